"""The write-ahead log cut anywhere, as a power cut may leave it, gives a sound day: all up to some operation."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from facilitator.sessions import cycle
from facilitator.sessions.record import Record
from facilitator.sessions.records import KINDS
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template

from .scripted_day import GESTURES, Clock, Day

HEADER, FRAME_HEADER = 32, 24

Everything = dict[str, list[Record]]


@dataclass(frozen=True)
class Cut:
    """A day's file and its log as they were on the disk, and the records as they were after each operation."""

    file: bytes
    log: bytes
    states: dict[int, Everything]

    def frames(self) -> Iterator[int]:
        """Where each frame of the log begins."""
        page = int.from_bytes(self.log[8:12], "big")
        return iter(range(HEADER, len(self.log), FRAME_HEADER + page))


def everything(store: Store) -> Everything:
    return {name: list(store.all(kind)) for name, kind in KINDS.items()}


def operations(store: Store) -> int:
    return int(store._db.execute("select count(*) from operation").fetchone()[0])


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Cut:
    path = tmp_path_factory.mktemp("day") / "cycle.atelier"
    with closing(Store.create(path)) as store:
        cycle.start_cycle(store, "Réviser notre projet de territoire")
        cycle.new_session(store, template("demi-journee"))
    with closing(Store.open(path, clock=Clock())) as store:
        store._db.execute("pragma wal_autocheckpoint = 0")
        states = {operations(store): everything(store)}
        store.subscribe(lambda _changed: states.update({operations(store): everything(store)}))
        among = [gesture for gesture in GESTURES if gesture is not Day.checkpoint]
        Day(store, random.Random(1)).play(34, among)
        return Cut(path.read_bytes(), path.with_name("cycle.atelier-wal").read_bytes(), states)


def reopened(folder: Path, cut: Cut, length: int) -> Store:
    path = folder / "cycle.atelier"
    path.write_bytes(cut.file)
    path.with_name("cycle.atelier-wal").write_bytes(cut.log[:length])
    return Store.open(path)


def test_the_log_holds_the_day(cut: Cut) -> None:
    assert len(list(cut.frames())) > 60
    assert len(cut.states) > 20


def test_a_log_cut_at_any_frame_gives_all_up_to_some_operation(cut: Cut, tmp_path: Path) -> None:
    opening, reached = min(cut.states), set[int]()
    for begin in [*cut.frames(), len(cut.log)]:
        with closing(reopened(tmp_path, cut, begin)) as store:
            made = operations(store)
            assert made >= max(reached, default=opening)
            if made not in reached:
                assert everything(store) == cut.states[made]
                assert store.problems() == []
            reached.add(made)
    assert reached == set(cut.states)


def test_a_log_cut_within_a_frame_is_as_good_as_one_cut_before_it(cut: Cut, tmp_path: Path) -> None:
    chance, reached = random.Random(2), min(cut.states)
    frames = [*cut.frames(), len(cut.log)]
    for begin, end in pairwise(frames):
        with closing(reopened(tmp_path, cut, chance.randrange(begin + 1, end))) as store:
            made = operations(store)
            assert made in (reached, reached + 1)
            if made != reached:
                assert everything(store) == cut.states[made]
                assert store.problems() == []
            reached = made


def test_a_spoiled_frame_ends_the_log_there(cut: Cut, tmp_path: Path) -> None:
    frames = list(cut.frames())
    for begin in frames[:: len(frames) // 12]:
        log = bytearray(cut.log)
        log[begin + FRAME_HEADER + 1_000] ^= 0xFF
        spoiled = Cut(cut.file, bytes(log), cut.states)
        with closing(reopened(tmp_path, spoiled, len(log))) as store:
            assert everything(store) == cut.states[operations(store)]
            assert store.problems() == []


def test_undo_works_after_any_cut(cut: Cut, tmp_path: Path) -> None:
    frames = list(cut.frames())
    for begin in frames[:: len(frames) // 12]:
        with closing(reopened(tmp_path, cut, begin)) as store:
            before = everything(store)
            if store.undo():
                assert everything(store) != before
                store.redo()
                assert everything(store) == before
            assert store.problems() == []
