"""Impact and effort placed with the mouse or the arrows, and the evaluation typed as fast as it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.sessions import capture, clustering, flow, plane, ratings, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.feedback import words_said
from facilitator.sessions.plane_points import points_of
from facilitator.sessions.ratings import RETURN
from facilitator.sessions.records import Feedback, ItemKind, PlanePoint
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.scenes import EvaluationScene, PlaneScene
from facilitator.ui.run.positioning.positioning_panel import PositioningPanel
from facilitator.ui.widgets.plane_words import words_beside

from .conftest import Console
from .test_positioning import opened
from .test_positioning_forms import pad

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(console: Console) -> PositioningPanel:
    """Two clusters and a loose contribution wait to be placed."""
    console.start()
    asked = reading.outline(console.store, console.session.id).questions[0]
    for title in ("Informer", "Se déplacer"):
        said = capture.contribute(console.store, console.session.id, Draft(text=f"{title} mieux"), asked)
        clustering.group(console.store, asked, title, [said])
    capture.contribute(console.store, console.session.id, Draft(text="Un car le samedi"), asked)
    found = opened(console)
    console.click("Plan", found)
    return found


def places(console: Console) -> dict[str, tuple[int, int]]:
    return {one.text: (one.effort, one.impact) for one in points_of(console.store, console.session.id)}


def lines(panel: PositioningPanel) -> list[str]:
    found = panel.plane.lines
    return [found.item(row).text() for row in range(found.count())]


def test_what_can_be_placed_is_listed_clusters_first(console: Console, panel: PositioningPanel) -> None:
    assert lines(panel) == ["+  Informer", "+  Se déplacer", "+  Un car le samedi"]


def test_enter_places_a_line_and_the_arrows_move_it(console: Console, panel: PositioningPanel) -> None:
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Return)
    assert places(console) == {"Se déplacer": (50, 50)}
    assert console.focused is panel.plane.square
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
        console.key(key)
    console.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert places(console) == {"Se déplacer": (46, 60)}
    assert lines(panel) == ["1  Se déplacer", "+  Informer", "+  Un car le samedi"]
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert places(console) == {"Se déplacer": (45, 60)}


def test_a_key_held_down_is_one_move(console: Console, panel: PositioningPanel) -> None:
    console.key(Qt.Key.Key_Return)
    square = panel.plane.square
    for _again in range(4):
        QTest.keyPress(square, Qt.Key.Key_Up)
    QTest.keyRelease(square, Qt.Key.Key_Up)
    assert places(console) == {"Informer": (50, 70)}
    assert console.store.undo() == "place_on_plane"
    assert places(console) == {"Informer": (50, 50)}


def test_a_point_is_dragged_and_put_down_once(console: Console, panel: PositioningPanel) -> None:
    plane.place(console.store, console.session.id, "Une carte", 50, 50)
    QApplication.processEvents()
    square = panel.plane.square
    point = square.in_hand
    assert point is not None
    start = square.centre_of(point)
    QTest.mousePress(square, LEFT, pos=start)
    QTest.mouseMove(square, start + QPoint(30, -40))
    QTest.mouseMove(square, start + QPoint(120, -160))
    assert places(console) == {"Une carte": (50, 50)}
    QTest.mouseRelease(square, LEFT, pos=start + QPoint(120, -160))
    effort, impact = places(console)["Une carte"]
    assert effort > 60
    assert impact > 70
    console.store.undo()
    assert places(console) == {"Une carte": (50, 50)}


def test_a_point_dragged_beyond_the_edge_stays_on_it(console: Console, panel: PositioningPanel) -> None:
    plane.place(console.store, console.session.id, "Une carte", 50, 50)
    QApplication.processEvents()
    square = panel.plane.square
    point = square.in_hand
    assert point is not None
    QTest.mousePress(square, LEFT, pos=square.centre_of(point))
    QTest.mouseMove(square, QPoint(-50, -50))
    QTest.mouseRelease(square, LEFT, pos=QPoint(-50, -50))
    assert places(console) == {"Une carte": (0, 100)}


def test_a_line_is_carried_onto_the_square(console: Console, panel: PositioningPanel) -> None:
    listed, square = panel.plane.lines, panel.plane.square
    here = listed.visualItemRect(listed.item(2)).center()
    target = listed.viewport().mapFromGlobal(square.mapToGlobal(square.rect().center() - QPoint(20, 40)))
    QTest.mousePress(listed.viewport(), LEFT, pos=here)
    QTest.mouseMove(listed.viewport(), here - QPoint(0, 20))
    QTest.mouseMove(listed.viewport(), target)
    QTest.mouseRelease(listed.viewport(), LEFT, pos=target)
    QApplication.processEvents()
    assert list(places(console)) == ["Un car le samedi"]
    effort, impact = places(console)["Un car le samedi"]
    assert 25 < effort < 60
    assert 50 < impact < 85


def test_a_line_let_go_beside_the_square_stays_where_it_was(console: Console, panel: PositioningPanel) -> None:
    listed = panel.plane.lines
    here = listed.visualItemRect(listed.item(0)).center()
    QTest.mousePress(listed.viewport(), LEFT, pos=here)
    QTest.mouseMove(listed.viewport(), here + QPoint(0, 30))
    QTest.mouseRelease(listed.viewport(), LEFT, pos=here + QPoint(0, 30))
    assert places(console) == {}


def test_enter_goes_from_the_list_to_the_square_and_back(console: Console, panel: PositioningPanel) -> None:
    console.key(Qt.Key.Key_Return)
    console.key(Qt.Key.Key_Up)
    console.key(Qt.Key.Key_Return)
    assert console.focused is panel.plane.lines
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Return)
    assert places(console) == {"Informer": (50, 55), "Se déplacer": (50, 50)}
    point = panel.plane.square.in_hand
    assert point is not None
    assert point.text == "Se déplacer"


def test_delete_takes_a_point_off_from_the_square_and_from_the_list(console: Console, panel: PositioningPanel) -> None:
    for title in ("un", "deux", "trois"):
        plane.place(console.store, console.session.id, title, 50, 50)
    QApplication.processEvents()
    panel.plane.lines.take_line(panel.plane.lines.item(1).data(Qt.ItemDataRole.UserRole))
    panel.plane.square.setFocus()
    console.key(Qt.Key.Key_Delete)
    assert list(places(console)) == ["un", "trois"]
    panel.plane.lines.setFocus()
    console.key(Qt.Key.Key_Home)
    console.key(Qt.Key.Key_Delete)
    assert list(places(console)) == ["trois"]


def test_a_text_of_its_own_is_placed_with_enter(console: Console, panel: PositioningPanel) -> None:
    panel.plane.text.setFocus()
    console.type("Une carte des projets")
    console.key(Qt.Key.Key_Return)
    assert places(console) == {"Une carte des projets": (50, 50)}
    assert panel.plane.text.text() == ""


def test_the_square_says_where_the_point_in_hand_is(console: Console, panel: PositioningPanel) -> None:
    console.key(Qt.Key.Key_Return)
    assert panel.plane.square.accessibleDescription() == "1. Informer\u00a0: effort 50, impact 50"


def test_the_plane_is_shown_to_the_room(console: Console, panel: PositioningPanel) -> None:
    console.key(Qt.Key.Key_Return)
    console.click("Montrer à la salle", panel)
    seen = scene_of(console.store, console.session.id)
    assert isinstance(seen, PlaneScene)
    assert [(spot.number, spot.text, spot.quarter) for spot in seen.spots] == [(1, "Informer", "Chantiers de fond")]


def test_the_plane_takes_the_place_of_the_wall_and_gives_it_back(console: Console, panel: PositioningPanel) -> None:
    """The size of a hand's gesture: the drawer would leave half of it."""
    run, square = console.workshop.run, panel.plane.square
    assert run.stage.isAncestorOf(square)
    assert not run.stage.wall.isVisible()
    assert square.place_at(QPointF(square.rect().center() + QPoint(0, 150))) is not None
    console.click("Roue", panel)
    assert run.stage.wall.isVisible()
    assert not square.isVisible()
    console.click("Plan", panel)
    assert square.isVisible()
    run.panels.close_panel()
    assert run.stage.wall.isVisible()
    assert not square.isVisible()


