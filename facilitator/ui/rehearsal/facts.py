"""What the system tells of its screens and printers."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ...sessions.venue_check import ScreenFact


def other_screens(console: QWidget) -> list[ScreenFact]:
    """The screens beside the one that shows *console*, in their own pixels."""
    known = QGuiApplication.screens()
    here = console.screen() if console.screen() in known else QGuiApplication.primaryScreen()
    return [_fact(screen, here) for screen in known if screen != here]


def _fact(screen: QScreen, here: QScreen) -> ScreenFact:
    size = screen.size() * screen.devicePixelRatio()
    mirrors = screen.geometry().intersects(here.geometry())
    return ScreenFact(screen.name(), size.width(), size.height(), screen.refreshRate(), mirrors)


def printers() -> tuple[list[str], str]:
    """The names of the printers, and of the usual one; nothing where the system has no printing."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo  # costs a start what only this page needs
    except ImportError:
        return [], ""
    return list(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()
