"""What is concluded from a day: the sentences of its synthesis, and what the room said of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from .. import synthesis
from ..records import Question, Session, StatementKind
from ..store import Store
from .story import Act, Asked, Data, college_of

_KINDS = {
    "essentials": StatementKind.ESSENTIAL,
    "summary": StatementKind.SUMMARY,
    "agreements": StatementKind.AGREEMENT,
    "dissents": StatementKind.DISSENT,
}


def acts(store: Store, session: Session, asked: Asked, told: Data) -> Iterator[Act]:
    """All that *told* says of the day as a whole, then of its questions."""
    yield from _written(store, session, None, told)
    for key, concluded in told.get("questions", {}).items():
        yield from _written(store, session, asked[key], concluded)


def _written(store: Store, session: Session, question: Question | None, told: Data) -> Iterator[Act]:
    for key, kind in _KINDS.items():
        for said in told.get(key, ()):
            yield partial(_write, store, session, question, kind, said if isinstance(said, dict) else {"text": said})


def _write(store: Store, session: Session, question: Question | None, kind: StatementKind, told: Data) -> None:
    known: dict[str, Any] = {"question_id": question.id if question else None, "college": college_of(told)}
    made = synthesis.add(store, session.id, kind, told["text"].strip(), source=told.get("source", ""), **known)
    if told.get("validated"):
        synthesis.validate(store, made)
    if "amended" in told:
        synthesis.amend(store, made, told["amended"])
    if "contested" in told:
        synthesis.contest(store, made, [one for name in told["contested"] if (one := college_of({"college": name}))])
