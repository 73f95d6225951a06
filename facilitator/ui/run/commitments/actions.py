"""What can be done with a commitment from its panel: each a gesture, what the world refuses told in a notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ....sessions import commitments
from ....sessions.durations import parse_day
from ....sessions.records import Commitment, CommitmentState, Participant, Scale
from ...desk import Desk

DAYS = ("due", "review_on")
"""The fields in which a date is typed."""


class CommitmentActions:
    """Named by the commitment's id: it is read again just before it is changed. What is gone has nothing to keep."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def people(self) -> list[str]:
        """The names of the people of the day."""
        return [one.name for one in self.desk.store.all(Participant, session_id=self.desk.session_id)]

    def add(self, typed: Mapping[str, str], cluster_id: str | None = None) -> str:
        """Add a commitment of what is typed in its fields; returns its id, empty when it was refused."""

        def commit() -> Commitment:
            values = {name: self._value(name, text) for name, text in typed.items()}
            wanted = Commitment(session_id=self.desk.session_id, position=0, cluster_id=cluster_id, **values)
            return commitments.commit(self.desk.store, wanted)

        made = self.desk.notices.attempt(commit)
        return made.id if made is not None else ""

    def is_fit(self, name: str, typed: str) -> bool:
        """Whether that can stand in the field *name*; a notice says why when it cannot."""
        return name not in DAYS or self.desk.notices.did(self._day, typed)

    def edit(self, commitment_id: str, name: str, typed: str) -> bool:
        """Keep what is typed in the field *name*; False when it was refused."""
        found = self._found(commitment_id)
        if found is None:
            return True

        def keep() -> None:
            commitments.edit(self.desk.store, replace(found, **{name: self._value(name, typed)}))

        return self.desk.notices.did(keep)

    def set_state(self, commitment_id: str, state: CommitmentState) -> None:
        """Tell where it stands from now on."""
        found = self._found(commitment_id)
        if found is not None:
            self.desk.notices.attempt(commitments.set_state, self.desk.store, found, state)

    def note(self, commitment_id: str, text: str) -> bool:
        """Say something of where it stands; False when it was refused."""
        found = self._found(commitment_id)
        return (
            found is None or not text.strip() or self.desk.notices.did(commitments.note, self.desk.store, found, text)
        )

    def step(self, commitment_id: str, step: int) -> None:
        """Move it up (-1) or down (1)."""
        found = self._found(commitment_id)
        if found is not None:
            self.desk.notices.attempt(commitments.move, self.desk.store, found, max(0, found.position + step))

    def remove(self, commitment_id: str) -> None:
        found = self._found(commitment_id)
        if found is not None:
            self.desk.notices.attempt(commitments.remove, self.desk.store, found)

    def _value(self, name: str, typed: str) -> Any:
        """What is typed as its record has it."""
        if name in DAYS:
            return self._day(typed)
        if name == "scale":
            return Scale(typed) if typed else None
        if name == "lever":
            return int(typed) if typed else None
        return typed

    def _day(self, typed: str) -> date | None:
        """Without a year, it is the first such day after the session."""
        session = self.desk.session
        return parse_day(typed, after=(session.day if session else None) or self.desk.store.now().date())

    def _found(self, commitment_id: str) -> Commitment | None:
        return self.desk.store.get(Commitment, commitment_id)
