"""Gestures on how the report of a session is made: its sections, its reading, its picture, its colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .records import Reading, ReportSettings
from .store import Store

LARGEST_LOGO = 5_000_000
"""In bytes."""
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""What a PNG and a JPEG begin with."""
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def settings_of(store: Store, session_id: str) -> ReportSettings:
    """What was chosen for that session; the usual report while nothing was."""
    return store.first(ReportSettings, session_id=session_id) or ReportSettings(session_id=session_id)


def choose_sections(store: Store, session_id: str, sections: Sequence[str]) -> None:
    """Make the report of these sections, in that order; the usual ones for none."""
    _put(store, "choose_sections", replace(settings_of(store, session_id), sections=" ".join(sections)))


def choose_reading(store: Store, session_id: str, reading: Reading) -> None:
    """Say for whom the report is made."""
    _put(store, "choose_reading", replace(settings_of(store, session_id), reading=reading))


def choose_accent(store: Store, session_id: str, colour: str) -> None:
    """Give titles and rules that colour, as "#rrggbb"; the usual ones for nothing."""
    colour = colour.lower()
    if colour and not _COLOUR.fullmatch(colour):
        raise FacilitatorError(_("A colour is written as #0e5a6b: choose one among those shown."))
    _put(store, "choose_accent", replace(settings_of(store, session_id), accent=colour))


def choose_logo(store: Store, session_id: str, content: bytes) -> None:
    """Put a picture at the top of the cover; none for nothing. It is kept in the file."""
    if content and not content.startswith(_SIGNATURES):
        raise FacilitatorError(_("This picture cannot be printed: choose a PNG or a JPEG."))
    if len(content) > LARGEST_LOGO:
        raise FacilitatorError(_("This picture is too heavy: choose one under 5 MB."))
    with store.operation("choose_logo") as operation:
        media = operation.keep(content) if content else ""
        operation.put(replace(settings_of(store, session_id), logo=media))


def _put(store: Store, name: str, settings: ReportSettings) -> None:
    with store.operation(name) as operation:
        operation.put(settings)
