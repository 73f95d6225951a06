"""Who grouped what and when: the trail of a cluster, and of a contribution, as the journal tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from .. import i18n
from ..i18n import _, ngettext
from . import labels
from .journal import Actor, Change, Deed
from .record import Row
from .records import Cluster, Contribution, ContributionKind, PlusOne, Question
from .store import Store
from .text import shortened

_LONGEST = 80
"""So many characters of a text are told: the trail reminds of it, the wall shows it."""


class What(StrEnum):
    """What was done to a cluster or to a contribution."""

    CREATED = "created"
    SPLIT_OFF = "split_off"
    RENAMED = "renamed"
    COLOURED = "coloured"
    ABSORBED = "absorbed"
    PUT_IN = "put_in"
    TAKEN_OUT = "taken_out"
    REMOVED = "removed"
    SAID = "said"
    EDITED = "edited"
    GIVEN_KIND = "given_kind"
    MOVED = "moved"
    PARKED = "parked"
    GROUPED = "grouped"
    UNGROUPED = "ungrouped"
    SEEN_AGAIN = "seen_again"
    BINNED = "binned"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, and whether it was taken back since."""

    at: datetime
    actor: Actor
    station: str
    what: What
    texts: tuple[str, ...] = ()
    """The words it is about: titles, or what the contributions say."""
    undone: bool = False


def trail(store: Store, cluster_id: str) -> list[Step]:
    """What was done to a cluster, the earliest first."""
    names = _Names(store)
    return _steps(store, cluster_id, lambda name, changes: _of_cluster(names, cluster_id, name, changes))


def of_contribution(store: Store, contribution_id: str) -> list[Step]:
    """What was done to a contribution, the earliest first."""
    names = _Names(store)
    return _steps(store, contribution_id, lambda name, changes: _of_note(names, contribution_id, name, changes))


def told(step: Step, today: date | None = None) -> str:
    """The step in a line of the reader's language: when (with the day, unless it is *today*), where from, what."""
    when = f"{step.at:%H:%M}"
    if today is not None and step.at.date() != today:
        from babel.dates import format_date  # costs a start what only some screens need

        when = f"{format_date(step.at, 'd MMM', locale=i18n.region())} {when}"
    station = _("command line") if step.actor is Actor.COMMAND_LINE else step.station
    undone = _("undone since") if step.undone else ""
    return " · ".join(part for part in (when, station, _sentence(step), undone) if part)


def _sentence(step: Step) -> str:
    first, second = [*(shortened(text, _LONGEST) for text in step.texts), "", ""][:2]
    count = len(step.texts)
    return {
        What.CREATED: _("created as “{title}”").format(title=first),
        What.SPLIT_OFF: _("“{title}” split off from “{other}”").format(title=first, other=second),
        What.RENAMED: _("renamed from “{old}” to “{new}”").format(old=first, new=second),
        What.COLOURED: _("given another colour"),
        What.ABSORBED: _("merged with {titles}").format(
            titles=", ".join(_("“{title}”").format(title=text) for text in step.texts)
        ),
        What.PUT_IN: ngettext("{count} contribution put in", "{count} contributions put in", count).format(count=count),
        What.TAKEN_OUT: ngettext("{count} contribution taken out", "{count} contributions taken out", count).format(
            count=count
        ),
        What.REMOVED: _("cluster removed"),
        What.SAID: _("said: “{text}”").format(text=first),
        What.EDITED: _("changed to “{text}”").format(text=second),
        What.GIVEN_KIND: _("kind changed from {old} to {new}").format(old=first, new=second),
        What.MOVED: _("moved to the question “{question}”").format(question=first),
        What.PARKED: _("put in the parking"),
        What.GROUPED: _("put in the cluster “{title}”").format(title=first),
        What.UNGROUPED: _("taken out of the cluster “{title}”").format(title=first),
        What.SEEN_AGAIN: _("said once more (+1)"),
        What.BINNED: ngettext("{count} contribution deleted", "{count} contributions deleted", count).format(
            count=count
        ),
        What.RESTORED: ngettext(
            "{count} contribution restored from the bin", "{count} contributions restored from the bin", count
        ).format(count=count),
    }[step.what]


Told = tuple[What, tuple[str, ...]]


def _steps(store: Store, record_id: str, tell: Callable[[str, list[Change]], Iterable[Told]]) -> list[Step]:
    """What *tell* says of each gesture in which that id appears, the parts of long work together."""
    gestures: dict[str, list[Deed]] = {}
    reverted: dict[str, str] = {}
    undoings: Counter[str] = Counter()
    for deed in store.history(record_id):
        if deed.entry.reverts is None:
            gestures.setdefault(deed.entry.part_of or deed.entry.operation_id, []).append(deed)
        else:  # an undoing, or the undoing of one
            gesture = reverted.get(deed.entry.reverts, deed.entry.reverts)
            reverted[deed.entry.operation_id] = gesture
            undoings[gesture] += 1
    return [
        Step(parts[0].at, parts[0].entry.actor, parts[0].station, what, texts, undone=undoings[gesture] % 2 == 1)
        for gesture, parts in gestures.items()
        for what, texts in tell(parts[0].entry.name, [change for part in parts for change in part.changes])
    ]


