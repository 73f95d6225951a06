"""Taking a whole session into a workshop: its data, read from a file, become records of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ...errors import FacilitatorError
from ...i18n import _
from ..anonymity import allowed
from ..data_lists import media_field, media_of, referring
from ..journal import Actor
from ..operation import Operation
from ..reading import day_under_way, sessions
from ..record import Record, new_id
from ..records import Contribution, Cycle, PlusOne, Question, Session, SessionState, Tag, Venue
from ..store import Store
from ..text import folded

if TYPE_CHECKING:
    from .session_file import SessionData

R = TypeVar("R", bound=Record)


def import_session(store: Store, data: SessionData, *, actor: Actor = Actor.DESK) -> Session:
    """Add the session that *data* tell at the end of the cycle; a file without a cycle takes theirs.

    Words and rooms that the workshop knows already stay as they are. Nothing is kept of who answered a question beyond
    what it allows. Raises `FacilitatorError` when it is under way while another day is.
    """
    if data.session.state is SessionState.LIVE and (other := day_under_way(store)):
        raise FacilitatorError(
            _("The day “{title}” is under way, and so is the one to import: close one of them first.").format(
                title=other.title
            )
        )
    with store.operation("import_session", actor=actor) as operation:
        cycle = store.first(Cycle) or operation.put(replace(data.cycle, id=new_id()))
        shelf = _Shelf(store, operation, data, {data.cycle.id: cycle.id, data.session.id: new_id()})
        session = operation.put(replace(shelf.mended(data.session), position=len(sessions(store))))
        for record in data.parents_first():
            shelf.put(record)
        return session


class _Shelf:
    """Where the records of a session are put, each under an id of its own."""

    def __init__(self, store: Store, operation: Operation, data: SessionData, ids: Mapping[str, str]) -> None:
        self._operation = operation
        known = {folded(tag.title): tag.id for tag in store.all(Tag)}
        places = {venue.name: venue.id for venue in store.all(Venue)}
        self._there = {
            **{tag.id: known[folded(tag.title)] for tag in data.all(Tag) if folded(tag.title) in known},
            **{venue.id: places[venue.name] for venue in data.all(Venue) if venue.name in places},
        }
        """What the workshop has already, by what it is called in the data."""
        self._ids = {**ids, **{record.id: self._there.get(record.id) or new_id() for record in data.records}}
        named = {name for record in data.records for name in media_of(record)}
        self._media = {name: operation.keep(data.media[name]) for name in sorted(named)}
        self._questions = {question.id: question for question in data.all(Question)}
        self._asked_by = {said.id: said.question_id for said in data.all(Contribution)}

    def put(self, record: Record) -> None:
        if record.id not in self._there:
            self._operation.put(self.mended(self._allowed(record)))

    def mended(self, record: R) -> R:
        """*record* with the ids and the media of this workshop instead of the names of the file."""
        changed = referring(record, self._ids)
        if field := media_field(type(record)):
            changed[field] = " ".join(self._media[name] for name in media_of(record))
        return replace(record, id=self._ids[record.id], **changed)

    def _allowed(self, record: Record) -> Record:
        """*record* with what may be stored of who said it."""
        if isinstance(record, Contribution):
            return allowed(self._questions.get(record.question_id or ""), record)
        if isinstance(record, PlusOne):
            return allowed(self._questions.get(self._asked_by[record.contribution_id] or ""), record)
        return record
