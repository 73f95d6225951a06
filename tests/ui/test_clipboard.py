"""Items copied, cut and pasted by keys: within a day, between days and files, with other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import agenda, cycle, flow, own_templates
from facilitator.sessions.reading import outline, speakers
from facilitator.sessions.records import RECORDS, AgendaItem, ItemKind, Session, Speaker
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.prepare.clipboard import MIME, AgendaClipboard
from facilitator.ui.prepare.editing import Editing
from facilitator.ui.prepare.prepare_page import PreparePage

COPY, CUT, PASTE = Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V


class Agenda(QWidget):
    """Where the keyboard is: a day, one of its items selected."""

    def __init__(self, store: Store, session: Session) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.store, self.session_id, self.selected = store, session.id, ""
        self.desk = Desk(store, Notices())
        self.clipboard = AgendaClipboard(Editing(self.desk), self._select)
        self.heard: list[int] = []

    @property
    def items(self) -> list[AgendaItem]:
        return self.store.all(AgendaItem, session_id=self.session_id)

    @property
    def titles(self) -> list[str]:
        return [item.title for item in self.items]

    @property
    def said(self) -> str:
        return self.desk.notices.latest

    def press(self, key: Qt.Key, place: int | None = None) -> None:
        if place is not None:
            self.selected = self.items[place].id
        QTest.keyClick(self, key, Qt.KeyboardModifier.ControlModifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.clipboard.took(event, self.session_id, self.selected):
            self.heard.append(event.key())

    def _select(self, item_id: str) -> None:
        self.selected = item_id


@pytest.fixture
def day(store: Store, session: Session, qtbot: QtBot) -> Iterator[Agenda]:
    made = Agenda(store, session)
    qtbot.addWidget(made)
    made.show()
    QGuiApplication.clipboard().clear()
    yield made
    QGuiApplication.clipboard().clear()


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def records(store: Store) -> dict[str, list[object]]:
    return {kind.__name__: list(store.all(kind)) for kind in RECORDS}


def test_an_item_copied_is_pasted_after_the_one_that_is_selected(day: Agenda) -> None:
    before, known = records(day.store), day.titles
    day.press(COPY, 1)
    assert day.said == "1 séquence copiée."
    day.press(PASTE, 3)
    assert day.titles == [*known[:4], known[1], *known[4:]]
    assert day.selected == day.items[4].id
    assert day.said == "1 séquence collée."
    day.store.undo()
    assert records(day.store) == before


def test_without_a_selected_item_it_is_pasted_at_the_end(day: Agenda) -> None:
    day.press(COPY, 0)
    day.selected = ""
    day.press(PASTE)
    assert day.items[-1].title == day.items[0].title
    day.selected = ""
    day.press(COPY)
    assert COPY in day.heard  # nothing to copy: the key is somebody else's


def test_an_item_cut_and_pasted_is_moved_with_its_speakers_and_questions(day: Agenda) -> None:
    found = outline(day.store, day.session_id)
    place, item = next((place, item) for place, item in enumerate(found.items) if found.questions_of(item))
    agenda.set_speakers(day.store, item, [Speaker(item_id=item.id, position=0, name="Jeanne Morel", role="Maire")])
    day.press(CUT, place)
    assert item.id not in {one.id for one in day.items}
    day.press(PASTE, 0)
    moved = day.items[1]
    assert replace(moved, id=item.id, position=item.position) == item
    assert [(one.name, one.role) for one in speakers(day.store, moved)] == [("Jeanne Morel", "Maire")]
    again = outline(day.store, day.session_id)
    assert [question.id for question in again.questions_of(moved)] == [q.id for q in found.questions_of(item)]
    day.store.undo()
    day.store.undo()
    assert outline(day.store, day.session_id) == found


def test_items_held_at_the_same_time_are_copied_with_the_first_of_them(day: Agenda) -> None:
    with day.store.operation("parallel") as operation:
        for item in day.items[2:4]:
            operation.put(replace(item, parallel=True))
    known = day.titles
    day.press(COPY, 1)
    assert day.said == "3 séquences copiées."
    day.press(PASTE, 1)
    assert day.titles == [*known[:4], *known[1:4], *known[4:]]
    assert [item.parallel for item in day.items[:8]] == [False, False, True, True, False, True, True, False]
    day.press(COPY, 2)
    assert day.said == "1 séquence copiée."


def test_items_go_from_one_file_to_another(day: Agenda, tmp_path: Path, qtbot: QtBot) -> None:
    day.press(COPY, 4)
    other_store = Store.create(tmp_path / "autre.atelier")
    cycle.start_cycle(other_store, "Un autre cycle")
    other = Agenda(other_store, cycle.new_session(other_store, template("demi-journee")))
    qtbot.addWidget(other)
    other.show()
    other.press(PASTE, 0)
    assert other.titles[1] == day.titles[4]
    there, here = outline(other_store, other.session_id), outline(day.store, day.session_id)
    asked = [question.text for question in there.questions_of(other.items[1])]
    assert asked == [question.text for question in here.questions_of(day.items[4])]
    assert other_store.problems() == []
    other_store.close()


def test_another_program_gets_hours_titles_and_minutes(day: Agenda) -> None:
    agenda.edit_item(day.store, replace(day.items[1], title="<b>Cadre</b> & =1+1", minutes=75))
    day.press(COPY, 1)
    assert QGuiApplication.clipboard().text() == "09:30\t<b>Cadre</b> & =1+1\t1 h 15"
    assert QGuiApplication.clipboard().mimeData().hasFormat(MIME)


def test_lines_from_another_program_become_items(day: Agenda) -> None:
    put("09:00 Accueil 25 min\nLe cadre\t40\r\nPause\n")
    day.press(PASTE, 0)
    assert [(item.kind, item.title, item.minutes) for item in day.items[1:4]] == [
        (ItemKind.WELCOME, "Accueil", 25),
        (ItemKind.REFLECTION, "Le cadre", 40),
        (ItemKind.BREAK, "Pause", 15),
    ]
    assert day.said == "3 séquences collées."


def test_the_text_of_a_template_is_pasted_as_its_items(day: Agenda, tmp_path: Path) -> None:
    own_templates.export_template(template("demi-journee"), tmp_path / "x.yaml")
    text = (tmp_path / "x.yaml").read_text(encoding="utf-8")
    put(text)
    day.press(PASTE, 0)
    assert len(day.titles) == len(template("mobilisation").agenda) + len(template("demi-journee").agenda)
    before = records(day.store)
    put(text.replace("minutes: 30", "minutes: beaucoup"))
    day.press(PASTE)
    assert "ligne" in day.said
    assert records(day.store) == before


def test_what_is_no_agenda_changes_nothing_and_is_told(day: Agenda, tmp_path: Path) -> None:
    before = records(day.store)
    day.press(PASTE)
    assert day.said.startswith("Il n’y a rien à coller")
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.jpg"))])
    QGuiApplication.clipboard().setMimeData(file)
    day.press(PASTE)
    assert day.said.startswith("Il n’y a rien à coller")
    put("ligne\n" * 500)
    day.press(PASTE)
    assert "500 lignes" in day.said
    for content in (b"\xff\xfe", b"[" * 60_000, b"x" * (own_templates.MOST_BYTES + 1), b"id: a"):
        data = QMimeData()
        data.setData(MIME, content)
        QGuiApplication.clipboard().setMimeData(data)
        day.desk.notices.latest = ""
        day.press(PASTE)
        assert day.said
    assert records(day.store) == before


def test_an_item_that_was_held_is_copied_but_not_cut(day: Agenda) -> None:
    flow.start_day(day.store, day.session_id)
    known = day.titles
    day.press(CUT, 0)
    assert day.titles == known
    assert "déjà" in day.said
    day.press(PASTE, 3)
    assert day.titles[4] == known[0]


def test_a_file_that_is_only_read_is_copied_from_and_never_changed(
    day: Agenda, store: Store, session: Session, qtbot: QtBot
) -> None:
    reader = Agenda(Store.open(store.path, read_only=True), session)
    qtbot.addWidget(reader)
    reader.show()
    reader.press(COPY, 2)
    assert QGuiApplication.clipboard().mimeData().hasFormat(MIME)
    known = reader.titles
    reader.press(CUT, 0)
    reader.press(PASTE, 0)
    assert reader.titles == known
    reader.store.close()


def test_the_keys_work_in_the_agenda_and_leave_the_fields_their_own(
    store: Store, session: Session, qtbot: QtBot
) -> None:
    other = cycle.new_session(store, template("demi-journee"))
    desk = Desk(store, Notices())
    desk.choose(session.id)
    page = PreparePage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    copied, first = outline(store, session.id).items[2], outline(store, other.id).items[0]
    page.select(copied.id)
    page.agenda.enter(copied.id)
    _press(COPY)
    desk.choose(other.id)
    page.select(first.id)
    page.agenda.enter(first.id)
    _press(PASTE)
    pasted = outline(store, other.id).items[1]
    assert (pasted.title, page.selected_id) == (copied.title, pasted.id)
    before = records(store)
    put("un mot")
    page.header.start.setFocus()
    page.header.start.selectAll()
    _press(PASTE)
    assert page.header.start.text() == "un mot"
    page.header.start.revert()
    assert records(store) == before


def _press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    QTest.keyClick(focused, key, Qt.KeyboardModifier.ControlModifier)
