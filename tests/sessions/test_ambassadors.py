"""Who volunteers to carry the result: named, tied to the people of the day, taken off the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facilitator.errors import BadText, NotFound
from facilitator.sessions import ambassadors, people
from facilitator.sessions.records import Ambassador, Participant, Session
from facilitator.sessions.store import Store


def added(store: Store, session: Session, *names: str) -> list[Ambassador]:
    return [ambassadors.add(store, Ambassador(session_id=session.id, position=7, name=name)) for name in names]


def listed(store: Store) -> list[tuple[int, str]]:
    return [(one.position, one.name) for one in store.all(Ambassador)]


def person(store: Store, session: Session, name: str) -> Participant:
    return people.add(store, session, Participant(session_id=session.id, name=name))


def test_an_ambassador_comes_last_with_clean_texts(store: Store, session: Session) -> None:
    added(store, session, "Ana")
    wanted = Ambassador(session_id=session.id, position=0, name=" Bob\n Roux ", carries_to=" le\nconseil ")
    kept = ambassadors.add(store, replace(wanted, due=date(2026, 4, 2)))
    assert listed(store) == [(0, "Ana"), (1, "Bob  Roux")]
    assert (kept.carries_to, kept.due) == ("le conseil", date(2026, 4, 2))


def test_a_name_that_one_person_of_the_day_has_is_theirs(store: Store, session: Session) -> None:
    ana = person(store, session, "Ana LÓPEZ")
    (known, other) = added(store, session, "ana lopez", "Bob")
    assert (known.participant_id, other.participant_id) == (ana.id, None)
    ambassadors.edit(store, replace(known, name="Bob"))
    assert store.the(Ambassador, known.id).participant_id is None


def test_a_name_that_two_people_have_is_nobodys(store: Store, session: Session) -> None:
    for _twice in range(2):
        person(store, session, "Ana Lopez")
    (kept,) = added(store, session, "Ana Lopez")
    assert kept.participant_id is None


def test_an_ambassador_without_a_name_is_refused(store: Store, session: Session) -> None:
    (kept,) = added(store, session, "Ana")
    with pytest.raises(BadText):
        added(store, session, "  ")
    with pytest.raises(BadText):
        ambassadors.edit(store, replace(kept, name=""))
    assert listed(store) == [(0, "Ana")]


def test_an_ambassador_taken_off_the_list_leaves_no_hole_and_comes_back(store: Store, session: Session) -> None:
    _ana, bob, _zoe = added(store, session, "Ana", "Bob", "Zoé")
    ambassadors.remove(store, bob)
    assert listed(store) == [(0, "Ana"), (1, "Zoé")]
    with pytest.raises(NotFound):
        ambassadors.edit(store, bob)
    assert store.undo() == "remove_ambassador"
    assert listed(store) == [(0, "Ana"), (1, "Bob"), (2, "Zoé")]


def test_an_ambassador_outlives_the_list_of_people(store: Store, session: Session) -> None:
    ana = person(store, session, "Ana Lopez")
    (kept,) = added(store, session, "Ana Lopez")
    people.remove(store, ana)
    found = store.the(Ambassador, kept.id)
    assert (found.name, found.participant_id) == ("Ana Lopez", None)
    store.undo()
    assert store.the(Ambassador, kept.id).participant_id == ana.id
