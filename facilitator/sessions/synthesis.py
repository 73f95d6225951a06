"""Gestures on the sentences of the synthesis: written after what the room said, then put to it one by one.

Positions stay 0, 1, 2… without holes among the sentences of a question, or of the day. What the room says is of the
very words: other words, written afterwards, are to be put to it anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..i18n import _
from .records import College, Statement, StatementKind, Validation
from .store import Store
from .text import clean_line, required


def statements_of(store: Store, session_id: str, question_id: str | None) -> list[Statement]:
    """The sentences on a question, in order, whatever their kinds; those on the whole day without one."""
    return store.all(Statement, session_id=session_id, question_id=question_id)


def add(
    store: Store,
    session_id: str,
    kind: StatementKind,
    text: str,
    *,
    question_id: str | None = None,
    college: College | None = None,
    source: str = "",
) -> Statement:
    """Write one more sentence, after the others of its question; *source* is the proposal that it was taken from."""
    text = clean_line(required(text))
    with store.operation("add_statement") as operation:
        return operation.put(
            Statement(
                session_id=session_id,
                question_id=question_id,
                position=store.count(Statement, session_id=session_id, question_id=question_id),
                kind=kind,
                text=text,
                college=college,
                source=source,
            )
        )


def edit(store: Store, statement: Statement, text: str) -> None:
    """Put new words in place. What the room said of the others is no longer told: these are to be put to it."""
    text, present = clean_line(required(text)), _present(store, statement)
    changed = _unsaid(replace(present, text=text)) if text != present.text else present
    with store.operation("edit_statement") as operation:
        operation.put(changed)


def of_college(store: Store, statement: Statement, college: College | None) -> None:
    """Say whose agreement or dissent it is; nobody's in particular without a college."""
    present = _present(store, statement)
    with store.operation("college_of_statement") as operation:
        operation.put(replace(present, college=college))


def move(store: Store, statement: Statement, to: int) -> None:
    """Move a sentence to place *to* among those of its kind; the others of its question stay where they are."""
    present = _present(store, statement)
    every = statements_of(store, present.session_id, present.question_id)
    others = [one for one in every if one.kind is present.kind and one.id != present.id]
    place = min(max(0, to), len(others))
    moved = iter([*others[:place], present, *others[place:]])
    with store.operation("move_statement") as operation:
        operation.put_in_order([next(moved) if one.kind is present.kind else one for one in every])


def remove(store: Store, statement: Statement) -> None:
    """Take a sentence away."""
    present = _present(store, statement)
    every = statements_of(store, present.session_id, present.question_id)
    with store.operation("remove_statement") as operation:
        operation.remove(present)
        operation.put_in_order([one for one in every if one.id != present.id])


# In the room


def validate(store: Store, statement: Statement) -> None:
    """The room agrees with it: as it was written, or in the words that the room gave it."""
    present = _present(store, statement)
    said = Validation.AMENDED if present.original else Validation.VALIDATED
    with store.operation("validate_statement") as operation:
        operation.put(replace(present, validation=said, contested_by="", validated_at=store.now()))


def amend(store: Store, statement: Statement, text: str) -> None:
    """The room agrees with it in these words. How it read at first is kept; the first words again are no amendment."""
    text, present = clean_line(required(text)), _present(store, statement)
    first = present.original or present.text
    amended = text != first
    with store.operation("amend_statement") as operation:
        operation.put(
            replace(
                present,
                text=text,
                original=first if amended else "",
                validation=Validation.AMENDED if amended else Validation.VALIDATED,
                contested_by="",
                validated_at=store.now(),
            )
        )


def contest(store: Store, statement: Statement, colleges: Iterable[College] = ()) -> None:
    """It is contested, by these colleges as far as it is known."""
    present, named = _present(store, statement), set(colleges)
    with store.operation("contest_statement") as operation:
        operation.put(
            replace(
                present,
                validation=Validation.CONTESTED,
                contested_by=" ".join(college.value for college in College if college in named),
                validated_at=store.now(),
            )
        )


def take_back(store: Store, statement: Statement) -> None:
    """Nothing was said of it in the end: it is to be put to the room, in the words that it has."""
    present = _present(store, statement)
    with store.operation("take_back_validation") as operation:
        operation.put(_unsaid(present))


def _unsaid(statement: Statement) -> Statement:
    return replace(statement, validation=Validation.PENDING, original="", contested_by="", validated_at=None)


def _present(store: Store, statement: Statement) -> Statement:
    """The sentence as it is now."""
    return store.present(statement, _("This sentence was removed meanwhile: undo brings it back."))
