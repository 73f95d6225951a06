"""Numbered paper slips: what was printed, what was handed out, and what has come back.

Serial numbers run through a whole session, so that a number alone tells which question its slip was for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..errors import FacilitatorError
from ..i18n import _, ngettext
from .journal import Actor
from .records import Contribution, PlusOne, Question, SlipBatch
from .store import Store

MOST = 999
"""How many slips a session can number: three digits are still read at a glance."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The slips of a question, by their serial numbers."""

    printed: int
    handed_out: int
    entered: tuple[int, ...]
    """Those that a contribution or a +1 came from."""
    missing: tuple[int, ...]
    """Handed out, and not entered yet."""

    @property
    def told(self) -> str:
        """The count in a sentence: "142 handed out, 138 entered, missing 17, 63, 88, 121"."""
        parts = [
            ngettext("{count} handed out", "{count} handed out", self.handed_out).format(count=self.handed_out),
            ngettext("{count} entered", "{count} entered", len(self.entered)).format(count=len(self.entered)),
        ]
        if self.missing:
            template = ngettext("missing {numbers}", "missing {numbers}", len(self.missing))
            parts.append(template.format(numbers=ranges(self.missing)))
        elif self.handed_out:
            parts.append(_("none is missing"))
        return ", ".join(parts)


def print_batch(
    store: Store,
    question: Question,
    count: int,
    write: Callable[[SlipBatch], object] | None = None,
    *,
    actor: Actor = Actor.DESK,
) -> SlipBatch:
    """Number *count* more slips for a question, all handed out until said otherwise.

    *write* makes the file to print; when it raises, nothing is numbered. Raises `FacilitatorError` when the session
    would have more than `MOST`.
    """
    first = next_serial(store, question.session_id)
    left = MOST - first + 1
    if not 1 <= count <= left:
        raise FacilitatorError(
            _("A session numbers at most {most} slips: {left} are left.").format(most=MOST, left=max(0, left))
        )
    with store.operation("print_slips", actor=actor) as operation:
        batch = operation.put(
            SlipBatch(
                session_id=question.session_id, question_id=question.id, first=first, count=count, handed_out=count
            )
        )
        if write is not None:
            write(batch)
        return batch


def hand_out(store: Store, question: Question, count: int) -> None:
    """Say how many of a question's slips were really given to the room, from the first printed on."""
    batches = batches_of(store, question)
    printed = sum(batch.count for batch in batches)
    if not 0 <= count <= printed:
        raise FacilitatorError(
            ngettext(
                "{count} slip was printed for this question: hand out at most that many, or print more.",
                "{count} slips were printed for this question: hand out at most that many, or print more.",
                printed,
            ).format(count=printed)
        )
    with store.operation("hand_out_slips") as operation:
        for batch in batches:
            given = min(batch.count, count)
            operation.put(replace(batch, handed_out=given))
            count -= given


def batches_of(store: Store, question: Question) -> list[SlipBatch]:
    """What was printed for a question, in the order in which it was."""
    return store.all(SlipBatch, question_id=question.id)


def next_serial(store: Store, session_id: str) -> int:
    """The number of the session's next slip."""
    return max((batch.first + batch.count for batch in store.all(SlipBatch, session_id=session_id)), default=1)


def tally(store: Store, question: Question) -> Tally:
    """Where the slips of a question are. One that was entered was handed out, whatever was said."""
    batches = batches_of(store, question)
    printed = {serial for batch in batches for serial in range(batch.first, batch.first + batch.count)}
    given = {serial for batch in batches for serial in range(batch.first, batch.first + batch.handed_out)}
    said_on_paper: list[Contribution | PlusOne] = [
        *store.all(Contribution, session_id=question.session_id),
        *store.all(PlusOne, session_id=question.session_id),
    ]
    entered = {said.slip for said in said_on_paper if said.slip in printed}
    known = tuple(sorted(entered))
    return Tally(
        printed=len(printed),
        handed_out=len(given | set(known)),
        entered=known,
        missing=tuple(sorted(given - set(known))),
    )


def ranges(serials: Sequence[int]) -> str:
    """Ascending numbers to read: "17, 63, 88 to 92"; a run of three or more is told by its ends."""
    runs: list[list[int]] = []
    for serial in serials:
        if runs and runs[-1][-1] == serial - 1:
            runs[-1].append(serial)
        else:
            runs.append([serial])
    told = []
    for run in runs:
        if len(run) > 2:
            told.append(_("{first} to {last}").format(first=run[0], last=run[-1]))
        else:
            told.extend(map(str, run))
    return ", ".join(told)
