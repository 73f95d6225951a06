"""The time of the speech and that of the room's questions, each a button that brings it on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, pgettext
from ....sessions import labels
from ....sessions.records import AgendaItem, SceneKind
from ....sessions.scene.times import countdown_of
from ....sessions.store import Store
from ...widgets.card_button import CardButton
from ...widgets.steady_label import SteadyLabel


@dataclass(frozen=True, slots=True)
class Shares:
    """What is left of the speech, and of the questions after it; below zero, it runs over."""

    speech: timedelta
    questions: timedelta


def shares_of(store: Store, item: AgendaItem, *, asking: bool) -> Shares:
    """Of the item under way: while the speech goes on, what it takes too long is taken from the questions."""
    left = countdown_of(store, item).left(store.now())
    kept = timedelta(minutes=item.question_minutes)
    return Shares(left - kept, left if asking else min(kept, left))


class SpeechTimes(QWidget):
    """Two cards side by side; the one that the room sees is marked."""

    wanted = Signal(object)
    """Show the room that `SceneKind`: the speech or its questions."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._item: AgendaItem | None = None
        self._running = self._asking = False
        self.speech = TimeCard(pgettext("scene", "The speaker"), lambda: self.wanted.emit(SceneKind.SPEAKER))
        self.questions = TimeCard(_("Questions from the room"), lambda: self.wanted.emit(SceneKind.SPEAKER_QUESTIONS))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.speech, 1)
        row.addWidget(self.questions, 1)

    def show_item(self, item: AgendaItem, *, running: bool, asking: bool, speaking: bool) -> None:
        """Show the times of *item*, under way when *running*; the room sees its questions (*asking*), its speech
        (*speaking*), or something else."""
        self._item, self._running, self._asking = item, running, asking
        self.speech.setChecked(speaking)
        self.questions.setChecked(asking)
        self.tick()

    def tick(self) -> None:
        """Show the time as it is now."""
        item = self._item
        if item is None:
            return
        planned = timedelta(minutes=max(0, item.minutes - item.question_minutes))
        shares = shares_of(self._store, item, asking=self._asking) if self._running else None
        over = shares is not None and not self._asking and shares.speech < timedelta()
        self.speech.show_time(
            labels.countdown(shares.speech) if shares and not self._asking else _minutes(planned),
            late=over,
            invites=_("Show"),
        )
        questions = shares.questions if shares else timedelta(minutes=item.question_minutes)
        self.questions.show_time(
            labels.countdown(questions) if self._asking and shares else _minutes(questions),
            late=bool(shares) and questions < timedelta(),
            invites=_("Go to the questions") if self._running else _("Show"),
            urgent=over,
        )


def _minutes(time: timedelta) -> str:
    """In whole minutes; nothing is left once they are over."""
    minutes = int(time.total_seconds() // 60)
    return labels.duration(minutes) if minutes > 0 else "–"


class TimeCard(CardButton):
    """A name, a time, and what pressing it does."""

    def __init__(self, name: str, on_click: Callable[[], object]) -> None:
        super().__init__(name)
        self.setCheckable(True)
        self.name = name
        self._urgent = False
        self._name = SteadyLabel(13, colour=tokens.SOFT_INK)
        self.figure = SteadyLabel(24, bold=True, room_for="−00:00")
        self.caption = SteadyLabel(13, colour=tokens.ACCENT)
        self._name.show_text(name)
        for shown in (self._name, self.figure, self.caption):
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 8)
        column.setSpacing(1)
        for shown in (self._name, self.figure, self.caption):
            column.addWidget(shown)
        self.clicked.connect(lambda _checked=False: on_click())

    def show_time(self, figure: str, *, late: bool, invites: str, urgent: bool = False) -> None:
        """Say that time, and what pressing the card does; *urgent* when it is high time."""
        told = _("On the screen") if self.isChecked() else invites
        self.figure.show_text(figure, tokens.LATE if late else tokens.INK)
        self.caption.show_text(told, tokens.CARD if urgent else tokens.ACCENT)
        self._name.show_text(self.name, tokens.CARD if urgent else tokens.SOFT_INK)
        if urgent:
            self.figure.show_text(figure, tokens.CARD)
        if urgent != self._urgent:
            self._urgent = urgent
            self.update()
        self.setAccessibleName(f"{self.name}, {figure}, {told}")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._urgent:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.ACCENT))
        painter.setPen(QPen(QColor(tokens.INK if self.hasFocus() else tokens.ACCENT), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.RADIUS, tokens.RADIUS)
