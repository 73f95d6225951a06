"""The gestures of the capture bar beside keeping: +1, a new tag, a question's own kind."""

from __future__ import annotations

from collections.abc import Callable

from ....i18n import _
from ....sessions import capture
from ....sessions.capture import Draft
from ....sessions.completion import Offer
from ....sessions.records import Contribution, ContributionKind, PlusOne, Question
from ....sessions.text import shortened
from ....sessions.vocabulary import Mark, Sort
from ...desk import Desk

_LONGEST = 60


def add_one(desk: Desk, contribution_id: str, drafts: Callable[[], list[Draft]]) -> bool:
    """Somebody else says the same: it weighs one more, and nothing is added to the wall. False when it was refused."""
    contribution = desk.store.get(Contribution, contribution_id)
    if contribution is None:
        return False
    if not desk.notices.did(lambda: capture.add_one(desk.store, contribution, drafts()[0])):
        return False
    weight = 1 + desk.store.count(PlusOne, contribution_id=contribution.id)
    text = shortened(contribution.text, _LONGEST)
    desk.notices.say(_("+1: {text} (weight {weight})").format(text=text, weight=weight))
    return True


def mark_of_offer(desk: Desk, offer: Offer) -> Mark | None:
    """The mark that was chosen, its tag made if it is a new one; None when that was refused."""
    if not offer.new:
        return offer.mark
    tag = desk.notices.attempt(capture.add_tag, desk.store, offer.mark.value)
    return Mark(Sort.TAG, tag.title) if tag is not None else None


def set_default_kind(desk: Desk, question: Question | None, kind: ContributionKind) -> None:
    """Make *kind* the question's own."""
    found = desk.store.get(Question, question.id) if question is not None else None
    if found is not None:
        desk.notices.attempt(capture.set_default_kind, desk.store, found, kind)
