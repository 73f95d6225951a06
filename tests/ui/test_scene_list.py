"""Choosing what the room sees: the list of the scenes, one note alone, by the mouse and by the keyboard."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from facilitator.sessions import capture, clustering, commitments, flow, reading, screen, slides, voting
from facilitator.sessions.drafting import Draft
from facilitator.sessions.records import Commitment, Contribution, SceneKind, Screen, ScreenMode, VoteMethod
from facilitator.sessions.scene.choices import Choice, choices, preview, scene_of
from facilitator.sessions.scene.moment import moment_of
from facilitator.sessions.scene.scenes import NoteScene, QuestionScene, Scene
from facilitator.sessions.screen import screen_of
from facilitator.ui.run.scenes.listing import scene_name
from facilitator.ui.run.scenes.miniature import Miniature
from facilitator.ui.run.scenes.scene_list import SceneList
from facilitator.ui.widgets.elided_label import ElidedLabel

from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

EXPERT_INPUT, REFLECTION = 1, 5
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(console: Console) -> Console:
    """A reflection under way, the question asked and three contributions said, projected."""
    console.start(item=REFLECTION)
    for text in ("Des secteurs de proximité @t1", "Une lettre de deux pages @t2", "Un élu référent @t3 @dgs"):
        console.capture(text)
    console.workshop.projector.project()
    QApplication.processEvents()
    return console


def the_list(console: Console) -> SceneList:
    return console.workshop.run.panel.list


def miniature(console: Console, kind: SceneKind) -> Miniature:
    return next(made for made in the_list(console).miniatures if made.choice.kind is kind)


def click(made: Miniature) -> None:
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 30))
    QApplication.processEvents()


def focused(console: Console) -> QWidget:
    return console.focused


def asked(console: Console) -> Screen:
    return screen_of(console.store, console.session.id)


def seen(console: Console) -> Scene:
    """What is really in the room's window."""
    window = console.workshop.projector.window
    assert window is not None
    return window.view.scene


def chosen(console: Console) -> list[str]:
    """What a screen reader is told of the scenes that are marked."""
    names = [made.accessibleName() for made in the_list(console).miniatures]
    return [name for name in names if name.endswith((", à l’écran", ", choisie", ", ensuite"))]


# Shown by a click or a key


def test_each_scene_that_makes_sense_is_offered_and_a_click_shows_it(room: Console) -> None:
    store, session = room.store, room.session
    question = reading.outline(store, session.id).current_question
    assert question is not None
    clustering.group(store, question, "Proximité", reading.contributions(store, question)[:2])
    vote = voting.open_vote(store, session.id, "Par où commencer ?", ["Une lettre", "Un référent"], VoteMethod.DOTS, 3)
    commitments.commit(store, Commitment(session_id=session.id, position=0, what="Un référent par commune"))
    slides.add_message(store, session.id, "On reprend à 14 h")
    QApplication.processEvents()
    offered = choices(moment_of(store, session.id))
    assert the_list(room).choices == offered
    assert {choice.kind for choice in offered} >= {
        SceneKind.QUESTION, SceneKind.WALL, SceneKind.CLUSTERS, SceneKind.VOTE, SceneKind.COMMITMENTS,
        SceneKind.AGENDA, SceneKind.WELCOME, SceneKind.THANKS, SceneKind.SLIDE,
    }  # fmt: skip
    assert Choice(SceneKind.VOTE, vote.id) in offered

    for made in the_list(room).miniatures:
        the_list(room).ensureWidgetVisible(made)
        click(made)
        assert Choice(asked(room).shown, asked(room).target) == made.choice
        assert seen(room) == preview(moment_of(store, session.id), made.choice)
        assert room.workshop.run.panel.thumbnail.scene == seen(room)
        [told] = chosen(room)
        assert told.endswith(", à l’écran")


@pytest.mark.parametrize("kind", [SceneKind.QUESTION, SceneKind.WALL, SceneKind.AGENDA])
def test_a_miniature_shows_the_scene_that_a_click_would_show(room: Console, kind: SceneKind) -> None:
    made = miniature(room, kind)
    wanted = preview(moment_of(room.store, room.session.id), made.choice)
    room.qtbot.waitUntil(lambda: made.view.scene == wanted)


