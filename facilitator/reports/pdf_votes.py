"""The results of votes on paper: each option with its rank, a bar and its figure, the most voted for first."""

from __future__ import annotations

from collections.abc import Sequence

from ..i18n import _, ngettext
from ..sessions.records import VoteState
from ..sessions.scene.decisions import rule
from ..sessions.tallies import Counted, by_result
from ..tokens import INK, ITEM_COLOURS, SOFT_INK
from .ballots import Ballot
from .pdf_fonts import SEMIBOLD
from .pdf_pages import MEASURE, Box, Mark, Row
from .pdf_rows import HEADING, SOFT, TEXT, TITLE, Cell, Rows, keep_edges
from .pdf_text import Style

_COLOUR = ITEM_COLOURS["vote"]
_RANK, _FIGURE = Style(10, SOFT_INK, leading=1.48), Style(10, INK, SEMIBOLD, leading=1.48)
_RANKS, _FIGURES, _BAR = 22.0, 34.0, 150.0
"""How wide the ranks, the figures and the longest bar are, in points."""
_HEIGHT = 6.4


def votes(rows: Rows, ballots: Sequence[Ballot]) -> None:
    """Add the results of these votes, one after the other."""
    for ballot in ballots:
        _vote(rows, ballot)


def other_votes(rows: Rows, ballots: Sequence[Ballot]) -> None:
    """Add the results of votes that were about no question, under a title of their own."""
    if ballots:
        mark = Mark("votes", _("Votes"))
        rows.heading((mark.title, TITLE), gap=34, mark=mark)
        votes(rows, ballots)


def _vote(rows: Rows, ballot: Ballot) -> None:
    rows.heading((_("Vote: {title}").format(title=ballot.vote.title), HEADING), gap=18)
    rows.heading((_summary(ballot), SOFT), gap=1)
    found = by_result(ballot.counted)
    most = max(one.votes for one in found)
    every = [_option(rows, one, most) for one in found]
    every[0][0].gap = 5
    keep_edges([option[-1] for option in every])


def _summary(ballot: Ballot) -> str:
    """How it was voted and how much: "3 dots each · 64 votes"."""
    total = ngettext("{count} vote", "{count} votes", ballot.total).format(count=ballot.total)
    parts = [rule(ballot.vote), total]
    if ballot.vote.state is VoteState.OPEN:
        parts.append(_("not closed: these figures are not final"))
    return " · ".join(parts)


def _option(rows: Rows, one: Counted, most: int) -> list[Row]:
    """An option after its rank; the same rank tells a tie."""
    width = MEASURE - _RANKS - _BAR - _FIGURES - 16
    rank = _("{rank}.").format(rank=one.rank)
    found = rows.columns([Cell(0, _RANKS, [(rank, _RANK)]), Cell(_RANKS, width, [(one.option.text, TEXT)])], gap=3)
    figure = rows.line(str(one.votes), _FIGURE)
    found[0].lines.append((MEASURE - figure.width, figure))
    if one.votes:
        length = max(1.0, _BAR * one.votes / most)
        left = MEASURE - _FIGURES - _BAR
        found[0].boxes = (Box(left, (found[0].height - _HEIGHT) / 2, length, _HEIGHT, _COLOUR, 1),)
    return found
