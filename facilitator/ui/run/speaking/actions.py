"""What can be done about speaking time from the console: each a gesture, what the world refuses told in a notice."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ....i18n import _
from ....sessions import labels, speaking, turns
from ....sessions.records import College, Participant, Turn
from ....sessions.speaking_time import length, whole_minutes
from ....sessions.store import Store
from ....sessions.turns import Voice
from ...desk import Desk
from ...widgets.menus import add_entry, new_menu


class SpeakingActions:
    """Works on the session in hand."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def press(self) -> bool:
        """What the key does: stop who speaks, or give the floor to who is expected. False when that is nobody."""
        store, session_id = self.desk.store, self.desk.session_id
        voice = speaking.expected(store, session_id) if session_id else None
        if voice is None:
            return False
        self.toggle(voice)
        return True

    def toggle(self, voice: Voice) -> None:
        """Give the floor, or take it back; a quiet notice says which."""
        store, session_id = self.desk.store, self.desk.session_id
        if not self.desk.notices.did(speaking.toggle, store, session_id, voice):
            return
        name = name_of(store, voice)
        if turns.running(store, session_id) is not None:
            self.desk.notices.say(_("{who} has the floor.").format(who=name))
        else:
            spoken = [turn for turn in turns.turns_of(store, session_id) if turns.voice_of(turn) == voice]
            minutes = whole_minutes(length(spoken[-1], None)) if spoken else 0
            told = _("{who} spoke for {time}.").format(who=name, time=labels.duration(minutes))
            self.desk.notices.say(told)

    def stop(self) -> None:
        self.desk.notices.attempt(speaking.stop, self.desk.store, self.desk.session_id)

    def correct(self, turn_id: str, voice: Voice) -> None:
        turn = self.desk.store.get(Turn, turn_id)
        if turn is not None:
            self.desk.notices.attempt(speaking.correct, self.desk.store, turn, voice)

    def remove(self, turn_id: str) -> None:
        turn = self.desk.store.get(Turn, turn_id)
        if turn is not None and self.desk.notices.did(speaking.remove_turn, self.desk.store, turn):
            self.desk.notices.say(_("Turn removed. Ctrl+Z brings it back."))

    def menu(self, parent: QWidget, turn_id: str) -> QMenu:
        """Whose turn it was, and that it was none."""
        turn, menu = self.desk.store.get(Turn, turn_id), new_menu(parent, ready=True)
        voice = turns.voice_of(turn) if turn is not None else Voice()
        for college in College:
            mine = Voice(college=college)
            add_entry(menu, labels.college_group(college), partial(self.correct, turn_id, mine), chosen=voice == mine)
        if turn is not None and turn.ended_at is not None:
            menu.addSeparator()
            add_entry(menu, _("Remove"), partial(self.remove, turn_id), mark="trash-2", keys=_("Del"))
        return menu


def name_of(store: Store, voice: Voice) -> str:
    """Who that is, to read."""
    person = store.get(Participant, voice.participant_id)
    return person.name if person is not None else labels.college_group(voice.college)
