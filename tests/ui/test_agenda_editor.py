"""The rhythm of a day, edited where it stands: fixed points, phases, groups, the end fitted to an hour."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import attachments, labels, schedule
from facilitator.sessions.record import Record
from facilitator.sessions.records import RECORDS, ItemKind, Phase, SceneKind, Session
from facilitator.sessions.store import Store

from .test_prepare import Room

pytestmark = pytest.mark.qt_log_ignore(  # menus that open, on a screen that is none
    "^This plugin does not support (raise|grabbing)", extend=True
)


@pytest.fixture
def room(store: Store, session: Session, qtbot: QtBot) -> Iterator[Room]:
    room = Room(store, session, qtbot)
    yield room
    room.window.close()


def everything(store: Store) -> list[list[Record]]:
    return [list(store.all(kind)) for kind in RECORDS]


def fill(room: Room, field: QWidget, text: str) -> None:
    """Type in a field of the inspector, and Enter."""
    field.setFocus()
    room.retype(text)
    if not text:
        room.press(Qt.Key.Key_Backspace)
    room.press(Qt.Key.Key_Return)


def fixed(room: Room, place: int) -> int | None:
    return room.items[place].fixed_at


def planned(room: Room, place: int) -> schedule.PlannedSlot:
    return schedule.plan(room.items, room.session.starts_at)[place]


def words(room: Room, place: int) -> str:
    """What a row tells those who listen to it, its blanks made plain."""
    return " ".join(room.row(place).accessibleName().split())


def choose(menu: QMenu | None, *words: str) -> None:
    """Choose an entry of a menu, through its submenus."""
    assert menu is not None
    for word in words[:-1]:
        found = next(action.menu() for action in menu.actions() if action.text() == word)
        assert isinstance(found, QMenu)
        menu = found
    next(action for action in menu.actions() if " ".join(action.text().split()) == words[-1]).trigger()


def test_what_stands_before_a_fixed_item_is_told_where_it_is(room: Room) -> None:
    plain = room.row(4).height()
    room.select(4)
    fill(room, room.form.fixed_at, "11h10")
    assert fixed(room, 4) == 670
    assert room.row(4).height() > plain
    assert "15 min libres" in words(room, 4)
    fill(room, room.form.fixed_at, "10:30")
    assert planned(room, 4).overlap == 25
    assert "25 min de trop avant 10:30" in words(room, 4)
    fill(room, room.form.fixed_at, "")
    assert fixed(room, 4) is None
    assert room.row(4).height() == plain


def test_a_row_under_a_warning_is_edited_and_dragged_as_the_others(room: Room) -> None:
    room.select(4)
    fill(room, room.form.fixed_at, "10:30")
    row = room.row(4)
    title = QPoint(200, row.height() - 30)
    room.click(row, title)
    room.click(row, title)
    room.retype("Un train à prendre")
    room.press(Qt.Key.Key_Return)
    assert room.items[4].title == "Un train à prendre"
    row.setFocus()
    room.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert room.items[3].title == "Un train à prendre"
    assert room.items[3].fixed_at == 630


def test_an_item_that_ends_too_late_says_so(room: Room) -> None:
    room.select(2)
    fill(room, room.form.ends_by, "10h30")
    assert room.items[2].ends_by == 630
    assert "finit 10 min après 10:30" in words(room, 2)


def test_a_minimum_is_typed_and_the_usual_one_is_seen_without(room: Room) -> None:
    room.select(5)
    assert room.form.least.placeholderText() == labels.duration(schedule.least(room.items[5]))
    fill(room, room.form.least, "25")
    assert room.items[5].least_minutes == 25
    fill(room, room.form.least, "")
    assert room.items[5].least_minutes is None


@pytest.mark.parametrize("typed", ["25h", "midi", "9:75"])
def test_an_hour_that_is_none_stays_in_its_field_and_is_told(room: Room, typed: str) -> None:
    room.select(5)
    before = everything(room.store)
    fill(room, room.form.fixed_at, typed)
    assert everything(room.store) == before
    assert room.form.fixed_at.refused
    assert room.form.fixed_at.text() == typed
    assert room.said[-1][1]


def test_phases_are_typed_in_a_line_and_make_the_duration(room: Room) -> None:
    room.select(5)
    fill(room, room.form.phases, "Seul 5, en table 25, restitution 15 min")
    assert room.items[5].minutes == 45
    assert room.row(5).duration.text() == "45 min"
    assert room.form.phases.text() == "Seul 5 · en table 25 · restitution 15"
    room.row(5).duration.setFocus()
    room.retype("1h30")
    room.press(Qt.Key.Key_Return)
    assert sum(phase.minutes for phase in room.store.all(Phase, item_id=room.items[5].id)) == 90
    assert room.form.phases.text() == "Seul 10 · en table 50 · restitution 30"
    before = everything(room.store)
    fill(room, room.form.phases, "Seul, en table")
    assert everything(room.store) == before
    assert room.form.phases.refused


def test_an_item_is_split_into_groups_that_stand_under_it(room: Room) -> None:
    count, end = len(room.items), planned(room, -1).end
    actions = room.page._actions
    choose(actions.menu(room.page, room.items[5].id), "Partager en groupes", "4 groupes en même temps")
    assert len(room.items) == count + 3
    assert [item.parallel for item in room.items[5:9]] == [False, True, True, True]
    assert planned(room, -1).end == end
    assert "en même temps que la séquence précédente" in words(room, 6)
    assert "de trop" not in "".join(row.accessibleName() for row in room.page.agenda.rows)


def test_alt_and_an_arrow_move_a_group_past_the_item_below(room: Room) -> None:
    choose(room.page._actions.menu(room.page, room.items[5].id), "Partager en groupes", "2 groupes en même temps")
    first, second, after = room.items[5:8]
    room.select(5)
    room.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.id for item in room.items[5:8]] == [after.id, first.id, second.id]
    room.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [item.id for item in room.items[5:8]] == [first.id, second.id, after.id]


def test_a_tick_holds_an_item_with_the_one_before(room: Room) -> None:
    room.select(0)
    assert not room.form.together.isVisibleTo(room.form)
    room.select(5)
    room.click(room.form.together, QPoint(8, 8))
    assert room.items[5].parallel
    assert planned(room, 5).start == planned(room, 4).start
    assert not room.form.fixed_at.isVisible()
    room.click(room.form.together, QPoint(8, 8))
    assert not room.items[5].parallel


def test_the_end_is_fitted_by_typing_its_hour_and_the_excess_is_seen_until_then(room: Room) -> None:
    header = room.page.header
    fill(room, header.end, "15h45")
    assert planned(room, -1).end == 945
    assert not header.excess_button.isVisible()
    room.row(0).duration.setFocus()
    room.retype("1h")
    room.press(Qt.Key.Key_Return)
    assert header.excess_button.isVisible()
    assert header.excess_button.text().endswith("de trop")
    fill(room, header.end, "15:45")  # the hour is the same: fitted again
    assert planned(room, -1).end == 945
    room.store.undo()
    assert planned(room, -1).end > 945


def test_a_day_that_cannot_end_so_early_says_when_it_ends(room: Room) -> None:
    fill(room, room.page.header.end, "10h")
    assert "chaque minimum est atteint" in room.said[-1][0]
    assert labels.clock_of(planned(room, -1).end) in room.said[-1][0]


def test_the_balance_of_the_day_follows(room: Room) -> None:
    before = room.page.header.balance.words
    assert [words.split(" ")[0] for words in before] == ["Apport", "Témoignage", "Réflexion"]
    place = next(place for place, item in enumerate(room.items) if item.kind is ItemKind.TESTIMONY)
    room.row(place).duration.setFocus()
    room.retype("2h")
    room.press(Qt.Key.Key_Return)
    assert room.page.header.balance.words[1] != before[1]


def test_what_the_room_sees_when_an_item_begins_is_chosen(room: Room) -> None:
    room.select(5)
    room.form.shows.chosen.emit(SceneKind.WALL.value)
    assert room.items[5].shows is SceneKind.WALL


def test_everything_of_the_rhythm_is_undone(room: Room) -> None:
    before = everything(room.store)
    room.select(5)
    fill(room, room.form.phases, "Seul 5, en table 25")
    fill(room, room.form.fixed_at, "11h30")
    fill(room, room.form.ends_by, "12h15")
    fill(room, room.form.least, "20")
    fill(room, room.page.header.end, "16h30")
    for _gesture in range(5):
        room.store.undo()
    assert everything(room.store) == before


def test_the_documents_of_a_speech_are_in_its_inspector(room: Room, tmp_path: Path) -> None:
    room.select(1)
    assert room.form.documents.isVisible()
    room.select(6)
    assert not room.form.documents.isVisible()
    path = tmp_path / "menu.txt"
    path.write_text("Tartiflette", encoding="utf-8")
    attachments.attach(room.store, room.items[6], path)
    room.select(1)
    room.select(6)
    assert room.form.documents.isVisible()
