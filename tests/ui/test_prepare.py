"""Preparing a day with the mouse and the keyboard, on a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from facilitator.sessions import agenda, flow, labels, themes
from facilitator.sessions.reading import speakers
from facilitator.sessions.record import Record
from facilitator.sessions.records import RECORDS, AgendaItem, Anonymity, ItemKind, Question, Session, Theme
from facilitator.sessions.store import Store
from facilitator.sessions.text import LONGEST, shortened
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.prepare.agenda_row import AgendaRow
from facilitator.ui.prepare.item_inspector import ItemInspector
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.prepare.session_inspector import SessionInspector
from facilitator.ui.theme import apply_theme
from facilitator.ui.widgets.kept_fields import fields

pytestmark = pytest.mark.qt_log_ignore(  # menus that open, on a screen that is none
    "^This plugin does not support (raise|grabbing)", extend=True
)

HOSTILE = [
    "<b>gras</b> & <img src='/etc/passwd'/>",
    "&amp; </para> =HYPERLINK(1)",
    "مرحبا 你好 👋🏽 e\u0301",
    "Une question : « vraiment » ?",
]


class Room:
    """A window on a session, and the hands of the person before it."""

    def __init__(self, store: Store, session: Session, qtbot: QtBot) -> None:
        self.store, self.session_id = store, session.id
        self.notices = Notices()
        self.said: list[tuple[str, bool]] = []
        self.notices.said.connect(lambda sentence, bad: self.said.append((sentence, bad)))
        self.desk = Desk(store, self.notices)
        self.desk.choose(session.id)
        self.page = PreparePage(self.desk)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.window.resize(1366, 768)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    @property
    def items(self) -> list[AgendaItem]:
        return self.store.all(AgendaItem, session_id=self.session_id)

    @property
    def titles(self) -> list[str]:
        return [item.title for item in self.items]

    @property
    def session(self) -> Session:
        return self.store.the(Session, self.session_id)

    @property
    def form(self) -> ItemInspector:
        assert isinstance(self.page.inspector.form, ItemInspector)
        return self.page.inspector.form

    @property
    def day_form(self) -> SessionInspector:
        assert isinstance(self.page.inspector.form, SessionInspector)
        return self.page.inspector.form

    def row(self, place: int) -> AgendaRow:
        return self.page.agenda.rows[place]

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or QPoint())

    def select(self, place: int) -> AgendaRow:
        """Click on the grip of a row."""
        row = self.row(place)
        self.page.agenda.ensureWidgetVisible(row)
        self.click(row, QPoint(20, 27))
        assert self.page.selected_id == row.item_id
        return row

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused, key, modifiers)

    def write(self, text: str) -> None:
        for sign in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(self.focused, event)

    def retype(self, text: str) -> None:
        """Type over everything that the focused field holds."""
        QTest.keySequence(self.focused, QKeySequence(QKeySequence.StandardKey.SelectAll))
        self.write(text)

    @property
    def focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def drag(self, place: int, to: int, *, drop: bool = True) -> AgendaRow:
        """Carry a row by its grip over the lower half of another, or over the upper half when going up."""
        row, target = self.row(place), self.row(to)
        far = target.y() - row.y() + (40 if to > place else 10)
        QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 27))
        for step in range(1, 5):
            QTest.mouseMove(row, QPoint(22, 27 + (far - 27) * step // 4))
        if drop:
            QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(22, far))
        return row

    def choose(self, words: str) -> None:
        """Choose an action of the menu that is open, by its words."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(action for action in _actions(menu) if action.text().split("\t")[0] == words)
        menu.close()
        action.trigger()

    def records(self) -> dict[type[Record], list[Record]]:
        return {kind: list(self.store.all(kind)) for kind in RECORDS}


