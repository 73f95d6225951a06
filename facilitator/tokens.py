"""The product's look as values: colours and type, read by the windows, the projected view and the report.

Contrast of text on its ground is at least 4.5:1 on the console and 7:1 on the projected view (WCAG 2.2).
"""

from __future__ import annotations

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


PROJECTION_GROUND = "#FFFFFF"
PROJECTION_INK = "#11161F"
PROJECTION_SOFT_INK = "#3A4454"
PROJECTION_NOTE_SOFT_INK = "#2E3643"
PROJECTION_LINE = "#D9D4C9"
PROJECTION_LATE = "#8F1D17"
"""The console's late red, darker: 7:1 on the room's white and on its tints."""
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
"""The room's own set of item colours, darker: white text on them, and they on white, keep 7:1."""
