"""The line at the top: where we are, the places, whether all is saved, how late the day is, what time it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from .. import tokens
from ..i18n import _, pgettext
from .theme import icon
from .widgets.elided_label import ElidedLabel

PLACES = ("prepare", "people", "rehearse", "run", "report")
_NARROW = 1240
"""Below that width, what can be shorter is."""
_APART = 6


class Header(QWidget):
    """Says where we are and takes us elsewhere."""

    home_wanted = Signal()
    place_wanted = Signal(str)
    rehearsal_ended = Signal()
    """The person has seen enough of the rehearsal."""
    print_wanted = Signal()
    """The person wants to see what can be printed of the session in hand."""

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(48)
        self._title = ElidedLabel()
        self._title.setStyleSheet("font-size: 15px; font-weight: 700;")
        self._saved, self._drift, self._clock = QLabel(), QLabel(), QLabel()
        for shown in (self._saved, self._drift, self._clock):
            shown.setTextFormat(Qt.TextFormat.PlainText)
        self._saved.setAccessibleName(_("State of saving"))
        self._clock.setStyleSheet("font-size: 20px; font-weight: 700;")
        self._drift.hide()
        self._rehearsed = False
        self.with_session = False
        """Whether what is shown belongs to a session."""
        self._rehearsal = QLabel(_("REHEARSAL · nothing is kept"))
        self._rehearsal.setStyleSheet(
            f"color: {tokens.CARD}; background: {tokens.CLUSTER_COLOURS['plum']}; border-radius: 8px;"
            "padding: 5px 10px; font-weight: 700;"
        )
        self.end_rehearsal = QPushButton(pgettext("rehearsal", "End"))
        self.end_rehearsal.setAccessibleName(_("End the rehearsal"))
        self.end_rehearsal.setToolTip(_("End the rehearsal (Ctrl+W)"))
        self.end_rehearsal.clicked.connect(lambda _checked=False: self.rehearsal_ended.emit())
        self.show_rehearsal(False)
        self._places = self._place_buttons()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(_APART)
        row.addWidget(self._menu_button(menu))
        row.addWidget(self._home_button())
        row.addSpacing(4)
        row.addWidget(self._title)
        row.addSpacing(16)
        for made in self._places.buttons():
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self._rehearsal, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.end_rehearsal)
        row.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self._print_button())
        row.addSpacing(8)
        row.addWidget(self._drift, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self._clock)

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def show_place(self, place: str, *, with_session: bool) -> None:
        """Mark *place*; the places of a session exist only *with_session*."""
        for known, made in zip(PLACES, self._places.buttons(), strict=True):
            made.setVisible(with_session and not (self._rehearsed and known == "rehearse"))
        self._places.setExclusive(False)
        for known, made in zip(PLACES, self._places.buttons(), strict=True):
            made.setChecked(known == place)
        self._places.setExclusive(True)
        self.with_session = with_session
        self._fit_print_button()

    def show_saved(self, trouble: str, read_only: str, *, anything_open: bool) -> None:
        """Say that all is on the disk, or in red why it is not."""
        bad = trouble or read_only
        self._saved.setText(trouble or (_("Read only") if read_only else _("✓ Everything is saved")))
        self._saved.setToolTip(bad)
        self._saved.setStyleSheet(
            f"color: {tokens.LATE}; background: {tokens.LATE_GROUND}; border-radius: 8px; padding: 5px 10px;"
            f" font-weight: 600;"
            if bad
            else f"color: {tokens.SAVED};"
        )
        self._saved.setVisible(anything_open and (bool(bad) or not self._rehearsed))

    def show_rehearsal(self, rehearsed: bool) -> None:
        """Say that what is done now is not kept, with the way out of it."""
        self._rehearsed = rehearsed
        self._rehearsal.setVisible(rehearsed)
        self.end_rehearsal.setVisible(rehearsed)

    def saved_text(self) -> str:
        """What the header says of saving."""
        return self._saved.text()

    def show_drift(self, text: str, *, late: bool) -> None:
        """The drift in one figure; nothing hides it."""
        colours = (tokens.LATE, tokens.LATE_GROUND) if late else (tokens.ACCENT, tokens.ACCENT_GROUND)
        self._drift.setText(text)
        self._drift.setVisible(bool(text))
        self._drift.setStyleSheet(
            f"color: {colours[0]}; background: {colours[1]}; border-radius: 8px; padding: 5px 10px; font-weight: 700;"
        )

    def show_clock(self, text: str) -> None:
        self._clock.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.setSpacing(_APART // 2 if self.width() < _NARROW else _APART)
        self._fit_print_button()

    def _fit_print_button(self) -> None:
        """A picture says it where the words would push the others away; in a rehearsal there, its key is left."""
        narrow = self.width() < _NARROW
        self.print_button.setVisible(self.with_session and not (narrow and self._rehearsed))
        if self.print_button.isHidden():
            return  # the first window does not wait for its picture
        self.print_button.setText("▾" if narrow else _("Print ▾"))
        self.print_button.setIcon(icon("printer") if narrow else QIcon())

    def _place_buttons(self) -> QButtonGroup:
        group = QButtonGroup(self)
        names = {
            "prepare": _("Prepare"),
            "people": _("People"),
            "rehearse": _("Rehearse"),
            "run": _("Run"),
            "report": _("Report"),
        }
        for place in PLACES:
            made = QPushButton(names[place])
            made.setProperty("role", "place")
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, place=place: self.place_wanted.emit(place))
            group.addButton(made)
        return group

    def _home_button(self) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "plain")
        made.setText("‹")
        made.setStyleSheet("font-size: 22px; padding: 0 8px 3px 8px;")
        made.setToolTip(_("Back to the sessions of the cycle"))
        made.setAccessibleName(_("Sessions of the cycle"))
        made.clicked.connect(self.home_wanted)
        self.home = made
        return made

    def _print_button(self) -> QPushButton:
        made = QPushButton(_("Print ▾"))
        made.setAccessibleName(_("Print"))
        made.setToolTip(_("Sheets to print, the emergency kit, the calendar file (Ctrl+P)"))
        made.clicked.connect(lambda _checked=False: self.print_wanted.emit())
        made.hide()
        self.print_button = made
        return made

    def _menu_button(self, menu: QMenu) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "plain")
        made.setText("☰")
        made.setIconSize(QSize(20, 20))
        made.setAccessibleName(_("Menu"))
        made.setToolTip(_("Menu (F10)"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(menu)
        self.menu_button = made
        return made