def _actions(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        submenu = action.menu()
        found += _actions(submenu) if isinstance(submenu, QMenu) else [action]
    return found


def dress(application: QApplication) -> None:
    if not application.styleSheet():
        apply_theme(application)


@pytest.fixture
def room(store: Store, session: Session, qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    dress(qapp)
    made = Room(store, session, qtbot)
    yield made
    made.window.close()


# What is seen


def test_the_day_is_shown_with_its_times_and_length(room: Room) -> None:
    first, second = room.row(0), room.row(1)
    assert first.accessibleName().startswith("09:00–09:30, ")
    assert second.accessibleName().startswith("09:30–10:15, ")
    assert "09:00 – 16:00" in _words(room.page.header)


def test_nothing_is_selected_at_first_and_the_inspector_is_about_the_day(room: Room) -> None:
    assert room.page.selected_id == ""
    assert room.day_form.title.text() == room.session.title
    assert room.page.header.day_button.isChecked()


def test_a_click_selects_an_item_and_esc_comes_back_to_the_day(room: Room) -> None:
    room.select(5)
    assert room.form.title.text() == room.titles[5]
    room.press(Qt.Key.Key_Escape)
    assert room.day_form.isVisible()


def test_the_day_button_comes_back_to_the_day(room: Room) -> None:
    room.select(5)
    room.click(room.page.header.day_button)
    assert room.page.selected_id == ""
    assert room.page.header.day_button.isChecked()


def test_the_arrows_walk_through_the_agenda(room: Room) -> None:
    room.select(0)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    assert room.page.selected_id == room.items[2].id
    room.press(Qt.Key.Key_End)
    assert room.page.selected_id == room.items[-1].id
    room.press(Qt.Key.Key_Up)
    assert room.page.selected_id == room.items[-2].id


def test_a_click_on_the_time_bar_selects_the_item(room: Room) -> None:
    segment, left, right = room.page.header.bar.spans()[3]
    room.click(room.page.header.bar, QPoint(round((left + right) / 2), 5))
    assert room.page.selected_id == segment.key == room.items[3].id


def test_only_the_selected_row_is_on_the_way_of_the_tab_key(room: Room) -> None:
    row = room.select(2)
    room.press(Qt.Key.Key_Tab)
    passed = [room.focused]
    room.press(Qt.Key.Key_Tab)
    passed.append(room.focused)
    assert passed == [row.duration, row.menu_button]
    room.press(Qt.Key.Key_Tab)
    assert not isinstance(room.focused.parent(), AgendaRow)


# Durations


@pytest.mark.parametrize(("typed", "minutes"), [("25", 25), ("1h15", 75), ("1 h 15", 75), ("90 min", 90)])
def test_a_duration_is_typed_and_later_times_follow(room: Room, typed: str, minutes: int) -> None:
    room.click(room.row(0).duration)
    room.write(typed)
    room.press(Qt.Key.Key_Return)
    assert room.items[0].minutes == minutes
    assert room.row(0).duration.text() == labels.duration(minutes)
    assert room.row(1).accessibleName().startswith(labels.clock_of(540 + minutes))


def test_a_digit_on_a_row_begins_its_duration(room: Room) -> None:
    room.select(3)
    room.press(Qt.Key.Key_2)
    room.write("0")
    room.press(Qt.Key.Key_Return)
    assert room.items[3].minutes == 20
    assert room.focused is room.row(3)


def test_down_in_a_duration_keeps_it_and_goes_to_the_next(room: Room) -> None:
    room.click(room.row(0).duration)
    room.write("20")
    room.press(Qt.Key.Key_Down)
    assert room.items[0].minutes == 20
    assert room.focused is room.row(1).duration
    assert room.page.selected_id == room.items[1].id


def test_what_is_no_duration_stays_as_typed_and_marked_until_it_is_one(room: Room) -> None:
    field = room.row(0).duration
    room.click(field)
    room.write("demi")
    room.press(Qt.Key.Key_Return)
    assert (field.text(), field.refused) == ("demi", True)
    assert "demi" in room.said[-1][0]
    assert room.items[0].minutes == 30
    room.retype("45")
    assert not field.refused
    room.press(Qt.Key.Key_Return)
    assert room.items[0].minutes == 45


def test_esc_gives_up_a_duration(room: Room) -> None:
    field = room.row(0).duration
    room.click(field)
    room.write("zzz")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Escape)
    assert (field.text(), field.refused) == (labels.duration(30), False)


def test_a_duration_over_a_day_is_refused_with_a_sentence(room: Room) -> None:
    room.click(room.row(0).duration)
    room.write("25h")
    room.press(Qt.Key.Key_Return)
    assert room.row(0).duration.refused
    assert room.said[-1][1]


# Titles and texts


def test_enter_edits_the_title_where_it_stands(room: Room) -> None:
    room.select(1)
    room.press(Qt.Key.Key_Return)
    room.write("Un nouveau titre")
    room.press(Qt.Key.Key_Return)
    assert room.titles[1] == "Un nouveau titre"
    assert room.focused is room.row(1)
    assert room.form.title.text() == "Un nouveau titre"


def test_a_click_on_the_title_of_the_selected_row_edits_it(room: Room) -> None:
    row = room.select(1)
    room.click(row, QPoint(200, 18))
    room.retype("Par un clic")
    room.select(2)
    assert room.titles[1] == "Par un clic"


def test_esc_gives_up_a_title(room: Room) -> None:
    before = room.titles[1]
    room.select(1)
    room.press(Qt.Key.Key_F2)
    room.write("Rien")
    room.press(Qt.Key.Key_Escape)
    assert room.titles[1] == before
    assert room.page.selected_id == room.items[1].id


def test_a_text_is_kept_when_another_row_is_selected(room: Room) -> None:
    room.select(5)
    room.click(room.form.guidance.viewport())
    room.retype("Relancer la table 4.")
    room.select(6)
    assert room.items[5].guidance == "Relancer la table 4."


def test_a_text_is_kept_when_the_program_closes(room: Room) -> None:
    room.select(5)
    room.click(room.form.material.viewport())
    room.retype("Feutres")
    assert room.page.flush()
    assert room.items[5].material == "Feutres"


def test_a_text_is_kept_when_the_place_is_left(room: Room) -> None:
    room.select(5)
    room.click(room.form.method.viewport())
    room.retype("En table")
    room.page.hide()
    assert room.items[5].method == "En table"


def test_a_text_is_kept_when_another_session_is_taken_in_hand(room: Room) -> None:
    room.click(room.day_form.place.viewport())
    room.retype("Mairie")
    room.desk.choose("")
    assert room.session.place == "Mairie"


def test_enter_breaks_lines_only_where_lines_mean_something(room: Room) -> None:
    room.select(5)
    room.click(room.form.guidance.viewport())
    room.retype("Un")
    room.press(Qt.Key.Key_Return)
    room.write("Deux")
    room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.items[5].guidance == "Un\nDeux"
    room.click(room.form.detail.viewport())
    room.retype("Une ligne")
    room.press(Qt.Key.Key_Return)
    assert room.items[5].detail == "Une ligne"


def test_a_text_too_long_stays_where_it_was_typed_and_keeps_its_row(room: Room) -> None:
    room.select(5)
    room.click(room.form.guidance.viewport())
    room.form.guidance.setPlainText("a" * (LONGEST + 1))
    room.click(room.row(6), QPoint(20, 27))
    assert room.page.selected_id == room.items[5].id
    assert room.form.guidance.text() == "a" * (LONGEST + 1)
    assert room.form.guidance.refused
    assert room.focused is room.form.guidance
    assert not room.page.flush()
    room.form.guidance.setPlainText("Court")
    room.select(6)
    assert room.items[5].guidance == "Court"


@pytest.mark.parametrize("text", [*HOSTILE, "é" * LONGEST])
def test_hostile_text_is_ordinary_text(room: Room, text: str) -> None:
    item = room.items[5]
    agenda.edit_item(room.store, replace(item, title=text, detail=text, guidance=text))
    themes.edit_question(room.store, replace(room.store.all(Question)[0], text=text))
    room.select(5)
    kept = room.items[5]
    assert room.form.guidance.text() == kept.guidance
    assert room.form.title.text() == kept.title
    room.window.grab()
    before = room.records()
    assert room.page.flush()
    room.select(6)
    assert room.records() == before


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_typed_as_any_other(room: Room, text: str) -> None:
    room.select(5)
    room.press(Qt.Key.Key_Return)
    room.write(text)
    room.press(Qt.Key.Key_Return)
    room.click(room.form.guidance.viewport())
    room.retype(text)
    assert room.page.flush()
    assert room.items[5].guidance == room.items[5].title
    assert room.items[5].title in (text, "مرحبا 你好 👋🏽 é")


# What changes while something is typed


def test_a_caret_survives_what_changes_elsewhere(room: Room) -> None:
    room.select(5)
    field = room.form.guidance
    room.click(field.viewport())
    room.retype("Relancer")
    for _step in range(3):
        room.press(Qt.Key.Key_Left)
    agenda.edit_item(room.store, replace(room.items[5], title="Changé ailleurs", guidance="Changée ailleurs"))
    assert field.hasFocus()
    assert (field.text(), field.textCursor().position()) == ("Relancer", 5)
    assert room.form.title.text() == "Changé ailleurs"
    room.select(6)
    assert (room.items[5].guidance, room.items[5].title) == ("Relancer", "Changé ailleurs")


def test_ctrl_z_undoes_typing_first_and_the_workshop_next(room: Room) -> None:
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), room.window, room.store.undo)
    room.select(5)
    before = room.items[5].method
    room.click(room.form.method.viewport())
    room.retype("Un")
    room.press(Qt.Key.Key_Return)
    room.retype("Deux")
    _undo_by_key(room.form.method)
    assert room.form.method.text() == "Un"
    assert room.items[5].method == "Un"
    _undo_by_key(room.form.method)
    assert room.items[5].method == before
    assert room.form.method.text() == before


