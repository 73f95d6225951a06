"""Cards that the keyboard takes as a whole: one that is a big button, and one that holds fields or buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QSizePolicy, QWidget

from ... import tokens

HOVERED = "#CFC9BD"
FOCUSED_GROUND = "#F3F8F9"


_PASSED_ON = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
    Qt.Key.Key_Down,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)


class CardButton(QAbstractButton):
    """Looks like a card, holds a layout of labels, answers like a button. Up and Down go to the card beside it.

    Enter on one that is chosen already is for what holds it.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize(200, 54)

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize(80, 40)

    def hasHeightForWidth(self) -> bool:
        layout = self.layout()
        return layout is not None and layout.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (self.isCheckable() and self.isChecked()):
            self.click()
        elif event.key() in _PASSED_ON:
            event.ignore()  # the list of cards knows which is next
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, self, strong=self.isChecked() or self.hasFocus(), tinted=self.isChecked())


class KeyCard(QFrame):
    """Shows by its border that it has the keyboard. What it does with the keys is its own affair."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def strong(self) -> bool:
        """Whether it stands out from the others."""
        return self.hasFocus()

    @property
    def tinted(self) -> bool:
        """Whether it is told from the others even without the keyboard."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_card(QPainter(self), self, strong=self.strong, tinted=self.tinted)


def paint_card(painter: QPainter, widget: QWidget, *, strong: bool, tinted: bool = False) -> None:
    """A card's ground and border: *strong* for what is chosen or has the focus, *tinted* to tell one from the other."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2 if strong else 1
    border = tokens.ACCENT if strong else HOVERED if widget.underMouse() else tokens.LINE
    painter.setPen(QPen(QColor(border), width))
    painter.setBrush(QColor(FOCUSED_GROUND if tinted else tokens.CARD))
    inner = QRectF(widget.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(inner, tokens.RADIUS, tokens.RADIUS)


def see_through(*labels: QLabel) -> None:
    """Let clicks on these labels reach the card under them."""
    for label in labels:
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
