"""Taking in many contributions at once: what was planned from a table becomes contributions, a piece at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from ...errors import NotFound
from ...i18n import _
from ..anonymity import allowed
from ..journal import Actor
from ..operation import Operation
from ..records import Cluster, Contribution, PlusOne, Question, Session, SessionState, Tag
from ..store import Store
from ..text import folded
from .plan import ImportRow, Plan

CHUNK = 100
"""How many contributions are imported at once: the windows answer in between."""


def run(store: Store, made: Plan, *, actor: Actor = Actor.DESK, chunk: int = CHUNK) -> Iterator[int]:
    """Import what *made* says is ready, and tell how many are in after each *chunk*: each is durable by then.

    All of it is undone as one. Who stops asking leaves what is in. Raises `NotFound` when its question was removed
    meanwhile, `CannotUndo` when what is in was undone meanwhile, `StoreUnavailable` when the disk refuses.
    """
    session, now = store.the(Session, made.session_id), store.now()
    first: str | None = None
    for start in range(0, len(made.ready), chunk):
        rows = made.ready[start : start + chunk]
        with store.operation("import_contributions", actor=actor, part_of=first) as operation:
            first = first or operation.id
            _put(store, operation, session, rows, now)
        yield start + len(rows)


def _put(store: Store, operation: Operation, session: Session, rows: Sequence[ImportRow], now: datetime) -> None:
    shelf = _Shelf(store, operation, rows)
    for row in rows:
        said = Contribution(
            session_id=session.id,
            question_id=row.question_id,
            cluster_id=shelf.cluster_id(row),
            kind=row.kind,
            text=row.text,
            table_number=row.table_number,
            college=row.college,
            lever=row.lever,
            said_at=row.said_at or now,
            late=row.late or session.state is SessionState.CLOSED,
            tags=" ".join(shelf.tag(title) for title in row.tags),
            slip=row.slip,
            source=row.source,
        )
        operation.put(allowed(shelf.question(row), said))
        for text in (*row.echoes, *[""] * (row.weight - 1 - len(row.echoes))):
            operation.put(PlusOne(session_id=session.id, contribution_id=said.id, text=text, said_at=said.said_at))


class _Shelf:
    """The clusters and tags that rows name: those there are, and new ones."""

    def __init__(self, store: Store, operation: Operation, rows: Sequence[ImportRow]) -> None:
        self._operation = operation
        asked = {row.question_id for row in rows if row.question_id is not None}
        self._questions = {question.id: question for question in store.among(Question, "id", sorted(asked))}
        if len(self._questions) < len(asked):
            raise NotFound(_("A question of this import was removed meanwhile: choose where the rest goes."))
        named = {row.question_id for row in rows if row.cluster and row.question_id is not None}
        self._clusters = {question_id: store.all(Cluster, question_id=question_id) for question_id in named}
        self._tags = {folded(tag.title): tag.title for tag in store.all(Tag)} if any(row.tags for row in rows) else {}

    def question(self, row: ImportRow) -> Question | None:
        return self._questions.get(row.question_id or "")

    def cluster_id(self, row: ImportRow) -> str | None:
        if not row.cluster or row.question_id is None:
            return None
        known = self._clusters[row.question_id]
        found = next((cluster for cluster in known if folded(cluster.title) == folded(row.cluster)), None)
        if found is None:
            found = Cluster(question_id=row.question_id, position=len(known), title=row.cluster)
            known.append(self._operation.put(found))
        return found.id

    def tag(self, title: str) -> str:
        if folded(title) not in self._tags:
            self._tags[folded(title)] = self._operation.put(Tag(title=title)).title
        return self._tags[folded(title)]
