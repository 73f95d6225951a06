"""The results of votes: each option with its rank, a bar and its figures, the best result first; then who gave them.

What was counted too much is said, and so is what was never closed: nothing is made to look better than it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.records import CountedBy, Question, Reading, Reservation, VoteState
from ...sessions.scene.decisions import rule
from ...sessions.tallies import Counted, Place, answers_of, by_result, tied
from ...sessions.voters import place_name
from ...tokens import ITEM_COLOURS
from .. import ballots, words
from ..ballots import Ballot
from ..document import Document
from ..options import Options
from .blocks import Bar, Block, Bullets, Cell, Column, Heading, Paragraph, Picture, Quote, Role, Span, Table

_COLOUR = ITEM_COLOURS["vote"]
_ACROSS = {CountedBy.TABLE: 10, CountedBy.COLLEGE: 5}
"""How many tables or colleges stand side by side…"""
_ACROSS_SEVERAL = 5
"""…and how many when each has several answers."""


def about(document: Document, question: Question | None) -> tuple[Block, ...]:
    """The votes about *question*; without one, those that are about none."""
    return tuple(block for ballot in ballots.about(document.ballots, question) for block in _vote(document, ballot))


def other_votes(document: Document, _options: Options) -> tuple[Block, ...]:
    """Votes that were about no question, under a title of their own."""
    found = about(document, None)
    return (Heading(_("Votes"), anchor="votes"), *found) if found else ()


def photos(document: Document) -> tuple[Block, ...]:
    """The pictures of the flipcharts, as the proof of the votes: for the organiser alone, whatever they show."""
    if document.reading is not Reading.NAMED:
        return ()
    shown = [
        Picture(photo.content, _("{vote} · {name}").format(vote=_title(ballot), name=photo.record.name))
        for ballot in document.ballots
        for photo in ballot.photos
        if photo.content
    ]
    return (Heading(_("The flipcharts of the votes"), level=3), *shown) if shown else ()


def _vote(document: Document, ballot: Ballot) -> Iterator[Block]:
    found = by_result(ballot.counted)
    yield Heading(_title(ballot), level=3, detail=_summary(ballot))
    yield _results(ballot, found)
    same = tied(found)
    if same:
        names = ", ".join(_("“{option}”").format(option=one.option.text) for one in found if one.option.id in same)
        yield Paragraph((Span(_("Tied: {options}.").format(options=names), Role.SOFT),))
    yield from _by_place(ballot, found)
    yield from _excess(document, ballot)
    yield from _reservations(ballot)


def _title(ballot: Ballot) -> str:
    if ballot.round > 1:
        return _("Vote: {title} (round {number})").format(title=ballot.vote.title, number=ballot.round)
    return _("Vote: {title}").format(title=ballot.vote.title)


def _results(ballot: Ballot, found: Sequence[Counted]) -> Table:
    answers = answers_of(ballot.vote.method)
    if len(answers) > 1:
        rows = tuple(
            (
                Cell(one.option.text),
                Cell(bar=Bar(one.votes / one.voices if one.voices else 0.0, _COLOUR)),
                *(Cell(str(one.said(answer)), Role.STRONG) for answer in answers),
            )
            for one in found
        )
        heads = (Column(labels.answer(answer), 0.14, right=True) for answer in answers)
        return Table((Column(_("Option"), 0.38), Column("", 0.2), *heads), rows)
    most = max(one.votes for one in found)
    rows = tuple(
        (
            Cell(_("{rank}.").format(rank=one.rank), Role.SOFT),
            Cell(one.option.text),
            Cell(bar=Bar(one.votes / most if most else 0.0, _COLOUR)),
            Cell(str(one.votes), Role.STRONG),
        )
        for one in found
    )
    columns = (Column("", 0.05), Column(_("Option"), 0.55), Column("", 0.32), Column(_("Votes"), 0.08, right=True))
    return Table(columns, rows)


def _by_place(ballot: Ballot, found: Sequence[Counted]) -> Iterator[Table]:
    """What each table or college gave, side by side; nothing when a single one is told."""
    places, answers = ballot.places, answers_of(ballot.vote.method)
    if len(places) < 2:
        return
    caption = _("By college") if ballot.by is CountedBy.COLLEGE else _("By table")
    if len(answers) > 1:
        order = " / ".join(labels.answer(answer) for answer in answers)
        caption = _("{places}: {answers}").format(places=caption, answers=order)
    across = _ACROSS[ballot.by] if len(answers) == 1 else _ACROSS_SEVERAL
    for first in range(0, len(places), across):
        some = places[first : first + across]
        share = 0.62 / len(some)
        heads = (Column(_short(place), share, right=True) for place in some)
        given = [{one.option.id: one for one in ballot.at(place)} for place in some]
        rows = tuple(
            (
                Cell(one.option.text),
                *(Cell(_side_by_side(here[one.option.id].said(answer) for answer in answers)) for here in given),
            )
            for one in found
        )
        yield Table((Column(_("Option"), 0.38), *heads), rows, caption)


def _side_by_side(counts: Iterable[int]) -> str:
    """Figures that are read as one: "7 / 2 / 1"."""
    return "\u00a0/\u00a0".join(map(str, counts))


def _short(place: Place) -> str:
    return labels.table_short(place) if isinstance(place, int) else place_name(place)


def _excess(document: Document, ballot: Ballot) -> Iterator[Block]:
    """What was counted too much; only the organiser is told where."""
    found = ballot.excess(document.people if document.reading is Reading.NAMED else ())
    if found:
        yield Heading(_("More votes were counted than could be cast"), level=3)
        yield Bullets(tuple((Span(one.sentence),) for one in found))


def _reservations(ballot: Ballot) -> Iterator[Block]:
    """What was said of the options, word for word, under each of them when there are several."""
    if not ballot.reservations:
        return
    yield Heading(_("Reservations and objections, word for word"), level=3)
    for option in ballot.options:
        said = [one for one in ballot.reservations if one.voteoption_id == option.id]
        if said and len(ballot.options) > 1:
            yield Paragraph((Span(option.text, Role.SOFT),))
        for one in said:
            yield Quote(one.text, _whose(one))


def _whose(said: Reservation) -> str:
    """What it is, and of which table or college as far as that is told."""
    where = said.table_number or said.college
    return " · ".join((labels.answer(said.answer), *([place_name(where)] if where is not None else [])))


def _summary(ballot: Ballot) -> str:
    """How it was voted, by how many, and how much: "3 dots each · 42 present · 64 votes"."""
    parts = [rule(ballot.vote), _voters(ballot), words.vote_count(ballot.total)]
    if ballot.vote.state is VoteState.OPEN:
        parts.append(_("not closed: these figures are not final"))
    return " · ".join(filter(None, parts))


def _voters(ballot: Ballot) -> str:
    """How many could vote; nothing when it is not known."""
    if ballot.vote.voters is not None:
        return ngettext("{count} voter", "{count} voters", ballot.vote.voters).format(count=ballot.vote.voters)
    if ballot.present is None:
        return ""
    if ballot.expected:
        return ngettext("{count} expected", "{count} expected", ballot.present).format(count=ballot.present)
    return ngettext("{count} present", "{count} present", ballot.present).format(count=ballot.present)
