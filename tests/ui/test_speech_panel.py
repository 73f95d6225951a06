"""What the speaker says: key points typed as they come, quotes, what the room sees of them, and the room's questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from facilitator.sessions import agenda, flow, key_points, reading, screen
from facilitator.sessions.records import AgendaItem, Contribution, ItemKind, KeyPoint, SceneKind
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import SpeakerScene
from facilitator.ui.run.speech.speech_panel import SpeechPanel

from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

SPEECH, TESTIMONY, REFLECTION = 1, 2, 5


@pytest.fixture
def panel(console: Console) -> SpeechPanel:
    console.start(item=SPEECH)
    console.workshop.run.panels.open("speech", None)
    QApplication.processEvents()
    found = console.workshop.run.panels.panel("speech")
    assert isinstance(found, SpeechPanel)
    return found


@pytest.fixture
def wanted(console: Console, panel: SpeechPanel) -> list[Choice]:
    """What the panel asks to show, as the run page hears it."""
    heard: list[Choice] = []
    console.workshop.run.panels.scene_wanted.connect(heard.append)
    return heard


def item(console: Console, place: int = SPEECH) -> AgendaItem:
    return reading.outline(console.store, console.session.id).items[place]


def points(console: Console, place: int = SPEECH) -> list[tuple[str, bool, bool]]:
    found = key_points.points_of(console.store, item(console, place).id)
    return [(point.text, point.quote, point.shown) for point in found]


def on_screen(console: Console) -> list[str]:
    scene = scene_of(console.store, console.session.id)
    assert isinstance(scene, SpeakerScene)
    return [said.text for said in scene.said]


def has_keys(part: QWidget) -> bool:
    focused: QWidget | None = QApplication.focusWidget()
    return focused is part


def press(part: QWidget) -> None:
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def shown(panel: SpeechPanel) -> list[str]:
    return [row.field.text() for row in panel.notes.list.rows]


def test_what_is_said_is_typed_a_line_at_a_time_and_the_caret_stays(console: Console, panel: SpeechPanel) -> None:
    assert has_keys(panel.notes.new)
    console.type("Trois communes ont commencé")
    console.key(Qt.Key.Key_Return)
    console.type("« On écrit à ceux qui vont décider »")
    console.key(Qt.Key.Key_Return)
    console.key(Qt.Key.Key_Return)
    assert points(console) == [
        ("Trois communes ont commencé", False, False),
        ("On écrit à ceux qui vont décider", True, False),
    ]
    assert shown(panel) == ["Trois communes ont commencé", "«\u202fOn écrit à ceux qui vont décider\u202f»"]
    assert has_keys(panel.notes.new)
    assert console.store.count(Contribution) == 0
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(panel) == ["Trois communes ont commencé"]


def test_ctrl_enter_puts_it_on_the_screen_at_once(console: Console, panel: SpeechPanel) -> None:
    console.type("Trois communes ont commencé")
    console.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    console.type("Une lettre par mois")
    console.key(Qt.Key.Key_Return)
    assert on_screen(console) == ["Trois communes ont commencé"]
    assert [row.box.isChecked() for row in panel.notes.list.rows] == [True, False]


def test_a_box_puts_a_point_on_the_screen_and_takes_it_back(console: Console, panel: SpeechPanel) -> None:
    key_points.add(console.store, item(console), "Une lettre par mois")
    QApplication.processEvents()
    console.key(Qt.Key.Key_Up)
    assert has_keys(panel.notes.list.rows[0].box)
    console.key(Qt.Key.Key_Space)
    assert on_screen(console) == ["Une lettre par mois"]
    console.key(Qt.Key.Key_Space)
    assert on_screen(console) == []
    console.key(Qt.Key.Key_Down)
    assert has_keys(panel.notes.new)


def test_a_point_is_edited_where_it_stands_and_becomes_a_quote(console: Console, panel: SpeechPanel) -> None:
    key_points.add(console.store, item(console), "On écrit à ceux qui vont décider", shown=True)
    QApplication.processEvents()
    console.key(Qt.Key.Key_Up)
    console.key(Qt.Key.Key_Return)
    console.type("« On écrit à ceux qui décident »")
    console.key(Qt.Key.Key_Return)
    assert points(console) == [("On écrit à ceux qui décident", True, True)]
    assert has_keys(panel.notes.list.rows[0].box)
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert points(console) == [("On écrit à ceux qui vont décider", False, True)]


def test_words_that_are_taken_away_are_refused_and_stay_where_they_were_typed(
    console: Console, panel: SpeechPanel
) -> None:
    key_points.add(console.store, item(console), "Une lettre par mois")
    QApplication.processEvents()
    field = panel.notes.list.rows[0].field
    field.setFocus()
    field.selectAll()
    console.key(Qt.Key.Key_Backspace)
    console.key(Qt.Key.Key_Return)
    assert field.refused
    assert console.notices[-1][1]
    console.key(Qt.Key.Key_Escape)
    assert points(console) == [("Une lettre par mois", False, False)]
    assert field.text() == "Une lettre par mois"


def test_points_are_ordered_and_removed_by_keys(console: Console, panel: SpeechPanel) -> None:
    for text in ("Un", "Deux", "Trois"):
        key_points.add(console.store, item(console), text)
    QApplication.processEvents()
    console.key(Qt.Key.Key_Up)
    console.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(panel) == ["Un", "Trois", "Deux"]
    assert has_keys(panel.notes.list.rows[1].box)
    panel.notes.list.rows[1].field.setFocus()
    console.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(panel) == ["Trois", "Un", "Deux"]
    assert has_keys(panel.notes.list.rows[0].field)
    panel.notes.list.rows[0].box.setFocus()
    console.key(Qt.Key.Key_Delete)
    assert shown(panel) == ["Un", "Deux"]
    assert has_keys(panel.notes.list.rows[0].box)
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(panel) == ["Trois", "Un", "Deux"]


def test_the_room_s_questions_and_the_speech_are_a_button_away(
    console: Console, panel: SpeechPanel, wanted: list[Choice]
) -> None:
    def pressed() -> list[bool]:
        return [panel.times.questions.isChecked(), panel.times.speech.isChecked()]

    assert pressed() == [False, True], "the day shows the speech by itself"
    press(panel.times.questions)
    assert wanted == [Choice(SceneKind.SPEAKER_QUESTIONS)]
    assert panel.tabs.chosen == "questions"
    screen.show(console.store, console.session.id, wanted[-1])
    assert pressed() == [True, False]
    press(panel.times.speech)
    assert wanted[-1] == Choice(SceneKind.SPEAKER)
    screen.toggle_black(console.store, console.session.id)
    assert pressed() == [False, False]


def test_the_panel_follows_the_day_and_another_speech_can_be_chosen(
    console: Console, panel: SpeechPanel, wanted: list[Choice]
) -> None:
    key_points.add(console.store, item(console, TESTIMONY), "Le conseil se réunit le samedi")
    assert shown(panel) == []
    flow.go_to(console.store, console.session.id, item(console, TESTIMONY))
    assert shown(panel) == ["Le conseil se réunit le samedi"]
    panel.speech.chosen.emit(item(console).id)
    assert shown(panel) == []
    panel.notes.new.setFocus()
    console.type("Dit plus tôt")
    console.key(Qt.Key.Key_Return)
    assert points(console) == [("Dit plus tôt", False, False)]
    press(panel.times.questions)
    assert wanted == [Choice(SceneKind.SPEAKER_QUESTIONS, item(console).id)]

    flow.go_to(console.store, console.session.id, item(console, REFLECTION))
    assert panel.speech.text().startswith("La conférence des maires"), "the last one before"
    panel.open_for_item(item(console, TESTIMONY))
    assert shown(panel) == ["Le conseil se réunit le samedi"]


def test_a_day_without_speech_says_so(console: Console, panel: SpeechPanel) -> None:
    for one in reading.outline(console.store, console.session.id).items:
        if one.kind in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY):
            with console.store.operation("edit_item") as operation:
                operation.put(AgendaItem.from_row({**one.to_row(), "kind": "reflection"}))
    assert panel._none.text() == "Il n’y a ni apport d’expert ni témoignage dans cette journée."
    visible = {button.text() for button in panel.findChildren(QPushButton) if button.isVisible()}
    assert visible == set()
    assert not panel.notes.new.isVisible()


def test_what_is_being_typed_outlives_what_happens_elsewhere(console: Console, panel: SpeechPanel) -> None:
    console.type("Une phrase pas enc")
    key_points.add(console.store, item(console), "Venu d’ailleurs")
    agenda.set_speakers(console.store, item(console), [])
    console.type("ore finie")
    assert panel.notes.new.text() == "Une phrase pas encore finie"
    console.key(Qt.Key.Key_Escape)
    assert [text for text, _quote, _shown in points(console)] == ["Venu d’ailleurs", "Une phrase pas encore finie"]
    assert console.workshop.run.panels.shown == ""


def test_words_are_shown_as_they_are_typed_mark_up_included(console: Console, panel: SpeechPanel) -> None:
    console.type("<b>gras</b> & =1+1")
    console.key(Qt.Key.Key_Return)
    assert shown(panel) == ["<b>gras</b> & =1+1"]
    assert console.store.all(KeyPoint)[0].text == "<b>gras</b> & =1+1"


def test_the_menu_of_a_point_moves_and_removes_it(console: Console, panel: SpeechPanel) -> None:
    for text in ("Un", "Deux"):
        key_points.add(console.store, item(console), text)
    QApplication.processEvents()
    menu = panel.notes.acts.menu(panel, console.store.all(KeyPoint)[0].id)
    told = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert told == ["Descendre", "Retirer"]
    menu.actions()[0].trigger()
    assert shown(panel) == ["Deux", "Un"]
    row = panel.notes.list.rows[0]
    QTest.mouseClick(row._menu_button, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
