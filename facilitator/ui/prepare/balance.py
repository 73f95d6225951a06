"""How the day is shared between expert input, testimony and reflection, in words under its bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import labels
from ..widgets.basics import label
from .day_plan import WEIGHED, Share

_GAP = 14
_LETTERS = 3
"""How many of a kind's name are kept where there is least room: never its colour alone."""


class Balance(QWidget):
    """One part a kind: its name in its colour, its minutes, its share of the three; less where there is less room."""

    def __init__(self) -> None:
        super().__init__()
        self._shares: tuple[Share, ...] = ()
        self.setAccessibleName(_("The balance of the day"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self._parts: list[QLabel] = []
        for kind in WEIGHED:
            part = label()
            part.setStyleSheet(f"color: {tokens.ITEM_COLOURS[kind]}; font-size: 13px; font-weight: 600;")
            part.setToolTip(labels.item_kind(kind))
            self._parts.append(part)
            row.addWidget(part)
        row.addStretch(1)

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Show these minutes, and what part of them all each is."""
        self._shares = tuple(shares)
        self.setAccessibleDescription(", ".join(self._worded()[0]))
        self._write()

    @property
    def words(self) -> list[str]:
        """What is read."""
        return [part.text() for part in self._parts]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        for part in self._parts:
            part.setVisible(any(share.minutes for share in self._shares))
        for words in self._worded():
            for part, text in zip(self._parts, words, strict=False):
                part.setText(text)
            if sum(part.sizeHint().width() + _GAP for part in self._parts) <= self.width():
                return

    def _worded(self) -> tuple[list[str], ...]:
        """The same in more and in fewer words."""
        total = sum(share.minutes for share in self._shares) or 1
        versions: tuple[list[str], ...] = ([], [], [], [])
        for kind, minutes in self._shares:
            name, length = labels.item_kind(kind), labels.duration(minutes)
            percent = round(100 * minutes / total)
            worded = (
                _("{kind} {minutes} · {percent} %").format(kind=name, minutes=length, percent=percent),
                f"{name} {length}",
                _("{kind} {percent} %").format(kind=name, percent=percent),
                _("{kind} {percent} %").format(kind=f"{name[:_LETTERS]}.", percent=percent),
            )
            for version, words in zip(versions, worded, strict=True):
                version.append(words)
        return versions
