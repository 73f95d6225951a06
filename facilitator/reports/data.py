"""The complete session as JSON: every record with its id, in the order of the day."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from ..sessions.records import Record
from .document import Document

FORMAT = "facilitator-session"
VERSION = 1
"""Raised when a field changes its meaning or goes away; a new field alone does not raise it."""


def as_json(document: Document) -> bytes:
    """The whole session, UTF-8; the same records always give the same bytes."""
    answers, entries = document.answers, document.entries
    content = {
        "format": FORMAT,
        "version": VERSION,
        "cycle": asdict(document.cycle),
        "session": {**asdict(document.session), "number": document.number},
        "themes": _rows(document.themes),
        "questions": [{**asdict(one.question), "number": one.number} for one in answers],
        "items": _rows(entry.item for entry in entries),
        "intervals": _rows(interval for entry in entries for interval in entry.intervals),
        "speakers": _rows(speaker for entry in entries for speaker in entry.speakers),
        "participants": _rows(document.participants),
        "clusters": _rows(group.cluster for one in answers for group in one.groups),
        "contributions": _rows(said for one in answers for said in one.contributions),
        "parking": _rows(document.parking),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, default=_as_text) + "\n").encode()


def _rows(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [asdict(record) for record in records]


def _as_text(value: Any) -> str:
    assert isinstance(value, date)  # a datetime is a date too
    return value.isoformat()
