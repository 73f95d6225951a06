"""Numbered paper slips: each is known by its number, and none is dropped unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.sessions import capture, reading, slips
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Contribution, PlusOne, Question, Session, SlipBatch
from facilitator.sessions.store import Store


@pytest.fixture
def questions(store: Store, session: Session) -> tuple[Question, ...]:
    return reading.outline(store, session.id).questions


def enter(store: Store, question: Question, serial: int) -> Contribution:
    """A contribution that comes from a slip."""
    with store.operation("contribute") as operation:
        return operation.put(
            Contribution(
                session_id=question.session_id,
                question_id=question.id,
                text=f"De la main de quelqu’un, {serial}",
                slip=serial,
                said_at=store.now(),
            )
        )


def test_the_numbers_run_through_the_whole_session(store: Store, questions: tuple[Question, ...]) -> None:
    first, second, again = (slips.print_batch(store, q, 24) for q in (questions[0], questions[1], questions[0]))
    assert [(b.first, b.count) for b in (first, second, again)] == [(1, 24), (25, 24), (49, 24)]
    assert slips.batches_of(store, questions[0]) == [first, again]


def test_a_session_numbers_at_most_999_slips(store: Store, questions: tuple[Question, ...]) -> None:
    slips.print_batch(store, questions[0], 990)
    with pytest.raises(FacilitatorError, match="9"):
        slips.print_batch(store, questions[0], 10)
    with pytest.raises(FacilitatorError):
        slips.print_batch(store, questions[0], 0)
    slips.print_batch(store, questions[0], 9)
    assert slips.next_serial(store, questions[0].session_id) == 1000


def test_the_count_tells_which_slips_have_not_come_back(store: Store, questions: tuple[Question, ...]) -> None:
    question = questions[0]
    slips.print_batch(store, question, 150)
    slips.hand_out(store, question, 142)
    for serial in set(range(1, 143)) - {17, 63, 88, 121}:
        enter(store, question, serial)
    tally = slips.tally(store, question)
    assert tally.missing == (17, 63, 88, 121)
    assert tally.told == "142 handed out, 138 entered, missing 17, 63, 88, 121"


def test_a_slip_entered_as_a_plus_one_has_come_back(store: Store, questions: tuple[Question, ...]) -> None:
    question = questions[0]
    slips.print_batch(store, question, 2)
    said = enter(store, question, 1)
    with store.operation("add_plus_one") as operation:
        operation.put(
            PlusOne(session_id=question.session_id, contribution_id=said.id, slip=2, text="Pareil", said_at=store.now())
        )
    assert slips.tally(store, question).missing == ()
    assert slips.tally(store, question).told == "2 handed out, 2 entered, none is missing"


def test_a_contribution_taken_away_leaves_its_slip_missing(store: Store, questions: tuple[Question, ...]) -> None:
    question = questions[0]
    slips.print_batch(store, question, 3)
    said = enter(store, question, 2)
    capture.remove(store, [said])
    assert slips.tally(store, question).missing == (1, 2, 3)
    store.undo()
    assert slips.tally(store, question).missing == (1, 3)


def test_a_slip_that_was_entered_was_handed_out(store: Store, questions: tuple[Question, ...]) -> None:
    question = questions[0]
    slips.print_batch(store, question, 10)
    slips.hand_out(store, question, 2)
    enter(store, question, 9)
    tally = slips.tally(store, question)
    assert (tally.handed_out, tally.entered, tally.missing) == (3, (9,), (1, 2))


def test_slips_of_other_questions_are_not_counted(store: Store, questions: tuple[Question, ...]) -> None:
    slips.print_batch(store, questions[0], 2)
    slips.print_batch(store, questions[1], 2)
    enter(store, questions[1], 3)
    assert slips.tally(store, questions[0]).entered == ()
    assert slips.tally(store, questions[1]).entered == (3,)


def test_more_are_not_handed_out_than_were_printed(store: Store, questions: tuple[Question, ...]) -> None:
    slips.print_batch(store, questions[0], 4)
    slips.print_batch(store, questions[0], 4)
    with pytest.raises(FacilitatorError, match="8"):
        slips.hand_out(store, questions[0], 9)
    slips.hand_out(store, questions[0], 6)
    assert [b.handed_out for b in slips.batches_of(store, questions[0])] == [4, 2]
    store.undo()
    assert [b.handed_out for b in slips.batches_of(store, questions[0])] == [4, 4]


def test_printing_is_undone(store: Store, questions: tuple[Question, ...]) -> None:
    slips.print_batch(store, questions[0], 4)
    store.undo()
    assert store.count(SlipBatch) == 0
    assert slips.tally(store, questions[0]).told == "0 handed out, 0 entered"


def test_without_slips_a_contribution_has_no_number(
    store: Store, session: Session, questions: tuple[Question, ...]
) -> None:
    said = capture.contribute(store, session.id, Draft("Une idée"), questions[0])
    assert said.slip is None


@given(st.sets(st.integers(1, 60)))
def test_the_numbers_told_are_those_given(serials: set[int]) -> None:
    told: set[int] = set()
    for part in filter(None, slips.ranges(sorted(serials)).split(", ")):
        first, *last = part.split(" to ")
        told |= set(range(int(first), int(last[0] if last else first) + 1))
    assert told == serials
