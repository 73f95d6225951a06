"""Gestures on the room's screen. Journaled, not undoable: Esc leaves them all."""

from __future__ import annotations

from dataclasses import replace

from .journal import Undo
from .records import Screen, ScreenMode
from .scene import scene_of, to_json
from .store import Store


def screen_of(store: Store, session_id: str) -> Screen:
    """What was asked of the session's screen; live when nothing was."""
    return store.first(Screen, session_id=session_id) or Screen(session_id=session_id)


def toggle_freeze(store: Store, session_id: str) -> None:
    """Keep what the room sees while the day goes on, or follow the day again."""
    if screen_of(store, session_id).mode is ScreenMode.FROZEN:
        follow_the_day(store, session_id)
        return
    seen = to_json(scene_of(store, session_id))
    _put(store, "freeze", replace(screen_of(store, session_id), mode=ScreenMode.FROZEN, frozen=seen))


def toggle_black(store: Store, session_id: str) -> None:
    """Show nothing, or follow the day again."""
    _toggle(store, session_id, ScreenMode.BLACK)


def toggle_waiting(store: Store, session_id: str) -> None:
    """Show the waiting image, or follow the day again."""
    _toggle(store, session_id, ScreenMode.WAITING)


def follow_the_day(store: Store, session_id: str) -> None:
    """Leave freeze, black and waiting."""
    _put(store, "follow", replace(screen_of(store, session_id), mode=ScreenMode.LIVE, frozen=""))


def show_from(store: Store, session_id: str, first_id: str) -> None:
    """Turn the page so that it begins with that contribution; empty to follow the latest."""
    _put(store, "turn_page", replace(screen_of(store, session_id), first_id=first_id))


def _toggle(store: Store, session_id: str, mode: ScreenMode) -> None:
    screen = screen_of(store, session_id)
    if screen.mode is mode:
        follow_the_day(store, session_id)
    else:
        _put(store, mode.value, replace(screen, mode=mode, frozen=""))


def _put(store: Store, name: str, screen: Screen) -> None:
    with store.operation(name, undo=Undo.NO) as operation:
        operation.put(screen)
