"""The line at the top: where we are, the places, whether all is saved, how late the day is, what time it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from .. import tokens
from ..i18n import _, pgettext
from .theme import icon
from .widgets.elided_label import ElidedLabel

PLACES = ("prepare", "people", "rehearse", "run", "synthesis", "report")
_APART = 6
_TITLE = 24
"""So many letters of the title are wanted before all the words of the others."""
_ROOMY, _CLOSER, _PICTURED, _MARKED, _ALARMED = range(5)
"""What the line goes without as room gets scarce: nothing, the air around, the word of printing, those of saving and
of the rehearsal; then whatever is in the way of what went wrong."""
_WORDS_APART = 60
"""What two lines of the same text need beside half its length: the padding, and where the lines break."""
_CLOSE_STYLE = 'QPushButton[role="place"] { padding: 6px 8px; } QPushButton[role="place"]:focus { padding: 4px 6px; }'


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
        self._close, self._trouble, self._well = False, False, True
        self._saved_words = ""
        self.with_session = False
        """Whether what is shown belongs to a session."""
        self._rehearsal = QLabel()
        self._rehearsal.setToolTip(_("REHEARSAL · nothing is kept"))
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
        if title != self._title.text():
            self._title.setText(title)
            self._fit()

    def show_place(self, place: str, *, with_session: bool) -> None:
        """Mark *place*; the places of a session exist only *with_session*."""
        for made in self._places.buttons():
            made.setVisible(with_session)
        self._places.setExclusive(False)
        for known, made in zip(PLACES, self._places.buttons(), strict=True):
            made.setChecked(known == place)
        self._places.setExclusive(True)
        self.with_session = with_session
        self._fit()

    def show_saved(self, trouble: str, read_only: str, *, anything_open: bool) -> None:
        """Say that all is on the disk, or in red why it is not."""
        bad = trouble or read_only
        self._trouble, self._well = bool(trouble), not bad
        self._saved_words = trouble or (_("Read only") if read_only else _("✓ Everything is saved"))
        self._saved.setAccessibleDescription(self._saved_words)
        self._saved.setToolTip(bad or self._saved_words)
        self._saved.setStyleSheet(
            f"color: {tokens.LATE}; background: {tokens.LATE_GROUND}; border-radius: 8px; padding: 4px 10px;"
            f" font-size: {12 if trouble else 14}px; font-weight: 600;"
            if bad
            else f"color: {tokens.SAVED};"
        )
        self._saved.setVisible(anything_open and (bool(bad) or not self._rehearsed))
        self._fit()

    def show_rehearsal(self, rehearsed: bool) -> None:
        """Say that what is done now is not kept, with the way out of it."""
        self._rehearsed = rehearsed
        self._rehearsal.setVisible(rehearsed)
        self.end_rehearsal.setVisible(rehearsed)

    def saved_text(self) -> str:
        """What the header says of saving."""
        return self._saved_words

    def show_drift(self, text: str, *, late: bool) -> None:
        """The drift in one figure; nothing hides it."""
        colours = (tokens.LATE, tokens.LATE_GROUND) if late else (tokens.ACCENT, tokens.ACCENT_GROUND)
        self._drift.setText(text)
        self._drift.setVisible(bool(text))
        self._drift.setStyleSheet(
            f"color: {colours[0]}; background: {colours[1]}; border-radius: 8px; padding: 5px 10px; font-weight: 700;"
        )
        self._fit()

    def show_clock(self, text: str) -> None:
        self._clock.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Go without as little as the width allows: nothing is cut, and the title keeps its first words."""
        for thrift in (_ROOMY, _CLOSER, _PICTURED, _MARKED, _ALARMED):
            self._go_without(thrift)
            self._row.invalidate()
            title = min(self._title.sizeHint().width(), self._title.fontMetrics().averageCharWidth() * _TITLE)
            missing = 0 if self._title.isHidden() else max(0, title - self._title.minimumSizeHint().width())
            if self._row.minimumSize().width() + missing <= self.width():
                return

    def _go_without(self, thrift: int) -> None:
        if (close := thrift >= _CLOSER) != self._close:
            self._close = close
            self._row.setSpacing(_APART // 2 if close else _APART)
            self.setStyleSheet(_CLOSE_STYLE if close else "")
        marked, alarmed = thrift >= _MARKED, thrift >= _ALARMED and self._trouble
        self._title.setVisible(not alarmed)
        self._places.buttons()[PLACES.index("rehearse")].setVisible(
            self.with_session and not self._rehearsed and not alarmed
        )
        self._show_print_button(pictured=thrift >= _PICTURED, hidden=alarmed)
        self._rehearsal.setText(pgettext("header", "REHEARSAL") if marked else _("REHEARSAL · nothing is kept"))
        self._saved.setText("✓" if marked and self._well else self._saved_words)
        self._tell_in_two_lines(self._trouble and marked)

    def _tell_in_two_lines(self, wanted: bool) -> None:
        """What went wrong is told whole, with what to do."""
        half = self._saved.fontMetrics().horizontalAdvance(self._saved_words) // 2 + _WORDS_APART
        self._saved.setWordWrap(wanted)
        self._saved.setMinimumWidth(half if wanted else 0)

    def _show_print_button(self, *, pictured: bool, hidden: bool) -> None:
        """A picture says it where the words would push the others away; in a rehearsal there, its key is left."""
        self.print_button.setVisible(self.with_session and not hidden and not (pictured and self._rehearsed))
        if self.print_button.isHidden():
            return  # the first window does not wait for its picture
        self.print_button.setText("▾" if pictured else _("Print ▾"))
        self.print_button.setIcon(icon("printer") if pictured else QIcon())

    def _place_buttons(self) -> QButtonGroup:
        group = QButtonGroup(self)
        names = {
            "prepare": _("Prepare"),
            "people": _("People"),
            "rehearse": _("Rehearse"),
            "run": _("Run"),
            "synthesis": _("Synthesis"),
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
