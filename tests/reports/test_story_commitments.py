"""What the report tells of the commitments: all of what was promised, who carries it, and what became of the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from facilitator.reports.gathering import document_of
from facilitator.reports.story import commitments as story
from facilitator.reports.story.blocks import Block, Heading, Table, texts
from facilitator.sessions import ambassadors, clustering, commitments, cycle, flow, reading
from facilitator.sessions.record import new_id
from facilitator.sessions.records import (
    Ambassador,
    Commitment,
    CommitmentState,
    CommitmentStep,
    Question,
    Scale,
    Session,
)
from facilitator.sessions.store import Store
from facilitator.sessions.templates import Template
from tests.conftest import Clock

from .days import AT, day

WHOLE = Commitment(
    session_id="",
    position=0,
    what="Une lettre <b>après</b> chaque conseil",
    who="La DGS",
    partners="les mairies",
    scale=Scale.INTERCOMMUNALITY,
    lever=4,
    due=date(2026, 4, 30),
    first_step="Écrire un modèle",
    review_on=date(2026, 9, 1),
)


@pytest.fixture
def held(store: Store, session: Session) -> Session:
    flow.start_day(store, session.id)
    return session


@pytest.fixture
def question(store: Store, held: Session) -> Question:
    return reading.outline(store, held.id).questions[0]


def promise(store: Store, day: Session, wanted: Commitment = WHOLE) -> Commitment:
    return commitments.commit(store, replace(wanted, id=new_id(), session_id=day.id))


def told(store: Store, day: Session) -> str:
    return "\n".join(texts(story.commitments(document_of(store, day.id))))


def headings(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_a_day_without_any_says_nothing(store: Store, held: Session, question: Question) -> None:
    document = document_of(store, held.id)
    assert story.commitments(document) == story.earlier(document) == story.ambassadors(document) == ()
    assert story.born_from(document, question) == ()


def test_every_field_of_a_commitment_is_told(store: Store, held: Session) -> None:
    promise(store, held)
    found = told(store, held)
    for part in (WHOLE.what, WHOLE.who, WHOLE.partners, WHOLE.first_step, "30 April 2026", "1 September 2026"):
        assert part in found
    for part in ("Inter-municipal body", "4. ", "Planned"):
        assert part in found


def test_its_history_takes_the_place_of_where_it_stands(store: Store, held: Session, clock: Clock) -> None:
    kept = promise(store, held)
    commitments.set_state(store, kept, CommitmentState.STARTED, "premier numéro")
    clock.forward(days=1)
    commitments.set_state(store, kept, CommitmentState.DONE)
    (table,) = [block for block in story.commitments(document_of(store, held.id)) if isinstance(block, Table)]
    assert table.rows[0][-1].text.split("\n") == [
        "12 March 2026: started – premier numéro",
        "13 March 2026: done",
    ]


def test_who_carries_the_result_is_told_with_what_to_whom_and_by_when(store: Store, held: Session) -> None:
    kept = promise(store, held)
    wanted = Ambassador(session_id=held.id, position=0, name="Ana Lopez", carries_to="conseil de Sources")
    ambassadors.add(store, replace(wanted, due=date(2026, 4, 2)))
    ambassadors.add(store, Ambassador(session_id=held.id, position=0, name="Bob", commitment_id=kept.id))
    found = told(store, held)
    for part in ("Ana Lopez", "conseil de Sources", "2 April 2026", "the whole result", "Bob", f" · {WHOLE.what}"):
        assert part in found


def test_what_is_born_from_a_cluster_of_a_question_stands_under_that_question_only(
    store: Store, held: Session, question: Question
) -> None:
    cluster = clustering.group(store, question, "Informer", [])
    promise(store, held, replace(WHOLE, cluster_id=cluster.id))
    promise(store, held, replace(WHOLE, what="Un car"))
    document = document_of(store, held.id)
    found = story.born_from(document, question)
    (table,) = [block for block in found if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in table.rows] == [
        [WHOLE.what, "La DGS\nwith les mairies", "Inter-municipal", "30 April 2026"]
    ]
    others = [one for one in reading.outline(store, held.id).questions if one.id != question.id]
    assert [story.born_from(document, one) for one in others] == [()] * len(others)


def test_where_earlier_commitments_stand_is_told_with_what_is_late_and_what_is_new(
    store: Store, held: Session, mobilisation: Template, clock: Clock
) -> None:
    late, done = (promise(store, held, replace(WHOLE, what=what)) for what in ("Une carte", "Un car"))
    flow.close_day(store, held.id)
    clock.forward(days=60)
    following = cycle.new_session(store, mobilisation, cycle.SessionDetails(day=clock.now.date()))
    flow.start_day(store, following.id)
    commitments.set_state(store, done, CommitmentState.DONE, "le samedi")
    document = document_of(store, following.id)
    found = story.earlier(document)
    (table,) = [block for block in found if isinstance(block, Table)]
    rows = {row[0].text: [cell.text for cell in row] for row in table.rows}
    assert rows[late.what][3:] == ["30 April 2026\nlate", "Planned"]
    assert rows[done.what][3:] == ["30 April 2026", "11 May 2026: done – le samedi"]
    assert rows[late.what][2].startswith("Day 1\n")
    assert headings(found) == ["Where earlier commitments stand"]
    clock.forward(days=1)
    assert document_of(store, following.id) == document  # no clock is read


def test_the_report_of_a_day_does_not_tell_what_the_next_one_changed(
    store: Store, held: Session, mobilisation: Template, clock: Clock
) -> None:
    kept = promise(store, held)
    flow.close_day(store, held.id)
    following = cycle.new_session(store, mobilisation, cycle.SessionDetails(day=clock.now.date() + timedelta(days=9)))
    assert document_of(store, held.id).earlier_commitments == ()
    assert [one.commitment for one in document_of(store, following.id).earlier_commitments] == [kept]


def test_what_was_told_step_by_step_has_more_room_than_a_word() -> None:
    promised = Commitment(id="c", session_id="s", position=0, what="Une lettre", who="La DGS")
    step = CommitmentStep(commitment_id="c", state=CommitmentState.STARTED, at=AT, note="Deux pages")

    def room(*steps: CommitmentStep) -> float:
        document = replace(day(["Une"]), commitments=(promised,), commitment_steps=steps)
        (table,) = (block for block in story.commitments(document) if isinstance(block, Table))
        return table.columns[-1].share

    assert room(step) > 1.5 * room()
