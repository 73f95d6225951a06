"""A sentence that stays above a place for as long as it is true."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ... import tokens
from .basics import label


def banner(sentence: str) -> QLabel:
    """That sentence on a quiet ground, as many lines as it needs."""
    made = label(sentence, wrap=True)
    made.setStyleSheet(
        f"background: {tokens.ACCENT_GROUND}; color: {tokens.INK}; border-radius: 8px; padding: 8px 12px;"
    )
    return made
