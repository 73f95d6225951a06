"""A session read back from its data: the same session, whatever was said in it."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import pytest
from hypothesis import Phase, given, settings

from facilitator.errors import FacilitatorError
from facilitator.reports.data import as_json
from facilitator.reports.gathering import document_of
from facilitator.sessions import attachments, capture, cycle, flow, reading, synthesis
from facilitator.sessions.anonymity import allowed
from facilitator.sessions.belongings import belongings
from facilitator.sessions.data_lists import LISTS, media_of, references
from facilitator.sessions.importing import session_file
from facilitator.sessions.importing.session_file import SessionData
from facilitator.sessions.importing.session_rows import import_session
from facilitator.sessions.importing.session_values import type_of
from facilitator.sessions.journal import Actor
from facilitator.sessions.record import Record, columns
from facilitator.sessions.records import (
    Commitment,
    Contribution,
    Cycle,
    Participant,
    PlusOne,
    Question,
    Session,
    Statement,
    StatementKind,
    Tag,
    Venue,
    Vote,
)
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.text import tidy
from tests.conftest import PARIS_IN_WINTER, Clock

from .helpers import back_and_forth, everything
from .random_gestures import RUN, WRITTEN, Desk, Gesture, sequences
from .random_preparing import PEOPLE, RHYTHM

Data = dict[str, Any]
R = TypeVar("R", bound=Record)


def exported(store: Store, session: Session) -> bytes:
    return as_json(document_of(store, session.id, media=True))


@pytest.fixture
def told(store: Store, session: Session) -> Data:
    """A small session as its data tell it."""
    question, other = reading.outline(store, session.id).questions[:2]
    capture.contribute(store, session.id, capture.Draft("Un car le samedi", table_number=2), question)
    capture.contribute(store, session.id, capture.Draft("Plus tard"), None)
    capture.contribute(store, session.id, capture.Draft("Un banc"), other)
    attachments.attach_content(store, reading.outline(store, session.id).items[0], "Carte.pdf", b"%PDF")
    found: Data = json.loads(exported(store, session))
    return found


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    """An empty file of another laptop."""
    store = Store.create(tmp_path / "ailleurs.atelier", clock=_noon())
    yield store
    store.close()


def _noon() -> Clock:
    return Clock(datetime(2026, 4, 2, 12, 0, tzinfo=PARIS_IN_WINTER))


def back(told: Data) -> SessionData:
    return session_file.read_bytes("jour.json", json.dumps(told).encode())


# It is the same session


def test_a_file_that_is_new_takes_the_cycle_and_the_session(told: Data, elsewhere: Store) -> None:
    made = import_session(elsewhere, back(told))

    assert elsewhere.the(Cycle, made.cycle_id).territory == "Pays de Sources-et-Vallons"
    assert [one.text for one in elsewhere.all(Contribution)] == ["Un car le samedi", "Plus tard", "Un banc"]
    assert json.loads(exported(elsewhere, made)) == told
    assert elsewhere.problems() == []


def test_it_comes_at_the_end_of_the_cycle_of_a_file_that_has_one(told: Data, store: Store, session: Session) -> None:
    before = everything(store)
    made = import_session(store, back(told))

    assert [one.id for one in reading.sessions(store)] == [session.id, made.id]
    assert len(store.all(Cycle)) == 1
    assert same(store, session, store, made)
    back_and_forth(store, before)
    store.undo()
    assert everything(store) == before


def test_words_and_rooms_that_the_workshop_knows_stay_as_they_are(
    store: Store, session: Session, elsewhere: Store
) -> None:
    with store.operation("measure") as operation:
        operation.put(Venue(name=session.place, depth_cm=1400))
    for title in ("Jeunesse", "transports"):
        capture.add_tag(store, title)
    data = session_file.read_bytes("jour.json", exported(store, session))
    cycle.start_cycle(elsewhere, "Autre")
    with elsewhere.operation("measure") as operation:
        operation.put(Venue(name=session.place, depth_cm=600))
    capture.add_tag(elsewhere, "jeunesse")
    import_session(elsewhere, data)

    assert [tag.title for tag in elsewhere.all(Tag)] == ["jeunesse", "transports"]
    assert [venue.depth_cm for venue in elsewhere.all(Venue)] == [600]


def test_documents_come_with_it(told: Data, elsewhere: Store) -> None:
    made = import_session(elsewhere, back(told))
    document = attachments.attachments_of(elsewhere, reading.outline(elsewhere, made.id).items[0].id)[0]

    assert (document.name, attachments.content(elsewhere, document)) == ("Carte.pdf", b"%PDF")


def test_what_a_sentence_was_drawn_from_is_the_same_question(store: Store, session: Session, elsewhere: Store) -> None:
    question = reading.outline(store, session.id).questions[0]
    synthesis.add(store, session.id, StatementKind.ESSENTIAL, "Un car", source=f"first:{question.id}")
    synthesis.add(store, session.id, StatementKind.ESSENTIAL, "Tous", source="attendance")
    content = exported(store, session)
    assert question.id.encode() not in content
    again = import_session(elsewhere, back(json.loads(content)))
    there = reading.outline(elsewhere, again.id).questions[0]
    assert [one.source for one in elsewhere.all(Statement)] == [f"first:{there.id}", "attendance"]


def test_a_record_of_every_kind_comes_back(store: Store, session: Session, elsewhere: Store) -> None:
    made: dict[type[Record], Record] = {Session: session, Cycle: reading.cycle(store)}
    with store.operation("one_of_each") as operation:
        media = operation.keep(b"image")
        for kind in LISTS.values():
            made[kind] = operation.put(_some(kind, made, session, media))
    found = belongings(store, session)
    assert all(made[kind] in found[kind] for kind in LISTS.values())

    content = exported(store, session)
    other = import_session(elsewhere, session_file.read_bytes("jour.json", content))
    assert same(store, session, elsewhere, other)
    assert elsewhere.media(media) == b"image"


def _some(kind: type[R], made: Mapping[type[Record], Record], session: Session, media: str) -> R:
    """A record of that kind, that refers to those that were made before it and has no field as usual."""
    values: Data = {name: made[of].id for name, of in references(kind).items() if of in made}
    apart = {"name": session.place, "size": 5, "media": media, "logo": media, "accent": "#0e5a6b"}
    special = {"contested_by": "dgs staff", "colour": "plum"}
    for name, hint in get_type_hints(kind).items():
        if name != "id" and name not in references(kind):
            values[name] = {**apart, **special}.get(name) or _value(type_of(hint)[0])
    return kind(**values)


def _value(known: type) -> object:
    if issubclass(known, StrEnum):
        return list(known)[-1]
    usual: dict[type, object] = {str: "Texte", int: 3, bool: True, date: date(2026, 4, 3), datetime: _noon().now}
    return usual[known]


def test_the_command_line_imports_as_itself(told: Data, elsewhere: Store) -> None:
    import_session(elsewhere, back(told), actor=Actor.COMMAND_LINE)

    assert elsewhere.can_undo() is None


LONG = settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@given(sequence=sequences(*WRITTEN * 3, *RHYTHM, *PEOPLE, *RUN))
@LONG
def test_any_session_comes_back_identical(prepared: Path, sequence: Sequence[tuple[Gesture, int, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(shutil.copy(prepared, folder)), _noon())
        flow.start_day(desk.store, desk.session(0).id)
        for gesture, a, b, text in sequence:
            try:
                gesture(desk, a, b, text)
            except FacilitatorError:
                continue
        for rank, session in enumerate(reading.sessions(desk.store)):
            content = exported(desk.store, session)
            told = json.loads(content)
            _holds_what_was_said(told, desk.store, session)
            other = Store.create(Path(folder) / f"autre-{rank}.atelier", clock=_noon())
            made = import_session(other, session_file.read_bytes("jour.json", content))
            assert same(desk.store, session, other, made)
            again = exported(other, made)
            if rank == 0 and _tidy(told) == told:
                assert again == content
            assert json.loads(again) == _first_of_its_cycle(_tidy(told))
            assert other.problems() == []
            other.close()
        desk.store.close()


def _tidy(value: Any) -> Any:
    """What the door makes of a text that a test has put in the store without cleaning it."""
    if isinstance(value, dict):
        return {key: _tidy(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_tidy(part) for part in value]
    return tidy(value) if isinstance(value, str) else value


def _first_of_its_cycle(told: Data) -> Data:
    return {**told, "session": {**told["session"], "position": 0, "number": 1}}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a prepared session and a few contributions, closed."""
    path = tmp_path_factory.mktemp("opening") / "cycle.atelier"
    store = Store.create(path, clock=_noon())
    cycle.start_cycle(store, "Cycle")
    session = cycle.new_session(store, template("demi-journee"))
    for place, question in enumerate(reading.outline(store, session.id).questions):
        drafts = [capture.Draft(f"contribution {place}.{number}") for number in range(3)]
        capture.contribute_all(store, session.id, drafts, question)
    store.close()
    return path


