"""The clusters of sorting mode: one tile for each digit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ...theme import font
from ...widgets.basics import button, label
from ...widgets.card_button import paint_card
from .queue import DIGITS, TileCluster, TileOrder

WIDTH = 268
_HEIGHT, _LEAST_HEIGHT = 46, 28
_KEY = 24
"""The side of the square that holds the digit."""


class SortingTiles(QWidget):
    """Shows nine clusters at most, each under its digit. A click does what the digit does; the keys go elsewhere."""

    chosen = Signal(int)
    """The digit of the tile that was clicked; 0 for the one that turns to others."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles = [_Tile(digit) for digit in range(1, DIGITS + 1)]
        self._none = label(_("No cluster yet: N makes the first one."), "soft", wrap=True)
        self._turn = button("", lambda: self.chosen.emit(0), "plain")
        self._turn.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._none)
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, digit=tile.digit: self.chosen.emit(digit))
            column.addWidget(tile)
        column.addWidget(self._turn)
        column.addStretch(1)

    def show_clusters(self, order: TileOrder, clusters: dict[str, TileCluster], latest: str) -> None:
        """Show the clusters that *order* puts under the digits; *latest* is the one that received the last note."""
        shown: Sequence[str] = order.shown
        for place, tile in enumerate(self.tiles):
            cluster = clusters.get(shown[place]) if place < len(shown) else None
            tile.show_cluster(cluster, latest=cluster is not None and cluster.id == latest)
        self._none.setVisible(not any(shown))
        self._turn.setVisible(order.pages > 1)
        self._turn.setText(_("0 · other clusters ({page} of {pages})").format(page=order.page, pages=order.pages))


class _Tile(QAbstractButton):
    """A digit, the title of its cluster on up to two lines, how many notes it holds."""

    def __init__(self, digit: int) -> None:
        super().__init__()
        self.digit = digit
        self._cluster: TileCluster | None = None
        self._latest = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMaximumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_cluster(self, cluster: TileCluster | None, *, latest: bool) -> None:
        """Show *cluster*; without one the tile is out of sight."""
        self.setVisible(cluster is not None)
        if cluster is not None and (cluster, latest) != (self._cluster, self._latest):
            self._cluster, self._latest = cluster, latest
            words = f"{cluster.title}, {labels.contribution_count(cluster.count)}"
            self.setAccessibleName(f"{self.digit}, {words}")
            self.setToolTip(cluster.title)
            self.update()

    @property
    def title(self) -> str:
        return self._cluster.title if self._cluster is not None and self.isVisible() else ""

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LEAST_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._cluster is None:
            return
        painter = QPainter(self)
        paint_card(painter, self, strong=self._latest or self.isDown(), tinted=self._latest)
        self._paint_key(painter)
        count = self._paint_count(painter, self._cluster.count)
        left = 12 + _KEY + 14
        self._paint_title(painter, QRect(left, 2, self.width() - left - count - 18, self.height() - 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._cluster.colour))
        painter.drawRoundedRect(QRectF(12 + _KEY + 5, 10, 4, self.height() - 20), 2, 2)

    def _paint_key(self, painter: QPainter) -> None:
        """The digit in a square, as on a key."""
        square = QRectF(9.5, (self.height() - _KEY) / 2, _KEY, _KEY)
        painter.setPen(QColor(tokens.LINE))
        painter.setBrush(QColor(tokens.PAPER))
        painter.drawRoundedRect(square, 5, 5)
        painter.setPen(QColor(tokens.INK))
        painter.setFont(font(15, QFont.Weight.Bold))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(self.digit))

    def _paint_count(self, painter: QPainter, count: int) -> int:
        """How many notes; returns the width it takes."""
        painter.setFont(font(13))
        painter.setPen(QColor(tokens.SOFT_INK))
        edge = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -11, 0), edge, str(count))
        return QFontMetrics(painter.font()).horizontalAdvance(str(count))

    def _paint_title(self, painter: QPainter, room: QRect) -> None:
        """On one line, or smaller on two; what does not fit even so ends with "…" and is whole in the tip."""
        assert self._cluster is not None
        title, left = self._cluster.title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens.INK))
        painter.setFont(font(15, QFont.Weight.DemiBold))
        if QFontMetrics(painter.font()).horizontalAdvance(title) <= room.width():
            painter.drawText(room, left, title)
            return
        painter.setFont(font(13, QFont.Weight.DemiBold))
        metrics, half = QFontMetrics(painter.font()), room.height() // 2
        if half < metrics.height() - 2:
            elided = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, left, elided)
            return
        first, second = _two_lines(title, painter.font(), room.width())
        height = min(half, metrics.height())
        painter.drawText(QRect(room.x(), room.y() + half - height, room.width(), height), left, first)
        painter.drawText(QRect(room.x(), room.y() + half, room.width(), height), left, second)


def _two_lines(title: str, made: QFont, width: int) -> tuple[str, str]:
    """*title* broken between two words, or inside one that is longer than a line; its end is "…" if it is longer."""
    layout = QTextLayout(title, made)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    rest = title[line.textLength() :]
    return title[: line.textLength()], QFontMetrics(made).elidedText(rest, Qt.TextElideMode.ElideRight, width)
