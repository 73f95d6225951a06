"""Gestures that prepare what a day asks: its themes and their questions. Positions stay 0, 1, 2… without holes."""

from __future__ import annotations

from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .plane_points import loosened
from .records import (
    AgendaItem,
    Cluster,
    Commitment,
    Contribution,
    Flow,
    Question,
    Session,
    SlipBatch,
    Statement,
    Theme,
    Vote,
    VoteOption,
)
from .store import Store
from .text import clean, clean_line, required


def add_theme(store: Store, session: Session, title: str) -> Theme:
    """Add a theme at the end."""
    with store.operation("add_theme") as operation:
        position = store.count(Theme, session_id=session.id)
        return operation.put(Theme(session_id=session.id, position=position, title=clean_line(title)))


def edit_theme(store: Store, changed: Theme) -> None:
    """Put a theme's new title or framing in place."""
    with store.operation("edit_theme") as operation:
        operation.put(replace(changed, title=clean_line(changed.title), framing=clean(changed.framing)))


def move_theme(store: Store, theme: Theme, to: int) -> None:
    """Move a theme to place *to*, the others making room: its questions are numbered accordingly."""
    others = [one for one in store.all(Theme, session_id=theme.session_id) if one.id != theme.id]
    with store.operation("move_theme") as operation:
        operation.put_in_order([*others[:to], theme, *others[to:]])


def remove_theme(store: Store, theme: Theme) -> None:
    """Remove a theme that has no question left; contributions that also spoke of it no longer say so."""
    if store.count(Question, theme_id=theme.id):
        raise FacilitatorError(_("This theme still has questions: remove them first."))
    with store.operation("remove_theme") as operation:
        for contribution in store.all(Contribution, theme_id=theme.id):
            operation.put(replace(contribution, theme_id=None))
        operation.remove(theme)
        operation.put_in_order([t for t in store.all(Theme, session_id=theme.session_id) if t.id != theme.id])


def add_question(store: Store, theme: Theme, text: str, *, item: AgendaItem | None = None) -> Question:
    """Add a question at the end of a theme, asked during *item*."""
    with store.operation("add_question") as operation:
        return operation.put(
            Question(
                session_id=theme.session_id,
                theme_id=theme.id,
                item_id=item.id if item else None,
                position=store.count(Question, theme_id=theme.id),
                text=required(text),
            )
        )


def add_first_question(
    store: Store, session: Session, theme_title: str, text: str, *, item: AgendaItem | None = None
) -> Question:
    """Add a question to a session that has no theme yet, with a theme of that title to hold it."""
    with store.operation("add_question") as operation:
        theme = operation.put(Theme(session_id=session.id, position=0, title=clean_line(theme_title)))
        return operation.put(
            Question(
                session_id=session.id,
                theme_id=theme.id,
                item_id=item.id if item else None,
                position=0,
                text=required(text),
            )
        )


def edit_question(store: Store, changed: Question) -> None:
    """Put a question's new text, theme or item in place. Under another theme it comes last."""
    with store.operation("edit_question") as operation:
        theme_id = store.the(Question, changed.id).theme_id
        changed = operation.put(replace(changed, text=required(changed.text)))
        if changed.theme_id != theme_id:
            operation.put_in_order(store.all(Question, theme_id=theme_id))
            others = [q for q in store.all(Question, theme_id=changed.theme_id) if q.id != changed.id]
            operation.put_in_order([*others, changed])


def move_question(store: Store, question: Question, to: int) -> None:
    """Move a question to place *to* among those of its theme, the others making room."""
    others = [one for one in store.all(Question, theme_id=question.theme_id) if one.id != question.id]
    with store.operation("move_question") as operation:
        operation.put_in_order([*others[:to], question, *others[to:]])


def remove_question(store: Store, question: Question) -> None:
    """Remove a question to which nothing was answered, with what was concluded on it.

    What was voted about it stays, and keeps its words.
    """
    if store.count(Contribution, question_id=question.id) or store.first(Flow, question_id=question.id):
        raise FacilitatorError(_("This question has contributions: move them before you remove it."))
    if store.count(SlipBatch, question_id=question.id):
        raise FacilitatorError(_("Numbered slips were printed for this question: keep it, some may be in the room."))
    with store.operation("remove_question") as operation:
        for vote in store.all(Vote, question_id=question.id):
            operation.put(replace(vote, question_id=None))
        for cluster in store.all(Cluster, question_id=question.id):
            for option in store.all(VoteOption, cluster_id=cluster.id):
                operation.put(replace(option, cluster_id=None))
            for promised in store.all(Commitment, cluster_id=cluster.id):
                operation.put(replace(promised, cluster_id=None))
            for point in loosened(store, clusters=[cluster.id]):
                operation.put(point)
            operation.remove(cluster)
        for statement in store.all(Statement, question_id=question.id):
            operation.remove(statement)
        operation.remove(question)
        operation.put_in_order([q for q in store.all(Question, theme_id=question.theme_id) if q.id != question.id])
