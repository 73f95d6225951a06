"""Somebody told on one line: "Jeanne Dupont, maire, Sources", or "Dupont Jeanne ; DGS ; CC du Val Clair ; table 4"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from ..records import College, Participant
from ..text import clean_line, folded, tidy
from . import people_words
from .cells import DELIMITERS, Line, cut
from .file import Sheet

_TABLE = re.compile(r"@?(?:table|t) ?(?:n?° ?)?(\d{1,3})")
_BULLET = re.compile(r"^(?:[-–—•*▪·]+|\d{1,3}\s?[.)°-])\s+")
_MAIL = re.compile(r"\s*<?[\w.+-]+@[\w-]+\.[\w.-]+>?")
_CIVILITY = re.compile(r"^(?:mme|m\.|mr|monsieur|madame|mlle|mrs|ms)\s+(?=\S)", re.IGNORECASE)
_BRACKETED = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_MAYOR_OF = re.compile(r"\b[Mm]aire (?:de |d['’])([A-ZÀ-Ý][^,;(]*)")
_CALLINGS = (College.DGS, College.ADL, College.STAFF, College.EXPERT)
"""Colleges whose name says what somebody does."""
_SEPARATORS = (";", " – ", " — ", " - ", ",")
"""What stands between the parts of a line, the surest first."""


def parts_of(line: str) -> list[str]:
    """The parts of one line, cut at the surest separator that stands in it; what is in brackets after the name is one.

    Raises `BadText` for a line too long.
    """
    line = _BULLET.sub("", clean_line(line.replace("\t", ";")))
    separator = next((one for one in _SEPARATORS if one in line), "")
    name, *rest = (part.strip() for part in (line.split(separator) if separator else [line]))
    return [*beside_brackets(name), *rest]


def beside_brackets(name: str) -> list[str]:
    """A name, and what stands in brackets behind it: "Zoé Petit (excusée)"."""
    found = _BRACKETED.fullmatch(name)
    return [found[1], found[2].strip()] if found else [name]


def is_list(sheet: Sheet) -> bool:
    """Whether the lines of *sheet* are told in words rather than cut into cells."""
    return sheet.width == 1


def in_cells(sheet: Sheet) -> Sheet:
    """A sheet of single cells that are really tables of text, cut into cells; any other as it is.

    A list with a title such as "Nom ; Fonction" is a table, whatever separates its cells.
    """
    if not is_list(sheet):
        return sheet
    for delimiter in DELIMITERS:
        titles = sheet.lines[0].cells[0].split(delimiter)
        if len(titles) > 1 and _are_titles(titles):
            lines = tuple(_cut(line, delimiter) for line in sheet.lines)
            return replace(sheet, lines=lines)
    return sheet


def person_of(parts: Sequence[str], communes: Container[str] = ()) -> Participant:
    """The person that these parts tell of, the name first; the rest is told apart by what it says.

    What nothing else claims is one of the *communes* that are known (folded), or else a function, then a commune, then
    where the person belongs.
    """
    rest = [part for part in parts[1:] if part]
    found, unclear = Participant(session_id="", name=name_of(parts[0] if parts else "")), list[str]()
    for part in rest:
        known = _with(found, part)
        if known is None:
            unclear.append(part)
        else:
            found = known
    found = completed(found)
    for place, part in enumerate(unclear):
        if folded(part) in communes and not found.commune:
            found = replace(found, commune=part)
            continue
        last = place == len(unclear) - 1 and (len(rest) > 1 or part[0].isupper())
        found = _with_unclear(found, part, last=last)
    return completed(found)


def completed(person: Participant) -> Participant:
    """*person* with the college and the commune that the function leaves no doubt of, where they are not told."""
    return replace(
        person,
        college=person.college or people_words.college_of(person.role, person.organisation),
        commune=person.commune or _commune_of(person.role),
    )


def name_of(text: str) -> str:
    """A name without the address behind it and the civility before it."""
    return _CIVILITY.sub("", _MAIL.sub("", tidy(text)).strip(" ,;\"'")) or tidy(text)


def _with(found: Participant, part: str) -> Participant | None:
    """*found* with what *part* leaves no doubt of; None when it may be several things."""
    table = _TABLE.fullmatch(folded(part))
    if table and found.table_number is None:
        return replace(found, table_number=int(table[1]))
    if people_words.is_excused(part):
        return replace(found, excused=True)
    college = people_words.college_named(part)
    if college is not None and found.college is None:
        return replace(found, college=college, role=found.role or (part if college in _CALLINGS else ""))
    if people_words.is_role(part):
        return replace(found, role=", ".join(filter(None, (found.role, part))))
    if people_words.is_organisation(part) and not found.organisation:
        return replace(found, organisation=part)
    return None


def _with_unclear(found: Participant, part: str, *, last: bool) -> Participant:
    """*found* with what may be anything: the last part is most often the commune."""
    if not (found.role or last):
        return replace(found, role=part)
    if not found.commune:
        return replace(found, commune=part)
    return replace(found, organisation=", ".join(filter(None, (found.organisation, part))))


def _commune_of(role: str) -> str:
    """The commune that a mayor is the mayor of, where it is plainly written."""
    told = _MAYOR_OF.search(role)
    return told[1].strip() if told else ""


def _are_titles(titles: list[str]) -> bool:
    from .people_columns import has_titles

    return has_titles(Sheet("", (Line(1, tuple(titles)),)))


def _cut(line: Line, delimiter: str) -> Line:
    cut_line = next(cut(line.cells[0], delimiter), None)
    return replace(cut_line, number=line.number) if cut_line is not None else line
