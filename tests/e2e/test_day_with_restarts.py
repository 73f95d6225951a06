"""A whole day on the core alone, the program started again at every item: same item, same clock, same view."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

from facilitator.sessions import backups, capture, cycle, flow, reading, screen
from facilitator.sessions.capture import understand
from facilitator.sessions.records import Contribution, Session, SessionState
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.times import timetable_of
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.timing import SlotState
from facilitator.sessions.vocabulary import Vocabulary
from tests.conftest import Clock

LATE = timedelta(minutes=2)
"""How much longer than planned each item lasts."""


def test_a_day_goes_from_welcome_to_closing_through_a_restart_at_every_item(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 12, 9, 0, tzinfo=timezone(timedelta(hours=1))))
    path = tmp_path / "cycle.atelier"
    with closing(Store.create(path, clock=clock)) as store:
        cycle.start_cycle(store, "Réviser notre projet de territoire")
        session = cycle.new_session(store, template("urbanisme"), cycle.SessionDetails(day=clock.now.date()))
        flow.start_day(store, session.id)

    said, under_way = 0, True
    while under_way:
        with closing(Store.open(path, clock=clock)) as store:
            said += _hold(store, session, clock)
            backups.back_up(path, clock.now)
            under_way = flow.next_item(store, session.id)
            store.checkpoint()
            seen = _seen(store, session)
        with closing(Store.open(path, clock=clock)) as store:
            assert _seen(store, session) == seen

    with closing(Store.open(path, clock=clock)) as store:
        flow.close_day(store, session.id)
        capture.contribute(
            store, session.id, understand("@t3 arrivée par courriel", vocabulary=Vocabulary.of_tables(6)), None
        )

    with closing(Store.open(path, clock=clock)) as store:
        _look_back(store, session, clock, said)


def _hold(store: Store, session: Session, clock: Clock) -> int:
    """Live through the current item; how many contributions it brought."""
    found = reading.outline(store, session.id)
    item, question = found.current_item, found.current_question
    assert item is not None
    clock.forward(minutes=item.minutes / 2)
    typed = [f"@t{number} @elu idée {number} de « {item.title} »" for number in range(1, 5)] if question else []
    drafts = [understand(text, vocabulary=Vocabulary.of_tables(session.table_count)) for text in typed]
    capture.contribute_all(store, session.id, drafts, question)
    screen.toggle_freeze(store, session.id)
    clock.now += timedelta(minutes=item.minutes / 2) + LATE
    screen.toggle_freeze(store, session.id)
    return len(drafts)


def _seen(store: Store, session: Session) -> tuple[object, ...]:
    found = reading.outline(store, session.id)
    return found, timetable_of(store, found), scene_of(store, session.id), store.can_undo()


def _look_back(store: Store, session: Session, clock: Clock, said: int) -> None:
    found = reading.outline(store, session.id)
    table = timetable_of(store, found)
    assert found.session.state is SessionState.CLOSED
    assert [slot.state for slot in table.slots] == [SlotState.HELD] * len(found.items)
    for slot in table.slots:
        assert slot.start is not None
        assert slot.end is not None
        assert slot.end - slot.start == timedelta(minutes=slot.item.minutes) + LATE
    assert table.expected_end == clock.now
    assert table.drift == LATE * len(found.items)
    assert store.count(Contribution, late=0) == said
    assert [late.text for late in store.all(Contribution, late=1)] == ["arrivée par courriel"]
    assert store.problems() == []
    assert len(backups.backups_of(store.path)) == len(found.items)
