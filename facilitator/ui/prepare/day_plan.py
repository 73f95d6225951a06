"""The day as it is planned: each item with its clock, its state and what the list says of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from ...i18n import _
from ...sessions import labels
from ...sessions.reading import Outline, intervals, outline
from ...sessions.records import AgendaItem, ItemKind, SessionState
from ...sessions.store import Store
from ...sessions.timing import SlotState, timetable

KINDS_OFFERED = (
    ItemKind.EXPERT_INPUT,
    ItemKind.TESTIMONY,
    ItemKind.REFLECTION,
    ItemKind.VOTE,
    ItemKind.POSITIONING,
    ItemKind.COMMITMENTS,
    ItemKind.BREAK,
    ItemKind.MEAL,
    ItemKind.WELCOME,
    ItemKind.CLOSING,
)
"""The kinds of items, those that fill a day first."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item with its planned start and end, in minutes from midnight."""

    item: AgendaItem
    start: int
    end: int
    state: SlotState

    @property
    def title(self) -> str:
        return self.item.title or _("Untitled")

    @property
    def times(self) -> str:
        return f"{labels.clock_of(self.start)}–{labels.clock_of(self.end)}"

    @property
    def words(self) -> str:
        """The whole row in one sentence, for those who listen to it."""
        said = [self.times, labels.item_kind(self.item.kind), self.title, labels.duration(self.item.minutes)]
        return ", ".join([*said, _("held")] if self.state is SlotState.HELD else said)


@dataclass(frozen=True, slots=True)
class DayPlan:
    outline: Outline
    items: tuple[PlannedItem, ...]

    @property
    def minutes(self) -> int:
        return sum(planned.item.minutes for planned in self.items)

    @property
    def summary(self) -> str:
        """The day's start, end and length: "09:00 – 16:00 · 7 h"."""
        start = self.outline.session.starts_at
        end = labels.clock_of(start + self.minutes)
        return f"{labels.clock_of(start)} – {end} · {labels.duration(self.minutes)}"

    def place(self, item_id: str) -> int | None:
        """Where an item is in the day, from 0."""
        return next((place for place, planned in enumerate(self.items) if planned.item.id == item_id), None)


def day_plan(store: Store, session_id: str) -> DayPlan:
    """The plan of that session as it is now."""
    found = outline(store, session_id)
    starts = accumulate((item.minutes for item in found.items), initial=found.session.starts_at)
    states = _states(store, found)
    planned = (
        PlannedItem(item, start, start + item.minutes, state)
        for item, start, state in zip(found.items, starts, states, strict=False)
    )
    return DayPlan(found, tuple(planned))


def _states(store: Store, found: Outline) -> list[SlotState]:
    if found.session.state is SessionState.PREPARATION:
        return [SlotState.UPCOMING] * len(found.items)
    held = intervals(store, found.items)
    return [slot.state for slot in timetable(found.session, found.items, held, found.flow, store.now()).slots]
