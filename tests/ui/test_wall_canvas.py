"""The wall as a picture to move about in: zoom, pan, minimap, and what is painted."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.ui.widgets.wall.boxes import Box
from facilitator.ui.widgets.wall.camera import READING, SCALES, Camera
from facilitator.ui.widgets.wall.canvas import WallCanvas
from facilitator.ui.widgets.wall.edge import EDGE
from facilitator.ui.widgets.wall.notes import WallGroup, WallNote

from .test_wall_layout import note_of

NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
COLOURS = ("#FFE58A", "#F7C6D3", "#BFDDF5")
MakeCanvas = Callable[..., WallCanvas]


def notes_of(count: int, group: str = "") -> list[WallNote]:
    return [
        WallNote(
            f"n{rank:04}", f"{rank} une lettre après chaque conseil", COLOURS[rank % 3], "IFQ"[rank % 3], group=group
        )
        for rank in range(count)
    ]


@pytest.fixture
def make(qtbot: QtBot) -> MakeCanvas:
    def made(count: int) -> WallCanvas:
        canvas = WallCanvas()
        qtbot.addWidget(canvas)
        canvas.resize(800, 500)
        canvas.show()
        canvas.show_notes(notes_of(count), empty="Nothing yet")
        QApplication.processEvents()
        return canvas

    return made


def wheel(canvas: WallCanvas, at: QPointF, turned: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)
    QApplication.processEvents()


def on_screen(canvas: WallCanvas) -> QImage:
    """What the window holds, however it came there."""
    QApplication.processEvents()
    return canvas.screen().grabWindow(canvas.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted_anew(canvas: WallCanvas) -> QImage:
    """What it would be if everything were painted now."""
    canvas._start_squares()
    canvas.repaint()
    return on_screen(canvas)


def alike(one: QImage, other: QImage) -> bool:
    """The same picture: a few letters may stand a quarter of a pixel aside, as the font's own grid has it."""
    if one.size() != other.size():
        return False
    return sum(map(int.__ne__, _pixels(one), _pixels(other))) < one.width() * one.height() / 1_000


def _pixels(image: QImage) -> memoryview:
    return memoryview(image.constBits()).cast("B").cast("I")


def colour_of(canvas: WallCanvas, note_id: str) -> str:
    """The colour seen in the margin of a note."""
    rect = canvas.note_rect(note_id)
    point = QPointF(rect.left() + 5, rect.center().y()).toPoint()
    return str(on_screen(canvas).pixelColor(point).name().upper())


