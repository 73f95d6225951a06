"""Notes and groups shown away from where they are: neighbours that make way, softly."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle, QWidget

DURATION_MS = 120


class Shifts(QObject):
    """How far each is from its place at present, in wall units, on the way to where it was told to be."""

    moved = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.now: dict[str, QPointF] = {}
        self._from: dict[str, QPointF] = {}
        self._to: dict[str, QPointF] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(DURATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._advance)

    def go(self, offsets: Mapping[str, QPointF]) -> None:
        """Move to these offsets, and everything else to its place; at once where animations are off."""
        self._animation.stop()
        self._from, self._to = dict(self.now), dict(offsets)
        style = self._widget.style()
        if self._from == self._to:
            return
        if self._widget.isVisible() and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0:
            self._animation.start()
        else:
            self._advance(1.0)

    def forget(self) -> None:
        """Show everything in its place at once."""
        self._animation.stop()
        self.now, self._from, self._to = {}, {}, {}
        self.moved.emit()

    def replaced(self, gone: Mapping[str, QPointF]) -> None:
        """Places have changed by *gone*, or do not exist any more: each thing is shown where it was a moment ago."""
        known = {name: offset - gone[name] for name, offset in self.now.items() if name in gone}
        self.now = {name: offset for name, offset in known.items() if not offset.isNull()}
        self.go({name: offset for name, offset in self._to.items() if name in self.now})

    def _advance(self, share: float) -> None:
        still = QPointF()
        names = self._from.keys() | self._to.keys()
        steps = {name: (self._from.get(name, still), self._to.get(name, still)) for name in sorted(names)}
        self.now = {name: start + (end - start) * share for name, (start, end) in steps.items()}
        if share >= 1:
            self.now = dict(self._to)
        self.moved.emit()
