"""It is true that, in the place Report, the pages follow the day and the files are written where one says…"""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.reports import FORMATS
from facilitator.sessions import capture, cycle, exports, reading, report_settings
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Export, Participant, Reading
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.background import finish_background
from facilitator.ui.report.report_page import ReportPage

from ..conftest import NINE, Clock
from .conftest import Console, DialogAnswer

REFLECTION = 5
SAID = "Une lettre après chaque conseil"
BUTTONS = {
    "pdf": "Enregistrer le PDF…",
    "docx": "Word…",
    "xlsx": "Excel…",
    "csv": "CSV…",
    "json": "JSON…",
    "md": "Markdown…",
    "handout": "Une page…",
}


def open_report(console: Console) -> ReportPage:
    console.start(item=REFLECTION)
    console.capture(f"{SAID} @t2")
    console.workshop.go_to("report")
    report = console.workshop.report
    settle(console)
    return report


def settle(console: Console) -> None:
    """Wait for the pages in view to be those of the day."""
    console.qtbot.waitUntil(lambda: console.workshop.report.preview.settled, timeout=30_000)


def say(console: Console, count: int) -> None:
    """More contributions, as a phone or the desk would bring them."""
    question = reading.outline(console.store, console.session.id).questions[0]
    for number in range(count):
        capture.contribute(console.store, console.session.id, Draft(f"Contribution numéro {number}"), question)


def written(console: Console) -> list[Export]:
    return exports.exports_of(console.store, console.session.id)


def text_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    return text


# The pages


def test_the_pages_follow_what_is_added_and_the_reader_keeps_the_page(console: Console) -> None:
    report = open_report(console)
    view, before = report.preview.view, report.page_count
    assert str(before) in report.preview.told.text()
    view.setFocus()
    for _page in range(2):
        console.key(Qt.Key.Key_PageDown)
    assert view.place == 2
    top = view.verticalScrollBar().value()

    say(console, 120)
    settle(console)
    assert report.page_count > before
    assert (view.place, view.verticalScrollBar().value()) == (2, top)
    assert f"Page 3 / {report.page_count}" in report.preview._where.text()


def test_only_the_pages_near_the_view_are_drawn_and_the_others_when_they_come(console: Console) -> None:
    report = open_report(console)
    say(console, 600)
    settle(console)
    view = report.preview.view
    last = view.count - 1
    assert last > 15
    assert view.picture(0) is not None
    assert view.picture(last) is None

    view.setFocus()
    console.key(Qt.Key.Key_End)
    settle(console)
    assert view.place == last
    assert view.picture(last) is not None
    assert view.picture(0) is None
    console.key(Qt.Key.Key_Home)
    settle(console)
    assert (view.place, view.verticalScrollBar().value() < 30) == (0, True)


def test_page_up_and_page_down_go_from_the_top_of_a_page_to_the_next(console: Console) -> None:
    view = open_report(console).preview.view
    view.setFocus()
    places = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        console.key(key)
        places.append(view.place)
    assert places == [1, 2, 1, 0, 0]


def test_pages_come_nearer_by_keys_wheel_and_buttons_and_fit_the_width_again(console: Console) -> None:
    report = open_report(console)
    view = report.preview.view
    fit = view.pixels
    view.setFocus()
    console.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.pixels == pytest.approx(fit * 1.25, abs=1)
    console.click("+", report.preview)
    spot = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        spot, view.viewport().mapToGlobal(spot), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.pixels == pytest.approx(fit * 1.25**3, abs=1)
    settle(console)
    image = view.picture(view.place)
    assert image is not None
    assert abs(image.width() - view.pixels) <= 1
    console.key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (view.pixels, view.zoom) == (fit, 1.0)
    for _click in range(20):
        console.click("−", report.preview)
    assert view.zoom == 0.5


def test_another_width_keeps_what_is_read_in_view(console: Console) -> None:
    view = open_report(console).preview.view
    view.go_to(2)
    console.window.resize(1000, 700)
    QApplication.processEvents()
    assert view.place == 2
    settle(console)


