"""Proposed clusters wait until they are accepted, one by one, and each acceptance is undone like any gesture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, clustering, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Cluster, Contribution, Question, Session
from facilitator.sessions.store import Store
from facilitator.ui.background import finish_background
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.run.clusters.proposal_card import LONGEST_SHOWN, ProposalCard
from facilitator.ui.run.clusters.proposals_panel import ProposalsPanel

PLAIN = Qt.KeyboardModifier.NoModifier
NAVETTES = ("Une navette le samedi", "Des navettes entre les hameaux", "La navette, personne ne la connaît")
LETTRES = ("Une lettre après le conseil", "La lettre du président, deux pages", "Une lettre par trimestre")
OTHERS = (
    "Un élu référent dans chaque village",
    "Ouvrir les commissions municipales",
    "Trop de courriels, trop de réunions",
    "Visiter les chantiers avec les habitants",
    "Un budget participatif de secteur",
)


class Panel:
    """The panel in a window, beside something else that can have the keyboard."""

    def __init__(self, qtbot: QtBot, store: Store, session: Session) -> None:
        self.qtbot, self.store, self.session = qtbot, store, session
        self.question = store.all(Question, session_id=session.id)[0]
        self.desk = Desk(store, Notices())
        self.desk.session_id = session.id
        self.window = QWidget()
        qtbot.addWidget(self.window)
        row = QHBoxLayout(self.window)
        self.elsewhere = QLineEdit()
        row.addWidget(self.elsewhere)
        self.panel = ProposalsPanel(self.desk)
        row.addWidget(self.panel)
        self.window.resize(700, 560)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def say(self, *texts: str) -> list[Contribution]:
        return capture.contribute_all(self.store, self.session.id, [Draft(text) for text in texts], self.question)

    def open(self) -> None:
        self.panel.open_for(self.question)
        self.panel.setFocus()
        self.settle()

    def settle(self) -> None:
        """Wait until words have been compared."""
        self.qtbot.waitUntil(lambda: not self.panel.busy)
        QApplication.processEvents()

    @property
    def cards(self) -> list[ProposalCard]:
        return self.panel.cards

    @property
    def titles(self) -> list[str]:
        return [card.title for card in self.cards]

    @property
    def clusters(self) -> dict[str, list[str]]:
        """The clusters of the question and what they hold."""
        known = self.store.all(Cluster, question_id=self.question.id)
        return {
            cluster.title: [note.text for note in self.store.all(Contribution, cluster_id=cluster.id)]
            for cluster in known
        }

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, PLAIN, char))
        QApplication.processEvents()

    def click(self, card: ProposalCard, text: str) -> None:
        found = next(b for b in card.findChildren(QPushButton) if b.text() == text)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, PLAIN, QPoint(8, 8))
        QApplication.processEvents()

    def retitle(self, card: ProposalCard, title: str) -> None:
        """Type another title in the card."""
        field = card.findChild(QLineEdit)
        assert field is not None
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, PLAIN, QPoint(20, 8))
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(title)

    def words(self, within: QWidget | None = None) -> str:
        """What is read in the panel, or in one of its cards."""
        shown = within or self.panel
        said = [found.text() for found in shown.findChildren(QLabel) if found.isVisible()]
        return " | ".join([*said, *(box.accessibleName() for box in shown.findChildren(QCheckBox))])


@pytest.fixture
def opened(qtbot: QtBot, store: Store, session: Session) -> Iterator[Panel]:
    """Nothing was said yet."""
    panel = Panel(qtbot, store, session)
    yield panel
    finish_background()


@pytest.fixture
def panel(opened: Panel) -> Panel:
    """Open on two clusters to propose among other notes."""
    opened.say(*NAVETTES, *OTHERS, *LETTRES)
    opened.open()
    return opened


def test_a_proposal_tells_on_what_words_it_rests_and_what_it_holds(panel: Panel) -> None:
    assert sorted(panel.titles) == ["Lettre", "Navette"]
    card = panel.cards[panel.titles.index("Navette")]
    words = panel.words(card)
    assert "Repose sur\u00a0: navette" in words
    assert all(text in words for text in NAVETTES)
    assert "2 propositions" in panel.words()
    assert "navette" in card.accessibleName().lower()


def test_nothing_is_grouped_before_it_is_accepted(panel: Panel) -> None:
    assert panel.clusters == {}
    assert panel.store.can_undo() == "contribute"


def test_the_first_proposal_has_the_keyboard_and_enter_accepts_it(panel: Panel) -> None:
    first, second = panel.cards
    assert first.hasFocus()

    panel.key(Qt.Key.Key_Return)

    assert list(panel.clusters) == [first.title]
    assert len(panel.clusters[first.title]) == 3
    assert panel.cards == [second]
    assert second.hasFocus()


def test_an_accepted_proposal_is_undone_in_one_go_and_proposed_again(panel: Panel) -> None:
    before = panel.titles
    panel.key(Qt.Key.Key_Return)
    panel.settle()

    panel.store.undo()
    panel.settle()

    assert panel.clusters == {}
    assert panel.titles == before


def test_accepting_and_putting_aside_can_be_clicked(panel: Panel) -> None:
    lettre = panel.cards[panel.titles.index("Lettre")]

    panel.click(lettre, "Écarter")
    panel.click(panel.cards[0], "Accepter")

    assert list(panel.clusters) == ["Navette"]
    assert panel.cards == []


def test_up_and_down_go_from_card_to_card(panel: Panel) -> None:
    first, second = panel.cards

    panel.key(Qt.Key.Key_Down)
    assert second.hasFocus()
    panel.key(Qt.Key.Key_Down)
    assert second.hasFocus()
    panel.key(Qt.Key.Key_Up)
    assert first.hasFocus()
    panel.key(Qt.Key.Key_Up)
    assert first.hasFocus()


def test_what_is_put_aside_does_not_come_back_while_the_panel_is_open(panel: Panel) -> None:
    first, second = panel.titles

    panel.key(Qt.Key.Key_Delete)
    assert panel.titles == [second]
    panel.say("Une navette gratuite", "Une lettre d’information")
    panel.settle()
    assert panel.titles == [second]

    panel.panel.hide()
    panel.panel.show()
    panel.open()
    assert sorted(panel.titles) == sorted([first, second])


def test_a_title_is_changed_before_it_is_accepted(panel: Panel) -> None:
    card = panel.cards[panel.titles.index("Navette")]

    panel.retitle(card, "Se déplacer sans voiture")
    panel.key(Qt.Key.Key_Return)

    assert list(panel.clusters) == ["Se déplacer sans voiture"]


def test_a_title_is_never_empty(panel: Panel) -> None:
    card = panel.cards[0]

    panel.retitle(card, " ")
    panel.key(Qt.Key.Key_Return)
    panel.click(card, "Accepter")

    assert panel.clusters == {}
    assert card in panel.cards


def test_escape_in_a_title_puts_it_back_and_the_next_one_closes_the_panel(panel: Panel, qtbot: QtBot) -> None:
    card, title = panel.cards[0], panel.titles[0]
    panel.retitle(card, "Autre")

    panel.key(Qt.Key.Key_Escape)
    assert card.hasFocus()
    with qtbot.waitSignal(panel.panel.closed):
        panel.key(Qt.Key.Key_Escape)

    panel.key(Qt.Key.Key_Return)
    assert list(panel.clusters) == [title]


def test_only_what_is_ticked_is_grouped(panel: Panel) -> None:
    card = panel.cards[panel.titles.index("Navette")]
    card.setFocus()

    QTest.mouseClick(card.rows[1].box, Qt.MouseButton.LeftButton)
    assert "2 gardées sur 3" in panel.words(card)
    card.setFocus()
    panel.key(Qt.Key.Key_Return)

    assert panel.clusters == {"Navette": [NAVETTES[0], NAVETTES[2]]}


def test_a_proposal_without_a_tick_cannot_be_accepted(panel: Panel) -> None:
    card = panel.cards[0]
    for row in card.rows:
        row.box.setFocus()
        panel.key(Qt.Key.Key_Space)

    card.setFocus()
    panel.key(Qt.Key.Key_Return)

    assert panel.clusters == {}
    assert card in panel.cards


def test_a_card_is_worked_through_with_the_keyboard_alone(panel: Panel) -> None:
    card = panel.cards[0]
    for _step in range(3):  # past the title: put aside, then accept
        panel.key(Qt.Key.Key_Tab)
    assert panel.focused in card.findChildren(QPushButton)
    panel.key(Qt.Key.Key_Tab)
    assert card.rows[0].box.hasFocus()
    panel.key(Qt.Key.Key_Space)
    panel.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    panel.key(Qt.Key.Key_Return)

    assert list(map(len, panel.clusters.values())) == [2]


def test_enter_on_a_button_presses_that_button(panel: Panel) -> None:
    panel.key(Qt.Key.Key_Tab)
    panel.key(Qt.Key.Key_Tab)
    assert isinstance(panel.focused, QPushButton)
    assert panel.focused.text() == "Écarter"

    panel.key(Qt.Key.Key_Return)

    assert panel.clusters == {}
    assert len(panel.cards) == 1


def test_a_note_can_be_looked_at_on_the_wall(panel: Panel, qtbot: QtBot) -> None:
    row = panel.cards[0].rows[0]
    row.box.setFocus()

    with qtbot.waitSignal(panel.panel.note_chosen) as heard:
        panel.key(Qt.Key.Key_Return)

    assert heard.args == [row.note_id]
    assert panel.clusters == {}


def test_letters_are_left_to_the_capture_bar(panel: Panel) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, PLAIN, "b")

    panel.panel.keyPressEvent(event)

    assert not event.isAccepted()


def test_new_notes_join_the_proposals_without_taking_the_keyboard(panel: Panel) -> None:
    panel.elsewhere.setFocus()

    panel.say("Une navette gratuite")
    panel.settle()

    card = panel.cards[panel.titles.index("Navette")]
    assert len(card.rows) == 4
    assert panel.elsewhere.hasFocus()


def test_a_card_in_hand_stays_as_it_is_while_notes_come(panel: Panel) -> None:
    card = panel.cards[panel.titles.index("Navette")]
    panel.retitle(card, "Se dépl")

    panel.say("Une navette gratuite", *OTHERS)
    panel.settle()
    panel.type("acer")
    panel.key(Qt.Key.Key_Return)

    assert panel.clusters == {"Se déplacer": list(NAVETTES)}


def test_what_was_grouped_meanwhile_leaves_the_card_in_hand(panel: Panel) -> None:
    card = panel.cards[panel.titles.index("Navette")]
    panel.retitle(card, "Se déplacer")
    taken = next(row.note_id for row in card.rows)

    clustering.group(panel.store, panel.question, "Ailleurs", [panel.store.the(Contribution, taken)])
    panel.settle()
    panel.key(Qt.Key.Key_Return)

    assert {title: len(held) for title, held in panel.clusters.items()} == {"Ailleurs": 1, "Se déplacer": 2}


def test_a_proposal_that_no_longer_holds_is_refused_and_made_again(panel: Panel) -> None:
    """Accepted in the instant before the panel has followed."""
    card = panel.cards[0]
    notes = [panel.store.the(Contribution, row.note_id) for row in card.rows]
    clustering.group(panel.store, panel.question, "Ailleurs", notes)

    panel.key(Qt.Key.Key_Return)

    assert list(panel.clusters) == ["Ailleurs"]
    assert "entre-temps" in panel.desk.notices.latest
    panel.settle()
    assert card not in panel.cards


def test_a_note_is_proposed_for_a_cluster_that_exists_and_joins_it(panel: Panel) -> None:
    panel.cards[panel.titles.index("Navette")].setFocus()
    panel.key(Qt.Key.Key_Return)
    panel.say("La navette du marché")
    panel.settle()

    card = next(card for card in panel.cards if card.cluster_id)
    assert "Dans «\u202fNavette\u202f»" in panel.words(card)
    card.setFocus()
    panel.key(Qt.Key.Key_Return)

    assert panel.clusters["Navette"][-1] == "La navette du marché"


def test_a_note_that_was_put_aside_for_a_cluster_leaves_room_for_another(panel: Panel) -> None:
    panel.cards[panel.titles.index("Navette")].setFocus()
    panel.key(Qt.Key.Key_Return)
    panel.say("La navette du marché")
    panel.settle()
    next(card for card in panel.cards if card.cluster_id).setFocus()
    panel.key(Qt.Key.Key_Delete)

    panel.say("Une navette gratuite")
    panel.settle()

    (card,) = (card for card in panel.cards if card.cluster_id)
    assert "Une navette gratuite" in panel.words(card)
    assert "La navette du marché" not in panel.words(card)


def test_texts_nearly_the_same_say_so(opened: Panel) -> None:
    opened.say("la téléportation", "La téléportation !", *OTHERS)
    opened.open()

    assert "Textes presque identiques" in opened.words(opened.cards[0])


def test_a_long_text_is_cut_between_two_words_with_a_sign(opened: Panel) -> None:
    opened.say("La navette " + "des mots de plus " * 100, "la navette du matin", "une navette le soir", *OTHERS)
    opened.open()

    texts = [row.box.accessibleName() for row in opened.cards[0].rows]

    assert max(map(len, texts)) <= LONGEST_SHOWN + 1
    assert max(texts, key=len).endswith((" mots…", " de…", " plus…", " des…"))


def test_mark_up_is_shown_as_it_was_typed(opened: Panel) -> None:
    opened.say("<b>navette</b>", "la <i>navette</i> & le car", "une navette le soir", *OTHERS)
    opened.open()

    assert "<b>navette</b>" in opened.words()
    assert all(shown.textFormat() is Qt.TextFormat.PlainText for shown in opened.panel.findChildren(QLabel))


def test_an_empty_panel_says_why(opened: Panel) -> None:
    opened.open()
    assert "Toutes les contributions sont dans un regroupement" in opened.words()

    opened.say(*OTHERS)
    opened.settle()
    assert "Aucun mot ne rapproche" in opened.words()

    opened.panel.open_for(None)
    opened.settle()
    assert "frigo" in opened.words()


def test_another_question_has_its_own_proposals(panel: Panel) -> None:
    other = reading.outline(panel.store, panel.session.id).questions[1]

    panel.panel.open_for(other)
    panel.settle()
    assert panel.cards == []

    panel.panel.open_for(panel.question)
    panel.settle()
    assert len(panel.cards) == 2


def test_the_panel_closes_when_its_question_is_removed(opened: Panel) -> None:
    opened.open()
    gone = replace(opened.question, id="0" * 24)

    opened.panel.open_for(gone)
    opened.say("Une navette")  # any change makes the panel read its question again
    opened.settle()

    assert opened.panel.question is None
    assert opened.cards == []


def test_three_hundred_notes_leave_the_keyboard_free(opened: Panel) -> None:
    opened.say(*(f"{text} numéro {place}" for place in range(60) for text in OTHERS))

    opened.panel.open_for(opened.question)
    assert opened.panel.busy
    opened.elsewhere.setFocus()
    opened.type("abc")

    assert opened.elsewhere.text() == "abc"
    opened.settle()
    assert opened.cards
