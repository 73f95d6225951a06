"""What SQLite reports about the disk, as a sentence that says what to do."""

from __future__ import annotations

import sqlite3

from ..errors import ReadOnly, StoreUnavailable
from ..i18n import _


def failure(error: sqlite3.DatabaseError) -> StoreUnavailable | None:
    """The sentence for what SQLite reports about the disk; None when the mistake is in the program."""
    code = code_of(error)
    if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)) or code == "SQLITE_ERROR":
        return None
    if code == "SQLITE_FULL":
        return StoreUnavailable(_("Not saved: the disk is full. Free some space, then try again."))
    if code.startswith("SQLITE_READONLY") or code.startswith("SQLITE_PERM"):
        return ReadOnly(_("Not saved: the file can no longer be written. Check its disk or key, then try again."))
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreUnavailable(_("Not saved: another program is using the file. Close it, then try again."))
    if not code or code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):  # no code: bytes that are not a text
        return StoreUnavailable(_("Not saved: the file is damaged. Save a copy, then restore a backup."))
    return StoreUnavailable(_("Not saved: the disk does not answer. Check that it is plugged in, then try again."))


def code_of(error: sqlite3.Error) -> str:
    """SQLite's own name of what happened, such as "SQLITE_FULL"; empty when it has none."""
    return getattr(error, "sqlite_errorname", "") or ""
