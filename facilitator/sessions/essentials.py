"""The essentials of a day, as its figures propose them: plain sentences for the facilitator to take, edit or leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import sqrt

from .. import i18n
from ..i18n import _, ngettext
from . import labels
from .conclusions import Concluded, Conclusions
from .presence import SeatState
from .ratings import RETURN, counted, counts, mean
from .records import Commitment, CommitmentState, Contribution, ContributionKind, Rating, SessionState
from .text import shortened
from .wheel import HIGHEST, wheel

_LONGEST_NAME = 90
"""Characters of what somebody wrote, in a sentence that quotes it."""
_TIED = 3
"""So many may come first together; more are no news."""
_CITED = 2
"""An obstacle said once is not an obstacle of the room."""
_ANSWERS = 3
"""Of fewer answers, nothing is said of how far apart they are."""
_NAMES = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that the figures propose."""

    source: str
    """What it was drawn from: the same for the same thing, whatever its figures become."""
    text: str


def proposals(found: Conclusions) -> list[Proposal]:
    """What can be said of the day and was not taken yet, in the order in which it would be told."""
    return [one for one in _every(found) if one.source not in found.sources]


def _every(found: Conclusions) -> Iterator[Proposal]:
    answered = [one for one in found.questions if one.clusters]
    for one in answered:
        yield from _first(one, alone=len(answered) == 1)
    yield from _obstacle(found)
    yield from _first_step(found.commitments)
    yield from _levers(found.ratings)
    yield from _attendance(found)
    yield from _missing(found)
    yield from _worth(found.ratings)


# What comes first


@dataclass(frozen=True, slots=True)
class _Forms:
    """The sentences that tell what comes first: one alone, one ahead of others, several together."""

    alone: str
    ahead: str
    together: str


def _first(one: Concluded, *, alone: bool) -> Iterator[Proposal]:
    """What the room voted for, or else what it spoke of most."""
    figures = [(it.votes or 0 if one.voted else it.weight, it.cluster.title) for it in one.clusters]
    figures.sort(key=lambda it: -it[0])
    ranks = [(count, [title for _count, title in those]) for count, those in groupby(figures, key=lambda it: it[0])]
    (most, leading), *rest = ranks
    if most <= 0 or len(leading) > _TIED or (len(leading) > 1 and not rest):
        return
    forms = _voted(alone) if one.voted else _spoken_of(alone)
    fewer, following = rest[0] if rest else (0, [])
    form = forms.together if len(leading) > 1 else forms.ahead if fewer and len(following) < _TIED else forms.alone
    figure = labels.vote_count if one.voted else labels.contribution_count
    text = form.format(
        number=one.number,
        first=_listed(leading),
        second=_listed(following),
        most=figure(most),
        fewer=figure(fewer),
    )
    yield Proposal(f"first:{one.question.id}", text)


def _voted(alone: bool) -> _Forms:
    if alone:
        return _Forms(
            _("The room puts {first} first ({most})."),
            _("The room puts {first} first ({most}), ahead of {second} ({fewer})."),
            _("The room puts {first} first together ({most} each)."),
        )
    return _Forms(
        _("On question {number}, the room puts {first} first ({most})."),
        _("On question {number}, the room puts {first} first ({most}), ahead of {second} ({fewer})."),
        _("On question {number}, the room puts {first} first together ({most} each)."),
    )


def _spoken_of(alone: bool) -> _Forms:
    if alone:
        return _Forms(
            _("The room spoke most of {first} ({most})."),
            _("The room spoke most of {first} ({most}), then of {second} ({fewer})."),
            _("The room spoke most of {first}, as much of each ({most})."),
        )
    return _Forms(
        _("On question {number}, the room spoke most of {first} ({most})."),
        _("On question {number}, the room spoke most of {first} ({most}), then of {second} ({fewer})."),
        _("On question {number}, the room spoke most of {first}, as much of each ({most})."),
    )


# What stands in the way, what comes next


@dataclass(frozen=True, slots=True)
class _Cited:
    """An obstacle, by whom it was said."""

    text: str
    count: int
    tables: int


def _obstacle(found: Conclusions) -> Iterator[Proposal]:
    """The one said most often: a cluster made of obstacles, or a single note and its +1s."""
    known = [cited for one in found.questions for cited in _obstacles(found, one)]
    most = max(known, key=lambda one: (one.count, one.tables), default=None)
    if most is None or most.count < _CITED:
        return
    figures = ngettext("{count} note", "{count} notes", most.count).format(count=most.count)
    if most.tables:
        tables = ngettext("{count} table out of {of}", "{count} tables out of {of}", most.tables)
        figures += ", " + tables.format(count=most.tables, of=max(found.session.table_count, most.tables))
    yield Proposal(
        "obstacle", _("Obstacle said most often: {what} ({figures}).").format(what=_quoted(most.text), figures=figures)
    )


def _obstacles(found: Conclusions, one: Concluded) -> Iterator[_Cited]:
    for group in one.clusters:
        said = [it for it in group.contributions if it.kind is ContributionKind.OBSTACLE]
        if 2 * len(said) > len(group.contributions):
            yield _cited(found, group.cluster.title, said)
    for it in one.contributions:
        if it.kind is ContributionKind.OBSTACLE:
            yield _cited(found, it.text, [it])


