"""What can be done with a question from the room, by id: each is one gesture, refused in a notice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ....i18n import _, pgettext
from ....sessions import queue, reading
from ....sessions.queued import Queue, queue_of
from ....sessions.records import AgendaItem, QueueState, RoomQuestion, Speaker
from ...desk import Desk
from ...widgets.menus import add_entry, new_menu

_EMPTY = Queue(None, (), ())


class QueueActions:
    """Works on the queue of `item`."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.item: AgendaItem | None = None

    def queue(self) -> Queue:
        """As it is now."""
        return queue_of(self.desk.store, self.item.id) if self.item is not None else _EMPTY

    def speakers(self) -> list[Speaker]:
        """Those who can be asked something."""
        return reading.speakers(self.desk.store, self.item) if self.item is not None else []

    def ask(self, typed: str) -> bool:
        """Whether nothing is left to keep of a question that was typed."""
        if self.item is None or not typed.strip():
            return True
        return self.desk.notices.did(queue.ask, self.desk.store, self.item, typed)

    def reword(self, question_id: str, typed: str) -> bool:
        question = self._get(question_id)
        return question is None or self.desk.notices.did(queue.reword, self.desk.store, question, typed)

    def write_answer(self, question_id: str, typed: str) -> bool:
        question = self._get(question_id)
        return question is None or self.desk.notices.did(queue.write_answer, self.desk.store, question, typed)

    def turn(self, question_id: str) -> None:
        """It is this question's turn; the one whose turn it is waits again."""
        question = self._get(question_id)
        if question is not None:
            now = question.state is QueueState.NOW
            self.desk.notices.attempt(queue.put_back if now else queue.put_now, self.desk.store, question)

    def answered(self, question_id: str) -> None:
        """It was answered; one that was already waits again."""
        question = self._get(question_id)
        if question is None:
            return
        if question.state is QueueState.ANSWERED:
            self.desk.notices.attempt(queue.put_back, self.desk.store, question)
        else:
            self.desk.notices.attempt(queue.answer, self.desk.store, question)

    def keep(self, question_id: str) -> None:
        """It goes to the report, or no longer."""
        question = self._get(question_id)
        if question is not None:
            self.desk.notices.attempt(queue.keep, self.desk.store, question, kept=not question.kept)

    def address(self, question_id: str, speaker_id: str | None) -> None:
        question = self._get(question_id)
        if question is not None:
            self.desk.notices.attempt(queue.address, self.desk.store, question, speaker_id)

    def remove(self, question_id: str) -> None:
        question = self._get(question_id)
        if question is not None and self.desk.notices.did(queue.remove, self.desk.store, question):
            self.desk.notices.say(_("Question removed. Ctrl+Z brings it back."))

    def step(self, question_id: str, by: int) -> None:
        """Move a question before (-1) or after (1) the one beside it that stands where it does."""
        question = self._get(question_id)
        beside = self._beside(question, by) if question is not None else None
        if question is None or beside is None:
            return
        others = [one.id for one in queue.questions_of(self.desk.store, question.item_id) if one.id != question_id]
        place = others.index(beside.id) + (1 if by > 0 else 0)
        self.desk.notices.attempt(queue.move, self.desk.store, question, place)

    def menu(self, parent: QWidget, question_id: str, edit: Callable[[], None]) -> QMenu:
        """Everything that can be done with the question."""
        menu, question = new_menu(parent, ready=True), self._get(question_id)
        if question is None:
            return menu
        turn = _("Let it wait again") if question.state is QueueState.NOW else _("It is its turn")
        add_entry(menu, turn, partial(self.turn, question_id), mark="mic", keys=_("Enter"))
        told = _("Not answered after all") if question.state is QueueState.ANSWERED else _("Answered")
        add_entry(menu, told, partial(self.answered, question_id), mark="check", keys=key_of("answered").upper())
        kept = _("Leave out of the report") if question.kept else _("Keep for the report")
        add_entry(menu, kept, partial(self.keep, question_id), mark="flag", keys=key_of("keep").upper())
        add_entry(menu, _("Edit"), edit, mark="pencil", keys=_("F2"))
        self._offer_speakers(menu, question)
        menu.addSeparator()
        if self._beside(question, -1) is not None:
            add_entry(menu, _("Move up"), partial(self.step, question_id, -1), mark="arrow-up", keys=_("Alt+Up"))
        if self._beside(question, 1) is not None:
            add_entry(menu, _("Move down"), partial(self.step, question_id, 1), mark="arrow-down", keys=_("Alt+Down"))
        add_entry(menu, _("Remove"), partial(self.remove, question_id), mark="trash-2", keys=_("Del"))
        return menu

    def _offer_speakers(self, menu: QMenu, question: RoomQuestion) -> None:
        named = [(one.id, one.name or one.role) for one in self.speakers() if one.name or one.role]
        if len(named) < 2 and question.speaker_id is None:
            return
        menu.addSeparator()
        for speaker_id, name in named:
            words, chosen = _("to {name}").format(name=name), question.speaker_id == speaker_id
            add_entry(menu, words, partial(self.address, question.id, speaker_id), chosen=chosen)
        anyone = partial(self.address, question.id, None)
        add_entry(menu, _("to whoever can answer"), anyone, chosen=question.speaker_id is None)

    def _beside(self, question: RoomQuestion, by: int) -> RoomQuestion | None:
        found = self.queue()
        together = {QueueState.WAITING: found.waiting, QueueState.ANSWERED: found.answered}.get(question.state, ())
        place = [one.id for one in together].index(question.id) + by if together else -1
        return together[place] if 0 <= place < len(together) else None

    def _get(self, question_id: str) -> RoomQuestion | None:
        return self.desk.store.get(RoomQuestion, question_id)


def key_of(what: str) -> str:
    """The letter that does it while a question has the keyboard, in the reader's language."""
    return {
        "answered": pgettext("key for answered", "a"),
        "keep": pgettext("key for keeping in the report", "k"),
    }[what].casefold()
