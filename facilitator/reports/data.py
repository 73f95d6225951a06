"""The complete session as JSON: every record, in the order of the day.

Records are named by their place in the document ("items-3" is the third of the items), not by the ids of the file: the
same day gives the same bytes, and nothing is told of when and where a record was made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from ..sessions.record import Record
from ..sessions.speaking_time import SpeakingTime
from .document import Document

FORMAT = "facilitator-session"
VERSION = 1
"""Raised when a field changes its meaning or goes away; a new field alone does not raise it."""

Rows = list[dict[str, Any]]


def as_json(document: Document) -> bytes:
    """The whole session, UTF-8; the same day always gives the same bytes."""
    lists = _lists(document)
    names = {document.cycle.id: "cycle", document.session.id: "session"}
    names |= {row["id"]: f"{name}-{rank}" for name, rows in lists.items() for rank, row in enumerate(rows, start=1)}
    content = {
        "format": FORMAT,
        "version": VERSION,
        "cycle": _named(asdict(document.cycle), names),
        "session": _named({**asdict(document.session), "number": document.number}, names),
        **{name: [_named(row, names) for row in rows] for name, rows in lists.items()},
        "speaking_time": _speaking_time(document.speaking),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, default=_as_text) + "\n").encode()


def _lists(document: Document) -> dict[str, Rows]:
    answers, entries = document.answers, document.entries
    return {
        "themes": _rows(document.themes),
        "questions": [{**asdict(one.question), "number": one.number} for one in answers],
        "items": _rows(entry.item for entry in entries),
        "intervals": _rows(interval for entry in entries for interval in entry.intervals),
        "speakers": _rows(speaker for entry in entries for speaker in entry.speakers),
        "key_points": _rows(point for entry in entries for point in entry.key_points),
        "room_questions": _rows(asked for entry in entries for asked in entry.room_questions),
        "attachments": _rows(one for entry in entries for one in entry.attachments),
        "phases": _rows(phase for entry in entries for phase in entry.phases),
        "stakeholders": _rows(seat.stakeholder for seat in document.turnout.seats),
        "participants": _rows(document.people),
        "clusters": _rows(group.cluster for one in answers for group in one.groups),
        "contributions": _rows(said for one in answers for said in one.contributions),
        "parking": _rows(document.parking),
        "plus_ones": _rows(document.plus_ones),
        "tags": _rows(document.tags),
        "slip_batches": _rows(document.slip_batches),
        "votes": _rows(ballot.vote for ballot in document.ballots),
        "vote_options": _rows(option for ballot in document.ballots for option in ballot.options),
        "tallies": _rows(tally for ballot in document.ballots for tally in ballot.tallies),
        "slides": _rows(document.slides),
        "ratings": _rows(document.ratings),
        "commitments": _rows(document.commitments),
        "recoveries": _rows(document.recoveries),
        "turns": _rows(document.turns),
    }


def _speaking_time(found: SpeakingTime) -> dict[str, Any]:
    """What the turns add up to, by college: in seconds, beside how many of it were there."""
    return {
        "seconds": round(found.total.total_seconds()),
        "present": found.present,
        "colleges": [
            {"college": one.college, "seconds": round(one.time.total_seconds()), "present": one.people}
            for one in found.colleges
        ],
    }


def _rows(records: Iterable[Record]) -> Rows:
    return [asdict(record) for record in records]


def _named(row: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """*row*, its id and those of the records that it refers to by their names."""
    return {
        field: names[value] if value is not None and (field == "id" or field.endswith("_id")) else value
        for field, value in row.items()
    }


def _as_text(value: Any) -> str:
    assert isinstance(value, date)  # a datetime is a date too
    return value.isoformat()
