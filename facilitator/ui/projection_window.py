"""The window that the room sees."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QWidget

from ..i18n import _
from .widgets.scene_view import DEFAULT_CANVAS, SceneView

_WINDOW = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
_FULL = _WINDOW | Qt.WindowType.FramelessWindowHint
WINDOW_SIZE = QSize(960, 540)


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

    @property
    def canvas(self) -> QSize:
        """The size of the room's picture, in its own pixels."""
        return self.view.canvas

    def show_on(self, screen: QScreen | None) -> None:
        """Fill that screen; without one, open as a window."""
        self._wanted = True
        if screen is not None:
            self._fill(screen)
        elif self._fills or not self.isVisible():
            self._open_as_window()

    def follow(self, screen: QScreen | None) -> None:
        """The room's screen is now that one: go there; when it has gone, wait out of sight until it is back.

        A window that was opened without a second screen stays where it is until there is one.
        """
        if not self._wanted:
            return
        if screen is not None:
            self._fill(screen)
        elif self._fills:
            self.hide()

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
        self._fit()

    def _open_as_window(self) -> None:
        self.hide()
        self._fills = False
        self.setWindowFlags(_WINDOW)
        self.unsetCursor()
        self.resize(WINDOW_SIZE)
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setVisible(True)
        self._fit()

    def _fit(self) -> None:
        """Lay out for the screen's own pixels; a window shows what a usual projector would, as large as it can."""
        self.view.setGeometry(self.rect())
        self.view.set_canvas(self.size() * self.devicePixelRatioF() if self._fills else DEFAULT_CANVAS)
        self.resized.emit()

    # What happens to it

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
