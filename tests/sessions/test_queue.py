"""The questions that the room has for a speaker: asked in order, put one at a time, answered, kept for the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import BadText, NotFound
from facilitator.sessions import agenda, capture, flow, people, queue, screen
from facilitator.sessions.capture import Draft
from facilitator.sessions.completion import offers
from facilitator.sessions.drafting import marks_of_question, understand
from facilitator.sessions.finding.index import Index
from facilitator.sessions.finding.query import Filters
from facilitator.sessions.finding.search import find
from facilitator.sessions.queue import Asked
from facilitator.sessions.queued import Queue, last_typed, next_typed, queue_of, typed
from facilitator.sessions.records import (
    AgendaItem,
    College,
    ItemKind,
    Participant,
    QueueState,
    RoomQuestion,
    SceneKind,
    Session,
    Speaker,
)
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import SpeakerScene
from facilitator.sessions.scene.wire import from_json, to_json
from facilitator.sessions.store import Store
from facilitator.sessions.vocabulary import Mark, Sort, vocabulary

from .helpers import back_and_forth, everything, heard, seen


@pytest.fixture
def speech(store: Store, day: Session) -> AgendaItem:
    """The expert input under way."""
    item = next(item for item in seen(store, day).items if item.kind is ItemKind.EXPERT_INPUT)
    flow.go_to(store, day.id, item)
    return item


def ask_three(store: Store, item: AgendaItem) -> list[RoomQuestion]:
    return [queue.ask(store, item, text) for text in ("Qui paie ?", "Dès quand ?", "Et les communes ?")]


def states(store: Store, item: AgendaItem) -> dict[str, str]:
    found = queue.questions_of(store, item.id)
    assert [one.position for one in found] == list(range(len(found)))
    return {one.text: one.state.value for one in found}


def order(found: Queue) -> list[str]:
    return [one.text for one in found.all]


def in_the_room(store: Store, item: AgendaItem) -> SpeakerScene:
    scene = scene_of(store, item.session_id)
    assert isinstance(scene, SpeakerScene)
    assert from_json(to_json(scene)) == scene, "a frozen picture outlives the program"
    return scene


def test_questions_wait_in_the_order_in_which_they_came(store: Store, speech: AgendaItem) -> None:
    ask_three(store, speech)
    asked = queue.ask(store, speech, " Et\nici ? ", table_number=4, college=College.DGS)
    assert states(store, speech) == dict.fromkeys(
        ("Qui paie ?", "Dès quand ?", "Et les communes ?", "Et\nici ?"), "waiting"
    )
    assert (asked.session_id, asked.asked_at, asked.table_number) == (speech.session_id, store.now(), 4)


def test_one_question_at_most_is_put_and_the_former_was_answered(store: Store, speech: AgendaItem) -> None:
    first, second, _third = ask_three(store, speech)
    queue.put_now(store, second)
    assert states(store, speech) == {"Qui paie ?": "waiting", "Dès quand ?": "now", "Et les communes ?": "waiting"}
    queue.put_now(store, first)
    assert states(store, speech) == {"Qui paie ?": "now", "Dès quand ?": "answered", "Et les communes ?": "waiting"}
    queue.put_now(store, first)
    assert queue_of(store, speech.id).now is not None, "it stays put"
    assert order(queue_of(store, speech.id)) == ["Qui paie ?", "Et les communes ?", "Dès quand ?"]


def test_an_answer_is_kept_with_its_question(store: Store, speech: AgendaItem) -> None:
    first, second, _third = ask_three(store, speech)
    queue.put_now(store, first)
    queue.answer(store, first, " L’État, à moitié ")
    queue.answer(store, second)
    assert [(one.answer, one.state) for one in queue_of(store, speech.id).answered] == [
        ("L’État, à moitié", QueueState.ANSWERED),
        ("", QueueState.ANSWERED),
    ]
    queue.put_back(store, first)
    queue.answer(store, first)
    assert store.the(RoomQuestion, first.id).answer == "L’État, à moitié", "what was written stays"
    queue.write_answer(store, first, "")
    assert store.the(RoomQuestion, first.id).answer == ""


def test_each_gesture_is_undone_and_redone(store: Store, speech: AgendaItem) -> None:
    speaker = Speaker(item_id=speech.id, position=0, name="Odile Ramirand")
    agenda.set_speakers(store, speech, [speaker])
    first, second, _third = ask_three(store, speech)
    queue.put_now(store, second)
    gestures: tuple[tuple[str, Callable[[], object]], ...] = (
        ("ask_room_question", lambda: queue.ask(store, speech, "Et après ?")),
        ("edit_room_question", lambda: queue.edit(store, first, Asked(text="Qui paiera ?", table_number=2))),
        ("edit_room_question", lambda: queue.reword(store, first, "Qui payera ?")),
        ("move_room_question", lambda: queue.move(store, first, 2)),
        ("address_room_question", lambda: queue.address(store, first, speaker.id)),
        ("put_room_question", lambda: queue.put_now(store, first)),
        ("put_back_room_question", lambda: queue.put_back(store, first)),
        ("write_room_answer", lambda: queue.write_answer(store, first, "Oui")),
        ("answer_room_question", lambda: queue.answer(store, first, "L’État")),
        ("keep_room_question", lambda: queue.keep(store, first)),
        ("remove_room_question", lambda: queue.remove(store, second)),
    )
    for name, gesture in gestures:
        before = everything(store)
        gesture()
        assert store.can_undo() == name
        back_and_forth(store, before)


@pytest.mark.parametrize("text", ["", " \n", "x" * 20_001])
def test_a_question_without_words_or_without_end_is_refused(store: Store, speech: AgendaItem, text: str) -> None:
    asked = queue.ask(store, speech, "Qui paie ?")
    before, announced = everything(store), heard(store)
    gestures: tuple[Callable[[], object], ...] = (
        lambda: queue.ask_all(store, speech, [Asked(text="Bien"), Asked(text=text)]),
        lambda: queue.edit(store, asked, Asked(text=text)),
        lambda: queue.reword(store, asked, text),
    )
    for gesture in gestures:
        with pytest.raises(BadText):
            gesture()
    assert (everything(store), announced) == (before, [])


def test_what_was_removed_meanwhile_is_told(store: Store, speech: AgendaItem) -> None:
    asked = queue.ask(store, speech, "Qui paie ?")
    queue.remove(store, asked)
    gestures: tuple[Callable[[], object], ...] = (
        lambda: queue.edit(store, asked, Asked(text="Autre")),
        lambda: queue.reword(store, asked, "Autre"),
        lambda: queue.move(store, asked, 0),
        lambda: queue.address(store, asked, None),
        lambda: queue.put_now(store, asked),
        lambda: queue.put_back(store, asked),
        lambda: queue.answer(store, asked, "Oui"),
        lambda: queue.write_answer(store, asked, "Oui"),
        lambda: queue.keep(store, asked),
        lambda: queue.remove(store, asked),
    )
    for gesture in gestures:
        with pytest.raises(NotFound):
            gesture()


@given(steps=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4), st.integers(0, 4)), max_size=14))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_one_question_at_most_is_put_and_none_is_lost(
    store: Store, speech: AgendaItem, steps: list[tuple[int, int, int]]
) -> None:
    for left in queue.questions_of(store, speech.id):
        queue.remove(store, left)
    known = queue.ask_all(store, speech, [Asked(text=f"Question {place}") for place in range(5)])
    acts: tuple[Callable[[RoomQuestion, int], object], ...] = (
        lambda one, _to: queue.put_now(store, one),
        lambda one, _to: queue.answer(store, one),
        lambda one, _to: queue.put_back(store, one),
        lambda one, to: queue.move(store, one, to),
        lambda one, to: queue.keep(store, one, kept=bool(to % 2)),
        lambda _one, _to: store.undo() if store.can_undo() != "ask_room_question" else None,
    )
    for act, place, to in steps:
        acts[act](known[place], to)
        found = queue.questions_of(store, speech.id)
        assert [one.position for one in found] == list(range(5))
        assert [one.state for one in found].count(QueueState.NOW) <= 1
        assert {one.id for one in queue_of(store, speech.id).all} == {one.id for one in known}
    assert store.problems() == []


# The room


def test_the_room_sees_the_question_that_is_put_and_how_many_wait(store: Store, speech: AgendaItem) -> None:
    speaker = Speaker(item_id=speech.id, position=0, name="Odile Ramirand", role="juriste")
    agenda.set_speakers(store, speech, [speaker])
    first, _second, _third = ask_three(store, speech)
    queue.edit(store, first, Asked(text="Qui paie ?", speaker_id=speaker.id, table_number=4, college=College.DGS))
    queue.put_now(store, first)
    assert in_the_room(store, speech).question is None, "while the speaker speaks, nothing of the queue is shown"

    screen.show(store, speech.session_id, Choice(SceneKind.SPEAKER_QUESTIONS))
    scene = in_the_room(store, speech)
    assert scene.question is not None
    assert (scene.question.text, scene.question.to) == ("Qui paie ?", "Odile Ramirand")
    assert (scene.question.table_number, scene.question.college) == (4, College.DGS)
    assert scene.waiting == 2
    told = to_json(scene)
    assert "Dès quand" not in told
    queue.answer(store, first)
    assert in_the_room(store, speech).question is None


def test_where_nothing_is_told_of_who_speaks_nothing_is_told_of_who_asks(store: Store, speech: AgendaItem) -> None:
    asked = queue.ask(store, speech, "Qui paie ?", table_number=4, college=College.DGS)
    queue.put_now(store, asked)
    screen.show(store, speech.session_id, Choice(SceneKind.SPEAKER_QUESTIONS))
    screen.hide_names(store, speech.session_id, hidden=True)
    scene = in_the_room(store, speech)
    assert scene.question is not None
    assert (scene.question.table_number, scene.question.college) == (None, None)


# Finding and bringing back


def test_a_question_is_found_by_its_words_and_those_of_its_answer(store: Store, speech: AgendaItem) -> None:
    first, second, _third = ask_three(store, speech)
    queue.edit(store, first, Asked(text="Qui paie ?", table_number=4))
    queue.answer(store, second, "Dès le mois de janvier")
    index = Index(store)
    index.read_all()
    (group,) = find(index, "janvier").groups
    assert (group.sort, group.hits[0].record.id) == (RoomQuestion, second.id)
    assert group.hits[0].where == f"Day 1 · {speech.title}"
    found = find(index, "paie", Filters(table=4)).groups[0].hits[0]
    assert found.where.endswith("T4")
    assert found.home.item_id == speech.id


def test_what_was_typed_last_comes_back_first_whatever_it_was(store: Store, speech: AgendaItem) -> None:
    asked = queue.ask(store, speech, "Qui paie ?")
    parked = capture.contribute(store, speech.session_id, Draft("Le bus part à 17 h", parked=True), None)
    again = queue.ask(store, speech, "Dès quand ?")
    walked = [last_typed(store, speech.session_id)]
    while walked[-1] is not None:
        walked.append(last_typed(store, speech.session_id, before=walked[-1]))
    assert walked == [again, parked, asked, None]
    assert next_typed(store, speech.session_id, asked) == parked
    assert next_typed(store, speech.session_id, again) is None
    assert [typed(store, one.id) for one in (asked, parked)] == [asked, parked]
    assert typed(store, "nowhere") is None


def test_the_names_of_the_speakers_are_known_while_the_room_asks_them(store: Store, speech: AgendaItem) -> None:
    speakers = [Speaker(item_id=speech.id, position=0, name="Odile Ramirand"), Speaker(item_id=speech.id, position=1)]
    neighbour = Participant(session_id=speech.session_id, name="Jeanne Ramirand")
    people.add_participants(store, store.the(Session, speech.session_id), [neighbour])
    known = vocabulary(store, store.the(Session, speech.session_id))
    asking = known.asking(speakers)

    assert known.meaning("@odile") is None
    mark = asking.meaning("@ramirand")
    assert mark == Mark(Sort.SPEAKER, speakers[0].id), "who speaks comes before the others"
    assert asking.meaning("@jeanne") == Mark(Sort.PERSON, neighbour.id)
    assert asking.title(mark) == "to Odile Ramirand"
    assert [offer.title for offer in offers(asking, "@ram")] == ["to Odile Ramirand", "Jeanne Ramirand"]
    draft = understand("Qui paie ? @ramirand @4", vocabulary=asking)
    assert (draft.text, draft.speaker_id, draft.table_number) == ("Qui paie ?", speakers[0].id, 4)
    asked = queue.ask(store, speech, draft.text, table_number=4, college=College.DGS, participant_id=neighbour.id)
    assert marks_of_question(asked) == (
        Mark(Sort.TABLE, "4"),
        Mark(Sort.COLLEGE, "dgs"),
        Mark(Sort.PERSON, neighbour.id),
    )
