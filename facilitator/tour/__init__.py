"""The demonstration day plays itself through the real windows, without a display.

Every word goes in by key events, every step by the keys and buttons of the console; only the clock is the tour's own,
so that what it writes is the same everywhere. It leaves the exports and pictures of the windows.
"""

from __future__ import annotations

from .day import CONSOLE as CONSOLE
from .day import play as play
