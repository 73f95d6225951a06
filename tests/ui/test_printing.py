"""The print menu: every sheet seen, saved and printed without a dialog that would stop the day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import qGray
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator.errors import FacilitatorError
from facilitator.reports import kit as kits
from facilitator.sessions import agenda, attendance, reading
from facilitator.sessions.records import Contribution, ItemKind, Participant, Session
from facilitator.sessions.store import Store
from facilitator.sessions.text import shortened
from facilitator.ui.background import finish_background
from facilitator.ui.pdf_pages import page_for_paper
from facilitator.ui.printing.choices import FORMS_TO_FILL, GROUPS, Wanted, Who
from facilitator.ui.printing.pages import pdf_of
from facilitator.ui.printing.print_panel import PrintPanel
from facilitator.ui.printing.printers import FINEST, NotPrinted, Printers, send
from facilitator.ui.printing.printing import Printing
from facilitator.ui.session_source import SessionSource

from .conftest import Console, DialogAnswer

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTRIES = {entry.forms[0].sheet: entry for entry in (*(one for group in GROUPS for one in group), *FORMS_TO_FILL)}
A4 = (595, 842)


class PaperInAFolder(Printers):
    """A printer whose paper falls into a folder: Qt's own, writing a PDF instead of speaking to a machine."""

    def __init__(self, folder: Path) -> None:
        self.paper = folder / "papier.pdf"
        self.known = ["Couloir", "Accueil"]

    def names(self) -> list[str]:
        return self.known

    def printer(self, name: str) -> QPrinter:
        assert name in self.known
        return paper(self.paper)


