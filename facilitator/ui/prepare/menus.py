"""The kinds of items, as the choices of a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from ... import tokens
from ...sessions import labels
from ...sessions.records import ItemKind
from ..widgets.menus import add_entry
from .day_plan import KINDS_OFFERED

_ICON = QSize(16, 16)


def ink(kind: ItemKind) -> str:
    """The kind's colour for words on a card: the grey ones are too pale to be read."""
    colour = tokens.ITEM_COLOURS[kind]
    return tokens.SOFT_INK if colour == tokens.ITEM_COLOURS[ItemKind.BREAK] else colour


@cache
def mark(kind: ItemKind) -> QIcon:
    """The kind's colour bar, for menus."""
    pixmap = QPixmap(_ICON)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.ITEM_COLOURS[kind]))
    painter.drawRoundedRect(QRectF(5, 1, 6, 14), 3, 3)
    painter.end()
    return QIcon(pixmap)


def fill_with_kinds(menu: QMenu, choose: Callable[[ItemKind], object], chosen: ItemKind | None = None) -> QMenu:
    """Offer every kind in *menu*, but the one chosen already."""
    for kind in KINDS_OFFERED:
        if kind is not chosen:
            add_entry(menu, labels.item_kind(kind), partial(choose, kind), mark=mark(kind))
    return menu