def test_pages_are_shown_even_while_the_day_goes_on_changing(console: Console) -> None:
    report = open_report(console)
    before, seen = report.page_count, list[int]()
    question = reading.outline(console.store, console.session.id).questions[0]

    def go_on() -> bool:
        capture.contribute(console.store, console.session.id, Draft("Encore une, longue " * 20), question)
        seen.append(report.page_count)
        return report.page_count > before

    console.qtbot.waitUntil(go_on, timeout=30_000)
    settle(console)
    assert report.page_count >= seen[-1]


def test_nothing_is_laid_out_while_another_place_is_shown_and_the_report_is_right_again_after(console: Console) -> None:
    report = open_report(console)
    asked, before = report.preview._asked, report.page_count
    console.workshop.go_to("synthesis")
    say(console, 120)
    QTest.qWait(500)
    assert report.preview._asked == asked
    console.workshop.go_to("report")
    settle(console)
    assert report.page_count > before


def test_writing_a_file_does_not_lay_the_pages_out_again(console: Console, tmp_path: Path) -> None:
    report = open_report(console)
    asked = report.preview._asked
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        report.export_to("csv", tmp_path / "a.csv")
    assert report.preview._asked == asked
    assert report.preview.settled


# Files


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written_where_the_dialog_says(console: Console, form: str) -> None:
    report = open_report(console)
    target = console.store.path.with_name(f"bilan.{'pdf' if form == 'handout' else form}")
    answer = DialogAnswer("bilan")
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        console.click(BUTTONS[form])

    assert not answer.isActive()
    if form == "pdf":
        assert SAID in text_of(target)
    elif form == "handout":
        assert "Mobiliser" in text_of(target)
    elif form in ("docx", "xlsx"):
        assert zipfile.is_zipfile(target)
    elif form == "json":
        assert SAID in json.dumps(json.loads(target.read_text(encoding="utf-8")), ensure_ascii=False)
    else:
        assert SAID in target.read_text(encoding="utf-8-sig")
    assert {"Ouvrir le dossier", "Ouvrir le fichier"} <= console.buttons()
    assert [(one.form, one.path, one.reading) for one in written(console)] == [(form, str(target), Reading.NAMED)]


def test_all_the_formats_come_into_a_folder_at_once(console: Console, tmp_path: Path) -> None:
    report = open_report(console)
    folder = tmp_path / "remise"
    folder.mkdir()
    answer = DialogAnswer(str(folder))
    heard: list[str] = []
    report.exported.connect(heard.append)
    console.click("Tout écrire dans un dossier…")
    console.qtbot.waitUntil(lambda: len(heard) == len(FORMATS), timeout=30_000)

    assert not answer.isActive()
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == len(FORMATS) == 7
    assert {Path(name).suffix for name in names} == {".pdf", ".docx", ".xlsx", ".csv", ".json", ".md"}
    assert {one.form for one in written(console)} == set(FORMATS)
    assert "7 fichiers écrits" in report.column.formats.told.text()


def test_what_is_cancelled_leaves_nothing_behind(console: Console, tmp_path: Path) -> None:
    report = open_report(console)
    folder = tmp_path / "remise"
    folder.mkdir()
    kept = folder / "ancien.txt"
    kept.write_text("ancien", encoding="utf-8")
    with console.qtbot.waitSignal(report.writer.cancelled, timeout=30_000):
        report.export_all(folder)
        assert "Annuler" in console.buttons()
        console.click("Annuler")
    assert [path.name for path in folder.iterdir()] == ["ancien.txt"]
    assert written(console) == []
    assert "rien n’a été écrit" in report.column.formats.told.text()
    assert "Annuler" not in console.buttons()
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        report.export_to("csv", folder / "a.csv")


