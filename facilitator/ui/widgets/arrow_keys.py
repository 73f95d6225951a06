"""The arrows that walk along things that lie one under the other."""

from __future__ import annotations

from PySide6.QtCore import Qt

STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
"""How many places further each of them goes."""
