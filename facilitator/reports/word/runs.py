"""Pieces of a line: text in its role, kinds of contributions, bars of blocks, links, fields."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...sessions import labels
from ...sessions.records import ContributionKind
from ...tokens import INK, LINE, NOTE_COLOURS
from ..pdf.text import spaced
from ..story.blocks import Bar, Role, Span
from .elements import Element, fit, hexadecimal, qn, w

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_STRETCH = re.compile(f"[{_RIGHT_TO_LEFT}]+(?:[^\\w\n]+[{_RIGHT_TO_LEFT}]+)*")
_LETTER = re.compile(r"[^\W\d_]")
ROLES = {Role.PLAIN: "", Role.STRONG: "Strong", Role.SOFT: "Soft"}
"""The character style of each."""
_BLOCK = "▀"
"""In every family that office programs come with; side by side, without a gap."""
_LONGEST = 10
"""How many of them the longest bar takes."""


def run(text: str, style: str = "", colour: str = "", ground: str = "") -> list[Element]:
    """*text* in a character style, spaced as in print; a newline in it begins another line."""
    text = fit(spaced(text))
    parts: list[tuple[str, bool]] = []
    done = 0
    for found in _STRETCH.finditer(text):
        parts += [(text[done : found.start()], False), (found[0], True)]
        done = found.end()
    parts.append((text[done:], False))
    return [_run(part, style, colour, ground, backwards) for part, backwards in parts if part]


def _run(text: str, style: str, colour: str, ground: str, backwards: bool) -> Element:
    """A run; its properties stand in the order that the format wants."""
    looks = [
        w("rStyle", val=style) if style else None,
        w("color", val=hexadecimal(colour)) if colour else None,
        w("shd", val="clear", color="auto", fill=hexadecimal(ground)) if ground else None,
        w("rtl") if backwards else None,
    ]
    found = w("r", w("rPr", *looks) if any(one is not None for one in looks) else None)
    found.text = text  # tabs and line ends become what they are in the format
    return found


def is_backwards(text: str) -> bool:
    """Whether a paragraph of that text is read from right to left: by its first letter."""
    letter = _LETTER.search(text)
    return bool(letter and _STRETCH.match(letter[0]))


def spans(pieces: Iterable[Span]) -> list[Element]:
    """A paragraph's pieces, a space between them."""
    found: list[Element] = []
    for piece in pieces:
        if piece.text:
            found += [*(run(" ") if found else ()), *run(piece.text, ROLES[piece.role])]
    return found


def chip(kind: ContributionKind) -> list[Element]:
    """The letter of a kind on its colour."""
    return run(f"\u00a0{labels.kind_letter(kind)}\u00a0", "Kind", ground=NOTE_COLOURS[kind])


def square(colour: str) -> list[Element]:
    """What stands for a colour, before its name."""
    return run("■", "Square", colour)


def bar(length: Bar, most: int = _LONGEST) -> list[Element]:
    """A figure as a length, the mark of an earlier day dark on it; nothing for zero."""
    colour, filled = length.colour or INK, _blocks(length.share, most)
    if length.mark is None:
        return run(_BLOCK * filled, "Bar", colour)
    mark = max(1, _blocks(length.mark, most))
    parts = (min(filled, mark - 1), colour), (mark - 1 - filled, LINE), (1, INK), (filled - mark, colour)
    return [one for count, part in parts for one in run(_BLOCK * count, "Bar", part)]


def _blocks(share: float, most: int) -> int:
    return max(1, round(min(1.0, share) * most)) if share > 0 else 0


def tab() -> list[Element]:
    return [w("r", w("tab"))]


def link(mark: str, content: list[Element]) -> list[Element]:
    """Leads to the bookmark of that name."""
    return [w("hyperlink", *content, anchor=mark, history=1)]


def field(instruction: str, shown: list[Element]) -> list[Element]:
    """What the program works out, and what is shown until it has."""
    return [*opened(instruction), *shown, *closed()]


def opened(instruction: str) -> list[Element]:
    """The beginning of a field that may end in another paragraph."""
    told = w("instrText")
    told.text = f" {instruction} "
    told.set(qn("xml:space"), "preserve")
    return [_mark("begin"), w("r", told), _mark("separate")]


def closed() -> list[Element]:
    return [_mark("end")]


def _mark(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))
