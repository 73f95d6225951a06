"""The demonstration cycle: two days that look really held, one ready to run, one to come."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from facilitator.errors import BadText, FacilitatorError, StoreUnavailable
from facilitator.reports.cycle.comparison import Reach
from facilitator.reports.cycle.gathering import Source, comparison_of
from facilitator.sessions import (
    attachments,
    conclusions,
    demo,
    feedback,
    open_commitments,
    people,
    presence,
    ranking,
    ratings,
    recoveries,
    rounds,
    schedule,
    speaking_time,
    tallies,
    turns,
    voters,
)
from facilitator.sessions.presence import SeatState
from facilitator.sessions.reading import contributions, intervals, outline, parked, sessions, speakers
from facilitator.sessions.records import (
    AgendaItem,
    Agreement,
    Ambassador,
    Anonymity,
    Attachment,
    Cluster,
    College,
    Commitment,
    CommitmentState,
    Contribution,
    CountedBy,
    Feedback,
    Flow,
    Interval,
    ItemKind,
    KeyPoint,
    Part,
    Participant,
    Phase,
    QueueState,
    Rating,
    Recovery,
    RoomQuestion,
    SceneKind,
    Session,
    SessionState,
    Statement,
    StatementKind,
    Tally,
    Turn,
    Vote,
    VoteState,
)
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.timing import SlotState, Timetable, timetable


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as it ships, built once."""
    path = tmp_path_factory.mktemp("demo") / "Démonstration.atelier"
    demo.build(path)
    return path


@pytest.fixture
def shipped(built: Path) -> Iterator[Store]:
    """The demonstration as it ships, to read."""
    store = Store.open(built, read_only=True)
    yield store
    store.close()


@pytest.fixture
def days(shipped: Store) -> list[Session]:
    return sessions(shipped)


def test_it_is_four_sessions_of_the_reference_cycle(days: list[Session]) -> None:
    assert [day.template for day in days] == ["urbanisme", "rural-urbain", "mobilisation", "mutualisation"]
    assert [day.state for day in days] == [SessionState.CLOSED] * 2 + [SessionState.PREPARATION] * 2
    held = [day.day for day in days if day.day]
    assert len(held) == 4
    assert held == sorted(held)


def test_the_file_is_sound_and_nothing_lies_beside_it(shipped: Store, built: Path) -> None:
    assert shipped.problems() == []
    assert [path.name for path in built.parent.iterdir()] == [built.name]


def test_each_closed_day_has_forty_to_eighty_contributions_of_several_tables_and_colleges(
    shipped: Store, days: list[Session]
) -> None:
    for day in days[:2]:
        said = shipped.all(Contribution, session_id=day.id)
        assert 40 <= len(said) <= 80
        assert len({one.table_number for one in said if one.table_number}) >= 5
        assert len({one.college for one in said if one.college}) >= 5
        assert len({one.kind for one in said}) == 4
        assert not any(one.late for one in said)
        assert parked(shipped, day.id)


def test_the_days_to_come_have_no_contribution_and_no_time(shipped: Store, days: list[Session]) -> None:
    for day in days[2:]:
        assert shipped.count(Contribution, session_id=day.id) == 0
        assert shipped.first(Flow, session_id=day.id) is None
        assert day.started_at is None
        found = outline(shipped, day.id)
        assert not any(intervals(shipped, found.items).values())


def test_the_third_day_is_ready_to_run(shipped: Store, days: list[Session]) -> None:
    assert shipped.count(Participant, session_id=days[2].id) > 0
    assert any(speaker.name for item in outline(shipped, days[2].id).items for speaker in speakers(shipped, item))


def test_every_question_of_a_closed_day_has_clusters_and_contributions_that_stand_alone(
    shipped: Store, days: list[Session]
) -> None:
    for day in days[:2]:
        for question in outline(shipped, day.id).questions:
            said = contributions(shipped, question)
            clusters = shipped.all(Cluster, question_id=question.id)
            assert len(clusters) >= 2
            assert {one.cluster_id for one in said} == {None, *(cluster.id for cluster in clusters)}


def test_what_was_said_came_while_its_question_was_under_way(shipped: Store, days: list[Session]) -> None:
    for day in days[:2]:
        found = outline(shipped, day.id)
        held = intervals(shipped, found.items)
        for question in found.questions:
            assert question.item_id is not None
            for one in contributions(shipped, question):
                assert any(_within(one.said_at, interval) for interval in held[question.item_id]), one.text


