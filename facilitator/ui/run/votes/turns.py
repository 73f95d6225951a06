"""The order in which Tab goes through what is made later."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QWidget


def in_turn(*stops: QWidget) -> None:
    """Let Tab go through these in that order, however late some of them were made."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
