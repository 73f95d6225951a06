"""The bin beside the stage: search, restore one or many, erase for good after the only question of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import backups, capture, reading
from facilitator.sessions.bin import binned
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Contribution, Question
from facilitator.sessions.store import Store
from facilitator.ui.desk import Desk
from facilitator.ui.notices import Notices
from facilitator.ui.run.bin.bin_panel import BinPanel
from facilitator.ui.run.bin.row_list import BinList
from facilitator.ui.run.bin.rows import RowPainter

from ..conftest import Clock
from .conftest import Console, Place

NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Bin:
    """The panel in a window, on a real file."""

    store: Store
    desk: Desk
    panel: BinPanel
    place: Place
    closed: list[bool] = field(default_factory=list)
    notices: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def question(self) -> Question:
        return reading.outline(self.store, self.desk.session_id).questions[0]

    def say(self, *texts: str) -> list[Contribution]:
        drafts = [Draft(text) for text in texts]
        return capture.contribute_all(self.store, self.desk.session_id, drafts, self.question)

    def delete(self, *texts: str) -> None:
        """Say these and delete them, one by one."""
        for said in self.say(*texts):
            capture.remove(self.store, [said])

    def open(self) -> None:
        self.panel.show()
        self.panel.open_for(self.question)
        self.panel.setFocus()
        QApplication.processEvents()

    @property
    def shown(self) -> list[str]:
        return [found.contribution.text for found in self.panel.rows.shown if self.panel.rows.isVisible()]

    @property
    def kept(self) -> list[str]:
        return [found.text for found in reading.contributions(self.store, self.question)]

    def buttons(self) -> list[str]:
        return [made.text() for made in self.panel.findChildren(QPushButton) if made.isVisible()]

    def click(self, text: str) -> None:
        (found,) = [b for b in self.panel.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, NONE, QPoint(8, 8))
        QApplication.processEvents()

    def click_row(self, row: int, modifier: Qt.KeyboardModifier = NONE, *, on_restore: bool = False) -> None:
        rows = self.panel.rows
        rect = rows.visualRect(rows.model().index(row, 0))
        spot = painter_of(rows).restore_spot(rect).center() if on_restore else rect.topLeft() + QPoint(60, 20)
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, modifier, spot)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        focused: QWidget | None = self.place.focusWidget()
        QTest.keyClick(self.place if focused is None else focused, key, modifier)
        QApplication.processEvents()


def painter_of(rows: BinList) -> RowPainter:
    painter = rows.itemDelegate()
    assert isinstance(painter, RowPainter)
    return painter


@pytest.fixture
def the_bin(qtbot: QtBot, workshop_file: Path, clock: Clock) -> Iterator[Bin]:
    with closing(Store.open(workshop_file, clock=clock)) as store:
        notices, place = Notices(), Place()
        desk = Desk(store, notices, place)
        desk.choose(reading.sessions(store)[0].id)
        panel = BinPanel(desk)
        panel.hide()
        QVBoxLayout(place).addWidget(panel)
        made = Bin(store, desk, panel, place)
        panel.closed.connect(lambda: made.closed.append(True))
        notices.said.connect(lambda sentence, bad: made.notices.append((sentence, bad)))
        qtbot.addWidget(place)
        place.resize(420, 640)
        place.show()
        place.activateWindow()
        qtbot.waitUntil(place.isActiveWindow)
        yield made


def test_an_empty_bin_says_what_it_is_for_and_has_no_button(the_bin: Bin) -> None:
    the_bin.open()
    assert the_bin.buttons() == []
    assert the_bin.shown == []
    assert "Rien n’a été supprimé" in the_bin.panel._none.text()
    assert the_bin.panel._none.isVisible()


def test_what_was_deleted_is_listed_the_latest_first(the_bin: Bin) -> None:
    the_bin.delete("un car", "une navette")
    the_bin.open()
    assert the_bin.shown == ["une navette", "un car"]
    assert the_bin.buttons() == ["Tout restaurer", "Vider la corbeille…"]


def test_it_follows_what_is_deleted_restored_and_undone(the_bin: Bin) -> None:
    the_bin.open()
    the_bin.delete("un car")
    assert the_bin.shown == ["un car"]
    the_bin.store.undo()
    assert the_bin.shown == []
    the_bin.store.redo()
    assert the_bin.shown == ["un car"]


def test_one_click_on_restore_brings_one_back_and_undo_takes_it_again(the_bin: Bin) -> None:
    the_bin.delete("un car", "une navette", "un train")
    the_bin.open()

    the_bin.click_row(1, on_restore=True)

    assert (the_bin.shown, the_bin.kept) == (["un train", "un car"], ["une navette"])
    assert the_bin.notices == [("1 contribution restaurée.", False)]
    assert the_bin.store.undo() == "restore_contributions"
    assert sorted(the_bin.shown) == ["un car", "un train", "une navette"]


def test_restoring_one_leaves_what_is_chosen_as_it_is(the_bin: Bin) -> None:
    the_bin.delete("un car", "une navette", "un train")
    the_bin.open()
    the_bin.click_row(0)
    the_bin.click_row(2, on_restore=True)
    assert [found.contribution.text for found in the_bin.panel.rows.chosen] == ["un train"]
    assert the_bin.kept == ["un car"]


def test_clicking_elsewhere_in_a_row_only_chooses_it(the_bin: Bin) -> None:
    the_bin.delete("un car", "une navette", "un train")
    the_bin.open()

    the_bin.click_row(0)
    the_bin.click_row(2, Qt.KeyboardModifier.ControlModifier)

    assert the_bin.kept == []
    assert [found.contribution.text for found in the_bin.panel.rows.chosen] == ["un train", "un car"]
    assert the_bin.buttons() == ["En restaurer 2", "En effacer 2…"]
    the_bin.click("En restaurer 2")
    assert sorted(the_bin.kept) == ["un car", "un train"]
    assert the_bin.shown == ["une navette"]


def test_the_keyboard_alone_chooses_and_restores(the_bin: Bin) -> None:
    the_bin.delete("un car", "une navette", "un train")
    the_bin.open()

    the_bin.key(Qt.Key.Key_Down)
    the_bin.key(Qt.Key.Key_Return)
    assert the_bin.kept == ["une navette"]

    the_bin.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    the_bin.key(Qt.Key.Key_Return)
    assert sorted(the_bin.kept) == ["un car", "un train", "une navette"]
    assert the_bin.shown == []


def test_everything_is_restored_in_one_go(the_bin: Bin) -> None:
    the_bin.delete("un car", "une navette")
    the_bin.open()
    the_bin.click("Tout restaurer")
    assert sorted(the_bin.kept) == ["un car", "une navette"]
    assert the_bin.store.undo() == "restore_contributions"
    assert the_bin.kept == []


def test_searching_forgives_accents_and_the_buttons_act_on_what_is_found(the_bin: Bin) -> None:
    the_bin.delete("Réunions à l’étage", "un car", "une réunion par mois")
    the_bin.open()

    the_bin.panel.search.setFocus()
    QTest.keyClicks(the_bin.panel.search, "reunion")
    assert the_bin.shown == ["une réunion par mois", "Réunions à l’étage"]
    assert the_bin.buttons() == ["En restaurer 2", "En effacer 2…"]
    the_bin.click("En restaurer 2")
    assert sorted(the_bin.kept) == ["Réunions à l’étage", "une réunion par mois"]
    assert the_bin.shown == []

    the_bin.key(Qt.Key.Key_Escape)
    assert the_bin.shown == ["un car"]
    assert the_bin.closed == []
    the_bin.key(Qt.Key.Key_Escape)
    assert the_bin.closed == [True]


def test_letters_are_left_to_the_capture_bar(the_bin: Bin) -> None:
    the_bin.delete("un car", "une navette")
    the_bin.open()
    QTest.keyClicks(the_bin.place.focusWidget(), "un")
    assert the_bin.place.heard == ["u", "n"]


def test_emptying_asks_once_and_enter_keeps(the_bin: Bin) -> None:
    the_bin.delete("un car", "une navette")
    the_bin.open()

    the_bin.click("Vider la corbeille…")
    assert the_bin.buttons() == ["Garder", "Effacer pour de bon"]
    assert "2 contributions seront effacées pour de bon" in the_bin.panel.question_card.accessibleName()
    the_bin.key(Qt.Key.Key_Return)

    assert the_bin.buttons() == ["Tout restaurer", "Vider la corbeille…"]
    assert len(the_bin.shown) == 2


@pytest.mark.parametrize("answer", ["Escape", "closing the panel"])
def test_any_way_out_of_the_question_keeps(the_bin: Bin, answer: str) -> None:
    the_bin.delete("un car")
    the_bin.open()
    the_bin.click("Vider la corbeille…")

    if answer == "Escape":
        the_bin.key(Qt.Key.Key_Escape)
        assert the_bin.closed == []
    else:
        the_bin.panel.hide()
        the_bin.open()

    assert the_bin.buttons() == ["Tout restaurer", "Vider la corbeille…"]
    assert the_bin.shown == ["un car"]


def test_erasing_is_for_good_in_the_backups_too(the_bin: Bin) -> None:
    the_bin.say("ce qui reste")
    the_bin.delete("Un mot malheureux")
    backups.back_up(the_bin.store.path, the_bin.store.now())
    the_bin.open()

    the_bin.click("Vider la corbeille…")
    the_bin.key(Qt.Key.Key_Tab)
    the_bin.key(Qt.Key.Key_Return)

    assert the_bin.shown == []
    assert the_bin.notices == [("1 contribution effacée pour de bon.", False)]
    assert the_bin.kept == ["ce qui reste"]
    assert the_bin.store.problems() == []
    for file in the_bin.store.path.parent.rglob("*.atelier*"):
        assert b"Un mot malheureux" not in file.read_bytes()


def test_delete_asks_for_what_is_chosen_alone(the_bin: Bin) -> None:
    the_bin.delete("un car", "une navette")
    the_bin.open()

    the_bin.key(Qt.Key.Key_Down)
    the_bin.key(Qt.Key.Key_Delete)
    assert "1 contribution sera effacée" in the_bin.panel.question_card.accessibleName()
    the_bin.click("Effacer pour de bon")

    assert the_bin.shown == ["une navette"]


def test_what_is_deleted_while_the_question_is_asked_is_not_erased(the_bin: Bin) -> None:
    the_bin.delete("un car")
    the_bin.open()
    the_bin.click("Vider la corbeille…")
    the_bin.delete("une navette")
    the_bin.click("Effacer pour de bon")
    assert the_bin.shown == ["une navette"]


def test_a_backup_that_cannot_be_written_is_told_by_its_name(the_bin: Bin) -> None:
    the_bin.delete("un car")
    backup = backups.back_up(the_bin.store.path, the_bin.store.now())
    assert backup is not None
    backup.write_bytes(b"spoiled")
    the_bin.open()
    the_bin.click("Vider la corbeille…")
    the_bin.click("Effacer pour de bon")

    sentence, bad = the_bin.notices[-1]
    assert bad
    assert backup.name in sentence
    assert the_bin.shown == []


def test_a_file_that_can_only_be_read_shows_the_bin_and_offers_nothing(
    qtbot: QtBot, workshop_file: Path, clock: Clock
) -> None:
    with closing(Store.open(workshop_file, clock=clock)) as store:
        session = reading.sessions(store)[0]
        question = reading.outline(store, session.id).questions[0]
        capture.remove(store, [capture.contribute(store, session.id, Draft("un car"), question)])
    with closing(Store.open(workshop_file, read_only=True, clock=clock)) as store:
        desk = Desk(store, Notices())
        desk.choose(session.id)
        panel = BinPanel(desk)
        qtbot.addWidget(panel)
        panel.show()
        panel.open_for(None)
        rows = panel.rows
        assert [found.contribution.text for found in rows.shown] == ["un car"]
        assert [b.text() for b in panel.findChildren(QPushButton) if b.isVisible()] == []
        QTest.keyClick(rows, Qt.Key.Key_Return)
        QTest.keyClick(rows, Qt.Key.Key_Delete)
        assert not panel.question_card.isVisible()
        assert len(binned(store)) == 1


def test_mark_up_and_long_texts_stay_what_they_are(the_bin: Bin) -> None:
    the_bin.delete("<b>gras</b> & <img src=x>\nsur deux lignes", "mot " * 900 + "fin", "x" * 300)
    the_bin.open()
    rows = the_bin.panel.rows
    assert rows.shown[2].contribution.text.startswith("<b>")
    tip = rows.model().index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;" in tip
    assert "<img" not in tip
    lines = painter_of(rows)._lines(the_bin.shown[1], 340)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    heights = [rows.visualRect(rows.model().index(row, 0)).height() for row in range(3)]
    assert max(heights) < 120
    assert rows.grab().width() > 0


def test_five_hundred_rows_are_scrolled_to_the_last(the_bin: Bin) -> None:
    said = the_bin.say(*(f"contribution numéro {number}" for number in range(500)))
    capture.remove(the_bin.store, said)
    the_bin.open()
    assert len(the_bin.shown) == 500

    the_bin.key(Qt.Key.Key_End)
    rows = the_bin.panel.rows
    last = rows.visualRect(rows.model().index(499, 0))
    assert rows.viewport().rect().contains(last.center())
    the_bin.key(Qt.Key.Key_Return)
    assert len(the_bin.shown) == 499


def test_in_the_console_the_bin_gives_back_to_the_wall_and_leaves_typing_alone(console: Console) -> None:
    console.run()
    session_id = console.session.id
    question = reading.outline(console.store, session_id).questions[0]
    drafts = [Draft(text) for text in ("un car", "une navette", "un train")]
    capture.remove(console.store, capture.contribute_all(console.store, session_id, drafts, question))
    console.workshop.run.panels.open("bin", question)
    QApplication.processEvents()

    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Return)
    assert len(reading.contributions(console.store, question)) == 1
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(binned(console.store)) == 3
    console.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    console.key(Qt.Key.Key_Delete)
    assert console.buttons() >= {"Garder", "Effacer pour de bon"}
    console.key(Qt.Key.Key_Escape)
    assert "Garder" not in console.buttons()

    console.type("bonjour")
    assert console.workshop.run.bar.field.toPlainText() == "bonjour"
    console.workshop.run.panels.open("bin", question)
    console.key(Qt.Key.Key_Escape)
    assert console.workshop.run.panels.shown == ""
    assert len(binned(console.store)) == 3
