"""What every scene is made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from .values import Look, Segment


@dataclass(frozen=True, slots=True)
class Scene:
    """What every scene has: the rail of the day, its look, and where the reader is."""

    rail: tuple[Segment, ...]
    look: Look = field(default=Look(), kw_only=True)
    first_id: str = field(default="", kw_only=True)
    """What the visible page begins with, as the layout names it; empty for the first page, or the latest."""
