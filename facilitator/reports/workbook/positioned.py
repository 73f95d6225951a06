"""The sheets of where the room stands: the wheel, its other instruments, the plane, what was said of the day."""

from __future__ import annotations

from collections.abc import Mapping

from ...i18n import _, pgettext
from ...sessions import ratings
from ...sessions.records import FeedbackKind, Instrument, Rating
from ...sessions.spread import spread
from ...sessions.wheel import HIGHEST, NamedLever, wheel
from ..document import Document
from .sheet import MIDDLE, NARROW, WIDE, Column, Row, Sheet, college


def wheel_sheet(document: Document) -> Sheet:
    """The ten levers: mean, spread, how many gave each value, and the mean of an earlier day."""
    columns = (
        Column(_("No."), NARROW),
        Column(_("Axis"), MIDDLE),
        Column(_("Lever"), WIDE),
        Column(_("Mean"), NARROW),
        Column(_("Spread"), NARROW),
        Column(_("Earlier day"), NARROW),
        Column(_("Answers"), NARROW),
        *(Column(str(value), NARROW) for value in range(HIGHEST + 1)),
    )
    before = ratings.means(document.ratings_before)
    answered = ratings.answers(document.ratings)
    rows = tuple(_lever(document, one, before) for one in wheel().levers) if answered else ()
    return Sheet(_("Wheel"), columns, rows)


def _lever(document: Document, lever: NamedLever, before: Mapping[int, float]) -> Row:
    counted = ratings.counts(document.ratings, lever.number)
    return (
        lever.number,
        wheel().axes[lever.axis],
        lever.title,
        ratings.mean(counted),
        spread(counted),
        before.get(lever.number),
        sum(counted.values()),
        *(counted.get(value, 0) for value in range(HIGHEST + 1)),
    )


def answers(document: Document) -> Sheet:
    """Every answer as it was entered: the wheel, the staircase, the trends, the worth of the day."""
    columns = (
        Column(_("Instrument"), MIDDLE),
        Column(_("No."), NARROW),
        Column(_("Subject"), WIDE),
        Column(_("Value"), NARROW),
        Column(pgettext("column", "Number"), NARROW),
        Column(_("Sheet"), NARROW),
        Column(_("Table"), NARROW),
        Column(_("College"), 20),
    )
    order = list(Instrument)
    every = sorted(document.ratings, key=lambda one: (order.index(one.instrument), one.lever or one.trend or 0, one.id))
    return Sheet(_("Positioning"), columns, tuple(map(_answer, every)))


def _answer(rating: Rating) -> Row:
    return (
        _instrument(rating.instrument),
        ratings.number_of(rating),
        _subject(rating),
        rating.value,
        rating.count,
        rating.sheet,
        rating.table_number,
        college(rating.college),
    )


def _instrument(which: Instrument) -> str:
    return {
        Instrument.WHEEL: pgettext("instrument", "Wheel"),
        Instrument.STAIRCASE: pgettext("instrument", "Staircase"),
        Instrument.TRENDS: pgettext("instrument", "Trends, by rank"),
        Instrument.RETURN: pgettext("instrument", "Worth of the time spent"),
    }[which]


def _subject(rating: Rating) -> str:
    """The lever, the trend or the step that is answered; nothing where the instrument says it all."""
    titles: Mapping[Instrument, tuple[str, ...]] = {
        Instrument.WHEEL: tuple(one.title for one in wheel().levers),
        Instrument.TRENDS: tuple(one.title for one in wheel().trends),
        Instrument.STAIRCASE: wheel().staircase,
    }
    number = rating.value if rating.instrument is Instrument.STAIRCASE else ratings.number_of(rating)
    return dict(enumerate(titles.get(rating.instrument, ()), start=1)).get(number or 0, "")


def plane(document: Document) -> Sheet:
    """What was placed between little and much effort, little and much impact."""
    columns = (
        Column(_("No."), NARROW),
        Column(_("Text"), WIDE),
        Column(_("Impact, from 0 to 100")),
        Column(_("Effort, from 0 to 100")),
    )
    points = enumerate(document.plane_points, start=1)
    rows = ((place, one.text, one.impact, one.effort) for place, one in points)
    return Sheet(_("Impact and effort"), columns, tuple(rows))


def feedback(document: Document) -> Sheet:
    """What was said of the day at its end."""
    columns = (Column(_("Kind"), MIDDLE), Column(_("Text"), WIDE), Column(pgettext("column", "Number"), NARROW))
    return Sheet(_("Evaluation"), columns, tuple((_kind(one.kind), one.text, one.count) for one in document.feedback))


def _kind(kind: FeedbackKind) -> str:
    return {
        FeedbackKind.WORD: pgettext("evaluation", "The day in one word"),
        FeedbackKind.CHANGE: pgettext("evaluation", "To change"),
    }[kind]
