"""Gestures that run a day: the clock, the current item, the current question.

They are journaled but not undoable: each has its own opposite. Correcting a typing error never moves the room.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from ..errors import FacilitatorError
from ..i18n import _
from . import turns
from .journal import Undo
from .operation import Operation
from .reading import Outline, intervals, outline
from .records import AgendaItem, Flow, Interval, Participant, Question, SceneKind, Screen, Session, SessionState
from .scene.values import Countdown
from .scene.wire import UnknownScene, from_json, to_json
from .store import Store
from .timing import planned_start

FAR_FROM_PLAN = timedelta(hours=3)
"""A day started further than this from its planned start is held at another time: its plan moves with it."""


def start_day(store: Store, session_id: str) -> None:
    """Start the day with its first item. Undo goes no further back than this."""
    found = outline(store, session_id)
    if found.session.state is not SessionState.PREPARATION:
        raise FacilitatorError(_("This day was already started."))
    if not found.items:
        raise FacilitatorError(_("The agenda is empty: add at least one item, then start the day."))
    now = store.now()
    with store.operation("start_day", undo=Undo.BARRIER) as operation:
        session = _anchored(found.session, now)
        operation.put(replace(session, state=SessionState.LIVE, started_at=now))
        for item in found.items:
            operation.put(_moved_appointments(item, session.starts_at - found.session.starts_at))
        found = replace(found, items=tuple(store.all(AgendaItem, session_id=session_id)))
        flow = found.flow or Flow(session_id=session_id)
        _enter(operation, found, flow, found.items[0], now)
        _show_the_moment(operation, store, session_id, found.items[0].shows)


def _anchored(session: Session, now: datetime) -> Session:
    """The session, with its plan moved to the present when the day is held at another time than planned."""
    if abs(now - planned_start(session, now.tzinfo, now.date())) <= FAR_FROM_PLAN:
        return replace(session, day=session.day or now.date())
    starts_at = now.hour * 60 + now.minute
    ends_at = session.ends_at + starts_at - session.starts_at if session.ends_at is not None else None
    return replace(session, day=now.date(), starts_at=starts_at, ends_at=ends_at)


def _moved_appointments(item: AgendaItem, by: int) -> AgendaItem:
    """The item with what is fixed of it so many minutes later."""
    fixed_at, ends_by = (at + by if at is not None else None for at in (item.fixed_at, item.ends_by))
    return replace(item, fixed_at=fixed_at, ends_by=ends_by)


def go_to(store: Store, session_id: str, item: AgendaItem) -> None:
    """Leave the current item for *item*: begin it, or resume it where it was. Given up before, it is held after all.

    Items that are held at the same time begin together, and go on while one of them is looked at.
    """
    found = _live(store, session_id)
    assert found.flow is not None
    if found.flow.item_id == item.id:
        return
    now, together = store.now(), found.together(item)
    with store.operation("go_to_item", undo=Undo.NO) as operation:
        if found.current_item in together and not item.dropped:
            _look_at(operation, found, found.flow, item)
        else:
            _leave(operation, store, found, now)
            _enter(operation, found, found.flow, item, now)
        _show_the_moment(operation, store, session_id, item.shows)


def next_item(store: Store, session_id: str) -> bool:
    """Go to the item after the current one (and those held with it) that was not given up; False at the last."""
    return _step(store, session_id, 1)


def previous_item(store: Store, session_id: str) -> bool:
    """Go back to the item before the current one that was not given up; False when it is the first."""
    return _step(store, session_id, -1)


def pause(store: Store, session_id: str) -> None:
    """Stop the current item's clock."""
    found = _live(store, session_id)
    if found.flow is None or found.flow.paused_at is not None:
        return
    now = store.now()
    with store.operation("pause", undo=Undo.NO) as operation:
        _leave(operation, store, found, now)
        operation.put(replace(found.flow, paused_at=now))


def resume(store: Store, session_id: str) -> None:
    """Let the current item's clock run again."""
    found = _live(store, session_id)
    if found.flow is None or found.flow.paused_at is None or found.flow.item_id is None:
        return
    with store.operation("resume", undo=Undo.NO) as operation:
        _begin(operation, found, found.flow.item_id, store.now())
        operation.put(replace(found.flow, paused_at=None))


def extend(store: Store, session_id: str, minutes: int) -> None:
    """Give *minutes* to the current item, or take them below zero; its effective duration is never less than none."""
    item = _live(store, session_id).current_item
    if item is None:
        return
    with store.operation("extend", undo=Undo.NO) as operation:
        effective = max(0, item.minutes + item.extension)
        operation.put(replace(item, extension=max(0, effective + minutes) - item.minutes))


def ask(store: Store, session_id: str, question: Question) -> None:
    """Put *question* to the room: captures go to it and the room sees it."""
    found = _live(store, session_id)
    assert found.flow is not None
    with store.operation("ask", undo=Undo.NO) as operation:
        operation.put(replace(found.flow, question_id=question.id))
        _show_the_moment(operation, store, session_id)


