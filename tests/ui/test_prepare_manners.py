"""What a day that is prepared in a hurry must not do: lose the keyboard, hide what tells things apart, show an empty
figure. In any width of the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator import tokens
from facilitator.sessions import agenda, cycle, labels, pacing, reading
from facilitator.sessions.records import ItemKind, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.home.session_card import summary
from facilitator.ui.prepare.agenda_row import AgendaRow
from facilitator.ui.prepare.row_paint import columns

from .test_prepare import Room

pytestmark = pytest.mark.qt_log_ignore(  # menus that open, on a screen that is none
    "^This plugin does not support (raise|grabbing)", extend=True
)


@pytest.fixture
def room(store: Store, session: Session, qtbot: QtBot) -> Iterator[Room]:
    made = Room(store, session, qtbot)
    yield made
    made.window.close()


@pytest.fixture
def empty(store: Store, qtbot: QtBot) -> Iterator[Room]:
    """A day without any item."""
    made = Room(store, cycle.new_session(store, template("journee-vide")), qtbot)
    assert made.items == []
    yield made
    made.window.close()


def resize(room: Room, width: int) -> None:
    room.window.resize(width, 600)
    QApplication.processEvents()


# The keyboard is never lost


@pytest.mark.parametrize("place", [0, 4, 11])
def test_what_is_added_and_undone_gives_the_keyboard_back_to_where_it_was_added(room: Room, place: int) -> None:
    start = room.select(place)
    before = room.titles
    room.page._actions.add_after(start.item_id, ItemKind.VOTE)
    room.press(Qt.Key.Key_Return)
    assert room.page.selected_id != start.item_id
    room.store.undo()
    assert room.titles == before
    assert room.page.selected_id == start.item_id
    assert room.focused is start


def test_several_things_added_and_undone_lead_back_one_by_one(room: Room) -> None:
    start = room.select(4)
    room.page._actions.add_after(start.item_id, ItemKind.VOTE)
    first = room.page.selected_id
    room.page._actions.add_after(first, ItemKind.BREAK)
    room.store.undo()
    assert room.page.selected_id == first
    room.store.undo()
    assert room.page.selected_id == start.item_id


def test_a_deletion_undone_comes_back_selected(room: Room) -> None:
    row = room.select(4)
    room.press(Qt.Key.Key_Delete)
    room.press(Qt.Key.Key_Delete)
    assert len(room.items) == 10
    room.store.undo()
    room.store.undo()
    assert room.page.selected_id == row.item_id
    assert room.row(4).item_id == row.item_id


def test_deleting_to_the_last_leaves_the_keyboard_where_the_next_item_is_added(room: Room) -> None:
    room.select(0)
    for _item in range(len(room.items)):
        room.press(Qt.Key.Key_Delete)
    assert room.items == []
    assert room.page.agenda.add_row.isAncestorOf(room.focused)
    room.press(Qt.Key.Key_Insert)
    room.choose("Apport d’expert")
    assert [item.kind for item in room.items] == [ItemKind.EXPERT_INPUT]


def test_an_item_undone_while_something_is_typed_about_it_leaves_the_keyboard_in_the_agenda(room: Room) -> None:
    room.page._actions.add_after(room.items[3].id, ItemKind.VOTE)
    room.form.material.setFocus()
    room.store.undo()
    assert isinstance(room.focused, AgendaRow)


def test_a_modifier_alone_selects_nothing(room: Room) -> None:
    assert isinstance(room.focused, AgendaRow)
    for key in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt):
        room.press(key)
    assert room.page.selected_id == ""


# Nothing flashes


class Windows(QObject):
    """Hears which windows come to the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_window_flashes_while_the_library_opens_and_closes(room: Room, qapp: QApplication) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    room.page.open_library()
    room.press(Qt.Key.Key_Escape)
    qapp.removeEventFilter(windows)
    assert windows.shown == []


# In any width


def test_in_a_narrow_window_the_library_takes_all_the_room_and_gives_it_back(room: Room) -> None:
    resize(room, 911)
    row = room.select(4)
    room.page.open_library()
    QApplication.processEvents()
    library = room.page.side.library
    assert library is not None
    assert not room.page.agenda.isVisible()
    button = library.insert_button
    assert button.mapTo(room.window, button.rect().bottomRight()).x() < room.window.width()
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Escape)
    assert room.page.agenda.isVisible()
    assert len(room.items) == 13
    assert room.page.selected_id == room.items[5].id != row.item_id
    resize(room, 1366)
    room.page.open_library()
    assert room.page.agenda.isVisible()
    assert library.width() < 700


def test_a_library_left_open_gives_the_agenda_back_in_a_wider_window(room: Room) -> None:
    resize(room, 911)
    room.page.open_library()
    resize(room, 1366)
    assert room.page.agenda.isVisible()
    resize(room, 911)
    assert not room.page.agenda.isVisible()


@pytest.mark.parametrize("width", [911, 1100, 1366, 1920])
@pytest.mark.parametrize("library", [False, True])
def test_the_balance_tells_the_kinds_apart_by_more_than_a_colour(room: Room, width: int, library: bool) -> None:
    if library:
        room.page.open_library()
    resize(room, width)
    balance = room.page.header.balance
    for words, name in zip(balance.words, ("App", "Tém", "Réf"), strict=True):
        assert words.startswith(name)
    parts = balance.findChildren(QWidget)
    if balance.isVisible():
        assert max(part.geometry().right() for part in parts) <= balance.width()


