"""The wall of a question in the real console: every gesture reaches the file, is undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget

from facilitator.sessions import capture, clustering, reading, wall_places
from facilitator.sessions.capture import Draft
from facilitator.sessions.record import Record
from facilitator.sessions.records import (
    RECORDS,
    Arrangement,
    Cluster,
    College,
    Contribution,
    ContributionKind,
    Question,
)
from facilitator.sessions.store import Store

from .conftest import Console
from .test_wall import CTRL, NONE, SHIFT, Hand
from .test_wall_canvas import wheel

REFLECTION = 5
"""Which item of the template asks the first question."""
pytestmark = pytest.mark.qt_log_ignore(  # menus that open, on a screen that is none
    "^This plugin does not support (raise|grabbing)", extend=True
)
ARRANGEMENTS = {
    Arrangement.CLUSTER: "Par regroupement",
    Arrangement.TABLE: "Par table",
    Arrangement.COLLEGE: "Par collège",
    Arrangement.KIND: "Par nature",
    Arrangement.TIME: "Dans l’ordre",
}
TEXTS = ["Une lettre après chaque conseil", "Un car à la demande", "Trop de courriels", "Qui rapporte au conseil ?"]


class WallHand(Hand):
    """A person's hands on the wall of a question, in the console."""

    def __init__(self, console: Console) -> None:
        self.console, self.qtbot = console, console.qtbot
        self.window = console.window
        self.board = console.workshop.run.stage.board
        self.wall = self.board.wall
        self.wall.setFocus()
        QApplication.processEvents()

    def note(self, text: str) -> Contribution:
        return next(c for c in self.console.store.all(Contribution) if c.text == text)

    def at(self, text: str) -> QPointF:
        return self.centre(self.note(text).id)

    def free(self) -> QPointF:
        """Free ground under the notes."""
        bottom = max((self.wall.note_rect(note.id).bottom() for note in self.wall.notes), default=0)
        return QPointF(200, min(bottom + 90, self.wall.height() - 70))

    def choose(self, *texts: str) -> None:
        for place, text in enumerate(texts):
            self.click(self.at(text), CTRL if place else NONE)

    def open_menu(self) -> None:
        """Press the key that opens the menu of what is chosen."""
        place = self.wall.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, self.wall.mapToGlobal(place))
        QApplication.sendEvent(self.wall, event)

    def menu(self, *path: str) -> None:
        """Choose an entry of the menu that is open, by its words."""
        menu: QWidget | None = QApplication.activePopupWidget()
        for words in path:
            assert isinstance(menu, QMenu), f"no menu where {words} should be"
            action = _entry(menu, words)
            menu.setActiveAction(action)
            QTest.keyClick(menu, Qt.Key.Key_Right if isinstance(action.menu(), QMenu) else Qt.Key.Key_Return)
            menu = QApplication.activePopupWidget()
        self.window.activateWindow()  # which a screen does by itself when a menu closes
        self.qtbot.waitUntil(self.window.isActiveWindow)


def _entry(menu: QMenu, words: str) -> QAction:
    found = [action for action in menu.actions() if action.text().split("\t")[0].startswith(words)]
    assert found, f"no {words} among {[action.text() for action in menu.actions()]}"
    return found[0]


@pytest.fixture
def hand(console: Console) -> WallHand:
    console.start(item=REFLECTION)
    for text in TEXTS:
        console.capture(text)
    return WallHand(console)


def everything(store: Store) -> dict[str, list[Record]]:
    return {kind.__name__: sorted(store.all(kind), key=lambda record: record.id) for kind in RECORDS}


def undone_and_redone(console: Console, before: dict[str, list[Record]]) -> None:
    """Ctrl+Z gives back what was before, Ctrl+Shift+Z what it had become."""
    after = everything(console.store)
    assert after != before
    console.key(Qt.Key.Key_Z, CTRL)
    assert everything(console.store) == before
    console.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert everything(console.store) == after


def question_of(console: Console) -> Question:
    question = reading.outline(console.store, console.session.id).current_question
    assert question is not None
    return question


