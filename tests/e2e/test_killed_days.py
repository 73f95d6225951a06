"""The program is killed at any moment: everything that was said to be saved is there, and the journal is sound."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from facilitator.errors import CannotUndo
from facilitator.sessions import capture, cycle, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import KINDS, Contribution, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template

from .scripted_day import Order, as_line, as_told

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="killing a forked day is a matter of POSIX")

AT_RANDOM, INSIDE = 40, 24
STATEMENTS = ("insert into contribution", "update", "delete", "insert into operation", "insert into change", "commit")
"""Before which of these a day waits to be killed inside a transaction."""


@dataclass
class Kitchen:
    """The program that plays days, warmed up; see `scripted_day`."""

    process: subprocess.Popen[bytes]

    def order(self, order: Order) -> int:
        assert self.process.stdin is not None
        self.process.stdin.write(as_line(order))
        self.process.stdin.flush()
        return int(self.line()["playing"])

    def line(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the program that plays days has ended"
        found: dict[str, Any] = json.loads(line)
        return found


@pytest.fixture
def kitchen() -> Iterator[Kitchen]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.scripted_day"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        yield Kitchen(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 0


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day ready to run."""
    path = tmp_path_factory.mktemp("morning") / "cycle.atelier"
    with closing(Store.create(path)) as store:
        cycle.start_cycle(store, "Réviser notre projet de territoire")
        cycle.new_session(store, template("demi-journee"))
    return path


@dataclass
class Told:
    """What a killed day had said."""

    operations: int = 0
    inside: str = ""
    contributions: dict[str, dict[str, Any]] = field(default_factory=dict)

    def hear(self, line: dict[str, Any]) -> None:
        assert "gone" not in line, "the day ended by itself"
        self.inside = line.get("inside", "")
        if "saved" in line:
            self.operations += 1
            for record_id, row in line["saved"]:
                if row is None:
                    del self.contributions[record_id]
                else:
                    self.contributions.setdefault(record_id, {}).update(row)


def kill(kitchen: Kitchen, order: Order, after: int) -> Told:
    """Kill a day once it has told *after* operations (it goes on meanwhile), or when it waits inside of one."""
    told, child = Told(), kitchen.order(order)
    try:
        while not told.inside and (order.stop_before or told.operations < after):
            told.hear(kitchen.line())
    finally:
        os.kill(child, signal.SIGKILL)
    while "gone" not in (line := kitchen.line()):
        told.hear(line)
    return told


def hold_to_its_word(path: Path, told: Told, opening: int) -> None:
    """Open what is left of a day and hold it against what was told."""
    with closing(Store.open(path)) as store:
        assert store.read_only_because == ""
        assert store.problems() == []
        made = _operations(store) - opening
        assert made in ((told.operations,) if told.inside else (told.operations, told.operations + 1))
        untold = _touched_by_the_last(store) if made > told.operations else set()
        present = {found.id: as_told(found.to_row()) for found in store.all(Contribution)}
        assert set(told.contributions) ^ set(present) <= untold
        for record_id, row in told.contributions.items():
            assert record_id in untold or present[record_id] == row
        _go_on(store)
        assert store.problems() == []
    assert {found.name for found in path.parent.iterdir()} == {path.name}


def _operations(store: Store) -> int:
    return int(store._db.execute("select count(*) from operation").fetchone()[0])


def _touched_by_the_last(store: Store) -> set[str]:
    """What was committed in the instant between the commit and its announcement."""
    sql = "select record_id from change where operation_id = (select id from operation order by position desc limit 1)"
    return {row[0] for row in store._db.execute(sql)}


def _go_on(store: Store) -> None:
    """After the restart, undo goes back to the start of the day, redo forward again, and the desk captures."""
    before = {name: store.all(kind) for name, kind in KINDS.items()}
    undone = 0
    try:
        while store.undo():
            undone += 1
        assert _operations(store) >= undone
        while undone:
            assert store.redo()
            undone -= 1
        assert {name: store.all(kind) for name, kind in KINDS.items()} == before
    except CannotUndo:
        pass  # what the running day itself has used since stays
    session = store.all(Session)[0]
    question = reading.outline(store, session.id).questions[0]
    kept = capture.contribute(store, session.id, Draft("après la panne"), question)
    assert store.undo() == "contribute"
    assert store.get(Contribution, kept.id) is None


@pytest.fixture
def chance() -> random.Random:
    """Other kills each time; the seed is in the test's report when it fails."""
    seed = random.SystemRandom().randrange(10**9)
    print(f"seed of the kills: {seed}")
    return random.Random(seed)


def opening_of(path: Path) -> int:
    with closing(Store.open(path, read_only=True)) as store:
        return _operations(store)


def test_a_day_killed_at_a_random_point_has_kept_all_it_said(
    kitchen: Kitchen, morning: Path, tmp_path: Path, chance: random.Random
) -> None:
    opening = opening_of(morning)
    for number in range(AT_RANDOM):
        path = Path(shutil.copy(morning, _folder(tmp_path, number)))
        order = Order(str(path), chance.randrange(10**9), small_cache=bool(number % 2))
        told = kill(kitchen, order, after=chance.choice([0, 1, 5, 20, chance.randrange(120)]))
        hold_to_its_word(path, told, opening)


def test_a_day_killed_inside_an_operation_has_nothing_of_it(
    kitchen: Kitchen, morning: Path, tmp_path: Path, chance: random.Random
) -> None:
    opening = opening_of(morning)
    for number in range(INSIDE):
        path = Path(shutil.copy(morning, _folder(tmp_path, number)))
        statement, times = STATEMENTS[number % len(STATEMENTS)], chance.randrange(1, 12)
        order = Order(str(path), chance.randrange(10**9), statement, times, small_cache=bool(number // 6 % 2))
        told = kill(kitchen, order, after=0)
        assert told.inside.lower().startswith(statement)
        hold_to_its_word(path, told, opening)


def _folder(parent: Path, number: int) -> Path:
    folder = parent / str(number)
    folder.mkdir()
    return folder
