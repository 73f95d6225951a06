"""Opening a file of ten thousand contributions costs at most 0.3 s more than an empty one."""

from __future__ import annotations

import statistics
from pathlib import Path

from facilitator.sessions.store import Store

from .large_file import fill
from .measure import in_turn


def test_opening_ten_thousand_contributions(tmp_path: Path, benchmark: object) -> None:
    large, empty = tmp_path / "large.atelier", tmp_path / "empty.atelier"
    fill(large, 10_000)
    fill(empty, 0)

    def open_and_close(path: Path) -> None:
        Store.open(path).close()

    taken, floor = in_turn(lambda: open_and_close(large), lambda: open_and_close(empty), 9)
    benchmark.pedantic(lambda: open_and_close(large), rounds=3)  # type: ignore[attr-defined]
    more = statistics.median(taken) - statistics.median(floor)
    print(f"\nopening 10,000 contributions: {more * 1000:.0f} ms more than an empty file (goal 300)")
    assert more < 0.45
