"""The window of the console: files opened, refused, copied, restored; nothing unexpected ever on a screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.reports import export
from facilitator.sessions import backups, demo, reading
from facilitator.sessions.records import Contribution
from facilitator.sessions.store import Store
from facilitator.ui import recent
from facilitator.ui.background import finish_background
from facilitator.ui.main_window import MainWindow

from ..conftest import Clock
from .conftest import Console

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class _Watch(QObject):
    """Notes every widget that appears as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_stray_window_ever_flashes_while_one_walks_through_the_places(
    qapp: QApplication, qtbot: QtBot, workshop_file: Path, clock: Clock
) -> None:
    watch = _Watch()
    qapp.installEventFilter(watch)
    console = Console(qtbot, workshop_file, clock)
    for place in ("prepare", "run", "report"):
        console.workshop.open_session(reading.sessions(console.store)[0].id, place)
        QApplication.processEvents()
    console.start()
    qapp.removeEventFilter(watch)
    finish_background()
    console.window.close()

    assert watch.shown == [console.window]


def test_a_file_that_is_no_workshop_is_refused_and_the_open_one_stays(console: Console, tmp_path: Path) -> None:
    letter = tmp_path / "lettre.atelier"
    letter.write_text("Madame, Monsieur", encoding="utf-8")

    assert not console.window.open_path(letter)
    assert "n’est pas un fichier d’atelier" in console.notices[-1][0]
    assert console.workshop.store.path.name == "cycle.atelier"
    assert letter.read_text(encoding="utf-8") == "Madame, Monsieur"


def test_a_file_open_elsewhere_is_shown_read_only_and_follows_the_other(
    qtbot: QtBot, console: Console, clock: Clock
) -> None:
    second = Console(qtbot, console.store.path, clock)

    assert second.window.header.saved_text() == "Lecture seule"
    assert "déjà ouvert" in second.window.notices.latest
    console.start(item=5)
    console.capture("Vue aussi dans l’autre fenêtre")
    second.workshop.tick()
    second.run()
    assert second.store.all(Contribution)[0].text == "Vue aussi dans l’autre fenêtre"
    assert not second.workshop.run.bar.isVisible()
    assert not second.buttons() & {"Démarrer la journée", "Étape suivante →", "+ 5"}
    second.window.close()


def test_ctrl_z_in_prepare_takes_back_the_last_change_and_says_which(console: Console) -> None:
    session = reading.sessions(console.store)[0]
    console.workshop.open_session(session.id, "prepare")
    console.workshop.prepare.setFocus()
    before = reading.outline(console.store, session.id)
    item = before.items[2]
    from facilitator.sessions import agenda

    agenda.move_item(console.store, item, 0)
    console.key(Qt.Key.Key_Z, CTRL)

    assert reading.outline(console.store, session.id).items == before.items
    assert ("Annulé\u00a0: séquence déplacée", False) in console.notices


def test_a_backup_is_restored_from_the_menu_and_the_former_state_is_kept(console: Console) -> None:
    console.start(item=5)
    console.capture("Avant la sauvegarde")
    finish_background()
    backups.back_up(console.store.path, console.clock.now)
    made = backups.backups_of(console.store.path)[0].path
    console.clock.forward(minutes=1)
    console.capture("Après la sauvegarde")
    console.workshop.restore(made)

    assert [c.text for c in console.store.all(Contribution)] == ["Avant la sauvegarde"]
    latest = backups.backups_of(console.store.path)[0]
    kept = Store.open(latest.path, read_only=True)
    assert [c.text for c in kept.all(Contribution)] == ["Avant la sauvegarde", "Après la sauvegarde"]
    kept.close()


def test_every_new_item_leaves_a_backup(console: Console) -> None:
    console.start()
    console.clock.forward(minutes=30)
    console.key(Qt.Key.Key_F9)
    finish_background()

    newest = backups.backups_of(console.store.path)[0]
    kept = Store.open(newest.path, read_only=True)
    assert reading.outline(kept, console.session.id).current_item.position == 1  # type: ignore[union-attr]
    kept.close()


