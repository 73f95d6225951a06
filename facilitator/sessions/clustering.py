"""Gestures that group contributions which say the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .records import Cluster, Contribution, Question
from .store import Store
from .text import clean_line


def group(store: Store, question: Question, title: str, contributions: Sequence[Contribution]) -> Cluster:
    """Gather contributions of a question under a new title; each keeps its own text."""
    with store.operation("group") as operation:
        position = store.count(Cluster, question_id=question.id)
        cluster = operation.put(Cluster(question_id=question.id, position=position, title=clean_line(title)))
        for contribution in contributions:
            operation.put(replace(contribution, cluster_id=cluster.id))
        return cluster
