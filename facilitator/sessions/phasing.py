"""The phases of an item and its minutes always add up: what gestures that change either have to write."""

from __future__ import annotations

from dataclasses import replace

from .operation import Operation
from .records import AgendaItem, Phase
from .schedule import cut_anew
from .store import Store


def put_phases_within(store: Store, operation: Operation, item: AgendaItem) -> None:
    """Cut the phases of *item*, whose minutes have changed, anew in the same proportions."""
    phases = store.all(Phase, item_id=item.id)
    if not phases or sum(phase.minutes for phase in phases) == item.minutes:
        return
    for phase, minutes in zip(phases, cut_anew(item.minutes, [phase.minutes for phase in phases]), strict=True):
        operation.put(replace(phase, minutes=minutes))
