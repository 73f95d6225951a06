"""What helps the facilitator while somebody speaks: who it is, and the framing points to listen for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ...i18n import _
from ...sessions.reading import Outline
from ...sessions.records import AgendaItem, ItemKind, Speaker
from ..widgets.basics import clear, label


class Briefing(QScrollArea):
    """A few quiet lines above the wall; out of sight when it has nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(3)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.hide()

    def show_item(self, outline: Outline, item: AgendaItem, speakers: list[Speaker]) -> None:
        """Say what there is to say of an item that asks no question."""
        parts = [(_("Speakers"), "\n".join(introduced(speaker) for speaker in speakers))]
        if item.kind is ItemKind.EXPERT_INPUT:
            parts += [(theme.title, _points(theme.framing)) for theme in outline.themes]
        self._show(tuple((heading, text) for heading, text in parts if text))

    def show_nothing(self) -> None:
        self._show(())

    @property
    def has_content(self) -> bool:
        """Whether there is something to say."""
        return bool(self._shown)

    def _show(self, parts: tuple[tuple[str, str], ...]) -> None:
        self.setVisible(bool(parts))
        if parts == self._shown:
            return
        self._shown = parts
        clear(self._column)
        for heading, text in parts:
            for shown in (label(heading, "section"), label(text, wrap=True)):
                self._column.addWidget(shown)
                shown.show()  # at once: a label still hidden has no height
            self._column.addSpacing(6)
        self._column.addStretch(1)
        self._take_what_it_needs()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_what_it_needs()

    def _take_what_it_needs(self) -> None:
        """No more height than the words; the wall has the rest."""
        if self._column.hasHeightForWidth():  # not while it is empty
            self.setMaximumHeight(self._column.totalHeightForWidth(self.viewport().width()))


def introduced(speaker: Speaker) -> str:
    """A speaker in one line."""
    return ", ".join(filter(None, (speaker.name, speaker.role, speaker.organisation)))


def _points(framing: str) -> str:
    return "\n".join(f"• {point.strip()}" for point in framing.splitlines() if point.strip())
