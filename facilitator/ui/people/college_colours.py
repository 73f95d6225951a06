"""The colour of each college: a pale ground for names, a strong one for bars and dots. The words are always beside."""

from __future__ import annotations

from ...sessions.records import College

_GROUNDS = {
    College.ELECTED: ("#DCE5F6", "#3B5B9A"),
    College.DGS: ("#E6DCF0", "#6D4A8C"),
    College.ADL: ("#D6EDE2", "#2C7A58"),
    College.STAFF: ("#DDECEF", "#0E5A6B"),
    College.STATE: ("#F6DFE8", "#94355F"),
    College.EXPERT: ("#F7E2D6", "#B2552F"),
    College.ACTORS: ("#F5EBC8", "#7A6212"),
    College.INHABITANTS: ("#E4E8D2", "#5B6B1F"),
}
_NOBODYS = ("#ECE8DF", "#7A7F87")
"""Of those whose college is not known."""


def ground(college: College | None) -> str:
    """What a name stands on; the ink of the console keeps 7:1 on it."""
    return _GROUNDS.get(college, _NOBODYS)[0] if college else _NOBODYS[0]


def strong(college: College | None) -> str:
    """For a bar or a dot."""
    return _GROUNDS.get(college, _NOBODYS)[1] if college else _NOBODYS[1]