def same(store: Store, session: Session, other: Store, made: Session) -> bool:
    """Whether both sessions are the same, but for ids and their place in the cycle."""
    assert _anonymous(_plain(store, session)) == _plain(other, made)
    expected = replace(session, id=made.id, cycle_id=made.cycle_id, position=made.position, **_cleaned(session))
    assert made == expected
    for record in (one for some in belongings(store, session).values() for one in some):
        assert all(other.media(name) == store.media(name) for name in media_of(record))
    return True


def _plain(store: Store, session: Session) -> dict[str, list[Record]]:
    """The records of a session, each named by its place among those of its kind."""
    found = belongings(store, session)
    names = {session.id: "session"}
    names |= {one.id: f"{kind.__name__} {rank}" for kind, some in found.items() for rank, one in enumerate(some)}
    return {
        kind.__name__: [replace(one, id=names[one.id], **_cleaned(one), **_named(one, names)) for one in some]
        for kind, some in found.items()
    }


def _named(record: Record, names: Mapping[str, str]) -> dict[str, str | None]:
    return {field: names.get(getattr(record, field)) for field in references(type(record))}


def _cleaned(record: Record) -> Data:
    apart = ("id", *references(type(record)))
    texts = ((field, getattr(record, field)) for field in columns(type(record)) if field not in apart)
    return {field: tidy(text) for field, text in texts if type(text) is str}


