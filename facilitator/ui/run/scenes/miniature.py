"""A scene in small, as a button that shows it to the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions.scene.choices import Choice
from ....sessions.scene.scenes import MessageScene, Scene
from ....sessions.store import Store
from ...widgets.basics import label
from ...widgets.card_button import HOVERED, see_through
from ...widgets.elided_label import ElidedLabel
from ...widgets.scene.view import SceneView

WIDTH = 122
_EDGE = 4
"""Between the edge of the button, which shows the focus, and the picture."""
_PICTURE = QSize(WIDTH - 2 * _EDGE, 72)
_PATIENCE_MS = 60


class Miniature(QAbstractButton):
    """Tells by a frame, and in words, whether it is what was chosen, for now or for later."""

    def __init__(self, store: Store, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.view = _glance(store, self)
        self._number, self._name = label("", "soft"), ElidedLabel()
        self._state = QLabel(self.view)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._chosen = self._seen = False
        self._told: tuple[object, ...] = ()
        self._lay_out()

    def show_canvas(self, canvas: QSize) -> None:
        """Have it laid out for a projector of that size."""
        self.view.set_canvas(canvas)
        self.view.setFixedSize(canvas.scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio))
        self._place_state()

    def show_scene(self, scene: Scene) -> None:
        """Show the scene as it would be now."""
        if scene != self.view.scene:
            self.view.show_scene(scene)
        else:
            self.view.tick()

    def tell(self, name: str, number: str, *, chosen: bool, seen: bool, projecting: bool) -> None:
        """Name it, and say whether it is what was chosen, and whether that is not kept back for later."""
        told = (name, number, chosen, seen, projecting)
        if told == self._told:
            return
        self._told = told
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._name.setText(name)
        self._chosen, self._seen = chosen, seen
        shown = _("on screen") if projecting else _("chosen")
        state = (shown if seen else _("next")) if chosen else ""
        self._state.setText(state.upper())
        self._state.setVisible(chosen)
        ground = tokens.ACCENT if seen else tokens.INK
        self._state.setStyleSheet(
            f"background: {ground}; color: white; border-radius: 4px; padding: 1px 5px; font-size: 10px;"
            f" font-weight: 700;"
        )
        self._state.adjustSize()
        self._place_state()
        self.setAccessibleName(", ".join(filter(None, (number, name, state))))
        keys = _("Alt+{digit}").format(digit=number) if number else ""
        self.setToolTip(f"{name} ({keys})" if keys else name)
        self.update()

    # What it does as a button

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return QSize(WIDTH, layout.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right):
            event.ignore()  # the list knows which is next
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame of the picture tells what the room sees; the one of the whole, where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.ACCENT), 2))
            painter.setBrush(QColor(tokens.ACCENT_GROUND))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen())
        around = QRectF(self.view.geometry()).adjusted(-1, -1, 1, 1)
        painter.drawRoundedRect(around, 2, 2)
        painter.end()

    def _pen(self) -> QPen:
        if not self._chosen:
            return QPen(QColor(HOVERED if self.underMouse() else tokens.LINE), 2)
        style = Qt.PenStyle.SolidLine if self._seen else Qt.PenStyle.DashLine
        return QPen(QColor(tokens.ACCENT if self._seen else tokens.INK), 2, style)

    def _place_state(self) -> None:
        """At the bottom: the title of a scene, at its top, tells most about it."""
        corner = self.view.rect().bottomRight() - self._state.rect().bottomRight()
        self._state.move(corner.x() - 2, corner.y() - 3)

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH)
        self._number.setStyleSheet("font-size: 12px;")
        self._name.setStyleSheet("font-size: 12px;")
        caption = QHBoxLayout()
        caption.setSpacing(4)
        caption.addWidget(self._number)
        caption.addWidget(self._name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, 2)
        layout.setSpacing(3)
        layout.addWidget(self.view)
        layout.addLayout(caption)
        see_through(self._number, self._name, self._state)


def _glance(store: Store, parent: QWidget) -> SceneView:
    """The picture of a scene that nobody reads: it does not count its pages, and is never in a hurry."""
    made = SceneView(parent, patience=_PATIENCE_MS, counts=False)
    made.set_clock(store.now)
    made.set_media(store.media)
    made.show_scene(MessageScene((), ""))  # a blank page until there is something to draw
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made
