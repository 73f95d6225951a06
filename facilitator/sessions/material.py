"""The material to have ready for what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from .timing import Slot, SlotState

AHEAD = 2
"""For how many coming items it is told."""


def material_ahead(slots: Sequence[Slot]) -> list[Slot]:
    """The next items for which something has to be ready, the soonest first."""
    coming = (slot for slot in slots if slot.state is SlotState.UPCOMING and slot.item.material.strip())
    return list(coming)[:AHEAD]
