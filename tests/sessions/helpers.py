"""Small words that the tests of the core share."""

from __future__ import annotations

from pathlib import Path

from facilitator.sessions import capture
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import KINDS, Contribution, Question, Record
from facilitator.sessions.store import Changed, Store

Everything = dict[str, tuple[Record, ...]]


def everything(store: Store) -> Everything:
    """Every record of the file."""
    return {name: tuple(store.all(kind)) for name, kind in KINDS.items()}


def say(store: Store, question: Question, text: str = "Un car le samedi") -> Contribution:
    """One contribution to *question*."""
    return capture.contribute(store, question.session_id, Draft(text), question)


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
