"""The room's clock: the laptop's, and word of the moments when somebody sets it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta

SLEW = timedelta(seconds=2)
"""A difference below this is the clock being kept right, by a time server or by itself: it is followed in silence."""

_COUNTS_SLEEP = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC_RAW"}
"""Where Python's own steady clock stops while the laptop sleeps, the one that does not."""


class WatchedClock:
    """Tells the time of the laptop, and how far somebody has set it.

    A clock that was set goes on as it was until it is asked how far it has `moved`: nothing between sees time jump, and
    whoever asks can move with it what is counted. A laptop that slept has not moved its clock: the time has passed.
    """

    def __init__(self, wall: Callable[[], datetime] | None = None, steady: Callable[[], float] | None = None) -> None:
        """*wall* is the clock that people set; *steady* counts seconds that nobody sets, those of sleep with them."""
        self._wall = wall or _system_time
        self._steady = steady or steady_seconds
        self._ahead = self._wall().timestamp() - self._steady()

    def __call__(self) -> datetime:
        """The present instant, with the room's offset."""
        wall, moved = self._read()
        return wall - moved

    def moved(self) -> timedelta:
        """How far the clock was set since this was last asked, below zero for back; from now on it tells the new time.

        Summer time is no such thing: an instant carries its offset.
        """
        _, moved = self._read()
        self._ahead += moved.total_seconds()
        return moved

    def _read(self) -> tuple[datetime, timedelta]:
        """What the laptop's clock says, and how far that is from what it should say."""
        before = self._steady()
        wall = self._wall()
        ahead = wall.timestamp() - before
        if self._steady() - before >= SLEW.total_seconds() / 2:
            return self._read()  # the laptop slept between the two
        moved = timedelta(seconds=ahead - self._ahead)
        if abs(moved) < SLEW:
            self._ahead, moved = ahead, timedelta()
        return wall, moved


def steady_seconds() -> float:
    """Seconds from some moment on that nobody sets; they go on while the laptop sleeps."""
    known = getattr(time, _COUNTS_SLEEP.get(sys.platform, ""), None)
    return time.monotonic() if known is None else time.clock_gettime(known)


def _system_time() -> datetime:
    return datetime.now().astimezone()