# Gestures, each taken back by one undo


def _add_by_row(room: Room) -> None:
    name = labels.item_kind(ItemKind.VOTE)
    made = next(b for b in room.page.agenda.add_row.findChildren(QPushButton) if b.text() == name)
    room.page.agenda.ensureWidgetVisible(made)
    room.click(made, QPoint(8, 8))


def _rename(room: Room) -> None:
    room.select(0)
    room.press(Qt.Key.Key_Return)
    room.write("Autre")
    room.press(Qt.Key.Key_Return)


def _lengthen(room: Room) -> None:
    room.click(room.row(0).duration)
    room.write("50")
    room.press(Qt.Key.Key_Return)


def _move_by_key(room: Room) -> None:
    room.select(2)
    room.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def _move_by_mouse(room: Room) -> None:
    room.drag(1, 4)


def _remove(room: Room) -> None:
    room.select(5)
    room.press(Qt.Key.Key_Delete)


def _insert(room: Room) -> None:
    room.select(2)
    room.press(Qt.Key.Key_Insert)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Return)


def _duplicate(room: Room) -> None:
    room.click(room.row(1).menu_button)
    room.choose(_in_words("Duplicate"))


def _change_kind(room: Room) -> None:
    room.select(1)
    room.form.kind.click()
    room.choose(labels.item_kind(ItemKind.TESTIMONY))


