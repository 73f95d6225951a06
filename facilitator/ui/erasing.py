"""Erasing for good, from a window: it may take a moment, and what still holds a trace is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ..i18n import _
from .background import finish_background
from .desk import Desk


def erase_for_good(desk: Desk, gesture: Callable[[], list[Path]], told: str) -> bool:
    """Whether *gesture*, which returns the files that still hold some of it, was done; says *told* then."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        finish_background()  # a report that is being made reads the file
        left = desk.notices.attempt(gesture)
    finally:
        QApplication.restoreOverrideCursor()
    if left is None:
        return False
    desk.notices.say(told)
    names = [path.name for path in left if path != desk.store.path]
    if names:
        still = _("Erased, except in {names}, which cannot be written: close these backups, or delete them.")
        desk.notices.warn(still.format(names=", ".join(_("“{name}”").format(name=name) for name in names)))
    elif left:
        desk.notices.warn(_("Erased; the last traces go when this file is closed: it is being read just now."))
    return True
