"""The colours of clusters, in words and as samples: colour alone never tells one from another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from .... import tokens
from ....i18n import _, pgettext
from ...widgets.menus import add_entry

_SIZE = QSize(18, 18)


def colour_name(colour: str) -> str:
    """A name of `tokens.CLUSTER_COLOURS` in the reader's language."""
    return {
        "": pgettext("colour of a cluster", "Sand"),
        "blue": pgettext("colour of a cluster", "Blue"),
        "brick": pgettext("colour of a cluster", "Brick"),
        "green": pgettext("colour of a cluster", "Green"),
        "violet": pgettext("colour of a cluster", "Violet"),
        "teal": pgettext("colour of a cluster", "Teal"),
        "plum": pgettext("colour of a cluster", "Plum"),
    }[known(colour)]


def known(colour: str) -> str:
    """*colour* itself; the plain one in place of a colour of a later version."""
    return colour if colour in tokens.CLUSTER_COLOURS else ""


@cache
def sample(colour: str) -> QIcon:
    """A disc of that colour, for buttons and menus."""
    pixmap = QPixmap(_SIZE * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.CLUSTER_COLOURS[known(colour)]))
    painter.drawEllipse(QRectF(2, 2, 14, 14))
    painter.end()
    return QIcon(pixmap)


def offer_colours(menu: QMenu, present: str, choose: Callable[[str], object]) -> None:
    """Every colour as an entry of *menu*, the present one told in words."""
    for colour in tokens.CLUSTER_COLOURS:
        words = colour_name(colour)
        if colour == known(present):
            words = _("{colour} (now)").format(colour=words)
        add_entry(menu, words, partial(choose, colour), mark=sample(colour))
