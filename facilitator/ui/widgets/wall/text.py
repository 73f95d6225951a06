"""Texts of the wall broken into lines and measured, once for all scales: letters are not hinted, so that a line that
fits at one scale fits at all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ....i18n import ngettext
from ...theme import font
from .notes import WallNote

UNIT, GAP = 75, 10
"""The wall is ruled in units: notes are two, three or four of them wide, and the gaps between."""
WIDTHS = {units: units * (UNIT + GAP) - GAP for units in (2, 3, 4)}
MOST_LINES = {2: 5, 3: 7, 4: 13}
"""How many lines a note of that width takes before a wider one is chosen, or the text is cut."""
PADDING, FOOT, LINE = 11, 24, 21
SHORTEST = PADDING + 3 * LINE + FOOT + 10
BODY, SMALL, TITLE = 16, 14, 18
_CHARACTERS = 24
"""More characters than that do not fit in a unit of a line, however narrow they are."""
_BESIDE_PUNCTUATION = re.compile(r" (?=[?!:;»])|(?<=«) ")


class Fitted(NamedTuple):
    """A text as a note shows it."""

    lines: tuple[str, ...]
    shown: str
    """The lines as one text that is drawn at once."""
    hidden: int
    """How many of its characters are not shown."""
    units: int
    width: int
    height: int


@cache
def face(pixels: int, *, bold: bool = False) -> QFont:
    """The font of the wall at that size; its letters keep their proportions at every scale."""
    made = font(pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(pixels: int, *, bold: bool = False) -> QFontMetricsF:
    return QFontMetricsF(face(pixels, bold=bold))


@lru_cache(maxsize=20_000)
def _advance(word: str) -> float:
    return metrics(BODY).horizontalAdvance(word)


@lru_cache(maxsize=20_000)
def _step(word: str) -> float:
    """How wide a word is with the blank after it."""
    return _advance(word) + _advance(" ")


@lru_cache(maxsize=20_000)
def fitted(text: str) -> Fitted:
    """*text* in the smallest note that holds it, or cut with "…" in the largest."""
    for units, width in WIDTHS.items():
        most = MOST_LINES[units]
        if len(text) > most * units * _CHARACTERS and units < 4:
            continue
        lines = _broken(text, width - 2 * PADDING, most)
        if len(lines) <= most and lines[-1][1] >= len(text):
            return _made(tuple(line for line, _end in lines), 0, units)
    return _cut(text, lines[: most - 1], width - 2 * PADDING)


def _made(lines: tuple[str, ...], hidden: int, units: int) -> Fitted:
    rows = len(lines) + (1 if hidden else 0)
    return Fitted(
        lines, "\u2028".join(lines), hidden, units, WIDTHS[units], max(SHORTEST, PADDING + rows * LINE + FOOT + 10)
    )


def _cut(text: str, lines: list[tuple[str, int]], inner: int) -> Fitted:
    last, end = lines[-1]
    kept = last.rstrip()
    while kept and _advance(kept + "…") > inner:
        kept = kept[:-1].rstrip()
    shown = end - len(last) + len(kept)
    return _made((*(line for line, _end in lines[:-1]), kept + "…"), len(text) - shown, 4)


def _broken(text: str, inner: int, most: int) -> list[tuple[str, int]]:
    """The first lines of *text*, one more than *most* at the most, each with where it ends in the text."""
    lines: list[tuple[str, int]] = []
    start = 0
    for paragraph in text[: (most + 1) * 4 * _CHARACTERS].split("\n"):
        lines += [(line, start + end) for line, end in _broken_paragraph(_typeset(paragraph), inner)]
        start += len(paragraph) + 1
        if len(lines) > most:
            break
    return lines


def _broken_paragraph(text: str, inner: int) -> list[tuple[str, int]]:
    """Whole words to a line, as many as fit: found in the sums of their widths."""
    words, lines = text.split(" "), list[tuple[str, int]]()
    ends = list(accumulate(map(_step, words)))
    room, first, place, before = inner + _advance(" "), 0, 0, 0.0
    while first < len(words):
        last = bisect_right(ends, before + room, first)
        if last == first:
            return _broken_within_words(text, inner)
        line = " ".join(words[first:last])
        place += len(line)
        lines.append((line, place))
        first, place, before = last, place + 1, ends[last - 1]
    return lines


def _broken_within_words(text: str, inner: int) -> list[tuple[str, int]]:
    """The same where a word is longer than a line."""
    lines: list[tuple[str, int]] = []
    blank = _advance(" ")
    words = text.split(" ")
    x, first, place = 0.0, 0, 0
    for word, width in zip(words, map(_advance, words), strict=True):
        if place > first:
            if x + blank + width > inner:
                lines.append((text[first : place - 1], place - 1))
                x, first = 0.0, place
            else:
                x += blank
        if width > inner:
            *whole, rest = _pieces(word, inner)
            for piece in whole:
                first += len(piece)
                lines.append((piece, first))
            width = _advance(rest)
        x += width
        place += len(word) + 1
    lines.append((text[first:], len(text)))
    return lines


def _pieces(word: str, inner: int) -> list[str]:
    """A word longer than a line, broken where it must be."""
    layout, option = QTextLayout(word, face(BODY)), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = word.encode("utf-16-le", "surrogatepass")
    pieces = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(inner)
        begin, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        pieces.append(units[begin:end].decode("utf-16-le", "replace"))
    layout.endLayout()
    return pieces


def _typeset(text: str) -> str:
    """The same text with French punctuation kept at its word; as many characters as before."""
    return _BESIDE_PUNCTUATION.sub("\u00a0", text)


def size_of(note: WallNote) -> tuple[int, int]:
    """How wide and high the note is, in wall units."""
    made = fitted(note.text)
    return made.width, made.height


def hidden_sign(hidden: int) -> str:
    """What a note says of the characters that it does not show."""
    return ngettext("+ {count} character", "+ {count} characters", hidden).format(count=_grouped(hidden))


def _grouped(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}".replace(",", "\u202f")
