"""The panel of the wheel and the staircase: counts typed with digits and Enter, means at a glance, shown to the room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.sessions import cycle, flow, ratings
from facilitator.sessions.positioning import rate
from facilitator.sessions.records import Contribution, Rating
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.scenes import StaircaseScene, WheelScene
from facilitator.sessions.templates import template
from facilitator.ui.run.positioning.lever_row import LeverRow
from facilitator.ui.run.positioning.positioning_panel import PositioningPanel
from facilitator.ui.widgets.count_field import CountField

from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

PAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def panel(console: Console) -> PositioningPanel:
    console.start()
    return opened(console)


def opened(console: Console) -> PositioningPanel:
    console.workshop.run.open_panel("positioning")
    QApplication.processEvents()
    found = console.workshop.run.panels.panel("positioning")
    assert isinstance(found, PositioningPanel)
    return found


def fill(console: Console, *counts: int) -> None:
    """What is typed on the number pad: the digits of each count, then Enter."""
    for count in counts:
        for digit in str(count):
            console.key(Qt.Key(Qt.Key.Key_0 + int(digit)), PAD)
        console.key(Qt.Key.Key_Enter, PAD)


def counted(console: Console, lever: int | None) -> dict[int, int]:
    return ratings.counts(ratings.ratings_of(console.store, console.session.id), lever)


def row_of(console: Console) -> LeverRow:
    """The lever in whose cell the caret is."""
    row = console.focused.parentWidget()
    while not isinstance(row, LeverRow):
        assert row is not None
        row = row.parentWidget()
    return row


def place(console: Console) -> tuple[int, int]:
    """The lever and the value in whose cell the caret is."""
    row, cell = row_of(console), console.focused
    assert isinstance(cell, CountField)
    return row.lever.number, row.cells.index(cell)


def test_digits_and_enter_alone_fill_the_whole_wheel(console: Console, panel: PositioningPanel) -> None:
    for lever in range(1, 11):
        assert place(console) == (lever, 0)
        fill(console, 0, lever, 12, 9, 3, 1)
    for lever in range(1, 11):
        assert counted(console, lever) == {1: lever, 2: 12, 3: 9, 4: 3, 5: 1}
    assert console.focused.text() == "Montrer à la salle"  # type: ignore[attr-defined]


def test_one_lever_is_open_at_a_time_and_shows_its_mean(console: Console, panel: PositioningPanel) -> None:
    fill(console, 1, 0, 0, 0, 0, 2)
    assert [row.open for row in panel.wheel.rows.values()] == [False, True, *[False] * 8]
    assert [row.mean for row in panel.wheel.rows.values()] == ["3,3", *["–"] * 9]
    assert panel._told.text() == "3 réponses"


def test_tab_goes_from_lever_to_lever_and_back_and_keeps_what_is_typed(
    console: Console, panel: PositioningPanel
) -> None:
    for _value in range(5):
        console.key(Qt.Key.Key_Tab)
    console.type("7")
    console.key(Qt.Key.Key_Tab)
    assert place(console) == (2, 0)
    assert counted(console, 1) == {5: 7}
    console.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert place(console) == (1, 5)


def test_arrows_go_around_the_cells(console: Console, panel: PositioningPanel) -> None:
    for key, expected in (
        (Qt.Key.Key_Right, (1, 1)),
        (Qt.Key.Key_Down, (2, 1)),
        (Qt.Key.Key_Left, (2, 0)),
        (Qt.Key.Key_Left, (2, 0)),
        (Qt.Key.Key_Up, (1, 0)),
        (Qt.Key.Key_Up, (1, 0)),
    ):
        console.key(key)
        assert place(console) == expected


def test_what_is_typed_is_kept_when_another_lever_is_opened_by_a_click(
    console: Console, panel: PositioningPanel
) -> None:
    console.type("4")
    QTest.mouseClick(panel.wheel.rows[6], Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    QApplication.processEvents()
    assert counted(console, 1) == {0: 4}
    assert place(console) == (6, 0)


def test_a_count_typed_again_replaces_the_first_and_undo_takes_it_back(
    console: Console, panel: PositioningPanel
) -> None:
    fill(console, 12)
    console.key(Qt.Key.Key_Left)
    fill(console, 13)
    assert counted(console, 1) == {0: 13}
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert counted(console, 1) == {0: 12}
    assert panel.wheel.rows[1].cells[0].text() == "12"


def test_nobody_is_shown_as_nothing(console: Console, panel: PositioningPanel) -> None:
    fill(console, 12)
    console.key(Qt.Key.Key_Left)
    fill(console, 0)
    assert console.store.count(Rating) == 0
    assert panel.wheel.rows[1].cells[0].text() == ""


def test_too_many_stays_where_it_was_typed_and_is_told(console: Console, panel: PositioningPanel) -> None:
    fill(console, 1000)
    assert console.store.count(Rating) == 0
    assert place(console) == (1, 0)
    assert panel.wheel.rows[1].cells[0].text() == "1000"
    assert console.notices[-1] == ("Un nombre de réponses va de 0 à 999.", True)


def test_escape_first_gives_up_what_is_typed_then_closes_the_panel(console: Console, panel: PositioningPanel) -> None:
    console.type("5")
    console.key(Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert panel.wheel.rows[1].cells[0].text() == ""
    console.key(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert console.store.count(Rating) == 0


def test_a_letter_is_still_the_beginning_of_a_contribution(console: Console, panel: PositioningPanel) -> None:
    console.capture("Un car le samedi")
    assert [said.text for said in console.store.all(Contribution)] == ["Un car le samedi"]


def test_the_row_of_digits_of_a_french_keyboard_needs_no_shift(console: Console, panel: PositioningPanel) -> None:
    console.type("&é")
    console.key(Qt.Key.Key_Return)
    assert counted(console, 1) == {0: 12}


def test_the_staircase_is_filled_the_same_way(console: Console, panel: PositioningPanel) -> None:
    console.click("Escalier", panel)
    fill(console, 2, 9, 14, 6, 2)
    assert counted(console, None) == {1: 2, 2: 9, 3: 14, 4: 6, 5: 2}
    assert panel._told.text() == "33 réponses"
    console.key(Qt.Key.Key_Return if isinstance(console.focused, CountField) else Qt.Key.Key_Space)
    assert isinstance(scene_of(console.store, console.session.id), StaircaseScene)


def test_the_wheel_is_shown_to_the_room_with_what_was_counted(console: Console, panel: PositioningPanel) -> None:
    fill(console, 0, 0, 4)
    console.click("Montrer à la salle", panel)
    seen = scene_of(console.store, console.session.id)
    assert isinstance(seen, WheelScene)
    assert (seen.levers[0].mean, seen.answers) == (2.0, 4)


def test_what_is_counted_elsewhere_is_shown_and_does_not_disturb_what_is_typed(
    console: Console, panel: PositioningPanel
) -> None:
    console.type("8")
    rate(console.store, console.session.id, 1, 5, 3)
    QApplication.processEvents()
    assert [cell.text() for cell in panel.wheel.rows[1].cells] == ["8", "", "", "", "", "3"]
    assert place(console) == (1, 0)
    assert console.workshop.run.panels.settle()
    assert counted(console, 1) == {0: 8, 5: 3}


def test_the_day_before_is_a_dark_mark(console: Console) -> None:
    console.start()
    first = console.session
    rate(console.store, first.id, 1, 2, 4)
    flow.close_day(console.store, first.id)
    later = cycle.new_session(console.store, template("mutualisation"))
    console.workshop.open_session(later.id, "run")
    panel = opened(console)
    assert panel.wheel.rows[1]._bar.before == 0.4
    assert panel.wheel.rows[2]._bar.before is None
    assert panel._told.text() == "0 réponse\nTrait noir\u00a0: journée 1"


def test_another_day_opens_at_its_first_lever_without_answers(console: Console, panel: PositioningPanel) -> None:
    for _lever in range(3):
        fill(console, 1, 1, 1, 1, 1, 1)
    later = cycle.new_session(console.store, template("mutualisation"))
    for lever in (1, 2):
        rate(console.store, later.id, lever, 3, 1)
    console.workshop.open_session(later.id, "run")
    again = opened(console)
    assert [number for number, row in again.wheel.rows.items() if row.open] == [3]
    assert place(console) == (3, 0)


def test_every_cell_says_what_it_counts(console: Console, panel: PositioningPanel) -> None:
    names = [cell.accessibleName() for cell in panel.findChildren(CountField)]
    assert len(names) == 60 + 5 + 6 + 3  # levers, steps, the worth of the day, the tables of sheets
    assert len(set(names)) == 60 + 5 + 6 + 1
    assert "Levier 3\u00a0: combien de personnes à 5" in names
