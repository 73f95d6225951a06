"""The check of the place: what each fact is worth, and what to do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from facilitator.sessions import inspection, machine, venue, venue_check
from facilitator.sessions.machine import Power
from facilitator.sessions.records import Session
from facilitator.sessions.store import Store
from facilitator.sessions.venue_check import RoomFact, ScreenFact, Verdict

OK, WARN, BAD, UNKNOWN = Verdict.OK, Verdict.WARN, Verdict.BAD, Verdict.UNKNOWN
GB = 10**9
NOON = datetime(2026, 3, 12, 12, 0, tzinfo=timezone(timedelta(hours=1)))


# Screens


def test_a_second_screen_is_told_with_its_size_its_proportions_and_its_refresh() -> None:
    found = venue_check.screens([ScreenFact("VPL Epson", 1920, 1080, 59.94)])
    assert (found.verdict, found.told, found.advice) == (OK, "VPL Epson · 1920 × 1080 · 16:9 · 60 Hz", "")


def test_no_second_screen_is_told_with_what_to_do() -> None:
    found = venue_check.screens([])
    assert found.verdict is WARN
    assert "Plug the projector in" in found.advice


def test_a_screen_that_shows_the_console_to_the_room_is_bad() -> None:
    found = venue_check.screens([ScreenFact("VPL", 1920, 1080, mirrors=True)])
    assert found.verdict is BAD
    assert "extend the desktop" in found.advice


def test_a_screen_of_its_own_is_found_beside_one_that_mirrors() -> None:
    found = venue_check.screens([ScreenFact("A", 1366, 768, mirrors=True), ScreenFact("B", 1280, 800)])
    assert (found.verdict, found.told) == (OK, "B · 1280 × 800 · 16:10")


@pytest.mark.parametrize(("size", "verdict"), [((1024, 768), OK), ((800, 600), WARN), ((1024, 600), WARN)])
def test_a_picture_with_too_few_dots_is_to_look_at(size: tuple[int, int], verdict: Verdict) -> None:
    assert venue_check.screens([ScreenFact("old", *size)]).verdict is verdict


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((1024, 768), "4:3"),
        ((1280, 1024), "5:4"),
        ((1280, 800), "16:10"),
        ((1366, 768), "16:9"),
        ((3840, 2160), "16:9"),
        ((2560, 1080), "21:9"),
        ((1000, 1000), "1.00:1"),
    ],
)
def test_proportions_are_told_as_people_call_them(size: tuple[int, int], words: str) -> None:
    assert venue_check.ratio(*size) == words


# The last row


def test_the_last_row_reads_the_usual_room_and_its_capitals_are_told() -> None:
    found = venue_check.legible(RoomFact(800, 150))
    assert found.verdict is OK
    assert "capitals of at least 29 px on 1080 lines" in found.told


def test_a_last_row_that_cannot_read_is_told_how_near_or_how_high() -> None:
    found = venue_check.legible(RoomFact(2000, 150))
    assert (found.verdict, found.told) == (BAD, "At 20 m, the last row cannot read a picture 1.5 m high.")
    assert found.advice == "Bring it to 15 m or less, or make the picture at least 2 m high."


def test_a_room_at_the_very_limit_still_reads() -> None:
    assert venue_check.legible(RoomFact(1500, 150)).verdict is WARN
    assert venue_check.legible(RoomFact(1501, 150)).verdict is BAD


def test_a_room_that_nobody_measured_is_to_measure() -> None:
    found = venue_check.legible(RoomFact(800, 150, measured=False))
    assert found.verdict is UNKNOWN
    assert "Measure" in found.advice


# The clock


def test_the_clock_is_told_with_its_zone_to_compare_with_a_watch() -> None:
    found = venue_check.clock(NOON, NOON.date())
    assert found.verdict is OK
    assert "12:00 on Thursday" in found.told
    assert found.told.endswith("time zone UTC+1")
    assert "watch" in found.advice


@pytest.mark.parametrize(
    ("minutes", "zone"), [(0, "UTC+0"), (-240, "UTC−4"), (-210, "UTC−3:30"), (240, "UTC+4"), (330, "UTC+5:30")]
)
def test_the_zone_is_told_wherever_the_day_is(minutes: int, zone: str) -> None:
    now = NOON.astimezone(timezone(timedelta(minutes=minutes)))
    assert venue_check.clock(now, None).told.endswith(f"time zone {zone}")


def test_the_eve_is_told_as_such() -> None:
    found = venue_check.clock(NOON, date(2026, 3, 13))
    assert found.verdict is OK
    assert found.advice.startswith("The day is in 1 day.")


def test_a_day_that_the_laptop_believes_over_is_to_look_at() -> None:
    found = venue_check.clock(NOON, date(2026, 3, 11))
    assert found.verdict is WARN
    assert "Wednesday, 11 March 2026" in found.advice


def test_a_clock_that_has_lost_the_time_is_bad() -> None:
    assert venue_check.clock(datetime(1980, 1, 1, tzinfo=UTC), NOON.date()).verdict is BAD


# Power


@pytest.mark.parametrize(
    ("given", "verdict", "told"),
    [
        (Power(True, 80), OK, "On mains, battery at 80 %"),
        (Power(True), OK, "On mains"),
        (Power(False, 80), WARN, "On battery, 80 % left"),
        (Power(False, 39), BAD, "On battery, 39 % left"),
        (Power(False, 0), BAD, "On battery, 0 % left"),
        (Power(False), WARN, "On battery"),
        (Power(None, 70), WARN, "Battery at 70 %"),
        (Power(), UNKNOWN, "This computer does not say."),
    ],
)
def test_power_is_judged_for_a_whole_day(given: Power, verdict: Verdict, told: str) -> None:
    found = venue_check.power(given)
    assert (found.verdict, found.told) == (verdict, told)
    assert bool(found.advice) == (verdict is not OK)


def _supply(root: Path, name: str, **lines: str) -> None:
    folder = root / name
    folder.mkdir(parents=True)
    for file, line in lines.items():
        (folder / file).write_text(f"{line}\n", encoding="utf-8")


def test_a_laptop_on_mains_is_read_from_its_supplies(tmp_path: Path) -> None:
    _supply(tmp_path, "AC", type="Mains", online="1")
    _supply(tmp_path, "BAT0", type="Battery", capacity="81", status="Charging")
    assert machine.power_from_supplies(tmp_path) == Power(True, 81)


def test_a_laptop_on_battery_is_read_from_its_supplies(tmp_path: Path) -> None:
    _supply(tmp_path, "AC", type="Mains", online="0")
    _supply(tmp_path, "BAT0", type="Battery", capacity="34", status="Discharging")
    assert machine.power_from_supplies(tmp_path) == Power(False, 34)


def test_a_charger_on_usb_counts_and_the_battery_of_a_mouse_does_not(tmp_path: Path) -> None:
    _supply(tmp_path, "ucsi-1", type="USB", online="1")
    _supply(tmp_path, "BAT0", type="Battery", capacity="100", status="Full", scope="System")
    _supply(tmp_path, "hid-mouse", type="Battery", capacity="5", status="Discharging", scope="Device")
    assert machine.power_from_supplies(tmp_path) == Power(True, 100)


@pytest.mark.parametrize("capacity", ["", "²", "many", "-3"])
def test_a_battery_that_says_nonsense_says_nothing(tmp_path: Path, capacity: str) -> None:
    _supply(tmp_path, "BAT0", type="Battery", capacity=capacity, status="Unknown")
    assert machine.power_from_supplies(tmp_path) == Power()


def test_a_system_without_supplies_says_nothing(tmp_path: Path) -> None:
    assert machine.power_from_supplies(tmp_path / "nowhere") == Power()
    assert machine.power_from_supplies(tmp_path) == Power()


@pytest.mark.parametrize(
    ("told", "read"),
    [
        (" Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t97%; charging; 0:20 remaining", Power(True, 97)),
        (" Now drawing from 'Battery Power'\n -InternalBattery-0\t41%; discharging; 2:10 remaining", Power(False, 41)),
        (" Now drawing from 'AC Power'\n", Power(True)),
        ("", Power()),
    ],
)
def test_a_mac_is_read_from_what_its_tool_tells(told: str, read: Power) -> None:
    assert machine.power_from_pmset(told) == read


@pytest.mark.parametrize(
    ("fields", "read"),
    [
        ((1, 8, 60), Power(True, 60)),
        ((0, 2, 20), Power(False, 20)),
        ((1, 128, 255), Power(True)),
        ((255, 255, 255), Power()),
    ],
)
def test_windows_is_read_from_its_status(fields: tuple[int, int, int], read: Power) -> None:
    assert machine.power_from_windows(*fields) == read


def test_this_very_machine_answers_something() -> None:
    assert isinstance(machine.power(), Power)


# Disk and backups


@pytest.mark.parametrize(
    ("file", "backups", "verdict", "told"),
    [
        (40 * GB, 40 * GB, OK, "40 GB free"),
        (40 * GB, GB + 5, WARN, "1 GB free"),
        (200 * 10**6, 40 * GB, BAD, "200 MB free"),
        (0, None, BAD, "0 MB free"),
        (None, 5 * GB, OK, "5 GB free"),
        (None, None, UNKNOWN, "The disk does not say."),
    ],
)
def test_the_fullest_of_the_two_disks_decides(
    file: int | None, backups: int | None, verdict: Verdict, told: str
) -> None:
    found = venue_check.disk(file, backups)
    assert (found.verdict, found.told) == (verdict, told)


def test_free_space_is_known_of_a_folder_that_is_not_made_yet(tmp_path: Path) -> None:
    assert machine.free_space(tmp_path / "to come" / "later") == pytest.approx(machine.free_space(tmp_path), abs=GB)


def test_trying_to_write_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "cycle-sauvegardes"
    assert machine.can_be_written(folder)
    assert not folder.exists()
    folder.mkdir()
    (folder / "kept").write_text("kept", encoding="utf-8")
    assert machine.can_be_written(folder)
    assert [path.name for path in folder.iterdir()] == ["kept"]


def test_a_folder_that_cannot_be_made_cannot_be_written(tmp_path: Path) -> None:
    in_the_way = tmp_path / "cycle-sauvegardes"
    in_the_way.write_text("a file", encoding="utf-8")
    assert not machine.can_be_written(in_the_way)
    assert in_the_way.read_text(encoding="utf-8") == "a file"


def test_backups_are_told_with_their_folder() -> None:
    assert venue_check.backups("x-sauvegardes", writable=True).verdict is OK
    found = venue_check.backups("x-sauvegardes", writable=False)
    assert found.verdict is BAD
    assert "x-sauvegardes" in found.told
    assert "Save a copy" in found.advice
    read_only = venue_check.backups("x", writable=True, read_only_because="Open elsewhere.")
    assert (read_only.verdict, read_only.told) == (BAD, "Open elsewhere.")


# Printer, and all together


def test_the_usual_printer_is_told() -> None:
    assert venue_check.printer(["Canon", "Brother"], "Brother").told == "Brother, the usual one"
    assert venue_check.printer(["Canon", "Brother"], "").told == "Canon, Brother"
    found = venue_check.printer([], "")
    assert found.verdict is WARN
    assert "Print the slips before you leave" in found.advice


def test_the_whole_list_is_told_in_a_sentence() -> None:
    ready = venue_check.power(Power(True))
    doubtful, wrong = venue_check.power(Power()), venue_check.disk(0, 0)
    assert venue_check.summary([ready]) == "Everything is ready."
    assert venue_check.summary([ready, doubtful]) == "1 thing to look at"
    assert venue_check.summary([wrong, wrong, doubtful]) == "2 things to put right · 1 thing to look at"


def test_every_verdict_has_a_word_of_its_own() -> None:
    assert len({venue_check.verdict_words(verdict) for verdict in Verdict}) == len(Verdict)


def test_the_whole_check_looks_at_the_session_s_own_room_and_leaves_nothing(store: Store, session: Session) -> None:
    before = sorted(path.name for path in store.path.parent.iterdir())
    found = {finding.subject: finding for finding in inspection.look(store, session.id, [], ["Canon"], "Canon")}
    assert found["The last row"].verdict is UNKNOWN
    assert found["Backups"].verdict is OK
    assert found["Printer"].verdict is OK
    assert sorted(path.name for path in store.path.parent.iterdir()) == before
    venue.measure(store, session.id, 2000, 150)
    found = {finding.subject: finding for finding in inspection.look(store, session.id, [], [], "")}
    assert found["The last row"].verdict is BAD
