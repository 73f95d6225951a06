"""What a field of this place says becomes one gesture; what the world refuses is told, and the field keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ParamSpec, TypeVar

from ...i18n import _
from ...sessions import agenda, cycle, labels, pacing, themes
from ...sessions.durations import parse_clock, parse_day, parse_duration, parse_phases, parse_tables
from ...sessions.reading import outline, speakers
from ...sessions.record import Record
from ...sessions.records import AgendaItem, Question, Session, Speaker, Theme
from ...sessions.store import Store
from ..desk import Desk

P = ParamSpec("P")
R = TypeVar("R", bound=Record)


class Editing:
    """The gestures of this place, named by the record's id. Each says whether nothing is left to keep.

    The record is read again just before it is changed, so that only the field in hand is written. A record that is
    gone has nothing left to keep.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk, self.store = desk, desk.store

    def did(self, gesture: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Call *gesture*; False, and a notice, when the world refused it."""
        return self.desk.notices.did(gesture, *args, **kwargs)

    def item(self, item_id: str, **fields: Any) -> bool:
        return self._edit(AgendaItem, agenda.edit_item, item_id, fields)

    def item_minutes(self, item_id: str, typed: str) -> bool:
        minutes = self.desk.notices.attempt(parse_duration, typed)
        return minutes is not None and self.item(item_id, minutes=minutes)

    def item_question_minutes(self, item_id: str, typed: str) -> bool:
        minutes = self.desk.notices.attempt(parse_duration, typed)
        return minutes is not None and self.item(item_id, question_minutes=minutes)

    def item_least(self, item_id: str, typed: str) -> bool:
        """To what the item can be shortened; what is usual when nothing is typed."""
        minutes = self.desk.notices.attempt(parse_duration, typed) if typed.strip() else None
        return (minutes is not None or not typed.strip()) and self.item(item_id, least_minutes=minutes)

    def item_clock(self, item_id: str, field: str, typed: str) -> bool:
        """A fixed point of the item, by the name of its field; none when nothing is typed."""
        at = self.desk.notices.attempt(parse_clock, typed) if typed.strip() else None
        return (at is not None or not typed.strip()) and self.item(item_id, **{field: at})

    def item_phases(self, item_id: str, typed: str) -> bool:
        parts = self.desk.notices.attempt(parse_phases, typed)
        item = self.store.get(AgendaItem, item_id)
        return parts is not None and (item is None or self.did(pacing.set_phases, self.store, item, parts))

    def item_together(self, item_id: str, parallel: bool) -> bool:
        item = self.store.get(AgendaItem, item_id)
        return item is None or self.did(pacing.hold_together, self.store, item, parallel=parallel)

    def session_end(self, session_id: str, typed: str) -> bool:
        """Fit the end of the day to the hour typed; without one, the day ends when it ends."""
        if not typed.strip():
            return self.session(session_id, ends_at=None)
        ends_at = self.desk.notices.attempt(parse_clock, typed)
        session = self.store.get(Session, session_id)
        if ends_at is None or session is None:
            return session is None
        reached = self.desk.notices.attempt(pacing.fit_end, self.store, session, ends_at)
        if reached is not None and reached != ends_at and self.store.count(AgendaItem, session_id=session_id):
            self.desk.notices.say(_not_reached(reached, ends_at))
        return reached is not None

    def session_alert(self, session_id: str, typed: str) -> bool:
        minutes = self.desk.notices.attempt(parse_duration, typed)
        return minutes is not None and self.session(session_id, alert_after=max(1, minutes))

    def session(self, session_id: str, **fields: Any) -> bool:
        return self._edit(Session, cycle.edit_session, session_id, fields)

    def session_start(self, session_id: str, typed: str) -> bool:
        starts_at = self.desk.notices.attempt(parse_clock, typed)
        return starts_at is not None and self.session(session_id, starts_at=starts_at)

    def session_day(self, session_id: str, typed: str) -> bool:
        if not typed.strip():
            return self.session(session_id, day=None)
        day = self.desk.notices.attempt(parse_day, typed)
        return day is not None and self.session(session_id, day=day)

    def session_tables(self, session_id: str, typed: str) -> bool:
        tables = self.desk.notices.attempt(parse_tables, typed)
        return tables is not None and self.session(session_id, table_count=tables)

    def theme(self, theme_id: str, **fields: Any) -> bool:
        return self._edit(Theme, themes.edit_theme, theme_id, fields)

    def question(self, question_id: str, **fields: Any) -> bool:
        return self._edit(Question, themes.edit_question, question_id, fields)

    def new_question(self, session_id: str, typed: str, item_id: str | None = None) -> bool:
        """Ask a new question during that item, under its theme or else the first one, made if there is none."""

        def add() -> None:
            found = outline(self.store, session_id)
            item = found.item(item_id)
            asked = found.questions_of(item)
            theme = next((t for t in found.themes if asked and t.id == asked[-1].theme_id), None)
            if theme is None and not found.themes:
                themes.add_first_question(self.store, found.session, _("Theme of the day"), typed, item=item)
            else:
                themes.add_question(self.store, theme or found.themes[0], typed, item=item)

        return self.did(add)

    def speaker(self, item_id: str, speaker_id: str, **fields: Any) -> bool:
        """Change what is said of a speaker, or add a new one; nobody is added without a word."""

        def change(known: list[Speaker]) -> list[Speaker]:
            if all(speaker.id != speaker_id for speaker in known):
                known.append(Speaker(id=speaker_id, item_id=item_id, position=len(known)))
            wanted = [replace(s, **fields) if s.id == speaker_id else s for s in known]
            return [s for s in wanted if (s.name + s.role + s.organisation).strip()]

        return self._set_speakers(item_id, change)

    def remove_speaker(self, item_id: str, speaker_id: str) -> bool:
        return self._set_speakers(item_id, lambda known: [s for s in known if s.id != speaker_id])

    def _edit(self, kind: type[R], gesture: Callable[[Store, R], object], record_id: str, fields: Any) -> bool:
        def change() -> None:
            record = self.store.get(kind, record_id)
            if record is not None:
                gesture(self.store, replace(record, **fields))

        return self.did(change)

    def _set_speakers(self, item_id: str, change: Callable[[list[Speaker]], list[Speaker]]) -> bool:
        def put() -> None:
            item = self.store.get(AgendaItem, item_id)
            if item is not None:
                agenda.set_speakers(self.store, item, change(speakers(self.store, item)))

        return self.did(put)


def _not_reached(reached: int, wanted: int) -> str:
    if reached > wanted:
        sentence = _("The day ends at {time}: every minimum is reached. Lower one, or take an item out.")
    else:
        sentence = _("The day ends at {time}: nothing that comes last can be made longer.")
    return sentence.format(time=labels.clock_of(reached))
