"""What the columns of a table mean, told by their titles in French or in English and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cache, partial

from ..text import folded
from . import values
from .cells import Line
from .file import Sheet

_SAMPLED = 50
"""How many lines tell what a column holds."""
_LONGEST_TITLE = 80
_MOST_TABLES = 999


class Column(StrEnum):
    """What a column says of the contributions."""

    TEXT = "text"
    QUESTION = "question"
    KIND = "kind"
    TABLE = "table"
    COLLEGE = "college"
    LEVER = "lever"
    TAGS = "tags"
    CLUSTER = "cluster"
    WEIGHT = "weight"
    TIME = "time"
    PARKED = "parked"
    LATE = "late"
    SLIP = "slip"
    ECHOES = "echoes"
    """What others said in their own words: a line for each."""


Columns = tuple[Column | None, ...]
"""What each column of a sheet means, from the first; None for one that is left out."""

_NAMES = {
    Column.TEXT: "texte text contribution contributions reponse reponses response answer answers idee idees avis"
    " proposition propositions verbatim verbatims commentaire commentaires comment comments message note notes",
    Column.QUESTION: "question questions",
    Column.KIND: "genre kind type nature categorie category",
    Column.TABLE: "table tables",
    Column.COLLEGE: "college colleges profil qualite statut",
    Column.LEVER: "levier leviers lever levers",
    Column.TAGS: "etiquette etiquettes tag tags keywords hashtags",
    Column.CLUSTER: "regroupement regroupements cluster clusters grappe",
    Column.WEIGHT: "poids weight nombre occurrences count effectif",
}
"""The words that are titles of a column by themselves."""
_CERTAIN = frozenset(
    ("college", "colleges", "table", "tables", "levier", "leviers", "lever", "levers", "kind", "poids", "weight")
)
"""Titles that leave no doubt; others, such as "Type" or "Genre", must be borne out by what stands under them."""
_TELLING = (Column.TEXT, Column.TABLE, Column.COLLEGE, Column.LEVER, Column.TAGS, Column.CLUSTER)
"""Those of which one word within a longer title is enough."""
_OURS = {
    "session": None,
    "journee": None,
    "question number": None,
    "n° de la question": None,
    "time": Column.TIME,
    "heure": Column.TIME,
    "added after the day": Column.LATE,
    "ajoutee apres la journee": Column.LATE,
    "parked": Column.PARKED,
    "au frigo": Column.PARKED,
    "slip": Column.SLIP,
    "bulletin": Column.SLIP,
    "also said": Column.ECHOES,
    "dit aussi": Column.ECHOES,
}
"""Titles that our own export has beside the others, in both languages."""
_ENOUGH = 4
"""How many of those tell that a table is ours."""


def has_titles(sheet: Sheet) -> bool:
    """Whether the first line gives the columns their titles."""
    titles = sheet.lines[0].cells
    if any(len(title) > _LONGEST_TITLE for title in titles):
        return False
    if len(titles) == 1:
        return len(sheet.lines) > 1 and _named(titles[0]) is Column.TEXT
    return is_ours(titles) or any(_named(title) or _told(title) for title in titles)


def is_ours(titles: Iterable[str]) -> bool:
    """Whether these are the titles of our own export, in either language."""
    return sum(folded(title) in _OURS for title in titles) >= _ENOUGH


def columns_of(sheet: Sheet, *, titled: bool) -> Columns:
    """What each column of *sheet* most likely means, each meaning once; *titled* says if the first line names them."""
    lines = sheet.lines[titled : _SAMPLED + titled]
    found: list[Column | None] = _told_by_titles(sheet, lines) if titled else [None] * sheet.width
    if Column.TEXT not in found and (free := [place for place, column in enumerate(found) if column is None]):
        found[max(free, key=lambda place: sum(map(len, _cells(lines, place))))] = Column.TEXT
    return tuple(found)


def _told_by_titles(sheet: Sheet, lines: tuple[Line, ...]) -> list[Column | None]:
    """Titles that are a name come first, then those of which a word is one."""
    titles = sheet.lines[0].cells
    ours = is_ours(titles)
    found: list[Column | None] = [None] * sheet.width
    if ours:
        found[: len(titles)] = [_OURS.get(folded(title)) for title in titles]
    for tell in (_named, _told):
        for place, title in enumerate(titles):
            column, sure = tell(title), ours or folded(title) in _CERTAIN
            if found[place] is None and column not in found and (sure or _makes_sense(column, lines, place)):
                found[place] = column
    return found


def _named(title: str) -> Column | None:
    """The column of which *title* is the whole name."""
    return next((column for column in _NAMES if folded(title) in _words_of(column)), None)


def _told(title: str) -> Column | None:
    """The column that one word of *title* tells."""
    words = set(re.findall(r"\w+", folded(title)))
    return next((column for column in _TELLING if words & _words_of(column)), None)


@cache
def _words_of(column: Column) -> frozenset[str]:
    return frozenset(_NAMES[column].split())


def _makes_sense(column: Column | None, lines: tuple[Line, ...], place: int) -> bool:
    """Whether most cells under a title are what it promises."""
    readers: dict[Column | None, Callable[[str], object]] = {
        Column.KIND: values.kind,
        Column.TABLE: partial(values.table, tables=_MOST_TABLES),
        Column.COLLEGE: values.college,
        Column.LEVER: values.lever,
        Column.WEIGHT: values.weight,
    }
    read = readers.get(column)
    filled = [cell for cell in _cells(lines, place) if cell.strip()]
    return read is None or 2 * sum(_is_read(read, cell) for cell in filled) >= len(filled)


def _is_read(read: Callable[[str], object], cell: str) -> bool:
    try:
        read(cell)
    except values.BadCell:
        return False
    return True


def _cells(lines: tuple[Line, ...], place: int) -> Iterator[str]:
    return (line.cells[place] for line in lines if place < len(line.cells))