def test_a_click_leaves_the_keyboard_to_the_bar(room: Console) -> None:
    click(miniature(room, SceneKind.QUESTION))
    assert room.focused is room.workshop.run.bar.field
    room.capture("Une idée de plus")
    assert room.store.all(Contribution)[-1].text == "Une idée de plus"


def test_the_pictures_follow_what_is_said_once_it_is_quiet(room: Console) -> None:
    wall = miniature(room, SceneKind.WALL)
    room.capture("Une idée de plus")
    room.qtbot.waitUntil(lambda: isinstance(wall.view.scene, QuestionScene) and len(wall.view.scene.notes) == 4)


def test_what_is_not_seen_of_the_list_is_not_drawn(room: Console) -> None:
    run = room.workshop.run
    room.click("À portée")
    wall = miniature(room, SceneKind.WALL)
    before = wall.view.scene
    room.capture("Une idée de plus")
    room.qtbot.waitUntil(lambda: not run.panel._quiet.isActive())
    assert wall.view.scene is before
    room.click("Scènes")
    room.qtbot.waitUntil(lambda: isinstance(wall.view.scene, QuestionScene) and len(wall.view.scene.notes) == 4)


def test_the_list_follows_the_day(console: Console) -> None:
    console.run()
    assert chosen(console) == ["2, L’accueil, choisie"]
    console.start(item=EXPERT_INPUT)
    kinds = [choice.kind for choice in the_list(console).choices]
    assert kinds[:3] == [SceneKind.MOMENT, SceneKind.SPEAKER, SceneKind.SPEAKER_QUESTIONS]
    assert chosen(console) == ["1, Suit la journée, choisie"]
    for _step in range(REFLECTION - EXPERT_INPUT):
        console.key(Qt.Key.Key_F9)
    kinds = [choice.kind for choice in the_list(console).choices]
    assert kinds[:4] == [SceneKind.MOMENT, SceneKind.QUESTION, SceneKind.WALL, SceneKind.CLUSTERS]
    flow.close_day(console.store, console.session.id)
    assert chosen(console)[0].endswith("Les remerciements, choisie")


def test_another_item_shows_what_goes_with_it_again(room: Console) -> None:
    click(miniature(room, SceneKind.QUESTION))
    room.key(Qt.Key.Key_F9)
    assert asked(room).shown is SceneKind.MOMENT
    assert chosen(room) == ["1, Suit la journée, à l’écran"]


# By the keyboard


def test_the_keyboard_goes_to_the_list_walks_it_shows_and_comes_back(room: Console) -> None:
    bar, made = room.workshop.run.bar.field, the_list(room).miniatures
    room.key(Qt.Key.Key_E, CTRL)
    assert focused(room) is made[0]
    room.key(Qt.Key.Key_Right)
    assert focused(room) is made[1]
    room.key(Qt.Key.Key_Down)
    assert focused(room) is made[3]
    room.key(Qt.Key.Key_Left)
    assert focused(room) is made[2]
    room.key(Qt.Key.Key_Up)
    room.key(Qt.Key.Key_Up)
    assert focused(room) is made[0]
    room.key(Qt.Key.Key_End)
    assert focused(room) is made[-1]
    room.key(Qt.Key.Key_Return)
    assert asked(room).shown is SceneKind.THANKS
    room.key(Qt.Key.Key_Home)
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Space)
    assert asked(room).shown is SceneKind.QUESTION
    room.key(Qt.Key.Key_Escape)
    assert focused(room) is bar
    assert asked(room).shown is SceneKind.QUESTION  # that Esc was the list's
    room.key(Qt.Key.Key_Escape)
    assert asked(room).shown is SceneKind.MOMENT


def test_a_letter_typed_in_the_list_is_captured(room: Console) -> None:
    room.key(Qt.Key.Key_E, CTRL)
    room.type("une idée")
    assert room.workshop.run.bar.field.text() == "une idée"


