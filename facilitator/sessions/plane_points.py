"""Where things stand on the plane of impact and effort, and what becomes of a point when its subject goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from .records import PlanePoint
from .store import Store

HIGHEST = 100
"""Effort and impact go from 0 to this."""
MIDDLE = HIGHEST // 2


class Quarter(StrEnum):
    """What a place on the plane calls for."""

    QUICK = "quick"
    """Much impact, little effort."""
    DEEP = "deep"
    """Much impact, much effort."""
    ASIDE = "aside"
    """Little of both."""
    AVOID = "avoid"
    """Little impact, much effort."""


def points_of(store: Store, session_id: str) -> list[PlanePoint]:
    """What was placed, in the order of its numbers: the first is 1."""
    return store.all(PlanePoint, session_id=session_id)


def quarter_of(effort: int, impact: int) -> Quarter:
    """The quarter of that place; the middle counts as much."""
    if impact >= MIDDLE:
        return Quarter.DEEP if effort >= MIDDLE else Quarter.QUICK
    return Quarter.AVOID if effort >= MIDDLE else Quarter.ASIDE


def by_worth(points: Iterable[PlanePoint]) -> list[PlanePoint]:
    """What brings most for least first."""
    return sorted(points, key=lambda point: (point.effort - point.impact, point.position))


def loosened(store: Store, *, clusters: Sequence[str] = (), contributions: Sequence[str] = ()) -> list[PlanePoint]:
    """The points of these clusters and contributions without what they stand for: they keep their words and place.

    For the gestures that take these away, which put them.
    """
    found = store.among(PlanePoint, "cluster_id", list(clusters))
    freed = {point.id: replace(point, cluster_id=None) for point in found}
    for point in store.among(PlanePoint, "contribution_id", list(contributions)):
        freed[point.id] = replace(freed.get(point.id, point), contribution_id=None)
    return list(freed.values())
