"""What the capture bar says of what it holds."""

from __future__ import annotations

from ....i18n import _
from ....sessions import labels, reading
from ....sessions.anonymity import anonymity_of
from ....sessions.queued import Typed
from ....sessions.records import Anonymity, Contribution, PlusOne, Question, RoomQuestion
from ....sessions.store import Store
from ....sessions.text import shortened
from ....sessions.vocabulary import Mark, Sort, Vocabulary
from ...widgets.chips import Chip
from .gestures import Aim
from .marks_in_hand import MarksInHand

_LONGEST = 90
"""Characters of a question, said in passing."""


def editing(edited: Typed) -> str:
    """What is being put right, and how one gets out of it."""
    if isinstance(edited, RoomQuestion):
        return _("Editing a question from the room: Enter keeps the change, Esc leaves it as it was")
    return _("Editing a contribution: Enter keeps the change, Esc leaves it as it was")


def destination(store: Store, aim: Aim, number: int, marks: MarksInHand, known: Vocabulary) -> str:
    """Where the words will go, and what is not kept with them of what was said of who says them."""
    question = aim.question
    slip = next((mark for mark in marks.said if mark.sort is Sort.SLIP), None)
    printed_for = known.slip_question(int(slip.value)) if slip else None
    if any(mark.sort is Sort.PARKING for mark in marks.shown):
        return _and(_("→ Parking"), _not_kept(None, marks))
    if printed_for is not None and (question is None or printed_for != question.id):
        question = store.the(Question, printed_for)
        number = reading.outline(store, question.session_id).number(question)
    if question is not None:
        lost = _not_kept(question, marks)
        text = shortened(question.text, _LONGEST - len(lost))
        return _and(_("→ Question {number}: {text}").format(number=number, text=text), lost)
    if aim.speech:
        return _("→ Question from the room: {title}").format(title=aim.speech.title)
    return _and(_("→ Parking"), _not_kept(None, marks))


def _not_kept(question: Question | None, marks: MarksInHand) -> str:
    """What an answer to *question* does not keep of the marks that say who speaks; nothing when it keeps them."""
    said, anonymity = {mark.sort for mark in marks.shown}, anonymity_of(question)
    if anonymity is Anonymity.PUBLIC and said & {Sort.PERSON, Sort.COLLEGE, Sort.TABLE}:
        return _("kept without who says it")
    return _("kept without the name") if anonymity is Anonymity.COLLEGE and Sort.PERSON in said else ""


def _and(told: str, more: str) -> str:
    return " · ".join(filter(None, (told, more)))


def chip(store: Store, session_id: str, mark: Mark, marks: MarksInHand, known: Vocabulary, edited: str) -> Chip:
    """How *mark* is shown in the field."""
    words, tip = known.title(mark), ""
    if mark.sort is Sort.PERSON and mark.value in known.people:
        person = known.people[mark.value]
        tip = " · ".join(part for part in (words, labels.origin(person.table_number, person.college)) if part)
    entered = mark.sort is Sort.SLIP and _entered(store, session_id, int(mark.value), edited)
    if entered:
        words, tip = _("{slip}: entered already").format(slip=words), ""
    return Chip(
        key=f"{mark.sort} {mark.value}",
        words=words,
        tip=tip,
        can_pin=mark.sort is Sort.TABLE,
        pinned=mark in marks.pinned,
        worrying=entered,
    )


def mark_of(key: str) -> Mark:
    """The mark that a chip shows, by its key."""
    sort, _blank, value = key.partition(" ")
    return Mark(Sort(sort), value)


def _entered(store: Store, session_id: str, serial: int, edited: str) -> bool:
    """Whether another contribution, or a +1, came from that slip."""
    others = [c for c in store.all(Contribution, session_id=session_id, slip=serial) if c.id != edited]
    return bool(others) or store.count(PlusOne, session_id=session_id, slip=serial) > 0
