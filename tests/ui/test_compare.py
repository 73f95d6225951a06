"""It is true that, in the place where days are compared…"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as Docx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from python_calamine import CalamineWorkbook

from facilitator import tokens
from facilitator.sessions import capture, clustering, cycle, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.compare.compare_page import ComparePage

from ..conftest import NINE, Clock
from .conftest import Console, DialogAnswer


def say(store: Store, title: str, said: dict[str, int]) -> None:
    """A day of the cycle with these clusters under its first question."""
    session = cycle.new_session(store, template("mobilisation"), cycle.SessionDetails(title=title))
    question = reading.outline(store, session.id).questions[0]
    for name, count in said.items():
        for number in range(count):
            capture.contribute(store, session.id, Draft(f"{name} {number}"), question)
        found = [one for one in reading.contributions(store, question) if one.cluster_id is None]
        clustering.group(store, question, name, found)


@pytest.fixture(scope="module")
def cycle_of_three_days(planned_cycle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a day to come and two that were held, made once: each test has a copy."""
    path = Path(shutil.copyfile(planned_cycle, tmp_path_factory.mktemp("compared") / "cycle.atelier"))
    store = Store.open(path, clock=Clock(NINE))
    say(store, "La deuxième", {"Une lettre": 3, "Des secteurs": 2})
    say(store, "La troisième", {"La lettre": 2})
    store.close()
    return path


@pytest.fixture
def workshop_file(cycle_of_three_days: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(cycle_of_three_days, tmp_path / "cycle.atelier"))


def compare(console: Console) -> ComparePage:
    """Go to the comparison by its button, and tick the second and third days."""
    button = next(
        one for one in console.workshop.cycle.findChildren(QPushButton) if one.text() == "Comparer les journées"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page = console.workshop.compare
    console.qtbot.waitUntil(lambda: len(page.choice.boxes) == 3)
    for box in list(page.choice.boxes.values())[1:]:
        QTest.keyClick(box, Qt.Key.Key_Space)
    console.qtbot.waitUntil(lambda: page.comparison is not None and len(page.comparison.days) == 2)
    console.qtbot.waitUntil(lambda: bool(page.views))
    return page


def told(page: ComparePage, name: str) -> dict[str, list[str]]:
    """The rows of a table that is shown, by their titles."""
    view = next(one for one in page.views if one.matrix.name == name)
    return {row.title: [mark.text for mark in row.marks] for row in view.matrix.rows}


def test_what_both_days_raised_is_told_apart_from_what_one_did(console: Console) -> None:
    page = compare(console)
    assert told(page, "subjects") == {"Une lettre": ["×3", "×2"], "Des secteurs": ["×2", "pas soulevé"]}
    described = next(one for one in page.views if one.matrix.name == "subjects").accessibleDescription()
    assert "Des secteurs: Journée 2 ×2, Journée 3 pas soulevé" in described


def test_the_comparison_follows_what_is_said_meanwhile(console: Console) -> None:
    page = compare(console)
    third = reading.sessions(console.store)[2]
    question = reading.outline(console.store, third.id).questions[0]
    capture.contribute(console.store, third.id, Draft("une autre"), question)
    loose = [one for one in reading.contributions(console.store, question) if one.cluster_id is None]
    clustering.group(console.store, question, "Des secteurs aussi", loose)
    console.qtbot.waitUntil(lambda: told(page, "subjects").get("Des secteurs") == ["×2", "×1"])


def test_the_days_of_another_file_are_compared_until_it_is_put_away(console: Console, tmp_path: Path) -> None:
    page = compare(console)
    other = tmp_path / "autre territoire.atelier"
    store = Store.open(Path(shutil.copyfile(console.store.path, tmp_path / "copie.atelier")), clock=Clock(NINE))
    cycle.edit_cycle(store, replace(reading.cycle(store), territory="Vallée de l’Orbelle"))
    store.save_copy(other)
    store.close()
    page.add_file(other)
    console.qtbot.waitUntil(lambda: len(page.choice.boxes) == 6)
    QTest.keyClick(list(page.choice.boxes.values())[-1], Qt.Key.Key_Space)
    console.qtbot.waitUntil(lambda: page.comparison is not None and len(page.comparison.days) == 3)
    console.qtbot.waitUntil(lambda: any("Vallée de l’Orbelle" in one for one in page.views[0].columns))
    page.choice.remove(other)
    console.qtbot.waitUntil(lambda: page.comparison is not None and len(page.comparison.days) == 2)


def test_a_file_that_is_no_workshop_is_refused_and_the_others_stay(console: Console, tmp_path: Path) -> None:
    page = compare(console)
    wrong = tmp_path / "notes.atelier"
    wrong.write_text("rien", encoding="utf-8")
    page.add_file(wrong)
    console.qtbot.waitUntil(lambda: bool(console.notices) and console.notices[-1][1])
    console.qtbot.waitUntil(lambda: page.comparison is not None and len(page.comparison.days) == 2)
    assert len(page.choice.boxes) == 3


def test_the_day_that_has_the_keyboard_is_seen(console: Console) -> None:
    boxes = list(compare(console).choice.boxes.values())
    boxes[0].setFocus()
    ring = [box.grab().toImage().pixelColor(0, box.height() // 2).name().upper() for box in boxes]
    assert ring[0] == tokens.ACCENT
    assert tokens.ACCENT not in ring[1:]


def test_no_day_chosen_is_said_and_nothing_can_be_written(console: Console) -> None:
    page = compare(console)
    for box in page.choice.boxes.values():
        box.setChecked(False)
    console.qtbot.waitUntil(lambda: page.comparison is None)
    assert page.views == []
    assert not any(one.isEnabled() for one in page.findChildren(QPushButton) if one.text().endswith("X…"))


@pytest.mark.parametrize("form", ["docx", "xlsx", "pdf"])
def test_the_synthesis_is_written_with_what_is_shown(console: Console, tmp_path: Path, form: str) -> None:
    page = compare(console)
    answer = DialogAnswer(f"synthese.{form}")
    with console.qtbot.waitSignal(page.exported):
        button = next(one for one in page.findChildren(QPushButton) if one.text() == f"{form.upper()}…")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answer.look_in
    text = read(console.store.path.with_name(f"synthese.{form}"))
    for wanted in ("Des secteurs", "pas soulevé", "Journée 3"):
        assert wanted in text


def read(path: Path) -> str:
    """All the words of a file."""
    if path.suffix == ".docx":
        found = Docx(str(path))
        cells = (cell.text for table in found.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(paragraph.text for paragraph in found.paragraphs), *cells])
    if path.suffix == ".xlsx":
        book = CalamineWorkbook.from_path(path)
        sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        return "\n".join(str(cell) for sheet in sheets for row in sheet for cell in row)
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text
