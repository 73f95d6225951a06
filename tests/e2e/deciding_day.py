"""Somebody who makes a room decide: votes, positions, commitments, a synthesis, by the keys and clicks of the windows.

What is typed is written in a ledger as it is typed, and at each step the room is looked at for what it may not see yet.
"""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.sessions import reading
from facilitator.sessions.records import (
    Cluster,
    College,
    ItemKind,
    StatementKind,
    Validation,
)
from facilitator.sessions.scene.scenes import StatementScene, WheelScene
from facilitator.ui.prepare.question_block import QuestionBlock
from facilitator.ui.run.commitments.commitments_panel import AMBASSADORS, CommitmentsPanel
from facilitator.ui.run.positioning.positioning_panel import PositioningPanel
from facilitator.ui.synthesis.synthesis_page import SynthesisPage
from tests.ui.test_question_wall import WallHand

from .deciding_ledger import Promise, Said, Sentence
from .deciding_votes import BENCH, BUS, LETTER, PAD, TABLES, Teller
from .steered_eve import CTRL, press

SHIFT = Qt.KeyboardModifier.ShiftModifier
AUTHOR, SPOKEN_OF = "Anne Ginoux", "Denis Jourdan"
"""Who signs a post-it, and whose name another one holds."""
SAID = (
    Said("Une lettre après chaque conseil", 1, LETTER, AUTHOR),
    Said("Moins de courriels", 2, LETTER),
    Said(f"{SPOKEN_OF} tient le car pour inutile", 3, BUS),
    Said("Un banc devant chaque mairie", 4, BENCH),
)
BEFORE_IT_IS_ASKED = "Une réponse à la seconde question"
DUE = date(2026, 4, 30)
AGREED, SPLIT = "Tous veulent être informés.", "Le car divise les tables."
SUMMARY = "La salle veut une lettre."


