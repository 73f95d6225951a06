"""The list of people: searched, added to, changed in place, imported; by keyboard alone, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import attendance, cycle, people, reading
from facilitator.sessions.importing.people_columns import PersonColumn
from facilitator.sessions.records import College, Part, Participant, Session
from facilitator.sessions.store import Store
from facilitator.ui.background import finish_background
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.people.listing.list_page import ListPage
from facilitator.ui.people.listing.person_model import Field
from facilitator.ui.people.people_page import PeoplePage

from .conftest import DialogAnswer

pytestmark = pytest.mark.qt_log_ignore(  # what the offscreen screen says of a menu that opens
    "^This plugin does not support (raise|grabbing)", extend=True
)
CONTROL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Bo Li", "Zoé Martin", "Éric Petit", "Anne Roux")
"""By family name."""


class Listing:
    """The list of a session's people in a window of its own, as the facilitator's hands know it."""

    def __init__(self, qtbot: QtBot, store: Store, session: Session) -> None:
        self.qtbot, self.store, self.session = qtbot, store, session
        self.notices = Notices()
        self.desk = Desk(store, self.notices)
        self.desk.session_id = session.id
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.places = PeoplePage(self.desk)
        QVBoxLayout(self.window).addWidget(self.places)
        self.window.resize(1366, 720)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.places.open_session()
        self.places.setFocus()
        page = self.places.tab("list")
        assert isinstance(page, ListPage)
        self.page = page
        self.settle()

    def settle(self) -> None:
        QApplication.processEvents()

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None
        return focused

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))
        self.settle()

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, CONTROL)

    def at(self, name: str, field: Field = Field.NAME) -> None:
        """Put the hand on a cell."""
        found = next(person for person in self.people() if person.name == name)
        self.page.table.setFocus()
        self.page.table.select(found.id, field)

    def people(self) -> list[Participant]:
        return self.store.all(Participant, session_id=self.session.id)

    def named(self, name: str) -> Participant:
        return next(person for person in self.people() if person.name == name)

    def rows(self, field: Field = Field.NAME) -> list[str]:
        model = self.page.model
        return [str(model.index(row, field).data()) for row in range(model.rowCount())]

    def choice(self) -> QComboBox:
        """The choice that is open in a cell."""
        (found,) = [combo for combo in self.page.findChildren(QComboBox) if combo.isVisible()]
        return found

    def click(self, text: str) -> None:
        found = [b for b in self.places.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert found, f"no button {text}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settle()

    def buttons(self) -> set[str]:
        return {b.text() for b in self.places.findChildren(QPushButton) if b.isVisible() and b.isEnabled()}


@pytest.fixture
def empty(qtbot: QtBot, store: Store, session: Session) -> Iterator[Listing]:
    yield Listing(qtbot, store, session)
    finish_background()


@pytest.fixture
def listing(qtbot: QtBot, store: Store, session: Session) -> Iterator[Listing]:
    people.add_participants(store, session, [Participant(session_id="", name=name) for name in reversed(NAMES)])
    yield Listing(qtbot, store, session)
    finish_background()


def test_people_are_added_by_typing_a_line_each_and_the_caret_stays(empty: Listing) -> None:
    assert empty.page._nobody.isVisible()
    assert not empty.page.table.isVisible()
    empty.type("Jeanne Dupont, maire, Sources")
    assert empty.page.add._hint.text() == "Jeanne Dupont · maire · Sources · élu"
    empty.key(Qt.Key.Key_Return)
    empty.type("Bo Li ; DGS ; table 4")
    empty.key(Qt.Key.Key_Enter)

    found = [(p.name, p.role, p.college, p.commune, p.table_number, p.seated_by_hand) for p in empty.people()]
    assert found == [
        ("Jeanne Dupont", "maire", "elected", "Sources", None, False),
        ("Bo Li", "DGS", "dgs", "", 4, True),
    ]
    assert empty.focused is empty.page.add.line
    assert empty.page.add.line.text() == empty.page.add._hint.text() == ""
    assert not empty.page._nobody.isVisible()
    assert empty.page.table.isVisible()
    assert empty.rows() == ["Jeanne Dupont", "Bo Li"]
    assert not empty.page.add.line.isUndoAvailable()  # Ctrl+Z takes back the person, not the empty field
    empty.store.undo()
    empty.settle()
    assert empty.rows() == ["Jeanne Dupont"]


def test_somebody_who_is_on_the_list_is_found_and_not_added_again(listing: Listing) -> None:
    listing.type("ROUX Anne")
    listing.key(Qt.Key.Key_Return)

    assert len(listing.people()) == 4
    assert listing.notices.latest == "Anne Roux est déjà sur la liste."
    assert [person.name for person in listing.page.table.selected_people()] == ["Anne Roux"]


def test_a_line_that_is_refused_stays_in_the_field(listing: Listing) -> None:
    listing.type("Al Mo, table 99")
    listing.key(Qt.Key.Key_Return)

    assert listing.page.add.line.text() == "Al Mo, table 99"
    assert listing.notices.latest == "Il n’y a pas de table 99\u00a0: la journée en a 6."
    assert len(listing.people()) == 4


def test_a_full_disk_keeps_what_is_typed(listing: Listing) -> None:
    listing.at("Bo Li", Field.ROLE)
    listing.key(Qt.Key.Key_Return)
    typed = "maire " * 900
    listing.paste(typed)
    listing.store._db.execute("pragma max_page_count = 1")
    listing.key(Qt.Key.Key_Return)

    editor = listing.focused
    assert isinstance(editor, QLineEdit)
    assert editor.text() == typed
    assert listing.named("Bo Li").role == ""
    assert not listing.places.flush()
    listing.places.show_tab("tables")
    assert listing.places.shown == "list"
    listing.store._db.execute("pragma max_page_count = 1000000")
    listing.key(Qt.Key.Key_Return)
    assert listing.named("Bo Li").role == typed.strip()


def test_typing_writes_in_the_cell_under_the_hand_and_tab_goes_on(listing: Listing) -> None:
    listing.at("Bo Li", Field.ROLE)
    listing.type("maire")
    listing.key(Qt.Key.Key_Tab)
    assert listing.named("Bo Li").role == "maire"
    combo = listing.choice()  # the college comes next
    QTest.keyClick(combo.view(), Qt.Key.Key_Escape)
    listing.settle()
    listing.at("Bo Li", Field.COMMUNE)
    listing.type("Sources")
    listing.key(Qt.Key.Key_Tab)
    listing.type("3")
    listing.key(Qt.Key.Key_Return)

    found = listing.named("Bo Li")
    assert (found.commune, found.table_number, found.seated_by_hand) == ("Sources", 3, True)
    assert listing.page.table.hasFocus()
    for name in ("seat_participant", "edit_participant", "edit_participant"):
        assert listing.store.undo() == name
    assert listing.named("Bo Li") == found.__class__(id=found.id, session_id=found.session_id, name="Bo Li")


def test_esc_gives_up_what_is_written(listing: Listing) -> None:
    listing.at("Bo Li")
    listing.type("X")
    listing.key(Qt.Key.Key_Escape)
    assert [person.name for person in listing.people()] == list(reversed(NAMES))
    assert listing.page.table.hasFocus()


def test_a_new_name_finds_its_place_and_stays_under_the_hand(listing: Listing) -> None:
    listing.at("Bo Li")
    listing.key(Qt.Key.Key_F2)
    listing.key(Qt.Key.Key_A, CONTROL)
    listing.type("Yves Noir")
    assert listing.rows() == list(NAMES)  # nothing moves while one types
    listing.key(Qt.Key.Key_Return)

    assert listing.rows() == ["Zoé Martin", "Yves Noir", "Éric Petit", "Anne Roux"]
    assert listing.page.model.person(listing.page.table.currentIndex()).name == "Yves Noir"


def test_what_comes_from_elsewhere_leaves_what_is_being_written(listing: Listing) -> None:
    listing.at("Éric Petit", Field.ROLE)
    listing.type("mai")
    anne = listing.named("Anne Roux")
    people.remove(listing.store, anne)
    people.add(listing.store, listing.session, Participant(session_id="", name="Aa Aa"))
    listing.settle()
    listing.type("re")
    listing.key(Qt.Key.Key_Return)

    assert listing.named("Éric Petit").role == "maire"
    assert listing.rows() == ["Aa Aa", "Bo Li", "Zoé Martin", "Éric Petit"]


def test_a_name_cannot_be_emptied(listing: Listing) -> None:
    listing.at("Bo Li")
    listing.key(Qt.Key.Key_F2)
    listing.key(Qt.Key.Key_A, CONTROL)
    listing.key(Qt.Key.Key_Backspace)
    listing.key(Qt.Key.Key_Return)
    assert "Bo Li" in listing.rows()
    assert listing.notices.latest
    assert listing.places.flush()  # what is empty holds nobody back
    listing.key(Qt.Key.Key_Escape)
    assert listing.rows() == list(NAMES)


@pytest.mark.parametrize("text", ["99", "deux", "-1"])
def test_a_table_that_is_not_there_is_refused_in_its_cell(listing: Listing, text: str) -> None:
    listing.at("Bo Li", Field.TABLE)
    listing.type(text)
    listing.key(Qt.Key.Key_Return)
    editor = listing.focused
    assert isinstance(editor, QLineEdit)
    assert editor.text() == text
    assert listing.named("Bo Li").table_number is None
    listing.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("field", [Field.COLLEGE, Field.PART, Field.COMING])
def test_what_is_chosen_is_chosen_by_keyboard(listing: Listing, field: Field) -> None:
    listing.at("Bo Li", field)
    listing.key(Qt.Key.Key_Return)
    combo = listing.choice()
    assert combo.view().isVisible()  # the list is open at once
    QTest.keyClick(combo.view(), Qt.Key.Key_Down)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    listing.settle()
    found = listing.named("Bo Li")

    chosen = {Field.COLLEGE: found.college, Field.PART: found.part, Field.COMING: found.excused}[field]
    assert chosen == {Field.COLLEGE: College.ELECTED, Field.PART: Part.SPEAKER, Field.COMING: True}[field]
    assert listing.page.table.hasFocus()
    assert not listing.page.table.writing
    assert listing.store.undo() == "edit_participant"


def test_a_letter_chooses_at_once_and_esc_leaves_the_list(listing: Listing) -> None:
    listing.at("Bo Li", Field.COLLEGE)
    listing.type("e")
    assert listing.named("Bo Li").college is College.EXPERT
    listing.key(Qt.Key.Key_Return)
    combo = listing.choice()
    QTest.keyClick(combo.view(), Qt.Key.Key_Escape)
    listing.settle()
    assert listing.page.table.hasFocus()
    assert listing.named("Bo Li").college is College.EXPERT


def test_who_is_there_is_not_excused_from_the_list(listing: Listing) -> None:
    attendance.arrive(listing.store, listing.named("Bo Li"))
    listing.settle()
    index = listing.page.model.index(0, Field.COMING)

    assert index.data() == "là depuis 09:00"
    assert not listing.page.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert listing.page.total.text() == "4 personnes · 1 sur place"


def test_del_takes_people_off_the_list_and_undo_brings_them_back(listing: Listing) -> None:
    listing.at("Bo Li")
    listing.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    listing.key(Qt.Key.Key_Delete)

    assert listing.rows() == ["Éric Petit", "Anne Roux"]
    assert listing.notices.latest == "2 personnes ne sont plus sur la liste. Ctrl+Z pour annuler."
    assert listing.page.model.person(listing.page.table.currentIndex()).name == "Anne Roux"
    assert listing.store.undo() == "remove_participants"
    listing.settle()
    assert listing.rows() == list(NAMES)


def test_the_search_leaves_those_of_whom_each_word_begins_a_word(listing: Listing) -> None:
    people.edit(
        listing.store,
        Participant(
            id=listing.named("Bo Li").id,
            session_id=listing.session.id,
            name="Bo Li",
            commune="Saint-Étienne",
            college=College.ELECTED,
        ),
    )
    listing.page.search.setFocus()
    for typed, found in (
        ("eti elu", ["Bo Li"]),
        ("eti zoe", []),
        ("pet", ["Éric Petit"]),
        ("r", ["Anne Roux"]),
        ("xyz", []),
    ):
        listing.page.search.clear()
        listing.type(typed)
        assert listing.rows() == found
    assert listing.page._nobody.text() == "Personne sur la liste ne correspond à cette recherche."
    listing.page.search.clear()
    listing.type("zo")
    listing.key(Qt.Key.Key_Return)
    assert listing.page.table.hasFocus()
    assert listing.page.model.person(listing.page.table.currentIndex()).name == "Zoé Martin"


def test_the_colleges_are_counted(listing: Listing) -> None:
    for name, college in (("Bo Li", College.DGS), ("Anne Roux", College.ELECTED), ("Zoé Martin", College.ELECTED)):
        listing.page._editing.keep(listing.named(name).id, Field.COLLEGE, college.value)
    listing.settle()
    assert listing.page.counts.told == ["2\u00a0élus", "1\u00a0DGS", "1\u00a0sans collège"]


def test_a_list_that_is_pasted_is_looked_at_then_put_in_as_one(listing: Listing) -> None:
    listing.at("Bo Li")
    listing.paste("Nom\tFonction\tTable\nBo Li\tDGS\t2\nJeanne Dupont\tmaire\t\n\tx\t\nAnne Roux\t\t\n")
    view = listing.page.imports

    assert view.isVisible()
    assert len(listing.people()) == 4
    assert view._counts.text() == "1 à ajouter · 1 à compléter · 1 déjà sur la liste · 1 ligne à corriger"
    told = [[str(view._model.index(row, column).data()) for column in (0, 1, 2)] for row in range(4)]
    assert told == [
        ["4", "À corriger\u00a0: il n’y a pas de nom", "x"],
        ["2", "Complété\u00a0: fonction, collège, table", "Bo Li"],
        ["3", "Ajouté", "Jeanne Dupont"],
        ["5", "Déjà sur la liste", "Anne Roux"],
    ]
    listing.key(Qt.Key.Key_Space)  # the button that does it has the focus

    assert listing.rows() == ["Jeanne Dupont", "Bo Li", "Zoé Martin", "Éric Petit", "Anne Roux"]
    assert listing.notices.latest == "1 personne ajoutée, 1 complétée, 1 ligne laissée de côté. Ctrl+Z annule tout."
    assert listing.page.table.hasFocus()
    assert listing.store.undo() == "import_people"
    listing.settle()
    assert listing.rows() == list(NAMES)


def test_several_lines_pasted_where_one_adds_are_a_list_and_one_is_a_line(empty: Listing) -> None:
    empty.paste("Anne Roux, maire")
    assert empty.page.add.line.text() == "Anne Roux, maire"
    assert not empty.page.imports.isVisible()
    empty.paste("Bo Li, DGS\nZoé Martin, Sources\n")
    assert empty.buttons() >= {"Ajouter 2 personnes", "Retour à la liste"}
    assert not empty.page.imports.columns.isVisible()
    empty.key(Qt.Key.Key_Escape)
    assert not empty.page.imports.isVisible()
    assert empty.people() == []
    assert empty.page.add.line.text() == "Anne Roux, maire"


def test_a_column_is_told_to_mean_something_else(listing: Listing) -> None:
    listing.at("Bo Li")
    listing.paste("Nom\tLieu\nJeanne Dupont\tSources\n")
    view = listing.page.imports
    assert [choice.text() for choice in view.columns.choices] == ["Nom ▾", "Laissée de côté ▾"]
    button = view.columns.choices[1]
    button.setFocus()
    listing.key(Qt.Key.Key_Return)
    menu = button.findChild(QMenu)
    assert menu is not None
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == "Commune"))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    listing.settle()

    assert view._mapping.columns == (PersonColumn.NAME, PersonColumn.COMMUNE)
    assert [row.person.commune for row in view.made.added] == ["Sources"]
    view.titles.click()
    assert len(view.made.added) == 2


def test_a_file_is_chosen_and_what_cannot_be_read_is_told(listing: Listing) -> None:
    path = listing.store.path.with_name("inscrits.csv")
    path.write_text("nom;commune\nJeanne Dupont;Sources\n", encoding="utf-8")
    answer = DialogAnswer("inscrits.csv")
    listing.click("Importer une liste…")
    assert not answer.isActive()
    assert [row.person.name for row in listing.page.imports.made.added] == ["Jeanne Dupont"]
    listing.click("Retour à la liste")

    broken = path.with_name("vide.csv")
    broken.write_bytes(b"")
    listing.page.take_file(broken)
    assert listing.notices.latest.startswith("«\u202fvide.csv\u202f» est vide")
    assert not listing.page.imports.isVisible()


def test_the_plan_follows_what_happens_meanwhile(listing: Listing) -> None:
    listing.at("Bo Li")
    listing.paste("Jeanne Dupont\nAl Mo\n")
    people.add(listing.store, listing.session, Participant(session_id="", name="Jeanne Dupont"))
    listing.settle()
    assert listing.page.imports._counts.text() == "1 à ajouter · 1 déjà sur la liste"


def test_another_session_shows_its_own_people(listing: Listing) -> None:
    other = cycle.duplicate_session(listing.store, listing.session.id)
    listing.desk.choose(other.id)
    listing.settle()
    assert listing.rows() == []
    listing.type("Al Mo")
    listing.desk.choose(listing.session.id)
    listing.settle()
    assert listing.rows() == list(NAMES)


def test_a_file_open_elsewhere_is_only_read(qtbot: QtBot, listing: Listing, tmp_path: Path) -> None:
    store = Store.open(listing.store.path, read_only=True)
    seen = Listing(qtbot, store, reading.sessions(store)[0])
    assert seen.rows() == list(NAMES)
    assert "Importer une liste…" not in seen.buttons()
    assert not seen.page.add.isVisible()
    seen.at("Bo Li")
    seen.key(Qt.Key.Key_Delete)
    seen.type("x")
    seen.paste("Al Mo\nJo Li\n")
    assert seen.rows() == list(NAMES)
    assert not seen.page.imports.isVisible()
    seen.window.close()
    store.close()


def test_every_part_is_reached_by_tab_and_has_a_name(listing: Listing) -> None:
    reached: set[QWidget] = set()
    for _step in range(14):
        reached.add(listing.focused)
        listing.key(Qt.Key.Key_Tab)
    page = listing.page
    assert {page.search, page.importing, page.table, page.add.line} <= reached
    assert all(part.accessibleName() or getattr(part, "text", str)() for part in reached)


def test_a_hundred_and_fifty_people_are_read_again_in_no_time(qtbot: QtBot, store: Store, session: Session) -> None:
    """A row is no widget: the page has as many parts for 150 people as for none."""
    listing = Listing(qtbot, store, session)
    before = len(listing.page.findChildren(QWidget))
    made = [Participant(session_id="", name=f"Personne {number:03d}") for number in range(150)]
    people.add_participants(store, session, made)
    listing.settle()
    assert len(listing.rows()) == 150
    assert len(listing.page.findChildren(QWidget)) <= before + 2


def test_the_list_is_read_again_once_it_is_looked_at(listing: Listing) -> None:
    """A hundred and fifty people arrive while the door is shown: the list waits."""
    read: list[int] = []
    listing.page.model.modelReset.connect(lambda: read.append(1))
    listing.page.model.dataChanged.connect(lambda *_cells: read.append(1))
    listing.places.show_tab("door")
    for person in listing.people():
        attendance.arrive(listing.store, person)
        listing.settle()
    people.add(listing.store, listing.session, Participant(session_id="", name="Aa Aa"))
    listing.settle()
    assert read == []

    listing.places.show_tab("list")
    assert read
    assert listing.rows() == ["Aa Aa", *NAMES]
    assert listing.page.total.text() == "5 personnes · 4 sur place"


@pytest.mark.parametrize("width", [1024, 1366])
def test_when_somebody_arrived_is_never_cut(listing: Listing, width: int) -> None:
    listing.window.resize(width, 640)
    attendance.arrive(listing.store, listing.named("Bo Li"))
    listing.settle()
    table = listing.page.table
    assert table.columnWidth(Field.COMING) > table.fontMetrics().horizontalAdvance("là depuis 09:00") + 20
    assert sum(table.columnWidth(field) for field in Field) <= table.viewport().width()
    assert table.columnWidth(Field.NAME) > 120


def test_every_choice_is_seen_when_the_list_opens(listing: Listing) -> None:
    listing.at("Anne Roux", Field.COLLEGE)
    listing.key(Qt.Key.Key_Return)
    view = listing.choice().view()
    last = view.visualRect(view.model().index(len(College), 0))
    assert last.bottom() < view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    listing.settle()


def menu(listing: Listing) -> QMenu:
    """The menu of who is under the hand, opened with its key."""
    table = listing.page.table
    middle = table.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, table.viewport().mapToGlobal(middle))
    QApplication.sendEvent(table.viewport(), event)
    return next(made for made in table.findChildren(QMenu) if made.isVisible())


def test_somebody_is_erased_for_good_after_one_question_whose_safe_answer_has_the_keyboard(listing: Listing) -> None:
    listing.at("Bo Li")
    erase = menu(listing).actions()[-1]
    assert erase.text() == "Effacer pour de bon…"
    erase.trigger()
    listing.settle()
    assert listing.page.erasing.accessibleName().startswith("Bo Li\u00a0: effacer pour de bon")
    listing.key(Qt.Key.Key_Return)  # keeps
    assert "Bo Li" in listing.rows()
    assert listing.page.table.hasFocus()

    listing.page.table.erasing_wanted.emit([listing.named("Bo Li")])
    listing.key(Qt.Key.Key_Escape)
    assert listing.page.erasing.isHidden()
    listing.page.table.erasing_wanted.emit([listing.named("Bo Li")])
    listing.key(Qt.Key.Key_Tab)
    listing.key(Qt.Key.Key_Return)
    assert "Bo Li" not in listing.rows()
    assert listing.notices.latest == "1 personne effacée pour de bon."
    assert listing.page.table.hasFocus()
    assert listing.store.undo() == "add_participants"  # of the others


def test_a_question_that_is_left_erases_nobody(listing: Listing) -> None:
    listing.page.table.erasing_wanted.emit([listing.named("Bo Li")])
    listing.places.show_tab("door")
    listing.places.show_tab("list")
    assert listing.page.erasing.isHidden()
    assert "Bo Li" in listing.rows()


def test_the_look_at_a_list_tells_who_is_excused_and_who_speaks(listing: Listing) -> None:
    listing.at("Bo Li")
    listing.paste("Nom\tExcusé\tVient comme\nJo Do\toui\t\nAl Mo\t\tintervenant\n")
    model = listing.page.imports._model
    told = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    assert told == ["Ajouté, excusé", "Ajouté, intervenant"]
