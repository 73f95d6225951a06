"""Gestures on the room's screen. Journaled, not undoable: Esc leaves them all.

Freeze keeps the room's picture while the next one is chosen; black and the waiting image hide it.
"""

from __future__ import annotations

from dataclasses import replace

from .journal import Undo
from .records import SceneKind, Screen, ScreenMode
from .scene.choices import Choice, scene_of
from .scene.wire import to_json
from .store import Store


def screen_of(store: Store, session_id: str) -> Screen:
    """What was asked of the session's screen; live when nothing was."""
    return store.first(Screen, session_id=session_id) or Screen(session_id=session_id)


def toggle_freeze(store: Store, session_id: str) -> None:
    """Keep what the room sees while the next scene is prepared, or show that one."""
    if screen_of(store, session_id).mode is ScreenMode.FROZEN:
        reveal(store, session_id)
        return
    seen = to_json(scene_of(store, session_id))
    _put(store, "freeze", replace(screen_of(store, session_id), mode=ScreenMode.FROZEN, frozen=seen))


def toggle_black(store: Store, session_id: str) -> None:
    """Show nothing, or what was chosen again."""
    _toggle(store, session_id, ScreenMode.BLACK)


def toggle_waiting(store: Store, session_id: str) -> None:
    """Show the waiting image, or what was chosen again."""
    _toggle(store, session_id, ScreenMode.WAITING)


def show(store: Store, session_id: str, choice: Choice) -> None:
    """Show that; while the screen is frozen, prepare it. Black and the waiting image give way to it."""
    screen = screen_of(store, session_id)
    mode = screen.mode if screen.mode is ScreenMode.FROZEN else ScreenMode.LIVE
    _put(store, "show", replace(screen, mode=mode, shown=choice.kind, target=choice.target, first_id=""))


def reveal(store: Store, session_id: str) -> None:
    """Leave freeze, black and waiting for what was chosen."""
    _put(store, "reveal", replace(screen_of(store, session_id), mode=ScreenMode.LIVE, frozen=""))


def follow_the_day(store: Store, session_id: str) -> None:
    """Leave freeze, black and waiting, and what was chosen: show what goes with the item under way."""
    followed = replace(screen_of(store, session_id), mode=ScreenMode.LIVE, frozen="")
    _put(store, "follow", replace(followed, shown=SceneKind.MOMENT, target="", first_id=""))


def hide_names(store: Store, session_id: str, *, hidden: bool) -> None:
    """Tell the room nothing of who said what, or what the questions allow."""
    _put(store, "hide_names", replace(screen_of(store, session_id), nameless=hidden))


def hold_still(store: Store, session_id: str, *, still: bool) -> None:
    """Let nothing move on the screen but figures, or let it move softly."""
    _put(store, "hold_still", replace(screen_of(store, session_id), still=still))


def show_from(store: Store, session_id: str, first_id: str) -> None:
    """Turn the page so that it begins with that contribution; empty to follow the latest."""
    _put(store, "turn_page", replace(screen_of(store, session_id), first_id=first_id))


def _toggle(store: Store, session_id: str, mode: ScreenMode) -> None:
    screen = screen_of(store, session_id)
    if screen.mode is mode:
        reveal(store, session_id)
    else:
        _put(store, mode.value, replace(screen, mode=mode, frozen=""))


def _put(store: Store, name: str, screen: Screen) -> None:
    with store.operation(name, undo=Undo.NO) as operation:
        operation.put(screen)
