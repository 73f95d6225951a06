"""A question from the room in its queue: its words and its answer edited where they stand, keys for the rest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.records import QueueState, RoomQuestion
from ...theme import icon
from ...widgets.arrow_keys import STEPS
from ...widgets.basics import button, label
from ...widgets.card_button import KeyCard
from ...widgets.kept_fields import TextField
from ...widgets.steady_label import SteadyLabel
from ...widgets.words_field import WordsField
from .queue_actions import QueueActions, key_of

_LEFT = 12
"""Where the words of a field without a frame begin."""
_MARKS = {
    QueueState.WAITING: (tokens.PAPER, tokens.SOFT_INK),
    QueueState.NOW: (tokens.ACCENT, tokens.CARD),
    QueueState.ANSWERED: (tokens.PAPER, tokens.SAVED),
}


class QueueRow(KeyCard):
    """Enter says that it is its turn, two letters that it was answered and that it is kept, Del removes it."""

    walked = Signal(str, int)
    """Go to the row above (-1) or below (1)."""
    finished = Signal(str)
    """It was answered: the keys go to the next one."""

    def __init__(self, question_id: str, actions: QueueActions) -> None:
        super().__init__()
        self.question_id, self._actions = question_id, actions
        self._state = QueueState.WAITING
        self.mark = label()
        self.mark.setFixedSize(26, 22)
        self.mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = WordsField(_("Words of the question"), lambda typed: actions.reword(question_id, typed))
        self.answer = WordsField(_("Its answer"), lambda typed: actions.write_answer(question_id, typed))
        self.answer.setPlaceholderText(_("What was answered, in short"))
        self.about = SteadyLabel(12, colour=tokens.SOFT_INK)
        for field in (self.words, self.answer):
            field.entered.connect(self.setFocus)
            field.left.connect(self.setFocus)
            field.stepped.connect(self._step)
        self._make_buttons()
        if not actions.desk.writable:
            self._only_read()
        self._lay_out()

    def show_question(self, one: RoomQuestion, number: int, to: str) -> None:
        """Show the question as it is now, the *number*th that was asked; words being typed stay."""
        self._state = one.state
        ground, ink = _MARKS[one.state]
        self.mark.setText("✓" if one.state is QueueState.ANSWERED else str(number))
        self.mark.setStyleSheet(
            f"background: {ground}; color: {ink}; border-radius: 6px; font-size: 13px; font-weight: 700;"
        )
        self.words.show_kept(one.text)
        self.answer.show_kept(one.answer)
        self.answer.setVisible(one.state is QueueState.NOW or one.kept or bool(one.answer))
        addressed = _("to {name}").format(name=to) if to else ""
        self.about.show_text(" · ".join(filter(None, (addressed, labels.origin(one.table_number, one.college)))))
        self.about.setVisible(bool(self.about.text()))
        with QSignalBlocker(self.kept):
            self.kept.setChecked(one.kept)
        self._tell(one, number)
        self.update()

    def edit(self) -> None:
        """Put the caret in its words."""
        self.words.setFocus()
        self.words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writable, step = self._actions.desk.writable, STEPS.get(event.key())
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(step)
        elif step is not None:
            self.walked.emit(self.question_id, step)
        elif not writable:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._actions.turn(self.question_id)
        elif event.key() == Qt.Key.Key_F2:
            self.edit()
        elif event.key() == Qt.Key.Key_Delete:
            self._actions.remove(self.question_id)
        elif not self._take_letter(event):
            super().keyPressEvent(event)

    @property
    def strong(self) -> bool:
        return self.hasFocus() or self.tinted

    @property
    def tinted(self) -> bool:
        return self._state is QueueState.NOW

    def _take_letter(self, event: QKeyEvent) -> bool:
        """Whether *event* is one of the two letters: it is done then."""
        letter = event.text().casefold()
        if letter == key_of("answered"):
            self._answered()
        elif letter == key_of("keep"):
            self._actions.keep(self.question_id)
        else:
            return False
        return True

    def _answered(self) -> None:
        waited = self._state is not QueueState.ANSWERED
        self._actions.answered(self.question_id)
        if waited:
            self.finished.emit(self.question_id)

    def _step(self, by: int) -> None:
        if self._actions.desk.writable and self.words.keep() and self.answer.keep():
            held = QApplication.focusWidget()
            self._actions.step(self.question_id, by)
            if held is not None:
                held.setFocus()

    def _tell(self, one: RoomQuestion, number: int) -> None:
        state = {
            QueueState.WAITING: _("waits"),
            QueueState.NOW: _("its turn now"),
            QueueState.ANSWERED: _("answered"),
        }[one.state]
        told = _("Question {number}, {state}: {text}").format(number=number, state=state, text=one.text)
        self.setAccessibleName(" · ".join(filter(None, (told, self.about.text()))))

    def _make_buttons(self) -> None:
        one = self.question_id
        self.kept = button("", lambda: self._actions.keep(one), "plain")
        self.kept.setCheckable(True)
        self.kept.setIcon(icon("flag", tokens.SOFT_INK))
        tip = _("Keep for the report ({key})").format(key=key_of("keep").upper())
        self.kept.setToolTip(tip)
        self.kept.setAccessibleName(tip)
        self.kept.toggled.connect(lambda on: self.kept.setIcon(icon("flag", tokens.ACCENT if on else tokens.SOFT_INK)))
        self.menu_button = button("", self._ask_menu, "plain", tip=_("What can be done with this question"))
        self.menu_button.setIcon(icon("ellipsis", tokens.SOFT_INK))
        self.menu_button.setAccessibleName(_("What can be done with this question"))
        for made in (self.kept, self.menu_button):
            made.setFixedSize(30, 30)
            made.setIconSize(QSize(17, 17))

    def _only_read(self) -> None:
        self.menu_button.hide()
        self.kept.setEnabled(False)
        for field in self.fields:
            field.setReadOnly(True)

    @property
    def fields(self) -> tuple[TextField, TextField]:
        return self.words, self.answer

    def _ask_menu(self) -> None:
        menu = self._actions.menu(self, self.question_id, self.edit)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.words)
        about = QHBoxLayout()
        about.setContentsMargins(_LEFT, 0, 0, 4)
        about.addWidget(self.about)
        middle.addLayout(about)
        middle.addWidget(self.answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 6)
        row.setSpacing(2)
        top = Qt.AlignmentFlag.AlignTop
        left = QVBoxLayout()
        left.setContentsMargins(0, 7, 0, 0)
        left.addWidget(self.mark)
        left.addStretch(1)
        row.addLayout(left)
        row.addLayout(middle, 1)
        row.addWidget(self.kept, 0, top)
        row.addWidget(self.menu_button, 0, top)
