"""Finding from the console, with the keyboard and the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, cycle, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.finding.excerpt import Excerpt, marks
from facilitator.sessions.finding.query import understand
from facilitator.sessions.finding.search import Hit
from facilitator.sessions.records import College, Contribution, ContributionKind, Participant, PlusOne, Question, Tag
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.vocabulary import Vocabulary
from facilitator.ui.desk import Desk
from facilitator.ui.find.find_panel import HIGHEST, FindPanel
from facilitator.ui.find.result_model import Heading
from facilitator.ui.find.result_painter import fitted
from facilitator.ui.notices import Notices

from ..conftest import Clock

pytestmark = pytest.mark.qt_log_ignore(  # menus that open, on a screen that is none
    "^This plugin does not support (raise|grabbing)", extend=True
)

NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
HOSTILE = "<b>gras</b> &amp; <img src=x> car\u202e"


class Palette:
    """A window with a field of its own, and the palette over it: real clicks and keys."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.store = store
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.below = QLineEdit()
        self.content = QWidget()
        QVBoxLayout(self.content).addWidget(self.below)
        self.window.setCentralWidget(self.content)
        self.window.resize(1366, 768)
        self.escaped = 0
        for key in ("Esc", "PgDown"):
            QShortcut(QKeySequence(key), self.window).activated.connect(self._escape)
        self.panel = FindPanel(Desk(store, Notices(self.window), self.window), self.content)
        self.opened: list[Hit] = []
        self.panel.opened.connect(self.opened.append)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.below.setFocus()
        self.qtbot = qtbot

    def _escape(self) -> None:
        self.escaped += 1

    def open(self) -> None:
        self.panel.open()
        self.settle()

    def settle(self) -> None:
        """Wait until everything is read, and what is typed is looked for."""
        panel = self.panel
        self.qtbot.waitUntil(lambda: not panel._reading.isActive() and not panel._soon.isActive())

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, NO_KEY, char))
        self.settle()

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused

    @property
    def texts(self) -> list[str]:
        """What the results read, in order."""
        return [row.excerpt.text for row in self.panel.list.found.rows if isinstance(row, Hit)]

    @property
    def chosen(self) -> str:
        """What the result under the hand reads."""
        hit = self.panel.list.hit
        return hit.excerpt.text if hit is not None else ""

    def choose(self, name: str, words: str) -> None:
        """Open a filter with Enter, go down its choices with the arrows, and take one with Enter."""
        [button] = [b for b in self.panel.filters.buttons if b.text().startswith(name)]
        while not button.hasFocus():
            self.key(Qt.Key.Key_Tab)
        self.key(Qt.Key.Key_Return)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _choice in menu.actions():
            if menu.activeAction().text() == words:
                break
            QTest.keyClick(menu, Qt.Key.Key_Down)
        assert menu.activeAction().text() == words
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.settle()


@pytest.fixture
def palette(qtbot: QtBot, workshop_file: Path, clock: Clock) -> Iterator[Palette]:
    store = Store.open(workshop_file, clock=clock)
    palette = Palette(qtbot, store)
    yield palette
    palette.panel.leave()
    store.close()


def ask(palette: Palette, place: int = 0) -> Question:
    session = reading.sessions(palette.store)[0]
    return reading.outline(palette.store, session.id).questions[place]


def say(palette: Palette, text: str, place: int = 0, **fields: object) -> Contribution:
    asked = ask(palette, place)
    made = capture.contribute(palette.store, asked.session_id, Draft(text), asked)
    with palette.store.operation("as_wanted") as operation:
        return operation.put(replace(made, **fields))  # type: ignore[arg-type]


def test_typing_finds_and_enter_opens_and_gives_the_keys_back(palette: Palette) -> None:
    said = say(palette, "Un car à l’Été")
    palette.open()
    palette.type("l'ete car")

    assert palette.texts == ["Un car à l’Été"]
    palette.key(Qt.Key.Key_Return)
    assert [hit.record for hit in palette.opened] == [said]
    assert not palette.panel.isVisible()
    assert palette.focused is palette.below


