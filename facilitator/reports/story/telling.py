"""A document told: the sections that were chosen, in their order, each made by the module of its subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ... import i18n
from ...sessions.records import Reading
from .. import words
from ..document import Document
from ..options import Options, SectionName
from . import (
    agenda,
    closing,
    commitments,
    cover,
    left_open,
    positioning,
    presence,
    reflections,
    speaking,
    speech,
    votes,
)
from .blocks import Block, Cell, Contents, Heading, Section, Story, Table, listed

EVERYTHING = Options(Reading.NAMED)
"""What is told when nothing was chosen."""

_STRICTNESS = list(Reading)
"""The readings, each telling less than the one before it."""

_TOLD: dict[SectionName, Callable[[Document, Options], tuple[Block, ...]]] = {
    SectionName.COVER: cover.cover,
    SectionName.ESSENTIALS: cover.essentials,
    SectionName.CONTENTS: cover.contents,
    SectionName.AGENDA: agenda.agenda,
    SectionName.INPUTS: speech.inputs,
    SectionName.TESTIMONIES: speech.testimonies,
    SectionName.REFLECTIONS: reflections.reflections,
    SectionName.VOTES: votes.other_votes,
    SectionName.POSITIONING: positioning.positioning,
    SectionName.COMMITMENTS: commitments.commitments,
    SectionName.PARKING: reflections.parking,
    SectionName.OPEN_QUESTIONS: left_open.open_questions,
    SectionName.EVALUATION: positioning.evaluation,
    SectionName.SPEAKING: speaking.speaking,
    SectionName.ATTENDANCE: presence.attendance,
    SectionName.ACTORS: presence.actors,
    SectionName.ANNEXES: closing.annexes,
    SectionName.METHOD: closing.method,
}


def story_of(document: Document, options: Options | None = None) -> Story:
    """The report of *document* as a story, with the sections of *options* that have something to tell.

    The document has been read as `options.reading` wants before; what is told of it here never says more.
    """
    options = options or EVERYTHING
    options = replace(options, reading=max(options.reading, document.reading, key=_STRICTNESS.index))
    made = (Section(name.value, _TOLD[name](document, options)) for name in _cover_first(options.sections))
    return Story(
        title=document.session.title,
        subject=document.cycle.title,
        footer=words.footer(document),
        language=i18n.language(),
        sections=_tied(_worth_listing([section for section in made if section.blocks])),
        accent=options.accent,
    )


def _cover_first(sections: Iterable[SectionName]) -> list[SectionName]:
    """The sections in the order that was chosen, but for the title page: nothing stands before it."""
    return sorted(sections, key=lambda name: name is not SectionName.COVER)


def _worth_listing(sections: Sequence[Section]) -> list[Section]:
    """The sections, without contents that would list a single title."""
    story = Story("", "", "", "", tuple(sections))
    if len(list(listed(story))) > 1:
        return list(sections)
    kept = (replace(one, blocks=tuple(b for b in one.blocks if not isinstance(b, Contents))) for one in sections)
    return [one for one in kept if one.blocks]


def _tied(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections, no cell of which leads to a heading that was left out."""
    every = tuple(sections)
    known = {block.anchor for one in every for block in one.blocks if isinstance(block, Heading)}
    return tuple(replace(one, blocks=tuple(_loosened(block, known) for block in one.blocks)) for one in every)


def _loosened(block: Block, known: set[str]) -> Block:
    if not isinstance(block, Table) or not any(cell.anchor for row in block.rows for cell in row):
        return block
    return replace(block, rows=tuple(tuple(_cell(cell, known) for cell in row) for row in block.rows))


def _cell(cell: Cell, known: set[str]) -> Cell:
    return replace(cell, anchor="") if cell.anchor and cell.anchor not in known else cell
