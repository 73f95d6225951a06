"""The first page: what day it is, in figures, in a few sentences, and on the clock."""

from __future__ import annotations

from datetime import timedelta

from ...i18n import _
from ...sessions import labels
from ...sessions.records import ItemKind
from ...tokens import ITEM_COLOURS
from .. import words
from ..document import Answers, Document
from ..options import Options
from . import reflections, synthesis
from .blocks import Block, Cell, Column, Contents, Cover, Figure, Figures, Heading, Key, Role, Stretch, Table, Timeline

BAND = tuple(
    ITEM_COLOURS[kind] for kind in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY, ItemKind.REFLECTION, ItemKind.VOTE)
)
"""The four colours of the day, which hold the cover together."""


def cover(document: Document, options: Options) -> tuple[Block, ...]:
    where = (words.day_and_place(document), document.cycle.territory, document.cycle.client)
    title = Cover(document.session.title, words.subtitle(document), tuple(filter(None, where)), options.logo)
    figures = tuple(
        Figure(str(count), label, colour) for (count, label), colour in zip(words.figures(document), BAND, strict=False)
    )
    return (title, Figures(figures)) if figures else (title,)


def essentials(document: Document, _options: Options) -> tuple[Block, ...]:
    """The day in a few sentences and on the clock."""
    return (*synthesis.essentials(document), *_timeline(document))


def contents(document: Document, _options: Options) -> tuple[Block, ...]:
    """What was asked and what came of it, in short; then where everything is told."""
    return (*_questions(document), Contents(_("Contents")))


def _timeline(document: Document) -> tuple[Block, ...]:
    """The plan and what was held on one clock; nothing for a day that has no length."""
    planned = tuple(Stretch(e.item.kind, e.planned_start, e.planned_end) for e in document.entries)
    stretches = [
        Stretch(entry.item.kind, stretch.start, stretch.end or stretch.start + timedelta(minutes=entry.item.minutes))
        for entry in document.entries
        for stretch in entry.stretches
    ]
    held = tuple(sorted(stretches, key=lambda one: one.start))
    every = planned + held
    if not every or max(one.end for one in every) <= min(one.start for one in every):
        return ()
    title = _("Planned and actual") if held else _("The day as planned")
    return (Timeline(title, words.end_of_day(document), planned, held, _colours(document)),)


def _colours(document: Document) -> tuple[Key, ...]:
    """Which colour is which kind of item, for those of the day."""
    kinds: dict[str, list[str]] = {}
    for entry in document.entries:
        names = kinds.setdefault(ITEM_COLOURS[entry.item.kind], [])
        if (name := labels.item_kind(entry.item.kind).lower()) not in names:
            names.append(name)
    return tuple(Key(", ".join(names), colour) for colour, names in kinds.items())


def _questions(document: Document) -> tuple[Block, ...]:
    """What the room was asked, what came of it in a line, and where that is told."""
    if not document.asked:
        return ()
    answered = any(answers.contributions for answers in document.asked)
    rows = tuple(_question(document, answers, answered=answered) for answers in document.asked)
    columns = (Column("", 0.05), Column(_("Question"), 0.5), Column(_("What came of it"), 0.45))
    return (Heading(_("The questions of the day")), Table(columns if answered else columns[:2], rows))


def _question(document: Document, answers: Answers, *, answered: bool) -> tuple[Cell, ...]:
    """What was asked, and what came of it once something was *answered* to any question of the day."""
    asked = (Cell(str(answers.number), Role.STRONG), Cell(answers.question.text, anchor=answers.question.id))
    if not answered:
        return asked
    return (*asked, Cell(reflections.essence(document, answers) if answers.contributions else "", Role.SOFT))
