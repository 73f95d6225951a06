"""The seats that a day usually has on its map of actors: data in French, `resources/actors/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..paths import resource

if TYPE_CHECKING:
    from .data_files import FilePart


@dataclass(frozen=True, slots=True)
class UsualFamily:
    """What seats are grouped under, and those that a day usually has."""

    name: str
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsualMap:
    families: tuple[UsualFamily, ...]
    communes: str
    """The family of the communes."""


@cache
def usual_map() -> UsualMap:
    """The families and their usual seats."""
    from .data_files import each, read_part  # costs a start what only the map needs

    fields = read_part(resource("actors", "fr.yaml")).fields("communes families")
    return UsualMap(each(fields["families"], _read_family), fields["communes"].text())


def _read_family(part: FilePart) -> UsualFamily:
    fields = part.fields("name", "seats")
    seats = fields.get("seats")
    return UsualFamily(fields["name"].text(), tuple(one.text() for one in seats.parts()) if seats is not None else ())
