"""What is asked of the system while the room looks at the picture: no screensaver, no sleep."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QGuiApplication


class Means(Protocol):
    """One of the system's ways to be kept awake. What it holds ends with the program, however that ends."""

    def hold(self) -> None:
        """Ask for it. Where the system knows nothing of it, nothing happens."""

    def release(self) -> None:
        """Give it back."""

    @property
    def held_by(self) -> Sequence[str]:
        """What has answered that it holds: names of the system's, for a check."""


class StayingAwake:
    """Asks by every means there is: systems differ in which one they heed. Where there is none, nothing is said."""

    def __init__(self, means: Sequence[Means] | None = None) -> None:
        """*means* are those of this system by default, looked for when they are first needed."""
        self._means = means
        self._wanted = False

    @property
    def held_by(self) -> tuple[str, ...]:
        """What keeps the laptop awake now; nothing when no means was found, or none was asked for."""
        return tuple(name for means in self._means or () for name in means.held_by)

    def hold(self) -> None:
        """Keep the laptop and its screens awake from now on."""
        if self._wanted:
            return
        self._wanted = True
        if self._means is None:
            self._means = _means_of_this_system()
        for means in self._means:
            means.hold()

    def release(self) -> None:
        """Let the laptop fall asleep when it likes."""
        if not self._wanted:
            return
        self._wanted = False
        for means in self._means or ():
            means.release()


def _means_of_this_system() -> list[Means]:
    from . import systems  # only a projected day needs them

    if sys.platform == "win32":
        return [systems.Windows()]
    if sys.platform == "darwin":
        return [systems.Caffeinate()]
    from . import bus

    found: list[Means] = [bus.session(), bus.system()]
    return [*found, systems.XServer()] if QGuiApplication.platformName() == "xcb" else found
