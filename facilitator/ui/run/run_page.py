"""Run (Animer): the run sheet, the stage, the room's picture, and the bar that captures whatever is typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ...i18n import _
from ...sessions import flow, reading
from ...sessions.reading import Outline
from ...sessions.records import Cluster, Contribution, PlusOne, Question, RoomQuestion, Screen, SessionState, Tag, Turn
from ...sessions.scene.times import timetable_of
from ...sessions.store import Changed
from ..desk import Desk
from ..place import Place
from ..projector import Projector
from ..room import Room
from .capture.capture_bar import CaptureBar
from .item_tool import panel_of
from .keys import RunKeys
from .screen_control import ScreenControl
from .viewpoint import Viewpoint
from .workspace import Workspace

SAID = frozenset({Contribution, Cluster, PlusOne, Tag})
"""What changes while people speak, the day itself standing still."""


class RunPage(Place):
    """Everything of a day under way. What is looked at is here; where the room stands is in the store."""

    def __init__(self, desk: Desk, projector: Projector, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._projector, self._room = desk, projector, room
        self._view = Viewpoint()
        self._minute = ""
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.work, self.bar = Workspace(desk, room), CaptureBar(desk)
        self.day, self.stage, self.panel = self.work.day, self.work.stage, self.work.panel
        self.middle, self.panels, self.sheet = self.work.middle, self.work.panels, self.work.day.sheet
        self._screen = ScreenControl(desk, projector, room, self.panel, self.stage.board)
        self.keys = RunKeys(desk, self.work, self.bar, self._screen, self.open_panel)
        self._lay_out()
        self._connect()
        self.keys.bind(self)

    def open_session(self) -> None:
        """Show the session in hand, at the item where it stands."""
        self._view.follow()
        self.middle.show_stage()
        self.panels.close_panel()
        self.refresh()
        self._on_screens()
        self.bar.field.setFocus()

    def flush(self) -> bool:
        """Keep what is being typed, before the session or the place changes; False when it was refused and stays."""
        self.panel.notes.settle()
        return self.panels.settle() and self.stage.wall.settle()

    def refresh(self) -> None:
        """Read everything again."""
        if not self._desk.session_id:
            return
        focused: QWidget | None = self.focusWidget()
        self.stage.board.bar.in_parking = self._view.parking
        outline = reading.outline(self._desk.store, self._desk.session_id)
        self._outline = outline
        item, question = self._view.item(outline), self._view.question(outline)
        self.stage.show_item(outline, item, question)
        if self.panel.at_hand.show_item(item) and self.panel.notes.hasFocus():
            self.bar.field.setFocus()
        self.bar.setVisible(self._desk.writable)
        self.bar.aim(question, outline.number(question) if question else 0, self._view.speech(outline))
        self._show_times(outline)
        self.panel.at_hand.show_parking()
        if focused is not None and not focused.isVisibleTo(self):
            self.bar.field.setFocus()  # the button that was pressed has gone

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The bar is where keys go first (a focus proxy would take everything else out of Tab's way)."""
        super().focusInEvent(event)
        self.bar.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> None:
        """A key that was pressed in the projected window, by a presenter's remote say, acts as if pressed here."""
        if not self.keys.take(event, in_run=self.isVisible()) and self.isVisible():
            self.keyPressEvent(event)

    # What is looked at

    def look_at(self, item_id: str) -> None:
        """Look at an item without moving the room; captures go to its question."""
        self._view.look_at_item(self._outline, item_id)
        self._show_view()

    def look_at_contribution(self, contribution: Contribution) -> None:
        """Look at a contribution on its wall, the room unmoved."""
        question = self._outline.question(contribution.question_id)
        if question is not None:
            self._view.look_at_question(question)
        else:
            self._view.parking = True
        self.stage.show_stand_in(None)
        self._show_view()
        self.stage.board.show_note(contribution.id)

    def look_at_cluster(self, cluster: Cluster, question: Question) -> None:
        """Look at a cluster, in the panel of its question's clusters."""
        self.look_at_question(question)
        self._open_cluster(cluster.id)

    def look_at_room_question(self, asked: RoomQuestion) -> None:
        """Look at a question from the room in the sheet of its speech, the room unmoved."""
        self.look_at(asked.item_id)
        self.work.open_room_question(asked)

    def look_at_question(self, question: Question) -> None:
        """Look at a question and its wall, the room unmoved."""
        self._view.look_at_question(question)
        self._show_view()

    def _look_at_parking(self) -> None:
        self._view.parking = not self._view.parking
        self.stage.show_stand_in(None)
        self._show_view()

    def _return(self) -> None:
        self._view.follow()
        self._show_view()

    def _show_view(self) -> None:
        self.middle.show_stage()
        self.refresh()
        self.panels.follow(self._view.question(self._outline))

    def _turn_question(self, step: int) -> None:
        item, wanted = self._view.item(self._outline), self._view.neighbour(self._outline, step)
        if item is None or wanted is None:
            return
        here = self._outline.session.state is SessionState.LIVE and item == self._outline.current_item
        if here and self._desk.writable:
            self._desk.notices.attempt(flow.ask, self._desk.store, self._desk.session_id, wanted)
        else:
            self._view.look_at(item.id, wanted.id)
            self._show_view()

    # Following the store and the clock

    def _on_changed(self, changed: Changed) -> None:
        if not self.isVisible() or not self._desk.session_id:
            return
        if self.middle.importing and changed.operation == "import_contributions":
            return  # the wall is shown when all of it is in
        said = changed.added(Contribution)
        if said is not None and changed.operation == "contribute":
            self._show_added(said)
            return
        kinds = {change.kind for change in changed.changes}
        if kinds and kinds <= SAID:
            self._show_said()
        elif kinds == {Turn}:
            self.panel.at_hand.speaking.refresh()
        elif kinds != {Screen}:
            if changed.operation in ("go_to_item", "start_day", "reopen_day"):
                self._view.follow()
            self.refresh()
            self.panels.follow(self._view.question(self._outline))

    def _show_added(self, said: list[Contribution]) -> None:
        """The gesture of every minute: more contributions, shown without reading the others again."""
        question = self._view.question(self._outline)
        self.stage.add(question, said)
        if any(one.question_id is None for one in said):
            self.panel.at_hand.show_parking()
            if question is not None and len(said) == 1:
                self._desk.notices.say(_("Kept in the parking."))

    def _show_said(self) -> None:
        """Only words came, went or moved: the day itself has not."""
        self._show_said_on_wall()
        self.panel.at_hand.show_parking()

    def _show_said_on_wall(self) -> None:
        self._outline = reading.outline(self._desk.store, self._desk.session_id)
        question = self._view.question(self._outline)
        if self.middle.on_stage:  # a wall that is hidden is read again when it comes back
            self.stage.show_wall(question, on_screen=question == self._outline.current_question)

    def _on_screens(self) -> None:
        """The room's picture is elsewhere, or has another size."""
        projector = self._projector
        self.panel.show_projection(
            projector.canvas, projector.where, projecting=projector.projecting, elsewhere=projector.elsewhere
        )
        self._room.refresh()

    def _show_times(self, outline: Outline) -> None:
        table = timetable_of(self._desk.store, outline)
        item = self._view.item(outline)
        self.day.show_times(table, outline.session, item.id if item else "")
        self.panel.at_hand.show_times(table)

    def _tick(self) -> None:
        if not self.isVisible() or not self._desk.session_id:
            return
        self.stage.tick(self._outline)
        minute = f"{self._desk.store.now():%H:%M}"
        if minute != self._minute:
            self._minute = minute
            self._show_times(self._outline)

    # Panels

    def open_panel(self, name: str) -> None:
        """Open one of the side panels, the sorting mode or the import, on the question looked at.

        "item" is the panel that the item looked at is about; the last speech where it has none.
        """
        if name == "item":
            name = panel_of(self._view.item(self._outline)) or "speech"
        if name == "parking":
            self._look_at_parking()
        elif name == "speech":
            self.work.open_speech(self._view.item(self._outline))
        else:
            self.work.open(name, self._view.question(self._outline))

    def open_import(self, path: Path | None = None) -> None:
        """Offer to import contributions, from a file that is known already or not."""
        self.work.open_import(self._view.question(self._outline), path)

    def _open_cluster(self, cluster_id: str) -> None:
        self.work.open_cluster(cluster_id, self._view.question(self._outline))

    def _open_commitment(self, cluster_id: str) -> None:
        self.work.open_commitment(cluster_id, self._view.question(self._outline))

    def _vote_on(self, ids: list[str]) -> None:
        said = self._desk.store.among(Contribution, "id", ids)
        self.work.open_vote_on(said, self._view.question(self._outline))

    def _after_page(self) -> None:
        before = list(self.stage.wall.notes)
        self.refresh()
        if list(self.stage.wall.notes) != before:
            self.stage.wall.tidy()  # nobody saw it change: what is new, a cluster say, stands in its place at once
        self.bar.field.setFocus()

    def _show_note(self, contribution_id: str) -> None:
        contribution = self._desk.store.get(Contribution, contribution_id)
        if contribution is not None:
            self.look_at_contribution(contribution)

    # What it is made of

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._projector.changed.connect(self._on_screens)
        self._room.ticked.connect(self._tick)
        self._projector.key_pressed.connect(self.take_key)
        self.sheet.looked_at.connect(self.look_at)
        self.stage.board.panel_wanted.connect(self.open_panel)
        self.stage.board.cluster_wanted.connect(self._open_cluster)
        for source in (self.stage.board, self.panels):
            source.commitment_wanted.connect(self._open_commitment)
        self.stage.board.vote_wanted.connect(self._vote_on)
        self.stage.board.homeless.connect(self.bar.field.take)
        self.middle.imported.connect(self._show_said)
        self.middle.left.connect(self._after_page)
        self.work.freed.connect(self.bar.field.setFocus)
        self.day.ways_back.left.connect(self.bar.field.setFocus)
        self.panels.note_chosen.connect(self._show_note)
        self.panels.serial_chosen.connect(self.bar.begin_slip)
        self.stage.returned.connect(self._return)
        self.stage.question_turned.connect(self._turn_question)
        self.panels.scene_wanted.connect(self._screen.show)
        self.panel.panel_wanted.connect(self.open_panel)
        self.panel.left.connect(self.bar.field.setFocus)
        self.bar.escaped.connect(self.keys.escape)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.work, 1)
        outer.addWidget(self.bar)
        for made in self.findChildren(QAbstractButton):
            if made.focusPolicy() is Qt.FocusPolicy.StrongFocus:
                made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
