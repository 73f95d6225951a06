"""What the day comes to, in the facilitator's sentences, and what the room said of each when it was put to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.conclusions import contesting
from ...sessions.records import College, Question, Statement, StatementKind, Validation
from ..document import Document
from .blocks import Block, Bullets, Heading, Panel, Paragraph, Role, Span


def essentials(document: Document) -> tuple[Block, ...]:
    """The few sentences that tell the day, and how many of all its sentences the room validated."""
    told = _of(document, None, StatementKind.ESSENTIAL)
    verdict = said_in_the_room(document.statements)
    if not told:
        return ()
    heading = Heading(labels.statement_kind(StatementKind.ESSENTIAL), level=3)
    bullets = Bullets(tuple(_spans(one, document) for one in told))
    return (heading, bullets, Paragraph((Span(verdict, Role.SOFT),))) if verdict else (heading, bullets)


def of_question(document: Document, question: Question) -> tuple[Block, ...]:
    """The facilitator's own words on a question, what the room agrees on, and where it is divided."""
    summary = _of(document, question.id, StatementKind.SUMMARY)
    found: list[Block] = []
    if summary:
        words = "\n".join(_told(one, document) for one in summary)
        found.append(Panel(labels.statement_kind(StatementKind.SUMMARY), words))
    for kind in (StatementKind.AGREEMENT, StatementKind.DISSENT):
        told = _of(document, question.id, kind)
        if told:
            found.append(Heading(labels.statement_kind(kind), level=3))
            found.append(Bullets(tuple(_spans(one, document) for one in told)))
    return tuple(found)


def said_in_the_room(statements: Sequence[Statement]) -> str:
    """How many sentences the room validated, amended and contested; nothing while none was put to it."""
    counted = Counter(one.validation for one in statements)
    if counted.total() == counted[Validation.PENDING]:
        return ""
    validated, amended = counted[Validation.VALIDATED], counted[Validation.AMENDED]
    contested, not_put = counted[Validation.CONTESTED], counted[Validation.PENDING]
    parts = [
        ngettext("{count} sentence validated", "{count} sentences validated", validated).format(count=validated),
        ngettext("{count} validated in other words", "{count} validated in other words", amended).format(count=amended),
        ngettext("{count} contested", "{count} contested", contested).format(count=contested),
        ngettext("{count} not put to the room", "{count} not put to the room", not_put).format(count=not_put),
    ]
    counts = (validated, amended, contested, not_put)
    told = ", ".join(part for part, count in zip(parts, counts, strict=True) if count)
    return _("In the room: {what}.").format(what=told)


def _of(document: Document, question_id: str | None, kind: StatementKind) -> list[Statement]:
    return [one for one in document.statements if one.question_id == question_id and one.kind is kind]


def _spans(one: Statement, document: Document) -> tuple[Span, ...]:
    """Whose it is, its words, and what the room said of them."""
    college = whose(one, document)
    who = _("{college}:").format(college=college) if college else ""
    said = _said(one, document)
    return (
        *((Span(f"{who} ", Role.STRONG),) if who else ()),
        Span(one.text),
        *((Span(f" ({said})", Role.SOFT),) if said else ()),
    )


def whose(one: Statement, document: Document) -> str:
    """The college that a sentence is of; empty for that of the whole room.

    One that is told with others is never taken for the whole room.
    """
    if one.college is not None:
        return labels.college_group(one.college)
    return _("Other colleges") if (one.id, "college") in document.of_others else ""


def contested_by(one: Statement, document: Document, called: Callable[[College], str] = labels.college_group) -> str:
    """The colleges that contest a sentence, as they are *called*; those that are told with others come last."""
    others = [_("other colleges")] if (one.id, "contested_by") in document.of_others else []
    return ", ".join([*map(called, contesting(one)), *others])


def _told(one: Statement, document: Document) -> str:
    """The same as one text."""
    return "".join(span.text for span in _spans(one, document))


def _said(one: Statement, document: Document) -> str:
    """What the room said of it; that it was not asked, where it was asked of others."""
    if one.validation is Validation.PENDING:
        asked = any(other.validation is not Validation.PENDING for other in document.statements)
        return _("not put to the room") if asked else ""
    if one.validation is Validation.VALIDATED:
        return _("validated by the room")
    if one.validation is Validation.AMENDED:
        return _("validated by the room in other words; it read at first: “{original}”").format(original=one.original)
    colleges = contested_by(one, document)
    was = _("it read at first: “{original}”").format(original=one.original) if one.original else ""
    by = _("contested in the room by: {colleges}").format(colleges=colleges) if colleges else _("contested in the room")
    return _("{one}; {other}").format(one=by, other=was) if was else by
