"""What scenes are computed from: the session as it stands, and how its room wants to be shown things."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .. import legibility, reading
from ..reading import Outline
from ..records import AgendaItem, ItemKind, Question, Screen, SessionState
from ..store import Store
from ..timing import Timetable
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
        return tuple(Segment(slot.item.kind, slot.item.minutes, slot.state) for slot in self.table.slots)

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
