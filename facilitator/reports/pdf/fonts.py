"""The letters of the PDF: which font draws each character, how wide it is, and how it is found again by a search.

Atkinson draws what it can, DejaVu Sans other scripts, Noto Emoji the emoji; a character that none of them has is drawn
as a visible box. Whatever is drawn, the file says which character it stands for, so that it is found and copied.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ...paths import resource
from . import bidi

REGULAR, SEMIBOLD, BOLD = "Regular", "SemiBold", "Bold"
_BOX = 0x25A1
_STAND_INS = {0x202F: 0x2009, 0x2011: 0x2D, 0x2010: 0x2D}
"""Characters that Atkinson lacks and has under another name: the narrow no-break space is its thin space."""
_NARROW = 200
"""The width of the narrow no-break space; Atkinson's thin space is too narrow before its own question mark."""
_BLOCK = 100
"""The most entries that one block of a ToUnicode map may have."""


class Font(TTFont):  # type: ignore[misc]  # reportlab has no types
    """An embedded font whose text is found whatever its characters are, emoji included."""

    def covers(self, text: str) -> bool:
        return all(ord(char) in self.face.charToGlyph for char in text)

    def stand_in(self, code: int, known: int) -> None:
        """Draw the character *code* with the glyph of another one."""
        self.face.charToGlyph[code] = self.face.charToGlyph[known]
        self.face.charWidths[code] = self.face.charWidths[known]

    def leave_out(self, codes: Iterable[int]) -> None:
        """Let another font draw these characters."""
        for code in codes:
            self.face.charToGlyph.pop(code, None)

    def widen(self, code: int, width: int) -> None:
        """Make a space *width* thousandths of the size wide."""
        self.face.hmetrics[self.face.charToGlyph[code]] = (width, 0)
        self.face.charWidths[code] = width

    def width(self, text: str) -> float:
        """The width of *text* at size 1."""
        widths: dict[int, float] = self.face.charWidths
        return sum([widths[ord(char)] for char in text]) / 1000

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # reportlab's name
        """Called by reportlab at the end: replaces its ToUnicode maps, which are wrong beyond U+FFFF."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            doc.idToObject[fonts[name].ToUnicode.name].content = to_unicode(subset)


def to_unicode(subset: Iterable[int]) -> str:
    """The map from the codes of a subset to the text they stand for (PDF 32000-1, 9.10.3)."""
    entries = [f"<{code:02X}> <{_utf16(char)}>" for code, char in enumerate(subset) if char]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


def _utf16(code: int) -> str:
    return bidi.plain(code).encode("utf-16-be").hex().upper()


@cache
def font(name: str) -> Font:
    """The font of that file, loaded once and known to reportlab by the same name."""
    loaded = Font(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=0)
    if name.startswith("Atkinson"):
        loaded.widen(0x2009, _NARROW)
        loaded.leave_out(range(0x300, 0x370))  # its accents are placed by a table that reportlab does not read
    for code, known in _STAND_INS.items():
        if code not in loaded.face.charToGlyph and known in loaded.face.charToGlyph:
            loaded.stand_in(code, known)
    pdfmetrics.registerFont(loaded)
    return loaded


def main(weight: str) -> Font:
    """The font of the report in that weight."""
    return font(f"AtkinsonHyperlegibleNext-{weight}")


def runs(weight: str, text: str) -> list[tuple[Font, str]]:
    """*text* cut in stretches, each with the font that draws it. What has no shape of its own is left out."""
    if main(weight).covers(text):
        return [(main(weight), text)]
    found: list[tuple[Font, str]] = []
    for letter in letters(text):
        chosen, drawn = _chosen(weight, letter)
        if found and found[-1][0] is chosen:
            found[-1] = (chosen, found[-1][1] + drawn)
        elif drawn:
            found.append((chosen, drawn))
    return found


def has(weight: str, text: str) -> bool:
    """Whether the fonts of that weight draw all of *text* otherwise than as boxes."""
    return any(font(name).covers(text) for name in _chain(weight, text))


def letters(text: str) -> Iterator[str]:
    """The characters of *text*, each with the accents and selectors that belong to it."""
    letter = ""
    for char in text:
        if letter and not (unicodedata.category(char) in ("Mn", "Me", "Mc") or char == "\u200d"):
            yield letter
            letter = ""
        letter += char
    if letter:
        yield letter


@cache
def _chosen(weight: str, letter: str) -> tuple[Font, str]:
    """The font that draws *letter*, and what of it is drawn."""
    drawn = "".join(char for char in letter if not _shapeless(char))
    for name in _chain(weight, drawn):
        if font(name).covers(drawn):
            return font(name), drawn
    boxes = font(_dejavu(weight))
    for char in drawn:
        if ord(char) not in boxes.face.charToGlyph:
            boxes.stand_in(ord(char), _BOX)
    return boxes, drawn


def _chain(weight: str, letter: str) -> Iterator[str]:
    emoji = letter[:1] >= "\U0001f000"
    yield main(weight).fontName
    yield from ("NotoEmoji-Regular", _dejavu(weight)) if emoji else (_dejavu(weight), "NotoEmoji-Regular")


def _dejavu(weight: str) -> str:
    return "DejaVuSans" if weight == REGULAR else "DejaVuSans-Bold"


def _shapeless(char: str) -> bool:
    """Joiners, direction marks and variation selectors: they say how their neighbours look, and look like nothing."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
