"""The button “Template”, by real keys: keeping a day or an item, putting one in, carrying them as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import own_templates
from facilitator.sessions.reading import outline, sessions
from facilitator.sessions.records import AgendaItem, Session
from facilitator.sessions.store import Store
from facilitator.sessions.template_writing import template_of
from facilitator.sessions.templates import templates
from facilitator.ui.desk import Desk
from facilitator.ui.home.cycle_page import CyclePage
from facilitator.ui.home.template_chooser import TemplateChooser
from facilitator.ui.notices import Notices
from facilitator.ui.prepare.editing import Editing
from facilitator.ui.prepare.templates_menu import TemplatesButton

from .conftest import DialogAnswer

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

SHIPPED = len(templates())
HOSTILE = "<b>Nord & Sud</b> 👋🏽 مرحبا &amp; =1+1"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of templates of somebody who has none yet."""
    documents = tmp_path / "Documents" / "Facilitator"
    monkeypatch.setattr("facilitator.paths.documents_folder", lambda: documents)
    monkeypatch.setattr("facilitator.ui.files.documents_folder", lambda: documents)
    return documents / "Modèles"


class Room:
    """A window with the button, and the hands of the person before it."""

    def __init__(self, store: Store, session: Session, qtbot: QtBot) -> None:
        self.store, self.session, self.qtbot = store, session, qtbot
        self.desk = Desk(store, Notices())
        self.button = TemplatesButton(Editing(self.desk))
        self.other = QLineEdit()
        self.window = QMainWindow()
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.other)
        layout.addStretch(1)
        self.window.setCentralWidget(inside)
        self.window.resize(1366, 768)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.select(None)
        self.button.setFocus()

    @property
    def items(self) -> list[AgendaItem]:
        return self.store.all(AgendaItem, session_id=self.session.id)

    @property
    def said(self) -> str:
        return self.desk.notices.latest

    def select(self, place: int | None) -> None:
        self.button.show_selection(self.session.id, "" if place is None else self.items[place].id)

    def choose(self, *path: str) -> None:
        """Walk through the menu with the keys, to each of these words in turn."""
        self.press(Qt.Key.Key_Return)
        for words in path:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            known = [action.text() for action in menu.actions() if not action.isSeparator()]
            assert words in known, known
            while _active(menu) != words:
                QTest.keyClick(menu, Qt.Key.Key_Down)
            leads_on = isinstance(menu.activeAction().menu(), QMenu)
            QTest.keyClick(menu, Qt.Key.Key_Right if leads_on else Qt.Key.Key_Return)
        QApplication.processEvents()
        self.window.activateWindow()  # without a window manager, nobody gives it the keyboard back
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def offered(self) -> list[str]:
        return [action.text() for action in self.button.menu_now().actions() if not action.isSeparator()]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focused, key)

    def name(self, text: str) -> None:
        """Type a name over the one that is proposed, and Enter."""
        for sign in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(self.focused, event)
        self.press(Qt.Key.Key_Return)

    @property
    def focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused


def _active(menu: QMenu) -> str:
    action: QAction | None = menu.activeAction()
    return action.text() if action is not None else ""


@pytest.fixture
def room(store: Store, session: Session, qtbot: QtBot) -> Iterator[Room]:
    made = Room(store, session, qtbot)
    yield made
    made.window.close()


def test_a_day_is_kept_under_the_name_that_is_typed(room: Room) -> None:
    room.choose("Enregistrer cette journée comme modèle…")
    assert room.button.card.isVisible()
    assert room.button.card.field.text() == room.session.title
    assert room.button.card.field.hasFocus()
    room.name(HOSTILE)
    assert [day.title for day in own_templates.own_days()] == [HOSTILE]
    assert own_templates.own_days()[0].agenda == template_of(room.store, room.session.id).agenda
    assert HOSTILE in room.said
    assert not room.button.card.isVisible()
    assert room.button.hasFocus()


def test_a_click_on_save_keeps_it_too(room: Room) -> None:
    room.choose("Enregistrer cette journée comme modèle…")
    QTest.mouseClick(room.button.card.save_button, Qt.MouseButton.LeftButton)
    assert [day.title for day in own_templates.own_days()] == [room.session.title]


def test_esc_or_going_elsewhere_keeps_nothing(room: Room, folder: Path) -> None:
    room.choose("Enregistrer cette journée comme modèle…")
    room.press(Qt.Key.Key_Escape)
    assert not room.button.card.isVisible()
    assert room.button.hasFocus()
    room.choose("Enregistrer cette journée comme modèle…")
    room.other.setFocus()
    assert not room.button.card.isVisible()
    assert room.other.hasFocus()
    assert not folder.exists()


def test_an_item_is_kept_and_put_after_the_selected_one(room: Room) -> None:
    known = [item.title for item in room.items]
    room.select(4)
    room.choose("Enregistrer cette séquence comme modèle…")
    assert room.button.card.field.text() == known[4]
    room.name("Mon atelier")
    shown = QSignalSpy(room.button.inserted)
    room.select(1)
    room.choose("Insérer un modèle", "Mon atelier")
    assert [item.title for item in room.items] == [*known[:2], known[4], *known[2:]]
    assert shown.at(0) == [room.items[2].id]
    room.select(None)
    room.choose("Insérer un modèle", "Mon atelier")
    assert room.items[-1].title == known[4]
    assert room.store.undo() == room.store.undo() == "insert_items"
    assert [item.title for item in room.items] == known


