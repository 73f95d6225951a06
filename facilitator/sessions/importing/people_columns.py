"""What the columns of a list of people mean, told by their titles, French or English, and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache

from ..text import folded
from . import people_words, values
from .file import Sheet

_SAMPLED = 60
"""How many lines tell what a column holds."""
_SURE = 0.6
"""The share of its cells that must be what a column without a title is taken for."""
_LONGEST_TITLE = 80


class PersonColumn(StrEnum):
    """What a column says of people."""

    NAME = "name"
    FIRST_NAME = "first_name"
    ROLE = "role"
    COLLEGE = "college"
    ORGANISATION = "organisation"
    COMMUNE = "commune"
    TABLE = "table"
    PART = "part"
    EXCUSED = "excused"
    COMING = "coming"
    """The same the other way round: whether the person comes."""


PersonColumns = tuple[PersonColumn | None, ...]
"""What each column of a sheet means, from the first; None for one that is left out."""

_TITLES = {
    PersonColumn.NAME: "nom|noms|nom prenom|prenom nom|nom et prenom|prenom et nom|noms et prenoms|nom de famille"
    "|nom complet|participant|participants|participante|personne|personnes|name|full name|last name|surname",
    PersonColumn.FIRST_NAME: "prenom|prenoms|first name|firstname|given name",
    PersonColumn.ROLE: "fonction|fonctions|qualite|titre|mandat|mandats|poste|role|function|job|position|job title",
    PersonColumn.COLLEGE: "college|colleges|categorie|category|profil|statut|collectif|group|groupe",
    PersonColumn.ORGANISATION: "organisme|organismes|structure|structures|organisation|organization|employeur"
    "|collectivite|etablissement|societe|entreprise|association|institution|epci|intercommunalite|service|company",
    PersonColumn.COMMUNE: "commune|communes|ville|mairie|municipalite|town|village|city",
    PersonColumn.TABLE: "table|tables|n° de table|numero de table|table n°|no table|table number",
    PersonColumn.PART: "participation|part|en tant que|vient comme|comes as|type|intervention"
    "|type de participant|role dans la journee",
    PersonColumn.EXCUSED: "excuse|excusee|excuses|absent|absente|absents|excused",
    PersonColumn.COMING: "present|presente|presence|participe|participera|vient|reponse|confirme|coming",
}
_TELLING = (
    PersonColumn.FIRST_NAME,
    PersonColumn.NAME,
    PersonColumn.COLLEGE,
    PersonColumn.ROLE,
    PersonColumn.ORGANISATION,
    PersonColumn.COMMUNE,
    PersonColumn.TABLE,
    PersonColumn.EXCUSED,
)
"""Those of which one word within a longer title is enough."""
_NAME = re.compile(r"[^\W\d_][\w'’.\- ]{1,60}")


def has_titles(sheet: Sheet) -> bool:
    """Whether the first line gives the columns their titles."""
    titles = sheet.lines[0].cells
    if any(len(title) > _LONGEST_TITLE for title in titles):
        return False
    named = [_named(title) for title in titles]
    certain = sum(column is not None for column in named)
    return PersonColumn.NAME in named or PersonColumn.FIRST_NAME in named or certain > 1


def columns_of(sheet: Sheet, *, titled: bool) -> PersonColumns:
    """What each column of *sheet* most likely means, each meaning once; *titled* says if the first line names them."""
    lines = sheet.lines[titled : _SAMPLED + titled]
    cells = [[line.cells[at].strip() for line in lines if at < len(line.cells)] for at in range(sheet.width)]
    found = _told_by_titles(sheet) if titled else _told_by_content(cells)
    if PersonColumn.NAME not in found:
        free = [at for at, column in enumerate(found) if column is None and _share(_is_name, cells[at]) >= _SURE]
        if free:
            found[free[0]] = PersonColumn.NAME
    return tuple(found)


def _told_by_titles(sheet: Sheet) -> list[PersonColumn | None]:
    """Titles that are a name come first, then those of which a word is one."""
    found: list[PersonColumn | None] = [None] * sheet.width
    for tell in (_named, _told):
        for at, title in enumerate(sheet.lines[0].cells):
            column = tell(title)
            if found[at] is None and column is not None and column not in found:
                found[at] = column
    return found


def _told_by_content(cells: Sequence[Sequence[str]]) -> list[PersonColumn | None]:
    """The surest first; two columns of names side by side are left to the person who looks."""
    found: list[PersonColumn | None] = [None] * len(cells)
    tests: tuple[tuple[PersonColumn, Callable[[str], bool]], ...] = (
        (PersonColumn.TABLE, _is_table),
        (PersonColumn.COLLEGE, lambda cell: people_words.college_named(cell) is not None),
        (PersonColumn.EXCUSED, people_words.is_excused),
        (PersonColumn.ORGANISATION, people_words.is_organisation),
        (PersonColumn.ROLE, people_words.is_role),
        (PersonColumn.NAME, _is_whole_name),
        (PersonColumn.COMMUNE, _is_name),
    )
    for column, fits in tests:
        at = next((at for at, one in enumerate(cells) if found[at] is None and _share(fits, one) >= _SURE), None)
        if at is not None:
            found[at] = column
    return found


def _share(fits: Callable[[str], bool], cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(map(fits, filled)) / len(filled) if filled else 0.0


def _is_name(cell: str) -> bool:
    return _NAME.fullmatch(cell) is not None


def _is_whole_name(cell: str) -> bool:
    return _is_name(cell) and len(cell.split()) > 1


def _is_table(cell: str) -> bool:
    try:
        return values.table(cell, tables=99) is not None
    except values.BadCell:
        return False


def _named(title: str) -> PersonColumn | None:
    """The column of which *title* is the whole name."""
    said = _plain(title)
    return next((column for column in PersonColumn if said in _titles_of(column)), None)


def _told(title: str) -> PersonColumn | None:
    """The column that one word of *title* tells."""
    words = set(_plain(title).split())
    return next((column for column in _TELLING if words & _titles_of(column)), None)


def _plain(title: str) -> str:
    """A title without what is put behind it: "Nom*", "Excusé(e)", "Table :"."""
    return " ".join(re.sub(r"\([^)]*\)|[*:?/,.]", " ", folded(title)).split())


@cache
def _titles_of(column: PersonColumn) -> frozenset[str]:
    return frozenset(_TITLES[column].split("|"))
