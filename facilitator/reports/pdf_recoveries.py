"""How the day was steered: what did not wait for it, and what was done when it ran late."""

from __future__ import annotations

from ..i18n import _
from ..sessions import labels
from ..sessions.records import Recovery
from . import pdf_words
from .document import Document, Entry
from .pdf_rows import HEADING, SOFT, TEXT, Rows, keep_edges


def told(rows: Rows, document: Document) -> None:
    """What was done to come back in time, each with when, how late the day was, and what it won."""
    if not document.recoveries:
        return
    rows.heading((_("How time was won back"), HEADING), gap=24)
    every = [rows.paragraph((_when(one), SOFT), (sentence(one), TEXT), gap=3) for one in document.recoveries]
    keep_edges([found[-1] for found in every])


def sentence(recovery: Recovery) -> str:
    """What was done, and the minutes that it won at the end of the day, if it did."""
    if recovery.gain <= 0:
        return recovery.text
    return _("{what} ({minutes} won back)").format(what=recovery.text, minutes=labels.duration(recovery.gain))


def agenda_mark(entry: Entry, *, parallel: bool) -> str:
    """What an item of the agenda is bound by: another one, an hour at which it begins, an hour when it has to be over.

    *parallel* when it begins with the item before it: then it has no hour of its own to begin.
    """
    item = entry.item
    marks = [
        _("same time") if parallel else "",
        _("fixed hour") if item.fixed_at is not None and not parallel else "",
        _("over by {time}").format(time=labels.clock_of(item.ends_by)) if item.ends_by is not None else "",
    ]
    return ", ".join(filter(None, marks))


def _when(recovery: Recovery) -> str:
    late = labels.duration(recovery.late)
    return _("At {time}, {minutes} late:").format(time=pdf_words.clock(recovery.chosen_at), minutes=late)
