"""Where a session is read from, by whoever has no part in the desk's store: another thread, for long work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..sessions.store import Store


@dataclass(frozen=True)
class SessionSource:
    """Which file, and which of its sessions."""

    path: Path
    session_id: str

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """A connection of its own, which only reads."""
        with closing(Store.open(self.path, read_only=True)) as store:
            yield store
