"""Gestures that prepare a day and steer it, chosen by numbers: its rhythm, its people, their seats, the ways back."""

from __future__ import annotations

from dataclasses import replace

from facilitator.sessions import (
    agenda,
    agenda_insertion,
    attendance,
    pacing,
    people,
    reading,
    seating,
    stakeholders,
    steering,
    template_writing,
    themes,
)
from facilitator.sessions.durations import TypedPhase
from facilitator.sessions.records import AgendaItem, College, Participant, Question, Stakeholder, Theme

from .random_gestures import Desk, Gesture


def _set_phases(desk: Desk, a: int, b: int, text: str) -> None:
    if item := desk.one(AgendaItem, a):
        pacing.set_phases(desk.store, item, [TypedPhase(f"{text} {place}", a + place) for place in range(b % 4)])


def _hold_together(desk: Desk, a: int, b: int, _text: str) -> None:
    if item := desk.one(AgendaItem, a):
        pacing.hold_together(desk.store, item, parallel=bool(b % 3))


def _split(desk: Desk, a: int, b: int, _text: str) -> None:
    if item := desk.one(AgendaItem, a):
        pacing.split_in_groups(desk.store, item, b % 5)


def _fit_end(desk: Desk, a: int, b: int, _text: str) -> None:
    session = desk.session(a)
    pacing.fit_end(desk.store, session, session.starts_at + b * 12)


def _fix(desk: Desk, a: int, b: int, _text: str) -> None:
    if item := desk.one(AgendaItem, a):
        hours = (None, 540 + 10 * b)
        changed = replace(item, fixed_at=hours[b % 2], ends_by=hours[b % 3 % 2], least_minutes=b if a % 2 else None)
        agenda.edit_item(desk.store, changed)


def _lengthen(desk: Desk, a: int, b: int, _text: str) -> None:
    if item := desk.one(AgendaItem, a):
        agenda.edit_item(desk.store, replace(item, minutes=b * 5, question_minutes=min(item.question_minutes, b * 5)))


def _add_inside(desk: Desk, a: int, b: int, text: str) -> None:
    if item := desk.one(AgendaItem, a):
        agenda.add_item(desk.store, desk.session(b), item.kind, text, at=item.position + 1)


def _move(desk: Desk, a: int, b: int, _text: str) -> None:
    if item := desk.one(AgendaItem, a):
        agenda.move_item(desk.store, item, b % desk.store.count(AgendaItem, session_id=item.session_id))


def _remove(desk: Desk, a: int, _b: int, _text: str) -> None:
    if item := desk.one(AgendaItem, a):
        agenda.remove_item(desk.store, item)


def _move_theme(desk: Desk, a: int, b: int, text: str) -> None:
    if theme := desk.one(Theme, a):
        themes.add_theme(desk.store, desk.session(a), text) if b % 4 == 3 else themes.move_theme(
            desk.store, theme, b % 3
        )


def _move_question(desk: Desk, a: int, b: int, _text: str) -> None:
    if question := desk.one(Question, a):
        themes.move_question(desk.store, question, b % 3)


def _insert(desk: Desk, a: int, b: int, _text: str) -> None:
    """Copy an item, or the whole day, and put it somewhere."""
    session = desk.session(a)
    items = [item] if (item := desk.one(AgendaItem, b, session.id)) and b % 5 else None
    if items or len(reading.outline(desk.store, session.id).items) < 40:
        copied = template_writing.template_of(desk.store, session.id, items)
        agenda_insertion.insert(desk.store, desk.session(a), copied, at=b if b % 2 else None)


def _add_people(desk: Desk, a: int, b: int, text: str) -> None:
    session, colleges = desk.session(a), list(College)
    some = [
        Participant(
            session_id=session.id,
            name=f"{text} {place}",
            college=colleges[(a + place) % len(colleges)],
            commune=("Arbois", text)[place % 2],
            organisation=("Office de l’eau", "")[place % 2],
        )
        for place in range(b % 6)
    ]
    people.add_participants(desk.store, session, some)


def _change_person(desk: Desk, a: int, b: int, text: str) -> None:
    if person := desk.one(Participant, a):
        if b % 4:
            people.edit(desk.store, replace(person, name=text, commune=text))
        else:
            people.remove(desk.store, person)


def _at_the_door(desk: Desk, a: int, b: int, text: str) -> None:
    if b % 5 == 4:
        attendance.walk_in(desk.store, desk.session(a), text, list(College)[b % 8], commune=text)
    elif person := desk.one(Participant, a):
        (attendance.arrive, attendance.leave, attendance.expect, attendance.excuse)[b % 5](desk.store, person)


def _seat(desk: Desk, a: int, b: int, _text: str) -> None:
    person = desk.one(Participant, a)
    if b % 4 == 0 or person is None:
        seating.seat_all(desk.store, desk.session(a), present_only=bool(b % 3), seed=b)
    elif b % 4 == 1:
        seating.release(desk.store, person)
    else:
        seating.seat(desk.store, person, b % 8 or None)


def _map(desk: Desk, a: int, b: int, text: str) -> None:
    session, found = desk.session(a), desk.one(Stakeholder, a)
    if b % 5 == 0 or found is None:
        stakeholders.add(desk.store, session, f"{text}{b}", "Acteurs", invited=bool(b % 2))
    elif b % 5 == 1:
        stakeholders.add_communes(desk.store, session)
        stakeholders.link_all(desk.store, session)
    elif b % 5 == 2:
        stakeholders.move(desk.store, found, b % 4)
    elif b % 5 == 3:
        stakeholders.edit(desk.store, replace(found, name=text, invited=not found.invited))
    else:
        stakeholders.remove(desk.store, found)


def _sit_for(desk: Desk, a: int, b: int, _text: str) -> None:
    if person := desk.one(Participant, a):
        stakeholders.seat(desk.store, person, desk.one(Stakeholder, b, person.session_id))


def _way_back(desk: Desk, a: int, b: int, _text: str) -> None:
    session = desk.session(a)
    desk.clock.forward(minutes=b)
    ways = steering.ways_back(desk.store, session.id)
    if ways:
        steering.take(desk.store, session.id, ways[b % len(ways)])


RHYTHM: tuple[Gesture, ...] = (
    _set_phases,
    _set_phases,
    _hold_together,
    _split,
    _fit_end,
    _fix,
    _lengthen,
    _add_inside,
    _move,
    _move,
    _remove,
    _move_theme,
    _move_question,
    _insert,
)
"""Those that change what is planned."""
PEOPLE: tuple[Gesture, ...] = (
    _add_people,
    _add_people,
    _change_person,
    _at_the_door,
    _at_the_door,
    _seat,
    _map,
    _map,
    _sit_for,
)
"""Those on who is invited, comes and sits where."""
STEERING: tuple[Gesture, ...] = (_way_back,)
"""Those that change the agenda while the day runs late."""
