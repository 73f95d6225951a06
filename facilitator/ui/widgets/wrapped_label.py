"""A label of several lines that a word without end neither widens nor pushes out of sight."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from PySide6.QtWidgets import QLabel

_LONG, _PIECE = 24, 12
"""Letters: a longer word may be broken, after so many."""
_WORD = re.compile(rf"\S{{{_LONG + 1},}}")
_MAY_BREAK = "\u200b"


class WrappedLabel(QLabel):
    """Gives back the text that it was given."""

    _whole = ""

    def setText(self, text: str) -> None:
        self._whole = text
        super().setText(_WORD.sub(lambda found: _breakable(found.group()), text))

    def text(self) -> str:
        return self._whole


def _breakable(word: str) -> str:
    """That word with places where a line may end, none inside a sign made of several characters."""
    pieces, since = [word[0]], 1
    for before, letter in pairwise(word):
        if since >= _PIECE and _stands_alone(before) and _stands_alone(letter):
            pieces.append(_MAY_BREAK)
            since = 0
        pieces.append(letter)
        since += 1
    return "".join(pieces)


def _stands_alone(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNP"
