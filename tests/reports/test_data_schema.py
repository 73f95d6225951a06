"""The JSON Schema: what is written is what it describes, and its file is what the records say."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from facilitator.paths import resource
from facilitator.reports.data import as_json
from facilitator.reports.data_schema import PLACE, as_text, schema
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.readings import read_as
from facilitator.sessions import reading, themes
from facilitator.sessions.data_lists import LEFT_OUT, LISTS, belonging, owners, references
from facilitator.sessions.importing import session_file
from facilitator.sessions.record import Record
from facilitator.sessions.records import RECORDS, Contribution, Cycle, Participant, Reading, Session
from facilitator.sessions.store import Store


def _problems(data: dict[str, Any]) -> list[str]:
    validator = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(data)]


def test_its_file_is_what_the_records_say() -> None:
    written = resource(*PLACE).read_text(encoding="utf-8")

    assert written == as_text(), "write it anew: python -m facilitator.reports.data_schema"


def test_it_is_a_schema_and_every_record_is_described() -> None:
    made = schema()
    Draft202012Validator.check_schema(made)
    kinds: dict[str, type[Record]] = {**LISTS, "cycle": Cycle, "session": Session}
    for name, kind in kinds.items():
        described = made["$defs"][kind.__name__]
        assert {field.name for field in fields(kind)} <= described["properties"].keys(), name
        assert name in made["properties"]


def test_a_session_follows_it(store: Store, held: Session, weighed: Document) -> None:
    theme = reading.outline(store, held.id).themes[0]
    themes.add_question(store, theme, "Une question sans place ni réponse")

    for document in (weighed, document_of(store, held.id, media=True)):
        assert _problems(json.loads(as_json(document))) == []


@pytest.mark.parametrize("told", Reading)
def test_every_reading_follows_it_and_can_be_read_back(store: Store, held: Session, told: Reading) -> None:
    content = as_json(read_as(document_of(store, held.id, media=True), told))
    found = session_file.read_bytes("jour.json", content)

    assert _problems(json.loads(content)) == []
    assert json.loads(content)["reading"] == told
    assert len(found.all(Contribution)) == store.count(Contribution)
    assert any(person.name for person in found.all(Participant)) is (told is Reading.NAMED)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("version",), 2),
        (("session", "table_count"), 0),
        (("items", 0, "minutes"), "30"),
        (("items", 0, "kind"), "party"),
        (("contributions", 0, "said_at"), None),
        (("contributions", 0, "question_id"), "items-1"),
        (("contributions", 0, "text"), ...),
    ],
)
def test_what_is_not_a_session_does_not(document: Document, place: tuple[Any, ...], value: object) -> None:
    data = json.loads(as_json(document))
    *way, last = place
    found = data
    for step in way:
        found = found[step]
    if value is ...:
        del found[last]
    else:
        found[last] = value

    assert len(_problems(data)) == 1


# The lists of a session


def test_every_kind_of_record_has_a_list_or_is_left_out_for_a_reason() -> None:
    assert {*LISTS.values(), *LEFT_OUT} == {*RECORDS} - {Cycle, Session}
    assert all(reason for reason in LEFT_OUT.values())
    assert len({*LISTS.values()}) == len(LISTS)


def test_every_kind_of_record_refers_to_kinds_that_come_before_it_or_to_its_own() -> None:
    order = [Cycle, Session, *LISTS.values()]
    for place, kind in enumerate(order):
        assert all(referred in order[: place + 1] for referred in references(kind).values()), kind
        assert set(owners(kind)) <= references(kind).keys()


def test_what_is_part_of_another_session_is_not_told(document: Document) -> None:
    entry = document.entries[0]
    other = replace(entry.item, id="autre", session_id="autre")
    found = belonging(document.session, [entry.item, other])

    assert [item.id for item in found[type(entry.item)]] == [entry.item.id]
