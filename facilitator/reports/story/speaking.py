"""Speaking time: how it was shared between colleges, beside who was there. Nobody is named."""

from __future__ import annotations

from ...i18n import _, ngettext, pgettext
from ...sessions import labels
from ...sessions.speaking_time import CollegeTime, SpeakingTime, whole_minutes
from ...tokens import ACCENT
from ..document import Document
from ..options import Options
from .blocks import Bar, Block, Cell, Column, Heading, Role, Table


def speaking(document: Document, _options: Options) -> tuple[Block, ...]:
    """The colleges that were heard, the longest first, then those that were there and were not."""
    found = document.speaking
    if not found.heard:
        return ()
    most = max(max(one.share, one.people_share) for one in found.colleges)
    columns = (
        Column(_("College"), 0.34),
        Column("", 0.32),
        Column(pgettext("speaking", "Time"), 0.11, right=True),
        Column(pgettext("speaking", "Share"), 0.09, right=True),
        Column("", 0.14, right=True),
    )
    rows = tuple(_college(one, most, found.present) for one in found.colleges)
    return (Heading(_("Who had the floor"), anchor="speaking", detail=_words(document, found)), Table(columns, rows))


def _words(document: Document, found: SpeakingTime) -> str:
    time = labels.duration(whole_minutes(found.total))
    if not found.present:
        return _("Of {time} that were counted.").format(time=time)
    if found.present > len(document.participants):
        told = _("Of {time} that were counted; the dark mark is the share of those present, speakers included.")
    else:
        told = _("Of {time} that were counted; the dark mark is the share of those present.")
    return told.format(time=time)


def _college(one: CollegeTime, most: float, present: int) -> tuple[Cell, ...]:
    there = ngettext("{count} present", "{count} present", one.people).format(count=one.people)
    mark = one.people_share / most if present else None
    return (
        Cell(labels.college_group(one.college)),
        Cell(bar=Bar(one.share / most if most else 0.0, ACCENT, mark)),
        Cell(labels.duration(whole_minutes(one.time)), Role.STRONG),
        Cell(_("{share} %").format(share=round(100 * one.share))),
        Cell(there if one.people else "", Role.SOFT),
    )
