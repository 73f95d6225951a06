"""Menus, made and filled the same way everywhere. Words in a menu are text: a mark in them is never a shortcut."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from ... import tokens
from ...i18n import _
from ...sessions.text import shortened
from ..theme import icon

_MOST_SHOWN = 70
"""Characters of an entry."""


def new_menu(parent: QWidget, *, ready: bool = False) -> QMenu:
    """A menu that goes away for good once it is closed; *ready*: Enter takes its first choice."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if ready:
        menu.aboutToShow.connect(lambda: menu.setActiveAction(next(iter(menu.actions()))))
    return menu


def add_entry(
    menu: QMenu,
    words: str,
    act: Callable[[], object],
    *,
    keys: str = "",
    mark: QIcon | str = "",
    chosen: bool | None = None,
) -> QAction:
    """A choice at the end of *menu*, its mark a picture or the name of an icon.

    *chosen* says whether it is the present one, where there is one.
    """
    shown = shortened(words or _("Untitled"), _MOST_SHOWN).replace("&", "&&")
    action = QAction(f"{shown}\t{keys}" if keys else shown, menu)
    if mark:
        action.setIcon(icon(mark, tokens.SOFT_INK) if isinstance(mark, str) else mark)
    if chosen is not None:
        action.setCheckable(True)
        action.setChecked(chosen)
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
    return action
