"""Each question with all that the room answered, voted, concluded and promised about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from ...i18n import _
from ...sessions import labels
from ...sessions.records import Contribution, ItemKind, VoteMethod, VoteState
from ...sessions.timing import SlotState
from ...tokens import ITEM_COLOURS, LINE, PARKED_COLOUR
from .. import ballots, words
from ..document import Answers, Document, Entry, Group
from ..options import Options
from . import commitments, speech, synthesis, votes
from .blocks import Block, Gathered, Heading, Key, Legend
from .making import KINDS, notes, soft


def reflections(document: Document, _options: Options) -> tuple[Block, ...]:
    """Question after question, in the order of the day; then those that have no place in it and were answered."""
    found: list[Block] = []
    for entry in document.entries:
        if entry.answers:
            found += _of_item(document, entry)
    colour = ITEM_COLOURS[ItemKind.REFLECTION]
    kicker = _("Questions outside the agenda").upper()
    for answers in document.unscheduled:
        if answers.contributions or ballots.about(document.ballots, answers.question):
            found += question(document, answers, kicker, colour)
    return tuple(found)


def _of_item(document: Document, entry: Entry) -> list[Block]:
    """The questions of an item; what else is told of it stands under the first, its notes under the last."""
    kicker = f"{words.kicker(entry)} · {speech.title(entry)}"
    found: list[Block] = []
    for answers in entry.answers:
        found += question(document, answers, kicker, speech.ink(entry))
        if not answers.contributions and entry.state is not SlotState.UPCOMING:
            found.append(soft(_("No contribution was taken down.")))
    return found if speech.is_told(entry) else [*found, *speech.about(entry)]


def question(document: Document, answers: Answers, kicker: str, colour: str) -> tuple[Block, ...]:
    """A question and its answers: each cluster with its weight, then what is in none; then what came of them."""
    said = answers.contributions
    detail = words.answers_summary(answers) if said else ""
    heading = Heading(answers.question.text, anchor=answers.question.id, kicker=kicker, colour=colour, detail=detail)
    return (
        heading,
        *((_legend(said), *_gathered(document, answers, colour)) if said else ()),
        *votes.about(document, answers.question),
        *synthesis.of_question(document, answers.question),
        *commitments.born_from(document, answers.question),
    )


def _legend(contributions: Sequence[Contribution]) -> Legend:
    """How many of each kind."""
    counts = Counter(said.kind for said in contributions)
    return Legend(tuple(Key(words.kind_count(kind, counts[kind]), kind=kind) for kind in KINDS if counts[kind]))


def essence(document: Document, answers: Answers) -> str:
    """What was answered to a question in a line: how much, and the titles of its clusters, in their order."""
    said = labels.contribution_count(len(answers.contributions))
    titles = " · ".join(group.cluster.title for group in in_order(document, answers) if group.contributions)
    return _("{contributions}: {clusters}").format(contributions=said, clusters=titles) if titles else said


def in_order(document: Document, answers: Answers) -> list[Group]:
    """The clusters of a question in the order of their votes, then of their weight."""
    votes = _votes(document, answers, "cluster_id")

    def place(group: Group) -> tuple[int, int]:
        return -votes.get(group.cluster.id, -1), -words.weight(document, group.contributions)

    return sorted(answers.groups, key=place)


def _gathered(document: Document, answers: Answers, colour: str) -> tuple[Block, ...]:
    """The clusters in their order, then what is in none."""
    votes = _votes(document, answers, "cluster_id")
    said = _votes(document, answers, "contribution_id")
    weights = {group.cluster.id: words.weight(document, group.contributions) for group in answers.groups}
    lengths = {one: votes.get(one, 0) for one in weights} if any(votes.values()) else weights
    most = max(lengths.values(), default=0)
    found = [
        Gathered(
            notes(document, group.contributions, said),
            group.cluster.title,
            _weight(group, weights[group.cluster.id], votes),
            lengths[group.cluster.id] / most if most else 0.0,
            colour,
        )
        for group in in_order(document, answers)
    ]
    if answers.loose:
        loose = notes(document, answers.loose, said)
        count = words.group_count(len(loose), words.weight(document, answers.loose))
        titled = Gathered(loose, _("Not in a cluster"), count, colour=LINE)
        found.append(titled if answers.groups else Gathered(loose, colour=colour))
    return tuple(found)


def _weight(group: Group, weight: int, votes: Mapping[str, int]) -> str:
    """How much a cluster holds, and what it received when it was voted for."""
    told = words.group_count(len(group.contributions), weight)
    count = votes.get(group.cluster.id)
    return told if count is None else f"{told} · {words.vote_count(count)}"


def _votes(document: Document, answers: Answers, of: Literal["cluster_id", "contribution_id"]) -> dict[str, int]:
    """What clusters, or contributions, received in the last closed vote that counted voices for those of a question."""
    for ballot in reversed(ballots.about(document.ballots, answers.question)):
        if ballot.vote.state is VoteState.CLOSED and ballot.vote.method in (VoteMethod.DOTS, VoteMethod.HANDS):
            found = {getattr(one.option, of): one.votes for one in ballot.counted if getattr(one.option, of)}
            if found:
                return found
    return {}


def parking(document: Document, _options: Options) -> tuple[Block, ...]:
    """What was kept for later, and where it goes."""
    if not document.parking:
        return ()
    heading = Heading(
        _("The parking"), anchor="parking", detail=_("What was said outside the questions and kept for later.")
    )
    return (heading, Gathered(notes(document, document.parking), colour=PARKED_COLOUR))
