"""A commitment in its panel: what, who, by when; opened, its fields are put right where they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.records import Commitment
from ...theme import icon
from ...widgets.basics import button, label
from ...widgets.card_button import KeyCard
from ...widgets.kept_fields import Field, LineField, TextField, keep_all
from .actions import CommitmentActions


class CommitmentCard(KeyCard):
    """The list gives it the keyboard, and takes the keys that it does not use."""

    opened = Signal(str)
    """Its fields were opened."""
    finished = Signal(str)
    """Its fields are closed: the card itself is to have the keys."""

    def __init__(self, commitment_id: str, actions: CommitmentActions) -> None:
        super().__init__()
        self.commitment_id, self._actions = commitment_id, actions
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._what, self._rest = label("", wrap=True), label("", "soft", wrap=True)
        self._what.setStyleSheet("font-weight: 600;")
        self._rest.setStyleSheet("font-size: 13px;")
        self._told = QWidget()
        self._inside = QWidget()
        self._make_fields()
        self._lay_out()
        self._inside.hide()

    @property
    def open(self) -> bool:
        return not self._inside.isHidden()

    @property
    def told(self) -> str:
        """Who, by when and with whom, as the card says it."""
        return self._rest.text()

    def show_commitment(self, one: Commitment) -> None:
        """Show it as it is now; what is being typed stays."""
        self._what.setText(one.what)
        by_when = _("by {date}").format(date=labels.short_date(one.due)) if one.due else ""
        with_whom = _("with {partners}").format(partners=one.partners) if one.partners else ""
        self._rest.setText(" · ".join(filter(None, (one.who, by_when, with_whom))))
        self._rest.setVisible(bool(self._rest.text()))
        due = f"{one.due:%d/%m/%Y}" if one.due else ""
        for field, text in zip(self.fields, (one.what, one.who, due, one.partners), strict=True):
            field.show_kept(text)
        self.setAccessibleName(", ".join(filter(None, (one.what, self._rest.text()))))

    def edit(self) -> None:
        """Open its fields, the caret in the first."""
        if not self._actions.desk.writable or self.open:
            return
        self._told.hide()
        self._inside.show()
        self.what.setFocus()
        self.opened.emit(self.commitment_id)

    def close_fields(self) -> bool:
        """Keep what is typed and show the card again; False when something was refused and stays."""
        if self.open and not keep_all(self._inside):
            return False
        self._inside.hide()
        self._told.show()
        return True

    def finish(self) -> None:
        """The same, and the card takes the keys back."""
        if self.close_fields():
            self.finished.emit(self.commitment_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.open:
            self.edit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the fields before it closes the panel."""
        if event.key() == Qt.Key.Key_Escape and self.open:
            self.finish()
        else:
            super().keyPressEvent(event)

    @property
    def strong(self) -> bool:
        return self.hasFocus() or self.open

    @property
    def fields(self) -> tuple[Field, ...]:
        return (self.what, self.who, self.due, self.partners)

    def _make_fields(self) -> None:
        one = self.commitment_id
        self.what = TextField(_("What will be done"), lambda typed: self._actions.edit(one, what=typed))
        self.who = LineField(_("Who"), lambda typed: self._actions.edit(one, who=typed), hint=_("Who"))
        self.due = LineField(_("By when"), lambda typed: self._actions.set_day(one, typed), hint=_("By when: 12/3"))
        self.partners = LineField(
            _("With whom"), lambda typed: self._actions.edit(one, partners=typed), hint=_("With whom")
        )
        for field in self.fields:
            field.entered.connect(self.finish)
            field.left.connect(self.finish)

    def _lay_out(self) -> None:
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(2)
        told.addWidget(self._what)
        told.addWidget(self._rest)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.what)
        pair = QHBoxLayout()
        pair.setSpacing(6)
        pair.addWidget(self.who, 3)
        pair.addWidget(self.due, 2)
        inside.addLayout(pair)
        inside.addWidget(self.partners)
        inside.addLayout(self._tools())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 9, 12, 9)
        outer.addWidget(self._told)
        outer.addWidget(self._inside)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(_tool("arrow-up", _("Move up (Alt+↑)"), partial(self._actions.step, self.commitment_id, -1)))
        row.addWidget(_tool("arrow-down", _("Move down (Alt+↓)"), partial(self._actions.step, self.commitment_id, 1)))
        row.addWidget(_tool("trash-2", _("Delete"), partial(self._actions.remove, self.commitment_id)))
        row.addStretch(1)
        row.addWidget(button(_("Done"), self.finish, "plain"))
        return row


def _tool(icon_name: str, name: str, on_click: Callable[[], object]) -> QWidget:
    made = button("", on_click, "plain", tip=name)
    made.setIcon(icon(icon_name, tokens.SOFT_INK))
    made.setIconSize(QSize(18, 18))
    made.setAccessibleName(name)
    made.setFixedSize(32, 30)
    return made