# Gestures on notes


def test_a_note_is_edited_in_place(console: Console, hand: WallHand) -> None:
    before = everything(console.store)
    hand.click(hand.at(TEXTS[0]))
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_End, CTRL)
    hand.type(", en une page")
    hand.key(Qt.Key.Key_Return)
    assert hand.note(f"{TEXTS[0]}, en une page").question_id == question_of(console).id
    undone_and_redone(console, before)


def test_a_note_edited_to_nothing_keeps_its_words(console: Console, hand: WallHand) -> None:
    hand.click(hand.at(TEXTS[0]))
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_A, CTRL)
    hand.key(Qt.Key.Key_Delete)
    hand.key(Qt.Key.Key_Return)
    assert hand.note(TEXTS[0]).text == TEXTS[0]


def test_words_that_are_refused_stay_in_the_editor(console: Console, hand: WallHand) -> None:
    hand.click(hand.at(TEXTS[0]))
    hand.key(Qt.Key.Key_Return)
    editor = hand.focused
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("x" * 20_001)
    hand.key(Qt.Key.Key_Return)
    assert editor.isVisible()
    assert len(editor.toPlainText()) == 20_001
    assert console.notices[-1][1]
    assert hand.note(TEXTS[0]).text == TEXTS[0]
    hand.key(Qt.Key.Key_Escape)


def test_words_written_on_a_note_that_goes_meanwhile_are_in_the_bar(console: Console, hand: WallHand) -> None:
    hand.click(hand.at(TEXTS[0]))
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_End, CTRL)
    hand.type(", en une page")
    capture.remove(console.store, [hand.note(TEXTS[0])])
    QApplication.processEvents()
    assert console.workshop.run.bar.field.text() == f"{TEXTS[0]}, en une page"


def test_leaving_keeps_the_words_being_written_on_a_note(console: Console, hand: WallHand) -> None:
    hand.click(hand.at(TEXTS[0]))
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_End, CTRL)
    hand.type(", en une page")
    console.click("Préparer")
    assert hand.note(f"{TEXTS[0]}, en une page").text


def test_deleted_notes_go_to_the_bin_and_come_back(console: Console, hand: WallHand) -> None:
    before = everything(console.store)
    hand.choose(TEXTS[1], TEXTS[2])
    hand.key(Qt.Key.Key_Delete)
    assert [c.text for c in console.store.all(Contribution)] == [TEXTS[0], TEXTS[3]]
    assert "2 contributions mises à la corbeille" in console.notices[-1][0]
    undone_and_redone(console, before)


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_Eacute])
def test_a_digit_changes_the_kind_of_the_chosen_notes(console: Console, hand: WallHand, key: Qt.Key) -> None:
    before = everything(console.store)
    hand.choose(TEXTS[0], TEXTS[3])
    hand.key(key)
    kinds = {c.text: c.kind for c in console.store.all(Contribution)}
    assert kinds[TEXTS[0]] is kinds[TEXTS[3]] is ContributionKind.OBSTACLE
    assert kinds[TEXTS[1]] is ContributionKind.IDEA
    undone_and_redone(console, before)


def test_a_note_dropped_onto_another_makes_a_cluster(console: Console, hand: WallHand) -> None:
    before = everything(console.store)
    hand.drag_onto(hand.at(TEXTS[1]), hand.at(TEXTS[0]))
    (cluster,) = console.store.all(Cluster)
    assert {c.text for c in console.store.all(Contribution, cluster_id=cluster.id)} == set(TEXTS[:2])
    assert cluster.title
    undone_and_redone(console, before)


def test_a_note_dropped_into_a_frame_joins_its_cluster(console: Console, hand: WallHand) -> None:
    clustering.group(console.store, question_of(console), "Informer", [hand.note(TEXTS[0]), hand.note(TEXTS[1])])
    QApplication.processEvents()
    before = everything(console.store)
    hand.drag_onto(hand.at(TEXTS[2]), hand.at(TEXTS[1]))
    (cluster,) = console.store.all(Cluster)
    assert hand.note(TEXTS[2]).cluster_id == cluster.id
    undone_and_redone(console, before)


