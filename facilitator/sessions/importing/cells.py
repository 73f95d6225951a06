"""Cutting a text into lines of cells: what separates them, and the quotes that keep a text of several lines together.

A line that cannot be cut without doubt is given back with what is wrong in it, and nothing of it is taken for a line of
its own: half a text must never pass for a whole one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ...i18n import _

DELIMITERS = (";", "\t", ",", "|")
ALONE = "\x1e"
"""Separates nothing: a line is a single cell."""
_SAMPLED = 50
"""How many lines tell what separates the cells."""
_AGREED = 0.6
"""The share of them that must be cut into as many cells as the most."""
_OPENED = re.compile('"[^"]*+(?:""[^"]*+)*+')


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table."""

    number: int
    """Where it begins in the file, from 1."""
    cells: tuple[str, ...]
    trouble: str = ""
    """Why it cannot be read, in a sentence; there are no cells then."""

    @property
    def blank(self) -> bool:
        return not self.trouble and not any(cell.strip() for cell in self.cells)


def cut(text: str, delimiter: str) -> Iterator[Line]:
    """The lines of *text* that are not blank, cut at *delimiter*. Its line ends are newlines."""
    text = text.rstrip("\n")
    place, number = 0, 1
    while place < len(text):
        cells, end, whole = _row(text, place, delimiter)
        last = number + text.count("\n", place, end)
        line = Line(number, tuple(cells) if whole else (), "" if whole else _misplaced_quotes(number, last))
        if not line.blank:
            yield line
        place, number = end + 1, last + 1


def delimiter_of(text: str) -> str:
    """What separates the cells of *text*; `ALONE` when nothing does on nearly every line."""
    chosen, widest = ALONE, 0.0
    for delimiter in DELIMITERS:
        lines = [line for line in islice(cut(text, delimiter), _SAMPLED) if not line.trouble]
        width, count = _usual_width(lines)
        agreed = count / max(1, len(lines))
        if width > 1 and agreed >= _AGREED and not _is_prose(lines, delimiter) and agreed + width / 100 > widest:
            chosen, widest = delimiter, agreed + width / 100
    return chosen


def _usual_width(lines: list[Line]) -> tuple[int, int]:
    widths = Counter(len(line.cells) for line in lines)
    return widths.most_common(1)[0] if widths else (0, 0)


def _is_prose(lines: list[Line], delimiter: str) -> bool:
    """Whether *delimiter* is punctuation here: people leave a blank after it, tables do not."""
    if delimiter == "\t":
        return False
    after = [cell for line in lines for cell in line.cells[1:] if cell]
    return sum(cell.startswith((" ", "\u00a0")) for cell in after) * 2 > len(after)


def _row(text: str, place: int, delimiter: str) -> tuple[list[str], int, bool]:
    """The cells of the row that starts at *place*, where its line ends, and whether its quotes are in order."""
    cell_at, cells, whole = _pattern(delimiter).match, list[str](), True
    while True:
        found = cell_at(text, place)
        assert found is not None  # an empty cell is a cell
        quoted, plain = found.groups()
        end = found.end()
        if quoted is not None:
            cells.append(quoted.replace('""', '"'))
        elif plain.lstrip(" ").startswith('"'):
            whole, end = False, _after_broken_quotes(text, text.index('"', place), delimiter)
        else:
            cells.append(plain)
        if end >= len(text) or text[end] == "\n":
            return cells, end, whole
        place = end + 1 if text[end] == delimiter else end


def _after_broken_quotes(text: str, opening: int, delimiter: str) -> int:
    """Where reading goes on after a quote that is not closed as it should be.

    On the same line it is a stray one: the next cell comes. Further down, the quote found there most likely opens a
    cell of its own, and all up to it belongs to the broken line.
    """
    found = _OPENED.match(text, opening)
    closing = found.end() if found else len(text)
    if closing >= len(text):
        return len(text)
    opens_another = text[closing - 1] in ("\n", delimiter)
    if "\n" in text[opening:closing] and opens_another:
        return closing
    ends = [at for at in (text.find(delimiter, closing), text.find("\n", closing)) if at >= 0]
    return min(ends, default=len(text))


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    """A cell in quotes, or a plain one; possessive, so that a long text is read once."""
    end = f"(?={re.escape(delimiter)}|\n|\\Z)"
    return re.compile(f' *"([^"]*+(?:""[^"]*+)*+)" *{end}|([^{re.escape(delimiter)}\n]*+)')


def _misplaced_quotes(first: int, last: int) -> str:
    if last == first:
        return _("a quotation mark is out of place: put the whole cell in quotes, and double those inside")
    return _("a quotation mark is never closed, so lines {first} to {last} cannot be told apart").format(
        first=first, last=last
    )
