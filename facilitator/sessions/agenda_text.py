"""An agenda as lines that people write: in a message, a spreadsheet, minutes of a meeting. Both ways.

"09:00 Accueil 30 min", "Table ronde (1h15)", "Pause<TAB>15", "9h – 9h30 : Accueil": each line is an item. What a line
does not say follows from the others: minutes from the hour of the next one, the kind from the words of the title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ..errors import FacilitatorError
from ..i18n import _
from . import durations, labels
from .records import AgendaItem, ItemKind, SceneKind
from .schedule import PlannedSlot
from .templates import PlannedItem, Template
from .text import clean_line, folded

MOST_LINES = 100
"""A day has no more items; a text that is longer is something else."""
_USUAL = 30
_LONGEST_LENGTH = 40
"""How far from the end of a cell a duration can begin."""
_LONGEST = 24 * 60

_HOUR = r"\d{1,2}\s?(?:h|:)\s?(?:[0-5]\d)?"
_SPAN = re.compile(rf"^(?P<start>{_HOUR})(?!\d)(?:\s*(?:[-–—→]|à|to|a)\s*(?P<end>{_HOUR})(?!\d))?[\s:.,–—-]*", re.I)
_LENGTH = re.compile(
    r"[\s,;:·–—-]*\(?\s*(?P<length>\d{1,3}\s*(?:min(?:utes?|s)?|mn|['’′])\.?|\d{1,2}\s?h(?:\s?[0-5]\d)?(?:\s?min)?)\s*\)?\s*$",
    re.I,
)
_BULLET = re.compile(r"^(?:[-*•▪◦–—]\s+|\d{1,2}[.)]\s+)")
_WORDS = (
    (ItemKind.MEAL, "pause (?:dejeuner|repas|meridienne)|repas|dejeuner|diner|buffet|cocktail|lunch|meal"),
    (ItemKind.BREAK, "pause|cafe|break"),
    (ItemKind.WELCOME, "accueil|emargement|ouverture|bienvenue|tour de table|welcome|opening"),
    (ItemKind.CLOSING, "cloture|conclusion|mot de la fin|fin de journee|closing|wrap up"),
    (ItemKind.TESTIMONY, "temoignages?|retours? d experience|temoins?|testimony"),
    (ItemKind.EXPERT_INPUT, "apports?|expose|eclairage|cadrage|conference|expert input|keynote"),
    (ItemKind.VOTE, "votes?|gommettes|priorisation"),
    (ItemKind.POSITIONING, "positionnement|auto positionnement|roue des leviers|escalier|positioning"),
    (ItemKind.COMMITMENTS, "engagements?|suites|commitments?"),
)
_KINDS = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _WORDS)


@dataclass(frozen=True, slots=True)
class _Line:
    title: str
    detail: str
    start: int | None
    minutes: int | None


def table(items: Sequence[AgendaItem], slots: Sequence[PlannedSlot]) -> str:
    """Items as lines to paste anywhere: hour, title and minutes, separated by tabulations."""
    return "\n".join(
        f"{labels.clock_of(slot.start)}\t{item.title or labels.item_kind(item.kind)}\t{labels.duration(item.minutes)}"
        for item, slot in zip(items, slots, strict=True)
    )


def planned(text: str, usual: Mapping[ItemKind, int]) -> Template | None:
    """The items that the lines of *text* say; None when there are none. *usual*: how long each kind lasts.

    Raises `FacilitatorError` for more lines than a day has items.
    """
    found = [_line(one) for one in _rows(text)]
    if not found:
        return None
    if len(found) > MOST_LINES:
        raise FacilitatorError(
            _("This text has {count} lines, more than a day has items ({most}): copy only the agenda.").format(
                count=len(found), most=MOST_LINES
            )
        )
    items = tuple(_item(one, after, usual) for one, after in zip_longest(found, found[1:]) if one is not None)
    start = next((one.start for one in found if one.start is not None), 9 * 60)
    title = items[0].title
    return Template("texte", title or _("Untitled"), "", start, 6, (), items, whole=False)


def kind_of(title: str) -> ItemKind:
    """What kind of item the words of a title tell; a reflection when they tell none."""
    plain = folded(title)
    told = ((match.start(), kind) for kind, words in _KINDS if (match := words.search(plain)))
    return min(told, default=(0, ItemKind.REFLECTION), key=lambda one: one[0])[1]


def _rows(text: str) -> list[list[str]]:
    """The cells of each line that says something, without the line of headings of a table."""
    rows = [[cell for cell in map(clean_line, line.split("\t")) if cell] for line in re.split(r"\r\n|[\r\n]", text)]
    rows = [row for row in rows if row]
    headed = len(rows) > 1 and len(rows[0]) > 1 and not _figures(rows[0]) and any(map(_figures, rows[1:]))
    return rows[1:] if headed else rows


def _figures(cells: list[str]) -> bool:
    return any(char.isdigit() for cell in cells for char in cell)


def _line(cells: list[str]) -> _Line:
    start = end = minutes = None
    words: list[str] = []
    for place, cell in enumerate(cells):
        hours = _hours(cell) if not words else None
        if hours is not None:
            begins, ends, cell = hours
            start, end = (begins, ends) if start is None else (start, begins)
        if (place or len(cells) == 1) and minutes is None and cell:
            minutes, cell = _minutes(cell, alone=len(cells) > 1)
        if cell:
            words.append(cell)
    if minutes is None and start is not None and end is not None:
        minutes = (end - start) % _LONGEST
    title = _BULLET.sub("", words[0]).strip(" -–—:·") if words else ""
    return _Line(title, " · ".join(words[1:]), start, minutes)


def _hours(cell: str) -> tuple[int, int | None, str] | None:
    """The hours at the head of a cell, and what is left of it."""
    cell = _BULLET.sub("", cell) if not _SPAN.match(cell) else cell
    match = _SPAN.match(cell)
    if match is None:
        return None
    try:
        start = durations.parse_clock(match["start"])
        end = durations.parse_clock(match["end"]) if match["end"] else None
    except FacilitatorError:
        return None
    return start, end, cell[match.end() :].strip()


def _minutes(cell: str, *, alone: bool) -> tuple[int | None, str]:
    """The duration at the end of a cell, and what is left; in a table, a number *alone* is one too."""
    if alone and cell.isdecimal() and len(cell) <= 4:
        return min(int(cell), _LONGEST), ""
    match = _LENGTH.search(cell, max(0, len(cell) - _LONGEST_LENGTH))
    if match is None:
        return None, cell
    return min(durations.parse_duration(match["length"].rstrip(".")), _LONGEST), cell[: match.start()].strip()


def _item(one: _Line, after: _Line | None, usual: Mapping[ItemKind, int]) -> PlannedItem:
    kind, minutes = kind_of(one.title), one.minutes
    if minutes is None and one.start is not None and after is not None and after.start is not None:
        minutes = (after.start - one.start) % _LONGEST or None
    return PlannedItem(
        kind=kind,
        title=one.title,
        detail=one.detail,
        minutes=usual.get(kind, _USUAL) if minutes is None else minutes,
        method="",
        material="",
        guidance="",
        question_minutes=0,
        speakers=(),
        questions=(),
        shows=SceneKind.MOMENT,
    )