class Decider(Teller):
    """One person, one day; their `console` may be another one from some moment on."""

    # Before

    def keep_names(self) -> None:
        """The first question keeps who answers."""
        self.console.workshop.open_session(self.console.session.id, "prepare")
        place = next(place for place, item in enumerate(self.items) if item.kind is ItemKind.REFLECTION)
        self._fill(place)
        block = next(one for one in self.console.window.findChildren(QuestionBlock) if one.isVisible())
        press(block.authors)
        self.choose("le nom")

    # The day

    def begin(self) -> None:
        self.console.click("Animer")
        self.console.click("Démarrer la journée")
        self.decided.came = {college: count for college in College if (count := self.present_of(college))}

    def go_on_to(self, kind: ItemKind) -> None:
        """The next item of that kind."""
        while True:
            self.console.clock.forward(minutes=12)
            self.console.key(Qt.Key.Key_F9)
            item = reading.outline(self.console.store, self.console.session.id).current_item
            if item is not None and item.kind is kind:
                return

    def close(self) -> None:
        """Go on to the end, and close the day."""
        self.console.click("Animer")
        self.go_on_to(ItemKind.CLOSING)
        self.console.click("Terminer la journée")

    # What is said

    def hear(self, *said: Said) -> None:
        """Post-its typed as they come, some of them signed, then grouped on the wall."""
        for one in said:
            who = f"@{one.author.split()[1].lower()} " if one.author else ""
            self.console.capture(f"@t{one.table} {who}{one.text}")
        self.decided.said += said
        hand = WallHand(self.console)
        for title in dict.fromkeys(one.cluster for one in said):
            hand.choose(*(one.text for one in self.decided.cluster(title)))
            self.console.key(Qt.Key.Key_G, CTRL)
            self.console.type(title)
            self.console.key(Qt.Key.Key_Return)

    def hear_without_a_name(self) -> None:
        """The second question keeps a table and a college: whose name is typed is not kept."""
        self.console.capture(f"@{AUTHOR.split()[1].lower()} {BEFORE_IT_IS_ASKED}")
        table = next(one.table_number for one in self.people if one.name == AUTHOR)
        assert table is not None
        self.decided.said.append(Said(BEFORE_IT_IS_ASKED, table))

    # Where the room stands

    def position(self) -> WheelScene:
        """The wheel, each table for itself, a digit a lever; what the room sees of it when it is shown."""
        self.open("Où en est la salle…")
        panel = self.positioning
        self.console.click("Tables", panel)
        for table in range(1, TABLES + 1):
            answers = tuple(self.chance.randint(0, 5) for _lever in range(10))
            self.decided.wheel[table] = answers
            for answer in answers:
                self.console.key(Qt.Key(Qt.Key.Key_0 + answer), PAD)
        self.console.click("Montrer à la salle", panel)
        scene = self.seen
        assert isinstance(scene, WheelScene)
        assert {one.number: one.mean for one in scene.levers} == pytest.approx(self.decided.levers)
        self.console.key(Qt.Key.Key_Escape)
        self.console.key(Qt.Key.Key_Escape)
        return scene

    def evaluate(self) -> None:
        """Hands for what the day was worth, then a word each."""
        self.open("Où en est la salle…")
        self.console.click("Bilan", self.positioning)
        self.decided.hands = (0, 1, 0, 2, 4, 2)
        for count in self.decided.hands:
            self._pad(str(count))
        for word in ("Utile", "Dense", "utile"):
            self.console.type(word)
            self.console.key(Qt.Key.Key_Return)
            self.decided.words.append(word)
        self.console.key(Qt.Key.Key_Escape)

    @property
    def positioning(self) -> PositioningPanel:
        panel = self.console.workshop.run.panels.panel("positioning")
        assert isinstance(panel, PositioningPanel)
        return panel

    # What is promised

    def promise(self) -> None:
        """A commitment made of a cluster by its menu on the wall, and somebody who carries it home."""
        hand = WallHand(self.console)
        [cluster] = self.console.store.all(Cluster, title=LETTER)
        QTest.mouseClick(hand.wall, Qt.MouseButton.RightButton, pos=hand.title(cluster.id).toPoint())
        self.choose("En faire un engagement…")
        what, who = "Une lettre par mois", "Bruno Barthod"
        for text in (what, who, "30/4"):
            self.console.type(text)
            self.console.key(Qt.Key.Key_Tab)
        self.console.key(Qt.Key.Key_Return)
        self.decided.promises.append(Promise(what, who, DUE, LETTER))
        panel = self.console.workshop.run.panels.panel("commitments")
        assert isinstance(panel, CommitmentsPanel)
        press(panel.tabs.tab(AMBASSADORS))
        self.console.type("Fanny Fayolle")
        self.console.key(Qt.Key.Key_Return)
        self.decided.ambassadors.append("Fanny Fayolle")
        self.console.key(Qt.Key.Key_Escape)

    def keep_a_promise(self, note: str) -> None:
        """What earlier days left open is at hand as the day begins: the first of it is done, and how is said."""
        self.console.click("À portée")
        press(self.console.workshop.run.panel.at_hand.promised)
        self.console.key(Qt.Key.Key_3)
        self.console.key(Qt.Key.Key_Return)
        self.console.type(note)
        self.console.key(Qt.Key.Key_Return)
        self.console.key(Qt.Key.Key_Escape)

    # What is concluded

    def conclude(self) -> None:
        """Of the day, what its figures propose; of the first question, a sentence, an agreement and a dissent."""
        self.console.click("Synthèse")
        page = self.synthesis
        kept = page.proposals.cards[0].words
        page.proposals.enter()
        self.console.key(Qt.Key.Key_Return)
        self.decided.sentences.append(Sentence(StatementKind.ESSENTIAL, kept))
        page.questions.enter()
        self.console.key(Qt.Key.Key_Down)
        self.console.key(Qt.Key.Key_Return)
        for kind, text, college in (
            (StatementKind.SUMMARY, SUMMARY, None),
            (StatementKind.AGREEMENT, AGREED, None),
            (StatementKind.DISSENT, SPLIT, College.DGS),
        ):
            page.sentences.sections[kind].line.setFocus()
            self.console.capture(text)
            if college is not None:
                press(page.sentences.sections[kind].rows[0].college)
                self.choose("DGS")
            self.decided.sentences.append(Sentence(kind, text, college))

    def validate(self) -> None:
        """Sentence after sentence in the room: validated, amended, contested by a college, validated."""
        self.console.key(Qt.Key.Key_V, CTRL | SHIFT)
        _essential, summary, agreement, _dissent = self.decided.sentences
        for one in self.decided.sentences:
            scene = self._sentence(one)
            assert (scene.said, scene.contested_by) == (Validation.PENDING, ())
            if one is summary:
                self.console.type("a")
                self.console.key(Qt.Key.Key_A, CTRL)
                self.console.type("La salle veut une lettre, courte.")
                assert self._sentence(one).text == SUMMARY
                self.console.key(Qt.Key.Key_Return)
                one.original, one.text, one.said = one.text, "La salle veut une lettre, courte.", Validation.AMENDED
            elif one is agreement:
                self.console.type("c")
                self.console.type(str(list(College).index(College.DGS) + 1))
                one.said, one.contested_by = Validation.CONTESTED, (College.DGS,)
            else:
                self.console.type("v")
                one.said = Validation.VALIDATED
            scene = self._sentence(one)
            assert (scene.said, scene.contested_by) == (one.said, one.contested_by)
            self.console.key(Qt.Key.Key_Right)
        self.console.key(Qt.Key.Key_Escape)
        assert not isinstance(self.seen, StatementScene)

    def _sentence(self, one: Sentence) -> StatementScene:
        """The sentence that the room sees, which is that one."""
        scene = self.seen
        assert isinstance(scene, StatementScene)
        assert scene.text == one.text
        return scene

    @property
    def synthesis(self) -> SynthesisPage:
        page = self.console.workshop.currentWidget()
        assert isinstance(page, SynthesisPage)
        return page
