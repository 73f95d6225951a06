"""The method library beside the agenda: found by typing, read, inserted, all by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.paths import resource
from facilitator.sessions import agenda_insertion, reading
from facilitator.sessions.methods import Family, method, methods
from facilitator.sessions.own_templates import method_folder
from facilitator.sessions.records import AgendaItem, Participant
from facilitator.sessions.store import Store
from facilitator.sessions.templates import Template
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.prepare.editing import Editing
from facilitator.ui.prepare.library.method_library import MethodLibrary

from ..conftest import Clock
from .conftest import Place

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
UP, DOWN, ENTER, ESCAPE, TAB = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@dataclass
class Library:
    """The library in a window, on a real file; what it wants to insert goes after the first item."""

    store: Store
    desk: Desk
    panel: MethodLibrary
    place: Place
    inserted: list[AgendaItem] = field(default_factory=list)
    closed: list[bool] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def insert(self, template: Template) -> None:
        session = self.desk.session
        assert session is not None
        self.inserted += agenda_insertion.insert(self.store, session, template, at=1)

    @property
    def focused(self) -> QWidget:
        found: QWidget | None = self.place.window().focusWidget()
        assert found is not None
        return found

    def key(self, key: Qt.Key, times: int = 1, modifier: Qt.KeyboardModifier = NONE) -> None:
        for _time in range(times):
            QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, NONE, char))
        QApplication.processEvents()

    @property
    def shown(self) -> list[str]:
        """The ids of the cards that are seen, from top to bottom."""
        cards = [card for card in self.panel.list.cards.values() if card.isVisible()]
        return [card.method_id for card in sorted(cards, key=lambda card: card.y())]

    @property
    def chosen(self) -> str:
        """The title that is read; that card, and no other, is marked."""
        assert self.panel.chosen is not None
        marked = [card.method_id for card in self.panel.list.cards.values() if card.isChecked()]
        assert marked == [self.panel.chosen.id]
        assert self.panel.details.method == self.panel.chosen
        return self.panel.chosen.title

    def read(self) -> list[str]:
        """The texts of the details."""
        return [found.text() for found in self.panel.details.findChildren(QLabel)]


def opened(qtbot: QtBot, path: Path, clock: Clock, own: Path) -> Library:
    store = Store.open(path, clock=clock)
    desk = Desk(store, Notices())
    desk.choose(reading.sessions(store)[0].id)
    place, panel = Place(), MethodLibrary(Editing(desk), own)
    layout = QVBoxLayout(place)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(panel)
    qtbot.addWidget(place)
    place.resize(panel.width(), 720)
    place.show()
    made = Library(store, desk, panel, place)
    panel.insert_wanted.connect(made.insert)
    panel.closed.connect(lambda: made.closed.append(True))
    desk.notices.said.connect(lambda sentence, _bad: made.notices.append(sentence))
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    panel.open()
    QApplication.processEvents()
    return made


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where the person's own methods are; nothing yet."""
    return tmp_path / "Méthodes"


@pytest.fixture
def library(qtbot: QtBot, workshop_file: Path, clock: Clock, own: Path) -> Iterator[Library]:
    made = opened(qtbot, workshop_file, clock, own)
    yield made
    made.store.close()


def test_it_opens_ready_to_type_with_what_suits_those_expected(library: Library) -> None:
    assert library.focused is library.panel.field
    assert library.panel.filters.people.text() == "42"  # six tables of seven
    suited = {one.id for one in methods() if one.least_people <= 42 <= one.most_people}
    assert set(library.shown) == suited
    assert library.chosen == method(library.shown[0]).title


def test_those_on_the_list_are_counted_rather_than_the_tables(
    qtbot: QtBot, workshop_file: Path, clock: Clock, own: Path
) -> None:
    store = Store.open(workshop_file, clock=clock)
    with store.operation("add_participants") as operation:
        for number in range(17):
            operation.put(Participant(session_id=reading.sessions(store)[0].id, name=f"Maire {number}"))
    store.close()
    library = opened(qtbot, workshop_file, clock, own)
    assert library.panel.filters.people.text() == "17"
    library.store.close()


