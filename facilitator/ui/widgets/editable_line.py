"""A title that is edited where it stands: plain text until the pointer or the caret is on it."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ... import tokens
from .kept_fields import Keep, LineField


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
