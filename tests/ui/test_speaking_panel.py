"""Speaking time on the console: a key that starts and stops, a panel of numbers and names, a card at hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import agenda, flow, reading, turns
from facilitator.sessions.records import College, Participant, SceneKind, Session, Speaker, Turn
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.scenes import SpeakingTimeScene
from facilitator.sessions.screen import screen_of
from facilitator.sessions.store import Store
from facilitator.sessions.turns import Voice
from facilitator.ui.run.speaking.card import SpeakingCard
from facilitator.ui.run.speaking.speaking_panel import SpeakingPanel

from ..conftest import Clock
from .conftest import Console
from .drawers import Drawn

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

SHIFT = Qt.KeyboardModifier.ShiftModifier
Hand = Console | Drawn[SpeakingPanel]
NOBODY = "Personne n’a la parole"


@pytest.fixture
def drawn(qtbot: QtBot, store: Store, session: Session) -> Drawn[SpeakingPanel]:
    """The panel alone, on a day that has begun."""
    flow.start_day(store, session.id)
    return Drawn(qtbot, store, session, SpeakingPanel)


@pytest.fixture
def panel(drawn: Drawn[SpeakingPanel]) -> SpeakingPanel:
    return drawn.panel


def found(console: Console) -> SpeakingPanel:
    assert console.workshop.run.panels.shown == "speaking"
    made = console.workshop.run.panels.panel("speaking")
    assert isinstance(made, SpeakingPanel)
    return made


def invite(console: Hand, *people: tuple[str, College | None]) -> dict[str, Participant]:
    listed = [Participant(session_id=console.session.id, name=name, college=college) for name, college in people]
    with console.store.operation("invite") as operation:
        for person in listed:
            operation.put(person)
    QApplication.processEvents()
    return {person.name: person for person in listed}


def floor(console: Hand) -> Voice | None:
    """Who has the floor."""
    turn = turns.running(console.store, console.session.id)
    return turns.voice_of(turn) if turn is not None else None


def counted(console: Hand) -> list[tuple[College | None, int]]:
    """The seconds of every turn that is over."""
    every = turns.turns_of(console.store, console.session.id)
    return [(turn.college, (turn.ended_at - turn.started_at).seconds) for turn in every if turn.ended_at is not None]


def card(console: Console) -> SpeakingCard:
    return console.workshop.run.panel.at_hand.speaking


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 8))
    QApplication.processEvents()


# One key


def test_one_key_gives_the_floor_to_the_speaker_of_the_item_and_takes_it_back(console: Console) -> None:
    console.start(item=1)
    item = reading.outline(console.store, console.session.id).current_item
    assert item is not None
    agenda.set_speakers(console.store, item, [Speaker(item_id=item.id, position=0, role="Juriste")])
    console.key(Qt.Key.Key_F2)
    assert floor(console) == Voice(college=College.EXPERT)
    console.clock.forward(minutes=3)
    console.key(Qt.Key.Key_F2)
    assert floor(console) is None
    assert counted(console) == [(College.EXPERT, 180)]
    assert console.notices[-1] == ("Experts\u00a0: 3 min de parole.", False)


def test_the_key_leaves_what_is_being_typed_where_it_is(console: Console) -> None:
    console.start(item=1)
    item = reading.outline(console.store, console.session.id).current_item
    assert item is not None
    agenda.set_speakers(console.store, item, [Speaker(item_id=item.id, position=0, role="Juriste")])
    console.type("Un car le samedi")
    console.key(Qt.Key.Key_F2)
    assert floor(console) == Voice(college=College.EXPERT)
    assert console.workshop.run.bar.field.text() == "Un car le samedi"


def test_while_nobody_has_spoken_the_key_opens_the_panel_to_say_who(console: Console) -> None:
    console.start()
    console.key(Qt.Key.Key_F2)
    assert found(console).floor.text() == NOBODY
    assert floor(console) is None


def test_a_key_that_is_held_down_does_not_start_and_stop_without_end(console: Console) -> None:
    console.start()
    turns_before = counted(console)
    with console.store.operation("spoke") as operation:
        turn = Turn(session_id=console.session.id, college=College.DGS, started_at=console.store.now())
        operation.put(replace(turn, ended_at=console.store.now()))
    for repeated in (False, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "", autorep=repeated)
        QApplication.sendEvent(console.focused, event)
        console.clock.forward(seconds=30)
    assert turns_before == []
    assert floor(console) == Voice(college=College.DGS)


def test_before_the_day_it_is_said_that_it_has_not_begun(console: Console) -> None:
    console.run()
    console.key(Qt.Key.Key_F2, SHIFT)
    console.key(Qt.Key.Key_1)
    assert console.notices[-1][1]
    assert floor(console) is None


# The panel


@pytest.mark.parametrize("typed", ["1", "&"])
def test_a_digit_gives_the_floor_to_a_college_and_the_same_takes_it_back(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel, typed: str
) -> None:
    drawn.type(typed)
    assert floor(drawn) == Voice(college=College.ELECTED)
    assert panel.colleges[College.ELECTED].isChecked()
    clock.forward(seconds=75)
    drawn.type(typed)
    assert floor(drawn) is None
    assert not panel.colleges[College.ELECTED].isChecked()
    assert counted(drawn) == [(College.ELECTED, 75)]


def test_another_digit_hands_the_floor_over(drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel) -> None:
    for digit in range(1, 9):
        drawn.key(Qt.Key(Qt.Key.Key_0 + digit), Qt.KeyboardModifier.KeypadModifier)
        clock.forward(seconds=10 * digit)
    assert counted(drawn) == [(college, 10 * place) for place, college in enumerate(list(College)[:-1], start=1)]
    assert floor(drawn) == Voice(college=College.INHABITANTS)


def test_a_letter_typed_in_the_panel_is_the_beginning_of_a_contribution(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel
) -> None:
    drawn.type("Un car")
    assert drawn.place.heard == list("Un car")


def test_a_click_gives_the_floor_and_leaves_the_keyboard_to_the_digits(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel
) -> None:
    click(panel.colleges[College.DGS])
    assert floor(drawn) == Voice(college=College.DGS)
    drawn.type("1")
    assert floor(drawn) == Voice(college=College.ELECTED)


def test_the_time_of_who_speaks_goes_on(drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel) -> None:
    drawn.type("2")
    clock.forward(seconds=62)
    panel.tick()
    assert panel.floor.text() == "DGS · 01:02"
    assert panel.colleges[College.DGS].told[0] == "● 01:02"
    click(panel.key)
    assert panel.floor.text() == NOBODY
    assert panel.colleges[College.DGS].told[0] == "1 min"


def test_who_is_there_and_was_not_heard_is_told(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel
) -> None:
    invite(drawn, ("Mireille Faucon", College.ELECTED), ("Jean Dupré", College.ELECTED), ("Odile R.", College.DGS))
    drawn.type("1")
    assert panel.colleges[College.ELECTED].told[1] == "2 présents"
    assert panel.colleges[College.DGS].told[1] == "1 présent, pas entendu"
    assert panel.colleges[College.STATE].told[1] == ""


def test_somebody_is_found_by_name_and_enter_gives_them_the_floor(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel
) -> None:
    people = invite(drawn, ("Mireille Faucon", College.ELECTED), ("Odile Ramirand", College.DGS))
    panel.search.setFocus()
    drawn.type("ramir")
    assert [row.accessibleName() for row in panel.people] == ["Odile Ramirand, DGS"]
    assert not panel.colleges[College.ELECTED].isVisible()
    drawn.key(Qt.Key.Key_Return)
    assert floor(drawn) == Voice(people["Odile Ramirand"].id)
    assert panel.search.text() == ""
    assert panel.colleges[College.DGS].told[0].startswith("●")
    assert not panel.colleges[College.DGS].isChecked()
    clock.forward(minutes=2)
    click(panel.key)
    assert [(row.accessibleName(), row.told) for row in panel.people] == [("Odile Ramirand, DGS, 2 min", "2 min")]
    assert panel.colleges[College.DGS].told[0] == "2 min"


def test_digits_in_the_search_are_letters_of_a_name(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel
) -> None:
    panel.search.setFocus()
    drawn.type("1")
    assert floor(drawn) is None
    assert panel.search.text() == "1"


def test_esc_empties_the_search_before_it_closes_the_panel(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel
) -> None:
    panel.search.setFocus()
    drawn.type("zz")
    drawn.key(Qt.Key.Key_Escape)
    assert (panel.search.text(), drawn.closed) == ("", [])
    drawn.key(Qt.Key.Key_Escape)
    assert drawn.closed


def test_arrows_walk_from_the_colleges_to_the_turns(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel
) -> None:
    drawn.type("1")
    clock.forward(seconds=30)
    drawn.type("1")
    drawn.key(Qt.Key.Key_Up)
    assert panel.search.hasFocus()
    for _college in College:
        drawn.key(Qt.Key.Key_Down)
    assert panel.colleges[College.INHABITANTS].hasFocus()
    drawn.key(Qt.Key.Key_Down)
    assert panel.turns[0].hasFocus()


def test_delete_removes_a_turn_and_undo_brings_it_back(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel
) -> None:
    drawn.type("1")
    clock.forward(seconds=30)
    drawn.type("2")
    clock.forward(seconds=40)
    drawn.type("2")
    assert [row.told[1:] for row in panel.turns] == [("DGS", "00:40"), ("Élus", "00:30")]
    panel.turns[1].setFocus()
    drawn.key(Qt.Key.Key_Delete)
    assert counted(drawn) == [(College.DGS, 40)]
    assert panel.turns[0].hasFocus()
    drawn.store.undo()
    assert counted(drawn) == [(College.ELECTED, 30), (College.DGS, 40)]


def test_a_turn_is_given_to_another_college_from_its_menu(
    drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel
) -> None:
    drawn.type("1")
    clock.forward(seconds=30)
    drawn.type("1")
    click(panel.turns[0])
    menu = next(menu for menu in panel.turns[0].findChildren(QMenu) if menu.isVisible())
    menu.actions()[1].trigger()
    menu.close()
    assert counted(drawn) == [(College.DGS, 30)]


def test_the_room_sees_nothing_until_it_is_shown(console: Console) -> None:
    console.start()
    console.key(Qt.Key.Key_F2, SHIFT)
    console.type("1")
    console.clock.forward(minutes=1)
    assert not isinstance(scene_of(console.store, console.session.id), SpeakingTimeScene)
    console.click("Montrer à la salle", found(console))
    assert screen_of(console.store, console.session.id).shown is SceneKind.SPEAKING_TIME
    assert isinstance(scene_of(console.store, console.session.id), SpeakingTimeScene)


def test_marks_in_a_name_are_text(drawn: Drawn[SpeakingPanel], clock: Clock, panel: SpeakingPanel) -> None:
    invite(drawn, ("<b>Odile</b> & cie", College.DGS))
    panel.search.setFocus()
    drawn.type("odile")
    drawn.key(Qt.Key.Key_Return)
    assert panel.floor.text().startswith("<b>Odile</b> & cie · ")
    assert panel.floor.textFormat() is Qt.TextFormat.PlainText


# The card at hand


def test_the_card_tells_who_has_the_floor_and_what_it_adds_up_to(console: Console) -> None:
    console.start()
    console.workshop.run.panel.faces.show_face("at_hand")
    assert card(console).told == "F2 donne et reprend la parole."
    assert card(console).bar.isHidden()
    console.key(Qt.Key.Key_F2)
    console.type("1")
    console.clock.forward(minutes=34)
    console.type("2")
    console.clock.forward(minutes=12)
    card(console).tick()
    assert card(console).floor == "● DGS 12:00"
    assert card(console).told == "Élus\u00a034\u00a0min · DGS\u00a012\u00a0min"
    assert [round(share, 2) for _colour, share in card(console).bar.shares] == [0.74, 0.26]
    console.key(Qt.Key.Key_F2)
    assert card(console).floor == ""


def test_a_click_on_the_card_opens_the_panel(console: Console) -> None:
    console.start()
    console.workshop.run.panel.faces.show_face("at_hand")
    QApplication.processEvents()
    click(card(console))
    assert console.workshop.run.panels.shown == "speaking"


def test_going_on_with_the_day_does_not_stop_who_speaks(drawn: Drawn[SpeakingPanel], clock: Clock) -> None:
    drawn.type("1")
    clock.forward(minutes=1)
    flow.next_item(drawn.store, drawn.session.id)
    QApplication.processEvents()
    assert floor(drawn) == Voice(college=College.ELECTED)
    assert drawn.panel.floor.text() == "Élus · 01:00"
