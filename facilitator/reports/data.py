"""The complete session as JSON: every record, in the order of the day, and the media that they name.

Records are named by their place in the document ("items-3" is the third of the items), not by the ids of the file: the
same day gives the same bytes, and nothing is told of when and where a record was made. `facilitator import` reads it
back; `data_schema` describes it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from ..sessions.data_lists import FORMAT, LISTS, PARKING, VERSION, list_of, media_of, referring
from ..sessions.record import Record
from ..sessions.records import Contribution
from ..sessions.speaking_time import SpeakingTime
from .document import Document
from .told import records_of

Names = Mapping[str, str]
"""What stands for the id of each record."""


def as_json(document: Document) -> bytes:
    """The whole session as its reading allows, UTF-8; the same day always gives the same bytes."""
    lists = _lists(document)
    names = {document.cycle.id: "cycle", document.session.id: "session"}
    names |= {record.id: f"{name}-{rank}" for name, some in lists.items() for rank, record in enumerate(some, start=1)}
    added = _numbers(document)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "reading": document.reading,
        "cycle": _row(document.cycle, names),
        "session": {**_row(document.session, names), "number": document.number},
        **{
            name: [{**_row(record, names), **added.get(record.id, {})} for record in some]
            for name, some in lists.items()
        },
        "speaking_time": _speaking_time(document.speaking),
        "media": _media(document, lists),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, default=_as_text) + "\n").encode()


def _lists(document: Document) -> dict[str, list[Record]]:
    """The records by the name of their list, empty ones too; what is parked stands after what was answered."""
    lists: dict[str, list[Record]] = {}
    for name, kind in LISTS.items():
        lists[name] = []
        if kind is Contribution:
            lists[PARKING] = []
    for some in records_of(document).values():
        for record in some:
            lists[list_of(record)].append(record)
    return lists


def _numbers(document: Document) -> dict[str, dict[str, int]]:
    """What is told beside its fields of a record, by its id: the numbers of questions, the ranks of contributions.

    Contributions stand in two lists: their rank says in which order they were made.
    """
    numbers = {answers.question.id: {"number": answers.number} for answers in document.answers}
    said = records_of(document)[Contribution]
    return numbers | {one.id: {"rank": rank} for rank, one in enumerate(said, start=1)}


def _row(record: Record, names: Names) -> dict[str, Any]:
    """*record*, its id and those of the records that it refers to by their names; what is not told is nothing."""
    return {**asdict(record), **referring(record, names), "id": names[record.id]}


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


def _media(document: Document, lists: Mapping[str, list[Record]]) -> dict[str, str]:
    """The media that the records name, in base64, by their names."""
    named = {name for some in lists.values() for record in some for name in media_of(record)}
    return {name: b64encode(content).decode() for name, content in document.media if name in named}


def _as_text(value: Any) -> str:
    assert isinstance(value, date)  # a datetime is a date too
    return value.isoformat()