def test_a_note_dragged_out_of_its_frame_is_loose_where_it_was_put(console: Console, hand: WallHand) -> None:
    clustering.group(console.store, question_of(console), "Informer", [hand.note(TEXTS[0]), hand.note(TEXTS[1])])
    QApplication.processEvents()
    before = everything(console.store)
    hand.drag(hand.at(TEXTS[0]), hand.free())
    out = hand.note(TEXTS[0])
    assert out.cluster_id is None
    assert out.x is not None
    undone_and_redone(console, before)


def test_a_note_dragged_over_free_ground_stays_there(console: Console, hand: WallHand) -> None:
    before = everything(console.store)
    hand.drag(hand.at(TEXTS[0]), hand.free())
    moved = hand.note(TEXTS[0])
    assert moved.x is not None
    assert moved.y is not None
    assert abs(hand.wall.note_rect(moved.id).center().y() - hand.free().y()) < 200
    undone_and_redone(console, before)


def test_a_name_groups_the_chosen_notes(console: Console, hand: WallHand) -> None:
    before = everything(console.store)
    hand.choose(TEXTS[0], TEXTS[2])
    hand.key(Qt.Key.Key_G, CTRL)
    hand.type("Informer sans noyer")
    hand.key(Qt.Key.Key_Return)
    (cluster,) = console.store.all(Cluster)
    assert cluster.title == "Informer sans noyer"
    assert {c.text for c in console.store.all(Contribution, cluster_id=cluster.id)} == {TEXTS[0], TEXTS[2]}
    assert hand.wall.hasFocus()
    undone_and_redone(console, before)


def test_a_known_name_is_offered_and_taken(console: Console, hand: WallHand) -> None:
    clustering.group(console.store, question_of(console), "Éviter le trop-plein", [hand.note(TEXTS[2])])
    QApplication.processEvents()
    hand.choose(TEXTS[0])
    hand.key(Qt.Key.Key_G, CTRL)
    hand.type("evi")
    assert hand.board.naming.field.offered == ["Éviter le trop-plein"]
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    (cluster,) = console.store.all(Cluster)
    assert hand.note(TEXTS[0]).cluster_id == cluster.id


def test_leaving_the_name_groups_nothing(console: Console, hand: WallHand) -> None:
    before = everything(console.store)
    hand.choose(TEXTS[0], TEXTS[2])
    hand.key(Qt.Key.Key_G, CTRL)
    hand.type("Inf")
    hand.key(Qt.Key.Key_Escape)
    assert everything(console.store) == before
    assert hand.wall.hasFocus()


def test_a_frame_dragged_by_its_title_stays_there_with_its_notes(console: Console, hand: WallHand) -> None:
    cluster = clustering.group(console.store, question_of(console), "Informer", [hand.note(TEXTS[0])])
    QApplication.processEvents()
    before = everything(console.store)
    hand.drag(hand.title(cluster.id), hand.title(cluster.id) + QPointF(60, 150))
    moved = console.store.the(Cluster, cluster.id)
    assert moved.y is not None
    assert moved.y > 60
    assert hand.wall.group_rect(cluster.id).contains(hand.wall.note_rect(hand.note(TEXTS[0]).id))
    undone_and_redone(console, before)


@pytest.mark.parametrize("by", list(Arrangement))
def test_arranging_is_undone_in_one_go(console: Console, hand: WallHand, by: Arrangement) -> None:
    hand.drag(hand.at(TEXTS[0]), hand.free())
    before = everything(console.store)
    console.click("Ranger", hand.board)
    hand.menu(ARRANGEMENTS[by])
    assert question_of(console).arrangement is by
    assert all(c.x is None for c in console.store.all(Contribution))
    rects = [hand.wall.note_rect(note.id) for note in hand.wall.notes]
    assert not any(a.intersects(b) for place, a in enumerate(rects) for b in rects[:place])
    undone_and_redone(console, before)


