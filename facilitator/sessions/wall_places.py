"""Gestures that move things about on the wall, and tidy it."""

from __future__ import annotations

from dataclasses import replace

from .places import Places, moved, put_at
from .records import Arrangement, Cluster, Contribution, Question
from .store import Store


def place(store: Store, places: Places) -> None:
    """Keep where notes and clusters were put by hand. What is gone by now, or in a cluster, is passed over."""
    with store.operation("place_notes") as operation:
        for block in moved(store, places):
            operation.put(block)


def arrange(store: Store, question: Question, by: Arrangement) -> None:
    """Lay the wall of a question out anew: whatever was put somewhere by hand goes back in line."""
    with store.operation("arrange_wall") as operation:
        operation.put(replace(store.the(Question, question.id), arrangement=by))
        for note in store.all(Contribution, question_id=question.id):
            operation.put(put_at(note, None))
        for cluster in store.all(Cluster, question_id=question.id):
            operation.put(put_at(cluster, None))
