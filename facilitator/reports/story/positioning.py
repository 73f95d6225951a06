"""Where the room stands: the wheel of the levers, the staircase, the trends, impact and effort."""

from __future__ import annotations

from ... import tokens
from ...i18n import _
from ...sessions import labels, positioning_words, ratings
from ...sessions.plane_points import HIGHEST as FARTHEST
from ...sessions.plane_points import by_worth, quarter_of
from ...sessions.ranking import Ranked, orders, ranking
from ...sessions.ratings import STAIRCASE, Subject
from ...sessions.records import College, Instrument, ItemKind, Reading
from ...sessions.wheel import HIGHEST, NamedLever, wheel
from ..document import Document
from ..options import Options
from .blocks import (
    Bar,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    PlaneChart,
    Point,
    Role,
    Span,
    Spoke,
    Table,
    WheelChart,
)
from .evaluation import evaluation as evaluation

_FEWEST = 3
"""Of a college, whose mean is told to others than the organiser."""
_COLOUR = tokens.ITEM_COLOURS[ItemKind.POSITIONING]


def positioning(document: Document, _options: Options) -> tuple[Block, ...]:
    """Each instrument that somebody answered."""
    found = (*_wheel(document), *_staircase(document), *_trends(document), *_plane(document))
    return (Heading(_("Where the room stands"), anchor="positioning"), *found) if found else ()


def _wheel(document: Document) -> tuple[Block, ...]:
    """The chart, the mean of each lever and how far apart the answers are; then how they are shared."""
    if not ratings.answers(document.ratings):
        return ()
    means, before = ratings.means(document.ratings), ratings.means(document.ratings_before)
    spokes = tuple(
        Spoke(one.number, one.title, one.short, one.axis, means.get(one.number), before.get(one.number))
        for one in wheel().levers
    )
    told = _("The dark mark: {title}").format(title=document.rated_before) if before else ""
    columns = [
        Column("", 0.05),
        Column(_("Lever"), 0.46),
        Column("", 0.13),
        Column(_("Mean"), 0.1, right=True),
        *([Column(_("Then"), 0.08, right=True)] if before else []),
        Column(_("Agreement"), 0.22),
    ]
    rows = tuple(_lever(document, one, then=bool(before)) for one in spokes)
    answered = positioning_words.answered(document.ratings, Instrument.WHEEL)
    heading = Heading(_("The wheel of the levers"), level=2, detail=answered)
    chart = WheelChart(wheel().axes, spokes, HIGHEST, document.rated_before if before else "", told)
    return (heading, chart, Table(tuple(columns), rows), *_spread(), *_shares(document), *_colleges(document))


def _lever(document: Document, one: Spoke, *, then: bool) -> tuple[Cell, ...]:
    counted = ratings.counts(document.ratings, one.number)
    colour = tokens.AXIS_COLOURS[one.axis]
    mark = None if one.before is None else one.before / HIGHEST
    return (
        Cell(str(one.number), Role.STRONG),
        Cell(one.title, colour=colour),
        Cell(bar=Bar((one.mean or 0) / HIGHEST, colour, mark)),
        Cell(labels.mean(one.mean), Role.STRONG),
        *([Cell("" if one.before is None else labels.mean(one.before), Role.SOFT)] if then else []),
        Cell(positioning_words.spread_words(counted, Instrument.WHEEL), Role.SOFT),
    )


def _spread() -> tuple[Block, ...]:
    """What the figure of agreement is."""
    told = _("Agreement: in brackets, how many levels two answers taken at random are apart, on average.")
    return (Paragraph((Span(told, Role.SOFT),)),)


def _shares(document: Document) -> tuple[Block, ...]:
    """How many put each lever at each value."""
    values = ratings.scale(Instrument.WHEEL)
    columns = (
        Column("", 0.05),
        Column(_("Lever"), 0.4),
        *(Column(str(value), 0.07, right=True) for value in values),
        Column(_("Answers"), 0.13, right=True),
    )

    def row(lever: NamedLever) -> tuple[Cell, ...]:
        counted = ratings.counts(document.ratings, lever.number)
        figures = (Cell(str(counted.get(value, 0) or "")) for value in values)
        return (
            Cell(str(lever.number), Role.STRONG),
            Cell(lever.short),
            *figures,
            Cell(str(sum(counted.values())), Role.SOFT),
        )

    return (Table(columns, tuple(row(lever) for lever in wheel().levers), _("How many answered each value")),)


