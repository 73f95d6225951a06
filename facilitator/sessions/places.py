"""Where notes and clusters were put on the wall by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from .records import Cluster, Contribution
from .store import Store

Places = Mapping[str, tuple[int, int]]
"""The corners of notes and clusters, in wall units, by their ids."""

OnTheWall = TypeVar("OnTheWall", Contribution, Cluster)


def put_at(block: OnTheWall, place: tuple[int, int] | None) -> OnTheWall:
    """*block* with its corner at *place*; without one, it is laid out automatically."""
    x, y = place or (None, None)
    return replace(block, x=x, y=y)


def moved(store: Store, places: Places) -> list[Contribution | Cluster]:
    """The contributions and clusters of *places*, each at its place; those that are gone, or in a cluster, are not."""
    ids = list(places)
    loose = [note for note in store.among(Contribution, "id", ids) if note.cluster_id is None]
    clusters = store.among(Cluster, "id", ids)
    return [*(put_at(note, places[note.id]) for note in loose), *(put_at(one, places[one.id]) for one in clusters)]
