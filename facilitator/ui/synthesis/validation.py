"""Sentence after sentence put to the room, and what it says of each: by keys, by a presenter's hand, or by clicks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import tokens
from ...i18n import _
from ...sessions import labels
from ...sessions.conclusions import Conclusions
from ...sessions.records import Statement, StatementKind, Validation
from ...sessions.scene.choices import scene_of
from ..desk import Desk
from ..widgets.basics import button, close_button, label
from ..widgets.kept_fields import TextField, keep_all
from ..widgets.own_keys import claims
from ..widgets.scene.view import SceneView
from .actions import StatementActions
from .answers import AMENDED, CONTESTED, FORGOTTEN, VALIDATED, AnswerBar
from .room_choice import RoomChoice
from .sentence_row import INKS, verdict

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PREVIOUS = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_PICTURE = QSize(512, 288)
_LARGE, _LONG = "font-size: 30px; font-weight: 600;", "font-size: 18px; font-weight: 600;"
_MOST_LARGE = 220
"""Letters: a longer sentence is shown smaller, whole."""


class ValidationMode(QWidget):
    """One sentence at a time, as the room sees it. What the room says is shown to it once it is said, never before."""

    ended = Signal(str)
    """The person is done; the id of the last sentence."""

    def __init__(self, desk: Desk, actions: StatementActions) -> None:
        super().__init__()
        self._desk, self._actions, self._room = desk, actions, RoomChoice(desk)
        self._found: Conclusions | None = None
        self.statement_id = ""
        """The sentence that is put to the room; empty while none is."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._count = label("", "soft")
        self._question, self._sort = label("", "soft", wrap=True), label()
        self._words, self.verdict = label("", wrap=True), label("", wrap=True)
        self.field = TextField(_("The sentence in the words of the room"), self._amend)
        self.field.setStyleSheet("QPlainTextEdit { font-size: 22px; }")
        self.field.entered.connect(self._close_field)
        self.field.left.connect(self._close_field)
        self.field.away.connect(self._close_field)
        self.field.hide()
        self.answers = AnswerBar(writable=desk.writable)
        self.answers.given.connect(self._answer)
        self.answers.college_toggled.connect(lambda college: actions.toggle_college(self.statement_id, college))
        self.picture = SceneView(counts=False)
        self.picture.set_clock(desk.store.now)
        self.picture.set_media(desk.store.media)
        self.picture.setFixedSize(_PICTURE)
        self.picture.setAccessibleName(_("What the room sees"))
        self._lay_out()

    # What is shown

    def begin(self, found: Conclusions, statement_id: str = "") -> None:
        """Put that sentence to the room; without one, the first of which it said nothing yet."""
        waiting = (one.id for one in found.statements if one.validation is Validation.PENDING)
        self._found = found
        self._go_to(statement_id or next(waiting, found.statements[0].id))

    def show_conclusions(self, found: Conclusions) -> None:
        """Show the sentence as it is now; when it is gone, the one that took its place."""
        if not self.statement_id:
            return
        before = self._ids()
        self._found = found
        if self.statement_id not in self._ids():
            place = before.index(self.statement_id)
            if not found.statements:
                self.end()
                return
            self._go_to(found.statements[min(place, len(found.statements) - 1)].id)
        self._show()

    def end(self) -> None:
        """Keep what is typed, give its screen back to the room, and say so."""
        if keep_all(self):
            last = self.statement_id
            self.leave()
            self.ended.emit(last)

    def leave(self) -> None:
        """Give its screen back to the room."""
        self.statement_id = ""
        self._room.give_back()

    def show_picture(self) -> None:
        """Show what the room sees now."""
        self.picture.show_scene(scene_of(self._desk.store, self._desk.session_id))

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused and stays."""
        return keep_all(self)

    def step(self, by: int) -> None:
        """Put the next sentence to the room (1), or the one before (-1)."""
        ids = self._ids()
        place = ids.index(self.statement_id) + by
        if 0 <= place < len(ids) and keep_all(self):
            self._close_field()
            self._go_to(ids[place])

    def _go_to(self, statement_id: str) -> None:
        self.statement_id = statement_id
        self._room.show(statement_id)
        self._show()

    def _ids(self) -> list[str]:
        return [one.id for one in self._found.statements] if self._found is not None else []

    @property
    def _present(self) -> Statement | None:
        every: Sequence[Statement] = self._found.statements if self._found is not None else ()
        return next((one for one in every if one.id == self.statement_id), None)

    def _show(self) -> None:
        one, ids = self._present, self._ids()
        if one is None or self._found is None:
            return
        asked = self._found.question(one.question_id) if one.question_id else None
        self._count.setText(_("{number} of {of}").format(number=ids.index(one.id) + 1, of=len(ids)))
        self._question.setText(asked.question.text if asked is not None else labels.statement_kind(one.kind))
        whose = labels.college_group(one.college) if one.college is not None else ""
        sort = labels.statement_kind(one.kind) if one.kind is not StatementKind.ESSENTIAL else ""
        self._sort.setText(" · ".join(filter(None, (sort, whose))))
        self._sort.setVisible(bool(sort))
        ink = tokens.LATE if one.kind is StatementKind.DISSENT else tokens.ACCENT
        self._sort.setStyleSheet(f"color: {ink}; font-weight: 600;")
        self._words.setText(one.text)
        self._words.setStyleSheet(_LARGE if len(one.text) <= _MOST_LARGE else _LONG)
        self.field.show_kept(one.text)
        self._show_verdict(one)
        self._previous.setEnabled(one.id != ids[0])
        self._next.setEnabled(one.id != ids[-1])
        self.show_picture()

    def _show_verdict(self, one: Statement) -> None:
        told = verdict(one)
        if one.original:
            told += "\n" + _("It read at first: “{original}”").format(original=one.original)
        self.verdict.setText(told or _("The room has said nothing yet."))
        self.setAccessibleName(f"{self._count.text()}, {one.text}, {self.verdict.text()}")
        self.verdict.setStyleSheet(f"color: {INKS.get(one.validation, tokens.SOFT_INK)}; font-weight: 600;")
        self.answers.show_answer(one)

    # What the room says

    def _answer(self, answer: str) -> None:
        """What the room says, or the words that it would have instead."""
        acts: dict[str, Callable[[], object]] = {
            VALIDATED: lambda: self._actions.validate(self.statement_id),
            AMENDED: self._open_field,
            CONTESTED: lambda: self._actions.contest(self.statement_id),
            FORGOTTEN: lambda: self._actions.take_back(self.statement_id),
        }
        acts[answer]()
        self._show()

    def _open_field(self) -> None:
        """Let the sentence be put in other words where it stands."""
        self._show()
        self._words.hide()
        self.field.show()
        self.field.setFocus()
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def _close_field(self) -> None:
        if self.field.isHidden() or self.field.refused:
            return
        had = self.field.hasFocus()
        self.field.hide()
        self._words.show()
        if had or self.window().focusWidget() is None:
            self.setFocus()

    def _amend(self, typed: str) -> bool:
        return self._actions.amend(self.statement_id, typed)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Esc ends it before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in _NEXT:
            self.step(1)
        elif event.key() in _PREVIOUS:
            self.step(-1)
        elif not self.answers.take_key(event):
            super().keyPressEvent(event)

    # What it is made of

    def _lay_out(self) -> None:
        self._previous = button(_("← Previous"), lambda: self.step(-1))
        self._next = button(_("Next →"), lambda: self.step(1), "primary")
        for made in (self._previous, self._next):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the arrows to the sentences
        head = QHBoxLayout()
        head.addWidget(label(_("Put to the room"), "title"))
        head.addSpacing(10)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(close_button(self.end))
        column = QVBoxLayout()
        column.setSpacing(10)
        for one in (self._question, self._sort, self._words, self.field, self.verdict):
            column.addWidget(one)
        column.addSpacing(8)
        column.addWidget(self.answers)
        column.addStretch(1)
        turns = QHBoxLayout()
        turns.addWidget(self._previous)
        turns.addStretch(1)
        turns.addWidget(self._next)
        aside = QVBoxLayout()
        aside.addWidget(label(_("What the room sees"), "section"))
        aside.addWidget(self.picture)
        aside.addLayout(turns)
        aside.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(28)
        both.addLayout(column, 1)
        both.addLayout(aside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 16, 20, 16)
        outer.setSpacing(18)
        outer.addLayout(head)
        outer.addLayout(both, 1)
