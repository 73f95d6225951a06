"""The only confirmation of the program: erasing for good. It stands in the page; its safe answer has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ... import tokens
from ...i18n import _
from .basics import button, label


class EraseCard(QFrame):
    """Asks once for each erasing."""

    confirmed = Signal()
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("erase")
        self.setStyleSheet(
            f"QFrame#erase {{ background: {tokens.LATE_GROUND}; border: 2px solid {tokens.LATE};"
            f" border-radius: {tokens.RADIUS}px; }}"
        )
        self._sentence = label("", wrap=True)
        self._keep = button(_("Keep"), self.kept.emit)
        self._erase = button(_("Erase for good"), self.confirmed.emit)
        self._erase.setStyleSheet(
            f"QPushButton {{ color: {tokens.LATE}; border-color: {tokens.LATE}; font-weight: 600; }}"
            f" QPushButton:focus {{ background: {tokens.LATE}; color: {tokens.CARD}; border-color: {tokens.INK}; }}"
        )
        for made in (self._keep, self._erase):
            made.setAutoDefault(True)  # Enter presses the one that has the keyboard
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        buttons = QHBoxLayout()
        buttons.addWidget(self._keep)
        buttons.addStretch(1)
        buttons.addWidget(self._erase)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self._sentence)
        column.addLayout(buttons)
        self.hide()

    def ask(self, sentence: str) -> None:
        """Say what would be erased."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._let_answer(True)
        self.show()

    def say_erasing(self) -> None:
        """Say that it is being done, at once: it may take a moment."""
        self._sentence.setText(_("Erasing…"))
        self._let_answer(False)
        self.repaint()

    def take_keyboard(self) -> None:
        self._keep.setFocus(Qt.FocusReason.TabFocusReason)

    def _let_answer(self, free: bool) -> None:
        for made in (self._keep, self._erase):
            made.setVisible(free)
