"""Gestures on the questions that the room has for who speaks: asked, put, answered, kept for the report.

One question at most is put at a time. Positions stay 0, 1, 2… without holes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..i18n import _
from .operation import Operation
from .records import AgendaItem, College, QueueState, RoomQuestion
from .store import Store
from .text import clean, required


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it is asked: its words, to whom, and from where."""

    text: str
    speaker_id: str | None = None
    """To whom; None for whoever can answer."""
    table_number: int | None = None
    college: College | None = None
    participant_id: str | None = None


def questions_of(store: Store, item_id: str) -> list[RoomQuestion]:
    """The questions asked during an item, in order."""
    return store.all(RoomQuestion, item_id=item_id)


def ask(
    store: Store,
    item: AgendaItem,
    text: str,
    *,
    speaker_id: str | None = None,
    table_number: int | None = None,
    college: College | None = None,
    participant_id: str | None = None,
) -> RoomQuestion:
    """Put one more question at the end of the queue of *item*. Raises `BadText` for an empty one."""
    asked = Asked(
        text=text, speaker_id=speaker_id, table_number=table_number, college=college, participant_id=participant_id
    )
    return ask_all(store, item, [asked])[0]


def ask_all(store: Store, item: AgendaItem, questions: Sequence[Asked]) -> list[RoomQuestion]:
    """The same for several, in their order, in one operation: all or none."""
    texts, now = [required(one.text) for one in questions], store.now()
    known = questions_of(store, item.id)
    with store.operation("ask_room_question") as operation:
        made = [
            RoomQuestion(
                session_id=item.session_id,
                item_id=item.id,
                position=len(known) + place,
                text=text,
                speaker_id=asked.speaker_id,
                table_number=asked.table_number,
                college=asked.college,
                participant_id=asked.participant_id,
                asked_at=now,
            )
            for place, (asked, text) in enumerate(zip(questions, texts, strict=True))
        ]
        operation.put_in_order([*known, *made])
        return made


def edit(store: Store, question: RoomQuestion, asked: Asked) -> None:
    """Put other words, and what is said beside them, in the place of those of a question."""
    text, present = required(asked.text), _present(store, question)
    with store.operation("edit_room_question") as operation:
        operation.put(
            replace(
                present,
                text=text,
                speaker_id=asked.speaker_id,
                table_number=asked.table_number,
                college=asked.college,
                participant_id=asked.participant_id,
            )
        )


def reword(store: Store, question: RoomQuestion, text: str) -> None:
    """Put other words in the place of those of a question, and change nothing else."""
    text, present = required(text), _present(store, question)
    with store.operation("edit_room_question") as operation:
        operation.put(replace(present, text=text))


def address(store: Store, question: RoomQuestion, speaker_id: str | None) -> None:
    """Say to whom a question goes; to whoever can answer with None."""
    present = _present(store, question)
    with store.operation("address_room_question") as operation:
        operation.put(replace(present, speaker_id=speaker_id))


def move(store: Store, question: RoomQuestion, to: int) -> None:
    """Move a question to place *to* among those of its item, the others making room."""
    present = _present(store, question)
    others = _without(store, present)
    with store.operation("move_room_question") as operation:
        operation.put_in_order([*others[:to], present, *others[to:]])


def put_now(store: Store, question: RoomQuestion) -> None:
    """It is this question's turn; the one that was put until now has been answered."""
    present = _present(store, question)
    with store.operation("put_room_question") as operation:
        _end_the_former(store, operation, present)
        operation.put(replace(present, state=QueueState.NOW))


def put_back(store: Store, question: RoomQuestion) -> None:
    """A question that was put, or answered, waits again."""
    present = _present(store, question)
    with store.operation("put_back_room_question") as operation:
        operation.put(replace(present, state=QueueState.WAITING))


def answer(store: Store, question: RoomQuestion, words: str | None = None) -> None:
    """A question was answered; in those *words*, in place of what was written down before, when there are any."""
    present = _present(store, question)
    told = present.answer if words is None else clean(words)
    with store.operation("answer_room_question") as operation:
        operation.put(replace(present, state=QueueState.ANSWERED, answer=told))


def write_answer(store: Store, question: RoomQuestion, words: str) -> None:
    """Write down what is answered, or nothing, wherever the question stands."""
    told, present = clean(words), _present(store, question)
    with store.operation("write_room_answer") as operation:
        operation.put(replace(present, answer=told))


def keep(store: Store, question: RoomQuestion, *, kept: bool = True) -> None:
    """A question goes to the report, answered or not; or it does not."""
    present = _present(store, question)
    with store.operation("keep_room_question") as operation:
        operation.put(replace(present, kept=kept))


def remove(store: Store, question: RoomQuestion) -> None:
    """Take a question out of the queue."""
    present = _present(store, question)
    with store.operation("remove_room_question") as operation:
        operation.remove(present)
        operation.put_in_order(_without(store, present))


def _end_the_former(store: Store, operation: Operation, following: RoomQuestion) -> None:
    for other in _without(store, following):
        if other.state is QueueState.NOW:
            operation.put(replace(other, state=QueueState.ANSWERED))


def _present(store: Store, question: RoomQuestion) -> RoomQuestion:
    """The question as it is now."""
    return store.present(question, _("This question from the room was removed meanwhile: undo brings it back."))


def _without(store: Store, question: RoomQuestion) -> list[RoomQuestion]:
    return [other for other in questions_of(store, question.item_id) if other.id != question.id]
