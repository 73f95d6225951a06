"""Gestures on speaking time: one key gives the floor and takes it back.

Starting and stopping is like the day's clock: journaled, with its own opposite, not undoable. Putting a turn right,
once it is over, is a gesture like any other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from ..errors import FacilitatorError, NotFound
from ..i18n import _
from . import reading, turns
from .journal import Undo
from .operation import Operation
from .records import Flow, Participant, Session, SessionState, Turn
from .store import Store
from .turns import Voice

SLIP = timedelta(seconds=2)
"""A turn that lasts less is a slip of the finger: it leaves no trace."""


def start(store: Store, session_id: str, voice: Voice) -> Turn:
    """Give the floor to *voice*; who had it is done. Nothing changes for who has it already.

    Raises `FacilitatorError` while the day is not under way.
    """
    _refuse_nobody(store, voice)
    held = turns.running(store, session_id)
    if held is not None and turns.voice_of(held) == voice:
        return held
    flow, now = _flow(store, session_id), store.now()
    with store.operation("start_speaking", undo=Undo.NO) as operation:
        _take_back(operation, store, held, now)
        turn = Turn(session_id=session_id, item_id=flow.item_id, started_at=now)
        return operation.put(_by(turn, voice))


def stop(store: Store, session_id: str) -> None:
    """Nobody has the floor any more."""
    held, now = turns.running(store, session_id), store.now()
    if held is None:
        return
    with store.operation("stop_speaking", undo=Undo.NO) as operation:
        _take_back(operation, store, held, now)


def toggle(store: Store, session_id: str, voice: Voice) -> None:
    """Give the floor to *voice*, or take it back from them."""
    held = turns.running(store, session_id)
    if held is not None and turns.voice_of(held) == voice:
        stop(store, session_id)
    else:
        start(store, session_id, voice)


def expected(store: Store, session_id: str) -> Voice | None:
    """Who the key is for: whoever has the floor or had it last during the item under way; before that, its speaker;
    else whoever spoke last in the day. None while there is nobody to think of."""
    spoken = turns.turns_of(store, session_id)
    held = next((turn for turn in reversed(spoken) if turn.ended_at is None), None)
    if held is not None:
        return turns.voice_of(held)
    item = reading.outline(store, session_id).current_item
    here = [turn for turn in spoken if item is not None and turn.item_id == item.id]
    if item is not None and not here:
        for speaker in reading.speakers(store, item):
            return turns.speaker_voice(speaker)
    latest = (here or spoken)[-1:]
    return turns.voice_of(latest[0]) if latest else None


def correct(store: Store, turn: Turn, voice: Voice) -> None:
    """That turn was somebody else's."""
    _refuse_nobody(store, voice)
    present = _present(store, turn)
    with store.operation("correct_turn") as operation:
        operation.put(_by(present, voice))


def remove_turn(store: Store, turn: Turn) -> None:
    """That turn was none. One under way is stopped first: undo would otherwise bring back a second voice."""
    present = _present(store, turn)
    if present.ended_at is None:
        raise FacilitatorError(_("This turn is still running: stop it, then remove it."))
    with store.operation("remove_turn") as operation:
        operation.remove(present)


def _take_back(operation: Operation, store: Store, held: Turn | None, now: datetime) -> None:
    """Whoever has the floor is done."""
    if held is None:
        return
    if now - held.started_at < SLIP:
        operation.remove(held)
    turns.end_running(operation, store, held.session_id, now)


def _by(turn: Turn, voice: Voice) -> Turn:
    """The same turn, spoken by *voice*: of a person the college is read where the person is."""
    college = voice.college if voice.participant_id is None else None
    return replace(turn, participant_id=voice.participant_id, college=college)


def _flow(store: Store, session_id: str) -> Flow:
    flow = store.first(Flow, session_id=session_id)
    if flow is None or store.the(Session, session_id).state is not SessionState.LIVE:
        raise FacilitatorError(_("Start the day first."))
    return flow


def _refuse_nobody(store: Store, voice: Voice) -> None:
    if voice.participant_id is not None and store.get(Participant, voice.participant_id) is None:
        raise NotFound(_("This person is not on the list of the day any more."))


def _present(store: Store, turn: Turn) -> Turn:
    return store.present(turn, _("This turn was removed meanwhile: undo brings it back."))
