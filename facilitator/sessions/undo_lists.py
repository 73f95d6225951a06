"""What Ctrl+Z takes back next, and what Ctrl+Shift+Z then does again.

Both lists follow from the journal alone: an operation is remembered in the same way when it is made and when the file
is opened, so that a restart loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from .journal import Actor, Entry, Undo


class UndoLists:
    """The desk's operations since the day's start, by their ids, the latest last: those done, and those undone."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.done: list[str] = []
        self.undone: list[str] = []
        for entry in entries:
            self.remember(entry)

    def remember(self, entry: Entry) -> None:
        """Take one more operation into account."""
        if entry.reverts is not None:
            source, target = (self.done, self.undone) if entry.reverts in self.done else (self.undone, self.done)
            source.remove(entry.reverts)
            target.append(entry.operation_id)
        elif entry.undo is Undo.BARRIER:
            self.done.clear()
            self.undone.clear()
        elif (
            entry.undo is Undo.YES
            and entry.actor is Actor.DESK
            and (entry.part_of is None or entry.part_of not in self.done)  # the parts go with the first of them
        ):
            self.done.append(entry.operation_id)
            self.undone.clear()
