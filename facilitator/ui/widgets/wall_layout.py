"""Where each note of the wall is: groups in their frames, then the loose ones, in rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect

from .wall_notes import WallGroup, WallNote
from .wall_paint import FRAME_TOP, PADDING, TALLEST, WIDTH, height_of

GAP, MARGIN = 10, 14
BAND = 256
"""The height of the bands by which the notes to draw are found."""
WIDEST_GROUP = 3
"""How many notes a group has side by side at most."""


class WallLayout:
    """The places of the notes on a wall of a given width. Adding one moves no other."""

    def __init__(self, notes: Sequence[WallNote] = (), groups: Sequence[WallGroup] = (), width: int = 0) -> None:
        self.notes = list(notes)
        self.places: dict[str, QRect] = {}
        self.frames: list[tuple[WallGroup, QRect]] = []
        self._bands: dict[int, list[int]] = {}
        self._width = width
        self._columns = max(1, (width - 2 * MARGIN + GAP) // (WIDTH + GAP))
        ranks: dict[str, list[int]] = {group.id: [] for group in groups}
        loose: list[int] = []
        for rank, note in enumerate(self.notes):
            ranks.get(note.group, loose).append(rank)
        top = self._place_groups(groups, ranks)
        self.bottom = self._place_rows(loose, MARGIN, top, self._columns)
        self._row = loose[len(loose) - len(loose) % self._columns :]
        """The ranks of the last row of loose notes, when it is not full."""

    def add(self, note: WallNote) -> list[WallNote]:
        """Place one more loose note after the others; returns the notes that look different now."""
        self.notes.append(note)
        rank, height, changed = len(self.notes) - 1, height_of(note.text), [note]
        if self._row:
            row = [self.notes[other] for other in self._row]
            last = self.places[row[-1].id]
            top, left = last.top(), last.right() + 1 + GAP
            if height > last.height():
                changed += row
            height = max(last.height(), height)
            for other in row:
                self.places[other.id].setHeight(height)
        else:
            top, left = (self.bottom + GAP if rank else MARGIN), MARGIN
        self._lay(rank, QRect(left, top, WIDTH, height))
        self._row = [*self._row, rank] if len(self._row) + 1 < self._columns else []
        self.bottom = max(self.bottom, top + height)
        return changed

    def notes_in(self, area: QRect) -> list[WallNote]:
        """The notes that meet *area*, in their order."""
        bands = range(area.top() // BAND, area.bottom() // BAND + 1)
        ranks = {rank for band in bands for rank in self._bands.get(band, ())}
        found = (self.notes[rank] for rank in sorted(ranks))
        return [note for note in found if self.places[note.id].intersects(area)]

    def nearest(self, note_id: str, across: int, down: int) -> str | None:
        """The nearest note in that direction; what lies off the axis counts double."""
        start, best = self.places[note_id].center(), None
        found = None
        for other_id, rect in self.places.items():
            dx, dy = rect.center().x() - start.x(), rect.center().y() - start.y()
            along, aside = (dx * across, abs(dy)) if across else (dy * down, abs(dx))
            if along > 4 and (best is None or along + 2 * aside < best):
                best, found = along + 2 * aside, other_id
        return found

    def _place_groups(self, groups: Sequence[WallGroup], ranks: dict[str, list[int]]) -> int:
        """Frames from left to right while they fit, then below; returns where the rest begins."""
        x, top, row_bottom = MARGIN, MARGIN, MARGIN
        for group in groups:
            wide = min(max(1, len(ranks[group.id])), WIDEST_GROUP, self._columns)
            width = wide * (WIDTH + GAP) - GAP + 2 * PADDING
            if x > MARGIN and x + width > self._width - MARGIN:
                x, top = MARGIN, row_bottom + GAP
            bottom = self._place_rows(ranks[group.id], x + PADDING, top + FRAME_TOP, wide) + PADDING
            self.frames.append((group, QRect(x, top, width, bottom - top)))
            row_bottom = max(row_bottom, bottom)
            x += width + GAP + 4
        return row_bottom + (GAP + 8 if groups else 0)

    def _place_rows(self, ranks: Sequence[int], left: int, top: int, columns: int) -> int:
        """Notes in rows, each row as tall as its tallest; returns the bottom of the last."""
        bottom = top
        for start in range(0, len(ranks), columns):
            row = ranks[start : start + columns]
            height = max(height_of(self.notes[rank].text) for rank in row)
            for column, rank in enumerate(row):
                self._lay(rank, QRect(left + column * (WIDTH + GAP), top, WIDTH, height))
            bottom, top = top + height, top + height + GAP
        return bottom

    def _lay(self, rank: int, rect: QRect) -> None:
        self.places[self.notes[rank].id] = rect
        for band in range(rect.top() // BAND, (rect.top() + TALLEST) // BAND + 1):
            self._bands.setdefault(band, []).append(rank)
