"""What the cells of a table say: kinds, tables, colleges and the rest, in French or in English.

A cell that is not understood is refused with its reason; it is never guessed at and never left out.
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from functools import cache

from ...i18n import _
from ..records import College, ContributionKind
from ..text import folded, shortened, tidy
from ..vocabulary import COLLEGES, LEVERS

HEAVIEST = 999
"""The most that a row may say it weighs."""
LAST_SLIP = 99_999
_SHOWN = 40
"""Characters of a cell that its refusal repeats."""

_KINDS = {
    ContributionKind.IDEA: "i idea ideas idee idees proposition",
    ContributionKind.OBSTACLE: "o f obstacle obstacles frein freins",
    ContributionKind.QUESTION: "q question questions",
    ContributionKind.EXAMPLE: "e example examples exemple exemples",
}
_LONGER_COLLEGES = {
    College.ELECTED: ("elected official", "elected officials", "elu local", "elus locaux"),
    College.DGS: ("head of service", "heads of service", "directeur", "directrice", "direction"),
    College.ADL: ("local development agent", "dev. agent", "agent de developpement", "agents de developpement"),
    College.STAFF: ("agent", "agents"),
    College.STATE: ("state services", "services de l etat"),
    College.ACTORS: (
        "local actor",
        "local firms and associations",
        "acteur local",
        "acteurs locaux",
        "acteur socio economique",
        "acteurs socio economiques",
    ),
    College.INHABITANTS: ("inhabitant",),
}
"""What a college is called in tables, beside the words of the capture bar."""
_YES = frozenset(("1", "x", "oui", "yes", "o", "y", "vrai", "true"))
_NO = frozenset(("", "0", "non", "no", "n", "faux", "false"))
_TABLE = re.compile(r"@?(?:table|t)?\s*(?:n?°)?\s*(\d{1,4})(?:[.,]0+)?")
_LEVER = re.compile(r"#?(?:levier|lever|l)?\s*(?:n?°)?\s*(\d{1,4})(?:[.,]0+)?")
_WEIGHT = re.compile(r"[x×]?\s*(\d{1,6})(?:[.,]0+)?")


class BadCell(ValueError):
    """Why a cell is refused, in a sentence."""


def kind(cell: str) -> ContributionKind | None:
    said = folded(cell)
    if said and said not in _kinds():
        raise BadCell(_("“{cell}” is no kind: idea, obstacle, question or example").format(cell=_short(cell)))
    return _kinds().get(said)


def college(cell: str) -> College | None:
    said = folded(cell)
    if said and said not in _colleges():
        raise BadCell(_("the college “{cell}” is not known").format(cell=_short(cell)))
    return _colleges().get(said)


def table(cell: str, *, tables: int) -> int | None:
    return _number(_TABLE, cell, tables, _("there is no table “{cell}”: the session has {most}"))


def lever(cell: str) -> int | None:
    return _number(_LEVER, cell, LEVERS, _("there is no lever “{cell}”: they go from 1 to {most}"))


def weight(cell: str) -> int:
    return _number(_WEIGHT, cell, HEAVIEST, _("“{cell}” is no weight: a number from 1 to {most} is")) or 1


def slip(cell: str) -> int | None:
    return _number(_WEIGHT, cell, LAST_SLIP, _("“{cell}” is no number of a slip"))


def tags(cell: str) -> tuple[str, ...]:
    """The tags of a cell: between commas, semicolons or lines, or else a word each, with or without #."""
    parts = re.split(r"[,;|\n]", cell) if re.search(r"[,;|\n]", cell) else cell.split()
    titles = ("-".join(tidy(part).replace("#", " ").split()) for part in parts)
    return tuple(dict.fromkeys(title for title in titles if title))


def yes(cell: str) -> bool:
    said = folded(cell)
    if said not in _YES | _NO:
        raise BadCell(_("“{cell}” is neither yes nor no").format(cell=_short(cell)))
    return said in _YES


def time(cell: str, here: tzinfo | None) -> datetime | None:
    """An instant such as 2026-03-12T14:22:00+01:00; without an offset it is one of the room's clock."""
    if not cell.strip():
        return None
    try:
        said = datetime.fromisoformat(cell.strip())
    except ValueError as error:
        raise BadCell(_("“{cell}” is no time such as 2026-03-12 14:22").format(cell=_short(cell))) from error
    return said if said.tzinfo else said.replace(tzinfo=here)


def _number(form: re.Pattern[str], cell: str, most: int, refusal: str) -> int | None:
    said = cell.strip().lower()
    if not said:
        return None
    found = form.fullmatch(said)
    if found is None or not 1 <= int(found[1]) <= most:
        raise BadCell(refusal.format(cell=_short(cell), most=most))
    return int(found[1])


@cache
def _kinds() -> dict[str, ContributionKind]:
    return {word: kind for kind, words in _KINDS.items() for word in words.split()}


@cache
def _colleges() -> dict[str, College]:
    short = {word: college for college, words in COLLEGES.items() for word in words}
    return short | {words: college for college, longer in _LONGER_COLLEGES.items() for words in longer}


def _short(cell: str) -> str:
    return shortened(tidy(cell), _SHOWN)
