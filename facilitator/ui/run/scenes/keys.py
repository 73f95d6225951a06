"""The keys that show a scene by its number: Alt and the digit, whatever the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from ...widgets.shortcuts import bind_key

_AZERTY = "&É\"'(-È_Ç"
"""What the row of digits types without Shift on a French keyboard, from 1 to 9."""
NUMBERED = len(_AZERTY)
"""How many scenes have a number."""


def bind_numbers(place: QWidget, show: Callable[[int], object]) -> None:
    """Have the keys call *show* with their number while *place* is seen."""
    for number, key in _number_keys():
        bind_key(place, key, partial(show, number))


def _number_keys() -> Iterator[tuple[int, QKeySequence]]:
    """Each number with a key for it: on the row of digits, with or without Shift, and on the number pad."""
    for number, typed in enumerate(_AZERTY, start=1):
        digit = Qt.Key.Key_0.value + number
        yield number, QKeySequence(f"Alt+{number}")
        yield number, QKeySequence(f"Alt+{typed}")
        yield number, QKeySequence(Qt.Modifier.ALT.value | Qt.Modifier.SHIFT.value | digit)
        yield number, QKeySequence(Qt.Modifier.ALT.value | Qt.KeyboardModifier.KeypadModifier.value | digit)
