"""The session as a spreadsheet: one sheet a subject, those that have nothing to tell left out."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import _
from ...sessions.records import Reading
from ..document import Document
from . import day, decided, positioned, said
from .sheet import Sheet
from .writing import written


def as_xlsx(document: Document) -> bytes:
    """The whole session as its reading allows; the same day always gives the same bytes."""
    title = _("Day {number} · {title}").format(number=document.number, title=document.session.title)
    return written(sheets(document), title, document.ended or document.planned_end)


def sheets(document: Document) -> list[Sheet]:
    """The sheets that hold something, in the order of the report."""
    return [sheet for sheet in _every(document) if sheet.rows]


def _every(document: Document) -> Iterator[Sheet]:
    yield day.day(document)
    yield decided.synthesis(document)
    yield day.agenda(document)
    yield day.speech(document)
    yield day.room_questions(document)
    yield said.questions(document)
    yield said.contributions(document)
    yield said.clusters(document)
    yield decided.votes(document)
    yield decided.voices(document)
    yield decided.reservations(document)
    yield positioned.wheel_sheet(document)
    yield positioned.answers(document)
    yield positioned.plane(document)
    yield decided.commitments(document)
    yield decided.steps(document)
    yield decided.ambassadors(document)
    yield said.parking(document)
    yield positioned.feedback(document)
    yield day.speaking(document)
    if document.reading is Reading.NAMED:
        yield day.people(document)
    yield day.attendance(document)
    yield day.actors(document)
