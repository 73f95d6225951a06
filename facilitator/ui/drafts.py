"""What is typed and not kept yet, remembered so that a crash costs no word.

One small file for each session of each workshop file, in the settings folder: the workshop file itself holds only what
was kept.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import FacilitatorError
from ..i18n import _
from ..paths import settings_folder

Said = tuple[tuple[str, str], ...]
"""Marks: their sorts and values."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The bar as it stood."""

    text: str = ""
    kind: str = ""
    marks: Said = ()
    pinned: Said = ()
    several: bool = False
    """Whether each line was to be a contribution."""
    edited: str = ""
    """The id of the contribution that was being edited."""

    @property
    def blank(self) -> bool:
        """Whether nothing would be lost."""
        return not (self.text.strip() or self.marks or self.pinned)


def unfinished(workshop: Path, session_id: str) -> Unfinished:
    """What was being typed in that session; blank when nothing was, or it cannot be read."""
    try:
        entry = json.loads(_place(workshop, session_id).read_text(encoding="utf-8"))
        return Unfinished(
            text=str(entry["text"]),
            kind=str(entry["kind"]),
            marks=_said(entry["marks"]),
            pinned=_said(entry["pinned"]),
            several=entry["several"] is True,
            edited=str(entry["edited"]),
        )
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return Unfinished()


def remember(workshop: Path, session_id: str, typed: Unfinished) -> None:
    """Keep it, whole or not at all; raises `FacilitatorError` when there is no way to."""
    place = _place(workshop, session_id)
    entry = {
        "text": typed.text,
        "kind": typed.kind,
        "marks": typed.marks,
        "pinned": typed.pinned,
        "several": typed.several,
        "edited": typed.edited,
    }
    written = place.with_suffix(".new")
    try:
        if typed.blank:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")
        written.replace(place)
    except (OSError, ValueError) as error:
        with suppress(OSError):
            written.unlink(missing_ok=True)
        raise FacilitatorError(
            _("What you are typing cannot be kept in case of a crash: press Enter often. What Enter keeps is safe.")
        ) from error


def _place(workshop: Path, session_id: str) -> Path:
    name = hashlib.sha256(f"{workshop.absolute()}\n{session_id}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return settings_folder() / "drafts" / f"{name}.json"


def _said(entries: list[list[str]]) -> Said:
    return tuple((str(sort), str(value)) for sort, value in entries)
