"""Who speaks during an item: name, role and organisation of each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ...sessions.reading import speakers
from ...sessions.record import new_id
from ...sessions.records import AgendaItem, Speaker
from ..widgets.basics import label
from ..widgets.kept_fields import LineField
from ..widgets.keyed_column import KeyedColumn
from .editing import Editing
from .form import add_button, column, line_field, small_button


class SpeakerBlock(QWidget):
    """One speaker: the name may come later, the role is known first."""

    def __init__(self, item_id: str, speaker_id: str, editing: Editing, remove: Callable[[], object]) -> None:
        super().__init__()
        self._item_id, self._speaker_id, self._editing = item_id, speaker_id, editing
        self.name = self._field("name", _("Speaker’s name"), _("Name"))
        self.role = self._field("role", _("Speaker’s role"), _("Role"))
        self.organisation = self._field("organisation", _("Speaker’s organisation"), _("Organisation"))
        self.remove_button = small_button("x", _("Remove this speaker"), remove)
        if not editing.desk.writable:
            self.remove_button.hide()
        layout = column(self, spacing=4)
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.name, 1)
        first.addWidget(self.remove_button)
        layout.addLayout(first)
        layout.addWidget(self.role)
        layout.addWidget(self.organisation)
        layout.setContentsMargins(0, 0, 0, 8)

    def show_speaker(self, speaker: Speaker) -> None:
        """Show the speaker as known now, unless it is being typed."""
        self.name.show_kept(speaker.name)
        self.role.show_kept(speaker.role)
        self.organisation.show_kept(speaker.organisation)

    def _field(self, field: str, name: str, hint: str) -> LineField:
        def keep(typed: str) -> bool:
            return self._editing.speaker(self._item_id, self._speaker_id, **{field: typed})

        return line_field(name, keep, hint=hint)


class SpeakerList(QWidget):
    """The speakers of an item. One who was just added is known to the file once something is typed."""

    def __init__(self, item_id: str, editing: Editing) -> None:
        super().__init__()
        self._item_id, self._editing = item_id, editing
        self._drafts: list[str] = []
        """Those added here of whom nothing was typed yet."""
        layout = column(self, spacing=4)
        layout.addWidget(label(_("Speakers"), "field"))
        self.blocks = KeyedColumn(layout, self._new_block)
        self.add_button = add_button(_("Add a speaker"), self._add)
        if not editing.desk.writable:
            self.add_button.hide()
        layout.addWidget(self.add_button)

    def show_speakers(self, item: AgendaItem) -> None:
        """Show who speaks, as known now; a name being typed stays."""
        known = {speaker.id: speaker for speaker in speakers(self._editing.store, item)}
        self._drafts = [draft for draft in self._drafts if draft not in known]
        self.blocks.show_keys([*known, *self._drafts])
        for speaker in known.values():
            self.blocks.widgets[speaker.id].show_speaker(speaker)

    def _add(self) -> None:
        draft = new_id()
        self._drafts.append(draft)
        self.blocks.show_keys([*self.blocks.widgets, draft])
        self.blocks.widgets[draft].name.setFocus()

    def _new_block(self, speaker_id: str) -> SpeakerBlock:
        return SpeakerBlock(self._item_id, speaker_id, self._editing, lambda: self._remove(speaker_id))

    def _remove(self, speaker_id: str) -> None:
        if speaker_id in self._drafts:
            self._drafts.remove(speaker_id)
            self.blocks.show_keys([key for key in self.blocks.widgets if key != speaker_id])
        else:
            self._editing.remove_speaker(self._item_id, speaker_id)
