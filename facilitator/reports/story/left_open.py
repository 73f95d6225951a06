"""The questions that leave the day without an answer."""

from __future__ import annotations

from ...i18n import _
from ...sessions.records import ContributionKind, QueueState, SessionState
from .. import words
from ..document import Document
from ..options import Options
from .blocks import Block, Bullets, Gathered, Heading, Role, Span
from .making import notes

_QUESTION = ContributionKind.QUESTION


def open_questions(document: Document, _options: Options) -> tuple[Block, ...]:
    """Those of the room to a speaker that are kept and were not answered; those that were put and nobody answered;
    and those that participants asked while they answered (they stand under their question too: here they are together).
    """
    found = (*_to_speakers(document), *_without_answer(document), *_from_the_room(document))
    return (Heading(_("Questions left open"), anchor="open-questions"), *found) if found else ()


def _to_speakers(document: Document) -> tuple[Block, ...]:
    points = tuple(
        tuple(span for span in (Span(asked.text), Span(words.asked_by(entry, asked), Role.SOFT)) if span.text)
        for entry in document.entries
        for asked in words.kept_questions(entry)
        if not asked.answer and asked.state is not QueueState.ANSWERED
    )
    return (Heading(_("Put to the speakers, without an answer yet"), level=3), Bullets(points)) if points else ()


def _without_answer(document: Document) -> tuple[Block, ...]:
    """Before the day, no question has an answer: that says nothing."""
    if document.session.state is SessionState.PREPARATION:
        return ()
    points = tuple((Span(one.question.text),) for one in document.asked if not one.contributions)
    return (Heading(_("Planned, without any contribution"), level=3), Bullets(points)) if points else ()


def _from_the_room(document: Document) -> tuple[Block, ...]:
    asked = [said for answers in document.answers for said in answers.contributions if said.kind is _QUESTION]
    if not asked:
        return ()
    return (Heading(_("Asked by the participants"), level=3), Gathered(notes(document, asked)))
