"""What does not wait for the day: each fixed hour that is to come, and whether it will be kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.steering import standing
from ...sessions.timing import Appointment
from ..widgets.basics import label
from ..widgets.elided_label import ElidedLabel
from .slot_words import LATE, point_words

MOST = 4
"""So many fixed hours have a line; the others are counted, and told in the run sheet."""


class FixedPoints(QWidget):
    """A line each, told by a mark and by words; out of sight while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = [_Line() for _place in range(MOST)]
        self._more = label()
        self._more.setStyleSheet(f"font-size: 12px; color: {tokens.SOFT_INK};")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for line in self._lines:
            column.addWidget(line)
        column.addWidget(self._more)
        self.setAccessibleName(_("Fixed hours"))
        self.hide()

    def show_points(self, appointments: Sequence[Appointment]) -> None:
        """Tell how the day stands to these."""
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(appointments))
            if place < len(appointments):
                line.show_point(appointments[place])
        left = len(appointments) - MOST
        template = ngettext("{count} more fixed hour", "{count} more fixed hours", left)
        self._more.setText(template.format(count=left))
        self._more.setVisible(left > 0)
        self.setVisible(bool(appointments))

    @property
    def told(self) -> list[str]:
        """What the lines say."""
        return [line.told for line in self._lines if line.isVisibleTo(self)]


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._what, self._standing = ElidedLabel(), QLabel()
        self._what.setStyleSheet(f"font-size: 12px; color: {tokens.SOFT_INK};")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._what, 1)
        row.addWidget(self._standing)

    def show_point(self, appointment: Appointment) -> None:
        late = appointment.late >= LATE
        time, title = f"{appointment.at:%H:%M}", appointment.item.title or labels.item_kind(appointment.item.kind)
        template = _("by {time} {title}") if appointment.ends else _("{time} {title}")
        self._what.setText(template.format(time=time, title=title))
        self._standing.setText(f"{'⚠' if late else '✓'} {standing(appointment.late)}")
        weight = f"color: {tokens.LATE}; font-weight: 600;" if late else f"color: {tokens.SAVED};"
        self._standing.setStyleSheet(f"font-size: 12px; {weight}")
        self.setAccessibleName(point_words(appointment))

    @property
    def told(self) -> str:
        return f"{self._what.text()} {self._standing.text()}"
