"""The store's announcements, as Qt signals."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ..sessions.store import Changed, Store


class StoreSignals(QObject):
    """One for an open store: every view of it listens here and re-reads what concerns it."""

    changed = Signal(Changed)
    trouble = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        store.subscribe(self.changed.emit)
        store.subscribe_trouble(self.trouble.emit)
