"""The composition root: the only place where everything meets."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QSize, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from . import i18n
from .i18n import _
from .ui.main_window import MainWindow
from .ui.screens import remembered
from .ui.theme import apply_theme

_FRAME = QSize(16, 48)
"""What a title bar and borders may take around a window."""


def make_application(arguments: list[str] | None = None) -> QApplication:
    """The Qt application, dressed, speaking the language of the rest."""
    application = QApplication(arguments or sys.argv[:1])
    application.setApplicationName("Facilitator")
    application.setDesktopFileName("facilitator")
    QLocale.setDefault(QLocale(i18n.language()))
    translator = QTranslator(application)
    if translator.load(f"qtbase_{i18n.language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    apply_theme(application)
    return application


def has_display() -> bool:
    """Whether a window can be shown: asked before Qt, which ends the process when it cannot."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(path: Path | None = None) -> int:
    """Open the window, with *path* if there is one, until it is closed; returns the exit code."""
    application = make_application()
    window = MainWindow()
    _tell_mistakes(window)
    show_whole(window)
    QTimer.singleShot(0, spare_the_collector)
    if path is not None:
        window.open_path(path)
    return application.exec()


def spare_the_collector() -> None:
    """Look for garbage seldom: what a start made stays for good, and one full look at it costs a hundred milliseconds
    in the middle of a gesture."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


def show_whole(window: MainWindow) -> None:
    """Show the window, never on the room's screen while there is another; maximised where it would not fit otherwise,
    with its title bar, as on a small laptop."""
    leave_the_rooms_screen(window)
    room = window.screen().availableSize()
    if room.width() < window.width() + _FRAME.width() or room.height() < window.height() + _FRAME.height():
        window.showMaximized()
    else:
        window.show()


def leave_the_rooms_screen(window: MainWindow) -> None:
    """Place a window that is not shown yet on a screen that was not the room's last time."""
    known, rooms = QGuiApplication.screens(), remembered().screen
    others = [screen for screen in known if screen.name() != rooms]
    if others and len(others) < len(known):
        window.setScreen(others[0])
        window.move(others[0].availableGeometry().topLeft())


def _tell_mistakes(window: MainWindow) -> None:
    """A mistake of ours is logged with its trace and told quietly; the day goes on."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        import logging  # costs a start what no good day needs

        logging.getLogger(__name__).error("unexpected", exc_info=(kind, error, trace))
        window.notices.warn(_("Something went wrong in the program. What you typed is kept: go on, or start it again."))

    sys.excepthook = tell
