"""What stands on the pages of a PDF, as somebody who searches it finds it."""

from __future__ import annotations

import re
import unicodedata
from contextlib import closing

import pypdfium2
from hypothesis import strategies as st

LETTERS = st.characters(
    max_codepoint=0xFFFF,
    categories=("L", "N", "P", "S"),
    exclude_characters=[chr(code) for code in (*range(0x590, 0x900), *range(0xFB1D, 0xFE00), *range(0xFE70, 0xFF00))],
)
"""Printable letters that are read from left to right."""


def pages_of(content: bytes) -> list[str]:
    """The text of each page, without its footer."""
    with closing(pypdfium2.PdfDocument(content)) as file:
        return [page.get_textpage().get_text_range().rpartition("\n")[0] for page in file]


def text_of(content: bytes) -> str:
    return "\n".join(pages_of(content))


def bare(text: str) -> str:
    """*text* without what the lines of a page change: blanks and hyphens at their ends, and what has no shape."""
    kept = (char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    return re.sub("[\\s\\-\u2010\u2011\ufffe\x02\ufe00-\ufe0f]", "", "".join(kept))
