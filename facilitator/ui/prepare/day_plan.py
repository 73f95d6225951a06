"""The day as it is planned: each item with its clock, its state and what the list says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from ...i18n import _
from ...sessions import labels, schedule
from ...sessions.reading import Outline, intervals, outline
from ...sessions.records import AgendaItem, ItemKind, Phase, SessionState
from ...sessions.schedule import PlannedSlot
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
WEIGHED = (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY, ItemKind.REFLECTION)
"""The kinds whose balance makes a day."""


@dataclass(frozen=True)
class PlannedItem:
    """An item with its place in the plan: in minutes from midnight."""

    item: AgendaItem
    slot: PlannedSlot
    state: SlotState
    phases: tuple[Phase, ...] = ()
    parallel: bool = False
    """Whether it begins with the item above it."""

    @property
    def title(self) -> str:
        return self.item.title or _("Untitled")

    @property
    def times(self) -> str:
        return f"{labels.clock_of(self.slot.start)}–{labels.clock_of(self.slot.end)}"

    @property
    def detail(self) -> str:
        """What stands under the title: its phases, or else the detail that was written."""
        return labels.phases((phase.title, phase.minutes) for phase in self.phases) or self.item.detail

    @cached_property
    def between(self) -> str:
        """What stands between it and the item above: some minutes without a plan, or too many of them."""
        if self.slot.gap:
            return _("{minutes} free").format(minutes=labels.duration(self.slot.gap))
        if self.slot.overlap:
            return _("{minutes} too many before {time}").format(
                minutes=labels.duration(self.slot.overlap), time=labels.clock_of(self.slot.start)
            )
        return ""

    @property
    def over(self) -> str:
        """That it ends after it has to, if it does."""
        if not self.slot.over or self.item.ends_by is None:
            return ""
        return _("ends {minutes} after {time}").format(
            minutes=labels.duration(self.slot.over), time=labels.clock_of(self.item.ends_by)
        )

    @cached_property
    def words(self) -> str:
        """The whole row in one sentence, for those who listen to it."""
        said = [self.times, labels.item_kind(self.item.kind), self.title, labels.duration(self.item.minutes)]
        marks = [
            _("fixed") if self.item.fixed_at is not None and not self.parallel else "",
            _("at the same time as the item before") if self.parallel else "",
            self.between,
            self.over,
            _("held") if self.state is SlotState.HELD else "",
        ]
        return ", ".join([*said, *filter(None, marks)])


class Share(NamedTuple):
    """How many minutes of the day are for a kind of item."""

    kind: ItemKind
    minutes: int


@dataclass(frozen=True, slots=True)
class DayPlan:
    outline: Outline
    items: tuple[PlannedItem, ...]

    @property
    def minutes(self) -> int:
        """From the start of the day to its end."""
        return self.end - self.outline.session.starts_at

    @property
    def end(self) -> int:
        slots = [planned.slot for planned in self.items]
        return schedule.end_of_plan(self.outline.items, slots, self.outline.session.starts_at)

    @property
    def summary(self) -> str:
        """The day's start, end and length: "09:00 – 16:00 · 7 h"; an empty one only starts."""
        start = labels.clock_of(self.outline.session.starts_at)
        if not self.items:
            return start
        return f"{start} – {labels.clock_of(self.end)} · {labels.duration(max(0, self.minutes))}"

    def length_from(self, place: int) -> int:
        """The minutes of the item at that place and of those that begin with it: the longest counts."""
        along = takewhile(lambda planned: planned.parallel, self.items[place + 1 :])
        return max([self.items[place].item.minutes, *(planned.item.minutes for planned in along)])

    @property
    def excess(self) -> int:
        """By how many minutes the day ends after it has to; below zero before it, nothing while nobody said when."""
        wanted = self.outline.session.ends_at
        return self.end - wanted if wanted is not None else 0

    @property
    def balance(self) -> tuple[Share, ...]:
        """The minutes of expert input, testimony and reflection: what a day of this kind is weighed by."""
        return tuple(Share(kind, sum(_lengths(self.outline.items, kind))) for kind in WEIGHED)

    def step(self, item_id: str, step: int) -> int | None:
        """The place of an item, counted without it, one step further up or down; those that begin with it come too."""
        place = self.place(item_id)
        if place is None:
            return None
        together = self.outline.together(self.items[place].item)
        leads = together[0].id == item_id
        to = place + step + (len(together) - 1 if leads and step > 0 else 0)
        return to if 0 <= to < len(self.items) else None

    def moved_with(self, item_id: str) -> list[str]:
        """The items that an item takes along: those that begin with it, when it is the first of them."""
        place = self.place(item_id)
        if place is None or self.items[place].parallel:
            return []
        return [planned.item.id for planned in takewhile(lambda planned: planned.parallel, self.items[place + 1 :])]

    def place(self, item_id: str) -> int | None:
        """Where an item is in the day, from 0."""
        return next((place for place, planned in enumerate(self.items) if planned.item.id == item_id), None)


def day_plan(store: Store, session_id: str) -> DayPlan:
    """The plan of that session as it is now."""
    found = outline(store, session_id)
    slots = schedule.plan(found.items, found.session.starts_at)
    states = _states(store, found)
    phases: dict[str, list[Phase]] = {}
    for phase in sorted(
        store.among(Phase, "item_id", [item.id for item in found.items]), key=lambda phase: phase.position
    ):
        phases.setdefault(phase.item_id, []).append(phase)
    planned = (
        PlannedItem(item, slot, state, tuple(phases.get(item.id, ())), item.parallel and place > 0)
        for place, (item, slot, state) in enumerate(zip(found.items, slots, states, strict=True))
    )
    return DayPlan(found, tuple(planned))


def _lengths(items: tuple[AgendaItem, ...], kind: ItemKind) -> Iterator[int]:
    """The minutes of the items of that kind; several held at the same time count once, as the longest."""
    for group in schedule.groups(items):
        yield max((item.minutes for item in group if item.kind is kind), default=0)


def _states(store: Store, found: Outline) -> list[SlotState]:
    if found.session.state is SessionState.PREPARATION:
        return [SlotState.UPCOMING] * len(found.items)
    held = intervals(store, found.items)
    return [slot.state for slot in timetable(found.session, found.items, held, found.flow, store.now()).slots]
