"""What was promised on earlier days of the cycle, and what became of it: a day begins with what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from . import reading
from .records import Commitment, CommitmentState, CommitmentStep, Session
from .store import Store

OPEN = frozenset({CommitmentState.PLANNED, CommitmentState.STARTED})


@dataclass(frozen=True, slots=True)
class Earlier:
    """A commitment of an earlier day, as a later one finds it and leaves it."""

    commitment: Commitment
    session: Session
    """The day on which it was made."""
    before: CommitmentState
    """Where it stood when the last day before was over."""
    state: CommitmentState
    """Where it stands at the end of the day that looks back, or now."""
    steps: tuple[CommitmentStep, ...] = ()
    """What was told of it in between: since the day before was over."""

    @property
    def open(self) -> bool:
        return self.state in OPEN


def of(store: Store, session: Session) -> tuple[Earlier, ...]:
    """The commitments of earlier days that are still open, the oldest due first, those without a date last."""
    return tuple(one for one in earlier(store, session) if one.open)


def earlier(store: Store, session: Session) -> tuple[Earlier, ...]:
    """The same, and those that were closed since the day before was over; in the same order."""
    known = reading.sessions(store)
    place = [one.id for one in known].index(session.id)
    since, until = _last_end(known[:place]), _next_start(known[place + 1 :])
    days = {one.id: rank for rank, one in enumerate(known[:place])}
    made = store.among(Commitment, "session_id", list(days)) if days else []
    if not made:
        return ()
    steps: dict[str, list[CommitmentStep]] = {one.id: [] for one in made}
    for step in store.among(CommitmentStep, "commitment_id", list(steps)):
        if until is None or step.at < until:
            steps[step.commitment_id].append(step)
    found = [_earlier(one, known[days[one.session_id]], steps[one.id], since) for one in made]
    found = [one for one in found if one.before in OPEN or one.open]
    return tuple(
        sorted(found, key=lambda one: (*due_first(one.commitment), days[one.session.id], one.commitment.position))
    )


def due_first(commitment: Commitment) -> tuple[bool, date]:
    """The oldest date first, those without one last."""
    return commitment.due is None, commitment.due or date.max


def overdue(commitment: Commitment, state: CommitmentState, today: date) -> bool:
    """Whether it should be done by now, and is still open."""
    return state in OPEN and commitment.due is not None and commitment.due < today


def _earlier(commitment: Commitment, made_on: Session, steps: list[CommitmentStep], since: datetime | None) -> Earlier:
    former = [step for step in steps if since is not None and step.at <= since]
    recent = tuple(steps[len(former) :])
    before = former[-1].state if former else CommitmentState.PLANNED
    return Earlier(commitment, made_on, before, recent[-1].state if recent else before, recent)


def _last_end(days: list[Session]) -> datetime | None:
    """When the last of these days that was held was over, or began when nobody closed it."""
    held = [day.closed_at or day.started_at for day in days if day.closed_at or day.started_at]
    return held[-1] if held else None


def _next_start(days: list[Session]) -> datetime | None:
    return next((day.started_at for day in days if day.started_at), None)
