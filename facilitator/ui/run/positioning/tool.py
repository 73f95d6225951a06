"""What each tab of the positioning panel is: a tool that shows what was answered, and takes down more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ....sessions.records import Question, Rating, SceneKind, Session
from ....sessions.scene.choices import Choice
from ...desk import Desk


class Tool(QWidget):
    """A page of the panel."""

    turned = Signal()
    """Answers are taken down, or compared, in another way: what is said of them changes."""

    stand_in: QWidget | None = None
    """What it shows in the place of the wall."""
    stand_in_wanted = Signal()
    """Its stand-in is needed now, whatever took its place."""

    def __init__(self, desk: Desk, scene: SceneKind) -> None:
        super().__init__()
        self.desk, self._scene = desk, scene
        self.question: Question | None = None
        """The question that is looked at."""

    @property
    def hint(self) -> str:
        """What is to be done here, in a sentence."""
        return ""

    @property
    def choice(self) -> Choice:
        """What the room is shown of it."""
        return Choice(self._scene)

    def show_session(self, session: Session, now: Sequence[Rating]) -> None:
        """Show what was answered; what is being typed stays."""

    def told(self, _now: Sequence[Rating]) -> str:
        """How many answered, and what it is compared with."""
        return ""

    def take_keyboard(self) -> None:
        """The keys fill what is to be filled in first."""

    def forget_place(self) -> None:
        """Another session: begin anew."""
