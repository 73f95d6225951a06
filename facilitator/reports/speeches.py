"""What the report may tell of a speech: only the words that their speaker approved, and what the room asked."""

from __future__ import annotations

from collections.abc import Iterable

from ..sessions.records import Agreement, KeyPoint


def printable(points: Iterable[KeyPoint]) -> tuple[KeyPoint, ...]:
    """Those that leave the workshop file: a quote once it is approved, a key point unless it was withheld."""
    return tuple(point for point in points if _may_leave(point))


def _may_leave(point: KeyPoint) -> bool:
    if point.quote:
        return point.agreement is Agreement.APPROVED
    return point.agreement is not Agreement.WITHHELD
