"""A parked contribution in its panel: its words, where it comes from, and where it goes, typed in its place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.records import Contribution
from ....sessions.text import shortened
from ...theme import icon
from ...widgets.basics import button, label
from ...widgets.card_button import KeyCard
from ...widgets.elided_label import ElidedLabel
from ...widgets.name_field import NameField
from .actions import ParkingActions

MOST_SHOWN = 280
"""Characters of a contribution; its wall shows it whole."""


class StopField(NameField):
    """Where it goes, among what is known or in other words; emptied, it goes nowhere."""

    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.marked and not self.text().strip():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class ParkedCard(KeyCard):
    """Enter asks where it goes; the list takes the keys that it does not use."""

    finished = Signal(str)
    """Where it goes was said, or not: the card itself is to have the keys."""

    def __init__(self, contribution_id: str, actions: ParkingActions) -> None:
        super().__init__()
        self.contribution_id, self._actions = contribution_id, actions
        self._goes_to = ""
        self._words, self._about, self._stop = label("", wrap=True), label("", "soft"), ElidedLabel()
        self._about.setStyleSheet("font-size: 12px;")
        self.field = StopField(_("Where does it go?"), hint=_("Day 4, written answer, executive board…"))
        self.field.chosen.connect(self._keep)
        self.field.emptied.connect(lambda: self._keep(""))
        self.field.left.connect(self._leave)
        self.more = button("", self._ask_menu, "plain", tip=_("What can be done with this contribution"))
        self.more.setIcon(icon("ellipsis", tokens.SOFT_INK))
        self.more.setAccessibleName(_("What can be done with this contribution"))
        self.more.setFixedSize(30, 28)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.field.hide()
        self.more.setHidden(not actions.desk.writable)

    @property
    def open(self) -> bool:
        """Whether it asks where it goes."""
        return not self.field.isHidden()

    @property
    def told(self) -> tuple[str, str]:
        """Its words, and where it goes."""
        return self._words.text(), self._stop.text()

    def show_contribution(self, said: Contribution) -> None:
        """Show it as it is now; what is being typed stays."""
        self._goes_to = said.goes_to
        self._words.setText(shortened(said.text, MOST_SHOWN))
        about = (labels.contribution_kind(said.kind), labels.origin(said.table_number, said.college))
        self._about.setText(" · ".join(filter(None, (*about, f"{said.said_at:%H:%M}"))))
        self._stop.setText(goes_to(said) or _("Where does it go?"))
        colour, weight = (tokens.ACCENT, 600) if said.goes_to else (tokens.SOFT_INK, 400)
        self._stop.setStyleSheet(f"color: {colour}; font-weight: {weight}; font-size: 13px;")
        self.setAccessibleName(", ".join((self._words.text(), self._stop.text())))

    def edit(self) -> None:
        """Ask where it goes."""
        if self._actions.desk.writable and not self.open:
            self._stop.hide()
            self.field.show()
            self.field.start(self._actions.stops(), self._goes_to)

    def settle(self) -> None:
        """Keep what is typed, and ask no more; what is refused stays, and a notice says why."""
        typed = self.field.text().strip()
        if not self.open or typed == self._goes_to or self._actions.send_on(self.contribution_id, typed):
            self.close_field()

    def close_field(self) -> None:
        """Ask no more."""
        self.field.hide()
        self._stop.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.open:
            self.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key too."""
        if self._actions.desk.writable:
            self._ask_menu()
        event.accept()

    @property
    def strong(self) -> bool:
        return self.hasFocus() or self.open

    def _keep(self, where: str) -> None:
        if self._actions.send_on(self.contribution_id, where):
            self.close_field()
            self.finished.emit(self.contribution_id)

    def _leave(self) -> None:
        """Esc gives up; when the caret goes elsewhere, what was typed is kept and the keys stay there."""
        if self.field.hasFocus():
            self.close_field()
            self.finished.emit(self.contribution_id)
        else:
            self.settle()

    def _ask_menu(self) -> None:
        menu = self._actions.menu(self, self.contribution_id, self.edit)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self._stop, 1)
        foot.addWidget(self.field, 1)
        foot.addWidget(self.more)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 6, 5)
        outer.setSpacing(2)
        outer.addWidget(self._words)
        outer.addWidget(self._about)
        outer.addLayout(foot)


def goes_to(said: Contribution) -> str:
    """Where it goes, as it is told: "→ day 4"; empty while nobody said so."""
    return f"→ {said.goes_to}" if said.goes_to else ""
