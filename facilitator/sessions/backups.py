"""Dated copies beside the workshop file, the last twenty kept."""

from __future__ import annotations

import re
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from . import workshop_file
from .forgetting import BACKUPS
from .store import Store

KEPT = 20
_STAMP = "%Y-%m-%d %Hh%Mm%S"
_DATED = re.compile(r" (\d{4}-\d\d-\d\d \d\dh\d\dm\d\d)\.atelier$")


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    made_at: datetime
    """On the clock of the laptop that made it."""


def restore(store: Store, source: Path) -> None:
    """Go back to the backup *source*; what was there becomes a backup first, so that nothing is lost."""
    if not store.read_only_because:
        _copy(store.path, store.now())
    store.restore(source)
    _drop_oldest(store.path)


def back_up(path: Path, now: datetime) -> Path | None:
    """Copy the workshop file at *path* as it is on the disk, and drop the oldest copies past `KEPT`.

    Returns the copy, or None when nothing has happened since the last one. Uses a connection of its own: it may run in
    any thread. Raises `StoreUnavailable` when there is no room.
    """
    target = _copy(path, now)
    _drop_oldest(path)
    return target


def backups_of(path: Path) -> list[Backup]:
    """The backups of the workshop file at *path*, the latest first."""
    found = []
    for copy in workshop_file.backup_folder(path).glob(f"*{workshop_file.SUFFIX}"):
        if match := _DATED.search(copy.name):
            with suppress(ValueError):  # a name that only looks like a date
                found.append(Backup(copy, datetime.strptime(match[1], _STAMP).astimezone()))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def _copy(path: Path, now: datetime) -> Path | None:
    folder = workshop_file.backup_folder(path)
    with BACKUPS, closing(workshop_file.open_snapshot(path)) as db:
        existing = backups_of(path)
        if existing and _last_operation_in(existing[0].path) == workshop_file.last_operation(db):
            return None
        while (target := folder / f"{path.stem} {now.strftime(_STAMP)}{workshop_file.SUFFIX}").exists():
            now += timedelta(seconds=1)
        workshop_file.copy_to(db, target)
        return target


def _drop_oldest(path: Path) -> None:
    for old in backups_of(path)[KEPT:]:
        old.path.unlink(missing_ok=True)


def _last_operation_in(path: Path) -> str | None:
    try:
        with closing(workshop_file.open_snapshot(path)) as db:
            return workshop_file.last_operation(db)
    except workshop_file.UNREADABLE:
        return None