def close_day(store: Store, session_id: str) -> None:
    """End the day: the clock stops, late contributions are marked as such from now on."""
    found, now = _live(store, session_id), store.now()
    assert found.flow is not None
    with store.operation("close_day", undo=Undo.NO) as operation:
        _leave(operation, store, found, now)
        turns.end_running(operation, store, session_id, now)
        operation.put(replace(found.flow, paused_at=None))
        operation.put(replace(found.session, state=SessionState.CLOSED, closed_at=now))
        _show_the_moment(operation, store, session_id)


def reopen_day(store: Store, session_id: str) -> None:
    """The opposite of `close_day`: the item that was current resumes."""
    found = outline(store, session_id)
    if found.session.state is not SessionState.CLOSED:
        raise FacilitatorError(_("This day is not closed."))
    item = found.current_item or (found.items[-1] if found.items else None)
    with store.operation("reopen_day", undo=Undo.NO) as operation:
        operation.put(replace(found.session, state=SessionState.LIVE, closed_at=None))
        if item is not None:
            _enter(operation, found, found.flow or Flow(session_id=session_id), item, store.now())
        _show_the_moment(operation, store, session_id)


def clock_was_set(store: Store, session_id: str, by: timedelta) -> None:
    """Somebody set the laptop's clock: what was noted on the old one is told on the new one, so that nothing that is
    counted changes, neither what is left nor what was spent. The plan stays as planned."""
    found = _live(store, session_id)
    assert found.flow is not None
    with store.operation("clock_was_set", undo=Undo.NO) as operation:
        for held in intervals(store, found.items).values():
            for interval in held:
                begun = interval.started_at + by
                operation.put(replace(interval, started_at=begun, ended_at=_moved(interval.ended_at, by)))
        turns.shift(operation, store, session_id, by)
        for person in store.all(Participant, session_id=session_id):
            arrived, left = _moved(person.arrived_at, by), _moved(person.left_at, by)
            operation.put(replace(person, arrived_at=arrived, left_at=left))
        operation.put(replace(found.flow, paused_at=_moved(found.flow.paused_at, by)))
        operation.put(replace(found.session, started_at=_moved(found.session.started_at, by)))
        screen = store.first(Screen, session_id=session_id)
        if screen is not None and screen.frozen:
            operation.put(replace(screen, frozen=_frozen_moved(screen.frozen, by)))


def _moved(instant: datetime | None, by: timedelta) -> datetime | None:
    return instant + by if instant is not None else None


def _frozen_moved(frozen: str, by: timedelta) -> str:
    """The frozen scene with its countdown as it was."""
    try:
        scene = from_json(frozen)
    except UnknownScene:
        return frozen
    countdown: Countdown | None = getattr(scene, "countdown", None)
    if countdown is None:
        return frozen
    moved: dict[str, Any] = {"countdown": replace(countdown, ends_at=_moved(countdown.ends_at, by))}
    return to_json(replace(scene, **moved))


def _step(store: Store, session_id: str, step: int) -> bool:
    found = _live(store, session_id)
    item = found.next_held(found.current_item, step)
    if item is not None:
        go_to(store, session_id, item)
    return item is not None


def _live(store: Store, session_id: str) -> Outline:
    found = outline(store, session_id)
    if found.session.state is not SessionState.LIVE or found.flow is None:
        raise FacilitatorError(_("Start the day first."))
    return found


def _enter(operation: Operation, found: Outline, flow: Flow, item: AgendaItem, now: datetime) -> None:
    if item.dropped:
        operation.put(replace(item, dropped=False))
    _begin(operation, found, item.id, now)
    _look_at(operation, found, replace(flow, paused_at=None), item)


def _begin(operation: Operation, found: Outline, item_id: str, now: datetime) -> None:
    """The clock runs for that item and for those held at the same time."""
    for one in found.together(found.item(item_id)):
        if one.id == item_id or not one.dropped:
            operation.put(Interval(item_id=one.id, started_at=now))


def _look_at(operation: Operation, found: Outline, flow: Flow, item: AgendaItem) -> None:
    questions = found.questions_of(item)
    operation.put(replace(flow, item_id=item.id, question_id=questions[0].id if questions else None))


def _show_the_moment(operation: Operation, store: Store, session_id: str, shows: SceneKind = SceneKind.MOMENT) -> None:
    """What was chosen for the room belonged to the moment that is over; the new one *shows* what was prepared."""
    screen = store.first(Screen, session_id=session_id) or Screen(session_id=session_id)
    operation.put(replace(screen, shown=shows, target="", first_id=""))


def _leave(operation: Operation, store: Store, found: Outline, now: datetime) -> None:
    for held in intervals(store, found.items).values():
        for interval in held:
            if interval.ended_at is None:
                operation.put(replace(interval, ended_at=max(now, interval.started_at)))  # a clock may be set back
