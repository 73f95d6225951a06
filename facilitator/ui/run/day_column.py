"""The left edge of Run: the agenda of the day, how to come back in time, and when the day is expected to end."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions.records import Session, SessionState
from ...sessions.timing import Timetable
from ..desk import Desk
from ..widgets.basics import label, side
from .fixed_points import FixedPoints
from .run_sheet import RunSheet
from .ways_back import WaysBack

WIDTH = 264


class DayColumn(QWidget):
    """The run sheet under its title; under it the ways back, the fixed hours and the end of the day."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet, self.ways_back, self.points = RunSheet(), WaysBack(desk), FixedPoints()
        self.end = label("", wrap=True)
        ground = side("left")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 14, 0, 10)
        column.setSpacing(6)
        head = label(_("AGENDA"), "section")
        head.setContentsMargins(16, 0, 0, 0)
        self.end.setContentsMargins(16, 0, 12, 0)
        column.addWidget(head)
        column.addWidget(self.sheet, 1)
        for under in (self.ways_back, self.points):
            row = QHBoxLayout()
            row.setContentsMargins(8 if under is self.ways_back else 16, 0, 8 if under is self.ways_back else 12, 0)
            row.addWidget(under)
            column.addLayout(row)
        column.addWidget(self.end)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)
        self.setFixedWidth(WIDTH)

    def show_times(self, table: Timetable, session: Session, viewed_id: str) -> None:
        """Show the day's timetable, the item that is looked at marked."""
        state = session.state
        self.sheet.show_timetable(table, viewed_id)
        self.ways_back.follow(session, table)
        self.points.show_points(table.appointments if state is SessionState.LIVE else ())
        late = abs(table.drift.total_seconds()) >= 60 and state is not SessionState.PREPARATION
        template = _("expected end {expected} (planned {planned})") if late else _("end {expected}")
        if state is SessionState.CLOSED:
            template = _("ended at {expected} (planned {planned})")
        self.end.setText(template.format(expected=f"{table.expected_end:%H:%M}", planned=f"{table.planned_end:%H:%M}"))
        worse = late and table.drift.total_seconds() > 0
        self.end.setStyleSheet(f"font-size: 12px; color: {tokens.LATE if worse else tokens.SOFT_INK};")