def test_the_keyboard_finds_the_list_behind_the_wall_alone_and_behind_what_is_at_hand(room: Console) -> None:
    room.click("À portée")
    room.key(Qt.Key.Key_F11)
    assert not room.workshop.run.panel.isVisible()
    room.key(Qt.Key.Key_E, CTRL)
    assert room.focused is the_list(room).miniatures[0]
    assert the_list(room).isVisible()


@pytest.mark.parametrize(
    ("key", "number"),
    [
        (Qt.Key.Key_2, 2),
        (Qt.Key.Key_Ampersand, 1),
        (Qt.Key.Key_Eacute, 2),
        (Qt.Key.Key_QuoteDbl, 3),
        (Qt.Key.Key_Apostrophe, 4),
        (Qt.Key.Key_ParenLeft, 5),
        (Qt.Key.Key_Minus, 6),
        (Qt.Key.Key_Egrave, 7),
    ],
)
def test_alt_and_a_digit_show_a_scene_at_once_on_a_french_keyboard_too(room: Console, key: Qt.Key, number: int) -> None:
    click(the_list(room).miniatures[-1 if number == 1 else 0])
    room.key(key, ALT)
    assert Choice(asked(room).shown, asked(room).target) == the_list(room).choices[number - 1]
    assert room.workshop.run.bar.field.text() == ""


def test_a_number_that_nothing_has_shows_nothing(room: Console) -> None:
    before = asked(room)
    room.key(Qt.Key.Key_9, ALT)
    assert len(the_list(room).choices) < 9
    assert asked(room) == before


def test_the_numbers_act_while_the_wall_is_alone(room: Console) -> None:
    room.key(Qt.Key.Key_F11)
    room.key(Qt.Key.Key_2, ALT)
    assert asked(room).shown is SceneKind.QUESTION


# Frozen: prepared, then shown


def test_what_is_chosen_while_frozen_is_prepared_and_shown_by_the_button(room: Console) -> None:
    panel, frozen = room.workshop.run.panel, seen(room)
    room.key(Qt.Key.Key_F6)
    click(miniature(room, SceneKind.QUESTION))
    assert seen(room) == panel.thumbnail.scene == frozen
    assert panel.next.isVisible()
    assert panel.next.view.scene == preview(moment_of(room.store, room.session.id), Choice(SceneKind.QUESTION))
    assert chosen(room) == ["2, La question seule, ensuite"]

    prepared = panel.next.view.scene
    room.click("Montrer (F6)")
    assert asked(room).mode is ScreenMode.LIVE
    assert seen(room) == panel.thumbnail.scene == prepared
    assert not panel.next.isVisible()
    assert chosen(room) == ["2, La question seule, à l’écran"]


def test_a_long_message_that_is_prepared_is_named_in_short(room: Console) -> None:
    words = "Le repas est servi dans la salle du conseil, " * 20
    message = slides.add_message(room.store, room.session.id, words)
    room.key(Qt.Key.Key_F6)
    before = room.workshop.run.panel.next.sizeHint().height()
    screen.show(room.store, room.session.id, Choice(SceneKind.SLIDE, message.id))
    QApplication.processEvents()
    assert room.workshop.run.panel.next.sizeHint().height() <= before + 40
    assert the_list(room).viewport().height() > 100, "the scenes keep their place"


def is_whole(made: Miniature) -> bool:
    """Whether all of it is in view."""
    return made.visibleRegion().boundingRect() == made.rect()


def test_what_is_chosen_from_elsewhere_is_brought_into_view(room: Console) -> None:
    messages = [slides.add_message(room.store, room.session.id, f"Message {number}") for number in range(12)]
    for choice in (Choice(SceneKind.SLIDE, messages[-1].id), Choice(SceneKind.MOMENT)):
        screen.show(room.store, room.session.id, choice)
        made = next(one for one in the_list(room).miniatures if one.choice == choice)
        room.qtbot.waitUntil(partial(is_whole, made))


def test_the_names_of_the_scenes_are_whole_under_their_pictures(room: Console) -> None:
    made = miniature(room, SceneKind.WALL)
    captions = [label for label in made.findChildren(ElidedLabel) if label.text() == "Le mur"]
    assert len(captions) == 1
    for kind in SceneKind:
        name = scene_name(room.store, Choice(kind))
        assert captions[0].fontMetrics().horizontalAdvance(name) <= captions[0].width(), name


