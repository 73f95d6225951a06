"""The right edge of Run: what the room sees, what it could see instead, and what the facilitator keeps at hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import reading
from ...sessions.records import ScreenMode, Session
from ...sessions.scene.choices import chosen_in
from ...sessions.scene.moment import Moment, moment_of
from ..desk import Desk
from ..room import Room
from ..widgets.basics import button, label, side
from ..widgets.patient_text import PatientText
from ..widgets.scene.view import SceneView
from .at_hand import AtHand
from .scenes.faces import SCENES, Faces
from .scenes.listing import Listing, listing_of, scene_name
from .scenes.next_card import NextCard
from .scenes.scene_list import SceneList
from .scenes.screen_menu import ScreenMenu
from .side_panels import SidePanels

WIDTH = 280
_THUMBNAIL = QSize(248, 156)
"""The room that the thumbnail has: what an old projector shows is narrower, not higher."""
THUMBNAIL_PATIENCE_MS = 40
"""The room's screen and the wall come first; the thumbnail follows so much later."""
QUIET_MS = 300
"""How long nothing must have happened before what nobody waits for is drawn: the scenes in miniature."""
SOON_MS = 50
"""The same for those that have just come into view."""


class ScreenPanel(QWidget):
    """Shows the projected picture, its buttons, and the scenes that could take its place."""

    asked = Signal(str)
    """What is asked of the screen, in a word that `ScreenControl.ask` knows."""
    chosen = Signal(object)
    """Show that `Choice`."""
    panel_wanted = Signal(str)
    """Open the side panel of that name."""
    left = Signal()
    """The keyboard is given back."""

    def __init__(self, desk: Desk, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._room = desk, room
        self._projecting, self._where = False, ""
        self.thumbnail = SceneView(patience=THUMBNAIL_PATIENCE_MS)
        self.thumbnail.setAccessibleName(_("What the room sees"))
        self.thumbnail.set_clock(desk.store.now)
        self.thumbnail.set_media(desk.store.media)
        self._screen_name, self._flag = label("", "soft", wrap=True), QLabel()
        self._screen_name.setStyleSheet("font-size: 13px;")
        self.next, self.at_hand = NextCard(desk.store), AtHand(desk)
        self.list = SceneList(desk.store)
        self.faces = Faces(self.list, self.at_hand)
        self._buttons: dict[str, QPushButton] = {}
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._draw_quietly)
        self._lay_out()
        for view in (self.thumbnail, self.next.view):
            view.counted.connect(self._show_pages)
        self.next.wanted.connect(partial(self.asked.emit, "freeze"))
        self.list.chosen.connect(self.chosen)
        self.list.left.connect(self.left)
        self.at_hand.panel_wanted.connect(self.panel_wanted)
        self.list.stale.connect(partial(self._quiet.start, SOON_MS))
        room.shown.connect(self.show_moment)
        room.grown.connect(self._show_grown)
        room.ticked.connect(self._tick)

    @property
    def notes(self) -> PatientText:
        return self.at_hand.notes

    @property
    def told(self) -> str:
        """How it is with the room's screen, in a word."""
        return self._flag.text()

    @property
    def paged(self) -> SceneView:
        """The picture whose pages are turned: what the room sees, or what is prepared for it."""
        return self.thumbnail if self.next.isHidden() else self.next.view

    @property
    def drawing(self) -> bool:
        """Whether the scenes in miniature are still to be drawn as they are now."""
        return self._quiet.isActive() or self.list.drawing

    def show_projection(self, canvas: QSize, where: str, *, projecting: bool, elsewhere: bool) -> None:
        """Tell where the room's picture is shown, at what size it is laid out, and if it could be shown elsewhere."""
        self.thumbnail.set_canvas(canvas)
        self.thumbnail.setFixedSize(canvas.scaled(_THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio))
        self.next.show_canvas(canvas)
        self.list.show_canvas(canvas)
        self._where = where
        self._projecting, self.menu.elsewhere = projecting, elsewhere

    def show_moment(self, moment: Moment) -> None:
        """Show what the room sees at that moment, and what it could see instead."""
        listing = listing_of(moment)
        self._show_seen()
        self._show_where(moment.outline.session)
        self._show_choices(moment, listing)
        self._show_flag(moment.screen.mode)

    def _show_where(self, session: Session) -> None:
        """Where the picture is, and of which day when that is not the one in hand."""
        words = [self._where]
        if session.id != self._desk.session_id:
            number = reading.session_number(self._desk.store, session.id)
            words.append(_("Day {number} · {title}").format(number=number, title=session.title))
        self._screen_name.setText("\n".join(words))

    def _show_grown(self) -> None:
        """More was said, to the question that the room sees or to another one."""
        self._show_seen()
        self.follow()

    def _show_seen(self) -> None:
        if self._room.scene is not None and self._room.scene is not self.thumbnail.scene:
            self.thumbnail.show_scene(self._room.scene)

    def _tick(self) -> None:
        if not self.isVisible():
            return
        self.thumbnail.tick()
        self.at_hand.tick()
        if not self.next.isHidden():
            self.next.view.tick()

    def take_keyboard(self) -> None:
        """Show the scenes, and give them the keyboard."""
        self.faces.show_face(SCENES)
        self.list.take_keyboard()

    def follow(self) -> None:
        """Something has changed: what nobody waits for is drawn once it is quiet."""
        self.list.hold()
        self._quiet.start(QUIET_MS)

    def _draw_quietly(self) -> None:
        if not self.isVisible() or not self._room.session_id:
            return
        moment = moment_of(self._desk.store, self._room.session_id)
        if not self.next.isHidden():
            self.next.view.show_scene(chosen_in(moment))
        if self.list.isVisible():
            self.list.draw(moment)

    def _show_choices(self, moment: Moment, listing: Listing) -> None:
        if moment.screen.mode is ScreenMode.FROZEN:
            self.next.show_next(scene_name(self._desk.store, listing.chosen), chosen_in(moment))
        words = scene_name(self._desk.store, listing.chosen) if listing.seen else ""
        self.thumbnail.setAccessibleDescription(words)
        self.next.setVisible(moment.screen.mode is ScreenMode.FROZEN)
        self.list.show_listing(listing, projecting=self._projecting)
        self.follow()

    def _show_flag(self, mode: ScreenMode) -> None:
        words = {
            ScreenMode.LIVE: _("LIVE") if self._projecting else _("NOT PROJECTED"),
            ScreenMode.FROZEN: _("FROZEN"),
            ScreenMode.BLACK: _("BLACK"),
            ScreenMode.WAITING: _("WAITING IMAGE"),
        }
        ground = tokens.LATE if mode is not ScreenMode.LIVE else tokens.ACCENT if self._projecting else tokens.SOFT_INK
        if words[mode] != self._flag.text():  # each has its ground: a style costs more than all the rest
            self._flag.setText(words[mode])
            self._flag.setStyleSheet(
                f"background: {ground}; color: white; border-radius: 8px; padding: 2px 8px; font-size: 11px;"
                f" font-weight: 700;"
            )
        for name, made in self._buttons.items():
            made.setChecked(name == mode.value or (name == "freeze" and mode is ScreenMode.FROZEN))
        self._show_pages()

    def _show_pages(self) -> None:
        view = self.paged
        self._page.setText(_("Page {page} of {count}").format(page=view.page + 1, count=view.page_count))
        for shown in (self._page, *self._turns):
            shown.setVisible(view.page_count > 1)

    # What it is made of

    def _lay_out(self) -> None:
        column = side("right")
        column.setFixedWidth(WIDTH)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(12, 14, 12, 12)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(_("ON SCREEN"), "section"))
        head.addStretch(1)
        head.addWidget(self._flag)
        layout.addLayout(head)
        layout.addWidget(_framed(self.thumbnail), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._screen_name)
        layout.addWidget(self.next)
        layout.addLayout(self._page_row())
        layout.addLayout(self._screen_row())
        layout.addWidget(self.faces, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)

    def _page_row(self) -> QHBoxLayout:
        self._page = label("", "soft")
        back = button("‹", lambda: self.asked.emit("previous_page"), "plain", tip=_("Previous page (Page Up)"))
        forth = button("›", lambda: self.asked.emit("next_page"), "plain", tip=_("Next page (Page Down)"))
        back.setAccessibleName(_("Previous page"))
        forth.setAccessibleName(_("Next page"))
        self._turns = (back, forth)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addWidget(self._page)
        row.addWidget(forth)
        row.addStretch(1)
        return row

    def _screen_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for name, text in (("black", _("Black F7")), ("freeze", _("Freeze F6"))):
            made = button(text, partial(self.asked.emit, name))
            made.setCheckable(True)
            self._buttons[name] = made
            row.addWidget(made, 1)
        more = button(_("Screen ▾"), lambda: None)
        self.menu = ScreenMenu(self._desk, self._room, self.asked.emit, self.panel_wanted.emit, SidePanels.NAMES, self)
        more.setMenu(self.menu)
        row.addWidget(more, 1)
        for made in (*self._buttons.values(), more):
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setStyleSheet("padding: 6px 4px; font-size: 13px;")
        return row


def _framed(widget: QWidget) -> QFrame:
    """*widget* in a thin frame, so that a white picture does not melt into a white column."""
    frame = QFrame()
    frame.setObjectName("thumbnail")
    frame.setStyleSheet(f"QFrame#thumbnail {{ border: 2px solid {tokens.ACCENT}; border-radius: 4px; }}")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(2, 2, 2, 2)
    layout.addWidget(widget)
    return frame
