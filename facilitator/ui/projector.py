"""Keeps the room's picture on the right screen, and shows there the scene that it is given."""

from __future__ import annotations

from PySide6.QtCore import QSize

DEFAULT_CANVAS = QSize(1920, 1080)
