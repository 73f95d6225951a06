"""What the room will see when the freeze ends, under what it sees now."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions.scene.scenes import Scene
from ....sessions.store import Store
from ....sessions.text import shortened
from ...widgets.basics import button, label
from ...widgets.scene.view import SceneView

_WIDTH = 116
_PATIENCE_MS = 40
_MOST_SHOWN = 40
"""Characters of its name: a message may be long, and its picture stands beside."""


class NextCard(QFrame):
    """Shown while the room's picture is frozen."""

    wanted = Signal()
    """Show it to the room."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next")
        self.setStyleSheet(f"QFrame#next {{ border: 1px dashed {tokens.SOFT_INK}; border-radius: 6px; }}")
        self.view = SceneView(patience=_PATIENCE_MS)
        self.view.setAccessibleName(_("What the room will see"))
        self.view.set_clock(store.now)
        self.view.set_media(store.media)
        self._name = label("", wrap=True)
        self._name.setStyleSheet("font-size: 13px; font-weight: 600;")
        show = button(_("Show it (F6)"), self.wanted.emit, "primary")
        show.setStyleSheet("padding: 4px 8px; font-size: 13px;")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(_("NEXT"), "section"))
        words.addWidget(self._name, 1)
        words.addWidget(show)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self.view)
        row.addLayout(words, 1)
        self.hide()

    def show_canvas(self, canvas: QSize) -> None:
        """Have it laid out for a projector of that size."""
        self.view.set_canvas(canvas)
        self.view.setFixedSize(_WIDTH, round(_WIDTH * canvas.height() / max(1, canvas.width())))

    def show_next(self, name: str, scene: Scene) -> None:
        """Show what comes, by its *name* and its picture."""
        self._name.setText(shortened(name, _MOST_SHOWN))
        self.view.show_scene(scene)
