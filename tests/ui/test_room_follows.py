"""What the room sees is right, whatever place of the console the facilitator works in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import (
    agenda,
    backups,
    capture,
    clustering,
    cycle,
    flow,
    key_points,
    reading,
    screen,
    slides,
    themes,
    voting,
)
from facilitator.sessions.bin import empty as empty_bin
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import (
    Anonymity,
    Contribution,
    Question,
    SceneKind,
    ScreenMode,
    Session,
    Speaker,
    VoteMethod,
)
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import (
    AgendaScene,
    BlackScene,
    ClustersScene,
    MessageScene,
    NoteScene,
    QuestionScene,
    Scene,
    SpeakerScene,
    ThanksScene,
    WaitingScene,
    WelcomeScene,
)
from facilitator.sessions.templates import template
from facilitator.ui.background import finish_background

from ..conftest import Clock
from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

SPEECH, REFLECTION = 1, 5
ELSEWHERE = ("prepare", "rehearse", "cycle", "report")


@pytest.fixture
def room(console: Console) -> Console:
    """A day under way, its first reflection projected."""
    console.start(item=REFLECTION)
    console.key(Qt.Key.Key_F5)
    console.capture("Des secteurs de proximité @t1 @dgs")
    return console


@pytest.fixture
def other(room: Console) -> Session:
    """Another day of the cycle, in preparation."""
    return another_day(room)


def another_day(console: Console) -> Session:
    return cycle.new_session(console.store, template("mobilisation"))


def day(console: Console) -> Session:
    """The first day of the file, whatever is in hand."""
    return reading.sessions(console.store)[0]


def seen(console: Console) -> Scene:
    """What the projected window shows, which is what the thumbnail shows."""
    QApplication.processEvents()
    window = console.workshop.projector.window
    assert window is not None
    assert window.isVisible()
    assert console.workshop.run.panel.thumbnail.scene == window.view.scene
    return window.view.scene


def is_right(console: Console) -> bool:
    """Whether the room sees what its day says that it sees."""
    return seen(console) == scene_of(console.store, day(console).id)


def question_of(console: Console) -> Question:
    found = reading.outline(console.store, day(console).id).current_question
    assert found is not None
    return found


def say(console: Console, text: str, question: Question) -> Contribution:
    return capture.contribute(console.store, question.session_id, Draft(text=text), question)


def press_in_room(console: Console, key: Qt.Key, text: str = "") -> None:
    """A presenter's remote, whose keys came to the projected window."""
    window = console.workshop.projector.window
    assert window is not None
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(window, event)
    QApplication.processEvents()


# Elsewhere in the console


@pytest.mark.parametrize("place", ELSEWHERE)
def test_the_day_goes_on_in_the_room_while_the_facilitator_is_elsewhere(room: Console, place: str) -> None:
    room.workshop.go_to(place)
    window = room.workshop.projector.window
    assert window is not None
    before = window.view.grab().toImage()
    room.clock.forward(minutes=2, seconds=3)
    room.workshop.room.tick()
    assert window.view.grab().toImage() != before, "the countdown goes on"
    assert is_right(room)

    asked = question_of(room)
    themes.edit_question(room.store, replace(asked, text="Autre chose, vraiment ?"))
    assert is_right(room)
    say(room, "Dit pendant ce temps", asked)
    scene = seen(room)
    assert isinstance(scene, QuestionScene)
    assert (scene.question, scene.notes[-1].text) == ("Autre chose, vraiment ?", "Dit pendant ce temps")
    item = reading.outline(room.store, day(room).id).items[REFLECTION]
    agenda.edit_item(room.store, replace(item, minutes=item.minutes + 15))
    assert is_right(room)
    agenda.move_item(room.store, item, 0)
    assert is_right(room)


