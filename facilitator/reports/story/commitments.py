"""What people promise to do, who carries it further, and what became of what earlier days promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...i18n import _
from ...sessions import labels
from ...sessions.open_commitments import Earlier, overdue
from ...sessions.records import Ambassador, Commitment, CommitmentState, CommitmentStep, Question
from ...sessions.wheel import wheel
from ..document import Document
from ..options import Options
from .blocks import Block, Bullets, Cell, Column, Heading, Role, Span, Table

_STATE, _STANDS = 0.12, 0.26
"""How wide the column of where things stand is: for a word, and for what was told step by step."""


def commitments(document: Document, _options: Options | None = None) -> tuple[Block, ...]:
    """The section: what was promised today, who carries it, where what earlier days promised stands."""
    found = (*_made(document), *ambassadors(document), *earlier(document))
    return (Heading(_("Commitments"), anchor="commitments"), *found) if found else ()


def earlier(document: Document) -> tuple[Block, ...]:
    """What earlier days promised and was still open: where it stands, and what was told of it since."""
    if not document.earlier_commitments:
        return ()
    columns = (
        Column(_("What"), 0.28),
        Column(_("Who"), 0.17),
        Column(_("Day"), 0.17),
        Column(_("By when"), 0.14),
        Column(_("Where it stands"), 0.24),
    )
    rows = tuple(_earlier_row(document, one) for one in document.earlier_commitments)
    heading = Heading(_("Where earlier commitments stand"), level=2, anchor="earlier-commitments")
    return (heading, Table(columns, rows))


def ambassadors(document: Document) -> tuple[Block, ...]:
    """Who volunteered to carry the result, to whom and by when."""
    if not document.ambassadors:
        return ()
    what = {one.id: one.what for one in document.commitments}
    points = tuple(_carries(one, what.get(one.commitment_id or "", "")) for one in document.ambassadors)
    return (Heading(_("Ambassadors of the day"), level=2, anchor="ambassadors"), Bullets(points))


def born_from(document: Document, question: Question) -> tuple[Block, ...]:
    """What was promised because of a cluster of that question, in short: the section tells the rest."""
    answers = next((one for one in document.answers if one.question.id == question.id), None)
    clusters = {group.cluster.id for group in answers.groups} if answers is not None else set()
    found = [one for one in document.commitments if one.cluster_id in clusters]
    if not found:
        return ()
    columns = (Column(_("What"), 0.44), Column(_("Who"), 0.26), Column(_("Scale"), 0.15), Column(_("By when"), 0.15))
    rows = tuple(
        (
            Cell(one.what),
            Cell(_who(one)),
            Cell(labels.scale_short(one.scale) if one.scale else ""),
            Cell(_date(one.due)),
        )
        for one in found
    )
    return (Heading(_("Commitments"), level=3), Table(columns, rows))


def _made(document: Document) -> tuple[Block, ...]:
    if not document.commitments:
        return ()
    steps: dict[str, list[CommitmentStep]] = {}
    for step in document.commitment_steps:
        steps.setdefault(step.commitment_id, []).append(step)
    what, who, scale, due, stands = (0.29, 0.17, 0.18, 0.13, 0.23) if steps else (0.33, 0.2, 0.2, 0.15, 0.12)
    columns = (
        Column(_("What"), what),
        Column(_("Who"), who),
        Column(_("Scale, lever"), scale),
        Column(_("By when"), due),
        Column(_("Where it stands"), stands),
    )
    rows = tuple(_row(one, steps.get(one.id, ())) for one in document.commitments)
    return (Table(columns, rows),)


def _row(one: Commitment, steps: Sequence[CommitmentStep]) -> tuple[Cell, ...]:
    first_step = _("First step: {step}").format(step=one.first_step) if one.first_step else ""
    review = _("review: {date}").format(date=_date(one.review_on)) if one.review_on else ""
    scale = labels.scale(one.scale) if one.scale else ""
    return (
        Cell(_lines(one.what, first_step)),
        Cell(_who(one)),
        Cell(_lines(scale, _lever(one.lever))),
        Cell(_lines(_date(one.due), review)),
        Cell(_stands(one.state, steps)),
    )


def _earlier_row(document: Document, one: Earlier) -> tuple[Cell, ...]:
    promised, day = one.commitment, _("Day {number}").format(number=one.session.position + 1)
    held_on = document.session.day or (document.session.started_at.date() if document.session.started_at else None)
    late = _("late") if held_on is not None and overdue(promised, one.state, held_on) else ""
    return (
        Cell(promised.what),
        Cell(_who(promised)),
        Cell(_lines(day, _date(one.session.day)), Role.SOFT),
        Cell(_lines(_date(promised.due), late)),
        Cell(_stands(one.state, one.steps)),
    )


def _stands(state: CommitmentState, steps: Sequence[CommitmentStep]) -> str:
    """Each step with its date and what was said of it; where it stands alone, while there is none."""
    return "\n".join(map(labels.commitment_step, steps)) if steps else labels.commitment_state(state)


def _carries(one: Ambassador, what: str) -> tuple[Span, ...]:
    to = _("to {whom}").format(whom=one.carries_to) if one.carries_to else ""
    by = _("by {date}").format(date=_date(one.due)) if one.due else ""
    rest = " · ".join(part for part in (what or _("the whole result"), to, by) if part)
    return (Span(one.name, Role.STRONG), Span(f" · {rest}", Role.SOFT))


def _who(one: Commitment) -> str:
    with_whom = _("with {partners}").format(partners=one.partners) if one.partners else ""
    return _lines(one.who, with_whom)


def _lever(number: int | None) -> str:
    known = {lever.number: lever.short for lever in wheel().levers}
    return f"{number}. {known[number]}" if number in known else ""


def _date(day: date | None) -> str:
    return labels.short_date(day) if day is not None else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
