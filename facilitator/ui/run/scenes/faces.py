"""The two faces of the panel under the room's picture: the scenes, and what is kept at hand."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ....i18n import _
from ....paths import settings_folder
from ...widgets.basics import button

SCENES, AT_HAND = "scenes", "at_hand"


class Faces(QWidget):
    """One at a time; the one chosen last is shown at the next start."""

    def __init__(self, scenes: QWidget, at_hand: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack, self._group = QStackedWidget(), QButtonGroup(self)
        self._pages = {SCENES: scenes, AT_HAND: at_hand}
        row = QHBoxLayout()
        row.setSpacing(0)
        for place, (name, words) in enumerate(((SCENES, _("Scenes")), (AT_HAND, _("At hand")))):
            row.addWidget(self._switch(place, name, words))
            self._stack.addWidget(self._pages[name])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self.show_face(_remembered())

    @property
    def shown(self) -> str:
        """The face that is shown."""
        return SCENES if self._stack.currentIndex() == 0 else AT_HAND

    def show_face(self, name: str) -> None:
        """Show that face."""
        self._stack.setCurrentWidget(self._pages[name])
        self._group.button(list(self._pages).index(name)).setChecked(True)

    def _switch(self, place: int, name: str, words: str) -> QPushButton:
        def choose() -> None:
            self.show_face(name)
            _remember(name)

        made = button(words, choose, "place")
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setStyleSheet("QPushButton { font-size: 13px; padding: 4px 8px; } QPushButton:focus { padding: 2px 6px; }")
        if name == SCENES:
            made.setToolTip(_("Ctrl+E"))
        self._group.addButton(made, place)
        return made


def _remembered() -> str:
    """The face that was chosen last; the scenes at first."""
    try:
        kept = json.loads(_memory().read_text(encoding="utf-8"))
        return AT_HAND if kept["shown"] == AT_HAND else SCENES
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return SCENES


def _remember(shown: str) -> None:
    """Keep it for the next start: a convenience, so that the program goes on whatever happens to it."""
    with suppress(OSError):
        _memory().parent.mkdir(parents=True, exist_ok=True)
        _memory().write_text(json.dumps({"shown": shown}), encoding="utf-8")


def _memory() -> Path:
    return settings_folder() / "panel.json"