def test_what_is_shown_of_a_speaker_is_edited_in_prepare(console: Console) -> None:
    console.start(item=SPEECH)
    console.key(Qt.Key.Key_F5)
    console.workshop.go_to("prepare")
    item = reading.outline(console.store, day(console).id).items[SPEECH]
    speakers = reading.speakers(console.store, item)
    agenda.set_speakers(console.store, item, [*speakers, Speaker(item_id=item.id, position=0, name="Jeanne Aubert")])
    key_points.add(console.store, item, "Un car le samedi", shown=True)
    scene = seen(console)
    assert isinstance(scene, SpeakerScene)
    assert scene.speakers[-1].startswith("Jeanne Aubert")
    assert [one.text for one in scene.said] == ["Un car le samedi"]
    assert is_right(console)


def test_the_finder_leaves_the_room_as_it_is(room: Console, other: Session) -> None:
    said = say(room, "Dit un autre jour", reading.outline(room.store, other.id).questions[0])
    before = seen(room)
    room.window._find()
    room.type("autre jour")
    room.key(Qt.Key.Key_Return)
    assert seen(room) == before
    room.workshop.open_session(said.session_id, "run")
    assert seen(room) == before


@pytest.mark.parametrize("place", ["prepare", "rehearse", "run", "report"])
def test_another_day_that_is_opened_does_not_move_the_room(room: Console, other: Session, place: str) -> None:
    before = seen(room)
    room.workshop.open_session(other.id, place)
    room.clock.forward(minutes=1)
    room.workshop.room.tick()
    assert isinstance(seen(room), QuestionScene)
    assert before == seen(room)
    say(room, "Dit le bon jour", question_of(room))
    say(room, "Préparé pour l’autre", reading.outline(room.store, other.id).questions[0])
    assert is_right(room)


@pytest.mark.parametrize("shown", ["welcome", "thanks"])
def test_before_and_after_the_day_the_room_stays_until_f5(room: Console, other: Session, shown: str) -> None:
    flow.close_day(room.store, day(room).id)
    kind: type[Scene] = ThanksScene
    if shown == "welcome":
        room.workshop.open_session(other.id, "run")
        room.key(Qt.Key.Key_F5)
        kind = WelcomeScene
    before = seen(room)
    assert isinstance(before, kind)
    assert room.workshop.room.session_id == (day(room).id if shown == "thanks" else other.id)
    third = another_day(room)
    for place in ("prepare", "report", "run"):
        room.workshop.open_session(third.id, place)
        assert isinstance(seen(room), kind)
    held = room.workshop.room.session_id
    assert held != third.id
    room.key(Qt.Key.Key_F5)
    assert room.workshop.room.session_id == third.id
    assert isinstance(seen(room), WelcomeScene)


def test_nothing_projected_the_thumbnail_follows_the_day_in_hand(console: Console) -> None:
    console.run()
    other = another_day(console)
    console.workshop.open_session(other.id, "run")
    assert console.workshop.room.session_id == other.id


def test_the_panel_names_the_day_that_the_room_sees_when_another_is_in_hand(room: Console, other: Session) -> None:
    name = room.workshop.run.panel._screen_name
    assert "Jour" not in name.text()
    room.workshop.open_session(other.id, "run")
    assert day(room).title in name.text()
    room.workshop.open_session(day(room).id, "run")
    assert day(room).title not in name.text()


# Two days under way


def test_of_two_days_under_way_the_room_sees_the_one_that_began_last(room: Console, other: Session) -> None:
    room.clock.forward(hours=1)
    flow.start_day(room.store, other.id)
    held = scene_of(room.store, other.id)
    assert seen(room) == held
    for place in (*ELSEWHERE, "run"):
        room.workshop.open_session(day(room).id, place)
        assert seen(room) == held
    flow.next_item(room.store, day(room).id)
    assert seen(room) == held
    flow.close_day(room.store, other.id)
    assert seen(room) == scene_of(room.store, day(room).id), "the other is still under way"


def test_reopened_the_file_shows_the_day_that_began_last(
    room: Console, other: Session, qtbot: QtBot, workshop_file: Path
) -> None:
    room.clock.forward(hours=1)
    flow.start_day(room.store, other.id)
    room.window.close_workshop()
    assert room.window.open_path(workshop_file)
    assert room.workshop.desk.session_id == other.id
    assert room.workshop.room.session_id == other.id