def test_items_held_at_the_same_time_are_kept_together(room: Room) -> None:
    with room.store.operation("parallel") as operation:
        for item in room.items[2:4]:
            operation.put(replace(item, parallel=True))
    room.select(1)
    room.choose("Enregistrer cette séquence comme modèle…")
    room.name("Trois groupes")
    assert [item.parallel for item in own_templates.own_items()[0].agenda] == [False, True, True]


def test_the_menu_offers_only_what_can_be_done(room: Room, store: Store, qtbot: QtBot) -> None:
    nothing_yet = room.offered()
    assert "Insérer un modèle" not in nothing_yet
    assert "Retirer de mes modèles" not in nothing_yet
    assert "Enregistrer cette séquence comme modèle…" not in nothing_yet
    own_templates.save_session(store, room.session.id, "Ma journée")
    room.select(0)
    assert {"Insérer un modèle", "Retirer de mes modèles"} <= set(room.offered())
    assert "Enregistrer cette séquence comme modèle…" in room.offered()
    reader = Room(Store.open(store.path, read_only=True), room.session, qtbot)
    assert "Insérer un modèle" not in reader.offered()
    assert "Enregistrer cette journée comme modèle…" in reader.offered()
    reader.store.close()


def test_one_is_taken_out(room: Room, folder: Path) -> None:
    own_templates.save_session(room.store, room.session.id, "Ma journée")
    room.choose("Retirer de mes modèles", "Ma journée")
    assert own_templates.own() == []
    assert "corbeille" in room.said
    assert (folder / "Corbeille" / "ma-journee.yaml").exists()


def test_a_day_travels_as_a_file(room: Room, folder: Path) -> None:
    answer = DialogAnswer("pour-toi.yaml")
    room.choose("Exporter en fichier", "Cette journée…")
    assert answer.look_in
    written = folder.parent / "pour-toi.yaml"
    assert room.said == "Écrit\u00a0: pour-toi.yaml"
    answer = DialogAnswer("pour-toi.yaml")
    room.choose("Importer un fichier de modèle…")
    assert answer.look_in
    assert [day.title for day in own_templates.own_days()] == [room.session.title]
    own_templates.remove(own_templates.own()[0])
    written.write_text("id: a\ntitel: b\n", encoding="utf-8")
    answer = DialogAnswer("pour-toi.yaml")
    room.choose("Importer un fichier de modèle…")
    assert answer.look_in
    assert "pour-toi.yaml, ligne 2" in room.said
    assert own_templates.own() == []


def test_one_of_mine_travels_as_a_file(room: Room, folder: Path) -> None:
    own_templates.save_items(room.store, room.session.id, room.items[:2], "Mon début")
    answer = DialogAnswer("début.yaml")
    room.choose("Exporter en fichier", "Mon début")
    assert answer.look_in
    assert (folder.parent / "début.yaml").read_bytes() == (folder / "mon-debut.yaml").read_bytes()


def test_a_file_that_somebody_spoiled_is_told(room: Room, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "abimé.yaml").write_text("title: [", encoding="utf-8")
    room.choose("1 fichier illisible…")
    assert room.said.startswith("abimé.yaml, ligne")


def test_a_disk_that_refuses_is_told_and_nothing_is_lost(room: Room, folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("un fichier à la place du dossier", encoding="utf-8")
    room.choose("Enregistrer cette journée comme modèle…")
    room.name("Ma journée")
    assert "n’a pas pu être écrit" in room.said


class _Opener(QObject):
    opened = ""

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened = url.toLocalFile()


def test_the_folder_is_made_and_opened(room: Room, folder: Path) -> None:
    opener = _Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]  # a name, whatever the stub says
    try:
        room.choose("Ouvrir le dossier des modèles")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert Path(opener.opened) == folder
    assert folder.is_dir()


# Where a new day begins


def test_a_new_day_is_made_from_one_of_mine(store: Store, session: Session, qtbot: QtBot) -> None:
    own_templates.save_session(store, session.id, HOSTILE)
    own_templates.save_items(store, session.id, outline(store, session.id).items[:1], "Un accueil")
    page = CyclePage(Desk(store, Notices()))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.choose_template()
    qtbot.waitUntil(lambda: QApplication.focusWidget() in page.chooser.cards.values())
    mine = list(page.chooser.cards.values())[SHIPPED:]
    assert [card.accessibleName().startswith(HOSTILE) for card in mine] == [True]
    for _step in range(SHIPPED // 2 + SHIPPED % 2):
        QTest.keyClick(next(card for card in page.chooser.cards.values() if card.hasFocus()), Qt.Key.Key_Down)
    assert mine[0].hasFocus()
    QTest.keyClick(mine[0], Qt.Key.Key_Return)
    made = sessions(store)[-1]
    assert made.title == HOSTILE
    assert template_of(store, made.id).agenda == template_of(store, session.id).agenda


def test_the_choice_follows_what_is_kept_and_taken_out(store: Store, session: Session, qtbot: QtBot) -> None:
    chooser = TemplateChooser(Notices(), keeps=True)
    qtbot.addWidget(chooser)
    chooser.show()
    assert len(chooser.cards) == SHIPPED
    kept = own_templates.save_session(store, session.id, "Ma journée")
    assert len(chooser.cards) == SHIPPED
    chooser.hide()
    chooser.show()
    chooser.cards["ma-journee"].click()
    assert chooser.template_id == "ma-journee"
    chooser.hide()
    chooser.show()
    assert chooser.template_id == "ma-journee"
    own_templates.remove(kept)
    chooser.hide()
    chooser.show()
    assert chooser.template_id == next(iter(chooser.cards))
    assert len(chooser.cards) == SHIPPED
