"""Text from people is data: cleaned once, at the door, and kept as it is from then on."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.errors import BadText
from facilitator.sessions.text import LONGEST, clean, clean_line, folded, lines, required, shortened

ANY_TEXT = st.text() | st.text(st.characters(codec=None), max_size=50)  # lone surrogates too


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Un car  ", "Un car"),
        ("Un\tcar", "Un car"),
        ("un\r\ndeux\rtrois\u2028quatre", "un\ndeux\ntrois\nquatre"),
        ("un\x00\x07\x1b car\x7f", "un car"),
        ("caf\u0065\u0301", "café"),
        ("\ud83d coupé", "coupé"),
        ("\ufeffUn car\u200b", "Un car"),
        ("<b>gras</b> &amp; </para> <img src='/etc/passwd'/>", "<b>gras</b> &amp; </para> <img src='/etc/passwd'/>"),
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        ("« Où ça ? » 🚌 حافلة 公交车 👩‍👩‍👧", "« Où ça ? » 🚌 حافلة 公交车 👩‍👩‍👧"),
        ("  a\n  b  ", "a\n  b"),
    ],
)
def test_cleaning_keeps_what_was_said(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "blank", ["", " ", "\t\n", "\u00a0\u202f", "\u2003\u3000", "\u200b\u2060\ufeff", "\x00\x1b", "\r"]
)
def test_only_spaces_is_nothing(blank: str) -> None:
    assert clean(blank) == ""
    with pytest.raises(BadText, match="no text"):
        required(blank)


@given(ANY_TEXT)
@example("e\x00\u0301")
@example("\u0340 \u2000")
def test_what_was_cleaned_stays_as_it_is(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")
    assert not [c for c in once if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]


@given(ANY_TEXT)
def test_a_line_is_one_line(typed: str) -> None:
    assert len(clean_line(typed).splitlines()) <= 1


@given(ANY_TEXT)
def test_lines_are_not_blank_and_hold_no_line_end(typed: str) -> None:
    for line in lines(typed):
        assert clean(line) == clean_line(line)
        assert line.strip()


def test_a_text_of_the_longest_length_is_kept_whole() -> None:
    longest = "é" * LONGEST
    assert clean(f"  {longest}\n") == longest
    assert clean("e\u0301" * LONGEST) == longest


def test_a_longer_text_is_refused_and_told_how_much_too_long() -> None:
    with pytest.raises(BadText, match="20001 characters; the limit is 20000"):
        clean("x" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("L’Œuvre  co-portée", "l oeuvre co portee"),
        ("l'oeuvre co\u2011portée", "l oeuvre co portee"),
        ("  ÉLUS\n\tet\u00a0DGS\u202f! ", "elus et dgs !"),
        ("Ex æquo — à 18\u202fh", "ex aequo a 18 h"),
        ("e\u0301te\u0301", "ete"),
        ("Ǽquo", "aequo"),
        ("10 000 €", "10 000 €"),
        ("", ""),
    ],
)
def test_texts_that_read_the_same_are_folded_the_same(text: str, same: str) -> None:
    assert folded(text) == same


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert "  " not in once


@given(st.text(max_size=200), st.integers(5, 40))
def test_a_shortened_text_is_one_line_within_its_length_and_says_what_it_leaves_out(text: str, most: int) -> None:
    shown, line = shortened(text, most), " ".join(text.split())
    assert len(shown) <= most
    assert shown == line if len(line) <= most and len(text) <= 4 * most else shown.endswith("…")
    assert line.startswith(shown.removesuffix("…").rstrip())
