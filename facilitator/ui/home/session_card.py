"""A session of the cycle as a card: what it is, where it stands, and the ways in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _, ngettext
from ...sessions import labels, schedule
from ...sessions.records import AgendaItem, Contribution, Question, Session, SessionState
from ...sessions.store import Store
from ..theme import icon
from ..widgets.basics import button, label
from ..widgets.card_button import paint_card

WAYS_IN = {
    SessionState.PREPARATION: ("prepare", "run"),
    SessionState.LIVE: ("run", "prepare"),
    SessionState.CLOSED: ("report",),
}
"""Where a session opens, by its state: first what it is there for."""

_STATE_COLOURS = {
    SessionState.PREPARATION: (tokens.SOFT_INK, "#EFECE4"),
    SessionState.LIVE: (tokens.ACCENT, tokens.ACCENT_GROUND),
    SessionState.CLOSED: (tokens.SAVED, "#E3F1E9"),
}

_STATE_WIDTH, _WAY_WIDTH = 124, 124


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What a card says of a session."""

    session: Session
    number: int
    ends_at: int | None
    """In minutes from midnight; None while nothing is planned."""
    items: int
    questions: int
    contributions: int

    @property
    def when_and_where(self) -> str:
        session = self.session
        day = labels.long_date(session.day) if session.day else _("date to be set")
        return " · ".join(part for part in (day, session.place) if part)

    @property
    def figures(self) -> str:
        session = self.session
        hours = (session.starts_at, self.ends_at)
        times = " – ".join(labels.clock_of(hour) for hour in hours if hour is not None)
        questions = ngettext("{count} question", "{count} questions", self.questions).format(count=self.questions)
        return " · ".join((times, questions, labels.contribution_count(self.contributions)))


def summary(store: Store, session: Session, number: int) -> SessionSummary:
    """What there is to say of a session now."""
    items = sorted(store.all(AgendaItem, session_id=session.id), key=lambda item: item.position)
    return SessionSummary(
        session=session,
        number=number,
        ends_at=schedule.end_of(items, session.starts_at) if items else None,
        items=len(items),
        questions=store.count(Question, session_id=session.id),
        contributions=store.count(Contribution, session_id=session.id),
    )


def place_name(place: str) -> str:
    """The words on the button that opens a session there."""
    return {"prepare": _("Prepare"), "run": _("Run"), "report": _("Report")}[place]


class SessionCard(QWidget):
    """Takes the keyboard as a whole; Enter or a double click opens what the session is there for."""

    opened = Signal(str, str)
    """The session's id and where to open it."""
    duplication_wanted = Signal(str)

    def __init__(self, session_id: str, writable: bool) -> None:
        super().__init__()
        self.session_id = session_id
        self._shown: SessionSummary | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._number = label()
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setFixedSize(40, 40)
        self._number.setStyleSheet(
            f"background: {tokens.ACCENT_GROUND}; color: {tokens.ACCENT}; border-radius: 20px;"
            "font-size: 17px; font-weight: 700;"
        )
        self._title = label("", "heading", wrap=True)
        self._state = label()
        self._where, self._figures = label("", "soft", wrap=True), label("", "field", wrap=True)
        self.ways = [button("", partial(self._open, place)) for place in range(2)]
        self.duplicate_button = button(" " + _("Duplicate"), lambda: self.duplication_wanted.emit(session_id), "plain")
        self.duplicate_button.setIcon(icon("copy", tokens.SOFT_INK))
        if not writable:
            self.duplicate_button.hide()
        self._lay_out()

    def show_summary(self, summary: SessionSummary) -> None:
        """Show the session as it is now."""
        if summary == self._shown:
            return
        self._shown = summary
        session = summary.session
        self._number.setText(str(summary.number))
        self._title.setText(session.title or _("Untitled"))
        self._show_state(session.state)
        self._where.setText(summary.when_and_where)
        self._figures.setText(summary.figures)
        name = _("Day {number}").format(number=summary.number)
        self.setAccessibleName(f"{name}, {session.title}, {labels.session_state(session.state)}")
        self.setAccessibleDescription(f"{summary.when_and_where}, {summary.figures}")
        places = WAYS_IN[session.state]
        for place, way in enumerate(self.ways):
            way.setVisible(place < len(places))
            if place < len(places):
                way.setText(place_name(places[place]))

    def open(self) -> None:
        """Open the session where it is there for."""
        self._open(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            self.open()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.open()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_card(QPainter(self), self, strong=self.hasFocus())

    def _open(self, place: int) -> None:
        if self._shown is not None:
            self.opened.emit(self.session_id, WAYS_IN[self._shown.session.state][place])

    def _show_state(self, state: SessionState) -> None:
        ink, ground = _STATE_COLOURS[state]
        self._state.setText(labels.session_state(state))
        self._state.setStyleSheet(
            f"color: {ink}; background: {ground}; border-radius: 9px; padding: 1px 9px; font-size: 13px;"
            "font-weight: 600;"
        )

    def _state_column(self) -> QWidget:
        """As wide on every card, so that states line up."""
        made = QWidget()
        made.setFixedWidth(_STATE_WIDTH)
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._state, alignment=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return made

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self._title)
        texts.addWidget(self._where)
        texts.addWidget(self._figures)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 14, 16, 14)
        layout.setSpacing(16)
        layout.addWidget(self._number, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        layout.addWidget(self._state_column())
        self.ways[0].setProperty("role", "primary")
        keeps_its_room = self.ways[1].sizePolicy()
        keeps_its_room.setRetainSizeWhenHidden(True)
        self.ways[1].setSizePolicy(keeps_its_room)
        for way in (self.duplicate_button, *reversed(self.ways)):
            layout.addWidget(way)
        for way in self.ways:
            way.setFixedWidth(_WAY_WIDTH)
