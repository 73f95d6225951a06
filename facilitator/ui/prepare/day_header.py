"""Above the agenda: the day's start, end and length, and the day as one bar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import labels
from ..theme import icon
from ..widgets.banner import banner
from ..widgets.basics import button, label
from ..widgets.kept_fields import LineField
from ..widgets.time_bar import Segment, TimeBar
from .day_plan import DayPlan
from .editing import Editing

_MARGIN = 20


class DayHeader(QWidget):
    """Says how long the day is; its start is typed here."""

    day_wanted = Signal()
    """The inspector should be about the day."""
    item_wanted = Signal(str)

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._session_id = ""
        self._summary = label()
        self._summary.setStyleSheet(f"font-size: 18px; color: {tokens.SOFT_INK};")
        self.start = LineField(_("Start of the day"), lambda typed: editing.session_start(self._session_id, typed))
        self.start.setFixedWidth(72)
        self.start.setReadOnly(not editing.desk.writable)
        self.day_button = button(" " + _("The day"), self._want_day, tip=_("Title, date, venue, themes and questions"))
        self.day_button.setIcon(icon("calendar", tokens.SOFT_INK))
        self.day_button.setCheckable(True)
        self.bar = TimeBar(_("The day’s rhythm"))
        self.bar.clicked.connect(self.item_wanted)
        self._lay_out(editing.store.read_only_because)

    def show_plan(self, plan: DayPlan) -> None:
        """Show the day as it is now; a start being typed stays."""
        session = plan.outline.session
        if session.id != self._session_id:
            self._session_id = session.id
            self.start.revert()
        self._summary.setText(plan.summary)
        self.start.show_kept(labels.clock_of(session.starts_at))
        self.bar.show_segments(
            [
                Segment(planned.item.id, tokens.ITEM_COLOURS[planned.item.kind], planned.item.minutes, planned.words)
                for planned in plan.items
            ]
        )

    def show_about_day(self, about_day: bool) -> None:
        """Whether the inspector is about the day."""
        self.day_button.setChecked(about_day)

    def _want_day(self) -> None:
        self.day_button.setChecked(True)
        self.day_wanted.emit()

    def _lay_out(self, read_only: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label(_("Agenda"), "title"))
        line.addWidget(self._summary)
        line.addStretch(1)
        line.addWidget(label(_("Starts at"), "field"))
        line.addWidget(self.start)
        line.addWidget(self.day_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 16, _MARGIN, 0)
        layout.setSpacing(12)
        if read_only:
            layout.addWidget(banner(read_only))
        layout.addLayout(line)
        layout.addWidget(self.bar)
