"""Asking what a template is called, under the button that asks: a small card, never a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ..widgets.basics import button, label
from ..widgets.name_field import NameField

_WIDTH = 460


class NameCard(QFrame):
    """Takes the keyboard when it is shown, and gives it back to *under* once a name was chosen or given up."""

    def __init__(self, under: QWidget) -> None:
        super().__init__(under.window())
        self._under = under
        self._then: Callable[[str], object] = lambda _name: None
        self.setObjectName("name_card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(
            f"QFrame#name_card {{ background: {tokens.CARD}; border: 1px solid {tokens.ACCENT};"
            f" border-radius: {tokens.RADIUS}px; }}"
        )
        self._title = label("", "heading", wrap=True)
        self._about = label("", "soft", wrap=True)
        self.field = NameField(_("Name of the template"), hint=_("Type a name, then Enter"), parent=self)
        self.field.chosen.connect(self._choose)
        self.field.left.connect(self._leave)
        self.save_button = button(_("Save"), lambda: self._choose(self.field.text()), "primary")
        self.save_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter saves; a click leaves the caret where it is
        self._lay_out()
        self.hide()

    def ask(
        self, title: str, about: str, names: Sequence[str], then: Callable[[str], object], *, text: str = ""
    ) -> None:
        """Ask for a name, *text* to begin with, *names* being those in use; then call *then* with it."""
        self._then = then
        self._title.setText(title)
        replaced = _("The same name again replaces the template.")
        self._about.setText(f"{about} {replaced}" if names else about)
        for words in (self._title, self._about):
            words.ensurePolished()  # their height follows from their letters
        self.setFixedSize(_WIDTH, self._inside.totalHeightForWidth(_WIDTH))
        corner = self._under.mapTo(self.window(), QPoint(self._under.width() - _WIDTH, self._under.height() + 6))
        self.move(max(12, corner.x()), corner.y())
        self.show()
        self.raise_()
        self.field.start(names, text)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._then = lambda _name: None

    def _choose(self, typed: str) -> None:
        name = typed.strip()
        if name:
            then = self._then
            self._leave()
            then(name)

    def _leave(self) -> None:
        had_keyboard = self.field.hasFocus()
        self.hide()
        if had_keyboard:
            self._under.setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.save_button)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(14, 12, 14, 14)
        self._inside.setSpacing(8)
        self._inside.addWidget(self._title)
        self._inside.addWidget(self._about)
        self._inside.addLayout(line)
