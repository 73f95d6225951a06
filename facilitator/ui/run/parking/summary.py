"""The parking at hand: how many are kept for later, where the latest go; pressed, it opens the list."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ....i18n import _, ngettext
from ....sessions import reading
from ....sessions.text import shortened
from ...desk import Desk
from ...widgets.basics import label
from ...widgets.card_button import CardButton, see_through
from .card import goes_to

_LATEST, _CHARACTERS = 2, 70


class ParkingSummary(CardButton):
    """Reads the parking when it is told to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Parking"))
        self._desk = desk
        title, self._count, self._told = label(_("Parking")), label("", "soft"), label("", "soft", wrap=True)
        title.setStyleSheet("font-weight: 700;")
        self._told.setStyleSheet("font-size: 13px;")
        see_through(title, self._count, self._told)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._told)

    @property
    def told(self) -> tuple[str, str]:
        """How many, and the latest of them."""
        return self._count.text(), self._told.text()

    def refresh(self) -> None:
        """Read everything again."""
        parked = reading.parked(self._desk.store, self._desk.session_id)
        latest = [
            " ".join(filter(None, (shortened(one.text, _CHARACTERS), goes_to(one))))
            for one in parked[: -_LATEST - 1 : -1]
        ]
        self._count.setText(str(len(parked)) if parked else "")
        self._told.setText("\n".join(latest) if parked else _("Empty. Begin with ! to keep for later."))
        told = ngettext("{count} kept for later", "{count} kept for later", len(parked)).format(count=len(parked))
        self.setAccessibleDescription("\n".join((told, *latest)))