def test_titles_have_the_room_of_the_kind_where_there_is_little(room: Room) -> None:
    assert columns(1000).kind.width() > 0
    assert columns(646).kind.width() == 0
    assert columns(646).title.width() > 320


def test_with_the_library_open_nothing_of_the_header_is_cut(room: Room) -> None:
    room.row(5).duration.setFocus()
    room.page.header.end.setFocus()
    room.retype("15h")
    room.press(Qt.Key.Key_Return)
    agenda.edit_item(room.store, replace(room.items[5], minutes=195))
    room.page.open_library()
    QApplication.processEvents()
    header = room.page.header
    assert header.excess_button.isVisible()
    assert not header.library_button.isVisible()
    for part in (header.excess_button, room.page.templates, header.day_button, header.end):
        assert part.width() >= part.minimumSizeHint().width()
        assert part.geometry().right() <= header.width() - 20
    assert header.excess_button.width() >= header.excess_button.sizeHint().width()


def test_the_button_of_the_day_shows_the_day_in_place_of_the_library(room: Room) -> None:
    room.page.open_library()
    room.click(room.page.header.day_button)
    assert room.day_form.isVisible()
    assert room.page.header.library_button.isVisible()
    assert room.focused is room.page.header.day_button
    assert room.page.header.day_button.isChecked()


# The bar and the figures


def test_the_bar_of_the_day_leaves_free_minutes_blank_and_counts_groups_once(room: Room) -> None:
    pacing.split_in_groups(room.store, room.items[5], 3)
    room.page._editing.item(room.items[6].id, minutes=80)  # one group takes longer than the first
    room.page._editing.item(room.items[4].id, fixed_at=room.session.starts_at + 200)
    plan = room.page._plan
    assert plan is not None
    spans = room.page.header.bar.spans()
    assert sum(segment.minutes for segment, _left, _right in spans) == plan.minutes
    blank = [segment for segment, _left, _right in spans if segment.colour == tokens.LINE]
    assert [segment.key for segment in blank] == [room.items[4].id]


def test_an_empty_day_shows_no_figure_that_means_nothing(empty: Room) -> None:
    header = empty.page.header
    assert header.end.text() == ""
    assert not any(part.isVisible() for part in header.balance.findChildren(QWidget))
    assert "0 min" not in header._summary.text()


def test_the_end_of_an_empty_day_is_kept_without_a_reproach(empty: Room) -> None:
    header = empty.page.header
    header.end.setFocus()
    empty.write("16h")
    empty.press(Qt.Key.Key_Return)
    assert empty.session.ends_at == 16 * 60
    assert empty.said == []
    assert header.excess_button.isVisible()
    assert not header.excess_button.isEnabled()
    empty.page._actions.add_at_end(empty.session_id, ItemKind.REFLECTION)
    assert header.excess_button.isEnabled()
    QTest.mouseClick(header.excess_button, Qt.MouseButton.LeftButton)
    assert reading.outline(empty.store, empty.session_id).items[0].minutes == 7 * 60


def test_phases_of_five_minutes_stay_so_when_the_end_is_fitted(room: Room) -> None:
    room.select(5)
    room.form.phases.setFocus()
    room.retype("Seul 5, en table 25, restitution 20")
    room.press(Qt.Key.Key_Return)
    room.row(5).duration.setFocus()
    room.retype("40")
    room.press(Qt.Key.Key_Return)
    assert room.form.phases.text() == "Seul 5 · en table 20 · restitution 15"


# Groups


def test_the_groups_that_an_item_leads_are_carried_with_it(room: Room) -> None:
    pacing.split_in_groups(room.store, room.items[5], 3)
    before = room.titles
    room.page.agenda.ensureWidgetVisible(room.row(9))
    room.drag(5, 6, drop=False)
    drag = room.page.agenda._drag
    assert drag is not None
    assert not any(room.row(place).duration.isVisible() for place in (5, 6, 7))
    assert not drag.moves  # over its own groups
    assert not drag._line.isVisible()
    room.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(room.row(5), Qt.MouseButton.LeftButton)
    assert room.row(6).duration.isVisible()
    assert room.titles == before
    room.drag(5, 8)
    assert room.titles == [*before[:5], before[8], *before[5:8], *before[9:]]
    assert [item.parallel for item in room.items[5:9]] == [False, False, True, True]


# The page of the cycle


def test_a_card_of_the_cycle_says_when_the_day_really_ends(room: Room, qtbot: QtBot) -> None:
    room.page._editing.item(room.items[-1].id, fixed_at=18 * 60)
    pacing.split_in_groups(room.store, room.items[5], 4)
    end = labels.clock_of(18 * 60 + room.items[-1].minutes)
    assert f"– {end} ·" in summary(room.store, room.session, 1).figures


def test_a_card_of_an_empty_day_has_no_end(empty: Room) -> None:
    assert " – " not in summary(empty.store, empty.session, 2).figures
