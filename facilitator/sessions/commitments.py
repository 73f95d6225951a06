"""Gestures on what people promise to do, and on what became of it. Positions stay 0, 1, 2… without holes."""

from __future__ import annotations

from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .records import Ambassador, Cluster, Commitment, CommitmentState, CommitmentStep, Question
from .store import Store
from .text import clean, clean_line, required
from .wheel import wheel


def commit(store: Store, wanted: Commitment) -> Commitment:
    """Add a commitment to its session, as the last one, whatever position it has; only what is promised is required.

    It is planned, and has no history yet.
    """
    checked = replace(_checked(store, wanted), state=CommitmentState.PLANNED)
    with store.operation("add_commitment") as operation:
        position = store.count(Commitment, session_id=wanted.session_id)
        return operation.put(replace(checked, position=position))


def edit(store: Store, changed: Commitment) -> None:
    """Put a commitment's new texts, dates, scale or lever in place; where it stands is told by `set_state` alone."""
    known = _present(store, changed)
    checked = replace(_checked(store, changed), state=known.state)
    with store.operation("edit_commitment") as operation:
        operation.put(checked)


def set_state(store: Store, commitment: Commitment, state: CommitmentState, note: str = "") -> None:
    """Tell where a commitment stands from now on, on its own day or on a later one: one more step of its history.

    Nothing is written when it stands there already, unless there is a note.
    """
    known, note = _present(store, commitment), clean(note)
    with store.operation("change_commitment_state") as operation:
        if state is not known.state or note:
            operation.put(CommitmentStep(commitment_id=known.id, state=state, at=store.now(), note=note))
            operation.put(replace(known, state=state))


def note(store: Store, commitment: Commitment, text: str) -> None:
    """Say something of where a commitment stands: on its step of today while that says nothing, else on one more."""
    known, text = _present(store, commitment), required(text)
    steps = store.all(CommitmentStep, commitment_id=known.id)
    last = steps[-1] if steps else None
    now = store.now()
    with store.operation("note_commitment") as operation:
        if last is None or last.note or last.at.date() != now.date():
            last = CommitmentStep(commitment_id=known.id, state=known.state, at=now)
        operation.put(replace(last, note=text))


def remove(store: Store, commitment: Commitment) -> None:
    """Take a commitment off the list, with its history and those who were to carry it."""
    carried_to = store.all(Ambassador, commitment_id=commitment.id)
    gone = {one.id for one in carried_to}
    with store.operation("remove_commitment") as operation:
        for part in (*store.all(CommitmentStep, commitment_id=commitment.id), *carried_to):
            operation.remove(part)
        if gone:
            everybody = store.all(Ambassador, session_id=commitment.session_id)
            operation.put_in_order([one for one in everybody if one.id not in gone])
        operation.remove(commitment)
        operation.put_in_order(_others(store, commitment))


def move(store: Store, commitment: Commitment, to: int) -> None:
    """Move a commitment to place *to*, the others making room."""
    others = _others(store, commitment)
    place = max(0, to)
    with store.operation("move_commitment") as operation:
        operation.put_in_order([*others[:place], commitment, *others[place:]])


def _checked(store: Store, wanted: Commitment) -> Commitment:
    most = len(wheel().levers)
    if wanted.lever is not None and not 1 <= wanted.lever <= most:
        raise FacilitatorError(_("The levers of the wheel go from 1 to {most}.").format(most=most))
    return replace(
        wanted,
        what=required(wanted.what),
        who=clean_line(wanted.who),
        partners=clean_line(wanted.partners),
        first_step=clean(wanted.first_step),
        cluster_id=_cluster_of(store, wanted),
    )


def _cluster_of(store: Store, wanted: Commitment) -> str | None:
    """The cluster that it is born from, while it is there, in the same session."""
    cluster = store.get(Cluster, wanted.cluster_id)
    question = store.get(Question, cluster.question_id) if cluster is not None else None
    return wanted.cluster_id if question is not None and question.session_id == wanted.session_id else None


def _present(store: Store, commitment: Commitment) -> Commitment:
    """*commitment* as it is now."""
    return store.present(commitment, _("This commitment no longer exists: it was deleted."))


def _others(store: Store, commitment: Commitment) -> list[Commitment]:
    return [one for one in store.all(Commitment, session_id=commitment.session_id) if one.id != commitment.id]
