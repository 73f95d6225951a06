"""The sheets of what the room decided: the synthesis, votes, commitments, ambassadors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...i18n import _, pgettext
from ...sessions import labels
from ...sessions.records import Answer, College, Commitment, Reading, Statement, VoteState
from ...sessions.tallies import Counted
from ..ballots import Ballot
from ..document import Document
from ..story.synthesis import contested_by, whose
from .sheet import MIDDLE, NARROW, WIDE, Cell, Column, Row, Sheet, college, local


def synthesis(document: Document) -> Sheet:
    """The sentences of the day and of each question, and what the room said of them."""
    columns = (
        Column(_("Question number"), NARROW),
        Column(_("Kind"), 20),
        Column(_("Text"), WIDE),
        Column(_("College"), 20),
        Column(_("Said by the room"), MIDDLE),
        Column(_("Contested by"), MIDDLE),
        Column(_("Before it was amended"), WIDE),
    )
    numbers = {answers.question.id: answers.number for answers in document.answers}
    return Sheet(_("Synthesis"), columns, tuple(_statement(document, one, numbers) for one in document.statements))


def _statement(document: Document, statement: Statement, numbers: Mapping[str, int]) -> Row:
    return (
        numbers.get(statement.question_id or ""),
        labels.statement_kind(statement.kind),
        statement.text,
        college(statement.college) or whose(statement, document),
        labels.validation(statement.validation),
        contested_by(statement, document, labels.college),
        statement.original,
    )


def votes(document: Document) -> Sheet:
    """What was voted: a row an option, by answer and by college."""
    told = [ballot for ballot in document.ballots if ballot.told]
    answers = _answers(told)
    colleges = [one for one in College if any(tally.college is one for ballot in told for tally in ballot.tallies)]
    columns = (
        Column(_("Vote"), 40),
        Column(_("Round"), NARROW),
        Column(_("Method"), 16),
        Column(_("State"), 12),
        Column(_("Question number"), NARROW),
        Column(_("Option"), WIDE),
        Column(_("Rank"), NARROW),
        *(Column(labels.answer(answer)) for answer in answers),
        *(Column(labels.college(one)) for one in colleges),
        Column(_("To check"), 40),
    )
    rows = (row for ballot in told for row in _options(document, ballot, answers, colleges))
    return Sheet(_("Votes"), columns, tuple(rows))


def _answers(ballots: list[Ballot]) -> list[Answer]:
    given = {tally.answer for ballot in ballots for tally in ballot.tallies}
    return [answer for answer in Answer if answer in given]


def _options(document: Document, ballot: Ballot, answers: list[Answer], colleges: list[College]) -> Iterator[Row]:
    excess = ballot.excess(document.people if document.reading is Reading.NAMED else ())
    for counted in ballot.counted:
        by_answer = _sums(ballot, counted, "answer")
        by_college = _sums(ballot, counted, "college")
        yield (
            *_vote(document, ballot),
            counted.option.text,
            counted.rank if ballot.tallies else None,
            *(by_answer.get(answer) for answer in answers),
            *(by_college.get(one) for one in colleges),
            "\n".join(one.sentence for one in excess if one.option_id in (None, counted.option.id)),
        )


def _sums(ballot: Ballot, counted: Counted, name: str) -> dict[object, int]:
    """How many voices an option has, by that field of theirs."""
    sums: dict[object, int] = {}
    for tally in ballot.tallies:
        if tally.voteoption_id == counted.option.id:
            sums[getattr(tally, name)] = sums.get(getattr(tally, name), 0) + tally.count
    return sums


def _vote(document: Document, ballot: Ballot) -> tuple[Cell, ...]:
    """What identifies a vote."""
    vote = ballot.vote
    numbers = {answers.question.id: answers.number for answers in document.answers}
    return (
        vote.title,
        ballot.round,
        labels.vote_method(vote.method),
        pgettext("vote", "closed") if vote.state is VoteState.CLOSED else pgettext("vote", "not closed"),
        numbers.get(vote.question_id or ""),
    )


def voices(document: Document) -> Sheet:
    """Every figure that was counted, as it was entered: for whoever counts again."""
    columns = (
        Column(_("Vote"), 40),
        Column(_("Round"), NARROW),
        Column(_("Option"), WIDE),
        Column(_("Table"), NARROW),
        Column(_("College"), 20),
        Column(_("Answer"), MIDDLE),
        Column(pgettext("column", "Number"), NARROW),
    )
    return Sheet(_("Votes counted"), columns, tuple(_voices(document)))


def _voices(document: Document) -> Iterator[Row]:
    for ballot in document.ballots:
        texts = {option.id: option.text for option in ballot.options}
        for tally in ballot.tallies:
            yield (
                ballot.vote.title,
                ballot.round,
                texts[tally.voteoption_id],
                tally.table_number,
                college(tally.college),
                labels.answer(tally.answer),
                tally.count,
            )


def reservations(document: Document) -> Sheet:
    """What was objected to, or accepted under a condition, word for word."""
    columns = (
        Column(_("Vote"), 40),
        Column(_("Option"), WIDE),
        Column(_("Answer"), MIDDLE),
        Column(_("Text"), WIDE),
        Column(_("Table"), NARROW),
        Column(_("College"), 20),
    )
    rows = (row for ballot in document.ballots for row in _said_of(ballot))
    return Sheet(_("Reservations"), columns, tuple(rows))


def _said_of(ballot: Ballot) -> Iterator[Row]:
    texts = {option.id: option.text for option in ballot.options}
    for one in ballot.reservations:
        answer = labels.answer(one.answer)
        yield (
            ballot.vote.title,
            texts[one.voteoption_id],
            answer,
            one.text,
            one.table_number,
            college(one.college),
        )


def commitments(document: Document) -> Sheet:
    """Who does what, by when, and where it stands; those of earlier days that this one looked back on too."""
    columns = (
        Column(_("Day"), 40),
        Column(_("What"), WIDE),
        Column(_("Who"), MIDDLE),
        Column(_("With whom"), MIDDLE),
        Column(_("Scale"), 20),
        Column(_("Lever"), NARROW),
        Column(_("By when"), 12),
        Column(_("First step"), 40),
        Column(_("State"), 14),
        Column(_("Looked at again on"), 12),
        Column(_("Cluster"), MIDDLE),
    )
    clusters = {group.cluster.id: group.cluster.title for answers in document.answers for group in answers.groups}
    mine = (
        _commitment(one, document.session.title, labels.commitment_state(one.state), clusters)
        for one in document.commitments
    )
    earlier = (
        _commitment(one.commitment, one.session.title, labels.commitment_state(one.state), clusters)
        for one in document.earlier_commitments
    )
    return Sheet(_("Commitments"), columns, (*mine, *earlier))


def _commitment(one: Commitment, day: str, state: str, clusters: Mapping[str, str]) -> Row:
    return (
        day,
        one.what,
        one.who,
        one.partners,
        labels.scale(one.scale) if one.scale else "",
        one.lever,
        one.due,
        one.first_step,
        state,
        one.review_on,
        clusters.get(one.cluster_id or "", ""),
    )


def steps(document: Document) -> Sheet:
    """What became of the commitments."""
    columns = (
        Column(_("Commitment"), WIDE),
        Column(pgettext("column", "On"), 17),
        Column(_("State"), 14),
        Column(_("Note"), WIDE),
    )
    whats = {one.id: one.what for one in document.commitments}
    every = [*document.commitment_steps]
    for earlier in document.earlier_commitments:
        whats[earlier.commitment.id] = earlier.commitment.what
        every += earlier.steps
    rows = (
        (whats[step.commitment_id], local(step.at), labels.commitment_state(step.state), step.note) for step in every
    )
    return Sheet(_("History of commitments"), columns, tuple(rows))


def ambassadors(document: Document) -> Sheet:
    """Who carries the result, to whom."""
    columns = (
        Column(_("Name"), MIDDLE),
        Column(_("Carries to"), 40),
        Column(_("By when"), 12),
        Column(_("Commitment"), WIDE),
    )
    whats = {one.id: one.what for one in document.commitments}
    rows = (
        (one.name, one.carries_to, one.due, whats.get(one.commitment_id or "", _("The whole result")))
        for one in document.ambassadors
    )
    return Sheet(_("Ambassadors"), columns, tuple(rows))
