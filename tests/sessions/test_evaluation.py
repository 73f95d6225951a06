"""What is said of the day at its end: words that recur, what to change."""

from __future__ import annotations

import pytest

from facilitator.errors import BadText, FacilitatorError
from facilitator.sessions import evaluation
from facilitator.sessions.feedback import changes_asked, words_said
from facilitator.sessions.records import Feedback, FeedbackKind, Session
from facilitator.sessions.store import Store

WORD, CHANGE = FeedbackKind.WORD, FeedbackKind.CHANGE


def told(store: Store) -> list[tuple[str, int]]:
    return [(one.text, one.count) for one in words_said(store.all(Feedback))]


def test_the_same_word_however_it_is_written_counts_once_more(store: Store, session: Session) -> None:
    for word in ("Écoute", "Dense", "écoute", " ECOUTE "):
        evaluation.add(store, session.id, WORD, word)
    assert told(store) == [("Écoute", 3), ("Dense", 1)]
    assert store.undo() == "add_feedback"
    assert told(store) == [("Écoute", 2), ("Dense", 1)]


def test_a_word_and_a_wish_that_read_the_same_stay_apart(store: Store, session: Session) -> None:
    evaluation.add(store, session.id, WORD, "Plus long")
    evaluation.add(store, session.id, CHANGE, "plus long")
    said = store.all(Feedback)
    assert [one.text for one in words_said(said)] == ["Plus long"]
    assert [one.text for one in changes_asked(said)] == ["plus long"]


def test_a_word_that_becomes_another_one_counts_with_it(store: Store, session: Session) -> None:
    evaluation.add(store, session.id, WORD, "Utile")
    typo = evaluation.add(store, session.id, WORD, "Utlie")
    evaluation.reword(store, typo, "utile")
    assert told(store) == [("Utile", 2)]
    store.undo()
    assert told(store) == [("Utile", 1), ("Utlie", 1)]


def test_how_many_said_it_can_be_put_right_and_nobody_takes_it_away(store: Store, session: Session) -> None:
    word = evaluation.add(store, session.id, WORD, "Utile")
    evaluation.count(store, word, 12)
    assert told(store) == [("Utile", 12)]
    evaluation.count(store, word, 0)
    assert told(store) == []
    with pytest.raises(FacilitatorError, match="no longer there"):
        evaluation.count(store, word, 3)


def test_words_keep_their_order_once_one_is_gone(store: Store, session: Session) -> None:
    words = [evaluation.add(store, session.id, WORD, word) for word in ("un", "deux", "trois")]
    evaluation.remove(store, words[0])
    evaluation.add(store, session.id, WORD, "quatre")
    assert [text for text, _count in told(store)] == ["deux", "trois", "quatre"]


def test_nothing_is_no_word(store: Store, session: Session) -> None:
    with pytest.raises(BadText):
        evaluation.add(store, session.id, WORD, " \n ")
    with pytest.raises(FacilitatorError, match="from 0 to 999"):
        evaluation.count(store, evaluation.add(store, session.id, WORD, "un"), 1000)
