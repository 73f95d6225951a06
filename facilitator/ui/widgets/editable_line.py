"""Titles that are edited where they stand: plain text until the pointer or the caret is on them."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ... import tokens
from .kept_fields import Keep, LineField, TextField


class EditableLine(LineField):
    """A `LineField` without a frame at rest, in the size and weight of the title that it is."""

    def __init__(
        self,
        name: str,
        keep: Keep,
        *,
        pixels: int,
        weight: QFont.Weight = QFont.Weight.Bold,
        colour: str = tokens.INK,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, keep, hint=hint, parent=parent)
        self._look = f"""
            QLineEdit {{
                background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 2px 5px;
                font-size: {pixels}px; font-weight: {weight.value}; color: {colour};
            }}
            QLineEdit:hover {{ border-color: {tokens.LINE}; }}
            QLineEdit:focus {{ background: {tokens.CARD}; border: 2px solid {tokens.ACCENT}; padding: 1px 4px; }}
            QLineEdit:read-only {{ border-color: transparent; }}
        """
        self.setStyleSheet(self._look)


class EditableText(TextField):
    """A `TextField` without a frame at rest, for a title that may need several lines."""

    def __init__(self, name: str, keep: Keep, *, pixels: int, parent: QWidget | None = None) -> None:
        super().__init__(name, keep, parent=parent)
        self._look = f"""
            QPlainTextEdit {{
                background: transparent; border: 1px solid transparent; border-radius: 8px;
                font-size: {pixels}px; font-weight: {QFont.Weight.Bold.value};
            }}
            QPlainTextEdit:hover {{ border-color: {tokens.LINE}; }}
            QPlainTextEdit:focus {{ background: {tokens.CARD}; border: 2px solid {tokens.ACCENT}; }}
            QPlainTextEdit:read-only {{ border-color: transparent; }}
        """
        self.setStyleSheet(self._look)
