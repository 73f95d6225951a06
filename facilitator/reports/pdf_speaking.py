"""Speaking time on paper: how it was shared between colleges, beside who was there. Nobody is named."""

from __future__ import annotations

from .. import tokens
from ..i18n import _, ngettext
from ..sessions import labels
from ..sessions.speaking_time import CollegeTime, SpeakingTime, whole_minutes
from .document import Document
from .pdf_fonts import BOLD
from .pdf_pages import MEASURE, Box, Mark
from .pdf_rows import SOFT, TEXT, TITLE, Cell, Rows
from .pdf_text import Style

_FIGURE = Style(10, tokens.INK, BOLD, leading=TEXT.leading)
_BAR = 6.4
_BARS, _FULL, _TIME, _SHARE, _PRESENT = 170.0, 150.0, 332.0, 384.0, 418.0
"""Where the columns begin, and the length of a whole bar."""


def speaking(rows: Rows, document: Document) -> None:
    """The colleges that were heard, the longest first, then those that were there and were not."""
    found = document.speaking
    if not found.heard:
        return
    mark = Mark("speaking", _("Who had the floor"))
    rows.heading((mark.title, TITLE), gap=34, mark=mark, turn=0.25)
    rows.heading((_words(found), SOFT), gap=2)
    most = max(max(one.share, one.people_share) for one in found.colleges)
    for place, one in enumerate(found.colleges):
        _college(rows, one, most, found.present)
        rows[-1].keep = place == 0 or place < len(found.colleges) - 1


def _words(found: SpeakingTime) -> str:
    time = labels.duration(whole_minutes(found.total))
    if not found.present:
        return _("Of {time} that were counted.").format(time=time)
    return _("Of {time} that were counted; the dark mark is the share of those present.").format(time=time)


def _college(rows: Rows, one: CollegeTime, most: float, present: int) -> None:
    there = ngettext("{count} present", "{count} present", one.people).format(count=one.people)
    row = rows.columns(
        [
            Cell(0, _BARS - 12, [(labels.college_group(one.college), TEXT)]),
            Cell(_TIME, 48, [(labels.duration(whole_minutes(one.time)), _FIGURE)]),
            Cell(_SHARE, 32, [(_("{share} %").format(share=round(100 * one.share)), TEXT)]),
            *([Cell(_PRESENT, MEASURE - _PRESENT, [(there, SOFT)])] if one.people else []),
        ],
        gap=5,
    )[0]
    top = row.height / 2 - _BAR / 2
    row.boxes = (Box(_BARS, top, _FULL, _BAR, tokens.LINE, 1),)
    if one.share:
        row.boxes += (Box(_BARS, top, max(1.0, _FULL * one.share / most), _BAR, tokens.ACCENT, 1),)
    if present:
        place = _BARS + (_FULL - 1.6) * one.people_share / most
        row.boxes += (Box(place, top - 2, 1.6, _BAR + 4, tokens.INK),)
