"""What is said of a name that was found, and of where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....i18n import _, ngettext, pgettext
from ....sessions.names_found import Found, Mention, NameSort, mark, undecided
from ....sessions.records import (
    Ambassador,
    Cluster,
    Commitment,
    CommitmentStep,
    Contribution,
    Feedback,
    KeyPoint,
    PlusOne,
    RoomQuestion,
    Statement,
    Vote,
    VoteOption,
)


def sort(sort: NameSort) -> str:
    return {
        NameSort.PERSON: pgettext("name", "person"),
        NameSort.COMMUNE: pgettext("name", "commune"),
        NameSort.ORGANISATION: pgettext("name", "organisation"),
        NameSort.SPEAKER: pgettext("name", "speaks in public"),
    }[sort]


def count(found: Found) -> str:
    """How often a name was written."""
    times = len(found.mentions)
    return ngettext("{count} time", "{count} times", times).format(count=times)


def state(found: Found) -> str:
    """What was decided of it."""
    if found.hidden:
        assert found.decision is not None
        return _("Hidden: {mark}").format(mark=found.decision.instead or mark(found.known.sort))
    return _("To decide") if found.waits else _("Shown")


def summary(found: Sequence[Found]) -> str:
    """What is left to decide."""
    waiting = len(undecided(found))
    if not found:
        return _("No name that this file knows stands in what people wrote.")
    if not waiting:
        return _("Everything is decided. A new name would show up here.")
    return ngettext(
        "{count} name to decide before anything public is written.",
        "{count} names to decide before anything public is written.",
        waiting,
    ).format(count=waiting)


def others(count: int) -> str:
    """How many mentions are not shown."""
    return ngettext("…and {count} other", "…and {count} others", count).format(count=count)


def place(mention: Mention, numbers: Mapping[str, int]) -> str:
    """Where a name stands; *numbers* are those of the questions, by id."""
    record = mention.record
    if isinstance(record, Contribution):
        number = numbers.get(record.question_id or "")
        return _("Question {number}").format(number=number) if number else _("Parking")
    if isinstance(record, Cluster) and record.question_id in numbers:
        return _("Cluster, question {number}").format(number=numbers[record.question_id])
    for kinds, words in (
        ((PlusOne,), _("Said again")),
        ((KeyPoint,), _("Key point")),
        ((RoomQuestion,), _("Question from the room")),
        ((Commitment, CommitmentStep), _("Commitment")),
        ((Ambassador,), _("Ambassador")),
        ((Statement,), _("Synthesis")),
        ((Vote, VoteOption), _("Vote")),
        ((Feedback,), _("Evaluation")),
    ):
        if isinstance(record, kinds):
            return words
    return _("Elsewhere in the day")
