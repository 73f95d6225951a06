"""A grid of numbers is filled by digits and one key a cell; what is wrong in it is marked and told."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator import tokens
from facilitator.ui.widgets.number_grid import NumberGrid

PAD = Qt.KeyboardModifier.KeypadModifier
ROWS, COLUMNS = ("Table 1", "Table 2", "Table 3"), ("Transports", "Informer")


class _Around(QWidget):
    """What is around the grid: it hears the keys that nobody wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.text())


@dataclass
class Sheet:
    """A grid, and what it said; what is said is shown again as kept, as a real page does."""

    grid: NumberGrid
    around: _Around
    figures: dict[tuple[int, int], int] = field(default_factory=dict)
    said: list[tuple[int, int, object]] = field(default_factory=list)
    finished: int = 0

    def show(self) -> None:
        self.grid.show_figures(ROWS, COLUMNS, self.figures)

    def hear(self, row: int, column: int, figure: object) -> None:
        self.said.append((row, column, figure))
        self.figures[row, column] = figure if isinstance(figure, int) else 0
        self.show()

    def finish(self) -> None:
        self.finished += 1

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.around.focusWidget(), key, modifier)

    def digits(self, text: str) -> None:
        for digit in text:
            QTest.keyClick(self.grid, Qt.Key(Qt.Key.Key_0 + int(digit)), PAD)

    def texts(self) -> list[list[str]]:
        model = self.grid.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    around = _Around()
    made = Sheet(NumberGrid("Figures"), around)
    layout = QVBoxLayout(around)
    layout.addWidget(made.grid)
    layout.addWidget(QPushButton("Close"))
    made.grid.typed.connect(made.hear)
    made.grid.finished.connect(made.finish)
    made.show()
    qtbot.addWidget(around)
    around.resize(500, 400)
    around.show()
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)
    made.grid.start()
    return made


def test_digits_and_one_key_a_cell_fill_it_row_after_row(sheet: Sheet) -> None:
    for figure in ("12", "", "7", "0", "30", "4"):
        sheet.digits(figure)
        sheet.press(Qt.Key.Key_Enter, modifier=PAD)

    assert sheet.said == [(0, 0, 12), (1, 0, 7), (2, 0, 30), (2, 1, 4)]
    assert sheet.texts() == [["12", "", "12"], ["7", "", "7"], ["30", "4", "34"], ["49", "4", "53"]]
    assert sheet.finished == 1


def test_it_goes_down_the_columns_when_asked_to(qtbot: QtBot) -> None:
    grid = NumberGrid("Figures", along_rows=False)
    qtbot.addWidget(grid)
    said: list[tuple[int, int, object]] = []
    grid.typed.connect(lambda *figure: said.append(figure))
    grid.show_figures(ROWS, COLUMNS, {})
    grid.show()
    grid.start()
    for digit in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        QTest.keyClick(grid, digit)
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert said == [(0, 0, 1), (1, 0, 2), (2, 0, 3), (0, 1, 4)]


