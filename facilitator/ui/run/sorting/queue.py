"""What remains to be sorted and under which digit each cluster stands, as plain values: sorting mode without its looks.

Both follow what the store says: nothing is remembered that a restart would lose, but the order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

DIGITS = 9
"""How many clusters are shown at a time, one for each digit but 0."""


@dataclass(frozen=True, slots=True)
class TileCluster:
    """What a tile shows of a cluster."""

    id: str
    title: str
    colour: str
    count: int


class SortingQueue:
    """The notes that wait, in a ring: the first is in hand, passing over it brings it back at the end."""

    def __init__(self) -> None:
        self._ring: deque[str] = deque()
        self._handled: list[str] = []
        """The notes that went while they were in hand, the latest last."""

    @property
    def current(self) -> str:
        """The note in hand; empty when everything is sorted."""
        return self._ring[0] if self._ring else ""

    def __len__(self) -> int:
        return len(self._ring)

    def follow(self, waiting: Sequence[str]) -> None:
        """Take up the notes that wait now: new ones come last; one that was just sorted and is back comes first."""
        known, now = set(self._ring), set(waiting)
        if self._ring and self.current not in now:
            self._handled.append(self.current)
        self._ring = deque(note for note in self._ring if note in now)
        back = now - known
        while self._handled and self._handled[-1] in back:
            note = self._handled.pop()
            self._ring.appendleft(note)
            back.discard(note)
        self._ring.extend(note for note in waiting if note in back)

    def skip(self) -> None:
        """Pass over the note in hand for now."""
        self._ring.rotate(-1)

    def step_back(self) -> None:
        """Take the note in hand that was passed over last."""
        self._ring.rotate(1)

    def forget(self) -> None:
        """Begin anew."""
        self._ring.clear()
        self._handled.clear()


class TileOrder:
    """Which cluster each digit means. A cluster keeps its place as long as the sorting lasts, even while it is away."""

    def __init__(self) -> None:
        self._slots: list[str] = []
        self._known: set[str] = set()
        self._first = 0

    def follow(self, cluster_ids: Sequence[str]) -> None:
        """Take up the clusters that exist now: a new one comes last; the place of one that has gone stays empty."""
        self._known = set(cluster_ids)
        while self._slots and self._slots[-1] not in self._known:
            self._slots.pop()
        self._slots += [cluster_id for cluster_id in cluster_ids if cluster_id not in self._slots]
        if self._first >= len(self._slots):
            self._first = 0

    @property
    def shown(self) -> list[str]:
        """The clusters of the digits 1 to 9, in that order; empty where there is none."""
        page = self._slots[self._first : self._first + DIGITS]
        return [cluster_id if cluster_id in self._known else "" for cluster_id in page]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self._slots) // DIGITS))

    @property
    def page(self) -> int:
        """Which nine are shown, from 1."""
        return self._first // DIGITS + 1

    def turn(self) -> None:
        """Show the next nine; after the last, the first."""
        self._first = self._first + DIGITS if self._first + DIGITS < len(self._slots) else 0

    def forget(self) -> None:
        """Begin anew."""
        self._slots.clear()
        self._known.clear()
        self._first = 0
