"""How the day was steered, in the report: what was won back, what was given up, what did not wait for the day."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from facilitator.reports import pdf
from facilitator.reports.data import as_json
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.pdf.text import Typesetter
from facilitator.reports.story.telling import story_of
from facilitator.sessions import agenda, flow, pacing, reading, steering
from facilitator.sessions.records import AgendaItem, Recovery, Session
from facilitator.sessions.recoveries import WayKind
from facilitator.sessions.store import Store
from tests.conftest import Clock


def lines(document: Document) -> list[str]:
    """The rows of the report, each as it is read."""
    placed = (one for page in pdf.pages(story_of(document), Typesetter()) for one in page)
    rows = (" ".join(run.text for _x, line in one.row.lines for run in line.runs) for one in placed)
    return [" ".join(row.split()).removeprefix("• ") for row in rows]


@pytest.fixture
def steered(store: Store, session: Session, clock: Clock) -> Document:
    """Twelve minutes late after its welcome, a day that drops a testimony; groups work at the same time."""
    items = reading.outline(store, session.id).items
    agenda.edit_item(store, replace(items[6], fixed_at=12 * 60 + 10))
    agenda.edit_item(store, replace(items[11], ends_by=16 * 60 + 5))
    pacing.split_in_groups(store, items[7], 2)
    flow.start_day(store, session.id)
    clock.forward(minutes=42)
    way = next(way for way in steering.ways_back(store, session.id) if way.kind is WayKind.DROP)
    steering.take(store, session.id, way)
    for _step in range(6):
        flow.next_item(store, session.id)
        clock.forward(minutes=30)
        flow.pause(store, session.id)
        clock.forward(minutes=5)
        flow.resume(store, session.id)
        clock.forward(minutes=10)
    flow.close_day(store, session.id)
    return document_of(store, session.id)


def test_what_was_done_to_come_back_in_time_is_told_with_its_hour_and_what_it_won(
    store: Store, steered: Document
) -> None:
    kept = store.all(Recovery)[0]
    told = next(line for line in lines(steered) if line.startswith("At 09:42"))
    assert told == f"At 09:42, 12 min late: {kept.text} ({kept.gain} min won back)"


def test_a_way_back_that_won_nothing_at_the_end_does_not_boast(store: Store, steered: Document) -> None:
    kept = replace(steered.recoveries[0], gain=0)
    told = lines(replace(steered, recoveries=(kept,)))
    assert f"At 09:42, 12 min late: {kept.text}" in told


def test_what_was_given_up_is_told_apart_from_what_was_not_held(store: Store, steered: Document) -> None:
    dropped = [entry for entry in steered.entries if entry.item.dropped]
    assert len(dropped) == 1
    told = lines(steered)
    assert any(line.endswith("given up") for line in told)
    assert any(line.endswith("not held") for line in told)


def test_the_agenda_marks_what_is_fixed_and_what_is_held_at_the_same_time(steered: Document) -> None:
    told = lines(steered)
    assert any("Repas · fixed hour" in line for line in told)
    assert any("over by 16:05" in line for line in told)
    assert sum("same time" in line for line in told) == 1


def test_groups_at_the_same_time_are_not_cut_by_one_another(store: Store, steered: Document) -> None:
    groups = [entry for entry in steered.entries if entry.item.title.endswith(("group 1", "group 2"))]
    assert [len(entry.stretches) for entry in groups] == [1, 1]
    assert groups[0].stretches == groups[1].stretches


def test_the_data_have_every_way_back_with_the_item_under_way(store: Store, steered: Document) -> None:
    data = json.loads(as_json(steered))
    kept = store.all(Recovery)[0]
    assert [(row["late"], row["gain"], row["text"]) for row in data["recoveries"]] == [(12, kept.gain, kept.text)]
    under_way = next(row for row in data["items"] if row["id"] == data["recoveries"][0]["item_id"])
    assert under_way["title"] == store.the(AgendaItem, kept.item_id or "").title


def test_a_day_without_lateness_says_nothing_of_it(document: Document) -> None:
    assert document.recoveries == ()
    assert "How time was won back" not in lines(document)
