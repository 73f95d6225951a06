"""A speech in the printed report: its key points, the quotes that were approved, the room's questions that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from ..i18n import _, ngettext
from ..sessions.records import RoomQuestion
from ..tokens import INK, ITEM_COLOURS, SOFT_INK
from . import pdf_words
from .document import Entry
from .pdf_fonts import SEMIBOLD
from .pdf_pages import MEASURE, Row, Stripe
from .pdf_rows import STRONG, TEXT, Rows, keep_edges, stripe
from .pdf_text import Style

_INDENT = 14.0
_BAR = 2.6
_FROM = Style(9, SOFT_INK)
_HEADING = Style(10, INK, SEMIBOLD, leading=1.48, hyphens=False)


def told(rows: Rows, entry: Entry) -> None:
    """What is kept of what was said and asked, under who said it."""
    _key_points(rows, pdf_words.key_points(entry))
    _quotes(rows, entry)
    _questions(rows, entry)
    _documents(rows, entry)


def _documents(rows: Rows, entry: Entry) -> None:
    """The names of what was handed over with the speech."""
    if entry.attachments:
        names = ", ".join(one.name for one in entry.attachments)
        template = ngettext("Document: {names}", "Documents: {names}", len(entry.attachments))
        rows.paragraph((template.format(names=names), _FROM), gap=5, x=_INDENT, width=MEASURE - _INDENT)


def _key_points(rows: Rows, points: Sequence[str]) -> None:
    """A point a paragraph, the first on the page of who said it."""
    if points:
        rows[-1].keep = True
    every = [rows.paragraph((point, TEXT), gap=2, x=_INDENT, width=MEASURE - _INDENT) for point in points]
    keep_edges([found[-1] for found in every])
    for found in every:
        dash = rows.line("–", TEXT)
        found[0].lines.insert(0, (0.0, dash))


def _quotes(rows: Rows, entry: Entry) -> None:
    """Each along a bar of the colour of the item, with who said it where several spoke."""
    quotes = pdf_words.quotes(entry)
    if quotes:
        rows[-1].keep = True
    for text, who in quotes:
        spans = [(text, TEXT), (f"— {who}".replace(" ", "\u00a0"), _FROM)] if who else [(text, TEXT)]
        found = rows.paragraph(*spans, gap=4, x=_INDENT, width=MEASURE - _INDENT)
        stripe(found, Stripe(ITEM_COLOURS[entry.item.kind], _BAR))


def _questions(rows: Rows, entry: Entry) -> None:
    """Each question that is kept, then its answer."""
    kept = pdf_words.kept_questions(entry)
    if not kept:
        return
    rows.heading((_("The room’s questions"), _HEADING), gap=9)
    every = [_question(rows, entry, asked) for asked in kept]
    keep_edges([found[-1] for found in every])


def _question(rows: Rows, entry: Entry, asked: RoomQuestion) -> list[Row]:
    where = {"x": _INDENT, "width": MEASURE - _INDENT}
    said = pdf_words.asked_by(entry, asked)
    found = rows.paragraph((asked.text, STRONG), (said, _FROM), gap=4, **where)
    found[0].lines.insert(0, (0.0, rows.line("?", TEXT)))
    found[-1].keep = bool(asked.answer)
    return found + (rows.paragraph((asked.answer, TEXT), **where) if asked.answer else [])