def test_a_contribution_that_was_found_is_seen_on_its_wall_and_the_plane_comes_back_with_a_line(
    console: Console, panel: PositioningPanel
) -> None:
    run, square = console.workshop.run, panel.plane.square
    run.look_at_contribution(capture.latest(console.store, console.session.id))  # type: ignore[arg-type]
    assert run.stage.wall.isVisible()
    panel.plane.lines.setFocus()
    console.key(Qt.Key.Key_Return)
    assert square.isVisible()
    assert console.focused is square


def test_esc_on_the_plane_gives_the_keys_back_to_the_list_then_closes_the_panel(
    console: Console, panel: PositioningPanel
) -> None:
    console.key(Qt.Key.Key_Return)
    assert panel.plane.square.hasFocus()
    console.key(Qt.Key.Key_Escape)
    assert panel.plane.lines.hasFocus()
    console.key(Qt.Key.Key_Escape)
    assert console.workshop.run.panels.shown == ""
    assert console.workshop.run.stage.wall.isVisible()


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100), st.text(max_size=60)), max_size=30))
def test_the_words_of_points_cover_neither_one_another_nor_a_disc(
    qapp: QApplication, placed: list[tuple[int, int, str]]
) -> None:
    square = QRectF(30, 0, 420, 420)
    points = [(QPointF(42 + 3.96 * x, 12 + 3.96 * y), text) for x, y, text in placed]
    written = [one.rect for one in words_beside(square, points, QFontMetrics(qapp.font()))]
    discs = [QRectF(at.x() - 12, at.y() - 12, 24, 24) for at, _text in points]
    for place, rect in enumerate(written):
        assert square.left() <= rect.left()
        assert rect.right() <= square.right()
        assert not any(rect.intersects(other) for other in [*discs, *written[:place]])


