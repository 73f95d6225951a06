"""What scenes are computed from: the session as it stands, and how its room wants to be shown things."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .. import legibility, reading, schedule
from ..reading import Outline
from ..records import AgendaItem, ItemKind, Question, Screen, SessionState
from ..store import Store
from ..timing import Slot, SlotState, Timetable
from .times import countdown_of, timetable_of
from .values import Countdown, Look, Segment


@dataclass(frozen=True)
class Moment:
    """Read once for all the scenes of an instant."""

    store: Store
    outline: Outline
    table: Timetable
    screen: Screen
    look: Look

    @cached_property
    def rail(self) -> tuple[Segment, ...]:
        slots = {slot.item.id: slot for slot in self.table.slots}
        groups = schedule.groups([slot.item for slot in self.table.slots])
        return tuple(_segment([slots[item.id] for item in group]) for group in groups)

    @property
    def item(self) -> AgendaItem | None:
        """The item under way."""
        return self.outline.current_item if self.outline.session.state is SessionState.LIVE else None

    def question(self, question_id: str | None) -> Question | None:
        """That question, of this session or of another one of the cycle."""
        return self.outline.question(question_id) or self.store.get(Question, question_id)

    @property
    def kind(self) -> ItemKind:
        """The kind of the moment, for scenes that may be shown at any."""
        return self.item.kind if self.item is not None else ItemKind.REFLECTION

    @cached_property
    def countdown(self) -> Countdown | None:
        """What is left of the item under way."""
        return countdown_of(self.store, self.item) if self.item is not None else None


def moment_of(store: Store, session_id: str) -> Moment:
    """The session as it stands; LookupError when it does not exist."""
    outline = reading.outline(store, session_id)
    screen = store.first(Screen, session_id=session_id) or Screen(session_id=session_id)
    venue = reading.venue(store, outline.session)
    capital = legibility.shown_capital(venue.depth_cm / 100, venue.image_cm / 100)
    look = Look(capital, venue.dark, screen.still)
    return Moment(store, outline, timetable_of(store, outline), screen, look)


def _segment(together: list[Slot]) -> Segment:
    """Items held at the same time are one part of the day, as long as the longest of them."""
    under_way = next((slot for slot in together if slot.state is SlotState.CURRENT), together[0])
    minutes = max(slot.item.minutes for slot in together)
    return Segment(under_way.item.kind, minutes, under_way.state)
