"""What can be done with an ambassador from the panel: each a gesture, what the world refuses told in a notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ....i18n import _
from ....sessions import ambassadors
from ....sessions.durations import parse_day
from ....sessions.records import Ambassador, Commitment, Participant
from ....sessions.text import shortened
from ...desk import Desk

_LONGEST = 60


class AmbassadorActions:
    """Named by their id: they are read again just before they are changed. What is gone has nothing to keep."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def people(self) -> list[str]:
        """The names of the people of the day."""
        return [one.name for one in self.desk.store.all(Participant, session_id=self.desk.session_id)]

    def tasks(self) -> list[tuple[str, str]]:
        """What can be carried: the whole result, or one commitment, by its id."""
        made = self.desk.store.all(Commitment, session_id=self.desk.session_id)
        return [("", _("The whole result")), *((one.id, shortened(one.what, _LONGEST)) for one in made)]

    def add(self, name: str) -> bool:
        """Add somebody to the list; False when it was refused."""
        wanted = Ambassador(session_id=self.desk.session_id, position=0, name=name)
        return self.desk.notices.did(ambassadors.add, self.desk.store, wanted)

    def edit(self, ambassador_id: str, **fields: Any) -> bool:
        """Keep these fields; False when they were refused."""
        found = self._found(ambassador_id)
        if found is None:
            return True
        return self.desk.notices.did(ambassadors.edit, self.desk.store, replace(found, **fields))

    def set_day(self, ambassador_id: str, typed: str) -> bool:
        """Keep the day that is typed; without a year, it is the first such day after the session."""
        session = self.desk.session
        after = (session.day if session else None) or self.desk.store.now().date()
        read: list[date | None] = []
        if not self.desk.notices.did(lambda: read.append(parse_day(typed, after=after))):
            return False
        return self.edit(ambassador_id, due=read[0])

    def remove(self, ambassador_id: str) -> None:
        found = self._found(ambassador_id)
        if found is not None:
            self.desk.notices.attempt(ambassadors.remove, self.desk.store, found)

    def _found(self, ambassador_id: str) -> Ambassador | None:
        return self.desk.store.get(Ambassador, ambassador_id)
