"""A sentence edited where it stands, in a list of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ... import tokens
from .arrow_keys import STEPS
from .kept_fields import Keep, TextField


class WordsField(TextField):
    """Without a frame until the pointer or the caret is on it."""

    stepped = Signal(int)
    """Alt+Up (-1) or Alt+Down (1) was pressed."""

    def __init__(self, name: str, keep: Keep) -> None:
        super().__init__(name, keep)
        self._look = f"""
            QPlainTextEdit {{ background: transparent; border: 1px solid transparent; }}
            QPlainTextEdit:hover {{ border-color: {tokens.LINE}; }}
            QPlainTextEdit:focus {{ background: {tokens.CARD}; border: 2px solid {tokens.ACCENT}; }}
        """
        self.setStyleSheet(self._look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(event.key())
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
