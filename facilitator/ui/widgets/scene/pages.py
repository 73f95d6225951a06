"""What a scene looks like on a sheet, page by page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .marks import Marks, Rect, Sheet, Text, shifted
from .text import Style, block


class Pages(ABC):
    """The pages of a scene, found one by one: how many there are is known once all were asked for."""

    @property
    @abstractmethod
    def number(self) -> int:
        """Which page the room sees, from 0."""

    @property
    @abstractmethod
    def followed(self) -> bool:
        """Whether another page comes after the one that the room sees."""

    @property
    @abstractmethod
    def known(self) -> int:
        """How many pages were found."""

    @property
    @abstractmethod
    def complete(self) -> bool:
        """Whether these are all."""

    @abstractmethod
    def find(self, count: int) -> bool:
        """Look for that many more pages; returns whether there may be others still."""

    @abstractmethod
    def keys(self) -> tuple[str, ...]:
        """What `Screen.first_id` says for each page, in order, all of them found; empty for where the room begins."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the room sees of a scene, but for what moves."""

    ground: str
    marks: Marks
    pages: Pages | None = None
    """For a scene that may have several, all its pages."""
    newest: Rect | None = None
    """Where the newest note is, when it is in view."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands on one page whole: its height, and its marks as if it began at 0, 0."""

    height: int
    marks: Marks
    before: int = 0
    """The white above it, when it is not the first of its page."""
    leads: bool = False
    """Whether it never ends a page: what it announces stays with it."""


class Stack(Pages):
    """Pieces one under the other, as many on a page as *room* holds; a page begins with the piece of some rank."""

    def __init__(self, pieces: Sequence[Piece], room: int, first_id: str) -> None:
        self.pieces, self.room = pieces, room
        self._first = min(int(first_id), max(0, len(pieces) - 1)) if first_id.isdecimal() else 0

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The rank of the first piece of each page."""
        starts, used = [0], 0
        for rank, piece in enumerate(self.pieces):
            needed = piece.height if rank == starts[-1] else used + piece.before + piece.height
            if rank > starts[-1] and needed > self.room:
                while rank - 1 > starts[-1] and self.pieces[rank - 1].leads:
                    rank -= 1
                starts.append(rank)
                used = self._height(rank, self.pieces.index(piece, rank) + 1)
            else:
                used = needed
        return tuple(starts)

    @property
    def number(self) -> int:
        return sum(start <= self._first for start in self.starts) - 1

    @property
    def followed(self) -> bool:
        return self.number + 1 < len(self.starts)

    @property
    def known(self) -> int:
        return len(self.starts)

    @property
    def complete(self) -> bool:
        return True

    def find(self, _count: int) -> bool:
        return False

    def keys(self) -> tuple[str, ...]:
        return ("", *map(str, self.starts[1:]))

    @property
    def height(self) -> int:
        """How high the page is that the room sees."""
        return self._height(*self._span)

    def marks(self, x: int, y: int) -> Marks:
        """The page that the room sees, its corner there."""
        made: list[Marks] = []
        first, last = self._span
        for rank in range(first, last):
            y += self.pieces[rank].before if rank > first else 0
            made.append(shifted(self.pieces[rank].marks, x, y))
            y += self.pieces[rank].height
        return tuple(mark for marks in made for mark in marks)

    @property
    def _span(self) -> tuple[int, int]:
        ends = (*self.starts[1:], len(self.pieces))
        return self.starts[self.number], ends[self.number]

    def _height(self, first: int, last: int) -> int:
        shown = self.pieces[first:last]
        return sum(piece.height for piece in shown) + sum(piece.before for piece in shown[1:])


def stack(sheet: Sheet, pieces: Sequence[Piece], first_id: str, top: int | None = None) -> Stack:
    """The pieces on one page when it holds them all, else on several, above the number of the page."""
    top = sheet.body.y if top is None else top
    whole = Stack(pieces, sheet.body.bottom - top, first_id)
    return whole if len(whole.starts) == 1 else Stack(pieces, sheet.paged_body.bottom - top, first_id)


def told(
    text: str, width: int, style: Style, colour: str, ground: str, room: int, *, before: int = 0, x: int = 0
) -> Iterable[Piece]:
    """A text as pieces: one when *room* holds it, else cut between lines."""
    made, first = block(text, width, style), 0
    for last in made.chunks(room):
        height = made.span(first, last).height
        yield Piece(height, (Text(x, 0, made, colour, ground, first, last),), before if not first else 0)
        first = last
