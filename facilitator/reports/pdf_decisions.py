"""What the room decided, on paper: where it stands on the wheel and on the staircase, and what was promised."""

from __future__ import annotations

from .. import tokens
from ..i18n import _
from ..sessions import labels, ratings
from ..sessions.records import ItemKind
from ..sessions.wheel import HIGHEST, NamedLever, wheel
from .document import Document
from .pdf_fonts import BOLD, SEMIBOLD
from .pdf_pages import MEASURE, Box, Mark, Row
from .pdf_rows import SOFT, SUBTITLE, TEXT, TITLE, Cell, Rows
from .pdf_text import Style

_HEADER = Style(9, tokens.SOFT_INK, SEMIBOLD)
_FIGURE = Style(10, tokens.INK, BOLD, leading=TEXT.leading)
_BAR = 6.4
_NUMBER, _TITLE, _BARS, _FULL, _FIGURES = 14.0, 20.0, 264.0, 88.0, 362.0
"""Where the columns of a table of answers begin, and the length of a whole bar."""
_BEFORE, _ANSWERS = 404.0, 436.0
_WHAT, _WHO, _WHEN = 250.0, 262.0, 404.0


def positioning(rows: Rows, document: Document) -> None:
    """The wheel and the staircase, each when somebody answered."""
    on_wheel, on_steps = ratings.answers(document.ratings), sum(ratings.counts(document.ratings, None).values())
    if not on_wheel and not on_steps:
        return
    mark = Mark("positioning", _("Where the room stands"))
    rows.heading((mark.title, TITLE), gap=34, mark=mark, turn=0.4)
    if on_wheel:
        _wheel(rows, document, on_wheel)
    if on_steps:
        _staircase(rows, document, on_steps)


def commitments(rows: Rows, document: Document) -> None:
    """Who promised what, by when."""
    if not document.commitments:
        return
    mark = Mark("commitments", _("Commitments"))
    rows.heading((mark.title, TITLE), gap=34, mark=mark, turn=0.25)
    _heads(rows, (0, _("What")), (_WHO, _("Who")), (_WHEN, _("By when")))
    for one in document.commitments:
        with_whom = _("with {partners}").format(partners=one.partners) if one.partners else ""
        beside = f"\n{with_whom}" if one.who else with_whom
        who = [(text, style) for text, style in ((one.who, TEXT), (beside, SOFT)) if text.strip()]
        cells = [Cell(0, _WHAT, [(one.what, TEXT)])]
        cells += [Cell(_WHO, _WHEN - _WHO - 12, who)] if who else []
        cells += [Cell(_WHEN, MEASURE - _WHEN, [(labels.short_date(one.due), TEXT)])] if one.due else []
        rows.append(Row(0.6, boxes=(Box(0, 0, MEASURE, 0.6, tokens.LINE),), gap=3, keep=True))
        rows.columns(cells, gap=3)


def _wheel(rows: Rows, document: Document, answered: int) -> None:
    """The mean of each lever, under its axis, and that of an earlier day as a mark on the bar."""
    rows.heading((_("The wheel of the levers"), SUBTITLE), (labels.answer_count(answered), SOFT), gap=4)
    means, before = ratings.means(document.ratings), ratings.means(document.ratings_before)
    if before:
        rows.heading((_("The dark mark: {title}").format(title=document.rated_before), SOFT), gap=1)
    heads = [(_FIGURES, _("Mean")), *([(_BEFORE, _("Then"))] if before else []), (_ANSWERS, _("Answers"))]
    _heads(rows, *heads)
    shown: set[int] = set()
    for lever in wheel().levers:
        if lever.axis not in shown:
            shown.add(lever.axis)
            colour = Style(10, tokens.AXIS_COLOURS[lever.axis], BOLD)
            rows.heading((wheel().axes[lever.axis], colour), gap=7)
        answers = sum(ratings.counts(document.ratings, lever.number).values())
        _lever(rows, lever, means.get(lever.number), before.get(lever.number), answers)


def _lever(rows: Rows, lever: NamedLever, mean: float | None, before: float | None, answers: int) -> None:
    colour = tokens.AXIS_COLOURS[lever.axis]
    then = [Cell(_BEFORE, 28, [(labels.mean(before), SOFT)])] if before is not None else []
    found = _answered(rows, lever.number, lever.title, colour, labels.mean(mean), then, answers)
    found.boxes = _bar(found, colour, (mean or 0) / HIGHEST)
    if before is not None:
        place = _BARS + _FULL * before / HIGHEST
        mark = Box(place - 0.8, found.height / 2 - _BAR / 2 - 2, 1.6, _BAR + 4, tokens.INK)
        found.boxes = (*found.boxes, mark)


def _staircase(rows: Rows, document: Document, answered: int) -> None:
    """How many see the territory on each step, from the lowest."""
    rows.heading((_("The staircase of cooperation"), SUBTITLE), (labels.answer_count(answered), SOFT), gap=18)
    counted = ratings.counts(document.ratings, None)
    most = max(counted.values())
    colour = tokens.ITEM_COLOURS[ItemKind.POSITIONING]
    for place, step in enumerate(wheel().staircase, start=1):
        count = counted.get(place, 0)
        found = _answered(rows, place, step, colour, str(count), [], None)
        found.boxes = _bar(found, colour, count / most)
        rows[-1].keep = place < len(wheel().staircase)


def _answered(
    rows: Rows, number: int, title: str, colour: str, figure: str, then: list[Cell], answers: int | None
) -> Row:
    """A lever or a step with its figures; returns the first line of it, which takes the bar."""
    cells = [
        Cell(0, _NUMBER, [(str(number), Style(10, colour, BOLD, leading=TEXT.leading))]),
        Cell(_TITLE, _BARS - _TITLE - 12, [(title, TEXT)]),
        Cell(_FIGURES, 28, [(figure, _FIGURE)]),
        *then,
    ]
    if answers is not None:
        cells.append(Cell(_ANSWERS, MEASURE - _ANSWERS, [(str(answers), SOFT)]))
    return rows.columns(cells, gap=3)[0]


def _bar(row: Row, colour: str, share: float) -> tuple[Box, ...]:
    """A bar on its pale track."""
    top = row.height / 2 - _BAR / 2
    track = Box(_BARS, top, _FULL, _BAR, tokens.LINE, 1)
    return (track, Box(_BARS, top, _FULL * share, _BAR, colour, 1)) if share else (track,)


def _heads(rows: Rows, *heads: tuple[float, str]) -> None:
    """The names of the columns."""
    rows.columns([Cell(x, MEASURE - x, [(text, _HEADER)]) for x, text in heads], gap=10)[-1].keep = True