def _write_method(room: Room) -> None:
    room.select(1)
    room.click(room.form.method.viewport())
    room.retype("Seul")
    room.press(Qt.Key.Key_Return)


def _reword_question(room: Room) -> None:
    room.select(5)
    block = next(iter(room.form.questions.blocks.widgets.values()))
    room.click(block.text.viewport())
    room.retype("Et maintenant ?")
    room.press(Qt.Key.Key_Return)


def _ask_new_question(room: Room) -> None:
    room.select(7)
    room.click(room.form.questions.add_button)
    room.write("Qui commence ?")
    room.press(Qt.Key.Key_Return)


def _set_question_aside(room: Room) -> None:
    room.select(5)
    room.click(next(iter(room.form.questions.blocks.widgets.values())).menu_button)
    room.choose(_in_words("Keep it for later"))


def _delete_question(room: Room) -> None:
    room.select(5)
    room.click(next(iter(room.form.questions.blocks.widgets.values())).menu_button)
    room.choose(_in_words("Delete the question"))


def _add_speaker(room: Room) -> None:
    room.select(1)
    room.click(room.form.speakers.add_button)
    room.write("Anne Martin")
    room.press(Qt.Key.Key_Return)


def _name_speaker(room: Room) -> None:
    room.select(1)
    room.click(next(iter(room.form.speakers.blocks.widgets.values())).name)
    room.write("Anne Martin")
    room.press(Qt.Key.Key_Return)


def _remove_speaker(room: Room) -> None:
    room.select(1)
    room.click(next(iter(room.form.speakers.blocks.widgets.values())).remove_button)


def _start_later(room: Room) -> None:
    room.click(room.page.header.start)
    room.retype("9h30")
    room.press(Qt.Key.Key_Return)


