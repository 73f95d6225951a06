"""The column of the place Report: for whom, then either the files to write or how the pages are made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...i18n import _
from ...reports.options import Options
from ..desk import Desk
from ..widgets.basics import button, label, side
from .formats import Formats
from .last_files import LastFiles
from .look import ColourChoice, LogoChoice
from .reading_choice import ReadingChoice
from .section_list import SectionList

_WIDTH = 344


class Column(QWidget):
    """Only places its parts: the page listens to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        writable = desk.writable
        self.reading = ReadingChoice(writable=writable)
        self.formats, self.files = Formats(), LastFiles(desk)
        self.sections = SectionList(writable=writable)
        self.logo = LogoChoice(desk.store.path.parent, writable=writable)
        self.colours = ColourChoice(writable=writable)
        self._stack = QStackedWidget()
        self.tabs = [self._tab(name, place) for place, name in enumerate((_("Hand out"), _("Make up")))]
        self.setFixedWidth(_WIDTH)
        self._lay_out()
        self.tabs[0].setChecked(True)

    def show_options(self, options: Options) -> None:
        """Show what was chosen."""
        self.reading.show_reading(options.reading)
        self.sections.show_sections(options.sections)
        self.logo.show_logo(options.logo)
        self.colours.show_colour(options.accent)

    def _tab(self, name: str, place: int) -> QPushButton:
        made = button(name, lambda: self._stack.setCurrentIndex(place), "place")
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        tabs = QHBoxLayout()
        tabs.setSpacing(6)
        for tab in self.tabs:
            self._group.addButton(tab)
            tabs.addWidget(tab)
        self._stack.addWidget(_scrolled(self.formats, self.files))
        look = (label(_("Colour"), "section"), self.colours, label(_("Logo"), "section"), self.logo)
        self._stack.addWidget(_scrolled(*look, label(_("Sections"), "section"), self.sections))
        ground = side("right")
        column = QVBoxLayout(ground)
        column.setContentsMargins(16, 14, 6, 8)
        column.setSpacing(10)
        upper = QVBoxLayout()
        upper.setContentsMargins(0, 0, 10, 0)
        upper.setSpacing(8)
        upper.addWidget(label(_("Whom it is for"), "section"))
        upper.addWidget(self.reading)
        upper.addLayout(tabs)
        column.addLayout(upper)
        column.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)


def _scrolled(*parts: QWidget) -> QScrollArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 2, 10, 8)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