def test_closing_leaves_one_single_file_beside_its_backups(console: Console) -> None:
    console.start()
    folder = console.store.path.parent
    finish_background()
    console.window.close()

    assert sorted(p.name for p in folder.iterdir() if p.name.startswith((".cycle", "cycle"))) == [
        "cycle-sauvegardes",
        "cycle.atelier",
    ]


def test_an_opened_file_is_the_first_of_the_recent_ones(console: Console) -> None:
    assert recent.recent_files()[0].path == console.store.path
    assert recent.recent_files()[0].title == "Réviser notre projet de territoire"


def test_a_new_cycle_opens_in_prepare_on_its_first_day(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    window = MainWindow(clock=clock)
    qtbot.addWidget(window)
    window.show()

    assert window.new_cycle("Notre <b>projet</b>", "Val Clair", "mutualisation", tmp_path / "neuf.atelier")
    assert window.workshop is not None
    assert window.workshop.place == "prepare"
    assert reading.cycle(window.workshop.store).title == "Notre <b>projet</b>"
    finish_background()
    window.close()


def test_the_demonstration_opens_from_the_welcome_page(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    monkeypatch.setattr("facilitator.ui.main_window.documents_folder", lambda: tmp_path / "Facilitator")
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    QTest.mouseClick(window.welcome.demo_button, Qt.MouseButton.LeftButton)

    assert window.workshop is not None
    assert len(reading.sessions(window.workshop.store)) == 4
    assert (tmp_path / "Facilitator" / demo.FILE_NAME).exists()
    finish_background()
    window.close()


def test_nothing_shown_is_dead_in_any_place(console: Console) -> None:
    """Every visible button is connected to something."""
    session = reading.sessions(console.store)[0]
    for place in ("prepare", "run", "report"):
        console.workshop.open_session(session.id, place)
        QApplication.processEvents()
        for made in console.window.findChildren(QWidget):
            clicked = made.metaObject().indexOfSignal("clicked(bool)")
            if clicked >= 0 and made.isVisible() and not getattr(made, "menu", lambda: None)():
                toggled = made.metaObject().indexOfSignal("toggled(bool)")
                signals = [made.metaObject().method(index) for index in (clicked, toggled)]
                grouped = getattr(made, "group", lambda: None)() is not None
                assert grouped or any(made.isSignalConnected(signal) for signal in signals), made


def test_a_file_whose_creation_was_cut_short_is_refused_with_a_sentence(console: Console, tmp_path: Path) -> None:
    Store.create(tmp_path / "interrompu.atelier").close()

    assert not console.window.open_path(tmp_path / "interrompu.atelier")
    assert "sa création a été interrompue" in console.notices[-1][0]
    assert console.workshop.store.path.name == "cycle.atelier"


def test_a_refused_text_holds_the_window_open(console: Console) -> None:
    from facilitator.ui.widgets.duration_field import DurationField

    console.workshop.open_session(reading.sessions(console.store)[0].id, "prepare")
    field = console.workshop.prepare.findChildren(DurationField)[0]
    field.setFocus()
    field.selectAll()
    console.type("deux heures")

    assert not console.window.close()
    assert console.notices[-1][1]
    assert field.text() == "deux heures"
    field.selectAll()
    console.type("2h")
    assert console.window.close()


def test_no_key_takes_the_day_away_from_the_room_while_it_is_under_way(console: Console) -> None:
    console.start()
    console.key(Qt.Key.Key_W, CTRL)
    console.key(Qt.Key.Key_N, CTRL)

    assert console.workshop.place == "run"
    assert "en cours" in console.notices[-1][0]


# The menu


@pytest.mark.parametrize(
    ("words", "opened"),
    [("Importer des contributions…", "ImportPage"), ("Corbeille…", "BinPanel"), ("Rechercher…", "FindPanel")],
)
def test_the_tools_of_the_wall_open_from_the_menu_in_any_place(console: Console, words: str, opened: str) -> None:
    console.workshop.open_session(reading.sessions(console.store)[0].id, "prepare")
    menu = console.window.header.menu_button.menu()
    menu.aboutToShow.emit()
    found = [action for action in menu.actions() if action.text().split("\t")[0] == words]
    assert found, [action.text() for action in menu.actions()]
    found[0].trigger()
    QApplication.processEvents()

    shown = [widget for widget in console.window.findChildren(QWidget) if type(widget).__name__ == opened]
    assert [widget.isVisible() for widget in shown] == [True]


# A file dropped anywhere


class Carried:
    """Files held over the window by the mouse."""

    def __init__(self, *paths: Path) -> None:
        self.data = QMimeData()
        self.data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])

    def over(self, widget: QWidget) -> bool:
        """Whether *widget*, or what is around it, takes them; they are let go then, as a desktop does."""
        where, copy = widget.rect().center(), Qt.DropAction.CopyAction
        held, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        taker: QWidget | None = widget
        while taker is not None:
            entering = QDragEnterEvent(where, copy, self.data, held, plain)
            entering.ignore()
            if taker.acceptDrops():
                QApplication.sendEvent(taker, entering)
            if entering.isAccepted():
                QApplication.sendEvent(taker, QDropEvent(QPointF(where), copy, self.data, held, plain))
                QApplication.processEvents()
                return True
            taker = taker.parentWidget()
        return False


