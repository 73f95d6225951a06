"""A long day at the desk, played by a program that others kill.

Run as a module it is a kitchen: warmed up once, it forks a day for each order that it reads, a line of JSON each. A day
writes a line for each operation once it was announced, that is once the person was told that it is saved.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta, timezone
from hashlib import blake2b
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.sessions import agenda, capture, clustering, flow, reading, screen
from facilitator.sessions.capture import Draft
from facilitator.sessions.record import Row
from facilitator.sessions.records import AgendaItem, Contribution, ContributionKind, ItemKind, Question, Session
from facilitator.sessions.store import Changed, Store


@dataclass(frozen=True)
class Order:
    """Which day to play. With *stop_before*, it waits to be killed inside a transaction, before a statement that begins
    so, the *times*-th of them."""

    path: str
    seed: int
    stop_before: str = ""
    times: int = 1
    small_cache: bool = False
    """Whether half-made transactions reach the write-ahead log, as they do when memory is short."""


class Day:
    """Somebody at the desk who never stops."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.store, self.chance = store, chance
        self.session = store.all(Session)[0]
        self.questions = store.all(Question, session_id=self.session.id)

    def play(self, gestures: int, among: Sequence[Callable[[Day], None]]) -> None:
        flow.start_day(self.store, self.session.id)
        for _gesture in range(gestures):
            with suppress(FacilitatorError):  # nothing said yet, an item that was held: refused, as in any day
                self.chance.choice(among)(self)

    def text(self) -> str:
        return f"Contribution {self.chance.randrange(10**6)} " * self.chance.choice([1, 2, 5, 400])

    def said(self) -> Contribution:
        known = self.store.all(Contribution, session_id=self.session.id)
        if not known:
            raise FacilitatorError("nothing was said yet")
        return self.chance.choice(known)

    def contribute(self) -> None:
        question = self.chance.choice([*self.questions, None])
        capture.contribute(self.store, self.session.id, Draft(self.text().strip()), question)

    def paste(self) -> None:
        drafts = [Draft(self.text().strip(), ContributionKind.OBSTACLE, 4) for _line in range(self.chance.randrange(8))]
        capture.contribute_all(self.store, self.session.id, drafts, self.chance.choice(self.questions))

    def edit(self) -> None:
        capture.edit(self.store, self.said(), Draft(self.text().strip(), lever=9), self.chance.choice(self.questions))

    def move(self) -> None:
        capture.move(self.store, [self.said()], self.chance.choice([*self.questions, None]))

    def group(self) -> None:
        question = self.chance.choice(self.questions)
        clustering.group(self.store, question, "Transports", reading.contributions(self.store, question)[-5:])

    def remove(self) -> None:
        capture.remove(self.store, [self.said()])

    def note(self) -> None:
        item = self.chance.choice(self.store.all(AgendaItem, session_id=self.session.id))
        agenda.edit_item(self.store, replace(item, notes=self.text()))

    def improvise(self) -> None:
        agenda.add_item(self.store, self.session, ItemKind.BREAK, "Pause imprévue", at=self.chance.randrange(9))

    def step(self) -> None:
        self.chance.choice([flow.next_item, flow.previous_item, flow.pause, flow.resume])(self.store, self.session.id)

    def checkpoint(self) -> None:
        self.store.checkpoint()

    def show(self) -> None:
        self.chance.choice([screen.toggle_freeze, screen.toggle_black])(self.store, self.session.id)

    def undo(self) -> None:
        self.store.undo()

    def redo(self) -> None:
        self.store.redo()


GESTURES: tuple[Callable[[Day], None], ...] = (
    *[Day.contribute] * 6,
    Day.paste,
    Day.edit,
    Day.move,
    Day.group,
    Day.remove,
    Day.note,
    Day.improvise,
    *[Day.step] * 2,
    Day.checkpoint,
    Day.show,
    *[Day.undo] * 3,
    Day.redo,
)


class Clock:
    """Half a minute between two instants."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 12, 9, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=30)
        return self.now


def open_day(path: Path, seed: int) -> Day:
    return Day(Store.open(path, clock=Clock()), random.Random(seed))


def play(order: Order) -> None:
    """Play the day of *order* until killed, telling what is saved."""
    day = open_day(Path(order.path), order.seed)
    connection = day.store._db.conn
    connection.execute("pragma wal_autocheckpoint = 40")
    if order.small_cache:
        connection.execute("pragma cache_size = 1")
    if order.stop_before:
        connection.set_trace_callback(_Stop(connection, order))
    day.store.subscribe(lambda changed: _tell(saved=_contributions(changed)))
    day.play(10_000, GESTURES)


class _Stop:
    """What SQLite is about to do; at the one that was ordered, the day waits to be killed."""

    def __init__(self, connection: sqlite3.Connection, order: Order) -> None:
        self.connection, self.order, self.seen = connection, order, 0

    def __call__(self, statement: str) -> None:
        if self.connection.in_transaction and statement.lower().startswith(self.order.stop_before):
            self.seen += 1
            if self.seen == self.order.times:
                _tell(inside=statement[:40])
                signal.pause()


def as_told(row: Row) -> Row:
    """A contribution's fields as a day tells them: its text by a digest."""
    return {name: _digest(value) if name == "text" else value for name, value in row.items()}


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()


def _contributions(changed: Changed) -> list[tuple[str, Row | None]]:
    return [
        (change.record_id, None if change.after is None else as_told(change.after))
        for change in changed.changes
        if change.kind is Contribution
    ]


def _tell(**what: object) -> None:
    line = (json.dumps(what) + "\n").encode()
    assert len(line) <= select.PIPE_BUF, "a longer line could be cut by the kill"
    os.write(1, line)


def kitchen() -> None:
    """Fork a day for each order; say when it is gone."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            play(Order(**json.loads(line)))
            os._exit(0)
        _tell(playing=child)
        os.waitpid(child, 0)
        _tell(gone=child)


def as_line(order: Order) -> bytes:
    return (json.dumps(asdict(order)) + "\n").encode()


if __name__ == "__main__":
    kitchen()