def _cited(found: Conclusions, text: str, said: Sequence[Contribution]) -> _Cited:
    echoes = [echo for it in said for echo in found.echoes.get(it.id, ())]
    tables = {it.table_number for it in said} | {echo.table_number for echo in echoes}
    return _Cited(text, len(said) + len(echoes), len(tables - {None}))


def _first_step(made: Sequence[Commitment]) -> Iterator[Proposal]:
    """The commitment that falls due first."""
    dated = [(one.due, one) for one in made if one.due is not None and one.state is not CommitmentState.DROPPED]
    due, first = min(dated, key=lambda it: (it[0], it[1].position), default=(date.max, None))
    if first is None:
        return
    what = _quoted(first.first_step or first.what)
    if first.who:
        told = _("First step kept: {what}, by {who}, before {date}.")
    else:
        told = _("First step kept: {what}, before {date}.")
    yield Proposal(f"step:{first.id}", told.format(what=what, who=_short(first.who), date=labels.short_date(due)))


# Where the room stands


def _levers(ratings: Sequence[Rating]) -> Iterator[Proposal]:
    """The lever on which the room agrees most, and the one on which it is most divided."""
    given = {lever.number: counts(ratings, lever.number) for lever in wheel().levers}
    rated = {number: values for number, values in given.items() if sum(values.values()) >= _ANSWERS}
    if len(rated) < 2:
        return
    titles = {lever.number: lever.title for lever in wheel().levers}
    apart = {number: _deviation(values) for number, values in rated.items()}
    agreed, divided = min(apart, key=lambda number: apart[number]), max(apart, key=lambda number: apart[number])
    if apart[agreed] == apart[divided]:
        return
    told = _("The room agrees most on lever {number}, {title}: {mean} out of {highest} on average.")
    yield Proposal(
        "agreed",
        told.format(
            number=agreed, title=_quoted(titles[agreed]), mean=labels.mean(mean(rated[agreed])), highest=HIGHEST
        ),
    )
    values = [value for value, count in rated[divided].items() if count]
    told = _("The room is most divided on lever {number}, {title}: from {low} to {high}.")
    yield Proposal(
        "divided", told.format(number=divided, title=_quoted(titles[divided]), low=min(values), high=max(values))
    )


def _deviation(values: dict[int, int]) -> float:
    """How far the answers are from one another: their standard deviation."""
    total = sum(values.values())
    middle = sum(value * count for value, count in values.items()) / total
    return sqrt(sum(count * (value - middle) ** 2 for value, count in values.items()) / total)


def _worth(ratings: Sequence[Rating]) -> Iterator[Proposal]:
    given = counted(ratings, RETURN)
    total = sum(given.values())
    if total >= _ANSWERS:
        told = _("Return on the time spent: {mean} out of {highest} ({answers}).")
        answers = labels.answer_count(total)
        yield Proposal("worth", told.format(mean=labels.mean(mean(given)), highest=HIGHEST, answers=answers))


# Who was there


def _attendance(found: Conclusions) -> Iterator[Proposal]:
    came = found.turnout.total.all_who_came
    if not came:
        return
    people = ngettext("{count} participant", "{count} participants", came).format(count=came)
    if found.communes > 1:
        communes = ngettext("{count} commune", "{count} communes", found.communes).format(count=found.communes)
        text = _("Took part: {people} from {communes}.").format(people=people, communes=communes)
    else:
        text = _("Took part: {people}.").format(people=people)
    yield Proposal("attendance", text)


def _missing(found: Conclusions) -> Iterator[Proposal]:
    """The colleges that were expected and sent nobody, and the seats of the map that stayed empty."""
    if found.session.state is SessionState.PREPARATION or not found.turnout.total.all_who_came:
        return
    turnout = found.turnout.by_college
    colleges = [
        labels.college_group(college)
        for college, count in turnout
        if college is not None and count.announced and not count.all_who_came
    ]
    if colleges:
        told = _("Expected, and nobody came: {names}.")
        yield Proposal("missing_colleges", told.format(names=_enumerated(colleges)))
    seats = [seat.stakeholder.name for seat in found.turnout.in_state(SeatState.MISSING)]
    if seats:
        told = _("Missing at the table: {names}.")
        yield Proposal("missing_seats", told.format(names=_enumerated([_short(name) for name in seats])))


# Words


def _quoted(text: str) -> str:
    return _("“{text}”").format(text=_short(text))


def _short(text: str) -> str:
    return shortened(text, _LONGEST_NAME).rstrip(".")


def _listed(titles: Sequence[str]) -> str:
    from babel.lists import format_list  # costs a start what only this needs

    return format_list([_quoted(title) for title in titles], locale=i18n.region()) if titles else ""


def _enumerated(names: Sequence[str]) -> str:
    """Names one after the other, as they are written; many end with "…"."""
    return ", ".join(names[:_NAMES]) + ("…" if len(names) > _NAMES else "")
