"""The room's screen, which can be lent for a moment to something that is no part of the session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ...sessions.scene.values import Scene
from ..projector import Projector


class LendingProjector(Projector):
    """Shows what it was lent for, whatever else it is given meanwhile; the latest of that comes back afterwards."""

    def __init__(self, clock: Callable[[], datetime], console: QWidget, parent: QObject | None = None) -> None:
        super().__init__(clock, console, parent)
        self._lent: Scene | None = None
        self._own: Scene | None = None

    def show_scene(self, scene: Scene) -> None:
        self._own = scene
        if self._lent is None:
            super().show_scene(scene)

    def lend(self, scene: Scene) -> None:
        """Show *scene*, and nothing else, until it is taken back."""
        self._lent = scene
        super().show_scene(scene)

    def take_back(self) -> None:
        """Show again what the session shows."""
        self._lent = None
        if self._own is not None:
            super().show_scene(self._own)
