"""Votes put to the room by somebody who counts them sheet by sheet, with the keys of the number pad.

The figures go into a ledger as they are typed; the room is looked at all along: it sees none before a vote is closed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from facilitator.sessions import reading
from facilitator.sessions.records import AgendaItem, Answer, College, Participant, Question
from facilitator.sessions.scene.scene import Scene
from facilitator.sessions.scene.scenes import ResultsScene, VotingScene
from facilitator.ui.run.votes.votes_panel import VotesPanel
from tests.ui.conftest import Console

from .deciding_ledger import Ballot, Decided, Where
from .steered_eve import CTRL, Organiser, press

PAD = Qt.KeyboardModifier.KeypadModifier
GUESTS, TABLES, DOTS = 12, 6, 3
LETTER, BUS, BENCH = "Informer sans noyer", "Se déplacer", "S’asseoir"
"""The clusters, of which there are as many as anybody has dots."""
CHARTER = "Une charte à signer"


class Teller(Organiser):
    """Who counts."""

    def __init__(self, console: Console, seed: int) -> None:
        super().__init__(console, seed, guests=GUESTS)
        self.decided = Decided()

    # The room

    @property
    def items(self) -> list[AgendaItem]:
        return self.console.store.all(AgendaItem, session_id=self.console.session.id)

    @property
    def questions(self) -> list[Question]:
        return list(reading.outline(self.console.store, self.console.session.id).questions)

    @property
    def seen(self) -> Scene:
        """What the room sees, which is also what the console shows of it."""
        scene = self.console.workshop.room.scene
        assert scene is not None
        return scene

    # Who can vote

    @property
    def people(self) -> list[Participant]:
        return self.console.store.all(Participant, session_id=self.console.session.id)

    def present_at(self, table: int) -> int:
        """How many of those who came sit there."""
        return sum(one.table_number == table and self._came(one.name) for one in self.people)

    def present_of(self, college: College) -> int:
        return sum(one.college is college and self._came(one.name) for one in self.people)

    def _came(self, name: str) -> bool:
        return self.ledger.people[name].arrived is not None

    # Votes

    def vote_on_clusters(self) -> Ballot:
        """Dots by table on the clusters: one table gives more than it has, and two clusters come first together."""
        self.open("Votes…")
        self.console.key(Qt.Key.Key_Return)
        self.console.key(Qt.Key.Key_Return, CTRL)
        self.console.click("Par table", self.votes)
        ballot = self._ballot(self.questions[0].text, LETTER, BUS, BENCH)
        rows = {table: [self.present_at(table)] * DOTS for table in range(1, TABLES + 1)}
        beyond = next(table for table in rows if self.present_at(table))
        rows[beyond][0] += 1
        rows[beyond][1] += 1
        most = DOTS * self.present_at(beyond)
        ballot.too_much = ((beyond, most + 2, most),)
        self._count(ballot, {(table, Answer.VOICE): row for table, row in rows.items()})
        return ballot

    def another_round(self) -> Ballot:
        """Between those that came first together."""
        before = self.decided.ballots[-1]
        self.open("Votes…")
        press(self.votes.page._more)
        self.choose("Un autre tour, entre les ex æquo de la première place")
        ballot = self._ballot(before.title, *before.leaders)
        rows = {table: [DOTS * self.present_at(table), 0] for table in range(1, TABLES + 1)}
        self._count(ballot, {(table, Answer.VOICE): row for table, row in rows.items()})
        return ballot

    def vote_by_college(self) -> Ballot:
        """Yes or no on a text of its own, college by college."""
        self.open("Votes…")
        self.console.key(Qt.Key.Key_Escape)
        self.console.key(Qt.Key.Key_Up)
        self.console.key(Qt.Key.Key_Return)
        self.console.key(Qt.Key.Key_A, CTRL)
        self.console.type(CHARTER)
        self.console.click("Oui ou non", self.votes)
        for _cluster in (LETTER, BUS, BENCH):
            self._tab_to("QCheckBox")
            self.console.key(Qt.Key.Key_Space)
        self.console.key(Qt.Key.Key_Tab)
        self.console.type(CHARTER)
        self.console.key(Qt.Key.Key_Return, CTRL)
        self.console.click("Par collège", self.votes)
        ballot = self._ballot(CHARTER, CHARTER)
        answers = (Answer.YES, Answer.NO, Answer.ABSTAIN)
        present = [college for college in College if self.present_of(college)]
        rows: dict[tuple[Where, Answer], list[int]] = {
            (college, answer): [self.present_of(college) if answer is answers[place % 3] else 0]
            for place, college in enumerate(present)
            for answer in answers
        }
        self._count(ballot, rows)
        return ballot

    @property
    def votes(self) -> VotesPanel:
        panel = self.console.workshop.run.panels.panel("votes")
        assert isinstance(panel, VotesPanel)
        return panel

    def _ballot(self, title: str, *options: str) -> Ballot:
        self.decided.ballots.append(Ballot(title, options))
        return self.decided.ballots[-1]

    def _count(self, ballot: Ballot, rows: dict[tuple[Where, Answer], list[int]]) -> None:
        """Fill in the sheet with digits and one key a cell, as the room sees no figure; then close the vote, and the
        room sees what the ledger gives."""
        self.console.click("Montrer à la salle", self.votes)
        self.votes.setFocus()
        self.console.key(Qt.Key.Key_Return)
        for (where, answer), row in rows.items():
            for option, count in zip(ballot.options, row, strict=True):
                ballot.figures[where, option, answer] = count
                self._pad(str(count) if count else "")
                assert isinstance(self.seen, VotingScene), "a figure is seen before the vote is closed"
        told = self.console.workshop.run.middle.sheet_page().sheet._told.text()
        for _where, votes, most in ballot.too_much:
            assert f"{votes} voix comptées, {most} possibles" in told.replace("\u202f", " ")
        assert bool(ballot.too_much) == bool(told)
        self.console.key(Qt.Key.Key_Return)
        scene = self.seen
        assert isinstance(scene, ResultsScene)
        assert {one.text: one.count for one in scene.results} == {one: ballot.votes(one) for one in ballot.options}
        assert {one.text for one in scene.results if one.rank == 1} == set(ballot.leaders)
        self.console.key(Qt.Key.Key_Escape)

    def _pad(self, text: str) -> None:
        for digit in text:
            self.console.key(Qt.Key(Qt.Key.Key_0 + int(digit)), PAD)
        self.console.key(Qt.Key.Key_Enter, PAD)

    def _tab_to(self, kind: str) -> None:
        """Press Tab until something of that kind has the keyboard."""
        for _stop in range(12):
            self.console.key(Qt.Key.Key_Tab)
            if self.console.focused.inherits(kind):
                return
        raise AssertionError(f"Tab does not reach a {kind}")

    # Menus

    def open(self, words: str) -> None:
        """A panel of Run, by the menu of the screen."""
        self.console.workshop.run.panel.menu.popup(self.console.window.pos())
        self.choose(words)

    def choose(self, words: str) -> None:
        """That entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entry = next(one for one in menu.actions() if one.text().split("\t")[0] == words)
        menu.setActiveAction(entry)
        entry.trigger()
        menu.close()
        self.console.window.activateWindow()  # which a screen does by itself when a menu closes
        self.console.qtbot.waitUntil(self.console.window.isActiveWindow)
        QApplication.processEvents()
