"""A label gives back the text it was given, and its words without end neither widen nor hide anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.ui.widgets.basics import label


@given(st.text(max_size=120))
def test_the_text_is_the_one_that_was_given(qapp: QApplication, text: str) -> None:
    assert label(text, wrap=True).text() == text


@pytest.mark.parametrize("word", ["W" * 400, "https://exemple.fr/" + "dossier/" * 40, "é" * 300])
def test_a_word_without_end_does_not_widen_what_holds_it(qapp: QApplication, word: str) -> None:
    shown = label(word, wrap=True)
    assert shown.minimumSizeHint().width() < 300
    assert shown.heightForWidth(200) > 3 * shown.fontMetrics().height()


def test_ordinary_words_and_signs_of_several_characters_stay_in_one_piece(qapp: QApplication) -> None:
    for text in ("intercommunalité anticonstitutionnelle", "👩‍👩‍👧‍👦" * 8, "e\u0301" * 40):
        shown = label(text, wrap=True)
        pieces = QLabel.text(shown).split("\u200b")
        assert "".join(pieces) == text
        assert not any(piece.startswith(("\u200d", "\u0301", "\ufe0f")) or piece.endswith("\u200d") for piece in pieces)
