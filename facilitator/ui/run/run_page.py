"""Run (Animer): the run sheet, the stage, the room's picture, and the bar that captures whatever is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...sessions import flow, labels, reading, screen
from ...sessions.reading import Outline
from ...sessions.records import AgendaItem, Cluster, Contribution, Question, Screen, SessionState
from ...sessions.scene import timetable_of
from ...sessions.store import Changed
from ..desk import Desk
from ..projector import Projector
from ..widgets.basics import label, side
from .capture_bar import CaptureBar
from .run_sheet import RunSheet
from .screen_panel import ScreenPanel
from .stage import Stage

SHEET_WIDTH = 264


class RunPage(QWidget):
    """Everything of a day under way. What is looked at is here; where the room stands is in the store."""

    def __init__(self, desk: Desk, projector: Projector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._projector = desk, projector
        self._viewed_item = self._viewed_question = ""
        self._minute = ""
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sheet, self.stage = RunSheet(), Stage(desk)
        self.panel, self.bar = ScreenPanel(desk), CaptureBar(desk)
        self._expected_end = label("", wrap=True)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._ticking = QTimer(self)
        self._ticking.setInterval(250)
        self._ticking.timeout.connect(self._tick)

    def open_session(self) -> None:
        """Show the session in hand, at the item where it stands."""
        self._viewed_item = self._viewed_question = ""
        self.refresh()
        self._ticking.start()
        self.bar.field.setFocus()

    def leave(self) -> None:
        """Keep what is being typed in the notes; called before the session or the place changes."""
        self.panel.notes.settle()

    def refresh(self) -> None:
        """Read everything again."""
        if not self._desk.session_id:
            return
        focused: QWidget | None = self.focusWidget()
        outline = reading.outline(self._desk.store, self._desk.session_id)
        self._outline = outline
        item, question = self._item_in_view(outline), self._question_in_view(outline)
        self.stage.show_item(outline, item, question)
        if self.panel.show_item(item) and self.panel.notes.hasFocus():
            self.bar.field.setFocus()
        self.bar.setVisible(self._desk.writable)
        self.bar.aim(question, outline.number(question) if question else 0)
        self._show_times(outline)
        self._show_projection()
        if focused is not None and not focused.isVisibleTo(self):
            self.bar.field.setFocus()  # the button that was pressed has gone

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The bar is where keys go first (a focus proxy would take everything else out of Tab's way)."""
        super().focusInEvent(event)
        self.bar.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nobody wanted, or a paste, is the beginning of a contribution."""
        command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
        typed = event.text()
        begins = event.matches(QKeySequence.StandardKey.Paste) or (typed and typed.isprintable() and not command)
        if begins and self._desk.writable:
            self.bar.type(event)
        elif event.key() == Qt.Key.Key_Up and self._desk.writable:
            self.bar.edit_previous()
        else:
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> None:
        """A key that was pressed in the projected window, by a presenter's remote say, acts as if pressed here."""
        act = self._acts.get(QKeySequence(event.keyCombination()).toString())
        if act is not None:
            act()
        else:
            self.keyPressEvent(event)

    # What is looked at

    def _item_in_view(self, outline: Outline) -> AgendaItem | None:
        first = outline.items[0] if outline.items else None
        return outline.item(self._viewed_item) or outline.current_item or first

    def _question_in_view(self, outline: Outline) -> Question | None:
        item = self._item_in_view(outline)
        asked = outline.questions_of(item)
        viewed = outline.question(self._viewed_question)
        if viewed in asked:
            return viewed
        if item == outline.current_item and outline.current_question is not None:
            return outline.current_question
        return asked[0] if asked else None

    def look_at(self, item_id: str) -> None:
        """Look at an item without moving the room; captures go to its question."""
        current = self._outline.current_item
        live = self._outline.session.state is SessionState.LIVE
        self._viewed_item = "" if live and current and current.id == item_id else item_id
        self._viewed_question = ""
        self.refresh()

    def _return(self) -> None:
        self._viewed_item = self._viewed_question = ""
        self.refresh()

    def _turn_question(self, step: int) -> None:
        item, question = self._item_in_view(self._outline), self._question_in_view(self._outline)
        asked = self._outline.questions_of(item)
        if question not in asked:
            return
        wanted = asked[(asked.index(question) + step) % len(asked)]
        here = self._outline.session.state is SessionState.LIVE and item == self._outline.current_item
        if here and self._desk.writable:
            self._gesture(flow.ask, wanted)
        else:
            self._viewed_question = wanted.id
            self.refresh()

    # Following the store and the clock

    def _on_changed(self, changed: Changed) -> None:
        if not self.isVisible() or not self._desk.session_id:
            return
        said = changed.added(Contribution) if changed.operation == "contribute" else None
        if said is not None and len(said) == 1:
            self._show_added(said)
            return
        kinds = {change.kind for change in changed.changes}
        if kinds and kinds <= {Contribution, Cluster}:
            self._show_said()
        elif kinds == {Screen}:
            self._show_projection()
        else:
            if changed.operation in ("go_to_item", "start_day", "reopen_day"):
                self._viewed_item = self._viewed_question = ""
            self.refresh()

    def _show_added(self, said: list[Contribution]) -> None:
        """The gesture of every minute: one more contribution, shown without reading the others again."""
        question = self._question_in_view(self._outline)
        self.stage.add(question, said)
        if said[0].question_id is None:
            self.panel.show_parking()
            if question is not None:
                self._desk.notices.say(_("Kept in the parking."))
        elif self.panel.follows(said[0].question_id):
            self._projector.show_scene(self.panel.add_to_scene(said))

    def _show_said(self) -> None:
        """Only words came or went: the day itself has not moved."""
        question = self._question_in_view(self._outline)
        self.stage.show_wall(question, on_screen=question == self._outline.current_question)
        self._show_projection()

    def _show_projection(self) -> None:
        self.panel.show_projection(self._projector.canvas, self._projector.where, projecting=self._projector.projecting)
        self._projector.show_scene(self.panel.show_scene())
        self.panel.show_parking()

    def _on_screens(self) -> None:
        if self._desk.session_id:
            self._show_projection()

    def _show_times(self, outline: Outline) -> None:
        table = timetable_of(self._desk.store, outline)
        item = self._item_in_view(outline)
        self.sheet.show_timetable(table, item.id if item else "")
        state = outline.session.state
        late = abs(table.drift.total_seconds()) >= 60 and state is not SessionState.PREPARATION
        template = _("expected end {expected} (planned {planned})") if late else _("end {expected}")
        if state is SessionState.CLOSED:
            template = _("ended at {expected} (planned {planned})")
        self._expected_end.setText(
            template.format(expected=f"{table.expected_end:%H:%M}", planned=f"{table.planned_end:%H:%M}")
        )
        worse = late and table.drift.total_seconds() > 0
        self._expected_end.setProperty("late", worse)
        self._expected_end.setStyleSheet(f"font-size: 12px; color: {'#B3261E' if worse else '#5C6675'};")

    def _tick(self) -> None:
        if not self.isVisible() or not self._desk.session_id:
            return
        self.stage.tick(self._outline)
        self.panel.thumbnail.tick()
        self._projector.tick()
        minute = f"{self._desk.store.now():%H:%M}"
        if minute != self._minute:
            self._minute = minute
            self._show_times(self._outline)
            self._show_projection()

    # Gestures

    def _gesture(self, gesture: Callable[..., object], *arguments: object) -> None:
        self._desk.notices.attempt(gesture, self._desk.store, self._desk.session_id, *arguments)

    def _ask_screen(self, wanted: str) -> None:
        if wanted == "project":
            self._projector.project()
        elif wanted == "put_away":
            self._projector.put_away()
        elif wanted in ("next_page", "previous_page"):
            self._turn_page(1 if wanted == "next_page" else -1)
        else:
            gestures: dict[str, Callable[..., None]] = {
                "freeze": screen.toggle_freeze,
                "black": screen.toggle_black,
                "waiting": screen.toggle_waiting,
                "follow": screen.follow_the_day,
            }
            self._gesture(gestures[wanted])

    def _turn_page(self, step: int) -> None:
        first_id = self.panel.thumbnail.page_start(step)
        if first_id is not None:
            self._gesture(screen.show_from, first_id)

    def _follow_if_needed(self) -> None:
        """Esc: leave freeze, black and waiting, if the screen is in one of them."""
        if self._desk.writable and screen.screen_of(self._desk.store, self._desk.session_id).mode != "live":
            self._ask_screen("follow")

    def _step(self, gesture: Callable[..., bool]) -> None:
        if self._outline.session.state is SessionState.LIVE:
            self._gesture(gesture)

    def _edit(self, contribution_id: str) -> None:
        contribution = self._desk.store.get(Contribution, contribution_id)
        if contribution is not None and self._desk.writable:
            self.bar.edit(contribution)

    # What it is made of

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._projector.changed.connect(self._on_screens)
        self._projector.key_pressed.connect(self.take_key)
        self.sheet.looked_at.connect(self.look_at)
        self.stage.edit_requested.connect(self._edit)
        self.stage.returned.connect(self._return)
        self.stage.question_turned.connect(self._turn_question)
        self.panel.asked.connect(self._ask_screen)
        self.bar.escaped.connect(self._follow_if_needed)

    def _bind_keys(self) -> None:
        self._acts: dict[str, Callable[[], object]] = {
            "F5": self._projector.project,
            "Shift+F5": self._projector.put_away,
            "F6": lambda: self._ask_screen("freeze"),
            "F7": lambda: self._ask_screen("black"),
            "F8": lambda: self._ask_screen("waiting"),
            "Esc": self._follow_if_needed,
            "F9": lambda: self._step(flow.next_item),
            "Shift+F9": lambda: self._step(flow.previous_item),
            "PgDown": lambda: self._turn_page(1),
            "PgUp": lambda: self._turn_page(-1),
        }
        for key, act in self._acts.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        left = side("left")
        left.setFixedWidth(SHEET_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 14, 0, 10)
        column.setSpacing(6)
        head = label(_("AGENDA"), "section")
        head.setContentsMargins(16, 0, 0, 0)
        self._expected_end.setContentsMargins(16, 0, 12, 0)
        column.addWidget(head)
        column.addWidget(self.sheet, 1)
        column.addWidget(self._expected_end)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(left)
        middle.addWidget(self.stage, 1)
        middle.addWidget(self.panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(middle, 1)
        outer.addWidget(self.bar)
        for made in self.findChildren(QAbstractButton):
            if made.focusPolicy() is Qt.FocusPolicy.StrongFocus:
                made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is


def header_drift(outline: Outline, desk: Desk) -> tuple[str, bool]:
    """The drift in one figure, and whether it is late."""
    drift = timetable_of(desk.store, outline).drift
    return labels.drift(drift), drift.total_seconds() >= 60
