"""What the laptop says of itself: the room on its disks, whether a folder can be written, where its power comes from.

Facts only; `venue_check` judges them. What a system does not say is None.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LINUX_SUPPLIES = Path("/sys/class/power_supply")
_TRIAL = b"Facilitator"


@dataclass(frozen=True, slots=True)
class Power:
    """Where the power comes from."""

    mains: bool | None = None
    percent: int | None = None
    """What is left in the battery; None when there is none, or nothing is said of it."""


def free_space(folder: Path) -> int | None:
    """The bytes left where *folder* is, or will be."""
    there = next((known for known in (folder, *folder.parents) if known.exists()), folder)
    try:
        return shutil.disk_usage(there).free
    except OSError:
        return None


def can_be_written(folder: Path) -> bool:
    """Whether a file can be written in *folder*: it is really tried, and nothing of it is left."""
    missing = not folder.exists()
    trial = folder / f".trial.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with trial.open("wb") as file:
            file.write(_TRIAL)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    finally:
        with suppress(OSError):
            trial.unlink(missing_ok=True)
        if missing:
            with suppress(OSError):
                folder.rmdir()
    return True


def power() -> Power:
    """The power of this laptop now."""
    if sys.platform == "win32":
        return _power_of_windows()
    if sys.platform == "darwin":
        return power_from_pmset(_pmset())
    return power_from_supplies(LINUX_SUPPLIES)


def power_from_supplies(root: Path) -> Power:
    """From the folders in which Linux describes each supply; those of a mouse or a keyboard are passed over."""
    mains: list[bool] = []
    percents: list[int] = []
    try:
        supplies = sorted(root.iterdir())
    except OSError:
        return Power()
    for supply in supplies:
        kind = _line(supply / "type")
        if kind in ("Mains", "USB"):
            mains.append(_line(supply / "online") not in ("", "0"))
        elif kind == "Battery" and _line(supply / "scope") != "Device":
            percents.extend(_percent(_line(supply / "capacity")))
            if _line(supply / "status") in ("Charging", "Full", "Not charging"):
                mains.append(True)
            elif _line(supply / "status") == "Discharging":
                mains.append(False)
    return Power(any(mains) if mains else None, min(percents, default=None))


def power_from_pmset(told: str) -> Power:
    """From what `pmset -g batt` tells on macOS."""
    source = re.search(r"drawing from '(AC|Battery|UPS) Power'", told)
    left = re.search(r"(\d{1,3})%", told)
    return Power(source[1] == "AC" if source else None, next(iter(_percent(left[1])), None) if left else None)


def power_from_windows(ac_line: int, battery_flag: int, percent: int) -> Power:
    """From the fields of Windows' SYSTEM_POWER_STATUS."""
    none = battery_flag == 255 or bool(battery_flag & 128)
    return Power({0: False, 1: True}.get(ac_line), percent if percent <= 100 and not none else None)


class _SystemPowerStatus(ctypes.Structure):
    _fields_ = (
        ("ac_line", ctypes.c_ubyte),
        ("battery_flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("system_flag", ctypes.c_ubyte),
        ("seconds_left", ctypes.c_uint32),
        ("seconds_when_full", ctypes.c_uint32),
    )


def _power_of_windows() -> Power:
    status = _SystemPowerStatus()
    library = getattr(ctypes, "windll", None)
    if library is None or not library.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return Power()
    return power_from_windows(status.ac_line, status.battery_flag, status.percent)


def _pmset() -> str:
    try:
        return subprocess.run(
            ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=2, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _percent(text: str) -> list[int]:
    return [min(100, int(text))] if re.fullmatch(r"[0-9]{1,3}", text) else []
