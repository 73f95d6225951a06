"""What one gesture writes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlite_utils import Database

from ..errors import CannotUndo
from . import rows
from .journal import Change
from .record import Record, Row
from .records import (
    AgendaItem,
    Ambassador,
    Attachment,
    Cluster,
    Commitment,
    Feedback,
    KeyPoint,
    Phase,
    PlanePoint,
    Question,
    Reservation,
    RoomQuestion,
    Slide,
    Stakeholder,
    Statement,
    Theme,
    Vote,
    VotePhoto,
)

R = TypeVar("R", bound=Record)
Ordered = (
    AgendaItem
    | Ambassador
    | Attachment
    | Cluster
    | Commitment
    | Feedback
    | KeyPoint
    | Phase
    | PlanePoint
    | Question
    | Reservation
    | RoomQuestion
    | Slide
    | Stakeholder
    | Statement
    | Theme
    | Vote
    | VotePhoto
)


_OF_THE_SCREEN: Mapping[type[Record], frozenset[str]] = {KeyPoint: frozenset({"shown"})}
"""The fields that say what the room sees: changed since, they are no reason not to take back the rest."""


class Operation:
    """The only way to write. Obtained from `Store.operation`, and of no use after it."""

    def __init__(self, db: Database, operation_id: str) -> None:
        self._db = db
        self.id = operation_id
        self._over = False
        self.changes: list[Change] = []

    def put(self, record: R) -> R:
        """Insert *record*, or update the fields that differ."""
        old, new = rows.read(self._db, type(record), record.id), record.to_row()
        if old is None:
            self._apply(Change(type(record), record.id, None, new))
        elif differing := [key for key in new if new[key] != old[key]]:
            before, after = ({key: row[key] for key in differing} for row in (old, new))
            self._apply(Change(type(record), record.id, before, after))
        return record

    def put_in_order(self, ordered: Sequence[Ordered]) -> None:
        """Put these in that order, by their `position`."""
        for position, record in enumerate(ordered):
            self.put(replace(record, position=position))

    def remove(self, record: Record) -> None:
        """Delete *record*, if it is still there; what refers to it has to go first."""
        if old := rows.read(self._db, type(record), record.id):
            self._apply(Change(type(record), record.id, old, None))

    def keep(self, content: bytes) -> str:
        """Put a picture among the media of the file; returns its name, the same for the same content.

        Media stay for good: what undo and frozen scenes name is always there.
        """
        assert not self._over, "written outside an operation"
        name = hashlib.sha256(content).hexdigest()[:32]
        rows.keep_media(self._db, name, content)
        return name

    def revert(self, change: Change) -> None:
        """Take *change* back. Raises `CannotUndo` when what it touched is no longer as it left it."""
        row = rows.read(self._db, change.kind, change.record_id)
        found = None if row is None or change.after is None else {key: row[key] for key in change.after}
        if (row is None) != (change.after is None) or _said(change.kind, found) != _said(change.kind, change.after):
            raise CannotUndo(change.kind.__name__)
        self._apply(Change(change.kind, change.record_id, found, change.before))

    def end(self) -> None:
        """Nothing is written by it any more."""
        self._over = True

    def _apply(self, change: Change) -> None:
        assert not self._over, "written outside an operation"
        if change.after is None:
            self._db.execute(rows.delete(change.kind), [change.record_id])
        elif change.before is None:
            self._db.execute(rows.insert(change.kind, tuple(change.after)), list(change.after.values()))
        else:
            values = [*change.after.values(), change.record_id]
            self._db.execute(rows.update(change.kind, tuple(change.after)), values)
        self.changes.append(change)


def _said(kind: type[Record], fields: Row | None) -> Row | None:
    """*fields* without those of the screen."""
    return fields and {key: value for key, value in fields.items() if key not in _OF_THE_SCREEN.get(kind, ())}