def paper(path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


@pytest.fixture
def printing(console: Console, tmp_path: Path) -> Iterator[Printing]:
    workshop = console.workshop
    found: Printing | None = getattr(workshop, "printing", None)
    printing = found or Printing(workshop.desk, console.window.header, workshop)
    printing.printers = PaperInAFolder(tmp_path)
    workshop.open_session(reading.sessions(console.store)[0].id, "prepare")
    QApplication.processEvents()
    yield printing
    finish_background()


def opened(console: Console, printing: Printing, sheet: str) -> PrintPanel:
    """The panel on that sheet, its pages laid out and the printers known."""
    printing.open(ENTRIES[sheet])
    settle()
    return printing.panel


def settle() -> None:
    """Let all that is asked of other threads be answered."""
    for _round in range(4):
        finish_background()
        QApplication.processEvents()


def told(panel: PrintPanel) -> str:
    return panel._count.text() if panel._trouble.isHidden() else panel._trouble.text()


def sheet_now(console: Console, sheet: str) -> bytes:
    return sheet_of(console.store, console.session, sheet)


def sheet_of(store: Store, session: Session, sheet: str) -> bytes:
    return kits.sheet(kits.kit_of(store, session.id), sheet)


def pages_of(content: bytes) -> list[tuple[int, int]]:
    """The sizes of the pages, in points."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [tuple(round(side) for side in page.get_size()) for page in document]


def menu_of() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, words: str) -> None:
    """Choose the entry that reads *words*, in a submenu perhaps."""
    for action in menu.actions():
        inner = action.menu()
        if action.text().partition("\t")[0] == words:
            action.trigger()
            return
        if isinstance(inner, QMenu) and any(one.text() == words for one in inner.actions()):
            return entry(inner, words)
    raise AssertionError(words)


# The menu


def test_the_menu_reaches_every_sheet_of_the_kit() -> None:
    offered = {form.sheet for one in ENTRIES.values() for form in one.forms}
    assert offered == set(kits.sheets())


def test_two_keys_show_the_run_sheet_and_escape_gives_the_keys_back(console: Console, printing: Printing) -> None:
    came_from = console.window.focusWidget()
    console.key(Qt.Key.Key_P, CONTROL)
    QTest.keyClick(menu_of(), Qt.Key.Key_Return)
    settle()

    panel = printing.panel
    assert panel.isVisible()
    count = len(pages_of(sheet_now(console, "run-sheet")))
    assert len(panel.pages.images) == count
    assert told(panel).startswith(f"{count} page")
    assert panel._print.hasFocus()
    console.key(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert console.window.focusWidget() is came_from
    printing.open(ENTRIES["wall"])
    assert panel.isVisible()
    console.workshop.go_to("run")
    assert not panel.isVisible()


def test_the_button_is_there_with_a_session_alone(console: Console, printing: Printing) -> None:
    button = console.window.header.print_button
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = menu_of()
    assert [action.text() for action in menu.actions()][:2] == ["Déroulé de l’animateur", "Programme à afficher"]
    menu.close()
    console.workshop.go_to("cycle")
    assert not button.isVisible()
    console.key(Qt.Key.Key_P, CONTROL)
    assert QApplication.activePopupWidget() is None
    assert console.notices[-1][0].startswith("Ouvrez d’abord une journée")


def test_the_header_of_a_small_window_holds_the_button_and_how_late_the_day_is(
    console: Console, printing: Printing
) -> None:
    header = console.window.header
    console.window.resize(1024, 640)
    header.show_drift("+ 1 h 25", late=True)
    QApplication.processEvents()
    assert header.minimumSizeHint().width() <= 1024
    assert header.print_button.isVisible()
    assert header.print_button.accessibleName() == "Imprimer"
    header.show_rehearsal(True)
    header.show_place("run", with_session=True)
    assert not header.print_button.isVisible()
    console.key(Qt.Key.Key_P, CONTROL)
    menu_of().close()


def test_numbered_slips_open_their_own_panel_on_the_question(console: Console, printing: Printing) -> None:
    question = reading.outline(console.store, console.session.id).questions[1]
    with console.qtbot.waitSignal(printing.slips_wanted, timeout=0) as wanted:
        entry(printing.menu_now(), f"2. {shortened(question.text, 67)}")
    assert wanted.args == [question]


def test_the_calendar_file_is_written_where_the_dialog_says(console: Console, printing: Printing) -> None:
    target = console.store.path.with_name("journee.ics")
    for words, count in (("La journée en un seul rendez-vous…", 1), ("Un rendez-vous par séquence…", 12)):
        target.unlink(missing_ok=True)
        answer = DialogAnswer("journee")
        entry(printing.menu_now(), words)
        assert not answer.isActive()
        assert target.read_bytes().count(b"BEGIN:VEVENT\r\n") == count
        assert console.notices[-1] == (f"«\u202fjournee.ics\u202f» est dans {target.parent}.", False)


def test_a_day_without_a_date_has_no_calendar_file_and_a_sentence_says_so(console: Console, printing: Printing) -> None:
    with console.store.operation("edit_session") as operation:
        operation.put(replace(console.session, day=None))
    entry(printing.menu_now(), "La journée en un seul rendez-vous…")
    assert console.notices[-1][1]
    assert "pas encore de date" in console.notices[-1][0]


# The preview


def test_every_sheet_is_shown_before_it_is_printed(console: Console, printing: Printing) -> None:
    for sheet in ENTRIES:
        panel = opened(console, printing, sheet)
        count = len(pages_of(sheet_now(console, sheet)))
        assert len(panel.pages.images) == min(8, count)
        assert told(panel).startswith(f"{count} page")
        assert panel._print.isEnabled()
        assert panel._save.isEnabled()


def test_the_preview_follows_what_changes(console: Console, printing: Printing) -> None:
    panel = opened(console, printing, "run-sheet")
    before = panel.pages.images[0]
    agenda.edit_item(console.store, replace(reading.outline(console.store, console.session.id).items[0], title="Café"))
    settle()
    assert panel.pages.images[0] != before


def test_an_empty_agenda_is_said_and_nothing_can_be_pressed(console: Console, printing: Printing) -> None:
    for item in reading.outline(console.store, console.session.id).items:
        agenda.remove_item(console.store, item)
    panel = opened(console, printing, "wall")
    assert told(panel).startswith("Le déroulé est vide")
    assert not panel.pages.images
    assert not panel._save.isEnabled()
    assert not panel._print.isEnabled()
    agenda.add_item(console.store, console.session, ItemKind.MEAL, "Repas")
    settle()
    assert panel.pages.images
    assert panel._save.isEnabled()


def test_tents_are_made_for_those_who_are_here_or_who_came_unannounced(console: Console, printing: Printing) -> None:
    store, session_id = console.store, console.session.id
    panel = opened(console, printing, "name-tents")
    assert not panel.options.who.isVisible()
    with store.operation("add_people") as operation:
        listed = [operation.put(Participant(session_id=session_id, name=name)) for name in ("Ana", "Luc", "Zoé")]
        operation.put(Participant(session_id=session_id, name="Imprévue", walk_in=True, arrived_at=store.now()))
    attendance.arrive(store, listed[0])
    settle()

    assert panel.options.who.isVisible()
    source = SessionSource(store.path, session_id)
    for who, names in ((Who.HERE, {"Ana", "Imprévue"}), (Who.WALK_INS, {"Imprévue"})):
        panel.options.who.chosen.emit(who)
        settle()
        assert panel.options.wanted == Wanted("name-tents", who)
        text = "".join(_texts(pdf_of(source, panel.options.wanted)))
        assert {name for name in ("Ana", "Luc", "Zoé", "Imprévue") if name in text} == names


def test_one_question_is_printed_alone(console: Console, printing: Printing) -> None:
    questions = reading.outline(console.store, console.session.id).questions
    panel = opened(console, printing, "posters")
    assert len(panel.pages.images) == len(questions) > 1
    panel.options.question.chosen.emit(questions[1].id)
    settle()
    assert len(panel.pages.images) == 1
    (text,) = _texts(pdf_of(SessionSource(console.store.path, console.session.id), panel.options.wanted))
    assert "".join(questions[1].text.split()) in "".join(text.split()).replace("\ufffe", "").replace("\x02", "")


def test_what_everybody_gets_is_offered_as_many_times(console: Console, printing: Printing) -> None:
    panel = opened(console, printing, "worksheets")
    tables = len(panel.pages.images)
    panel.options.form.chosen.emit("1")
    settle()
    assert panel.options.copies == kits.kit_of(console.store, console.session.id).expected > 1
    assert len(panel.pages.images) < tables
    panel.options.form.chosen.emit("2")
    assert panel.options.copies == 1


# Going elsewhere


def test_a_letter_typed_over_the_panel_is_captured(console: Console, printing: Printing) -> None:
    console.start(item=5)
    panel = opened(console, printing, "wall")
    console.capture("Une lettre par mois")
    assert console.store.first(Contribution) is not None
    assert not panel.isVisible()


def test_tab_goes_round_inside_the_panel(console: Console, printing: Printing) -> None:
    panel = opened(console, printing, "name-tents")
    seen = []
    for _press in range(7):
        console.key(Qt.Key.Key_Tab)
        seen.append(console.window.focusWidget())
    assert all(panel.isAncestorOf(stop) for stop in seen)
    assert len(set(seen)) == 7
    assert seen[-1] is panel._print


# Saving


def test_the_pdf_is_saved_where_the_dialog_says(console: Console, printing: Printing) -> None:
    panel = opened(console, printing, "emergency-kit")
    target = console.store.path.with_name("secours.pdf")
    answer = DialogAnswer("secours")
    with console.qtbot.waitSignal(panel.work.rested, timeout=30_000):
        console.click("Enregistrer en PDF…", panel)
    assert not answer.isActive()
    assert target.read_bytes() == sheet_now(console, "emergency-kit")
    assert console.notices[-1] == (f"«\u202fsecours.pdf\u202f» est dans {target.parent}.", False)
    assert panel.progress.isHidden()


def test_a_pdf_that_cannot_be_written_is_refused_with_a_sentence(console: Console, printing: Printing) -> None:
    panel = opened(console, printing, "wall")
    nowhere = console.store.path.with_name("absent") / "mur.pdf"
    with console.qtbot.waitSignal(panel.work.rested, timeout=30_000):
        panel.save_to(nowhere)
    assert console.notices[-1][1]
    assert "mur.pdf" in console.notices[-1][0]
    assert not nowhere.parent.exists()
    assert panel._save.isEnabled()


def test_what_is_cancelled_is_not_written(console: Console, printing: Printing) -> None:
    panel = opened(console, printing, "wall")
    target = console.store.path.with_name("mur.pdf")
    pool, go_on = QThreadPool.globalInstance(), Event()
    for _thread in range(pool.maxThreadCount()):
        pool.start(go_on.wait)
    with console.qtbot.waitSignal(panel.work.rested, timeout=30_000):
        panel.save_to(target)
        console.click("Annuler", panel)
        go_on.set()
    assert console.notices[-1] == ("Annulé\u00a0: «\u202fmur.pdf\u202f» n’a pas été écrit.", False)
    assert not target.exists()


# Printing


def test_a_sheet_comes_out_of_the_chosen_printer_as_often_as_asked(console: Console, printing: Printing) -> None:
    panel = opened(console, printing, "run-sheet")
    assert panel.options.printer == "Couloir"
    panel.options.printer_choice.chosen.emit("Accueil")
    panel.options.copies_field.setValue(2)
    with console.qtbot.waitSignal(panel.work.rested, timeout=60_000):
        console.click("Imprimer", panel)
        assert panel.progress.isVisible()
        assert not panel._save.isEnabled()
    pdf = sheet_now(console, "run-sheet")
    printed = printing.printers.paper.read_bytes()  # type: ignore[attr-defined]
    assert len(pages_of(printed)) == 2 * len(pages_of(pdf))
    assert console.notices[-1] == (
        f"{2 * len(pages_of(pdf))} pages sont parties vers «\u202fAccueil\u202f».",
        False,
    )
    assert _apart(pdf, printed) < 0.05


def test_pages_that_lie_are_turned_on_upright_paper_and_nothing_is_lost(
    store: Store, session: Session, tmp_path: Path
) -> None:
    pdf = sheet_of(store, session, "posters")
    assert pages_of(pdf)[0] == (A4[1], A4[0])
    target = tmp_path / "affiches.pdf"
    progress: list[tuple[int, int]] = []
    sent = send(pdf, paper(target), "Affiches", 1, tell=lambda *now: progress.append(now), cancelled=lambda: False)
    printed = target.read_bytes()
    assert pages_of(printed) == [A4] * sent == [A4] * len(pages_of(pdf))
    assert progress == [(page, sent) for page in range(1, sent + 1)]
    assert _apart(pdf, printed) < 0.05


def test_a_cancelled_print_stops_at_the_next_page(store: Store, session: Session, tmp_path: Path) -> None:
    pages: list[int] = []
    sent = send(
        sheet_of(store, session, "worksheets"),
        paper(tmp_path / "feuilles.pdf"),
        "Feuilles",
        1,
        tell=lambda now, _count: pages.append(now),
        cancelled=lambda: len(pages) == 2,
    )
    assert (sent, pages) == (0, [1, 2])


def test_the_day_goes_on_while_pages_go_to_the_printer(console: Console, printing: Printing) -> None:
    console.start(item=5)
    panel = opened(console, printing, "posters")
    with console.qtbot.waitSignal(panel.work.rested, timeout=60_000):
        console.click("Imprimer", panel)
        console.capture("Une idée pendant l’impression")
        assert console.store.first(Contribution) is not None
        assert panel.isVisible()  # with the way to cancel
    assert not panel.isVisible()


def test_without_a_printer_the_file_is_offered_and_the_button_is_absent(console: Console, printing: Printing) -> None:
    printing.printers.known = []  # type: ignore[attr-defined]
    panel = opened(console, printing, "wall")
    assert not panel._print.isVisible()
    assert panel.options._no_printer.isVisible()
    assert panel.options._no_printer.text().startswith("Aucune imprimante")
    assert panel._save.hasFocus()


def test_a_printer_that_is_gone_is_said_and_nothing_is_printed() -> None:
    with pytest.raises(NotPrinted, match="Fantôme"):
        Printers().printer("Fantôme")


@pytest.mark.qt_log_ignore("^QPainter::begin", extend=True)
def test_paper_that_cannot_be_reached_is_said(store: Store, session: Session, tmp_path: Path) -> None:
    away = paper(tmp_path / "absent" / "papier.pdf")
    with pytest.raises(NotPrinted):
        send(sheet_of(store, session, "wall"), away, "Mur", 1, tell=lambda _now, _count: None, cancelled=lambda: False)


def test_a_session_that_is_gone_is_told_in_a_sentence(store: Store, session: Session) -> None:
    with pytest.raises(FacilitatorError, match="n’existe plus"):
        pdf_of(SessionSource(store.path, "absente"), Wanted("wall"))


def _texts(content: bytes) -> list[str]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _apart(one: bytes, other: bytes) -> float:
    """How far apart the first pages are, as a share of the ink of the first: both upright, seen from a little away."""
    seen = []
    for content in (one, other):
        with closing(pypdfium2.PdfDocument(content)) as document:
            page = page_for_paper(document, 0, FINEST)
        small = page.scaled(60, 85, mode=Qt.TransformationMode.SmoothTransformation)
        seen.append([255 - qGray(small.pixel(x, y)) for y in range(85) for x in range(60)])
    assert sum(seen[0]) > 1_000
    differences = (abs(before - after) for before, after in zip(*seen, strict=True))
    return float(sum(differences) / sum(seen[0]))
