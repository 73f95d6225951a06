"""The tables: composed by one button, changed by hand with the mouse or by typing a number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import attendance, cycle, people, seating
from facilitator.sessions.records import College, Participant, Session
from facilitator.sessions.store import Store
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.people.people_page import PeoplePage
from facilitator.ui.people.tables.seat_card import SeatCard
from facilitator.ui.people.tables.tables_page import TablesPage
from facilitator.ui.people.tables.typed_number import TypedNumber

PEOPLE = [
    ("Anne", College.ELECTED, "Sources"),
    ("Bo", College.ELECTED, "Sources"),
    ("Cléo", College.ELECTED, "Bois"),
    ("Dina", College.DGS, "Bois"),
    ("Éric", College.DGS, ""),
    ("Flo", None, "Val"),
]


class Seating:
    """The tables of a session in a window of their own: two tables for six people."""

    def __init__(self, qtbot: QtBot, store: Store, session: Session) -> None:
        self.store, self.session = store, session
        self.notices = Notices()
        self.desk = Desk(store, self.notices)
        self.desk.session_id = session.id
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.places = PeoplePage(self.desk)
        QVBoxLayout(self.window).addWidget(self.places)
        self.window.resize(1366, 720)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.places.show_tab("tables")
        page = self.places.tab("tables")
        assert isinstance(page, TablesPage)
        self.page = page
        QApplication.processEvents()

    def tables(self) -> dict[str, int | None]:
        return {person.name: person.table_number for person in self.store.all(Participant)}

    def named(self, name: str) -> Participant:
        return next(person for person in self.store.all(Participant) if person.name == name)

    def card(self, table: int | None) -> SeatCard:
        return self.page.hall.aside if table is None else self.page.hall.cards[table - 1]

    def names(self, table: int | None) -> list[str]:
        return [person.name for person in self.card(table).people]

    def at(self, name: str) -> None:
        """Put the hand on somebody."""
        self.page.hall.take(self.named(name).id)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for char in text:
            focused: QWidget | None = QApplication.focusWidget()
            assert focused is not None
            QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char))
        QApplication.processEvents()

    def spot(self, name: str) -> tuple[SeatCard, QPoint]:
        """Where somebody stands."""
        card = next(c for c in self.page.hall.all_cards if name in [person.name for person in c.people])
        row = [person.name for person in card.people].index(name)
        return card, card.row_rect(row).center()

    def drag(self, name: str, to: QWidget, where: QPoint) -> None:
        card, start = self.spot(name)
        end = card.mapFromGlobal(to.mapToGlobal(where))
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(card, left, pos=start)
        for step in range(1, 5):
            QTest.mouseMove(card, start + (end - start) * step / 4)
            QApplication.processEvents()
        QTest.mouseRelease(card, left, pos=end)
        QApplication.processEvents()

    def compose(self) -> None:
        QTest.mouseClick(self.page.compose, Qt.MouseButton.LeftButton)
        QApplication.processEvents()


@pytest.fixture
def room(qtbot: QtBot, store: Store, session: Session) -> Seating:
    cycle.edit_session(store, replace(session, table_count=2))
    wanted = [Participant(session_id="", name=name, college=who, commune=place) for name, who, place in PEOPLE]
    people.add_participants(store, session, wanted)
    return Seating(qtbot, store, store.the(Session, session.id))


def test_one_button_composes_the_tables_and_says_how_they_are_mixed(room: Seating) -> None:
    assert room.names(None) == [name for name, _college, _commune in PEOPLE]
    room.compose()

    assert len(room.names(1)) == len(room.names(2)) == 3
    assert room.names(None) == []
    assert room.notices.latest == "6 personnes placées."
    for table in (1, 2):
        told = room.card(table)._mix
        assert sum(int(line.split("\u00a0")[0]) for line in told[0]) == 3
        assert "1\u00a0DGS" in told[0]
    communes = [{person.commune for person in room.card(table).people} for table in (1, 2)]
    assert all("Sources" in found for found in communes)
    assert room.store.undo() == "compose_tables"
    QApplication.processEvents()
    assert len(room.names(None)) == 6


def test_the_same_commune_at_a_table_is_told(room: Seating) -> None:
    for name in ("Anne", "Bo", "Dina"):
        seating.seat(room.store, room.named(name), 2)
    QApplication.processEvents()
    assert room.card(2)._mix == (["2\u00a0élus", "1\u00a0DGS"], ["2 de Sources"])


def test_pressing_again_composes_in_another_way(qtbot: QtBot, store: Store, session: Session) -> None:
    made = [Participant(session_id="", name=f"P{number:02d}") for number in range(30)]
    people.add_participants(store, session, made)
    room = Seating(qtbot, store, session)
    room.compose()
    first = room.tables()
    room.compose()
    assert room.tables() != first


def test_somebody_is_dragged_to_another_table_and_stays_there_when_composing(room: Seating) -> None:
    room.compose()
    name = room.names(1)[0]
    room.drag(name, room.card(2), QPoint(40, 30))

    assert room.tables()[name] == 2
    assert room.named(name).seated_by_hand
    room.compose()
    assert room.tables()[name] == 2
    room.drag(name, room.page.hall._aside_area, QPoint(60, 300))
    assert room.tables()[name] is None
    assert not room.page.hall._carried.isVisible()


def test_what_is_dropped_beside_the_tables_stays(room: Seating) -> None:
    room.compose()
    before = room.tables()
    room.drag(room.names(1)[0], room.page, QPoint(300, 4))
    QTest.mouseClick(room.card(2), Qt.MouseButton.LeftButton, pos=room.card(2).row_rect(1).center())
    assert room.tables() == before
    assert not any(person.seated_by_hand for person in room.store.all(Participant))


@pytest.mark.parametrize("typed", ["2", "é"])
def test_the_number_of_a_table_moves_who_is_under_the_hand(room: Seating, typed: str) -> None:
    room.at("Cléo")
    room.type(typed)
    assert room.tables()["Cléo"] == 2
    assert room.page.hall.current == room.named("Cléo")
    room.key(Qt.Key.Key_Delete)
    assert room.tables()["Cléo"] is None
    assert room.store.undo() == "seat_participant"
    assert room.tables()["Cléo"] == 2


def test_a_number_that_may_be_longer_waits_for_enter(room: Seating) -> None:
    cycle.edit_session(room.store, replace(room.session, table_count=12))
    QApplication.processEvents()
    room.at("Cléo")
    room.type("1")
    assert room.tables()["Cléo"] is None
    assert room.page._hint.text() == "Table 1… ou Entrée"
    room.type("2")
    assert room.tables()["Cléo"] == 12
    room.type("1")
    room.key(Qt.Key.Key_Return)
    assert room.tables()["Cléo"] == 1
    room.type("1")
    room.at("Bo")  # somebody else: the number that was begun is no more
    room.key(Qt.Key.Key_Return)
    assert room.tables()["Bo"] is None


@pytest.mark.parametrize(
    ("keys", "most", "found"),
    [
        ("4", 12, 4),
        ("12", 12, 12),
        ("13", 12, 3),
        ("0", 12, None),
        ("7", 6, None),
        ("1", 9, 1),
        ("10", 10, 10),
        ("99", 99, 99),
        ("1", 12, None),
    ],
)
def test_a_number_is_taken_as_soon_as_no_longer_one_is_possible(keys: str, most: int, found: int | None) -> None:
    typed = TypedNumber()
    assert [typed.digit(int(key), most) for key in keys][-1] == found


def test_space_keeps_somebody_at_a_table_and_lets_go_again(room: Seating) -> None:
    room.compose()
    name = room.names(2)[0]
    room.at(name)
    room.key(Qt.Key.Key_Space)
    assert room.named(name).seated_by_hand
    room.key(Qt.Key.Key_Space)
    assert not room.named(name).seated_by_hand
    assert room.tables()[name] == 2


def test_the_arrows_go_from_one_to_the_next_and_from_card_to_card(room: Seating) -> None:
    room.compose()
    room.card(1).setFocus()
    room.card(1).take_row(0)
    seen = [room.page.hall.current]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        room.key(key)
        seen.append(room.page.hall.current)
    one, two = room.card(1).people, room.card(2).people
    assert seen == [one[0], one[1], one[2], one[2], two[2], two[1], one[1]]
    assert room.card(1).accessibleName() == "Table 1, 3 personnes"
    assert one[1].name in room.card(1).accessibleDescription()


def test_only_those_who_are_there_get_a_seat_when_asked(room: Seating) -> None:
    for name in ("Anne", "Dina"):
        attendance.arrive(room.store, room.named(name))
    room.page.present_only.click()
    room.compose()
    assert {name for name, table in room.tables().items() if table} == {"Anne", "Dina"}


def test_the_number_of_tables_is_typed(room: Seating) -> None:
    room.page.count.setFocus()
    room.page.count.selectAll()
    room.type("4")
    room.key(Qt.Key.Key_Return)
    assert room.store.the(Session, room.session.id).table_count == 4
    assert len(room.page.hall.cards) == 4
    room.page.count.selectAll()
    room.type("0")
    assert not room.places.flush()
    room.places.show_tab("list")
    assert room.places.shown == "tables"
    assert room.store.the(Session, room.session.id).table_count == 4


def test_fewer_tables_leave_those_people_without_one(room: Seating) -> None:
    room.compose()
    gone = set(room.names(2))
    cycle.edit_session(room.store, replace(room.session, table_count=1))
    QApplication.processEvents()
    assert set(room.names(None)) == gone


def test_a_hostile_name_is_text_and_a_full_room_fits(qtbot: QtBot, store: Store, session: Session) -> None:
    cycle.edit_session(store, replace(session, table_count=20))
    names = ["<b>Robert</b> & fils", "Nom" * 60, "محمد الأمين", *(f"Personne {number}" for number in range(147))]
    people.add_participants(store, session, [Participant(session_id="", name=name, commune="<i>") for name in names])
    room = Seating(qtbot, store, store.the(Session, session.id))
    room.compose()

    cards = room.page.hall.cards
    assert sum(len(card.people) for card in cards) == 150
    across = {card.x() for card in cards}
    assert len(across) == 4
    assert max(card.geometry().right() for card in cards) <= room.page.hall._area.viewport().width()
    room.at("Nom" * 60)
    assert room.page.grab().width() == room.page.width()


def test_a_file_that_is_only_read_offers_nothing_to_do(qtbot: QtBot, room: Seating) -> None:
    store = Store.open(room.store.path, read_only=True)
    seen = Seating(qtbot, store, room.session)
    assert seen.page.hall.cards
    assert not any(part.isVisible() for part in (seen.page.compose, seen.page.present_only, seen.page._hint))
    seen.window.close()
    store.close()
