"""The JSON Schema of the data of a session, made from the types of the records and from what is said of them.

`python -m facilitator.reports.data_schema` writes it anew among the resources, where `facilitator schema` reads it.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_type_hints

from ..paths import resource
from ..sessions.data_lists import FORMAT, LISTS, PARKING, VERSION, owners, references
from ..sessions.importing.session_values import BOUNDS, type_of
from ..sessions.record import Record
from ..sessions.records import Attachment, Contribution, Cycle, Question, ReportSettings, Session, Slide, VotePhoto
from ..sessions.records import Reading as ReadingName

Schema = dict[str, Any]
PLACE = ("schema", f"session-{VERSION}.schema.json")
"""Where it stands among the resources."""

_NUMBER = {"type": "integer", "minimum": 1}
_TOLD_BESIDE: dict[type[Record], Schema] = {
    Session: {"number": {**_NUMBER, "description": "Which one of the cycle it is."}},
    Question: {"number": {**_NUMBER, "description": "Its number in the day."}},
    Contribution: {
        "rank": {**_NUMBER, "description": "Its place among all those of the day, in the order of arrival."}
    },
}
"""What is told of a record beside its fields."""


def schema() -> Schema:
    """Draft 2020-12. A field that it does not know is allowed: a later program may tell more."""
    kinds = (Cycle, Session, *LISTS.values())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A session of Facilitator",
        "description": "Everything that a one-day workshop is made of. Records are named by their place in this"
        " document: “items-3” is the third of the items. Fields that end in “_id” hold such a name.",
        "type": "object",
        "required": ["format", "version", "cycle", "session"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION, "description": "Raised when a field changes its meaning or goes away."},
            "reading": {"enum": list(ReadingName), "description": "For whom the data are told: see Reading."},
            "cycle": _of(Cycle),
            "session": _of(Session),
            **_lists(),
            "speaking_time": _speaking_time(),
            "media": {
                "description": "The pictures and documents, by the names that records have for them.",
                "type": "object",
                "additionalProperties": {"type": "string", "contentEncoding": "base64"},
            },
        },
        "$defs": {kind.__name__: _record(kind) for kind in kinds},
    }


def as_text() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _of(kind: type[Record]) -> Schema:
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _lists() -> Schema:
    lists: Schema = {name: {"type": "array", "items": _of(kind)} for name, kind in LISTS.items()}
    lists["contributions"]["description"] = "What was said in answer to a question."
    return {**lists, PARKING: {**lists["contributions"], "description": "What was said and has no question."}}


def _record(kind: type[Record]) -> Schema:
    hints, told = get_type_hints(kind), _told_of(kind)
    properties = {field.name: _field(kind, field.name, hints[field.name], told) for field in fields(kind)}
    needed = [field.name for field in fields(kind) if field.default is MISSING]
    return {
        **_described(_own_docstring(kind)),
        "type": "object",
        "required": needed,
        "properties": {**properties, **_TOLD_BESIDE.get(kind, {})},
    }


def _field(kind: type[Record], name: str, hint: Any, told: dict[str, str]) -> Schema:
    described = _described(told.get(name, ""))
    if name == "id":
        return {**described, "type": "string", "pattern": _pattern(kind)}
    if name in references(kind):
        types = "string" if name in owners(kind) else ["string", "null"]
        return {**described, "type": types, "pattern": _pattern(references(kind)[name])}
    known, optional = type_of(hint)
    return {**described, **_type(kind, name, known, optional)}


def _type(kind: type[Record], name: str, known: type, optional: bool) -> Schema:
    if issubclass(known, StrEnum):
        return {"enum": [*known, None] if optional else [*known]}
    made: Schema = {"type": [_TYPES[known], "null"] if optional else _TYPES[known]}
    if known in _FORMATS:
        made["format"] = _FORMATS[known]
    if (kind, name) in BOUNDS:
        made["minimum"], made["maximum"] = BOUNDS[kind, name]
    if kind in (Attachment, VotePhoto, Slide, ReportSettings) and name in ("media", "logo"):
        made["pattern"] = "^([0-9a-f]{32}( [0-9a-f]{32})*)?$"
    return made


_TYPES: dict[type, str] = {int: "integer", str: "string", bool: "boolean", date: "string", datetime: "string"}
_FORMATS: dict[type, str] = {date: "date", datetime: "date-time"}


def _pattern(kind: type[Record]) -> str:
    """How records of *kind* are named."""
    if kind in (Cycle, Session):
        return f"^{kind.__name__.lower()}$"
    names = [name for name, of in LISTS.items() if of is kind] + [PARKING] * (kind is Contribution)
    return f"^({'|'.join(names)})-[1-9][0-9]*$"


def _speaking_time() -> Schema:
    count = {"type": "integer", "minimum": 0}
    times = {"seconds": count, "present": count}
    college: Schema = {"type": "object", "properties": {"college": {"type": ["string", "null"]}, **times}}
    return {
        "description": "What the turns add up to, by college, beside how many of it were there; not read back.",
        "type": "object",
        "properties": {**times, "colleges": {"type": "array", "items": college}},
    }


def _described(text: str) -> Schema:
    return {"description": " ".join(text.split())} if text else {}


def _own_docstring(kind: type) -> str:
    """What is said of a class; nothing where a dataclass was given its signature for it."""
    return "" if not kind.__doc__ or kind.__doc__.startswith(f"{kind.__name__}(") else kind.__doc__


def _told_of(kind: type) -> dict[str, str]:
    """What is said of each field, below it."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(body, ast.ClassDef)
    said: dict[str, str] = {}
    for field, note in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(note, ast.Expr):
            said[field.target.id] = str(ast.literal_eval(note.value))
    return said


if __name__ == "__main__":
    resource(*PLACE).write_text(as_text(), encoding="utf-8", newline="\n")
