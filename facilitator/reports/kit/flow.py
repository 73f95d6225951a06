"""Blocks one under the other, over as many pages as they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..pdf.text import Line
from .surface import Page, height_of, total

Column = tuple[float, Sequence[Line]]
"""Where a column starts, and its lines."""


class Flow:
    """Fills pages from the top; each new one is begun by *begin*, which returns it with where its content starts."""

    def __init__(self, begin: Callable[[], tuple[Page, float]]) -> None:
        self._begin = begin
        self.page, self.y = begin()
        self._first = self.y

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y <= self._first

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.page, self.y = self._begin()
        self._first = self.y

    def need(self, height: float) -> None:
        """Go on where that much room is left: on this page, or at the top of the next."""
        if self.y + height > self.page.bottom and not self.fresh:
            self.turn()

    def block(self, columns: Sequence[Column], *, least: float = 0.0, after: float = 0.0) -> tuple[Page, float]:
        """Columns side by side, at least that high, kept on a page when one can hold them.

        Returns where they begin: the page, and how far down.
        """
        self.need(max([least, *(total(lines) for _x, lines in columns)]))
        page, top = self.page, self.y
        rest = [(x, list(lines)) for x, lines in columns]
        bottom = self._fill(rest)
        while any(lines for _x, lines in rest):
            self.turn()
            bottom = self._fill(rest)
        self.y = (max(bottom, top + least) if self.page is page else bottom) + after
        return page, top

    def _fill(self, columns: Sequence[tuple[float, list[Line]]]) -> float:
        """Put what the page still holds of each column, and take it away from there; returns where the longest ends."""
        lowest = self.y
        for x, lines in columns:
            y, taken = self.y, 0
            while taken < len(lines) and (
                y + height_of(lines[taken]) <= self.page.bottom or (taken == 0 and self.fresh)
            ):
                y += height_of(lines[taken])
                taken += 1
            self.page.put(lines[:taken], x, self.y)
            del lines[:taken]
            lowest = max(lowest, y)
        return lowest
