"""Which days are compared: a box for each day of each file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...reports.cycle.gathering import Offered, Source
from ...sessions import labels
from ..widgets.basics import clear, close_button, label
from ..widgets.elided_label import ElidedLabel
from ..widgets.plain_tip import plain_tip


class DayChoice(QScrollArea):
    """The first file is the one in hand; the others can be put away."""

    changed = Signal()
    """Other days are to be compared."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[tuple[Path, str], QCheckBox] = {}
        self._offered: list[Offered] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)

    @property
    def paths(self) -> list[Path]:
        return [one.path for one in self._offered]

    @property
    def sources(self) -> list[Source]:
        """The days whose boxes are ticked, by file; a file without any is not among them."""
        found = [
            Source(one.path, frozenset(day.id for day in one.sessions if self._ticked(one.path, day.id)))
            for one in self._offered
        ]
        return [source for source in found if source.sessions]

    def show_offered(self, offered: Sequence[Offered]) -> None:
        """Show these files; a day seen before keeps its tick, a new one has it once it began."""
        before = {key: box.isChecked() for key, box in self.boxes.items()}
        self._offered = list(offered)
        clear(self._column)
        self.boxes.clear()
        for place, one in enumerate(self._offered):
            self._add_file(one, before, removable=place > 0)
        self._column.addStretch(1)

    def remove(self, path: Path) -> None:
        """Put a file away, with its days."""
        self.show_offered([one for one in self._offered if one.path != path])
        self.changed.emit()

    def _ticked(self, path: Path, session_id: str) -> bool:
        box = self.boxes.get((path, session_id))
        return box is not None and box.isChecked()

    def _add_file(self, one: Offered, before: dict[tuple[Path, str], bool], *, removable: bool) -> None:
        heading = QHBoxLayout()
        name = ElidedLabel()
        name.setText(one.title)
        name.setToolTip(plain_tip(str(one.path)))
        name.setProperty("role", "section")
        heading.addWidget(name, 1)
        if removable:
            away = close_button(partial(self.remove, one.path))
            away.setToolTip(_("No longer compare this file"))
            away.setAccessibleName(_("No longer compare {name}").format(name=one.title))
            heading.addWidget(away)
        self._column.addLayout(heading)
        for number, session in enumerate(one.sessions, start=1):
            day = labels.short_date(session.day) if session.day else labels.session_state(session.state)
            box = _DayBox(f"{number}. {session.title}")
            box.setToolTip(plain_tip(f"{session.title} · {day}"))
            box.setChecked(before.get((one.path, session.id), session.id in one.held))
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[one.path, session.id] = box
            self._column.addWidget(box)
        if not one.sessions:
            self._column.addWidget(label(_("This file holds no day."), "soft"))


class _DayBox(QCheckBox):
    """A box whose title ends in "…" where there is too little room for it."""

    _BOX = 38
    """What the box itself and the ring around it take of the width."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.setAccessibleName(title)
        self.setStyleSheet(
            "QCheckBox { padding: 3px 4px; border: 2px solid transparent; border-radius: 6px; }"
            f"QCheckBox:focus {{ border-color: {tokens.ACCENT}; }}"
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(40, self.width() - self._BOX)
        shown = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
