"""What the keys and buttons of the console ask of the room's screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ...i18n import _
from ...sessions import capture, reading, screen
from ...sessions.records import Contribution, Question, SceneKind, ScreenMode
from ...sessions.scene.choices import Choice
from ..desk import Desk
from ..projector import Projector
from ..room import Room
from .scenes.listing import FOLLOWED
from .scenes.saved_picture import save_picture

if TYPE_CHECKING:
    from .screen_panel import ScreenPanel
    from .wall.question_wall import QuestionWall


class ScreenControl:
    """Each request becomes a gesture on the store, or a move of the projected window."""

    def __init__(self, desk: Desk, projector: Projector, room: Room, panel: ScreenPanel, board: QuestionWall) -> None:
        """*panel* shows what the *room* sees, and knows its pages; notes are chosen on *board*."""
        self._desk, self._projector, self._room, self._panel, self._board = desk, projector, room, panel, board
        self._before = FOLLOWED
        """What was chosen before one note was shown alone."""
        self._acts: dict[str, Callable[[], object]] = {
            "project": self._project,
            "put_away": projector.put_away,
            "project_elsewhere": projector.project_elsewhere,
            "freeze": partial(self._gesture, screen.toggle_freeze),
            "black": partial(self._gesture, screen.toggle_black),
            "waiting": partial(self._gesture, screen.toggle_waiting),
            "follow": partial(self._gesture, screen.follow_the_day),
            "next_page": partial(self._turn_page, 1),
            "previous_page": partial(self._turn_page, -1),
            "promote": self._promote,
            "save_picture": self._save_picture,
        }
        panel.asked.connect(self.ask)
        panel.chosen.connect(self.show)
        board.alone_wanted.connect(self.show_alone)
        board.clusters_wanted.connect(self.show_clusters)

    def ask(self, wanted: str) -> None:
        """Do what a word names, one of those above, for the room that there is."""
        if self._room.session_id or wanted in ("project", "put_away"):
            self._acts[wanted]()

    def keys(self) -> dict[str, Callable[[], object]]:
        """What the keys of the screen do in Run, and those of a presenter's remote wherever the console is."""
        named = {"F12": "promote", "PgDown": "next_page", "PgUp": "previous_page"}
        return {key: partial(self.ask, name) for key, name in named.items()}

    def keys_anywhere(self) -> dict[str, Callable[[], object]]:
        """What the keys of the screen do anywhere in the console, whether it tells there what the room sees or not."""
        named = {"F5": "project", "Shift+F5": "put_away", "F6": "freeze", "F7": "black", "F8": "waiting"}
        return {key: partial(self._ask_and_tell, name) for key, name in named.items()}

    def show(self, choice: Choice) -> None:
        """Show that to the room; prepare it while the room's picture is frozen."""
        self._gesture(screen.show, choice)

    def show_alone(self, contribution_id: str) -> None:
        """Show one contribution alone; the same again goes back to what was shown before."""
        asked = screen.screen_of(self._desk.store, self._room.session_id)
        chosen, wanted = Choice(asked.shown, asked.target), Choice(SceneKind.NOTE, contribution_id)
        if chosen == wanted and asked.mode in (ScreenMode.LIVE, ScreenMode.FROZEN):
            self.show(self._before)
            return
        if chosen.kind is not SceneKind.NOTE:
            self._before = chosen
        self.show(wanted)

    def show_clusters(self, question: Question) -> None:
        """Show the clusters of a question, the one under way or another."""
        asked = reading.outline(self._desk.store, self._room.session_id).current_question
        here = asked is not None and asked.id == question.id
        self.show(Choice(SceneKind.CLUSTERS, "" if here else question.id))

    def leave_what_was_chosen(self) -> bool:
        """Esc: leave freeze, black and waiting first, then what was chosen; False when the room follows the day."""
        if not self._desk.writable or not self._room.session_id:
            return False
        asked = screen.screen_of(self._desk.store, self._room.session_id)
        if asked.mode is not ScreenMode.LIVE:
            self._gesture(screen.reveal)
        elif Choice(asked.shown, asked.target) != FOLLOWED:
            self._gesture(screen.follow_the_day)
        else:
            return False
        return True

    def _project(self) -> None:
        if self._room.session_id or self._desk.session_id:
            self._room.project()
        else:
            self._desk.notices.say(_("Open a session first: the room sees its day."))

    def _ask_and_tell(self, wanted: str) -> None:
        """Out of Run nothing else would tell that it was done."""
        before = self._panel.told
        self.ask(wanted)
        if not self._panel.isVisible() and self._panel.told != before:
            self._desk.notices.say(_("The room's screen: {what}").format(what=self._panel.told))

    def _promote(self) -> None:
        """The note that is selected; without one, the latest that was said."""
        store, session_id = self._desk.store, self._room.session_id
        selected = self._board.wall.selected if self._board.isVisible() else []
        known = (store.get(Contribution, note_id) for note_id in reversed(selected))
        wanted = next((one for one in known if one is not None), None) or capture.latest(store, session_id)
        if wanted is None:
            self._desk.notices.say(_("Nothing was said yet: there is no note to show."))
        else:
            self.show_alone(wanted.id)

    def _turn_page(self, step: int) -> None:
        first_id = self._panel.paged.page_start(step)
        if first_id is not None:
            self._gesture(screen.show_from, first_id)

    def _save_picture(self) -> None:
        save_picture(self._panel, self._desk, self._panel.thumbnail.scene, self._projector.canvas)

    def _gesture(self, gesture: Callable[..., object], *arguments: object) -> None:
        self._desk.notices.attempt(gesture, self._desk.store, self._room.session_id, *arguments)
