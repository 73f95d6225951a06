"""How many there are of each college, as pills on one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from .... import tokens
from ....sessions.records import Participant
from ...widgets.basics import clear, label
from ...widgets.flow_layout import FlowLayout
from .. import words
from ..college_colours import ground


class Counts(QWidget):
    """Says it again whenever somebody is added, changed or gone."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        """What the pills read."""
        self._flow = FlowLayout(self, spacing=6)

    def show_people(self, people: Sequence[Participant]) -> None:
        counted = words.by_college(people)
        if self.told == [text for _college, text in counted]:
            return
        self.told = [text for _college, text in counted]
        clear(self._flow)
        for college, text in counted:
            pill = label(text)
            pill.setStyleSheet(
                f"background: {ground(college)}; color: {tokens.INK}; border-radius: 11px; padding: 3px 10px;"
                " font-size: 13px;"
            )
            self._flow.addWidget(pill)
            pill.show()
        self.setVisible(bool(counted))
        self.updateGeometry()
