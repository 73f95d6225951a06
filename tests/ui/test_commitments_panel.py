"""The panel of the commitments: written down by keyboard alone, put right in place, deleted and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.sessions import commitments, cycle
from facilitator.sessions.records import Commitment
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.scenes import CommitmentsScene
from facilitator.ui.run.commitments.card import CommitmentCard
from facilitator.ui.run.commitments.commitments_panel import CommitmentsPanel

from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(console: Console) -> CommitmentsPanel:
    console.start()
    console.workshop.run.open_panel("commitments")
    QApplication.processEvents()
    found = console.workshop.run.panels.panel("commitments")
    assert isinstance(found, CommitmentsPanel)
    return found


def promise(console: Console, *what: str) -> list[Commitment]:
    made = [
        commitments.commit(console.store, Commitment(session_id=console.session.id, position=0, what=one))
        for one in what
    ]
    QApplication.processEvents()
    return made


def kept(console: Console) -> list[str]:
    return [one.what for one in console.store.all(Commitment)]


def shown(panel: CommitmentsPanel) -> list[str]:
    return [card.accessibleName() for card in panel.list.cards]


def card_with_keys(console: Console) -> CommitmentCard:
    card = console.focused
    assert isinstance(card, CommitmentCard)
    return card


def test_a_commitment_is_written_down_by_keyboard_alone(console: Console, panel: CommitmentsPanel) -> None:
    for text in ("Une lettre après chaque conseil", "Isabelle Granjeon", "30/4", "les mairies"):
        console.type(text)
        console.key(Qt.Key.Key_Tab if text != "les mairies" else Qt.Key.Key_Return)
    (one,) = console.store.all(Commitment)
    assert (one.what, one.who, one.partners) == ("Une lettre après chaque conseil", "Isabelle Granjeon", "les mairies")
    assert one.due == date(2026, 4, 30)
    assert shown(panel) == [
        "Une lettre après chaque conseil, Isabelle Granjeon · avant le 30 avril 2026 · avec les mairies"
    ]
    assert console.focused is panel.form.what
    assert [field.text() for field in panel.form.fields] == [""] * 4


def test_several_follow_one_another_without_the_mouse(console: Console, panel: CommitmentsPanel) -> None:
    for text in ("Un", "Deux", "Trois"):
        console.type(text)
        console.key(Qt.Key.Key_Return)
    assert kept(console) == ["Un", "Deux", "Trois"]
    assert panel._told.text() == "3 engagements · 0 avec une date"


def test_a_date_that_cannot_be_read_stays_where_it_was_typed_with_the_rest(
    console: Console, panel: CommitmentsPanel
) -> None:
    console.type("Une lettre")
    panel.form.due.setFocus()
    console.type("au printemps")
    console.key(Qt.Key.Key_Return)
    assert kept(console) == []
    assert (panel.form.what.text(), panel.form.due.text(), panel.form.due.refused) == (
        "Une lettre",
        "au printemps",
        True,
    )
    assert console.notices[-1][1]
    console.click("Ajouter ↵", panel)
    assert kept(console) == []
    panel.form.due.selectAll()
    panel.form.due.setFocus()
    console.type("12/03/2027")
    console.key(Qt.Key.Key_Return)
    assert [one.due for one in console.store.all(Commitment)] == [date(2027, 3, 12)]


def test_nothing_promised_is_refused_and_what_else_was_typed_stays(console: Console, panel: CommitmentsPanel) -> None:
    panel.form.who.setFocus()
    console.type("Ana")
    console.key(Qt.Key.Key_Return)
    assert kept(console) == []
    assert panel.form.who.text() == "Ana"
    assert console.focused is panel.form.what


def test_what_is_half_typed_is_there_when_the_panel_comes_back(console: Console, panel: CommitmentsPanel) -> None:
    console.type("Une lettre")
    console.workshop.run.panels.close_panel()
    console.workshop.run.open_panel("commitments")
    QApplication.processEvents()
    assert panel.form.what.text() == "Une lettre"


def test_a_commitment_is_put_right_where_it_stands(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "Une lettre", "Un car")
    QTest.mouseClick(panel.list.cards[1], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    card = panel.list.cards[1]
    assert console.focused is card.what
    card.what.selectAll()
    console.type("Un car le samedi")
    console.key(Qt.Key.Key_Tab)
    console.type("Ana")
    console.key(Qt.Key.Key_Tab)
    console.type("12 mars")
    console.key(Qt.Key.Key_Return)
    one = console.store.all(Commitment)[1]
    assert (one.what, one.who, one.due) == ("Un car le samedi", "Ana", date(2026, 3, 12))
    assert card_with_keys(console) is card
    assert not card.open
    assert card.told == "Ana · avant le 12 mars 2026"


def test_what_is_typed_in_a_commitment_is_kept_before_the_day_is_left(
    console: Console, panel: CommitmentsPanel
) -> None:
    promise(console, "Une lettre")
    panel.list.cards[0].edit()
    panel.list.cards[0].who.setFocus()
    console.type("Ana")
    assert console.workshop.run.panels.settle()
    assert [one.who for one in console.store.all(Commitment)] == ["Ana"]
    panel.list.cards[0].due.setFocus()
    console.type("un jour")
    assert not console.workshop.run.panels.settle()
    assert panel.list.cards[0].due.text() == "un jour"
    console.key(Qt.Key.Key_Escape)


def test_a_blank_promise_gives_way_to_the_one_that_was_kept(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "Une lettre")
    card = panel.list.cards[0]
    card.edit()
    card.what.selectAll()
    console.key(Qt.Key.Key_Delete)
    console.key(Qt.Key.Key_Escape)
    assert kept(console) == ["Une lettre"]
    assert panel.isVisible()


def test_a_date_is_taken_away_by_emptying_it(console: Console, panel: CommitmentsPanel) -> None:
    (one,) = promise(console, "Une lettre")
    commitments.edit(console.store, replace(one, due=date(2027, 3, 12)))
    card = panel.list.cards[0]
    card.edit()
    assert card.due.text() == "12/03/2027"
    card.due.setFocus()
    card.due.selectAll()
    console.key(Qt.Key.Key_Delete)
    console.key(Qt.Key.Key_Return)
    assert [one.due for one in console.store.all(Commitment)] == [None]


def test_one_is_open_at_a_time_and_what_was_typed_in_the_other_is_kept(
    console: Console, panel: CommitmentsPanel
) -> None:
    promise(console, "Une lettre", "Un car")
    first, second = panel.list.cards
    first.edit()
    first.who.setFocus()
    console.type("Ana")
    second.edit()
    assert (first.open, second.open) == (False, True)
    assert [one.who for one in console.store.all(Commitment)] == ["Ana", ""]


def test_a_deleted_commitment_comes_back_with_undo(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "un", "deux", "trois")
    panel.list.enter(panel.list.cards[1].commitment_id)
    console.key(Qt.Key.Key_Delete)
    assert shown(panel) == ["un", "trois"]
    assert card_with_keys(console).accessibleName() == "trois"
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(panel) == ["un", "deux", "trois"]


def test_the_order_is_changed_with_alt_and_the_arrows(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "un", "deux", "trois")
    panel.list.enter(panel.list.cards[2].commitment_id)
    console.key(Qt.Key.Key_Up, ALT)
    assert kept(console) == ["un", "trois", "deux"]
    assert card_with_keys(console).accessibleName() == "trois"
    for _once_too_often in range(2):
        console.key(Qt.Key.Key_Up, ALT)
    assert kept(console) == ["trois", "un", "deux"]
    console.key(Qt.Key.Key_Down, ALT)
    assert shown(panel) == ["un", "trois", "deux"]


def test_arrows_walk_and_enter_opens(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "un", "deux")
    panel.list.enter(panel.list.cards[0].commitment_id)
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Down)
    assert card_with_keys(console).accessibleName() == "deux"
    console.key(Qt.Key.Key_Return)
    assert panel.list.cards[1].open
    console.key(Qt.Key.Key_Escape)
    assert card_with_keys(console) is panel.list.cards[1]
    console.key(Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_room_reads_what_was_promised(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "Une lettre")
    console.click("Montrer à la salle", panel)
    seen = scene_of(console.store, console.session.id)
    assert isinstance(seen, CommitmentsScene)
    assert [one.what for one in seen.promises] == ["Une lettre"]


def test_there_is_nothing_to_show_while_nothing_is_promised(console: Console, panel: CommitmentsPanel) -> None:
    assert "Montrer à la salle" not in {b for b in console.buttons() if panel._show.isVisible()}
    assert panel._empty.isVisible()


def test_texts_are_shown_as_they_are(console: Console, panel: CommitmentsPanel) -> None:
    promise(console, "<b>gras</b> & <i>autre</i>")
    assert panel.list.cards[0]._what.text() == "<b>gras</b> & <i>autre</i>"
    assert panel.list.cards[0]._what.textFormat() is Qt.TextFormat.PlainText


def test_a_day_without_a_year_follows_the_session(console: Console, panel: CommitmentsPanel) -> None:
    cycle.edit_session(console.store, replace(console.session, day=date(2031, 6, 1)))
    QApplication.processEvents()
    panel.form.what.setFocus()
    console.type("Une lettre")
    panel.form.due.setFocus()
    console.type("12/3")
    console.key(Qt.Key.Key_Return)
    assert [one.due for one in console.store.all(Commitment)] == [date(2032, 3, 12)]
