"""Reads the days to compare from their files, each opened to be read only: may run in any thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ...errors import FacilitatorError
from ...i18n import _
from ...sessions.reading import cycle, sessions
from ...sessions.records import Reading, Session, SessionState
from ...sessions.store import Store
from .. import read_for
from ..document import Document
from ..gathering import document_of
from ..handing_out import ready
from ..options import Options
from .comparison import Comparison, Day, compare


@dataclass(frozen=True, slots=True)
class Source:
    """A file and the days of it that are compared."""

    path: Path
    sessions: frozenset[str]
    """The ids of its sessions."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A file whose days can be compared."""

    path: Path
    title: str
    """What its days are called by when several files are compared: its territory, or its cycle."""
    sessions: tuple[Session, ...]

    @property
    def held(self) -> frozenset[str]:
        """The days that began: those that have something to tell."""
        begun = (one.id for one in self.sessions if one.state is not SessionState.PREPARATION)
        return frozenset(begun)


def offered(path: Path) -> Offered:
    """The days that a file holds; raises a kind of `FacilitatorError` when it is no workshop file."""
    with closing(Store.open(path, read_only=True)) as store:
        found = cycle(store)
        return Offered(path, found.territory or found.title or path.stem, tuple(sessions(store)))


def comparison_of(
    sources: Sequence[Source], reading: Reading = Reading.NAMED, *, hide_undecided: bool = False
) -> Comparison:
    """The days of these files side by side, in the order of the files, then of the days, as *reading* allows it.

    Raises `FacilitatorError` when there is none, and for a public reading while names wait for a decision.
    """
    several = len(sources) > 1
    days = [day for source in sources for day in _days(source, Options(reading), hide_undecided, several)]
    if not days:
        raise FacilitatorError(_("There is no day to compare: choose at least one."))
    return compare(days)


def _days(source: Source, options: Options, hide_undecided: bool, several: bool) -> Iterable[Day]:
    with closing(Store.open(source.path, read_only=True)) as store:
        found = cycle(store)
        title = found.territory or found.title or source.path.stem
        documents: list[Document] = [
            read_for(document_of(store, session.id), ready(store, session.id, options, hide_undecided=hide_undecided))
            for session in sessions(store)
            if session.id in source.sessions
        ]
    return [Day(document, title if several else "") for document in documents]
