"""The window that the room sees."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QWidget

from ..i18n import _
from .widgets.scene.view import DEFAULT_CANVAS, SceneView

_WINDOW = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
_FULL = _WINDOW | Qt.WindowType.FramelessWindowHint
WINDOW_SIZE = QSize(960, 540)
LOOK_MS, _TRIES = 100, 30
"""How long after it was placed the window looks where it is, and how often it is placed again."""
_SMALL = QSize(480, 270)
_MARGIN, _TITLE_BAR, _HEADER = 12, 40, 64


def window_beside(console: QRect, area: QRect) -> QRect:
    """Where a window opens on the console's own screen: beside the console if there is a good place, else small in its
    upper right corner, where the thumbnail shows the same; never over what is typed, at the bottom."""
    sides = (
        QRect(area.left(), area.top(), console.left() - area.left(), area.height()),
        QRect(console.right() + 1, area.top(), area.right() - console.right(), area.height()),
        QRect(area.left(), area.top(), area.width(), console.top() - area.top()),
        QRect(area.left(), console.bottom() + 1, area.width(), area.bottom() - console.bottom()),
    )
    place = max((_largest_in(side) for side in sides), key=QRect.width)
    if place.width() >= _SMALL.width():
        return place
    size = _SMALL.boundedTo(console.size() / 2)
    right = min(console.right(), area.right()) - _MARGIN - size.width()
    return QRect(max(area.left(), right), max(area.top(), console.top()) + _HEADER + _TITLE_BAR, *size.toTuple())


def _largest_in(side: QRect) -> QRect:
    """The largest window of the usual shape there, title bar and all, in the middle."""
    room = side.adjusted(_MARGIN, _MARGIN + _TITLE_BAR, -_MARGIN, -_MARGIN)
    size = WINDOW_SIZE.scaled(room.size().boundedTo(WINDOW_SIZE), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(room.topLeft(), size if room.isValid() else QSize())
    place.moveCenter(room.center())
    return place


class ProjectionWindow(QWidget):
    """Fills the room's screen, or is an ordinary window when there is none.

    It never takes the focus from the console. On the room's screen nothing closes it but `put_away`.
    """

    key_pressed = Signal(object)
    """A key came here all the same (a `QKeyEvent`): it is meant for the console."""
    resized = Signal()
    """The picture has another size, or has appeared, or has gone."""

    def __init__(self) -> None:
        super().__init__(None, _WINDOW)
        self.setWindowTitle(_("On screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view = SceneView(self, motion=True)
        self._wanted = self._fills = self._leaving = False
        self._filled: QScreen | None = None
        self._tries = 0
        self._looking = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)

    @property
    def canvas(self) -> QSize:
        """The size of the room's picture, in its own pixels."""
        return self.view.canvas

    def show_on(self, screen: QScreen | None, *, beside: QWidget | None = None) -> None:
        """Fill that screen; without one, open as a window *beside* the console."""
        self._wanted, self._tries = True, 0
        if screen is not None:
            self._fill(screen)
        elif self._fills or not self.isVisible():
            self._open_as_window(beside)

    def follow(self, screen: QScreen | None) -> None:
        """The room's screen is now that one: go there; when it has gone, wait out of sight until it is back.

        A window that was opened without a second screen stays where it is until there is one.
        """
        if not self._wanted:
            return
        self._tries = 0
        if screen is not None:
            self._fill(screen)
        elif self._fills:
            self.hide()

    def bring_forward(self) -> None:
        """Above a console that fills its screen, which would hide it. Where there is no display nothing is above."""
        if QGuiApplication.platformName() != "offscreen":
            self.raise_()

    def put_away(self) -> None:
        """Close it for good, wherever it is."""
        self._wanted = False
        self._leaving = True
        self.close()
        self._leaving = False

    def _fill(self, screen: QScreen) -> None:
        if not self._fills:
            self.hide()
            self._fills = True
            self.setWindowFlags(_FULL)
            self.setCursor(Qt.CursorShape.BlankCursor)
        if not self.isVisible() or self.screen() != screen or self.geometry() != screen.geometry():
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.setWindowState(Qt.WindowState.WindowFullScreen)
            self.setVisible(True)  # showFullScreen would take the focus
        self._filled = screen
        self._looking.start()
        self._fit()

    def _look(self) -> None:
        """A desktop may know of a new screen later than we do, and let the window fill another: try again."""
        screen = self._filled
        if not (self._fills and self.isVisible()) or screen not in QGuiApplication.screens() or screen is None:
            return
        if self.geometry() != screen.geometry() and self._tries < _TRIES:
            self._tries += 1
            self.hide()
            self._fill(screen)

    def _open_as_window(self, beside: QWidget | None) -> None:
        self.hide()
        self._fills = False
        self.setWindowFlags(_WINDOW)
        self.unsetCursor()
        self.resize(WINDOW_SIZE)
        if beside is not None:
            self.setGeometry(window_beside(beside.frameGeometry(), beside.screen().availableGeometry()))
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setVisible(True)
        self._fit()

    def _fit(self) -> None:
        """Lay out for the screen's own pixels; a window shows what a usual projector would, as large as it can."""
        self.view.setGeometry(self.rect())
        self.view.set_canvas(self.size() * self.devicePixelRatioF() if self._fills else DEFAULT_CANVAS)
        self.resized.emit()

    # What happens to it

    def event(self, event: QEvent) -> bool:
        """Another scale factor: the same place holds more or fewer pixels."""
        done = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resized.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._fills and not self._leaving:
            event.ignore()
            return
        self._wanted = False
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)
        event.accept()