def _within(instant: datetime, interval: Interval) -> bool:
    return interval.ended_at is not None and interval.started_at < instant <= interval.ended_at


def test_contributions_are_kept_in_the_order_in_which_they_were_said(shipped: Store, days: list[Session]) -> None:
    for day in days[:2]:
        times = [one.said_at for one in shipped.all(Contribution, session_id=day.id)]
        assert times == sorted(times)


def test_an_item_was_come_back_to_and_another_was_not_held(shipped: Store, days: list[Session]) -> None:
    held = [intervals(shipped, outline(shipped, day.id).items) for day in days[:2]]
    assert 2 in {len(each) for each in held[0].values()}
    assert 0 in {len(each) for each in held[1].values()}


def test_actual_times_differ_from_the_plan_and_have_no_overlap(shipped: Store, days: list[Session]) -> None:
    for day in days[:2]:
        found = outline(shipped, day.id)
        held = intervals(shipped, found.items)
        stretches = sorted((i.started_at, i.ended_at) for each in held.values() for i in each if i.ended_at)
        assert stretches[0][0] == day.started_at
        assert stretches[-1][1] == day.closed_at
        assert all(before[1] <= after[0] for before, after in pairwise(stretches))
        assert day.closed_at is not None
        table = timetable(day, found.items, held, found.flow, day.closed_at)
        assert {slot.state for slot in table.slots} <= {SlotState.HELD, SlotState.NOT_HELD}
        assert any(slot.start != slot.planned_start for slot in table.slots)


def test_the_facilitator_s_notes_and_the_speakers_names_are_there(shipped: Store, days: list[Session]) -> None:
    for day in days[:2]:
        items = outline(shipped, day.id).items
        assert sum(1 for item in items if item.notes) >= 5
        spoke = [speaker for item in items for speaker in speakers(shipped, item)]
        assert spoke
        assert all(speaker.name and speaker.role for speaker in spoke)


def test_what_the_closed_days_decided_is_what_the_facilitator_noted(shipped: Store, days: list[Session]) -> None:
    promised = [shipped.all(Commitment, session_id=day.id) for day in days[:2]]
    assert [len(each) for each in promised] == [7, 5]
    assert sum(1 for one in promised[0] if one.due) == 5
    assert all(
        one.due > day.day for day, each in zip(days, promised, strict=False) for one in each if one.due and day.day
    )


def test_the_room_votes_once_more_on_what_was_tied_and_never_more_than_those_present_can(
    shipped: Store, days: list[Session]
) -> None:
    first, second = shipped.all(Vote)
    assert {(vote.session_id, vote.state) for vote in (first, second)} == {(days[0].id, VoteState.CLOSED)}
    assert second.follows_id == first.id
    found = tallies.counted(shipped, first)
    tied = {one.option.text for one in rounds.tied_first(found)}
    assert tied == {one.option.text for one in tallies.counted(shipped, second)}
    assert not rounds.tied_first(tallies.counted(shipped, second))
    for vote in (first, second):
        assert sum(one.votes for one in tallies.counted(shipped, vote)) == 3 * 35
        assert voters.possible(vote, voters.electorate_of(shipped, vote)) == 3 * 35
        assert voters.excess_in(shipped, vote) == ()
        assert vote.counted_by is CountedBy.TABLE


def test_what_was_promised_on_a_day_is_told_at_the_next_one(shipped: Store, days: list[Session]) -> None:
    assert open_commitments.earlier(shipped, days[0]) == ()
    told = open_commitments.earlier(shipped, days[1])
    assert Counter(one.state for one in told) == {
        CommitmentState.DONE: 3,
        CommitmentState.STARTED: 3,
        CommitmentState.DROPPED: 1,
    }
    assert all(one.steps and one.steps[0].at.date() == days[1].day for one in told)
    assert len(open_commitments.of(shipped, days[2])) == 3 + 5
    assert {one.cluster_id is not None for one in shipped.all(Commitment)} == {True, False}
    assert {one.review_on is not None for one in shipped.all(Commitment)} == {True, False}


def test_somebody_who_was_there_carries_what_each_held_day_came_to(shipped: Store, days: list[Session]) -> None:
    for day in days[:2]:
        carriers = shipped.all(Ambassador, session_id=day.id)
        assert len(carriers) == 2
        assert all(one.participant_id and one.carries_to for one in carriers)
        assert any(one.commitment_id for one in carriers)


