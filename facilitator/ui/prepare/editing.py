"""What a field of this place says becomes one gesture; what the world refuses is told, and the field keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ParamSpec

from ...i18n import _
from ...sessions import agenda, cycle
from ...sessions.durations import parse_clock, parse_day, parse_duration, parse_tables
from ...sessions.reading import outline, speakers
from ...sessions.records import AgendaItem, Question, Session, Speaker, Theme
from ..desk import Desk

P = ParamSpec("P")


class Editing:
    """The gestures of this place, named by the record's id. Each says whether nothing is left to keep.

    The record is read again just before it is changed, so that only the field in hand is written. A record that is
    gone has nothing left to keep.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk, self.store = desk, desk.store

    def did(self, gesture: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Call *gesture*; False, and a notice, when the world refused it."""

        def done() -> bool:
            gesture(*args, **kwargs)
            return True

        return bool(self.desk.notices.attempt(done))

    def item(self, item_id: str, **fields: Any) -> bool:
        item = self.store.get(AgendaItem, item_id)
        return item is None or self.did(agenda.edit_item, self.store, replace(item, **fields))

    def item_minutes(self, item_id: str, typed: str) -> bool:
        minutes = self.desk.notices.attempt(parse_duration, typed)
        return minutes is not None and self.item(item_id, minutes=minutes)

    def session(self, session_id: str, **fields: Any) -> bool:
        session = self.store.get(Session, session_id)
        return session is None or self.did(cycle.edit_session, self.store, replace(session, **fields))

    def session_start(self, session_id: str, typed: str) -> bool:
        starts_at = self.desk.notices.attempt(parse_clock, typed)
        return starts_at is not None and self.session(session_id, starts_at=starts_at)

    def session_day(self, session_id: str, typed: str) -> bool:
        def change() -> None:
            cycle.edit_session(self.store, replace(self.store.the(Session, session_id), day=parse_day(typed)))

        return self.did(change)

    def session_tables(self, session_id: str, typed: str) -> bool:
        tables = self.desk.notices.attempt(parse_tables, typed)
        return tables is not None and self.session(session_id, table_count=tables)

    def theme(self, theme_id: str, **fields: Any) -> bool:
        theme = self.store.get(Theme, theme_id)
        return theme is None or self.did(agenda.edit_theme, self.store, replace(theme, **fields))

    def question(self, question_id: str, **fields: Any) -> bool:
        question = self.store.get(Question, question_id)
        return question is None or self.did(agenda.edit_question, self.store, replace(question, **fields))

    def new_question(self, session_id: str, typed: str, item_id: str | None = None) -> bool:
        """Ask a new question during that item, under its theme or else the first one, made if there is none."""
        found = outline(self.store, session_id)
        item = found.item(item_id)
        asked = found.questions_of(item)
        theme = next((t for t in found.themes if asked and t.id == asked[-1].theme_id), None)
        if theme is None and not found.themes:
            title = _("Theme of the day")
            return self.did(agenda.add_first_question, self.store, found.session, title, typed, item=item)
        return self.did(agenda.add_question, self.store, theme or found.themes[0], typed, item=item)

    def speaker(self, item_id: str, speaker_id: str, **fields: Any) -> bool:
        """Change what is said of a speaker, or add a new one; nobody is added without a word."""
        item = self.store.get(AgendaItem, item_id)
        if item is None:
            return True
        known = speakers(self.store, item)
        if all(speaker.id != speaker_id for speaker in known):
            known.append(Speaker(id=speaker_id, item_id=item_id, position=len(known)))
        wanted = [replace(s, **fields) if s.id == speaker_id else s for s in known]
        kept = [s for s in wanted if (s.name + s.role + s.organisation).strip()]
        return self.did(agenda.set_speakers, self.store, item, kept)

    def remove_speaker(self, item_id: str, speaker_id: str) -> bool:
        item = self.store.get(AgendaItem, item_id)
        if item is None:
            return True
        kept = [speaker for speaker in speakers(self.store, item) if speaker.id != speaker_id]
        return self.did(agenda.set_speakers, self.store, item, kept)
