"""Gestures of the evaluation at the end of the day: one word each, and what to change. Nobody is named.

What the day was worth is counted by `positioning.count_answers`.
"""

from __future__ import annotations

from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .records import Feedback, FeedbackKind
from .store import Store
from .text import clean_line, folded, required, shortened

MOST_TIMES = 999


def add(store: Store, session_id: str, kind: FeedbackKind, text: str) -> Feedback:
    """Take down a word, or what to change. The same again, however it is written, counts once more.

    Raises `BadText` for an empty text.
    """
    text = required(clean_line(text) if kind is FeedbackKind.WORD else text)
    same = _same(store, session_id, kind, text)
    made = Feedback(session_id=session_id, position=_last(store, session_id), kind=kind, text=text)
    with store.operation("add_feedback") as operation:
        return operation.put(made if same is None else replace(same, count=min(same.count + 1, MOST_TIMES)))


def reword(store: Store, said: Feedback, text: str) -> None:
    """Write it otherwise; where somebody said that already, the two count together. Raises `BadText` when empty."""
    said = _present(store, said)
    text = required(clean_line(text) if said.kind is FeedbackKind.WORD else text)
    same = _same(store, said.session_id, said.kind, text)
    with store.operation("edit_feedback") as operation:
        if same is None or same.id == said.id:
            operation.put(replace(said, text=text))
        else:
            operation.put(replace(same, count=min(same.count + said.count, MOST_TIMES)))
            operation.remove(said)


def count(store: Store, said: Feedback, times: int) -> None:
    """Say how many people said it; nobody takes it away."""
    said = _present(store, said)
    if not 0 <= times <= MOST_TIMES:
        raise FacilitatorError(_("A number of answers goes from 0 to {most}.").format(most=MOST_TIMES))
    with store.operation("count_feedback") as operation:
        if times:
            operation.put(replace(said, count=times))
        else:
            operation.remove(said)


def remove(store: Store, said: Feedback) -> None:
    """Take it away."""
    with store.operation("remove_feedback") as operation:
        operation.remove(said)


def _last(store: Store, session_id: str) -> int:
    """The place after all the others: what is taken away leaves a hole, and the order stays."""
    return max((one.position for one in store.all(Feedback, session_id=session_id)), default=-1) + 1


def _same(store: Store, session_id: str, kind: FeedbackKind, text: str) -> Feedback | None:
    known = (one for one in store.all(Feedback, session_id=session_id) if one.kind is kind)
    return next((one for one in known if folded(one.text) == folded(text)), None)


def _present(store: Store, said: Feedback) -> Feedback:
    return store.present(said, _("“{text}” is no longer there.").format(text=shortened(said.text, 60)))