def test_each_held_day_was_rated_by_those_who_were_there(shipped: Store, days: list[Session]) -> None:
    for day in days[:2]:
        found = ratings.ratings_of(shipped, day.id)
        assert 30 <= sum(ratings.counted(found, ratings.RETURN).values()) <= 38
        said = shipped.all(Feedback, session_id=day.id)
        assert len(feedback.words_said(said)) > 5
        assert len(feedback.changes_asked(said)) == 3
    ranked = ranking.ranking(ratings.ratings_of(shipped, days[0].id))
    assert ranked[0].trend.number == 1  # as the notes of that day say
    assert [one.first for one in ranked if one.trend.number == 10] == [0]


def test_each_held_day_has_its_synthesis_by_question_with_a_dissent_of_some_college(
    shipped: Store, days: list[Session]
) -> None:
    for day in days[:2]:
        found = conclusions.conclusions(shipped, day.id)
        assert len(found.on(None)) == 3
        for one in found.questions:
            assert StatementKind.SUMMARY in {said.kind for said in found.on(one.question.id)}
        assert any(said.college for said in found.statements if said.kind is StatementKind.DISSENT)


def test_what_is_stored_of_who_answers_differs_from_question_to_question(shipped: Store, days: list[Session]) -> None:
    asked = [question for day in days[:2] for question in outline(shipped, day.id).questions]
    assert {question.anonymity for question in asked} == set(Anonymity)
    for question in asked:
        said = contributions(shipped, question)
        if question.anonymity is Anonymity.PUBLIC:
            assert not any(one.table_number or one.college or one.participant_id for one in said)
        elif question.anonymity is Anonymity.NAMED:
            assert len({one.participant_id for one in said} - {None}) >= 2


def test_a_question_is_asked_on_every_day_that_was_held_and_subjects_come_back(
    built: Path, days: list[Session]
) -> None:
    compared = comparison_of([Source(built, frozenset(day.id for day in days[:2]))])
    assert all(count for count in compared.questions[0].answers)
    assert {subject.reach for subject in compared.subjects} >= {Reach.EVERYWHERE, Reach.ONCE}


def test_the_wheel_of_a_day_to_come_has_the_line_of_the_latest_closed_one(shipped: Store, days: list[Session]) -> None:
    for day in days[:2]:
        found = ratings.ratings_of(shipped, day.id)
        assert set(ratings.means(found)) == set(range(1, 11))
        present = shipped.count(Participant, session_id=day.id)
        assert len({sum(ratings.counts(found, lever).values()) for lever in range(1, 11)}) == 1
        assert 0.8 * present <= ratings.answers(found) <= present
    before, _found = ratings.rated_before(shipped, days[2])
    assert before == days[1]
    assert sum(ratings.counts(ratings.ratings_of(shipped, days[1].id), None).values()) == 33


def test_instants_carry_the_offset_of_metropolitan_france(shipped: Store, days: list[Session]) -> None:
    for day in days[:2]:
        assert day.started_at is not None
        assert day.day is not None
        assert day.started_at.date() == day.day
        assert day.started_at == demo.instant(day.day, day.started_at.strftime("%H:%M"))


def test_summer_time_is_that_of_france_all_year_round() -> None:
    try:
        france = ZoneInfo("Europe/Paris")
    except ZoneInfoNotFoundError:
        pytest.skip("this machine knows no time zones")
    for days in range(3 * 365):
        day = date(2025, 1, 1) + timedelta(days=days)
        assert demo.instant(day, "09:00").utcoffset() == datetime.combine(day, time(9), france).utcoffset()


def test_the_journal_tells_the_story_in_its_order(built: Path, days: list[Session]) -> None:
    with closing(sqlite3.connect(f"{built.as_uri()}?mode=ro", uri=True)) as db:
        told = db.execute("select at, name from operation order by position").fetchall()
    times = [datetime.fromisoformat(at) for at, _name in told]
    assert times == sorted(times)
    assert times[0].date() < min(day.day for day in days if day.day)
    starts = [datetime.fromisoformat(at) for at, name in told if name == "start_day"]
    ends = [datetime.fromisoformat(at) for at, name in told if name == "close_day"]
    assert starts == [day.started_at for day in days[:2]]
    assert ends == [day.closed_at for day in days[:2]]


