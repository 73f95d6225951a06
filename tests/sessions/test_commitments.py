"""What people promise: written down, put right, ordered, taken off the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facilitator.errors import BadText, FacilitatorError
from facilitator.sessions import commitments
from facilitator.sessions.records import Commitment, Scale, Session
from facilitator.sessions.store import Store
from facilitator.sessions.text import LONGEST


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
