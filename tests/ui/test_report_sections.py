"""It is true that, in the place Report, the way the pages are made is chosen by mouse and keys, and undone…"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.reports.options import SectionName, options_of
from facilitator.reports.pdf.colours import readable
from facilitator.sessions import report_settings
from facilitator.ui.report.look import accents
from facilitator.ui.report.report_page import ReportPage
from facilitator.ui.report.section_list import SectionList
from facilitator.ui.report.section_order import dropped, listed, moved, toggled

from .conftest import Console, DialogAnswer

USUAL = list(SectionName)


@pytest.fixture
def report(console: Console) -> ReportPage:
    """The place Report, the way the pages are made in view."""
    console.workshop.open_session(console.session.id, "report")
    console.click("Composer")
    return console.workshop.report


def told(console: Console) -> list[SectionName]:
    return list(options_of(console.store, console.session.id).sections)


def box(sections: SectionList, name: SectionName) -> QPoint:
    """Where its box is."""
    row = sections.visualItemRect(sections.item(sections.names.index(name)))
    return QPoint(row.left() + 13, row.center().y())


def choose(sections: SectionList, name: SectionName) -> None:
    sections.setFocus()
    sections.setCurrentRow(sections.names.index(name))


def drag(sections: SectionList, name: SectionName, to: QPoint) -> None:
    """Take it by its name, and let it go there."""
    start, viewport = box(sections, name) + QPoint(90, 0), sections.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(viewport, start + (to - start) * part)
        QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, to)
    QApplication.processEvents()


# Sections


def test_a_section_is_left_out_by_its_box_and_comes_back_where_it_was(console: Console, report: ReportPage) -> None:
    sections, viewport = report.column.sections, report.column.sections.viewport()
    QTest.mouseClick(
        viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box(sections, SectionName.AGENDA)
    )
    assert told(console) == [name for name in USUAL if name is not SectionName.AGENDA]
    assert sections.names == USUAL
    choose(sections, SectionName.AGENDA)
    console.key(Qt.Key.Key_Space)
    assert told(console) == USUAL
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert SectionName.AGENDA not in told(console)
    item = sections.item(sections.names.index(SectionName.AGENDA))
    assert item.checkState() is Qt.CheckState.Unchecked


def test_alt_with_an_arrow_moves_a_section_which_keeps_the_keyboard(console: Console, report: ReportPage) -> None:
    sections = report.column.sections
    choose(sections, SectionName.COMMITMENTS)
    for _press in range(2):
        console.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    place = USUAL.index(SectionName.COMMITMENTS)
    assert told(console).index(SectionName.COMMITMENTS) == place - 2
    assert sections.names[sections.currentRow()] is SectionName.COMMITMENTS
    console.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told(console).index(SectionName.COMMITMENTS) == place - 1
    for _press in range(3):
        console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told(console) == sections.names == USUAL


def test_a_section_is_dragged_to_another_place_without_losing_its_box(console: Console, report: ReportPage) -> None:
    sections = report.column.sections
    drag(sections, SectionName.PARKING, box(sections, SectionName.AGENDA) - QPoint(0, 12))
    found = told(console)
    assert len(found) == len(USUAL)
    assert found.index(SectionName.PARKING) == found.index(SectionName.AGENDA) - 1
    assert sections.names == found


def test_a_report_keeps_one_section_at_least(console: Console, report: ReportPage) -> None:
    report_settings.choose_sections(console.store, console.session.id, ["commitments"])
    QApplication.processEvents()
    sections = report.column.sections
    choose(sections, SectionName.COMMITMENTS)
    console.key(Qt.Key.Key_Space)
    assert told(console) == [SectionName.COMMITMENTS]
    assert sections.item(sections.names.index(SectionName.COMMITMENTS)).checkState() is Qt.CheckState.Checked
    assert console.notices[-1][1]


def test_the_pages_tell_the_sections_that_were_chosen(console: Console, report: ReportPage) -> None:
    console.qtbot.waitUntil(lambda: report.preview.settled, timeout=30_000)
    before = report.page_count
    report_settings.choose_sections(console.store, console.session.id, ["cover"])
    console.qtbot.waitUntil(lambda: report.preview.settled and report.page_count == 1, timeout=30_000)
    assert before > 1


sections_told = st.permutations(USUAL).flatmap(
    lambda names: st.integers(1, len(names)).map(lambda count: names[:count])
)


@given(sections_told, st.sampled_from(USUAL))
def test_every_section_is_listed_once_and_a_box_switched_twice_changes_nothing(
    told: Sequence[SectionName], name: SectionName
) -> None:
    assert sorted(listed(told)) == sorted(USUAL)
    assert [one for one in listed(told) if one in told] == list(told)
    if name not in told:
        assert toggled(toggled(told, name), name) == list(told)
        assert listed(toggled(told, name)).index(name) >= 0
    else:
        assert set(toggled(told, name)) == set(told) - {name}


@given(sections_told, st.sampled_from(USUAL), st.integers(0, len(USUAL)))
def test_a_move_loses_no_section_and_a_drop_where_it_stands_moves_nothing(
    told: Sequence[SectionName], name: SectionName, place: int
) -> None:
    for changed in (dropped(told, name, place), moved(told, name, 1), moved(told, name, -1)):
        assert sorted(changed) == sorted(told)
        assert [one for one in changed if one is not name] == [one for one in told if one is not name]
    assert dropped(told, name, listed(told).index(name)) == list(told)
    assert moved(moved(told, name, 1), name, -1) == list(told) or told[-1] is name


# Logo and colour


def has_logo(report: ReportPage) -> bool:
    return report.column.logo.shown


def test_a_logo_is_chosen_shown_on_the_cover_and_taken_away(console: Console, report: ReportPage) -> None:
    image = QImage(300, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#2C7A58"))
    image.save(str(console.store.path.with_name("logo.png")))
    answer = DialogAnswer("logo.png")
    console.click("Choisir une image…")
    assert not answer.isActive()
    console.window.activateWindow()
    console.qtbot.waitUntil(console.window.isActiveWindow)
    assert has_logo(report)
    assert options_of(console.store, console.session.id).logo.startswith(b"\x89PNG")
    console.click("Retirer")
    assert not has_logo(report)
    assert options_of(console.store, console.session.id).logo == b""
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert has_logo(report)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n trop court"])
def test_a_file_that_is_no_picture_is_refused(console: Console, report: ReportPage, content: bytes) -> None:
    console.store.path.with_name("logo.png").write_bytes(content)
    answer = DialogAnswer("logo.png")
    console.click("Choisir une image…")
    assert not answer.isActive()
    assert console.notices[-1][1]
    assert not has_logo(report)
    assert options_of(console.store, console.session.id).logo == b""


def test_a_picture_that_is_too_heavy_is_refused(console: Console, report: ReportPage, tmp_path: Path) -> None:
    heavy = tmp_path / "logo.png"
    heavy.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(report_settings.LARGEST_LOGO))
    answer = DialogAnswer("logo.png")
    console.click("Choisir une image…")
    assert not answer.isActive()
    assert "5 Mo" in console.notices[-1][0]
    assert not has_logo(report)


def test_a_colour_is_chosen_by_a_click_or_an_arrow_and_undone(console: Console, report: ReportPage) -> None:
    swatches = report.column.colours.swatches
    blue, green = list(swatches)[1:3]
    QTest.mouseClick(swatches[blue], Qt.MouseButton.LeftButton)
    swatches[blue].setFocus()
    console.key(Qt.Key.Key_Right)
    assert options_of(console.store, console.session.id).accent == green
    assert swatches[green].isChecked()
    for expected in (blue, ""):
        console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert options_of(console.store, console.session.id).accent == expected
        assert swatches[expected].isChecked()


def test_every_colour_that_is_offered_is_read_on_white_as_it_is() -> None:
    assert [readable(colour).lower() for colour in accents()] == list(accents())