def test_everyone_at_a_table_and_of_a_college_is_in_the_list_of_participants(
    shipped: Store, days: list[Session]
) -> None:
    for day in days[:2]:
        people_there = shipped.all(Participant, session_id=day.id)
        assert len(people_there) >= 20
        seats = {(one.table_number, one.college) for one in people_there}
        for said in shipped.all(Contribution, session_id=day.id):
            if said.table_number and said.college:
                assert (said.table_number, said.college) in seats, said.text


def test_the_plans_show_all_that_binds_an_item(shipped: Store, days: list[Session]) -> None:
    plans = [outline(shipped, day.id).items for day in days]
    assert all(any(item.fixed_at is not None for item in items) for items in (plans[0], plans[2], plans[3]))
    assert all(any(item.ends_by is not None for item in items) for items in (plans[0], plans[2], plans[3]))
    assert all(any(item.least_minutes is not None for item in items) for items in (plans[0], plans[2]))
    assert all(any(item.shows is not SceneKind.MOMENT for item in items) for items in (plans[0], plans[2], plans[3]))
    assert [len(group) for group in schedule.groups(plans[3]) if len(group) > 1] == [4]
    for day, items in zip(days, plans, strict=True):
        for item in items:
            phases = shipped.all(Phase, item_id=item.id)
            assert bool(phases) == (item.kind is ItemKind.REFLECTION)
            assert not phases or sum(phase.minutes for phase in phases) == item.minutes
        assert day.ends_at is not None
        slots = schedule.plan(items, day.starts_at)
        assert not any(slot.overlap or slot.over for slot in slots)
        assert schedule.end_of(items, day.starts_at) <= day.ends_at
    assert any(slot.gap for slot in schedule.plan(plans[2], days[2].starts_at))


def test_who_came_to_the_first_day_is_what_the_facilitator_noted(shipped: Store, days: list[Session]) -> None:
    everybody = shipped.all(Participant, session_id=days[0].id)
    came = [one for one in everybody if one.arrived_at]
    witnesses = [one for one in came if one.part is Part.WITNESS]
    assert (len(came) - len(witnesses), len(witnesses)) == (38, 2)
    assert all(one.role for one in everybody if not one.walk_in)
    assert [one.name for one in came if one.walk_in] == ["Rosa Ferreirinha"]
    assert len([one for one in everybody if one.excused]) == 2
    assert len([one for one in everybody if not one.excused and not one.arrived_at]) == 1
    first = outline(shipped, days[0].id)
    held = intervals(shipped, first.items)
    for one in came:
        assert days[0].started_at is not None
        assert one.arrived_at is not None
        assert one.arrived_at < (held[first.items[4].id][0].started_at)
        assert one.left_at is None or one.arrived_at < one.left_at < (days[0].closed_at or one.left_at)
    assert len([one for one in came if one.left_at]) == 2
    spoke = [one for item in first.items for one in speakers(shipped, item)]
    assert {one.participant_id for one in spoke} == {one.id for one in came if one.part is not Part.PARTICIPANT}


def test_the_map_of_actors_has_missing_seats_and_one_that_was_not_invited(shipped: Store, days: list[Session]) -> None:
    found = presence.turnout(shipped, days[0])
    missing = {seat.stakeholder.name for seat in found.in_state(SeatState.MISSING)}
    communes = {"Hautecombelle", "La Chapelle-aux-Joncs"}
    assert communes < missing
    assert len([s for s in found.in_state(SeatState.PRESENT) if s.stakeholder.family == "Communes"]) == 14
    assert [seat.stakeholder.name for seat in found.in_state(SeatState.UNINVITED)] == ["Associations locales"]


def test_those_invited_to_the_third_day_are_known_and_nobody_has_come_yet(shipped: Store, days: list[Session]) -> None:
    found = presence.turnout(shipped, days[2])
    assert found.total.announced > 15
    assert (found.total.all_who_came, found.total.excused) == (0, 1)
    assert found.in_state(SeatState.EXPECTED)
    assert not found.in_state(SeatState.MISSING, SeatState.PRESENT)


def test_the_queues_have_questions_in_every_state_all_asked_in_time(shipped: Store, days: list[Session]) -> None:
    asked = shipped.all(RoomQuestion, session_id=days[0].id)
    states = {(one.state, one.kept) for one in asked}
    assert states == {(state, kept) for state in (QueueState.ANSWERED, QueueState.WAITING) for kept in (True, False)}
    assert all(bool(one.answer) == (one.state is QueueState.ANSWERED) for one in asked)
    held = intervals(shipped, outline(shipped, days[0].id).items)
    assert all(any(_within(one.asked_at, interval) for interval in held[one.item_id]) for one in asked)
    assert len({one.item_id for one in asked}) == 3


