"""A colour for each college, always beside its name."""

from __future__ import annotations

from .... import tokens
from ....sessions.records import College

_COLOURS = {
    College.ELECTED: tokens.CLUSTER_COLOURS["blue"],
    College.DGS: tokens.CLUSTER_COLOURS["brick"],
    College.ADL: tokens.CLUSTER_COLOURS["teal"],
    College.STAFF: tokens.CLUSTER_COLOURS["plum"],
    College.STATE: "#7A6A1F",
    College.EXPERT: tokens.CLUSTER_COLOURS["green"],
    College.ACTORS: "#9A5A00",
    College.INHABITANTS: tokens.CLUSTER_COLOURS["violet"],
}


def colour_of(college: College | None) -> str:
    """Grey for those of whom the college is not known."""
    return _COLOURS[college] if college is not None else tokens.SOFT_INK
