"""Offers what the word before the caret may become, and takes the keys that choose among it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ....sessions.completion import Offer, offers
from ....sessions.vocabulary import Vocabulary
from ...widgets.capture_field import CaptureField
from ...widgets.completion_list import CompletionList

_GAP = 8
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TokenCompletion:
    """The list of one field. It shows over the *page* of the field, and calls *choose* with what was chosen."""

    def __init__(
        self,
        field: CaptureField,
        page: Callable[[], QWidget],
        vocabulary: Callable[[], Vocabulary],
        choose: Callable[[Offer], None],
    ) -> None:
        self._field, self._page, self._vocabulary, self._choose = field, page, vocabulary, choose
        self._list: CompletionList | None = None
        self._offers: list[Offer] = []
        self._refused = ""
        """The word for which Esc closed the list."""
        self._stepped = False

    @property
    def shown(self) -> bool:
        return bool(self._offers)

    def follow(self) -> None:
        """The text or the caret has moved."""
        word = self._field.word() if self._field.hasFocus() and not self._field.several else ""
        if word[:1] not in ("@", "#"):
            self._refused = ""
            self.close()
        elif word != self._refused:
            self._show(word, offers(self._vocabulary(), word))

    def take(self, key: QKeyEvent) -> bool:
        """Whether *key* was for the list."""
        if not self._offers or key.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        pressed = Qt.Key(key.key())
        if pressed in _STEPS:
            self._shown_list().step(_STEPS[pressed])
            self._stepped = True
        elif pressed == Qt.Key.Key_Escape:
            self._refused = self._field.word()
            self.close()
        elif pressed in _TAKES:
            return self._take_row(pressed)
        else:
            return False
        return True

    def close(self) -> None:
        if self._offers:
            self._offers = []
            self._shown_list().hide()

    def _take_row(self, pressed: Qt.Key) -> bool:
        """Enter keeps the contribution when the word is known already, and nothing else was chosen."""
        row = self._shown_list().currentRow()
        complete = self._vocabulary().meaning(self._field.word()) is not None
        if row < 0 or (pressed != Qt.Key.Key_Tab and complete and not self._stepped):
            self.close()
            return False
        self._pick(row)
        return True

    def _pick(self, row: int) -> None:
        offer = self._offers[row]
        self.close()
        self._choose(offer)

    def _show(self, word: str, found: list[Offer]) -> None:
        if not found:
            self.close()
            return
        self._offers, self._stepped = found, False
        rows = [(offer.title, offer.token) for offer in found]
        likely = 0 if len(word) > 1 and not found[0].new else -1
        frame = self._field.parentWidget() or self._field
        page = self._page()
        corner = QPoint(self._field.caret_corner(page).x(), frame.mapTo(page, QPoint()).y() - _GAP)
        self._shown_list().show_rows(rows, corner, likely)

    def _shown_list(self) -> CompletionList:
        if self._list is None:
            self._list = CompletionList(self._page())
            self._list.picked.connect(self._pick)
        return self._list
