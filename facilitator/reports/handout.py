"""The page that people take home: what the day came to, what was promised, when they meet again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..i18n import _, ngettext
from ..sessions import labels
from ..sessions.records import Commitment, SessionState
from ..tokens import ITEM_COLOURS
from . import words
from .document import Answers, Document
from .options import Options, SectionName
from .story import reflections, speech, synthesis
from .story.blocks import Bullets, Gathered

_CLUSTERS = 3
"""How many clusters of a question are told: the first ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is said, and after it, softer, how much or by whom."""

    text: str
    soft: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the lines under it, the first ones more than the others."""

    title: str
    lines: tuple[Line, ...]
    more: Callable[[int], str]
    """Says how many are left out."""
    hidden: int = 0
    """How many were left out before."""
    colour: str = ""
    needed: bool = False
    """Whether it stays when there is no room for all of them."""


@dataclass(frozen=True, slots=True)
class Handout:
    title: str
    about: str
    """Which day it was, where."""
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    footer: str
    accent: str = ""
    """The colour of its title and rules, as "#rrggbb"; empty for ink."""
    logo: bytes = b""


def as_handout(document: Document, options: Options | None = None) -> bytes:
    """The page as a PDF file; the same document always gives the same bytes."""
    from .handout_page import as_pdf

    return as_pdf(handout_of(document, options))


def handout_of(document: Document, options: Options | None = None) -> Handout:
    """What the page says, in the colour and under the logo of the report, without the sections that it leaves out.

    While there is nothing to take home, it is the programme of the day.
    """
    options = options or Options()
    told = {name: tuple(made(document)) for name, made in _CAME_OF_IT.items() if name in options.sections}
    parts = [part for some in told.values() for part in some]
    if document.session.state is SessionState.PREPARATION or not parts:
        parts = [part for name, made in _PLANNED.items() if name in options.sections for part in made(document)]
    return Handout(
        document.session.title,
        words.day_and_place(document),
        tuple(parts),
        tuple(_closing(document)),
        words.footer(document),
        options.accent,
        options.logo,
    )


def _essentials(document: Document) -> Iterator[Part]:
    """The sentences of the synthesis, whole; what the room said of each is for the report."""
    told = (block for block in synthesis.essentials(document) if isinstance(block, Bullets))
    lines = tuple(Line("".join(span.text for span in point).strip()) for block in told for point in block.points)
    if lines:
        yield Part(_("The essentials"), lines, _more, needed=True)


def _questions(document: Document) -> Iterator[Part]:
    """What was answered, and its first clusters; without any, how much was answered."""
    for answers in document.asked:
        if answers.contributions:
            yield _question(document, answers)


def _question(document: Document, answers: Answers) -> Part:
    blocks = reflections.question(document, answers, "", "")
    filled = sum(bool(group.contributions) for group in answers.groups)
    # what is in no cluster stands behind the clusters
    clusters = [block for block in blocks if isinstance(block, Gathered) and block.notes][:filled]
    shown = clusters if len(clusters) == _CLUSTERS + 1 else clusters[:_CLUSTERS]  # to count one takes its room
    return Part(
        answers.question.text,
        tuple(Line(one.title, one.weight) for one in shown) or (Line(words.answers_summary(answers)),),
        _more_clusters,
        len(clusters) - len(shown),
        ITEM_COLOURS["reflection"],
    )


def _commitments(document: Document) -> Iterator[Part]:
    lines = tuple(Line(one.what, _promised(one)) for one in document.commitments)
    if lines:
        yield Part(_("Who does what"), lines, _more_commitments, colour=ITEM_COLOURS["commitments"], needed=True)


def _programme(document: Document) -> Iterator[Part]:
    lines = tuple(Line(speech.title(one), words.span(one.planned_start, one.planned_end)) for one in document.entries)
    if lines:
        yield Part(_("The day as planned"), lines, _more, needed=True)


def _asked(document: Document) -> Iterator[Part]:
    lines = tuple(Line(answers.question.text) for answers in document.asked)
    if lines:
        yield Part(_("The questions of the day"), lines, _more, colour=ITEM_COLOURS["reflection"])


_CAME_OF_IT: dict[SectionName, Callable[[Document], Iterator[Part]]] = {
    SectionName.ESSENTIALS: _essentials,
    SectionName.REFLECTIONS: _questions,
    SectionName.COMMITMENTS: _commitments,
}
_PLANNED: dict[SectionName, Callable[[Document], Iterator[Part]]] = {
    SectionName.AGENDA: _programme,
    SectionName.REFLECTIONS: _asked,
}


def _promised(one: Commitment) -> str:
    """By whom, and by when."""
    by = _("by {date}").format(date=labels.short_date(one.due)).replace(" ", "\u00a0") if one.due else ""
    return ", ".join(filter(None, (one.who, by)))


def _closing(document: Document) -> Iterator[str]:
    """When people meet again, and thanks once the day has begun."""
    if document.next_day is not None:
        told = _("See you on {date}: {title}").format(
            date=labels.long_date(document.next_day), title=document.next_title
        )
        yield told
    if document.session.state is not SessionState.PREPARATION:
        yield _("Thank you for this day.")


def _more(count: int) -> str:
    return ngettext("… and {count} more", "… and {count} more", count).format(count=count)


def _more_clusters(count: int) -> str:
    return ngettext("… and {count} other cluster", "… and {count} other clusters", count).format(count=count)


def _more_commitments(count: int) -> str:
    return ngettext("… and {count} other commitment", "… and {count} other commitments", count).format(count=count)


def more_parts(count: int) -> str:
    """How many questions or lists there was no room for."""
    return ngettext(
        "… and {count} other subject, told in the report", "… and {count} other subjects, told in the report", count
    ).format(count=count)
