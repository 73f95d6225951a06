"""Texts into lines: French spacing, hyphenation, fallback of fonts, and nothing ever cut off.

Each word is measured once for a whole document, so that a paragraph costs a few additions a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ... import i18n
from . import bidi, fonts
from .fonts import REGULAR

_LOOSE = 0.4
"""A line that would stay empty on more than that part of its width takes the beginning of the next word."""
_EVEN = 4.0
"""How close to even the lines of a title are, in points."""
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
    hyphens: bool = True
    """Whether a word that would fit on the next line may be broken."""

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


@dataclass(slots=True)
class Line:
    runs: list[Run] = field(default_factory=list)
    width: float = 0.0
    rise: float = 0.0
    """How much higher it stands than the others of its row."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is drawn: font, text and width (at size 1) of its stretches, from left to right."""

    stretches: tuple[tuple[str, str, float], ...]
    width: float
    right_to_left: bool | None
    main: str
    """The font of the spaces beside it…"""
    blank: float
    """…and their width."""


Token = tuple[Word, Style]


class Typesetter:
    """Sets the texts of one document."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, Word]] = {}

    def lines(self, spans: Sequence[Span], width: float) -> list[Line]:
        """The spans as one paragraph no wider than *width*; a newline in a text begins another line."""
        paragraph = _Paragraph(self, width)
        for text, style in spans:
            for number, part in enumerate(spaced(text).split("\n")):
                if number:
                    paragraph.turn()
                paragraph.add([word for word in part.split(" ") if word], style)
        paragraph.turn()
        return paragraph.lines

    def line(self, text: str, style: Style) -> Line:
        """*text* on a single line, however wide."""
        return self.lines([(text.replace("\n", " "), style)], float("inf"))[0]

    def balanced(self, spans: Sequence[Span], width: float) -> float:
        """The narrowest width that takes no more lines than *width* does: for titles, whose lines are then even."""
        count = len(self.lines(spans, width))
        words = [(word, style) for text, style in spans for word in re.split("[ \n]", spaced(text))]
        widest = max((self.word(word, style.weight).width * style.size for word, style in words), default=0.0)
        low, high = max(width / count, widest), width
        while count > 1 and high - low > _EVEN:
            middle = (low + high) / 2
            low, high = (low, middle) if len(self.lines(spans, middle)) <= count else (middle, high)
        return high

    def shortened(self, text: str, style: Style, width: float) -> Line:
        """*text* on one line, its end replaced by an ellipsis when it does not fit: for what stands whole elsewhere."""
        text = " ".join(text[:400].split())
        ellipsis = self.word("…", style.weight).width * style.size
        lines = self.lines([(text, style)], width - ellipsis)
        if len(lines) == 1:
            return lines[0]
        first = lines[0]
        first.runs.append(Run(first.width, "…", fonts.main(style.weight).fontName, style))
        return Line(first.runs, first.width + ellipsis)

    def word(self, source: str, weight: str) -> Word:
        """*source*, a word, measured."""
        known = self.known(weight)
        found = known.get(source)
        if found is None:
            found = _measured(source, weight)
            if len(source) <= _LONG:
                known[source] = found
        return found

    def known(self, weight: str) -> dict[str, Word]:
        """The words of that weight that were measured before."""
        return self._words.setdefault(weight, {})


class _Paragraph:
    """Lines being filled with words."""

    def __init__(self, typesetter: Typesetter, width: float) -> None:
        self.lines: list[Line] = []
        self._typesetter, self._width = typesetter, width
        self._words: list[Token] = []
        self._used = 0.0

    def add(self, sources: Sequence[str], style: Style) -> None:
        """Put words after the others."""
        known, size, width = self._typesetter.known(style.weight), style.size, self._width
        for source in sources:
            word = known.get(source)
            if word is not None and self._words:
                used = self._used + (word.blank + word.width) * size
                if used <= width:
                    self._used = used
                    self._words.append((word, style))
                    continue
            self._fit(source, style)

    def _fit(self, source: str, style: Style) -> None:
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
        if self._words and not (style.hyphens and room >= self._width * _LOOSE):
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
    right_to_left = bidi.direction(source)
    if right_to_left:
        source = bidi.visual(source, lambda shape: fonts.has(weight, shape))
    stretches = tuple((font.fontName, text, font.width(text)) for font, text in fonts.runs(weight, source))
    width = sum(width for _font, _text, width in stretches)
    return Word(stretches, width, right_to_left, fonts.main(weight).fontName, _blank(weight))


@cache
def _blank(weight: str) -> float:
    """The width of a space at size 1."""
    return fonts.main(weight).width(" ")


def _line(words: Sequence[Token]) -> Line:
    """The words side by side; what one font draws in one style is a single run."""
    if True in [word.right_to_left for word, _style in words]:
        words = bidi.ordered(words, [word.right_to_left for word, _style in words])
    line = Line()
    texts: list[str] = []
    drawn_font, drawn_style, start, x = "", None, 0.0, 0.0
    for word, style in words:
        size = style.size
        if texts and style is drawn_style and word.main == drawn_font:
            texts.append(" ")
            x += word.blank * size
        elif texts and drawn_style is not None:
            line.runs.append(Run(start, "".join(texts), drawn_font, drawn_style))
            drawn_font, drawn_style, start, texts = word.main, style, x, [" "]
            x += word.blank * size
        for font, text, width in word.stretches:
            if font != drawn_font or style is not drawn_style:
                if drawn_style is not None:
                    line.runs.append(Run(start, "".join(texts), drawn_font, drawn_style))
                drawn_font, drawn_style, start, texts = font, style, x, []
            texts.append(text)
            x += width * size
    if drawn_style is not None:
        line.runs.append(Run(start, "".join(texts), drawn_font, drawn_style))
    line.width = x
    return line


def _hyphenated(source: str, style: Style, room: float) -> tuple[str, int]:
    """The longest beginning of a word that fits with its hyphen, and its length without; nothing when there is none."""
    for place, hyphen in reversed(_breaks(source)):
        head = source[:place] + hyphen
        if _measured(head, style.weight).width * style.size <= room:
            return head, place
    return "", 0


def _breaks(source: str) -> list[tuple[int, str]]:
    """Where a word may be broken, and the hyphen it then takes: none after its own."""
    if len(source) not in _HYPHENATED:
        return []
    found = []
    dictionary = _dictionary(i18n.language())
    for match in _ONLY_LETTERS.finditer(source):
        if match.start() > 1 and source[match.start() - 1] in "-/":
            found.append((match.start(), ""))
        found.extend((match.start() + int(place), "-") for place in dictionary.positions(match[0]))
    return found


def _forced(source: str, style: Style, room: float) -> tuple[str, int]:
    """As many letters as fit, at least one."""
    head, used = "", 0.0
    for letter in fonts.letters(source):
        used += _measured(letter, style.weight).width * style.size
        if head and used > room:
            break
        head += letter
    return head, len(head)


@cache
def _dictionary(language: str) -> Any:
    """French for the French interface: the language of what is written is mostly that of who reads."""
    import pyphen  # type: ignore[import-untyped]

    return pyphen.Pyphen(lang="fr_FR" if language == "fr" else "en_GB", left=3, right=3)
