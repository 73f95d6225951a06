"""Gestures of the self-assessment: what the room answers on the levers of the wheel and the steps of the staircase."""

from __future__ import annotations

from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .records import Rating
from .store import Store
from .wheel import HIGHEST, wheel

MOST_ANSWERS = 999


def rate(store: Store, session_id: str, lever: int | None, value: int, count: int) -> None:
    """Say that *count* people, nobody for 0, put that lever at *value*; without a lever, stand on that step."""
    _refuse_beyond(lever, value, count)
    known = store.all(Rating, session_id=session_id, lever=lever, value=value)
    with store.operation("rate") as operation:
        if count:
            first = known.pop(0) if known else Rating(session_id=session_id, lever=lever, value=value, count=count)
            operation.put(replace(first, count=count))
        for other in known:
            operation.remove(other)


def count_of(typed: str) -> int:
    """How many, from what somebody typed; nothing is nobody. `FacilitatorError` for anything but digits."""
    plain = "".join(typed.split())
    if not plain:
        return 0
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 9:
        raise FacilitatorError(_("A number of answers goes from 0 to {most}.").format(most=MOST_ANSWERS))
    return int(plain)


def _refuse_beyond(lever: int | None, value: int, count: int) -> None:
    method = wheel()
    if lever is None and not 1 <= value <= len(method.staircase):
        raise FacilitatorError(_("The steps of the staircase go from 1 to {most}.").format(most=len(method.staircase)))
    if lever is not None and not 1 <= lever <= len(method.levers):
        raise FacilitatorError(_("The levers of the wheel go from 1 to {most}.").format(most=len(method.levers)))
    if lever is not None and not 0 <= value <= HIGHEST:
        raise FacilitatorError(_("A lever is rated from 0 to {most}.").format(most=HIGHEST))
    if not 0 <= count <= MOST_ANSWERS:
        raise FacilitatorError(_("A number of answers goes from 0 to {most}.").format(most=MOST_ANSWERS))
