"""What stands above the capture bar: the agenda, the stage or what takes its place, a panel, the room's picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...sessions.records import AgendaItem, Contribution, Question, RoomQuestion
from ..desk import Desk
from ..room import Room
from .day_column import DayColumn
from .middle import Middle
from .screen_panel import ScreenPanel
from .side_panels import SidePanels
from .stage import Stage

_WIDE = 1240
"""From this width on, a panel and the sheet of a vote stand side by side."""


class Workspace(QWidget):
    """Shares the width: a panel takes the place of the agenda, and the wall alone that of everything."""

    freed = Signal()
    """A panel was closed: the keyboard goes back to the bar."""

    def __init__(self, desk: Desk, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day, self.stage, self.panel = DayColumn(desk), Stage(desk), ScreenPanel(desk, room)
        self.middle, self.panels = Middle(desk, self.stage), SidePanels(desk)
        self._panel_waits = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.day)
        row.addWidget(self.middle, 1)
        row.addWidget(self.panels)
        row.addWidget(self.panel)
        self.stage.board.enlarged.connect(self._show_large)
        self.panels.closed.connect(self._after_panel)
        self.panels.stand_in_wanted.connect(self.stage.show_stand_in)
        self.middle.currentChanged.connect(lambda _place: self._make_room())
        self.panels.vote_sheet_wanted.connect(self.middle.open_vote_sheet)

    def open(self, name: str, question: Question | None) -> None:
        """Open a side panel, the sorting mode ("sorting") or the import ("import"), on *question*."""
        if name == "sorting":
            self.middle.open_sorting(question)
        elif name == "import":
            self.middle.open_import(question)
        else:
            self.panels.open(name, question)
            self.day.hide()

    def open_import(self, question: Question | None, path: Path | None = None) -> None:
        """Offer to import contributions, from a file that is known already or not."""
        self.middle.open_import(question, path)

    def open_cluster(self, cluster_id: str, question: Question | None) -> None:
        """Open the panel of the clusters on one of them."""
        self.panels.open_cluster(cluster_id, question)
        self.day.hide()

    def open_commitment(self, cluster_id: str, question: Question | None) -> None:
        """Open the panel of the commitments on a new one, born from that cluster."""
        self.panels.open_commitment(cluster_id, question)
        self.day.hide()

    def open_vote_on(self, said: Sequence[Contribution], question: Question | None) -> None:
        """Open the panel of the votes on a new one, about these contributions."""
        self.panels.open_vote_on(said, question)
        self.day.hide()

    def open_speech(self, item: AgendaItem | None) -> None:
        """Open the sheet of *item*, or of the last speech when it is none."""
        self.panels.open_speech(item)
        self.day.hide()

    def open_room_question(self, asked: RoomQuestion) -> None:
        """Open the sheet of a speech on a question of its queue."""
        self.panels.open_room_question(asked)
        self.day.hide()

    def toggle_large(self) -> None:
        """The wall alone, or with the rest again; nothing while there is no wall to see."""
        if self.middle.on_stage:
            self.stage.board.bar.toggle_large()

    def show_day(self) -> None:
        """The agenda comes back, whatever took its place."""
        self.panels.close_panel()
        if self.stage.board.bar.large:
            self.toggle_large()

    def _show_large(self, large: bool) -> None:
        self.stage.show_large(large)
        self.day.setVisible(not large and not self.panels.shown)
        self.panel.setVisible(not large)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The sheet of a vote needs all the width of a small window: the panel waits until it is left."""
        needed = self.middle.on_sheet and self.width() < _WIDE
        if needed and self.panels.shown:
            self._panel_waits = True
            self.panels.hide()
        elif self._panel_waits and not needed:
            self._panel_waits = False
            self.panels.show()

    def _after_panel(self) -> None:
        self.day.setVisible(not self.stage.board.bar.large)
        self.freed.emit()
