"""What every test needs: French from the real catalogue, settings of its own, a clock that moves when told."""

from __future__ import annotations

import logging
import os
import shutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from facilitator import i18n, paths
from facilitator.sessions import cycle
from facilitator.sessions.records import Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import Template, template

# How fast the machine is must not decide whether a property holds.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

PARIS_IN_WINTER = timezone(timedelta(hours=1))
NINE = datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER)


class Clock:
    """The room's clock: it moves only when a test says so."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@pytest.fixture(autouse=True)
def _settings_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACILITATOR_SETTINGS", str(tmp_path / "settings"))
    monkeypatch.setenv("FACILITATOR_DOCUMENTS", str(tmp_path / "documents"))
    i18n.install(paths.resource("translations"), "fr")


@pytest.fixture(autouse=True)
def _no_stray_log_record(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that somebody logs, or any record of our own, fails the test: one that expects it clears it."""
    yield
    logged = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    stray = [r for r in logged if r.levelno >= logging.WARNING or r.name.partition(".")[0] == "facilitator"]
    assert not stray, [record.getMessage() for record in stray]


@pytest.fixture
def clock() -> Clock:
    """Nine o'clock on the day of the third session of the reference cycle."""
    return Clock(NINE)


@pytest.fixture(scope="session")
def started_cycle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workshop file with a cycle and no session, made once: each test has a copy."""
    path = tmp_path_factory.mktemp("started") / "cycle.atelier"
    store = Store.create(path, clock=Clock(NINE))
    cycle.start_cycle(store, "Réviser notre projet de territoire", territory="Pays de Sources-et-Vallons")
    store.close()
    return path


@pytest.fixture
def store(started_cycle: Path, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """An open workshop file with a cycle and no session."""
    store = Store.open(Path(shutil.copyfile(started_cycle, tmp_path / "cycle.atelier")), clock=clock)
    yield store
    store.close()


@pytest.fixture(scope="session")
def mobilisation() -> Template:
    """The template of that name, read once."""
    return template("mobilisation")


@pytest.fixture
def session(store: Store, mobilisation: Template, clock: Clock) -> Session:
    """A session made from the template "mobilisation", planned for today."""
    details = cycle.SessionDetails(day=clock.now.date(), place="salle des fêtes de Sources")
    return cycle.new_session(store, mobilisation, details)