def _of_cluster(names: _Names, cluster_id: str, name: str, changes: list[Change]) -> Iterator[Told]:
    own = [change for change in changes if change.record_id == cluster_id]
    joined = [c for c in _notes(changes) if _field(c.after, "cluster_id") == cluster_id]
    left = [c for c in _notes(changes) if _field(c.before, "cluster_id") == cluster_id and c not in joined]
    for change in own:
        yield from _of_the_cluster_itself(names, change, joined)
    others = [c for c in changes if c.kind is Cluster and c.after is None and c.record_id != cluster_id]
    if joined and others:
        yield What.ABSORBED, tuple(_field(change.before, "title") for change in others)
    elif joined:
        back = name == "restore_contributions"
        yield What.RESTORED if back else What.PUT_IN, names.texts(joined)
    deleted = [change for change in left if change.after is None]
    if deleted:
        yield What.BINNED, names.texts(deleted)
    if len(left) > len(deleted):
        yield What.TAKEN_OUT, names.texts(change for change in left if change.after is not None)


def _of_the_cluster_itself(names: _Names, change: Change, joined: list[Change]) -> Iterator[Told]:
    before, after = change.before, change.after
    if after is None:
        yield What.REMOVED, (_field(before, "title"),)
    elif before is None:
        homes = {_field(note.before, "cluster_id") for note in joined}
        if len(homes) == 1 and "" not in homes:
            yield What.SPLIT_OFF, (_field(after, "title"), names.cluster(homes.pop()))
        else:
            yield What.CREATED, (_field(after, "title"),)
    else:
        if "title" in after:
            yield What.RENAMED, (_field(before, "title"), _field(after, "title"))
        if "colour" in after:
            yield What.COLOURED, ()


def _of_note(names: _Names, note_id: str, name: str, changes: list[Change]) -> Iterator[Told]:
    for change in changes:
        if change.kind is PlusOne and change.before is None and _field(change.after, "contribution_id") == note_id:
            if name != "restore_contributions":
                yield What.SEEN_AGAIN, (_field(change.after, "text"),)
        elif change.record_id == note_id:
            yield from _of_the_note_itself(names, name, change)


def _of_the_note_itself(names: _Names, name: str, change: Change) -> Iterator[Told]:
    before, after = change.before, change.after
    if after is None:
        yield What.BINNED, (_field(before, "text"),)
    elif before is None:
        yield What.RESTORED if name == "restore_contributions" else What.SAID, (_field(after, "text"),)
    else:
        if "text" in after:
            yield What.EDITED, (_field(before, "text"), _field(after, "text"))
        if "kind" in after:
            yield What.GIVEN_KIND, (_kind(before), _kind(after))
        if "question_id" in after:
            home = names.question(_field(after, "question_id"))
            yield (What.MOVED, (home,)) if after["question_id"] else (What.PARKED, ())
        if "cluster_id" in after:
            joined, left = _field(after, "cluster_id"), _field(before, "cluster_id")
            yield (What.GROUPED, (names.cluster(joined),)) if joined else (What.UNGROUPED, (names.cluster(left),))


def _notes(changes: list[Change]) -> list[Change]:
    return [change for change in changes if change.kind is Contribution]


def _field(row: Row | None, name: str) -> str:
    """What *row* says of a text field; empty when it says nothing."""
    return str((row or {}).get(name) or "")


def _kind(row: Row) -> str:
    return labels.contribution_kind(ContributionKind(row["kind"]))


class _Names:
    """What records are called now, or were called when they went."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def texts(self, changes: Iterable[Change]) -> tuple[str, ...]:
        """What the contributions that changed say, in order."""
        ids = [change.record_id for change in changes]
        present = {found.id: found.text for found in self._store.among(Contribution, "id", ids)}
        return tuple(present[note_id] if note_id in present else self._gone.get(note_id, "") for note_id in ids)

    def cluster(self, cluster_id: str) -> str:
        found = self._store.get(Cluster, cluster_id)
        return found.title if found else self._gone.get(cluster_id, "")

    def question(self, question_id: str) -> str:
        found = self._store.get(Question, question_id)
        return found.text if found else self._gone.get(question_id, "")

    @cached_property
    def _gone(self) -> dict[str, str]:
        """The words of every contribution, cluster and question that is no more, by id."""
        notes = {gone.record.id: gone.record.text for gone in self._store.removed(Contribution)}
        clusters = {gone.record.id: gone.record.title for gone in self._store.removed(Cluster)}
        questions = {gone.record.id: gone.record.text for gone in self._store.removed(Question)}
        return notes | clusters | questions