REAL_LIKE = [
    f"Réponse {n} : " + ("il faudrait que chacun sache ce qui se décide, " * (n * n % 61)).strip() for n in range(212)
]
"""As long as those of a real inquiry: from a few words to thousands of characters."""


@pytest.mark.parametrize("by", list(Arrangement))
def test_212_answers_are_arranged_without_overlap_and_undone_in_one_go(console: Console, by: Arrangement) -> None:
    console.start(item=REFLECTION)
    question, store = question_of(console), console.store
    colleges, kinds = [None, *College], list(ContributionKind)
    drafts = [
        Draft(text, kinds[n % 4], table_number=n % 7 or None, college=colleges[n % len(colleges)])
        for n, text in enumerate(REAL_LIKE)
    ]
    said = capture.contribute_all(store, console.session.id, drafts, question)
    for place in range(6):
        clustering.group(store, question, f"Regroupement {place}", said[place * 20 : place * 20 + place * 3 + 1])
    wall_places.place(store, {one.id: (n * 37 % 900, n * 53 % 700) for n, one in enumerate(said[150:190])})
    QApplication.processEvents()
    hand = WallHand(console)
    before = everything(store)
    console.click("Ranger", hand.board)
    hand.menu(ARRANGEMENTS[by])
    rects = [hand.wall.note_rect(note.id) for note in hand.wall.notes]
    assert len(rects) == len(REAL_LIKE)
    assert not any(a.intersects(b) for place, a in enumerate(rects) for b in rects[:place])
    undone_and_redone(console, before)


def test_the_three_ways_of_grouping_end_in_the_same_record(console: Console, hand: WallHand) -> None:
    def record() -> tuple[Cluster, list[Contribution]]:
        """The cluster, wherever its frame stands, and every note with it."""
        (cluster,) = console.store.all(Cluster)
        notes = [replace(c, cluster_id=c.cluster_id and "it") for c in console.store.all(Contribution)]
        return replace(cluster, id="it", x=None, y=None), notes

    def back(steps: int) -> None:
        hand.wall.setFocus()
        for _step in range(steps):
            console.key(Qt.Key.Key_Z, CTRL)
        assert everything(console.store) == before

    before = everything(console.store)
    hand.drag_onto(hand.at(TEXTS[1]), hand.at(TEXTS[0]))
    (cluster,) = console.store.all(Cluster)
    hand.board.rename(cluster.id)
    hand.type("Informer")
    hand.key(Qt.Key.Key_Return)
    dropped = record()
    back(2)

    hand.choose(TEXTS[0], TEXTS[1])
    hand.key(Qt.Key.Key_G, CTRL)
    hand.type("Informer")
    hand.key(Qt.Key.Key_Return)
    named = record()
    back(1)

    console.click("⋯", hand.board)
    hand.menu("Trier")
    console.type("n")
    console.type("Informer")
    console.key(Qt.Key.Key_Return)
    console.key(Qt.Key.Key_1)
    console.key(Qt.Key.Key_Escape)
    assert dropped == named == record()
    assert {note.text for note in named[1] if note.cluster_id} == set(TEXTS[:2])


def test_what_a_search_finds_is_chosen_on_the_wall(console: Console, hand: WallHand) -> None:
    other = reading.outline(console.store, console.session.id).questions[1]
    capture.contribute(console.store, console.session.id, Draft("Une lettre ailleurs"), other)
    console.key(Qt.Key.Key_K, CTRL)
    console.type("un")
    console.qtbot.waitUntil(lambda: console.workshop.finder.list.hit is not None)
    console.key(Qt.Key.Key_Return, CTRL)
    chosen = {hand.console.store.the(Contribution, note_id).text for note_id in hand.wall.selected}
    assert chosen in ({TEXTS[0], TEXTS[1]}, {"Une lettre ailleurs"})
    assert hand.wall.hasFocus()
    assert "choisie" in console.notices[-1][0]


# The menu of the chosen notes


