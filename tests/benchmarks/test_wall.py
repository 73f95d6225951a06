"""The wall at 1920 × 1080, with 200 and 5,000 notes, against a blank widget of that size painted in the same run."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.theme import apply_theme
from facilitator.ui.widgets.wall import paint as wall_paint
from facilitator.ui.widgets.wall import text as wall_text
from facilitator.ui.widgets.wall.canvas import WallCanvas
from facilitator.ui.widgets.wall.edge import EDGE
from facilitator.ui.widgets.wall.notes import WallNote

from .large_wall import COLOURS, GROUPS, look, notes_of, settle
from .measure import in_turn, tell, timed

WIDTH, HEIGHT = 1920, 1080
ROOT = Path(__file__).parents[2]
SCALES = (0.1, 0.2, 0.5, 0.72, 1.0)
"""From everything to one's own table; text begins at a half."""


class Blank(QWidget):
    """Paints one colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(wall_paint.GROUND))
        painter.end()


class Picture(Blank):
    """Shows a picture as large as itself."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap(WIDTH, HEIGHT)
        self._picture.fill(QColor(wall_paint.GROUND))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(event.rect(), self._picture, event.rect())
        painter.end()


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    QApplication.processEvents()
    return widget


def wall_of(qtbot: QtBot, count: int) -> WallCanvas:
    wall = WallCanvas()
    shown(qtbot, wall)
    wall.show_notes(notes_of(count), GROUPS)
    wall.repaint()
    return wall


@pytest.fixture(autouse=True)
def _calm(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp)
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(params=[200, 5_000])
def wall(qtbot: QtBot, request: pytest.FixtureRequest) -> WallCanvas:
    return wall_of(qtbot, request.param)


@pytest.fixture
def blank(qtbot: QtBot) -> QWidget:
    return shown(qtbot, Blank())


def told(name: str, taken: list[float], goal_ms: float) -> float:
    """Print a duration against a goal in milliseconds; returns the shortest, which what else runs disturbs least."""
    median, shortest = statistics.median(taken) * 1000, min(taken) * 1000
    print(f"\n{name}: shortest {shortest:.2f} ms, median {median:.2f} ms (goal {goal_ms:g} ms)")
    return shortest


def test_a_full_repaint(wall: WallCanvas, blank: QWidget) -> None:
    look(wall, 1.0)
    taken, floor = in_turn(wall.repaint, blank.repaint, 60)
    assert tell(f"full repaint, {wall.count} notes", taken, floor, 6) < 12


def test_five_thousand_notes_cost_about_as_much_as_two_hundred(qtbot: QtBot) -> None:
    many, few = wall_of(qtbot, 5_000), wall_of(qtbot, 200)
    look(many, 1.0)
    look(few, 1.0)
    taken, floor = in_turn(many.repaint, few.repaint, 60)
    assert tell("full repaint, 5,000 notes against 200", taken, floor, 1.3) < 2


@pytest.mark.parametrize("scale", SCALES)
def test_a_full_repaint_with_every_cache_emptied(wall: WallCanvas, scale: float) -> None:
    look(wall, scale)

    def empty_and_paint() -> float:
        wall._start_squares()
        wall_paint.shaped.cache_clear()
        wall_paint._elided.cache_clear()
        return timed(wall.repaint)

    taken = [empty_and_paint() for _round in range(9)]
    assert told(f"everything painted anew at {scale:g}, {wall.count} notes", taken, 33) < 66


def test_a_pan_step(wall: WallCanvas, blank: QWidget) -> None:
    look(wall, 1.0)
    inner = blank.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
    steps = [10 if place % 20 < 10 else -10 for place in range(400)]
    goings = iter(steps)
    settle(wall)

    def pan() -> None:
        wall.pan(0, -next(goings))
        QApplication.processEvents()

    def scroll() -> None:
        blank.scroll(0, -10, inner)
        QApplication.processEvents()

    taken, floor = in_turn(pan, scroll, 100)
    assert tell(f"pan by 10 px, {wall.count} notes", taken, floor, 2) < 4


