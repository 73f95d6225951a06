"""What earlier days left open, at hand while the day begins; pressed, it opens the list."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ....i18n import _, ngettext
from ....sessions import open_commitments
from ....sessions.records import AgendaItem, ItemKind
from ....sessions.text import shortened
from ...desk import Desk
from ...widgets.basics import label
from ...widgets.card_button import CardButton, see_through

_SHOWN, _CHARACTERS = 2, 70


class OpenSummary(CardButton):
    """Hidden where it says nothing: once the day is under way, and when all is done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Commitments still open"))
        self._desk = desk
        title, self._told = label(_("Commitments still open"), wrap=True), label("", "soft", wrap=True)
        self._count = label("", "soft")
        title.setStyleSheet("font-weight: 700;")
        self._told.setStyleSheet("font-size: 13px;")
        see_through(title, self._count, self._told)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(title, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._told)
        self.hide()

    @property
    def told(self) -> tuple[str, str]:
        """How many, and the first of them."""
        return self._count.text(), self._told.text()

    def show_item(self, item: AgendaItem | None) -> None:
        """Read them again, when *item* is where a day begins."""
        session = self._desk.session
        begins = item is None or item.kind is ItemKind.WELCOME
        found = open_commitments.of(self._desk.store, session) if session is not None and begins else ()
        today = self._desk.store.now().date()
        late = sum(open_commitments.overdue(one.commitment, one.state, today) for one in found)
        first = [shortened(one.commitment.what, _CHARACTERS) for one in found[:_SHOWN]]
        told = [ngettext("{count} is late", "{count} are late", late).format(count=late)] if late else []
        self._count.setText(str(len(found)))
        self._told.setText("\n".join([*first, *told]))
        count = ngettext("{count} still open", "{count} still open", len(found)).format(count=len(found))
        self.setAccessibleDescription("\n".join((count, *first, *told)))
        self.setVisible(bool(found))
