"""Items of the agenda on the clipboard: from one day to another, between files, and with other programs.

They travel twice: whole, for this program, and as lines of hour, title and minutes for any other. Lines that come from
elsewhere become items too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from ...errors import BadTemplate
from ...i18n import _, ngettext
from ...sessions import agenda, agenda_text, own_templates, schedule, templates
from ...sessions.agenda_insertion import insert
from ...sessions.reading import Outline, outline
from ...sessions.records import AgendaItem, Session
from ...sessions.store import Store
from ...sessions.template_writing import as_yaml, template_of
from ...sessions.templates import Template
from ..widgets.plain_text import brings_files
from .editing import Editing

MIME = "application/x-facilitator-agenda"
_WRITTEN_OUT = re.compile(r"^agenda:", re.M)
"""What tells the text of a template from the lines of an agenda."""


def copy(store: Store, items: Sequence[AgendaItem]) -> None:
    """Put these items of one day on the clipboard, with their questions and speakers."""
    found = outline(store, items[0].session_id)
    slots = dict(
        zip([item.id for item in found.items], schedule.plan(found.items, found.session.starts_at), strict=True)
    )
    data = QMimeData()
    written = as_yaml(template_of(store, found.session.id, items, named=True))
    data.setData(MIME, written.encode())
    data.setText(agenda_text.table(items, [slots[item.id] for item in items]))
    QGuiApplication.clipboard().setMimeData(data)


def paste(editing: Editing, session: Session, at: int | None = None) -> list[AgendaItem]:
    """Put what the clipboard holds at place *at* of the day, or at its end; a notice tells what was done."""
    notices = editing.desk.notices

    def put() -> list[AgendaItem]:
        found = read(QGuiApplication.clipboard().mimeData())
        return insert(editing.store, session, found, at=at) if found is not None else []

    pasted = notices.attempt(put)
    if pasted:
        notices.say(ngettext("{count} item pasted.", "{count} items pasted.", len(pasted)).format(count=len(pasted)))
    elif pasted is not None:
        notices.say(
            _("There is nothing to paste: copy items of an agenda first, or lines such as “9:00 Welcome 30 min”.")
        )
    return pasted or []


def read(data: QMimeData | None) -> Template | None:
    """The items that *data* holds, whoever put them there; None when there are none.

    Raises `FacilitatorError` when they cannot be understood.
    """
    if data is None:
        return None
    if data.hasFormat(MIME):
        return templates.loads(_decoded(bytes(data.data(MIME).data())), _("clipboard"))
    text = "" if brings_files(data) else data.text()
    if _WRITTEN_OUT.search(text):
        return templates.loads(_decoded(text.encode(errors="replace")), _("clipboard"))
    return agenda_text.planned(text, agenda.DEFAULT_MINUTES)


def taken(found: Outline, item: AgendaItem) -> list[AgendaItem]:
    """What is copied with an item: those held at the same time, when it is the first of them."""
    together = next(group for group in schedule.groups(found.items) if any(one.id == item.id for one in group))
    return together if together[0].id == item.id else [item]


class AgendaClipboard:
    """Copy, cut and paste for the agenda; *show* selects an item and gives it the keyboard."""

    def __init__(self, editing: Editing, show: Callable[[str], object]) -> None:
        self._editing, self._store, self._show = editing, editing.store, show

    def copy(self, item_id: str) -> None:
        """Copy the item, with those held at the same time when it is the first of them."""
        self._editing.did(self._copy, item_id)

    def cut(self, item_id: str) -> None:
        """Copy the item alone, and take it out of the agenda."""
        item = self._store.get(AgendaItem, item_id)
        if item is not None and self._editing.did(copy, self._store, [item]):
            self._editing.did(agenda.remove_item, self._store, item)

    def paste(self, session_id: str, after_id: str = "") -> None:
        """Paste after that item, or at the end."""
        session, after = self._store.get(Session, session_id), self._store.get(AgendaItem, after_id)
        if session is None or not self._editing.desk.writable:
            return
        pasted = paste(self._editing, session, after.position + 1 if after is not None else None)
        if pasted:
            self._show(pasted[0].id)

    def took(self, event: QKeyEvent, session_id: str, item_id: str) -> bool:
        """Do what the key asks for, *item_id* being selected (none when empty); whether it asked for anything."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(session_id, item_id)
        elif event.matches(QKeySequence.StandardKey.Copy) and item_id:
            self.copy(item_id)
        elif event.matches(QKeySequence.StandardKey.Cut) and item_id and self._editing.desk.writable:
            self.cut(item_id)
        else:
            return False
        return True

    def _copy(self, item_id: str) -> None:
        item = self._store.get(AgendaItem, item_id)
        if item is None:
            return
        items = taken(outline(self._store, item.session_id), item)
        copy(self._store, items)
        told = ngettext("{count} item copied.", "{count} items copied.", len(items))
        self._editing.desk.notices.say(told.format(count=len(items)))


def _decoded(content: bytes) -> str:
    try:
        if len(content) <= own_templates.MOST_BYTES:
            return content.decode()
    except UnicodeDecodeError:
        pass
    raise BadTemplate(_("What the clipboard holds is no agenda: copy it again."))
