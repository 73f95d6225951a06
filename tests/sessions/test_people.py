"""Who comes to the day: added, changed and taken out, each with one gesture that undo brings back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.errors import BadText
from facilitator.sessions import capture, people, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import (
    College,
    Contribution,
    Part,
    Participant,
    PlusOne,
    Question,
    RoomQuestion,
    Session,
    Speaker,
    Stakeholder,
    Turn,
)
from facilitator.sessions.store import Store
from facilitator.sessions.text import LONGEST

from .helpers import back_and_forth, everything, heard


@pytest.fixture
def anne(store: Store, session: Session) -> Participant:
    return people.add(store, session, Participant(session_id="", name=" Anne  Roux\n", college=College.ELECTED))


def test_somebody_added_belongs_to_the_session_with_clean_texts(store: Store, session: Session) -> None:
    before = everything(store)
    added = people.add(
        store,
        session,
        Participant(session_id="", name=" Anne\nRoux ", role=" maire ", organisation="\x00CC", commune="Sources\n"),
    )

    assert store.all(Participant) == [added]
    assert (added.session_id, added.name, added.role) == (session.id, "Anne Roux", "maire")
    assert (added.organisation, added.commune) == ("CC", "Sources")
    back_and_forth(store, before)


def test_what_is_known_of_somebody_is_changed_in_one_gesture(store: Store, anne: Participant) -> None:
    before, announced = everything(store), heard(store)
    people.edit(store, replace(anne, role="maire ", part=Part.WITNESS, commune="Sources"))

    found = store.the(Participant, anne.id)
    assert (found.role, found.part, found.commune, found.college) == ("maire", "witness", "Sources", "elected")
    assert [one.operation for one in announced] == ["edit_participant"]
    back_and_forth(store, before)


@pytest.mark.parametrize("name", ["", " \n\t ", "\u200b", "x" * (LONGEST + 1)])
def test_nobody_is_left_without_a_name(store: Store, session: Session, anne: Participant, name: str) -> None:
    before = everything(store)
    with pytest.raises(BadText):
        people.add(store, session, replace(anne, name=name))
    with pytest.raises(BadText):
        people.edit(store, replace(anne, name=name))
    assert everything(store) == before


def test_somebody_taken_out_leaves_what_was_said_without_the_name(
    store: Store, session: Session, question: Question, anne: Participant
) -> None:
    item = reading.outline(store, session.id).items[0]
    said = capture.contribute(store, session.id, Draft("Un car", participant_id=anne.id), question)
    with store.operation("test") as operation:
        now = store.now()
        speaker = operation.put(Speaker(item_id=item.id, position=9, name="Anne Roux", participant_id=anne.id))
        echo = operation.put(
            PlusOne(session_id=session.id, contribution_id=said.id, participant_id=anne.id, said_at=now)
        )
        asked = operation.put(
            RoomQuestion(
                session_id=session.id, item_id=item.id, position=0, text="Et ?", participant_id=anne.id, asked_at=now
            )
        )
        turn = operation.put(Turn(session_id=session.id, participant_id=anne.id, started_at=now))
    before, announced = everything(store), heard(store)

    people.remove(store, anne)

    assert store.all(Participant) == []
    assert store.the(Contribution, said.id) == replace(said, participant_id=None)
    assert store.the(PlusOne, echo.id) == replace(echo, participant_id=None)
    assert store.the(RoomQuestion, asked.id) == replace(asked, participant_id=None)
    assert store.the(Speaker, speaker.id) == replace(speaker, participant_id=None)
    assert store.the(Turn, turn.id) == replace(turn, participant_id=None, college=College.ELECTED)
    assert [one.operation for one in announced] == ["remove_participants"]
    back_and_forth(store, before)


def test_several_people_are_taken_out_at_once(store: Store, session: Session, anne: Participant) -> None:
    paul = people.add(store, session, Participant(session_id="", name="Paul"))
    before = everything(store)
    people.remove(store, anne, paul, paul)

    assert store.all(Participant) == []
    back_and_forth(store, before)


def test_who_is_added_sits_at_the_seat_that_the_names_tell(store: Store, session: Session) -> None:
    with store.operation("add_stakeholder") as operation:
        seat = operation.put(Stakeholder(session_id=session.id, position=0, name="Chambre d’agriculture"))
    alone = people.add(store, session, Participant(session_id="", name="A", organisation="chambre d’agriculture"))
    (many,) = people.add_participants(
        store, session, [Participant(session_id="", name="B", organisation="Chambre d’Agriculture")]
    )
    assert (alone.stakeholder_id, many.stakeholder_id) == (seat.id, seat.id)
