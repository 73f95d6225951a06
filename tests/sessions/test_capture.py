"""Contributions: kept as they were said, where they were said, edited, moved and removed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import BadText
from facilitator.sessions import capture, clustering, flow, reading
from facilitator.sessions.capture import Draft, marks_of, understand
from facilitator.sessions.records import (
    College,
    Contribution,
    ContributionKind,
    PlusOne,
    Question,
    Session,
    SlipBatch,
    Tag,
)
from facilitator.sessions.store import Store
from facilitator.sessions.text import LONGEST, clean
from facilitator.sessions.vocabulary import Vocabulary, vocabulary
from tests.conftest import Clock

from .helpers import everything, heard, say, texts

HOSTILE = (
    "<b>gras</b>",
    "</para><para>",
    '<img src="/etc/passwd"/>',
    "&amp; &lt; &#0;",
    '=HYPERLINK("http://x";"y")',
    "'; drop table contribution; --",
    '"guillemets" « français » ‘anglais’',
    "🚌👩‍👩‍👧🇫🇷",
    "حافلة يوم السبت",
    "星期六的公共汽车",
    "{text} %s %(text)s \\n \\x00",
    "e\u0301" * 10,
    "-1+1",
    "null",
)


@pytest.fixture
def other(store: Store, session: Session) -> Question:
    """The second question of the session."""
    return reading.outline(store, session.id).questions[1]


def test_a_contribution_keeps_what_was_understood_and_when(
    store: Store, session: Session, question: Question, clock: Clock
) -> None:
    clock.forward(minutes=3)
    draft = understand(
        "@t4 @dgs #9 Un car", ContributionKind.OBSTACLE, vocabulary=Vocabulary.of_tables(session.table_count)
    )
    kept = capture.contribute(store, session.id, draft, question)

    assert store.the(Contribution, kept.id) == kept
    assert (kept.text, kept.kind, kept.table_number) == ("Un car", ContributionKind.OBSTACLE, 4)
    assert (kept.college, kept.lever, kept.question_id) == (College.DGS, 9, question.id)
    assert kept.said_at == clock.now
    assert kept.said_at.utcoffset() == clock.now.utcoffset()
    assert not kept.late


def test_several_are_kept_in_their_order_by_one_gesture(store: Store, session: Session, question: Question) -> None:
    announced = heard(store)
    capture.contribute_all(store, session.id, [Draft(str(number)) for number in range(30)], question)

    assert texts(store, question) == [str(number) for number in range(30)]
    assert len(announced) == 1
    store.undo()
    assert texts(store, question) == []


def test_nothing_to_keep_is_no_gesture(store: Store, session: Session, question: Question) -> None:
    announced = heard(store)
    assert capture.contribute_all(store, session.id, [], question) == []
    assert announced == []


@pytest.mark.parametrize("typed", ["", "   ", "@t4", "!", "! @dgs", "\x00\x1b", "\u2003\u200b"])
def test_a_contribution_without_a_word_is_refused(
    store: Store, session: Session, question: Question, typed: str
) -> None:
    before = everything(store)
    with pytest.raises(BadText, match="no text"):
        capture.contribute(store, session.id, understand(typed, vocabulary=Vocabulary.of_tables(6)), question)
    assert everything(store) == before


def test_without_a_question_it_goes_to_the_parking(store: Store, session: Session) -> None:
    kept = capture.contribute(store, session.id, Draft("Un car"), None)
    assert kept.question_id is None
    assert reading.parked(store, session.id) == [kept]


def test_a_parked_draft_goes_to_the_parking_whatever_the_question(
    store: Store, session: Session, question: Question
) -> None:
    drafts = [
        understand(typed, vocabulary=Vocabulary.of_tables(6)) for typed in ("Un car", "!Plus tard", "Trop tard !")
    ]
    capture.contribute_all(store, session.id, drafts, question)

    assert texts(store, question) == ["Un car", "Trop tard !"]
    assert [kept.text for kept in reading.parked(store, session.id)] == ["Plus tard"]


def test_what_comes_after_the_day_is_marked_as_added_after(store: Store, session: Session, question: Question) -> None:
    early = say(store, question, "avant le jour")
    flow.start_day(store, session.id)
    during = say(store, question, "pendant")
    flow.close_day(store, session.id)
    after = say(store, question, "après")
    flow.reopen_day(store, session.id)
    again = say(store, question, "de nouveau")

    assert [kept.late for kept in (early, during, after, again)] == [False, False, True, False]
    assert store.the(Contribution, after.id).late


def test_editing_changes_what_is_said_and_nothing_else(
    store: Store, session: Session, question: Question, other: Question
) -> None:
    kept = say(store, question)
    cluster = clustering.group(store, question, "Transports", [kept])
    capture.edit(
        store, store.the(Contribution, kept.id), understand("@t2 Deux cars", vocabulary=Vocabulary.of_tables(6)), other
    )

    changed = store.the(Contribution, kept.id)
    assert (changed.text, changed.table_number) == ("Deux cars", 2)
    assert (changed.question_id, changed.cluster_id) == (question.id, cluster.id)
    assert (changed.said_at, changed.late) == (kept.said_at, kept.late)


def test_editing_may_park_and_take_out_of_the_parking(store: Store, question: Question, other: Question) -> None:
    kept = say(store, question)
    clustering.group(store, question, "Transports", [kept])
    capture.edit(
        store, store.the(Contribution, kept.id), understand("!Un car", vocabulary=Vocabulary.of_tables(6)), other
    )
    parked = store.the(Contribution, kept.id)
    assert (parked.question_id, parked.cluster_id) == (None, None)

    capture.edit(store, parked, understand("Un car", vocabulary=Vocabulary.of_tables(6)), other)
    assert store.the(Contribution, kept.id).question_id == other.id


def test_an_edit_without_a_word_is_refused_and_nothing_changes(store: Store, question: Question) -> None:
    kept = say(store, question)
    for draft in (
        Draft(""),
        understand("@t4", vocabulary=Vocabulary.of_tables(6)),
        understand(" \u3000", vocabulary=Vocabulary.of_tables(6)),
    ):
        with pytest.raises(BadText):
            capture.edit(store, kept, draft, question)
    assert store.the(Contribution, kept.id) == kept


def test_moving_leaves_the_cluster(store: Store, question: Question, other: Question) -> None:
    kept = say(store, question)
    clustering.group(store, question, "Transports", [kept])
    capture.move(store, [store.the(Contribution, kept.id)], other)

    moved = store.the(Contribution, kept.id)
    assert (moved.question_id, moved.cluster_id) == (other.id, None)
    capture.move(store, [moved], None)
    assert store.the(Contribution, kept.id).question_id is None


def test_a_kind_is_given_to_several_at_once(store: Store, session: Session, question: Question) -> None:
    kept = capture.contribute_all(store, session.id, [Draft("un"), Draft("deux")], question)
    announced = heard(store)
    capture.change_kind(store, kept, ContributionKind.EXAMPLE)

    assert {c.kind for c in store.all(Contribution)} == {ContributionKind.EXAMPLE}
    assert len(announced) == 1


def test_removing_and_undoing_gives_back_the_same(store: Store, session: Session, question: Question) -> None:
    kept = capture.contribute_all(store, session.id, [Draft("un"), Draft("deux"), Draft("trois")], question)
    capture.remove(store, [kept[0], kept[2]])
    assert texts(store, question) == ["deux"]
    store.undo()
    assert store.all(Contribution) == kept


def test_the_latest_come_back_one_by_one(store: Store, session: Session, question: Question, other: Question) -> None:
    assert capture.latest(store, session.id) is None
    first = say(store, question, "un")
    second = capture.contribute(store, session.id, Draft("deux"), None)
    third = say(store, other, "trois")

    assert capture.latest(store, session.id) == third
    assert capture.latest(store, session.id, before=third) == second
    assert capture.latest(store, session.id, before=second) == first
    assert capture.latest(store, session.id, before=first) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_ordinary_text(store: Store, session: Session, question: Question, text: str) -> None:
    draft = understand(text, vocabulary=Vocabulary.of_tables(6))
    kept = capture.contribute(store, session.id, draft, question)
    capture.edit(store, kept, understand(f"{text} encore", vocabulary=Vocabulary.of_tables(6)), question)
    store.undo()
    path = store.path
    store.close()

    with closing(Store.open(path)) as again:
        assert texts(again, question) == [clean(text)]
        assert again.redo() == "edit_contribution"
        assert texts(again, question) == [f"{clean(text)} encore"]
        assert again.problems() == []


def test_the_longest_text_is_kept_whole_and_a_longer_one_refused_whole(
    store: Store, session: Session, question: Question
) -> None:
    longest = "é🚌 " * 6_666 + "é€"
    assert len(longest) == LONGEST
    capture.contribute(store, session.id, understand(longest, vocabulary=Vocabulary.of_tables(6)), question)
    with pytest.raises(BadText, match="20001"):
        understand(f"{longest}x", vocabulary=Vocabulary.of_tables(6))
    assert texts(store, question) == [longest]
    path = store.path
    store.close()
    with closing(Store.open(path)) as again:
        assert texts(again, question) == [longest]
        assert again.problems() == []


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@given(typed=st.lists(st.text(st.characters(codec=None)), min_size=1, max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_text_is_stored_as_cleaned_and_read_back_the_same(
    store: Store, session: Session, question: Question, folder: Path, typed: list[str]
) -> None:
    plain = [text.replace("@", "").replace("#", "").lstrip("!") for text in typed]
    said = [text for text in plain if clean(text)]
    already = texts(store, question)
    kept = capture.contribute_all(
        store, session.id, [understand(text, vocabulary=Vocabulary.of_tables(6)) for text in said], question
    )

    assert [c.text for c in kept] == [clean(text) for text in said]
    assert texts(store, question) == [*already, *[c.text for c in kept]]
    store.checkpoint()
    copy = Path(shutil.copy(store.path, folder))
    with closing(Store.open(copy, read_only=True)) as again:
        assert again.all(Contribution) == store.all(Contribution)
        assert again.problems() == []


def test_a_plus_one_keeps_its_words_its_table_and_its_college_and_weighs(
    store: Store, session: Session, question: Question, clock: Clock
) -> None:
    kept, light = say(store, question), say(store, question, "Autre chose")
    clock.forward(minutes=2)
    draft = understand("@t4 @dgs Un bus", vocabulary=Vocabulary.of_tables(6))
    added = capture.add_one(store, kept, draft)
    capture.add_one(store, kept, Draft(""))

    assert store.the(PlusOne, added.id) == added
    assert (added.text, added.table_number, added.college) == ("Un bus", 4, College.DGS)
    assert added.said_at == clock.now
    assert reading.weights(store, session.id) == {kept.id: 3}
    assert light.id not in reading.weights(store, session.id)
    store.undo()
    assert reading.weights(store, session.id) == {kept.id: 2}


def test_what_is_removed_goes_with_its_weight_and_comes_back_with_it(
    store: Store, session: Session, question: Question
) -> None:
    kept = say(store, question)
    capture.add_one(store, kept, Draft("pareil"))
    before = everything(store)
    capture.remove(store, [kept])
    assert store.all(PlusOne) == []
    store.undo()
    assert everything(store) == before


def test_a_slip_sends_it_to_its_own_question(
    store: Store, session: Session, question: Question, other: Question
) -> None:
    with store.operation("print") as operation:
        operation.put(SlipBatch(session_id=session.id, question_id=other.id, first=1, count=20, handed_out=20))
    known = vocabulary(store, session)
    typed = ("12: Un car", "!13: Plus tard", "Le reste")
    drafts = [understand(text, vocabulary=known) for text in typed]
    kept = capture.contribute_all(store, session.id, drafts, question)

    assert [(c.slip, c.question_id) for c in kept] == [(12, other.id), (13, None), (None, question.id)]


def test_a_slip_that_was_moved_since_stays_where_it_is_when_it_is_edited(
    store: Store, session: Session, question: Question, other: Question
) -> None:
    with store.operation("print") as operation:
        operation.put(SlipBatch(session_id=session.id, question_id=other.id, first=1, count=20, handed_out=20))
    known = vocabulary(store, session)
    kept = capture.contribute(store, session.id, understand("12: Un car", vocabulary=known), question)
    capture.move(store, [kept], question)
    moved = store.the(Contribution, kept.id)
    capture.edit(store, moved, understand("Deux cars", vocabulary=known, given=marks_of(moved)), question)

    edited = store.the(Contribution, kept.id)
    assert (edited.text, edited.slip, edited.question_id) == ("Deux cars", 12, question.id)
    capture.edit(store, edited, understand("13: Deux cars", vocabulary=known, given=marks_of(edited)), question)
    assert store.the(Contribution, kept.id).question_id == other.id


def test_moving_to_another_wall_leaves_the_place_on_this_one(store: Store, question: Question, other: Question) -> None:
    kept = say(store, question)
    with store.operation("place") as operation:
        placed = operation.put(replace(kept, x=120, y=40))
    capture.move(store, [placed], other)
    assert (store.the(Contribution, kept.id).x, store.the(Contribution, kept.id).y) == (None, None)


@pytest.mark.parametrize(("typed", "title"), [("mobilité", "mobilité"), (" #Vie locale ", "Vie-locale")])
def test_a_tag_is_one_word_of_the_cycle(store: Store, typed: str, title: str) -> None:
    tag = capture.add_tag(store, typed)
    assert store.all(Tag) == [tag]
    assert tag.title == title
    store.undo()
    assert store.all(Tag) == []


def test_the_same_tag_is_not_made_twice(store: Store) -> None:
    tag = capture.add_tag(store, "Mobilité")
    announced = heard(store)
    assert capture.add_tag(store, "mobilite") == tag
    assert announced == []


@pytest.mark.parametrize("typed", ["", "  ", "#", "-"])
def test_a_tag_without_a_letter_is_refused(store: Store, typed: str) -> None:
    with pytest.raises(BadText):
        capture.add_tag(store, typed)


def test_a_question_has_a_kind_of_its_own_and_undo_takes_it_back(store: Store, question: Question) -> None:
    capture.set_default_kind(store, question, ContributionKind.OBSTACLE)
    assert store.the(Question, question.id).default_kind is ContributionKind.OBSTACLE
    store.undo()
    assert store.the(Question, question.id).default_kind is ContributionKind.IDEA