def _set_date(room: Room) -> None:
    room.click(room.day_form.day)
    room.retype("2/4/2026")
    room.press(Qt.Key.Key_Return)


def _set_tables(room: Room) -> None:
    room.click(room.day_form.tables)
    room.retype("8")
    room.press(Qt.Key.Key_Return)


def _rename_session(room: Room) -> None:
    room.click(room.day_form.title.viewport())
    room.retype("Autre titre")
    room.press(Qt.Key.Key_Return)


def _add_theme(room: Room) -> None:
    room.day_form.themes.add_button.click()


def _write_framing(room: Room) -> None:
    block = next(iter(room.day_form.themes.blocks.widgets.values()))
    block.framing.setFocus()
    room.retype("Un point")
    room.press(Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    "gesture",
    [
        _add_by_row,
        _rename,
        _lengthen,
        _move_by_key,
        _move_by_mouse,
        _remove,
        _insert,
        _duplicate,
        _change_kind,
        _write_method,
        _reword_question,
        _ask_new_question,
        _set_question_aside,
        _delete_question,
        _add_speaker,
        _name_speaker,
        _remove_speaker,
        _start_later,
        _set_date,
        _set_tables,
        _rename_session,
        _add_theme,
        _write_framing,
    ],
)
def test_a_gesture_is_one_operation_and_one_undo_takes_it_back(room: Room, gesture: Callable[[Room], None]) -> None:
    before = room.records()
    names: list[str] = []
    room.store.subscribe(lambda changed: names.append(changed.operation))
    gesture(room)
    assert len(names) == 1
    assert room.records() != before
    assert room.store.undo() is not None
    assert room.records() == before
    assert [row.item_id for row in room.page.agenda.rows] == [item.id for item in room.items]
    assert room.page.flush()
    assert room.records() == before


def test_a_row_is_dropped_where_the_line_says(room: Room) -> None:
    first, second, *rest = room.titles
    row = room.drag(1, 3, drop=False)
    line = room.page.findChild(QWidget, "drop-line")
    assert line is not None
    assert line.isVisible()
    assert room.row(3).geometry().bottom() < line.geometry().center().y() < room.row(4).y()
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(22, room.row(3).y() - row.y() + 40))
    assert room.titles == [first, *rest[:2], second, *rest[2:]]
    assert room.page.selected_id == room.items[3].id


def test_a_row_is_carried_up_too(room: Room) -> None:
    before = room.titles
    room.drag(4, 0)
    assert room.titles == [before[4], *before[:4], *before[5:]]


def test_esc_puts_a_carried_row_back(room: Room) -> None:
    before = room.titles
    row = room.drag(1, 4, drop=False)
    room.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(22, 200))
    assert room.titles == before
    assert row.duration.isVisible()


def test_a_row_dropped_on_itself_stays(room: Room) -> None:
    room.drag(2, 2)
    assert room.store.can_undo() == "new_session"


def test_the_first_row_goes_no_higher_and_the_last_no_lower(room: Room) -> None:
    before = room.titles
    room.select(0)
    room.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    room.select(len(before) - 1)
    room.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert room.titles == before


def test_what_is_added_comes_after_the_selected_item_with_its_title_open(room: Room) -> None:
    before = room.titles
    _insert(room)
    assert room.page.selected_id == room.items[3].id
    room.write("Nouvelle")
    room.press(Qt.Key.Key_Return)
    assert room.titles == [*before[:3], "Nouvelle", *before[3:]]


def test_a_removed_item_leaves_the_selection_to_the_next(room: Room) -> None:
    after = room.items[6].id
    _remove(room)
    assert room.page.selected_id == after
    assert room.focused is room.row(5)
    assert not room.said[-1][1]


def test_an_agenda_is_emptied_and_filled_again(room: Room) -> None:
    room.select(0)
    while room.items:
        room.press(Qt.Key.Key_Delete)
    assert room.page.selected_id == ""
    room.page.agenda.add_row.chosen.emit(ItemKind.WELCOME)
    room.write("Tout au début")
    room.press(Qt.Key.Key_Return)
    assert room.titles == ["Tout au début"]


