"""The choice that changes a cell: open at once, closed with the list of what can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from .... import tokens

_LOOK = f"""
    QComboBox {{ border-radius: 6px; padding: 3px 7px; combobox-popup: 0; }}
    QComboBox:focus {{ padding: 2px 6px; }}
    QComboBox::drop-down {{ border: none; width: 16px; }}
    QComboBox::down-arrow {{ image: none; }}
    QComboBox QAbstractItemView {{
        background: {tokens.CARD}; border: 1px solid {tokens.LINE}; outline: none; padding: 0;
        selection-background-color: {tokens.ACCENT_GROUND}; selection-color: {tokens.INK};
    }}
    QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 8px; }}
"""
_LEAST_WIDE = 230


class ChoiceEditor(QComboBox):
    """A letter chooses at once what begins with it; Enter chooses from the list, Esc leaves it."""

    picked = Signal(str)
    """The person chose the option with that key."""
    left = Signal()
    """The list was closed; what was chosen, if anything, was told before."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]], current: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet(_LOOK)
        for key, words in options:
            self.addItem(words, key)
        self.setCurrentIndex(max(0, self.findData(current)))
        self.setMaxVisibleItems(len(options))
        self.activated.connect(self._pick)
        self._open, self._close = QTimer(self), QTimer(self)
        for timer, act in ((self._open, self.showPopup), (self._close, self.left.emit)):
            timer.setSingleShot(True)
            timer.setInterval(0)
            timer.timeout.connect(act)
        self.view().setMinimumWidth(_LEAST_WIDE)
        self.view().installEventFilter(self)
        self._open.start()  # once the cell is in place

    def showPopup(self) -> None:
        """Open the list, as high as all of it: Qt forgets what the style adds around each choice."""
        super().showPopup()
        view, frame = self.view(), self.view().window()
        lacking = view.sizeHintForRow(0) * self.count() - view.viewport().height()
        if lacking > 0:
            above = frame.geometry().bottom() <= self.mapToGlobal(self.rect().center()).y()
            frame.setGeometry(frame.geometry().adjusted(0, -lacking if above else 0, 0, 0 if above else lacking))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list has gone: what was chosen from it is told after that."""
        if watched is self.view() and event.type() is QEvent.Type.Hide:
            self._close.start()
        return super().eventFilter(watched, event)

    def _pick(self, place: int) -> None:
        self._open.stop()
        self.picked.emit(str(self.itemData(place)))
