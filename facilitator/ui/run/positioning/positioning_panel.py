"""Where the room stands, in the drawer: what it answers is taken down here, and shown to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from ....i18n import _, pgettext
from ....sessions import positioning, ratings
from ....sessions.ratings import subject_of
from ....sessions.reading import outline
from ....sessions.records import (
    Cluster,
    Contribution,
    Feedback,
    Instrument,
    ItemKind,
    PlanePoint,
    Question,
    Rating,
    SceneKind,
    Session,
)
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import button, label
from ..drawer import Drawer
from .answers_tool import AnswersTool, StaircaseTool, WheelTool
from .evaluation_tool import EvaluationTool
from .plane_tool import PlaneTool
from .staircase_page import StaircasePage
from .tool import Tool
from .wheel_page import WheelPage

_FROM_0 = {digit: digit for digit in range(6)}
_STEPS = {digit: digit for digit in range(1, 6)}
_RANKS = {digit: digit or 10 for digit in range(10)}


class PositioningPanel(Drawer):
    """Every count, sheet and point is a gesture of its own, undone like any other."""

    scene_wanted = Signal(object)
    """The room is to see that `Choice`."""
    stand_in_turned = Signal()
    """Its `stand_in` is another one, or is needed again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Where the room stands"), parent)
        self._hint, self._told = label("", "soft", wrap=True), label("", "soft", wrap=True)
        self._show = button(_("Show to the room"), self._show_to_room)
        done = self._show.setFocus
        self.wheel = WheelPage(self._rate, writable=desk.writable, done=done)
        self.staircase = StaircasePage(self._rate, writable=desk.writable, done=done)
        self.plane, self.evaluation = PlaneTool(desk), EvaluationTool(desk)
        self.trends = AnswersTool(desk, Instrument.TRENDS, SceneKind.TRENDS, _RANKS, None)
        self.wheel_tool = WheelTool(desk, _FROM_0, self.wheel)
        self.staircase_tool = StaircaseTool(desk, _STEPS, self.staircase)
        self._tools: tuple[tuple[str, Tool], ...] = (
            (pgettext("positioning", "Wheel"), self.wheel_tool),
            (pgettext("positioning", "Steps"), self.staircase_tool),
            (pgettext("positioning", "Trends"), self.trends),
            (pgettext("positioning", "Plane"), self.plane),
            (pgettext("positioning", "Review"), self.evaluation),
        )
        self._pages = QStackedWidget()
        self._tabs = QButtonGroup(self)
        self._begins, self._item_id = True, ""
        self._lay_out()
        self._turn_to(0)
        desk.session_chosen.connect(lambda _session_id: self._begin_anew())

    @property
    def tool(self) -> Tool:
        """What is open."""
        return self._tools[self._pages.currentIndex()][1]

    @property
    def stand_in(self) -> QWidget | None:
        return self.tool.stand_in

    def open_for(self, question: Question | None) -> None:
        """The first time at an item, open on what it is about."""
        self._turn_to_item()
        if self.isVisible() and question == self.question and not self._begins:
            return  # what changed was read already
        self._begins = False
        self.plane.question = question
        super().open_for(question)

    def _turn_to_item(self) -> None:
        if self.desk.session is None:
            return
        item = outline(self.desk.store, self.desk.session_id).current_item
        if item is not None and item.id != self._item_id:
            self._item_id = item.id
            if item.kind is ItemKind.CLOSING:
                self._turn_to(len(self._tools) - 1)

    def concerns(self, changed: Changed) -> bool:
        if changed.touches(Rating, Session, PlanePoint, Feedback):
            return True
        return self.tool is self.plane and changed.touches(Cluster, Contribution, Question)

    def refresh(self) -> None:
        session = self.desk.session
        if session is None:
            return
        now = ratings.ratings_of(self.desk.store, session.id)
        self.tool.show_session(session, now)
        self._hint.setText(self.tool.hint)
        self._told.setText(self.tool.told(now))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.tool.take_keyboard()

    def _begin_anew(self) -> None:
        self._begins, self._item_id = True, ""
        for _name, tool in self._tools:
            tool.forget_place()

    def _rate(self, lever: int | None, value: int, typed: str) -> bool:
        """Keep what was typed as how many answered; False when it was refused."""

        def keep() -> None:
            count = positioning.count_of(typed)
            positioning.count_answers(self.desk.store, self.desk.session_id, subject_of(lever), value, count)

        return self.desk.notices.did(keep)

    def _turn_to(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._tabs.button(place).setChecked(True)
        self.refresh()
        self.stand_in_turned.emit()
        if self.isVisible():
            self.tool.take_keyboard()

    def _show_to_room(self) -> None:
        self.scene_wanted.emit(self.tool.choice)

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for place, (name, tool) in enumerate(self._tools):
            tabs.addWidget(self._tab(name, place))
            self._pages.addWidget(tool)
            tool.turned.connect(self.refresh)
            tool.stand_in_wanted.connect(self.stand_in_turned)
        tabs.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._show)
        self.body.addLayout(tabs)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._pages, 1)
        self.body.addLayout(foot)
        self._show.setVisible(self.desk.writable)
        self._hint.setVisible(self.desk.writable)

    def _tab(self, name: str, place: int) -> QPushButton:
        made = button(name, lambda: self._turn_to(place), "place")
        made.setCheckable(True)
        made.setStyleSheet("QPushButton { padding: 5px 9px; } QPushButton:focus { padding: 3px 7px; }")
        self._tabs.addButton(made, place)
        return made
