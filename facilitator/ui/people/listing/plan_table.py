"""The lines of a list to be imported, as a table to look through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from .... import tokens
from ....i18n import _
from .plan_model import LINE, WHAT, PlanModel

_NUMBER = 54
_SHARES = {WHAT: 30, 2: 18, 3: 16, 4: 12, 5: 14, 6: 14, 7: 6}
"""How the columns share the room beside the number of the line."""


class PlanTable(QTableView):
    """Nothing in it is changed: what is wrong is mended in the list itself, and pasted again."""

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(_("What each line would do"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(30)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setFixedHeight(32)
        t = tokens
        self.setStyleSheet(
            f"QTableView {{ background: {t.CARD}; border: 1px solid {t.LINE}; border-radius: {t.RADIUS}px;"
            f" outline: none; padding: 1px; selection-background-color: {t.ACCENT_GROUND};"
            f" selection-color: {t.INK}; }}"
            f"QTableView:focus {{ border: 2px solid {t.ACCENT}; padding: 0; }}"
            f"QTableView::item {{ border-bottom: 1px solid {t.LINE}; padding: 0 8px; }}"
            f"QHeaderView::section {{ background: {t.CARD}; border: none; border-bottom: 1px solid {t.LINE};"
            f" padding: 0 8px; color: {t.SOFT_INK}; font-size: 12px; font-weight: 600; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(LINE, _NUMBER)
        room = self.viewport().width() - _NUMBER
        for column, share in _SHARES.items():
            self.setColumnWidth(column, room * share // sum(_SHARES.values()))
