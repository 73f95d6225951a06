"""The items at which somebody spoke: who, the key points, the quotes that were approved, the room's questions."""

from __future__ import annotations

from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.records import ItemKind
from ...sessions.timing import SlotState
from ...tokens import ITEM_COLOURS, SOFT_INK
from .. import words
from ..document import Document, Entry
from ..options import Options
from .blocks import Block, Bullets, Heading, Panel, Paragraph, Quote, Role, Span
from .making import named, soft


def inputs(document: Document, _options: Options) -> tuple[Block, ...]:
    return _section(document, ItemKind.EXPERT_INPUT, Heading(_("Expert inputs"), anchor="inputs"))


def testimonies(document: Document, _options: Options) -> tuple[Block, ...]:
    return _section(document, ItemKind.TESTIMONY, Heading(_("Testimonies"), anchor="testimonies"))


def _section(document: Document, kind: ItemKind, heading: Heading) -> tuple[Block, ...]:
    every = [entry for entry in document.entries if entry.item.kind is kind and is_told(entry)]
    return (heading, *(block for entry in every for block in told(entry))) if every else ()


def is_told(entry: Entry) -> bool:
    """Whether an item has a heading of its own: somebody spoke, or there is more of it than its times.

    A reflection, or any other item that puts a question, is told with its questions.
    """
    if entry.item.kind in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY):
        return bool(entry.speakers or has_more(entry) or not entry.answers)
    return not entry.answers and bool(entry.speakers or entry.item.detail or has_more(entry))


def is_other(entry: Entry) -> bool:
    """Whether an item is told, and is neither an input nor a testimony."""
    return entry.item.kind not in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY) and is_told(entry)


def has_more(entry: Entry) -> bool:
    """Whether more is told of an item than what it was about, who spoke and what was answered."""
    item = entry.item
    return bool(item.notes or entry.key_points or entry.attachments or words.kept_questions(entry))


def title(entry: Entry) -> str:
    return entry.item.title or labels.item_kind(entry.item.kind)


def ink(entry: Entry) -> str:
    """The colour of an item's times: that of its kind, where it can be read on white."""
    colour = ITEM_COLOURS[entry.item.kind]
    faded = entry.state is SlotState.NOT_HELD or colour == ITEM_COLOURS[ItemKind.BREAK]
    return SOFT_INK if faded else colour


def told(entry: Entry, level: int = 2) -> tuple[Block, ...]:
    """An item under its times, with all that is told of it but what was answered."""
    heading = Heading(title(entry), level=level, anchor=entry.item.id, kicker=words.kicker(entry), colour=ink(entry))
    return (heading, *about(entry))


def about(entry: Entry) -> tuple[Block, ...]:
    """Who spoke, what it was about, what was kept of it, and the facilitator's notes."""
    return (*_who(entry), *_kept(entry), *_notes(entry))


def _who(entry: Entry) -> tuple[Block, ...]:
    known = [words.introduction(speaker) for speaker in entry.speakers]
    who = tuple(named(name, rest) for name, rest in known if name)
    return who or ((soft(entry.item.detail),) if entry.item.detail and not entry.answers else ())


def _kept(entry: Entry) -> tuple[Block, ...]:
    points = tuple((Span(point),) for point in words.key_points(entry))
    return (
        *((Bullets(points),) if points else ()),
        *(Quote(text, who) for text, who in words.quotes(entry)),
        *_questions(entry),
        *_documents(entry),
    )


def _questions(entry: Entry) -> tuple[Block, ...]:
    """Each question that is kept, then its answer."""
    kept = words.kept_questions(entry)
    if not kept:
        return ()
    found: list[Block] = [Heading(_("The room’s questions"), level=3)]
    for asked in kept:
        spans = (Span(asked.text, Role.STRONG), Span(words.asked_by(entry, asked), Role.SOFT))
        found.append(Paragraph(tuple(span for span in spans if span.text)))
        if asked.answer:
            found.append(Paragraph((Span(asked.answer),)))
    return tuple(found)


def _documents(entry: Entry) -> tuple[Block, ...]:
    """The names of what was handed over with the speech."""
    if not entry.attachments:
        return ()
    names = ", ".join(one.name for one in entry.attachments)
    return (soft(ngettext("Document: {names}", "Documents: {names}", len(entry.attachments)).format(names=names)),)


def _notes(entry: Entry) -> tuple[Block, ...]:
    return (Panel(_("The facilitator’s notes"), entry.item.notes),) if entry.item.notes else ()