def in_view(canvas: WallCanvas) -> list[str]:
    inside = QRectF(canvas.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
    return [note.id for note in canvas.notes if inside.contains(canvas.note_rect(note.id))]


def minimap_area(canvas: WallCanvas) -> QRectF:
    return QRectF(canvas.minimap.geometry()) if canvas.minimap.isVisible() else QRectF()


# What is seen


def test_every_note_in_view_is_painted_where_it_is_said_to_be(make: MakeCanvas) -> None:
    canvas = make(12)
    assert len(in_view(canvas)) == 12
    for note in canvas.notes:
        assert colour_of(canvas, note.id) == note.colour
        assert canvas.note_at(canvas.note_rect(note.id).center()) == note


def test_an_empty_wall_says_why_and_a_first_note_takes_its_place(make: MakeCanvas) -> None:
    canvas = make(0)
    empty = on_screen(canvas)
    ground = empty.pixelColor(20, 20)
    middle = {empty.pixelColor(x, 250).name() for x in range(300, 500)}
    assert len(middle) > 1
    canvas.add_notes(notes_of(1))
    assert colour_of(canvas, "n0000") == COLOURS[0]
    assert {on_screen(canvas).pixelColor(x, 250).name() for x in range(300, 500)} == {ground.name()}


def test_the_letter_stays_when_the_text_is_too_small(make: MakeCanvas) -> None:
    canvas = make(12)
    for _step in range(8):
        canvas.zoom(-1)
    canvas.sharpen()
    assert canvas.scale < 0.25
    image = on_screen(canvas)
    for note in canvas.notes[:3]:
        rect = canvas.note_rect(note.id).toAlignedRect()
        corner = [
            image.pixelColor(x, y).lightness()
            for x in range(rect.center().x(), rect.right())
            for y in range(rect.center().y(), rect.bottom())
        ]
        assert min(corner) < 100


def test_a_wall_opens_where_it_can_be_read(make: MakeCanvas) -> None:
    for count in (1, 15, 400):
        canvas = make(count)
        assert READING <= canvas.scale <= 1
        assert "n0000" in in_view(canvas)


def test_what_was_opened_before_the_window_had_its_size_opens_again_with_it(qtbot: QtBot) -> None:
    canvas = WallCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(100, 40)
    canvas.show_notes(notes_of(12))
    canvas.resize(1300, 800)
    canvas.show()
    assert len(in_view(canvas)) == 12


# Moving about


@pytest.mark.parametrize("count", [12, 400])
def test_the_wheel_zooms_to_the_pointer(make: MakeCanvas, count: int) -> None:
    canvas = make(count)
    canvas.pan(-60, -40)
    pointer = QPointF(310, 220)
    for turned in (-120, -120, -120, 120, 120, 120, 120):
        place, scale = canvas.to_wall(pointer), canvas.scale
        wheel(canvas, pointer, QPoint(0, turned), CONTROL)
        assert canvas.scale in SCALES
        assert (canvas.scale > scale) == (turned > 0)
        moved = canvas.to_view(place) - pointer
        assert moved.manhattanLength() < 2


def test_the_wheel_scrolls_and_stops_at_the_edges(make: MakeCanvas) -> None:
    canvas = make(400)
    start = canvas.note_rect("n0000").topLeft()
    wheel(canvas, QPointF(300, 200), QPoint(0, 120))
    assert canvas.note_rect("n0000").topLeft() == start
    wheel(canvas, QPointF(300, 200), QPoint(0, -120))
    assert canvas.note_rect("n0000").topLeft() == start - QPointF(0, 120)
    wheel(canvas, QPointF(300, 200), QPoint(0, -120), SHIFT)
    assert canvas.note_rect("n0000").topLeft() == start - QPointF(120, 120)
    for _turn in range(200):
        wheel(canvas, QPointF(300, 200), QPoint(0, -480))
    assert any(note in in_view(canvas) for note in ("n0395", "n0396", "n0397", "n0398", "n0399"))


def test_small_turns_of_a_trackpad_add_up_to_a_level(make: MakeCanvas) -> None:
    canvas = make(12)
    before = canvas.scale
    for _turn in range(3):
        wheel(canvas, QPointF(300, 200), QPoint(0, 30), CONTROL)
    assert canvas.scale == before
    wheel(canvas, QPointF(300, 200), QPoint(0, 30), CONTROL)
    assert canvas.scale == SCALES[SCALES.index(before) + 1]


def test_fit_shows_everything(make: MakeCanvas) -> None:
    canvas = make(400)
    canvas.pan(-300, -900)
    canvas.fit()
    assert len(in_view(canvas)) == 400
    assert not canvas.minimap.isVisible()
    canvas.zoom_to_read(QPointF(100, 100))
    assert canvas.scale == 1
    assert canvas.minimap.isVisible()


def test_reveal_moves_as_little_as_needed(make: MakeCanvas) -> None:
    canvas = make(400)
    first = canvas.note_rect("n0000")
    canvas.reveal("n0000", margin=0)
    assert canvas.note_rect("n0000") == first
    canvas.reveal("n0399")
    assert "n0399" in in_view(canvas)
    canvas.reveal("n0000")
    assert "n0000" in in_view(canvas)


def test_the_view_stays_when_the_notes_change(make: MakeCanvas) -> None:
    canvas = make(400)
    canvas.pan(-200, -300)
    where = {note.id: canvas.note_rect(note.id) for note in canvas.notes}
    canvas.show_notes([note for note in canvas.notes if note.id != "n0005"])
    assert all(canvas.note_rect(note.id) == where[note.id] for note in canvas.notes)
    canvas.add_notes([note_of(900)])
    assert all(canvas.note_rect(note.id) == where[note.id] for note in canvas.notes if note.id in where)


def test_the_minimap_goes_where_it_is_clicked(make: MakeCanvas) -> None:
    canvas = make(400)
    minimap = canvas.minimap
    assert minimap.isVisible()
    assert "n0399" not in in_view(canvas)
    target = QPoint(minimap.width() // 2, minimap.height() - 8)
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, NONE, target)
    last = max(canvas.layout_.boxes.values(), key=lambda box: box.bottom)
    assert canvas.seen.bottom() > last.top
    assert not make(6).minimap.isVisible()


# The picture is kept, and right


def moves(canvas: WallCanvas) -> list[Callable[[], None]]:
    return [
        lambda: canvas.pan(-7, 0),
        lambda: canvas.pan(0, -90),
        lambda: canvas.pan(-35, -300),
        lambda: canvas.pan(11, 13),
        lambda: canvas.pan(-2_000, 0),
        lambda: canvas.zoom(-3, QPointF(200, 100)),
        lambda: canvas.zoom(2),
        canvas.sharpen,
        lambda: canvas.add_notes([note_of(901)]),
        lambda: canvas.lift(["n0000", "n0007", "n0040"]),
        lambda: canvas.pan(0, 120),
        canvas.put_down,
        lambda: canvas.show_notes([note for note in canvas.notes if note.id > "n0003"]),
        canvas.tidy,
        canvas.fit,
    ]


def test_what_was_kept_is_what_would_be_painted_anew(make: MakeCanvas) -> None:
    canvas = make(400)
    for rank, move in enumerate(moves(canvas)):
        move()
        seen = on_screen(canvas)
        if canvas._coarse is None:
            assert alike(seen, painted_anew(canvas)), rank


def test_a_zoom_gesture_shows_the_present_picture_first_and_the_crisp_one_next(qtbot: QtBot, make: MakeCanvas) -> None:
    canvas = make(12)
    crisp = on_screen(canvas)
    wheel(canvas, QPointF(300, 200), QPoint(0, 120), CONTROL)
    first = on_screen(canvas)
    assert not alike(first, crisp)
    qtbot.waitUntil(lambda: not alike(on_screen(canvas), first))
    assert alike(on_screen(canvas), painted_anew(canvas))


def test_a_lifted_note_is_left_out_until_it_is_put_down(make: MakeCanvas) -> None:
    canvas = make(12)
    before = on_screen(canvas)
    canvas.lift(["n0004"])
    assert colour_of(canvas, "n0004") == "#F1ECE4"
    canvas.put_down()
    assert alike(on_screen(canvas), before)


def test_a_lifted_group_goes_with_its_notes(make: MakeCanvas) -> None:
    canvas = make(0)
    canvas.show_notes(notes_of(4, "g"), [WallGroup("g", "Informer", "4")])
    canvas.lift(["g"])
    assert {colour_of(canvas, note.id) for note in canvas.notes} == {"#F1ECE4"}


def test_neighbours_make_way_and_come_back(qtbot: QtBot, make: MakeCanvas) -> None:
    canvas = make(12)
    before = on_screen(canvas)
    canvas.shift({"n0011": QPointF(0, 200)})
    place = canvas.to_view(QPointF(*canvas.layout_.boxes["n0011"][:2]) + QPointF(5, 250)).toPoint()
    qtbot.waitUntil(lambda: on_screen(canvas).pixelColor(place) == QColor(COLOURS[2]))
    assert colour_of(canvas, "n0011") == "#F1ECE4"
    canvas.shift({})
    qtbot.waitUntil(lambda: alike(on_screen(canvas), before))


def test_a_note_that_made_way_and_was_put_there_is_seen_where_it_was(qtbot: QtBot, make: MakeCanvas) -> None:
    canvas = make(3)
    canvas.shift({"n0002": QPointF(200, 50)})
    qtbot.waitUntil(lambda: canvas._shifts.now == {"n0002": QPointF(200, 50)})
    canvas.shift({})
    box = canvas.layout_.boxes["n0002"]
    last = notes_of(3)[2]
    placed = WallNote(last.id, last.text, last.colour, last.letter, place=(box.left + 200, box.top + 50))
    canvas.show_notes([*notes_of(2), placed])
    assert canvas._shifts.now == {}
    assert colour_of(canvas, "n0002") == last.colour


def test_one_note_is_painted_where_it_is_wanted(make: MakeCanvas) -> None:
    canvas = make(3)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(canvas.scale, canvas.scale)
    canvas.paint_one(painter, "n0001", QPointF(100, 80))
    painter.end()
    inside = QPointF(104, 130) * canvas.scale
    assert image.pixelColor(inside.toPoint()) == QColor(COLOURS[1])
    assert image.pixelColor(5, 5) == QColor("white")


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_the_camera_goes_there_and_back(ratio: float) -> None:
    camera = Camera()
    camera.use_ratio(ratio)
    camera.size = QSize(800, 500)
    for scale in SCALES:
        camera.scale, camera.left, camera.top = scale, 133, -57
        point = QPointF(123, 321)
        back = camera.to_view(camera.to_wall(point))
        assert (back - point).manhattanLength() < 1e-6
        box = Box(100, 200, 160, 110)
        assert camera.in_view(box).contains(camera.to_view(QPointF(101, 201)))


CRISP = """
import sys
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
from facilitator.ui.theme import apply_theme
apply_theme(application)
from facilitator.ui.widgets.wall.canvas import WallCanvas
from facilitator.ui.widgets.wall.paint import GROUND, NotePainter
from facilitator.ui.widgets.wall.notes import WallNote
canvas = WallCanvas()
canvas.resize(800, 500)
canvas.show_notes([WallNote(f"n{r}", f"{r} une lettre", "#FFE58A", "I", "T1") for r in range(60)])
canvas.show()
application.processEvents()
canvas.pan(-33, -41)
application.processEvents()
seen = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
ratio = canvas.devicePixelRatioF()
assert ratio == float(sys.argv[1]), ratio
assert seen.width() == round(800 * ratio)
wanted = QImage(seen.size(), seen.format())
wanted.fill(QColor(GROUND))
painter = QPainter(wanted)
painter.translate(-canvas._camera.left, -canvas._camera.top)
layout = canvas.layout_
NotePainter(canvas.scale, ratio).paint_notes(painter, [(n, layout.boxes[n.id]) for n in layout.notes])
painter.end()
edge = round(8 * ratio)
area = wanted.rect().adjusted(edge, edge, -edge, -edge)
area.setBottom(round(canvas.minimap.y() * ratio) - edge)
seen.setDevicePixelRatio(1)
pairs = [(seen.pixel(x, y), wanted.pixel(x, y)) for y in range(area.top(), area.bottom()) for x in range(area.left(), area.right())]
strange = sum(one != other for one, other in pairs)
assert len({one for one, _other in pairs}) > 50
assert strange < len(pairs) / 500, f"{strange} of {len(pairs)} pixels differ: the text was stretched"
"""


@pytest.mark.parametrize("ratio", ["1", "1.25", "1.5", "2"])
def test_text_is_drawn_on_the_pixels_of_the_screen(ratio: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": ratio, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", CRISP, ratio], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
