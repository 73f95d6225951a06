"""What the facilitator does beside the post-its: the door, the questions to who speaks, the floor, a way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ..i18n import _
from ..ui.run.speech.queue_actions import key_of
from ..ui.run.speech.speech_panel import SpeechPanel
from ..ui.workshop import Workshop
from .hands import Hands, type_in


class Clock:
    """The time it is in the room."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


class Steering:
    """Each step is done by the keys that the console has for it."""

    def __init__(self, hands: Hands, workshop: Workshop, clock: Clock) -> None:
        self._hands, self._workshop, self._clock = hands, workshop, clock

    def open_the_door(self, before: int, came: Sequence[str], college: str) -> None:
        """Those who come, one a minute, each by a few letters; the last one is not on the list: that is a name."""
        self._clock.pass_minutes(-before)
        self._workshop.go_to("people")
        self._hands.click(_("At the door"))
        for typed in came:
            self._clock.pass_minutes(1)
            self._hands.type_here(typed)
            self._hands.key_here(Qt.Key.Key_Return)
        self._hands.type_here(college)

    def hear_the_speaker(self, minutes: int) -> None:
        """One key gives the floor to who speaks, and takes it back."""
        self._hands.key(Qt.Key.Key_F2)
        self._clock.pass_minutes(minutes)
        self._hands.key(Qt.Key.Key_F2)

    def put_to_the_speaker(self, asked: Sequence[str], answered: int) -> None:
        """What the room asks is typed in the bar; in the sheet, some are put, kept and answered, then one more is put.

        The room sees them meanwhile.
        """
        for line in asked:
            self._clock.pass_minutes(1)
            type_in(self._workshop.run.bar.field, line)
            self._hands.key(Qt.Key.Key_Return)
        self._hands.key(Qt.Key.Key_F3)
        panel = self._sheet
        QTest.mouseClick(panel.times.questions, Qt.MouseButton.LeftButton)
        panel.tabs.tab("questions").click()
        panel.questions.enter()
        for _question in range(answered):
            self._hands.key_here(Qt.Key.Key_Return)
            self._clock.pass_minutes(2)
            self._hands.type_here(key_of("keep") + key_of("answered"))
        self._hands.key_here(Qt.Key.Key_Return)

    def close_the_sheet(self) -> None:
        QTest.keyClick(self._sheet, Qt.Key.Key_Escape)

    def give_the_floor(self, turns: Sequence[tuple[int, int]]) -> None:
        """A digit gives the floor to a college; so many minutes later another one has it, then nobody."""
        self._hands.key(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
        for digit, minutes in turns:
            self._hands.type_here(str(digit))
            self._clock.pass_minutes(minutes)
        self._hands.type_here(str(turns[-1][0]))
        self._hands.key_here(Qt.Key.Key_Escape)

    def win_back(self, way: int) -> None:
        """Take one of the ways back that are offered, by its digit."""
        self._hands.key(Qt.Key.Key_F4)
        self._hands.type_here(str(way))

    @property
    def _sheet(self) -> SpeechPanel:
        panel = self._workshop.run.panels.panel("speech")
        assert isinstance(panel, SpeechPanel)
        return panel
