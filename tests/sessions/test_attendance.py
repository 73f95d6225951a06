"""The door: who comes, who leaves, who is excused, who was not on the list; and how few letters find somebody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import BadText, FacilitatorError, NotFound
from facilitator.sessions import attendance, people, stakeholders
from facilitator.sessions.door import Roll, as_name
from facilitator.sessions.presence import (
    Count,
    Presence,
    by_college,
    by_table,
    count,
    freest_table,
    here_at,
    presence,
    present_at,
)
from facilitator.sessions.records import College, Participant, Session
from facilitator.sessions.store import Store

from ..conftest import NINE, Clock


def listed(store: Store, session: Session, *names: str) -> list[Participant]:
    return people.add_participants(store, session, [Participant(session_id=session.id, name=name) for name in names])


def now(store: Store, person: Participant) -> Participant:
    return store.the(Participant, person.id)


def named(*names: str) -> list[Participant]:
    return [Participant(session_id="", name=name) for name in names]


def found(roll: Roll, typed: str) -> list[str]:
    return [person.name for person in roll.find(typed)]


# Gestures


def test_somebody_arrives_at_the_hour_it_is(store: Store, session: Session, clock: Clock) -> None:
    (lea,) = listed(store, session, "Léa Dupont")
    clock.forward(minutes=4)
    attendance.arrive(store, lea)
    assert now(store, lea).arrived_at == NINE + timedelta(minutes=4)
    assert presence(now(store, lea)) is Presence.PRESENT


def test_arriving_twice_keeps_the_first_hour(store: Store, session: Session, clock: Clock) -> None:
    (lea,) = listed(store, session, "Léa Dupont")
    attendance.arrive(store, lea)
    clock.forward(minutes=4)
    attendance.arrive(store, lea)
    assert now(store, lea).arrived_at == NINE


def test_who_left_early_is_told_and_may_come_back(store: Store, session: Session, clock: Clock) -> None:
    (lea,) = listed(store, session, "Léa Dupont")
    attendance.arrive(store, lea)
    clock.forward(hours=3)
    attendance.leave(store, lea)
    assert presence(now(store, lea)) is Presence.LEFT
    assert now(store, lea).left_at == NINE + timedelta(hours=3)
    attendance.arrive(store, lea)
    assert presence(now(store, lea)) is Presence.PRESENT
    assert now(store, lea).arrived_at == NINE


def test_nobody_leaves_who_has_not_come(store: Store, session: Session) -> None:
    (lea,) = listed(store, session, "Léa Dupont")
    with pytest.raises(FacilitatorError, match="Léa Dupont has not arrived"):
        attendance.leave(store, lea)
    assert presence(now(store, lea)) is Presence.EXPECTED


def test_an_excused_person_who_comes_all_the_same_is_there(store: Store, session: Session) -> None:
    (lea,) = listed(store, session, "Léa Dupont")
    attendance.excuse(store, lea)
    assert presence(now(store, lea)) is Presence.EXCUSED
    attendance.arrive(store, lea)
    assert presence(now(store, lea)) is Presence.PRESENT
    with pytest.raises(FacilitatorError, match="take the arrival back"):
        attendance.excuse(store, lea)


def test_an_arrival_marked_by_mistake_is_taken_back(store: Store, session: Session) -> None:
    (lea,) = listed(store, session, "Léa Dupont")
    attendance.arrive(store, lea)
    attendance.leave(store, lea)
    attendance.expect(store, lea)
    assert now(store, lea) == lea


def test_a_walk_in_is_added_and_present_at_once(store: Store, session: Session) -> None:
    came = attendance.walk_in(store, session, "  Jean\nBon ", College.INHABITANTS, commune=" Sources ")
    assert now(store, came) == came
    assert (came.name, came.commune, came.walk_in, came.arrived_at) == ("Jean Bon", "Sources", True, NINE)
    with pytest.raises(BadText):
        attendance.walk_in(store, session, " ")
    assert store.count(Participant) == 1


def test_a_walk_in_sits_at_the_seat_that_the_organisation_names(store: Store, session: Session) -> None:
    seat = stakeholders.add(store, session, "Chambre d’agriculture", "Chambres")
    came = attendance.walk_in(store, session, "Jean Bon", organisation="Chambre d'Agriculture de la Drôme")
    assert came.stakeholder_id == seat.id


def test_each_gesture_at_the_door_is_undone_alone(store: Store, session: Session) -> None:
    lea, max_ = listed(store, session, "Léa Dupont", "Max Roy")
    attendance.arrive(store, lea)
    attendance.leave(store, lea)
    attendance.excuse(store, max_)
    attendance.walk_in(store, session, "Jean Bon")
    attendance.expect(store, lea)
    undone = [store.undo() for _gesture in range(5)]
    assert undone == ["expect", "add_walk_in", "excuse", "leave", "arrive"]
    assert store.all(Participant) == [lea, max_]


def test_who_was_taken_off_the_list_meanwhile_is_told(store: Store, session: Session) -> None:
    (lea,) = listed(store, session, "Léa Dupont")
    people.remove(store, lea)
    for gesture in (attendance.arrive, attendance.leave, attendance.expect, attendance.excuse):
        with pytest.raises(NotFound, match="Léa Dupont is no longer on the list"):
            gesture(store, lea)


# Reading


def test_presence_is_told_for_any_instant(store: Store, session: Session, clock: Clock) -> None:
    (lea,) = listed(store, session, "Léa Dupont")
    attendance.arrive(store, lea)
    clock.forward(hours=2)
    attendance.leave(store, lea)
    person = now(store, lea)
    hours = [here_at(person, NINE + timedelta(hours=hour)) for hour in (-1, 0, 1, 2, 3)]
    assert hours == [False, True, True, False, False]
    assert present_at([person], NINE) == [person]


def test_counts_tell_each_sort_of_people_apart(store: Store, session: Session) -> None:
    a, b, c, d, _awaited = listed(store, session, "A", "B", "C", "D", "E")
    attendance.arrive(store, a)
    attendance.arrive(store, b)
    attendance.leave(store, b)
    attendance.excuse(store, c)
    attendance.walk_in(store, session, "W")
    assert d.name == "D"
    counted = count(store.all(Participant))
    assert counted == Count(announced=4, came=2, walk_ins=1, excused=1, here=2, left=1)
    assert (counted.awaited, counted.all_who_came) == (2, 3)


@st.composite
def crowds(draw: st.DrawFn) -> list[Participant]:
    def person() -> Participant:
        arrived = draw(st.booleans())
        walk_in = draw(st.booleans())
        return Participant(
            session_id="",
            name="x",
            college=draw(st.sampled_from([None, *College])),
            table_number=draw(st.sampled_from([None, 1, 2, 3])),
            excused=draw(st.booleans()) and not arrived,
            walk_in=walk_in,
            arrived_at=NINE if arrived else None,
            left_at=NINE if arrived and draw(st.booleans()) else None,
        )

    return [person() for _one in range(draw(st.integers(0, 20)))]


@settings(max_examples=100)
@given(crowds())
def test_the_counts_of_the_colleges_and_of_the_tables_make_the_whole(crowd: list[Participant]) -> None:
    whole = count(crowd)
    for parts in (by_college(crowd).values(), by_table(crowd).values()):
        for name in ("announced", "came", "walk_ins", "excused", "here", "left"):
            assert sum(getattr(part, name) for part in parts) == getattr(whole, name)


def test_a_walk_in_is_sent_where_there_is_room(store: Store, session: Session) -> None:
    seated = [
        Participant(session_id=session.id, name=str(table), table_number=table, arrived_at=NINE) for table in (1, 1, 3)
    ]
    assert freest_table(seated, 3) == 2
    assert freest_table([*seated, *[Participant(session_id="", name="awaited", table_number=2)] * 2], 3) == 3
    assert freest_table(seated, 0) is None


# Finding


@pytest.mark.parametrize("typed", ["d", "du le", "le du", "DUP", "lea", "lé", "sour", "  du  ", "ddt"])
def test_the_beginning_of_any_word_finds_somebody(typed: str) -> None:
    lea = Participant(session_id="", name="Léa Dupont", commune="Sources", organisation="DDT de la Drôme")
    assert Roll([lea, *named("Max Roy")]).find(typed) == [lea]


def test_every_word_typed_has_to_begin_one() -> None:
    assert found(Roll(named("Léa Dupont")), "du x") == []


def test_nothing_typed_finds_nobody() -> None:
    assert found(Roll(named("Léa Dupont")), " ") == []


def test_those_awaited_come_first_then_the_family_name() -> None:
    arrived = Participant(session_id="", name="Anne Durand", arrived_at=NINE)
    excused = Participant(session_id="", name="Anne Duval", excused=True)
    commune = Participant(session_id="", name="Max Roy", commune="Die")
    roll = Roll([arrived, excused, commune, *named("Didier Morel", "Léa Dupont")])
    assert found(roll, "d") == ["Léa Dupont", "Didier Morel", "Max Roy", "Anne Duval", "Anne Durand"]


def test_a_whole_name_comes_before_a_longer_one() -> None:
    assert found(Roll(named("Anne Royer", "Zoé Roy")), "roy") == ["Zoé Roy", "Anne Royer"]


def test_a_family_name_in_capitals_is_known_wherever_it_stands() -> None:
    assert found(Roll(named("MOREL Didier", "DUPONT Léa")), "d") == ["DUPONT Léa", "MOREL Didier"]


def test_a_particle_is_less_of_a_name_than_the_name() -> None:
    assert found(Roll(named("Anne de Roy", "Léa Dupont")), "d") == ["Léa Dupont", "Anne de Roy"]


def test_a_sign_that_goes_on_writing_a_name_is_a_letter() -> None:
    roll = Roll(named("Rémi Faure", "Jean-Luc D’Almeida", "BENOIT Remy"))
    assert roll.letters("r", "é'-èç") == {"é"}
    assert roll.letters("d", "é'-èç") == {"'"}
    assert roll.letters("jean", "é'-èç") == {"-"}
    assert roll.letters("f", "é'-èç") == set()
    assert roll.letters("b", "éè") == {"é", "è"}, "in capitals, accents are often left out"


def test_a_name_typed_in_a_hurry_gets_its_capitals() -> None:
    assert as_name("jean-luc d'almeida de roy") == "Jean-Luc D’Almeida de Roy"
    assert as_name("Jean-luc MOREL") == "Jean-luc MOREL"
