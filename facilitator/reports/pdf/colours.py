"""The colour that a report was given, made fit to be read on white."""

from __future__ import annotations

import re

_ENOUGH = 4.5
"""The contrast of a text on its ground (WCAG 2.2, 1.4.3)."""
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def readable(colour: str) -> str:
    """*colour*, darkened until text in it is read on white; empty when it is no colour."""
    if not _COLOUR.fullmatch(colour):
        return ""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    while 1.05 / (_luminance(parts) + 0.05) < _ENOUGH:
        parts = [int(part * 0.95) for part in parts]
    return "#" + "".join(f"{part:02X}" for part in parts)


def _luminance(parts: list[int]) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    linear = [part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
