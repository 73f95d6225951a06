"""Small pieces of which every section is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...sessions.records import Contribution, ContributionKind
from .. import words
from ..document import Document
from .blocks import Block, Cell, Column, NoteLine, Paragraph, Role, Span, Table

KINDS = tuple(ContributionKind)
NO_VOTES: Mapping[str, int] = {}


def soft(text: str) -> Paragraph:
    return Paragraph((Span(text, Role.SOFT),))


def named(name: str, rest: str, role: Role = Role.PLAIN) -> Paragraph:
    """A name and what is said of it: "**Odile Ramirand,** lawyer"."""
    spans = (Span(f"{name}," if rest else name, Role.STRONG), Span(rest, role))
    return Paragraph(tuple(span for span in spans if span.text))


def notes(
    document: Document, contributions: Iterable[Contribution], votes: Mapping[str, int] = NO_VOTES
) -> tuple[NoteLine, ...]:
    """Contributions by kind, each with where it comes from, how it weighs, what it received by *votes*, if it was put
    to the vote, and what else was said of it.
    """
    ordered = sorted(contributions, key=lambda said: KINDS.index(said.kind))
    return tuple(_note(document, said, votes.get(said.id)) for said in ordered)


def _note(document: Document, said: Contribution, votes: int | None) -> NoteLine:
    """A contribution as the report tells it: no more than the reading of the document leaves of who said it."""
    echoes = document.echoes(said)
    voted = "" if votes is None else words.vote_count(votes)
    origin = " · ".join(filter(None, (document.author(said), words.origin(said, 1 + len(echoes)), voted)))
    more = (*words.other_words(said, echoes), words.next_stop(said))
    return NoteLine(said.kind, said.text, origin, tuple(filter(None, more)))


def pairs(title: tuple[str, str], rows: Sequence[tuple[str, str]]) -> tuple[Block, ...]:
    """A table of two columns, the first soft and narrow; nothing without rows."""
    columns = (Column(title[0], 0.35), Column(title[1], 0.65))
    found = tuple((Cell(first, Role.SOFT), Cell(second)) for first, second in rows)
    return (Table(columns, found),) if found else ()
