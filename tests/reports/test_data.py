"""The session as data: complete, in UTF-8, the same bytes for the same records."""

from __future__ import annotations

import json

from facilitator.reports.data import FORMAT, VERSION, as_json
from facilitator.reports.document import document_of
from facilitator.sessions import agenda, reading
from facilitator.sessions.records import (
    AgendaItem,
    Cluster,
    Contribution,
    Interval,
    Participant,
    Question,
    Session,
    Speaker,
    Theme,
)
from facilitator.sessions.store import Store
from tests.conftest import Clock


def test_it_says_what_it_is(store: Store, held: Session) -> None:
    data = json.loads(as_json(document_of(store, held.id)))

    assert (data["format"], data["version"]) == (FORMAT, VERSION) == ("facilitator-session", 1)
    assert data["cycle"]["title"] == "Réviser notre projet de territoire"
    assert data["session"]["number"] == 1
    assert data["session"]["closed_at"] == "2026-03-12T15:49:00+01:00"


def test_it_holds_every_record_of_the_session(store: Store, held: Session) -> None:
    theme = reading.outline(store, held.id).themes[0]
    agenda.add_question(store, theme, "Une question sans place ni réponse")
    data = json.loads(as_json(document_of(store, held.id)))

    for name, kind in (
        ("themes", Theme),
        ("questions", Question),
        ("items", AgendaItem),
        ("intervals", Interval),
        ("speakers", Speaker),
        ("participants", Participant),
        ("clusters", Cluster),
    ):
        assert {row["id"] for row in data[name]} == {record.id for record in store.all(kind)}, name
    said = [*data["contributions"], *data["parking"]]
    assert {row["id"] for row in said} == {record.id for record in store.all(Contribution)}
    assert [row["late"] for row in said].count(True) == 1


def test_the_records_can_be_made_again_from_it(store: Store, held: Session) -> None:
    data = json.loads(as_json(document_of(store, held.id)))

    assert [Contribution.from_row(row) for row in data["parking"]] == reading.parked(store, held.id)
    assert [AgendaItem.from_row(row) for row in data["items"]] == store.all(AgendaItem)


def test_the_same_records_give_the_same_bytes(store: Store, held: Session, clock: Clock) -> None:
    before = as_json(document_of(store, held.id))
    clock.forward(days=3)

    assert as_json(document_of(store, held.id)) == before
    assert "Réviser" in before.decode()
