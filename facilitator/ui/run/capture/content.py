"""What stands in the capture bar: words, marks and a kind, of a new contribution or of one that was brought back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ....sessions import capture
from ....sessions.capture import Draft
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
    """The id of the contribution that was brought back."""


class BarContent:
    """What was being typed waits while an earlier contribution is edited."""

    def __init__(
        self, desk: Desk, field: CaptureField, kinds: KindButtons, taker: TokenTaker, replaced: Callable[[], None]
    ) -> None:
        """*replaced* is called when something else stands there."""
        self._desk, self._field, self._kinds, self._taker, self._replaced = desk, field, kinds, taker, replaced
        self.edited: Contribution | None = None
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
        contribution = self._desk.store.get(Contribution, standing.edited)
        if contribution is not None:
            self.edit(contribution)
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

    def edit(self, contribution: Contribution) -> None:
        """Bring *contribution* back, its marks beside its words."""
        if self._waiting is None:
            self._waiting = self.standing()
        self.edited = contribution
        self._kinds.choose(contribution.kind)
        self._taker.as_text = frozenset(contribution.text.split())
        self._field.take(contribution.text, walked=True)
        self._taker.put(MarksInHand(brought=capture.marks_of(contribution)))
        self._replaced()

    def edit_previous(self) -> None:
        """Bring the last contribution back; again, the one before it."""
        found = capture.latest(self._desk.store, self._desk.session_id, before=self.edited)
        if found is not None:
            self.edit(found)

    def edit_next(self) -> None:
        """The one after it, or what was there before the first came back."""
        if self.edited is None:
            return
        found = capture.following(self._desk.store, self._desk.session_id, self.edited)
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
