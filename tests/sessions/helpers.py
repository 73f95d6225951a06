"""Small words that the tests of the core share."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from facilitator.sessions import capture
from facilitator.sessions.capture import Draft
from facilitator.sessions.reading import Outline, outline
from facilitator.sessions.record import Record
from facilitator.sessions.records import KINDS, Anonymity, Contribution, Question, Session
from facilitator.sessions.scene.times import countdown_of, timetable_of
from facilitator.sessions.store import Changed, Store
from facilitator.sessions.timing import Timetable

Everything = dict[str, tuple[Record, ...]]


def everything(store: Store) -> Everything:
    """Every record of the file."""
    return {name: tuple(store.all(kind)) for name, kind in KINDS.items()}


def back_and_forth(store: Store, before: Everything) -> None:
    """The last gesture is undone in one go, and done again."""
    after = everything(store)
    assert after != before
    store.undo()
    assert everything(store) == before
    store.redo()
    assert everything(store) == after
    assert store.problems() == []


def say(store: Store, question: Question, text: str = "Un car le samedi") -> Contribution:
    """One contribution to *question*."""
    return capture.contribute(store, question.session_id, Draft(text), question)


def naming(store: Store, question: Question, anonymity: Anonymity = Anonymity.NAMED) -> Question:
    """*question*, once it stores who answers, or what that anonymity allows."""
    named = replace(question, anonymity=anonymity)
    with store.operation("edit_question") as operation:
        return operation.put(named)


def texts(store: Store, question: Question) -> list[str]:
    return [found.text for found in store.all(Contribution, question_id=question.id)]


def heard(store: Store) -> list[Changed]:
    """What the store announces from now on."""
    announced: list[Changed] = []
    store.subscribe(announced.append)
    return announced


def neighbours(path: Path) -> set[str]:
    """The names of what stands in the folder of *path*."""
    return {other.name for other in path.parent.iterdir()}


def seen(store: Store, session: Session) -> Outline:
    return outline(store, session.id)


def table(store: Store, session: Session) -> Timetable:
    return timetable_of(store, seen(store, session))


def left(store: Store, session: Session) -> timedelta:
    """What is left to the item under way."""
    current = seen(store, session).current_item
    assert current is not None
    return countdown_of(store, current).left(store.now())