def test_enter_pressed_right_after_typing_opens_what_was_typed(palette: Palette) -> None:
    say(palette, "Un train")
    wanted = say(palette, "Un autocar")
    palette.open()
    palette.type("un")
    assert palette.chosen == "Un train"
    for char in " car":
        QTest.keyClicks(palette.panel.field, char)
    QTest.keyClick(palette.panel.field, Qt.Key.Key_Return)

    assert [hit.record for hit in palette.opened] == [wanted]


def test_up_and_down_pass_over_the_headings(palette: Palette) -> None:
    say(palette, "zq un")
    say(palette, "zq deux")
    with palette.store.operation("people") as operation:
        operation.put(Participant(session_id=ask(palette).session_id, name="Mme Zq"))
    palette.open()
    palette.type("zq")

    assert palette.texts == ["zq un", "zq deux", "Mme Zq"]
    assert sum(isinstance(row, Heading) for row in palette.panel.list.found.rows) == 2
    walked = [palette.chosen]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        palette.key(key)
        walked.append(palette.chosen)
    assert walked == ["zq un", "zq deux", "Mme Zq", "Mme Zq", "zq deux"]
    palette.key(Qt.Key.Key_PageDown)
    assert palette.chosen == "Mme Zq"
    assert palette.escaped == 0


def test_esc_closes_it_alone_and_gives_the_keys_back(palette: Palette) -> None:
    palette.open()
    palette.key(Qt.Key.Key_Escape)
    assert not palette.panel.isVisible()
    assert palette.focused is palette.below
    assert palette.escaped == 0

    palette.key(Qt.Key.Key_Escape)
    assert palette.escaped == 1


def test_what_was_looked_for_last_is_typed_over(palette: Palette) -> None:
    say(palette, "Un car")
    palette.open()
    palette.type("train")
    palette.key(Qt.Key.Key_Escape)
    palette.open()
    assert palette.panel.field.text() == "train"
    palette.type("car")

    assert palette.texts == ["Un car"]


def test_a_click_elsewhere_closes_it_and_keeps_the_keys_there(palette: Palette) -> None:
    other = QLineEdit(palette.content)
    other.setGeometry(20, 700, 200, 30)
    other.show()
    palette.open()
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)

    assert not palette.panel.isVisible()
    assert palette.focused is other


def test_a_click_opens_a_result(palette: Palette) -> None:
    say(palette, "zq un")
    wanted = say(palette, "zq deux")
    palette.open()
    palette.type("zq")
    place = palette.panel.list.found.place_of(wanted.id)
    rect = palette.panel.list.visualRect(palette.panel.list.found.index(place))
    QTest.mouseClick(palette.panel.list.viewport(), Qt.MouseButton.LeftButton, NO_KEY, rect.center())

    assert [hit.record for hit in palette.opened] == [wanted]


def test_a_click_on_a_heading_opens_nothing(palette: Palette) -> None:
    say(palette, "zq un")
    palette.open()
    palette.type("zq")
    QTest.mouseClick(palette.panel.list.viewport(), Qt.MouseButton.LeftButton, NO_KEY, QPoint(60, 20))

    assert palette.opened == []
    assert palette.chosen == "zq un"


def test_tab_goes_round_inside_the_palette(palette: Palette) -> None:
    say(palette, "zq un")
    palette.open()
    palette.type("zq")
    seen = []
    for _stop in range(10):
        seen.append(palette.focused)
        palette.key(Qt.Key.Key_Tab)

    assert palette.panel.field.hasFocus()
    assert set(seen) == {palette.panel.field, *palette.panel.filters.buttons, palette.panel.list}
    palette.key(Qt.Key.Key_Backtab, SHIFT)
    assert palette.panel.list.hasFocus()
    palette.type("x")
    assert palette.panel.field.text() == "zqx"


