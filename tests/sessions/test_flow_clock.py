"""The day does not depend on the program that runs it, nor on the laptop's clock and zone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest

from facilitator.sessions import cycle, flow
from facilitator.sessions.records import Session, SessionState
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.store import Store
from tests.conftest import Clock

from .helpers import left, seen, table


def test_a_restart_finds_the_same_item_and_the_same_clock(store: Store, day: Session, clock: Clock) -> None:
    flow.next_item(store, day.id)
    clock.forward(minutes=3, seconds=20)
    flow.pause(store, day.id)
    clock.forward(minutes=2)
    flow.resume(store, day.id)
    clock.forward(seconds=40)
    before, shown, path = (seen(store, day), table(store, day)), scene_of(store, day.id), store.path
    store.close()

    with closing(Store.open(path, clock=clock)) as again:
        assert (seen(again, day), table(again, day)) == before
        assert scene_of(again, day.id) == shown


def test_a_clock_set_back_during_the_day_takes_no_time_from_anyone(store: Store, day: Session, clock: Clock) -> None:
    first = seen(store, day).items[0]
    clock.forward(minutes=10)
    clock.now -= timedelta(hours=2)
    flow.pause(store, day.id)
    assert left(store, day) == timedelta(minutes=first.minutes)
    flow.resume(store, day.id)
    clock.forward(minutes=1)
    assert left(store, day) == timedelta(minutes=first.minutes - 1)


def test_two_sessions_of_a_file_have_each_their_own_day(store: Store, day: Session, clock: Clock) -> None:
    other = cycle.duplicate_session(store, day.id)
    flow.start_day(store, other.id)
    flow.next_item(store, other.id)
    clock.forward(minutes=1)
    flow.close_day(store, other.id)
    assert seen(store, day).current_item == seen(store, day).items[0]
    assert seen(store, day).session.state is SessionState.LIVE


@contextmanager
def system_zone(name: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system does not let a program choose its zone")
def test_the_day_is_the_same_in_every_zone_of_the_laptop(store: Store, day: Session, clock: Clock) -> None:
    clock.forward(minutes=95)
    flow.next_item(store, day.id)
    found = []
    for name in ("Europe/Paris", "Pacific/Auckland", "America/Cayenne", "UTC"):
        with system_zone(name), closing(Store.open(store.path, clock=clock)) as view:
            found.append((table(view, day), scene_of(view, day.id)))
    assert all(one == found[0] for one in found)
    assert found[0][0].slots[1].start == clock.now