def test_a_third_screen_is_offered_in_the_menu_and_never_without_one(room: Console) -> None:
    panel = room.workshop.run.panel
    asked_for: list[str] = []
    panel.asked.connect(asked_for.append)
    for elsewhere in (False, True):
        panel.show_projection(QSize(1024, 768), "ROOM", projecting=True, elsewhere=elsewhere)
        panel.menu.fill()
        offered = [action for action in panel.menu.actions() if action.text().startswith("Sur l’autre écran")]
        assert len(offered) == elsewhere
    offered[0].trigger()
    assert asked_for == ["project_elsewhere"]


def test_pages_turned_while_frozen_are_those_of_what_is_prepared(room: Console) -> None:
    panel = room.workshop.run.panel
    for number in range(30):
        room.capture(f"Une idée assez longue pour prendre de la place sur le mur, la {number}e")
    room.key(Qt.Key.Key_F6)
    frozen = seen(room)
    room.key(Qt.Key.Key_PageDown)
    assert seen(room) == panel.thumbnail.scene == frozen
    assert panel.next.view.page == 1
    room.key(Qt.Key.Key_PageDown)
    assert panel.next.view.page == 2
    room.key(Qt.Key.Key_F6)
    assert panel.thumbnail.page == 2
    room.key(Qt.Key.Key_PageUp)
    assert panel.thumbnail.page == 1


def test_what_is_said_while_frozen_is_soon_in_what_is_prepared(room: Console) -> None:
    panel = room.workshop.run.panel
    room.key(Qt.Key.Key_F6)
    room.capture("Une idée de plus")
    view = panel.next.view
    room.qtbot.waitUntil(lambda: isinstance(view.scene, QuestionScene) and len(view.scene.notes) == 4)
    assert isinstance(panel.thumbnail.scene, QuestionScene)
    assert len(panel.thumbnail.scene.notes) == 3


def test_escape_leaves_the_freeze_then_what_was_chosen(room: Console) -> None:
    room.key(Qt.Key.Key_F6)
    click(miniature(room, SceneKind.QUESTION))
    room.key(Qt.Key.Key_Escape)
    assert (asked(room).mode, asked(room).shown) == (ScreenMode.LIVE, SceneKind.QUESTION)
    room.key(Qt.Key.Key_Escape)
    assert asked(room).shown is SceneKind.MOMENT


def test_black_gives_way_to_what_is_chosen(room: Console) -> None:
    room.key(Qt.Key.Key_F7)
    assert chosen(room) == ["1, Suit la journée, ensuite"]
    click(miniature(room, SceneKind.QUESTION))
    assert asked(room).mode is ScreenMode.LIVE
    assert seen(room) == scene_of(room.store, room.session.id)


# One note alone


def select(console: Console, *places: int) -> list[str]:
    """Select notes on the wall that has the keyboard."""
    wall = console.workshop.run.stage.wall
    ids = [console.store.all(Contribution)[place].id for place in places]
    wall.setFocus()
    wall.select(ids)
    QApplication.processEvents()
    return ids


def test_p_shows_the_selected_note_alone_and_p_again_goes_back(room: Console) -> None:
    click(miniature(room, SceneKind.CLUSTERS))
    [note] = select(room, 1)
    room.key(Qt.Key.Key_P)
    scene = seen(room)
    assert isinstance(scene, NoteScene)
    assert scene.note.id == note
    assert chosen(room) == ["2, Une contribution, à l’écran"]
    room.key(Qt.Key.Key_P)
    assert asked(room).shown is SceneKind.CLUSTERS
    assert [choice.kind for choice in the_list(room).choices].count(SceneKind.NOTE) == 0


def test_with_several_selected_p_shows_the_last_one(room: Console) -> None:
    select(room, 0, 2, 1)
    room.key(Qt.Key.Key_P)
    assert asked(room).target == room.store.all(Contribution)[1].id


def test_p_with_nothing_selected_is_the_beginning_of_a_contribution(room: Console) -> None:
    room.workshop.run.stage.wall.setFocus()
    room.type("p")
    assert room.workshop.run.bar.field.text() == "p"
    assert asked(room).shown is SceneKind.MOMENT


