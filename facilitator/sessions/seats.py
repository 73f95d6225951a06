"""Whom a person sits for on the map of actors, as far as the names alone can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .records import College, Participant, Stakeholder
from .text import folded

_SPEAK_FOR_A_COMMUNE = (None, College.ELECTED, College.DGS, College.STAFF)
"""Of the others, the commune is where they live: a farmer of Sources does not sit for its council."""
_ARTICLES = ("de", "du", "des", "d", "la", "le", "les", "l")
_BRIDGES = frozenset(("mairie", "commune", "ville", "municipalite", "conseil", "municipal", *_ARTICLES))
"""Words that may stand before the name of a commune, and say nothing more."""


def match(stakeholders: Sequence[Stakeholder], person: Participant) -> Stakeholder | None:
    """The seat that *person* fills, told by the organisation, then by the commune; None when neither tells.

    A seat's whole name has to be there: as all of the organisation, or as words in a row of it. The longest name that
    fits is the right one: "Chambre d’agriculture de la Drôme" before "Chambre d’agriculture".
    """
    organisation, commune = _words(person.organisation), _words(person.commune)
    if person.college not in _SPEAK_FOR_A_COMMUNE:
        commune = ""
    named = [(_words(seat.name), seat) for seat in stakeholders]
    equal = next((seat for name, seat in named if name and name == organisation), None)
    if equal is not None:
        return equal
    fitting = [(len(name), seat) for name, seat in named if name and _names(organisation, name, seat.name)]
    if fitting:
        return max(fitting, key=lambda pair: pair[0])[1]
    return next((seat for name, seat in named if name and _bare(name) == _bare(commune)), None)


def linked(stakeholders: Sequence[Stakeholder], person: Participant) -> Participant:
    """*person* at the seat that the names tell; a seat that was chosen stays."""
    found = match(stakeholders, person) if person.stakeholder_id is None else None
    return person if found is None else replace(person, stakeholder_id=found.id)


def _words(text: str) -> str:
    """The words of *text* as they are compared, one blank between them; no commas, no brackets."""
    return " ".join(re.findall(r"\w+", folded(text)))


def _names(organisation: str, name: str, written: str) -> bool:
    """Whether *organisation* has the words of *name* in a row.

    A single word that is no acronym has to say all by itself, or come first: "Préfecture de la Drôme". "Association
    Sources vives" does not sit for the commune of Sources.
    """
    if " " in name or (len(written) > 1 and written.isupper()):
        return f" {name} " in f" {organisation} "
    if _bare(organisation) == _bare(name):
        return True
    first, _blank, rest = organisation.partition(" ")
    return first == name and rest.split(" ")[0] in _ARTICLES


def _bare(name: str) -> str:
    """*name* without what only says that it is a commune: "mairie de Sources" is Sources; never empty unless it was."""
    words = name.split()
    while len(words) > 1 and words[0] in _BRIDGES:
        words.pop(0)
    return " ".join(words)
