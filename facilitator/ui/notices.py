"""Calling a gesture from a window: what the world refuses is told in a quiet notice, and nothing else happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from ..errors import FacilitatorError

P = ParamSpec("P")
R = TypeVar("R")


class Notices(QObject):
    """Where the windows say something quietly; the main window shows the latest for a while."""

    said = Signal(str, bool)
    """The sentence, and whether it is bad news."""

    latest = ""
    """The last sentence said."""

    def say(self, sentence: str) -> None:
        self.latest = sentence
        self.said.emit(sentence, False)

    def warn(self, sentence: str) -> None:
        self.latest = sentence
        self.said.emit(sentence, True)

    def attempt(self, gesture: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | None:
        """What *gesture* returns; None, and a notice, when the world refused it."""
        try:
            return gesture(*args, **kwargs)
        except FacilitatorError as error:
            self.warn(str(error))
            return None

    def did(self, gesture: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Whether *gesture* was kept, whatever it returns; a notice tells why when it was not."""
        try:
            gesture(*args, **kwargs)
        except FacilitatorError as error:
            self.warn(str(error))
            return False
        return True