def test_notes_move_to_another_question(console: Console, hand: WallHand) -> None:
    before = everything(console.store)
    other = reading.outline(console.store, console.session.id).questions[1]
    hand.choose(TEXTS[0], TEXTS[1])
    hand.open_menu()
    hand.menu("Déplacer vers", "Question 2")
    assert {hand.note(text).question_id for text in TEXTS[:2]} == {other.id}
    assert [note.text for note in hand.wall.notes] == TEXTS[2:]
    undone_and_redone(console, before)


def test_notes_move_to_the_parking(console: Console, hand: WallHand) -> None:
    before = everything(console.store)
    hand.choose(TEXTS[0])
    hand.open_menu()
    hand.menu("Déplacer vers", "Frigo")
    assert hand.note(TEXTS[0]).question_id is None
    undone_and_redone(console, before)


def test_a_note_leaves_its_cluster_by_the_menu(console: Console, hand: WallHand) -> None:
    clustering.group(console.store, question_of(console), "Informer", [hand.note(TEXTS[0]), hand.note(TEXTS[1])])
    QApplication.processEvents()
    before = everything(console.store)
    hand.choose(TEXTS[0])
    hand.open_menu()
    hand.menu("Sortir du regroupement")
    assert hand.note(TEXTS[0]).cluster_id is None
    undone_and_redone(console, before)


@pytest.mark.parametrize(
    ("path", "check"),
    [
        (("Couleur", "Vert"), lambda store: store.all(Cluster)[0].colour == "green"),
        (("Fusionner avec", "Alerter"), lambda store: [c.title for c in store.all(Cluster)] == ["Alerter"]),
        (("Dégrouper",), lambda store: [c.title for c in store.all(Cluster)] == ["Alerter"]),
    ],
)
def test_the_menu_of_a_cluster(
    console: Console, hand: WallHand, path: tuple[str, ...], check: Callable[[Store], bool]
) -> None:
    question = question_of(console)
    first = clustering.group(console.store, question, "Informer", [hand.note(TEXTS[0])])
    clustering.group(console.store, question, "Alerter", [hand.note(TEXTS[1])])
    QApplication.processEvents()
    before = everything(console.store)
    hand.board.wall.group_menu_requested.emit(first.id, hand.wall.mapToGlobal(hand.title(first.id).toPoint()))
    hand.menu(*path)
    assert check(console.store)
    assert {c.text for c in console.store.all(Contribution)} == set(TEXTS)
    undone_and_redone(console, before)


def test_a_cluster_is_renamed_over_the_wall(console: Console, hand: WallHand) -> None:
    cluster = clustering.group(console.store, question_of(console), "Informer", [hand.note(TEXTS[0])])
    QApplication.processEvents()
    before = everything(console.store)
    QTest.mouseDClick(hand.wall, Qt.MouseButton.LeftButton, NONE, hand.title(cluster.id).toPoint())
    hand.type("Informer sans noyer")
    hand.key(Qt.Key.Key_Return)
    assert console.store.the(Cluster, cluster.id).title == "Informer sans noyer"
    undone_and_redone(console, before)


# What stays still, and what does nothing


def test_a_drag_that_is_given_up_changes_nothing(console: Console, hand: WallHand) -> None:
    before = everything(console.store)
    hand.carry(hand.at(TEXTS[0]), hand.at(TEXTS[1]))
    hand.wait_for_target()
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.at(TEXTS[1]))
    assert everything(console.store) == before


def test_a_contribution_that_comes_moves_no_other(console: Console, hand: WallHand) -> None:
    places = {note.id: hand.wall.to_wall(hand.wall.note_rect(note.id).topLeft()) for note in hand.wall.notes}
    console.workshop.run.bar.field.setFocus()
    console.capture("Une de plus")
    assert places == {note_id: hand.wall.to_wall(hand.wall.note_rect(note_id).topLeft()) for note_id in places}


