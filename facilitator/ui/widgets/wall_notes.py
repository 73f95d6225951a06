"""What the wall shows, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WallNote:
    """What the wall shows of a contribution."""

    id: str
    text: str
    colour: str
    letter: str
    origin: str = ""
    group: str = ""
    """The id of its group; empty for a loose note."""


@dataclass(frozen=True, slots=True)
class WallGroup:
    id: str
    title: str
    count: str
    """How many notes, in words."""
