"""The slips of a question: printed, handed out, entered by their numbers, and none missing unseen."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox

from facilitator.sessions import reading, screen, slips
from facilitator.sessions.records import Contribution, PlusOne, Question, SlipBatch
from facilitator.ui.run.capture.similar_list import SimilarList
from facilitator.ui.run.slips_panel import SlipsPanel

from .conftest import Console
from .test_run import REFLECTION


@pytest.fixture
def panel(console: Console) -> SlipsPanel:
    console.start(item=REFLECTION)
    console.workshop.run.open_panel("slips")
    QApplication.processEvents()
    found = console.workshop.run.panels.panel("slips")
    assert isinstance(found, SlipsPanel)
    return found


def question_of(console: Console) -> Question:
    question = reading.outline(console.store, console.session.id).current_question
    assert question is not None
    return question


def said(panel: SlipsPanel) -> str:
    return panel._tally.text()


def missing(panel: SlipsPanel) -> list[str]:
    return [made.text() for made in panel._missing.findChildren(QPushButton) if made.isVisible()]


def test_printing_writes_the_file_and_counts_the_slips(console: Console, panel: SlipsPanel, tmp_path: Path) -> None:
    path = tmp_path / "bulletins.pdf"
    assert panel.print_to(6, path)
    QApplication.processEvents()
    document = pypdfium2.PdfDocument(path.read_bytes())
    assert len(document) == 2
    document.close()
    assert said(panel) == "6 distribués, 0 saisi, manquent 1 à 6"
    assert missing(panel) == ["1", "2", "3", "4", "5", "6"]
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert console.store.count(SlipBatch) == 0


def test_nothing_is_numbered_when_the_file_cannot_be_written(
    console: Console, panel: SlipsPanel, tmp_path: Path
) -> None:
    assert not panel.print_to(6, tmp_path / "nowhere" / "bulletins.pdf")
    assert console.store.count(SlipBatch) == 0
    assert console.notices[-1][1]


def test_a_slip_typed_by_its_number_is_no_longer_missing(console: Console, panel: SlipsPanel) -> None:
    slips.print_batch(console.store, question_of(console), 4)
    console.workshop.run.bar.field.setFocus()
    console.capture("2: Une lettre après chaque conseil")
    QApplication.processEvents()
    assert console.store.all(Contribution)[0].slip == 2
    assert console.store.all(Contribution)[0].text == "Une lettre après chaque conseil"
    assert said(panel) == "4 distribués, 1 saisi, manquent 1, 3, 4"
    console.workshop.run.bar.field.setFocus()
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said(panel) == "4 distribués, 0 saisi, manquent 1 à 4"


def test_a_number_that_was_not_printed_is_text(console: Console, panel: SlipsPanel) -> None:
    slips.print_batch(console.store, question_of(console), 4)
    console.workshop.run.bar.field.setFocus()
    console.capture("5: Une lettre après chaque conseil")
    assert console.store.all(Contribution)[0].slip is None
    assert console.store.all(Contribution)[0].text == "5: Une lettre après chaque conseil"


def test_a_missing_number_that_is_pressed_begins_its_contribution(console: Console, panel: SlipsPanel) -> None:
    slips.print_batch(console.store, question_of(console), 4)
    QApplication.processEvents()
    button = next(b for b in panel._missing.findChildren(QPushButton) if b.text() == "3" and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    console.capture("Un car à la demande")
    assert console.store.all(Contribution)[0].slip == 3


def test_the_slip_of_another_question_goes_to_it(console: Console, panel: SlipsPanel) -> None:
    other = reading.outline(console.store, console.session.id).questions[1]
    slips.print_batch(console.store, question_of(console), 2)
    slips.print_batch(console.store, other, 2)
    console.workshop.run.bar.field.setFocus()
    console.capture("4: Un car à la demande")
    assert console.store.all(Contribution)[0].question_id == other.id


def test_a_slip_given_as_a_plus_one_has_come_back(console: Console, panel: SlipsPanel) -> None:
    slips.print_batch(console.store, question_of(console), 2)
    bar = console.workshop.run.bar
    bar.field.setFocus()
    console.capture("1: Une lettre après chaque conseil municipal")
    console.type("2: Une lettre après chaque conseil")
    console.qtbot.waitUntil(lambda: any(rows.isVisible() for rows in console.window.findChildren(SimilarList)))
    console.key(Qt.Key.Key_F2)
    assert [one.slip for one in console.store.all(PlusOne)] == [2]
    assert said(panel) == "2 distribués, 2 saisis, il n’en manque aucun"


def test_fewer_handed_out_than_printed_are_not_missed(console: Console, panel: SlipsPanel) -> None:
    slips.print_batch(console.store, question_of(console), 10)
    QApplication.processEvents()
    field = next(spin for spin in panel.findChildren(QSpinBox) if spin.accessibleName().endswith("distribués"))
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert slips.tally(console.store, question_of(console)).missing == (1, 2, 3)
    assert said(panel) == "3 distribués, 0 saisi, manquent 1 à 3"


def test_the_numbers_to_fill_in_can_be_read(console: Console, panel: SlipsPanel) -> None:
    slips.print_batch(console.store, question_of(console), 120)
    QApplication.processEvents()
    for field in panel.findChildren(QSpinBox):
        words = field.findChild(QLineEdit)
        assert words is not None
        assert words.width() > words.fontMetrics().horizontalAdvance("1000")


@pytest.mark.parametrize("frozen", [False, True])
def test_esc_closes_the_panel_from_the_bar_once_the_room_has_its_view(
    console: Console, panel: SlipsPanel, *, frozen: bool
) -> None:
    if frozen:
        console.key(Qt.Key.Key_F6)
    console.workshop.run.bar.field.setFocus()
    console.key(Qt.Key.Key_Escape)
    assert console.workshop.run.panels.shown == ("slips" if frozen else "")
    assert screen.screen_of(console.store, console.session.id).mode == "live"


def test_esc_closes_the_panel_and_gives_the_keyboard_back(console: Console, panel: SlipsPanel) -> None:
    console.key(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert console.workshop.run.panels.shown == ""
    assert console.workshop.run.bar.field.hasFocus()
    assert console.workshop.run.day.isVisible()
