"""Ctrl+K: a palette over the console that finds anything said or written in the cycle, and opens it in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ... import tokens
from ...i18n import _, ngettext
from ...sessions.finding.index import Index
from ...sessions.finding.search import Results, find
from ...sessions.records import Contribution, Tag
from ...sessions.store import Changed
from ..desk import Desk
from ..theme import icon
from ..widgets.basics import button, label
from ..widgets.own_keys import claims
from ..widgets.soft_card import EDGE, draw_soft_card
from .filter_row import FilterRow
from .result_list import ResultList

WIDTH = 720
HIGHEST = 0.7
"""How much of the window's height it takes at most."""
LIMIT = 100
"""Results shown of each sort."""
EVERY = 100_000
"""More than a cycle holds."""
_TOP = 14
_FOOT = 28
_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
"""Keys of the whole window that are the palette's own while it is open."""


class FindPanel(QWidget):
    """Lies over *parent*, centred at its top. It reads the cycle when it is first opened, a little at a time.

    Esc closes it and gives the keys back; so does going elsewhere with the mouse, which keeps them there.
    """

    opened = Signal(object)
    """A result was chosen, a `Hit`: show it in place. The palette is closed by then. A tag is never one: choosing it
    filters by it."""
    selection_wanted = Signal(list)
    """Choose these contributions on their wall, the best found first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._index: Index | None = None
        self._came_from: QWidget | None = None
        self.field, self.filters, self.list = QLineEdit(), FilterRow(), ResultList()
        self._count, self._keys, self._hint = label("", "soft"), label("", "soft"), label("", "soft", wrap=True)
        self._clear = button(_("Clear filters"), self.filters.clear, "plain")
        self._soon, self._reading = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        self.setAccessibleName(_("Find in the cycle"))
        self._lay_out()
        self._connect()
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it, ready to type; what was looked for last is still there, selected."""
        if not self.isVisible():
            self._came_from = self.window().focusWidget()
        if self._index is None:
            self._begin_reading()
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()
        self._search(keep=True)

    def leave(self) -> None:
        """Close it and give the keys back to where they were."""
        focused: QWidget | None = QApplication.focusWidget()
        has_keys = focused is not None and self.isAncestorOf(focused)
        came_from, self._came_from = self._came_from, None
        self.hide()
        if has_keys and came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus()

    def forget(self) -> None:
        """Read everything again when it is next opened."""
        self.hide()
        self._index = None

    # Keys

    def event(self, event: QEvent) -> bool:
        return claims(event, *_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing inside wanted. Nothing goes further: it is not for the console below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._select_found()
            else:
                self._open_chosen()
        elif not self.list.moves_for(event) and not self.field.hasFocus() and _is_typed(event):
            self.field.setFocus()
            self.field.end(False)
            QApplication.sendEvent(self.field, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the palette."""
        stops = [self.field, *self.filters.buttons, self.list, self._clear]
        stops = [stop for stop in stops if not stop.isHidden()]
        here = next((place for place, stop in enumerate(stops) if stop.hasFocus()), 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _open_chosen(self) -> None:
        if self._soon.isActive():
            self._search()
        hit = self.list.hit
        if hit is not None and isinstance(hit.record, Tag):
            self.field.clear()
            self.filters.choose_tag(hit.record)
        elif hit is not None:
            self.leave()
            self.opened.emit(hit)

    def _select_found(self) -> None:
        """Ctrl+Enter: choose on their wall all the contributions that were found, to group or move them say."""
        if self._index is None:
            return
        results = find(self._index, self.field.text(), self.filters.filters, limit=EVERY)
        found = [hit.record for group in results.groups for hit in group.hits if isinstance(hit.record, Contribution)]
        if found:
            self.leave()
            self.selection_wanted.emit(found)

    # Searching

    def _begin_reading(self) -> None:
        self._index = self._desk.notices.attempt(Index, self._desk.store)
        if self._index is not None:
            self.filters.read_from(self._index)

    def _read_some(self) -> None:
        """Read a slice; once all is read, search again."""
        ready = self._desk.notices.attempt(_read, self._index) if self._index is not None else None
        if ready is not False:
            self._reading.stop()
        if ready:
            self._search(keep=True)

    def _on_changed(self, changed: Changed) -> None:
        if self._index is None:
            return
        self._index.follow(changed)
        if self.isVisible() and not self._index.ready:
            self._reading.start()

    def _search(self, *, keep: bool = False) -> None:
        """Show what answers to the field and the filters; with *keep*, the result under the hand stays there."""
        self._soon.stop()
        if self._index is None:
            return
        results = find(self._index, self.field.text(), self.filters.filters, limit=LIMIT)
        self.list.show_results(results, keep=keep)
        self._tell(results, self._index.ready)
        self._place()

    def _tell(self, results: Results, ready: bool) -> None:
        hint, count = "", ""
        if not ready:
            count = _("Reading the cycle…")
        elif not results.query:
            hint = _("Look for words, a “phrase in quotes”, a table (@t4), a college (@dgs), a lever (#9) or a tag.")
        elif not results.groups:
            hint = _("Nothing answers to this. Try fewer words, or take a filter away.")
        else:
            count = _count(results)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.list.setVisible(bool(results.groups))
        self._count.setText(count)
        self._clear.setVisible(bool(self.filters.filters))

    # What it is made of

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(_("Find in the whole cycle…"))
        self.field.setAccessibleName(_("Find in the cycle"))
        self.field.setStyleSheet("font-size: 17px; padding: 9px 11px;")
        self.field.addAction(icon("search", tokens.SOFT_INK), QLineEdit.ActionPosition.LeadingPosition)
        self._keys.setText(_("↑ ↓ choose · Enter open · Ctrl+Enter select on the wall · Esc close"))
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.addWidget(self._count)
        foot.addWidget(self._clear)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        foot.addStrut(_FOOT)
        self._clear.setStyleSheet(f"QPushButton {{ font-size: 13px; color: {tokens.ACCENT}; padding: 3px 8px; }}")
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.setSpacing(10)
        top.addWidget(self.field)
        top.addWidget(self.filters)
        top.addWidget(self._hint)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(EDGE, EDGE + 14, EDGE, EDGE + 8)
        outer.setSpacing(8)
        outer.addLayout(top)
        outer.addWidget(self.list, 1)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._soon.start())
        self.filters.changed.connect(self._on_filter)
        self.list.chosen.connect(self._open_chosen)
        self._soon.timeout.connect(self._search)
        self._reading.timeout.connect(self._read_some)
        self._desk.changed.connect(self._on_changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_filter(self) -> None:
        self._soon.start()
        if self.isVisible():
            self.field.setFocus()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The mouse went elsewhere in the same window."""
        if self.isVisible() and now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read behind the scenes: the file may be closed next."""
        self._reading.stop()
        self._soon.stop()
        super().hideEvent(event)

    # Where it stands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        area = self.parentWidget()
        if area is None:
            return
        width = min(WIDTH, area.width() - 48) + 2 * EDGE
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.list.setFixedHeight(0)
        bare = layout.totalHeightForWidth(width)
        self.list.setMinimumHeight(0)
        self.list.setMaximumHeight(16_777_215)
        wanted = bare + (self.list.wanted_height() if not self.list.isHidden() else 0)
        height = min(wanted, int(area.height() * HIGHEST))
        self.setGeometry((area.width() - width) // 2, _TOP - EDGE, width, height)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 2 * EDGE, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_soft_card(self)


def _is_typed(event: QKeyEvent) -> bool:
    """Whether *event* is a letter or another sign, not a command."""
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & command


def _read(index: Index) -> bool:
    """Read a slice; whether that was the last one."""
    index.read()
    return index.ready


def _count(results: Results) -> str:
    """How many were found, and how many of them are shown."""
    total, shown = results.total, results.shown
    if shown == total:
        return ngettext("{count} result", "{count} results", total).format(count=total)
    told = ngettext("{count} result, {shown} shown", "{count} results, {shown} shown", total)
    return told.format(count=total, shown=shown)
