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
from .balance import Balance
from .day_plan import DayPlan
from .editing import Editing

_MARGIN = 20
_PILL = "QPushButton {{ color: {ink}; background: {ground}; border-radius: 8px; padding: 3px 8px; font-weight: 600; }}"
_TOO_LONG = _PILL.format(ink=tokens.LATE, ground=tokens.LATE_GROUND)
_TOO_SHORT = _PILL.format(ink=tokens.SOFT_INK, ground=tokens.LINE)


class DayHeader(QWidget):
    """Says how long the day is; its start is typed here."""

    day_wanted = Signal()
    """The inspector should be about the day."""
    item_wanted = Signal(str)
    library_wanted = Signal()

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._session_id = ""
        self._editing, self._fitted = editing, False
        """Whether Enter in the field of the end has fitted it."""
        self._summary = label()
        self.excess_button = button("", self._fit_again, "plain")
        self._summary.setStyleSheet(f"font-size: 18px; color: {tokens.SOFT_INK};")
        self.start = LineField(_("Start of the day"), lambda typed: editing.session_start(self._session_id, typed))
        self.start.setFixedWidth(72)
        self.start.setReadOnly(not editing.desk.writable)
        self.end = LineField(_("The day ends at"), self._fit)
        self.end.entered.connect(self._fit_once_more)
        self.end.setFixedWidth(72)
        self.end.setReadOnly(not editing.desk.writable)
        self.end.setToolTip(_("Type an hour: what is missing is spread over what may be shortened or lengthened"))
        self.library_button = button(" " + _("Methods"), self.library_wanted.emit, tip=_("Ready-made items (Ctrl+M)"))
        self.library_button.setIcon(icon("book-open", tokens.SOFT_INK))
        if not editing.desk.writable:
            self.library_button.hide()
        self.day_button = button(" " + _("The day"), self._want_day, tip=_("Title, date, venue, themes and questions"))
        self.day_button.setIcon(icon("calendar", tokens.SOFT_INK))
        self.day_button.setCheckable(True)
        self.bar = TimeBar(_("The day’s rhythm"))
        self.bar.clicked.connect(self.item_wanted)
        self.balance = Balance()
        self._lay_out(editing.store.read_only_because)

    def show_plan(self, plan: DayPlan) -> None:
        """Show the day as it is now; a start being typed stays."""
        session = plan.outline.session
        if session.id != self._session_id:
            self._session_id = session.id
            self.start.revert()
            self.end.revert()
        self._summary.setText(plan.summary)
        self._show_excess(plan)
        ends_at = session.ends_at or (plan.end if plan.items else None)
        self.end.show_kept(labels.clock_of(ends_at) if ends_at is not None else "")
        self.balance.show_shares(plan.balance)
        self.start.show_kept(labels.clock_of(session.starts_at))
        self.bar.show_segments(_segments(plan))

    def show_about_day(self, about_day: bool) -> None:
        """Whether the inspector is about the day."""
        self.day_button.setChecked(about_day)

    def show_library(self, opened: bool) -> None:
        """Whether the method library is open: what opens it leaves its room to the rest then."""
        self.library_button.setVisible(self._editing.desk.writable and not opened)

    def _show_excess(self, plan: DayPlan) -> None:
        """A click on how much too long the day is fits it again."""
        self.excess_button.setText(excess_told(plan.excess))
        self.excess_button.setVisible(plan.excess != 0)
        self.excess_button.setEnabled(bool(plan.items) and self._editing.desk.writable)
        look = _TOO_LONG if plan.excess > 0 else _TOO_SHORT
        if look != self.excess_button.styleSheet():  # costs a style for nothing at every figure typed
            self.excess_button.setStyleSheet(look)
        hour = labels.clock_of(plan.outline.session.ends_at or plan.end)
        self.excess_button.setToolTip(_("Fit the end to {time}").format(time=hour))

    def _fit(self, typed: str) -> bool:
        self._fitted = True
        return self._editing.session_end(self._session_id, typed)

    def _fit_once_more(self) -> None:
        """Enter on an hour that was there already fits the end to it again."""
        if not self._fitted and self.excess_button.isVisible():
            self._fit_again()
        self._fitted = False

    def _fit_again(self) -> None:
        self._editing.session_end(self._session_id, self.end.text())

    def _want_day(self) -> None:
        self.day_button.setChecked(True)
        self.day_wanted.emit()

    def _lay_out(self, read_only: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label(_("Agenda"), "title"))
        line.addWidget(self._summary)
        line.addWidget(self.excess_button)
        line.addStretch(1)
        line.addWidget(self.library_button)
        self.buttons = line
        line.addWidget(self.day_button)
        hours = QHBoxLayout()
        hours.setSpacing(8)
        hours.addWidget(self.balance, 1)
        for name, field in ((_("Starts at"), self.start), (_("Fit the end to"), self.end)):
            hours.addWidget(label(name, "field"))
            hours.addWidget(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 16, _MARGIN, 0)
        layout.setSpacing(12)
        if read_only:
            layout.addWidget(banner(read_only))
        layout.addLayout(line)
        layout.addWidget(self.bar)
        layout.addLayout(hours)


def _segments(plan: DayPlan) -> list[Segment]:
    """The day to scale: what is held at the same time counts once, and minutes without a plan are left blank."""
    found = []
    for place, planned in enumerate(plan.items):
        if planned.slot.gap:
            found.append(Segment(planned.item.id, tokens.LINE, planned.slot.gap, planned.between))
        if not planned.parallel:
            colour, length = tokens.ITEM_COLOURS[planned.item.kind], plan.length_from(place)
            found.append(Segment(planned.item.id, colour, length, planned.words))
    return found


def excess_told(minutes: int) -> str:
    """By how much the day is longer or shorter than it has to be."""
    template = _("{minutes} too long") if minutes > 0 else _("{minutes} to spare")
    return template.format(minutes=labels.duration(abs(minutes)))
