"""What can be done with a slide from its panel, by id: each is one gesture, refused in a notice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ....i18n import _
from ....sessions import slides
from ....sessions.records import SceneKind, Slide
from ....sessions.scene.choices import Choice
from ...desk import Desk
from ...widgets.menus import add_entry, new_menu


class SlideActions(QObject):
    """Works on the slides of the session in hand."""

    scene_wanted = Signal(object)
    """Show that `Choice` to the room."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def slides(self) -> list[Slide]:
        """In their order."""
        return slides.slides_of(self.desk.store, self.desk.session_id) if self.desk.session_id else []

    def show(self, slide_id: str) -> None:
        """Ask for that slide on the screen."""
        if self.desk.store.get(Slide, slide_id) is not None:
            self.scene_wanted.emit(Choice(SceneKind.SLIDE, slide_id))

    def add_message(self, typed: str) -> str:
        """The id of a new message; empty when it was refused."""
        made = self.desk.notices.attempt(slides.add_message, self.desk.store, self.desk.session_id, typed)
        return made.id if made is not None else ""

    def edit(self, slide_id: str, typed: str) -> bool:
        """Whether nothing is left to keep of new words for a slide."""
        slide = self.desk.store.get(Slide, slide_id)
        if slide is None:
            return True
        gesture = slides.rename if slide.media else slides.edit_message
        return self.desk.notices.did(gesture, self.desk.store, slide, typed)

    def step(self, slide_id: str, by: int) -> None:
        """Move a slide up (-1) or down (1)."""
        known = self.slides()
        places = {slide.id: place for place, slide in enumerate(known)}
        to = places.get(slide_id, -1) + by
        if slide_id in places and 0 <= to < len(known):
            self.desk.notices.attempt(slides.move, self.desk.store, known[places[slide_id]], to)

    def remove(self, slide_id: str) -> None:
        slide = self.desk.store.get(Slide, slide_id)
        if slide is not None and self.desk.notices.did(slides.remove, self.desk.store, slide):
            self.desk.notices.say(_("Slide removed. Ctrl+Z brings it back."))

    def menu(self, parent: QWidget, slide_id: str, edit: Callable[[], None]) -> QMenu:
        """Everything that can be done with the slide."""
        menu = new_menu(parent, ready=True)
        known = self.slides()
        ids = [slide.id for slide in known]
        place = ids.index(slide_id) if slide_id in ids else 0
        picture = slide_id in ids and bool(known[place].media)
        add_entry(menu, _("Show to the room"), partial(self.show, slide_id), mark="monitor", keys=_("Enter"))
        add_entry(menu, _("Rename") if picture else _("Edit"), edit, mark="pencil", keys=_("F2"))
        if place > 0:
            add_entry(menu, _("Move up"), partial(self.step, slide_id, -1), mark="arrow-up", keys=_("Alt+Up"))
        if place < len(ids) - 1:
            add_entry(menu, _("Move down"), partial(self.step, slide_id, 1), mark="arrow-down", keys=_("Alt+Down"))
        menu.addSeparator()
        add_entry(menu, _("Remove"), partial(self.remove, slide_id), mark="trash-2", keys=_("Del"))
        return menu