def test_the_quotes_were_approved_withheld_or_not_answered_yet(shipped: Store) -> None:
    quotes = [point for point in shipped.all(KeyPoint) if point.quote]
    assert {point.agreement for point in quotes} == set(Agreement)
    assert all(point.agreement is Agreement.PROPOSED for point in shipped.all(KeyPoint) if not point.quote)


def test_the_documents_can_be_read(shipped: Store) -> None:
    documents = shipped.all(Attachment)
    assert len(documents) == 2
    for one in documents:
        content = attachments.content(shipped, one)
        assert len(content) == one.size
        assert len(content.decode().splitlines()) > 5


def test_whoever_has_the_floor_is_there_and_the_item_is_held(shipped: Store, days: list[Session]) -> None:
    people_there = {one.id: one for one in shipped.all(Participant, session_id=days[0].id)}
    spoken = turns.turns_of(shipped, days[0].id)
    held = intervals(shipped, outline(shipped, days[0].id).items)
    for turn in spoken:
        assert turn.item_id is not None
        assert turn.ended_at is not None
        assert any(_within(turn.ended_at, interval) for interval in held[turn.item_id])
        person = people_there.get(turn.participant_id or "")
        assert person is None or presence.here_at(person, turn.started_at)
    assert all(one.ended_at <= other.started_at for one, other in pairwise(spoken) if one.ended_at)
    found = speaking_time.speaking_time(spoken, list(people_there.values()))
    assert found.heard[0].college is College.ELECTED
    assert [one.college for one in found.silent] == [College.INHABITANTS]
    assert len(found.people) >= 6


def test_the_ways_back_that_were_chosen_fit_the_days_as_they_were_then(shipped: Store, days: list[Session]) -> None:
    for day in days[:2]:
        (chosen,) = shipped.all(Recovery, session_id=day.id)
        items = outline(shipped, day.id).items
        held = intervals(shipped, items)
        current = next(item for item in items if item.id == chosen.item_id)
        assert any(_within(chosen.chosen_at, interval) for interval in held[current.id])
        assert recoveries.lateness(_then(day, items, held, chosen)) == timedelta(minutes=chosen.late)
        given_up = [item for item in items if item.dropped]
        assert chosen.gain == sum(item.minutes for item in given_up) - sum(item.extension for item in items)
        assert 0 < chosen.gain <= chosen.late
        assert not any(held[item.id] for item in given_up)


def _then(
    day: Session, items: Sequence[AgendaItem], held: Mapping[str, Sequence[Interval]], chosen: Recovery
) -> Timetable:
    """The day as it looked when the way back was chosen, before it was."""
    began = {key: [one for one in each if one.started_at <= chosen.chosen_at] for key, each in held.items()}
    assert chosen.item_id is not None
    began[chosen.item_id] = [replace(one, ended_at=None) for one in began[chosen.item_id]]
    live = replace(day, state=SessionState.LIVE, closed_at=None)
    flow = Flow(session_id=day.id, item_id=chosen.item_id)
    as_they_were = [replace(item, extension=0, dropped=False) for item in items]
    return timetable(live, as_they_were, began, flow, chosen.chosen_at)


def test_what_was_parked_goes_somewhere(shipped: Store, days: list[Session]) -> None:
    assert all(one.goes_to for one in parked(shipped, days[0].id))


def test_two_builds_tell_the_same_story(built: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.atelier"
    demo.build(again)
    assert _story(again) == _story(built)


def _story(path: Path) -> list[tuple[object, ...]]:
    store = Store.open(path, read_only=True)
    try:
        return [
            *((one.text, one.said_at, one.kind, one.table_number) for one in store.all(Contribution)),
            *((one.title, one.started_at, one.closed_at) for one in store.all(Session)),
            *((one.started_at, one.ended_at) for one in store.all(Interval)),
            *((one.lever, one.value, one.count) for one in store.all(Rating)),
            *((one.what, one.who, one.due, one.state) for one in store.all(Commitment)),
            *((one.table_number, one.college, one.answer, one.count) for one in store.all(Tally)),
            *((one.kind, one.text, one.college) for one in store.all(Statement)),
            *((one.name, one.arrived_at, one.left_at, one.excused) for one in store.all(Participant)),
            *((one.text, one.asked_at, one.state, one.answer) for one in store.all(RoomQuestion)),
            *((one.started_at, one.ended_at, one.college) for one in store.all(Turn)),
            *((one.chosen_at, one.late, one.gain) for one in store.all(Recovery)),  # its words are in a language
            *((one.name, one.media) for one in store.all(Attachment)),
        ]
    finally:
        store.close()


def test_a_place_that_is_taken_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "taken.atelier"
    path.write_text("mine")
    with pytest.raises(FacilitatorError, match=r"taken\.atelier"):
        demo.build(path)
    assert path.read_text() == "mine"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreUnavailable):
        demo.build(tmp_path / "file" / "demo.atelier")