# Keys


@pytest.mark.parametrize("place", [*ELSEWHERE, "run"])
def test_the_keys_of_the_screen_act_on_the_rooms_day_from_anywhere(room: Console, other: Session, place: str) -> None:
    room.workshop.open_session(other.id, place)
    for key, mode in (
        (Qt.Key.Key_F6, ScreenMode.FROZEN),
        (Qt.Key.Key_F6, ScreenMode.LIVE),
        (Qt.Key.Key_F7, ScreenMode.BLACK),
        (Qt.Key.Key_F8, ScreenMode.WAITING),
        (Qt.Key.Key_F8, ScreenMode.LIVE),
    ):
        room.notices.clear()
        room.key(key)
        assert screen.screen_of(room.store, day(room).id).mode is mode
        assert screen.screen_of(room.store, other.id).mode is ScreenMode.LIVE
        assert is_right(room)
        told = [sentence for sentence, _bad in room.notices]
        assert told == ([] if place == "run" else [f"Écran de la salle\u00a0: {room.workshop.run.panel.told}"])
    room.key(Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert not room.workshop.projector.projecting
    room.key(Qt.Key.Key_F5)
    assert is_right(room)


def test_what_is_chosen_by_number_or_turned_is_the_rooms(room: Console, other: Session) -> None:
    for number in range(30):
        say(room, f"Une idée assez longue pour prendre de la place, la {number}e", question_of(room))
    room.workshop.open_session(other.id, "run")
    room.key(Qt.Key.Key_PageDown)
    assert screen.screen_of(room.store, day(room).id).first_id
    listed = room.workshop.run.panel.list.choices
    room.key(Qt.Key(Qt.Key.Key_1.value + listed.index(Choice(SceneKind.AGENDA))), Qt.KeyboardModifier.AltModifier)
    assert isinstance(seen(room), AgendaScene)
    assert is_right(room)
    room.key(Qt.Key.Key_Escape)
    assert isinstance(seen(room), QuestionScene)
    room.key(Qt.Key.Key_F12)
    scene = seen(room)
    assert isinstance(scene, NoteScene)
    assert scene.note.text.endswith("la 29e")


def test_how_the_picture_looks_is_asked_of_the_rooms_day(room: Console, other: Session) -> None:
    room.workshop.open_session(other.id, "run")
    menu = room.workshop.run.panel.menu
    menu.fill()
    next(action for action in menu.actions() if action.text() == "Sans les noms").trigger()
    scene = seen(room)
    assert isinstance(scene, QuestionScene)
    assert scene.notes[0].table_number is None
    assert not screen.screen_of(room.store, other.id).nameless


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_remote_turns_pages_and_types_nothing_while_the_facilitator_is_elsewhere(room: Console, place: str) -> None:
    for number in range(30):
        say(room, f"Une idée assez longue pour prendre de la place, la {number}e", question_of(room))
    room.workshop.go_to(place)
    press_in_room(room, Qt.Key.Key_PageDown)
    assert screen.screen_of(room.store, day(room).id).first_id
    press_in_room(room, Qt.Key.Key_F7)
    assert isinstance(seen(room), BlackScene)
    press_in_room(room, Qt.Key.Key_Escape)
    press_in_room(room, Qt.Key.Key_B, "b")
    press_in_room(room, Qt.Key.Key_F9)
    assert room.workshop.run.bar.field.text() == ""
    assert is_right(room)
    assert isinstance(seen(room), QuestionScene), "F9 is for Run"


def test_without_a_session_the_keys_say_so_or_do_nothing(console: Console) -> None:
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8):
        console.key(key)
    assert [sentence for sentence, _bad in console.notices] == [
        "Ouvrez d’abord une journée\u00a0: c’est elle que la salle voit."
    ]
    assert not console.workshop.projector.projecting


# What is shown changes under the room


