"""The middle of Run: the item under way (or looked at), its clock, its buttons, and the wall where words land."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import flow, labels, reading, timing
from ...sessions.reading import Outline
from ...sessions.records import AgendaItem, Contribution, Question, SessionState
from ...sessions.scene.items import SPEECHES
from ...sessions.scene.times import countdown_of, timetable_of
from ..desk import Desk
from ..widgets.basics import button, label
from ..widgets.steady_label import SteadyLabel
from .briefing import Briefing
from .item_tool import ItemTool
from .phase_line import PhaseLine
from .stage_head import StageHead
from .stage_words import badge, speech_end
from .wall.question_wall import QuestionWall


class Stage(QWidget):
    """Shows an item; its buttons are the gestures of the day."""

    returned = Signal()
    """Look at the item under way again."""
    question_turned = Signal(int)
    """Look at the next question of the item (1) or the one before (-1)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item: AgendaItem | None = None
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._badge, self._title = QLabel(), label("", "title", wrap=True)
        self._badge.setTextFormat(Qt.TextFormat.PlainText)
        self._detail = label("", "soft", wrap=True)
        right = Qt.AlignmentFlag.AlignRight
        self._clock = SteadyLabel(40, bold=True, align=right, room_for="−00:00")
        self._times = SteadyLabel(24, bold=True, align=right, room_for="00:00 – 00:00", colour=tokens.SOFT_INK)
        self._caption = SteadyLabel(13, align=right, colour=tokens.SOFT_INK)
        self._count = SteadyLabel(14, colour=tokens.SOFT_INK)
        self.phase = PhaseLine(desk)
        self._clock.setAccessibleName(_("Time left"))
        self.briefing, self.board = Briefing(), QuestionWall(desk)
        self.wall = self.board.wall
        self._large = False
        self._stand_in: QWidget | None = None
        self._make_buttons()
        self._lay_out()

    def show_item(self, outline: Outline, item: AgendaItem | None, question: Question | None) -> None:
        """Show *item* and its *question*, from the records as they are now."""
        self._item = item
        self._show_texts(outline, item, question)
        self._show_briefing(outline, item, question)
        self._show_buttons(outline, item)
        running = item is not None and self._is_running(outline)
        self._clock.setVisible(running)
        self._times.setVisible(item is not None and not running)
        self.phase.show_item(item if running else None)
        self.show_wall(question, on_screen=question == outline.current_question)
        self.tick(outline)

    def tick(self, outline: Outline) -> None:
        """Show the time as it is now."""
        item = self._item
        if item is None:
            self._caption.show_text(_("Add an item to the agenda in Prepare"))
        elif self._is_running(outline):
            self._show_countdown(item)
            self.phase.tick()
        else:
            self._show_times(outline, item)

    def _is_running(self, outline: Outline) -> bool:
        return outline.session.state is SessionState.LIVE and self._item == outline.current_item

    def show_wall(self, question: Question | None, *, on_screen: bool = False) -> None:
        """Show the contributions to *question*, or the parking without one; the room sees them *on_screen* too."""
        empty = _("Nothing yet: what you type appears here.")
        if on_screen:
            empty = _("Nothing yet: what you type appears here and on the screen.")
        if question is None:
            empty = _("The parking is empty. No question is under way: what you type is kept here for later.")
            if self._item is not None and self._item.kind in SPEECHES and not self.board.bar.in_parking:
                empty = _("What you type waits in the speaker’s sheet, as a question from the room. ! parks it.")
        self.board.show_question(question, empty=empty)
        self._show_count(question)

    def add(self, question: Question | None, said: list[Contribution]) -> None:
        """Show what was just said on the wall that is shown, if it belongs there."""
        self.board.add(said)
        self._show_count(question)

    def show_large(self, large: bool) -> None:
        """Leave the whole stage to the wall, or share it again."""
        self._large = large
        self._head.setVisible(not large)
        self.briefing.setVisible(not large and self.briefing.has_content)

    def show_stand_in(self, wanted: QWidget | None) -> None:
        """Show *wanted* in the place of the wall; without one, the wall again."""
        if self._stand_in is not None and self._stand_in is not wanted:
            self._stand_in.hide()
        self._stand_in = wanted
        if wanted is not None:
            if wanted.parentWidget() is not self:
                self._outer.addWidget(wanted, 2)
            wanted.show()
        self.board.setVisible(wanted is None)

    # What it says

    def _show_texts(self, outline: Outline, item: AgendaItem | None, question: Question | None) -> None:
        self._badge.setVisible(item is not None)
        if item is None:
            self._title.setText(_("This day has no item yet"))
            self._detail.setText("")
            return
        colour = tokens.PROJECTION_COLOURS[item.kind]
        self._badge.setText(badge(item))
        self._badge.setStyleSheet(
            f"background: {colour}; color: white; border-radius: 5px; padding: 3px 9px;"
            f" font-size: 12px; font-weight: 600;"
        )
        self._title.setText(question.text if question else item.title)
        self._detail.setText(self._detail_of(outline, item, question))
        self._detail.setVisible(bool(self._detail.text()))

    def _detail_of(self, outline: Outline, item: AgendaItem, question: Question | None) -> str:
        if question is not None:
            asked = outline.questions_of(item)
            return item.title if len(asked) < 2 else f"{item.title} · {self._rank(asked, question)}"
        return item.detail

    def _show_briefing(self, outline: Outline, item: AgendaItem | None, question: Question | None) -> None:
        if item is None or question is not None:
            self.briefing.show_nothing()
        else:
            self.briefing.show_item(outline, item, reading.speakers(self._desk.store, item))
        self.briefing.setVisible(self.briefing.has_content and not self._large)

    def _show_count(self, question: Question | None) -> None:
        self._count.show_text(labels.contribution_count(self.wall.count) if question else "")

    @staticmethod
    def _rank(asked: tuple[Question, ...], question: Question) -> str:
        told = _("question {rank} of {count}").format(rank=asked.index(question) + 1, count=len(asked))
        return told.replace(" ", "\u00a0")  # it stays in one piece under a title that is narrow

    def _show_countdown(self, item: AgendaItem) -> None:
        store = self._desk.store
        countdown = countdown_of(store, item)
        left = countdown.left(store.now())
        late = left < timedelta()
        self._clock.show_text(labels.countdown(left), tokens.LATE if late else tokens.INK)
        total = labels.duration(countdown.total_seconds // 60)
        caption = _("over the {total} planned") if late else _("left of {total}")
        paused = _("paused") + " · " if countdown.paused else ""
        self._caption.show_text(paused + caption.format(total=total) + speech_end(item, countdown))

    def _show_times(self, outline: Outline, item: AgendaItem) -> None:
        slot = timetable_of(self._desk.store, outline).slot(item.id)
        start, end = slot.start or slot.planned_start, slot.end or slot.planned_end
        self._times.show_text(f"{start:%H:%M} – {end:%H:%M}")
        held = {
            timing.SlotState.HELD: _("held"),
            timing.SlotState.NOT_HELD: _("not held"),
            timing.SlotState.CURRENT: _("under way"),
            timing.SlotState.UPCOMING: _("to come"),
        }
        self._caption.show_text(f"{held[slot.state]} · {labels.duration(item.minutes)}")

    # Its buttons

    def _make_buttons(self) -> None:
        self._start = button(_("Start the day"), lambda: self._do(flow.start_day), "primary")
        self._less = button(_("− 5"), lambda: self._do(flow.extend, -5), tip=_("Five minutes less"))
        self._more = button(_("+ 5"), lambda: self._do(flow.extend, 5), tip=_("Five minutes more"))
        self._pause = button(_("Pause"), self._pause_or_resume)
        self._previous = button("←", lambda: self._do(flow.previous_item), tip=_("Previous item (Shift+F9)"))
        self._previous.setAccessibleName(_("Previous item"))
        self._next = button(_("Next item →"), lambda: self._do(flow.next_item), "primary", tip=_("F9"))
        self._close = button(_("Close the day"), lambda: self._do(flow.close_day), "primary")
        self._reopen = button(_("Reopen the day"), lambda: self._do(flow.reopen_day))
        self._hold = button(_("Resume this item"), self._go_to_viewed, "primary")
        self._return = button(_("Back to the item under way"), self.returned.emit)
        self._earlier = button("‹", lambda: self.question_turned.emit(-1), tip=_("Previous question"))
        self._later = button("›", lambda: self.question_turned.emit(1), tip=_("Next question"))
        self._tool = ItemTool(self.board.panel_wanted.emit)
        self._earlier.setAccessibleName(_("Previous question"))
        self._later.setAccessibleName(_("Next question"))

    def _show_buttons(self, outline: Outline, item: AgendaItem | None) -> None:
        state = outline.session.state
        live, current = state is SessionState.LIVE, outline.current_item
        here = live and item is not None and item == current
        last = here and outline.next_held(current, 1) is None
        several = len(outline.questions_of(item)) > 1
        first = here and outline.next_held(current, -1) is None
        paused = outline.flow is not None and outline.flow.paused_at is not None
        self._pause.setText(_("Resume") if paused else _("Pause"))
        started = item is not None and bool(reading.intervals(self._desk.store, (item,))[item.id])
        self._hold.setText(_("Resume this item") if started else _("Go to this item"))
        shown = {
            self._start: state is SessionState.PREPARATION and bool(outline.items),
            self._less: here,
            self._more: here,
            self._pause: here,
            self._previous: here and not first,
            self._next: here and not last,
            self._close: bool(last),
            self._reopen: state is SessionState.CLOSED,
            self._hold: live and not here,
            self._return: live and not here,
            self._earlier: several,
            self._later: several,
            self._tool: self._tool.show_item(item),
        }
        readable = (self._return, self._earlier, self._later, self._tool)
        for made, visible in shown.items():
            made.setVisible(visible and (self._desk.writable or made in readable))

    def _do(self, gesture: Callable[..., object], *arguments: object) -> None:
        self._desk.notices.attempt(gesture, self._desk.store, self._desk.session_id, *arguments)

    def _pause_or_resume(self) -> None:
        current = reading.outline(self._desk.store, self._desk.session_id).flow
        self._do(flow.resume if current and current.paused_at else flow.pause)

    def _go_to_viewed(self) -> None:
        if self._item is not None:
            self._do(flow.go_to, self._item)
            self.returned.emit()

    def _lay_out(self) -> None:
        badge_row = QHBoxLayout()
        badge_row.addWidget(self._badge)
        badge_row.addWidget(self._earlier)
        badge_row.addWidget(self._later)
        badge_row.addWidget(self._tool)
        badge_row.addWidget(self._count, 1)
        left = QVBoxLayout()
        left.setSpacing(5)
        left.addLayout(badge_row)
        left.addWidget(self._title)
        left.addWidget(self._detail)
        left.addWidget(self.phase)
        left.addStretch(1)
        times = (self._clock, self._times, self._caption)
        actions = (self._previous, self._less, self._more, self._pause, self._return, self._hold, self._reopen)
        self._head = StageHead(left, times, (*actions, self._start, self._next, self._close), self._next, self._close)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 14, 18, 14)
        outer.setSpacing(12)
        outer.addWidget(self._head)
        outer.addWidget(self.briefing, 3)
        outer.addWidget(self.board, 2)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for turn in (self._earlier, self._later):
            turn.setProperty("role", "plain")
        for made in self._head.findChildren(QPushButton):
            made.hide()  # each appears when it has an effect
