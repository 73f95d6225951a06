"""Gestures of the impact and effort plane: what is placed on it, moved, taken off. Positions stay without holes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .plane_points import HIGHEST
from .records import Cluster, Contribution, PlanePoint
from .store import Store
from .text import clean_line, required, shortened

MOST_POINTS = 60
"""More would hide one another."""
_LONGEST = 200
"""Of the words of a contribution that stand for it on the plane."""


def place(store: Store, session_id: str, what: Cluster | Contribution | str, effort: int, impact: int) -> PlanePoint:
    """Put a cluster, a contribution or a text on the plane; what is there already moves. From 0 to 100 both ways.

    Raises `BadText` for an empty text.
    """
    point = _there(store, session_id, what) or _fresh(store, session_id, what)
    with store.operation("place_on_plane") as operation:
        return operation.put(replace(point, effort=_bounded(effort), impact=_bounded(impact)))


def move(store: Store, point: PlanePoint, effort: int, impact: int) -> None:
    """Move a point; beyond the edge it stays on it."""
    point = _present(store, point)
    with store.operation("place_on_plane") as operation:
        operation.put(replace(point, effort=_bounded(effort), impact=_bounded(impact)))


def take_off(store: Store, points: Sequence[PlanePoint]) -> None:
    """Take points off the plane; what they stand for stays where it is."""
    if not points:
        return
    gone = {point.id for point in points}
    left = [one for one in store.all(PlanePoint, session_id=points[0].session_id) if one.id not in gone]
    with store.operation("take_off_plane") as operation:
        for point in points:
            operation.remove(point)
        operation.put_in_order(left)


def _there(store: Store, session_id: str, what: Cluster | Contribution | str) -> PlanePoint | None:
    if isinstance(what, str):
        return None
    if isinstance(what, Cluster):
        return store.first(PlanePoint, session_id=session_id, cluster_id=what.id)
    return store.first(PlanePoint, session_id=session_id, contribution_id=what.id)


def _fresh(store: Store, session_id: str, what: Cluster | Contribution | str) -> PlanePoint:
    count = store.count(PlanePoint, session_id=session_id)
    if count >= MOST_POINTS:
        raise FacilitatorError(_("The plane holds {most} points: take one off first.").format(most=MOST_POINTS))
    point = PlanePoint(session_id=session_id, position=count, text="", effort=0, impact=0)
    if isinstance(what, str):
        return replace(point, text=required(clean_line(what)))
    if isinstance(what, Cluster):
        return replace(point, text=what.title, cluster_id=what.id)
    return replace(point, text=shortened(what.text, _LONGEST), contribution_id=what.id)


def _present(store: Store, point: PlanePoint) -> PlanePoint:
    return store.present(point, _("“{title}” is no longer on the plane.").format(title=shortened(point.text, 60)))


def _bounded(value: int) -> int:
    return min(max(value, 0), HIGHEST)
