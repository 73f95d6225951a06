"""The import page: what was read is shown as it was meant, and comes in as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, cycle, reading, screen
from facilitator.sessions.capture import Draft
from facilitator.sessions.importing.columns import Column
from facilitator.sessions.records import Contribution, Question, Session
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.store import Store
from facilitator.ui.background import finish_background
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.run.importing.import_page import ImportPage

from ..sessions.spreadsheets import xlsx
from .conftest import Console, DialogAnswer

pytestmark = pytest.mark.qt_log_ignore(  # what the offscreen screen says of a menu that opens
    "^This plugin does not support (raise|grabbing)", extend=True
)
TABLE = "texte;table;collège\nUn car le samedi;4;élu\nUne place;2;\nUne lettre;99;\n;1;\nUn banc;;\n"


class Importing:
    """An import page in a window, as it stands beside a field where one may type."""

    def __init__(self, qtbot: QtBot, store: Store, session: Session) -> None:
        self.qtbot, self.store, self.session = qtbot, store, session
        self.questions = reading.outline(store, session.id).questions
        self.notices = Notices()
        self.desk = Desk(store, self.notices)
        self.desk.session_id = session.id
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.page = ImportPage(self.desk)
        QVBoxLayout(self.window).addWidget(self.page)
        self.window.resize(822, 600)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.page.open_for(self.questions[0])
        self.page.setFocus()

    def file(self, text: str | bytes, name: str = "notes.csv") -> Path:
        path = self.store.path.with_name(name)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def take(self, text: str | bytes, name: str = "notes.csv") -> None:
        self.page.take_file(self.file(text, name))
        self.settle()

    def settle(self) -> None:
        """Wait until everything was read and looked at."""
        finish_background()
        self.qtbot.waitUntil(lambda: self.idle)

    @property
    def idle(self) -> bool:
        QApplication.processEvents()
        page = self.page
        return not (page._checking.running or page._importing.running or page._again.isActive())

    def buttons(self) -> dict[str, QPushButton]:
        return {b.text(): b for b in self.page.findChildren(QPushButton) if b.isVisible() and b.isEnabled()}

    def click(self, text: str) -> None:
        QTest.mouseClick(self.buttons()[text], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)
        QApplication.processEvents()

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def choose(self, button: QPushButton, words: str) -> None:
        """Open the menu of a button and take the choice that begins with *words*, by the keyboard."""
        button.setFocus()
        self.key(Qt.Key.Key_Return)
        menu = button.findChild(QMenu)
        assert menu is not None
        action = next(a for a in menu.actions() if a.text().startswith(words))
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.settle()

    @property
    def counts(self) -> str:
        return self.page.look._counts.text()

    @property
    def bad(self) -> list[str]:
        return self.page.look.bad._model.stringList() if self.page.look.bad.isVisible() else []

    @property
    def cells(self) -> list[list[str]]:
        table = self.page.look.preview.findChild(QTableWidget)
        assert table is not None
        items = [[table.item(row, place) for place in range(table.columnCount())] for row in range(table.rowCount())]
        return [[item.text() if item else "" for item in row] for row in items]

    def texts(self, question: Question | None) -> list[str]:
        question_id = question.id if question else None
        return [c.text for c in self.store.all(Contribution, session_id=self.session.id, question_id=question_id)]


@pytest.fixture
def importing(qtbot: QtBot, store: Store, session: Session) -> Iterator[Importing]:
    importing = Importing(qtbot, store, session)
    yield importing
    finish_background()
    importing.page.stop()


def test_a_file_is_shown_counted_and_imported_and_one_undo_takes_it_back(importing: Importing) -> None:
    importing.take(TABLE)

    assert importing.cells[:2] == [["texte", "table", "collège"], ["Un car le samedi", "4", "élu"]]
    assert [choice.text() for choice in importing.page.look.preview.choices] == ["Texte ▾", "Table ▾", "Collège ▾"]
    assert importing.counts == "3 contributions à importer · 2 lignes à corriger"
    assert importing.bad == [
        "Ligne 4\u00a0: la table «\u202f99\u202f» n’existe pas\u00a0: la journée en a 6",
        "Ligne 5\u00a0: il n’y a pas de texte",
    ]
    importing.click("Importer 3 contributions")
    importing.settle()

    assert importing.texts(importing.questions[0]) == ["Un car le samedi", "Une place", "Un banc"]
    assert importing.counts == "0 contribution à importer · 3 déjà importées · 2 lignes à corriger"
    assert importing.notices.latest == "3 contributions importées. Ctrl+Z les annule toutes."
    importing.store.undo()
    importing.settle()
    assert importing.texts(importing.questions[0]) == []
    assert importing.counts.startswith("3 contributions à importer")
    importing.store.redo()
    importing.settle()
    assert len(importing.texts(importing.questions[0])) == 3


def test_the_keyboard_alone_imports(importing: Importing) -> None:
    answer = DialogAnswer("notes.csv")
    importing.file(TABLE)
    importing.key(Qt.Key.Key_Space)  # the button that chooses a file has the focus
    assert not answer.isActive()
    importing.window.activateWindow()
    importing.qtbot.waitUntil(importing.window.isActiveWindow)
    importing.settle()
    importing.key(Qt.Key.Key_Space)
    importing.settle()

    assert len(importing.texts(importing.questions[0])) == 3
    with importing.qtbot.waitSignal(importing.page.closed):
        importing.key(Qt.Key.Key_Space)


def test_every_control_is_reached_by_tab(importing: Importing) -> None:
    importing.take(TABLE)
    reached: set[QWidget | None] = set()
    for _step in range(12):
        reached.add(QApplication.focusWidget())
        importing.key(Qt.Key.Key_Tab)
    look = importing.page.look

    assert {look.other, look.titles, look.home, look.bad.copied, *look.preview.choices} <= reached
    assert importing.buttons()["Importer 3 contributions"] in reached


def test_lines_and_cells_that_are_pasted_are_taken(importing: Importing) -> None:
    importing.paste("Un car ; vite\n\nUne place\n")
    assert importing.counts == "2 contributions à importer"
    importing.paste('texte\ttable\n"Un car\nle samedi"\t3\n')
    importing.click("Importer 1 contribution")
    importing.settle()

    said = importing.store.all(Contribution)
    assert [(one.text, one.table_number) for one in said] == [("Un car\nle samedi", 3)]


def test_a_text_that_is_dropped_is_taken(importing: Importing) -> None:
    data = QMimeData()
    data.setText("Un car\nUne place")
    where, copy = QPoint(20, 20), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(importing.page, QDragEnterEvent(where, copy, data, left, plain))
    QApplication.sendEvent(importing.page, QDropEvent(QPointF(where), copy, data, left, plain))
    importing.settle()

    assert importing.counts == "2 contributions à importer"


def test_a_column_is_given_another_meaning(importing: Importing) -> None:
    importing.take("a;b;c\nlong texte à prendre;autre texte, plus long encore que le premier;4\n")
    first, second, third = importing.page.look.preview.choices
    assert [choice.text() for choice in (first, second, third)] == [
        "Laissée de côté ▾",
        "Texte ▾",
        "Laissée de côté ▾",
    ]
    importing.choose(first, "Texte")
    importing.choose(third, "Table")
    QTest.mouseClick(importing.page.look.titles, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    importing.settle()
    assert importing.page.look.mapping.titled
    importing.choose(first, "Texte")
    importing.choose(third, "Table")

    assert importing.page.look.mapping.columns == (Column.TEXT, None, Column.TABLE)
    importing.click("Importer 1 contribution")
    importing.settle()
    assert [(c.text, c.table_number) for c in importing.store.all(Contribution)] == [("long texte à prendre", 4)]


def test_they_go_to_another_question_or_to_the_parking(importing: Importing) -> None:
    second = importing.questions[1]
    importing.take("Un car\nUne place\n", "notes.txt")
    importing.choose(importing.page.look.home, "2 ·")
    importing.click("Importer 2 contributions")
    importing.settle()
    assert importing.texts(second) == ["Un car", "Une place"]

    importing.choose(importing.page.look.home, "Le frigo")
    assert importing.counts == "2 contributions à importer"
    importing.click("Importer 2 contributions")
    importing.settle()
    assert importing.texts(None) == ["Un car", "Une place"]


def test_lines_that_name_their_question_go_there_and_it_is_said(importing: Importing) -> None:
    second = importing.questions[1]
    importing.take(f'question;texte\n"{second.text}";là\nAutre;ici\n')
    assert importing.page.look._named.text() == (
        "1 va à la question que sa ligne nomme.\n"
        "1 nomme une question que cette journée n’a pas\u00a0: elle va à celle qui est choisie."
    )
    importing.click("Importer 2 contributions")
    importing.settle()

    assert (importing.texts(second), importing.texts(importing.questions[0])) == (["là"], ["ici"])


def test_a_sheet_is_chosen_among_several(importing: Importing) -> None:
    importing.take(xlsx({"Un": [["texte"], ["Un car"]], "Deux": [["texte"], ["Une place"], ["Un banc"]]}), "n.xlsx")
    assert importing.counts == "1 contribution à importer"
    importing.choose(importing.page.look.sheets, "Deux")

    assert importing.counts == "2 contributions à importer"


def test_a_file_that_cannot_be_read_is_said_on_the_page_and_the_next_one_is_taken(importing: Importing) -> None:
    importing.take(b"\x00\x01\x02" * 40, "image.png")
    assert "«\u202fimage.png\u202f»" in importing.page._drop._trouble.text()
    assert importing.page._drop._trouble.isVisible()
    importing.take(TABLE)

    assert importing.counts.startswith("3 contributions")


def test_what_is_said_meanwhile_is_taken_into_account(importing: Importing) -> None:
    importing.take(TABLE)
    importing.click("Importer 3 contributions")
    importing.settle()
    capture.remove(importing.store, importing.store.all(Contribution)[:1])
    importing.settle()
    assert importing.counts.startswith("0 contribution à importer · 3 déjà importées (dont 1 dans la corbeille)")

    with importing.store.operation("remove_question") as operation:
        for said in importing.store.all(Contribution):
            operation.remove(said)
        operation.remove(importing.questions[0])
    importing.settle()
    assert importing.page.look.home.text() == "Le frigo ▾"


def test_lines_to_mend_are_copied_mended_and_pasted(importing: Importing) -> None:
    importing.take(TABLE)
    importing.click("Copier ces lignes")
    copied = QApplication.clipboard().text()
    assert copied.splitlines()[0].split("\t")[:3] == ["texte", "table", "collège"]
    assert "Une lettre\t99\t\tLigne 4" in copied
    importing.paste(copied.replace("\t99\t", "\t3\t"))

    assert importing.counts == "1 contribution à importer · 1 ligne à corriger"


def _begin(importing: Importing) -> None:
    """Start an import of which a piece is in, and more to come."""
    importing.take("".join(f"Note {number}\n" for number in range(1000)), "notes.txt")
    importing.click("Importer 1000 contributions")
    importing.qtbot.waitUntil(lambda: importing.store.count(Contribution) > 0)
    assert importing.store.count(Contribution) < 1000
    bar = importing.page.progress.findChild(QProgressBar)
    assert bar is not None
    assert bar.isVisible()
    assert bar.value() > 0


def test_cancelling_takes_back_what_was_in(importing: Importing) -> None:
    _begin(importing)
    importing.click("Annuler")
    importing.settle()

    assert importing.store.all(Contribution) == []
    assert importing.notices.latest == "L’import est annulé\u00a0: rien n’a été gardé."
    assert importing.counts == "1000 contributions à importer"
    assert importing.store.problems() == []


def test_cancelling_keeps_what_is_in_when_something_was_typed_meanwhile(importing: Importing) -> None:
    _begin(importing)
    capture.contribute(importing.store, importing.session.id, Draft("pendant"), importing.questions[1])
    importing.click("Annuler")
    importing.settle()
    kept = importing.store.count(Contribution, question_id=importing.questions[0].id)

    assert kept > 0
    assert importing.notices.latest.startswith(f"L’import est arrêté\u00a0: {kept} contributions sont déjà là.")
    assert importing.store.undo() == "contribute"
    assert importing.store.undo() == "import_contributions"
    assert importing.store.all(Contribution) == []


def test_undoing_the_import_under_way_ends_it(importing: Importing) -> None:
    _begin(importing)
    importing.store.undo()
    importing.settle()

    assert importing.store.all(Contribution) == []
    assert importing.counts == "1000 contributions à importer"


def test_a_full_disk_ends_the_import_and_says_so_and_what_is_in_stays(importing: Importing) -> None:
    _begin(importing)
    pages = importing.store._db.execute("pragma page_count").fetchone()[0]
    importing.store._db.execute(f"pragma max_page_count = {pages}")
    importing.settle()
    kept = importing.store.count(Contribution)

    assert 0 < kept < 1000
    assert importing.store.trouble
    assert importing.notices.latest == importing.store.trouble
    importing.store._db.execute("pragma max_page_count = 1000000")
    importing.click(f"Importer {1000 - kept} contributions")
    importing.settle()
    assert importing.store.count(Contribution) == 1000


def test_escape_closes_the_page(importing: Importing) -> None:
    importing.take(TABLE)
    with importing.qtbot.waitSignal(importing.page.closed):
        importing.key(Qt.Key.Key_Escape)


def test_another_day_in_hand_empties_the_page(importing: Importing) -> None:
    importing.take(TABLE)
    other = cycle.duplicate_session(importing.store, importing.session.id, cycle.SessionDetails())
    importing.desk.choose(other.id)

    assert importing.page.look.sheet is None
    assert "Choisir un fichier…" in importing.buttons()


def test_hostile_and_endless_cells_are_shown_on_one_line_as_they_are(importing: Importing) -> None:
    hostile = '<b>gras</b> <img src="/etc/passwd"> & ' + "mot " * 4000
    importing.take("texte;table\n" + '"' + hostile.replace('"', '""') + '\nfin";1\n')
    cell = importing.cells[1][0]

    assert cell.startswith('<b>gras</b> <img src="/etc/passwd"> & mot')
    assert cell.endswith("…")
    assert "\n" not in cell
    assert not importing.page.grab().isNull()


def test_many_columns_are_shown_without_widening_the_page(importing: Importing) -> None:
    width = importing.page.width()
    importing.take(
        "texte;" + ";".join(f"titre {n}" for n in range(199)) + "\n" + ";".join("x" * 30 for _n in range(200)) + "\n"
    )

    assert len(importing.page.look.preview.choices) == 60
    assert importing.page.width() == width
    assert importing.counts.startswith("1 contribution")


def test_a_file_open_to_read_only_can_be_looked_at_not_imported(qtbot: QtBot, store: Store, session: Session) -> None:
    store.checkpoint()
    reader = Store.open(store.path, read_only=True)
    importing = Importing(qtbot, reader, session)
    importing.take(TABLE)

    assert importing.counts.startswith("3 contributions")
    assert not any(text.startswith("Importer") for text in importing.buttons())
    importing.page.stop()
    reader.close()


def test_stopping_leaves_the_store_alone(importing: Importing) -> None:
    _begin(importing)
    importing.page.stop()
    assert not importing.page._importing.running
    before = importing.store.count(Contribution)
    QApplication.processEvents()

    assert importing.store.count(Contribution) == before


def test_in_the_console_letters_go_to_the_bar_and_escape_brings_the_wall_back(console: Console) -> None:
    console.start(item=5)
    run = console.workshop.run
    run.open_import()
    QApplication.processEvents()
    console.type("Un car")
    assert run.bar.field.text() == "Un car"

    run.middle.import_page().setFocus()
    console.key(Qt.Key.Key_F6)
    console.key(Qt.Key.Key_Escape)
    assert run.middle.on_stage
    assert screen.screen_of(console.store, console.session.id).mode == "frozen"


def test_the_room_sees_an_import_come_in_as_if_its_scene_was_read_again(console: Console, tmp_path: Path) -> None:
    console.start(item=5)
    store, run = console.store, console.workshop.run
    path = tmp_path / "notes.csv"
    rows = (f"Une idée {number};Ensemble {number % 3};{1 + number % 2}" for number in range(250))
    path.write_text("\n".join(["texte;regroupement;poids", *rows]), encoding="utf-8")
    run.open_import(path)
    page = run.middle.import_page()
    console.qtbot.waitUntil(lambda: page._plan is not None)
    page.import_all()
    console.qtbot.waitUntil(lambda: store.count(Contribution) > 0)
    assert page.importing
    assert run.panel.thumbnail.scene == scene_of(store, console.session.id)
    console.qtbot.waitUntil(lambda: not page.importing)
    assert store.count(Contribution) == 250
    assert run.panel.thumbnail.scene == scene_of(store, console.session.id)
    console.qtbot.waitUntil(lambda: page._plan is not None)
    run.middle.show_stage()
    run.refresh()
    assert run.stage.wall.count == 250