def test_a_letter_typed_on_a_filter_or_a_result_goes_to_the_field(palette: Palette) -> None:
    say(palette, "zq!!")
    palette.open()
    palette.type("zq")
    for stop in (palette.panel.filters.buttons[2], palette.panel.list):
        stop.setFocus()
        palette.key(Qt.Key.Key_Shift, SHIFT)
        assert not palette.panel.field.hasFocus()
        palette.type("!")
        assert palette.panel.field.hasFocus()
    assert palette.panel.field.text() == "zq!!"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Nature", "Frein"),
        ("Table", "Table 4"),
        ("Collège", "DGS"),
        ("Étiquette", "#mobilité"),
        ("Poids", "Poids 2 ou plus"),
    ],
)
def test_each_filter_is_chosen_with_the_keyboard(palette: Palette, name: str, words: str) -> None:
    rich = say(palette, "zq un", kind=ContributionKind.OBSTACLE, table_number=4, college=College.DGS, tags="mobilité")
    say(palette, "zq deux")
    with palette.store.operation("put") as operation:
        operation.put(Tag(title="mobilité"))
        operation.put(PlusOne(session_id=rich.session_id, contribution_id=rich.id, said_at=palette.store.now()))
    palette.open()
    palette.type("zq")
    assert palette.texts == ["zq un", "zq deux"]
    palette.choose(name, words)

    assert palette.texts == ["zq un"]
    assert palette.focused is palette.panel.field


def test_a_tag_that_is_opened_becomes_the_filter(palette: Palette) -> None:
    say(palette, "zq un", tags="mobilité")
    say(palette, "zq deux")
    with palette.store.operation("put") as operation:
        operation.put(Tag(title="mobilité"))
    palette.open()
    palette.type("mobil")
    while palette.chosen != "mobilité":
        palette.key(Qt.Key.Key_Down)
    palette.key(Qt.Key.Key_Return)
    palette.settle()

    assert palette.opened == []
    assert palette.texts == ["zq un"]
    assert palette.panel.field.text() == ""


def test_a_question_is_chosen_and_del_clears_it(palette: Palette) -> None:
    say(palette, "zq un", 0)
    say(palette, "zq deux", 1)
    palette.open()
    palette.type("zq")
    [question] = [b for b in palette.panel.filters.buttons if b.text().startswith("Question")]
    palette.choose("Question", question.choices()[1].words.replace("&", "&&")[:69].rstrip() + "…")
    assert palette.texts == ["zq deux"]

    question.setFocus()
    palette.key(Qt.Key.Key_Delete)
    palette.settle()
    assert palette.texts == ["zq un", "zq deux"]


def test_another_session_clears_a_question_that_is_not_its_own(palette: Palette) -> None:
    cycle.new_session(palette.store, template("demi-journee"))
    say(palette, "zq un")
    palette.open()
    palette.type("zq")
    session, question = palette.panel.filters.buttons[:2]
    question.choose(question.choices()[0])
    session.choose(session.choices()[0])
    palette.settle()
    assert palette.texts == ["zq un"]
    assert {choice.words[:9] for choice in question.choices()} == {"Journée 1"}

    session.choose(session.choices()[1])
    palette.settle()
    assert palette.texts == []
    assert question.key == ""


def test_all_filters_are_cleared_at_once(palette: Palette) -> None:
    say(palette, "zq un", table_number=4)
    say(palette, "zq deux")
    palette.open()
    palette.type("zq")
    palette.choose("Table", "Table 4")
    palette.choose("Nature", "Idée")
    assert palette.texts == ["zq un"]
    while not palette.panel._clear.hasFocus():
        palette.key(Qt.Key.Key_Tab)
    palette.key(Qt.Key.Key_Space)
    palette.settle()

    assert palette.texts == ["zq un", "zq deux"]
    assert not palette.panel._clear.isVisible()


def test_it_says_how_many_there_are_and_when_there_are_none(palette: Palette) -> None:
    asked = ask(palette)
    capture.contribute_all(palette.store, asked.session_id, [Draft(f"zq {n}") for n in range(130)], asked)
    palette.open()
    assert "@t4" in palette.panel._hint.text()
    palette.type("zq")
    assert palette.panel._count.text() == "130 résultats, 100 affichés"
    palette.type(" absent")
    assert palette.panel._hint.text().startswith("Rien ne correspond")
    assert not palette.panel.list.isVisible()
    palette.key(Qt.Key.Key_Return)
    assert palette.opened == []


