"""What can be done with a sentence from its place: each a gesture, what the world refuses told in a notice."""

from __future__ import annotations

from collections.abc import Callable

from ...sessions import synthesis
from ...sessions.conclusions import contesting
from ...sessions.records import College, Statement, StatementKind
from ...sessions.store import Store
from ..desk import Desk


class StatementActions:
    """Named by the sentence's id: it is read again just before it is changed. What is gone has nothing to keep."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add(self, kind: StatementKind, text: str, question_id: str | None, source: str = "") -> str:
        """Write one more sentence; returns its id, empty when it was refused."""

        def write() -> Statement:
            store, session_id = self.desk.store, self.desk.session_id
            return synthesis.add(store, session_id, kind, text, question_id=question_id, source=source)

        made = self.desk.notices.attempt(write) if self.desk.writable else None
        return made.id if made is not None else ""

    def edit(self, statement_id: str, text: str) -> bool:
        return self._did(statement_id, lambda store, one: synthesis.edit(store, one, text))

    def amend(self, statement_id: str, text: str) -> bool:
        return self._did(statement_id, lambda store, one: synthesis.amend(store, one, text))

    def give_to(self, statement_id: str, college: College | None) -> bool:
        return self._did(statement_id, lambda store, one: synthesis.of_college(store, one, college))

    def step(self, statement_id: str, by: int) -> bool:
        """Move it up (-1) or down (1) among those of its kind."""

        def move(store: Store, one: Statement) -> None:
            same = [
                it.id for it in synthesis.statements_of(store, one.session_id, one.question_id) if it.kind is one.kind
            ]
            synthesis.move(store, one, same.index(one.id) + by)

        return self._did(statement_id, move)

    def remove(self, statement_id: str) -> bool:
        return self._did(statement_id, synthesis.remove)

    def validate(self, statement_id: str) -> bool:
        return self._did(statement_id, synthesis.validate)

    def contest(self, statement_id: str) -> bool:
        """Say that it is contested, by the colleges that were said already."""
        return self._did(statement_id, lambda store, one: synthesis.contest(store, one, contesting(one)))

    def toggle_college(self, statement_id: str, college: College) -> bool:
        """Say that a college contests it too, or no longer."""
        return self._did(statement_id, lambda store, one: synthesis.contest(store, one, {*contesting(one)} ^ {college}))

    def take_back(self, statement_id: str) -> bool:
        return self._did(statement_id, synthesis.take_back)

    def _did(self, statement_id: str, gesture: Callable[[Store, Statement], object]) -> bool:
        found = self.desk.store.get(Statement, statement_id)
        if found is None or not self.desk.writable:
            return True
        return self.desk.notices.did(gesture, self.desk.store, found)
