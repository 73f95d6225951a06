"""What the room can say of a sentence: three answers, and the colleges that contest it, by letters and digits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...i18n import _, pgettext
from ...sessions import labels
from ...sessions.conclusions import contesting
from ...sessions.records import College, Statement, Validation
from ..widgets.basics import button, label
from ..widgets.flow_layout import FlowLayout

VALIDATED, AMENDED, CONTESTED, FORGOTTEN = "validated", "amended", "contested", "forgotten"
_SAID = {Validation.VALIDATED: VALIDATED, Validation.AMENDED: AMENDED, Validation.CONTESTED: CONTESTED}


class AnswerBar(QWidget):
    """Shows what the room said, and asks for another answer. A click leaves the keyboard where it is."""

    given = Signal(str)
    """One of the answers above."""
    college_toggled = Signal(object)
    """A `College` contests it too, or no longer."""

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        words = {VALIDATED: _("Validated"), AMENDED: _("Amended"), CONTESTED: _("Contested")}
        keys = {answer: letter for letter, answer in _answers().items()}
        self.buttons = {answer: self._answer(answer, text, keys[answer]) for answer, text in words.items()}
        self.forget = self._button(_("Forget what the room said"), FORGOTTEN, "plain")
        self.colleges = {college: self._college(place, college) for place, college in enumerate(College, start=1)}
        self._chips = QWidget()
        self._lay_out()

    def show_answer(self, one: Statement) -> None:
        """Show what the room said of that sentence."""
        said = _SAID.get(one.validation, "")
        for answer, made in self.buttons.items():
            made.setChecked(answer == said)
        self.forget.setVisible(bool(said) and self._writable)
        self._chips.setVisible(one.validation is Validation.CONTESTED)
        named = contesting(one)
        for college, chip in self.colleges.items():
            with QSignalBlocker(chip):
                chip.setChecked(college in named)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a letter, a digit or Backspace says; False when it says nothing here."""
        strange = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if strange or not self._writable:
            return False
        typed = event.text().casefold()
        college = dict(zip("12345678", College, strict=True)).get(typed)
        if typed in _answers():
            self.given.emit(_answers()[typed])
        elif event.key() == Qt.Key.Key_Backspace:
            self.given.emit(FORGOTTEN)
        elif college is not None and not self._chips.isHidden():
            self.college_toggled.emit(college)
        else:
            return False
        return True

    def _answer(self, answer: str, words: str, letter: str) -> QPushButton:
        made = self._button(_("{answer} ({key})").format(answer=words, key=letter.upper()), answer)
        made.setCheckable(True)
        made.setMinimumHeight(44)
        made.setStyleSheet("QPushButton { font-size: 16px; padding: 8px 18px; }")
        return made

    def _button(self, words: str, answer: str, role: str = "") -> QPushButton:
        made = button(words, partial(self.given.emit, answer), role)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setEnabled(self._writable)
        return made

    def _college(self, number: int, college: College) -> QPushButton:
        made = button(f"{number} · {labels.college_group(college)}", partial(self.college_toggled.emit, college))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setEnabled(self._writable)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for made in (*self.buttons.values(), self.forget):
            row.addWidget(made)
        row.addStretch(1)
        chips = QVBoxLayout(self._chips)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.addWidget(label(_("Which colleges contest it?"), "field"))
        flow = FlowLayout(spacing=6)
        for chip in self.colleges.values():
            flow.addWidget(chip)
        chips.addLayout(flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._chips)


def _answers() -> dict[str, str]:
    """The answers by the letters that give them, in the reader's language."""
    return {
        pgettext("key for validated", "v").casefold(): VALIDATED,
        pgettext("key for amended", "a").casefold(): AMENDED,
        pgettext("key for contested", "c").casefold(): CONTESTED,
    }