def test_a_letter_on_the_wall_begins_a_contribution(console: Console, hand: WallHand) -> None:
    hand.choose(TEXTS[0])
    hand.type("U")
    assert console.workshop.run.bar.field.text() == "U"
    assert len(console.store.all(Contribution)) == len(TEXTS)


def test_on_an_empty_wall_no_gesture_does_anything(console: Console) -> None:
    console.start(item=REFLECTION)
    hand = WallHand(console)
    before = everything(console.store)
    middle = QPointF(hand.wall.rect().center())
    hand.click(middle)
    hand.drag(middle, middle + QPointF(120, 80))
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_2, Qt.Key.Key_Left, Qt.Key.Key_Home):
        hand.wall.setFocus()
        hand.key(key)
    for key in (Qt.Key.Key_A, Qt.Key.Key_G, Qt.Key.Key_0):
        hand.wall.setFocus()
        hand.key(key, CTRL)
    assert everything(console.store) == before
    assert not hand.board.naming.isVisible()


def test_the_wall_takes_the_whole_width_and_gives_it_back(console: Console, hand: WallHand) -> None:
    width = hand.wall.width()
    hand.key(Qt.Key.Key_F11)
    QApplication.processEvents()
    assert hand.wall.width() > width + 400
    assert not console.workshop.run.day.isVisible()
    hand.key(Qt.Key.Key_F11)
    QApplication.processEvents()
    assert hand.wall.width() == width
    assert console.workshop.run.day.isVisible()


def test_the_whole_wall_stays_whole_when_its_place_changes(console: Console, hand: WallHand) -> None:
    drafts = [Draft(f"Idée numéro {n}") for n in range(60)]
    capture.contribute_all(console.store, console.session.id, drafts, question_of(console))
    hand.key(Qt.Key.Key_F11)
    QApplication.processEvents()
    console.workshop.run.bar.field.setFocus()
    console.key(Qt.Key.Key_0, CTRL)  # from the bar
    QApplication.processEvents()
    hand.key(Qt.Key.Key_F11)
    QApplication.processEvents()
    assert not hand.wall.minimap.isVisible()
    rects = [hand.wall.note_rect(note.id) for note in hand.wall.notes]
    left, right = min(rect.left() for rect in rects), max(rect.right() for rect in rects)
    assert max(rect.bottom() for rect in rects) < hand.wall.height()
    assert abs(left - (hand.wall.width() - right)) < 30


def test_the_way_back_from_the_parking_is_in_sight(console: Console, hand: WallHand) -> None:
    assert "Revenir à la question" not in console.buttons()
    console.workshop.run.open_panel("parking")
    QApplication.processEvents()
    assert hand.wall.count == 0
    console.click("Revenir à la question")
    assert hand.wall.count == len(TEXTS)
    assert "Revenir à la question" not in console.buttons()


def test_the_overview_takes_the_right_button_from_the_notes_below(console: Console, hand: WallHand) -> None:
    drafts = [Draft(f"Une idée parmi beaucoup d’autres {n}") for n in range(60)]
    capture.contribute_all(console.store, console.session.id, drafts, question_of(console))
    overview, seen = hand.wall.minimap, hand.wall.seen
    assert overview.isVisible()
    place = overview.rect().center() + QPoint(0, 20)
    QTest.mouseClick(overview, Qt.MouseButton.RightButton, NONE, place)
    assert QApplication.activePopupWidget() is None
    assert hand.wall.seen == seen
    assert not hand.wall.selected


def test_the_tools_of_the_wall_hide_no_note_for_good(console: Console, hand: WallHand) -> None:
    drafts = [Draft(f"Une idée parmi beaucoup d’autres {n}") for n in range(61)]
    capture.contribute_all(console.store, console.session.id, drafts, question_of(console))
    console.workshop.run.bar.field.setFocus()
    console.capture("La dernière idée")
    tools = QRectF(hand.board.bar.geometry())
    assert not hand.wall.note_rect(hand.note("La dernière idée").id).intersects(tools)
    for _notch in range(40):
        wheel(hand.wall, QPointF(300, 200), QPoint(0, -480))
    overview = QRectF(hand.wall.minimap.geometry())
    assert hand.wall.minimap.isVisible()
    assert not any(hand.wall.note_rect(note.id).intersects(tools | overview) for note in hand.wall.notes)


