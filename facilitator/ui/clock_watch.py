"""Days under way, when somebody sets the laptop's clock."""

from __future__ import annotations

from datetime import timedelta

from ..i18n import _
from ..sessions import flow, labels, reading
from ..sessions.records import SessionState
from .desk import Desk


def follow_the_clock(desk: Desk) -> None:
    """Let what is counted go on as it was when the laptop's clock has been set, and say so; to be called often."""
    moved = desk.store.clock_moved()
    if not moved or not desk.writable:
        return
    live = [session for session in reading.sessions(desk.store) if session.state is SessionState.LIVE]
    kept = [desk.notices.did(flow.clock_was_set, desk.store, session.id, moved) for session in live]
    if kept and all(kept):
        told = _("The laptop's clock was changed by {by}: the countdown goes on as it was.")
        desk.notices.say(told.format(by=_signed(moved)))


def _signed(moved: timedelta) -> str:
    """How far and which way: "+ 1 h", "− 12 s"."""
    seconds = round(moved.total_seconds())
    if abs(seconds) >= 60:
        return labels.drift(timedelta(seconds=seconds))
    return _("{sign} {seconds} s").format(sign="+" if seconds > 0 else "−", seconds=abs(seconds))
