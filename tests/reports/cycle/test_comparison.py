"""It is true that days side by side…"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.reports.ballots import Ballot
from facilitator.reports.cycle import alike
from facilitator.reports.cycle.comparison import Comparison, Day, Reach, Told, compare
from facilitator.reports.cycle.matrices import Tone, matrices
from facilitator.reports.cycle.story import story_of
from facilitator.reports.document import Answers, Attendance, Document, Group
from facilitator.reports.readings import read_as
from facilitator.reports.story.blocks import Heading
from facilitator.sessions.records import (
    Cluster,
    College,
    Commitment,
    CommitmentState,
    Participant,
    Question,
    Rating,
    Reading,
    Tally,
    Theme,
    Vote,
    VoteOption,
    VoteState,
)
from tests.reports.days import day, said

WHOLE = "Comment informer les conseillers municipaux ?"


def a_day(
    number: int, asked: dict[str, dict[str, int]], *, theme: str = "", ballots: tuple[Ballot, ...] = ()
) -> Document:
    """A day of these questions, each with its clusters and how many contributions they hold."""
    blank = day(["rien"])
    themes = (Theme(id=f"t{number}", session_id="s", position=0, title=theme or f"Thème {number}"),)
    answers = []
    for place, (text, clusters) in enumerate(asked.items()):
        question = Question(
            id=f"q{number}.{place}", session_id="s", theme_id=themes[0].id, item_id="i", position=place, text=text
        )
        groups = tuple(
            Group(
                Cluster(id=f"c{number}.{place}.{rank}", question_id=question.id, position=rank, title=title),
                tuple(said(100 * rank + one, f"{title} {one}") for one in range(count)),
            )
            for rank, (title, count) in enumerate(clusters.items())
        )
        answers.append(Answers(place + 1, question, groups, ()))
    entry = replace(blank.entries[0], answers=tuple(answers))
    return replace(blank, number=number, themes=themes, entries=(entry,), ballots=ballots)


def compared(*documents: Document) -> Comparison:
    return compare([Day(one) for one in documents])


def reach(comparison: Comparison) -> dict[str, Reach]:
    return {subject.title: subject.reach for subject in comparison.subjects}


def test_a_subject_raised_wherever_it_was_asked_is_told_apart_from_one_that_a_day_left_out() -> None:
    found = compared(
        a_day(1, {WHOLE: {"Une lettre": 3, "Des secteurs": 2}}),
        a_day(2, {WHOLE: {"La lettre": 4}}),
        a_day(3, {"Quel budget pour les routes ?": {"Des emprunts": 1}}),
    )
    assert reach(found) == {"La lettre": Reach.EVERYWHERE, "Des secteurs": Reach.ONCE, "Des emprunts": Reach.ONCE}
    letter, sectors, _loans = found.subjects
    assert [mention.told for mention in letter.mentions] == [Told.RAISED, Told.RAISED, Told.NOT_ASKED]
    assert [mention.told for mention in sectors.mentions] == [Told.RAISED, Told.NOT_RAISED, Told.NOT_ASKED]


def test_a_day_that_asked_and_heard_nothing_keeps_a_subject_from_being_everywhere() -> None:
    found = compared(*(a_day(number, {WHOLE: {"Une lettre": 2} if number < 3 else {}}) for number in (1, 2, 3)))
    assert reach(found) == {"Une lettre": Reach.SEVERAL}
    assert found.subjects[0].mentions[2].told is Told.NOT_RAISED


def test_the_same_theme_counts_as_having_asked() -> None:
    found = compared(
        a_day(1, {WHOLE: {"Une lettre": 2}}, theme="Mobiliser"),
        a_day(2, {"Qui rapporte au conseil ?": {"Le maire": 1}}, theme="mobiliser"),
    )
    letter = next(one for one in found.subjects if one.title == "Une lettre")
    assert letter.mentions[1].told is Told.NOT_RAISED


def test_several_clusters_of_one_day_on_a_subject_are_told_together() -> None:
    found = compared(a_day(1, {WHOLE: {"Une lettre": 3, "Lettre": 2}}), a_day(2, {WHOLE: {"La lettre": 1}}))
    assert [mention.weight for mention in found.subjects[0].mentions] == [5, 1]
    assert found.subjects[0].mentions[0].titles == ("Une lettre", "Lettre")


def test_a_vote_tells_its_rank_once_it_is_closed() -> None:
    def voted(state: VoteState) -> Ballot:
        vote = Vote(id="v", session_id="s", position=0, title="Par quoi commencer ?", state=state)
        options = (
            VoteOption(id="o1", vote_id="v", position=0, text="Une lettre", cluster_id="c1.0.0"),
            VoteOption(id="o2", vote_id="v", position=1, text="Autre chose"),
        )
        return Ballot(vote, options, (Tally(voteoption_id="o1", count=2), Tally(voteoption_id="o2", count=5)))

    for state, rank in ((VoteState.CLOSED, 2), (VoteState.OPEN, None)):
        found = compared(a_day(1, {WHOLE: {"Une lettre": 3}}, ballots=(voted(state),)))
        assert found.subjects[0].mentions[0].rank == rank


def test_a_question_says_where_it_was_not_asked() -> None:
    found = compared(
        a_day(1, {WHOLE: {"Une lettre": 3}}),
        a_day(2, {"Comment informer mieux les conseillers municipaux ?": {}}),
        a_day(3, {"Quel budget pour les routes ?": {"Des emprunts": 1}}),
    )
    asked = {one.text: one.answers for one in found.questions}
    assert asked == {WHOLE: (3, 0, None), "Quel budget pour les routes ?": (None, None, 1)}
    table = next(one for one in matrices(found) if one.name == "questions")
    assert [mark.tone for mark in table.rows[0].marks] == [Tone.PLAIN, Tone.FAINT, Tone.ABSENT]


def test_the_wheel_tells_the_change_since_the_last_day_that_was_rated() -> None:
    def rated(value: int | None) -> Document:
        answers = () if value is None else (Rating(session_id="s", lever=3, value=value, count=2),)
        return replace(a_day(1, {}), ratings=answers)

    found = compared(rated(2), rated(None), rated(4), rated(3))
    wheel = next(one for one in matrices(found) if one.name == "wheel")
    assert [mark.text for mark in wheel.rows[0].marks] == ["2.0", "–", "4.0 (+2.0)", "3.0 (−1.0)"]
    assert [mark.figure for mark in wheel.rows[0].marks] == [2.0, None, 4.0, 3.0]


def test_the_change_between_two_means_is_that_of_the_figures_that_are_read() -> None:
    def rated(*counts: int) -> Document:
        answers = (Rating(session_id="s", lever=3, value=value, count=n) for value, n in enumerate(counts) if n)
        return replace(a_day(1, {}), ratings=tuple(answers))

    found = compared(rated(0, 0, 56, 44), rated(0, 0, 35, 65))  # 2.44 and 2.65 are 0.21 apart, and read 2.4 and 2.6
    wheel = next(one for one in matrices(found) if one.name == "wheel")
    assert [mark.text for mark in wheel.rows[0].marks] == ["2.4", "2.6 (+0.2)"]
    found = compared(rated(0, 0, 56, 44), rated(0, 0, 34, 66))  # 2.44 and 2.66 are 0.22 apart, and read 2.4 and 2.7
    wheel = next(one for one in matrices(found) if one.name == "wheel")
    assert [mark.text for mark in wheel.rows[0].marks] == ["2.4", "2.7 (+0.3)"]


def test_a_second_round_tells_the_rank_of_those_it_kept() -> None:
    def voted(number: int, *counts: int) -> Ballot:
        vote = Vote(id=f"v{number}", session_id="s", position=number, title="Tour", state=VoteState.CLOSED)
        options = tuple(
            VoteOption(id=f"o{number}{n}", vote_id=vote.id, position=n, text=str(n), cluster_id=f"c1.0.{n}")
            for n in range(len(counts))
        )
        return Ballot(vote, options, tuple(Tally(voteoption_id=f"o{number}{n}", count=c) for n, c in enumerate(counts)))

    ballots = (voted(1, 9, 9, 4), voted(2, 3, 8))
    day = a_day(1, {WHOLE: {"Une lettre": 3, "Des secteurs": 2, "Un car": 1}}, ballots=ballots)
    ranks = {one.title: one.mentions[0].rank for one in compared(day).subjects}
    assert ranks == {"Une lettre": 2, "Des secteurs": 1, "Un car": 3}


def test_commitments_are_counted_by_what_became_of_them() -> None:
    states = [CommitmentState.DONE, CommitmentState.PLANNED, CommitmentState.PLANNED]
    promised = tuple(
        Commitment(session_id="s", position=place, what=f"Faire {place}", state=state)
        for place, state in enumerate(states)
    )
    found = compared(replace(a_day(1, {}), commitments=promised), a_day(2, {}))
    table = next(one for one in matrices(found) if one.name == "commitments")
    assert [row.marks[0].text for row in table.rows] == ["2", "0", "1", "0"]
    assert {row.marks[1].tone for row in table.rows} == {Tone.ABSENT}


def test_what_has_nothing_to_say_is_absent() -> None:
    assert matrices(compared(a_day(1, {}))) == ()


def test_a_day_knows_its_column_in_each_table_whatever_their_number() -> None:
    found = compared(*(a_day(number, {WHOLE: {f"Sujet {number}": number}}) for number in range(1, 9)))
    for table in matrices(found):
        assert {len(row.marks) for row in table.rows} == {8}


@given(st.lists(st.text(max_size=30), max_size=12))
def test_texts_that_read_the_same_are_in_one_group(texts: Sequence[str]) -> None:
    twice = [*texts, *texts]
    numbers = alike.groups(twice, alike.CLUSTER)
    assert numbers[: len(texts)] == numbers[len(texts) :]
    assert set(numbers) == set(range(len(set(numbers))))


def test_a_chain_of_small_differences_does_not_bring_strangers_together() -> None:
    numbers = alike.groups(
        ["navette scolaire rurale", "navette scolaire urbaine", "place neuve urbaine"], alike.CLUSTER
    )
    assert numbers == [0, 0, 1]


def test_what_a_matrix_is_stays_on_the_page_of_its_title() -> None:
    found = compared(a_day(1, {WHOLE: {"Une lettre": 3}}), a_day(2, {WHOLE: {"Une lettre": 1}}))
    headings = [block for block in story_of(found).blocks if isinstance(block, Heading) and block.level == 1]
    assert [(one.text, one.detail) for one in headings] == [(one.title, one.detail) for one in matrices(found)]


def test_a_college_that_a_reading_tells_with_others_is_not_told_to_have_stayed_away() -> None:
    def came(**counts: int) -> Document:
        groups = []
        for name, count in counts.items():
            college = College(name)
            who = (Participant(session_id="s", name=f"{name} {n}", college=college) for n in range(count))
            groups.append(Attendance(college, tuple(who)))
        return replace(a_day(1, {}), attendance=tuple(groups))

    days = [came(elected=5, adl=3), came(elected=5, adl=2, dgs=2), came(elected=5)]
    found = compared(*(read_as(one, Reading.COLLEGE) for one in days))
    table = next(one for one in matrices(found) if one.name == "attendance")
    assert {row.title: [mark.text for mark in row.marks] for row in table.rows} == {
        "Elected officials": ["5", "5", "5"],
        "Development agents": ["3", "among the others", "0"],
        "Others": ["0", "4", "0"],
        "In all": ["8", "9", "5"],
    }
