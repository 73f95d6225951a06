"""Eight hours at the desk, in a process of its own with two screens: only the clock is not the laptop's.

Run as a module with a workshop file, it lives the day and writes what it found as a line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator import i18n, paths
from facilitator.app import make_application
from facilitator.sessions import agenda, capture, cycle, flow, reading, screen, themes
from facilitator.sessions.capture import Draft
from facilitator.sessions.clock import WatchedClock
from facilitator.sessions.records import Contribution, ItemKind, ScreenMode
from facilitator.sessions.scene.values import Countdown
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.main_window import MainWindow

HOURS = 8
STEP = timedelta(minutes=2)
SAID_IN_AN_HOUR = 63
QUESTION = 45
"""Minutes of each hour for its question; the rest is a pause."""
CLOCK_SET = {3: timedelta(hours=1), 6: timedelta(minutes=-40)}
"""In the middle of which hours somebody sets the laptop's clock, and how far."""


@dataclass
class Found:
    """What the day was like."""

    said: int = 0
    looks: int = 0
    """How often the countdown was looked at."""
    worst_drift: float = 0.0
    """By how many seconds a countdown was wrong, at worst, in the console or before the room."""
    drift_after_clock_set: float = 0.0
    times_told: int = 0
    """How often the console said that the clock had been set."""
    frozen: int = 0
    black: int = 0
    pages_turned: int = 0
    items: int = 0
    memory: list[int] = field(default_factory=list)
    """Bytes resident after each hour; nothing where the system does not tell."""
    screens: list[str] = field(default_factory=list)
    """Where the room's view was after each hour."""


