"""Gestures on what people promise to do. Positions stay 0, 1, 2… without holes."""

from __future__ import annotations

from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .records import Commitment
from .store import Store
from .text import clean, clean_line, required
from .wheel import wheel


def commit(store: Store, wanted: Commitment) -> Commitment:
    """Add a commitment to its session, as the last one, whatever position it has; only what is promised is required."""
    checked = _checked(wanted)
    with store.operation("add_commitment") as operation:
        position = store.count(Commitment, session_id=wanted.session_id)
        return operation.put(replace(checked, position=position))


def edit(store: Store, changed: Commitment) -> None:
    """Put a commitment's new texts, date, scale or lever in place."""
    checked = _checked(changed)
    with store.operation("edit_commitment") as operation:
        operation.put(checked)


def remove(store: Store, commitment: Commitment) -> None:
    """Take a commitment off the list."""
    with store.operation("remove_commitment") as operation:
        operation.remove(commitment)
        operation.put_in_order(_others(store, commitment))


def move(store: Store, commitment: Commitment, to: int) -> None:
    """Move a commitment to place *to*, the others making room."""
    others = _others(store, commitment)
    place = max(0, to)
    with store.operation("move_commitment") as operation:
        operation.put_in_order([*others[:place], commitment, *others[place:]])


def _checked(wanted: Commitment) -> Commitment:
    most = len(wheel().levers)
    if wanted.lever is not None and not 1 <= wanted.lever <= most:
        raise FacilitatorError(_("The levers of the wheel go from 1 to {most}.").format(most=most))
    return replace(
        wanted,
        what=required(wanted.what),
        who=clean_line(wanted.who),
        partners=clean_line(wanted.partners),
        first_step=clean(wanted.first_step),
    )


def _others(store: Store, commitment: Commitment) -> list[Commitment]:
    return [one for one in store.all(Commitment, session_id=commitment.session_id) if one.id != commitment.id]
