"""What a scene looks like on a sheet, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from .marks import Marks, Rect, Text, shifted
from .text import Style, block


class Pages:
    """The pages of a scene, each by what `Screen.first_id` calls it, and the one that the room sees.

    They may be found one by one, as they *come*: how many there are is known once all were asked for.
    """

    def __init__(
        self, names: Sequence[str], seen: str, coming: Iterator[str] | None = None, *, followed: bool = False
    ) -> None:
        """*followed* says whether another page comes after the one that is *seen*, until all are found."""
        self._found, self._coming = list(names), coming
        self._seen, self._followed = seen, followed

    @cached_property
    def number(self) -> int:
        """Which page the room sees, from 0."""
        while self._seen not in self._found and self.find(1):
            pass
        return self._found.index(self._seen)

    @property
    def followed(self) -> bool:
        """Whether another page comes after the one that the room sees."""
        return self.number + 1 < self.known if self.complete else self._followed

    @property
    def known(self) -> int:
        """How many pages were found."""
        return len(self._found)

    @property
    def complete(self) -> bool:
        """Whether these are all."""
        return self._coming is None

    def find(self, count: int) -> bool:
        """Look for that many more pages; returns whether there may be others still."""
        for name in islice(self._coming or (), count):
            self._found.append(name)
            count -= 1
        if count:
            self._coming = None
        return not self.complete

    def names(self) -> tuple[str, ...]:
        """What the pages are called, in order, all of them found; empty for where the room begins."""
        while self.find(64):
            pass
        return tuple(self._found)


@dataclass(frozen=True, slots=True)
class Page:
    """What the room sees of a scene, but for what moves."""

    ground: str
    marks: Marks
    pages: Pages | None = None
    """For a scene that may have several, all its pages."""
    newest: Rect | None = None
    """Where the newest note is, when it is in view."""
    ink: str = ""
    """Of the number of the page, on a ground of its own; empty for that of the room's view."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands on one page whole: its height, and its marks as if it began at 0, 0."""

    height: int
    marks: Marks
    before: int = 0
    """The white above it, when it is not the first of its page."""
    leads: bool = False
    """Whether it never ends a page: what it announces stays with it."""


class Stack:
    """Pieces one under the other, as many on a page as *room* holds; a page is called by its first one’s rank."""

    def __init__(self, pieces: Sequence[Piece], room: int) -> None:
        self.pieces, self.room = pieces, room

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The rank of the first piece of each page: as few pages as may be, as full as each other."""
        end = len(self.pieces)
        rest: list[tuple[int, int, int]] = [(0, 0, -end)] * (end + 1)  # from each rank: pages, white left, next start
        for first in reversed(range(end)):
            rest[first] = min(
                (1 + rest[last][0], max(0, self.room - height) ** 2 + rest[last][1], -last)
                for last, height in self._ends(first)
            )
        starts = [0]
        while (following := -rest[starts[-1]][2]) < end:
            starts.append(following)
        return tuple(starts)

    def _ends(self, first: int) -> Iterator[tuple[int, int]]:
        """Where a page may end that begins there, and how high it is then."""
        height = 0
        for rank in range(first, len(self.pieces)):
            piece = self.pieces[rank]
            height += piece.height + (piece.before if rank > first else 0)
            if rank > first and height > self.room:
                return
            if rank == first or rank + 1 == len(self.pieces) or not piece.leads:
                yield rank + 1, height

    @property
    def names(self) -> tuple[str, ...]:
        """What the pages are called; nothing for the first, where the room begins."""
        return ("", *map(str, self.starts[1:]))

    def page_at(self, name: str) -> int:
        """The number of the page that holds the piece of that rank, from 0; the first for any other name."""
        rank = int(name) if name.isdecimal() else 0
        return max(0, sum(start <= rank for start in self.starts) - 1)

    def marks(self, page: int, x: int, y: int) -> Marks:
        """The page of that number, its corner there."""
        made: list[Marks] = []
        first, last = (*self.starts, len(self.pieces))[page : page + 2]
        for rank in range(first, last):
            y += self.pieces[rank].before if rank > first else 0
            made.append(shifted(self.pieces[rank].marks, x, y))
            y += self.pieces[rank].height
        return tuple(mark for marks in made for mark in marks)


def told(
    text: str, width: int, style: Style, colour: str, ground: str, room: int, *, before: int = 0, x: int = 0
) -> Iterable[Piece]:
    """A text as pieces: one when *room* holds it, else cut between lines."""
    made, first = block(text, width, style), 0
    for last in made.chunks(room):
        height = made.span(first, last).height
        yield Piece(height, (Text(x, 0, made, colour, ground, first, last),), before if not first else 0)
        first = last
