"""The wheel and the staircase in the drawer: what the room answered is counted here, and shown to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from ....i18n import _
from ....sessions import labels, positioning, ratings, reading
from ....sessions.records import Rating, SceneKind, Session
from ....sessions.scene.choices import Choice
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import button, label
from ..drawer import Drawer
from .staircase_page import StaircasePage
from .wheel_page import WheelPage


class PositioningPanel(Drawer):
    """Every count is a gesture of its own, undone like any other."""

    scene_wanted = Signal(object)
    """The room is to see that `Choice`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Wheel and staircase"), parent)
        self._hint, self._told = label("", "soft", wrap=True), label("", "soft", wrap=True)
        self._show = button(_("Show to the room"), self._show_to_room)
        self.wheel = WheelPage(self._rate, writable=desk.writable, done=self._show.setFocus)
        self.staircase = StaircasePage(self._rate, writable=desk.writable, done=self._show.setFocus)
        self._pages = QStackedWidget()
        self._tabs = QButtonGroup(self)
        self._lay_out()
        self._turn_to(0)
        desk.session_chosen.connect(lambda _session_id: self.wheel.forget_place())

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(Rating, Session)

    def refresh(self) -> None:
        session = self.desk.session
        if session is None:
            return
        now = ratings.ratings_of(self.desk.store, session.id)
        before, former = ratings.rated_before(self.desk.store, session)
        self.wheel.show_ratings(now, former)
        self.staircase.show_ratings(now)
        self._told.setText("\n".join(self._words(now, before)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_keyboard()

    @property
    def _on_steps(self) -> bool:
        return self._pages.currentIndex() == 1

    def _take_keyboard(self) -> None:
        if self._on_steps:
            self.staircase.take_keyboard()
        else:
            self.wheel.take_keyboard()

    def _words(self, now: Sequence[Rating], before: Session | None) -> Iterator[str]:
        """How many answered, and which day the wheel is compared with."""
        if self._on_steps:
            yield labels.answer_count(sum(ratings.counts(now, None).values()))
            return
        yield labels.answer_count(ratings.answers(now))
        if before is not None:
            number = reading.session_number(self.desk.store, before.id)
            yield _("Dark mark: day {number}").format(number=number)

    def _rate(self, lever: int | None, value: int, typed: str) -> bool:
        """Keep what was typed as how many answered; False when it was refused."""

        def keep() -> None:
            positioning.rate(self.desk.store, self.desk.session_id, lever, value, positioning.count_of(typed))

        return self.desk.notices.did(keep)

    def _turn_to(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._tabs.button(place).setChecked(True)
        self._hint.setText(
            _("How many people see the territory on each step?")
            if place
            else _("How many people put it at each value, from 0 to 5?")
        )
        self.refresh()
        if self.isVisible():
            self._take_keyboard()

    def _show_to_room(self) -> None:
        self.scene_wanted.emit(Choice(SceneKind.STAIRCASE if self._on_steps else SceneKind.WHEEL))

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(6)
        for place, (name, page) in enumerate(((_("Wheel"), self.wheel), (_("Staircase"), self.staircase))):
            tabs.addWidget(self._tab(name, place))
            self._pages.addWidget(page)
        tabs.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._show)
        self.body.addLayout(tabs)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._pages, 1)
        self.body.addLayout(foot)
        self._show.setVisible(self.desk.writable)

    def _tab(self, name: str, place: int) -> QPushButton:
        made = button(name, lambda: self._turn_to(place), "place")
        made.setCheckable(True)
        self._tabs.addButton(made, place)
        return made
