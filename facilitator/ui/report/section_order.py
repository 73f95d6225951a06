"""The order in which sections are listed: those that are told in theirs, the others where they usually stand."""

from __future__ import annotations

from collections.abc import Sequence

from ...reports.options import SectionName


def listed(told: Sequence[SectionName]) -> list[SectionName]:
    """Every section: one that is left out comes after the one that it usually follows."""
    found = list(told)
    usual = list(SectionName)
    for place, name in enumerate(usual):
        if name not in found:
            before = usual[place - 1] if place else None
            found.insert(found.index(before) + 1 if before else 0, name)
    return found


def toggled(told: Sequence[SectionName], name: SectionName) -> list[SectionName]:
    """What is told once that section is left out, or told again where it is listed."""
    if name in told:
        return [one for one in told if one is not name]
    return [one for one in listed(told) if one in told or one is name]


def moved(told: Sequence[SectionName], name: SectionName, step: int) -> list[SectionName]:
    """What is told once that section has gone so many places down among those that are told."""
    if name not in told:
        return list(told)
    place = told.index(name)
    found = [one for one in told if one is not name]
    found.insert(min(max(0, place + step), len(found)), name)
    return found


def dropped(told: Sequence[SectionName], name: SectionName, place: int) -> list[SectionName]:
    """What is told once that section was dropped before the one at *place* among all that are listed."""
    if name not in told:
        return list(told)
    above = [one for one in listed(told)[:place] if one in told and one is not name]
    below = [one for one in told if one is not name and one not in above]
    return [*above, name, *below]
