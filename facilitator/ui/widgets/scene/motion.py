"""How the room's view moves: softly, shortly, and never back to what it showed before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPixmap

from ....sessions.scene.scenes import BlackScene, QuestionScene, Scene, WaitingScene
from .marks import Frame, Mark, Marks, mixed

ACCENT_DURATION, ACCENT_STEPS = 700, 14
"""How long the frame of a new note takes to appear, in milliseconds, and in how many shades."""
FADE_DURATION = 160
"""How long one scene takes to give way to another, in milliseconds."""


class Fade(QObject):
    """One picture gives way to another. What asks for it draws the new one, then what is left of the former."""

    moved = Signal()
    """There is less left of the former picture: draw again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._former: QPixmap | None = None
        self._left = QVariantAnimation(self)
        self._left.setDuration(FADE_DURATION)
        self._left.setStartValue(1.0)
        self._left.setEndValue(0.0)
        self._left.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._left.valueChanged.connect(self.moved)
        self._left.finished.connect(self.stop)

    def begin(self, former: QPixmap) -> None:
        """Let *former* go, from what is seen now."""
        self._left.stop()
        self._former = former
        self._left.start()

    def stop(self) -> None:
        """The new picture alone, at once."""
        self._left.stop()
        if self._former is not None:
            self._former = None
            self.moved.emit()

    def draw(self, painter: QPainter) -> None:
        """Draw what is left of the former picture over the new one."""
        if self._former is not None:
            painter.setOpacity(float(self._left.currentValue()))
            painter.drawPixmap(0, 0, self._former)
            painter.setOpacity(1.0)


class Accent(QObject):
    """The frame of a note that has just come appears in a few shades."""

    moved = Signal()
    """Another shade: draw the frame again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shade = ACCENT_STEPS
        self._growing = QVariantAnimation(self)
        self._growing.setDuration(ACCENT_DURATION)
        self._growing.setStartValue(0.0)
        self._growing.setEndValue(float(ACCENT_STEPS))
        self._growing.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._growing.valueChanged.connect(self._grow)

    def begin(self) -> None:
        self._growing.stop()
        self._shade = 0
        self._growing.start()

    def stop(self) -> None:
        """The frame at its full colour, at once."""
        self._growing.stop()
        self._grow(float(ACCENT_STEPS))

    def on(self, marks: Marks) -> Iterable[Mark]:
        """The marks, their frames as far as they have appeared."""
        if self._growing.state() != QAbstractAnimation.State.Running:
            return marks
        share = self._shade / ACCENT_STEPS
        return (
            replace(mark, colour=mixed(mark.colour, mark.ground, share)) if isinstance(mark, Frame) else mark
            for mark in marks
        )

    def _grow(self, value: float) -> None:
        if round(value) != self._shade:
            self._shade = round(value)
            self.moved.emit()


def comes_at_once(scene: Scene) -> bool:
    """Whether nobody wants to wait for it: what hides the day, and everything where nothing may move."""
    return scene.look.still or isinstance(scene, BlackScene | WaitingScene)


def is_another(before: Scene, after: Scene) -> bool:
    """Whether *after* shows something else than *before*, or another page of it."""
    return type(before) is not type(after) or _subject(before) != _subject(after)


def has_grown(before: Scene, after: Scene) -> bool:
    """Whether *after* is the same question with a note more."""
    if not (isinstance(before, QuestionScene) and isinstance(after, QuestionScene)):
        return False
    return (
        before.question == after.question
        and bool(after.notes)
        and (not before.notes or before.notes[-1].id < after.notes[-1].id)
    )


def _subject(scene: Scene) -> tuple[object, ...]:
    """What a scene is about, whatever is added to it while it is shown."""
    note = getattr(scene, "note", None)
    parts = (getattr(scene, name, "") for name in ("kind", "question", "title", "text", "asking"))
    return (scene.first_id, scene.look, note.id if note is not None else "", *parts)