@pytest.fixture
def notes_file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.csv"
    path.write_text("texte;table\nUn car le samedi;4\nUne place;2\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("target", ["bar", "wall", "header"])
def test_a_table_dropped_anywhere_is_offered_for_import(console: Console, notes_file: Path, target: str) -> None:
    console.start(item=5)
    run = console.workshop.run
    widgets = {"bar": run.bar.field.viewport(), "wall": run.stage.board.wall, "header": console.window.header}

    assert Carried(notes_file).over(widgets[target])
    console.qtbot.waitUntil(lambda: "Importer 2 contributions" in console.buttons())
    console.click("Importer 2 contributions")
    console.qtbot.waitUntil(lambda: console.store.count(Contribution) == 2)
    assert run.bar.field.text() == ""


def test_a_table_dropped_in_prepare_opens_the_import_of_that_day(console: Console, notes_file: Path) -> None:
    console.workshop.open_session(reading.sessions(console.store)[0].id, "prepare")

    assert Carried(notes_file).over(console.window)
    assert console.workshop.place == "run"
    console.qtbot.waitUntil(lambda: "Importer 2 contributions" in console.buttons())


def test_a_table_dropped_where_no_session_is_open_is_answered_with_a_sentence(
    console: Console, notes_file: Path
) -> None:
    assert Carried(notes_file).over(console.window)
    assert console.notices[-1][0].startswith("Ouvrez d’abord")
    console.window.close_workshop()
    assert Carried(notes_file).over(console.window)
    assert console.notices[-1][0].startswith("Ouvrez d’abord")


def test_a_workshop_that_is_dropped_is_opened(console: Console, tmp_path: Path) -> None:
    other = tmp_path / "ailleurs" / "autre.atelier"
    console.store.save_copy(other)

    assert Carried(other).over(console.window)
    assert console.store.path == other


def test_an_exported_day_that_is_dropped_comes_at_the_end_of_the_cycle_and_is_undone(
    console: Console, tmp_path: Path
) -> None:
    first = reading.sessions(console.store)[0]
    path = tmp_path / "jour.json"
    export(console.store, first.id, "json", path)
    known = len(reading.sessions(console.store))
    console.start(item=5)

    assert Carried(path).over(console.window)
    console.qtbot.waitUntil(lambda: len(reading.sessions(console.store)) == known + 1)
    assert console.workshop.place == "cycle"
    assert reading.sessions(console.store)[-1].title == first.title
    assert "est revenue" in console.notices[-1][0]
    console.store.undo()
    assert len(reading.sessions(console.store)) == known


def test_what_is_dropped_and_is_no_exported_day_is_answered_with_a_sentence(console: Console, tmp_path: Path) -> None:
    path = tmp_path / "autre.json"
    path.write_text("{}", encoding="utf-8")
    before = len(reading.sessions(console.store))

    assert Carried(path).over(console.window)
    console.qtbot.waitUntil(lambda: "autre.json" in console.notices[-1][0] if console.notices else False)
    assert len(reading.sessions(console.store)) == before


def test_what_is_no_single_file_is_not_taken(console: Console, notes_file: Path, tmp_path: Path) -> None:
    console.run()

    assert not Carried(tmp_path).over(console.window)
    assert not Carried(notes_file, notes_file).over(console.window)
    assert not Carried(tmp_path / "disparu.csv").over(console.window)
