"""What earlier days left open: at hand when a day begins, told with one key, with a word of what became of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.sessions import commitments, cycle, flow, reading
from facilitator.sessions.cycle import SessionDetails
from facilitator.sessions.records import Commitment, CommitmentState, CommitmentStep
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.scenes import OpenCommitmentsScene
from facilitator.ui.run.commitments.card import CommitmentCard
from facilitator.ui.run.commitments.commitments_panel import AMBASSADORS, EARLIER, MADE, CommitmentsPanel

from ..conftest import Clock
from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def promised(console: Console, clock: Clock) -> list[Commitment]:
    """Two commitments of a day that is over, one of them late; the day after it is under way, at its welcome."""
    store, first = console.store, reading.sessions(console.store)[0]
    flow.start_day(store, first.id)
    made = [
        commitments.commit(store, Commitment(session_id=first.id, position=0, what=what, who=who, due=due))
        for what, who, due in (("Une lettre", "Ana", None), ("Un car", "", date(2026, 3, 20)))
    ]
    flow.close_day(store, first.id)
    clock.forward(days=30)
    second = cycle.duplicate_session(store, first.id, SessionDetails(day=clock.now.date() + timedelta(days=0)))
    console.workshop.open_session(second.id, "run")
    flow.start_day(store, second.id)
    QApplication.processEvents()
    return made


@pytest.fixture
def panel(console: Console, promised: list[Commitment]) -> CommitmentsPanel:
    console.workshop.run.open_panel("commitments")
    QApplication.processEvents()
    found = console.workshop.run.panels.panel("commitments")
    assert isinstance(found, CommitmentsPanel)
    return found


def steps(console: Console, one: Commitment) -> list[tuple[CommitmentState, str]]:
    return [(step.state, step.note) for step in console.store.all(CommitmentStep, commitment_id=one.id)]


def shown(panel: CommitmentsPanel) -> list[str]:
    return [card.accessibleName() for card in panel.earlier.list.cards]


def test_when_the_day_begins_what_is_open_is_at_hand_and_opens_the_list(
    console: Console, promised: list[Commitment]
) -> None:
    at_hand = console.workshop.run.panel.at_hand
    console.click("À portée")
    assert at_hand.promised.isVisible()
    assert at_hand.promised.told == ("2", "Un car\nUne lettre\n1 en retard")
    QTest.mouseClick(at_hand.promised, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    panel = console.workshop.run.panels.panel("commitments")
    assert isinstance(panel, CommitmentsPanel)
    assert (console.workshop.run.panels.shown, panel.tabs.chosen) == ("commitments", EARLIER)
    flow.next_item(console.store, console.workshop.desk.session_id)
    QApplication.processEvents()
    assert not at_hand.promised.isVisible()


def test_they_come_the_oldest_due_first_each_with_its_day_and_what_is_late_in_words(
    console: Console, panel: CommitmentsPanel
) -> None:
    assert shown(panel) == [
        "Un car, pris le 12 mars 2026 · était attendu le 20 mars 2026",
        "Une lettre, Ana · pris le 12 mars 2026",
    ]
    assert panel.earlier.told.text() == "2 encore ouverts"


def test_one_key_tells_where_a_commitment_stands_and_undo_takes_it_back(
    console: Console, panel: CommitmentsPanel, promised: list[Commitment]
) -> None:
    _letter, bus = promised
    assert isinstance(console.focused, CommitmentCard)
    console.key(Qt.Key.Key_3)
    assert steps(console, bus) == [(CommitmentState.DONE, "")]
    assert shown(panel)[0] == "Un car, Fait · avant le 20 mars 2026 · pris le 12 mars 2026"
    assert panel.earlier.told.text() == "1 encore ouvert"
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (steps(console, bus), panel.earlier.told.text()) == ([], "2 encore ouverts")


def test_a_line_says_what_became_of_it_and_its_history_is_read(
    console: Console, panel: CommitmentsPanel, promised: list[Commitment]
) -> None:
    letter, _bus = promised
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_2)
    console.key(Qt.Key.Key_Return)
    console.type("deux numéros")
    console.key(Qt.Key.Key_Return)
    assert steps(console, letter) == [(CommitmentState.STARTED, "deux numéros")]
    card = panel.earlier.list.cards[1]
    assert (console.focused, card.open) == (card, False)
    assert card.inside.standing.history == "11 avril 2026\u00a0: commencé – deux numéros"


def test_the_row_of_a_french_keyboard_does_it_without_shift(
    console: Console, panel: CommitmentsPanel, promised: list[Commitment]
) -> None:
    console.key(Qt.Key.Key_QuoteDbl)
    assert steps(console, promised[1]) == [(CommitmentState.DONE, "")]


def test_a_digit_typed_in_the_line_is_a_digit(
    console: Console, panel: CommitmentsPanel, promised: list[Commitment]
) -> None:
    console.key(Qt.Key.Key_Return)
    console.type("3")
    assert panel.earlier.list.cards[0].inside.standing.note.text() == "3"
    assert console.store.count(CommitmentStep) == 0
    console.key(Qt.Key.Key_Escape)
    assert console.store.count(CommitmentStep) == 0


def test_what_is_of_another_day_is_neither_deleted_nor_moved(
    console: Console, panel: CommitmentsPanel, promised: list[Commitment]
) -> None:
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Up):
        console.key(key, Qt.KeyboardModifier.AltModifier if key == Qt.Key.Key_Up else Qt.KeyboardModifier.NoModifier)
    assert [one.what for one in console.store.all(Commitment)] == ["Une lettre", "Un car"]


def test_its_date_is_put_off_there(console: Console, panel: CommitmentsPanel, promised: list[Commitment]) -> None:
    card = panel.earlier.list.cards[0]
    console.key(Qt.Key.Key_Return)
    card.inside.fields.due.setFocus()
    card.inside.fields.due.selectAll()
    console.type("30/6/2026")
    console.key(Qt.Key.Key_Return)
    assert console.store.the(Commitment, promised[1].id).due == date(2026, 6, 30)
    assert not card.inside.fields.what.isVisible()


def test_the_room_reads_what_is_still_open(console: Console, panel: CommitmentsPanel) -> None:
    console.click("Montrer à la salle", panel.earlier)
    seen = scene_of(console.store, console.workshop.desk.session_id)
    assert isinstance(seen, OpenCommitmentsScene)
    assert [one.what for one in seen.promises] == ["Un car", "Une lettre"]


def test_once_something_is_promised_the_panel_opens_on_the_day(console: Console, panel: CommitmentsPanel) -> None:
    assert panel.tabs.chosen == EARLIER
    session_id = console.workshop.desk.session_id
    commitments.commit(console.store, Commitment(session_id=session_id, position=0, what="Un guide"))
    console.workshop.run.panels.close_panel()
    console.workshop.run.open_panel("commitments")
    QApplication.processEvents()
    assert panel.tabs.chosen == MADE
    assert console.focused is panel.form.fields.what
    panel.tabs.choose(AMBASSADORS)
    console.workshop.run.panels.close_panel()
    console.workshop.run.open_panel("commitments")
    assert panel.tabs.chosen == AMBASSADORS
