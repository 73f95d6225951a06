"""What is said of the contribution in the bar beside its words: said for this one, brought back with it, or pinned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....sessions.vocabulary import Mark, Sort

_PINNABLE = (Sort.TABLE, Sort.COLLEGE)


@dataclass(frozen=True, slots=True)
class MarksInHand:
    """A value: every change makes another one, so that undo is going back to the one before."""

    said: tuple[Mark, ...] = ()
    """For this contribution, in their order: another token of the same sort is text."""
    brought: tuple[Mark, ...] = ()
    """Those of a contribution that is edited: a token of the same sort takes their place."""
    pinned: tuple[Mark, ...] = ()
    """The table, and with it the college, of all that comes until it is let go; a token says otherwise for once."""

    @property
    def given(self) -> tuple[Mark, ...]:
        """What holds unless this contribution says otherwise."""
        return self.brought + self.pinned

    @property
    def shown(self) -> tuple[Mark, ...]:
        """What Enter would keep."""
        sorts = {mark.sort for mark in self.said}
        return (*(mark for mark in self.given if mark.sort is Sort.TAG or mark.sort not in sorts), *self.said)

    def saying(self, mark: Mark) -> MarksInHand:
        brought = tuple(m for m in self.brought if m != mark and (mark.sort is Sort.TAG or m.sort is not mark.sort))
        return replace(self, said=(*self.said, mark), brought=brought)

    def choosing(self, mark: Mark) -> MarksInHand:
        """Chosen in plain sight: it takes the place of what was said."""
        kept = tuple(m for m in self.said if m != mark and (mark.sort is Sort.TAG or m.sort is not mark.sort))
        return replace(self, said=kept).saying(mark)

    def without(self, mark: Mark) -> MarksInHand:
        said, brought, pinned = (tuple(m for m in marks if m != mark) for marks in self._all())
        return MarksInHand(said, brought, pinned)

    def without_last(self) -> MarksInHand:
        """Without the last one said, or else brought back; what is pinned stays."""
        if self.said:
            return replace(self, said=self.said[:-1])
        return replace(self, brought=self.brought[:-1])

    def next_one(self) -> MarksInHand:
        """For the next contribution: only what is pinned."""
        return MarksInHand(pinned=self.pinned)

    def pin_toggled(self) -> MarksInHand:
        """The table in hand is kept for the next ones, with its college; the one that is kept already is let go."""
        here = (*self.brought, *self.said)
        if not any(mark.sort is Sort.TABLE for mark in here):
            return replace(self, pinned=())
        kept = tuple(mark for mark in here if mark.sort in _PINNABLE)
        said, brought = (tuple(m for m in marks if m not in kept) for marks in (self.said, self.brought))
        return MarksInHand(said, brought, kept)

    def _all(self) -> Sequence[tuple[Mark, ...]]:
        return (self.said, self.brought, self.pinned)
