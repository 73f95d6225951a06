"""The eve of a day: its room, its plan, who should be at the table, who comes and who speaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .. import agenda, attachments, attendance, cycle, pacing, people, stakeholders, themes, venue
from ..reading import outline
from ..records import AgendaItem, Anonymity, Part, Participant, SceneKind, Session, Speaker, Stakeholder
from ..store import Store
from ..templates import Template
from .story import Data, asked_on, college_of, minutes, told_items

_READ: dict[str, tuple[str, Callable[[Any], object]]] = {
    "fixed": ("fixed_at", minutes),
    "over_by": ("ends_by", minutes),
    "least": ("least_minutes", int),
    "shows": ("shows", SceneKind),
}
"""What the data may say of an item: the field that it goes to, and how it is read."""


def prepare(store: Store, session: Session, model: Template, day: Data) -> None:
    """What is known and decided before the day."""
    if "room" in day:
        venue.measure(store, session.id, day["room"]["depth_cm"], day["room"]["image_cm"])
    if "ends" in day:
        late = day.get("alert_after", session.alert_after)
        cycle.edit_session(store, replace(session, ends_at=minutes(day["ends"]), alert_after=late))
    _draw_the_map(store, session, day)
    _ask(store, session, model, day)
    items = told_items(outline(store, session.id))
    for told in day["agenda"]:
        _plan(store, store.the(AgendaItem, items[told["item"] - 1].id), told)


def _ask(store: Store, session: Session, model: Template, day: Data) -> None:
    """The questions that the day asks besides, under its last theme; and what is told of who answers each."""
    found = outline(store, session.id)
    for told in day.get("asks", ()):
        themes.add_question(store, found.themes[-1], told["text"], item=told_items(found)[told["item"] - 1])
    asked = asked_on(store, session, model, day)
    for key, anonymity in day.get("anonymity", {}).items():
        themes.edit_question(store, replace(asked[key], anonymity=Anonymity(anonymity)))


def _draw_the_map(store: Store, session: Session, day: Data) -> None:
    """The map of actors, if there is one, then the list of people: who speaks for somebody sits there."""
    chart: Data = day.get("actors", {})
    if chart:
        stakeholders.start_map(store, session)
    for told in chart.get("others", ()):
        stakeholders.add(store, session, told["name"], told["family"])
    seats = {seat.name: seat for seat in store.all(Stakeholder, session_id=session.id)}
    for name in chart.get("invited", ()):
        stakeholders.invite(store, seats[name], invited=True)
    expected = [who for who in day["participants"] if not who.get("walk_in")]
    if expected:
        added = people.add_participants(store, session, [_person(session, seats, who) for who in expected])
        for person, who in zip(added, expected, strict=True):
            if who.get("excused"):
                attendance.excuse(store, person)
    if chart:
        stakeholders.add_communes(store, session)


def _person(session: Session, seats: dict[str, Stakeholder], who: Data) -> Participant:
    return Participant(
        session_id=session.id,
        name=who["name"],
        role=who.get("role", ""),
        college=college_of(who),
        organisation=who.get("organisation", ""),
        commune=who.get("commune", ""),
        table_number=who.get("table"),
        part=Part(who.get("part", Part.PARTICIPANT)),
        stakeholder_id=seats[who["seat"]].id if "seat" in who else None,
    )


def _plan(store: Store, item: AgendaItem, told: Data) -> None:
    """What the day asks of one item, beyond its template."""
    changed = replace(item, **_changes(told))
    if changed != item:
        agenda.edit_item(store, changed)
    if "groups" in told:
        _split(store, changed, told["groups"])
    if "speakers" in told:
        known = [Speaker(item_id=item.id, position=rank, **who) for rank, who in enumerate(told["speakers"])]
        agenda.set_speakers(store, item, known)
    for document in told.get("documents", ()):
        attachments.attach_content(store, item, document["name"], document["text"].encode())


def _changes(told: Data) -> dict[str, Any]:
    return {field: read(told[key]) for key, (field, read) in _READ.items() if key in told}


def _split(store: Store, item: AgendaItem, groups: list[Data]) -> None:
    """Groups at the same time, each with its own subject."""
    for made, told in zip(pacing.split_in_groups(store, item, len(groups)), groups, strict=True):
        agenda.edit_item(store, replace(store.the(AgendaItem, made.id), title=told["title"], detail=told["detail"]))
