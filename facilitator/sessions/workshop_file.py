"""The file on the disk: told apart from other files, locked, opened durably, copied whole.

A file is examined by its first hundred bytes and through a connection that cannot write, so that one which is refused
is left as it was.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout
from sqlite_utils import Database

from ..errors import DamagedFile, FacilitatorError, FileTooNew, NotAWorkshop, StoreUnavailable
from ..i18n import _
from .failures import code_of, failure
from .schema import APPLICATION_ID, VERSION, migrations

SUFFIX = ".atelier"
UNREADABLE = (OSError, sqlite3.DatabaseError)
"""What reading a broken file raises."""
_MAGIC = b"SQLite format 3\x00"
_OUT_OF_REACH = ("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PERM")
"""What SQLite says of a file that may be sound, but was not read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open workshop file. *read_only_because* is empty when it can be written."""

    db: Database
    path: Path
    lock: BaseFileLock | None
    read_only_because: str

    def close(self) -> None:
        """Close, leaving one single file behind, and let others write."""
        if self.lock is not None:
            with suppress(sqlite3.Error):  # with a reader left, closing alone would not bring the log into the file
                self.db.execute("pragma wal_checkpoint(truncate)").fetchall()
        self.db.close()
        if self.lock is not None:
            _unlock(self.lock)


def create(path: Path) -> None:
    """Make an empty workshop file; it appears whole or not at all.

    Raises `FacilitatorError` when the place is taken, `StoreUnavailable` when it cannot be written.
    """
    if path.exists():
        raise FacilitatorError(_("“{name}” already exists: choose another name, or open it.").format(name=path.name))
    refusal = _("“{name}” cannot be created in {folder}: choose a folder you can write to.")
    with _written_aside(path, refusal.format(name=path.name, folder=path.parent)) as connection:
        db = Database(connection)
        _migrate(db)
        db.execute(f"pragma application_id = {APPLICATION_ID}")


def open_file(path: Path, *, read_only: bool = False) -> Opened:
    """Open a workshop for writing when that is possible, for reading otherwise.

    Raises `NotAWorkshop`, `FileTooNew` or `DamagedFile`, the file untouched.
    """
    path = path.resolve()
    examine(path)
    if read_only:
        return _open_to_read(path, _("This file is open for reading only."))
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return _open_to_read(
            path, _("This file can only be read here: save a copy in a folder of yours to go on writing.")
        )
    lock = _lock(path)
    try:
        lock.acquire()
    except Timeout:
        return _open_to_read(
            path, _("This file is already open in another window or program: you can read it, not change it.")
        )
    except OSError:
        return _open_to_read(
            path, _("This file can only be read here: save a copy in a folder of yours to go on writing.")
        )
    try:
        return Opened(_open_to_write(path), path, lock, "")
    except BaseException as error:
        _unlock(lock)
        if isinstance(error, sqlite3.DatabaseError) and (trouble := failure(error)):
            raise trouble from error
        raise


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Keep other programs from opening *path*; raises `StoreUnavailable` when one has, this one included."""
    if not path.exists():
        yield
        return
    lock = _lock(path.resolve())
    try:
        lock.acquire()
    except (Timeout, OSError) as error:
        raise StoreUnavailable(
            _("“{name}” is open in a window or in another program: choose another name.").format(name=path.name)
        ) from error
    try:
        yield
    finally:
        _unlock(lock)


def _lock(path: Path) -> FileLock:
    return FileLock(path.with_name(f".{path.name}.lock"), timeout=0)


def _unlock(lock: BaseFileLock) -> None:
    if lock.is_locked:  # once only: the lock may be another program's by now
        with suppress(OSError):  # where an open file cannot be removed, an empty lock stays
            Path(lock.lock_file).unlink()
        lock.release()


