"""The bin: contributions that were deleted, for as long as the file lives.

Nothing is kept for it apart: the journal says what was deleted. What was undone was never there; only what somebody
deleted is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from .anonymity import allowed
from .operation import Operation
from .reading import DELETIONS
from .records import Cluster, Contribution, Participant, PlusOne, Question, Session, Theme
from .store import Store


@dataclass(frozen=True, slots=True)
class Binned:
    """A deleted contribution as it was, with what is left of where it was."""

    contribution: Contribution
    plus_ones: tuple[PlusOne, ...]
    at: datetime
    station: str
    """When it was deleted, and on which laptop."""
    question: Question | None
    cluster: Cluster | None
    """Where it goes back to; None when it had none, or when that is gone."""

    @property
    def weight(self) -> int:
        return 1 + len(self.plus_ones)


def binned(store: Store, session_id: str | None = None) -> list[Binned]:
    """What is in the bin, of a session or of the whole cycle, the latest deleted first."""
    ones: dict[tuple[str, str], list[PlusOne]] = defaultdict(list)
    for one in store.removed(PlusOne, DELETIONS):
        ones[one.operation_id, one.record.contribution_id].append(one.record)
    sessions = {session.id for session in store.all(Session)}
    questions = {question.id: question for question in store.all(Question)}
    clusters = {cluster.id: cluster for cluster in store.all(Cluster)}
    return [
        Binned(
            contribution=gone.record,
            plus_ones=tuple(sorted(ones[gone.operation_id, gone.record.id], key=lambda one: one.id)),
            at=gone.at,
            station=gone.station,
            question=questions.get(gone.record.question_id or ""),
            cluster=_home(gone.record, clusters),
        )
        for gone in store.removed(Contribution, DELETIONS)
        if gone.record.session_id in sessions and session_id in (None, gone.record.session_id)
    ]


def restore(store: Store, chosen: Sequence[Binned]) -> None:
    """Put contributions back where they were, with their place, cluster, +1s, tags and slip.

    One whose cluster is gone comes back loose, one whose question is gone in the parking.
    """
    wanted = {found.contribution.id for found in chosen}
    with store.operation("restore_contributions") as operation:
        for found in binned(store):  # as it is now: what is shown may have been restored or erased since
            if found.contribution.id in wanted:
                _put_back(store, operation, found)


def empty(store: Store, chosen: Sequence[Binned] | None = None) -> list[Path]:
    """Erase what is in the bin, or the *chosen* part of it, for good: journal and backups included. No undo.

    Returns the files that still hold some of it: see `Store.forget`.
    """
    wanted = None if chosen is None else {found.contribution.id for found in chosen}
    gone = [found.record.id for found in store.removed(Contribution, DELETIONS)]
    return store.forget([record_id for record_id in gone if wanted is None or record_id in wanted])


def _home(contribution: Contribution, clusters: dict[str, Cluster]) -> Cluster | None:
    cluster = clusters.get(contribution.cluster_id or "")
    return cluster if cluster and cluster.question_id == contribution.question_id else None


def _put_back(store: Store, operation: Operation, found: Binned) -> None:
    contribution = replace(
        found.contribution,
        cluster_id=found.cluster.id if found.cluster else None,
        participant_id=_still_known(store, found.contribution.participant_id),
        theme_id=found.contribution.theme_id if store.get(Theme, found.contribution.theme_id) else None,
    )
    if found.question is None:  # a place on the wall of a question means nothing in the parking
        contribution = replace(contribution, question_id=None, x=None, y=None)
    operation.put(allowed(found.question, contribution))
    for one in found.plus_ones:
        operation.put(allowed(found.question, replace(one, participant_id=_still_known(store, one.participant_id))))


def _still_known(store: Store, participant_id: str | None) -> str | None:
    return participant_id if store.get(Participant, participant_id) else None
