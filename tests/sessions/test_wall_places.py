"""What is put somewhere by hand stays there until the wall is arranged, which is undone in one go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.sessions import capture, clustering, reading, themes, wall_places
from facilitator.sessions.records import Arrangement, Cluster, Contribution, Question, Session
from facilitator.sessions.store import Store
from tests.conftest import Clock

from .helpers import everything, heard, say


@pytest.fixture
def wall(store: Store, question: Question) -> tuple[list[Contribution], Cluster]:
    """Four contributions, the last one in a cluster."""
    said = [say(store, question, text) for text in ("Un car", "Une navette", "Le bus", "Une lettre")]
    return said, clustering.group(store, question, "Informer", said[3:])


def places(store: Store, question: Question) -> list[tuple[int | None, int | None]]:
    notes = [(note.x, note.y) for note in reading.contributions(store, question)]
    return notes + [(cluster.x, cluster.y) for cluster in store.all(Cluster, question_id=question.id)]


def test_notes_and_clusters_stay_where_they_were_put(
    store: Store, question: Question, wall: tuple[list[Contribution], Cluster], clock: Clock
) -> None:
    said, cluster = wall
    before, announced = everything(store), heard(store)

    wall_places.place(store, {said[0].id: (-12, 34), cluster.id: (0, 900)})

    assert [changed.operation for changed in announced] == ["place_notes"]
    expected = [(-12, 34), (None, None), (None, None), (None, None), (0, 900)]
    assert places(store, question) == expected
    store.undo()
    assert everything(store) == before
    store.redo()
    path = store.path
    store.close()
    again = Store.open(path, clock=clock)
    assert places(again, question) == expected
    again.close()


def test_what_is_gone_or_in_a_cluster_takes_no_place(
    store: Store, question: Question, wall: tuple[list[Contribution], Cluster]
) -> None:
    said, _cluster = wall
    capture.remove(store, [said[1]])
    before = everything(store)

    wall_places.place(store, {said[1].id: (1, 2), said[3].id: (3, 4), "0" * 24: (5, 6)})

    assert everything(store) == before


def test_a_note_put_where_it_is_already_is_no_gesture(store: Store, wall: tuple[list[Contribution], Cluster]) -> None:
    wall_places.place(store, {wall[0][0].id: (1, 2)})
    announced = heard(store)

    wall_places.place(store, {wall[0][0].id: (1, 2)})
    wall_places.place(store, {})

    assert announced == []


@pytest.mark.parametrize("by", Arrangement)
def test_arranging_puts_everything_back_in_line_and_is_undone_in_one_go(
    store: Store, question: Question, session: Session, wall: tuple[list[Contribution], Cluster], by: Arrangement
) -> None:
    said, cluster = wall
    elsewhere = say(store, reading.outline(store, session.id).questions[1])
    wall_places.place(store, {said[0].id: (1, 2), said[1].id: (3, 4), cluster.id: (5, 6), elsewhere.id: (7, 8)})
    before = everything(store)

    wall_places.arrange(store, question, by)

    assert store.the(Question, question.id).arrangement is by
    assert set(places(store, question)) == {(None, None)}
    assert store.the(Contribution, elsewhere.id).x == 7
    assert store.undo() == "arrange_wall"
    assert everything(store) == before


def test_arranging_keeps_what_was_written_of_the_question_meanwhile(store: Store, question: Question) -> None:

    themes.edit_question(store, replace(question, text="Comment se déplacer ?"))

    wall_places.arrange(store, question, Arrangement.TABLE)

    assert store.the(Question, question.id).text == "Comment se déplacer ?"
