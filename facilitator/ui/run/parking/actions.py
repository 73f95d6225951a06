"""What can be done with a parked contribution from its panel, by id: each a gesture, refused in a notice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ....i18n import _, ngettext
from ....sessions import capture, reading
from ....sessions.next_stops import next_stops
from ....sessions.records import Contribution, Question
from ...desk import Desk
from ...widgets.menus import add_entry, new_menu


class ParkingActions:
    """Works on the parking of the session in hand."""

    def __init__(self, desk: Desk, show: Callable[[str], object]) -> None:
        """*show* looks at a contribution on its wall."""
        self.desk, self._show = desk, show

    def parked(self) -> list[Contribution]:
        """The latest first."""
        return reading.parked(self.desk.store, self.desk.session_id)[::-1] if self.desk.session_id else []

    def stops(self) -> list[str]:
        """Where contributions can go."""
        return next_stops(self.desk.store, self.desk.session_id)

    def send_on(self, contribution_id: str, where: str) -> bool:
        """Whether nothing is left to keep of where it goes."""
        found = self._found(contribution_id)
        return not found or self.desk.notices.did(capture.send_on, self.desk.store, found, where)

    def move(self, contribution_id: str, question: Question, number: int) -> None:
        found = self._found(contribution_id)
        if found and self.desk.notices.did(capture.move, self.desk.store, found, question):
            self.desk.notices.say(_("Moved to question {number}. Ctrl+Z brings it back.").format(number=number))

    def remove(self, contribution_id: str) -> None:
        found = self._found(contribution_id)
        if found and self.desk.notices.did(capture.remove, self.desk.store, found):
            told = ngettext(
                "{count} contribution put in the bin. Ctrl+Z brings it back.",
                "{count} contributions put in the bin. Ctrl+Z brings them back.",
                1,
            )
            self.desk.notices.say(told.format(count=1))

    def menu(self, parent: QWidget, contribution_id: str, edit: Callable[[], object]) -> QMenu:
        """Everything that can be done with it; *edit* asks where it goes."""
        menu, outline = new_menu(parent, ready=True), reading.outline(self.desk.store, self.desk.session_id)
        add_entry(menu, _("Where does it go?"), edit, keys="↵")
        add_entry(menu, _("Show on the wall"), partial(self._show, contribution_id))
        moving = menu.addMenu(_("Move to"))
        for number, question in enumerate(outline.questions, start=1):
            words = _("Question {number}: {text}").format(number=number, text=question.text)
            add_entry(moving, words, partial(self.move, contribution_id, question, number))
        moving.setEnabled(bool(outline.questions))
        menu.addSeparator()
        add_entry(menu, _("Put in the bin"), partial(self.remove, contribution_id), mark="trash-2", keys=_("Del"))
        return menu

    def _found(self, contribution_id: str) -> list[Contribution]:
        found = self.desk.store.get(Contribution, contribution_id)
        return [found] if found is not None and found.question_id is None else []
