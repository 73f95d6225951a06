"""The left edge of Run: the agenda of the day, and when it is expected to end."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions.records import SessionState
from ...sessions.timing import Timetable
from ..widgets.basics import label, side
from .run_sheet import RunSheet

WIDTH = 264


class DayColumn(QWidget):
    """The run sheet under its title, and the end of the day under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = RunSheet()
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
        column.addWidget(self.end)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)
        self.setFixedWidth(WIDTH)

    def show_times(self, table: Timetable, state: SessionState, viewed_id: str) -> None:
        """Show the day's timetable, the item that is looked at marked."""
        self.sheet.show_timetable(table, viewed_id)
        late = abs(table.drift.total_seconds()) >= 60 and state is not SessionState.PREPARATION
        template = _("expected end {expected} (planned {planned})") if late else _("end {expected}")
        if state is SessionState.CLOSED:
            template = _("ended at {expected} (planned {planned})")
        self.end.setText(template.format(expected=f"{table.expected_end:%H:%M}", planned=f"{table.planned_end:%H:%M}"))
        worse = late and table.drift.total_seconds() > 0
        self.end.setStyleSheet(f"font-size: 12px; color: {tokens.LATE if worse else tokens.SOFT_INK};")
