"""What the room decides while the day is played: a vote counted on its sheet, what is promised, what it validates.

The votes that are not counted on a sheet, what the room rates and promises, and the sentences of the synthesis are
written by the gestures themselves, as those of the days before were: typing them shows nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ..i18n import _
from ..sessions import queue, reading
from ..sessions.conclusions import conclusions
from ..sessions.demo import concluded, decided
from ..sessions.demo.day import keep_point
from ..sessions.demo.story import Asked
from ..sessions.essentials import proposals
from ..sessions.records import AgendaItem, College, RoomQuestion, Session, Statement
from ..ui.synthesis.answers import AMENDED, CONTESTED, VALIDATED
from ..ui.workshop import Workshop
from .hands import Hands, type_in
from .steering import Clock

_HEARD = timedelta(seconds=20)
"""How long the room looks at a sentence before it says something."""


class Deciding:
    """Each of its steps is one of what `played-day.yaml` says of an item."""

    def __init__(self, hands: Hands, workshop: Workshop, clock: Clock) -> None:
        self._hands, self._workshop, self._clock = hands, workshop, clock

    def write_down(self, item: AgendaItem, told: dict[str, Any]) -> None:
        """Write down what is kept of who spoke during an item, then all that the room decided in it."""
        store = self._workshop.store
        for asked in store.all(RoomQuestion, item_id=item.id):
            if asked.text in told.get("answers", {}):
                queue.write_answer(store, asked, told["answers"][asked.text])
        for point in told.get("points", ()):
            keep_point(store, item, point)
        for act in decided.acts(self._workshop.store, self._session, self._asked, told):
            act()

    # A vote on its sheet

    def count_on_the_sheet(self, told: dict[str, Any]) -> None:
        """Open a vote, and type what each table gave to each option: digits, and one key a cell."""
        self._vote = decided.open_vote(self._workshop.store, self._session, self._asked, told)
        self._workshop.run.open_panel("votes")
        self._hands.key_here(Qt.Key.Key_Space)
        self._hands.key_here(Qt.Key.Key_Return)
        for row in zip(*told["options"].values(), strict=True):
            for figure in row:
                self._hands.type_here(str(figure))
                self._hands.key_here(Qt.Key.Key_Return)

    def close_the_vote(self, told: dict[str, Any]) -> None:
        """The key after the last cell closes it; the room votes once more on what is tied, if it is told so."""
        self._hands.key_here(Qt.Key.Key_Return)
        for _place in ("the sheet", "the vote", "the panel"):
            self._hands.key_here(Qt.Key.Key_Escape)
        if "again" in told:
            decided.hold_again(self._workshop.store, self._vote, told["again"])

    # The synthesis

    def conclude(self, told: dict[str, Any]) -> None:
        """Keep some of what the figures say of the day, and write the rest of the synthesis."""
        self._workshop.go_to("synthesis")
        QApplication.processEvents()
        found = proposals(conclusions(self._workshop.store, self._session.id))
        wanted = [place for place, one in enumerate(found) if one.source in told.get("taken", ())]
        for place in reversed(wanted):  # what is kept leaves the list
            self._workshop.synthesis.proposals.cards[place].keep.click()
        for act in concluded.acts(self._workshop.store, self._session, self._asked, told):
            act()

    def put_to_the_room(self, told: dict[str, Any]) -> Iterator[Statement]:
        """Show the room sentence after sentence: what *told* does not say is validated. Gives each, once it is said."""
        self._hands.click(_("Put to the room"))
        validation = self._workshop.synthesis.validation
        while True:
            here = validation.statement_id
            self._clock.now += _HEARD
            self._answer(self._workshop.store.the(Statement, here).text, told)
            yield self._workshop.store.the(Statement, here)
            self._hands.key_here(Qt.Key.Key_Right)
            if validation.statement_id == here:
                return

    def back_to_run(self) -> None:
        """The room has its screen back."""
        self._hands.key_here(Qt.Key.Key_Escape)
        self._workshop.go_to("run")

    def _answer(self, sentence: str, told: dict[str, Any]) -> None:
        validation = self._workshop.synthesis.validation
        amended = next((to for begins, to in told.get("amended", {}).items() if sentence.startswith(begins)), None)
        contested = next((by for begins, by in told.get("contested", {}).items() if sentence.startswith(begins)), None)
        if amended is not None:
            validation.answers.buttons[AMENDED].click()
            validation.field.selectAll()
            type_in(validation.field, amended)
            QTest.keyClick(validation.field, Qt.Key.Key_Return)
        elif contested is not None:
            validation.answers.buttons[CONTESTED].click()
            for college in contested:
                validation.answers.colleges[College(college)].click()
        else:
            validation.answers.buttons[VALIDATED].click()
        QApplication.processEvents()

    # Where we are

    @property
    def _session(self) -> Session:
        return self._workshop.store.the(Session, self._workshop.desk.session_id)

    @property
    def _asked(self) -> Asked:
        """The questions of the day, by their numbers."""
        questions = reading.outline(self._workshop.store, self._session.id).questions
        return dict(enumerate(questions, start=1))