def _colleges(document: Document) -> tuple[Block, ...]:
    """The mean of each lever in each college, as far as the reading tells them."""
    found = {lever.number: ratings.by_college(document.ratings, _on(lever)) for lever in wheel().levers}
    colleges = [college for college in College if _is_told(document, college, found)]
    if len(colleges) < 2:
        return ()
    columns = (
        Column("", 0.05),
        Column(_("Lever"), 0.4),
        *(Column(labels.college_group(college), 0.55 / len(colleges), right=True) for college in colleges),
    )
    rows = tuple(
        (
            Cell(str(lever.number), Role.STRONG),
            Cell(lever.short),
            *(Cell(labels.mean(ratings.mean(found[lever.number].get(college, {})))) for college in colleges),
        )
        for lever in wheel().levers
    )
    return (Table(columns, rows, _("The mean of each college, where sheets tell it")),)


def _on(lever: NamedLever) -> Subject:
    return Subject(Instrument.WHEEL, lever.number)


def _is_told(document: Document, college: College, found: dict[int, dict[College, dict[int, int]]]) -> bool:
    """Whether a college answered, and enough of it for this reading."""
    most = max((sum(one.get(college, {}).values()) for one in found.values()), default=0)
    if document.reading is Reading.PUBLIC:
        return False
    return most >= (1 if document.reading is Reading.NAMED else _FEWEST)


def _staircase(document: Document) -> tuple[Block, ...]:
    """How many see the territory on each step, from the lowest."""
    counted = ratings.counted(document.ratings, STAIRCASE)
    if not counted:
        return ()
    most = max(counted.values())
    rows = tuple(
        (
            Cell(str(place), Role.STRONG),
            Cell(step),
            Cell(bar=Bar(counted.get(place, 0) / most, _COLOUR)),
            Cell(str(counted.get(place, 0)), Role.STRONG),
        )
        for place, step in enumerate(wheel().staircase, start=1)
    )
    columns = (Column("", 0.05), Column(_("Step"), 0.5), Column("", 0.33), Column(_("Answers"), 0.12, right=True))
    words = positioning_words.spread_words(counted, Instrument.STAIRCASE)
    answered = positioning_words.answered(document.ratings, Instrument.STAIRCASE)
    detail = " · ".join(part for part in (answered, words) if part)
    return (Heading(_("The staircase of cooperation"), level=2, detail=detail), Table(columns, rows))


def _trends(document: Document) -> tuple[Block, ...]:
    """The strong trends, the one that weighs most first."""
    found = ranking(document.ratings)
    if not found:
        return ()
    columns = (
        Column("", 0.06),
        Column(_("Trend"), 0.5),
        Column("", 0.2),
        Column(_("Mean rank"), 0.12, right=True),
        Column(_("In the top 3"), 0.12, right=True),
    )
    detail = positioning_words.answered(document.ratings, Instrument.TRENDS)
    heading = Heading(_("The trends that weigh most"), level=2, detail=detail)
    return (heading, Table(columns, tuple(_trend(one, len(found), len(orders(document.ratings))) for one in found)))


def _trend(one: Ranked, worst: int, answered: int) -> tuple[Cell, ...]:
    title = f"{one.trend.title} ({_('tied')})" if one.tied else one.trend.title
    return (
        Cell(str(one.rank), Role.STRONG),
        Cell(title),
        Cell(bar=Bar(max(0.0, (worst - one.mean) / max(1, worst - 1)), _COLOUR)),
        Cell(labels.mean(one.mean), Role.STRONG),
        Cell(_("{count} of {answered}").format(count=one.first, answered=answered), Role.SOFT),
    )


def _plane(document: Document) -> tuple[Block, ...]:
    """The square with its points, then what they are, what brings most for least first."""
    if not document.plane_points:
        return ()
    numbers = {point.id: number for number, point in enumerate(document.plane_points, start=1)}
    points = tuple(
        Point(numbers[one.id], one.text, one.effort / FARTHEST, one.impact / FARTHEST) for one in document.plane_points
    )
    columns = (
        Column("", 0.06),
        Column(_("What"), 0.5),
        Column(_("What its place calls for"), 0.24),
        Column(_("Impact"), 0.1, right=True),
        Column(_("Effort"), 0.1, right=True),
    )
    rows = tuple(
        (
            Cell(str(numbers[one.id]), Role.STRONG),
            Cell(one.text),
            Cell(positioning_words.quarter(quarter_of(one.effort, one.impact))),
            Cell(str(one.impact)),
            Cell(str(one.effort)),
        )
        for one in by_worth(document.plane_points)
    )
    heading = Heading(_("Impact and effort"), level=2)
    caption = _("Placed by the room: each number is one of the lines below.")
    return (heading, PlaneChart(_("Effort"), _("Impact"), points, caption), Table(columns, rows))
