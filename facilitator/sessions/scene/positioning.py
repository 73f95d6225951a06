"""The scenes of where the room stands: wheel, staircase, trends, impact and effort, and what it says of its day."""

from __future__ import annotations

from ...i18n import _
from .. import positioning_words as told
from ..feedback import changes_asked, words_said
from ..plane_points import HIGHEST, Quarter, by_worth, points_of, quarter_of
from ..ranking import orders, ranking
from ..ratings import RETURN, STAIRCASE, answers, counted, counts, mean, means, rated_before, ratings_of, scale
from ..records import Feedback, Instrument, ItemKind
from ..wheel import wheel as method
from .moment import Moment
from .scenes import EvaluationScene, PlaneScene, StaircaseScene, TrendsScene, WheelScene
from .values import Level, Lever, Ranked, Spot, Word


def wheel(moment: Moment, compared: str = "") -> WheelScene:
    """The mean of each lever, beside that of the *compared* session, the last one that was rated by default."""
    session = moment.outline.session
    now = ratings_of(moment.store, session.id)
    earlier, before = rated_before(moment.store, session, compared)
    current, former = means(now), means(before)
    levers = tuple(
        Lever(
            one.number,
            one.title,
            one.axis,
            current.get(one.number),
            former.get(one.number),
            told.accord_word(counts(now, one.number), Instrument.WHEEL),
        )
        for one in method().levers
    )
    return WheelScene(
        moment.rail,
        ItemKind.POSITIONING,
        _("Where does our territory stand on the ten levers?"),
        method().axes,
        levers,
        answers(now),
        earlier.title if earlier else "",
        moment.countdown,
    )


def staircase(moment: Moment) -> StaircaseScene:
    """How many see the territory on each step."""
    found = counted(ratings_of(moment.store, moment.outline.session.id), STAIRCASE)
    levels = tuple(Level(title, found.get(place, 0)) for place, title in enumerate(method().staircase, start=1))
    accord = told.accord_word(found, Instrument.STAIRCASE)
    title = _("On which step of cooperation do we stand?")
    return StaircaseScene(moment.rail, ItemKind.POSITIONING, title, levels, moment.countdown, accord)


def trends(moment: Moment) -> TrendsScene:
    """The strong trends in the order in which the room puts them; in their own while nobody answered."""
    now = ratings_of(moment.store, moment.outline.session.id)
    found = tuple(
        Ranked(one.trend.number, one.trend.title, one.rank, one.mean, one.first, one.tied) for one in ranking(now)
    )
    unranked = tuple(Ranked(one.number, one.title) for one in method().trends)
    title = _("Which trends weigh most on our territory?")
    return TrendsScene(moment.rail, ItemKind.POSITIONING, title, found or unranked, len(orders(now)), moment.countdown)


def plane(moment: Moment) -> PlaneScene:
    """What was placed between little and much effort, little and much impact; what brings most for least first."""
    points = points_of(moment.store, moment.outline.session.id)
    numbers = {point.id: number for number, point in enumerate(points, start=1)}
    spots = tuple(
        Spot(
            point.id,
            numbers[point.id],
            point.text,
            point.effort / HIGHEST,
            point.impact / HIGHEST,
            told.quarter(quarter_of(point.effort, point.impact)),
        )
        for point in by_worth(points)
    )
    quarters = tuple(told.quarter(one) for one in (Quarter.QUICK, Quarter.DEEP, Quarter.ASIDE, Quarter.AVOID))
    title = _("What should we begin with?")
    return PlaneScene(
        moment.rail, ItemKind.POSITIONING, title, _("Effort"), _("Impact"), quarters, spots, moment.countdown
    )


def evaluation(moment: Moment) -> EvaluationScene:
    """What the day was worth, in figures and in words, and what should change; nobody is named."""
    session_id = moment.outline.session.id
    found = counted(ratings_of(moment.store, session_id), RETURN)
    said = moment.store.all(Feedback, session_id=session_id)
    return EvaluationScene(
        moment.rail,
        ItemKind.CLOSING,
        _("Was this day worth our time?"),
        tuple(found.get(value, 0) for value in scale(Instrument.RETURN)),
        mean(found),
        tuple(Word(one.id, one.text, one.count) for one in words_said(said)),
        tuple(Word(one.id, one.text, one.count) for one in changes_asked(said)),
        moment.countdown,
    )
