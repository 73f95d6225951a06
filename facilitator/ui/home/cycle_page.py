"""The cycle: its title, and its sessions in order, each with the ways into it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import cycle as gestures
from ...sessions import templates
from ...sessions.importing import session_file
from ...sessions.importing.session_rows import import_session
from ...sessions.reading import cycle, sessions
from ...sessions.records import AgendaItem, Contribution, Cycle, Question, Session, SessionState
from ...sessions.store import Changed
from ..background import in_background
from ..desk import Desk
from ..files import start_folder
from ..place import Place
from ..widgets.arrow_keys import STEPS
from ..widgets.banner import banner
from ..widgets.basics import button, card, label
from ..widgets.centred import CentredColumn
from ..widgets.editable_line import EditableLine
from ..widgets.file_dialogs import ask_file
from ..widgets.kept_fields import keep_all
from ..widgets.keyed_column import KeyedColumn
from .session_card import SessionCard, summary
from .template_chooser import TemplateChooser

_WIDTH = 1060
_CONCERNED = (Cycle, Session, AgendaItem, Question, Contribution)


class CyclePage(Place):
    """Up and Down go from session to session, Enter opens one."""

    session_opened = Signal(str, str)
    """A session's id, and where to open it: "prepare", "run" or "report"."""
    comparison_wanted = Signal()
    """The person wants to see the days side by side."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self._entered: int | None = None
        """The place of the card that had the keyboard last."""
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = EditableLine(_("Title of the cycle"), lambda typed: self._edit(title=typed), pixels=26)
        self.territory = EditableLine(
            _("Territory"),
            lambda typed: self._edit(territory=typed),
            pixels=16,
            weight=QFont.Weight.Normal,
            colour=tokens.SOFT_INK,
            hint=_("Territory"),
        )
        for field in (self.title, self.territory):
            field.setReadOnly(not desk.writable)
        self.new_button = button(_("New day"), self.choose_template, "primary")
        tip = _("Days side by side, and those of other cycles")
        self.compare_button = button(_("Compare the days"), self.comparison_wanted.emit, tip=tip)
        if not desk.writable:
            self.new_button.hide()
        self.chooser = TemplateChooser(desk.notices, keeps=False)
        self.chooser.chosen.connect(self._add_session)
        self._lay_out()
        desk.changed.connect(self._follow)

    @property
    def cards(self) -> list[SessionCard]:
        return list(self._cards.widgets.values())

    @property
    def _to_come(self) -> int:
        """The place of the first day that is not over; of the last one when all are."""
        known = sessions(self.desk.store)
        return next((place for place, day in enumerate(known) if day.state is not SessionState.CLOSED), len(known) - 1)

    def flush(self) -> bool:
        """Keep everything that is typed and not kept yet; False when something was refused and stays in its field."""
        return keep_all(self)

    def refresh(self) -> None:
        """Read the cycle again; a title being typed stays, with its caret."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.desk.notices.attempt(self._read_again)

    def choose_template(self) -> None:
        """Offer the ready-made workshops, under the sessions."""
        self._choice.show()
        QTimer.singleShot(0, self, self._reach_choice)  # once the cards are laid out

    def read_back(self, path: Path) -> None:
        """Add the day that was exported as JSON to *path*, once it is read."""
        if not self.desk.writable:
            self.desk.notices.warn(self.desk.store.read_only_because)
            return
        in_background(partial(session_file.read, path), done=self._take_in, refused=self.desk.notices.warn)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.window().isVisible():  # another place is shown; a window that closes has called `flush` before
            self.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.cards:
            self._enter(self._to_come if self._entered is None else min(self._entered, len(self.cards) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._choice.isVisible():
            self._close_choice()
        elif event.key() in STEPS and self.cards:
            self._walk(STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def _read_again(self) -> None:
        store = self.desk.store
        shown = cycle(store)
        self.title.show_kept(shown.title)
        self.territory.show_kept(shown.territory)
        listed = sessions(store)
        self._cards.show_keys([session.id for session in listed])
        for place, session in enumerate(listed):
            self._cards.widgets[session.id].show_summary(summary(store, session, place + 1))
        self._nothing.setVisible(not listed)
        self.compare_button.setVisible(bool(listed))

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*_CONCERNED):
            self.refresh()

    def _edit(self, **fields: Any) -> bool:
        store = self.desk.store
        return self.desk.notices.did(lambda: gestures.edit_cycle(store, replace(cycle(store), **fields)))

    def _walk(self, step: int) -> None:
        focused = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        self._enter(0 if focused is None else min(max(focused + step, 0), len(self.cards) - 1))

    def _enter(self, place: int) -> None:
        self._entered = place
        self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._column.activate()
        self._scroll.ensureWidgetVisible(self.cards[place])

    def _add_session(self, template_id: str) -> None:
        def add() -> Session:
            return gestures.new_session(self.desk.store, templates.template(template_id))

        if self.desk.notices.attempt(add) is not None:
            self._close_choice()
            self._enter(len(self.cards) - 1)

    def _ask_for_an_export(self) -> None:
        path = ask_file(self, _("Read a day back"), start_folder(), _("Days exported as JSON (*.json)"))
        if path is not None:
            self.read_back(path)

    def _take_in(self, data: object) -> None:
        assert isinstance(data, session_file.SessionData)
        if self.desk.notices.attempt(import_session, self.desk.store, data) is not None:
            self._close_choice()
            self._enter(len(self.cards) - 1)
            told = _("The day “{title}” is back, at the end of the cycle.").format(title=data.session.title)
            self.desk.notices.say(told)

    def _duplicate(self, session_id: str) -> None:
        if self.desk.notices.attempt(gestures.duplicate_session, self.desk.store, session_id) is not None:
            self._enter(len(self.cards) - 1)

    def _close_choice(self) -> None:
        self._choice.hide()
        self.new_button.setFocus()

    def _reach_choice(self) -> None:
        self._scroll.verticalScrollBar().setValue(self._choice.y() - 16)
        self.chooser.focus_first()

    def _new_card(self, session_id: str) -> SessionCard:
        made = SessionCard(session_id, self.desk.writable)
        made.opened.connect(self.session_opened)
        made.duplication_wanted.connect(self._duplicate)
        return made

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(24, 28, 24, 32)
        self._column.setSpacing(8)
        if self.desk.store.read_only_because:
            self._column.addWidget(banner(self.desk.store.read_only_because))
        self._column.addLayout(self._lay_out_heading())
        self._column.addSpacing(10)
        self._cards = KeyedColumn(self._column, self._new_card)
        self._nothing = label(_("This cycle has no day yet: add one from a ready-made workshop."), "soft")
        self._column.addWidget(self._nothing)
        self._choice = self._lay_out_choice()
        self._column.addWidget(self._choice)
        self._column.addStretch(1)
        self._scroll = CentredColumn(inside, _WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def _lay_out_heading(self) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.territory)
        texts.setContentsMargins(-7, 0, 0, 0)  # the words, not their frames, line up with the cards
        layout = QHBoxLayout()
        layout.setSpacing(16)
        layout.addLayout(texts, 1)
        layout.addWidget(self.compare_button)
        layout.addWidget(self.new_button)
        return layout

    def _lay_out_choice(self) -> QWidget:
        frame, layout = card()
        layout.setContentsMargins(18, 14, 18, 18)
        layout.setSpacing(10)
        line = QHBoxLayout()
        line.addWidget(label(_("Which workshop is the new day made from?"), "heading"), 1)
        tip = _("A day that was exported from a cycle, this one or another")
        line.addWidget(button(_("From an export (JSON)…"), self._ask_for_an_export, tip=tip))
        line.addWidget(button(_("Cancel"), self._close_choice))
        layout.addLayout(line)
        layout.addWidget(self.chooser)
        frame.hide()
        return frame
