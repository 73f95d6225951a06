"""The day itself, from the door to the report: what `played-day.yaml` says, item by item."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ..app import make_application
from ..i18n import _
from ..paths import resource
from ..sessions import demo, reading
from ..sessions.reading import Outline
from ..sessions.records import AgendaItem, Arrangement, ContributionKind, ItemKind, Session, Validation
from ..sessions.store import Store
from ..ui.background import finish_background
from ..ui.main_window import MainWindow
from ..ui.toast import Toast
from ..ui.workshop import Workshop
from .deciding import Deciding
from .files import write_files
from .hands import Hands, type_in
from .steering import Clock, Steering

CONSOLE = QSize(1366, 768)
"""The laptop of the tour."""

_KIND_KEYS = {kind.value: Qt.Key(Qt.Key.Key_1 + place) for place, kind in enumerate(ContributionKind)}
_PICTURED = {
    (ItemKind.TESTIMONY, 2): "temoignage",
    (ItemKind.BREAK, 1): "pause",
    (ItemKind.REFLECTION, 2): "reflexion",
}
"""The items whose pictures are kept: kind and rank."""
_TYPED, _PICTURE = 0.8, 0.65
"""By how much of an item all is typed, and when its pictures are taken at the earliest."""
_PATIENCE = 60
"""How many seconds the pages of the report may take."""

Script = dict[str, Any]
"""What `played-day.yaml` says, or one item of it."""


def play(exports: Path, file: Path) -> Iterator[Path]:
    """Play the day in the new workshop *file*; gives each file as it is written in the folder *exports*."""
    script: Script = yaml.safe_load(resource("demo", "played-day.yaml").read_text(encoding="utf-8"))
    exports.mkdir(parents=True, exist_ok=True)
    demo.build(file)
    with _mistakes_end_it():
        tour = _Tour(script, file, exports)
        try:
            yield from tour.walk()
        finally:
            tour.close()


@contextmanager
def _mistakes_end_it() -> Iterator[None]:
    """Qt goes on after an exception in what it calls; the tour does not end well then."""
    mistakes: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: mistakes.append(error)
    try:
        yield
    finally:
        sys.excepthook = before
    if mistakes:
        raise mistakes[0]


class _Tour:
    def __init__(self, script: Script, file: Path, exports: Path) -> None:
        self._script, self._exports = script, exports
        self._starts = _starts(script, file)
        self._clock = Clock(self._starts)
        self._application = QApplication.instance() or make_application()
        self._window = MainWindow(clock=self._clock)
        self._window.resize(CONSOLE)
        self._window.show()
        self._window.open_path(file)
        assert self._window.workshop is not None
        self._workshop: Workshop = self._window.workshop
        self._hands = Hands(self._window, self._workshop)
        self._steering = Steering(self._hands, self._workshop, self._clock)
        self._deciding = Deciding(self._hands, self._workshop, self._clock)

    def walk(self) -> Iterator[Path]:
        """The whole day: home, prepare, run, report; then the files."""
        session = _played(self._script, self._workshop.store)
        yield self._console("accueil")
        self._workshop.open_session(session.id, "prepare")
        yield self._console("preparer")
        self._steering.open_the_door(**self._script["door"])
        yield self._console("participants")
        self._hands.click(_("Map of actors"))
        yield self._console("acteurs")
        self._clock.now = self._starts
        self._workshop.go_to("run")
        self._hands.key(Qt.Key.Key_F5)
        yield self._room("accueil")
        self._hands.click(_("Start the day"))
        for played in self._script["items"]:
            yield from self._hold(played)
        self._hands.click(_("Close the day"))
        yield self._room("merci")
        self._workshop.go_to("report")
        self._wait_until(lambda: self._workshop.report.page_count > 0)
        yield self._console("compte-rendu")
        self._workshop.go_to("compare")
        self._wait_until(lambda: self._workshop.compare.comparison is not None)
        yield self._console("comparer")
        yield from write_files(self._workshop.store, session, self._exports)

    def close(self) -> None:
        """Close the window as a person would."""
        finish_background()
        self._window.close()

    # The day

    def _hold(self, played: Script) -> Iterator[Path]:
        """One item: who speaks, what is typed in it, its pictures, then the next."""
        outline = self._outline()
        item = outline.items[played["item"] - 1]
        assert outline.current_item == item, f"{item.title} is not under way"
        start, length = self._clock.now, timedelta(minutes=item.minutes + item.extension + played.get("late", 0))
        if "speech" in played:
            self._steering.hear_the_speaker(played["speech"])
        if "asked" in played:
            self._steering.put_to_the_speaker(played["asked"], played["answered"])
        self._type_all(played, start + length - self._clock.now)
        if "floor" in played:
            self._steering.give_the_floor(played["floor"])
        if "notes" in played:
            self._write_notes(played["notes"])
        self._clock.now = max(self._clock.now, start + length * played.get("picture", _PICTURE))
        yield from self._pictures(outline, item)
        if "asked" in played:
            self._steering.close_the_sheet()
        if "way" in played:
            self._steering.win_back(played["way"])
        for title, ranks in played.get("grouped_later", {}).items():
            self._group(title, ranks)
        yield from self._decide(played, item)
        assert self._clock.now <= start + length, f"{item.title} is too short for what is told of it"
        self._clock.now = start + length
        if outline.next_held(item, 1) is not None:
            self._hands.key(Qt.Key.Key_F9)

    def _decide(self, played: Script, item: AgendaItem) -> Iterator[Path]:
        """What the room decides as the item ends."""
        if "sheet" in played:
            self._deciding.count_on_the_sheet(played["sheet"])
            self._draw()
            yield self._console("vote")
            self._deciding.close_the_vote(played["sheet"])
        self._deciding.write_down(item, played.get("decides", {}))
        if "synthesis" in played:
            self._deciding.conclude(played["synthesis"])
            yield self._console("synthese")
            for said in self._deciding.put_to_the_room(played["synthesis"]):
                if said.validation is Validation.AMENDED:
                    yield self._room("synthese")
            self._deciding.back_to_run()

    def _type_all(self, played: Script, left: timedelta) -> None:
        """What is answered to each question of the item, spread over its time, and grouped before the next one."""
        answers: list[list[str]] = played.get("questions", [[]])
        clusters: list[dict[str, list[int]]] = played.get("clusters", [])
        lines = sum(map(len, answers))
        for place, answer in enumerate(answers):
            if place:
                self._hands.click("›")
            for line in answer:
                self._clock.now += timedelta(seconds=left.seconds * _TYPED // lines)
                self._type(line)
            for title, ranks in clusters[place].items() if clusters else ():
                self._group(title, ranks)

    def _type(self, line: str) -> None:
        kind, text = line.split(": ", 1)
        field = self._workshop.run.bar.field
        field.setFocus()
        QTest.keyClick(field, _KIND_KEYS[kind], Qt.KeyboardModifier.ControlModifier)
        type_in(field, text)
        self._hands.key(Qt.Key.Key_Return)

    def _group(self, title: str, ranks: list[int]) -> None:
        """Choose contributions to the question under way by their ranks, and name them with Ctrl+G."""
        board, question = self._workshop.run.stage.board, self._outline().current_question
        assert question is not None
        said = reading.contributions(self._workshop.store, question)
        board.wall.setFocus()
        board.wall.select([said[rank - 1].id for rank in ranks])
        QTest.keyClick(board.wall, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        type_in(board.naming.field, title)
        QTest.keyClick(board.naming.field, Qt.Key.Key_Return)
        board.bar.arrange_wanted.emit(Arrangement.CLUSTER)
        self._workshop.run.bar.field.setFocus()

    def _write_notes(self, notes: str) -> None:
        field = self._workshop.run.panel.notes
        field.setFocus()
        type_in(field, notes)
        field.settle()
        self._workshop.run.bar.field.setFocus()

    def _outline(self) -> Outline:
        return reading.outline(self._workshop.store, self._workshop.desk.session_id)

    # Pictures

    def _wait_until(self, ready: Callable[[], bool]) -> None:
        patience = time.monotonic() + _PATIENCE
        while not ready():
            assert time.monotonic() < patience, "the pages of the report do not come"
            QApplication.processEvents()
            time.sleep(0.01)

    def _pictures(self, outline: Outline, item: AgendaItem) -> Iterator[Path]:
        name = _PICTURED.get((item.kind, outline.rank(item)[0]))
        if name is not None:
            self._draw()
            yield self._console(name)
            yield self._room(name)

    def _draw(self) -> None:
        """Have what the room sees, and could see, drawn anew."""
        self._workshop.room.tick()
        self._workshop.run.refresh()
        self._wait_until(lambda: not self._workshop.run.panel.drawing)

    def _console(self, name: str) -> Path:
        """What the laptop shows, some minutes after the last key: the time has passed, notices are gone."""
        self._workshop.tick()
        for toast in self._window.findChildren(Toast):
            toast.hide()
        for _round in range(3):  # what was asked of the windows happens first, deletions included
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return self._save(f"console-{name}", self._window.grab().toImage())

    def _room(self, name: str) -> Path:
        """What the projected window shows, in the pixels of a projector."""
        self._workshop.room.refresh()
        scene = self._workshop.room.scene
        assert scene is not None
        assert self._workshop.projector.projecting, "the room sees nothing"
        return self._save(f"projection-{name}", self._workshop.projector.picture(scene))

    def _save(self, name: str, image: QImage) -> Path:
        target = self._exports / f"{name}.png"
        if not image.save(str(target)):
            raise OSError(f"{target} was not written")
        return target


def _starts(script: Script, file: Path) -> datetime:
    """When the day begins."""
    with closing(Store.open(file, read_only=True)) as store:
        day = _played(script, store).day
    assert day is not None
    return demo.instant(day, script["starts"])


def _played(script: Script, store: Store) -> Session:
    number: int = script["session"]
    return reading.sessions(store)[number - 1]
