"""A method of the library as a card: what it is called, what it is for, for how long and for how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.methods import Method, lever_name
from ....sessions.wheel import wheel
from ...widgets.basics import label
from ...widgets.card_button import CardButton, see_through

_MOST_PURPOSE = 100
"""Characters of what it is for on a card."""
_BAR = QRectF(9, 12, 4, 0)


def colour(method: Method) -> str:
    """That of the kind of item it becomes, or that of the axis of a lever."""
    if method.lever is not None:
        return tokens.AXIS_COLOURS[wheel().levers[method.lever - 1].axis]
    return tokens.ITEM_COLOURS[method.kind]


def group_size(method: Method) -> str:
    return _("{least} to {most} people").format(least=method.least_people, most=method.most_people)


def glimpse(purpose: str) -> str:
    """The first sentence of what it is for, as far as a card has room: the whole is beside the list."""
    first = purpose.split(". ")[0]
    words = first if len(first) <= _MOST_PURPOSE else first[:_MOST_PURPOSE].rpartition(" ")[0].rstrip(" ,;:") + "…"
    return words.rstrip(".")


def give_way(words: QLabel) -> None:
    """Let *words* be narrower than the longest of them."""
    policy = words.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    words.setSizePolicy(policy)


class MethodCard(CardButton):
    """Checked while it is the one that is read beside the list. Enter is left to the list: it inserts."""

    double_clicked = Signal(str)

    def __init__(self, method: Method) -> None:
        facts = f"{labels.duration(method.minutes)} · {group_size(method)}"
        if method.lever is not None:
            facts = f"{lever_name(method.lever)} · {facts}"
        super().__init__(f"{method.title}, {facts}")
        self.method_id, self._colour = method.id, colour(method)
        self.setAccessibleDescription(method.purpose)
        self.setCheckable(True)
        title, purpose = label(method.title, wrap=True), label(glimpse(method.purpose), wrap=True)
        title.setStyleSheet("font-weight: 600;")
        purpose.setStyleSheet(f"font-size: 12px; color: {tokens.SOFT_INK};")
        numbers = label(facts, wrap=True)
        numbers.setStyleSheet("font-size: 12px;")
        see_through(title, numbers, purpose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 9, 10, 10)
        layout.setSpacing(2)
        for part in (title, numbers, purpose):
            give_way(part)
            layout.addWidget(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit(self.method_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(_BAR.adjusted(0, 0, 0, self.height() - 2 * _BAR.top()), 2, 2)
        painter.end()
