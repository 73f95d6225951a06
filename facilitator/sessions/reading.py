"""What the gestures, the scene and the windows ask of a session, put together from its records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..errors import NotAWorkshop
from ..i18n import _
from . import schedule
from .records import (
    AgendaItem,
    Contribution,
    Cycle,
    Flow,
    Interval,
    PlusOne,
    Question,
    Session,
    SessionState,
    Speaker,
    Theme,
    Venue,
)
from .store import Store

DELETIONS = ("remove_contributions", "restore_contributions")
"""The operations that put into the bin: deleting, deleting again, and undoing a restoration."""


@dataclass(frozen=True)
class Outline:
    """A session with its agenda, themes and questions, as they are when it is read."""

    session: Session
    items: tuple[AgendaItem, ...]
    themes: tuple[Theme, ...]
    questions: tuple[Question, ...]
    """In the order of their numbers: by theme, then by position."""
    flow: Flow | None

    @cached_property
    def current_item(self) -> AgendaItem | None:
        return self.item(self.flow.item_id) if self.flow else None

    @cached_property
    def current_question(self) -> Question | None:
        return self.question(self.flow.question_id) if self.flow else None

    def item(self, item_id: str | None) -> AgendaItem | None:
        return next((item for item in self.items if item.id == item_id), None)

    def question(self, question_id: str | None) -> Question | None:
        return next((question for question in self.questions if question.id == question_id), None)

    def number(self, question: Question) -> int:
        """The question's number in the session, from 1."""
        return self.questions.index(question) + 1

    def questions_of(self, item: AgendaItem | None) -> tuple[Question, ...]:
        return tuple(q for q in self.questions if item is not None and q.item_id == item.id)

    def rank(self, item: AgendaItem) -> tuple[int, int]:
        """Which one of its kind it is in the day, and of how many: (2, 3) for the second of three."""
        same = [other for other in self.items if other.kind is item.kind]
        return same.index(item) + 1, len(same)

    def together(self, item: AgendaItem | None) -> tuple[AgendaItem, ...]:
        """The items held at the same time as that one, itself among them."""
        found = (tuple(group) for group in schedule.groups(self.items) if item in group)
        return next(found, ())

    def next_held(self, item: AgendaItem | None, step: int) -> AgendaItem | None:
        """The first item after *item* (before, for a step below zero) that is neither held with it nor given up.

        Of several held at the same time it is the first.
        """
        rows = list(schedule.groups(self.items))
        place = next((place for place, group in enumerate(rows) if item in group), None)
        if place is None:
            return None
        coming = rows[place + 1 :] if step > 0 else rows[:place][::-1]
        return next((one for group in coming for one in group if not one.dropped), None)


def outline(store: Store, session_id: str) -> Outline:
    """The session with that id; LookupError when it does not exist."""
    themes = tuple(store.all(Theme, session_id=session_id))
    places = {theme.id: place for place, theme in enumerate(themes)}
    questions = sorted(store.all(Question, session_id=session_id), key=lambda q: (places[q.theme_id], q.position, q.id))
    return Outline(
        session=store.the(Session, session_id),
        items=tuple(store.all(AgendaItem, session_id=session_id)),
        themes=themes,
        questions=tuple(questions),
        flow=store.first(Flow, session_id=session_id),
    )


def cycle(store: Store) -> Cycle:
    """The one cycle that the file holds; `NotAWorkshop` when its creation was cut short."""
    found = store.first(Cycle)
    if found is None:
        raise NotAWorkshop(
            _("“{name}” is empty: its creation was interrupted. Delete it and make a new cycle.").format(
                name=store.path.name
            )
        )
    return found


def sessions(store: Store) -> list[Session]:
    """The sessions in order; their number is their rank from 1."""
    return store.all(Session)


def day_under_way(store: Store) -> Session | None:
    """The session whose day is under way; the one that began last, when another was left open."""
    live = [session for session in sessions(store) if session.state is SessionState.LIVE]
    return max(live, key=lambda one: one.started_at.timestamp() if one.started_at else 0.0, default=None)


def session_number(store: Store, session_id: str) -> int:
    return [session.id for session in sessions(store)].index(session_id) + 1


def venue(store: Store, session: Session) -> Venue:
    """The room where the session is held; one with the usual measures until somebody has measured it."""
    return store.first(Venue, name=session.place) or Venue(name=session.place)


def intervals(store: Store, items: tuple[AgendaItem, ...]) -> dict[str, tuple[Interval, ...]]:
    """The stretches of time during which each item was held, by the item's id."""
    held: dict[str, list[Interval]] = {item.id: [] for item in items}
    for interval in store.among(Interval, "item_id", list(held)):
        held[interval.item_id].append(interval)
    return {item_id: tuple(found) for item_id, found in held.items()}


def speakers(store: Store, item: AgendaItem) -> list[Speaker]:
    return store.all(Speaker, item_id=item.id)


def contributions(store: Store, question: Question) -> list[Contribution]:
    """The contributions to a question, in the order in which they came."""
    return store.all(Contribution, question_id=question.id)


def parked(store: Store, session_id: str) -> list[Contribution]:
    """What waits in the session's parking."""
    return store.all(Contribution, session_id=session_id, question_id=None)


def weights(store: Store, session_id: str) -> dict[str, int]:
    """How much the contributions of a session weigh, by their ids: only those that somebody else said too."""
    said_again = store.tally(PlusOne, "contribution_id", session_id=session_id)
    return {contribution_id: 1 + count for contribution_id, count in said_again.items()}
