"""A whole day without the mouse: everything is within reach of Tab, Enter presses, and words go where one looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton

from facilitator import tokens
from facilitator.sessions import flow, reading
from facilitator.sessions.records import Contribution, ContributionKind, SessionState
from facilitator.ui.toast import Toast
from facilitator.ui.widgets.file_dialogs import ask_target

from .conftest import Console, DialogAnswer
from .test_run import CTRL, REFLECTION, texts

EXPERT_INPUT = 1


def tab_round(console: Console) -> list[object]:
    """What Tab gives the keyboard to, until it is back."""
    first = console.focused
    seen = [first]
    for _press in range(60):
        console.key(Qt.Key.Key_Tab)
        if console.focused is first:
            break
        seen.append(console.focused)
    return list(seen)


def test_tab_reaches_everything_of_a_day_under_way(console: Console) -> None:
    console.start(item=REFLECTION)
    run = console.workshop.run
    reached = tab_round(console)
    wanted = (run.bar.field, run.sheet, run.stage._next, run.stage._pause, run.stage.wall, *run.panel.list.miniatures)
    assert [widget for widget in (*wanted, run.panel._buttons["black"]) if widget not in reached] == []
    console.click("À portée")
    assert run.panel.notes in tab_round(console)


def test_enter_presses_the_button_that_has_the_focus(console: Console) -> None:
    console.run()
    console.workshop.run.stage._start.setFocus()
    console.key(Qt.Key.Key_Return)
    console.qtbot.waitUntil(lambda: console.session.state is SessionState.LIVE)


def test_a_button_that_goes_when_it_is_pressed_leaves_the_keyboard_to_the_bar(console: Console) -> None:
    console.run()
    console.workshop.run.stage._start.setFocus()
    console.key(Qt.Key.Key_Space)
    assert console.session.state is SessionState.LIVE
    assert console.focused is console.workshop.run.bar.field


def test_a_click_on_a_button_of_the_day_leaves_the_keyboard_where_it_is(console: Console) -> None:
    console.start()
    console.click("Pause")
    assert console.focused is console.workshop.run.bar.field


def test_a_paste_anywhere_is_captured(console: Console) -> None:
    console.start(item=REFLECTION)
    console.workshop.run.sheet.setFocus()
    QApplication.clipboard().setText("un\ndeux")
    console.key(Qt.Key.Key_V, CTRL)
    console.key(Qt.Key.Key_Return)
    assert texts(console) == ["un", "deux"]


def test_words_never_go_to_the_notes_of_an_item_that_one_did_not_choose(console: Console) -> None:
    console.start(item=REFLECTION)
    notes = console.workshop.run.panel.notes
    console.click("À portée")
    notes.setFocus()
    console.type("relancer la table 2")
    console.key(Qt.Key.Key_F9)
    console.type("on avance")
    assert (notes.toPlainText(), console.workshop.run.bar.field.text()) == ("", "on avance")
    assert reading.outline(console.store, console.session.id).items[REFLECTION].notes == "relancer la table 2"


def test_the_wall_shows_its_notes_with_the_focus_as_without(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("une idée")
    wall = console.workshop.run.stage.wall
    wall.setFocus()
    QApplication.processEvents()
    inside = wall.note_rect(console.store.all(Contribution)[0].id).center().toPoint() + QPoint(0, 8)
    assert wall.grab().toImage().pixelColor(inside) == QColor(tokens.NOTE_COLOURS["idea"])


def test_the_kind_chosen_before_an_editing_is_back_after_it(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("une idée")
    console.key(Qt.Key.Key_2, CTRL)
    console.key(Qt.Key.Key_Up)
    assert console.workshop.run.bar.kind() is ContributionKind.IDEA
    console.key(Qt.Key.Key_Escape)
    assert console.workshop.run.bar.kind() is ContributionKind.OBSTACLE


def test_what_is_parked_during_a_question_is_said_to_be(console: Console) -> None:
    console.start(item=REFLECTION)
    console.capture("! la fiscalité")
    assert console.notices[-1] == ("Gardé au frigo.", False)


def test_an_expert_input_shows_who_speaks_and_the_framing_points(console: Console) -> None:
    console.start(item=EXPERT_INPUT)
    briefing = console.workshop.run.stage.briefing
    theme = reading.outline(console.store, console.session.id).themes[0]
    assert briefing.isVisible()
    assert [heading for heading, _text in briefing._shown] == ["Intervenants", theme.title]
    assert briefing._shown[1][1].count("•") == len(theme.framing.splitlines())
    console.key(Qt.Key.Key_F9)
    console.key(Qt.Key.Key_F9)
    assert not briefing.isVisible()


def test_the_empty_wall_promises_the_screen_only_for_what_the_room_sees(console: Console) -> None:
    console.start(item=REFLECTION)
    wall = console.workshop.run.stage.wall
    assert "à l’écran" in wall._empty
    later = next(item for item in console.workshop.run._outline.items[REFLECTION + 1 :] if item.kind == "reflection")
    console.workshop.run.look_at(later.id)
    assert "à l’écran" not in wall._empty


def test_a_notice_never_lies_over_the_bar(console: Console) -> None:
    console.start(item=REFLECTION)
    bar = console.workshop.run.bar
    QApplication.clipboard().setText("mot " * 5_000 + "de trop")
    console.key(Qt.Key.Key_V, CTRL)
    console.qtbot.waitUntil(lambda: bar.height() > 120)  # the field has grown
    console.key(Qt.Key.Key_Return)
    toast = console.window.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()
    assert toast.geometry().bottom() < bar.mapTo(console.window, QPoint()).y()


def test_a_notice_leaves_the_buttons_of_the_wall_and_of_a_panel_to_the_mouse(console: Console) -> None:
    console.start(item=REFLECTION)
    run = console.workshop.run
    run.open_panel("slides")
    console.workshop.desk.notices.say("« La carte des communes » est dans vos diapositives.")
    toast = console.window.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()
    held = [*run.stage.board.bar.findChildren(QPushButton), *run.panels.findChildren(QPushButton)]
    shown = [made for made in held if made.isVisible()]
    assert len(shown) > 3
    for made in shown:
        assert not toast.geometry().intersects(QRect(made.mapTo(console.window, QPoint()), made.size())), made.text()


def test_a_file_opens_with_the_keyboard_on_the_first_day_that_is_not_over(console: Console) -> None:
    console.start()
    flow.close_day(console.store, console.session.id)
    path = console.store.path
    console.workshop.cycle.chooser.chosen.emit("mobilisation")
    assert console.window.open_path(path)
    QApplication.processEvents()
    assert console.focused is console.workshop.cycle.cards[1]


@pytest.mark.parametrize(("typed", "written"), [("bilan v1.2", "bilan v1.2.pdf"), ("bilan", "bilan.pdf")])
def test_a_file_to_write_always_has_its_ending(console: Console, typed: str, written: str) -> None:
    folder = console.store.path.parent
    answer = DialogAnswer(typed)

    assert ask_target(console.window, "Où écrire", folder / "compte rendu.pdf", "*.pdf") == folder / written
    assert answer.look_in == "Dans\N{NO-BREAK SPACE}:"
