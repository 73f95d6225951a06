"""What can be done with an item as a whole, from its menu or by a key: each is one gesture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ... import tokens
from ...i18n import _, ngettext
from ...sessions import agenda, labels, pacing
from ...sessions.reading import outline
from ...sessions.records import AgendaItem, ItemKind, Session
from ..theme import icon
from ..widgets.menus import add_entry, new_menu
from .clipboard import AgendaClipboard
from .editing import Editing
from .menus import fill_with_kinds

_GROUPS = range(2, 7)
"""Into how many groups an item is usually split; more are made by copying one."""


class ItemActions:
    """*show* selects an item and gives it the keyboard; *edit_title* opens its title."""

    def __init__(
        self,
        editing: Editing,
        clipboard: AgendaClipboard,
        show: Callable[[str], object],
        edit_title: Callable[[str], object],
    ) -> None:
        self._clipboard = clipboard
        self._editing, self._store = editing, editing.store
        self._show, self._edit_title = show, edit_title

    def move(self, item_id: str, to: int) -> None:
        item = self._item(item_id)
        if item is not None and self._editing.did(agenda.move_item, self._store, item, to):
            self._show(item_id)

    def add_at_end(self, session_id: str, kind: ItemKind) -> None:
        session = self._store.get(Session, session_id)
        if session is not None:
            self._add(session, kind, None)

    def add_after(self, item_id: str, kind: ItemKind) -> None:
        item = self._item(item_id)
        if item is not None:
            self._add(self._store.the(Session, item.session_id), kind, item.position + 1)

    def change_kind(self, item_id: str, kind: ItemKind) -> None:
        self._editing.item(item_id, kind=kind)
        self._show(item_id)

    def duplicate(self, item_id: str) -> None:
        item = self._item(item_id)
        copy = self._editing.desk.notices.attempt(agenda.duplicate_item, self._store, item) if item else None
        if copy is not None:
            self._show(copy.id)

    def remove(self, item_id: str) -> None:
        item = self._item(item_id)
        if item is not None and self._editing.did(agenda.remove_item, self._store, item):
            title = item.title or _("Untitled")
            sentence = _("“{title}” is out of the agenda. Ctrl+Z brings it back.").format(title=title[:80])
            self._editing.desk.notices.say(sentence)

    def menu(self, parent: QWidget, item_id: str) -> QMenu | None:
        """Everything that can be done with the item; None when it is gone."""
        item = self._item(item_id)
        if item is None:
            return None
        last = len(outline(self._store, item.session_id).items) - 1
        menu = new_menu(parent)
        if item.position > 0:
            add_entry(
                menu, _("Move up"), lambda: self.move(item_id, item.position - 1), mark="arrow-up", keys=_("Alt+Up")
            )
        if item.position < last:
            add_entry(
                menu,
                _("Move down"),
                lambda: self.move(item_id, item.position + 1),
                mark="arrow-down",
                keys=_("Alt+Down"),
            )
        add_entry(menu, _("Duplicate"), lambda: self.duplicate(item_id), mark="copy")
        add_entry(menu, _("Copy"), lambda: self._clipboard.copy(item_id), keys=_("Ctrl+C"))
        add_entry(menu, _("Cut"), lambda: self._clipboard.cut(item_id), keys=_("Ctrl+X"))
        add_entry(menu, _("Paste after"), lambda: self._clipboard.paste(item.session_id, item_id), keys=_("Ctrl+V"))
        menu.addSeparator()
        after = menu.addMenu(icon("plus", tokens.SOFT_INK), _("Add after"))
        fill_with_kinds(after, lambda kind: self.add_after(item_id, kind))
        change = menu.addMenu(icon("pencil", tokens.SOFT_INK), _("Change the kind"))
        fill_with_kinds(change, lambda kind: self.change_kind(item_id, kind), item.kind)
        self._add_groups(menu, item)
        menu.addSeparator()
        add_entry(menu, _("Delete"), lambda: self.remove(item_id), mark="trash-2", keys=_("Del"))
        return menu

    def _add_groups(self, menu: QMenu, item: AgendaItem) -> None:
        """What is held at the same time: groups of an item, or the item and the one before it."""
        groups = menu.addMenu(icon("users", tokens.SOFT_INK), _("Split into groups"))
        for count in _GROUPS:
            words = ngettext("{count} group", "{count} groups at the same time", count).format(count=count)
            add_entry(groups, words, partial(self.split, item.id, count))
        if item.position > 0:
            together = partial(self._editing.item_together, item.id, not item.parallel)
            words = _("After the item before") if item.parallel else _("At the same time as the item before")
            add_entry(menu, words, together)

    def split(self, item_id: str, count: int) -> None:
        item = self._item(item_id)
        if item is not None and self._editing.did(pacing.split_in_groups, self._store, item, count):
            self._show(item_id)

    def kinds_menu(self, parent: QWidget, session_id: str, item_id: str) -> QMenu:
        """What can be added after the item (at the end without one), the first choice ready for Enter."""

        def add(kind: ItemKind) -> None:
            if item_id:
                self.add_after(item_id, kind)
            else:
                self.add_at_end(session_id, kind)

        menu = fill_with_kinds(new_menu(parent), add)
        menu.setActiveAction(menu.actions()[0])
        return menu

    def _item(self, item_id: str) -> AgendaItem | None:
        return self._editing.desk.notices.attempt(self._store.get, AgendaItem, item_id)

    def _add(self, session: Session, kind: ItemKind, at: int | None) -> None:
        title = labels.item_kind(kind)
        item = self._editing.desk.notices.attempt(agenda.add_item, self._store, session, kind, title, at=at)
        if item is not None:
            self._show(item.id)
            self._edit_title(item.id)
