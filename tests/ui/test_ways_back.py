"""When the day runs late: each fixed hour is told, and ways back are offered, taken, put off, with mouse and keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.sessions import agenda, flow, pacing, reading
from facilitator.sessions.durations import parse_phases
from facilitator.sessions.records import AgendaItem, Contribution, Recovery, ScreenMode
from facilitator.sessions.screen import screen_of
from facilitator.sessions.timing import Timetable
from facilitator.ui.run.slot_painter import TOLD
from facilitator.ui.run.slot_words import Told
from facilitator.ui.run.ways_back import WaysBack

from ..sessions.helpers import table
from .conftest import Console
from .test_run import REFLECTION

CTRL = Qt.KeyboardModifier.ControlModifier
MEAL = 6


def card(console: Console) -> WaysBack:
    return console.workshop.run.day.ways_back


def items(console: Console) -> tuple[AgendaItem, ...]:
    return reading.outline(console.store, console.session.id).items


def pass_time(console: Console, minutes: float) -> None:
    console.clock.forward(minutes=minutes)
    console.workshop.room.tick()
    console.workshop.tick()
    QApplication.processEvents()


def late(console: Console, minutes: float) -> None:
    """The first item runs over by so many minutes."""
    console.start()
    pass_time(console, 30 + minutes)


def day(console: Console) -> Timetable:
    return table(console.store, console.session)


def row(console: Console, place: int) -> Told:
    found: Told = console.workshop.run.sheet.item(place).data(TOLD)
    return found


def test_a_day_that_is_late_enough_is_offered_ways_back_without_taking_the_keyboard(console: Console) -> None:
    late(console, 4)
    assert not card(console).isVisible()
    pass_time(console, 1)
    assert card(console).isVisible()
    assert 1 <= len(card(console).told) <= 3
    assert card(console).told[0].startswith("Raccourcir «")
    assert "plus tôt" in card(console).told[0]
    assert console.focused is console.workshop.run.bar.field


def test_one_click_takes_a_way_back_and_ctrl_z_gives_the_day_back(console: Console) -> None:
    late(console, 12)
    before = items(console)
    first = card(console)._cards[0]
    told = first.told
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    kept = console.store.all(Recovery)
    assert [one.late for one in kept] == [12]
    assert console.notices[-1] == (f"{kept[0].text}\u00a0: c’est fait. Ctrl+Z annule.", False)
    assert f"fin à {day(console).expected_end:%H:%M}" in told.replace("\u00a0", " ")
    assert day(console).drift.total_seconds() <= 0
    assert not card(console).isVisible()
    assert console.focused is console.workshop.run.bar.field
    console.key(Qt.Key.Key_Z, CTRL)
    assert items(console) == before
    assert console.store.all(Recovery) == []
    assert card(console).isVisible()


def test_f4_and_a_digit_take_a_way_back_on_a_french_keyboard_too(console: Console) -> None:
    late(console, 20)
    wanted = card(console).told[1]
    console.key(Qt.Key.Key_F4)
    assert card(console).isAncestorOf(console.focused)
    console.key(Qt.Key.Key_Eacute)

    assert wanted.replace("\u00a0", " ").startswith(console.store.all(Recovery)[0].text)
    assert console.focused is console.workshop.run.bar.field


def test_the_arrows_go_from_a_way_back_to_another_and_enter_takes_it(console: Console) -> None:
    late(console, 20)
    console.key(Qt.Key.Key_F4)
    console.key(Qt.Key.Key_Down)
    assert console.focused is card(console)._cards[1]
    console.key(Qt.Key.Key_Up)
    assert console.focused is card(console)._cards[0]
    console.key(Qt.Key.Key_Return)
    assert len(console.store.all(Recovery)) == 1


def test_esc_leaves_the_card_before_it_leaves_a_black_screen(console: Console) -> None:
    late(console, 20)
    console.key(Qt.Key.Key_F7)
    console.key(Qt.Key.Key_F4)
    console.key(Qt.Key.Key_Escape)
    assert console.focused is console.workshop.run.bar.field
    assert screen_of(console.store, console.session.id).mode is ScreenMode.BLACK
    assert card(console).isVisible()


def test_letters_are_captured_even_when_the_card_has_the_keyboard(console: Console) -> None:
    late(console, 20)
    console.key(Qt.Key.Key_F4)
    console.capture("Une idée qui n’attend pas")
    assert [said.text for said in console.store.all(Contribution)] == ["Une idée qui n’attend pas"]


def test_put_off_it_folds_into_a_line_and_comes_back_when_asked_or_five_minutes_later(console: Console) -> None:
    late(console, 12)
    console.click("Plus tard")
    assert card(console).folded
    console.key(Qt.Key.Key_F4)
    assert not card(console).folded
    assert card(console).isAncestorOf(console.focused)
    console.click("Plus tard")
    assert console.focused is console.workshop.run.bar.field
    assert card(console).folded
    assert card(console).told == []
    pass_time(console, 4)
    assert card(console).folded
    pass_time(console, 1)
    assert not card(console).folded
    assert card(console).told


def test_f4_offers_ways_back_of_a_small_lateness_and_tells_when_there_is_none(console: Console) -> None:
    console.start()
    console.key(Qt.Key.Key_F4)
    assert console.notices[-1][0].startswith("La journée n’est pas en retard")
    assert not card(console).isVisible()
    pass_time(console, 33)
    console.key(Qt.Key.Key_F4)
    assert card(console).told
    console.key(Qt.Key.Key_Escape)
    assert not card(console).isVisible()
    assert console.focused is console.workshop.run.bar.field
    console.key(Qt.Key.Key_F4)
    console.key(Qt.Key.Key_1)
    assert [one.late for one in console.store.all(Recovery)] == [3]


def test_f4_brings_the_agenda_back_when_a_panel_took_its_place(console: Console) -> None:
    late(console, 12)
    console.workshop.run.open_panel("bin")
    assert not card(console).isVisible()
    console.key(Qt.Key.Key_F4)
    assert card(console).isVisible()
    assert card(console).isAncestorOf(console.focused)


def test_a_day_that_is_over_or_that_catches_up_is_offered_nothing(console: Console) -> None:
    late(console, 12)
    agenda.edit_item(console.store, replace(items(console)[7], minutes=30))
    assert card(console).isVisible()  # a shorter plan ends earlier: the day is as late as before
    flow.close_day(console.store, console.session.id)
    QApplication.processEvents()
    assert not card(console).isVisible()


def test_each_fixed_hour_is_told_with_a_mark_and_words(console: Console) -> None:
    known = items(console)
    agenda.edit_item(console.store, replace(known[MEAL], fixed_at=12 * 60 + 10))
    agenda.edit_item(console.store, replace(known[11], ends_by=16 * 60 + 20))
    late(console, 8)
    assert console.workshop.run.day.points.told == [
        "12:10 Repas ⚠ 8 min de retard",
        "avant 16:20 Évaluation, clôture ✓ 12 min d’avance",
    ]
    assert (row(console, MEAL).marked, row(console, MEAL).late) == ("fixe\u00a0: 8 min de retard", True)
    assert row(console, 11).marked == "avant 16:20\u00a0: 12 min d’avance"
    assert not row(console, 11).late


def test_many_fixed_hours_are_counted_and_stay_in_the_run_sheet(console: Console) -> None:
    for item in items(console)[3:9]:
        agenda.edit_item(console.store, replace(item, ends_by=17 * 60))
    console.start()
    points = console.workshop.run.day.points
    assert len(points.told) == 4
    assert points._more.text() == "2 autres heures fixes"
    assert all(row(console, place).marked for place in range(3, 9))


def test_the_run_sheet_tells_what_moved_what_was_given_up_and_what_is_held_together(console: Console) -> None:
    known = items(console)
    pacing.split_in_groups(console.store, known[7], 3)
    late(console, 12)
    assert row(console, 1).planned == "09:30"
    assert "prévue à 09:30" in row(console, 1).words
    assert [(row(console, place).parallel, row(console, place).continued) for place in (6, 7, 8, 9, 10)] == [
        (False, False),
        (False, True),
        (True, True),
        (True, False),
        (False, False),
    ]
    with console.store.operation("take_way_back") as operation:
        operation.put(replace(items(console)[2], dropped=True))
    QApplication.processEvents()
    assert row(console, 2).marked == "abandonnée"


def test_titles_that_look_like_mark_up_are_shown_as_they_are(console: Console) -> None:
    hostile = "<img src=/etc/passwd> & <b>gras</b> dans un titre bien trop long pour une carte"
    longest = max(items(console)[1:], key=lambda item: item.minutes if item.position != MEAL else 0)
    agenda.edit_item(console.store, replace(longest, title=hostile, detail=hostile, minutes=90))
    late(console, 12)
    first = card(console)._cards[0]
    assert "<img src=/etc/passwd> & <b>gras</b>" in first.told
    for tip in (first.toolTip(), console.workshop.run.sheet.item(longest.position).toolTip()):
        assert QTextDocumentFragment.fromHtml(tip).toPlainText().count(hostile) == 1


def test_a_minute_more_or_less_strikes_no_hour_out(console: Console) -> None:
    late(console, 2)
    assert row(console, 1).planned == ""


def test_the_stage_counts_down_the_phase_under_way(console: Console) -> None:
    console.run()
    item = items(console)[REFLECTION]
    pacing.set_phases(console.store, item, parse_phases("Seul 5 · En table 25 · Restitution 20"))
    console.start(item=REFLECTION)
    line = console.workshop.run.stage.phase
    assert line.text() == "Seul · encore 05:00 · puis En table, 25 min"
    pass_time(console, 17.5)
    assert line.text() == "En table · encore 12:30 · puis Restitution, 20 min"
    console.click("+ 5")
    pass_time(console, 12.5)
    assert line.text() == "Restitution · encore 25:00"
    pass_time(console, 26)
    assert line.text() == "Restitution · dépassé de 01:00"
    console.workshop.run.look_at(items(console)[0].id)
    assert not line.isVisible()
