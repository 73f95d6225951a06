"""Asking for a name over the wall: a small card, never a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ...widgets.basics import label
from ...widgets.name_field import NameField

WIDTH = 340


class NamePopup(QFrame):
    """Appears at the top of *over*, takes the keyboard, and gives it back when a name was chosen or given up."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._then: Callable[[str], object] = lambda _name: None
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(
            f"QFrame#popup {{ background: {tokens.CARD}; border: 1px solid {tokens.ACCENT};"
            f" border-radius: {tokens.RADIUS}px; }}"
        )
        self._title = label("", "heading", wrap=True)
        self.field = NameField(_("Name of the cluster"), hint=_("Type a name, then Enter"), parent=self)
        self.field.chosen.connect(self._choose)
        self.field.left.connect(self._leave)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 12, 14, 14)
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addWidget(self.field)
        over.installEventFilter(self)
        self.hide()

    def ask(self, title: str, names: Sequence[str], then: Callable[[str], object], *, text: str = "") -> None:
        """Ask for a name, *names* being those known and *text* to begin with; then call *then* with it."""
        self._then = then
        self._title.setText(title)
        self._place()
        self.show()
        self.raise_()
        self.field.start(names, text)

    def dismiss(self) -> None:
        """Go away without a name."""
        if self.isVisible():
            self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _choose(self, name: str) -> None:
        self._leave()
        self._then(name)

    def _leave(self) -> None:
        had_keyboard = self.field.hasFocus()
        self.hide()
        if had_keyboard:
            self._over.setFocus()

    def _place(self) -> None:
        width = min(WIDTH, self._over.width() - 24)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, 14)
