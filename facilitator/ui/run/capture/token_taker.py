"""Turns tokens into marks while they are typed, and gives them back to undo."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtGui import QKeyEvent, QKeySequence

from ....sessions import drafting
from ....sessions.vocabulary import Mark, Sort, Vocabulary
from ...widgets.capture_field import CaptureField
from .marks_in_hand import MarksInHand


class TokenTaker:
    """Watches the keys of *field*: a blank after a known token makes it a mark, as `drafting.understand` would."""

    def __init__(self, field: CaptureField, vocabulary: Callable[[], Vocabulary], show: Callable[[], None]) -> None:
        self._field, self._vocabulary, self._show = field, vocabulary, show
        self.marks = MarksInHand()
        self.as_text: Collection[str] = ()
        """Words that are no tokens: those of the contribution that was brought back."""
        self._steps: list[tuple[int, MarksInHand, MarksInHand]] = []
        """The marks before and after each step of the field's undo that took a token."""

    def put(self, marks: MarksInHand) -> None:
        """Hold these from now on; undo does not go back on it."""
        self._steps.clear()
        if marks != self.marks:
            self.marks = marks
            self._show()

    def take_blank(self, blank: str) -> bool:
        """A blank is about to be typed: whether it went with the token before it."""
        if self._field.several:
            return False
        word = self._field.word()
        mark = drafting.token(word, self.marks.said, self._vocabulary(), self.as_text) if word else None
        if mark is None:
            return self._take_slip()
        after_blank = self._field.before_caret().endswith(f" {word}")
        self._drop(f" {word}" if after_blank else word, mark)
        return blank == " " and not after_blank

    def take_mark_of_parking(self) -> bool:
        """The very first character is about to be "!": whether it parks."""
        at_start = self._field.on_first_line() and not self._field.before_caret()
        if not at_start or not drafting.parks(f"!{self._field.text()}", self.marks.said, self.as_text):
            return False
        self.marks = self.marks.saying(Mark(Sort.PARKING))
        self._show()
        return True

    def take_everywhere(self) -> None:
        """Something was pasted: what it says beside its words becomes marks."""
        typed, known = self._field.text(), self._vocabulary()
        if not typed.strip() or len(typed) > 2_000:
            return
        text, found = drafting.separate(typed, known, marks=self.marks.said, as_text=self.as_text)
        new = found[len(self.marks.said) :]
        if not new:
            return
        before = self.marks
        for mark in new:
            self.marks = self.marks.saying(mark)
        self._field.rewrite(text)
        self._remember(before)
        self._show()

    def choose(self, mark: Mark) -> None:
        """A mark was chosen for the word before the caret."""
        word = self._field.word()
        before = self.marks
        self._field.drop(word)
        self.marks = before.choosing(mark)
        self._remember(before)
        self._show()

    def undo(self, key: QKeyEvent) -> bool:
        """Whether *key* was an undo or a redo of the field that concerns a token: it is done then."""
        document = self._field.document()
        undoing = key.matches(QKeySequence.StandardKey.Undo) and document.isUndoAvailable()
        redoing = key.matches(QKeySequence.StandardKey.Redo) and document.isRedoAvailable()
        if not undoing and not redoing:
            return False
        step = document.availableUndoSteps()
        self._field.undo() if undoing else self._field.redo()
        reached = step if undoing else document.availableUndoSteps()
        for at, before, after in self._steps:
            if at == reached:
                self.marks = before if undoing else after
                self._show()
        return True

    def _take_slip(self) -> bool:
        """The serial number of a slip, when nothing else stands before it."""
        before = self._field.before_caret()
        if not self._field.on_first_line() or not before[:1].isdecimal():
            return False
        rest, mark = drafting.without_slip(before, self.marks.said, self._vocabulary(), self.as_text)
        if mark is None or rest:
            return False
        self._drop(before, mark)
        return True

    def _drop(self, words: str, mark: Mark) -> None:
        before = self.marks
        self._field.drop(words)
        self.marks = before.saying(mark)
        self._remember(before)
        self._show()

    def _remember(self, before: MarksInHand) -> None:
        reached = self._field.document().availableUndoSteps()
        self._steps = [step for step in self._steps if step[0] < reached]
        self._steps.append((reached, before, self.marks))
