"""The product's look as values: colours and type, read by the windows, the projected view and the report.

Contrast of text on its ground is at least 4.5:1 on the console and 7:1 on the projected view (WCAG 2.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PAPER = "#FAF8F3"
CARD = "#FFFFFF"
LINE = "#E4DFD5"
INK = "#1D2531"
SOFT_INK = "#5C6675"
ACCENT = "#0E5A6B"
ACCENT_GROUND = "#DDECEF"
LATE = "#B3261E"
LATE_GROUND = "#FBE4E1"
SAVED = "#1F6B4A"

ITEM_COLOURS = {
    "expert_input": "#3B5B9A",
    "testimony": "#B2552F",
    "reflection": "#2C7A58",
    "vote": "#6D4A8C",
    "positioning": "#6D4A8C",
    "commitments": "#6D4A8C",
    "welcome": "#7A7F87",
    "break": "#7A7F87",
    "meal": "#7A7F87",
    "closing": "#7A7F87",
}

AXIS_COLOURS = ("#3B5B9A", "#B2552F", "#2C7A58", "#6D4A8C")
"""The axes of the wheel, in their order."""

NOTE_COLOURS = {"idea": "#FFE58A", "obstacle": "#F7C6D3", "question": "#BFDDF5", "example": "#C6E7B8"}
PARKED_COLOUR = "#DACBF2"

CLUSTER_COLOURS = {
    "": "#C9BFA8",
    "blue": "#3B5B9A",
    "brick": "#B2552F",
    "green": "#2C7A58",
    "violet": "#6D4A8C",
    "teal": "#0E5A6B",
    "plum": "#94355F",
}
"""The edge of a cluster's frame, by its name; white text on any but the first keeps 4.5:1."""

FAMILY = "Atkinson Hyperlegible Next"
CAPITAL_HEIGHT = 0.668
"""Height of the family's capital letters, in em."""

RADIUS = 10


@dataclass(frozen=True)
class Projection:
    """The colours of the room's view: on each ground, every ink of its own keeps 7:1."""

    ground: str
    ink: str
    soft_ink: str
    line: str
    late: str
    """The console's late red, for this ground and its tints."""
    accent: str
    kinds: Mapping[str, str]
    """By kind of item; text in the colour of the ground on them, and they on the ground, keep 7:1."""
    clusters: Mapping[str, str]
    """The same for clusters, by the names of `CLUSTER_COLOURS`."""


NOTE_INK = "#11161F"
NOTE_SOFT_INK = "#2E3643"
"""On the paper of a projected note, whatever the ground around it."""
PROJECTION_SOFT_INK = "#3A4454"
PROJECTION_COLOURS = {
    "expert_input": "#2E4A82",
    "testimony": "#84391A",
    "reflection": "#175A3D",
    "vote": "#573773",
    "positioning": "#573773",
    "commitments": "#573773",
    "welcome": "#4A505A",
    "break": "#4A505A",
    "meal": "#4A505A",
    "closing": "#4A505A",
}

LIGHT = Projection(
    ground="#FFFFFF",
    ink="#11161F",
    soft_ink=PROJECTION_SOFT_INK,
    line="#D9D4C9",
    late="#8F1D17",
    accent=ACCENT,
    kinds=PROJECTION_COLOURS,
    clusters={
        "": "#4A505A",
        "blue": "#2E4A82",
        "brick": "#84391A",
        "green": "#175A3D",
        "violet": "#573773",
        "teal": "#0E5A6B",
        "plum": "#7A2A4E",
    },
)
DARK = Projection(
    ground="#10151D",
    ink="#F7F5F0",
    soft_ink="#CBD3DE",
    line="#3A4452",
    late="#FFA69C",
    accent="#86D3E4",
    kinds={
        "expert_input": "#A9C3FA",
        "testimony": "#F4B494",
        "reflection": "#8FD9B4",
        "vote": "#D3B8EE",
        "positioning": "#D3B8EE",
        "commitments": "#D3B8EE",
        "welcome": "#C3C9D2",
        "break": "#C3C9D2",
        "meal": "#C3C9D2",
        "closing": "#C3C9D2",
    },
    clusters={
        "": "#C3C9D2",
        "blue": "#A9C3FA",
        "brick": "#F4B494",
        "green": "#8FD9B4",
        "violet": "#D3B8EE",
        "teal": "#86D3E4",
        "plum": "#F0AECB",
    },
)
