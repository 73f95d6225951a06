"""The measures of the room, asked once for each place, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from ...i18n import _, ngettext
from ...sessions import reading, venue, venue_check
from ...sessions.measures import metres, parse_metres
from ...sessions.records import Session
from ...sessions.venue_check import RoomFact
from ..desk import Desk
from ..widgets.basics import button, label
from ..widgets.kept_fields import LineField, keep_all


class RoomCard(QFrame):
    """Keeps what is typed as it is left; a measure that no room has stays in its field, marked."""

    def __init__(self, desk: Desk, pages_of_sixty: Callable[[], int]) -> None:
        """*pages_of_sixty* tells how many pages sixty notes take on the room's screen."""
        super().__init__()
        self.setObjectName("card")
        self._desk, self._pages_of_sixty = desk, pages_of_sixty
        self.last_row = LineField(_("Distance to the last row, in metres"), lambda typed: self._keep(depth=typed))
        self.picture = LineField(_("Height of the picture, in metres"), lambda typed: self._keep(image=typed))
        self.light = button(_("Dark on light"), lambda: self._set_dark(False))
        self.dark = button(_("Light on dark"), lambda: self._set_dark(True))
        self._place, self._follows = label("", "soft", wrap=True), label("", "field", wrap=True)
        self._lay_out()

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused and stays."""
        return keep_all(self)

    def show_room(self, session: Session) -> None:
        """Show the room of the session as it is now."""
        found = reading.venue(self._desk.store, session)
        self._place.setText(session.place or _("The place of the day is not set yet."))
        self.last_row.show_kept(metres(found.depth_cm))
        self.picture.show_kept(metres(found.image_cm))
        (self.dark if found.dark else self.light).setChecked(True)
        self._follows.setText(self._consequences(RoomFact(found.depth_cm, found.image_cm)))

    def _consequences(self, room: RoomFact) -> str:
        pages = self._pages_of_sixty()
        told = ngettext("Sixty notes take {count} page.", "Sixty notes take {count} pages.", pages).format(count=pages)
        capitals = venue_check.capitals(room)
        return f"{capitals[:1].upper()}{capitals[1:]}. {told}"

    def _keep(self, *, depth: str | None = None, image: str | None = None) -> bool:
        return self._desk.notices.did(self._measure, depth, image)

    def _measure(self, depth: str | None, image: str | None) -> None:
        """Keep the measure that was typed beside the other one as it is kept."""
        store, session_id = self._desk.store, self._desk.session_id
        found = reading.venue(store, store.the(Session, session_id))
        depth_cm = found.depth_cm if depth is None else parse_metres(depth)
        image_cm = found.image_cm if image is None else parse_metres(image)
        venue.measure(store, session_id, depth_cm, image_cm)

    def _set_dark(self, dark: bool) -> None:
        self._desk.notices.attempt(venue.set_dark, self._desk.store, self._desk.session_id, dark=dark)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(10)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(label(_("The room"), "heading"))
        head.addWidget(self._place)
        layout.addLayout(head)
        layout.addLayout(_measures((_("Last row at"), self.last_row), (_("Picture, height"), self.picture)))
        layout.addWidget(self._follows)
        layout.addLayout(self._themes())
        for field in (self.last_row, self.picture):
            field.setReadOnly(not self._desk.writable)

    def _themes(self) -> QHBoxLayout:
        """The two looks of every picture; one of them is always chosen."""
        group, row = QButtonGroup(self), QHBoxLayout()
        row.setSpacing(8)
        for made in (self.light, self.dark):
            made.setCheckable(True)
            made.setEnabled(self._desk.writable)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            group.addButton(made)
            row.addWidget(made)
        return row


def _measures(*fields: tuple[str, LineField]) -> QHBoxLayout:
    """Each field under its name, side by side."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for name, field in fields:
        column = QVBoxLayout()
        column.setSpacing(4)
        words = label(name, "field")
        words.setBuddy(field)
        column.addWidget(words)
        column.addWidget(field)
        row.addLayout(column, 1)
    return row
