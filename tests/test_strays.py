"""Whatever is said aside fails the test during which it was said: this is tried on tests that do so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STRAYS = {
    "a_warning": "warnings.warn('old', DeprecationWarning)",
    "a_log_record": "logging.getLogger('anybody').warning('strange')",
    "a_record_of_our_own": "logging.getLogger('facilitator.app').info('strange')",
    "a_message_of_qt": "QtCore.qWarning('strange')",
    "an_error_in_a_slot": "timer = QtCore.QTimer(); timer.timeout.connect(lambda: 1 / 0); timer.start(0); qtbot.wait(50)",
    "an_error_in_a_thread": "thread = threading.Thread(target=lambda: 1 / 0); thread.start(); thread.join()",
    "a_file_left_open": "open(__file__); gc.collect()",
}
QUIET = "logging.getLogger('filelock').debug('as it does')"


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """How a test that does each of them ends, under the settings and fixtures of this project."""
    lines = ["import gc, logging, threading, warnings", "from PySide6 import QtCore"]
    for name, stray in {**STRAYS, "nothing": QUIET}.items():
        lines += [f"def test_{name}(qtbot):", f"    {stray}"]
    file = tmp_path_factory.mktemp("strays") / "test_tried.py"
    file.write_text("\n".join(lines), encoding="utf-8")
    options = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-p", "tests.conftest", "-q", "-rA"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-p", "no:cacheprovider", str(file)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    return {name: end for end, name in re.findall(r"^(PASSED|FAILED|ERROR) \S*::test_(\w+)", done.stdout, re.M)}


@pytest.mark.parametrize("name", STRAYS)
def test_a_stray_fails_the_test(name: str, verdicts: dict[str, str]) -> None:
    assert verdicts[name] in ("FAILED", "ERROR")


def test_a_test_that_says_nothing_aside_passes(verdicts: dict[str, str]) -> None:
    assert verdicts["nothing"] == "PASSED"
