"""What the room sees, kept equal in the projected window and in the console's thumbnail."""

from __future__ import annotations

from collections.abc import Sequence

from ...sessions.records import Contribution, PlusOne
from ..projector import Projector
from .screen_panel import ScreenPanel


class RoomPicture:
    """One scene for both: computed by the panel, shown by it and by the projector."""

    def __init__(self, panel: ScreenPanel, projector: Projector) -> None:
        self._panel, self._projector = panel, projector

    def show(self) -> None:
        """Read the scene again, and say where it is shown."""
        projector = self._projector
        self._panel.show_projection(projector.canvas, projector.where, projecting=projector.projecting)
        projector.show_scene(self._panel.show_scene())
        self._panel.show_parking()

    def add(self, said: Sequence[Contribution], plus_ones: list[PlusOne] | None = None) -> None:
        """Show contributions that have just come, those that the room follows, without reading the others again."""
        shown = [one for one in said if one.question_id is not None and self._panel.follows(one.question_id)]
        if shown:
            self._projector.show_scene(self._panel.add_to_scene(shown, plus_ones))

    def tick(self) -> None:
        """A moment has passed."""
        self._panel.thumbnail.tick()
        self._projector.tick()
