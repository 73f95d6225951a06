"""What the keys and buttons of the console ask of the room's screen."""

from __future__ import annotations

from collections.abc import Callable

from ...sessions import screen
from ..desk import Desk
from ..projector import Projector
from ..widgets.scene_view import SceneView


class ScreenControl:
    """Each request becomes a gesture on the store, or a move of the projected window."""

    def __init__(self, desk: Desk, projector: Projector, shown: SceneView) -> None:
        """*shown* draws what the room sees: it knows where the pages begin."""
        self._desk, self._projector, self._shown = desk, projector, shown

    def ask(self, wanted: str) -> None:
        """Do one of: project, put_away, freeze, black, waiting, follow, next_page, previous_page."""
        acts: dict[str, Callable[[], object]] = {
            "project": self._projector.project,
            "put_away": self._projector.put_away,
            "freeze": lambda: self._gesture(screen.toggle_freeze),
            "black": lambda: self._gesture(screen.toggle_black),
            "waiting": lambda: self._gesture(screen.toggle_waiting),
            "follow": lambda: self._gesture(screen.follow_the_day),
            "next_page": lambda: self._turn_page(1),
            "previous_page": lambda: self._turn_page(-1),
        }
        acts[wanted]()

    def follow_if_needed(self) -> bool:
        """Esc: leave freeze, black and waiting; False when the screen is in none of them."""
        held = self._desk.writable and screen.screen_of(self._desk.store, self._desk.session_id).mode != "live"
        if held:
            self.ask("follow")
        return held

    def _turn_page(self, step: int) -> None:
        first_id = self._shown.page_start(step)
        if first_id is not None:
            self._gesture(screen.show_from, first_id)

    def _gesture(self, gesture: Callable[..., object], *arguments: object) -> None:
        self._desk.notices.attempt(gesture, self._desk.store, self._desk.session_id, *arguments)