def test_a_method_is_found_and_inserted_by_the_keyboard_alone(library: Library) -> None:
    library.type("frise du terr")
    assert library.shown[0] == "frise-du-territoire"
    library.key(ENTER)
    (item,) = library.inserted
    assert (item.title, item.position) == (method("frise-du-territoire").title, 1)
    assert library.closed == []
    assert library.focused is library.panel.field


def test_undo_after_inserting_takes_the_item_out_and_leaves_the_words(library: Library) -> None:
    library.type("frise")
    library.key(ENTER)
    QTest.keyClick(library.panel.field, Qt.Key.Key_Z, CTRL)
    assert library.panel.field.text() == "frise"
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
    event.ignore()
    QApplication.sendEvent(library.panel.field, event)
    assert not event.isAccepted()  # the window's own undo has it


def test_a_lever_is_found_without_its_accents_and_brings_its_question(library: Library) -> None:
    library.type("levier 4 elus informes")
    assert library.shown == ["levier-04"]
    library.key(ENTER)
    (item,) = library.inserted
    session = library.desk.session
    assert session is not None
    asked = reading.outline(library.store, session.id).questions_of(item)
    assert [question.text for question in asked] == [method("levier-04").question]


def test_arrows_choose_while_the_words_stay_under_the_hand(library: Library) -> None:
    shown = library.shown
    library.key(DOWN, 2)
    assert library.chosen == method(shown[2]).title
    library.key(UP)
    assert library.chosen == method(shown[1]).title
    library.key(UP, 5)
    assert library.chosen == method(shown[0]).title
    assert library.focused is library.panel.field
    library.key(DOWN, len(shown) + 3)
    assert library.chosen == method(shown[-1]).title
    card = library.panel.list.cards[shown[-1]]
    assert library.panel.list.viewport().rect().contains(card.mapTo(library.panel.list.viewport(), QPoint(4, 4)))


def test_the_choice_stays_when_filters_change_and_starts_again_with_other_words(library: Library) -> None:
    library.panel.filters.minutes.setFocus()
    library.key(DOWN, 3)
    kept = library.panel.chosen
    assert kept is not None
    library.type(str(kept.minutes))
    assert library.panel.chosen == kept
    library.panel.filters.clear()
    assert library.panel.chosen == kept
    library.panel.field.setFocus()
    library.type("pacte")
    assert library.chosen == method(library.shown[0]).title


def test_a_family_then_the_levers_are_chosen_by_the_arrows(library: Library) -> None:
    library.key(TAB)
    assert library.focused is library.panel.filters.chips[""]
    library.key(Qt.Key.Key_Right)
    assert {method(found).family for found in library.shown} == {Family.OPEN}
    library.key(Qt.Key.Key_Right, len(Family))
    assert library.focused is library.panel.filters.chips["levers"]
    assert [method(found).lever for found in library.shown] == list(range(1, 11))


def test_people_and_minutes_narrow_as_they_are_typed_on_a_french_keyboard(library: Library) -> None:
    library.key(TAB, 2)
    assert library.focused is library.panel.filters.people
    library.type("&éà")  # 120
    assert library.panel.filters.people.text() == "120"
    assert all(method(found).most_people >= 120 for found in library.shown)
    library.key(TAB)
    library.type("30")
    assert library.shown
    assert all(method(found).minutes <= 30 for found in library.shown)
    library.key(TAB)
    library.key(Qt.Key.Key_Space)  # takes the filters away
    assert len(library.shown) == len(methods())
    assert library.panel.filters.people.text() == ""


def test_a_letter_goes_to_the_search_from_anywhere(library: Library) -> None:
    library.panel.filters.people.setFocus()
    library.type("m")
    assert library.focused is library.panel.field
    assert library.panel.field.text() == "m"
    library.panel.details.setFocus()
    library.type("é")
    assert library.panel.field.text() == "mé"


