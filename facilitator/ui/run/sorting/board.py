"""What is being sorted, read from the store: the notes, those that wait, the clusters under their digits."""

from __future__ import annotations

from .... import tokens
from ....sessions import reading
from ....sessions.records import Cluster, Contribution, PlusOne, Question
from ....sessions.store import Changed, Store
from ..clusters.colours import known
from .queue import SortingQueue, TileCluster, TileOrder
from .steps import Step, Steps


class SortingBoard:
    """One question at a time. What waits is what is in no cluster, and what is to be looked at again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.question: Question | None = None
        self.queue, self.order = SortingQueue(), TileOrder()
        self.clusters: dict[str, TileCluster] = {}
        self._steps = Steps()
        self._notes: dict[str, Contribution] = {}
        self._again: set[str] = set()
        """The notes that are in a cluster already and to be looked at again."""

    def begin(self, question: Question | None) -> None:
        """Take up *question*, or nothing."""
        self.question = question
        for remembered in (self.queue, self.order, self._steps):
            remembered.forget()
        self._again.clear()
        self._read()
        self.queue.follow(self._waiting())

    @property
    def in_hand(self) -> Contribution | None:
        """The note to be sorted now; None when nothing waits."""
        return self._notes.get(self.queue.current)

    @property
    def total(self) -> int:
        return len(self._notes)

    @property
    def done(self) -> int:
        """How many notes no longer wait."""
        return len(self._notes) - len(self.queue)

    @property
    def last_step(self) -> Step | None:
        """The last gesture, when it is a sorting step."""
        return self._steps.last

    def follow(self, changed: Changed) -> bool:
        """Take an operation into account; whether it changed what is to be shown."""
        before, back = self.queue.current, self._steps.take_back(changed)
        concerned = self._take(changed)
        if back is not None and back.note_id in self._notes and self._notes[back.note_id].cluster_id is not None:
            self._again.add(back.note_id)
        waiting = self._waiting()
        self.queue.follow(waiting)
        if back is None:
            self._steps.add(changed, before if before and before not in waiting else "")
        return concerned

    # Looking again at what is sorted already

    @property
    def looking_again(self) -> bool:
        return any(note_id in self._again for note_id in self._notes)

    def look_again(self, wanted: bool) -> None:
        """Bring the notes that are in a cluster once more, after the others; or let them be."""
        self._again = {note.id for note in self._notes.values() if note.cluster_id is not None} if wanted else set()
        self.queue.follow(self._waiting())

    def decide(self, note: Contribution) -> bool:
        """*note* goes where it goes now, be it where it was; returns whether it was to be looked at again."""
        was_to_be = note.id in self._again
        self._again.discard(note.id)
        return was_to_be

    def reconsider(self, note: Contribution, was_to_be: bool) -> None:
        """*note* could not be decided: it waits as it did."""
        if was_to_be:
            self._again.add(note.id)

    def come_to_the_next(self) -> None:
        """Take the next note in hand, if this one was left where it was."""
        self.queue.follow(self._waiting())

    # Reading

    def _take(self, changed: Changed) -> bool:
        added = changed.added(Contribution)
        if added is None or any(note.cluster_id is not None for note in added):
            concerned = changed.touches(Contribution, Cluster, PlusOne, Question)
            if concerned:
                self._read()
            return concerned
        here = {note.id: note for note in added if self.question and note.question_id == self.question.id}
        self._notes |= here  # the others are not read again for what was just said
        return bool(here)

    def _read(self) -> None:
        store = self._store
        self._notes, self.clusters = {}, {}
        self.question = store.get(Question, self.question.id) if self.question is not None else None
        if self.question is not None:
            self._notes = {note.id: note for note in reading.contributions(store, self.question)}
            clusters = store.all(Cluster, question_id=self.question.id)
            counts = dict.fromkeys((cluster.id for cluster in clusters), 0)
            for note in self._notes.values():
                if note.cluster_id is not None:
                    counts[note.cluster_id] += 1
            self.clusters = {one.id: _as_tile(one, counts[one.id]) for one in clusters}
        self.order.follow(list(self.clusters))

    def _waiting(self) -> list[str]:
        return [note.id for note in self._notes.values() if note.cluster_id is None or note.id in self._again]


def _as_tile(cluster: Cluster, count: int) -> TileCluster:
    return TileCluster(cluster.id, cluster.title, tokens.CLUSTER_COLOURS[known(cluster.colour)], count)
