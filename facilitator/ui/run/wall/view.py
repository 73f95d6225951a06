"""What the wall shows of a question (or of the parking), read from the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .... import i18n, tokens
from ....i18n import _
from ....sessions import labels, reading
from ....sessions.records import Arrangement, Cluster, College, Contribution, ContributionKind, Question
from ....sessions.store import Store
from ...widgets.wall.notes import WallGroup, WallNote

PARKING = "parking"
"""The group of the wall where parked contributions are shown."""


@dataclass(frozen=True, slots=True)
class WallView:
    """The notes and groups of a wall, ready to be shown."""

    notes: tuple[WallNote, ...]
    groups: tuple[WallGroup, ...]


def wall_view(store: Store, session_id: str, question: Question | None) -> WallView:
    """The wall of *question*, laid out as it was arranged; the parking without one."""
    weights = reading.weights(store, session_id)
    if question is None:
        parked = reading.parked(store, session_id)
        notes = tuple(as_note(said, weights.get(said.id, 1), group=PARKING) for said in parked)
        heading = WallGroup(PARKING, _("Parking"), str(len(parked)), cluster=False)
        return WallView(notes, (heading,) if parked else ())
    said = reading.contributions(store, question)
    clusters = store.all(Cluster, question_id=question.id)
    if question.arrangement is Arrangement.CLUSTER:
        return _by_cluster(said, clusters, weights)
    return _by_section(said, clusters, weights, question.arrangement)


def as_note(said: Contribution, weight: int = 1, *, group: str = "", cluster: str = "") -> WallNote:
    """A contribution as the wall shows it; its *cluster* is named where no frame says it."""
    late = _("added after") if said.late else ""
    slip = _("no. {number}").format(number=said.slip) if said.slip is not None else ""
    tags = " ".join(f"#{tag}" for tag in said.tags.split())
    language = i18n.language()
    origin = _origin(said.table_number, said.college, language)
    placed = said.x is not None and said.y is not None and not group
    return WallNote(
        id=said.id,
        text=said.text,
        colour=tokens.PARKED_COLOUR if said.question_id is None else tokens.NOTE_COLOURS[said.kind],
        letter=_letter(said.kind, language),
        origin=" · ".join(filter(None, (origin, cluster, tags, slip, late))),
        group=group,
        weight=weight,
        place=(said.x, said.y) if placed and said.x is not None and said.y is not None else None,
    )


@lru_cache(maxsize=512)
def _origin(table_number: int | None, who: College | None, _language: str) -> str:
    """Said once for all the notes of a table: a wall has thousands."""
    return labels.origin(table_number, who)


@lru_cache(maxsize=32)
def _letter(kind: ContributionKind, _language: str) -> str:
    return labels.kind_letter(kind)


def _by_cluster(said: Sequence[Contribution], clusters: Sequence[Cluster], weights: dict[str, int]) -> WallView:
    counts = {cluster.id: [0, 0] for cluster in clusters}
    for one in said:
        if one.cluster_id in counts:
            counts[one.cluster_id][0] += 1
            counts[one.cluster_id][1] += weights.get(one.id, 1)
    notes = tuple(as_note(one, weights.get(one.id, 1), group=one.cluster_id or "") for one in said)
    return WallView(notes, tuple(_frame(cluster, *counts[cluster.id]) for cluster in clusters))


def _frame(cluster: Cluster, count: int, weight: int) -> WallGroup:
    told = str(count) if weight == count else _("{count} · weight {weight}").format(count=count, weight=weight)
    return WallGroup(
        id=cluster.id,
        title=cluster.title,
        count=told,
        colour=tokens.CLUSTER_COLOURS.get(cluster.colour, "") if cluster.colour else "",
        place=(cluster.x, cluster.y) if cluster.x is not None and cluster.y is not None else None,
    )


def _by_section(
    said: Sequence[Contribution], clusters: Sequence[Cluster], weights: dict[str, int], by: Arrangement
) -> WallView:
    """Sections for what the notes were arranged by; a note that was put somewhere since stands there, outside."""
    titles = {cluster.id: cluster.title for cluster in clusters}
    section, heading = _SECTIONS[by]
    keys: dict[str, tuple[object, int]] = {}
    notes = []
    for one in said:
        key = section(one)
        name = "" if one.x is not None or by is Arrangement.TIME else f"{by.value}:{key}"
        if name:
            keys[name] = (key, keys.get(name, (key, 0))[1] + 1)
        notes.append(as_note(one, weights.get(one.id, 1), group=name, cluster=titles.get(one.cluster_id or "", "")))
    ordered = sorted(keys, key=lambda name: _rank(keys[name][0]))
    groups = (WallGroup(name, heading(keys[name][0]), str(keys[name][1]), cluster=False) for name in ordered)
    return WallView(tuple(notes), tuple(groups))


def _rank(key: object) -> tuple[bool, int]:
    """Tables by number, colleges and kinds as they are listed, and last what is not known."""
    if key is None:
        return True, 0
    if isinstance(key, College):
        return False, list(College).index(key)
    if isinstance(key, ContributionKind):
        return False, list(ContributionKind).index(key)
    assert isinstance(key, int)
    return False, key


def _table(key: object) -> str:
    return labels.table(key) if isinstance(key, int) else _("No table")


def _college(key: object) -> str:
    return _capital(labels.college(key)) if isinstance(key, College) else _("College not known")


def _kind(key: object) -> str:
    assert isinstance(key, ContributionKind)
    return labels.contribution_kind(key)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_SECTIONS: dict[Arrangement, tuple[Callable[[Contribution], object], Callable[[object], str]]] = {
    Arrangement.TABLE: (lambda said: said.table_number, _table),
    Arrangement.COLLEGE: (lambda said: said.college, _college),
    Arrangement.KIND: (lambda said: said.kind, _kind),
    Arrangement.TIME: (lambda _said: None, lambda _key: ""),
}