def test_nothing_found_is_said_and_enter_inserts_nothing(library: Library) -> None:
    library.type("zzyzx")
    assert library.shown == []
    seen = [found.text() for found in library.panel.findChildren(QLabel) if found.isVisible()]
    assert any("Aucune méthode" in text for text in seen)
    assert not library.panel.insert_button.isEnabled()
    library.key(ENTER)
    assert library.inserted == []


@pytest.mark.parametrize("name", ["un-deux-quatre-tous", "levier-02"])
def test_everything_that_is_written_of_it_can_be_read(library: Library, name: str) -> None:
    one = method(name)
    library.panel.filters.clear()
    library.type(one.title)
    assert library.chosen == one.title
    read = library.read()
    texts = [one.purpose, one.say, one.room, one.material, one.screen, *one.pitfalls, *one.practices, *one.watch]
    for text in [*texts, *(part for step in one.steps for part in (step.title, step.text)), one.question]:
        assert not text or text in read
    for found in library.panel.details.findChildren(QLabel):
        assert found.width() >= found.minimumSizeHint().width(), found.text()
        assert found.height() >= found.heightForWidth(found.width()), found.text()


def test_page_keys_turn_what_is_read_from_the_search_field(library: Library) -> None:
    bar = library.panel.details.verticalScrollBar()
    assert bar.maximum() > 0
    library.key(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    library.key(Qt.Key.Key_PageUp)
    assert bar.value() == 0
    library.key(Qt.Key.Key_PageDown)
    library.key(DOWN)
    assert bar.value() == 0


def test_escape_closes_from_every_place_before_the_window_has_it(library: Library) -> None:
    of_the_window = []
    for keys in ("Esc", "PgDown"):
        QShortcut(QKeySequence(keys), library.place).activated.connect(lambda keys=keys: of_the_window.append(keys))
    stops = (library.panel.field, library.panel.filters.people, library.panel.details, library.panel.insert_button)
    for count, stop in enumerate(stops, 1):
        stop.setFocus()
        library.key(ESCAPE)
        assert len(library.closed) == count, stop
        library.key(Qt.Key.Key_PageDown)
    assert (library.place.heard, of_the_window) == ([], [])


def test_tab_goes_through_everything_in_the_order_it_is_read(library: Library) -> None:
    panel = library.panel
    met = []
    for _stop in range(9):
        met.append(library.focused)
        library.key(TAB)
    first = panel.list.cards[library.shown[0]]
    filters = panel.filters
    assert met == [
        panel.field,
        filters.chips[""],
        filters.people,
        filters.minutes,
        filters.clear_button,
        first,
        panel.details,
        panel.keep_button,
        panel.insert_button,
    ]
    names = [stop.accessibleName() or (stop.text() if isinstance(stop, QPushButton) else "") for stop in met]
    assert all(names), names


def test_a_card_with_the_keyboard_takes_arrows_and_enter(library: Library) -> None:
    library.key(TAB, 5)
    library.key(DOWN)
    assert library.focused is library.panel.list.cards[library.shown[1]]
    library.key(ENTER)
    assert [item.title for item in library.inserted] == [method(library.shown[1]).title]


def test_the_mouse_chooses_with_one_click_and_inserts_with_two(library: Library) -> None:
    card = library.panel.list.cards[library.shown[2]]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, NONE, QPoint(30, 10))
    assert library.chosen == method(library.shown[2]).title
    assert library.inserted == []
    QTest.mouseDClick(card, Qt.MouseButton.LeftButton, NONE, QPoint(30, 10))
    assert [item.title for item in library.inserted] == [method(library.shown[2]).title]
    QTest.mouseClick(library.panel.insert_button, Qt.MouseButton.LeftButton)
    assert len(library.inserted) == 2


