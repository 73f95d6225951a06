"""What can be done with a key point from its panel, by id: each is one gesture, refused in a notice."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ....i18n import _
from ....sessions import key_points, reading
from ....sessions.records import AgendaItem, Agreement, KeyPoint
from ...desk import Desk
from ...widgets.menus import add_entry, new_menu


class PointActions:
    """Works on the points of `item`."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.item: AgendaItem | None = None

    def points(self) -> list[KeyPoint]:
        """In their order."""
        return key_points.points_of(self.desk.store, self.item.id) if self.item is not None else []

    def add(self, typed: str, *, shown: bool) -> bool:
        """Whether nothing is left to keep of what was typed."""
        if self.item is None or not typed.strip():
            return True
        words = key_points.understood(typed)
        return self.desk.notices.did(
            key_points.add, self.desk.store, self.item, words.text, quote=words.quote, shown=shown
        )

    def edit(self, point_id: str, typed: str) -> bool:
        """Whether nothing is left to keep of new words for a point."""
        point, words = self._get(point_id), key_points.understood(typed)
        if point is None:
            return True
        return self.desk.notices.did(key_points.edit, self.desk.store, point, words.text, quote=words.quote)

    def show(self, point_id: str, shown: bool) -> bool:
        """Whether the room sees it as it was wanted."""
        point = self._get(point_id)
        if point is None or point.shown == shown:
            return True
        return self.desk.notices.did(key_points.show, self.desk.store, point, shown=shown)

    def turn_agreement(self, point_id: str) -> None:
        """Go to the next thing that a speaker may say of a quote: yes, no, not yet."""
        point, answers = self._get(point_id), list(Agreement)
        if point is not None:
            following = answers[(answers.index(point.agreement) + 1) % len(answers)]
            self.desk.notices.attempt(key_points.agree, self.desk.store, point, following)

    def names(self) -> dict[str, str]:
        """Those of the speakers, by their ids, where there are several."""
        found = reading.speakers(self.desk.store, self.item) if self.item is not None else []
        named = {one.id: one.name or one.role for one in found if one.name or one.role}
        return named if len(named) > 1 else {}

    def credit(self, point_id: str, speaker_id: str | None) -> None:
        point = self._get(point_id)
        if point is not None:
            self.desk.notices.attempt(key_points.credit, self.desk.store, point, speaker_id)

    def step(self, point_id: str, by: int) -> None:
        """Move a point up (-1) or down (1)."""
        known = self.points()
        places = {point.id: place for place, point in enumerate(known)}
        to = places.get(point_id, -1) + by
        if point_id in places and 0 <= to < len(known):
            self.desk.notices.attempt(key_points.move, self.desk.store, known[places[point_id]], to)

    def remove(self, point_id: str) -> None:
        point = self._get(point_id)
        if point is not None and self.desk.notices.did(key_points.remove, self.desk.store, point):
            self.desk.notices.say(_("Key point removed. Ctrl+Z brings it back."))

    def menu(self, parent: QWidget, point_id: str) -> QMenu:
        """Everything that can be done with the point."""
        menu = new_menu(parent, ready=True)
        ids = [point.id for point in self.points()]
        place = ids.index(point_id) if point_id in ids else 0
        if place > 0:
            add_entry(menu, _("Move up"), partial(self.step, point_id, -1), mark="arrow-up", keys=_("Alt+Up"))
        if place < len(ids) - 1:
            add_entry(menu, _("Move down"), partial(self.step, point_id, 1), mark="arrow-down", keys=_("Alt+Down"))
        if len(ids) > 1:
            menu.addSeparator()
        self._offer_speakers(menu, point_id)
        add_entry(menu, _("Remove"), partial(self.remove, point_id), mark="trash-2", keys=_("Del"))
        return menu

    def _offer_speakers(self, menu: QMenu, point_id: str) -> None:
        """Whose words they are, where several people speak."""
        point, names = self._get(point_id), self.names()
        if point is None or not names:
            return
        for speaker_id, name in names.items():
            chosen = point.speaker_id == speaker_id
            give = partial(self.credit, point_id, None if chosen else speaker_id)
            add_entry(menu, _("Said by {name}").format(name=name), give, chosen=chosen)
        menu.addSeparator()

    def _get(self, point_id: str) -> KeyPoint | None:
        return self.desk.store.get(KeyPoint, point_id)
