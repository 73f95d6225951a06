"""What the room sees is a value: told by the records alone, written as text and read back the same."""

from __future__ import annotations

import json
import types
from dataclasses import fields, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.sessions import agenda, capture, clustering, cycle, flow, screen, themes
from facilitator.sessions.capture import Draft
from facilitator.sessions.changed import Changed
from facilitator.sessions.importing.cells import Line
from facilitator.sessions.importing.file import Sheet
from facilitator.sessions.importing.plan import Mapping, plan
from facilitator.sessions.importing.rows import run
from facilitator.sessions.reading import Outline, outline
from facilitator.sessions.records import (
    AgendaItem,
    Contribution,
    ItemKind,
    PlusOne,
    Question,
    SceneKind,
    ScreenMode,
    Session,
    Speaker,
)
from facilitator.sessions.scene.choices import Choice, scene_for, scene_of
from facilitator.sessions.scene.moment import moment_of
from facilitator.sessions.scene.questions import with_added
from facilitator.sessions.scene.scenes import (
    SCENES,
    BlackScene,
    BreakScene,
    ItemScene,
    QuestionScene,
    Scene,
    SpeakerScene,
    ThanksScene,
    WelcomeScene,
)
from facilitator.sessions.scene.values import Countdown
from facilitator.sessions.scene.wire import from_json, to_json
from facilitator.sessions.store import Store
from facilitator.sessions.templates import Template
from facilitator.sessions.timing import SlotState
from tests.conftest import Clock

from .helpers import say

