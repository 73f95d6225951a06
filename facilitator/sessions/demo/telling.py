"""Writes the demonstration: the eve of each day, and all of the days that were held, moment by moment."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from ...errors import FacilitatorError
from ...i18n import _
from ...paths import resource
from .. import cycle
from ..data_files import LOADER
from ..store import Store
from ..templates import templates
from . import day, eve
from .story import Data, StoryClock, instant

FILE_NAME = "Démonstration.atelier"

_DESIGNED = timedelta(days=30)
"""How long before its first day the cycle is set up."""
_EVE = timedelta(days=1)


def build(path: Path, folder: Path | None = None) -> None:
    """Write the demonstration as a new workshop file; it appears whole or not at all.

    Raises `FacilitatorError` when the place is taken, `StoreUnavailable` when it cannot be written.
    """
    if path.exists():
        raise FacilitatorError(_("“{name}” already exists: choose another name, or open it.").format(name=path.name))
    data = _read(folder or resource("demo"))
    with TemporaryDirectory() as scratch:
        clock = StoryClock()
        clock.now = instant(data["sessions"][0]["date"] - _DESIGNED, "10:00")
        with closing(Store.create(Path(scratch) / FILE_NAME, clock=clock)) as store:
            _tell(store, clock, data)
            store.save_copy(path)


def _read(folder: Path) -> Data:
    """The cycle of `cycle.yaml`, with what the files of its sessions hold in place of their names."""
    data: Data = _yaml(folder / "cycle.yaml")
    days = [_yaml(folder / name) for name in data["sessions"]]
    return {**data, "sessions": days}


def _yaml(path: Path) -> Data:
    data: Data = yaml.load(path.read_text(encoding="utf-8"), LOADER)
    return data


def _tell(store: Store, clock: StoryClock, data: Data) -> None:
    cycle.start_cycle(store, data["title"], client=data["client"], territory=data["territory"])
    models = {model.id: model for model in templates()}  # once: each is a file that takes its time
    days = [(told, models[told["template"]]) for told in data["sessions"]]
    sessions = [cycle.new_session(store, model, _details(told)) for told, model in days]
    for session, (told, model) in zip(sessions, days, strict=True):
        clock.now = instant(told["date"] - _EVE, "17:00")
        eve.prepare(store, session, model, told)
        if told["state"] == "closed":
            for moment in sorted(day.moments(store, session, model, told), key=lambda moment: moment[:2]):
                clock.now = moment.at
                moment.act()


def _details(told: Data) -> cycle.SessionDetails:
    return cycle.SessionDetails(title=told["title"], day=told["date"], place=told["place"])
