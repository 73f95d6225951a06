"""Reading the data of a session back: the JSON that `facilitator export` writes becomes records again.

The file may come from anywhere: nothing of it is believed before it was looked at. What is read needs no store; the
records are still named as in the file ("items-3").
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from graphlib import CycleError, TopologicalSorter
from operator import itemgetter
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from ...errors import FacilitatorError
from ...i18n import _
from ..data_lists import FORMAT, LISTS, PARKING, VERSION, media_of, owners, references
from ..record import Record, columns
from ..records import Attachment, Contribution, Cycle, Flow, Session, SessionState
from .session_values import Decoder, decoders

R = TypeVar("R", bound=Record)

LARGEST = 512 * 2**20
"""In bytes: pictures and documents are in the file."""


class UnreadableSession(FacilitatorError):
    """A file that cannot be read back as a session; nothing was imported."""


@dataclass(frozen=True, slots=True)
class SessionData:
    """A session as its data tell it: every record, named as in the file."""

    cycle: Cycle
    session: Session
    records: tuple[Record, ...]
    """What it is made of, parents before children, each kind in the order in which it was made."""
    media: Mapping[str, bytes]
    """The pictures and documents, by their names in the records."""

    def all(self, kind: type[R]) -> list[R]:
        """The records of that kind."""
        return [record for record in self.records if isinstance(record, kind)]

    def parents_first(self) -> list[Record]:
        """The records, each after those that it refers to. Raises `CycleError` when there is no such order."""
        by_name = {record.id: record for record in self.records}
        needed = {name: [getattr(one, field) for field in references(type(one))] for name, one in by_name.items()}
        return [by_name[name] for name in TopologicalSorter(needed).static_order() if name in by_name]


def read(path: Path) -> SessionData:
    """The session that *path* holds. Raises `UnreadableSession`, with a sentence that says what to do."""
    try:
        if path.stat().st_size > LARGEST:
            sentence = _("“{name}” is too large to be read back: at most {limit} MB can be.")
            raise UnreadableSession(sentence.format(name=path.name, limit=LARGEST // 2**20))
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableSession(
            _("“{name}” cannot be read: {reason}.").format(name=path.name, reason=reason)
        ) from error
    return read_bytes(path.name, content)


def read_bytes(name: str, content: bytes) -> SessionData:
    """The same, of the content of a file called *name*."""
    return _Reading(name).data(_loaded(name, content))


def _loaded(name: str, content: bytes) -> dict[str, Any]:
    """What the file holds, once it says that it is the data of a session, of a version that is known."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        sentence = _("“{name}” does not hold the data of a session: choose a file that was exported as JSON.")
        raise UnreadableSession(sentence.format(name=name))
    version = found.get("version")
    if type(version) is int and version > VERSION:
        raise UnreadableSession(
            _("“{name}” was written by a later version of Facilitator: install that one, then try again.").format(
                name=name
            )
        )
    if version != VERSION:
        _Reading(name).refuse("version")
    return found


class _Reading:
    """One file being read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._known: dict[str, type[Record]] = {}
        """The kinds of the records that were read, by what they are called in the file."""

    def data(self, found: Mapping[str, Any]) -> SessionData:
        """What *found* tells, once all of it is known to hold together."""
        cycle = self._record(Cycle, found.get("cycle"), "cycle")
        session = self._record(Session, found.get("session"), "session")
        records = tuple(record for name, kind in LISTS.items() for record in self._list(kind, name, found))
        data = SessionData(cycle, session, records, self._media(found.get("media", {})))
        for record in (session, *records):
            self._check_references(record)
            self._check_media(record, data.media)
        self._check_order(data)
        self._check_state(data)
        return data

    def refuse(self, where: str) -> NoReturn:
        """Say what is not as it should be, as its place in the file is called."""
        sentence = _("“{name}” is damaged: {where} is not as it should be. Export the session again, then try again.")
        raise UnreadableSession(sentence.format(name=self._name, where=where))

    def _list(self, kind: type[Record], name: str, found: Mapping[str, Any]) -> list[Record]:
        """The records of that kind, in the order in which they were made: what is parked stands among the rest."""
        rows = self._rows(name, found)
        if kind is Contribution:
            rows += self._rows(PARKING, found)
        records = [(_rank(row), self._record(kind, row, place)) for place, row in rows]
        return [record for _place, record in sorted(records, key=itemgetter(0))]

    def _rows(self, name: str, found: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """What the list of that name holds, each with its place."""
        rows = found.get(name, [])
        if type(rows) is not list:
            self.refuse(name)
        return [(f"{name}-{place}", row) for place, row in enumerate(rows, start=1)]

    def _record(self, kind: type[R], row: Any, place: str) -> R:
        """The record that *row* tells; a field that it does not have is as usual, one that is not known is left."""
        if type(row) is not dict or type(row.get("id")) is not str or row["id"] in self._known:
            self.refuse(place)
        self._known[row["id"]] = kind
        known = decoders(kind)
        values = {name: row[name] for name in columns(kind) if name in row}
        if any(field.name not in values and field.default is MISSING for field in fields(kind) if field.name != "id"):
            self.refuse(place)
        for name, decode in known.items():
            if name in values:
                values[name] = self._decoded(decode, values[name], f"{place}, {name}")
        return kind(**values)

    def _decoded(self, decode: Decoder, value: Any, where: str) -> Any:
        try:
            return decode(value)
        except (ValueError, TypeError):
            self.refuse(where)

    def _check_references(self, record: Record) -> None:
        for name, kind in references(type(record)).items():
            named = getattr(record, name)
            if named is None and name not in owners(type(record)):
                continue
            if type(named) is not str or self._known.get(named) is not kind:
                self.refuse(f"{record.id}, {name}")

    def _check_media(self, record: Record, media: Mapping[str, bytes]) -> None:
        if not media.keys() >= set(media_of(record)):
            self.refuse(f"{record.id}, media")
        if isinstance(record, Attachment) and record.size != len(media[record.media]):
            self.refuse(f"{record.id}, size")

    def _check_order(self, data: SessionData) -> None:
        try:
            data.parents_first()
        except CycleError as error:
            self.refuse(error.args[1][0])

    def _check_state(self, data: SessionData) -> None:
        """A day that began says when; one that is under way says where it stands."""
        flows = sum(isinstance(record, Flow) for record in data.records)
        began = data.session.started_at is not None
        state = data.session.state
        if flows > 1 or (state is SessionState.LIVE and not flows) or began is (state is SessionState.PREPARATION):
            self.refuse("session, state")

    def _media(self, found: Any) -> dict[str, bytes]:
        if type(found) is not dict:
            self.refuse("media")
        try:
            return {name: b64decode(content, validate=True) for name, content in found.items()}
        except (ValueError, TypeError):
            self.refuse("media")


def _rank(row: Any) -> int:
    """Which one of its kind a row tells, where it is told; a file without ranks keeps the order of its lists."""
    rank = row.get("rank") if type(row) is dict else None
    return rank if type(rank) is int else 0
