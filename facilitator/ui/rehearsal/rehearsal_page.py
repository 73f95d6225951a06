"""Rehearse (Répéter): the check of the place, the room's measures, the test card, and the way into a rehearsal."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...sessions import inspection, venue_check
from ...sessions.records import Session, Venue
from ...sessions.store import Changed
from ...sessions.venue_check import Finding
from ..desk import Desk
from ..place import Place
from ..projector import Projector
from ..widgets.basics import button, label
from ..widgets.centred import CentredColumn
from . import facts, sample
from .check_list import CheckList
from .room_card import RoomCard
from .test_card import TestCard

_WIDTH = 1180
_SIDE_WIDTH = 400
_EVERY_MS = 20_000
"""How long a list that is looked at may be out of date: the clock and the battery are on it."""


class RehearsalPage(Place):
    """Looks at everything again when it is shown, when a screen comes or goes, and when it is asked to."""

    rehearsal_wanted = Signal(str)
    """The id of the session to walk through."""

    def __init__(self, desk: Desk, projector: Projector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._projector = desk, projector
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._over = False
        self._printers: tuple[list[str], str] | None = None
        self.check = CheckList()
        self.room = RoomCard(desk, lambda: sample.pages_of_sixty(desk.store, desk.session_id, projector.canvas))
        self.test_card = TestCard(desk, projector, self)
        self._summary, self._where = label("", "soft", wrap=True), label("", "field", wrap=True)
        self.again = button(_("Check again"), self.check_again)
        self.project = button(_("Project the test card"), self.test_card.toggle)
        self.start = button(_("Start the rehearsal"), self._start, "primary")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_EVERY_MS)
        self._ticking.timeout.connect(self._look)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.test_card.take_away)
        self._connect()
        self._show_test_card()

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused and stays."""
        return self.room.flush()

    def set_aside(self) -> None:
        """The test card leaves the room's screen, for another takes it."""
        self.test_card.take_away()

    def leave_for_good(self) -> None:
        """Give the room's screen back, and look at nothing any more: the file is about to be closed."""
        self.test_card.take_away()
        self._over = True

    def check_again(self) -> None:
        """Look at everything now, the printers too."""
        self._printers = None
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.layout() is None:  # most days are run without looking here: opening a file does not pay for it
            self._lay_out()
        if not event.spontaneous():
            self.check_again()
        self._ticking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticking.stop()
        if not event.spontaneous():  # a window made small for a moment leaves the card where it is
            self.test_card.take_away()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.again.setFocus()

    # Looking

    def _look(self) -> None:
        session = self._desk.session if self.isVisible() and not self._over else None
        if session is None:
            return
        found = self._findings()
        self.check.show_findings(found)
        self._summary.setText(venue_check.summary(found))
        self.room.show_room(session)
        self._where.setText(self._place_of_the_card())

    def _findings(self) -> list[Finding]:
        if self._printers is None:
            self._printers = facts.printers()
        others = facts.other_screens(self.window())
        return inspection.look(self._desk.store, self._desk.session_id, others, *self._printers)

    def _place_of_the_card(self) -> str:
        """Where the test card appears, or would."""
        found = [screen for screen in facts.other_screens(self.window()) if not screen.mirrors]
        return self._projector.where if found else _("Without a second screen, it opens in a window.")

    def _on_changed(self, changed: Changed) -> None:
        if not self.isVisible():
            return
        if changed.touches(Venue):
            self.test_card.show_room()
        if changed.touches(Venue, Session):
            self._look()

    def _look_soon(self) -> None:
        """Several things are told of a screen that comes or goes: they are looked at once, when all is said."""
        if self.isVisible():
            self._soon.start(0)

    # Doing

    def _start(self) -> None:
        if self.flush():
            self.rehearsal_wanted.emit(self._desk.session_id)

    def _show_test_card(self) -> None:
        shown = self.test_card.shown
        self._escape.setEnabled(shown)
        self.project.setText(_("Take the test card away (Esc)") if shown else _("Project the test card"))

    # What it is made of

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._projector.changed.connect(self._look_soon)
        self.test_card.changed.connect(self._show_test_card)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._look_soon)
        application.screenRemoved.connect(self._look_soon)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(14)
        left.addLayout(self._head())
        left.addWidget(self.check)
        left.addStretch(1)
        right.setSpacing(14)
        for shown in (self.room, self._card_card(), self._day_card()):
            shown.setFixedWidth(_SIDE_WIDTH)
            right.addWidget(shown)
        right.addStretch(1)
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(24, 22, 24, 22)
        columns.setSpacing(20)
        columns.addLayout(left, 1)
        columns.addLayout(right)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(CentredColumn(inside, _WIDTH))

    def _head(self) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(_("Before people come"), "title"))
        texts.addWidget(self._summary)
        row = QHBoxLayout()
        row.addLayout(texts, 1)
        row.addWidget(self.again, alignment=Qt.AlignmentFlag.AlignBottom)
        return row

    def _card_card(self) -> QFrame:
        return _card(
            _("Test card"),
            _("The smallest text that the day will show: go and read it from the last row."),
            self._where,
            self.project,
        )

    def _day_card(self) -> QFrame:
        told = _("The day as it will be, on a copy that is thrown away: nothing that you do there is kept.")
        return _card(_("Run through the day"), told, self.start)


def _card(title: str, told: str, *shown: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(18, 14, 18, 16)
    layout.setSpacing(8)
    layout.addWidget(label(title, "heading"))
    layout.addWidget(label(told, "soft", wrap=True))
    for widget in shown:
        layout.addWidget(widget)
    return frame
