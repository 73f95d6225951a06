"""What people promise: written down, put right, ordered, taken off the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facilitator.errors import BadText, FacilitatorError, NotFound
from facilitator.sessions import ambassadors, clustering, commitments, cycle, themes
from facilitator.sessions.records import (
    Ambassador,
    Cluster,
    Commitment,
    CommitmentState,
    CommitmentStep,
    Question,
    Scale,
    Session,
)
from facilitator.sessions.store import Store
from facilitator.sessions.templates import Template
from facilitator.sessions.text import LONGEST
from tests.conftest import Clock


def made(store: Store, session: Session, *promised: str) -> list[Commitment]:
    return [commitments.commit(store, Commitment(session_id=session.id, position=0, what=what)) for what in promised]


def listed(store: Store, session: Session) -> list[tuple[int, str]]:
    return [(one.position, one.what) for one in store.all(Commitment, session_id=session.id)]


def test_a_commitment_comes_last(store: Store, session: Session) -> None:
    made(store, session, "Une lettre", "Un car")
    assert listed(store, session) == [(0, "Une lettre"), (1, "Un car")]


def test_its_texts_are_cleaned_like_all_others(store: Store, session: Session) -> None:
    wanted = Commitment(
        session_id=session.id,
        position=0,
        what="  Une lettre\x00 après\r\nchaque conseil ",
        who=" la DGS\nde l’interco ",
        partners="\tles mairies",
        scale=Scale.INTERCOMMUNALITY,
        lever=4,
        due=date(2027, 3, 12),
        first_step=" écrire\nun modèle ",
    )
    kept = commitments.commit(store, wanted)
    assert kept == store.the(Commitment, wanted.id)
    assert (kept.what, kept.who, kept.partners) == (
        "Une lettre après\nchaque conseil",
        "la DGS de l’interco",
        "les mairies",
    )
    assert (kept.scale, kept.lever, kept.due, kept.first_step) == (
        Scale.INTERCOMMUNALITY,
        4,
        date(2027, 3, 12),
        "écrire\nun modèle",
    )


@pytest.mark.parametrize("what", ["", " \t\n", "a" * (LONGEST + 1)])
def test_nothing_promised_or_too_much_is_refused(store: Store, session: Session, what: str) -> None:
    (kept,) = made(store, session, "Une lettre")
    with pytest.raises(BadText):
        made(store, session, what)
    with pytest.raises(BadText):
        commitments.edit(store, replace(kept, what=what))
    assert listed(store, session) == [(0, "Une lettre")]


@pytest.mark.parametrize("lever", [0, 11])
def test_a_lever_that_the_wheel_has_not_is_refused(store: Store, session: Session, lever: int) -> None:
    (kept,) = made(store, session, "Une lettre")
    with pytest.raises(FacilitatorError, match="levers of the wheel go from 1 to 10"):
        commitments.edit(store, replace(kept, lever=lever))
    assert store.the(Commitment, kept.id).lever is None


def test_a_commitment_is_put_right(store: Store, session: Session) -> None:
    (kept,) = made(store, session, "Une lettre")
    commitments.edit(store, replace(kept, who=" Mireille Faucon ", due=date(2027, 1, 2)))
    found = store.the(Commitment, kept.id)
    assert (found.what, found.who, found.due) == ("Une lettre", "Mireille Faucon", date(2027, 1, 2))


def test_a_removed_commitment_leaves_no_hole_and_comes_back_where_it_was(store: Store, session: Session) -> None:
    _first, second, _third = made(store, session, "un", "deux", "trois")
    commitments.remove(store, second)
    assert listed(store, session) == [(0, "un"), (1, "trois")]
    assert store.undo() == "remove_commitment"
    assert listed(store, session) == [(0, "un"), (1, "deux"), (2, "trois")]


@pytest.mark.parametrize(("to", "order"), [(0, "cab"), (1, "acb"), (9, "abc"), (-1, "cab")])
def test_a_commitment_is_moved_and_the_others_make_room(store: Store, session: Session, to: int, order: str) -> None:
    *_others, last = made(store, session, *"abc")
    commitments.move(store, last, to)
    assert listed(store, session) == list(enumerate(order))


def test_what_changes_nothing_is_no_gesture(store: Store, session: Session) -> None:
    first, _second = made(store, session, "un", "deux")
    commitments.move(store, first, 0)
    commitments.edit(store, first)
    assert store.undo() == "add_commitment"


# What becomes of it


def steps(store: Store, commitment: Commitment) -> list[tuple[CommitmentState, str]]:
    return [(step.state, step.note) for step in store.all(CommitmentStep, commitment_id=commitment.id)]


def test_a_new_commitment_is_planned_and_has_no_history(store: Store, session: Session) -> None:
    wanted = Commitment(session_id=session.id, position=0, what="Une lettre", state=CommitmentState.DONE)
    kept = commitments.commit(store, wanted)
    assert (kept.state, steps(store, kept)) == (CommitmentState.PLANNED, [])


def test_each_state_is_a_step_of_its_history(store: Store, session: Session, clock: Clock) -> None:
    (kept,) = made(store, session, "Une lettre")
    commitments.set_state(store, kept, CommitmentState.STARTED, " premier numéro\n")
    clock.forward(days=30)
    commitments.set_state(store, kept, CommitmentState.DONE)
    assert steps(store, kept) == [(CommitmentState.STARTED, "premier numéro"), (CommitmentState.DONE, "")]
    first, last = store.all(CommitmentStep, commitment_id=kept.id)
    assert (last.at - first.at).days == 30
    assert store.the(Commitment, kept.id).state is CommitmentState.DONE


def test_undo_takes_back_the_state_and_its_step(store: Store, session: Session) -> None:
    (kept,) = made(store, session, "Une lettre")
    commitments.set_state(store, kept, CommitmentState.DONE)
    assert store.undo() == "change_commitment_state"
    assert (store.the(Commitment, kept.id).state, steps(store, kept)) == (CommitmentState.PLANNED, [])


def test_the_state_where_it_stands_already_is_no_gesture_without_a_note(store: Store, session: Session) -> None:
    (kept,) = made(store, session, "Une lettre")
    commitments.set_state(store, kept, CommitmentState.PLANNED)
    assert (steps(store, kept), store.can_undo()) == ([], "add_commitment")
    commitments.set_state(store, kept, CommitmentState.PLANNED, "reporté")
    assert steps(store, kept) == [(CommitmentState.PLANNED, "reporté")]


def test_new_words_do_not_change_where_it_stands(store: Store, session: Session) -> None:
    (kept,) = made(store, session, "Une lettre")
    commitments.set_state(store, kept, CommitmentState.STARTED)
    commitments.edit(store, replace(kept, what="Deux lettres"))
    found = store.the(Commitment, kept.id)
    assert (found.what, found.state) == ("Deux lettres", CommitmentState.STARTED)


def test_a_note_goes_with_the_step_of_the_day_while_that_says_nothing(store: Store, session: Session) -> None:
    (kept,) = made(store, session, "Une lettre")
    commitments.set_state(store, kept, CommitmentState.STARTED)
    commitments.note(store, kept, "premier numéro")
    assert steps(store, kept) == [(CommitmentState.STARTED, "premier numéro")]
    commitments.note(store, kept, "tiré à 300")
    assert steps(store, kept) == [(CommitmentState.STARTED, "premier numéro"), (CommitmentState.STARTED, "tiré à 300")]


def test_a_note_of_another_day_is_a_step_of_its_own(store: Store, session: Session, clock: Clock) -> None:
    (kept,) = made(store, session, "Une lettre")
    commitments.set_state(store, kept, CommitmentState.STARTED)
    clock.forward(days=1)
    commitments.note(store, kept, "premier numéro")
    assert steps(store, kept) == [(CommitmentState.STARTED, ""), (CommitmentState.STARTED, "premier numéro")]


def test_nothing_is_told_of_a_commitment_that_is_gone(store: Store, session: Session) -> None:
    (kept,) = made(store, session, "Une lettre")
    commitments.remove(store, kept)
    with pytest.raises(NotFound):
        commitments.set_state(store, kept, CommitmentState.DONE)
    with pytest.raises(NotFound):
        commitments.note(store, kept, "parue")
    with pytest.raises(NotFound):
        commitments.edit(store, kept)
    assert listed(store, session) == []


def test_with_a_commitment_go_its_history_and_those_who_carry_it_and_undo_brings_all_back(
    store: Store, session: Session
) -> None:
    kept, other = made(store, session, "Une lettre", "Un car")
    commitments.set_state(store, kept, CommitmentState.STARTED, "premier numéro")
    for name, carried in (("Ana", kept.id), ("Bob", other.id), ("Zoé", None)):
        ambassadors.add(store, Ambassador(session_id=session.id, position=0, name=name, commitment_id=carried))
    before = (steps(store, kept), store.all(Ambassador))
    commitments.remove(store, kept)
    assert store.count(CommitmentStep) == 0
    assert [(one.position, one.name) for one in store.all(Ambassador)] == [(0, "Bob"), (1, "Zoé")]
    store.undo()
    assert (steps(store, kept), store.all(Ambassador)) == before


# The cluster that it is born from


@pytest.fixture
def born(store: Store, session: Session, question: Question) -> Commitment:
    """A commitment born from a cluster."""
    cluster = clustering.group(store, question, "Informer", [])
    wanted = Commitment(session_id=session.id, position=0, what="Une lettre", cluster_id=cluster.id)
    return commitments.commit(store, wanted)


def cluster_of(store: Store, commitment: Commitment) -> Cluster:
    found = store.the(Commitment, commitment.id).cluster_id
    assert found is not None
    return store.the(Cluster, found)


def test_a_commitment_follows_its_cluster_into_another(store: Store, question: Question, born: Commitment) -> None:
    kept = clustering.group(store, question, "Associer", [])
    clustering.merge(store, kept, [cluster_of(store, born)])
    assert cluster_of(store, born) == kept
    store.undo()
    assert cluster_of(store, born).title == "Informer"


def test_a_commitment_outlives_its_cluster(store: Store, born: Commitment) -> None:
    clustering.ungroup(store, cluster_of(store, born))
    assert store.the(Commitment, born.id).cluster_id is None
    store.undo()
    assert cluster_of(store, born).title == "Informer"


def test_a_commitment_outlives_its_question(store: Store, question: Question, born: Commitment) -> None:
    themes.remove_question(store, question)
    assert store.the(Commitment, born.id).cluster_id is None
    store.undo()
    assert cluster_of(store, born).question_id == question.id


def test_a_commitment_is_not_born_from_what_is_gone_nor_from_another_day(
    store: Store, session: Session, question: Question, mobilisation: Template
) -> None:
    cluster = clustering.group(store, question, "Informer", [])
    other = cycle.new_session(store, mobilisation)
    elsewhere = Commitment(session_id=other.id, position=0, what="Une lettre", cluster_id=cluster.id)
    assert commitments.commit(store, elsewhere).cluster_id is None
    clustering.ungroup(store, cluster)
    late = Commitment(session_id=session.id, position=0, what="Une lettre", cluster_id=cluster.id)
    assert commitments.commit(store, late).cluster_id is None
