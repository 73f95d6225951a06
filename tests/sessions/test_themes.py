"""Preparing what a day asks: themes and questions, whose places stay 0, 1, 2… without holes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from facilitator.errors import BadText, FacilitatorError
from facilitator.sessions import capture, clustering, flow, slips, themes
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import (
    Cluster,
    Contribution,
    Question,
    Session,
    Theme,
)
from facilitator.sessions.store import Store

from .helpers import everything, say, seen


def places(found: Sequence[Theme | Question]) -> list[int]:
    return [one.position for one in found]


def test_themes_and_questions_are_added_at_the_end(store: Store, session: Session) -> None:
    theme = themes.add_theme(store, session, "Deuxième thème")
    one = themes.add_question(store, theme, "Une ?")
    two = themes.add_question(store, theme, "Deux ?", item=seen(store, session).items[5])
    found = seen(store, session)
    assert places(found.themes) == [0, 1]
    assert found.questions[-2:] == (one, two)
    assert found.number(two) == len(found.questions)
    assert found.questions_of(found.items[5])[-1] == two


def test_a_question_in_another_theme_comes_last_there_and_leaves_no_hole(store: Store, session: Session) -> None:
    first, *_others = seen(store, session).questions
    theme = themes.add_theme(store, session, "Deuxième thème")
    already = themes.add_question(store, theme, "Déjà là ?")
    themes.edit_question(store, replace(first, theme_id=theme.id))

    assert [q.id for q in store.all(Question, theme_id=theme.id)] == [already.id, first.id]
    assert places(store.all(Question, theme_id=theme.id)) == [0, 1]
    left = store.all(Question, theme_id=first.theme_id)
    assert places(left) == list(range(len(left)))


def test_the_first_question_brings_its_theme(store: Store, session: Session) -> None:
    found = seen(store, session)
    for question in found.questions:
        themes.remove_question(store, question)
    for theme in found.themes:
        themes.remove_theme(store, theme)
    kept = themes.add_first_question(store, session, "Un thème", "Que faire ?", item=found.items[3])
    assert seen(store, session).questions == (kept,)
    assert [theme.title for theme in seen(store, session).themes] == ["Un thème"]


def test_an_empty_question_is_refused(store: Store, session: Session, question: Question) -> None:
    before = everything(store)
    for gesture in (
        lambda: themes.add_question(store, seen(store, session).themes[0], "  "),
        lambda: themes.edit_question(store, replace(question, text="\x00")),
        lambda: themes.add_first_question(store, session, "Thème", ""),
    ):
        with pytest.raises(BadText):
            gesture()
        assert everything(store) == before


def test_a_theme_with_questions_and_a_question_with_answers_stay(
    store: Store, session: Session, question: Question
) -> None:
    say(store, question)
    before = everything(store)
    with pytest.raises(FacilitatorError, match="still has questions"):
        themes.remove_theme(store, seen(store, session).themes[0])
    with pytest.raises(FacilitatorError, match="has contributions"):
        themes.remove_question(store, question)
    assert everything(store) == before


def test_the_question_put_to_the_room_stays(store: Store, session: Session, question: Question) -> None:
    flow.start_day(store, session.id)
    flow.ask(store, session.id, question)
    with pytest.raises(FacilitatorError):
        themes.remove_question(store, question)


def test_removed_questions_and_themes_leave_no_hole(store: Store, session: Session) -> None:
    themes.remove_question(store, seen(store, session).questions[0])
    assert places(seen(store, session).questions) == [0, 1]
    empty = themes.add_theme(store, session, "Vide")
    themes.add_theme(store, session, "Après")
    themes.remove_theme(store, empty)
    assert places(seen(store, session).themes) == [0, 1]


def test_a_theme_that_contributions_spoke_of_goes_and_comes_back_with_them(
    store: Store, session: Session, question: Question
) -> None:
    theme = themes.add_theme(store, session, "Eau")
    said = capture.contribute(store, session.id, Draft("Le captage", theme_id=theme.id), question)
    before = everything(store)
    themes.remove_theme(store, theme)
    assert store.the(Contribution, said.id).theme_id is None
    assert store.problems() == []
    store.undo()
    assert everything(store) == before


def test_a_question_whose_slips_are_in_the_room_is_kept(store: Store, question: Question) -> None:
    slips.print_batch(store, question, 4)
    before = everything(store)
    with pytest.raises(FacilitatorError, match="slips"):
        themes.remove_question(store, question)
    assert everything(store) == before


def test_a_question_that_waits_with_a_cluster_goes_and_comes_back_with_it(
    store: Store, session: Session, question: Question
) -> None:
    clustering.group(store, question, "Mobilité", [])
    before = everything(store)
    themes.remove_question(store, question)
    assert store.count(Cluster) == 0
    assert store.problems() == []
    store.undo()
    assert everything(store) == before
