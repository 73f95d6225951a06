"""What is kept of a speech: key points and quotes typed as they come, chosen for the screen, agreed to or not."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import _
from ....sessions.records import AgendaItem
from ...desk import Desk
from ...widgets.basics import label
from .actions import PointActions
from .new_line import NewLine
from .points import PointList


class NotesPage(QWidget):
    """The list, and under it where the next one is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.acts = PointActions(desk)
        self._none = label(_("What is worth keeping of the speech goes here, a point a line."), "soft", wrap=True)
        self.list = PointList(self.acts)
        self.list.left.connect(self.enter)
        self.new = NewLine(_("New key point"), self._keep_new)
        self.new.setPlaceholderText(_("Key point, or “quote”"))
        self.new.rose.connect(self.list.enter_last)
        self._hint = label(
            _("Enter keeps it, Ctrl+Enter also puts it on the screen. Begin with a quotation mark for a quote."),
            "soft",
            wrap=True,
        )
        self._hint.setStyleSheet("font-size: 13px;")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part, stretch in ((self._none, 0), (self.list, 1), (self.new, 0), (self._hint, 0)):
            column.addWidget(part, stretch)
        column.addStretch(0)

    def show_item(self, item: AgendaItem) -> int:
        """Show what was kept of *item*; returns how much that is."""
        self.acts.item = item
        points = self.acts.points()
        self.list.show_points(points, self.acts.names())
        self.list.setVisible(bool(points))
        self._none.setVisible(not points)
        self.new.setVisible(self._desk.writable)
        self._hint.setVisible(self._desk.writable)
        return len(points)

    def enter(self) -> None:
        self.new.setFocus()

    def _keep_new(self, typed: str) -> bool:
        return self.acts.add(typed, shown=self.new.at_once)
