"""What the story is made of: times of a day, and what happens at each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, NamedTuple

from .. import schedule
from ..reading import Outline, outline
from ..records import AgendaItem, College, Question, Session
from ..store import Store
from ..templates import Template

Data = dict[str, Any]
Act = Callable[[], object]
"""Something that is done by a gesture, when it is called."""
Asked = Mapping[str | int, Question]
"""The questions of a day, by what the data calls them."""

SAID, TIDIED, MOVED, HEARD = range(4)
"""What is said at the minute when an item ends belongs to it; so does what is written about it."""


class Moment(NamedTuple):
    """Something that happens in the story. At the same instant, what has the lower *order* comes first."""

    at: datetime
    order: int
    act: Act


class StoryClock:
    """The time it is in the story."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def instant(day: date, clock: str) -> datetime:
    """A time of that day in metropolitan France, computed so that it needs no time zone data, which Windows lacks."""
    return datetime.combine(day, time.fromisoformat(clock), timezone(timedelta(hours=2 if _in_summer(day) else 1)))


def minutes(clock: str) -> int:
    """A time of the day, in minutes from midnight."""
    told = time.fromisoformat(clock)
    return told.hour * 60 + told.minute


def told_items(found: Outline) -> list[AgendaItem]:
    """The items as the data counts them: those of the template, groups at the same time being one of them."""
    return [together[0] for together in schedule.groups(found.items)]


def asked_on(store: Store, session: Session, model: Template, day: Data) -> Asked:
    """The questions of a day: those of its template, then those that the day asks besides."""
    ids = [question.id for theme in model.themes for question in theme.questions]
    ids += [told["id"] for told in day.get("asks", ())]
    return dict(zip(ids, outline(store, session.id).questions, strict=True))


def college_of(told: Data) -> College | None:
    return College(told["college"]) if "college" in told else None


def _in_summer(day: date) -> bool:
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)