def _remove_log(path: Path) -> None:
    """Remove what a killed program left beside *path*: its log must never be played into another file of that name."""
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def examine(path: Path) -> None:
    """Refuse what is not a sound workshop of this version or an earlier one; nothing is written."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        raise NotAWorkshop(
            _("“{name}” was not found: check the name and the folder.").format(name=path.name)
        ) from error
    except OSError as error:
        raise _cannot_read(path) from error
    if header[:16] != _MAGIC or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAWorkshop(
            _("“{name}” is not a workshop file: choose a file whose name ends in .atelier.").format(name=path.name)
        )
    if int.from_bytes(header[60:64], "big") > VERSION:
        raise FileTooNew(
            _("“{name}” was written by a newer version of Facilitator: update this computer to open it.").format(
                name=path.name
            )
        )
    _refuse_damaged(path)


def _cannot_read(path: Path) -> NotAWorkshop:
    return NotAWorkshop(
        _("“{name}” cannot be read: check that you may open it and that its disk is plugged in.").format(name=path.name)
    )


def _refuse_damaged(path: Path) -> None:
    damaged = _(
        "“{name}” is damaged and was left as it is: restore the latest of its backups, in the folder “{backups}”."
    ).format(name=path.name, backups=backup_folder(path).name)
    try:
        with closing(_connect_to_read(path)) as connection:
            report = connection.execute("pragma quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if code_of(error).startswith(_OUT_OF_REACH):
            raise _cannot_read(path) from error
        raise DamagedFile(damaged) from error
    if report != ("ok",):
        raise DamagedFile(damaged)


def backup_folder(path: Path) -> Path:
    """The folder beside a workshop file where its dated backups go."""
    return path.with_name(f"{path.stem}-sauvegardes")


def copy_to(db: Database, target: Path) -> None:
    """A whole, sound copy of an open file, by SQLite's backup interface; it appears whole or not at all.

    Raises `StoreUnavailable` when the copy cannot be written.
    """
    refusal = _("The copy could not be written in {folder}: check the space left there.")
    with _written_aside(target, refusal.format(folder=target.parent)) as copy:
        db.conn.backup(copy)


@contextmanager
def _written_aside(path: Path, refusal: str) -> Iterator[sqlite3.Connection]:
    """A new database to fill. It takes the name *path* once it is whole; otherwise nothing is left of it, and
    `StoreUnavailable` says *refusal*."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as connection:
            yield connection
            connection.execute("pragma journal_mode = wal")
        _remove_log(path)
        unfinished.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        with suppress(OSError):
            unfinished.unlink()
        raise StoreUnavailable(refusal) from error


def copy_back(source: Path, db: Database) -> None:
    """Replace the whole content of the open file *db* by that of *source*, a sound workshop."""
    examine(source)
    with closing(_connect_to_read(source)) as connection:
        connection.backup(db.conn)
    _migrate(db)


def open_snapshot(path: Path) -> Database:
    """A connection of its own that can only read: for long work beside the one that writes."""
    return Database(_connect_to_read(path))


def last_operation(db: Database) -> str | None:
    """The id of the last operation in the journal."""
    row = db.execute("select id from operation order by position desc limit 1").fetchone()
    return None if row is None else str(row[0])


def _open_to_write(path: Path) -> Database:
    connection = sqlite3.connect(path, timeout=2, cached_statements=256)
    with _closed_on_failure(connection):
        db = Database(connection)
        for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = on", "secure_delete = on"):
            db.execute(f"pragma {pragma}").fetchall()
        _migrate(db)
        return db


def _migrate(db: Database) -> None:
    if db.execute("pragma user_version").fetchone()[0] < VERSION:
        migrations.apply(db)
        db.execute(f"pragma user_version = {VERSION}")
        db.execute("pragma wal_checkpoint(truncate)").fetchall()  # the version is read from the file's header


def _open_to_read(path: Path, because: str) -> Opened:
    """Open without touching the file. One of an earlier version is read from a copy in memory, brought up to date."""
    connection = _connect_to_read(path)
    with _closed_on_failure(connection):
        if connection.execute("pragma user_version").fetchone()[0] == VERSION:
            return Opened(Database(connection), path, None, because)
    with closing(connection):
        copy = sqlite3.connect(":memory:")
        with _closed_on_failure(copy):
            connection.backup(copy)
            db = Database(copy)
            _migrate(db)
            db.execute("pragma query_only = on")
            return Opened(db, path, None, because)


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write.

    Without a write-ahead log beside it nobody is writing: the file is read as it stands, which also works on a medium
    that cannot be written and leaves no other file behind.
    """
    nobody_writes = not path.with_name(f"{path.name}-wal").exists()
    uri = f"{path.as_uri()}?mode=ro{'&immutable=1' if nobody_writes else ''}"
    connection = sqlite3.connect(uri, uri=True, timeout=2)
    with _closed_on_failure(connection):
        connection.execute("select count(*) from sqlite_master").fetchone()
        return connection


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise
