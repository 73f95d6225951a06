"""The files that a command is about: the cycle file that is made or opened, what it names there, where to write."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from .errors import FacilitatorError, NotAWorkshop, NotFound, ReadOnly
from .i18n import _
from .sessions.reading import outline, sessions
from .sessions.records import Cycle, Question, Session
from .sessions.store import Store
from .sessions.workshop_file import SUFFIX

_UNSAFE_IN_NAMES = '<>:"/\\|?*'
_LONGEST_NAME = 200
"""In bytes; file systems take 255."""


def with_suffix(path: Path) -> Path:
    """The name of a new workshop file; one that exists keeps its own."""
    return path if path.exists() or path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


@contextmanager
def created(path: Path) -> Iterator[Store]:
    """A new workshop file, that stays only when all goes well."""
    store = Store.create(path)
    try:
        yield store
    except BaseException:
        store.close()
        path.unlink()
        raise
    store.close()


@contextmanager
def opened(path: Path, *, to_write: bool = False) -> Iterator[Store]:
    """A workshop file for the time of a command; raises `ReadOnly` when it cannot be written *to_write*."""
    with closing(Store.open(path, read_only=not to_write)) as store:
        if to_write and store.read_only_because:
            raise ReadOnly(store.read_only_because)
        if store.first(Cycle) is None:
            raise NotAWorkshop(_("“{name}” holds no cycle: make another file.").format(name=path.name))
        yield store


def session_of(store: Store, number: int) -> Session:
    """The session of that number, from 1; raises `NotFound`."""
    known = sessions(store)
    if number > len(known):
        raise NotFound(_("There is no session {number}: “info” lists those of the file.").format(number=number))
    return known[number - 1]


def question_of(store: Store, session: Session, number: int) -> Question:
    """The session's question of that number, from 1; raises `NotFound`."""
    known = outline(store, session.id).questions
    if number > len(known):
        raise NotFound(_("This session has no question {number}: “info” lists its questions.").format(number=number))
    return known[number - 1]


def output_path(store: Store, asked: Namespace, title: str, suffix: str) -> Path:
    """Where to write; in a folder, the file is called after *title*. Never the workshop itself."""
    path: Path = asked.output
    if path.is_dir():
        path /= _file_name(title, suffix)
    refuse_workshop(store, path)
    return path


def refuse_workshop(store: Store, path: Path) -> None:
    """Raise rather than let something else be written over a workshop file."""
    if path.suffix.lower() == SUFFIX or (path.exists() and path.samefile(store.path)):
        raise FacilitatorError(_("An export never takes the place of a workshop file: choose another name."))


def _file_name(title: str, suffix: str) -> str:
    """A name that every file system takes."""
    fit = "".join(letter if letter.isprintable() and letter not in _UNSAFE_IN_NAMES else " " for letter in title)
    short = " ".join(fit.split()).encode()[:_LONGEST_NAME].decode(errors="ignore")
    return f"{short.rstrip(' .')}.{suffix}"