def test_nothing_else_is_asked_while_a_file_is_made(console: Console, tmp_path: Path) -> None:
    report = open_report(console)
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        report.export_to("pdf", tmp_path / "a.pdf")
        assert not console.buttons() & {*BUTTONS.values(), "Tout écrire dans un dossier…"}
        report.export_to("pdf", tmp_path / "b.pdf")
        assert report.column.formats.bar.isVisible()
    assert set(BUTTONS.values()) <= console.buttons()
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["a.pdf"]
    assert not report.column.formats.bar.isVisible()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="asks the system for a disk that is full")
def test_a_full_disk_is_said_in_one_sentence(console: Console, tmp_path: Path) -> None:
    report = open_report(console)
    target = tmp_path / "bilan.pdf"
    (tmp_path / f".bilan.pdf.{os.getpid()}.new").symlink_to("/dev/full")
    report.export_to("pdf", target)
    console.qtbot.waitUntil(lambda: not report.writer.busy, timeout=30_000)

    assert "« bilan.pdf » n’a pas été écrit : le disque est plein" in report.column.formats.told.text().replace(
        "\u202f", " "
    ).replace("\u00a0", " ")
    assert console.notices[-1] == (report.column.formats.told.text(), True)
    assert [path.name for path in tmp_path.glob("*bilan*")] == []
    assert written(console) == []


def test_a_folder_that_is_not_there_is_said_and_nothing_is_made(console: Console) -> None:
    report = open_report(console)
    nowhere = console.store.path.with_name("absent") / "bilan.pdf"
    report.export_to("pdf", nowhere)
    console.qtbot.waitUntil(lambda: any(bad for _sentence, bad in console.notices), timeout=30_000)

    assert "bilan.pdf" in console.notices[-1][0]
    assert not nowhere.parent.exists()
    assert set(BUTTONS.values()) <= console.buttons()


def test_a_file_that_cannot_be_written_to_still_gives_its_report(
    qtbot: QtBot, workshop_file: Path, clock: Clock, tmp_path: Path
) -> None:
    holder = Store.open(workshop_file, clock=Clock(NINE))
    try:
        console = Console(qtbot, workshop_file, clock)
        assert not console.workshop.desk.writable
        console.workshop.open_session(console.session.id, "report")
        settle(console)
        report = console.workshop.report
        with qtbot.waitSignal(report.exported, timeout=30_000):
            report.export_to("pdf", tmp_path / "bilan.pdf")
        assert "Mobiliser" in text_of(tmp_path / "bilan.pdf")
        assert written(console) == []
        assert not any(bad for _sentence, bad in console.notices[1:])
        assert not any(card.isEnabled() for card in report.column.reading.cards.values())
        console.window.close()
    finally:
        holder.close()


# The last files


def test_a_file_tells_what_changed_since_and_is_written_again_by_one_click(console: Console, tmp_path: Path) -> None:
    report = open_report(console)
    target = tmp_path / "bilan.md"
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        report.export_to("md", target)
    files = report.column.files
    console.qtbot.waitUntil(lambda: [card.since for card in files.cards] == ["À jour"], timeout=30_000)

    say(console, 3)
    console.qtbot.waitUntil(lambda: "3 contributions" in files.cards[0].since, timeout=30_000)
    assert "Contribution numéro 2" not in target.read_text(encoding="utf-8")
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        console.click("Réécrire")
    console.qtbot.waitUntil(lambda: [card.since for card in files.cards] == ["À jour"], timeout=30_000)
    assert "Contribution numéro 2" in target.read_text(encoding="utf-8")
    assert len(written(console)) == 1


def test_a_file_is_written_again_for_those_it_was_for(console: Console, tmp_path: Path) -> None:
    report = open_report(console)
    target = tmp_path / "bilan.json"
    report_settings.choose_reading(console.store, console.session.id, Reading.PUBLIC)
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        report.export_to("json", target)
    before = target.read_bytes()
    report_settings.choose_reading(console.store, console.session.id, Reading.NAMED)
    console.qtbot.waitUntil(lambda: len(report.column.files.cards) == 1, timeout=30_000)
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        console.click("Réécrire")
    assert written(console)[0].reading is Reading.PUBLIC
    assert json.loads(target.read_bytes())["reading"] == json.loads(before)["reading"] == "public"