def test_escape_goes_back_from_a_note_shown_alone(room: Console) -> None:
    room.key(Qt.Key.Key_F12)
    assert asked(room).shown is SceneKind.NOTE
    room.key(Qt.Key.Key_Escape)
    assert asked(room).shown is SceneKind.MOMENT


def test_f12_shows_the_latest_from_the_bar_and_the_selected_one_from_anywhere(room: Console) -> None:
    said = room.store.all(Contribution)
    room.key(Qt.Key.Key_F12)
    assert asked(room).target == said[-1].id
    select(room, 0)
    room.workshop.run.bar.field.setFocus()
    room.key(Qt.Key.Key_F12)
    assert asked(room).target == said[0].id


def test_f12_before_anything_was_said_says_so(console: Console) -> None:
    console.start(item=REFLECTION)
    console.key(Qt.Key.Key_F12)
    assert asked(console).shown is SceneKind.MOMENT
    assert console.notices[-1][0].startswith("Rien n’a encore été dit")


def test_a_note_shown_alone_that_is_removed_leaves_the_room_with_the_moment(room: Console) -> None:
    [note] = select(room, 1)
    room.key(Qt.Key.Key_P)
    capture.remove(room.store, [room.store.the(Contribution, note)])
    scene = seen(room)
    assert isinstance(scene, QuestionScene)
    assert len(scene.notes) == 2
    assert chosen(room) == ["1, Suit la journée, à l’écran"]
    room.capture("Une idée de plus")
    assert seen(room) == room.workshop.run.panel.thumbnail.scene == scene_of(room.store, room.session.id)


def test_a_parked_note_is_shown_alone_too(room: Console) -> None:
    room.capture("! La fiscalité, plus tard")
    run = room.workshop.run
    run.open_panel("parking")
    wall = run.stage.wall
    wall.setFocus()
    wall.select([room.store.all(Contribution)[-1].id])
    room.key(Qt.Key.Key_P)
    scene = seen(room)
    assert isinstance(scene, NoteScene)
    assert scene.note.text == "La fiscalité, plus tard"


def test_a_note_promoted_while_frozen_is_prepared(room: Console) -> None:
    room.key(Qt.Key.Key_F6)
    frozen = seen(room)
    room.key(Qt.Key.Key_F12)
    assert seen(room) == frozen
    assert isinstance(room.workshop.run.panel.next.view.scene, NoteScene)
    room.key(Qt.Key.Key_F12)
    assert asked(room).mode is ScreenMode.FROZEN
    assert room.workshop.run.panel.next.view.scene == frozen


def entry(menu: QMenu, words: str) -> None:
    """Choose what begins so in a menu."""
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def open_menu(console: Console, note_ids: list[str]) -> QMenu:
    wall = console.workshop.run.stage.wall
    wall.menu_requested.emit(note_ids, wall.mapToGlobal(QPoint(10, 10)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_of_a_note_shows_it_alone(room: Console) -> None:
    menu = open_menu(room, select(room, 0))
    entry(menu, "Montrer seule à l’écran")
    menu.close()
    assert asked(room).target == room.store.all(Contribution)[0].id


def test_the_menu_of_a_cluster_shows_the_clusters_of_its_question(room: Console) -> None:
    store, wall = room.store, room.workshop.run.stage.wall
    outline = reading.outline(store, room.session.id)
    assert outline.current_question is not None
    here = clustering.group(
        store, outline.current_question, "Ici", reading.contributions(store, outline.current_question)[:1]
    )
    other = next(one for one in outline.questions if one != outline.current_question)
    said = capture.contribute(store, room.session.id, Draft(text="Ailleurs"), other)
    elsewhere = clustering.group(store, other, "Ailleurs", [said])
    for cluster, target in ((here, ""), (elsewhere, other.id)):
        wall.group_menu_requested.emit(cluster.id, wall.mapToGlobal(QPoint(10, 10)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entry(menu, "Montrer les regroupements")
        menu.close()
        assert (asked(room).shown, asked(room).target) == (SceneKind.CLUSTERS, target)
