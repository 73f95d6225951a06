"""The report as Markdown (CommonMark, with the tables that most programs read): text that goes anywhere.

What people wrote stays what they wrote: nothing of it becomes a mark, a link or a tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Any

from ..i18n import _
from ..sessions import labels
from . import chart_tables, words
from .story.blocks import (
    Block,
    Bullets,
    Cell,
    Contents,
    Cover,
    Figures,
    Gathered,
    Heading,
    Key,
    Legend,
    NoteLine,
    Panel,
    Paragraph,
    Picture,
    PlaneChart,
    Quote,
    Role,
    Roll,
    Span,
    Story,
    Stretch,
    Table,
    Timeline,
    WheelChart,
    listed,
)

_MARKS = re.compile(
    r"[\\`*_\[\]<>|~#$^]"  # wherever they stand
    r"|&(?=#?\w+;)"  # an entity
    r"|:(?=//|[\w+-]+:)|(?<=www)\.|@(?=\w)",  # an address, a small picture by its name
    re.IGNORECASE,
)
_AT_START = re.compile(r"^(?:[-+=:]|\d{1,9}(?=[.)](?:\s|$)))")
"""What begins a list, a rule or a title under which a line is."""
_DEEPEST = 6


def as_markdown(story: Story) -> bytes:
    """The whole report; the same story always gives the same bytes."""
    parts: list[str] = []
    if not any(isinstance(block, Cover) for block in story.blocks):
        parts.append(_title(1, story.title))
    for section in story.sections:
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            parts += _written(block, following, story)
    if story.footer:
        parts += ["---", plain(story.footer)]
    return ("\n\n".join(filter(None, parts)) + "\n").encode("utf-8", "replace")


def plain(text: str, indent: str = "") -> str:
    """*text* as itself: its marks escaped, its lines kept, those after the first behind *indent*."""
    lines = [_line(line) for line in text.split("\n") if line.strip()]
    return f"\\\n{indent}".join(lines)


def _line(text: str) -> str:
    escaped = _MARKS.sub(lambda found: "\\" + found[0], text.strip())
    return _AT_START.sub(_kept, escaped)


def _kept(found: re.Match[str]) -> str:
    """The beginning of a line that would be a mark: a sign, or a number before its dot."""
    return found[0] + "\\" if found[0].isdigit() else "\\" + found[0]


def _flat(text: str) -> str:
    """*text* on one line, for what cannot hold more."""
    return plain(" ".join(text.split()))


def _strong(text: str, indent: str = "") -> str:
    text = plain(text, indent)
    return f"**{text}**" if text else ""


def _written(block: Block, following: Block | None, story: Story) -> Iterable[str]:
    """A block in parts, each to stand between blank lines."""
    if isinstance(block, WheelChart):
        return _wheel(block, following)
    if isinstance(block, PlaneChart):
        return _chart(block, chart_tables.plane_table(block), following)
    if isinstance(block, Contents):
        return _contents(block, story)
    return _WRITERS[type(block)](block)


def _title(level: int, text: str) -> str:
    return f"{'#' * min(_DEEPEST, level)} {_flat(text)}" if text else ""


def _cover(block: Cover) -> list[str]:
    return [_title(1, block.title), plain(block.subtitle), plain("\n".join(block.where))]


def _contents(block: Contents, story: Story) -> list[str]:
    """The headings as lists in lists, each at most one step further in than the one above: further would be code."""
    lines: list[str] = []
    depth = 0
    for one in listed(story):
        depth = max(1, min(one.level, depth + 1))
        lines.append(f"{'  ' * (depth - 1)}- {_flat(one.text)}")
    return [_title(2, block.title), "\n".join(lines)]


def _heading(block: Heading) -> list[str]:
    return [_title(block.level + 1, block.text), _strong(block.kicker), plain(block.detail)]


def _spans(spans: Sequence[Span], indent: str = "") -> str:
    told = (_strong(one.text, indent) if one.role is Role.STRONG else plain(one.text, indent) for one in spans)
    return " ".join(filter(None, told))


def _bullets(block: Bullets) -> list[str]:
    return ["\n".join(f"- {_spans(point, '  ')}" for point in block.points)]


def _quoted(*parts: str) -> str:
    """Paragraphs with the mark of a quotation before each line."""
    lines = "\n\n".join(filter(None, parts)).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _quote(block: Quote) -> list[str]:
    return [_quoted(plain(f"{block.text} — {block.who}" if block.who else block.text))]


def _keys(keys: Sequence[Key]) -> str:
    told = (
        f"**{labels.kind_letter(key.kind)}** {_flat(key.text)}" if key.kind is not None else _flat(key.text)
        for key in keys
    )
    return " · ".join(told)


def _gathered(block: Gathered) -> list[str]:
    title = f"{block.title} ({block.weight})" if block.title and block.weight else block.title or block.weight
    return [_title(4, title), "\n".join(line for note in block.notes for line in _note(note))]


def _note(note: NoteLine) -> list[str]:
    """A contribution after the letter of its kind, what else was said of it below."""
    origin = f" — {_flat(note.origin)}" if note.origin else ""
    said = f"- **{labels.kind_letter(note.kind)}** {plain(note.text, '  ')}{origin}"
    return [said, *(f"  - {plain(echo, '    ')}" for echo in note.echoes)]


def _table(block: Table) -> list[str]:
    if not block.columns:
        return [plain(block.caption)]
    titles = [_flat(column.title) for column in block.columns]
    rules = ["---:" if column.right else "---" for column in block.columns]
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    return ["\n".join(f"| {' | '.join(row)} |" for row in (titles, rules, *rows)), plain(block.caption)]


def _cell(cell: Cell) -> str:
    text = _flat(cell.text)
    return f"**{text}**" if text and cell.role is Role.STRONG else text


def _figures(block: Figures) -> list[str]:
    return ["\n".join(f"- **{_flat(one.count)}** {_flat(one.label)}" for one in block.figures)]


def _timeline(block: Timeline) -> list[str]:
    lines = [
        f"- {_strong(title)} " + " · ".join(_flat(_held(one)) for one in some)
        for title, some in ((_("Planned"), block.planned), (_("Actual"), block.actual))
        if some
    ]
    return [_title(4, block.title), plain(block.detail), "\n".join(lines), _keys(block.legend)]


def _held(stretch: Stretch) -> str:
    return f"{words.span(stretch.start, stretch.end)} {labels.item_kind(stretch.kind).lower()}"


def _wheel(block: WheelChart, following: Block | None) -> list[str]:
    return [_keys(chart_tables.wheel_keys(block)), *_chart(block, chart_tables.wheel_table(block), following)]


def _chart(chart: WheelChart | PlaneChart, table: Table, following: Block | None) -> list[str]:
    """The figures of a chart, unless the table that follows tells them."""
    return [plain(chart.caption), *([] if chart_tables.tells(following, chart) else _table(table))]


def _roll(block: Roll) -> list[str]:
    people = (_flat(", ".join(filter(None, person))) for person in block.people)
    return [_title(4, block.title), "\n".join(f"- {person}" for person in people)]


_WRITERS: dict[type[Any], Callable[[Any], Iterable[str]]] = {
    Heading: _heading,
    Paragraph: lambda block: [_spans(block.spans)],
    Bullets: _bullets,
    Panel: lambda block: [_quoted(_strong(block.title), plain(block.text))],
    Quote: _quote,
    Legend: lambda block: [_keys(block.keys)],
    Gathered: _gathered,
    Table: _table,
    Figures: _figures,
    Timeline: _timeline,
    Picture: lambda block: [plain(_("Picture: {caption}").format(caption=block.caption))],
    Roll: _roll,
    Cover: _cover,
}
