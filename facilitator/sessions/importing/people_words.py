"""What people write of one another in lists: functions and bodies, from which a college can be told; who excused
themselves; who comes to speak.

Only what leaves no doubt is told: "conseiller" alone may be elected or employed, so it says nothing.
"""

from __future__ import annotations

import re

from ..records import College, Part
from ..text import folded
from . import values

_ASSOCIATIONS = (
    r"associati\w*|entreprises?|commercant\w*|artisan\w*|agricult\w*|exploitante?|gerante?|cci|cma|medef|cpme|fdsea"
    r"|syndicat agricole|office de tourisme|chambre (?:d |de |des )?(?:agriculture|commerce|metiers)\w*|cooperative"
    r"|chef\w* d entreprise|banque|bailleur|club d entreprises|conseil de developpement"
)
_STATE = (
    r"prefete?|sous prefete?|prefecture|sous prefecture|ddtm?|dreal|draaf|dreets|ddets|ddcs\w*|drac|dgfip|ademe|anct"
    r"|services? de l etat|direction departementale des territoires|sgar|education nationale|academie"
    r"|agence regionale de sante|architecte des batiments de france|abf"
)
_ELECTED = (
    r"maires?|mairesse|elue?s?|adjointe? (?:au|a la|aux|du) (?:maire|mairesse)"
    r"|\d+(?:re|ere|er|e|eme|de|nde|nd)? adjointe?|(?:premiere?|deuxieme|troisieme|quatrieme) adjointe?"
    r"|conseill(?:er|ere|ers|eres) (?:municipal|communautaire|departemental|regional|metropolitain|delegue)\w*"
    r"|vice presidente?|presidente? (?:de |du )?(?:la |l )?(?:cc\w*|communaute|agglo\w*|metropole|epci|intercommunalite"
    r"|pays|petr|scot|syndicat mixte|conseil (?:departemental|regional))|deputee?|senat(?:eur|rice)"
)
_DGS = r"dgs|dga|dgas|direct(?:eur|rice) (?:general\w*|generale adjointe?)(?: adjointe?)? des services"
_RULES = (
    (College.ELECTED, rf"^(?:{_ELECTED})"),
    (College.DGS, _DGS),
    (College.STATE, _STATE),
    (College.ADL, r"adl|agente? de developpement\w*(?: local\w*)?|developp(?:eur|euse) local\w*"),
    (
        College.STAFF,
        r"technicien(?:ne)?s?|charge\w* (?:de|d) (?:mission|projets?|etudes?|developpement|communication|urbanisme)\w*"
        r"|secretaire (?:de|generale? de) mairie|instruct(?:eur|rice)"
        r"|agente? (?:technique|administrati\w*|territorial\w*)"
        r"|adjointe? (?:technique|administrati\w*)|responsable (?:du |de |des )?(?:service|pole)\w*"
        r"|direct(?:eur|rice) (?:du |de )?(?:service|pole|cabinet)|chef\w* de (?:projet|service|pole)|urbaniste",
    ),
    (College.ACTORS, _ASSOCIATIONS),
    (College.ELECTED, _ELECTED),
    (
        College.EXPERT,
        r"experte?s?|consultante?|cherch(?:eur|euse)|universitaire|universite|professeure?|maitre\w* de conferences"
        r"|bureau d etudes?|agence d urbanisme|caue|avocate?|juriste",
    ),
    (College.INHABITANTS, r"habitante?s?|citoyen(?:ne)?s?|riveraine?s?|retraitee?s?"),
)
_FORMS = tuple((college, re.compile(rf"(?<!\w)(?:{form})\b")) for college, form in _RULES)
_OUTSIDE = frozenset((College.STATE, College.ACTORS, College.EXPERT))
"""Whom a body tells, whatever somebody does there: a *chargée de mission* of the prefecture is of the State."""
_ORGANISATION = re.compile(
    r"\b(?:mairie|ville de|commune de|cc|cc[a-z]{1,3}|communaute|agglo\w*|metropole|epci|petr|pays|pnr|parc naturel"
    r"|scot|syndicat|sivom|sivu|departement|region|conseil (?:departemental|regional|de developpement)|universite"
    rf"|bureau d etudes?|lycee|college|ecole|agence|federation|{_ASSOCIATIONS}|{_STATE})\b"
)
_DOES = (
    r"adjointe?|conseill(?:er|ere)|presidente?|direct(?:eur|rice)|secretaire|responsable|cheff?e?|chargee?"
    r"|animat(?:eur|rice)|coordinat(?:eur|rice)|membre|delegue\w*|administrat(?:eur|rice)|tresorier\w*"
    r"|prefete?|sous prefete?|gerante?|benevole"
)
_ROLE = re.compile(rf"\b(?:{_DOES})\b")
_BEGINS_AS_ROLE = re.compile(rf"(?:{_DOES}|{_ELECTED}|{_DGS})\b")
_EXCUSED = re.compile(r"(?:est |sera )?(?:excuse|excusee|excuses|absent|absente|ne viendra pas|excused)")
_COMING = frozenset(("present", "presente", "presents", "inscrit", "inscrite", "confirme", "vient", "accepte", "ok"))
_PARTS = {
    Part.PARTICIPANT: "participant participante participants inscrit inscrite invite invitee",
    Part.SPEAKER: "intervenant intervenante orateur oratrice conferencier conferenciere expert experte speaker",
    Part.WITNESS: "temoin temoins temoignage temoigne witness",
}
_PART_WORDS = {word: part for part, words in _PARTS.items() for word in words.split()}


def college_of(role: str, organisation: str = "") -> College | None:
    """The college that a function and a body leave no doubt of; None when they do."""
    own, body = _told_by(role), _told_by(organisation)
    if own in (None, College.STAFF) and body in _OUTSIDE:
        return body
    return own or body


def college_named(text: str) -> College | None:
    """The college of which *text* is the name; None when it is none."""
    try:
        return values.college(text)
    except values.BadCell:
        return None


def is_role(text: str) -> bool:
    """Whether *text* says what somebody does."""
    said = folded(text)
    return bool(_ROLE.search(said)) or (college_of(text) is not None and not is_organisation(text))


def is_organisation(text: str) -> bool:
    """Whether *text* says where somebody works or belongs."""
    return bool(_ORGANISATION.search(folded(text))) and not _BEGINS_AS_ROLE.match(folded(text))


def is_excused(text: str) -> bool:
    return bool(_EXCUSED.fullmatch(folded(text).strip(" ()")))


def is_coming(text: str) -> bool:
    return folded(text) in _COMING


def part(text: str) -> Part | None:
    """The part that *text* says somebody has in the day; None when it says none."""
    return _PART_WORDS.get(folded(text))


def _told_by(text: str) -> College | None:
    said = folded(text).replace(".", "")
    return next((college for college, form in _FORMS if form.search(said)), None)
