"""The calendar file: read back by a reader of its own, whatever is written in a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.reports.calendar import NoDay, as_ics
from facilitator.reports.kit import kit_of
from facilitator.reports.kit.content import Kit, Moment
from facilitator.sessions import agenda, reading, schedule
from facilitator.sessions.records import AgendaItem, Cycle, ItemKind, Session, Speaker
from facilitator.sessions.store import Store
from facilitator.sessions.text import tidy

NOW = datetime(2026, 3, 1, 23, 30, 5, tzinfo=timezone(timedelta(hours=1)))
HOSTILE = (
    "point; virgule, barre \\ et\nligne",
    "BEGIN:VEVENT\r\nSUMMARY:faux",
    "\\n n’est pas une ligne \\\\; \\,",
    "👩‍🌾 🇫🇷 " * 20,
    "é" * 200,
    '"CN=x":mailto:a@b.fr',
    "مرحبا بكم",
)

Component = list[tuple[str, str]]


def read(content: bytes) -> list[Component]:
    """The entries of a calendar file, as a strict reader takes them: names and values, unfolded and unescaped."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= 75
        assert line.removeprefix(b" ")
        line.decode()  # no letter is cut in two
        assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", line)
    unfolded = content.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode().split("\r\n")
    assert (unfolded[0], unfolded[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "VERSION:2.0" in unfolded[:5]
    assert any(line.startswith("PRODID:") for line in unfolded[:5])
    return _entries(unfolded[unfolded.index("CALSCALE:GREGORIAN") + 1 : -1])


def _entries(lines: Sequence[str]) -> list[Component]:
    found: list[Component] = []
    inside = False
    for line in lines:
        if line == "BEGIN:VEVENT":
            assert not inside
            found.append([])
        elif line != "END:VEVENT":
            name, colon, value = line.partition(":")
            assert colon
            assert re.fullmatch("[A-Z-]+", name)
            found[-1].append((name, _value(value) if name in ("SUMMARY", "DESCRIPTION", "LOCATION") else value))
        inside = line != "END:VEVENT"
    assert not inside
    for entry in found:
        names = [name for name, _value in entry]
        assert len(names) == len(set(names))
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(names)
    return found


def _value(text: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", text), "what separates values is always marked"
    assert not re.search(r"(?<!\\)(?:\\\\)*\\(?![\\;,n])", text)
    return re.sub(r"\\([\\;,n])", lambda found: "\n" if found[1] == "n" else found[1], text)


def _kit(items: Sequence[AgendaItem] = (), **about: object) -> Kit:
    fields = {"title": "Mobiliser", "day": date(2026, 3, 12), "place": "salle des fêtes", **about}
    session = Session(id="s1", cycle_id="c", position=0, **fields)  # type: ignore[arg-type]
    slots = schedule.plan(items, session.starts_at)
    return Kit(
        cycle=Cycle(id="c", title="Réviser notre projet", territory="Pays de Sources"),
        session=session,
        number=3,
        moments=tuple((Moment(item, slot),) for item, slot in zip(items, slots, strict=True)),
        ends_at=schedule.end_of(items, session.starts_at),
        asked=(),
    )


def _item(place: int, title: str = "", minutes: int = 30, kind: ItemKind = ItemKind.WELCOME) -> AgendaItem:
    return AgendaItem(id=f"i{place}", session_id="s1", position=place, kind=kind, title=title, minutes=minutes)


def test_the_day_is_one_entry_that_tells_its_agenda_and_its_place(store: Store, session: Session) -> None:
    opening = reading.outline(store, session.id).items[1]
    someone = Speaker(item_id=opening.id, position=0, name="Odile Ramirand", organisation="Université")
    agenda.set_speakers(store, opening, [someone])
    agenda.edit_item(store, replace(opening, guidance="Ne pas laisser déborder", material="Feutres", notes="secret"))
    (entry,) = read(as_ics(kit_of(store, session.id), NOW))
    told = dict(entry)
    assert told["UID"] == f"{session.id}@facilitator"
    assert (told["DTSTART"], told["DTSTAMP"]) == ("20260312T090000", "20260301T223005Z")
    assert told["DTEND"] > told["DTSTART"]
    assert told["SUMMARY"] == session.title
    assert told["LOCATION"] == "salle des fêtes de Sources"
    assert f"09:00 {reading.outline(store, session.id).items[0].title}\n" in told["DESCRIPTION"]
    assert "(Odile Ramirand, Université" in told["DESCRIPTION"]
    for hidden in ("déborder", "Feutres", "secret"):
        assert hidden not in told["DESCRIPTION"]


def test_each_item_may_be_an_entry_of_its_own(store: Store, session: Session) -> None:
    kit = kit_of(store, session.id)
    items = reading.outline(store, session.id).items
    entries = [dict(entry) for entry in read(as_ics(kit, NOW, each_item=True))]
    assert [entry["SUMMARY"] for entry in entries] == [item.title for item in items]
    assert [entry["UID"] for entry in entries] == [f"{item.id}@facilitator" for item in items]
    starts = [moment.slot.start for together in kit.moments for moment in together]
    assert [entry["DTSTART"] for entry in entries] == [f"20260312T{m // 60:02}{m % 60:02}00" for m in starts]


def test_the_same_day_keeps_its_names_and_a_later_file_says_that_it_is_newer(store: Store, session: Session) -> None:
    kit = kit_of(store, session.id)
    assert as_ics(kit, NOW) == as_ics(kit, NOW)
    before, after = (dict(read(as_ics(kit, now))[0]) for now in (NOW, NOW + timedelta(days=1)))
    assert before["UID"] == after["UID"]
    assert before["DTSTAMP"] < after["DTSTAMP"]


def test_the_hour_is_the_one_of_the_hall_whatever_the_laptop_s_zone() -> None:
    kit = _kit([_item(0, "Accueil")], day=date(2026, 7, 2))  # in summer, written in winter
    for hours in (-4, 0, 1, 4):
        now = NOW.astimezone(timezone(timedelta(hours=hours)))
        told = dict(read(as_ics(kit, now))[0])
        assert (told["DTSTART"], told["DTEND"]) == ("20260702T090000", "20260702T093000")
        assert told["DTSTAMP"] == "20260301T223005Z"


def test_a_session_without_a_date_has_no_calendar_file() -> None:
    with pytest.raises(NoDay, match="date"):
        as_ics(_kit(day=None), NOW)


def test_a_day_that_goes_past_midnight_ends_on_the_next_one() -> None:
    told = dict(read(as_ics(_kit([_item(0, minutes=120)], starts_at=23 * 60, place=""), NOW))[0])
    assert (told["DTSTART"], told["DTEND"]) == ("20260312T230000", "20260313T010000")
    assert "LOCATION" not in told


def test_what_takes_no_time_has_no_end() -> None:
    assert "DTEND" not in dict(read(as_ics(_kit(), NOW))[0])
    (entry,) = read(as_ics(_kit([_item(0, minutes=0)]), NOW, each_item=True))
    assert "DTEND" not in dict(entry)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_is_an_ordinary_one(text: str) -> None:
    kit = _kit([_item(0, text)], title=text, place=text)
    (day,), (item,) = (read(as_ics(kit, NOW, each_item=each)) for each in (False, True))
    assert dict(day)["SUMMARY"] == dict(day)["LOCATION"] == dict(item)["SUMMARY"] == tidy(text)
    assert tidy(f"09:00 {text}") in dict(day)["DESCRIPTION"]


@given(
    title=st.text(max_size=120),
    place=st.text(max_size=60),
    items=st.lists(st.tuples(st.text(max_size=60), st.integers(0, 300)), max_size=6),
    day=st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    each_item=st.booleans(),
)
def test_whatever_is_written_comes_back(
    title: str, place: str, items: list[tuple[str, int]], day: date, each_item: bool
) -> None:
    agenda_items = [_item(number, text, minutes) for number, (text, minutes) in enumerate(items)]
    kit = _kit(agenda_items, title=title, place=place, day=day)
    entries = [dict(entry) for entry in read(as_ics(kit, NOW, each_item=each_item))]
    assert len(entries) == (len(items) if each_item else 1)
    written = [text or "Welcome" for text, _minutes in items] if each_item else [title]
    assert [entry["SUMMARY"] for entry in entries] == [tidy(text) for text in written]
    for entry in entries:
        assert entry["DTSTART"][:4] == f"{day.year:04}" or day.month == 12
        assert datetime.strptime(entry["DTSTAMP"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) == NOW
        assert entry.get("LOCATION", "") == tidy(place)