def test_what_is_shown_follows_undo_and_redo(room: Console) -> None:
    room.capture("Un car le samedi")
    for wanted in (Choice(SceneKind.MOMENT), Choice(SceneKind.WALL), Choice(SceneKind.CLUSTERS)):
        screen.show(room.store, day(room).id, wanted)
        for _step in range(3):
            room.workshop.undo()
            assert is_right(room)
        for _step in range(3):
            room.workshop.undo(redo=True)
            assert is_right(room)


def test_what_is_shown_and_goes_gives_way_to_the_moment_and_comes_back(room: Console) -> None:
    store, held, asked = room.store, day(room).id, question_of(room)
    said = reading.contributions(store, asked)[0]
    vote = voting.open_vote(store, held, "Par où commencer ?", ["La gare", "L’école"], VoteMethod.DOTS, 3)
    slide = slides.add_message(store, held, "Merci de revenir à l’heure")
    clustering.group(store, asked, "Transports", [said])
    moment = seen(room)
    removals: dict[Choice, Callable[[], object]] = {
        Choice(SceneKind.SLIDE, slide.id): lambda: slides.remove(store, slide),
        Choice(SceneKind.VOTE, vote.id): lambda: voting.remove_vote(store, vote),
        Choice(SceneKind.NOTE, said.id): lambda: capture.remove(store, [said]),
    }
    for choice, remove in removals.items():
        screen.show(store, held, choice)
        before = seen(room)
        assert type(before) is not type(moment)
        remove()
        assert isinstance(seen(room), QuestionScene)
        assert is_right(room)
        room.workshop.undo()
        assert seen(room) == before


def test_the_session_that_was_shown_goes_and_the_room_sees_nothing_of_it(console: Console) -> None:
    other = another_day(console)
    console.workshop.open_session(other.id, "run")
    console.key(Qt.Key.Key_F5)
    assert isinstance(seen(console), WelcomeScene)
    console.workshop.undo()
    assert console.workshop.place == "cycle"
    window = console.workshop.projector.window
    assert window is not None
    assert isinstance(window.view.scene, WaitingScene)
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_PageDown, Qt.Key.Key_Escape, Qt.Key.Key_F9, Qt.Key.Key_F12):
        press_in_room(console, key)
    assert isinstance(window.view.scene, WaitingScene)
    console.workshop.undo(redo=True)
    console.workshop.open_session(other.id, "run")
    assert isinstance(seen(console), WelcomeScene)


def test_a_note_of_another_day_is_told_as_its_question_allows(room: Console, other: Session) -> None:
    asked = reading.outline(room.store, other.id).questions[0]
    themes.edit_question(room.store, replace(asked, anonymity=Anonymity.PUBLIC))
    said = capture.contribute(room.store, other.id, Draft(text="Tout bas", table_number=4), asked)
    screen.show(room.store, day(room).id, Choice(SceneKind.NOTE, said.id))
    scene = seen(room)
    assert isinstance(scene, NoteScene)
    assert (scene.question, scene.note.text, scene.note.table_number) == (asked.text, "Tout bas", None)
    screen.show(room.store, day(room).id, Choice(SceneKind.CLUSTERS, asked.id))
    clusters = seen(room)
    assert isinstance(clusters, ClustersScene)
    assert clusters.question == asked.text


# Backups, closing


def test_a_backup_is_restored_while_the_room_looks(room: Console) -> None:
    backup = backups.back_up(room.store.path, room.store.now())
    assert backup is not None
    expected = seen(room)
    room.capture("Dit après")
    slides.add_message(room.store, day(room).id, "Merci")
    screen.show(room.store, day(room).id, Choice(SceneKind.SLIDE, slides.slides_of(room.store, day(room).id)[0].id))
    assert isinstance(seen(room), MessageScene)
    room.workshop.restore(backup)
    assert seen(room) == expected
    assert is_right(room)


