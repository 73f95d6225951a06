"""What every place of the console shares: the open workshop, its announcements, the session in hand, the notices."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ..sessions.records import Session
from ..sessions.store import Changed, Store
from .notices import Notices


class Desk(QObject):
    """One for an open workshop file. Places read `store`, listen to `changed`, and write through gestures."""

    changed = Signal(Changed)
    """An operation is on the disk."""
    trouble = Signal(str)
    """Saving fails, and why; or nothing, when it works again."""
    session_chosen = Signal(str)
    """The session in hand is another one."""

    def __init__(self, store: Store, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.notices = store, notices
        self.session_id = ""
        """The session in hand; empty while none was chosen."""
        store.subscribe(self.changed.emit)
        store.subscribe_trouble(self.trouble.emit)

    @property
    def session(self) -> Session | None:
        return self.store.get(Session, self.session_id)

    def choose(self, session_id: str) -> None:
        """Take another session in hand."""
        if session_id != self.session_id:
            self.session_id = session_id
            self.session_chosen.emit(session_id)

    @property
    def writable(self) -> bool:
        return not self.store.read_only_because
