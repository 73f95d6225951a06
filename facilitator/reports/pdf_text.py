"""Texts into lines: French spacing, hyphenation, fallback of fonts, and nothing ever cut off.

Each word is measured once for a whole document, so that a paragraph costs a few additions a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from .. import i18n
from . import pdf_bidi, pdf_fonts
from .pdf_fonts import REGULAR

if TYPE_CHECKING:
    import pyphen

_LOOSE = 0.15
"""A line that would stay empty on more than that part of its width takes the beginning of the next word."""
_HYPHENATED = range(7, 60)
"""How long a word is that may be hyphenated."""
_LONG = 100
"""Longer than any word: cut in pieces without being measured whole, and not remembered."""
_ONLY_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: size and height of its lines in points, colour, weight."""

    size: float
    colour: str
    weight: str = REGULAR
    leading: float = 1.4
    """The height of a line, in sizes."""

    @property
    def height(self) -> float:
        return self.size * self.leading


Span = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one font draws in one style, *x* points from the start of its line."""

    x: float
    text: str
    font: str
    style: Style
    rise: float = 0.0
    """How much higher it stands than the line."""


@dataclass(slots=True)
class Line:
    runs: list[Run] = field(default_factory=list)
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is drawn: font, text and width (at size 1) of its stretches, from left to right."""

    stretches: tuple[tuple[str, str, float], ...]
    width: float
    right_to_left: bool | None


