"""Menus of this place, and the kinds of items as their choices."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import labels
from ...sessions.records import ItemKind
from .day_plan import KINDS_OFFERED

_ICON = QSize(16, 16)
_MOST_SHOWN = 60
"""Characters of a title in a menu."""


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


def new_menu(parent: QWidget) -> QMenu:
    """A menu that goes away for good once it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setStyleSheet("QMenu::icon { padding-left: 10px; }")
    return menu


def fill_with_kinds(menu: QMenu, choose: Callable[[ItemKind], object], chosen: ItemKind | None = None) -> QMenu:
    """Offer every kind in *menu*, but the one chosen already."""
    for kind in KINDS_OFFERED:
        if kind is not chosen:
            action = menu.addAction(mark(kind), labels.item_kind(kind))
            action.triggered.connect(lambda _checked=False, kind=kind: choose(kind))
    return menu


def offer(menu: QMenu, words: str, choose: Callable[[], object], *, chosen: bool | None = None) -> None:
    """Add a choice to *menu*; *chosen* says whether it is the present one, where there is one."""
    words = (words or _("Untitled")).replace("&", "&&")
    action = menu.addAction(words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…")
    if chosen is not None:
        action.setCheckable(True)
        action.setChecked(chosen)
    action.triggered.connect(lambda _checked=False: choose())
