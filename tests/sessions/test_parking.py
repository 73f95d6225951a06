"""The parking: where each contribution goes next, what is offered for it, what becomes of it on the way."""

from __future__ import annotations

import pytest

from facilitator.errors import BadText
from facilitator.sessions import capture, cycle, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.cycle import SessionDetails
from facilitator.sessions.next_stops import next_stops
from facilitator.sessions.records import Contribution, Question, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.text import LONGEST

from .helpers import back_and_forth, everything, heard


def park(store: Store, session: Session, *texts: str) -> list[Contribution]:
    return capture.contribute_all(store, session.id, [Draft(text, parked=True) for text in texts], None)


def goes(store: Store, session: Session) -> list[str]:
    return [said.goes_to for said in reading.parked(store, session.id)]


def test_several_are_sent_on_in_one_gesture_that_undo_takes_back(store: Store, session: Session) -> None:
    parked, announced = park(store, session, "Le stade", "Le car"), heard(store)
    before = everything(store)
    capture.send_on(store, parked, "  executive\nboard ")
    assert goes(store, session) == ["executive board"] * 2
    assert [changed.operation for changed in announced] == ["send_on"]
    back_and_forth(store, before)


def test_nothing_said_is_nowhere_yet(store: Store, session: Session) -> None:
    parked = park(store, session, "Le stade")
    capture.send_on(store, parked, "day 2")
    capture.send_on(store, parked, " ")
    assert goes(store, session) == [""]


def test_a_text_without_end_is_refused_whole(store: Store, session: Session) -> None:
    parked = park(store, session, "Le stade")
    with pytest.raises(BadText):
        capture.send_on(store, parked, "x" * (LONGEST + 1))
    assert goes(store, session) == [""]


def test_words_that_changed_meanwhile_are_left_as_they_are(store: Store, session: Session) -> None:
    (stale,) = park(store, session, "Le stade")
    capture.reword(store, stale, "Le gymnase")
    capture.send_on(store, [stale], "day 2")
    assert [(said.text, said.goes_to) for said in reading.parked(store, session.id)] == [("Le gymnase", "day 2")]


def test_what_finds_its_question_goes_nowhere_else(store: Store, session: Session, question: Question) -> None:
    (parked,) = park(store, session, "Le stade")
    capture.send_on(store, [parked], "day 2")
    capture.move(store, reading.parked(store, session.id), question)
    capture.move(store, reading.contributions(store, question), None)
    assert goes(store, session) == [""]


def test_the_next_days_come_first_then_the_usual_places_then_what_was_written(store: Store, session: Session) -> None:
    for _day in range(2):
        cycle.new_session(store, template("mutualisation"), SessionDetails())
    parked = park(store, session, "Le stade", "Le car", "La piscine")
    for one, where in zip(parked, ("sports club", "Executive Board", "bus company"), strict=True):
        capture.send_on(store, [one], where)
    expected = ["day 2", "day 3", "written answer", "executive board", "bus company", "sports club"]
    assert next_stops(store, session.id) == expected


def test_the_last_day_offers_what_the_others_wrote(store: Store, session: Session) -> None:
    last = cycle.new_session(store, template("mutualisation"), SessionDetails())
    capture.send_on(store, park(store, session, "Le stade"), "sports club")
    assert next_stops(store, last.id) == ["written answer", "executive board", "sports club"]
