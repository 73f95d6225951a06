"""Who grouped what and when, as the journal tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facilitator import i18n, paths
from facilitator.sessions import capture, clustering, themes, trail
from facilitator.sessions.bin import binned, empty, restore
from facilitator.sessions.journal import Actor
from facilitator.sessions.records import Cluster, Contribution, ContributionKind, Question, Session, Theme
from facilitator.sessions.store import Store
from facilitator.sessions.trail import Step, What
from tests.conftest import Clock

from .helpers import say
from .test_bin import plus_one
from .test_undo import reopened


def of(store: Store, cluster: Cluster) -> list[tuple[What, tuple[str, ...]]]:
    return [(step.what, step.texts) for step in trail.trail(store, cluster.id)]


def undone(store: Store, cluster: Cluster) -> list[bool]:
    return [step.undone for step in trail.trail(store, cluster.id)]


@pytest.fixture
def said(store: Store, question: Question) -> list[Contribution]:
    return [say(store, question, text) for text in ("un car", "une navette", "un train")]


@pytest.fixture
def cluster(store: Store, question: Question, said: list[Contribution]) -> Cluster:
    return clustering.group(store, question, "Transports", said[:2])


CREATED = [(What.CREATED, ("Transports",)), (What.PUT_IN, ("un car", "une navette"))]


def again(store: Store, contribution: Contribution) -> Contribution:
    return store.the(Contribution, contribution.id)


def test_a_cluster_tells_who_made_it_when_and_of_what(store: Store, cluster: Cluster, clock: Clock) -> None:
    assert of(store, cluster) == CREATED
    step = trail.trail(store, cluster.id)[0]
    assert (step.at, step.actor, step.undone) == (clock.now, Actor.DESK, False)
    assert step.station


def test_renaming_and_colouring_are_told(store: Store, cluster: Cluster, clock: Clock) -> None:
    clock.forward(minutes=5)
    clustering.rename(store, cluster, "Se déplacer")
    clustering.colour(store, store.the(Cluster, cluster.id), "blue")

    assert of(store, cluster)[2:] == [(What.RENAMED, ("Transports", "Se déplacer")), (What.COLOURED, ())]
    assert trail.trail(store, cluster.id)[2].at == clock.now


def test_what_comes_in_and_goes_out_is_told_in_its_words(
    store: Store, question: Question, cluster: Cluster, said: list[Contribution]
) -> None:
    clustering.put_in(store, cluster, [again(store, said[2])])
    clustering.take_out(store, [again(store, said[0])])
    capture.move(store, [again(store, said[1])], None)
    clustering.group(store, question, "Rails", [again(store, said[2])])

    assert of(store, cluster)[2:] == [
        (What.PUT_IN, ("un train",)),
        (What.TAKEN_OUT, ("un car",)),
        (What.TAKEN_OUT, ("une navette",)),
        (What.TAKEN_OUT, ("un train",)),
    ]


def test_merged_clusters_are_told_by_their_names(
    store: Store, question: Question, cluster: Cluster, said: list[Contribution]
) -> None:
    other = clustering.group(store, question, "Rails", [said[2]])
    clustering.merge(store, cluster, [other])
    assert of(store, cluster)[2:] == [(What.ABSORBED, ("Rails",))]


def test_a_split_is_told_on_both_sides(store: Store, cluster: Cluster, said: list[Contribution]) -> None:
    made = clustering.split(store, cluster, [again(store, said[1])], "Navettes")
    assert of(store, made) == [(What.SPLIT_OFF, ("Navettes", "Transports")), (What.PUT_IN, ("une navette",))]
    assert of(store, cluster)[2:] == [(What.TAKEN_OUT, ("une navette",))]


def test_what_was_undone_is_said_undone_until_it_is_redone(store: Store, cluster: Cluster) -> None:
    clustering.rename(store, cluster, "Se déplacer")
    assert undone(store, cluster) == [False, False, False]
    store.undo()
    assert undone(store, cluster) == [False, False, True]
    store.undo()
    assert undone(store, cluster) == [True, True, True]
    store.redo()
    store.redo()
    assert undone(store, cluster) == [False, False, False]
    store.undo()
    assert undone(store, cluster) == [False, False, True]
    assert of(store, cluster) == [*CREATED, (What.RENAMED, ("Transports", "Se déplacer"))]


def test_what_was_deleted_and_restored_keeps_its_words(
    store: Store, cluster: Cluster, said: list[Contribution]
) -> None:
    capture.remove(store, [again(store, said[0])])
    assert of(store, cluster) == [*CREATED, (What.BINNED, ("un car",))]
    restore(store, binned(store))
    assert of(store, cluster)[3:] == [(What.RESTORED, ("un car",))]


def test_what_was_erased_for_good_is_in_no_trail(store: Store, cluster: Cluster, said: list[Contribution]) -> None:
    capture.remove(store, [again(store, said[0])])
    empty(store)
    assert of(store, cluster) == [CREATED[0], (What.PUT_IN, ("une navette",))]
    assert trail.of_contribution(store, said[0].id) == []


def test_long_work_is_one_step(store: Store, question: Question) -> None:
    with store.operation("import") as first:
        cluster = first.put(Cluster(question_id=question.id, position=0, title="Venu d’un tableur"))
    for number in range(3):
        with store.operation("import", part_of=first.id) as operation:
            operation.put(
                Contribution(
                    session_id=question.session_id,
                    question_id=question.id,
                    cluster_id=cluster.id,
                    text=f"ligne {number}",
                    said_at=store.now(),
                )
            )
    assert of(store, cluster) == [
        (What.CREATED, ("Venu d’un tableur",)),
        (What.PUT_IN, ("ligne 0", "ligne 1", "ligne 2")),
    ]
    store.undo()
    assert undone(store, cluster) == [True, True]


def test_a_contribution_has_a_trail_too(
    store: Store, session: Session, question: Question, cluster: Cluster, said: list[Contribution], clock: Clock
) -> None:
    found = again(store, said[0])
    with store.operation("edit_contribution", actor=Actor.COMMAND_LINE) as operation:
        found = operation.put(replace(found, text="un car le samedi"))
    capture.change_kind(store, [found], ContributionKind.EXAMPLE)
    with store.operation("add_plus_one") as operation:
        operation.put(plus_one(store, found, "moi aussi"))
    clustering.take_out(store, [again(store, found)])
    other = themes.add_question(store, store.all(Theme, session_id=session.id)[0], "Et demain ?")
    capture.move(store, [again(store, found)], other)
    capture.move(store, [again(store, found)], None)
    capture.remove(store, [again(store, found)])
    restore(store, binned(store))

    store = reopened(store, clock)
    assert [(step.what, step.texts) for step in trail.of_contribution(store, found.id)] == [
        (What.SAID, ("un car",)),
        (What.GROUPED, ("Transports",)),
        (What.EDITED, ("un car", "un car le samedi")),
        (What.GIVEN_KIND, ("Idea", "Example")),
        (What.SEEN_AGAIN, ("moi aussi",)),
        (What.UNGROUPED, ("Transports",)),
        (What.MOVED, ("Et demain ?",)),
        (What.PARKED, ()),
        (What.BINNED, ("un car le samedi",)),
        (What.RESTORED, ("un car le samedi",)),
    ]
    store.close()


def test_a_step_is_told_in_a_line(store: Store, cluster: Cluster, clock: Clock) -> None:
    step = Step(clock.now, Actor.DESK, "Poste A", What.PUT_IN, ("un", "deux", "trois"))
    assert trail.told(step) == "09:00 · Poste A · 3 contributions put in"
    assert trail.told(replace(step, undone=True), clock.now.date()).endswith("put in · undone since")
    assert trail.told(step, date(2026, 3, 13)).startswith("12 Mar 09:00 · ")
    assert "command line" in trail.told(replace(step, actor=Actor.COMMAND_LINE))
    long = trail.told(replace(step, what=What.SAID, texts=("très long\n" * 50,)))
    assert len(long) < 130
    assert "…" in long
    assert "\n" not in long


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("what", What)
def test_every_step_has_words(what: What, language: str, clock: Clock) -> None:
    i18n.install(paths.resource("translations"), language)
    line = trail.told(Step(clock.now, Actor.DESK, "", what, ("Transports", "Rails")))
    assert line.startswith("09:00 · ")
    assert not {"{", "}"} & set(line)
