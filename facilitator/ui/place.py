"""What every place of an open workshop is: a page that shows the session in hand, and keeps what is typed there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Place(QWidget):
    """A page of the console, made when it is first wanted."""

    def open_session(self) -> None:
        """The place is being shown, maybe for another session."""

    def flush(self) -> bool:
        """Keep everything that is typed and not kept yet; False when something was refused and stays in its field."""
        return True

    def set_aside(self) -> None:
        """Another takes the screen of the room for a while."""

    def leave_for_good(self) -> None:
        """The file is about to be closed."""
