"""Preparing a day: its items, whose places stay 0, 1, 2… without holes, and who speaks."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from facilitator.errors import BadText, FacilitatorError
from facilitator.sessions import agenda, capture, people
from facilitator.sessions.capture import Draft
from facilitator.sessions.journal import Actor
from facilitator.sessions.reading import outline, speakers
from facilitator.sessions.records import (
    AgendaItem,
    ItemKind,
    Part,
    Participant,
    Question,
    Session,
    Speaker,
)
from facilitator.sessions.store import Store

from .helpers import back_and_forth, everything, naming, seen


def titles(store: Store, session: Session) -> list[str]:
    items = outline(store, session.id).items
    assert [item.position for item in items] == list(range(len(items)))
    return [item.title for item in items]


def test_an_item_is_added_where_it_is_wanted(store: Store, session: Session) -> None:
    before = titles(store, session)
    agenda.add_item(store, session, ItemKind.BREAK, "au début", at=0)
    agenda.add_item(store, session, ItemKind.BREAK, "à la fin")
    agenda.add_item(store, session, ItemKind.BREAK, "loin", at=99)
    agenda.add_item(store, session, ItemKind.BREAK, "en deuxième", at=1)
    assert titles(store, session) == ["au début", "en deuxième", *before, "à la fin", "loin"]


def test_an_item_has_the_length_that_its_kind_usually_has(store: Store, session: Session) -> None:
    assert agenda.add_item(store, session, ItemKind.MEAL, "Repas").minutes == 75
    assert agenda.add_item(store, session, ItemKind.BREAK, "Pause").minutes == 15
    assert agenda.add_item(store, session, ItemKind.TESTIMONY, "Témoin").minutes == 30


@pytest.mark.parametrize(("taken", "to"), [(0, 3), (3, 0), (2, 2), (0, 99), (5, 4)])
def test_an_item_is_moved_and_the_others_make_room(store: Store, session: Session, taken: int, to: int) -> None:
    expected = titles(store, session)
    agenda.move_item(store, seen(store, session).items[taken], to)
    expected.insert(to, expected.pop(taken))
    assert titles(store, session) == expected


def test_a_removed_item_leaves_no_hole_and_keeps_its_questions(store: Store, session: Session) -> None:
    found = seen(store, session)
    item = next(item for item in found.items if found.questions_of(item))
    before, asked = titles(store, session), found.questions_of(item)
    agenda.remove_item(store, item)

    assert titles(store, session) == [title for title in before if title != item.title]
    assert [store.the(Question, question.id).item_id for question in asked] == [None] * len(asked)
    assert speakers(store, item) == []
    assert store.problems() == []


def test_a_duplicated_item_follows_its_model_with_its_speakers(store: Store, session: Session) -> None:
    found = seen(store, session)
    item = next(item for item in found.items if speakers(store, item))
    copy = agenda.duplicate_item(store, item)

    assert seen(store, session).items[item.position + 1].id == copy.id
    assert [(s.role, s.organisation) for s in speakers(store, copy)] == [
        (s.role, s.organisation) for s in speakers(store, item)
    ]
    assert seen(store, session).questions_of(copy) == ()
    titles(store, session)
    assert store.undo() == "duplicate_item"
    assert seen(store, session).items == found.items


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_a_length_out_of_a_day_is_refused(store: Store, session: Session, minutes: int) -> None:
    before = everything(store)
    with pytest.raises(FacilitatorError, match="from 0 to 24 hours"):
        agenda.edit_item(store, replace(seen(store, session).items[0], minutes=minutes))
    assert everything(store) == before


def test_an_item_s_texts_are_cleaned(store: Store, session: Session) -> None:
    item = replace(
        seen(store, session).items[0], title=" Un\ntitre\x00 ", notes=" une\r\nnote ", guidance="a\n b", minutes=0
    )
    agenda.edit_item(store, item)
    found = store.the(AgendaItem, item.id)
    assert (found.title, found.notes, found.guidance, found.minutes) == ("Un titre", "une\nnote", "a\n b", 0)


def test_too_long_a_note_is_refused_whole(store: Store, session: Session) -> None:
    item = seen(store, session).items[0]
    with pytest.raises(BadText):
        agenda.edit_item(store, replace(item, notes="x" * 20_001))
    assert store.the(AgendaItem, item.id) == item


def test_speakers_are_replaced_in_their_order(store: Store, session: Session) -> None:
    item = seen(store, session).items[0]
    first = Speaker(item_id="", position=9, name=" Mme Roux ", role="maire")
    second = Speaker(item_id="", position=9, name="M. Petit", organisation="Chambre")
    agenda.set_speakers(store, item, [first, second])
    assert [(s.name, s.position) for s in speakers(store, item)] == [("Mme Roux", 0), ("M. Petit", 1)]
    agenda.set_speakers(store, item, [second])
    assert [(s.name, s.position) for s in speakers(store, item)] == [("M. Petit", 0)]
    agenda.set_speakers(store, item, [])
    assert speakers(store, item) == []


def test_people_who_spoke_since_stay_when_their_list_is_undone(
    store: Store, session: Session, question: Question
) -> None:
    (person,) = people.add_participants(store, session, [Participant(session_id=session.id, name="Jean Durand")])
    named = naming(store, question)
    said = capture.contribute(store, session.id, Draft("Un car", participant_id=person.id), named)
    with store.operation("move", actor=Actor.COMMAND_LINE) as operation:
        operation.put(replace(said, text="Un car le samedi"))
    for _gesture in range(3):
        with suppress(FacilitatorError):
            store.undo()
    assert store.get(Participant, person.id) == person
    assert store.problems() == []


def test_who_speaks_is_on_the_list_of_people_once(store: Store, session: Session) -> None:
    item, other = [i for i in seen(store, session).items if i.kind is ItemKind.TESTIMONY][:2]
    before = everything(store)
    agenda.set_speakers(store, item, [Speaker(item_id=item.id, position=0, name="Léa Dupont", role="maire")])
    person = store.all(Participant, session_id=session.id)[0]
    assert (person.name, person.role, person.part) == ("Léa Dupont", "maire", Part.WITNESS)
    assert store.all(Speaker, item_id=item.id)[0].participant_id == person.id
    back_and_forth(store, before)
    agenda.set_speakers(store, other, [Speaker(item_id=other.id, position=0, name="lea  DUPONT")])
    assert store.all(Speaker, item_id=other.id)[0].participant_id == person.id
    assert store.count(Participant) == 1


def test_a_speaker_whose_name_is_corrected_stays_the_same_person(store: Store, session: Session) -> None:
    item = next(i for i in seen(store, session).items if i.kind is ItemKind.EXPERT_INPUT)
    agenda.set_speakers(store, item, [Speaker(item_id=item.id, position=0, name="Lea Dupon")])
    speaker = store.all(Speaker, item_id=item.id)[0]
    agenda.set_speakers(store, item, [replace(speaker, name="Léa Dupont")])
    (person,) = store.all(Participant, session_id=session.id)
    assert (person.name, person.part) == ("Léa Dupont", Part.SPEAKER)
    assert store.all(Speaker, item_id=item.id)[0].participant_id == person.id
    agenda.set_speakers(store, item, [replace(speaker, name="")])
    assert store.all(Speaker, item_id=item.id)[0].participant_id is None
    assert store.count(Participant) == 1
