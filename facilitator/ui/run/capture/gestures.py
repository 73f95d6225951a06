"""The gestures of the capture bar: keeping what is typed where it goes, +1, a new tag, a question's own kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ....errors import FacilitatorError
from ....i18n import _, ngettext
from ....sessions import capture, queue
from ....sessions.capture import Draft
from ....sessions.completion import Offer
from ....sessions.queue import Asked
from ....sessions.queued import Typed, queue_of
from ....sessions.records import AgendaItem, Contribution, ContributionKind, PlusOne, Question, RoomQuestion
from ....sessions.text import shortened
from ....sessions.vocabulary import Mark, Sort
from ...desk import Desk

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Aim:
    """Where what is typed goes: to the question, else to the queue of the speech, else to the parking."""

    question: Question | None = None
    speech: AgendaItem | None = None

    def queues(self, draft: Draft) -> bool:
        """Whether *draft* is a question from the room to who speaks."""
        return self.question is None and self.speech is not None and not (draft.parked or draft.question_id)


def keep(desk: Desk, drafts: Sequence[Draft], aim: Aim, edited: Typed | None) -> None:
    """Keep *drafts*, the first in place of what was *edited*. Raises `FacilitatorError`, nothing being kept."""
    if isinstance(edited, RoomQuestion):
        if drafts[0].parked:
            raise FacilitatorError(_("This is a question of the queue: take “Parking” away, or note it anew with !"))
        queue.edit(desk.store, edited, _asked(drafts[0]))
    elif edited is not None:
        capture.edit(desk.store, edited, drafts[0], aim.question)
    else:  # one that was taken away while it was edited is said again
        _keep_new(desk, drafts, aim)


def _keep_new(desk: Desk, drafts: Sequence[Draft], aim: Aim) -> None:
    asked = [_asked(draft) for draft in drafts if aim.queues(draft)]
    said = [draft for draft in drafts if not aim.queues(draft)]
    if said:
        capture.contribute_all(desk.store, desk.session_id, said, aim.question)
    if asked and aim.speech is not None:
        queue.ask_all(desk.store, aim.speech, asked)
        waiting = len(queue_of(desk.store, aim.speech.id).waiting)
        sentence = ngettext("Kept: {count} question waits.", "Kept: {count} questions wait.", waiting)
        desk.notices.say(sentence.format(count=waiting))
    elif aim.speech is not None and any(draft.parked for draft in said):
        desk.notices.say(_("Kept in the parking."))


def _asked(draft: Draft) -> Asked:
    return Asked(
        text=draft.text,
        speaker_id=draft.speaker_id,
        table_number=draft.table_number,
        college=draft.college,
        participant_id=draft.participant_id,
    )


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
