"""The names found in what people wrote: decided by one key each, with real keys on a real file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, people, reading, redactions
from facilitator.sessions.capture import Draft
from facilitator.sessions.names_found import hidden_names
from facilitator.sessions.records import Participant, Redaction, Session
from facilitator.sessions.store import Store
from facilitator.ui.background import finish_background
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.report.redactions.card import MOST, FoundNameCard
from facilitator.ui.report.redactions.names_panel import NamesFound

from .conftest import Place

NAMES = ("Aglaé Vertefeuille", "Yann Le Guirriec", "Anne Roux")


class Shown:
    """The panel in a window, and the hands of the person before it."""

    def __init__(self, qtbot: QtBot, store: Store, session: Session) -> None:
        self.qtbot, self.store, self.session, self.notices, self.place = qtbot, store, session, Notices(), Place()
        self.desk = Desk(store, self.notices)
        self.desk.session_id = session.id
        qtbot.addWidget(self.place)
        self.panel = NamesFound(self.desk)
        self.counted: list[int] = []
        self.panel.counted.connect(self.counted.append)
        QVBoxLayout(self.place).addWidget(self.panel)
        self.place.resize(700, 600)
        self.place.show()
        self.place.activateWindow()
        qtbot.waitUntil(self.place.isActiveWindow)
        self.panel.setFocus()
        self.settle()

    def settle(self) -> None:
        """Wait until the texts were looked through."""
        self.qtbot.waitUntil(lambda: not self.panel.busy)
        QApplication.processEvents()

    def card(self, name: str) -> FoundNameCard:
        return next(card for card in self.panel.cards if card.name == name)

    def key(self, key: Qt.Key) -> None:
        focused: QWidget | None = self.place.focusWidget()
        QTest.keyClick(self.place if focused is None else focused, key)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, 8))
        QApplication.processEvents()

    @property
    def states(self) -> dict[str, str]:
        return {card.name: card.state for card in self.panel.cards}

    @property
    def held(self) -> str:
        focused = self.place.focusWidget()
        return focused.name if isinstance(focused, FoundNameCard) else ""


@pytest.fixture
def named(store: Store, session: Session) -> Session:
    """Three people are on the list, and written of: the first one twice."""
    for name in NAMES:
        people.add(store, session, Participant(session_id="", name=name))
    question = reading.outline(store, session.id).questions[0]
    for text in ("Comme dit Mme Vertefeuille", "Vertefeuille encore", "Voir avec Le Guirriec", "Demander à Anne Roux"):
        capture.contribute(store, session.id, Draft(text), question)
    return session


@pytest.fixture
def shown(qtbot: QtBot, store: Store, named: Session) -> Shown:
    return Shown(qtbot, store, named)


@pytest.fixture(autouse=True)
def _finished() -> object:
    yield
    finish_background()


def test_every_name_waits_with_where_it_stands(shown: Shown) -> None:
    assert shown.states == dict.fromkeys((NAMES[0], NAMES[2], NAMES[1]), "À décider")
    assert shown.panel.told.text().startswith("3 noms à décider")
    (excerpt,) = shown.card(NAMES[0]).excerpts
    assert excerpt.accessibleName() == "Question 1: Comme dit Mme Vertefeuille"
    assert (shown.held, shown.panel.waiting, shown.counted[-1]) == (NAMES[0], 3, 3)


def test_a_letter_decides_and_the_next_one_comes(shown: Shown) -> None:
    shown.key(Qt.Key.Key_M)
    assert (shown.states[NAMES[0]], shown.held) == ("Masqué\u00a0: [nom]", NAMES[2])
    shown.key(Qt.Key.Key_L)
    assert (shown.states[NAMES[2]], shown.held) == ("Laissé lisible", NAMES[1])
    shown.key(Qt.Key.Key_M)
    assert shown.panel.told.text().startswith("Tout est décidé")
    assert not shown.panel.all_button.isVisible()
    assert shown.counted[-1] == 0
    assert ("guirriec", "[nom]") in hidden_names(shown.store, shown.session.id)


def test_space_switches_and_stays(shown: Shown) -> None:
    for expected in ("Masqué\u00a0: [nom]", "Laissé lisible", "Masqué\u00a0: [nom]"):
        shown.key(Qt.Key.Key_Space)
        assert (shown.states[NAMES[0]], shown.held) == (expected, NAMES[0])


def test_arrows_walk_and_enter_unfolds(shown: Shown) -> None:
    shown.key(Qt.Key.Key_Return)
    assert len(shown.card(NAMES[0]).excerpts) == 2
    shown.key(Qt.Key.Key_Down)
    assert shown.held == NAMES[2]
    shown.key(Qt.Key.Key_Up)
    assert shown.held == NAMES[0]


def test_the_buttons_decide_too_and_say_what_was(shown: Shown) -> None:
    card = shown.card(NAMES[1])
    shown.click(card.keep_button)
    assert (card.state, card.keep_button.isChecked(), card.hide_button.isChecked()) == ("Laissé lisible", True, False)
    shown.click(card.hide_button)
    assert (card.state, card.keep_button.isChecked(), card.hide_button.isChecked()) == (
        "Masqué\u00a0: [nom]",
        False,
        True,
    )
    shown.click(card.hide_button)
    assert card.hide_button.isChecked(), "what is decided stays chosen"


def test_all_that_wait_are_hidden_in_one_gesture_and_undone(shown: Shown) -> None:
    shown.card(NAMES[2]).setFocus()
    shown.key(Qt.Key.Key_L)
    shown.click(shown.panel.all_button)
    assert sorted(shown.states.values()) == ["Laissé lisible", "Masqué\u00a0: [nom]", "Masqué\u00a0: [nom]"]
    shown.store.undo()
    assert sorted(shown.states.values()) == ["Laissé lisible", "À décider", "À décider"]
    shown.store.undo()
    assert set(shown.states.values()) == {"À décider"}


def test_what_is_written_since_brings_only_new_names(shown: Shown) -> None:
    redactions.hide_all(shown.store, shown.session.id, shown.panel.found)
    people.add(shown.store, shown.session, Participant(session_id="", name="Odile Ramirand"))
    question = reading.outline(shown.store, shown.session.id).questions[0]
    for text in ("Vertefeuille toujours", "Odile Ramirand aussi"):
        capture.contribute(shown.store, shown.session.id, Draft(text), question)
    shown.settle()
    assert [name for name, state in shown.states.items() if state == "À décider"] == ["Odile Ramirand"]


def test_many_mentions_are_counted_beyond_the_first_ones(shown: Shown) -> None:
    question = reading.outline(shown.store, shown.session.id).questions[0]
    capture.contribute_all(
        shown.store, shown.session.id, [Draft(f"Vertefeuille {number}") for number in range(20)], question
    )
    shown.settle()
    card = shown.card(NAMES[0])
    card.unfold(True)
    assert len(card.excerpts) == MOST


def test_without_a_name_it_says_so(qtbot: QtBot, store: Store, session: Session) -> None:
    shown = Shown(qtbot, store, session)
    assert shown.panel.told.text().startswith("Aucun nom connu")
    assert not shown.panel.all_button.isVisible()
    assert shown.panel.cards == []


def test_a_file_that_can_only_be_read_shows_what_was_found_and_decides_nothing(
    qtbot: QtBot, store: Store, named: Session
) -> None:
    reader = Store.open(store.path, read_only=True)
    shown = Shown(qtbot, reader, named)
    shown.key(Qt.Key.Key_M)
    assert set(shown.states.values()) == {"À décider"}
    assert not shown.panel.cards[0].hide_button.isEnabled()
    finish_background()
    reader.close()
    assert store.count(Redaction) == 0