def test_a_zoom_step(qtbot: QtBot, wall: WallCanvas) -> None:
    picture = shown(qtbot, Picture())
    look(wall, 0.86)
    turns = iter([120, -120] * 100)
    middle = QPointF(WIDTH / 2, HEIGHT / 2)

    def turn_the_wheel() -> None:
        turned = QPoint(0, next(turns))
        control, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(middle, middle, QPoint(), turned, Qt.MouseButton.NoButton, control, phase, False)
        QApplication.sendEvent(wall, event)
        wall.repaint()

    def first_frame() -> float:
        wall.sharpen()
        wall.repaint()
        return timed(turn_the_wheel)

    def crisp_frame() -> float:
        turn_the_wheel()
        wall.sharpen()
        return timed(wall.repaint)

    first_frame()
    first = [(first_frame(), timed(picture.repaint)) for _round in range(30)]
    ratio = tell(f"zoom, first frame, {wall.count} notes", [a for a, _b in first], [b for _a, b in first], 20)
    crisp = told(f"zoom, crisp frame, {wall.count} notes", [crisp_frame() for _round in range(15)], 33)
    assert ratio < 30
    assert crisp < 66


def test_dragging_a_note(wall: WallCanvas) -> None:
    look(wall, 1.0)
    wall.lift([wall.notes[-1].id])
    QApplication.processEvents()
    place = iter(range(0, 4_000, 7))

    def drag() -> None:
        left = 200 + next(place) % 900
        wall.update(QRect(left, 300, 190, 140))
        wall.update(QRect(left + 7, 300, 190, 140))
        QApplication.processEvents()

    drag()
    assert told(f"drag a note by a step, {wall.count} notes", [timed(drag) for _step in range(100)], 1) < 2


def test_adding_a_note(wall: WallCanvas) -> None:
    look(wall, 1.0)
    more = iter([WallNote(f"x{rank:04}", f"{rank} une idée de plus", COLOURS[0], "I", "T1") for rank in range(60)])

    def add() -> None:
        note = next(more)
        wall.add_notes([note])
        QApplication.processEvents()

    wall.reveal(wall.notes[-1].id)
    settle(wall)
    add()
    assert told(f"add a note, {wall.count} notes", [timed(add) for _step in range(50)], 1) < 2


def test_opening_five_thousand_notes(qtbot: QtBot) -> None:
    wall = WallCanvas()
    shown(qtbot, wall)
    notes = notes_of(5_000)

    def open_it() -> None:
        wall.show_notes(notes, GROUPS, anew=True)
        wall.repaint()

    def forget_and_open() -> float:
        wall_text.fitted.cache_clear()
        wall_text._advance.cache_clear()
        wall_paint.shaped.cache_clear()
        return timed(open_it)

    assert told("opening 5,000 notes", [forget_and_open() for _round in range(7)], 150) < 300


MEMORY = """
import os, sys
from pathlib import Path
from facilitator import app, i18n, paths
i18n.install(paths.resource("translations"))
application = app.make_application()
window = app.MainWindow()
window.show()
from facilitator.ui.widgets.wall.canvas import WallCanvas
from tests.benchmarks.large_wall import GROUPS, look, notes_of
wall = WallCanvas()
wall.resize(1920, 1080)
wall.show_notes(notes_of(5_000), GROUPS)
wall.show()
application.processEvents()
for scale in (0.1, 0.5, 1.0, 2.0):
    look(wall, scale)
    for _step in range(40):
        wall.pan(-200, -150)
        application.processEvents()
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much was used")
def test_memory_of_the_program_with_five_thousand_notes() -> None:
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, cwd=ROOT)
    megabytes = int(done.stdout.split()[-1])
    print(f"\nmemory at most: {megabytes} MB (goal 200)")
    assert megabytes < 300
