"""The map of actors: seats invited with a key, people seated by their names, presence that follows the door."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import attendance, flow, people, stakeholders
from facilitator.sessions.records import Participant, Session, Stakeholder
from facilitator.sessions.store import Store
from facilitator.ui.people.actors.actors_page import ActorsPage
from facilitator.ui.people.actors.seat_row import SeatRow

from .people_desk import PeopleDesk

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

ALT = Qt.KeyboardModifier.AltModifier
STATE = "Services de l’État"


@pytest.fixture
def desk(qtbot: QtBot, store: Store, session: Session) -> PeopleDesk:
    return PeopleDesk(qtbot, store, session)


def opened(desk: PeopleDesk) -> ActorsPage:
    page = ActorsPage(desk.desk)
    desk.show(page)
    page.open_session()
    page.setFocus()
    QApplication.processEvents()
    return page


def seat(desk: PeopleDesk, name: str) -> Stakeholder:
    return next(one for one in desk.store.all(Stakeholder) if one.name == name)


def row(desk: PeopleDesk, page: ActorsPage, name: str) -> SeatRow:
    return page.rows[seat(desk, name).id]


def names(desk: PeopleDesk, family: str = "") -> list[str]:
    return [one.name for one in desk.store.all(Stakeholder) if family in ("", one.family)]


def test_the_usual_seats_come_with_one_button_that_goes_away(desk: PeopleDesk) -> None:
    page = opened(desk)
    assert not page.rows
    desk.click("Places habituelles")
    assert list(map(len, (page.rows, names(desk)))) == [stakeholders.offers([], []).usual] * 2
    assert page.usual.isHidden()
    assert desk.desk.notices.latest.endswith("places ajoutées.")
    desk.store.undo()
    assert not page.rows
    assert not page.usual.isHidden()


def test_a_seat_is_added_by_typing_its_name_and_the_caret_stays(desk: PeopleDesk) -> None:
    page = opened(desk)
    field = page.cards[STATE].field
    field.setFocus()
    for name in ("DDT", "DREAL"):
        desk.type(name)
        desk.key(Qt.Key.Key_Return)
    assert names(desk, STATE) == ["DDT", "DREAL"]
    assert field.hasFocus()
    assert field.text() == ""
    assert all(one.invited for one in desk.store.all(Stakeholder))
    assert len(page.cards[STATE].rows.widgets) == 2


def test_a_seat_that_is_there_already_is_refused_and_the_words_stay(desk: PeopleDesk) -> None:
    page = opened(desk)
    stakeholders.add(desk.store, desk.session, "DDT", STATE)
    field = page.cards[STATE].field
    field.setFocus()
    desk.type("ddt")
    desk.key(Qt.Key.Key_Return)
    assert field.text() == "ddt"
    assert "déjà sur la carte" in desk.desk.notices.latest
    assert not page.flush()


def test_space_invites_and_no_longer_invites(desk: PeopleDesk) -> None:
    stakeholders.add(desk.store, desk.session, "DDT", STATE, invited=False)
    page = opened(desk)
    found = row(desk, page, "DDT")
    assert found.hasFocus()
    assert found.accessibleName() == "DDT, non invité"
    desk.key(Qt.Key.Key_Space)
    assert seat(desk, "DDT").invited
    assert found.accessibleName() == "DDT, invité"
    desk.key(Qt.Key.Key_Return)
    assert not seat(desk, "DDT").invited
    assert found.hasFocus()


def test_arrows_walk_and_alt_arrows_move_within_the_family(desk: PeopleDesk) -> None:
    for name in "ABC":
        stakeholders.add(desk.store, desk.session, name, STATE)
    page = opened(desk)
    desk.key(Qt.Key.Key_Down)
    assert row(desk, page, "B").hasFocus()
    desk.key(Qt.Key.Key_Down, ALT)
    assert names(desk) == ["A", "C", "B"]
    assert row(desk, page, "B").hasFocus()
    desk.key(Qt.Key.Key_Down, ALT)
    assert names(desk) == ["A", "C", "B"]
    desk.key(Qt.Key.Key_Up)
    assert row(desk, page, "C").hasFocus()


def test_delete_takes_a_seat_off_and_undo_brings_it_back(desk: PeopleDesk) -> None:
    for name in "AB":
        stakeholders.add(desk.store, desk.session, name, STATE)
    page = opened(desk)
    desk.key(Qt.Key.Key_Delete)
    assert names(desk) == ["B"]
    assert row(desk, page, "B").hasFocus()
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(desk) == ["A", "B"]


def test_somebody_is_seated_by_a_few_letters(desk: PeopleDesk) -> None:
    stakeholders.add(desk.store, desk.session, "DDT", STATE)
    desk.list([Participant(session_id="", name="Léa Dupont"), Participant(session_id="", name="Max Roy")])
    page = opened(desk)
    desk.key(Qt.Key.Key_F2)
    assert page.inspector.person_field.hasFocus()
    desk.type("dup")
    desk.key(Qt.Key.Key_Return)
    assert desk.person("Léa Dupont").stakeholder_id == seat(desk, "DDT").id
    assert [chip.words for chip in page.inspector.chips.chips] == ["Léa Dupont"]
    page.inspector.chips.buttons()[0].click()
    assert desk.person("Léa Dupont").stakeholder_id is None


def test_presence_follows_the_door(desk: PeopleDesk) -> None:
    for name in ("DDT", "DREAL"):
        stakeholders.add(desk.store, desk.session, name, STATE)
    (lea,) = desk.list([Participant(session_id="", name="Léa Dupont")])
    people.edit(desk.store, replace(lea, organisation="DDT"))  # who comes with it is seated at once
    page = opened(desk)
    desk.click("Relier la liste")
    assert page.link.isHidden()
    assert page.summary.text() == "2 invités · 1 encore sans nom\u00a0: DREAL"
    flow.start_day(desk.store, desk.session.id)
    assert page.summary.text() == "2 invités · 2 manquants\u00a0: DDT, DREAL"
    attendance.arrive(desk.store, lea)
    assert page.summary.text() == "2 invités · 1 présent · 1 manquant\u00a0: DREAL"
    assert row(desk, page, "DDT").accessibleName() == "DDT, présent, ✓ Léa Dupont"
    assert row(desk, page, "DREAL").accessibleName() == "DREAL, manquant"


def test_the_communes_of_the_list_come_with_one_button(desk: PeopleDesk) -> None:
    desk.list([Participant(session_id="", name=name, commune=name) for name in ("Die", "Sources", "die")])
    page = opened(desk)
    desk.click("Communes de la liste")
    assert len(page.rows) == 2
    assert page.communes.isHidden()
    assert all(one.stakeholder_id for one in desk.store.all(Participant))


def test_a_seat_is_renamed_and_put_in_another_family(desk: PeopleDesk) -> None:
    stakeholders.add(desk.store, desk.session, "DDT", STATE)
    page = opened(desk)
    page.inspector.name.setFocus()
    page.inspector.name.selectAll()
    desk.type("DDT de la Drôme")
    desk.key(Qt.Key.Key_Return)
    assert names(desk) == ["DDT de la Drôme"]
    page.inspector.family.click()
    page.inspector.family_field.selectAll()
    desk.type("Presse")
    desk.key(Qt.Key.Key_Return)
    assert seat(desk, "DDT de la Drôme").family == "Presse"
    assert list(page.cards["Presse"].rows.widgets) == [seat(desk, "DDT de la Drôme").id]


def test_what_is_typed_for_one_seat_is_never_kept_for_another(desk: PeopleDesk) -> None:
    for name in "AB":
        stakeholders.add(desk.store, desk.session, name, STATE)
    page = opened(desk)
    page.inspector.name.setFocus()
    desk.type("x")
    row(desk, page, "B").setFocus()
    assert sorted(names(desk)) in (["Ax", "B"], ["B", "xA"])
    assert page.inspector.name.text() == "B"


def test_long_names_and_many_seats_stay_in_the_window(desk: PeopleDesk) -> None:
    for place in range(30):
        stakeholders.add(desk.store, desk.session, f"{place} Syndicat mixte " + "interdépartemental " * 9, STATE)
    page = opened(desk)
    assert page.width() <= 1366
    assert page.inspector.mapTo(page, page.inspector.rect().topRight()).x() < 1366


def test_a_name_without_end_leaves_room_for_the_others_in_the_summary(desk: PeopleDesk) -> None:
    for name in ("X" * 400, "DREAL"):
        stakeholders.add(desk.store, desk.session, name, STATE)
    page = opened(desk)
    assert page.summary.text().endswith("…, DREAL")
    assert len(page.summary.text()) < 100
