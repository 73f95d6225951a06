"""The demonstration, played once as its user plays it, for all who look at what it left."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Demonstration:
    """How `facilitator demo --headless` ended, in which folder."""

    folder: Path
    code: int
    out: str
    err: str

    @property
    def exports(self) -> Path:
        return self.folder / "exports"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    folder = tmp_path_factory.mktemp("demonstration")
    settings = folder / "settings"
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "--language", "fr", "demo", "--headless"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "FACILITATOR_SETTINGS": str(settings),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert not settings.exists(), "the demonstration touched the person's settings"
    return Demonstration(folder, done.returncode, done.stdout, done.stderr)
