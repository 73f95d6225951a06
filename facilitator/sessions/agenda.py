"""Gestures that prepare the items of a day, and who speaks. Positions stay 0, 1, 2… without holes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from . import schedule
from .operation import Operation
from .phasing import put_phases_within
from .reading import outline, speakers
from .record import new_id
from .records import (
    AgendaItem,
    Attachment,
    Flow,
    Interval,
    ItemKind,
    KeyPoint,
    Phase,
    RoomQuestion,
    Session,
    Speaker,
)
from .speaking_people import put_person
from .store import Store
from .text import clean, clean_line

LONGEST_ITEM = 24 * 60
DEFAULT_MINUTES = {ItemKind.MEAL: 75, ItemKind.BREAK: 15, ItemKind.REFLECTION: 50, ItemKind.VOTE: 20}


def add_item(store: Store, session: Session, kind: ItemKind, title: str, *, at: int | None = None) -> AgendaItem:
    """Insert an item of that kind at place *at*, or at the end; between two held at the same time, it is too."""
    items = list(outline(store, session.id).items)
    place = len(items) if at is None else min(at, len(items))
    with store.operation("add_item") as operation:
        item = AgendaItem(
            session_id=session.id,
            position=place,
            kind=kind,
            title=clean_line(title),
            minutes=DEFAULT_MINUTES.get(kind, 30),
            parallel=_joins(items, place),
        )
        operation.put(item)
        operation.put_in_order([*items[:place], item, *items[place:]])
        return item


def edit_item(store: Store, changed: AgendaItem) -> None:
    """Put an item's new texts, kind, duration or fixed points in place. A duration is 0 to 24 hours, in minutes.

    The questions are within it: more minutes for them than it has are refused, and a shorter item has fewer. Its
    phases are cut anew in the same proportions.
    """
    if not 0 <= changed.minutes <= LONGEST_ITEM or not 0 <= (changed.least_minutes or 0) <= LONGEST_ITEM:
        raise FacilitatorError(_("A duration goes from 0 to 24 hours: type minutes, or 1h15."))
    question_minutes = _question_minutes(store, changed)
    with store.operation("edit_item") as operation:
        operation.put(
            replace(
                changed,
                title=clean_line(changed.title),
                detail=clean_line(changed.detail),
                method=clean_line(changed.method),
                material=clean_line(changed.material),
                guidance=clean(changed.guidance),
                notes=clean(changed.notes),
                question_minutes=question_minutes,
            )
        )
        put_phases_within(store, operation, changed)


def _question_minutes(store: Store, changed: AgendaItem) -> int:
    """How many of the minutes of an item are for questions once it is changed."""
    before = store.get(AgendaItem, changed.id)
    if before is not None and before.question_minutes == changed.question_minutes:
        return min(changed.question_minutes, changed.minutes)
    if not 0 <= changed.question_minutes <= changed.minutes:
        sentence = _("The questions are part of this item: type a duration from 0 to {minutes} minutes.")
        raise FacilitatorError(sentence.format(minutes=changed.minutes))
    return changed.question_minutes


def duplicate_item(store: Store, item: AgendaItem) -> AgendaItem:
    """Put a copy of an item right after it, with its phases and speakers; its questions are still asked only once."""
    items = list(outline(store, item.session_id).items)
    parallel = item.parallel or _joins(items, item.position + 1)
    fixed_at = None if parallel else item.fixed_at
    copy = replace(item, id=new_id(), extension=0, notes="", dropped=False, parallel=parallel, fixed_at=fixed_at)
    with store.operation("duplicate_item") as operation:
        operation.put(copy)
        for phase in store.all(Phase, item_id=item.id):
            operation.put(replace(phase, id=new_id(), item_id=copy.id))
        for speaker in speakers(store, item):
            operation.put(replace(speaker, id=new_id(), item_id=copy.id))
        place = [other.id for other in items].index(item.id) + 1
        operation.put_in_order([*items[:place], copy, *items[place:]])
    return copy


def move_item(store: Store, item: AgendaItem, to: int) -> None:
    """Move an item to place *to*, counted without it, the others making room.

    The first of several held at the same time takes them along; another one leaves them. Between two that are held at
    the same time, it joins them.
    """
    items = outline(store, item.session_id).items
    moved = list(_moved_along(items, item))
    to -= sum(one in moved for one in [other for other in items if other.id != item.id][:to])
    others = [other for other in items if other not in moved]
    joins = _joins(others, to)
    with store.operation("move_item") as operation:
        moved[0] = replace(moved[0], parallel=joins, fixed_at=None if joins else moved[0].fixed_at)
        operation.put_in_order(_led([*others[:to], *moved, *others[to:]]))


def _moved_along(items: Sequence[AgendaItem], item: AgendaItem) -> Sequence[AgendaItem]:
    """What moves with an item: those that begin with it, when it is their first."""
    together = next(group for group in schedule.groups(items) if any(one.id == item.id for one in group))
    return together if together[0].id == item.id else [one for one in together if one.id == item.id]


def _joins(others: Sequence[AgendaItem], place: int) -> bool:
    """Whether what is put at that place stands between two that are held at the same time."""
    return 0 < place < len(others) and others[place].parallel


def _led(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The same, the first of them held at the same time as nothing before it."""
    return [replace(item, parallel=item.parallel and place > 0) for place, item in enumerate(items)]


