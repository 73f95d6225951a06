"""Putting one sentence after the other on the room's screen, and going back to what the room saw before."""

from __future__ import annotations

from ...i18n import _
from ...sessions import reading, screen
from ...sessions.records import SceneKind, Session
from ...sessions.scene.choices import Choice
from ..desk import Desk


class RoomChoice:
    """What the room sees while the sentences of a session are put to it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session_id = ""
        self._before: Choice | None = None
        """What was chosen before the first sentence."""

    def show(self, statement_id: str) -> None:
        """Let the room see that sentence; while its picture is frozen, it is prepared."""
        if not self._desk.writable:
            return
        if self._before is None:
            self._begin()
        wanted = Choice(SceneKind.STATEMENT, statement_id)
        if self._chosen() != wanted:
            self._desk.notices.attempt(screen.show, self._desk.store, self._session_id, wanted)

    def give_back(self) -> None:
        """Let the room see what it saw before, unless it was shown something else meanwhile."""
        before, self._before = self._before, None
        gone = self._desk.store.get(Session, self._session_id) is None
        if before is not None and not gone and self._chosen().kind is SceneKind.STATEMENT:
            self._desk.notices.attempt(screen.show, self._desk.store, self._session_id, before)

    def _begin(self) -> None:
        self._session_id = self._desk.session_id
        chosen = self._chosen()
        self._before = chosen if chosen.kind is not SceneKind.STATEMENT else Choice(SceneKind.MOMENT)
        live = reading.day_under_way(self._desk.store)
        if live is not None and live.id != self._session_id:
            told = _("The room follows “{day}”, which is under way: it does not see these sentences.")
            self._desk.notices.say(told.format(day=live.title))

    def _chosen(self) -> Choice:
        asked = screen.screen_of(self._desk.store, self._session_id)
        return Choice(asked.shown, asked.target)
