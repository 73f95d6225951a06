"""What a new cycle needs to begin: its title, its territory, and the workshop that its first day is made from."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ...i18n import _
from ..notices import Notices
from ..widgets.basics import button, label
from .template_chooser import TemplateChooser


class NewCycleForm(QWidget):
    """Filled in on the page itself; what was typed is still there after a change of mind."""

    submitted = Signal(str, str, str)
    """Title, territory and the id of the template."""
    cancelled = Signal()

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self.title = self._field(_("Title of the cycle"), _("For instance: Revising our territorial project"))
        self.territory = self._field(_("Territory"), _("For instance: Pays de Sources-et-Vallons"))
        self.templates = TemplateChooser(notices, keeps=True)
        self.templates.accepted.connect(self._submit)
        self.submit_button = button(_("Choose where to save it…"), self._submit, "primary")
        self.submit_button.setEnabled(False)
        self.cancel_button = button(_("Cancel"), self.cancelled.emit)
        self.title.textChanged.connect(lambda text: self.submit_button.setEnabled(bool(text.strip())))
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setMinimumHeight(40)
        field.returnPressed.connect(self._submit)
        return field

    def _submit(self) -> None:
        if self.title.text().strip() and self.templates.template_id:
            self.submitted.emit(self.title.text(), self.territory.text(), self.templates.template_id)
        else:
            self.title.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(label(_("New cycle"), "title"), 1)
        heading.addWidget(self.cancel_button)
        heading.addWidget(self.submit_button)
        layout.addLayout(heading)
        for name, field in ((_("Title of the cycle"), self.title), (_("Territory"), self.territory)):
            layout.addSpacing(6)
            words = label(name, "field")
            words.setBuddy(field)
            layout.addWidget(words)
            layout.addWidget(field)
        layout.addSpacing(6)
        layout.addWidget(label(_("First day"), "field"))
        layout.addWidget(self.templates)
        for before, after in pairwise((self.title, self.territory, self.templates, self.submit_button)):
            self.setTabOrder(before, after)
        self.setTabOrder(self.submit_button, self.cancel_button)
