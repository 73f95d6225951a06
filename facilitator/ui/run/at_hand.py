"""What the facilitator keeps at hand: a search, how to run the item, notes about it, who spoke, the parking, what to
have ready."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ... import tokens
from ...errors import FacilitatorError
from ...i18n import _
from ...sessions import agenda, labels
from ...sessions.material import AHEAD, material_ahead
from ...sessions.records import AgendaItem
from ...sessions.timing import Timetable
from ..desk import Desk
from ..theme import icon
from ..widgets.basics import button, card, label
from ..widgets.patient_text import PatientText
from .commitments.summary import OpenSummary
from .parking.summary import ParkingSummary
from .speaking.card import SpeakingCard


class AtHand(QScrollArea):
    """Shows what helps with an item; keeps what is noted about it."""

    panel_wanted = Signal(str)
    """Open the side panel of that name."""
    search_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item: AgendaItem | None = None
        self.notes = PatientText()
        self.notes.setAccessibleName(_("My notes"))
        self.notes.setPlaceholderText(_("What you want to find again in the report"))
        self.notes.setReadOnly(not desk.writable)
        self.notes.settled.connect(self._keep_notes)
        self._unsaved: dict[str, str] = {}
        """Notes that could not be saved yet, by the id of their item."""
        desk.trouble.connect(self._on_trouble)
        self._guidance, self._material = label("", wrap=True), label("", "soft", wrap=True)
        self.speaking, self.parking, self.promised = SpeakingCard(desk), ParkingSummary(desk), OpenSummary(desk)
        self.promised.clicked.connect(lambda _checked=False: self.panel_wanted.emit("commitments"))
        self.speaking.clicked.connect(lambda _checked=False: self.panel_wanted.emit("speaking"))
        self.parking.clicked.connect(lambda _checked=False: self.panel_wanted.emit("parked"))
        self._ready = [(label("", wrap=True), label("", "soft", wrap=True)) for _item in range(AHEAD)]
        self._lay_out()

    def show_item(self, item: AgendaItem | None) -> bool:
        """Show what helps with *item*; what was typed about another one is kept first. True when it was another one."""
        another = (item.id if item else "") != (self._item.id if self._item else "")
        if another:
            self.notes.replace_text(self._notes_of(item))
        elif item is not None:
            self.notes.show_text(self._notes_of(item))
        self._item = item
        self.notes.setEnabled(item is not None)
        self._guidance.setText(item.guidance if item and item.guidance else _("Nothing written for this item."))
        self._material.setText(_("Material: {list}").format(list=item.material) if item and item.material else "")
        self._material.setVisible(bool(self._material.text()))
        self.speaking.refresh()
        self.promised.show_item(item)
        return another

    def show_parking(self) -> None:
        """Tell how much is kept for later, and the latest of it."""
        self.parking.refresh()

    def show_times(self, table: Timetable) -> None:
        """Tell what to have ready for what comes next, and when."""
        coming = material_ahead(table.slots)
        for (head, material), slot in zip_longest(self._ready, coming):
            title = slot.item.title or labels.item_kind(slot.item.kind) if slot is not None else ""
            head.setText(f"{slot.start or slot.planned_start:%H:%M} · {title}" if slot is not None else "")
            material.setText(slot.item.material if slot is not None else "")
            for shown in (head, material):
                shown.setVisible(slot is not None)
        self._ready_card.setVisible(bool(coming))

    @property
    def ready(self) -> list[tuple[str, str]]:
        """What to have ready, as it is told: for what, and the material."""
        return [(head.text(), material.text()) for head, material in self._ready if head.text()]

    def tick(self) -> None:
        """Time has passed."""
        if self.isVisible():
            self.speaking.tick()

    def _keep_notes(self, text: str) -> None:
        """Save the notes of the item shown; while they cannot be, they stay here and are tried again."""
        if self._item is not None:
            self._unsaved[self._item.id] = text
            self._save_notes()

    def _save_notes(self) -> None:
        for item_id, text in tuple(self._unsaved.items()):
            item = self._desk.store.get(AgendaItem, item_id)
            try:
                if item is not None:
                    agenda.edit_item(self._desk.store, replace(item, notes=text))
            except FacilitatorError as error:
                self._desk.notices.warn(str(error))
            else:
                self._unsaved.pop(item_id, None)

    def _on_trouble(self, sentence: str) -> None:
        """When saving works again, the notes that wait are saved too, once the gesture that told it is over."""
        if not sentence and self._unsaved:
            QTimer.singleShot(0, self, self._save_notes)

    def _notes_of(self, item: AgendaItem | None) -> str:
        return self._unsaved.get(item.id, item.notes) if item is not None else ""

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(10)
        self._ready_card = _titled(_("To have ready"), *(text for pair in self._ready for text in pair))
        self._ready_card.hide()
        for part in (
            self._search_line(),
            self.promised,
            _titled(_("How to run it"), self._guidance, self._material),
            self.speaking,
            self.parking,
            _titled(_("My notes"), self.notes),
            self._ready_card,
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        self.notes.setFixedHeight(96)
        for text in (self._guidance, self._material, *(material for _head, material in self._ready)):
            text.setStyleSheet("font-size: 13px;")
        for head, _material in self._ready:
            head.setStyleSheet("font-size: 13px; font-weight: 600;")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _search_line(self) -> QPushButton:
        """Looks like the field that it opens."""
        self.search = button(_("Find in the cycle…  Ctrl+K"), self.search_wanted.emit)
        self.search.setIcon(icon("search", tokens.SOFT_INK))
        self.search.setIconSize(QSize(15, 15))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setStyleSheet(
            f"QPushButton {{ text-align: left; color: {tokens.SOFT_INK}; font-size: 13px; padding: 5px 10px; }}"
            "QPushButton:focus { padding: 4px 9px; }"
        )
        return self.search


def _titled(title: str, *shown: QWidget) -> QWidget:
    """A card with these under a title."""
    frame, inside = card()
    heading = label(title)
    heading.setStyleSheet("font-weight: 700;")
    for widget in (heading, *shown):
        inside.addWidget(widget)
    return frame