INSTANTS = st.builds(
    lambda moment, minutes: moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(),
    st.integers(-12 * 60, 14 * 60),
)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    datetime: INSTANTS,
    date: st.dates(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Anything of the type that *hint* names."""
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, types.UnionType):
        return st.one_of(st.none(), *(values(one) for one in get_args(hint) if one is not types.NoneType))
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    hints = get_type_hints(hint)
    return st.builds(hint, **{field.name: values(hints[field.name]) for field in fields(hint)})


@given(st.one_of(*(values(kind) for kind in SCENES)))
@example(BlackScene(()))
@example(ThanksScene((), "</para>", "\x00\u2028\ud800", "{}", date(2026, 3, 12)))
def test_a_scene_goes_to_text_and_back(shown: Scene) -> None:
    again = from_json(to_json(shown))
    assert again == shown
    assert type(again) is type(shown)
    assert to_json(again) == to_json(shown)


def go(store: Store, day: Session, *kinds: ItemKind) -> AgendaItem:
    """Go to the first item of one of these kinds."""
    item = next(item for item in outline(store, day.id).items if item.kind in kinds)
    flow.go_to(store, day.id, item)
    return item


def found(store: Store, day: Session) -> Outline:
    return outline(store, day.id)


def test_before_the_day_the_room_sees_its_title(store: Store, session: Session) -> None:
    shown = scene_of(store, session.id)
    assert isinstance(shown, WelcomeScene)
    assert (shown.title, shown.cycle, shown.place) == (
        session.title,
        "Réviser notre projet de territoire",
        "salle des fêtes de Sources",
    )
    assert [row.title for row in shown.rows] == [item.title for item in found(store, session).items]
    assert {segment.state for segment in shown.rail} == {SlotState.UPCOMING}


def test_after_the_day_the_room_sees_that_it_is_over(store: Store, day: Session) -> None:
    flow.close_day(store, day.id)
    shown = scene_of(store, day.id)
    assert isinstance(shown, ThanksScene)
    assert shown.title == day.title


def test_the_room_is_thanked_with_the_next_day_of_the_cycle_if_there_is_one(
    store: Store, day: Session, mobilisation: Template
) -> None:
    flow.close_day(store, day.id)
    assert told_of_next(store, day) == ("", None, "")
    details = cycle.SessionDetails(title="Conclure", day=date(2026, 6, 4), place="gymnase")
    following = cycle.new_session(store, mobilisation, details)
    assert told_of_next(store, day) == ("Conclure", date(2026, 6, 4), "gymnase")
    assert told_of_next(store, following) == ("", None, "")


def told_of_next(store: Store, session: Session) -> tuple[str, date | None, str]:
    thanks = scene_for(moment_of(store, session.id), Choice(SceneKind.THANKS))
    assert isinstance(thanks, ThanksScene)
    return thanks.next_title, thanks.next_day, thanks.next_place


def test_a_speaker_is_shown_with_rank_and_remaining_time(store: Store, day: Session, clock: Clock) -> None:
    item = go(store, day, ItemKind.TESTIMONY)
    speaker = Speaker(item_id=item.id, position=0, name="Mme Roux", role="maire", organisation="Sources")
    agenda.set_speakers(store, item, [speaker])
    clock.forward(minutes=4)
    shown = scene_of(store, day.id)
    assert isinstance(shown, SpeakerScene)
    assert shown.speakers == ("Mme Roux, maire, Sources",)
    assert shown.rank == 1
    assert shown.of == len([one for one in found(store, day).items if one.kind is ItemKind.TESTIMONY])
    assert shown.countdown is not None
    assert shown.countdown.left(clock.now) == timedelta(minutes=item.minutes - item.question_minutes - 4)


def test_a_break_says_when_the_room_comes_back_and_to_what(store: Store, day: Session, clock: Clock) -> None:
    item = go(store, day, ItemKind.BREAK)
    after = found(store, day).items[item.position + 1 : item.position + 4]
    shown = scene_of(store, day.id)
    assert isinstance(shown, BreakScene)
    assert [row.title for row in shown.following] == [one.title for one in after]
    assert shown.following[0].at == (clock.now + timedelta(minutes=item.minutes)).strftime("%H:%M")


def test_an_item_without_a_scene_of_its_own_shows_its_title(store: Store, day: Session) -> None:
    shown = scene_of(store, day.id)
    assert isinstance(shown, ItemScene)
    assert shown.kind is ItemKind.WELCOME
    assert shown.title == found(store, day).items[0].title


def test_a_question_is_shown_with_what_was_said(store: Store, day: Session) -> None:
    question = found(store, day).questions[0]
    flow.ask(store, day.id, question)
    kept = capture.contribute(store, day.id, Draft("Un car", table_number=4), question)
    clustering.group(store, question, "Transports", [kept])
    capture.contribute(store, day.id, Draft("Plus tard"), None)
    shown = scene_of(store, day.id)
    assert isinstance(shown, QuestionScene)
    assert shown.question == question.text
    assert [(note.id, note.text, note.table_number, note.cluster) for note in shown.notes] == [
        (kept.id, "Un car", 4, "Transports")
    ]


def test_a_note_is_shown_with_how_many_said_it(store: Store, day: Session) -> None:
    question = found(store, day).questions[0]
    flow.ask(store, day.id, question)
    kept = say(store, question, "Un car")
    other = say(store, question, "Une lettre")
    capture.add_one(store, kept, Draft("Un car le samedi", table_number=2))
    capture.add_one(store, kept, Draft(""))
    shown = scene_of(store, day.id)
    assert isinstance(shown, QuestionScene)
    assert {note.id: note.weight for note in shown.notes} == {kept.id: 3, other.id: 1}
    assert from_json(to_json(shown)) == shown


def test_a_scene_frozen_before_notes_had_a_weight_is_still_read(store: Store, day: Session) -> None:
    question = found(store, day).questions[0]
    flow.ask(store, day.id, question)
    say(store, question, "Un car")
    shown = scene_of(store, day.id)
    former = json.loads(to_json(shown))
    for note in former["notes"]:
        del note["weight"]
    assert from_json(json.dumps(former)) == shown


def test_adding_to_a_scene_gives_what_reading_it_again_gives(store: Store, day: Session) -> None:
    question = found(store, day).questions[0]
    flow.ask(store, day.id, question)
    say(store, question, "un")
    before = scene_of(store, day.id)
    assert isinstance(before, QuestionScene)
    more = capture.contribute_all(store, day.id, [Draft("deux"), Draft("trois", lever=9)], question)
    assert with_added(before, store, question, more) == scene_of(store, day.id)


def test_what_an_import_adds_is_shown_as_if_the_scene_was_read_again(store: Store, day: Session) -> None:
    question = found(store, day).questions[0]
    flow.ask(store, day.id, question)
    capture.contribute(store, day.id, Draft("un"), question)
    before = scene_of(store, day.id)
    assert isinstance(before, QuestionScene)
    cells = [("texte", "regroupement", "poids"), ("deux", "Ensemble", "3"), ("trois", "", "1")]
    sheet = Sheet("", tuple(Line(rank, row) for rank, row in enumerate(cells, start=1)))
    told: list[Changed] = []
    store.subscribe(told.append)
    for _count in run(store, plan(store, day, question, sheet, Mapping.guessed(sheet))):
        pass
    grown = with_added(before, store, question, told[0].new(Contribution), told[0].new(PlusOne))
    assert [(note.cluster, note.weight) for note in grown.notes] == [("", 1), ("Ensemble", 3), ("", 1)]
    assert grown == scene_of(store, day.id)


def test_the_countdown_ends_at_the_same_instant_at_any_moment(store: Store, day: Session, clock: Clock) -> None:
    shown = set()
    for _moment in range(5):
        clock.forward(seconds=97)
        shown.add(to_json(scene_of(store, day.id)))
    assert len(shown) == 1


def test_a_paused_countdown_says_what_is_left(store: Store, day: Session, clock: Clock) -> None:
    clock.forward(seconds=90)
    flow.pause(store, day.id)
    clock.forward(minutes=9)
    shown = scene_of(store, day.id)
    assert isinstance(shown, ItemScene)
    minutes = found(store, day).items[0].minutes
    assert shown.countdown is not None
    assert shown.countdown == Countdown(None, minutes * 60 - 90, minutes * 60)
    assert shown.countdown.paused
    assert shown.countdown.left(clock.now) == timedelta(seconds=minutes * 60 - 90)


def test_the_rail_is_the_day(store: Store, day: Session) -> None:
    flow.go_to(store, day.id, found(store, day).items[2])
    rail = scene_of(store, day.id).rail
    assert [segment.kind for segment in rail] == [item.kind for item in found(store, day).items]
    assert [segment.state for segment in rail[:4]] == [
        SlotState.HELD,
        SlotState.NOT_HELD,
        SlotState.CURRENT,
        SlotState.UPCOMING,
    ]


def test_what_was_said_elsewhere_is_not_shown(store: Store, day: Session) -> None:
    first, second, *_rest = found(store, day).questions
    say(store, second, "ailleurs")
    flow.ask(store, day.id, first)
    shown = scene_of(store, day.id)
    assert isinstance(shown, QuestionScene)
    assert shown.notes == ()
    assert store.count(Contribution) == 1


def test_a_question_of_an_edited_agenda_is_shown_as_it_is_now(store: Store, day: Session) -> None:
    question = found(store, day).questions[0]
    flow.ask(store, day.id, question)
    themes.edit_question(store, Question.from_row({**question.to_row(), "text": "Et demain ?"}))
    shown = scene_of(store, day.id)
    assert isinstance(shown, QuestionScene)
    assert shown.question == "Et demain ?"


def test_a_frozen_scene_of_another_version_gives_way_to_the_day(store: Store, session: Session) -> None:
    flow.start_day(store, session.id)
    live = scene_of(store, session.id)
    with store.operation("freeze") as operation:
        frozen = replace(
            screen.screen_of(store, session.id), mode=ScreenMode.FROZEN, frozen='{"scene": "HologramScene"}'
        )
        operation.put(frozen)

    assert scene_of(store, session.id) == live
