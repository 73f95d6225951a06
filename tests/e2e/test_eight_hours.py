"""Eight hours at the desk and before the room: nothing grows, nothing drifts, whatever happens to the clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from ..ui.apart import offscreen
from .conftest import ROOT
from .long_day import CLOCK_SET, HOURS, Found

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What the day was like, lived once for all these tests."""
    folder = tmp_path_factory.mktemp("long-day")
    variables = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "FACILITATOR_SETTINGS": str(folder / "settings"),
        "QT_QPA_PLATFORM": offscreen(folder, ("LAPTOP", 0, 0, 1366, 768), ("ROOM", 1366, 0, 1024, 768)),
    }
    command = [sys.executable, "-m", "tests.e2e.long_day", str(folder / "day.atelier")]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=400)
    said = done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")
    assert (done.returncode, said) == (0, ""), said
    return Found(**json.loads(done.stdout))


def test_the_day_was_a_full_one(found: Found) -> None:
    assert found.said >= 500
    assert found.items == 2 * HOURS - 1
    assert found.pages_turned > HOURS
    assert found.frozen >= 2 * HOURS
    assert found.black >= 2 * HOURS


def test_the_room_sees_the_day_on_its_screen_from_the_first_hour_to_the_last(found: Found) -> None:
    assert found.screens == ["ROOM"] * HOURS


def test_the_countdown_does_not_drift_by_a_second(found: Found) -> None:
    assert found.looks >= 30 * HOURS
    assert found.worst_drift < 1


def test_a_clock_that_is_set_in_the_middle_of_an_item_does_not_break_it(found: Found) -> None:
    assert found.times_told == len(CLOCK_SET)
    assert found.drift_after_clock_set < 1


def test_memory_does_not_grow(found: Found) -> None:
    if not found.memory:
        pytest.skip("this system does not tell how much memory a program takes")
    assert len(found.memory) == HOURS
    assert found.memory[-1] - found.memory[0] < 20 * MEGABYTE