def test_a_question_set_aside_is_listed_for_the_day_and_asked_again(room: Room) -> None:
    _set_question_aside(room)
    question = next(q for q in room.store.all(Question) if q.item_id is None)
    room.select(7)
    room.click(room.form.questions.add_button)
    room.choose(shortened(question.text, 70))
    assert room.store.the(Question, question.id).item_id == room.items[7].id
    _menu_of_first_question(room, 7)
    room.choose(_in_words("Keep it for later"))
    room.page.select("")
    assert list(room.day_form.questions.blocks.widgets) == [question.id]


def test_a_question_goes_under_another_theme(room: Room) -> None:
    second = themes.add_theme(room.store, room.session, "Second thème")
    _menu_of_first_question(room, 5)
    room.choose("Second thème")
    moved = [question for question in room.store.all(Question) if question.theme_id == second.id]
    assert [question.position for question in moved] == [0]
    others = [question.position for question in room.store.all(Question) if question.theme_id != second.id]
    assert others == list(range(len(others)))


def test_an_empty_question_is_given_up_without_a_fuss(room: Room) -> None:
    room.select(5)
    room.click(room.form.questions.add_button)
    assert room.form.questions.draft.isVisible()
    room.press(Qt.Key.Key_Escape)
    assert not room.form.questions.draft.isVisible()
    block = next(iter(room.form.questions.blocks.widgets.values()))
    text = block.text.text()
    room.click(block.text.viewport())
    room.retype(" ")
    room.select(6)
    assert room.store.the(Question, block.question_id).text == text


def test_a_question_can_be_asked_in_a_day_without_a_theme(room: Room) -> None:
    for question in room.store.all(Question):
        themes.remove_question(room.store, question)
    for theme in room.store.all(Theme):
        themes.remove_theme(room.store, theme)
    _ask_new_question(room)
    assert [question.text for question in room.store.all(Question)] == ["Qui commence ?"]
    assert room.store.undo() == "add_question"
    assert not room.store.all(Theme)


def test_the_fields_of_a_speaker_are_kept_one_by_one(room: Room) -> None:
    room.select(2)
    room.click(room.form.speakers.add_button)
    room.write("Anne Martin")
    room.press(Qt.Key.Key_Tab)
    room.press(Qt.Key.Key_Tab)
    room.write("Maire")
    room.press(Qt.Key.Key_Tab)
    room.write("Sources")
    room.select(3)
    added = speakers(room.store, room.items[2])[-1]
    assert (added.name, added.role, added.organisation) == ("Anne Martin", "Maire", "Sources")


def test_a_theme_with_questions_is_not_removed_and_says_why(room: Room) -> None:
    block = next(iter(room.day_form.themes.blocks.widgets.values()))
    block.remove_button.click()
    assert room.store.count(Theme) == 1
    assert room.said[-1][1]


def test_a_date_is_taken_away_by_emptying_its_field(room: Room) -> None:
    room.click(room.day_form.day)
    room.retype(" ")
    room.press(Qt.Key.Key_Return)
    assert room.session.day is None


# Days under way, files that can only be read, long days


def test_an_item_already_held_is_not_removed_and_says_why(room: Room) -> None:
    flow.start_day(room.store, room.session_id)
    flow.next_item(room.store, room.session_id)
    before = room.titles
    room.select(0)
    room.press(Qt.Key.Key_Delete)
    assert room.titles == before
    assert room.said[-1][1]
    room.select(5)
    room.press(Qt.Key.Key_Delete)
    assert len(room.titles) == len(before) - 1


def test_a_file_open_elsewhere_is_shown_and_says_why_it_cannot_be_changed(
    store: Store, session: Session, qtbot: QtBot, qapp: QApplication
) -> None:
    dress(qapp)
    reader = Store.open(store.path)
    try:
        room = Room(reader, session, qtbot)
        assert reader.read_only_because in _words(room.page.header)
        assert not room.page.agenda.add_row.isVisible()
        room.select(5)
        assert room.form.guidance.isReadOnly()
        assert not room.form.kind.isEnabled()
        assert not room.form.questions.add_button.isVisible()
        assert room.row(0).duration.isReadOnly()
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Return):
            room.row(5).setFocus()
            room.press(key)
        room.drag(1, 4)
        assert room.said == []
        assert room.page.flush()
        room.window.close()
    finally:
        reader.close()


