"""Grouping gathers contributions under names, keeps each one's words, and is taken back in one go."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from facilitator.errors import BadText, FacilitatorError, NotFound
from facilitator.sessions import capture, clustering, cycle, reading, wall_places
from facilitator.sessions.journal import Actor
from facilitator.sessions.records import Cluster, Contribution, PlusOne, Question, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.text import folded
from tests.conftest import PARIS_IN_WINTER, Clock

from .helpers import back_and_forth, everything, heard, say, texts
from .random_gestures import WALL, Desk, Gesture, redo, sequences, undo


@pytest.fixture
def said(store: Store, question: Question) -> list[Contribution]:
    """Five contributions to the question."""
    return [
        say(store, question, text) for text in ("Un car le samedi", "Une navette", "Le bus", "Une lettre", "Un site")
    ]


@pytest.fixture
def other_question(store: Store, session: Session) -> Question:
    return reading.outline(store, session.id).questions[1]


def now(store: Store, record: Contribution) -> Contribution:
    return store.the(Contribution, record.id)


def members(store: Store, cluster: Cluster) -> list[str]:
    return [found.text for found in store.all(Contribution, cluster_id=cluster.id)]


def titles(store: Store, question: Question) -> list[str]:
    return [cluster.title for cluster in store.all(Cluster, question_id=question.id)]


# group


def test_a_group_holds_its_contributions_where_it_was_made(
    store: Store, question: Question, said: list[Contribution]
) -> None:
    before, announced = everything(store), heard(store)

    cluster = clustering.group(store, question, "  Transports ", said[:3], at=(40, 80))

    assert [changed.operation for changed in announced] == ["group"]
    assert (cluster.title, cluster.x, cluster.y) == ("Transports", 40, 80)
    assert members(store, cluster) == ["Un car le samedi", "Une navette", "Le bus"]
    back_and_forth(store, before)


@pytest.mark.parametrize("title", ["transports", "TRANSPORTS", " Transports", "Tránsports"])
def test_a_name_that_exists_is_the_same_group_however_it_is_written(
    store: Store, question: Question, said: list[Contribution], title: str
) -> None:
    cluster = clustering.group(store, question, "Transports", said[:1], at=(40, 80))

    assert clustering.group(store, question, title, said[1:2], at=(7, 7)) == cluster

    assert titles(store, question) == ["Transports"]
    assert members(store, cluster) == ["Un car le samedi", "Une navette"]


def test_the_same_name_under_another_question_is_another_group(
    store: Store, question: Question, other_question: Question
) -> None:
    here, there = (clustering.group(store, asked, "Transports", []) for asked in (question, other_question))

    assert here.id != there.id


def test_a_group_may_wait_for_its_contributions(store: Store, question: Question) -> None:
    clustering.group(store, question, "Transports", [])

    assert titles(store, question) == ["Transports"]


def test_a_new_group_comes_last(store: Store, question: Question, said: list[Contribution]) -> None:
    one, two, _last = (clustering.group(store, question, title, []) for title in ("Un", "Deux", "Trois"))
    clustering.merge(store, two, [one])

    clustering.group(store, question, "Quatre", [])

    assert titles(store, question) == ["Deux", "Trois", "Quatre"]


@pytest.mark.parametrize("title", ["", "   ", "\n"])
def test_a_group_without_a_name_is_refused(store: Store, question: Question, title: str) -> None:
    before = everything(store)

    with pytest.raises(BadText):
        clustering.group(store, question, title, [])

    assert everything(store) == before


def test_what_answers_another_question_is_not_grouped(
    store: Store, question: Question, other_question: Question, said: list[Contribution]
) -> None:
    elsewhere = say(store, other_question)
    parked = capture.contribute(store, question.session_id, capture.Draft("Plus tard", parked=True), question)
    before = everything(store)

    for stranger in (elsewhere, parked):
        with pytest.raises(FacilitatorError):
            clustering.group(store, question, "Transports", [said[0], stranger])

    assert everything(store) == before


def test_grouping_keeps_what_changed_since_the_view_was_drawn(
    store: Store, question: Question, said: list[Contribution]
) -> None:
    capture.edit(store, said[0], capture.Draft("Un car le dimanche"), question)
    capture.remove(store, [said[1]])

    cluster = clustering.group(store, question, "Transports", said[:3])

    assert members(store, cluster) == ["Un car le dimanche", "Le bus"]


def test_what_was_all_deleted_is_not_grouped(store: Store, question: Question, said: list[Contribution]) -> None:
    capture.remove(store, said)

    with pytest.raises(NotFound):
        clustering.group(store, question, "Transports", said)

    assert titles(store, question) == []


# put_in


def test_what_is_put_in_a_group_leaves_the_one_where_it_was(
    store: Store, question: Question, said: list[Contribution]
) -> None:
    cars = clustering.group(store, question, "Cars", said[:2])
    buses = clustering.group(store, question, "Bus", said[2:3])
    wall_places.place(store, {said[3].id: (5, 6)})
    before = everything(store)

    clustering.put_in(store, buses, [said[0], said[3]])

    assert members(store, cars) == ["Une navette"]
    assert members(store, buses) == ["Un car le samedi", "Le bus", "Une lettre"]
    assert (now(store, said[3]).x, now(store, said[3]).y) == (None, None)
    back_and_forth(store, before)


def test_a_group_left_empty_stays(store: Store, question: Question, said: list[Contribution]) -> None:
    cars = clustering.group(store, question, "Cars", said[:1])

    clustering.put_in(store, clustering.group(store, question, "Bus", []), said[:1])

    assert members(store, cars) == []
    assert titles(store, question) == ["Cars", "Bus"]


def test_nothing_is_put_in_a_group_that_is_gone(store: Store, question: Question, said: list[Contribution]) -> None:
    cluster = clustering.group(store, question, "Transports", said[:1])
    clustering.ungroup(store, cluster)

    with pytest.raises(NotFound, match="Transports"):
        clustering.put_in(store, cluster, said[1:2])


def test_putting_in_what_is_already_there_is_no_gesture(
    store: Store, question: Question, said: list[Contribution]
) -> None:
    cluster = clustering.group(store, question, "Transports", said[:1])
    announced = heard(store)

    clustering.put_in(store, cluster, said[:1])

    assert announced == []


# gather


def test_a_note_dropped_on_another_makes_a_group_where_that_one_stands(store: Store, question: Question) -> None:
    target = say(store, question, "Une navette entre les communes")
    dropped = say(store, question, "Des navettes à la demande le soir")
    wall_places.place(store, {target.id: (300, 120), dropped.id: (0, 0)})
    before = everything(store)

    cluster = clustering.gather(store, target, [dropped])

    assert (cluster.title, cluster.x, cluster.y) == ("Navette", 300, 120)
    assert members(store, cluster) == [target.text, dropped.text]
    back_and_forth(store, before)


def test_a_note_dropped_on_one_of_a_group_joins_it(store: Store, question: Question, said: list[Contribution]) -> None:
    cluster = clustering.group(store, question, "Transports", said[:2])

    assert clustering.gather(store, said[0], said[3:]) == cluster

    assert members(store, cluster) == ["Un car le samedi", "Une navette", "Une lettre", "Un site"]


def test_without_a_word_in_common_a_group_is_named_after_its_first_note(store: Store, question: Question) -> None:
    long = "Une lettre de deux pages après chaque conseil communautaire, envoyée à tous"
    target, other = say(store, question, long), say(store, question, "Internet")

    cluster = clustering.gather(store, target, [other])

    assert cluster.title == "Une lettre de deux pages après chaque…"


def test_a_group_made_by_dropping_never_takes_the_name_of_another(store: Store, question: Question) -> None:
    notes = [say(store, question, "navette") for _number in range(6)]

    made = [clustering.gather(store, notes[place], [notes[place + 1]]) for place in (0, 2, 4)]

    assert [cluster.title for cluster in made] == ["Navette", "navette (2)", "navette (3)"]


def test_a_note_cannot_be_grouped_with_itself_alone(store: Store, said: list[Contribution]) -> None:
    with pytest.raises(FacilitatorError):
        clustering.gather(store, said[0], said[:1])


def test_nothing_is_grouped_in_the_parking(store: Store, question: Question) -> None:
    parked = [
        capture.contribute(store, question.session_id, capture.Draft(text, parked=True), question) for text in "ab"
    ]

    with pytest.raises(FacilitatorError, match="kept for later"):
        clustering.gather(store, parked[0], parked[1:])


# take_out


def test_what_is_taken_out_stands_where_it_was_dropped_and_neighbours_where_they_made_way(
    store: Store, question: Question, said: list[Contribution]
) -> None:
    cluster = clustering.group(store, question, "Transports", said[:3])
    before = everything(store)

    places = {said[0].id: (10, 20), said[3].id: (30, 40), cluster.id: (50, 60), said[1].id: (1, 1)}
    clustering.take_out(store, said[:1], places)

    placed = {found.id: (found.x, found.y) for found in reading.contributions(store, question)}
    assert placed == {
        said[0].id: (10, 20),
        said[1].id: (None, None),  # it is still in the group, which lays it out
        said[2].id: (None, None),
        said[3].id: (30, 40),
        said[4].id: (None, None),
    }
    moved = store.the(Cluster, cluster.id)
    assert (moved.x, moved.y) == (50, 60)
    assert members(store, cluster) == ["Une navette", "Le bus"]
    back_and_forth(store, before)


def test_what_is_taken_out_without_a_place_is_laid_out_again(
    store: Store, question: Question, said: list[Contribution]
) -> None:
    clustering.group(store, question, "Transports", said[:3])

    clustering.take_out(store, said[:3])

    assert all(found.cluster_id is None and found.x is None for found in reading.contributions(store, question))
    assert titles(store, question) == ["Transports"]


# rename


def test_a_group_is_renamed(store: Store, question: Question, said: list[Contribution]) -> None:
    cluster = clustering.group(store, question, "Transports", said[:3])
    before = everything(store)

    clustering.rename(store, cluster, " transports\nscolaires ")

    assert titles(store, question) == ["transports scolaires"]
    back_and_forth(store, before)


def test_the_letters_of_a_name_can_be_put_right(store: Store, question: Question) -> None:
    cluster = clustering.group(store, question, "mobilite", [])

    clustering.rename(store, cluster, "Mobilité")

    assert titles(store, question) == ["Mobilité"]


def test_a_group_does_not_take_the_name_of_another(store: Store, question: Question) -> None:
    clustering.group(store, question, "Mobilité", [])
    cluster = clustering.group(store, question, "Transports", [])

    with pytest.raises(FacilitatorError, match="“Mobilité”: merge"):
        clustering.rename(store, cluster, "mobilite")
    with pytest.raises(BadText):
        clustering.rename(store, cluster, " ")

    assert titles(store, question) == ["Mobilité", "Transports"]


# merge


def test_merged_groups_keep_every_text_word_for_word(
    store: Store, question: Question, said: list[Contribution]
) -> None:
    kept = clustering.group(store, question, "Cars", said[:1], at=(3, 4))
    absorbed = [
        clustering.group(store, question, "Bus", said[2:3]),
        clustering.group(store, question, "Site", said[3:]),
    ]
    before, words = everything(store), texts(store, question)

    clustering.merge(store, kept, [kept, *absorbed])

    assert texts(store, question) == words
    assert store.all(Cluster, question_id=question.id) == [kept]
    assert members(store, kept) == ["Un car le samedi", "Le bus", "Une lettre", "Un site"]
    back_and_forth(store, before)


def test_a_group_is_not_merged_with_itself_nor_with_that_of_another_question(
    store: Store, question: Question, other_question: Question
) -> None:
    here, there = (clustering.group(store, asked, "Transports", []) for asked in (question, other_question))

    for absorbed in ([], [here], [there]):
        with pytest.raises(FacilitatorError):
            clustering.merge(store, here, absorbed)

    assert store.count(Cluster) == 2


# split


def test_a_group_is_split_and_its_part_comes_right_after_it(
    store: Store, question: Question, said: list[Contribution]
) -> None:
    cluster = clustering.group(store, question, "Tout", said[:4])
    clustering.group(store, question, "Reste", [])
    before = everything(store)

    made = clustering.split(store, cluster, said[2:4], "Partie")

    assert titles(store, question) == ["Tout", "Partie", "Reste"]
    assert store.the(Cluster, made.id) == made
    assert members(store, cluster) == ["Un car le samedi", "Une navette"]
    assert members(store, made) == ["Le bus", "Une lettre"]
    back_and_forth(store, before)


@pytest.mark.parametrize("chosen", [slice(0, 0), slice(0, 3), slice(3, 5)], ids=["none", "all", "others"])
def test_a_group_is_split_only_by_some_of_its_own(
    store: Store, question: Question, said: list[Contribution], chosen: slice
) -> None:
    cluster = clustering.group(store, question, "Tout", said[:3])

    with pytest.raises(FacilitatorError, match="some of its contributions"):
        clustering.split(store, cluster, said[chosen], "Partie")

    assert titles(store, question) == ["Tout"]


def test_a_part_does_not_take_a_name_that_exists(store: Store, question: Question, said: list[Contribution]) -> None:
    cluster = clustering.group(store, question, "Tout", said[:3])

    with pytest.raises(FacilitatorError, match="“Tout”"):
        clustering.split(store, cluster, said[:1], "tout")


# ungroup


def test_what_was_in_an_undone_group_is_loose_again(store: Store, question: Question, said: list[Contribution]) -> None:
    cluster = clustering.group(store, question, "Transports", said[:3])
    before = everything(store)

    clustering.ungroup(store, cluster)

    assert titles(store, question) == []
    assert all(found.cluster_id is None for found in reading.contributions(store, question))
    back_and_forth(store, before)


# colour, order, weight


def test_a_group_takes_a_colour_that_has_a_name(store: Store, question: Question) -> None:
    cluster = clustering.group(store, question, "Transports", [])
    before = everything(store)

    clustering.colour(store, cluster, "teal")

    assert store.the(Cluster, cluster.id).colour == "teal"
    back_and_forth(store, before)
    with pytest.raises(FacilitatorError):
        clustering.colour(store, cluster, "#ff0000")


def test_groups_are_put_in_order(store: Store, question: Question) -> None:
    one, two, three, four = (
        clustering.group(store, question, title, []) for title in ("Un", "Deux", "Trois", "Quatre")
    )
    before = everything(store)

    clustering.reorder(store, question, [three, one])

    assert titles(store, question) == ["Trois", "Un", "Deux", "Quatre"]
    back_and_forth(store, before)
    clustering.reorder(store, question, [four, three, two, one])
    assert titles(store, question) == ["Quatre", "Trois", "Deux", "Un"]


def test_the_heaviest_group_comes_first(store: Store, question: Question, said: list[Contribution]) -> None:
    light, same = (
        clustering.group(store, question, title, [note]) for title, note in zip(("Cars", "Bus"), said, strict=False)
    )
    many = clustering.group(store, question, "Lettres", said[2:4])
    heavy = clustering.group(store, question, "Site", said[4:])
    waiting = clustering.group(store, question, "Rien", [])
    add_plus_ones(store, said[4], 3)
    before = everything(store)

    clustering.by_weight(store, question)

    assert titles(store, question) == ["Site", "Lettres", "Cars", "Bus", "Rien"]
    assert clustering.cluster_weights(store, question) == {
        light.id: 1,
        same.id: 1,
        many.id: 2,
        heavy.id: 4,
        waiting.id: 0,
    }
    back_and_forth(store, before)


def add_plus_ones(store: Store, contribution: Contribution, count: int) -> Sequence[PlusOne]:
    with store.operation("add_plus_one") as operation:
        return [
            operation.put(
                PlusOne(session_id=contribution.session_id, contribution_id=contribution.id, said_at=store.now())
            )
            for _number in range(count)
        ]


def test_every_gesture_on_groups_reads_the_records_again(
    store: Store, question: Question, said: list[Contribution]
) -> None:
    stale = clustering.group(store, question, "Transports", said[:3])
    clustering.rename(store, stale, "Mobilité")
    clustering.colour(store, stale, "green")

    clustering.colour(store, replace(stale, title="Vieux"), "blue")
    clustering.rename(store, stale, "Se déplacer")

    (found,) = store.all(Cluster, question_id=question.id)
    assert (found.title, found.colour) == ("Se déplacer", "blue")


# All of it at random


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with six contributions to one question and three to another, closed."""
    path = tmp_path_factory.mktemp("opening") / "cycle.atelier"
    store = Store.create(path, clock=at_nine())
    cycle.start_cycle(store, "Cycle", actor=Actor.COMMAND_LINE)
    session = cycle.new_session(store, template("demi-journee"), actor=Actor.COMMAND_LINE)
    for asked, count in zip(reading.outline(store, session.id).questions, (6, 3), strict=False):
        drafts = [capture.Draft(f"navette {asked.position} {number}") for number in range(count)]
        capture.contribute_all(store, session.id, drafts, asked, actor=Actor.COMMAND_LINE)
    store.close()
    return path