def test_an_import_gives_the_wall_the_shape_that_it_needs(console: Console, hand: WallHand, tmp_path: Path) -> None:
    path = tmp_path / "idées.txt"
    path.write_text("\n".join(f"Une idée parmi beaucoup d’autres {n}" for n in range(200)), encoding="utf-8")
    run = console.workshop.run
    run.open_import(path)
    page = run.middle.import_page()
    console.qtbot.waitUntil(lambda: "Importer 200 contributions" in console.buttons())
    console.click("Importer 200 contributions")
    console.qtbot.waitUntil(lambda: "Retour au mur" in console.buttons() and not page.importing)
    console.click("Retour au mur")
    bounds, overview = hand.wall.layout_.bounds, hand.wall.minimap
    assert hand.wall.count == 200 + len(TEXTS)
    assert bounds.width > 0.6 * bounds.height
    assert overview.width() > 0.6 * overview.height()


def test_a_cluster_that_sorting_made_is_in_view_on_the_wall(console: Console, hand: WallHand) -> None:
    drafts = [Draft(f"Une idée parmi beaucoup d’autres {n}") for n in range(60)]
    capture.contribute_all(console.store, console.session.id, drafts, question_of(console))
    console.workshop.run.open_panel("sorting")
    console.type("nMobilité")
    console.key(Qt.Key.Key_Return)
    console.key(Qt.Key.Key_Escape)
    cluster = console.store.all(Cluster)[0]
    assert QRectF(hand.wall.rect()).contains(hand.wall.group_rect(cluster.id))


def test_no_wall_is_enlarged_where_none_is_shown(console: Console, hand: WallHand) -> None:
    console.workshop.run.open_panel("import")
    QApplication.processEvents()
    console.key(Qt.Key.Key_F11)
    assert console.workshop.run.day.isVisible()
    assert not hand.board.bar.large


def test_the_view_moves_seldom_while_contributions_come(console: Console, hand: WallHand) -> None:
    drafts = [Draft(f"Contribution {number}") for number in range(40)]
    capture.contribute_all(console.store, console.session.id, drafts, question_of(console))
    QApplication.processEvents()
    moves = []
    hand.wall.changed_view.connect(lambda: moves.append(hand.wall.seen))
    console.workshop.run.bar.field.setFocus()
    for number in range(18):
        console.capture(f"Une de plus {number}")
        assert hand.wall.rect().contains(hand.at(f"Une de plus {number}").toPoint())
    assert len(moves) <= 3


def test_a_closed_file_shows_its_wall_as_it_was_left(console: Console, hand: WallHand, clock: Any) -> None:
    cluster = clustering.group(console.store, question_of(console), "Informer", [hand.note(TEXTS[0])])
    QApplication.processEvents()
    hand.drag(hand.title(cluster.id), hand.title(cluster.id) + QPointF(40, 180))
    hand.drag(hand.at(TEXTS[3]), hand.free() + QPointF(150, 0))
    placed = {
        block: hand.wall.to_wall(rect.topLeft())
        for block, rect in (
            (cluster.id, hand.wall.group_rect(cluster.id)),
            (hand.note(TEXTS[3]).id, hand.wall.note_rect(hand.note(TEXTS[3]).id)),
        )
    }
    path = console.store.path
    console.window.close_workshop()
    assert console.window.open_path(path)
    QApplication.processEvents()
    again = WallHand(console)
    assert again.wall.to_wall(again.wall.group_rect(cluster.id).topLeft()) == placed[cluster.id]
    note = again.note(TEXTS[3])
    assert again.wall.to_wall(again.wall.note_rect(note.id).topLeft()) == placed[note.id]


# All gestures at random


def _pick(hand: WallHand, number: int) -> str:
    notes = hand.wall.notes
    return notes[number % len(notes)].id if notes else ""


