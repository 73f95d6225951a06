"""Staying awake on the systems that have no services to ask: Windows, macOS, an X server by itself."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

_CONTINUOUS, _SYSTEM_REQUIRED, _DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2


class Windows:
    """SetThreadExecutionState, for the windows' thread: it ends with it."""

    def __init__(self) -> None:
        self._held = False

    @property
    def held_by(self) -> Sequence[str]:
        return ["SetThreadExecutionState"] if self._held else []

    def hold(self) -> None:
        self._held = self._tell(_CONTINUOUS | _SYSTEM_REQUIRED | _DISPLAY_REQUIRED)

    def release(self) -> None:
        self._tell(_CONTINUOUS)
        self._held = False

    def _tell(self, state: int) -> bool:
        libraries: Any = getattr(ctypes, "windll", None)
        return libraries is not None and bool(libraries.kernel32.SetThreadExecutionState(ctypes.c_uint(state)))


class Caffeinate:
    """macOS's own command: it keeps the displays and the system awake as long as this process lives."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def held_by(self) -> Sequence[str]:
        return ["caffeinate"] if self._running is not None and self._running.poll() is None else []

    def hold(self) -> None:
        command = shutil.which("caffeinate")
        if command is None:
            return
        with suppress(OSError):
            self._running = subprocess.Popen([command, "-d", "-i", "-w", str(os.getpid())])

    def release(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.terminate()
            running.wait()


class XServer:
    """XScreenSaverSuspend: an X server keeps its screens on until our connection to it closes."""

    def __init__(self) -> None:
        self._libraries: tuple[Any, Any] | None = None
        self._display: ctypes.c_void_p | None = None

    @property
    def held_by(self) -> Sequence[str]:
        return ["XScreenSaverSuspend"] if self._display is not None else []

    def hold(self) -> None:
        found = self._libraries = self._libraries or _x_libraries()
        if found is None:
            return
        x11, xss = found
        x11.XOpenDisplay.restype = ctypes.c_void_p
        address: int | None = x11.XOpenDisplay(None)
        if address is None:
            return
        display, unused = ctypes.c_void_p(address), ctypes.c_int()
        if not xss.XScreenSaverQueryExtension(display, ctypes.byref(unused), ctypes.byref(unused)):
            x11.XCloseDisplay(display)
            return
        xss.XScreenSaverSuspend(display, 1)
        x11.XSync(display, 0)
        self._display = display

    def release(self) -> None:
        display, self._display = self._display, None
        if display is not None and self._libraries is not None:
            self._libraries[0].XCloseDisplay(display)


def _x_libraries() -> tuple[Any, Any] | None:
    """Xlib and its screensaver extension, where they are installed."""
    try:
        return ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
    except OSError:
        return None
