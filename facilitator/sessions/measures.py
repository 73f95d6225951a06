"""Lengths in a room as people say them. What cannot be read is refused with a sentence."""

from __future__ import annotations

import re

from .. import i18n
from ..errors import FacilitatorError
from ..i18n import _

_METRE = r"(?:m|metres?|mètres?|meters?)"
_METRES = re.compile(rf"(\d{{1,4}})(?:\s*[.,]\s*(\d{{1,3}}))?\s*{_METRE}?\.?")
_METRES_AND_CENTIMETRES = re.compile(rf"(\d{{1,4}})\s*{_METRE}\s*(\d{{1,2}})\s*(?:cm)?\.?")
_CENTIMETRES = re.compile(r"(\d{1,5})\s*(?:cm|centim[eè]tres?|centimeters?)\.?")


def parse_metres(text: str) -> int:
    """Centimetres, from "8", "8,5", "8.5 m", "8 m 50" or "850 cm"; `FacilitatorError` for anything else."""
    typed = " ".join(text.casefold().split())
    if found := _METRES.fullmatch(typed):
        return round(float(f"{found[1]}.{found[2] or 0}") * 100)
    if found := _METRES_AND_CENTIMETRES.fullmatch(typed):
        centimetres = int(found[2]) * (10 if len(found[2]) == 1 else 1)
        return int(found[1]) * 100 + centimetres
    if found := _CENTIMETRES.fullmatch(typed):
        return int(found[1])
    short = typed if len(typed) <= 30 else f"{typed[:30]}…"
    raise FacilitatorError(_("“{typed}” is not a length: type metres, like 8 or 8.5.").format(typed=short))


def metres(centimetres: int) -> str:
    """A length to read: "8 m", "8.5 m", with the reader's decimal sign."""
    from babel.numbers import format_decimal  # costs a start what only some screens need

    return _("{metres} m").format(metres=format_decimal(centimetres / 100, format="0.##", locale=i18n.region()))