def test_results_follow_what_happens_meanwhile(palette: Palette) -> None:
    say(palette, "zq un")
    kept = say(palette, "zq deux")
    palette.open()
    palette.type("zq")
    palette.key(Qt.Key.Key_Down)
    assert palette.chosen == "zq deux"
    say(palette, "zq")
    palette.settle()

    assert palette.texts == ["zq", "zq un", "zq deux"]
    assert palette.chosen == kept.text
    palette.store.undo()
    palette.settle()
    assert palette.texts == ["zq un", "zq deux"]


def test_what_happened_while_it_was_closed_is_found(palette: Palette) -> None:
    palette.open()
    palette.key(Qt.Key.Key_Escape)
    say(palette, "zq un")
    palette.open()
    palette.type("zq")

    assert palette.texts == ["zq un"]


def test_hostile_texts_stay_text(palette: Palette) -> None:
    say(palette, HOSTILE)
    palette.open()
    palette.type("car <img")

    [hit] = [row for row in palette.panel.list.found.rows if isinstance(row, Hit)]
    assert hit.excerpt.text == HOSTILE
    assert [hit.excerpt.text[a:b] for a, b in hit.excerpt.found] == ["<img", "car"]
    palette.panel.grab()


@pytest.mark.parametrize("text", ["il i l li " * 20, "Une lettre après le conseil " * 5, "🌳🌲 élus " * 20, "court"])
def test_a_line_cut_short_always_says_so(qapp: QApplication, text: str) -> None:
    found = understand("il élus lettre", Vocabulary()).words
    shown = Excerpt(text, marks(text, found))
    for width in range(60, 420, 7):
        layout = fitted(shown, width)
        whole = layout.lineAt(0).textLength() == len(layout.text().encode("utf-16-le")) // 2
        assert whole, (width, layout.text())
        assert layout.text() == text or layout.text().endswith("…")


def test_many_results_leave_the_console_in_sight(palette: Palette) -> None:
    asked = ask(palette)
    capture.contribute_all(palette.store, asked.session_id, [Draft(f"zq {n}") for n in range(130)], asked)
    palette.open()
    low = palette.panel.height()
    palette.type("zq")
    area = palette.content

    assert low < palette.panel.height() <= area.height() * HIGHEST
    assert abs(palette.panel.geometry().center().x() - area.rect().center().x()) <= 1
    palette.window.resize(1024, 640)
    QApplication.processEvents()
    assert palette.panel.height() <= area.height() * HIGHEST
    assert area.rect().contains(palette.panel.geometry())


def test_the_result_under_the_hand_stays_in_sight(palette: Palette) -> None:
    asked = ask(palette)
    capture.contribute_all(palette.store, asked.session_id, [Draft(f"zq {n}") for n in range(60)], asked)
    palette.open()
    palette.type("zq")
    for _step in range(30):
        palette.key(Qt.Key.Key_Down)

    view = palette.panel.list
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_nothing_is_read_any_more_once_it_is_out_of_sight(palette: Palette) -> None:
    say(palette, "zq un")
    palette.panel.open()
    palette.panel.field.setText("zq")
    palette.content.hide()
    assert not palette.panel._reading.isActive()
    assert not palette.panel._soon.isActive()

    palette.content.show()
    palette.settle()
    assert palette.texts == ["zq un"]


def test_reading_the_cycle_never_keeps_the_interface_long(palette: Palette) -> None:
    asked = ask(palette)
    capture.contribute_all(palette.store, asked.session_id, [Draft(f"zq {n}") for n in range(2_000)], asked)
    palette.panel.open()
    assert palette.panel._count.text() == "Lecture du cycle…"
    slices = 0
    while palette.panel._reading.isActive():
        palette.panel._read_some()
        slices += 1

    assert slices > 6
    palette.type("zq 1999")
    assert palette.texts == ["zq 1999"]
