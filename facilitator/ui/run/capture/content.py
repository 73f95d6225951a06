"""What stands in the capture bar: words, marks and a kind, of a new contribution or of one that was brought back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ....sessions import capture, drafting
from ....sessions.capture import Draft
from ....sessions.queued import Typed, last_typed, next_typed, typed
from ....sessions.records import Contribution, ContributionKind
from ....sessions.text import lines
from ....sessions.vocabulary import Mark, Sort, Vocabulary
from ...desk import Desk
from ...widgets.capture_field import CaptureField
from .kind_buttons import KindButtons
from .marks_in_hand import MarksInHand
from .token_taker import TokenTaker


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it, as a value."""

    text: str
    kind: ContributionKind
    marks: MarksInHand
    several: bool = False
    """Whether each line is a contribution of its own."""
    edited: str = ""
    """The id of the contribution, or of the question from the room, that was brought back."""


class BarContent:
    """What was being typed waits while an earlier contribution is edited."""

    def __init__(
        self, desk: Desk, field: CaptureField, kinds: KindButtons, taker: TokenTaker, replaced: Callable[[], None]
    ) -> None:
        """*replaced* is called when something else stands there."""
        self._desk, self._field, self._kinds, self._taker, self._replaced = desk, field, kinds, taker, replaced
        self.edited: Typed | None = None
        self._waiting: Standing | None = None

    @property
    def edited_id(self) -> str:
        return self.edited.id if self.edited is not None else ""

    @property
    def parked(self) -> bool:
        return any(mark.sort is Sort.PARKING for mark in self._taker.marks.shown)

    @property
    def empty(self) -> bool:
        """Whether nobody has said anything yet."""
        return not self._field.text().strip() and not self._taker.marks.said

    def standing(self) -> Standing:
        return Standing(self._field.text(), self._kinds.kind(), self._taker.marks, self._field.several, self.edited_id)

    def drafts(self, known: Vocabulary) -> list[Draft]:
        """What Enter would keep; raises `BadText` for a text that is too long."""
        text, kind, marks = self._field.text(), self._kinds.kind(), self._taker.marks
        if self._field.several and self.edited is None:
            parts = [capture.understand(line, kind, known, given=marks.shown) for line in lines(text)]
            return [part for part in parts if part.text]
        as_text = self._taker.as_text
        return [capture.understand(text, kind, known, marks=marks.said, given=marks.given, as_text=as_text)]

    def put(self, standing: Standing) -> None:
        """Show what was being typed when the program stopped, or before an editing."""
        edited = typed(self._desk.store, standing.edited)
        if edited is not None:
            self.edit(edited)
        self._kinds.choose(standing.kind)
        self._field.take(standing.text)
        self._field.several = self._field.splittable = standing.several
        self._taker.put(standing.marks)
        self._replaced()

    def start_over(self) -> None:
        """Hold nothing."""
        self.edited = self._waiting = None
        self._taker.as_text = ()
        self._field.empty()
        self._taker.put(MarksInHand())
        self._replaced()

    def go_on(self) -> None:
        """Be ready for the next one: what waited for the end of an editing comes back."""
        waiting, self._waiting, self.edited = self._waiting, None, None
        self._taker.as_text = ()
        if waiting is not None:
            self.put(waiting)
        else:
            self._field.empty()
            self._taker.put(self._taker.marks.next_one())
            self._replaced()

    def edit(self, one: Typed) -> None:
        """Bring *one* back, its marks beside its words."""
        if self._waiting is None:
            self._waiting = self.standing()
        self.edited = one
        if isinstance(one, Contribution):
            self._kinds.choose(one.kind)
        self._taker.as_text = frozenset(one.text.split())
        self._field.take(one.text, walked=True)
        self._taker.put(MarksInHand(brought=_marks_of(one)))
        self._replaced()

    def edit_previous(self) -> None:
        """Bring back what was kept last; again, what was kept before it."""
        found = last_typed(self._desk.store, self._desk.session_id, before=self.edited)
        if found is not None:
            self.edit(found)

    def edit_next(self) -> None:
        """The one after it, or what was there before the first came back."""
        if self.edited is None:
            return
        found = next_typed(self._desk.store, self._desk.session_id, self.edited)
        if found is not None:
            self.edit(found)
        else:
            self.go_on()

    def begin_with(self, kind: ContributionKind) -> None:
        """A new contribution is of that kind."""
        if self._waiting is not None:
            self._waiting = replace(self._waiting, kind=kind)
        else:
            self._kinds.choose(kind)

    def begin_slip(self, serial: int) -> None:
        """The next words come from that paper slip."""
        if self.edited is None:
            self._taker.put(self._taker.marks.choosing(Mark(Sort.SLIP, str(serial))))


def _marks_of(one: Typed) -> tuple[Mark, ...]:
    return capture.marks_of(one) if isinstance(one, Contribution) else drafting.marks_of_question(one)
