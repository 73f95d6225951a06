"""What the facilitator asks of the room's screen: black, freeze, waiting image, page; kept through a restart."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from facilitator.sessions import cycle, flow, screen, themes
from facilitator.sessions.reading import outline
from facilitator.sessions.records import SceneKind, Session
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import (
    AgendaScene,
    BlackScene,
    ItemScene,
    QuestionScene,
    WaitingScene,
    WelcomeScene,
)
from facilitator.sessions.store import Store
from tests.conftest import Clock

from .helpers import say


def test_black_shows_nothing_and_black_again_follows_the_day(store: Store, day: Session) -> None:
    before = scene_of(store, day.id)
    screen.toggle_black(store, day.id)
    assert isinstance(scene_of(store, day.id), BlackScene)
    screen.toggle_black(store, day.id)
    assert scene_of(store, day.id) == before


def test_the_waiting_image_shows_the_cycle_and_nothing_of_the_day(store: Store, day: Session) -> None:
    screen.toggle_waiting(store, day.id)
    shown = scene_of(store, day.id)
    assert isinstance(shown, WaitingScene)
    assert (shown.title, shown.territory) == ("Réviser notre projet de territoire", "Pays de Sources-et-Vallons")
    screen.toggle_waiting(store, day.id)
    assert isinstance(scene_of(store, day.id), ItemScene)


def test_a_frozen_room_sees_no_more_of_what_happens(store: Store, day: Session, clock: Clock) -> None:
    question = outline(store, day.id).questions[0]
    flow.ask(store, day.id, question)
    say(store, question, "vu")
    before = scene_of(store, day.id)
    screen.toggle_freeze(store, day.id)
    say(store, question, "pas vu")
    clock.forward(minutes=30)
    flow.next_item(store, day.id)
    themes.edit_question(store, replace(question, text="Autre chose ?"))
    assert scene_of(store, day.id) == before

    screen.toggle_freeze(store, day.id)
    shown = scene_of(store, day.id)
    assert shown != before
    assert screen.screen_of(store, day.id).frozen == ""


def test_what_is_chosen_while_the_room_is_frozen_is_seen_when_the_freeze_ends(store: Store, day: Session) -> None:
    before = scene_of(store, day.id)
    screen.toggle_freeze(store, day.id)
    screen.show(store, day.id, Choice(SceneKind.AGENDA))
    assert scene_of(store, day.id) == before
    screen.toggle_freeze(store, day.id)
    assert isinstance(scene_of(store, day.id), AgendaScene)


@pytest.mark.parametrize("asked", [screen.toggle_freeze, screen.toggle_black, screen.toggle_waiting])
def test_a_restart_shows_what_the_room_was_seeing(store: Store, day: Session, clock: Clock, asked: Any) -> None:
    question = outline(store, day.id).questions[0]
    flow.ask(store, day.id, question)
    for number in range(40):
        kept = say(store, question, f"<b>{number}</b> « été » 🚌\n</para>")
    screen.show_from(store, day.id, kept.id)
    asked(store, day.id)
    flow.next_item(store, day.id)
    before, path = scene_of(store, day.id), store.path
    store.close()

    clock.forward(minutes=5)
    with closing(Store.open(path, clock=clock)) as again:
        assert scene_of(again, day.id) == before
        screen.follow_the_day(again, day.id)
        assert scene_of(again, day.id) != before


@pytest.mark.parametrize("first", [screen.toggle_freeze, screen.toggle_black, screen.toggle_waiting])
@pytest.mark.parametrize("second", [screen.toggle_freeze, screen.toggle_black, screen.toggle_waiting])
def test_one_key_leaves_whatever_was_asked(store: Store, day: Session, first: Any, second: Any) -> None:
    before = scene_of(store, day.id)
    first(store, day.id)
    second(store, day.id)
    screen.follow_the_day(store, day.id)
    assert scene_of(store, day.id) == before


def test_turning_the_page_keeps_the_place_while_more_is_said(store: Store, day: Session) -> None:
    question = outline(store, day.id).questions[0]
    flow.ask(store, day.id, question)
    first = say(store, question, "un")
    screen.show_from(store, day.id, first.id)
    say(store, question, "deux")
    shown = scene_of(store, day.id)
    assert isinstance(shown, QuestionScene)
    assert shown.first_id == first.id

    screen.show_from(store, day.id, "")
    shown = scene_of(store, day.id)
    assert isinstance(shown, QuestionScene)
    assert shown.first_id == ""


def test_a_screen_can_be_asked_before_the_day_and_keeps_it_at_the_start(store: Store, session: Session) -> None:
    screen.toggle_black(store, session.id)
    flow.start_day(store, session.id)
    assert isinstance(scene_of(store, session.id), BlackScene)


def test_each_session_has_its_own_screen(store: Store, day: Session) -> None:
    other = cycle.duplicate_session(store, day.id)
    screen.toggle_black(store, day.id)
    assert isinstance(scene_of(store, other.id), WelcomeScene)
