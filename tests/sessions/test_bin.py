"""What somebody deleted can be restored as it was, for as long as the file lives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.errors import ReadOnly
from facilitator.sessions import capture, clustering, cycle, flow, reading, themes
from facilitator.sessions.bin import binned, empty, restore
from facilitator.sessions.records import (
    Cluster,
    College,
    Contribution,
    ContributionKind,
    Participant,
    PlusOne,
    Question,
    Session,
    Theme,
)
from facilitator.sessions.store import Store
from tests.conftest import Clock

from .helpers import everything, heard, naming, say, seen, texts
from .test_undo import reopened


def in_the_bin(store: Store) -> list[str]:
    return [found.contribution.text for found in binned(store)]


def full(store: Store, question: Question) -> Contribution:
    """A contribution of which everything is said, with two +1s: its question stores who answers."""
    question = naming(store, question)
    cluster = clustering.group(store, question, "Transports", [])
    person = Participant(session_id=question.session_id, name="Mme Roux")
    theme = store.all(Theme, session_id=question.session_id)[0]
    with store.operation("contribute") as operation:
        operation.put(person)
        contribution = operation.put(
            Contribution(
                session_id=question.session_id,
                question_id=question.id,
                cluster_id=cluster.id,
                text="Un car le samedi",
                table_number=4,
                college=College.ELECTED,
                lever=9,
                said_at=store.now(),
                participant_id=person.id,
                theme_id=theme.id,
                tags="navette marché",
                slip=12,
                x=420,
                y=80,
            )
        )
        for words in ("et le dimanche", ""):
            operation.put(plus_one(store, contribution, words, person))
    return contribution


def plus_one(store: Store, contribution: Contribution, words: str, person: Participant | None = None) -> PlusOne:
    return PlusOne(
        session_id=contribution.session_id,
        contribution_id=contribution.id,
        text=words,
        participant_id=person.id if person else None,
        said_at=store.now(),
    )


def test_what_is_deleted_is_in_the_bin_the_latest_first(store: Store, question: Question, clock: Clock) -> None:
    said = [say(store, question, text) for text in ("un", "deux", "trois")]
    capture.remove(store, [said[1]])
    clock.forward(minutes=3)
    capture.remove(store, [said[0]])

    assert in_the_bin(store) == ["un", "deux"]
    latest = binned(store)[0]
    assert (latest.at, latest.question, latest.cluster) == (clock.now, question, None)


def test_what_was_never_deleted_is_not_in_the_bin(store: Store, question: Question) -> None:
    say(store, question, "dit puis repris")
    store.undo()
    assert binned(store) == []


def test_an_undone_deletion_is_not_in_the_bin_and_a_redone_one_is(store: Store, question: Question) -> None:
    capture.remove(store, [say(store, question, "un")])
    store.undo()
    assert in_the_bin(store) == []
    store.redo()
    assert in_the_bin(store) == ["un"]
    store.undo()
    store.undo()
    assert (in_the_bin(store), texts(store, question)) == ([], []), "taking back what was said is not deleting"
    store.redo()
    store.redo()
    assert in_the_bin(store) == ["un"]


def test_everything_comes_back_as_it_was(store: Store, question: Question) -> None:
    contribution = full(store, question)
    before = everything(store)
    capture.remove(store, [contribution])
    assert store.count(PlusOne) == 0

    (found,) = binned(store)
    assert found.weight == 3
    assert {one.text for one in found.plus_ones} == {"et le dimanche", ""}
    restore(store, [found])

    assert everything(store) == before
    assert binned(store) == []
    assert store.problems() == []


def test_many_are_restored_in_one_go_and_put_back_in_the_bin_by_undo(store: Store, question: Question) -> None:
    said = [say(store, question, text) for text in ("un", "deux", "trois")]
    before = everything(store)
    capture.remove(store, said)
    announced = heard(store)

    restore(store, binned(store))
    assert everything(store) == before
    assert [changed.operation for changed in announced] == ["restore_contributions"]

    assert store.undo() == "restore_contributions"
    assert sorted(in_the_bin(store)) == ["deux", "trois", "un"]
    restore(store, binned(store))
    assert everything(store) == before
    assert store.problems() == []


def test_what_is_already_back_is_left_alone(store: Store, question: Question) -> None:
    capture.remove(store, [say(store, question, "un")])
    shown = binned(store)
    restore(store, shown)
    (back,) = store.all(Contribution, question_id=question.id)
    capture.change_kind(store, [back], ContributionKind.EXAMPLE)
    before = everything(store)

    restore(store, shown)

    assert everything(store) == before


def test_without_its_cluster_it_comes_back_loose(store: Store, question: Question) -> None:
    contribution = full(store, question)
    capture.remove(store, [contribution])
    (cluster,) = store.all(Cluster)
    clustering.ungroup(store, cluster)

    (found,) = binned(store)
    assert found.cluster is None
    restore(store, [found])

    assert store.the(Contribution, contribution.id) == replace(contribution, cluster_id=None)


def test_without_its_question_it_comes_back_in_the_parking(store: Store, question: Question) -> None:
    contribution = full(store, question)
    capture.remove(store, [contribution])
    themes.remove_question(store, question)

    (found,) = binned(store)
    assert (found.question, found.cluster) == (None, None)
    restore(store, [found])

    (parked,) = reading.parked(store, question.session_id)
    nowhere = replace(contribution, question_id=None, cluster_id=None, x=None, y=None)
    assert parked == replace(nowhere, participant_id=None), "what is parked is nobody's"
    assert store.count(PlusOne, contribution_id=contribution.id) == 2


def test_without_its_author_and_theme_it_comes_back_all_the_same(store: Store, question: Question) -> None:
    contribution = full(store, question)
    capture.remove(store, [contribution])
    theme = themes.add_theme(store, store.the(Session, question.session_id), "Ailleurs")
    with store.operation("remove_participants") as operation:
        operation.remove(store.all(Participant)[0])
    themes.edit_question(store, replace(question, theme_id=theme.id))
    for other in store.all(Question, theme_id=contribution.theme_id):
        themes.edit_question(store, replace(other, theme_id=theme.id))
    themes.remove_theme(store, store.the(Theme, contribution.theme_id or ""))

    restore(store, binned(store))

    back = store.the(Contribution, contribution.id)
    assert back == replace(contribution, participant_id=None, theme_id=None)
    assert {one.participant_id for one in store.all(PlusOne)} == {None}
    assert store.problems() == []


def test_the_bin_outlives_restarts_and_closed_days(store: Store, question: Question, clock: Clock) -> None:
    flow.start_day(store, question.session_id)
    contribution = full(store, question)
    before = store.the(Contribution, contribution.id)
    capture.remove(store, [contribution])
    flow.close_day(store, question.session_id)
    flow.start_day(store, cycle.duplicate_session(store, question.session_id).id)
    assert store.can_undo() is None

    again = reopened(store, clock)
    restore(again, binned(again))

    assert again.the(Contribution, contribution.id) == before
    assert again.count(PlusOne) == 2
    again.close()


def test_deleting_twice_keeps_the_latest_words(store: Store, question: Question) -> None:
    contribution = say(store, question, "un")
    capture.remove(store, [contribution])
    restore(store, binned(store))
    with store.operation("edit_contribution") as operation:
        operation.put(replace(contribution, text="un, en mieux"))
    capture.remove(store, [store.the(Contribution, contribution.id)])

    assert in_the_bin(store) == ["un, en mieux"]


def test_a_session_has_its_own_bin(store: Store, session: Session, question: Question) -> None:
    other = seen(store, cycle.duplicate_session(store, session.id)).questions[0]
    capture.remove(store, [say(store, question, "ici"), say(store, other, "là")])

    assert [found.contribution.text for found in binned(store, session.id)] == ["ici"]
    assert sorted(in_the_bin(store)) == ["ici", "là"]


def test_a_file_that_can_only_be_read_shows_its_bin(store: Store, question: Question) -> None:
    capture.remove(store, [say(store, question, "un")])
    reader = Store.open(store.path, read_only=True)

    assert in_the_bin(reader) == ["un"]
    for refused in (lambda: restore(reader, binned(reader)), lambda: empty(reader)):
        with pytest.raises(ReadOnly):
            refused()
    assert in_the_bin(reader) == ["un"]
    reader.close()
