"""How a report is made: for whom, which of its sections in which order, whose picture and colour it has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..sessions.records import Reading, ReportSettings
from ..sessions.store import Store


class SectionName(StrEnum):
    """The sections of a report, in their usual order."""

    COVER = "cover"
    ESSENTIALS = "essentials"
    CONTENTS = "contents"
    AGENDA = "agenda"
    """Planned against actual."""
    INPUTS = "inputs"
    TESTIMONIES = "testimonies"
    REFLECTIONS = "reflections"
    """The questions, with all that was answered, voted and concluded."""
    VOTES = "votes"
    """Those that are about no question."""
    POSITIONING = "positioning"
    COMMITMENTS = "commitments"
    PARKING = "parking"
    OPEN_QUESTIONS = "open_questions"
    EVALUATION = "evaluation"
    SPEAKING = "speaking"
    ATTENDANCE = "attendance"
    ACTORS = "actors"
    ANNEXES = "annexes"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Options:
    """What was chosen for a report."""

    reading: Reading = Reading.NAMED
    sections: tuple[SectionName, ...] = tuple(SectionName)
    logo: bytes = b""
    accent: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    """Names to hide from the public reading, each with what stands in its place."""


def options_of(store: Store, session_id: str) -> Options:
    """What was chosen for the report of that session; the usual ones otherwise."""
    settings = store.first(ReportSettings, session_id=session_id)
    if settings is None:
        return Options()
    known = {name.value: name for name in SectionName}
    sections = tuple(known[name] for name in settings.sections.split() if name in known)
    logo = store.media(settings.logo) if settings.logo else None
    return Options(settings.reading, sections or tuple(SectionName), logo or b"", settings.accent)
