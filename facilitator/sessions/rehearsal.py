"""A rehearsal: the day is walked through on a copy of the file, which is thrown away. The file itself is not written.

Copies lie in the person's own settings folder, each in a folder of its own; one that a crash left behind is thrown away
at the next occasion.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from ..errors import FacilitatorError, StoreUnavailable
from ..i18n import _
from ..paths import settings_folder
from . import reading, workshop_file
from .journal import Undo
from .records import Flow, Screen, SessionState
from .store import Store

_PREFIX = "rehearsal-"
_IN_THE_MAKING = 3_600
"""For how many seconds a folder without its copy may still be given one."""


def copy_of(store: Store) -> Path:
    """A copy of the file as it is now, of the same name, to open in its place; `throw_away` removes it.

    Raises `FacilitatorError` while a day is under way, `StoreUnavailable` when there is no room for a copy.
    """
    if any(session.state is SessionState.LIVE for session in reading.sessions(store)):
        raise FacilitatorError(_("The day is under way: a rehearsal comes before it, or once it is closed."))
    sweep()
    refusal = _("There is no room for the copy that a rehearsal works on: free some space on the disk, then try again.")
    try:
        settings_folder().mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=settings_folder()))
    except OSError as error:
        raise StoreUnavailable(refusal) from error
    try:
        store.save_copy(folder / store.path.name)
    except StoreUnavailable as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreUnavailable(refusal) from error
    return folder / store.path.name


def make_ready(copy: Store, session_id: str) -> None:
    """Bring the session back to before its day, in the copy: what was said stays, what was held is forgotten.

    Undo goes no further back than this.
    """
    found = reading.outline(copy, session_id)
    with copy.operation("rehearse", undo=Undo.BARRIER) as operation:
        for held in reading.intervals(copy, found.items).values():
            for interval in held:
                operation.remove(interval)
        for shown in (found.flow or copy.first(Flow, session_id=session_id), copy.first(Screen, session_id=session_id)):
            if shown is not None:
                operation.remove(shown)
        for item in found.items:
            operation.put(replace(item, extension=0, dropped=False))
        operation.put(replace(found.session, state=SessionState.PREPARATION, started_at=None, closed_at=None))


def throw_away(copy: Path, *, spare: Path | None = None) -> list[Path]:
    """Remove a copy that is closed, and its folder.

    What the person saved there, a report say, is brought to the folder *spare* under a free name, and returned.
    """
    spared = [_brought(saved, spare) for saved in _saved_beside(copy)] if spare is not None else []
    shutil.rmtree(copy.parent, ignore_errors=True)
    return [path for path in spared if path is not None]


def _saved_beside(copy: Path) -> list[Path]:
    """The files of the folder that are not the program's own."""
    own = (".", copy.name)
    return sorted(path for path in copy.parent.iterdir() if path.is_file() and not path.name.startswith(own))


def _brought(saved: Path, folder: Path) -> Path | None:
    names = (f"{saved.stem}{mark}{saved.suffix}" for mark in ("", *(f" ({number})" for number in range(2, 100))))
    target = next((folder / name for name in names if not (folder / name).exists()), None)
    try:
        return Path(shutil.move(saved, target)) if target is not None else None
    except OSError:
        return None


def sweep() -> None:
    """Throw away the copies of rehearsals that were cut short; one that is open elsewhere is left alone."""
    for folder in settings_folder().glob(f"{_PREFIX}*"):
        copy = next(folder.glob(f"*{workshop_file.SUFFIX}"), folder / "being written")
        if not _in_use(copy):
            throw_away(copy)


def _in_use(copy: Path) -> bool:
    """Whether a copy is open, or may be in the making."""
    try:
        if not copy.exists():
            return time.time() - copy.parent.stat().st_mtime < _IN_THE_MAKING
        with workshop_file.alone_with(copy):
            return False
    except (StoreUnavailable, OSError):
        return True
