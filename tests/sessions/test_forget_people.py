"""Erasing somebody for good, on request: no byte of the name is left, and all the rest is as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.sessions import attendance, backups, capture, cycle, flow, people, reading, screen, seating
from facilitator.sessions.capture import Draft
from facilitator.sessions.record import new_id
from facilitator.sessions.records import (
    Ambassador,
    Anonymity,
    College,
    Commitment,
    Contribution,
    Participant,
    PlusOne,
    Question,
    Redaction,
    RoomQuestion,
    Session,
    Speaker,
    Turn,
)
from facilitator.sessions.store import Store

from .helpers import everything
from .test_forget import every_problem, traces

SECRET = "Aglaé Vertefeuille"
WRONG = "Aglae Vertfeuille"
TRACES = (SECRET, WRONG, "Vertefeuille")


@pytest.fixture
def known(store: Store, day: Session, question: Question) -> Participant:
    """Somebody who did everything that a day holds, seen in a frozen scene and backed up at each step."""
    with store.operation("edit_question") as operation:
        operation.put(replace(question, anonymity=Anonymity.NAMED))
    added = people.add(store, day, Participant(session_id="", name=WRONG, college=College.DGS, commune="Sources"))
    people.add(store, day, Participant(session_id="", name="Paul Reste", college=College.ADL))
    found = people.edit(store, replace(added, name=SECRET))
    found = seating.seat(store, attendance.arrive(store, found), 2)
    said = capture.contribute(store, day.id, Draft("Un car", participant_id=found.id), question)
    item = reading.outline(store, day.id).items[0]
    here, who, now = day.id, found.id, store.now()
    with store.operation("test") as operation:
        operation.put(Speaker(item_id=item.id, position=9, name=SECRET, role="DGS", participant_id=found.id))
        operation.put(PlusOne(session_id=here, contribution_id=said.id, said_at=now, participant_id=who))
        asked = RoomQuestion(
            session_id=here, item_id=item.id, position=0, text="Et ?", asked_at=now, participant_id=who
        )
        operation.put(asked)
        operation.put(Turn(session_id=here, started_at=now, participant_id=who))
        operation.put(
            Ambassador(session_id=here, position=0, name=SECRET, participant_id=who, carries_to="son conseil")
        )
        operation.put(Commitment(session_id=here, position=0, what="Un car", who=SECRET, partners="Paul Reste"))
        operation.put(Redaction(session_id=here, name=SECRET, hidden=True))
    backups.back_up(store.path, store.now())
    flow.ask(store, day.id, question)
    screen.toggle_freeze(store, day.id)
    backups.back_up(store.path, store.now())
    return store.the(Participant, found.id)


def test_no_file_holds_the_name_any_more(store: Store, known: Participant) -> None:
    assert len(traces(store.path, *TRACES)) >= 3, "the file or its log, and two backups"

    assert people.erase(store, known) == []

    assert traces(store.path, *TRACES) == []
    assert every_problem(store) == []
    store.close()
    assert traces(store.path, *TRACES) == []


def test_what_they_said_stays_and_is_nobodys(store: Store, known: Participant) -> None:
    before = everything(store)
    people.erase(store, known)
    after = everything(store)

    (turn,), (question,), (one,) = store.all(Turn), store.all(RoomQuestion), store.all(PlusOne)
    assert (turn.participant_id, turn.college) == (None, College.DGS)
    assert question.participant_id is one.participant_id is None
    assert [said.text for said in store.all(Contribution)] == ["Un car"]
    assert [(who.name, who.role) for who in store.all(Speaker) if who.position == 9] == [("", "DGS")]
    assert [person.name for person in store.all(Participant)] == ["Paul Reste"]
    assert [(one.name, one.carries_to) for one in store.all(Ambassador)] == [("", "son conseil")]
    assert [(one.what, one.who, one.partners) for one in store.all(Commitment)] == [("Un car", "", "Paul Reste")]
    changed = {"participant", "speaker", "contribution", "plusone", "roomquestion", "turn", "screen"}
    changed |= {"ambassador", "commitment", "redaction"}
    assert {name: rows for name, rows in after.items() if name not in changed} == {
        name: rows for name, rows in before.items() if name not in changed
    }


def test_what_the_others_did_is_undone_after_that(store: Store, known: Participant, day: Session) -> None:
    (other,) = [person for person in store.all(Participant) if person.id != known.id]
    seating.seat_all(store, day)
    people.erase(store, known)

    assert store.undo() == "compose_tables"
    assert store.the(Participant, other.id).table_number is None
    assert store.problems() == []


def test_who_was_taken_off_before_and_is_on_the_list_of_another_day_goes_too(store: Store, known: Participant) -> None:
    people.remove(store, known)
    other = cycle.duplicate_session(store, known.session_id)
    again = people.add(store, other, Participant(session_id="", name=SECRET, commune="sources"))
    twice = people.add(store, store.the(Session, known.session_id), replace(again, id=new_id()))
    people.erase(store, twice)

    assert traces(store.path, *TRACES) == []
    assert every_problem(store) == []


def test_somebody_of_the_same_name_from_elsewhere_stays(store: Store, known: Participant, day: Session) -> None:
    namesake = people.add(store, day, Participant(session_id="", name=SECRET, commune="Montclar"))
    people.erase(store, known)

    assert store.get(Participant, known.id) is None
    assert store.the(Participant, namesake.id) == namesake
    assert store.problems() == []
