"""When the day runs late: what could be done, each with what it changes. A quiet card, on the console only."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import recoveries, steering
from ...sessions.records import Session, SessionState
from ...sessions.recoveries import MOST, WayBack
from ...sessions.timing import Timetable
from ..desk import Desk
from ..theme import icon
from ..widgets.basics import button, label
from ..widgets.card_button import CardButton, see_through
from ..widgets.digit_keys import digit_of
from ..widgets.own_keys import claims
from ..widgets.plain_tip import plain_tip

GROWTH = timedelta(minutes=5)
"""Put off, the card comes back once the day is later by so much."""
_MINUTE = timedelta(minutes=1)


class WaysBack(QFrame):
    """Comes by itself once the day is late enough, or when it is asked for; one click, or one digit, takes a way."""

    left = Signal()
    """The keyboard goes back to where it was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ways: tuple[WayBack, ...] = ()
        self._session_id = ""
        self._late, self._due = timedelta(), False
        """How late the day is, and whether that is enough to come by itself."""
        self._put_off: timedelta | None = None
        """How late the day was when the person put it off."""
        self._asked = False
        """Whether the person wants to see it though the day is not late enough for it to come by itself."""
        self.setObjectName("card")
        self._cards = [_WayCard(place + 1, self._taker(place)) for place in range(MOST)]
        self._lay_out()
        self.hide()

    def follow(self, session: Session, table: Timetable) -> None:
        """Show what could be done for that day as it stands; nothing while it is in time enough."""
        if session.id != self._session_id:
            self._session_id, self._put_off, self._asked = session.id, None, False
        self._late, self._due = recoveries.lateness(table), recoveries.is_late(session, table)
        if not self._due or (self._put_off is not None and self._late >= self._put_off + GROWTH):
            self._put_off = None
        if session.state is not SessionState.LIVE or self._late < _MINUTE:
            self._asked = False
        self._show()

    def open(self) -> None:
        """Give it the keyboard, put off or not; tell when there is nothing to win back."""
        session = self._desk.session
        running = session is not None and session.state is SessionState.LIVE and self._desk.writable
        if not running or self._late < _MINUTE:
            self._desk.notices.say(_("The day is not late: there is nothing to win back."))
            return
        self._put_off, self._asked = None, True
        self._show()
        (self._cards[0] if self._ways else self._later).setFocus()

    @property
    def folded(self) -> bool:
        """Whether it was put off: one line tells that it is there."""
        return self._put_off is not None

    @property
    def told(self) -> list[str]:
        """What each way back says."""
        return [card.told for card in self._cards if card.isVisibleTo(self)]

    def event(self, event: QEvent) -> bool:
        """Esc leaves the card before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif digit is not None and 1 <= digit <= len(self._ways):
            self._take(digit - 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    # Showing

    def _show(self) -> None:
        seen, folded = self._desk.writable and (self._due or self._asked), self.folded
        wanted = seen and not folded
        self._ways = steering.ways_back(self._desk.store, self._session_id, least=1) if wanted else ()
        told = steering.standing(self._late)
        self._title.setText(told)
        self._folded.setText(_("{late} · ways back  F4").format(late=told))
        for card, way in zip(self._cards, self._ways, strict=False):
            card.show_way(way)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(self._ways))
        self._none.setVisible(not self._ways)
        self._folded.setVisible(folded)
        self._unfolded.setVisible(not folded)
        self.setVisible(seen and (folded or self._asked or bool(self._ways)))

    # Answering

    def _taker(self, place: int) -> Callable[[], None]:
        return lambda: self._take(place)

    def _take(self, place: int) -> None:
        way, had_keyboard = self._ways[place], self._has_keyboard()
        self._asked = False
        kept = self._desk.notices.attempt(steering.take, self._desk.store, self._session_id, way)
        if kept is not None:
            self._desk.notices.say(_("{what}: done. Ctrl+Z takes it back.").format(what=kept.text))
        if had_keyboard:
            self.left.emit()

    def _put_it_off(self) -> None:
        had_keyboard = self._has_keyboard()
        self._put_off, self._asked = self._late, False
        self._show()
        if had_keyboard:
            self.left.emit()

    def _leave(self) -> None:
        self._asked = False
        self._show()
        self.left.emit()

    def _has_keyboard(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    # What it is made of

    def _lay_out(self) -> None:
        self._title = label()
        self._title.setStyleSheet(f"color: {tokens.LATE}; font-weight: 700;")
        mark = QLabel()
        mark.setPixmap(icon("clock", tokens.LATE).pixmap(QSize(16, 16)))
        self._later = button(_("Later"), self._put_it_off, "plain", tip=_("Come back if the day gets later"))
        self._later.setStyleSheet("font-size: 13px;")
        self._folded = button("", self.open, "plain", tip=_("Show the ways back (F4)"))
        self._folded.setStyleSheet(f"font-size: 13px; color: {tokens.LATE}; font-weight: 600;")
        for made in (self._later, self._folded):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._none = label(_("Minimums and fixed hours leave nothing to shorten, to move or to give up."), wrap=True)
        self._none.setStyleSheet(f"font-size: 12px; color: {tokens.SOFT_INK};")
        head = QHBoxLayout()
        head.addWidget(mark)
        head.addWidget(self._title, 1)
        head.addWidget(self._later)
        self._unfolded = QWidget()
        column = QVBoxLayout(self._unfolded)
        column.setContentsMargins(10, 6, 10, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._none)
        for card in self._cards:
            column.addWidget(card)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._folded)
        outer.addWidget(self._unfolded)
        self.setAccessibleName(_("Ways back"))


class _WayCard(CardButton):
    """One way back: its digit, what it does, and what the day is like then."""

    def __init__(self, digit: int, take: Callable[[], None]) -> None:
        super().__init__()
        self._what, self._effect, number = label(wrap=True), label(wrap=True), label(str(digit))
        self._what.setStyleSheet("font-size: 13px; font-weight: 600;")
        self._effect.setStyleSheet(f"font-size: 12px; color: {tokens.SOFT_INK};")
        number.setStyleSheet(
            f"font-size: 12px; color: {tokens.SOFT_INK}; border: 1px solid {tokens.LINE}; border-radius: 4px;"
            "padding: 0;"
        )
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedWidth(20)
        see_through(self._what, self._effect, number)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._what)
        texts.addWidget(self._effect)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self.clicked.connect(lambda _checked=False: take())

    def show_way(self, way: WayBack) -> None:
        self._what.setText(_unbroken(steering.told_shortly(way)))
        self._effect.setText(_unbroken(steering.effect(way).replace(" · ", "\n")))
        in_full = steering.told(way)
        self.setAccessibleName(f"{in_full}, {steering.effect(way)}")
        self.setToolTip("" if in_full == steering.told_shortly(way) else plain_tip(in_full))

    @property
    def told(self) -> str:
        return ", ".join((self._what.text(), *self._effect.text().splitlines()))


def _unbroken(text: str) -> str:
    """A figure stays on the line of what it counts."""
    return re.sub(r"(?<=\d) ", "\u00a0", text)
