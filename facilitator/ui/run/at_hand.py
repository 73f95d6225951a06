"""What the facilitator keeps at hand: how to run the item, notes about it, the parking."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ...errors import FacilitatorError
from ...i18n import _, ngettext
from ...sessions import agenda, reading
from ...sessions.records import AgendaItem
from ..desk import Desk
from ..widgets.basics import card, label
from ..widgets.patient_text import PatientText


class AtHand(QScrollArea):
    """Shows what helps with an item; keeps what is noted about it."""

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
        self._parked = label("", "soft", wrap=True)
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
        return another

    def show_parking(self) -> None:
        """Tell how much is kept for later, and the latest of it."""
        parked = reading.parked(self._desk.store, self._desk.session_id)
        count = ngettext("{count} kept for later", "{count} kept for later", len(parked)).format(count=len(parked))
        latest = [f"« {contribution.text[:70]} »" for contribution in parked[-2:]]
        self._parked.setText("\n".join([count, *latest]) if parked else _("Empty. Begin with ! to keep for later."))

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
        for title, *shown in (
            (_("How to run it"), self._guidance, self._material),
            (_("My notes"), self.notes),
            (_("Parking"), self._parked),
        ):
            frame, inside = card()
            heading = label(title)
            heading.setStyleSheet("font-weight: 700;")
            inside.addWidget(heading)
            for widget in shown:
                inside.addWidget(widget)
            layout.addWidget(frame)
        layout.addStretch(1)
        self.notes.setFixedHeight(96)
        for text in (self._guidance, self._material, self._parked):
            text.setStyleSheet("font-size: 13px;")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
