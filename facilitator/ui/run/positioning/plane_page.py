"""The plane of impact and effort in the place of the wall: large enough to carry points with ease."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ....i18n import _
from ....sessions import positioning_words
from ....sessions.plane_points import Quarter
from ...widgets.own_keys import claims
from ...widgets.plane_square import PlaneSquare

_ORDER = (Quarter.QUICK, Quarter.DEEP, Quarter.ASIDE, Quarter.AVOID)


class PlanePage(QFrame):
    """Esc gives the keyboard back to the list, as Enter does."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        quarters = [positioning_words.quarter(one) for one in _ORDER]
        self.square = PlaneSquare(quarters, _("Effort"), _("Impact"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 6)
        column.addWidget(self.square)

    def event(self, event: QEvent) -> bool:
        """Esc leaves the plane before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.square.left.emit()
        else:
            super().keyPressEvent(event)
