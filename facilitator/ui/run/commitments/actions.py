"""What can be done with a commitment from its panel: each a gesture, what the world refuses told in a notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ....sessions import commitments
from ....sessions.durations import parse_day
from ....sessions.records import Commitment
from ...desk import Desk


class CommitmentActions:
    """Named by the commitment's id: it is read again just before it is changed. What is gone has nothing to keep."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add(self, what: str, who: str, due: str, partners: str) -> str:
        """Add a commitment; returns its id, empty when it was refused."""

        def commit() -> Commitment:
            wanted = Commitment(
                session_id=self.desk.session_id, position=0, what=what, who=who, partners=partners, due=self._day(due)
            )
            return commitments.commit(self.desk.store, wanted)

        made = self.desk.notices.attempt(commit)
        return made.id if made is not None else ""

    def is_day(self, typed: str) -> bool:
        """Whether that is a date, or nothing; a notice says why when it is not."""
        return self.desk.notices.did(self._day, typed)

    def edit(self, commitment_id: str, **fields: Any) -> bool:
        found = self._found(commitment_id)
        if found is None:
            return True
        return self.desk.notices.did(commitments.edit, self.desk.store, replace(found, **fields))

    def set_day(self, commitment_id: str, typed: str) -> bool:
        return self.is_day(typed) and self.edit(commitment_id, due=self._day(typed))

    def step(self, commitment_id: str, step: int) -> None:
        """Move it up (-1) or down (1)."""
        found = self._found(commitment_id)
        if found is not None:
            self.desk.notices.attempt(commitments.move, self.desk.store, found, max(0, found.position + step))

    def remove(self, commitment_id: str) -> None:
        found = self._found(commitment_id)
        if found is not None:
            self.desk.notices.attempt(commitments.remove, self.desk.store, found)

    def _day(self, typed: str) -> date | None:
        """Without a year, it is the first such day after the session."""
        session = self.desk.session
        return parse_day(typed, after=(session.day if session else None) or self.desk.store.now().date())

    def _found(self, commitment_id: str) -> Commitment | None:
        return self.desk.store.get(Commitment, commitment_id)