@pytest.mark.parametrize("place", ["cycle", "prepare", "rehearse", "run", "report"])
def test_a_backup_without_the_session_in_hand_is_restored(console: Console, place: str) -> None:
    finish_background()
    backup = backups.backups_of(console.store.path)[0].path
    other = another_day(console)
    console.workshop.open_session(other.id, "run")
    console.key(Qt.Key.Key_F5)
    console.workshop.open_session(other.id, place)
    console.workshop.restore(backup)
    assert console.workshop.place == "cycle"
    window = console.workshop.projector.window
    assert window is not None
    assert isinstance(window.view.scene, WaitingScene)
    assert console.workshop.desk.session_id == ""


@pytest.mark.parametrize("frozen", [False, True])
def test_closed_and_opened_again_the_room_is_asked_the_same(room: Console, workshop_file: Path, frozen: bool) -> None:
    slide = slides.add_message(room.store, day(room).id, "Merci de revenir à l’heure")
    if frozen:
        room.key(Qt.Key.Key_F6)
    screen.show(room.store, day(room).id, Choice(SceneKind.SLIDE, slide.id))
    before = seen(room)
    assert isinstance(before, QuestionScene) is frozen
    room.window.close_workshop()
    finish_background()
    assert room.window.open_path(workshop_file)
    room.key(Qt.Key.Key_F5)
    assert seen(room) == before
    if frozen:
        room.key(Qt.Key.Key_F6)
        assert isinstance(seen(room), MessageScene)


# Erased for good


@pytest.mark.parametrize("frozen", [False, True])
def test_a_note_that_is_erased_is_seen_no_more(room: Console, frozen: bool) -> None:
    said = reading.contributions(room.store, question_of(room))[0]
    screen.show(room.store, day(room).id, Choice(SceneKind.NOTE, said.id))
    if frozen:
        room.key(Qt.Key.Key_F6)
        screen.show(room.store, day(room).id, Choice(SceneKind.AGENDA))
    capture.remove(room.store, [said])
    assert isinstance(seen(room), NoteScene) is frozen
    assert empty_bin(room.store) == []
    assert isinstance(seen(room), WaitingScene if frozen else QuestionScene), "what is prepared waits"
    room.key(Qt.Key.Key_F6)
    assert isinstance(seen(room), AgendaScene) is frozen


# The test card


def test_the_test_card_of_another_day_gives_the_room_its_own_scene_back(room: Console, other: Session) -> None:
    before = seen(room)
    room.workshop.open_session(other.id, "rehearse")
    room.workshop.rehearsal.test_card.toggle()
    room.workshop.rehearsal.test_card.toggle()
    assert seen(room) == before


def test_f5_shows_the_day_in_place_of_the_test_card_and_it_stays(console: Console) -> None:
    console.start(item=REFLECTION)
    console.workshop.go_to("rehearse")
    card = console.workshop.rehearsal.test_card
    card.toggle()
    console.key(Qt.Key.Key_F5)
    console.qtbot.waitUntil(lambda: not card.shown)
    assert is_right(console)
    console.workshop.go_to("run")
    assert is_right(console)


def test_esc_on_the_test_card_leaves_what_was_frozen(room: Console) -> None:
    room.key(Qt.Key.Key_F6)
    room.workshop.go_to("rehearse")
    card = room.workshop.rehearsal.test_card
    card.toggle()
    press_in_room(room, Qt.Key.Key_Escape)
    assert not card.shown
    assert screen.screen_of(room.store, day(room).id).mode is ScreenMode.FROZEN
    press_in_room(room, Qt.Key.Key_Escape)
    assert screen.screen_of(room.store, day(room).id).mode is ScreenMode.LIVE


def test_a_file_read_by_two_is_shown_by_both(room: Console, qtbot: QtBot, workshop_file: Path, clock: Clock) -> None:
    second = Console(qtbot, workshop_file, clock)
    second.run()
    second.key(Qt.Key.Key_F5)
    assert is_right(second)
    room.capture("Écrit par l’autre")
    second.workshop.tick()
    assert is_right(second)
    finish_background()
    second.window.close()
