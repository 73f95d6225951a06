"""Running a day from the console, with the keyboard and the mouse."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, flow, reading, screen
from facilitator.sessions.capture import understand
from facilitator.sessions.records import AgendaItem, Contribution, ContributionKind, ScreenMode, SessionState
from facilitator.sessions.store import Store
from facilitator.sessions.vocabulary import Vocabulary
from facilitator.ui.background import finish_background

from ..conftest import Clock
from .conftest import Console

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
REFLECTION = 5
"""The place of the first reflection of the day, which asks two questions."""


def texts(console: Console) -> list[str]:
    return [contribution.text for contribution in console.store.all(Contribution)]


def test_one_click_starts_the_day_and_the_clock_runs(console: Console) -> None:
    console.run()
    console.click("Démarrer la journée")
    console.clock.forward(minutes=10)
    console.workshop.room.tick()

    assert console.session.state is SessionState.LIVE
    assert console.workshop.run.stage._clock.text() == "20:00"


def test_f9_goes_on_and_shift_f9_comes_back_to_the_same_item_resumed(console: Console) -> None:
    console.start()
    console.clock.forward(minutes=12)
    console.key(Qt.Key.Key_F9)
    console.clock.forward(minutes=3)
    console.key(Qt.Key.Key_F9, SHIFT)
    console.workshop.room.tick()

    assert console.workshop.run.stage._title.text() == "Accueil, tour de table"
    assert console.workshop.run.stage._clock.text() == "18:00"


def test_an_item_that_runs_over_counts_below_zero_and_the_header_says_how_late(console: Console) -> None:
    console.start()
    console.clock.forward(minutes=38)
    console.workshop.room.tick()
    console.workshop.tick()

    assert console.workshop.run.stage._clock.text() == "−08:00"
    assert console.window.header._drift.text() == "+ 8 min"
    assert "16:08" in console.workshop.run.day.end.text()


def test_five_minutes_more_move_all_later_times(console: Console) -> None:
    console.start()
    console.click("+ 5")

    second = console.workshop.run.sheet.item(1).data(Qt.ItemDataRole.UserRole)
    assert f"{second.start:%H:%M}" == "09:35"
    console.click("− 5")
    console.click("− 5")
    second = console.workshop.run.sheet.item(1).data(Qt.ItemDataRole.UserRole)
    assert f"{second.start:%H:%M}" == "09:25"


def test_a_pause_stops_the_clock_until_it_is_resumed(console: Console) -> None:
    console.start()
    console.click("Pause")
    console.clock.forward(minutes=10)
    console.workshop.room.tick()
    assert console.workshop.run.stage._clock.text() == "30:00"
    console.click("Reprendre")
    console.clock.forward(minutes=1)
    console.workshop.room.tick()

    assert console.workshop.run.stage._clock.text() == "29:00"


def test_typing_anywhere_captures_into_the_current_question(console: Console) -> None:
    console.start(item=REFLECTION)
    console.workshop.run.sheet.setFocus()
    console.capture("Une permanence dans chaque mairie")

    said = console.store.all(Contribution)[0]
    assert said.text == "Une permanence dans chaque mairie"
    assert said.question_id == console.workshop.run._outline.current_question.id  # type: ignore[union-attr]


def test_the_bar_says_where_the_words_will_go(console: Console) -> None:
    console.start()
    assert "Frigo" in console.workshop.run.bar._where.text()
    for _step in range(REFLECTION):
        console.key(Qt.Key.Key_F9)
    assert "Question 1" in console.workshop.run.bar._where.text()
    console.type("!")
    assert "Frigo" in console.workshop.run.bar._where.text()


def test_without_a_question_under_way_words_go_to_the_parking(console: Console) -> None:
    console.start()
    console.capture("À revoir avec la trésorière")

    assert [c.text for c in reading.parked(console.store, console.session.id)] == ["À revoir avec la trésorière"]


def test_a_first_exclamation_mark_parks_and_a_last_one_is_french(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("! La fiscalité")
    console.capture("Trop tard !")

    assert [c.text for c in reading.parked(console.store, console.session.id)] == ["La fiscalité"]
    assert texts(console) == ["La fiscalité", "Trop tard !"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_2, ContributionKind.OBSTACLE),
        (Qt.Key.Key_Eacute, ContributionKind.OBSTACLE),
        (Qt.Key.Key_3, ContributionKind.QUESTION),
        (Qt.Key.Key_QuoteDbl, ContributionKind.QUESTION),
        (Qt.Key.Key_4, ContributionKind.EXAMPLE),
        (Qt.Key.Key_Apostrophe, ContributionKind.EXAMPLE),
        (Qt.Key.Key_Ampersand, ContributionKind.IDEA),
    ],
)
def test_ctrl_and_a_digit_choose_the_kind_on_every_keyboard(
    console: Console, key: Qt.Key, kind: ContributionKind
) -> None:
    console.start(item=REFLECTION)
    console.key(Qt.Key.Key_4, CTRL)
    console.key(key, CTRL)
    console.capture("Un texte")

    assert console.store.all(Contribution)[0].kind is kind


def test_the_number_pad_chooses_the_kind_too(console: Console) -> None:
    console.start(item=REFLECTION)
    console.key(Qt.Key.Key_3, CTRL | Qt.KeyboardModifier.KeypadModifier)
    console.capture("Un texte")

    assert console.store.all(Contribution)[0].kind is ContributionKind.QUESTION


def test_tokens_become_table_college_and_lever(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("Un binôme élu-technicien @t4 @dgs #9")

    said = console.store.all(Contribution)[0]
    assert (said.text, said.table_number, said.college, said.lever) == ("Un binôme élu-technicien", 4, "dgs", 9)


def test_up_brings_back_the_last_and_enter_changes_it(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("Première @t1")
    console.capture("Deuxième @t2")
    console.key(Qt.Key.Key_Up)
    assert console.workshop.run.bar.field.text() == "Deuxième"
    assert [chip.words for chip in console.workshop.run.bar._shown.chips.chips] == ["Table 2"]
    console.type(" corrigée")
    console.key(Qt.Key.Key_Return)

    assert texts(console) == ["Première", "Deuxième corrigée"]
    assert console.workshop.run.bar.field.text() == ""


def test_escape_leaves_the_edited_contribution_as_it_was(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("Première")
    console.key(Qt.Key.Key_Up)
    console.type(" gâchée")
    console.key(Qt.Key.Key_Escape)

    assert texts(console) == ["Première"]
    assert not console.workshop.run.bar.editing


def test_pasted_lines_become_as_many_contributions_and_one_undo_takes_them_back(console: Console) -> None:
    console.start(item=REFLECTION)
    pasted = QMimeData()
    pasted.setText("Un @t1\n\nDeux\r\nTrois\n")
    console.workshop.run.bar.field.insertFromMimeData(pasted)
    assert "3" in console.workshop.run.bar._understood.text()
    console.key(Qt.Key.Key_Return)
    assert texts(console) == ["Un", "Deux", "Trois"]
    console.key(Qt.Key.Key_Z, CTRL)

    assert texts(console) == []


def test_shift_enter_breaks_a_line_inside_one_contribution(console: Console) -> None:
    console.start(item=REFLECTION)
    console.type("Un")
    console.key(Qt.Key.Key_Return, SHIFT)
    console.type("deux")
    console.key(Qt.Key.Key_Return)

    assert texts(console) == ["Un\ndeux"]


def test_ctrl_z_takes_back_the_contribution_and_not_the_empty_field(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("Une idée")
    console.key(Qt.Key.Key_Z, CTRL)
    assert texts(console) == []
    assert console.workshop.run.bar.field.text() == ""
    console.key(Qt.Key.Key_Z, CTRL | SHIFT)

    assert texts(console) == ["Une idée"]


def test_ctrl_z_first_undoes_what_is_being_typed(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("Gardée")
    console.type("en cours")
    console.key(Qt.Key.Key_Z, CTRL)

    assert console.workshop.run.bar.field.text() == ""
    assert texts(console) == ["Gardée"]


def test_undo_never_moves_the_day(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("Une idée")
    console.key(Qt.Key.Key_F9)
    console.key(Qt.Key.Key_Z, CTRL)
    console.key(Qt.Key.Key_Z, CTRL)

    assert console.workshop.run._outline.current_item.position == REFLECTION + 1  # type: ignore[union-attr]
    assert console.session.state is SessionState.LIVE
    assert ("Il n’y a rien à annuler.", False) in console.notices


def test_a_closed_day_takes_late_contributions_marked_as_such(console: Console) -> None:
    console.start(item=REFLECTION)
    flow.close_day(console.store, console.session.id)
    console.workshop.run.bar.field.setFocus()
    console.capture("Trouvée sur une table")

    said = console.store.all(Contribution)[0]
    assert said.late
    assert said.question_id is not None


def test_looking_at_an_item_aims_the_bar_there_without_moving_the_room(console: Console) -> None:
    console.start()
    row = console.workshop.run.sheet.item(REFLECTION)
    console.workshop.run.sheet.itemClicked.emit(row)
    console.capture("Un mot en avance")

    assert console.store.all(Contribution)[0].question_id == console.workshop.run._outline.questions[0].id
    assert console.workshop.run._outline.current_item.position == 0  # type: ignore[union-attr]
    console.click("Revenir à la séquence en cours")
    assert console.workshop.run.stage._title.text() == "Accueil, tour de table"


def test_the_second_question_of_an_item_is_put_to_the_room_with_one_button(console: Console) -> None:
    console.start(item=REFLECTION)
    console.click("›")
    console.capture("Réponse à la deuxième")

    assert console.workshop.run._outline.questions[1].text == console.workshop.run.stage._title.text()
    assert console.store.all(Contribution)[0].question_id == console.workshop.run._outline.questions[1].id


def test_too_long_a_text_stays_in_the_bar_with_a_sentence(console: Console) -> None:
    console.start(item=REFLECTION)
    console.workshop.run.bar.field.take("x" * 20_001)
    console.key(Qt.Key.Key_Return)

    assert texts(console) == []
    assert len(console.workshop.run.bar.field.text()) == 20_001
    assert "20000" in console.notices[-1][0]


def test_a_full_disk_keeps_the_words_in_the_bar_and_the_header_says_so_until_it_works_again(console: Console) -> None:
    console.start(item=REFLECTION)
    pages = console.store._db.execute("pragma page_count").fetchone()[0]
    console.store._db.execute(f"pragma max_page_count = {pages}").fetchall()
    long = "Une idée qui demande de la place. " * 500
    console.workshop.run.bar.field.take(long)
    console.key(Qt.Key.Key_Return)

    assert console.workshop.run.bar.field.text() == long
    assert "disque est plein" in console.window.header.saved_text()
    console.store._db.execute("pragma max_page_count = 1073741823").fetchall()
    console.key(Qt.Key.Key_Return)
    assert texts(console) == [long.strip()]
    assert console.window.header.saved_text() == "✓ Tout est enregistré"


def test_freeze_black_and_waiting_have_their_keys_and_escape_leaves_them(console: Console) -> None:
    console.start()
    for key, mode in (
        (Qt.Key.Key_F6, ScreenMode.FROZEN),
        (Qt.Key.Key_F7, ScreenMode.BLACK),
        (Qt.Key.Key_F8, ScreenMode.WAITING),
    ):
        console.key(key)
        assert screen.screen_of(console.store, console.session.id).mode is mode
        console.key(Qt.Key.Key_Escape)
        assert screen.screen_of(console.store, console.session.id).mode is ScreenMode.LIVE


def test_a_frozen_room_keeps_its_scene_while_the_day_goes_on(console: Console) -> None:
    console.start(item=REFLECTION)
    console.key(Qt.Key.Key_F6)
    frozen = console.workshop.run.panel.thumbnail.scene
    console.capture("Que la salle ne voit pas encore")
    console.key(Qt.Key.Key_F9)
    assert console.workshop.run.panel.thumbnail.scene == frozen
    console.key(Qt.Key.Key_F6)

    assert console.workshop.run.panel.thumbnail.scene != frozen


def test_the_notes_of_an_item_are_kept_when_the_day_goes_on(console: Console) -> None:
    console.start()
    console.click("À portée")
    console.workshop.run.panel.notes.setFocus()
    console.type("La salle est pleine.")
    console.key(Qt.Key.Key_F9)

    assert console.store.all(AgendaItem)[0].notes == "La salle est pleine."
    assert console.workshop.run.panel.notes.toPlainText() == ""


def test_a_selected_note_is_removed_and_comes_back_with_undo(console: Console) -> None:
    console.start(item=REFLECTION)
    for text in ("Un", "Deux", "Trois"):
        console.capture(text)
    wall = console.workshop.run.stage.wall
    note = console.store.all(Contribution)[1]
    place = wall.note_rect(note.id).center().toPoint()
    QTest.mouseClick(wall, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    wall.setFocus()
    console.key(Qt.Key.Key_Delete)
    assert texts(console) == ["Un", "Trois"]
    console.key(Qt.Key.Key_Z, CTRL)

    assert console.store.all(Contribution)[1] == note


def test_a_digit_changes_the_kind_of_the_selected_notes(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("Un")
    wall = console.workshop.run.stage.wall
    wall.select([console.store.all(Contribution)[0].id])
    wall.setFocus()
    console.key(Qt.Key.Key_Eacute)

    assert console.store.all(Contribution)[0].kind is ContributionKind.OBSTACLE
    assert console.workshop.run.bar.field.text() == ""


def test_killed_at_any_moment_the_day_opens_where_it_stood(qtbot: QtBot, console: Console, clock: Clock) -> None:
    console.start(item=REFLECTION)
    console.capture("Dite avant la panne")
    console.key(Qt.Key.Key_F7)
    clock.forward(minutes=7)
    before = console.workshop.room.scene
    copy = console.store.path.with_name("survivor.atelier")
    for suffix in ("", "-wal"):
        source = Path(str(console.store.path) + suffix)
        Path(str(copy) + suffix).write_bytes(source.read_bytes())

    again = Console(qtbot, copy, clock)
    again.workshop.room.tick()

    assert again.workshop.place == "run"
    assert again.workshop.run.stage._clock.text() == "43:00"
    assert again.workshop.run.panel.thumbnail.scene == before
    assert texts(again) == ["Dite avant la panne"]
    again.key(Qt.Key.Key_Z, CTRL)
    assert texts(again) == []


def test_five_hundred_contributions_stay_quick_to_walk_through(console: Console) -> None:
    console.start(item=REFLECTION)
    outline = reading.outline(console.store, console.session.id)
    drafts = [
        understand(f"Contribution numéro {number} de la salle", vocabulary=Vocabulary.of_tables(6))
        for number in range(500)
    ]
    capture.contribute_all(console.store, console.session.id, drafts, outline.current_question)
    QApplication.processEvents()
    wall = console.workshop.run.stage.wall
    wall.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
        console.key(key)

    assert wall.selected
    assert wall.rect().contains(wall.note_rect(wall.selected[0]).center().toPoint())


def test_the_no_break_spaces_of_french_are_kept(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("Trop tard\u202f! C’est dit\u00a0: non")
    console.workshop.run.panel.notes.setFocus()
    console.type("Salle pleine\u00a0: 43")
    console.workshop.run.panel.notes.settle()

    assert texts(console) == ["Trop tard\u202f! C’est dit\u00a0: non"]
    assert console.store.all(AgendaItem)[REFLECTION].notes == "Salle pleine\u00a0: 43"


def test_notes_typed_while_the_disk_is_full_are_saved_when_it_has_space_again(console: Console) -> None:
    console.start(item=REFLECTION)
    pages = console.store._db.execute("pragma page_count").fetchone()[0]
    console.store._db.execute(f"pragma max_page_count = {pages}").fetchall()
    console.workshop.run.panel.notes.setFocus()
    long = "La salle s’échauffe. " * 600
    console.workshop.run.panel.notes.insertPlainText(long)
    console.workshop.run.look_at(console.workshop.run._outline.items[0].id)
    assert console.store.trouble
    console.workshop.run.look_at(console.workshop.run._outline.items[REFLECTION].id)
    assert console.workshop.run.panel.notes.toPlainText().strip() == long.strip()

    console.store._db.execute("pragma max_page_count = 1073741823").fetchall()
    console.workshop.run.bar.field.setFocus()
    console.capture("Une idée")
    QApplication.processEvents()
    assert console.store.all(AgendaItem)[REFLECTION].notes == long.strip()


def test_no_row_of_the_run_sheet_runs_into_the_next(qtbot: QtBot, workshop_file: Path, clock: Clock) -> None:
    """Not even when it was measured before there was a scroll bar."""
    store = Store.open(workshop_file, clock=clock)
    day = reading.sessions(store)[0].id
    flow.start_day(store, day)
    flow.next_item(store, day)  # its whole detail is seen
    clock.forward(minutes=70)
    store.close()
    console = Console(qtbot, workshop_file, clock)
    sheet = console.workshop.run.sheet
    qtbot.waitUntil(sheet.verticalScrollBar().isVisible)
    rows = [sheet.visualItemRect(sheet.item(row)) for row in range(sheet.count())]
    assert all(above.bottom() < below.top() for above, below in pairwise(rows))
    finish_background()
    console.window.close()
