"""The demonstration day plays itself through the real windows, without a display.

Every word goes in by key events, every step by the keys and buttons of the console; only the clock is the tour's own,
so that what it writes is the same everywhere. It leaves the exports and pictures of the windows.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from .app import make_application
from .i18n import _
from .paths import resource
from .reports import FORMATS, export
from .sessions import demo, reading
from .sessions.records import ContributionKind, ItemKind, Session
from .ui.background import finish_background
from .ui.main_window import MainWindow
from .ui.workshop import Workshop

KIND_DIGITS = {kind.value: Qt.Key(Qt.Key.Key_1 + place) for place, kind in enumerate(ContributionKind)}


@dataclass
class _Clock:
    now: datetime

    def __call__(self) -> datetime:
        return self.now


def play(exports: Path) -> Iterator[Path]:
    """Play the day; gives each file as it is written in the folder *exports*."""
    application = QApplication.instance() or make_application()
    script = yaml.safe_load(resource("demo", "played-day.yaml").read_text(encoding="utf-8"))
    exports.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / demo.FILE_NAME
        demo.build(path)
        tour = _Tour(script, path, exports)
        yield from tour.walk()
        tour.close()
    assert application is not None


class _Tour:
    def __init__(self, script: dict[str, Any], path: Path, exports: Path) -> None:
        self._script, self._exports = script, exports
        self._clock = _Clock(datetime.now().astimezone())
        self._window = MainWindow(clock=self._clock)
        self._window.resize(1366, 768)
        self._window.show()
        self._window.open_path(path)
        assert self._window.workshop is not None
        self._workshop: Workshop = self._window.workshop
        day = self._session().day
        assert day is not None
        self._clock.now = demo.instant(day, script["starts"])

    def walk(self) -> Iterator[Path]:
        """The whole day: home, prepare, run, report; then the files."""
        yield self._picture("console-accueil", self._window)
        self._workshop.open_session(self._session().id, "prepare")
        yield self._picture("console-preparer", self._window)
        self._workshop.go_to("run")
        yield self._projected("projection-accueil")
        self._click(_("Start the day"))
        for played in self._script["items"]:
            yield from self._hold(played)
        self._click(_("Close the day"))
        yield self._projected("projection-merci")
        self._workshop.go_to("report")
        self._wait_until(lambda: self._workshop.report.page_count > 0)
        yield self._picture("console-compte-rendu", self._window)
        yield from self._export()

    def _session(self) -> Session:
        number: int = self._script["session"]
        return reading.sessions(self._workshop.store)[number - 1]

    def close(self) -> None:
        """Close the window as a person would."""
        finish_background()
        self._window.close()

    def _hold(self, played: dict[str, Any]) -> Iterator[Path]:
        """One item: what is typed in it, its pictures, then the next."""
        outline = reading.outline(self._workshop.store, self._workshop.desk.session_id)
        item = outline.items[played["item"] - 1]
        assert outline.current_item == item, f"{item.title} is not under way"
        length = timedelta(minutes=item.minutes + played.get("late", 0))
        end = self._clock.now + length
        batches = played.get("questions") or ([played["type"]] if "type" in played else [])
        lines = [line for batch in batches for line in batch]
        for place, batch in enumerate(batches):
            if place:
                self._click("›")
            for line in batch:
                self._clock.now += length * 0.8 / len(lines)
                self._type(line)
        if played.get("notes"):
            self._write_notes(played["notes"])
        self._clock.now = max(self._clock.now, end - length * 0.35)
        if picture := _PICTURED.get((item.kind, outline.rank(item)[0])):
            yield from self._pictures(picture)
        self._clock.now = end
        if outline.neighbour(item, 1) is not None:
            self._key(Qt.Key.Key_F9)

    def _pictures(self, name: str) -> Iterator[Path]:
        self._workshop.run.refresh()
        yield self._picture(f"console-{name}", self._window)
        yield self._projected(f"projection-{name}")

    def _type(self, line: str) -> None:
        kind, text = line.split(": ", 1)
        field = self._workshop.run.bar.field
        field.setFocus()
        QTest.keyClick(field, KIND_DIGITS[kind], Qt.KeyboardModifier.ControlModifier)
        for char in text:
            _press(field, char)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()

    def _write_notes(self, notes: str) -> None:
        field = self._workshop.run.panel.notes
        field.setFocus()
        for char in notes:
            _press(field, char)
        field.settle()
        self._workshop.run.bar.field.setFocus()

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(self._workshop.run.bar.field, key)
        QApplication.processEvents()

    def _click(self, text: str) -> None:
        found = [b for b in self._workshop.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert found, f"no button {text}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
        QApplication.processEvents()

    def _picture(self, name: str, widget: QWidget) -> Path:
        self._settle()
        return self._save(name, widget.grab().toImage())

    def _projected(self, name: str) -> Path:
        scene = self._workshop.run.panel.show_scene()
        return self._save(name, self._workshop.projector.picture(scene))

    def _save(self, name: str, image: QImage) -> Path:
        target = self._exports / f"{name}.png"
        image.save(str(target))
        return target

    def _settle(self) -> None:
        """Let what was asked of the windows happen, deletions included."""
        for _round in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _wait_until(self, ready: Callable[[], bool]) -> None:
        patience = time.monotonic() + 60
        while not ready() and time.monotonic() < patience:
            QApplication.processEvents()
            time.sleep(0.01)

    def _export(self) -> Iterator[Path]:
        store = self._workshop.store
        for number, session in enumerate(store.all(Session), start=1):
            if session.state == "closed":
                for form in FORMATS:
                    target = self._exports / f"journee-{number}.{form}"
                    export(store, session.id, form, target)
                    yield target


_PICTURED = {
    (ItemKind.TESTIMONY, 2): "temoignage",
    (ItemKind.BREAK, 1): "pause",
    (ItemKind.REFLECTION, 2): "reflexion",
}
"""The items whose pictures are kept: kind and rank."""


def _press(widget: QWidget, char: str) -> None:
    """A real key event for any character, those of no keyboard included."""
    from PySide6.QtGui import QKeyEvent

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))
