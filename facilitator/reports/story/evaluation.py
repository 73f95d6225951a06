"""What the room said of its day at the end of it."""

from __future__ import annotations

from ... import tokens
from ...i18n import _
from ...sessions import labels, positioning_words, ratings
from ...sessions.feedback import changes_asked, words_said
from ...sessions.ratings import RETURN
from ...sessions.records import Feedback, Instrument, ItemKind
from ..document import Document
from ..options import Options
from .blocks import Bar, Block, Bullets, Cell, Column, Heading, Paragraph, Role, Span, Table

_COLOUR = tokens.ITEM_COLOURS[ItemKind.CLOSING]


def evaluation(document: Document, _options: Options) -> tuple[Block, ...]:
    """What the day was worth, its words, what to change; nobody is named."""
    found = (*_worth(document), *_words(document), *_changes(document))
    return (Heading(_("What the room says of its day"), anchor="evaluation"), *found) if found else ()


def _worth(document: Document) -> tuple[Block, ...]:
    """How many found it worth each value."""
    counted = ratings.counted(document.ratings, RETURN)
    if not counted:
        return ()
    most, mean = max(counted.values()), labels.mean(ratings.mean(counted))
    values = ratings.scale(Instrument.RETURN)
    rows = tuple(
        (
            Cell(str(value), Role.STRONG),
            Cell(bar=Bar(counted.get(value, 0) / most, _COLOUR)),
            Cell(str(counted.get(value, 0)), Role.STRONG),
        )
        for value in reversed(values)
    )
    told = _("{mean} out of {most}").format(mean=mean, most=values[-1])
    answered = positioning_words.answered(document.ratings, Instrument.RETURN)
    words = positioning_words.spread_words(counted, Instrument.RETURN)
    detail = " · ".join(part for part in (told, answered, words) if part)
    columns = (Column("", 0.08), Column("", 0.8), Column(_("Answers"), 0.12, right=True))
    return (Heading(_("Worth of the time spent"), level=2, detail=detail), Table(columns, rows))


def _words(document: Document) -> tuple[Block, ...]:
    """The day in one word, those that most people said first."""
    found = words_said(document.feedback)
    if not found:
        return ()
    spans = []
    for place, one in enumerate(found):
        spans += [Span("·", Role.SOFT)] if place else []
        spans.append(Span(_said(one), Role.STRONG if one.count > 1 else Role.PLAIN))
    return (Heading(_("The day in one word"), level=2), Paragraph(tuple(spans)))


def _changes(document: Document) -> tuple[Block, ...]:
    found = changes_asked(document.feedback)
    if not found:
        return ()
    return (Heading(_("What to change"), level=2), Bullets(tuple((Span(_said(one)),) for one in found)))


def _said(one: Feedback) -> str:
    return f"{one.text} ×\u00a0{one.count}" if one.count > 1 else one.text