def test_a_day_of_150_items_keeps_its_rows_from_one_edit_to_the_next(room: Room) -> None:
    for number in range(150 - len(room.items)):
        agenda.add_item(room.store, room.session, ItemKind.REFLECTION, f"Temps {number}")
    rows = room.page.agenda.rows
    assert len(rows) == 150
    last = rows[-1].accessibleName()
    room.click(rows[0].duration)
    room.write("31")
    room.press(Qt.Key.Key_Return)
    assert room.page.agenda.rows == rows
    assert rows[-1].accessibleName() != last
    room.press(Qt.Key.Key_End)
    assert room.page.selected_id == room.items[-1].id
    assert room.page.agenda.viewport().rect().contains(rows[-1].mapTo(room.page.agenda.viewport(), QPoint(5, 5)))


def test_every_field_has_a_name_for_those_who_listen(room: Room) -> None:
    room.select(5)
    assert all(field.accessibleName() for field in fields(room.page))
    for row in room.page.agenda.rows:
        assert row.accessibleName()
        assert row.menu_button.accessibleName()


def test_the_page_waits_for_a_session(store: Store, qtbot: QtBot, tmp_path: Path) -> None:
    page = PreparePage(Desk(store, Notices()))
    qtbot.addWidget(page)
    page.show()
    assert page.flush()
    page.close()


def _menu_of_first_question(room: Room, place: int) -> None:
    room.select(place)
    room.click(next(iter(room.form.questions.blocks.widgets.values())).menu_button)


def _undo_by_key(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def _in_words(text: str) -> str:
    from facilitator.i18n import _

    return _(text)


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# What the room is shown of it


def told_menu(room: Room, place: int) -> QMenu:
    menu = room.form.questions.blocks.widgets[questions_of(room, place)[0].id].authors_menu()
    assert menu is not None
    return menu


def questions_of(room: Room, place: int) -> list[Question]:
    return room.store.all(Question, item_id=room.items[place].id)


def test_the_questions_of_a_speech_are_given_their_minutes(room: Room) -> None:
    room.select(1)
    assert room.form.question_minutes.text() == "15 min"
    room.form.question_minutes.setFocus()
    room.retype("20")
    room.press(Qt.Key.Key_Return)
    assert room.items[1].question_minutes == 20
    assert room.form.question_minutes.text() == "20 min"
    room.retype("50")
    room.press(Qt.Key.Key_Return)
    assert room.items[1].question_minutes == 20
    assert "0 à 45 minutes" in room.said[-1][0]
    assert room.form.question_minutes.refused


def test_only_a_speech_has_time_for_questions(room: Room) -> None:
    room.select(1)
    assert room.form.question_minutes.isVisible()
    room.select(0)
    assert not room.form.question_minutes.isVisible()


def test_a_question_says_what_is_kept_of_who_answers(room: Room) -> None:
    place = next(place for place in range(len(room.items)) if questions_of(room, place))
    room.select(place)
    block = room.form.questions.blocks.widgets[questions_of(room, place)[0].id]
    assert block.authors.text() == "On retient de qui répond\u00a0: la table et le collège ▾"
    menu = told_menu(room, place)
    assert [action.text() for action in menu.actions()] == ["le nom", "la table et le collège", "rien"]
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]
    menu.actions()[0].trigger()
    assert questions_of(room, place)[0].anonymity is Anonymity.NAMED
    assert block.authors.text() == "On retient de qui répond\u00a0: le nom ▾"
    room.store.undo()
    assert questions_of(room, place)[0].anonymity is Anonymity.COLLEGE


def test_the_frame_of_the_keyboard_cuts_no_word_of_what_is_told(room: Room) -> None:
    place = next(place for place in range(len(room.items)) if questions_of(room, place))
    room.select(place)
    made = room.form.questions.blocks.widgets[questions_of(room, place)[0].id].authors
    made.setFocus()
    option = QStyleOptionButton()
    made.initStyleOption(option)
    inside = made.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, made)
    assert inside.width() >= made.fontMetrics().horizontalAdvance(made.text())


def test_the_choice_of_what_is_told_opens_at_its_button(room: Room) -> None:
    place = next(place for place in range(len(room.items)) if questions_of(room, place))
    room.select(place)
    block = room.form.questions.blocks.widgets[questions_of(room, place)[0].id]
    block.authors.setFocus()
    room.press(Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