TINY = {
    "cycle.yaml": """
        title: Petit cycle
        client: ""
        territory: ""
        sessions: [day.yaml]
    """,
    "day.yaml": """
        template: demi-journee
        title: Une matinée
        date: 2026-03-29
        place: ici
        state: closed
        participants: [{name: " Ana ", college: dgs, table: 2}]
        agenda:
          - {item: 1, held: [["09:00", "09:10"]], notes: " Vu. "}
          - {item: 2, notes: Sauté.}
          - {item: ASKED_IN, held: [["09:20", "09:40"]], speakers: [{name: Eva, role: témoin}]}
        questions:
          QUESTION:
            clusters: [{title: Ensemble, notes: [{text: plus tard, at: "09:40"}]}]
            loose: [{text: plus tôt, kind: obstacle, college: adl, lever: 3, at: "09:25"}]
        parked: [{text: au frigo, table: 2, at: "09:05"}]
    """,
}


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Store]:
    """A cycle of one short day, with a gap between its two items, told in data of its own."""
    question = template("demi-journee").themes[0].questions[0].id
    asked_in = next(rank for rank, item in enumerate(template("demi-journee").agenda, 1) if question in item.questions)
    for name, text in TINY.items():
        told = dedent(text).replace("QUESTION", question).replace("ASKED_IN", str(asked_in))
        (tmp_path / name).write_text(told, encoding="utf-8")
    demo.build(tmp_path / "tiny.atelier", tmp_path)
    store = Store.open(tmp_path / "tiny.atelier", read_only=True)
    yield store
    store.close()


def test_the_clock_pauses_in_a_gap_between_two_items(tiny: Store) -> None:
    (day,) = sessions(tiny)
    held = [(f"{i.started_at:%H:%M}", f"{i.ended_at:%H:%M}") for i in tiny.all(Interval)]
    assert held == [("09:00", "09:10"), ("09:20", "09:40")]
    assert f"{day.closed_at:%H:%M %z}" == "09:40 +0200"


def test_every_part_of_the_data_finds_its_place(tiny: Store) -> None:
    (day,) = sessions(tiny)
    parked_one, early, late = tiny.all(Contribution)
    (cluster,) = tiny.all(Cluster)
    person, speaker = tiny.all(Participant)
    items = outline(tiny, day.id).items
    assert (parked_one.text, parked_one.question_id, parked_one.table_number) == ("au frigo", None, 2)
    assert (early.text, early.kind, early.college, early.lever) == ("plus tôt", "obstacle", College.ADL, 3)
    assert (early.cluster_id, late.cluster_id, cluster.title) == (None, cluster.id, "Ensemble")
    assert (person.name, person.college, person.table_number) == ("Ana", College.DGS, 2)
    assert (speaker.name, speaker.part, speaker.arrived_at) == ("Eva", Part.SPEAKER, None)
    assert [item.notes for item in items[:2]] == ["Vu.", "Sauté."]
    assert [speaker.name for item in items for speaker in speakers(tiny, item) if speaker.name] == ["Eva"]
    assert tiny.problems() == []


def test_a_participant_has_a_name(store: Store, session: Session) -> None:
    nameless = [Participant(session_id=session.id, name="Ana"), Participant(session_id=session.id, name=" \t")]
    with pytest.raises(BadText):
        people.add_participants(store, session, nameless)
    assert store.count(Participant) == 0


def test_participants_are_added_in_one_gesture_that_is_undone_at_once(store: Store, session: Session) -> None:
    wanted = [Participant(session_id=session.id, name=name, organisation=" a\nb ") for name in ("Ana", "Eva")]
    added = people.add_participants(store, session, wanted)
    assert [one.name for one in store.all(Participant)] == ["Ana", "Eva"]
    assert added[0].organisation == "a b"
    assert store.undo() == "add_participants"
    assert store.count(Participant) == 0
