"""Gestures on the room where a session is held: its measures, and whether its pictures are light on dark.

They belong to the place, not to the day: another session in the same place finds them. Journaled, not undoable: one
types another measure.
"""

from __future__ import annotations

from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from . import reading
from .journal import Undo
from .measures import metres
from .records import Session, Venue
from .store import Store

DEPTHS_CM = (200, 6_000)
"""The last row, at its nearest and at its farthest."""
IMAGES_CM = (50, 1_200)
"""The picture, at its lowest and at its highest."""


def measure(store: Store, session_id: str, depth_cm: int, image_cm: int) -> None:
    """Say how far the last row of the session's room is, and how high its picture.

    Raises `FacilitatorError` for measures that no room has.
    """
    _refuse_outside(depth_cm, DEPTHS_CM, _("The last row is between {least} and {most} from the picture."))
    _refuse_outside(image_cm, IMAGES_CM, _("The picture is between {least} and {most} high."))
    _put(store, "measure_venue", replace(_venue(store, session_id), depth_cm=depth_cm, image_cm=image_cm))


def set_dark(store: Store, session_id: str, *, dark: bool) -> None:
    """Show the session's room pictures light on dark, or dark on light."""
    _put(store, "set_dark", replace(_venue(store, session_id), dark=dark))


def is_known(store: Store, session_id: str) -> bool:
    """Whether somebody has said anything of the session's room; until then it has the usual measures."""
    return store.first(Venue, name=store.the(Session, session_id).place) is not None


def _venue(store: Store, session_id: str) -> Venue:
    return reading.venue(store, store.the(Session, session_id))


def _refuse_outside(centimetres: int, bounds: tuple[int, int], sentence: str) -> None:
    least, most = bounds
    if not least <= centimetres <= most:
        raise FacilitatorError(sentence.format(least=metres(least), most=metres(most)))


def _put(store: Store, name: str, venue: Venue) -> None:
    with store.operation(name, undo=Undo.NO) as operation:
        operation.put(venue)
