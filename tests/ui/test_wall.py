"""The wall under real mouse and key events: each gesture tells what the person wants, once; a miss tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator import tokens
from facilitator.ui.widgets.wall.drag import Drag
from facilitator.ui.widgets.wall.notes import WallGroup, WallNote
from facilitator.ui.widgets.wall.wall import Wall

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
SIGNALS = (
    "edited",
    "remove_requested",
    "kind_requested",
    "grouped",
    "put_in_group",
    "taken_out",
    "moved",
    "group_requested",
    "menu_requested",
    "group_menu_requested",
    "rename_requested",
)


def a_note(name: str, text: str = "", group: str = "", place: tuple[int, int] | None = None) -> WallNote:
    return WallNote(name, text or f"Contribution {name}", tokens.NOTE_COLOURS["idea"], "I", "T2", group, place=place)


def loose(count: int) -> list[WallNote]:
    return [a_note(f"n{rank:03}", f"Contribution numéro {rank}") for rank in range(count)]


CLUSTERS = [WallGroup("a", "Informer sans noyer", "2"), WallGroup("b", "Secteurs", "1")]
GROUPED = [
    a_note("a1", group="a"),
    a_note("a2", group="a"),
    a_note("b1", group="b"),
    a_note("x"),
    a_note("y"),
    a_note("z"),
]


class Hand:
    """A wall in a window, what it told, and a person's hands on it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.above: list[str] = []
        """The keys that the wall let through, as text."""
        self.window.keyPressEvent = lambda event: self.above.append(event.text())  # type: ignore[method-assign]
        self.wall, self.field = Wall(), QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.wall, 1)
        layout.addWidget(self.field)
        self.window.resize(1200, 800)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.wall.setFocus()
        self.told: list[tuple[object, ...]] = []
        for name in SIGNALS:
            getattr(self.wall, name).connect(lambda *said, name=name: self.told.append((name, *said)))

    def centre(self, note_id: str) -> QPointF:
        return self.wall.note_rect(note_id).center()

    def corner(self, note_id: str) -> QPointF:
        """A place on the edge of a note."""
        return self.wall.note_rect(note_id).topLeft() + QPointF(5, 5)

    def title(self, group_id: str) -> QPointF:
        return self.wall.group_rect(group_id).topLeft() + QPointF(30, 15)

    def ground(self) -> QPointF:
        """Free ground, far from everything, in the view."""
        return QPointF(self.wall.width() - 60, self.wall.height() - 60)

    def press(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mousePress(self.wall, button, modifiers, at.toPoint())

    def move(self, at: QPointF) -> None:
        place = QPointF(at.toPoint())
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, self.wall.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, NONE
        )
        QApplication.sendEvent(self.wall, event)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseRelease(self.wall, button, modifiers, at.toPoint())

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        self.press(at, modifiers, button)
        self.release(at, modifiers, button)

    def carry(self, start: QPointF, end: QPointF) -> None:
        """Press and move, in a few steps, without letting go."""
        self.press(start)
        for part in range(1, 6):
            self.move(start + (end - start) * part / 5)

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Carry and let go at once: nobody rested anywhere."""
        self.carry(start, end)
        self.release(end)

    def drag_onto(self, start: QPointF, end: QPointF) -> None:
        """Carry, rest until a target appears, and let go."""
        self.carry(start, end)
        self.wait_for_target()
        self.release(end)

    def wait_for_target(self) -> None:
        self.qtbot.waitUntil(lambda: getattr(self.wall._gesture, "armed", False))

    def wait_for_rest(self) -> None:
        """Hold still until what that means has been thought of."""
        drag = self.wall._gesture
        assert isinstance(drag, Drag)
        self.qtbot.waitUntil(lambda: not drag._rest.isActive())

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focused, key, modifiers)

    def type(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, NONE, char))

    @property
    def focused(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.wall if focused is None else focused


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    hand = Hand(qtbot)
    yield hand
    hand.window.hide()


@pytest.fixture
def full(hand: Hand) -> Hand:
    """A wall of 300 loose notes."""
    hand.wall.show_notes(loose(300))
    return hand


@pytest.fixture
def grouped(hand: Hand) -> Hand:
    """Two clusters and three loose notes."""
    hand.wall.show_notes(GROUPED, CLUSTERS)
    return hand


# Selecting


def test_a_click_selects_one_note_and_the_ground_none(full: Hand) -> None:
    heard: list[list[str]] = []
    full.wall.selection_changed.connect(lambda: heard.append(full.wall.selected))
    full.click(full.centre("n003"))
    full.click(full.centre("n001"))
    full.click(QPointF(3, full.wall.height() - 3))

    assert heard == [["n003"], ["n001"], []]
    assert full.told == []


@pytest.mark.parametrize("modifier", [CTRL, SHIFT])
def test_ctrl_or_shift_and_click_adds_a_note_or_takes_it_off(full: Hand, modifier: Qt.KeyboardModifier) -> None:
    full.click(full.centre("n000"))
    full.click(full.centre("n002"), modifier)
    assert full.wall.selected == ["n000", "n002"]

    full.click(full.centre("n000"), modifier)
    assert full.wall.selected == ["n002"]


def test_a_click_on_one_of_several_selected_notes_leaves_that_one(full: Hand) -> None:
    full.wall.select(["n000", "n001", "n002"])
    full.press(full.centre("n001"))
    assert full.wall.selected == ["n000", "n001", "n002"]

    full.release(full.centre("n001"))
    assert full.wall.selected == ["n001"]


def test_a_rubber_band_selects_what_it_meets(grouped: Hand) -> None:
    across = grouped.wall.note_rect("x").united(grouped.wall.note_rect("y"))
    start = QPointF(across.right() + 4, across.bottom() + 40)
    grouped.drag(start, QPointF(across.left() + 5, across.bottom() - 5))

    assert sorted(grouped.wall.selected) == ["x", "y"]
    assert grouped.told == []


@pytest.mark.parametrize("modifier", [CTRL, SHIFT])
def test_a_rubber_band_with_a_modifier_adds(grouped: Hand, modifier: Qt.KeyboardModifier) -> None:
    grouped.click(grouped.centre("a1"))
    rect = grouped.wall.note_rect("x")
    start = QPointF(rect.left() - 4, rect.bottom() + 40)
    grouped.press(start, modifier)
    grouped.move(rect.center())
    grouped.release(rect.center(), modifier)

    assert grouped.wall.selected == ["a1", "x"]


def test_escape_leaves_a_rubber_band_and_what_was_selected_comes_back(grouped: Hand) -> None:
    grouped.click(grouped.centre("a1"))
    rect = grouped.wall.note_rect("x")
    grouped.carry(QPointF(rect.left() - 4, rect.bottom() + 40), rect.center())
    assert grouped.wall.selected == ["x"]
    grouped.key(Qt.Key.Key_Escape)
    grouped.move(rect.center() + QPointF(40, 0))

    assert grouped.wall.selected == ["a1"]


def test_ctrl_a_selects_every_note(full: Hand) -> None:
    full.key(Qt.Key.Key_A, CTRL)
    assert len(full.wall.selected) == 300


def test_escape_forgets_the_selection_before_it_goes_further(full: Hand) -> None:
    full.click(full.centre("n000"))
    full.key(Qt.Key.Key_Escape)
    assert full.wall.selected == []
    assert full.above == []

    full.key(Qt.Key.Key_Escape)
    assert full.above != []


def test_arrows_walk_and_shift_extends(full: Hand) -> None:
    full.click(full.centre("n000"))
    full.key(Qt.Key.Key_Right)
    (second,) = full.wall.selected
    assert full.centre(second).x() > full.centre("n000").x()
    full.key(Qt.Key.Key_Down)
    (below,) = full.wall.selected
    assert full.centre(below).y() > full.centre(second).y()
    full.key(Qt.Key.Key_Right, SHIFT)

    assert full.wall.selected[0] == below
    assert len(full.wall.selected) == 2


def test_home_and_end_go_to_the_first_and_the_last_note_and_show_them(full: Hand) -> None:
    full.key(Qt.Key.Key_End)
    (last,) = full.wall.selected
    assert QRectF(full.wall.rect()).contains(full.wall.note_rect(last))
    assert full.wall.note_rect(last).top() == max(full.wall.note_rect(n.id).top() for n in full.wall.notes)

    full.key(Qt.Key.Key_Home)
    assert full.wall.selected == ["n000"]
    assert QRectF(full.wall.rect()).contains(full.wall.note_rect("n000"))


def test_after_a_removal_the_arrows_go_on_from_where_the_note_was(full: Hand) -> None:
    full.click(full.centre("n004"))
    beside = full.centre("n004")
    full.wall.show_notes([note for note in loose(300) if note.id != "n004"])
    assert full.wall.selected == []
    full.key(Qt.Key.Key_Right)

    assert (full.centre(full.wall.selected[0]) - beside).manhattanLength() < 400


def test_a_click_does_not_move_the_wall(full: Hand) -> None:
    cut = next(n.id for n in full.wall.notes if full.wall.note_rect(n.id).bottom() > full.wall.height())
    before = full.wall.note_rect(cut)
    full.click(QPointF(before.center().x(), before.top() + 8))

    assert full.wall.selected == [cut]
    assert full.wall.note_rect(cut) == before


def test_selecting_or_editing_a_note_that_is_seen_does_not_move_the_wall(full: Hand) -> None:
    before = full.wall.note_rect("n000")
    full.wall.select(["n001"])
    full.key(Qt.Key.Key_Left)
    full.wall.edit("n000")
    assert full.wall.note_rect("n000") == before


def test_what_is_selected_stays_so_when_the_wall_is_shown_again(full: Hand) -> None:
    full.wall.select(["n001", "n004"])
    heard: list[int] = []
    full.wall.selection_changed.connect(lambda: heard.append(1))
    full.wall.show_notes([note for note in loose(300) if note.id != "n004"])

    assert full.wall.selected == ["n001"]
    assert heard == [1]


def test_marked_notes_wear_a_ring_of_their_own(grouped: Hand) -> None:
    def picture() -> object:
        return grouped.wall.grab().toImage()

    plain = picture()
    grouped.wall.mark(["x"])
    marked = picture()
    grouped.wall.mark([])

    assert marked != plain
    assert picture() == plain
    assert grouped.wall.selected == []


# Keys on the selection


@pytest.mark.parametrize(
    ("key", "place", "modifier"),
    [
        (Qt.Key.Key_1, 0, NONE),
        (Qt.Key.Key_4, 3, NONE),
        (Qt.Key.Key_4, 3, SHIFT),
        (Qt.Key.Key_1, 0, Qt.KeyboardModifier.KeypadModifier),
        (Qt.Key.Key_4, 3, Qt.KeyboardModifier.KeypadModifier),
        (Qt.Key.Key_Ampersand, 0, NONE),
        (Qt.Key.Key_Eacute, 1, NONE),
        (Qt.Key.Key_QuoteDbl, 2, NONE),
        (Qt.Key.Key_Apostrophe, 3, NONE),
    ],
)
def test_a_digit_changes_the_kind(full: Hand, key: Qt.Key, place: int, modifier: Qt.KeyboardModifier) -> None:
    full.wall.select(["n000", "n002"])
    full.key(key, modifier)

    assert full.told == [("kind_requested", ["n000", "n002"], place)]
    assert not any(full.above)  # but for Shift itself


def test_digits_and_letters_go_up_to_the_bar(full: Hand) -> None:
    full.type("1b")
    full.wall.select(["n000"])
    full.type("à")

    assert full.above == ["1", "b", "à"]
    assert full.told == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_asks_to_remove_what_is_selected(full: Hand, key: Qt.Key) -> None:
    full.key(key)
    assert full.told == []

    full.wall.select(["n000", "n002"])
    full.key(key)
    assert full.told == [("remove_requested", ["n000", "n002"])]


def test_ctrl_g_asks_to_group_the_selection(full: Hand) -> None:
    full.key(Qt.Key.Key_G, CTRL)
    assert full.told == []

    full.wall.select(["n000", "n002"])
    full.key(Qt.Key.Key_G, CTRL)
    assert full.told == [("group_requested", ["n000", "n002"])]


def test_the_right_button_opens_the_menu_of_the_selection(full: Hand) -> None:
    full.wall.select(["n000", "n001"])
    full.click(full.centre("n001"), button=RIGHT)
    full.click(full.centre("n002"), button=RIGHT)
    full.click(QPointF(3, full.wall.height() - 3), button=RIGHT)

    assert [said[:2] for said in full.told] == [("menu_requested", ["n000", "n001"]), ("menu_requested", ["n002"])]
    assert full.told[1][2] == full.wall.mapToGlobal(full.centre("n002").toPoint())


def test_the_menu_key_opens_it_too(full: Hand) -> None:
    def menu_key() -> None:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(full.wall, event)

    menu_key()
    assert full.told == []
    full.wall.select(["n001"])
    menu_key()
    assert full.told == [("menu_requested", ["n001"], full.wall.mapToGlobal(full.centre("n001").toPoint()))]


def test_a_frame_has_a_menu_and_is_renamed_by_its_title(grouped: Hand) -> None:
    grouped.click(grouped.title("b"), button=RIGHT)
    grouped.click(grouped.title("b"))
    QTest.mouseDClick(grouped.wall, LEFT, NONE, grouped.title("b").toPoint())

    assert [said[:2] for said in grouped.told] == [("group_menu_requested", "b"), ("rename_requested", "b")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_1])
def test_an_empty_wall_does_nothing(hand: Hand, key: Qt.Key) -> None:
    hand.wall.show_notes([], empty="Rien encore")
    hand.key(key)
    hand.key(Qt.Key.Key_A, CTRL)
    hand.drag(QPointF(50, 50), QPointF(300, 300))
    QTest.mouseDClick(hand.wall, LEFT, NONE, QPoint(80, 80))
    hand.click(QPointF(80, 80), button=RIGHT)

    assert hand.told == []
    assert hand.wall.selected == []
    assert not hand.wall.grab().isNull()


# Dragging


def test_a_note_is_put_where_it_is_dropped(grouped: Hand) -> None:
    rect, end = grouped.wall.note_rect("x"), grouped.ground()
    grouped.drag(rect.center(), end)
    corner = grouped.wall.to_wall(rect.topLeft() + QPointF((end - rect.center()).toPoint()))

    ((name, places),) = grouped.told
    assert name == "moved"
    assert set(places) == {"x"}  # type: ignore[call-overload]
    assert abs(places["x"][0] - corner.x()) <= 2  # type: ignore[index]
    assert abs(places["x"][1] - corner.y()) <= 2  # type: ignore[index]


def test_several_selected_notes_move_together(grouped: Hand) -> None:
    boxes = {one: grouped.wall.note_rect(one) for one in ("x", "z")}
    grouped.wall.select(["x", "z"])
    grouped.drag(boxes["x"].center(), boxes["x"].center() + QPointF(0, 300))

    ((name, places),) = grouped.told
    assert (name, set(places)) == ("moved", {"x", "z"})  # type: ignore[call-overload]
    apart = (boxes["z"].topLeft() - boxes["x"].topLeft()) / grouped.wall.scale
    assert abs(places["z"][0] - places["x"][0] - apart.x()) <= 1  # type: ignore[index]
    assert abs(places["z"][1] - places["x"][1] - apart.y()) <= 1  # type: ignore[index]


def test_an_unselected_note_is_dragged_alone(full: Hand) -> None:
    full.wall.select(["n000", "n001"])
    full.drag(full.centre("n005"), full.centre("n005") + QPointF(8, 60))

    assert full.wall.selected == ["n005"]


def test_neighbours_make_way_and_their_places_are_told_too(hand: Hand) -> None:
    hand.wall.show_notes(loose(12))
    hand.carry(hand.centre("n000"), hand.corner("n003"))
    hand.wait_for_rest()
    drag = hand.wall._gesture
    assert isinstance(drag, Drag)
    making_way = set(drag._way)
    hand.release(hand.corner("n003"))

    ((name, places),) = hand.told
    assert name == "moved"
    assert making_way
    assert set(places) == {"n000", *making_way}  # type: ignore[call-overload]


def test_a_target_appears_on_a_note_and_letting_go_groups(grouped: Hand) -> None:
    grouped.drag_onto(grouped.centre("x"), grouped.centre("z"))
    assert grouped.told == [("grouped", ["x"], "z")]


def test_a_selection_dropped_onto_a_note_groups_all_of_it(grouped: Hand) -> None:
    grouped.wall.select(["x", "a1", "y"])
    grouped.drag_onto(grouped.centre("y"), grouped.centre("z"))
    assert grouped.told == [("grouped", ["x", "a1", "y"], "z")]


def test_letting_go_before_the_target_appears_does_nothing(grouped: Hand) -> None:
    grouped.drag(grouped.centre("x"), grouped.centre("z"))
    grouped.drag(grouped.centre("x"), grouped.wall.group_rect("b").center())
    assert grouped.told == []


def test_the_edge_of_a_note_is_a_place_and_no_target(grouped: Hand) -> None:
    grouped.drag(grouped.centre("x"), grouped.corner("z"))
    assert [said[0] for said in grouped.told] == ["moved"]


def test_a_target_is_gone_when_the_pointer_leaves_it(grouped: Hand) -> None:
    grouped.carry(grouped.centre("x"), grouped.centre("z"))
    grouped.wait_for_target()
    grouped.move(grouped.ground())
    grouped.release(grouped.ground())

    assert [said[0] for said in grouped.told] == ["moved"]


def test_a_note_dropped_into_a_frame_joins_its_cluster(grouped: Hand) -> None:
    grouped.drag_onto(grouped.centre("x"), grouped.title("a"))
    grouped.drag_onto(grouped.centre("y"), grouped.centre("a2"))
    assert grouped.told == [("put_in_group", ["x"], "a"), ("put_in_group", ["y"], "a")]


def test_only_those_that_are_not_in_it_join_a_cluster(grouped: Hand) -> None:
    grouped.wall.select(["a1", "x", "b1"])
    grouped.drag_onto(grouped.centre("x"), grouped.title("a"))
    assert grouped.told == [("put_in_group", ["x", "b1"], "a")]


@pytest.mark.parametrize("onto", ["title", "note"])
def test_a_note_dropped_within_its_own_frame_does_nothing(grouped: Hand, onto: str) -> None:
    end = grouped.title("a") if onto == "title" else grouped.centre("a2")
    grouped.carry(grouped.centre("a1"), end)
    grouped.wait_for_rest()
    grouped.release(end)
    assert grouped.told == []


def test_a_note_dragged_out_of_its_frame_is_taken_out(grouped: Hand) -> None:
    grouped.wall.select(["a1", "x"])
    grouped.drag(grouped.centre("a1"), grouped.ground() - QPointF(350, 0))

    ((name, ids, places),) = grouped.told
    assert (name, ids) == ("taken_out", ["a1"])
    assert {"a1", "x"} <= set(places)  # type: ignore[call-overload]


def test_a_frame_is_dragged_by_its_title(grouped: Hand) -> None:
    grouped.drag(grouped.title("b"), grouped.title("b") + QPointF(0, 420))

    ((name, places),) = grouped.told
    assert name == "moved"
    assert "b" in places  # type: ignore[operator]
    assert not {"a1", "a2", "b1"} & set(places)  # type: ignore[call-overload]


def test_within_sections_a_note_is_placed_freely(hand: Hand) -> None:
    hand.wall.show_notes(GROUPED, [replace(group, cluster=False) for group in CLUSTERS])
    hand.drag(hand.centre("a1"), hand.ground())

    ((name, places),) = hand.told
    assert (name, set(places)) == ("moved", {"a1"})  # type: ignore[call-overload]


def test_a_heading_is_no_place_and_is_not_dragged(hand: Hand) -> None:
    hand.wall.show_notes(GROUPED, [replace(group, cluster=False) for group in CLUSTERS])
    hand.drag(hand.centre("x"), hand.title("a"))
    hand.drag(hand.title("a"), hand.ground())
    QTest.mouseDClick(hand.wall, LEFT, NONE, hand.title("a").toPoint())
    assert hand.told == []

    hand.drag_onto(hand.centre("x"), hand.centre("a1"))
    assert hand.told == [("grouped", ["x"], "a1")]


def test_what_is_pressed_is_dragged_though_a_note_came_meanwhile(grouped: Hand) -> None:
    grouped.press(grouped.centre("x"))
    grouped.wall.show_notes([*GROUPED, a_note("new")], CLUSTERS)
    grouped.move(grouped.ground())
    grouped.release(grouped.ground())

    assert [said[0] for said in grouped.told] == ["moved"]


def test_keys_pressed_on_what_floats_over_the_wall_do_nothing_to_its_notes(grouped: Hand) -> None:
    floating = QPushButton("Ranger", grouped.wall)
    floating.show()
    grouped.wall.select(["x"])
    floating.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_1, Qt.Key.Key_Right):
        grouped.key(key)

    assert grouped.told == []
    assert grouped.wall.selected == ["x"]


@pytest.mark.parametrize("count", [1, 300])
def test_escape_cancels_a_drag(hand: Hand, count: int) -> None:
    hand.wall.show_notes(loose(count))
    before = hand.wall.grab().toImage()
    hand.click(hand.centre("n000"))
    selected = hand.wall.grab().toImage()
    hand.carry(hand.centre("n000"), hand.ground())
    assert hand.wall.grab().toImage() != selected
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.ground())

    assert hand.told == []
    assert hand.above == []
    assert hand.wall.selected == ["n000"]
    assert selected != before
    assert hand.wall.grab().toImage() == selected


@pytest.mark.parametrize("outside", [QPointF(-200, 100), QPointF(300, 2000)])
def test_letting_go_outside_the_wall_does_nothing(grouped: Hand, outside: QPointF) -> None:
    grouped.drag(grouped.centre("x"), outside)
    grouped.drag(grouped.title("a"), outside)
    assert grouped.told == []


def test_letting_go_over_a_button_that_floats_on_the_wall_does_nothing(grouped: Hand) -> None:
    floating = QWidget(grouped.wall)
    floating.setGeometry(600, 600, 100, 40)
    floating.show()
    grouped.drag(grouped.centre("x"), QPointF(650, 620))
    assert grouped.told == []


def test_a_trembling_hand_moves_nothing(grouped: Hand) -> None:
    start = grouped.corner("x")
    grouped.press(start)
    grouped.move(start + QPointF(3, 2))
    grouped.release(start + QPointF(3, 2))
    grouped.carry(start, start + QPointF(60, 0))
    grouped.move(start + QPointF(2, 0))
    grouped.release(start + QPointF(2, 0))
    assert grouped.told == []


def test_near_an_edge_the_wall_comes_by_itself(full: Hand) -> None:
    start = full.centre("n000")
    full.carry(start, QPointF(start.x(), full.wall.height() - 4))
    top = full.wall.to_wall(QPointF()).y()
    full.qtbot.waitUntil(lambda: full.wall.to_wall(QPointF()).y() > top + 100)
    full.release(QPointF(start.x(), full.wall.height() - 4), NONE)

    assert [said[0] for said in full.told] in (["moved"], [])


def test_a_drag_goes_on_when_the_wall_is_shown_again(grouped: Hand) -> None:
    grouped.carry(grouped.centre("x"), grouped.ground())
    grouped.wall.show_notes([*GROUPED, a_note("new")], CLUSTERS)
    grouped.release(grouped.ground())

    assert [said[0] for said in grouped.told] == ["moved"]


def test_a_drag_ends_when_its_note_has_gone(grouped: Hand) -> None:
    grouped.carry(grouped.centre("x"), grouped.ground())
    grouped.wall.show_notes([note for note in GROUPED if note.id != "x"], CLUSTERS)
    grouped.move(grouped.ground() + QPointF(5, 5))
    grouped.release(grouped.ground())

    assert grouped.told == []


# Looking around


def test_the_middle_button_and_space_pan(full: Hand) -> None:
    before = full.wall.to_wall(QPointF())
    full.press(QPointF(400, 400), button=MIDDLE)
    full.move(QPointF(380, 340))
    full.release(QPointF(380, 340), button=MIDDLE)
    moved = full.wall.to_wall(QPointF())
    assert moved.y() > before.y()

    QTest.keyPress(full.wall, Qt.Key.Key_Space)
    full.drag(full.wall.note_rect("n020").center(), full.wall.note_rect("n020").center() - QPointF(0, 50))
    QTest.keyRelease(full.wall, Qt.Key.Key_Space)
    assert full.wall.to_wall(QPointF()).y() > moved.y()
    assert full.wall.selected == []
    assert full.told == []


def test_ctrl_plus_minus_and_zero_change_the_scale(full: Hand) -> None:
    before = full.wall.scale
    full.key(Qt.Key.Key_Plus, CTRL)
    assert full.wall.scale > before
    full.key(Qt.Key.Key_Minus, CTRL)
    assert full.wall.scale == before
    full.key(Qt.Key.Key_Agrave, CTRL)
    assert full.wall.scale < before


def test_the_view_stays_where_it_is_when_notes_come(full: Hand) -> None:
    full.wall.pan(0, -200)
    before = full.wall.note_rect("n010")
    full.wall.show_notes([replace(note, text=note.text + " !") for note in loose(300)])
    assert full.wall.note_rect("n010") == before


def test_a_new_note_is_brought_into_view_unless_hands_are_busy(full: Hand) -> None:
    full.wall.show_notes([*loose(300), a_note("new")])
    assert QRectF(full.wall.rect()).contains(full.wall.note_rect("new"))

    full.key(Qt.Key.Key_Home)
    full.carry(full.centre("n000"), full.centre("n000") + QPointF(30, 30))
    before = full.wall.note_rect("n005")
    full.wall.add_notes([a_note("newer")])
    full.wall.show_notes([*loose(300), a_note("new"), a_note("newer"), a_note("newest")])
    assert full.wall.note_rect("n005") == before


# Editing in place


@pytest.mark.parametrize("opening", ["enter", "f2", "double click", "call"])
def test_a_note_is_edited_where_it_stands(full: Hand, opening: str) -> None:
    full.wall.select(["n001"])
    if opening == "double click":
        QTest.mouseDClick(full.wall, LEFT, NONE, full.centre("n001").toPoint())
    elif opening == "call":
        full.wall.edit("n001")
    else:
        full.key({"enter": Qt.Key.Key_Return, "f2": Qt.Key.Key_F2}[opening])
    editor = full.wall._editor
    assert editor is not None
    assert editor.geometry().topLeft() == full.wall.note_rect("n001").topLeft().toPoint()
    full.type(" !")
    full.key(Qt.Key.Key_Return, SHIFT)
    full.type("Suite")
    full.key(Qt.Key.Key_Return)

    assert full.told == [("edited", "n001", "Contribution numéro 1 !\nSuite")]
    assert full.wall._editor is None
    assert full.wall.hasFocus()
    assert full.wall.selected == ["n001"]


def test_escape_leaves_the_note_as_it_was(full: Hand) -> None:
    full.wall.edit("n001")
    full.type(" !")
    full.key(Qt.Key.Key_Escape)

    assert full.told == []
    assert full.wall._editor is None
    assert full.wall.hasFocus()


def test_a_text_that_did_not_change_or_was_emptied_tells_nothing(full: Hand) -> None:
    full.wall.edit("n001")
    full.key(Qt.Key.Key_Return)
    full.wall.edit("n002")
    full.key(Qt.Key.Key_A, CTRL)
    full.key(Qt.Key.Key_Delete)
    full.key(Qt.Key.Key_Return)

    assert full.told == []
    assert full.wall._editor is None


def test_leaving_the_editor_keeps_what_was_typed(full: Hand) -> None:
    full.wall.edit("n001")
    full.type(" !")
    full.field.setFocus()
    assert full.told == [("edited", "n001", "Contribution numéro 1 !")]
    assert full.wall._editor is None
    assert full.field.hasFocus()

    full.wall.edit("n002")
    full.type(" ?")
    full.click(full.centre("n003"))
    assert full.told[1:] == [("edited", "n002", "Contribution numéro 2 ?")]


def test_the_editor_keeps_text_and_caret_while_the_wall_is_shown_again(full: Hand) -> None:
    full.wall.edit("n001")
    full.type(" à moi")
    full.wall.show_notes([replace(note, text="Changée ailleurs") for note in [*loose(300), a_note("new")]])
    full.wall.add_notes([a_note("newer")])
    full.type(" seul")
    assert full.told == []
    full.key(Qt.Key.Key_Return)

    assert full.told == [("edited", "n001", "Contribution numéro 1 à moi seul")]


def test_an_untouched_editor_shows_what_the_note_says_now(full: Hand) -> None:
    full.wall.edit("n001")
    full.wall.show_notes([replace(note, text="Changée ailleurs") for note in loose(300)])
    full.type(" !")
    full.key(Qt.Key.Key_Return)

    assert full.told == [("edited", "n001", "Changée ailleurs !")]


def test_a_text_is_kept_when_its_note_leaves_the_wall(full: Hand) -> None:
    full.wall.edit("n001")
    full.type(" !")
    full.wall.show_notes([a_note("another question")])

    assert full.told == [("edited", "n001", "Contribution numéro 1 !")]
    assert full.wall._editor is None


def test_another_window_leaves_the_editor_open_and_hiding_the_wall_keeps_its_text(full: Hand) -> None:
    full.wall.edit("n001")
    full.type(" !")
    other = QWidget()
    full.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    full.qtbot.waitUntil(other.isActiveWindow)
    assert full.wall._editor is not None
    assert full.told == []
    full.wall.hide()

    assert full.told == [("edited", "n001", "Contribution numéro 1 !")]


def test_a_text_that_cannot_be_kept_stays_open(full: Hand) -> None:
    full.wall.edited.connect(lambda *_said: full.wall.refuse_edit())
    full.wall.edit("n001")
    full.type(" !")
    full.key(Qt.Key.Key_Return)
    assert not full.wall.settle()
    full.wall.edit("n002")

    editor = full.wall._editor
    assert editor is not None
    assert editor.text() == "Contribution numéro 1 !"


def test_a_long_text_is_seen_whole_or_scrolled_and_stays_inside_the_wall(hand: Hand) -> None:
    long = "Une phrase dite dans la salle. " * 120
    hand.wall.show_notes([*loose(30), a_note("long", long)])
    hand.wall.edit("long")
    editor = hand.wall._editor
    assert editor is not None
    assert hand.wall.rect().contains(editor.geometry())
    assert editor.verticalScrollBar().maximum() > 0

    hand.key(Qt.Key.Key_Escape)
    hand.wall.edit("n000")
    editor = hand.wall._editor
    assert editor is not None
    low = editor.height()
    for _line in range(8):
        hand.key(Qt.Key.Key_Return, SHIFT)
    assert editor.height() > low
    assert editor.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("steps", [-6, 0, 3])
def test_letters_are_readable_at_any_scale(full: Hand, steps: int) -> None:
    full.wall.zoom(steps)
    full.wall.edit("n000")
    editor = full.wall._editor
    assert editor is not None
    assert editor.fontInfo().pixelSize() >= 14
    full.wall.zoom(1)
    assert full.wall.rect().contains(editor.geometry())


def test_undo_in_the_editor_undoes_typing_first(full: Hand) -> None:
    full.wall.edit("n000")
    full.type("?")
    full.key(Qt.Key.Key_Z, CTRL)
    editor = full.wall._editor
    assert editor is not None
    assert editor.text() == "Contribution numéro 0"


# A file that can only be read


def test_on_a_file_that_is_only_read_one_looks_and_selects(grouped: Hand) -> None:
    grouped.wall.editable = False
    grouped.drag(grouped.centre("x"), grouped.ground())
    grouped.drag(grouped.title("a"), grouped.ground())
    QTest.mouseDClick(grouped.wall, LEFT, NONE, grouped.centre("x").toPoint())
    QTest.mouseDClick(grouped.wall, LEFT, NONE, grouped.title("a").toPoint())
    grouped.wall.select(["x"])
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_1):
        grouped.key(key)
    grouped.key(Qt.Key.Key_G, CTRL)

    assert grouped.told == []
    assert grouped.wall._editor is None
    assert grouped.wall.selected == ["x"]


def test_the_wheel_during_a_drag_keeps_what_is_carried_under_the_pointer(full: Hand) -> None:
    full.carry(full.centre("n000"), QPointF(500, 300))
    at = QPointF(500, 300)
    event = QWheelEvent(
        at, full.wall.mapToGlobal(at), QPoint(), QPoint(0, -240), LEFT, NONE, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(full.wall, event)
    drag = full.wall._gesture
    assert drag is not None
    carried = drag._now()["n000"]  # type: ignore[attr-defined]

    assert carried.contains(full.wall.to_wall(at))
