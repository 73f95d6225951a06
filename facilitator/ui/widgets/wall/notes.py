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
    weight: int = 1
    """How many people said it; shown from two on."""
    place: tuple[int, int] | None = None
    """Where its corner was put on the wall, in wall units; None to be laid out. A note of a group has no place."""


@dataclass(frozen=True, slots=True)
class WallGroup:
    id: str
    title: str
    count: str
    """How many notes, in words."""
    colour: str = ""
    """Of its edge; empty for the plain one."""
    place: tuple[int, int] | None = None
    """Where its corner was put on the wall; None to be laid out."""
    cluster: bool = True
    """Whether notes can be dropped into it; False for a mere heading, such as those of a table."""
