"""What is handed out when the played day is over: its report, those of the days before, and what they compare to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..reports import FORMATS, ending, export
from ..reports.cycle import forms
from ..reports.cycle.gathering import Source, comparison_of
from ..sessions import reading
from ..sessions.records import Session, SessionState
from ..sessions.store import Store

_FEW = ("pdf", "csv", "json")
"""The formats of the days before the played one."""


def write_files(store: Store, played: Session, folder: Path) -> Iterator[Path]:
    """The day *played* in every format, those before it in a few, then all of them side by side; gives each in turn."""
    closed = [day for day in reading.sessions(store) if day.state is SessionState.CLOSED]
    for number, day in enumerate(closed, start=1):
        for form in FORMATS if day.id == played.id else _FEW:
            target = folder / f"journee-{number}{ending(form)}"
            export(store, day.id, form, target)
            yield target
    comparison = comparison_of([Source(store.path, frozenset(day.id for day in closed))])
    for form in forms.FORMATS:
        target = folder / f"comparaison.{form}"
        forms.write(comparison, form, target)
        yield target
