"""The sheets of the day itself: what it is, its agenda planned and actual, its people, who spoke."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ...i18n import _, pgettext
from ...sessions import labels, presence
from ...sessions.records import Part, Participant, QueueState, RoomQuestion, Speaker
from ..document import Document, Entry
from .sheet import MIDDLE, NARROW, WIDE, Cell, Column, Row, Sheet, clock, college, local, yes


def day(document: Document) -> Sheet:
    """What identifies the day, a line a fact."""
    session, cycle = document.session, document.cycle
    facts: list[tuple[str, Cell]] = [
        (_("Cycle"), cycle.title),
        (_("Client"), cycle.client),
        (_("Territory"), cycle.territory),
        (_("Session"), document.number),
        (_("Title"), session.title),
        (_("Date"), session.day),
        (_("Place"), session.place),
        (_("Planned start"), local(document.planned_start)),
        (_("Planned end"), local(document.planned_end)),
        (_("Actual start"), local(session.started_at)),
        (_("Actual end"), local(document.ended)),
        (_("Tables"), session.table_count),
        *[(_("Theme"), theme.title) for theme in document.themes],
        (_("Contributions"), len(document.contributions)),
        (_("Clusters"), document.clusters),
        (_("Announced"), document.turnout.total.announced),
        (_("Came"), document.turnout.total.all_who_came),
        (_("Excused"), document.turnout.total.excused),
    ]
    columns = (Column(_("The day"), MIDDLE), Column("", WIDE))
    told = tuple((label, value) for label, value in facts if value not in ("", None))
    return Sheet(_("Day"), columns, told, facts=True)


def agenda(document: Document) -> Sheet:
    """The items, planned against actual."""
    columns = (
        Column(_("No."), NARROW),
        Column(_("Item"), 40),
        Column(_("Kind"), 18),
        Column(_("Planned start"), NARROW),
        Column(_("Planned end"), NARROW),
        Column(_("Planned (min)"), NARROW),
        Column(_("Actual start"), NARROW),
        Column(_("Actual end"), NARROW),
        Column(_("Actual (min)"), NARROW),
        Column(_("Given up"), NARROW),
        Column(_("Speakers"), MIDDLE),
        Column(_("Method"), MIDDLE),
        Column(_("Notes"), WIDE),
    )
    rows = (_item(place, entry) for place, entry in enumerate(document.entries, start=1))
    return Sheet(_("Agenda"), columns, tuple(rows))


def _item(place: int, entry: Entry) -> Row:
    item, held = entry.item, entry.stretches
    return (
        place,
        item.title,
        labels.item_kind(item.kind),
        clock(entry.planned_start),
        clock(entry.planned_end),
        item.minutes,
        clock(held[0].start) if held else None,
        clock(held[-1].end) if held else None,
        _minutes(sum((one.end - one.start for one in held if one.end), timedelta())) if held else None,
        yes(item.dropped),
        "\n".join(map(_introduced, entry.speakers)),
        item.method,
        item.notes,
    )


def _introduced(speaker: Speaker) -> str:
    return ", ".join(filter(None, (speaker.name, speaker.role, speaker.organisation)))


def _minutes(time: timedelta) -> int:
    return round(time / timedelta(minutes=1))


def people(document: Document) -> Sheet:
    """Everybody on the list, with when they came and left; for readings that name people."""
    seats = {seat.stakeholder.id: seat.stakeholder.name for seat in document.turnout.seats}
    columns = (
        Column(_("Name"), MIDDLE),
        Column(_("College"), 20),
        Column(_("Role"), MIDDLE),
        Column(_("Organisation"), MIDDLE),
        Column(_("Commune"), 20),
        Column(_("Table"), NARROW),
        Column(_("Presence"), 12),
        Column(_("Arrived"), NARROW),
        Column(pgettext("column", "Left"), NARROW),
        Column(_("Not on the list"), NARROW),
        Column(_("Part in the day"), 18),
        Column(_("Sits for"), MIDDLE),
    )
    return Sheet(_("Participants"), columns, tuple(_person(person, seats) for person in document.people))


def _person(person: Participant, seats: dict[str, str]) -> Row:
    return (
        person.name,
        college(person.college),
        person.role,
        person.organisation,
        person.commune,
        person.table_number,
        _presence(presence.presence(person)),
        clock(person.arrived_at),
        clock(person.left_at),
        yes(person.walk_in),
        _part(person.part),
        seats.get(person.stakeholder_id or "", ""),
    )


def _presence(state: presence.Presence) -> str:
    return {
        presence.Presence.EXPECTED: pgettext("presence", "did not come"),
        presence.Presence.EXCUSED: pgettext("presence", "excused"),
        presence.Presence.PRESENT: pgettext("presence", "came"),
        presence.Presence.LEFT: pgettext("presence", "came, and left"),
    }[state]


def _part(part: Part) -> str:
    return {
        Part.PARTICIPANT: pgettext("part", "participant"),
        Part.SPEAKER: pgettext("part", "speaker"),
        Part.WITNESS: pgettext("part", "witness"),
    }[part]


def attendance(document: Document) -> Sheet:
    """How many of each college."""
    columns = (
        Column(_("College"), MIDDLE),
        Column(_("Announced")),
        Column(_("Came")),
        Column(_("Not on the list")),
        Column(_("Excused")),
    )
    rows = (
        (labels.college_group(who), count.announced, count.all_who_came, count.walk_ins, count.excused)
        for who, count in document.turnout.by_college
    )
    return Sheet(_("Attendance"), columns, tuple(rows))


def speech(document: Document) -> Sheet:
    """What was kept of the speakers: their key points, and the words that they approved."""
    columns = (
        Column(_("Item"), 40),
        Column(_("Kind"), 18),
        Column(_("Speaker"), MIDDLE),
        Column(_("Quote"), NARROW),
        Column(_("Text"), WIDE),
    )
    return Sheet(_("Inputs and testimonies"), columns, tuple(_points(document)))


def _points(document: Document) -> Iterator[Row]:
    for entry in document.entries:
        names = {speaker.id: speaker.name or speaker.role for speaker in entry.speakers}
        for point in entry.key_points:
            kind = labels.item_kind(entry.item.kind)
            yield (entry.item.title, kind, names.get(point.speaker_id or "", ""), yes(point.quote), point.text)


def room_questions(document: Document) -> Sheet:
    """What the room asked the speakers, and what they answered."""
    columns = (
        Column(_("Item"), 40),
        Column(_("Time"), NARROW),
        Column(_("Question"), WIDE),
        Column(pgettext("column", "To"), MIDDLE),
        Column(_("Table"), NARROW),
        Column(_("College"), 20),
        Column(_("State"), 14),
        Column(_("Kept for the report"), NARROW),
        Column(_("Answer"), WIDE),
    )
    rows = (_asked(entry, asked) for entry in document.entries for asked in entry.room_questions)
    return Sheet(_("Questions of the room"), columns, tuple(rows))


def _asked(entry: Entry, asked: RoomQuestion) -> Row:
    names = {speaker.id: speaker.name or speaker.role for speaker in entry.speakers}
    return (
        entry.item.title,
        clock(asked.asked_at),
        asked.text,
        names.get(asked.speaker_id or "", ""),
        asked.table_number,
        college(asked.college),
        _state(asked.state),
        yes(asked.kept),
        asked.answer,
    )


def _state(state: QueueState) -> str:
    return {
        QueueState.WAITING: pgettext("question of the room", "without an answer"),
        QueueState.NOW: pgettext("question of the room", "its turn"),
        QueueState.ANSWERED: pgettext("question of the room", "answered"),
    }[state]


def speaking(document: Document) -> Sheet:
    """How long each college spoke, beside how many of it were there."""
    columns = (
        Column(_("College"), MIDDLE),
        Column(_("Minutes")),
        Column(_("Share of the time (%)")),
        Column(_("Turns")),
        Column(_("People")),
        Column(_("Share of the people (%)")),
    )
    rows = (
        (
            labels.college_group(one.college),
            round(one.time / timedelta(minutes=1), 2),
            round(100 * one.share, 2),
            one.turns,
            one.people,
            round(100 * one.people_share, 2),
        )
        for one in document.speaking.colleges
    )
    return Sheet(_("Speaking time"), columns, tuple(rows) if document.turns else ())


def actors(document: Document) -> Sheet:
    """The map of actors, with who was missing."""
    columns = (
        Column(_("Seat"), 40),
        Column(_("Family"), MIDDLE),
        Column(_("Invited"), NARROW),
        Column(_("State"), MIDDLE),
    )
    rows = (
        (seat.stakeholder.name, seat.stakeholder.family, yes(seat.stakeholder.invited), _seat_state(seat.state))
        for seat in document.turnout.seats
    )
    return Sheet(_("Map of actors"), columns, tuple(rows))


def _seat_state(state: presence.SeatState) -> str:
    return {
        presence.SeatState.NOT_INVITED: pgettext("seat", "not invited"),
        presence.SeatState.EXPECTED: pgettext("seat", "expected"),
        presence.SeatState.PRESENT: pgettext("seat", "present"),
        presence.SeatState.MISSING: pgettext("seat", "missing"),
        presence.SeatState.UNINVITED: pgettext("seat", "came without being invited"),
    }[state]