class LongDay:
    def __init__(self, path: Path) -> None:
        self.wall, self.steady = datetime(2026, 3, 12, 9, 0, tzinfo=timezone(timedelta(hours=1))), 0.0
        self.found = Found()
        self._window = MainWindow(clock=WatchedClock(lambda: self.wall, lambda: self.steady))
        self._window.notices.said.connect(self._hear)
        self._window.show()
        assert self._window.open_path(path)
        workshop = self._window.workshop
        assert workshop is not None
        self._workshop, self._store = workshop, workshop.store
        self._session = reading.sessions(self._store)[0].id
        workshop.open_session(self._session, "run")
        flow.start_day(self._store, self._session)
        self._entered = 0.0
        self._minutes = QUESTION
        self._window.activateWindow()
        assert QTest.qWaitForWindowActive(self._window)
        self._key(Qt.Key.Key_F5)

    def live(self) -> None:
        """All of it."""
        for hour in range(HOURS):
            self._hour(hour)
            self._measure()
            self._next_item()

    def _hour(self, hour: int) -> None:
        steps, asking = int(timedelta(hours=1) / STEP), int(timedelta(minutes=QUESTION) / STEP)
        for step in range(steps):
            self._pass(STEP)
            first, last = (SAID_IN_AN_HOUR * min(count, asking) // asking for count in (step, step + 1))
            if first < last:
                self._say(f"Car {hour}-{first}")
            for number in range(first + 1, last):
                self._hear_from_a_table(f"Car {hour}-{number}")
            if step % 10 == 5:
                self._play_with_the_screen()
            if step == steps // 2 and hour in CLOCK_SET:
                self._set_clock(CLOCK_SET[hour])
            if step * STEP == timedelta(minutes=QUESTION + 1):
                self._next_item()
            self._look()

    def _pass(self, duration: timedelta) -> None:
        self.wall += duration
        self.steady += duration.total_seconds()
        self._workshop.tick()
        self._workshop.room.tick()
        QApplication.processEvents()

    def _set_clock(self, by: timedelta) -> None:
        """In the middle of an item; the console looks at its clock once a second."""
        self.wall += by
        before, self.found.worst_drift = self.found.worst_drift, 0.0
        self._workshop.room.tick()
        self._look()
        self._pass(timedelta(seconds=1))
        self._look()
        self.found.drift_after_clock_set = max(self.found.drift_after_clock_set, self.found.worst_drift)
        self.found.worst_drift = max(before, self.found.worst_drift)

    # At the keyboard

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focused(), key, modifier)
        QApplication.processEvents()

    def _focused(self) -> QWidget:
        focused: QWidget | None = self._window.focusWidget()
        return self._window if focused is None else focused

    def _say(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))
        self._key(Qt.Key.Key_Return)

    def _hear_from_a_table(self, text: str) -> None:
        """What comes without the desk's keyboard."""
        asked = reading.outline(self._store, self._session).current_question
        capture.contribute(self._store, self._session, Draft(text, table_number=3), asked)
        QApplication.processEvents()

    def _next_item(self) -> None:
        before = self._item_id()
        self._key(Qt.Key.Key_F9)
        if self._item_id() != before:
            self._entered = self.steady
            item = reading.outline(self._store, self._session).current_item
            assert item is not None
            self._minutes = item.minutes
            self.found.items += 1

    def _item_id(self) -> str:
        item = reading.outline(self._store, self._session).current_item
        return item.id if item is not None else ""

    def _play_with_the_screen(self) -> None:
        first = screen.screen_of(self._store, self._session).first_id
        for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._key(key)
            self.found.pages_turned += screen.screen_of(self._store, self._session).first_id != first
            first = screen.screen_of(self._store, self._session).first_id
        self._key(Qt.Key.Key_F6)
        self.found.frozen += screen.screen_of(self._store, self._session).mode is ScreenMode.FROZEN
        self._pass(timedelta(seconds=1))
        self._look()
        self._key(Qt.Key.Key_F7)
        self.found.black += screen.screen_of(self._store, self._session).mode is ScreenMode.BLACK
        self._key(Qt.Key.Key_Escape)

    # What is found

    def _look(self) -> None:
        """Compare what is left, in the console and before the room, with what the steady clock says."""
        self.found.looks += 1
        left = self._minutes * 60 - (self.steady - self._entered)
        shown = [_seconds(self._workshop.run.stage._clock.text())]
        window = self._workshop.projector.window
        assert window is not None
        countdown: Countdown | None = getattr(window.view.scene, "countdown", None)
        if countdown is not None:
            kept_back = self._minutes * 60 - countdown.total_seconds
            shown.append(countdown.left(self._store.now()).total_seconds() + kept_back)
        drift = max(abs(seconds - left) for seconds in shown)
        self.found.worst_drift = max(self.found.worst_drift, drift)

    def _measure(self) -> None:
        window = self._workshop.projector.window
        assert window is not None
        self.found.screens.append(window.screen().name() if window.isVisible() else "")
        self.found.said = len(self._store.all(Contribution))
        self._rest()
        statm = Path("/proc/self/statm")
        if statm.exists():
            self.found.memory.append(int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))

    def _rest(self) -> None:
        """A quiet moment: what is drawn when nothing happens is drawn, as after any hour."""
        panel, wall = self._workshop.run.panel, self._workshop.run.stage.wall
        while panel.drawing or wall._filling.isActive():
            QTest.qWait(10)

    def _hear(self, sentence: str, _bad: bool) -> None:
        self.found.times_told += "clock was changed" in sentence

    def end(self) -> None:
        self._window.close()


def _seconds(text: str) -> float:
    """ "15:48", "−3:20" or "1:45:00" as seconds."""
    total = 0
    for part in text.strip("−").split(":"):
        total = total * 60 + int(part)
    return float(-total if text.startswith("−") else total)


def make(path: Path) -> None:
    """A file with one session: in each hour a question for forty-five minutes, then a pause."""
    with closing(Store.create(path)) as store:
        cycle.start_cycle(store, "Projet de territoire")
        session = cycle.new_session(store, template("journee-libre"))
        for item in reading.outline(store, session.id).items:
            agenda.remove_item(store, item)
        theme = themes.add_theme(store, session, "Une longue journée")
        for hour in range(HOURS):
            for kind, minutes in ((ItemKind.REFLECTION, QUESTION), (ItemKind.BREAK, 60 - QUESTION)):
                item = agenda.add_item(store, session, kind, f"{kind} {hour}")
                agenda.edit_item(store, replace(item, minutes=minutes))
                if kind is ItemKind.REFLECTION:
                    themes.add_question(store, theme, f"Comment avancer, question {hour} ?", item=item)


def main(path: Path) -> None:
    i18n.install(paths.resource("translations"), "en")
    application = make_application()
    make(path)
    day = LongDay(path)
    day.live()
    day.end()
    application.processEvents()
    print(json.dumps(asdict(day.found)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
