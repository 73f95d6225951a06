"""What the room sees, and where."""

from __future__ import annotations

from dataclasses import dataclass

from ..record import Record
from .enums import SceneKind, ScreenMode


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide(Record):
    """Something of the facilitator's own to show: a message, or pictures (the pages of a PDF, say)."""

    session_id: str
    position: int
    text: str
    """The message; the name of the pictures."""
    media: str = ""
    """The names of its pictures among the file's media, separated by blanks; empty for a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue(Record):
    """A room, known by its name: what decides how large a text must be, and which colours are seen best."""

    name: str
    depth_cm: int = 800
    """From the picture to the last row."""
    image_cm: int = 150
    """How high the projected picture is."""
    dark: bool = False
    """Whether the picture is light on dark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen(Record):
    """What the facilitator asked the room's screen to do. One for each session that was shown."""

    session_id: str
    mode: ScreenMode = ScreenMode.LIVE
    frozen: str = ""
    """The frozen scene itself, as JSON: a restart shows what the room was seeing."""
    first_id: str = ""
    """The first visible contribution (or row): where the reader is."""
    shown: SceneKind = SceneKind.MOMENT
    """What was chosen for the room; what comes when the freeze ends."""
    target: str = ""
    """The id of what it shows: a contribution, a question, a vote, a slide; empty for that of the moment."""
    nameless: bool = False
    """Whether nothing is told of who said what, whatever the questions allow."""
    still: bool = False
    """Whether nothing moves but figures."""
