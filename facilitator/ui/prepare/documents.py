"""The documents of an item, in its inspector."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _
from ..documents import document_list
from ..widgets.basics import label
from .editing import Editing


class DocumentList(QWidget):
    """Under their name, as the other lists of the inspector; it follows the store by itself."""

    def __init__(self, item_id: str, editing: Editing) -> None:
        super().__init__()
        self.documents = document_list.DocumentList(editing.desk, item_id)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(_("Documents"), "field"))
        layout.addWidget(self.documents)
