"""How the inspector is laid out: a small name above each field, plain buttons to add."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ... import tokens
from ..theme import icon
from ..widgets.basics import button, label
from ..widgets.kept_fields import Keep, LineField

SPACE_BETWEEN = 14
_FIELD_HEIGHT = 37


def column(widget: QWidget, *, spacing: int = SPACE_BETWEEN) -> QVBoxLayout:
    """The vertical layout of a part of the inspector."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def named(name: str, field: QWidget) -> QVBoxLayout:
    """A field under its name."""
    layout = QVBoxLayout()
    layout.setSpacing(4)
    words = label(name, "field")
    words.setBuddy(field)
    layout.addWidget(words)
    layout.addWidget(field)
    return layout


def line_field(name: str, keep: Keep, *, hint: str = "") -> LineField:
    """A field of one line, as high as those that wrap."""
    made = LineField(name, keep, hint=hint)
    made.setMinimumHeight(_FIELD_HEIGHT)
    return made


def side_by_side(*parts: QVBoxLayout) -> QHBoxLayout:
    """Named fields on one line, each as wide as the others."""
    layout = QHBoxLayout()
    layout.setSpacing(10)
    for part in parts:
        layout.addLayout(part, 1)
    return layout


def add_button(words: str, on_click: Callable[[], object]) -> QPushButton:
    """A quiet button that adds something to the list above it."""
    made = button(words, on_click, "plain")
    made.setIcon(icon("plus", tokens.ACCENT))
    made.setStyleSheet(f"color: {tokens.ACCENT}; text-align: left; padding-left: 2px;")
    return made


def small_button(icon_name: str, name: str, on_click: Callable[[], object]) -> QPushButton:
    """A button that is only an icon; *name* says what it does."""
    made = button("", on_click, "plain", tip=name)
    made.setIcon(icon(icon_name, tokens.SOFT_INK))
    made.setAccessibleName(name)
    made.setFixedSize(30, 30)
    return made
