"""Texts broken into lines, measured once and kept: what the layout of a scene places and its painter draws."""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from ...theme import font

REGULAR, MEDIUM, BOLD = 400, 500, 700
LEFT, CENTRE = 1, 4
"""Qt's own values, as plain numbers: styles are looked up for every text of every scene."""

_PITCH = 1.2
"""From one line to the next, in em."""
_TALL = 1.37
"""A line that fallback fonts make taller than this, in em, keeps its own height."""
_TYPOGRAPHY = (
    (re.compile(r" (?=[?!:;»])"), "\u00a0"),
    (re.compile(r"(?<=«) "), "\u00a0"),
    (re.compile("\n"), "\u2028"),
)
_CLOSING = frozenset(",.;:!?…)]}»”’\u00a0")
"""No line begins with one of these."""


class Style(NamedTuple):
    """How a text is set: size in pixels of the canvas, weight, alignment, figures of one width or not."""

    size: int
    weight: int = REGULAR
    align: int = LEFT
    tabular: bool = False


class Line(NamedTuple):
    """One line of a block: its place in it, and where it ends in the text."""

    left: float
    top: float
    width: float
    height: float
    end: int


class Span(NamedTuple):
    """What some lines of a block take."""

    left: int
    width: int
    height: int


class Block:
    """A text broken into lines of at most *width* pixels. Words break only when a line cannot hold them."""

    def __init__(self, text: str, width: int, style: Style) -> None:
        self.text, self.width, self.style = _typeset(text), width, style
        self._layout = QTextLayout(self.text, _font(style))
        option = QTextOption(Qt.AlignmentFlag(style.align))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self.lines = self._break()
        self._spans: dict[tuple[int, int], Span] = {}
        self.height = self.span(0, len(self.lines)).height

    def _break(self) -> tuple[Line, ...]:
        lines, top, pitch = [], 0.0, round(self.style.size * _PITCH)
        wide = max(self.text, default="") > "\uffff"
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self.width)
            own = line.height()
            height = pitch if own <= self.style.size * _TALL else own
            line.setPosition(QPointF(0, top + (height - own) / 2))
            box = line.naturalTextRect()
            end = line.textStart() + line.textLength()
            end = _characters(self.text, end) if wide else end
            lines.append(Line(box.x(), top, box.width(), height, end))
            top += height
        self._layout.endLayout()
        return tuple(lines)

    def span(self, first: int, last: int) -> Span:
        """Where the letters of these lines are, the first one at the top."""
        found = self._spans.get((first, last))
        if found is None:
            lines = self.lines[first:last]
            left = floor(min(line.left for line in lines))
            right = ceil(max(line.left + line.width for line in lines))
            found = Span(left, right - left, ceil(lines[-1].top + lines[-1].height - lines[0].top))
            self._spans[first, last] = found
        return found

    def fitting(self, height: float, first: int = 0) -> int:
        """The end of the lines, from *first*, that *height* holds: at least one."""
        limit = self.lines[first].top + height
        last = first + 1
        while last < len(self.lines) and self.lines[last].top + self.lines[last].height <= limit:
            last += 1
        return last

    def chunks(self, height: float) -> list[int]:
        """Where the lines end that each page of that height holds."""
        ends: list[int] = []
        while not ends or ends[-1] < len(self.lines):
            ends.append(self.fitting(height, ends[-1] if ends else 0))
        return ends

    @property
    def natural_width(self) -> int:
        """How wide its letters are together."""
        return self.span(0, len(self.lines)).width

    @property
    def broken(self) -> bool:
        """Whether a line ends inside a word that another width would keep whole."""
        return any(_inside_word(self.text, line.end) for line in self.lines[:-1])

    @property
    def hyphens(self) -> int:
        """How many lines end in the middle of a compound word."""
        return sum(self.text[line.end - 1] == "-" for line in self.lines[:-1])

    def draw(self, painter: QPainter, first: int, last: int) -> None:
        """Draw these lines with the painter's pen, the first at the top."""
        if (first, last) == (0, len(self.lines)):
            self._layout.draw(painter, QPointF(0, 0))
            return
        up = QPointF(0, -self.lines[first].top)
        for place in range(first, last):
            self._layout.lineAt(place).draw(painter, up)


def block(text: str, width: int, style: Style) -> Block:
    """*text* broken into lines of at most *width* pixels; the same one when it is asked for again."""
    return (_figures if style.tabular else _words)(text, max(1, width), style)


_words = lru_cache(maxsize=512)(Block)
_figures = lru_cache(maxsize=256)(Block)
"""Apart, so that a countdown does not drive the words out."""


def width_of(text: str, style: Style) -> int:
    """How wide *text* is on one line."""
    return block(text, 1_000_000, style._replace(align=LEFT)).natural_width + 1


@lru_cache(maxsize=256)
def fitted(text: str, width: int, height: int, style: Style, smallest: int) -> Block:
    """*text* as large as it may be, from its style's size down to *smallest*, to fit without breaking a word.

    At the smallest words are broken, and what *height* cannot hold ends with an ellipsis.
    """
    at_least = style._replace(size=smallest)
    if block(text, width, at_least).height > height:
        return _elided(text, width, height, at_least)
    size = max(style.size, smallest)
    while size > smallest:
        made = balanced(text, width, style._replace(size=size))
        if made.height <= height and not made.broken:
            return made
        size = max(smallest, min(size - 1, round(size * 0.92)))
    return balanced(text, width, at_least)


def elided(text: str, width: int, lines: int, style: Style) -> Block:
    """*text* on at most that many lines."""
    return _elided(text, width, block("x", width, style).height * lines, style)


@lru_cache(maxsize=256)
def _elided(text: str, width: int, height: int, style: Style) -> Block:
    made = balanced(text, width, style)
    room = made.fitting(height)
    if room >= len(made.lines):
        return made
    kept = made.text[: made.lines[room - 1].end].rstrip()
    while True:
        shorter = Block(kept + "…", width, style)
        if len(shorter.lines) <= room or not kept:
            return shorter
        kept = kept[:-1].rstrip()


@lru_cache(maxsize=256)
def balanced(text: str, width: int, style: Style) -> Block:
    """*text* on as few lines as *width* allows, of about the same length, so that no word is left alone."""
    made = block(text, width, style)
    count = len(made.lines)
    if not 1 < count < 6 or made.broken:
        return made
    low, high = width // 2, width
    while high - low > style.size // 4:
        middle = (low + high) // 2
        tried = Block(text, middle, style)
        if len(tried.lines) > count or tried.broken or tried.hyphens > made.hyphens:
            low = middle
        else:
            high = middle
    return made if style.align != LEFT and high == width else block(text, high, style)


@lru_cache(maxsize=128)
def _font(style: Style) -> QFont:
    made = font(style.size, QFont.Weight(style.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # the thumbnail breaks lines as the room does
    if style.tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _typeset(text: str) -> str:
    """The same text with French punctuation kept at its word; as many characters as before."""
    for pattern, replacement in _TYPOGRAPHY:
        text = pattern.sub(replacement, text)
    return text


def _characters(text: str, units: int) -> int:
    """How many characters *units* of UTF-16 are, which is how Qt counts: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))


def _inside_word(text: str, place: int) -> bool:
    """Whether this place is between two letters, or before a mark that goes with the letter before it."""
    before, after = text[place - 1 : place], text[place : place + 1]
    return before.isalnum() and (after.isalnum() or after in _CLOSING) and before < "\u2e80"
