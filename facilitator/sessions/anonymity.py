"""How much of who said something is stored: what its question allows, and nothing more.

The anonymity of a question holds in the data. Whatever brings a contribution, or a +1, to a question (the capture bar,
a slip, an import, a move, the bin) stores what `allowed` leaves of it. What is parked has no question: a table and a
college are known of it, never a name.

Making a question stricter takes nothing away by itself: what was stored is told (`authors_stored`) and is erased for
good when somebody asks for it (`forget_authors`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from .records import Anonymity, Contribution, PlusOne, Question
from .store import Store

Said = TypeVar("Said", Contribution, PlusOne)

NEVER_STORED: Mapping[Anonymity, tuple[str, ...]] = {
    Anonymity.NAMED: (),
    Anonymity.COLLEGE: ("participant_id",),
    Anonymity.PUBLIC: ("participant_id", "college", "table_number"),
}
"""The fields of a contribution, and of a +1, that say more than a question of that anonymity allows."""


def anonymity_of(question: Question | None) -> Anonymity:
    """What may be stored of who answers *question*; of who said what is parked, without one."""
    return question.anonymity if question is not None else Anonymity.COLLEGE


def allowed(question: Question | None, said: Said) -> Said:
    """*said* with what an answer to *question* may store, and no more."""
    if not says_more(question, said):
        return said
    never = NEVER_STORED[anonymity_of(question)]
    return replace(
        said,
        participant_id=None if "participant_id" in never else said.participant_id,
        college=None if "college" in never else said.college,
        table_number=None if "table_number" in never else said.table_number,
    )


def says_more(question: Question | None, said: Contribution | PlusOne) -> bool:
    """Whether *said* tells more of who said it than *question* allows."""
    return any(getattr(said, name) is not None for name in NEVER_STORED[anonymity_of(question)])


def authors_stored(store: Store, question: Question) -> int:
    """Of how many answers to *question*, +1s included, the file still holds more than it allows: journal included."""
    never = NEVER_STORED[question.anonymity]
    told = store.told_ids(never) if never else set()
    return len(told.intersection(_answers(store, question))) if told else 0


def forget_authors(store: Store, question: Question) -> list[Path]:
    """Erase for good who answered *question*, beyond what it allows: journal, frozen scenes and backups too. No undo.

    Every word stays. Returns the files that still hold some of it: see `Store.forget`.
    """
    fields = NEVER_STORED[question.anonymity]
    if "college" in fields:
        fields = (*fields, "source")  # the fingerprint of an imported row was made with its table and college
    return store.forget_fields(_answers(store, question), fields)


def _answers(store: Store, question: Question) -> list[str]:
    """The ids of the contributions to *question*, deleted ones too, and of all their +1s."""
    said = [one.id for one in store.all(Contribution, question_id=question.id)]
    gone = [one.record.id for one in store.removed(Contribution) if one.record.question_id == question.id]
    answers = {*said, *gone}
    ones = [one.id for one in store.all(PlusOne, session_id=question.session_id) if one.contribution_id in answers]
    lost = [one.record.id for one in store.removed(PlusOne) if one.record.contribution_id in answers]
    return [*said, *gone, *ones, *lost]
