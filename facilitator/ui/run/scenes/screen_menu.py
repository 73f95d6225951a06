"""The menu of the screen: project, follow the day, how the picture looks, the panels of what can be shown."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ....i18n import _
from ....sessions import reading, screen, venue
from ....sessions.records import Session
from ...desk import Desk
from ...room import Room
from ...widgets.menus import add_entry


class ScreenMenu(QMenu):
    """Filled anew each time it opens: what is chosen is marked, what is not there is not offered."""

    def __init__(
        self,
        desk: Desk,
        room: Room,
        ask: Callable[[str], object],
        open_panel: Callable[[str], object],
        panels: Collection[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._room = desk, room
        self._ask, self._open_panel, self._panels = ask, open_panel, panels
        self.elsewhere = False
        """Whether there is yet another screen for the room's view."""
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what makes sense now."""
        self.clear()
        other = [("project_elsewhere", _("On the other screen"), "")] if self.elsewhere else []
        for name, words, keys in (
            ("project", _("Project"), "F5"),
            *other,
            ("put_away", _("Put the projected view away"), _("Shift+F5")),
            ("waiting", _("Waiting image"), "F8"),
            ("follow", _("Follow the day again"), _("Esc")),
            ("promote", _("Show one note alone"), "F12"),
        ):
            add_entry(self, words, partial(self._ask, name), keys=keys)
        self.addSeparator()
        self._add_looks()
        self._add_panels()
        self.addSeparator()
        add_entry(self, _("Save this picture…"), partial(self._ask, "save_picture"))

    def _add_looks(self) -> None:
        store = self._desk.store
        session = store.get(Session, self._room.session_id)
        if session is None:
            return
        asked, room = screen.screen_of(store, session.id), reading.venue(store, session)
        for words, on, gesture in (
            (_("Without names"), asked.nameless, partial(screen.hide_names, hidden=not asked.nameless)),
            (_("Light on dark"), room.dark, partial(venue.set_dark, dark=not room.dark)),
            (_("Nothing moves"), asked.still, partial(screen.hold_still, still=not asked.still)),
        ):
            act = partial(self._desk.notices.attempt, gesture, store, session.id)
            add_entry(self, words, act, chosen=on).setEnabled(self._desk.writable)

    def _add_panels(self) -> None:
        known = {
            "slides": _("My slides…"),
            "votes": _("Votes…"),
            "positioning": _("Where the room stands…"),
            "commitments": _("Commitments…"),
            "speech": _("What the speaker says…"),
            "speaking": _("Speaking time…"),
        }
        offered = [name for name in known if name in self._panels]
        if offered:
            self.addSeparator()
        for name in offered:
            add_entry(self, known[name], partial(self._open_panel, name))
