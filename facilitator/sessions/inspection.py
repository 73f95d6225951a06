"""The whole check of the place, at the moment when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from . import machine, reading, venue, venue_check, workshop_file
from .records import Session
from .store import Store
from .venue_check import Finding, RoomFact, ScreenFact


def look(
    store: Store, session_id: str, others: Sequence[ScreenFact], printers: Sequence[str], usual_printer: str
) -> list[Finding]:
    """What is found of everything the day needs.

    What only the windows know comes in: the screens beside the console's, the printers. That the backups can be written
    is really tried.
    """
    session = store.the(Session, session_id)
    room = reading.venue(store, session)
    folder, kept = store.path.parent, workshop_file.backup_folder(store.path)
    writable = not store.read_only_because and machine.can_be_written(kept)
    return [
        venue_check.screens(others),
        venue_check.legible(RoomFact(room.depth_cm, room.image_cm, venue.is_known(store, session_id))),
        venue_check.power(machine.power()),
        venue_check.clock(store.now(), session.day),
        venue_check.disk(machine.free_space(folder), machine.free_space(kept)),
        venue_check.backups(kept.name, writable=writable, read_only_because=store.read_only_because),
        venue_check.printer(printers, usual_printer),
    ]
