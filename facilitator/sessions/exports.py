"""The files that were written of a session: when, for whom, and what changed since.

Journaled, not undoable: a file that was handed out stays handed out.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from .journal import Undo
from .record import Record
from .records import (
    AgendaItem,
    Ambassador,
    Cluster,
    Commitment,
    CommitmentStep,
    Contribution,
    Export,
    Feedback,
    KeyPoint,
    Participant,
    PlanePoint,
    PlusOne,
    Question,
    Rating,
    Reading,
    Reservation,
    RoomQuestion,
    Session,
    Statement,
    Tally,
    Vote,
    VoteOption,
)
from .store import Store

KEPT = 12
"""How many of the last files are remembered for each session."""
TOLD: dict[type[Record], type[Record]] = {
    Session: Session,
    AgendaItem: AgendaItem,
    Question: Question,
    Participant: Participant,
    Contribution: Contribution,
    PlusOne: Contribution,
    Cluster: Cluster,
    Vote: Vote,
    VoteOption: Vote,
    Tally: Vote,
    Reservation: Vote,
    Rating: Rating,
    PlanePoint: PlanePoint,
    Feedback: Feedback,
    Commitment: Commitment,
    CommitmentStep: Commitment,
    Ambassador: Ambassador,
    Statement: Statement,
    KeyPoint: KeyPoint,
    RoomQuestion: RoomQuestion,
}
"""What is told of what changed, and as what."""


def record(store: Store, session_id: str, form: str, reading: Reading, path: Path, last_operation: str) -> Export:
    """Remember that a file was written, in place of what stood at that path; the oldest are forgotten."""
    export = Export(
        session_id=session_id,
        form=form,
        reading=reading,
        path=str(path),
        written_at=store.now(),
        last_operation=last_operation,
    )
    known = exports_of(store, session_id)
    replaced = [one for one in known if (one.path, one.form) == (export.path, form)]
    left = [one for one in known if one not in replaced]
    with store.operation("export_report", undo=Undo.NO) as operation:
        for gone in (*replaced, *left[KEPT - 1 :]):
            operation.remove(gone)
        return operation.put(export)


def exports_of(store: Store, session_id: str) -> list[Export]:
    """The last files of that session, the latest first."""
    return sorted(store.all(Export, session_id=session_id), key=lambda one: (one.written_at, one.id), reverse=True)


def changed_since(store: Store, export: Export) -> dict[type[Record], int]:
    """How many records of each kind changed since that file was written, those of other sessions left out.

    What came and went away again counts too: the journal tells that something was done, not that it shows.
    """
    counted: Counter[type[Record]] = Counter()
    seen: set[tuple[type[Record], str]] = set()
    for kind, record_id in store.touched_since(export.last_operation):
        if kind in TOLD and _is_of(store, kind, record_id, export.session_id) and (kind, record_id) not in seen:
            seen.add((kind, record_id))
            counted[TOLD[kind]] += 1
    return dict(counted)


def _is_of(store: Store, kind: type[Record], record_id: str, session_id: str) -> bool:
    """Whether a record is of that session; one that is gone, or that names no session, may well be."""
    found = store.get(kind, record_id)
    if isinstance(found, Session):
        return found.id == session_id
    return getattr(found, "session_id", session_id) == session_id