class Typesetter:
    """Sets the texts of one document."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, str], Word] = {}

    def lines(self, spans: Sequence[Span], width: float) -> list[Line]:
        """The spans as one paragraph no wider than *width*; a newline in a text begins another line."""
        paragraph = _Paragraph(self, width)
        for text, style in spans:
            for number, part in enumerate(spaced(text).split("\n")):
                if number:
                    paragraph.turn()
                for source in part.split(" "):
                    if source:
                        paragraph.add(source, style)
        paragraph.turn()
        return paragraph.lines

    def line(self, text: str, style: Style) -> Line:
        """*text* on a single line, however wide."""
        return self.lines([(text.replace("\n", " "), style)], float("inf"))[0]

    def shortened(self, text: str, style: Style, width: float) -> Line:
        """*text* on one line, its end replaced by an ellipsis when it does not fit: for what stands whole elsewhere."""
        text = " ".join(text[:400].split())
        ellipsis = self.word("…", style.weight).width * style.size
        lines = self.lines([(text, style)], width - ellipsis)
        if len(lines) == 1:
            return lines[0]
        first = lines[0]
        first.runs.append(Run(first.width, "…", pdf_fonts.main(style.weight).fontName, style))
        return Line(first.runs, first.width + ellipsis)

    def word(self, source: str, weight: str) -> Word:
        """*source*, a word, measured."""
        found = self._words.get((source, weight))
        if found is None:
            found = _measured(source, weight)
            if len(source) <= _LONG:
                self._words[source, weight] = found
        return found


class _Paragraph:
    """Lines being filled with words."""

    def __init__(self, typesetter: Typesetter, width: float) -> None:
        self.lines: list[Line] = []
        self._typesetter, self._width = typesetter, width
        self._words: list[tuple[Word, Style]] = []
        self._used = 0.0

    def add(self, source: str, style: Style) -> None:
        """Put a word after the others, on the same line if it fits there, in pieces if it must be."""
        blank = _blank(style.weight) * style.size
        while True:
            room = self._width - self._used - (blank if self._words else 0.0)
            if len(source) <= _LONG or room == float("inf"):
                word = self._typesetter.word(source, style.weight)
                if word.width * style.size <= room:
                    self._put(word, style, blank)
                    return
            head, taken = self._head(source, style, room)
            if taken:
                self._put(self._typesetter.word(head, style.weight), style, blank)
            self.turn()
            source = source[taken:]

    def turn(self) -> None:
        """Begin another line."""
        self.lines.append(_line(self._words))
        self._words, self._used = [], 0.0

    def _put(self, word: Word, style: Style, blank: float) -> None:
        self._used += word.width * style.size + (blank if self._words else 0.0)
        self._words.append((word, style))

    def _head(self, source: str, style: Style, room: float) -> tuple[str, int]:
        """What to put of *source* where all of it does not fit, and how many of its characters that takes."""
        if self._words and room < self._width * _LOOSE:
            return "", 0
        hyphenated = _hyphenated(source, style, room)
        return hyphenated if hyphenated[1] or self._words else _forced(source, style, room)


def spaced(text: str) -> str:
    """*text* with no-break spaces where French wants them and a person typed ordinary ones; other blanks as spaces."""
    for pattern, replacement in _SPACING if i18n.language() == "fr" else _BLANKS:
        text = pattern.sub(replacement, text)
    return text


_BLANKS = ((re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]"), " "),)
_SPACING = (
    *_BLANKS,
    (re.compile(r"(?<=\S) (?=[;!?»])|(?<=«) (?=\S)"), "\u202f"),
    (re.compile(r"(?<=\S) (?=:(?:\s|$))|(?<=\d) (?=[h€%](?:\W|$))"), "\u00a0"),
)


def _measured(source: str, weight: str) -> Word:
    right_to_left = pdf_bidi.direction(source)
    if right_to_left:
        source = pdf_bidi.visual(source, lambda shape: pdf_fonts.has(weight, shape))
    stretches = tuple((font.fontName, text, font.width(text)) for font, text in pdf_fonts.runs(weight, source))
    return Word(stretches, sum(width for _font, _text, width in stretches), right_to_left)


def _line(words: Sequence[tuple[Word, Style]]) -> Line:
    """The words side by side; what one font draws in one style is a single run."""
    if any(word.right_to_left for word, _style in words):
        words = pdf_bidi.ordered(words, [word.right_to_left for word, _style in words])
    line = Line()
    texts: list[str] = []
    drawn: tuple[str, Style] | None = None
    start = 0.0
    for font, text, width, style in _stretches(words):
        if (font, style) != drawn:
            if drawn is not None:
                line.runs.append(Run(start, "".join(texts), *drawn))
            drawn, texts, start = (font, style), [], line.width
        texts.append(text)
        line.width += width * style.size
    if drawn is not None:
        line.runs.append(Run(start, "".join(texts), *drawn))
    return line


def _stretches(words: Sequence[tuple[Word, Style]]) -> list[tuple[str, str, float, Style]]:
    found: list[tuple[str, str, float, Style]] = []
    for word, style in words:
        if found:
            found.append((pdf_fonts.main(style.weight).fontName, " ", _blank(style.weight), style))
        found.extend((font, text, width, style) for font, text, width in word.stretches)
    return found


@cache
def _blank(weight: str) -> float:
    """The width of a space at size 1."""
    return pdf_fonts.main(weight).width(" ")


def _hyphenated(source: str, style: Style, room: float) -> tuple[str, int]:
    """The longest beginning of a word that fits with its hyphen; nothing when there is none."""
    if len(source) not in _HYPHENATED:
        return "", 0
    for match in reversed(list(_ONLY_LETTERS.finditer(source))):
        for place in reversed(_dictionary().positions(match[0])):
            taken = match.start() + int(place)
            head = source[:taken] + "-"
            if _measured(head, style.weight).width * style.size <= room:
                return head, taken
        if match.start() > 1 and source[match.start() - 1] in "-/":
            if _measured(source[: match.start()], style.weight).width * style.size <= room:
                return source[: match.start()], match.start()
    return "", 0


def _forced(source: str, style: Style, room: float) -> tuple[str, int]:
    """As many letters as fit, at least one."""
    head, used = "", 0.0
    for letter in pdf_fonts.letters(source):
        used += _measured(letter, style.weight).width * style.size
        if head and used > room:
            break
        head += letter
    return head, len(head)


@cache
def _dictionary() -> pyphen.Pyphen:
    """French for the French interface: the language of what is written is mostly that of who reads."""
    import pyphen

    return pyphen.Pyphen(lang="fr_FR" if i18n.language() == "fr" else "en_GB", left=3, right=3)
