"""The words of the place Report: its sections, those it is for, its formats, what changed since a file was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ...i18n import _, ngettext, pgettext
from ...reports.options import SectionName
from ...sessions import labels
from ...sessions.record import Record
from ...sessions.records import (
    AgendaItem,
    Ambassador,
    Cluster,
    Commitment,
    Contribution,
    Feedback,
    KeyPoint,
    Participant,
    PlanePoint,
    Question,
    Rating,
    Reading,
    RoomQuestion,
    Session,
    Statement,
    Vote,
)


def section(name: SectionName) -> str:
    """What a section of the report is called."""
    return {
        SectionName.COVER: _("Cover"),
        SectionName.ESSENTIALS: _("The essentials"),
        SectionName.CONTENTS: _("Table of contents"),
        SectionName.AGENDA: _("Planned and actual times"),
        SectionName.INPUTS: _("Expert inputs"),
        SectionName.TESTIMONIES: _("Testimonies"),
        SectionName.REFLECTIONS: _("Questions and contributions"),
        SectionName.VOTES: _("Other votes"),
        SectionName.POSITIONING: _("Wheel, staircase and trends"),
        SectionName.COMMITMENTS: _("Commitments"),
        SectionName.PARKING: _("Parking"),
        SectionName.OPEN_QUESTIONS: _("Questions left open"),
        SectionName.EVALUATION: _("What the room says of its day"),
        SectionName.SPEAKING: _("Who had the floor"),
        SectionName.ATTENDANCE: _("Participants"),
        SectionName.ACTORS: _("Map of actors"),
        SectionName.ANNEXES: _("Annexes"),
        SectionName.METHOD: _("How this report was made"),
    }[name]


def reading(reading: Reading) -> str:
    """For whom it is."""
    return {
        Reading.NAMED: pgettext("reading", "Organiser"),
        Reading.COLLEGE: pgettext("reading", "Participants"),
        Reading.PUBLIC: pgettext("reading", "Public"),
    }[reading]


def told(reading: Reading) -> str:
    """What that reading tells."""
    return {
        Reading.NAMED: _("Everything, with the names of those who came."),
        Reading.COLLEGE: _("Who spoke, by college; nobody by name."),
        Reading.PUBLIC: _("No author, and no name that you hide."),
    }[reading]


def form(form: str) -> str:
    """What a format is called."""
    return {
        "pdf": "PDF",
        "docx": "Word",
        "xlsx": "Excel",
        "md": "Markdown",
        "csv": "CSV",
        "json": "JSON",
        "handout": _("One page"),
    }[form]


def what_for(form: str) -> str:
    """What a format is good for."""
    return {
        "pdf": _("To print or send as it is."),
        "docx": _("To be changed in a word processor."),
        "xlsx": _("One sheet a subject, for a spreadsheet."),
        "md": _("Plain text with its headings, for a web site or a wiki."),
        "csv": _("One row for each contribution, for a spreadsheet."),
        "json": _("Everything that was recorded, for another program."),
        "handout": _("The essentials on one page, to take home before people leave."),
    }[form]


def written(instant: datetime) -> str:
    """When a file was written."""
    local = instant.astimezone()
    return f"{labels.short_date(local.date())}, {local:%H:%M}"


def changes(counts: Mapping[type[Record], int]) -> str:
    """What changed since, the weightiest first; nothing when nothing did."""
    return ", ".join(_count(kind, counts[kind]) for kind in _TOLD if kind in counts)


_TOLD = (
    Contribution,
    Cluster,
    Vote,
    Commitment,
    Ambassador,
    Statement,
    Rating,
    PlanePoint,
    Feedback,
    KeyPoint,
    RoomQuestion,
    Participant,
    Question,
    AgendaItem,
    Session,
)


def _count(kind: type[Record], count: int) -> str:
    if kind is Session:
        return _("the details of the day")
    return {
        Contribution: ngettext("{count} contribution", "{count} contributions", count),
        Cluster: ngettext("{count} cluster", "{count} clusters", count),
        Vote: ngettext("{count} change in the votes", "{count} changes in the votes", count),
        Commitment: ngettext("{count} commitment", "{count} commitments", count),
        Ambassador: ngettext("{count} ambassador", "{count} ambassadors", count),
        Statement: ngettext("{count} sentence", "{count} sentences", count),
        Rating: ngettext("{count} rating", "{count} ratings", count),
        PlanePoint: ngettext("{count} point of the plane", "{count} points of the plane", count),
        Feedback: ngettext("{count} opinion on the day", "{count} opinions on the day", count),
        KeyPoint: ngettext("{count} key point", "{count} key points", count),
        RoomQuestion: ngettext("{count} question from the room", "{count} questions from the room", count),
        Participant: ngettext("{count} participant", "{count} participants", count),
        Question: ngettext("{count} question", "{count} questions", count),
        AgendaItem: ngettext("{count} item of the agenda", "{count} items of the agenda", count),
    }[kind].format(count=count)
