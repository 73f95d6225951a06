"""The button “Template”: keeping the day or an item for another time, putting one in, carrying them as files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ... import tokens
from ...i18n import _, ngettext
from ...sessions import labels, own_templates
from ...sessions.agenda_insertion import insert
from ...sessions.own_templates import Own
from ...sessions.reading import Outline, outline
from ...sessions.records import AgendaItem, Session
from ...sessions.template_writing import template_of
from ...sessions.templates import Template
from .. import files
from ..theme import icon
from ..widgets.file_dialogs import ask_file, ask_target
from ..widgets.menus import add_entry, new_menu
from .clipboard import taken
from .editing import Editing
from .menus import mark
from .name_card import NameCard


class TemplatesButton(QPushButton):
    """Opens the menu of templates; it is told which day is in hand, and which item."""

    inserted = Signal(str)
    """Items were put in the day, and the first of them is this one."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(_("Template ▾"), parent)
        self._editing, self._store, self._notices = editing, editing.store, editing.desk.notices
        self._session_id = self._item_id = ""
        self._card: NameCard | None = None
        self.setToolTip(_("Keep this day or an item for another time, or put one in"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self.open())

    def show_selection(self, session_id: str, item_id: str) -> None:
        """What the choices of the menu are about from now on; no item when *item_id* is empty."""
        self._session_id, self._item_id = session_id, item_id

    @property
    def card(self) -> NameCard:
        """Where a name is asked for."""
        if self._card is None or self._card.window() is not self.window():
            self._card = NameCard(self)
        return self._card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def open(self) -> None:
        """Show the menu under the button, its first choice ready for Enter."""
        menu = self.menu_now()
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def menu_now(self) -> QMenu:
        """What can be done with templates now."""
        menu, kept = new_menu(self), own_templates.own()
        add_entry(menu, _("Save this day as a template…"), self._name_day, mark="save")
        if self._item() is not None:
            add_entry(menu, _("Save this item as a template…"), self._name_item, mark="save")
        menu.addSeparator()
        if kept and self._editing.desk.writable:
            self._fill(menu.addMenu(icon("plus", tokens.SOFT_INK), _("Insert a template")), kept, self._insert)
        add_entry(menu, _("Import a template file…"), self._import, mark="file-plus")
        export = menu.addMenu(icon("file-text", tokens.SOFT_INK), _("Export as a file"))
        add_entry(export, _("This day…"), self._export_day)
        self._fill(export, [*kept, *own_templates.own_methods()], self._export)
        if kept:
            self._fill(
                menu.addMenu(icon("trash-2", tokens.SOFT_INK), _("Take out of my templates")), kept, self._remove
            )
        menu.addSeparator()
        add_entry(menu, _("Open the folder of templates"), self._open_folder, mark="folder-open")
        self._tell_refused(menu)
        return menu

    def _fill(self, menu: QMenu, kept: list[Own], act: Callable[[Own], object]) -> None:
        """Offer each of them, items and methods first, then days."""
        days = [one for one in kept if _is_day(one)]
        for one in [*(one for one in kept if one not in days), *days]:
            content = one.content
            picture = mark(content.agenda[0].kind) if isinstance(content, Template) and content.agenda else ""
            add_entry(menu, one.title, partial(act, one), mark="calendar" if one in days else picture)

    def _tell_refused(self, menu: QMenu) -> None:
        """A file that somebody spoiled is not passed over in silence."""
        sentences = own_templates.refused()
        if sentences:
            told = ngettext("{count} file cannot be read…", "{count} files cannot be read…", len(sentences))
            tell = partial(self._notices.warn, sentences[0])
            add_entry(menu, told.format(count=len(sentences)), tell, mark="circle-alert")

    # Keeping

    def _name_day(self) -> None:
        found = self._outline()
        if found is not None:
            about = _("Its agenda, themes and questions are kept, not the names of the speakers nor what was said.")
            names = [one.title for one in own_templates.own_days()]
            self.card.ask(_("Save this day as a template"), about, names, self._save_day, text=found.session.title)

    def _name_item(self) -> None:
        item = self._item()
        if item is not None:
            about = _("With its phases and questions, ready to be put in another day.")
            names = [one.title for one in own_templates.own_items()]
            title = item.title or labels.item_kind(item.kind)
            self.card.ask(_("Save this item as a template"), about, names, self._save_item, text=title)

    def _save_day(self, name: str) -> None:
        if self._notices.attempt(own_templates.save_session, self._store, self._session_id, name) is not None:
            self._notices.say(_("“{title}” is among your templates: a new day can be made from it.").format(title=name))

    def _save_item(self, name: str) -> None:
        found, item = self._outline(), self._item()
        if found is None or item is None:
            return
        items = taken(found, item)
        kept = self._notices.attempt(own_templates.save_items, self._store, self._session_id, items, name)
        if kept is not None:
            self._notices.say(_("“{title}” is among your templates, ready to be inserted.").format(title=name))

    def _remove(self, chosen: Own) -> None:
        if self._notices.attempt(own_templates.remove, chosen) is not None:
            sentence = _("“{title}” is out of your templates; its file is in the bin of their folder.")
            self._notices.say(sentence.format(title=chosen.title))

    # Using

    def _insert(self, chosen: Own) -> None:
        session, item = self._store.get(Session, self._session_id), self._item()
        if session is None or not isinstance(chosen.content, Template):
            return
        at = item.position + 1 if item is not None else None
        items = self._notices.attempt(insert, self._store, session, chosen.content, at=at)
        if items:
            self.inserted.emit(items[0].id)

    # Carrying

    def _import(self) -> None:
        kind = _("Templates (*.yaml *.yml)")
        source = ask_file(self, _("Import a template"), files.start_folder(), kind)
        brought = self._notices.attempt(own_templates.import_file, source) if source is not None else None
        if brought is None:
            return
        if not isinstance(brought.content, Template):
            sentence = _("“{title}” is among your methods.")
        elif _is_day(brought):
            sentence = _("“{title}” is among your templates: a new day can be made from it.")
        else:
            sentence = _("“{title}” is among your templates, ready to be inserted.")
        self._notices.say(sentence.format(title=brought.title))

    def _export(self, chosen: Own) -> None:
        self._export_to(chosen.path.name, partial(own_templates.export_file, chosen))

    def _export_day(self) -> None:
        found = self._notices.attempt(template_of, self._store, self._session_id)
        if found is not None:
            name = f"{found.id}{own_templates.SUFFIX}"
            self._export_to(name, partial(own_templates.export_template, found))

    def _export_to(self, name: str, write: Callable[[Path], object]) -> None:
        suggested = files.start_folder() / name
        target = ask_target(self, _("Export as a file"), suggested, _("Templates (*.yaml *.yml)"))
        if target is not None and self._notices.did(write, target):
            self._notices.say(_("Written: {name}").format(name=target.name))

    def _open_folder(self) -> None:
        folder = self._notices.attempt(own_templates.made_folder)
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _outline(self) -> Outline | None:
        return self._notices.attempt(outline, self._store, self._session_id)

    def _item(self) -> AgendaItem | None:
        return self._notices.attempt(self._store.get, AgendaItem, self._item_id)


def _is_day(one: Own) -> bool:
    return isinstance(one.content, Template) and one.content.whole