def remove_item(store: Store, item: AgendaItem) -> None:
    """Take an item out of the agenda, with its phases, its documents, and the points and questions noted under it.

    The questions put to the room stay, without a place; an item that was held stays too.
    """
    flow = store.first(Flow, session_id=item.session_id)
    if (flow and flow.item_id == item.id) or store.count(Interval, item_id=item.id):
        raise FacilitatorError(_("This item was already held today: it stays in the record of the day."))
    found = outline(store, item.session_id)
    with store.operation("remove_item") as operation:
        for question in found.questions_of(item):
            operation.put(replace(question, item_id=None))
        for kind in (RoomQuestion, KeyPoint, Speaker, Attachment, Phase):
            for part in store.all(kind, item_id=item.id):
                operation.remove(part)
        operation.remove(item)
        operation.put_in_order(_without(found.items, item))


def _without(items: Sequence[AgendaItem], item: AgendaItem) -> list[AgendaItem]:
    """The other items; of several held at the same time, the next one leads when their first is gone."""
    place = [one.id for one in items].index(item.id)
    others = [one for one in items if one.id != item.id]
    if place < len(others) and others[place].parallel:
        others[place] = replace(others[place], parallel=items[place].parallel)
    return _led(others)


def set_speakers(store: Store, item: AgendaItem, wanted: Sequence[Speaker]) -> None:
    """Replace the speakers of an item, in that order. Those with a name are on the list of people from then on."""
    with store.operation("set_speakers") as operation:
        kept = {speaker.id for speaker in wanted}
        for speaker in speakers(store, item):
            if speaker.id not in kept:
                _part_with(store, operation, speaker)
        for position, speaker in enumerate(wanted):
            cleaned = replace(
                speaker,
                item_id=item.id,
                position=position,
                name=clean_line(speaker.name),
                role=clean_line(speaker.role),
                organisation=clean_line(speaker.organisation),
            )
            operation.put(put_person(store, operation, item, cleaned))


def _part_with(store: Store, operation: Operation, speaker: Speaker) -> None:
    """Remove a speaker; what was said or asked stays, of nobody in particular."""
    for point in store.all(KeyPoint, speaker_id=speaker.id):
        operation.put(replace(point, speaker_id=None))
    for asked in store.all(RoomQuestion, speaker_id=speaker.id):
        operation.put(replace(asked, speaker_id=None))
    operation.remove(speaker)
