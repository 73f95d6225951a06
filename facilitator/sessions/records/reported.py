"""What is handed out of a day: how, and when it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..record import Record
from .enums import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings(Record):
    """How the report of a session is made. One for each session of which something was chosen."""

    session_id: str
    sections: str = ""
    """The names of its sections in their order, separated by blanks; empty for the usual ones."""
    reading: Reading = Reading.NAMED
    logo: str = ""
    """The picture at the top of the cover, by its name among the file's media."""
    accent: str = ""
    """The colour of its titles and rules, as "#rrggbb"; empty for the usual ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Record):
    """A file that was written for somebody."""

    session_id: str
    form: str
    """Its format: the end of its name."""
    reading: Reading
    path: str
    written_at: datetime
    last_operation: str = ""
    """The last operation of the journal that it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction(Record):
    """What was decided about a name found in what people wrote, before anything public is written."""

    session_id: str
    name: str
    hidden: bool
    instead: str = ""
    """What stands in its place; empty for the usual mark."""
