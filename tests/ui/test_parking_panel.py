"""The parking as a list: where each contribution goes next, by keyboard; and what is kept at hand beside it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import agenda, capture, cycle, flow, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.cycle import SessionDetails
from facilitator.sessions.records import Contribution, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.run.at_hand import AtHand
from facilitator.ui.run.parking.parking_panel import ParkingPanel

from .conftest import Console
from .drawers import Drawn

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

Hand = Console | Drawn[ParkingPanel]
FISCAL, STADIUM = "Fiscalité : le pacte financier", "Le stade, à voir un autre jour"


@pytest.fixture
def drawn(qtbot: QtBot, store: Store, session: Session) -> Drawn[ParkingPanel]:
    """Two contributions are parked, the stadium last; the cycle has a second day."""
    cycle.new_session(store, template("mutualisation"), SessionDetails())
    flow.start_day(store, session.id)
    for text in (FISCAL, STADIUM):
        capture.contribute(store, session.id, Draft(text, parked=True), None)
    return Drawn(qtbot, store, session, ParkingPanel)


@pytest.fixture
def panel(drawn: Drawn[ParkingPanel]) -> ParkingPanel:
    return drawn.panel


def park(hand: Hand, text: str) -> Contribution:
    return capture.contribute(hand.store, hand.session.id, Draft(text, parked=True), None)


def goes(hand: Hand) -> dict[str, str]:
    """Where each goes."""
    return {said.text: said.goes_to for said in reading.parked(hand.store, hand.session.id)}


def shown(panel: ParkingPanel) -> list[tuple[str, str]]:
    return [card.told for card in panel.list.cards]


def at_hand(console: Console) -> AtHand:
    console.workshop.run.panel.faces.show_face("at_hand")
    QApplication.processEvents()
    return console.workshop.run.panel.at_hand


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(15, 12))
    QApplication.processEvents()


def test_the_latest_comes_first_and_asks_where_it_goes(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    assert shown(panel) == [(STADIUM, "Où va-t-elle\u202f?"), (FISCAL, "Où va-t-elle\u202f?")]
    assert panel.list.cards[0].hasFocus()


def test_enter_offers_the_next_days_and_the_usual_places(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    drawn.key(Qt.Key.Key_Return)
    assert panel.list.cards[0].field.offered == ["journée 2", "réponse par écrit", "bureau"]
    drawn.key(Qt.Key.Key_Down)
    drawn.key(Qt.Key.Key_Return)
    assert goes(drawn)[STADIUM] == "journée 2"
    assert shown(panel)[0] == (STADIUM, "→ journée 2")
    assert panel.list.cards[0].hasFocus()


def test_a_few_letters_are_enough_for_what_is_known(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    drawn.key(Qt.Key.Key_Return)
    drawn.type("ecrit")
    drawn.key(Qt.Key.Key_Tab)
    drawn.key(Qt.Key.Key_Return)
    assert goes(drawn)[STADIUM] == "réponse par écrit"


def test_what_was_written_once_is_offered_the_next_time(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    drawn.key(Qt.Key.Key_Return)
    drawn.type("commission sport")
    drawn.key(Qt.Key.Key_Return)
    drawn.key(Qt.Key.Key_Down)
    drawn.key(Qt.Key.Key_Return)
    drawn.type("com")
    assert panel.list.cards[1].field.offered == ["commission sport"]


def test_undo_takes_back_where_it_goes(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    drawn.key(Qt.Key.Key_Return)
    drawn.type("bureau")
    drawn.key(Qt.Key.Key_Return)
    assert drawn.store.undo() == "send_on"
    assert goes(drawn)[STADIUM] == ""
    assert shown(panel)[0] == (STADIUM, "Où va-t-elle\u202f?")


def test_emptied_it_goes_nowhere(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    capture.send_on(drawn.store, reading.parked(drawn.store, drawn.session.id), "bureau")
    QApplication.processEvents()
    drawn.key(Qt.Key.Key_Return)
    drawn.key(Qt.Key.Key_Backspace)
    drawn.key(Qt.Key.Key_Return)
    assert goes(drawn) == {FISCAL: "bureau", STADIUM: ""}


def test_esc_leaves_it_as_it_was_and_then_closes_the_panel(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    drawn.key(Qt.Key.Key_Return)
    drawn.type("bur")
    drawn.key(Qt.Key.Key_Escape)
    assert goes(drawn)[STADIUM] == ""
    assert panel.list.cards[0].hasFocus()
    drawn.key(Qt.Key.Key_Escape)
    assert drawn.closed


def test_what_is_typed_is_kept_when_the_keyboard_goes_elsewhere(
    drawn: Drawn[ParkingPanel], panel: ParkingPanel
) -> None:
    drawn.key(Qt.Key.Key_Return)
    drawn.type("bureau")
    panel.setFocus()
    QApplication.processEvents()
    assert goes(drawn)[STADIUM] == "bureau"
    assert not panel.list.cards[0].open


def test_what_is_typed_is_kept_when_the_file_is_closed(console: Console) -> None:
    console.start()
    park(console, STADIUM)
    console.workshop.run.open_panel("parked")
    path = console.store.path
    console.key(Qt.Key.Key_Return)
    console.type("bureau")
    console.window.close_workshop()
    QApplication.processEvents()
    with closing(Store.open(path, clock=console.clock)) as again:
        assert {said.goes_to for said in again.all(Contribution, text=STADIUM)} == {"bureau"}


def test_delete_puts_it_in_the_bin_and_the_next_one_has_the_keys(
    drawn: Drawn[ParkingPanel], panel: ParkingPanel
) -> None:
    drawn.key(Qt.Key.Key_Delete)
    assert list(goes(drawn)) == [FISCAL]
    assert panel.list.cards[0].hasFocus()
    drawn.store.undo()
    assert set(goes(drawn)) == {FISCAL, STADIUM}


def test_it_is_moved_to_a_question_from_its_menu_and_goes_nowhere_else(
    drawn: Drawn[ParkingPanel], panel: ParkingPanel
) -> None:
    capture.send_on(drawn.store, reading.parked(drawn.store, drawn.session.id), "bureau")
    QApplication.processEvents()
    click(panel.list.cards[0].more)
    menu = next(menu for menu in panel.list.cards[0].findChildren(QMenu) if menu.isVisible())
    moving = next(action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu))
    assert isinstance(moving, QMenu)
    moving.actions()[0].trigger()
    menu.close()
    first = reading.outline(drawn.store, drawn.session.id).questions[0]
    (moved,) = reading.contributions(drawn.store, first)
    assert (moved.text, moved.goes_to) == (STADIUM, "")
    assert list(goes(drawn)) == [FISCAL]


def test_letters_are_left_to_the_capture_bar(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    drawn.type("Un car")
    assert drawn.place.heard == list("Un car")


def test_a_long_text_is_cut_in_the_list_and_marks_are_text(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    park(drawn, "<b>gras</b> & " + "long " * 200)
    QApplication.processEvents()
    words = shown(panel)[0][0]
    assert words.startswith("<b>gras</b> & long")
    assert len(words) <= 280
    assert words.endswith("…")


def test_nothing_parked_says_how_to(drawn: Drawn[ParkingPanel], panel: ParkingPanel) -> None:
    capture.remove(drawn.store, reading.parked(drawn.store, drawn.session.id))
    QApplication.processEvents()
    assert panel._told.text().startswith("Vide.")
    assert panel.list.isHidden()


# At hand


def test_the_card_of_the_parking_tells_the_latest_and_where_they_go(console: Console) -> None:
    console.start()
    for text in (FISCAL, STADIUM):
        park(console, text)
    stadium = reading.parked(console.store, console.session.id)[1]
    capture.send_on(console.store, [stadium], "journée 2")
    QApplication.processEvents()
    assert at_hand(console).parking.told == ("2", f"{STADIUM} → journée 2\n{FISCAL}")


def test_a_click_on_it_opens_the_list(console: Console) -> None:
    console.start()
    click(at_hand(console).parking)
    assert console.workshop.run.panels.shown == "parked"


def test_the_material_of_the_next_two_items_that_have_some_is_told_with_their_hours(console: Console) -> None:
    console.start()
    items = reading.outline(console.store, console.session.id).items
    for item in items:
        agenda.edit_item(console.store, replace(item, material=""))
    for place, material in ((0, "badges"), (2, "micro"), (5, "post-its"), (7, "gommettes")):
        item = reading.outline(console.store, console.session.id).items[place]
        agenda.edit_item(console.store, replace(item, material=material))
    QApplication.processEvents()
    assert [material for _head, material in at_hand(console).ready] == ["micro", "post-its"]
    assert at_hand(console).ready[0][0] == f"10:15 · {items[2].title}"
    flow.go_to(console.store, console.session.id, items[5])
    QApplication.processEvents()
    assert [material for _head, material in at_hand(console).ready] == ["gommettes"]


def test_the_search_line_opens_what_ctrl_k_opens(console: Console) -> None:
    console.start()
    click(at_hand(console).search)
    assert console.workshop.finder.isVisible()
    assert console.workshop.finder.field.hasFocus()
