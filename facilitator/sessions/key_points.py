"""Gestures on what a speaker says and is worth keeping: key points, and quotes in the speaker's own words.

Positions stay 0, 1, 2… without holes. Showing a point to the room is the screen's affair: journaled, not undoable, and
never in the way of undoing the rest. What a speaker agreed to are the very words: other words are to be agreed to anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ..errors import FacilitatorError
from ..i18n import _
from .journal import Undo
from .records import AgendaItem, Agreement, KeyPoint
from .store import Store
from .text import clean_line, required

_MARKS = {"«": "»", "“": "”", "„": "“", '"': '"'}
"""What opens a quote, and what closes it."""


class Words(NamedTuple):
    """What is kept of a line that was typed."""

    text: str
    quote: bool


def understood(typed: str) -> Words:
    """What was typed, as it is kept: what begins with a quotation mark is a quote, kept without its marks.

    A line that only begins with words between marks, and goes on after them, is not one.
    """
    line = clean_line(typed)
    opening, closing = line[:1], _MARKS.get(line[:1])
    if closing is None:
        return Words(line, False)
    inner = line[1:].removesuffix(closing)
    closes, opens = inner.find(closing), inner.find(opening)
    if closes >= 0 and not 0 <= opens < closes:
        return Words(line, False)
    return Words(clean_line(inner), True)


def told(point: KeyPoint) -> str:
    """The words of a point as they are typed: a quote between its marks."""
    return _("“{text}”").format(text=point.text) if point.quote else point.text


def points_of(store: Store, item_id: str) -> list[KeyPoint]:
    """What was kept of an item, in order."""
    return store.all(KeyPoint, item_id=item_id)


def add(
    store: Store,
    item: AgendaItem,
    text: str,
    *,
    quote: bool = False,
    shown: bool = False,
    speaker_id: str | None = None,
) -> KeyPoint:
    """Keep one more thing that was said during *item*, by that speaker or any, shown to the room at once or not."""
    text = clean_line(required(text))
    known = points_of(store, item.id)
    with store.operation("add_key_point") as operation:
        point = KeyPoint(
            item_id=item.id, position=len(known), text=text, quote=quote, shown=shown, speaker_id=speaker_id
        )
        operation.put(point)
        operation.put_in_order([*known, point])
        return point


def edit(store: Store, point: KeyPoint, text: str, *, quote: bool) -> None:
    """Put new words in the place of those of a point. What was agreed to in other words is to be agreed to again."""
    text, present = clean_line(required(text)), _present(store, point)
    agreement = present.agreement
    if agreement is Agreement.APPROVED and (text, quote) != (present.text, present.quote):
        agreement = Agreement.PROPOSED
    with store.operation("edit_key_point") as operation:
        operation.put(replace(present, text=text, quote=quote, agreement=agreement))


def agree(store: Store, point: KeyPoint, agreement: Agreement) -> None:
    """Say what the speaker said of printing a quote. One that is withheld leaves the room's screen at once."""
    present = _present(store, point)
    shown = present.shown and agreement is not Agreement.WITHHELD
    with store.operation("agree_to_quote") as operation:
        operation.put(replace(present, agreement=agreement, shown=shown))


def credit(store: Store, point: KeyPoint, speaker_id: str | None) -> None:
    """Say whose words these are, where several people speak."""
    present = _present(store, point)
    with store.operation("credit_key_point") as operation:
        operation.put(replace(present, speaker_id=speaker_id))


def move(store: Store, point: KeyPoint, to: int) -> None:
    """Move a point to place *to* among those of its item, the others making room."""
    present = _present(store, point)
    others = _without(store, present)
    with store.operation("move_key_point") as operation:
        operation.put_in_order([*others[:to], present, *others[to:]])


def remove(store: Store, point: KeyPoint) -> None:
    """Take a point away."""
    present = _present(store, point)
    with store.operation("remove_key_point") as operation:
        operation.remove(present)
        operation.put_in_order(_without(store, present))


def show(store: Store, point: KeyPoint, *, shown: bool) -> None:
    """Let the room see a point beside the speaker, or no longer; never what the speaker withheld."""
    present = _present(store, point)
    if shown and present.agreement is Agreement.WITHHELD:
        raise FacilitatorError(_("The speaker withheld this quote: the room does not see it."))
    with store.operation("show_key_point", undo=Undo.NO) as operation:
        operation.put(replace(present, shown=shown))


def _present(store: Store, point: KeyPoint) -> KeyPoint:
    """The point as it is now."""
    return store.present(point, _("This key point was removed meanwhile: undo brings it back."))


def _without(store: Store, point: KeyPoint) -> list[KeyPoint]:
    return [other for other in points_of(store, point.item_id) if other.id != point.id]