def test_the_first_digit_replaces_what_was_there_and_a_slip_is_taken_back(sheet: Sheet) -> None:
    sheet.figures[0, 0] = 18
    sheet.show()
    sheet.press(Qt.Key.Key_2, Qt.Key.Key_5)
    assert sheet.texts()[0] == ["25", "", "25"], "the sums follow every key"
    sheet.press(Qt.Key.Key_Escape)
    assert (sheet.texts()[0], sheet.said) == (["18", "", "18"], [])
    sheet.press(Qt.Key.Key_3, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(sheet.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sheet.texts()[0][0] == "18"
    sheet.press(Qt.Key.Key_Backspace, Qt.Key.Key_Down)
    assert sheet.said == [(0, 0, 1)]
    sheet.press(Qt.Key.Key_Up, Qt.Key.Key_Delete, Qt.Key.Key_Right)
    assert sheet.said[1:] == [(0, 0, None)]


def test_the_arrows_go_around_and_say_what_was_typed(sheet: Sheet) -> None:
    sheet.press(Qt.Key.Key_5, Qt.Key.Key_Right, Qt.Key.Key_6, Qt.Key.Key_Down, Qt.Key.Key_7, Qt.Key.Key_Left)
    assert sheet.said == [(0, 0, 5), (0, 1, 6), (1, 1, 7)]
    sheet.press(Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert sheet.grid.in_hand == (0, 0)


def test_tab_goes_on_and_leaves_after_the_last_cell(sheet: Sheet) -> None:
    for _cell in range(5):
        sheet.press(Qt.Key.Key_Tab)
    assert sheet.grid.in_hand == (2, 1)
    sheet.press(Qt.Key.Key_9, Qt.Key.Key_Tab)
    assert isinstance(sheet.around.focusWidget(), QPushButton)
    assert sheet.said == [(2, 1, 9)]
    sheet.press(Qt.Key.Key_Backtab)
    assert (sheet.grid.hasFocus(), sheet.grid.in_hand) == (True, (2, 1))


def test_a_click_takes_a_cell_in_hand_and_never_a_sum(sheet: Sheet) -> None:
    model, grid = sheet.grid.model(), sheet.grid
    sheet.press(Qt.Key.Key_8)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(model.index(2, 1)).center())
    assert (grid.in_hand, sheet.said) == ((2, 1), [(0, 0, 8)])
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(model.index(3, 2)).center())
    assert grid.in_hand == (2, 1)


def test_a_letter_goes_on_to_where_letters_are_captured(sheet: Sheet) -> None:
    QTest.keyClick(sheet.grid, Qt.Key.Key_K)
    assert sheet.around.heard == ["k"]
    assert sheet.said == []


def test_what_is_shown_anew_keeps_the_cell_in_hand_and_what_is_typed_in_it(sheet: Sheet) -> None:
    sheet.press(Qt.Key.Key_Down, Qt.Key.Key_4)
    sheet.figures[2, 1] = 11
    sheet.show()
    sheet.press(Qt.Key.Key_2, Qt.Key.Key_Return)
    assert sheet.said == [(1, 0, 42)]
    assert sheet.texts()[2] == ["", "11", "11"]


def test_nothing_is_typed_over_what_can_only_be_read(sheet: Sheet) -> None:
    sheet.grid.fix(True)
    sheet.press(Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert sheet.said == []


def test_no_figure_is_larger_than_it_may_be(sheet: Sheet) -> None:
    sheet.digits("123456")
    sheet.grid.flush()
    assert sheet.said == [(0, 0, 1234)]


def test_what_is_wrong_is_marked_and_told(sheet: Sheet) -> None:
    sheet.figures[0, 0] = 12
    sheet.show()
    sheet.grid.flag(rows={0: "Too many at table 1"}, cells={(0, 0): "Too many here"})
    index = sheet.grid.model().index(0, 0)
    assert "Too many here" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Table 1, Transports, 12, Too many here"
    picture = sheet.grid.viewport().grab().toImage()
    corner = QPoint(3, 3)
    late = picture.pixelColor(sheet.grid.visualRect(sheet.grid.model().index(0, 2)).topLeft() + corner)
    fine = picture.pixelColor(sheet.grid.visualRect(sheet.grid.model().index(1, 1)).topLeft() + corner)
    assert (late.name().upper(), fine.name().upper()) == (tokens.LATE_GROUND, tokens.CARD)
    sheet.grid.flag()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Table 1, Transports, 12"


def test_it_has_a_name_for_those_who_listen(sheet: Sheet) -> None:
    assert QAccessible.queryAccessibleInterface(sheet.grid).text(QAccessible.Text.Name) == "Figures"


def test_one_row_has_no_sum_of_its_own(sheet: Sheet) -> None:
    sheet.grid.show_figures(["Charte"], ["Oui", "Non"], {(0, 0): 3, (0, 1): 4})
    assert sheet.texts() == [["3", "4", "7"]]
    sheet.grid.flag(whole="Too many")
    assert sheet.grid.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
    QApplication.processEvents()