def _centre(hand: WallHand, note_id: str) -> QPointF:
    hand.wall.reveal(note_id)
    return hand.centre(note_id)


def _drag_free(hand: WallHand, a: int, b: int) -> None:
    if note := _pick(hand, a):
        start = _centre(hand, note)
        hand.drag(start, QPointF(60 + b * 53 % (hand.wall.width() - 120), 60 + b * 31 % (hand.wall.height() - 120)))


def _drag_onto(hand: WallHand, a: int, b: int) -> None:
    first, second = _pick(hand, a), _pick(hand, b)
    if first and first != second:
        start, end = _centre(hand, first), hand.centre(second)
        inside = QPointF(hand.wall.rect().center())
        if hand.wall.rect().contains(end.toPoint()) and hand.wall.note_at(end) is not None and start != inside:
            hand.carry(start, end)
            QApplication.processEvents()
            hand.release(end)


def _delete(hand: WallHand, a: int, _b: int) -> None:
    if note := _pick(hand, a):
        hand.click(_centre(hand, note))
        hand.key(Qt.Key.Key_Delete)


def _kind(hand: WallHand, a: int, b: int) -> None:
    if note := _pick(hand, a):
        hand.click(_centre(hand, note))
        hand.key((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)[b % 4])


def _name(hand: WallHand, a: int, b: int) -> None:
    if note := _pick(hand, a):
        hand.click(_centre(hand, note))
        hand.click(_centre(hand, _pick(hand, b)), CTRL)
        hand.key(Qt.Key.Key_G, CTRL)
        if hand.board.naming.isVisible():
            hand.type(f"Groupe {b % 3}")
            hand.key(Qt.Key.Key_Return)


def _edit(hand: WallHand, a: int, b: int) -> None:
    if note := _pick(hand, a):
        hand.click(_centre(hand, note))
        hand.key(Qt.Key.Key_Return)
        hand.type(f" {b}")
        hand.key(Qt.Key.Key_Return)


def _say(hand: WallHand, a: int, b: int) -> None:
    hand.console.workshop.run.bar.field.setFocus()
    hand.console.capture(f"Contribution dite {a} {b}")


def _arrange(hand: WallHand, a: int, _b: int) -> None:
    hand.board.arrange(list(Arrangement)[a % 5])


def _ungroup(hand: WallHand, a: int, _b: int) -> None:
    clusters = hand.console.store.all(Cluster)
    if clusters:
        hand.board.ungroup(clusters[a % len(clusters)])


GESTURES = (_drag_free, _drag_onto, _delete, _kind, _name, _edit, _say, _arrange, _ungroup)


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(st.sampled_from(GESTURES), st.integers(0, 40), st.integers(0, 40)), min_size=4, max_size=10),
    st.sampled_from([0, 12]),
)
def test_gestures_at_random_are_undone_to_the_start_and_done_again(
    console: Console, gestures: list[tuple[Callable[[WallHand, int, int], None], int, int]], notes: int
) -> None:
    if console.workshop.place != "run":
        console.start(item=REFLECTION)
    store = console.store
    while store.can_undo():
        store.undo()
    if notes:
        drafts = [Draft(f"Contribution {number} " + "mot " * (number * 7 % 30)) for number in range(notes)]
        capture.contribute_all(store, console.session.id, drafts, question_of(console))
    QApplication.processEvents()
    hand = WallHand(console)
    start, depth = everything(store), len(store._undo_lists.done)
    for gesture, a, b in gestures:
        hand.wall.setFocus()
        gesture(hand, a, b)
        QApplication.processEvents()
        shown = {note.id for note in hand.wall.notes}
        assert shown == {c.id for c in reading.contributions(store, question_of(console))}
    end, steps = everything(store), len(store._undo_lists.done) - depth
    hand.wall.setFocus()
    for _step in range(steps):
        hand.key(Qt.Key.Key_Z, CTRL)
    assert everything(store) == start
    for _step in range(steps):
        hand.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert everything(store) == end
    assert store.problems() == []