def test_a_file_that_was_moved_away_is_said_to_be(console: Console, tmp_path: Path) -> None:
    report = open_report(console)
    target = tmp_path / "bilan.csv"
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        report.export_to("csv", target)
    target.unlink()
    report.column.files.refresh()
    files = report.column.files
    console.qtbot.waitUntil(lambda: [card.since for card in files.cards] == ["Il n’est plus à cet endroit."])


# For whom


def test_names_are_decided_of_before_anything_public_is_written(console: Console, tmp_path: Path) -> None:
    report = open_report(console)
    come_with_a_name(console)
    report_settings.choose_reading(console.store, console.session.id, Reading.PUBLIC)
    console.qtbot.waitUntil(lambda: report.deciding and report.names.panel.waiting == 1, timeout=30_000)

    report.export_to("md", tmp_path / "public.md")
    console.qtbot.waitUntil(lambda: console.notices[-1][1] if console.notices else False, timeout=30_000)
    assert "Marguerite Quintal" in console.notices[-1][0]
    assert not (tmp_path / "public.md").exists()

    report.names.panel.setFocus()
    console.type("m")
    console.qtbot.waitUntil(lambda: report.names.panel.waiting == 0)
    console.click("Voir les pages")
    settle(console)
    with console.qtbot.waitSignal(report.exported, timeout=30_000):
        report.export_to("md", tmp_path / "public.md")
    text = (tmp_path / "public.md").read_text(encoding="utf-8")
    assert "Quintal" not in text
    assert "a raison" in text


def come_with_a_name(console: Console) -> None:
    known = Participant(session_id=console.session.id, name="Marguerite Quintal")
    with console.store.operation("add_participant") as operation:
        operation.put(known)
    question = reading.outline(console.store, console.session.id).questions[0]
    capture.contribute(console.store, console.session.id, Draft("Marguerite Quintal a raison"), question)


def test_another_reading_is_chosen_by_a_click_or_an_arrow_and_undone(console: Console) -> None:
    report = open_report(console)
    cards = report.column.reading.cards
    QTest.mouseClick(cards[Reading.COLLEGE], Qt.MouseButton.LeftButton)
    assert report_settings.settings_of(console.store, console.session.id).reading is Reading.COLLEGE
    cards[Reading.COLLEGE].setFocus()
    console.key(Qt.Key.Key_Down)
    assert cards[Reading.PUBLIC].isChecked()
    assert report_settings.settings_of(console.store, console.session.id).reading is Reading.PUBLIC
    for expected in (Reading.COLLEGE, Reading.NAMED):
        console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert report_settings.settings_of(console.store, console.session.id).reading is expected
        assert cards[expected].isChecked()
    settle(console)
    assert not report.deciding


def test_a_file_closed_while_its_pages_are_laid_out_is_not_read_again(console: Console) -> None:
    console.start(item=REFLECTION)
    console.workshop.go_to("report")
    assert console.window.close()
    finish_background()
    QApplication.processEvents()
    assert not any(bad for _sentence, bad in console.notices)


def test_a_report_of_another_session_takes_the_place_of_the_first(console: Console) -> None:
    report = open_report(console)
    other = cycle.new_session(console.store, template("urbanisme"), cycle.SessionDetails(title="Une autre journée"))
    report_settings.choose_reading(console.store, other.id, Reading.COLLEGE)
    console.workshop.open_session(other.id, "report")
    settle(console)
    assert report.column.reading.cards[Reading.COLLEGE].isChecked()
    assert "Une autre journée" in pdf_text(report)


def pdf_text(report: ReportPage) -> str:
    """The words of the pages that are shown."""
    document = pypdfium2.PdfDocument(report.preview._pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text
