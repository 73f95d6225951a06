"""The map of actors: the seats, who is invited, who sits where, and what is told of the seats that stay empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import BadText, FacilitatorError, NotFound
from facilitator.sessions import attendance, flow, people, presence, stakeholders
from facilitator.sessions.presence import SeatState
from facilitator.sessions.records import College, Participant, Session, Stakeholder
from facilitator.sessions.seats import linked, match
from facilitator.sessions.store import Store
from facilitator.sessions.text import folded


def seats(*names: str) -> list[Stakeholder]:
    return [Stakeholder(session_id="", position=place, name=name) for place, name in enumerate(names)]


def person(name: str = "Léa", **fields: object) -> Participant:
    return Participant(session_id="", name=name, **fields)  # type: ignore[arg-type]


def listed(store: Store, session: Session, *wanted: Participant) -> list[Participant]:
    return people.add_participants(store, session, wanted)


def on_map(store: Store, session: Session) -> list[tuple[int, str]]:
    return [(seat.position, seat.name) for seat in store.all(Stakeholder, session_id=session.id)]


def state(store: Store, session: Session, name: str) -> SeatState:
    found = presence.map_of(store, store.the(Session, session.id))
    return next(seat.state for seat in found if seat.stakeholder.name == name)


# Telling who sits where


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("chambre d'agriculture", "Chambre d’agriculture"),
        ("Chambre d’Agriculture de la Drôme", "Chambre d’agriculture"),
        ("DDT", "DDT"),
        ("Direction départementale des territoires (DDT)", "DDT"),
        ("DDT 26", "DDT"),
        ("Préfecture de la Drôme", "Préfecture"),
        ("Sous-préfecture de Die", "Sous-préfecture"),
        ("Mairie de Sources", "Sources"),
        ("commune de Sources", "Sources"),
        ("Association Sources vives", None),
        ("Adduction", None),
        ("", None),
    ],
)
def test_the_organisation_tells_the_seat(organisation: str, name: str | None) -> None:
    known = seats("Sources", "DDT", "Préfecture", "Sous-préfecture", "Chambre d’agriculture")
    found = match(known, person(organisation=organisation))
    assert (found.name if found else None) == name


def test_the_longest_name_is_the_right_one() -> None:
    known = seats("Chambre d’agriculture", "Chambre d’agriculture de la Drôme")
    found = match(known, person(organisation="Chambre d'agriculture de la Drôme, antenne de Die"))
    assert found == known[1]


@pytest.mark.parametrize(
    ("college", "sits"),
    [(College.ELECTED, True), (None, True), (College.DGS, True), (College.STATE, False), (College.INHABITANTS, False)],
)
def test_the_commune_tells_the_seat_of_those_who_speak_for_it(college: College | None, sits: bool) -> None:
    known = seats("Commune de Sources")
    assert (match(known, person(commune="sources", college=college)) is not None) == sits


def test_a_seat_that_was_chosen_stays() -> None:
    chosen = person(organisation="DDT", stakeholder_id="elsewhere")
    assert linked(seats("DDT"), chosen) is chosen


@given(st.text(max_size=12), st.text(max_size=12), st.lists(st.text(max_size=8), max_size=4))
def test_a_match_is_always_one_of_the_seats_and_never_told_by_nothing(
    organisation: str, commune: str, names: list[str]
) -> None:
    known = seats(*names)
    found = match(known, person(organisation=organisation, commune=commune))
    assert found is None or (found in known and folded(found.name))


# Gestures


def test_the_usual_map_has_every_family_of_a_day_and_no_seat_twice() -> None:
    usual = stakeholders.usual_map()
    names = [folded(name) for family in usual.families for name in family.seats]
    assert len(usual.families) == 12
    assert len(set(names)) == len(names)
    assert usual.communes in [family.name for family in usual.families]
    assert all(family.seats for family in usual.families if family.name != usual.communes)


def test_starting_the_map_puts_the_usual_seats_beside_those_there_are(store: Store, session: Session) -> None:
    stakeholders.add(store, session, "ddt", "Services de l’État")
    made = stakeholders.start_map(store, session)
    found = store.all(Stakeholder, session_id=session.id)
    assert len(found) == made + 1
    assert [seat.position for seat in found] == list(range(len(found)))
    assert [seat.name for seat in found if folded(seat.name) == "ddt"] == ["ddt"]
    assert not any(seat.invited for seat in found[1:])
    assert stakeholders.start_map(store, session) == 0


def test_the_map_of_one_session_is_not_that_of_another(store: Store, session: Session) -> None:
    stakeholders.start_map(store, session)
    other = replace(session, id="0" * 24, position=9)
    with store.operation("new_session") as operation:
        operation.put(other)
    assert on_map(store, other) == []
    stakeholders.add(store, other, "DDT", "")
    assert on_map(store, other) == [(0, "DDT")]


def test_the_communes_of_the_list_are_invited_and_their_people_seated(store: Store, session: Session) -> None:
    lea, max_, _nobody = listed(
        store, session, person(commune="Sources"), person("Max", commune="Die"), person("Zoé", commune=" ")
    )
    listed(store, session, person("Ana", commune="SOURCES"))
    assert stakeholders.add_communes(store, session) == 2
    first, second = store.all(Stakeholder, session_id=session.id)
    assert [first.name, folded(second.name)] == ["Die", "sources"]
    assert first.invited
    assert first.family == stakeholders.usual_map().communes
    assert store.the(Participant, max_.id).stakeholder_id == first.id
    assert store.the(Participant, lea.id).stakeholder_id == second.id
    assert store.undo() == "add_communes"
    assert store.the(Participant, lea.id).stakeholder_id is None


def test_a_new_seat_takes_in_those_whose_organisation_says_so(store: Store, session: Session) -> None:
    (lea,) = listed(store, session, person(organisation="DDT 26"))
    seat = stakeholders.add(store, session, " DDT ", "Services de l’État")
    assert (seat.name, seat.invited) == ("DDT", True)
    assert store.the(Participant, lea.id).stakeholder_id == seat.id


@pytest.mark.parametrize("name", ["", "\n"])
def test_a_seat_without_a_name_is_refused(store: Store, session: Session, name: str) -> None:
    with pytest.raises(BadText):
        stakeholders.add(store, session, name, "")
    assert on_map(store, session) == []


def test_a_seat_is_on_the_map_once(store: Store, session: Session) -> None:
    ddt = stakeholders.add(store, session, "DDT", "")
    other = stakeholders.add(store, session, "DREAL", "")
    with pytest.raises(FacilitatorError, match="“DDT” is on the map already"):
        stakeholders.add(store, session, "ddt", "")
    with pytest.raises(FacilitatorError, match="“DDT” is on the map already"):
        stakeholders.edit(store, replace(other, name="Ddt"))
    stakeholders.edit(store, replace(ddt, name="D.D.T.", family=" État ", invited=False))
    assert store.the(Stakeholder, ddt.id) == replace(ddt, name="D.D.T.", family="État", invited=False)


def test_moving_and_removing_leave_no_hole(store: Store, session: Session) -> None:
    first, _second, third = (stakeholders.add(store, session, name, "") for name in "ABC")
    stakeholders.move(store, third, 0)
    assert on_map(store, session) == [(0, "C"), (1, "A"), (2, "B")]
    stakeholders.remove(store, first)
    assert on_map(store, session) == [(0, "C"), (1, "B")]
    assert store.undo() == "remove_stakeholder"
    assert on_map(store, session) == [(0, "C"), (1, "A"), (2, "B")]


def test_who_sat_at_a_seat_that_is_removed_stays_on_the_list(store: Store, session: Session) -> None:
    (lea,) = listed(store, session, person())
    seat = stakeholders.add(store, session, "DDT", "")
    stakeholders.seat(store, lea, seat)
    stakeholders.remove(store, seat)
    assert store.the(Participant, lea.id).stakeholder_id is None
    store.undo()
    assert store.the(Participant, lea.id).stakeholder_id == seat.id


def test_everybody_whom_the_names_tell_is_seated_at_once(store: Store, session: Session) -> None:
    seat, other = (stakeholders.add(store, session, name, "") for name in ("DDT", "DREAL"))
    told, chosen, unknown = listed(
        store, session, person(organisation="DDT"), person("Max", organisation="DDT"), person("Zoé")
    )
    stakeholders.seat(store, chosen, other)
    stakeholders.seat(store, told, None)  # where everybody who joins the list is seated at once
    assert stakeholders.link_all(store, session) == 1
    places = [store.the(Participant, one.id).stakeholder_id for one in (told, chosen, unknown)]
    assert places == [seat.id, other.id, None]
    assert store.undo() == "link_stakeholders"
    assert stakeholders.offers([seat, other], store.all(Participant)).people == 1


def test_what_is_gone_is_told(store: Store, session: Session) -> None:
    seat = stakeholders.add(store, session, "DDT", "")
    (lea,) = listed(store, session, person())
    stakeholders.remove(store, seat)
    people.remove(store, lea)
    gestures: list[Callable[[], None]] = [
        lambda: stakeholders.edit(store, seat),
        lambda: stakeholders.invite(store, seat, True),
        lambda: stakeholders.move(store, seat, 0),
        lambda: stakeholders.remove(store, seat),
    ]
    for gesture in gestures:
        with pytest.raises(NotFound, match="“DDT” is no longer on the map"):
            gesture()
    with pytest.raises(NotFound, match="Léa is no longer on the list"):
        stakeholders.seat(store, lea, None)


# Who is there


def test_nobody_is_missing_before_the_day_begins(store: Store, session: Session) -> None:
    stakeholders.add(store, session, "DDT", "")
    stakeholders.add(store, session, "DREAL", "", invited=False)
    assert state(store, session, "DDT") is SeatState.EXPECTED
    flow.start_day(store, session.id)
    assert state(store, session, "DDT") is SeatState.MISSING
    assert state(store, session, "DREAL") is SeatState.NOT_INVITED


@pytest.mark.parametrize(("invited", "expected"), [(True, SeatState.PRESENT), (False, SeatState.UNINVITED)])
def test_who_arrives_makes_the_seat_present(store: Store, day: Session, invited: bool, expected: SeatState) -> None:
    stakeholders.add(store, day, "DDT", "", invited=invited)
    (lea,) = listed(store, day, person())
    stakeholders.seat(store, lea, store.all(Stakeholder)[0])
    attendance.arrive(store, lea)
    assert state(store, day, "DDT") is expected
    attendance.leave(store, lea)
    assert state(store, day, "DDT") is expected, "who left early came all the same"
    attendance.expect(store, lea)
    assert state(store, day, "DDT") is (SeatState.MISSING if invited else SeatState.NOT_INVITED)


def test_the_turnout_tells_the_seats_and_the_colleges(store: Store, day: Session) -> None:
    ddt, dreal = (stakeholders.add(store, day, name, "État") for name in ("DDT", "DREAL"))
    lea, _max = listed(
        store, day, person(organisation="DDT", college=College.STATE), person("Max", college=College.ELECTED)
    )
    stakeholders.link_all(store, day)
    attendance.arrive(store, lea)
    told = presence.turnout(store, store.the(Session, day.id))
    assert (told.total.came, told.total.announced) == (1, 2)
    assert [(college, count.came) for college, count in told.by_college] == [(College.ELECTED, 0), (College.STATE, 1)]
    assert [seat.stakeholder.id for seat in told.in_state(SeatState.MISSING)] == [dreal.id]
    (present,) = told.in_state(SeatState.PRESENT)
    assert (present.stakeholder.id, [one.id for one in present.came]) == (ddt.id, [lea.id])
    assert len(told.invited) == 2


def test_a_seat_whose_people_are_all_excused_is_told(store: Store, day: Session) -> None:
    stakeholders.add(store, day, "DDT", "")
    (lea,) = listed(store, day, person(organisation="DDT"))
    stakeholders.link_all(store, day)
    attendance.excuse(store, lea)
    (seat,) = presence.map_of(store, store.the(Session, day.id))
    assert (seat.state, seat.excused) == (SeatState.MISSING, True)