def test_what_the_person_wrote_is_among_them_and_a_file_that_cannot_be_read_is_told(
    library: Library, own: Path
) -> None:
    assert not library.panel.filters.chips["mine"].isVisible()
    own.mkdir()
    source = resource("templates", "methods", "frise-du-territoire.yaml").read_text(encoding="utf-8")
    mine = source.replace(f"title: {method('frise-du-territoire').title}", "title: Ma <b>frise</b> à moi", 1)
    (own / "frise-du-territoire.yaml").write_text(mine, encoding="utf-8")
    (own / "brouillon.yaml").write_text("id: brouillon\n", encoding="utf-8")
    library.panel.open()
    QApplication.processEvents()
    assert [sentence for sentence in library.notices if "brouillon.yaml, ligne 1" in sentence]
    library.panel.filters.chips["mine"].click()
    QApplication.processEvents()
    assert library.chosen == "Ma <b>frise</b> à moi"
    assert len(library.shown) == 1
    library.key(ENTER)
    assert [item.title for item in library.inserted] == ["Ma <b>frise</b> à moi"]
    (own / "frise-du-territoire.yaml").unlink()
    (own / "brouillon.yaml").unlink()
    library.panel.open()
    QApplication.processEvents()
    assert "own:frise-du-territoire" not in library.shown
    assert not library.panel.filters.chips["mine"].isVisible()
    assert "frise-du-territoire" in library.shown


def test_one_that_was_changed_is_shown_as_it_is_now(library: Library, own: Path) -> None:
    own.mkdir()
    source = resource("templates", "methods", "bocal.yaml").read_text(encoding="utf-8")
    for title in ("Un premier titre", "Un second titre"):
        (own / "bocal.yaml").write_text(
            source.replace(f"title: {method('bocal').title}", f"title: {title}", 1), "utf-8"
        )
        library.panel.open()
        library.panel.filters.chips["mine"].setChecked(True)
        QApplication.processEvents()
        assert library.chosen == title
        assert title in [found.text() for found in library.panel.list.cards["own:bocal"].findChildren(QLabel)]


def test_a_word_without_end_leaves_the_rest_to_be_read(library: Library, own: Path) -> None:
    own.mkdir()
    source = resource("templates", "methods", "bocal.yaml").read_text(encoding="utf-8")
    long = source.replace(f"title: {method('bocal').title}", f"title: {'W' * 400}", 1)
    (own / "bocal.yaml").write_text(long.replace("text: >-\n", f"text: >-\n      {'M' * 400}\n"), "utf-8")
    library.panel.open()
    library.panel.filters.chips["mine"].setChecked(True)
    QApplication.processEvents()
    for scrolled in (library.panel.details, library.panel.list):
        page: QWidget | None = scrolled.widget()
        assert page is not None
        assert page.width() <= scrolled.viewport().width()


def test_a_file_that_cannot_be_written_is_read_only(qtbot: QtBot, workshop_file: Path, clock: Clock, own: Path) -> None:
    with closing(Store.open(workshop_file, clock=clock)):
        library = opened(qtbot, workshop_file, clock, own)
        assert not library.desk.writable  # another program has it
        assert not library.panel.insert_button.isVisible()
        library.key(ENTER)
        assert library.inserted == []
        library.store.close()


def test_where_it_goes_is_said_beside_the_button(library: Library) -> None:
    library.panel.show_place("Après « Accueil & café »")
    seen = [found.text() for found in library.panel.findChildren(QLabel) if found.isVisible()]
    assert "Après « Accueil & café »" in seen


def test_a_method_of_the_program_is_made_one_s_own_and_is_then_opened_as_a_file(
    qtbot: QtBot, workshop_file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened(qtbot, workshop_file, clock, method_folder())
    library.type("frise du terr")
    QTest.mouseClick(library.panel.keep_button, Qt.MouseButton.LeftButton)
    kept = method_folder() / "frise-du-territoire.yaml"
    assert kept.is_file()
    assert kept.name in library.notices[-1]
    assert library.shown[:2] == ["own:frise-du-territoire", "frise-du-territoire"]
    assert library.panel.chosen is not None
    assert library.panel.chosen.id == "own:frise-du-territoire"
    opened_files: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_files.append(url.toLocalFile()))
    QTest.mouseClick(library.panel.keep_button, Qt.MouseButton.LeftButton)
    assert opened_files == [str(kept)]
    library.store.close()
