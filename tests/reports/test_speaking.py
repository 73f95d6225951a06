"""Speaking time and where parked contributions go, in the report: as data, as a table and on paper."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import closing
from dataclasses import replace

import pypdfium2
import pytest

from facilitator.reports import content_of
from facilitator.reports.data import as_json
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.tables import as_csv
from facilitator.sessions import capture, flow, people, reading, speaking
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import College, Contribution, Part, Participant, Session
from facilitator.sessions.store import Store
from facilitator.sessions.turns import Voice
from tests.conftest import Clock

from .days import day


@pytest.fixture
def spoken(store: Store, session: Session, clock: Clock) -> Session:
    """A closed day: elected officials spoke for six minutes, one of them by name, and the head of service for two."""
    people = [
        Participant(session_id=session.id, name=name, college=college)
        for name, college in (
            ("Mireille Faucon", College.ELECTED),
            ("Odile Ramirand", College.DGS),
            ("Yann Le Guirriec", College.INHABITANTS),
        )
    ]
    with store.operation("invite") as operation:
        for person in people:
            operation.put(person)
    flow.start_day(store, session.id)
    for voice, minutes in (
        (Voice(people[0].id), 4),
        (Voice(college=College.DGS), 2),
        (Voice(college=College.ELECTED), 2),
    ):
        speaking.start(store, session.id, voice)
        clock.forward(minutes=minutes)
    speaking.stop(store, session.id)
    parked = capture.contribute(store, session.id, Draft("Le stade & <b>le car</b>", parked=True), None)
    capture.send_on(store, [parked], "day 4 & <i>the board</i>")
    flow.close_day(store, session.id)
    return session


def read(document: Document) -> str:
    """What stands on the pages, on one line."""
    with closing(pypdfium2.PdfDocument(content_of(document, "pdf"))) as file:
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in file))


def test_the_data_hold_every_turn_and_what_they_add_up_to(store: Store, spoken: Session) -> None:
    content = json.loads(as_json(document_of(store, spoken.id)))
    assert [(one["participant_id"], one["college"], one["item_id"]) for one in content["turns"]] == [
        ("participants-1", None, "items-1"),
        (None, "dgs", "items-1"),
        (None, "elected", "items-1"),
    ]
    assert content["speaking_time"] == {
        "seconds": 480,
        "present": 3,
        "colleges": [
            {"college": "elected", "seconds": 360, "present": 1},
            {"college": "dgs", "seconds": 120, "present": 1},
            {"college": "inhabitants", "seconds": 0, "present": 1},
        ],
    }


def test_the_report_tells_how_colleges_shared_the_floor_and_who_was_not_heard(store: Store, spoken: Session) -> None:
    told = read(document_of(store, spoken.id))
    part = told[told.rindex("Who had the floor") :].partition("Participants")[0]
    assert "Of 8 min that were counted; the dark mark is the share of those present." in part
    assert "Elected officials 6 min 75 % 1 present" in part
    assert "Heads of service 2 min 25 % 1 present" in part
    assert "Inhabitants 0 min 0 % 1 present" in part


def test_the_report_names_nobody_for_their_speaking_time(store: Store, spoken: Session) -> None:
    told = read(document_of(store, spoken.id))
    part = told[told.rindex("Who had the floor") :].partition("Participants")[0]
    assert "Mireille" not in part


def test_a_day_in_which_nobody_was_counted_says_nothing_of_it(store: Store, held: Session) -> None:
    document = document_of(store, held.id)
    assert "Who had the floor" not in read(document)
    assert json.loads(as_json(document))["turns"] == []


def test_a_turn_under_way_is_in_the_data_and_in_no_total(store: Store, spoken: Session) -> None:
    flow.reopen_day(store, spoken.id)
    before = document_of(store, spoken.id).speaking.total
    speaking.start(store, spoken.id, Voice(college=College.STATE))
    document = document_of(store, spoken.id)
    assert document.speaking.total == before
    assert json.loads(as_json(document))["turns"][-1]["ended_at"] is None


def test_where_a_parked_contribution_goes_stands_beside_it_whatever_was_typed(store: Store, spoken: Session) -> None:
    document = document_of(store, spoken.id)
    assert "Le stade & <b>le car</b> → day 4 & <i>the board</i>" in read(document)
    assert json.loads(as_json(document))["parking"][0]["goes_to"] == "day 4 & <i>the board</i>"


def test_the_table_tells_where_it_goes_and_never_as_a_formula(store: Store, spoken: Session) -> None:
    parked = reading.parked(store, spoken.id)
    capture.send_on(store, parked, "=1+1")
    [row] = [row for row in rows(document_of(store, spoken.id)) if row["Parked"]]
    assert row["Goes to"] == "'=1+1"


def test_what_is_long_breaks_across_lines() -> None:
    said = Contribution(session_id="s", text="Le stade", said_at=day([]).planned_start)
    document = replace(day([]), parking=(replace(said, goes_to="une journée à part " * 60),))
    assert read(document).count("une journée à part") == 60


def rows(document: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(document).decode("utf-8-sig")), delimiter=";"))


def test_the_share_of_those_present_says_when_speakers_are_among_them(store: Store, spoken: Session) -> None:
    assert "speakers included" not in read(document_of(store, spoken.id))
    people.add(store, spoken, Participant(session_id="", name="Odile Ramirand", part=Part.SPEAKER))
    assert "those present, speakers included." in read(document_of(store, spoken.id))