@given(sequence=sequences(*WALL, *[undo, redo] * 2))
@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_whatever_is_grouped_keeps_every_text_and_is_undone_to_the_start(
    opening: Path, sequence: list[tuple[Gesture, int, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(shutil.copy(opening, folder)), at_nine())
        store = desk.store
        start, words = everything(store), [note.text for note in store.all(Contribution)]
        for gesture, a, b, text in sequence:
            with suppress(FacilitatorError):
                gesture(desk, a, b, text)
            assert [note.text for note in store.all(Contribution)] == words
            hold_together(store)
        done = everything(store)
        steps = sum(1 for _step in iter(store.undo, None))
        assert everything(store) == start
        while store.redo():
            steps -= 1
            hold_together(store)
        if steps == 0:  # nothing was left undone by the sequence itself
            assert everything(store) == done
        assert store.problems() == []
        store.close()


def hold_together(store: Store) -> None:
    """A cluster holds contributions to its own question, which have no place of their own; its name is its own."""
    clusters = {cluster.id: cluster for cluster in store.all(Cluster)}
    for note in store.all(Contribution):
        if note.cluster_id is not None:
            assert clusters[note.cluster_id].question_id == note.question_id
            assert (note.x, note.y) == (None, None)
    names = [(cluster.question_id, folded(cluster.title)) for cluster in clusters.values()]
    assert len(names) == len(set(names))


def at_nine() -> Clock:
    return Clock(datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER))
