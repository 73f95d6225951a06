"""Where the room stands, in words: how far it agrees, how it answered, what a place on the plane calls for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..i18n import _, ngettext, pgettext
from . import labels
from .plane_points import Quarter
from .ratings import Way, answers, scale, ways
from .records import Instrument, Rating
from .spread import Accord, accord, spread


def accord_word(counted: Mapping[int, int], instrument: Instrument) -> str:
    """How far those who answered agree; nothing while there are not two."""
    found = accord(counted, scale(instrument))
    if found is None:
        return ""
    return {
        Accord.TOGETHER: pgettext("answers", "in agreement"),
        Accord.DIVIDED: pgettext("answers", "divided"),
        Accord.APART: pgettext("answers", "very divided"),
    }[found]


def spread_words(counted: Mapping[int, int], instrument: Instrument) -> str:
    """The same with its figure: "divided (1.2)"; nothing while there are not two answers."""
    word, found = accord_word(counted, instrument), spread(counted)
    return _("{word} ({figure})").format(word=word, figure=labels.mean(found)) if word else ""


def answered(ratings: Iterable[Rating], instrument: Instrument) -> str:
    """How many answered, and in which ways when there are several, or one that has to be said."""
    every = list(ratings)
    total, found = labels.answer_count(answers(every, instrument)), ways(every, instrument)
    if set(found) <= {Way.TOGETHER}:
        return total
    return _("{answers}: {ways}").format(answers=total, ways=", ".join(_way(*one) for one in found.items()))


def quarter(which: Quarter) -> str:
    """What a quarter of the plane calls for."""
    return {
        Quarter.QUICK: pgettext("plane", "Quick wins"),
        Quarter.DEEP: pgettext("plane", "Long works"),
        Quarter.ASIDE: pgettext("plane", "If the chance comes"),
        Quarter.AVOID: pgettext("plane", "To avoid"),
    }[which]


def _way(way: Way, count: int) -> str:
    if way is Way.SHEETS:
        return ngettext("{count} sheet", "{count} sheets", count).format(count=count)
    if way is Way.TABLES:
        return ngettext("{count} table", "{count} tables", count).format(count=count)
    return ngettext("{count} counted in the room", "{count} counted in the room", count).format(count=count)
