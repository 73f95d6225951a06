"""Paper sheets and tables in the positioning panel: digits alone fill them, and what is counted is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.sessions import cycle, flow, ratings
from facilitator.sessions.positioning import rate
from facilitator.sessions.ratings import Subject
from facilitator.sessions.records import College, Contribution, Instrument, Rating
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.scenes import TrendsScene, WheelScene
from facilitator.sessions.templates import template
from facilitator.ui.run.positioning.positioning_panel import PositioningPanel

from .conftest import Console
from .test_positioning import opened

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

PAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def panel(console: Console) -> PositioningPanel:
    console.start()
    return opened(console)


def pad(console: Console, digits: str) -> None:
    """Digits of the number pad, nothing else."""
    for digit in digits:
        console.key(Qt.Key(Qt.Key.Key_0 + int(digit)), PAD)


def told(panel: PositioningPanel) -> str:
    return panel._told.text().replace("\u00a0", " ")


def sheet(console: Console, number: int, instrument: Instrument = Instrument.WHEEL) -> dict[int | None, int]:
    found = ratings.by_sheet(ratings.ratings_of(console.store, console.session.id), instrument).get(number, [])
    return {ratings.number_of(one): one.value for one in found}


def table(console: Console, number: int, instrument: Instrument = Instrument.WHEEL) -> dict[int | None, int]:
    found = ratings.by_table(ratings.ratings_of(console.store, console.session.id), instrument).get(number, [])
    return {ratings.number_of(one): one.value for one in found}


def test_ten_digits_are_a_sheet_and_the_next_one_follows(console: Console, panel: PositioningPanel) -> None:
    console.click("Feuilles", panel)
    pad(console, "0123450123" + "5555544444")
    assert sheet(console, 1) == dict(enumerate((0, 1, 2, 3, 4, 5, 0, 1, 2, 3), start=1))
    assert sheet(console, 2) == dict(enumerate((5, 5, 5, 5, 5, 4, 4, 4, 4, 4), start=1))
    assert panel.wheel_tool.sheets.grid.in_hand == (2, 0)
    assert told(panel) == "2 réponses : 2 feuilles"


def test_a_digit_beyond_the_scale_is_refused_where_it_is(console: Console, panel: PositioningPanel) -> None:
    console.click("Feuilles", panel)
    pad(console, "38")
    assert sheet(console, 1) == {1: 3}
    assert panel.wheel_tool.sheets.grid.in_hand == (0, 1)
    assert console.notices[-1] == ("Ici, une réponse va de 0 à 5.", True)


def test_space_leaves_no_answer_and_backspace_goes_back(console: Console, panel: PositioningPanel) -> None:
    console.click("Feuilles", panel)
    pad(console, "3")
    console.key(Qt.Key.Key_Space)
    pad(console, "4")
    assert sheet(console, 1) == {1: 3, 3: 4}
    console.key(Qt.Key.Key_Backspace)
    assert (sheet(console, 1), panel.wheel_tool.sheets.grid.in_hand) == ({1: 3}, (0, 2))
    pad(console, "5")
    assert sheet(console, 1) == {1: 3, 3: 5}


def test_a_digit_typed_by_mistake_is_undone_alone(console: Console, panel: PositioningPanel) -> None:
    console.click("Feuilles", panel)
    pad(console, "34")
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sheet(console, 1) == {1: 3}


def test_enter_goes_to_the_next_sheet_before_the_tenth_digit(console: Console, panel: PositioningPanel) -> None:
    console.click("Feuilles", panel)
    pad(console, "3")
    console.key(Qt.Key.Key_Return)
    pad(console, "4")
    assert (sheet(console, 1), sheet(console, 2)) == ({1: 3}, {1: 4})


def test_a_stack_of_sheets_of_one_table_tells_it_once(console: Console, panel: PositioningPanel) -> None:
    console.click("Feuilles", panel)
    page = panel.wheel_tool.sheets
    page.table.setFocus()
    pad(console, "4")
    page.college.chosen.emit(College.ELECTED.value)
    QApplication.processEvents()
    pad(console, "3333333333" + "2")
    found = console.store.all(Rating)
    assert {(one.sheet, one.table_number, one.college) for one in found} == {
        (1, 4, College.ELECTED),
        (2, 4, College.ELECTED),
    }


def test_a_sheet_is_taken_away_and_comes_back(console: Console, panel: PositioningPanel) -> None:
    console.click("Feuilles", panel)
    pad(console, "12")
    console.click("Retirer", panel.wheel_tool.sheets)
    assert console.store.count(Rating) == 0
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sheet(console, 1) == {1: 1, 2: 2}


def test_a_table_answers_as_one(console: Console, panel: PositioningPanel) -> None:
    console.click("Tables", panel)
    pad(console, "0123450123" + "5")
    assert (table(console, 1)[2], table(console, 2)) == (1, {1: 5})
    assert told(panel) == "2 réponses : 2 tables"


def test_counts_tables_and_sheets_add_up_and_each_keeps_its_own(console: Console, panel: PositioningPanel) -> None:
    pad(console, "7")
    console.key(Qt.Key.Key_Return)
    console.click("Feuilles", panel)
    pad(console, "4")
    console.click("Comptes", panel)
    assert [cell.text() for cell in panel.wheel.rows[1].cells] == ["7", "", "", "", "", ""]
    assert panel.wheel.rows[1].mean == "0,5"
    assert told(panel) == "8 réponses : 1 feuille, 7 comptées en salle"


def test_a_letter_typed_on_the_sheets_is_the_beginning_of_a_contribution(
    console: Console, panel: PositioningPanel
) -> None:
    console.click("Feuilles", panel)
    console.capture("Un car le samedi")
    assert [said.text for said in console.store.all(Contribution)] == ["Un car le samedi"]


def test_each_cell_says_its_sheet_its_lever_and_its_answer(console: Console, panel: PositioningPanel) -> None:
    console.click("Feuilles", panel)
    pad(console, "3")
    model = panel.wheel_tool.sheets.grid.model()
    said = [model.data(model.index(0, column), Qt.ItemDataRole.AccessibleTextRole) for column in (0, 1)]
    assert said == [
        "Feuille 1, 1. Représentation équilibrée: 3",
        "Feuille 1, 2. Sens partagé et pactes: pas de réponse",
    ]


def test_the_trends_are_ranked_table_by_table_and_zero_is_the_tenth(console: Console, panel: PositioningPanel) -> None:
    console.click("Tendances", panel)
    pad(console, "4567890123")
    assert table(console, 1, Instrument.TRENDS) == dict(enumerate((4, 5, 6, 7, 8, 9, 10, 1, 2, 3), start=1))
    assert panel.trends._found.text().startswith("1. Innovation partenariale · 2. Demande sociale")
    console.click("Montrer à la salle", panel)
    seen = scene_of(console.store, console.session.id)
    assert isinstance(seen, TrendsScene)
    assert (seen.trends[0].number, seen.answers) == (8, 1)


def test_the_staircase_is_answered_sheet_by_sheet_too(console: Console, panel: PositioningPanel) -> None:
    console.click("Escalier", panel)
    console.click("Feuilles", panel.staircase_tool)
    pad(console, "1335")
    found = ratings.counts(ratings.ratings_of(console.store, console.session.id), None)
    assert found == {1: 1, 3: 2, 5: 1}
    assert panel.staircase_tool._found.text().startswith("Dans la salle\u00a0: avis ")


def test_the_wheel_is_shown_beside_the_day_that_was_chosen(console: Console) -> None:
    console.start()
    days = [console.session, cycle.new_session(console.store, template("mutualisation"))]
    for rank, day in enumerate(days):
        rate(console.store, day.id, 1, 1 + rank, 4)
        if rank:
            flow.start_day(console.store, day.id)
        flow.close_day(console.store, day.id)
    later = cycle.new_session(console.store, template("mutualisation"))
    console.workshop.open_session(later.id, "run")
    panel = opened(console)
    assert panel.wheel.rows[1]._bar.before == 0.4
    panel.wheel_tool.before.chosen.emit(days[0].id)
    QApplication.processEvents()
    assert panel.wheel.rows[1]._bar.before == 0.2
    console.click("Montrer à la salle", panel)
    seen = scene_of(console.store, later.id)
    assert isinstance(seen, WheelScene)
    assert seen.levers[0].before == 1.0


def test_answers_taken_down_elsewhere_are_shown_and_the_cell_in_hand_stays(
    console: Console, panel: PositioningPanel
) -> None:
    from facilitator.sessions.positioning import answer
    from facilitator.sessions.ratings import Form

    console.click("Feuilles", panel)
    pad(console, "12")
    answer(console.store, console.session.id, Subject(Instrument.WHEEL, 1), Form(2), 5)
    QApplication.processEvents()
    assert panel.wheel_tool.sheets.grid.in_hand == (0, 2)
    pad(console, "3")
    assert (sheet(console, 1), sheet(console, 2)) == ({1: 1, 2: 2, 3: 3}, {1: 5})
