"""The sentences of the synthesis: written, ordered, put to the room, told again as the room said them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitator.errors import BadText, NotFound
from facilitator.sessions import screen, synthesis, themes
from facilitator.sessions.conclusions import contesting
from facilitator.sessions.records import (
    College,
    Question,
    SceneKind,
    Session,
    Statement,
    StatementKind,
    Validation,
)
from facilitator.sessions.scene.choices import Choice, choices, scene_of
from facilitator.sessions.scene.moment import moment_of
from facilitator.sessions.scene.scenes import Scene, StatementScene
from facilitator.sessions.scene.wire import from_json, to_json
from facilitator.sessions.store import Store

from .helpers import back_and_forth, everything, seen

SUMMARY, AGREEMENT, DISSENT = StatementKind.SUMMARY, StatementKind.AGREEMENT, StatementKind.DISSENT


def write(store: Store, question: Question | None, *texts: str, kind: StatementKind = AGREEMENT) -> list[Statement]:
    session_id = question.session_id if question else store.all(Session)[0].id
    question_id = question.id if question else None
    return [synthesis.add(store, session_id, kind, text, question_id=question_id) for text in texts]


def told(store: Store, question: Question | None) -> list[str]:
    session_id = store.all(Session)[0].id
    found = synthesis.statements_of(store, session_id, question.id if question else None)
    assert [one.position for one in found] == list(range(len(found)))
    return [one.text for one in found]


def now(store: Store, one: Statement) -> Statement:
    return store.the(Statement, one.id)


def test_sentences_are_kept_in_order_each_with_its_question(store: Store, question: Question) -> None:
    write(store, question, "Un", " deux\nlignes ")
    write(store, None, "L’essentiel", kind=StatementKind.ESSENTIAL)
    assert told(store, question) == ["Un", "deux lignes"]
    assert told(store, None) == ["L’essentiel"]


def test_an_empty_sentence_is_refused_and_nothing_is_written(store: Store, question: Question) -> None:
    (one,) = write(store, question, "Un")
    before = everything(store)
    for refused in (
        lambda: write(store, question, "  "),
        lambda: synthesis.edit(store, one, ""),
        lambda: synthesis.amend(store, one, "\n"),
    ):
        with pytest.raises(BadText):
            refused()
    assert everything(store) == before


def test_a_sentence_moves_among_those_of_its_kind_and_leaves_the_others_where_they_are(
    store: Store, question: Question
) -> None:
    first, _dissent, second, third = (
        *write(store, question, "A"),
        *write(store, question, "x", kind=DISSENT),
        *write(store, question, "B", "C"),
    )
    synthesis.move(store, third, 0)
    assert told(store, question) == ["C", "x", "A", "B"]
    synthesis.move(store, third, 99)
    assert told(store, question) == ["A", "x", "B", "C"]
    synthesis.move(store, now(store, second), -4)
    assert told(store, question) == ["B", "x", "A", "C"]
    synthesis.remove(store, first)
    assert told(store, question) == ["B", "x", "C"]


GESTURES: dict[str, Callable[[Store, Statement], object]] = {
    "edit": lambda store, one: synthesis.edit(store, one, "Autrement"),
    "college": lambda store, one: synthesis.of_college(store, one, College.DGS),
    "move": lambda store, one: synthesis.move(store, one, 1),
    "remove": synthesis.remove,
    "validate": synthesis.validate,
    "amend": lambda store, one: synthesis.amend(store, one, "Autrement"),
    "contest": lambda store, one: synthesis.contest(store, one, [College.DGS]),
}


@pytest.mark.parametrize("name", GESTURES)
def test_every_gesture_is_undone_and_done_again(store: Store, question: Question, name: str) -> None:
    first, _second = write(store, question, "Un", "Deux")
    before = everything(store)
    GESTURES[name](store, first)
    back_and_forth(store, before)


@pytest.mark.parametrize("name", GESTURES)
def test_a_sentence_that_is_gone_says_so(store: Store, question: Question, name: str) -> None:
    (one,) = write(store, question, "Un")
    synthesis.remove(store, one)
    with pytest.raises(NotFound):
        GESTURES[name](store, one)


def test_what_the_room_says_is_kept_with_its_time(store: Store, question: Question) -> None:
    (one,) = write(store, question, "Un")
    synthesis.validate(store, one)
    assert (now(store, one).validation, now(store, one).validated_at) == (Validation.VALIDATED, store.now())
    synthesis.contest(store, one, [College.STATE, College.ELECTED])
    assert now(store, one).validation is Validation.CONTESTED
    assert contesting(now(store, one)) == (College.ELECTED, College.STATE)
    synthesis.take_back(store, one)
    assert now(store, one) == replace(
        now(store, one), validation=Validation.PENDING, contested_by="", validated_at=None
    )


def test_an_amended_sentence_keeps_how_it_read_at_first(store: Store, question: Question) -> None:
    (one,) = write(store, question, "Un")
    synthesis.amend(store, one, "Deux")
    synthesis.amend(store, one, "Trois")
    assert (now(store, one).text, now(store, one).original) == ("Trois", "Un")
    assert now(store, one).validation is Validation.AMENDED
    synthesis.contest(store, one, [College.DGS])
    assert now(store, one).original == "Un"
    synthesis.validate(store, one)
    assert now(store, one).validation is Validation.AMENDED
    synthesis.amend(store, one, "Un")
    assert (now(store, one).validation, now(store, one).original) == (Validation.VALIDATED, "")


def test_other_words_are_to_be_put_to_the_room_anew(store: Store, question: Question) -> None:
    (one,) = write(store, question, "Un")
    synthesis.contest(store, one, [College.DGS])
    synthesis.edit(store, one, " Un ")
    assert now(store, one).validation is Validation.CONTESTED
    synthesis.edit(store, one, "Deux")
    found = now(store, one)
    assert (found.validation, found.contested_by, found.original) == (Validation.PENDING, "", "")


def test_a_question_goes_with_what_was_concluded_on_it_and_comes_back_with_it(store: Store, question: Question) -> None:
    write(store, question, "Un", "Deux")
    kept = write(store, None, "Le jour", kind=StatementKind.ESSENTIAL)
    before = everything(store)
    themes.remove_question(store, question)
    assert store.all(Statement) == kept
    back_and_forth(store, before)


# In the room


def shown(store: Store, session: Session, target: str = "") -> Scene:
    screen.show(store, session.id, Choice(SceneKind.STATEMENT, target))
    return scene_of(store, session.id)


def test_a_sentence_is_shown_alone_under_its_question_with_its_number(store: Store, session: Session) -> None:
    first, second = seen(store, session).questions[:2]
    (late,) = write(store, second, "Plus tard")
    (one,) = write(store, first, "D’abord", kind=DISSENT)
    synthesis.of_college(store, one, College.DGS)
    write(store, None, "Le jour", kind=StatementKind.ESSENTIAL)
    scene = shown(store, session, one.id)
    assert isinstance(scene, StatementScene)
    assert (scene.question, scene.text, scene.number, scene.of) == (first.text, "D’abord", 2, 3)
    assert (scene.sort, scene.college, scene.said) == (DISSENT, College.DGS, Validation.PENDING)
    last = shown(store, session, late.id)
    assert isinstance(last, StatementScene)
    assert last.number == 3


def test_the_room_sees_what_it_said_once_it_said_it(store: Store, session: Session, question: Question) -> None:
    (one,) = write(store, question, "Un")
    assert getattr(shown(store, session, one.id), "said", None) is Validation.PENDING
    synthesis.contest(store, one, [College.STATE])
    scene = scene_of(store, session.id)
    assert isinstance(scene, StatementScene)
    assert (scene.said, scene.contested_by) == (Validation.CONTESTED, (College.STATE,))
    assert from_json(to_json(scene)) == scene


def test_without_a_target_the_first_sentence_that_waits_is_shown(
    store: Store, session: Session, question: Question
) -> None:
    first, second = write(store, question, "Un", "Deux")

    def text() -> str:
        scene = scene_of(store, session.id)
        assert isinstance(scene, StatementScene)
        return scene.text

    shown(store, session)
    assert text() == "Un"
    synthesis.validate(store, first)
    assert text() == "Deux"
    synthesis.validate(store, second)
    assert text() == "Un"


def test_a_sentence_that_is_gone_leaves_the_room_to_the_day(store: Store, session: Session, question: Question) -> None:
    (one,) = write(store, question, "Un")
    shown(store, session, one.id)
    synthesis.remove(store, one)
    assert not isinstance(scene_of(store, session.id), StatementScene)


def test_the_scene_is_offered_once_there_is_a_sentence(store: Store, session: Session, question: Question) -> None:
    def offered() -> bool:
        return Choice(SceneKind.STATEMENT) in choices(moment_of(store, session.id))

    assert not offered()
    write(store, question, "Un")
    assert offered()