def test_a_letter_typed_on_the_plane_is_the_beginning_of_a_contribution(
    console: Console, panel: PositioningPanel
) -> None:
    console.key(Qt.Key.Key_Return)
    console.capture("Zut alors")
    assert console.store.count(PlanePoint) == 1
    assert capture.latest(console.store, console.session.id).text == "Zut alors"  # type: ignore[union-attr]


@pytest.fixture
def review(console: Console) -> PositioningPanel:
    console.start()
    found = opened(console)
    console.click("Bilan", found)
    return found


def words(console: Console) -> list[tuple[str, int]]:
    return [(one.text, one.count) for one in words_said(console.store.all(Feedback))]


def test_hands_are_counted_from_0_to_5_then_words_are_typed(console: Console, review: PositioningPanel) -> None:
    for count in (0, 1, 2, 9, 14, 6):
        pad(console, str(count))
        console.key(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    found = ratings.counted(ratings.ratings_of(console.store, console.session.id), RETURN)
    assert found == {1: 1, 2: 2, 3: 9, 4: 14, 5: 6}
    for word in ("Utile", "Dense", "utile"):
        console.type(word)
        console.key(Qt.Key.Key_Return)
    assert words(console) == [("Utile", 2), ("Dense", 1)]
    assert review._told.text() == "32 réponses"
    assert review.evaluation._found.text() == "Moyenne 3,7 · avis partagés"


def test_a_word_is_put_right_counted_again_and_taken_away(console: Console, review: PositioningPanel) -> None:
    review.evaluation.word.setFocus()
    console.type("Utlie")
    console.key(Qt.Key.Key_Return)
    row = next(iter(review.evaluation.words.widgets.values()))
    row.text.setFocus()
    row.text.selectAll()
    console.type("Utile")
    console.key(Qt.Key.Key_Return)
    row.count.setFocus()
    pad(console, "12")
    console.key(Qt.Key.Key_Return)
    assert words(console) == [("Utile", 12)]
    row.count.setFocus()
    pad(console, "0")
    console.key(Qt.Key.Key_Return)
    assert words(console) == []


def test_the_evaluation_is_shown_to_the_room_with_what_should_change(
    console: Console, review: PositioningPanel
) -> None:
    review.evaluation.change.setFocus()
    console.type("Commencer plus tard")
    console.key(Qt.Key.Key_Return)
    console.click("Montrer à la salle", review)
    seen = scene_of(console.store, console.session.id)
    assert isinstance(seen, EvaluationScene)
    assert [one.text for one in seen.changes] == ["Commencer plus tard"]


def test_at_the_closing_the_panel_opens_on_the_evaluation(console: Console) -> None:
    console.run()
    items = reading.outline(console.store, console.session.id).items
    console.start(item=next(place for place, item in enumerate(items) if item.kind is ItemKind.CLOSING))
    panel = opened(console)
    assert panel.tool is panel.evaluation


def test_a_panel_that_was_open_before_turns_to_the_evaluation_at_the_closing_once(console: Console) -> None:
    console.start()
    panel = opened(console)
    assert panel.tool is panel.wheel_tool
    console.workshop.run.panels.close_panel()
    items = reading.outline(console.store, console.session.id).items
    flow.go_to(console.store, console.session.id, next(item for item in items if item.kind is ItemKind.CLOSING))
    assert opened(console).tool is panel.evaluation
    console.click("Roue", panel)
    console.workshop.run.panels.close_panel()
    assert opened(console).tool is panel.wheel_tool


def test_what_is_typed_in_a_field_is_kept_when_the_panel_is_left(console: Console, review: PositioningPanel) -> None:
    review.evaluation.word.setFocus()
    console.type("Dense")
    assert console.workshop.run.panels.settle()
    assert words(console) == [("Dense", 1)]
