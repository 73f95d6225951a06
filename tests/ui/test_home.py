"""The recent files, the page shown when no file is open, and the page of the cycle."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from facilitator.i18n import _
from facilitator.paths import settings_folder
from facilitator.sessions import capture, cycle, flow, reading
from facilitator.sessions.record import Record
from facilitator.sessions.records import RECORDS, Session
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.vocabulary import Vocabulary
from facilitator.ui import recent
from facilitator.ui.desk import Desk
from facilitator.ui.home.cycle_page import CyclePage
from facilitator.ui.home.recent_list import opened
from facilitator.ui.home.welcome_page import WelcomePage
from facilitator.ui.notices import Notices
from facilitator.ui.theme import apply_theme

from ..conftest import Clock

HOSTILE = "<b>Nord & Sud</b> 👋🏽 مرحبا &amp; =1+1"


def show(widget: QWidget, qtbot: QtBot, qapp: QApplication) -> QMainWindow:
    if not qapp.styleSheet():
        apply_theme(qapp)
    window = QMainWindow()
    window.setCentralWidget(widget)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)


def type_in(text: str) -> None:
    for sign in text:
        QApplication.sendEvent(focused(), QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or QPoint(10, 10))


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# Recent files


def test_the_latest_file_comes_first_and_once(tmp_path: Path, clock: Clock) -> None:
    for name in ("a", "b", "a"):
        clock.forward(minutes=1)
        recent.remember(tmp_path / name, f"Cycle {name}", clock.now)
    assert [file.title for file in recent.recent_files()] == ["Cycle a", "Cycle b"]
    assert recent.recent_files()[0].opened_at == clock.now


def test_twelve_files_are_remembered(tmp_path: Path, clock: Clock) -> None:
    for number in range(20):
        recent.remember(tmp_path / str(number), f"Cycle {number}", clock.now)
    assert [file.title for file in recent.recent_files()] == [f"Cycle {number}" for number in range(19, 7, -1)]


def test_a_file_that_is_not_there_is_remembered_and_said_missing(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "here").touch()
    recent.remember(tmp_path / "key" / "away", "Sur la clé", clock.now)
    recent.remember(tmp_path / "here", "Ici", clock.now)
    assert [file.missing for file in recent.recent_files()] == [False, True]


def test_a_file_is_forgotten_when_asked(tmp_path: Path, clock: Clock) -> None:
    recent.remember(tmp_path / "a", "A", clock.now)
    recent.forget(tmp_path / "a")
    assert recent.recent_files() == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"{}",
        b'[1, null, {}, {"path": 3}]',
        b'[{"path": "/a", "title": "A", "opened_at": "hier"}]',
        b"[" * 100_000,
    ],
)
def test_a_list_that_cannot_be_read_is_empty_and_can_be_written_again(
    content: bytes, tmp_path: Path, clock: Clock
) -> None:
    settings_folder().mkdir(parents=True)
    (settings_folder() / "recent.json").write_bytes(content)
    assert recent.recent_files() == []
    recent.remember(tmp_path / "a", HOSTILE, clock.now)
    assert [file.title for file in recent.recent_files()] == [HOSTILE]


def test_a_good_entry_is_kept_among_bad_ones(tmp_path: Path, clock: Clock) -> None:
    good = {"path": str(tmp_path), "title": "Bon", "opened_at": clock.now.isoformat()}
    settings_folder().mkdir(parents=True)
    (settings_folder() / "recent.json").write_text(json.dumps([3, good, {"path": "x"}]), encoding="utf-8")
    assert [file.title for file in recent.recent_files()] == ["Bon"]


def test_nothing_fails_where_settings_cannot_be_written(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("FACILITATOR_SETTINGS", str(tmp_path / "file" / "settings"))
    recent.remember(tmp_path / "a", "A", clock.now)
    recent.forget(tmp_path / "a")
    assert recent.recent_files() == []


def test_a_day_is_said_in_words(clock: Clock) -> None:
    now = clock.now
    said = [opened(now - timedelta(days=days), now) for days in (0, 1, 3, 40)]
    assert len(set(said)) == 4
    assert "09:00" in said[0]
    assert "2026" in said[3]


# Welcome


@pytest.fixture
def welcome(tmp_path: Path, clock: Clock, qtbot: QtBot, qapp: QApplication) -> Iterator[WelcomePage]:
    (tmp_path / "here.atelier").touch()
    recent.remember(tmp_path / "away.atelier", "Sur la clé", clock.now)
    recent.remember(tmp_path / "here.atelier", HOSTILE, clock.now)
    page = WelcomePage(Notices())
    window = show(page, qtbot, qapp)
    yield page
    window.close()


def test_enter_opens_the_file_opened_last(welcome: WelcomePage, tmp_path: Path) -> None:
    asked = QSignalSpy(welcome.open_requested)
    press(Qt.Key.Key_Return)
    assert asked.at(0) == [tmp_path / "here.atelier"]


def test_a_click_opens_a_file(welcome: WelcomePage, tmp_path: Path) -> None:
    asked = QSignalSpy(welcome.open_requested)
    click(welcome.recent.rows[0])
    assert asked.at(0) == [tmp_path / "here.atelier"]


def test_the_arrows_walk_through_the_recent_files(welcome: WelcomePage) -> None:
    press(Qt.Key.Key_Down)
    assert focused() is welcome.recent.rows[1]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert focused() is welcome.recent.rows[0]


def test_a_missing_file_says_so_and_can_be_taken_out(welcome: WelcomePage) -> None:
    missing = welcome.recent.rows[1]
    assert _("not found") in missing.accessibleDescription()
    missing.setFocus()
    press(Qt.Key.Key_Delete)
    assert [row.accessibleName() for row in welcome.recent.rows] == [HOSTILE]
    assert len(recent.recent_files()) == 1


def test_the_other_ways_to_begin_are_asked_for(welcome: WelcomePage) -> None:
    browse, demo = QSignalSpy(welcome.browse_requested), QSignalSpy(welcome.demo_requested)
    click(welcome.open_button)
    click(welcome.demo_button)
    assert (browse.count(), demo.count()) == (1, 1)


def test_a_new_cycle_is_described_on_the_page_itself(welcome: WelcomePage) -> None:
    asked = QSignalSpy(welcome.new_cycle_requested)
    click(welcome.new_button)
    form = welcome.form
    assert form is not None
    type_in("Réviser notre projet")
    press(Qt.Key.Key_Tab)
    type_in(HOSTILE)
    click(form.templates.cards["mobilisation"])
    click(form.submit_button)
    assert asked.at(0) == ["Réviser notre projet", HOSTILE, "mobilisation"]


def test_a_template_is_chosen_with_the_keyboard(welcome: WelcomePage) -> None:
    asked = QSignalSpy(welcome.new_cycle_requested)
    welcome.show_form()
    assert welcome.form is not None
    first, second = list(welcome.form.templates.cards)[:2]
    assert welcome.form.templates.template_id == first
    type_in("Titre")
    welcome.form.templates.focus_first()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    welcome.form.title.setFocus()
    press(Qt.Key.Key_Return)
    assert asked.at(0) == ["Titre", "", second]


def test_what_was_typed_is_still_there_after_a_change_of_mind(welcome: WelcomePage) -> None:
    welcome.show_form()
    type_in("Réviser")
    press(Qt.Key.Key_Escape)
    assert welcome.recent.isVisible()
    welcome.show_form()
    assert welcome.form is not None
    assert welcome.form.title.text() == "Réviser"


def test_a_cycle_without_a_title_is_not_asked_for(welcome: WelcomePage) -> None:
    asked = QSignalSpy(welcome.new_cycle_requested)
    welcome.show_form()
    type_in("  ")
    press(Qt.Key.Key_Return)
    assert asked.count() == 0
    assert welcome.form is not None
    assert not welcome.form.submit_button.isEnabled()


def test_the_first_page_loads_nothing_that_it_does_not_need() -> None:
    program = (
        "import sys; import facilitator.ui.home.welcome_page;"
        "heavy = {'yaml', 'sqlite_utils', 'babel', 'reportlab'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# The cycle


@pytest.fixture
def page(store: Store, session: Session, qtbot: QtBot, qapp: QApplication) -> Iterator[CyclePage]:
    cycle.new_session(store, template("urbanisme"))
    made = CyclePage(Desk(store, Notices()))
    window = show(made, qtbot, qapp)
    yield made
    window.close()


def records(store: Store) -> dict[type[Record], list[Record]]:
    return {kind: list(store.all(kind)) for kind in RECORDS}


def test_each_session_says_what_it_is(page: CyclePage, store: Store, session: Session) -> None:
    question = reading.outline(store, session.id).questions[0]
    capture.contribute(store, session.id, capture.understand("Une idée", vocabulary=Vocabulary.of_tables(6)), question)
    first, second = page.cards
    assert session.title in words(first)
    assert session.place in words(first)
    assert "2026" in words(first)
    assert "09:00 – 16:00" in words(first)
    assert "1 contribution" in words(first)
    assert _("date to be set") in words(second)


def test_enter_opens_a_session_where_it_stands(page: CyclePage, store: Store, session: Session) -> None:
    asked = QSignalSpy(page.session_opened)
    page.cards[0].setFocus()
    press(Qt.Key.Key_Return)
    flow.start_day(store, session.id)
    press(Qt.Key.Key_Return)
    flow.close_day(store, session.id)
    press(Qt.Key.Key_Return)
    assert [asked.at(place) for place in range(3)] == [
        [session.id, "prepare"],
        [session.id, "run"],
        [session.id, "report"],
    ]


def test_the_buttons_open_a_session_too(page: CyclePage, session: Session) -> None:
    asked = QSignalSpy(page.session_opened)
    for way in page.cards[0].ways:
        click(way)
    assert [asked.at(place)[1] for place in range(2)] == ["prepare", "run"]


def test_the_arrows_walk_through_the_sessions(page: CyclePage) -> None:
    page.cards[0].setFocus()
    press(Qt.Key.Key_Down)
    assert focused() is page.cards[1]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert focused() is page.cards[0]


def test_the_title_is_edited_where_it_stands_and_undone(page: CyclePage, store: Store) -> None:
    before = records(store)
    click(page.title)
    page.title.selectAll()
    type_in(HOSTILE)
    press(Qt.Key.Key_Return)
    assert reading.cycle(store).title == HOSTILE
    assert store.undo() == "edit_cycle"
    assert records(store) == before
    assert page.title.text() == reading.cycle(store).title


def test_a_title_being_typed_is_kept_when_the_page_is_left(page: CyclePage, store: Store) -> None:
    click(page.territory)
    page.territory.selectAll()
    type_in("Val Clair")
    page.hide()
    assert reading.cycle(store).territory == "Val Clair"


def test_a_session_is_duplicated_and_the_copy_undone(page: CyclePage, store: Store, session: Session) -> None:
    before = records(store)
    click(page.cards[0].duplicate_button)
    assert len(page.cards) == 3
    assert focused() is page.cards[2]
    assert session.title in words(page.cards[2])
    store.undo()
    assert records(store) == before
    assert len(page.cards) == 2


def test_a_new_day_is_made_from_a_template_and_undone(page: CyclePage, store: Store, qtbot: QtBot) -> None:
    before = records(store)
    click(page.new_button)
    qtbot.waitUntil(lambda: page.chooser.isVisible() and focused() in page.chooser.cards.values())
    click(page.chooser.cards["mutualisation"])
    assert [session.template for session in reading.sessions(store)][-1] == "mutualisation"
    assert not page.chooser.isVisible()
    assert focused() is page.cards[2]
    store.undo()
    assert records(store) == before


def test_esc_closes_the_choice_of_a_template(page: CyclePage, qtbot: QtBot) -> None:
    click(page.new_button)
    qtbot.waitUntil(lambda: focused() in page.chooser.cards.values())
    press(Qt.Key.Key_Escape)
    assert not page.chooser.isVisible()
    assert focused() is page.new_button


def test_a_file_open_elsewhere_is_shown_without_what_would_change_it(
    store: Store, session: Session, qtbot: QtBot, qapp: QApplication
) -> None:
    reader = Store.open(store.path)
    try:
        page = CyclePage(Desk(reader, Notices()))
        window = show(page, qtbot, qapp)
        assert reader.read_only_because in words(page)
        assert page.title.isReadOnly()
        assert not page.new_button.isVisible()
        assert not page.cards[0].duplicate_button.isVisible()
        window.close()
    finally:
        reader.close()


def test_a_page_out_of_sight_reads_again_when_it_is_shown(page: CyclePage, store: Store, session: Session) -> None:
    page.hide()
    cycle.edit_session(store, replace(session, title="Changé ailleurs"))
    assert "Changé ailleurs" not in words(page)
    page.show()
    assert "Changé ailleurs" in words(page.cards[0])
