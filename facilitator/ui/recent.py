"""The workshop files opened lately, remembered from one start to the next.

Remembering is a convenience: whatever happens to the list, the program goes on.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..paths import settings_folder

MOST = 12


@dataclass(frozen=True, slots=True)
class RecentFile:
    path: Path
    title: str
    opened_at: datetime

    @property
    def missing(self) -> bool:
        """Whether the file is not there now: it may be on a key that is not plugged in."""
        try:
            return not self.path.exists()
        except OSError:
            return True


def recent_files() -> list[RecentFile]:
    """The files opened lately, the latest first; none when the list cannot be read."""
    try:
        entries = json.loads(_list_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    found = [_recent_file(entry) for entry in entries] if isinstance(entries, list) else []
    return [file for file in found if file is not None][:MOST]


def remember(path: Path, title: str, opened_at: datetime) -> None:
    """Put a file first in the list."""
    file = RecentFile(path.absolute(), title, opened_at)
    _write([file, *(other for other in recent_files() if other.path != file.path)])


def forget(path: Path) -> None:
    """Take a file out of the list; the file itself is left alone."""
    _write([other for other in recent_files() if other.path != path])


def _list_path() -> Path:
    return settings_folder() / "recent.json"


def _recent_file(entry: object) -> RecentFile | None:
    """What an entry of the list says; None when it says nothing that can be used."""
    try:
        path, title, opened_at = (str(entry[name]) for name in ("path", "title", "opened_at"))  # type: ignore[index]
        return RecentFile(Path(path), title, datetime.fromisoformat(opened_at).astimezone())
    except (TypeError, KeyError, ValueError, OverflowError, OSError):
        return None


def _write(files: list[RecentFile]) -> None:
    entries = [
        {"path": str(file.path), "title": file.title, "opened_at": file.opened_at.isoformat()} for file in files[:MOST]
    ]
    unfinished = _list_path().with_suffix(".new")
    with suppress(OSError, ValueError):
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
        unfinished.replace(_list_path())
