"""Speaking time at hand: who spoke how long in a line, its shares as one bar; pressed, it opens the panel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, pgettext
from ....sessions import labels, turns
from ....sessions.records import Participant, Turn
from ....sessions.speaking_time import SpeakingTime, length, speaking_time, whole_minutes
from ...desk import Desk
from ...widgets.basics import label
from ...widgets.card_button import CardButton, see_through
from .actions import name_of
from .colours import colour_of

_HEIGHT = 6


class SpeakingCard(CardButton):
    """Reads the turns when it is told to; between two of them only the time of who speaks goes on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(pgettext("card", "Speaking time"))
        self._desk = desk
        self._turns: list[Turn] = []
        self._people: list[Participant] = []
        self._second = 0
        self._title, self._floor = label(pgettext("card", "Speaking time")), label("", wrap=True)
        self._told = label("", "soft", wrap=True)
        self.bar = StackedBar()
        self._title.setStyleSheet("font-weight: 700;")
        self._floor.setStyleSheet(f"font-size: 13px; font-weight: 600; color: {tokens.ACCENT};")
        self._told.setStyleSheet("font-size: 13px;")
        see_through(self._title, self._floor, self._told)
        self.setToolTip(_("F2 starts and stops who speaks; Shift+F2 opens it"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        for made in (self._title, self._floor, self._told, self.bar):
            column.addWidget(made)

    @property
    def told(self) -> str:
        return self._told.text()

    @property
    def floor(self) -> str:
        """Who has the floor, and for how long; empty when nobody has."""
        return self._floor.text()

    def refresh(self) -> None:
        """Read everything again."""
        store, session_id = self._desk.store, self._desk.session_id
        self._turns = turns.turns_of(store, session_id)
        self._people = store.all(Participant, session_id=session_id) if self._turns else []
        self._show()

    def tick(self) -> None:
        """Time has passed."""
        second = int(self._desk.store.now().timestamp())
        if second != self._second and self._turns and self._turns[-1].ended_at is None:
            self._second = second
            self._show()

    def _show(self) -> None:
        now = self._desk.store.now()
        found = speaking_time(self._turns, self._people, now)
        running = next((turn for turn in reversed(self._turns) if turn.ended_at is None), None)
        if running is not None:
            name = name_of(self._desk.store, turns.voice_of(running))
            self._floor.setText(f"● {name} {labels.countdown(length(running, now))}")
        else:
            self._floor.setText("")
        self._floor.setVisible(running is not None)
        self._told.setText(_words(found) or _("F2 starts and stops who speaks."))
        self.bar.show_shares([(colour_of(one.college), one.share) for one in found.heard])
        self.setAccessibleDescription("\n".join(filter(None, (self.floor, self.told))))


class StackedBar(QWidget):
    """The shares of a whole, one after the other; out of sight while there are none. The words beside it say whose."""

    def __init__(self) -> None:
        super().__init__()
        self.shares: list[tuple[str, float]] = []
        self.setFixedHeight(_HEIGHT + 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: list[tuple[str, float]]) -> None:
        """Each a colour and its share, from 0 to 1."""
        if shares != self.shares:
            self.shares = shares
            self.update()
        self.setVisible(bool(shares))

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, x = QRectF(0, 4, self.width(), _HEIGHT), 0.0
        shape = QPainterPath()
        shape.addRoundedRect(whole, 3, 3)
        painter.setClipPath(shape)
        painter.fillRect(whole, QColor(tokens.LINE))
        for colour, share in self.shares:
            wide = share * self.width()
            painter.fillRect(QRectF(x, 4, max(0.0, wide - 1), _HEIGHT), QColor(colour))
            x += wide


def _words(found: SpeakingTime) -> str:
    """Each college that was heard with its time, kept on one line."""
    heard = ((labels.college_group(one.college), labels.duration(whole_minutes(one.time))) for one in found.heard)
    return " · ".join(f"{name} {time}".replace(" ", "\u00a0") for name, time in heard)