def _anonymous(plain: dict[str, list[Record]]) -> dict[str, list[Record]]:
    """What a question allows of who answered it."""
    questions = {one.id: one for one in plain["Question"] if isinstance(one, Question)}
    said = [
        allowed(questions.get(one.question_id or ""), one)
        for one in plain["Contribution"]
        if isinstance(one, Contribution)
    ]
    asked = {one.id: questions.get(one.question_id or "") for one in said}
    ones = [allowed(asked[one.contribution_id], one) for one in plain["PlusOne"] if isinstance(one, PlusOne)]
    return {**plain, "Contribution": list(said), "PlusOne": list(ones)}


def _holds_what_was_said(told: Data, store: Store, session: Session) -> None:
    """Every record of the session is in its data, text by text and field by field."""
    found = belongings(store, session)
    for name, kind in LISTS.items():
        rows = [*told[name], *(told["parking"] if kind is Contribution else ())]
        fields = [field for field in columns(kind) if field not in ("id", *references(kind))]
        assert _sorted(rows, fields) == _sorted([one.to_row() for one in found[kind]], fields), name
    for kind in (Contribution, Vote, Commitment, Participant):
        assert len(found[kind]) == store.count(kind, session_id=session.id)


def _sorted(rows: Sequence[Data], fields: Sequence[str]) -> list[str]:
    """These fields of each row; a Boolean is written as its table holds it."""
    told = ([int(row[field]) if isinstance(row[field], bool) else row[field] for field in fields] for row in rows)
    return sorted(map(json.dumps, told))
