"""Where the wall puts things: nothing overlaps, nothing is lost, nothing jumps."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.ui.widgets.wall.boxes import Box, Ground
from facilitator.ui.widgets.wall.columns import Columns
from facilitator.ui.widgets.wall.layout import MARGIN, WallLayout
from facilitator.ui.widgets.wall.notes import WallGroup, WallNote
from facilitator.ui.widgets.wall.text import MOST_LINES, PADDING, WIDTHS, fitted, metrics

LENGTHS = (3, 40, 90, 180, 500, 3_000)
SENTENCE = "Une lettre de deux pages après chaque conseil, pour que tous sachent ce qui se décide et pourquoi. "

places = st.none() | st.tuples(st.integers(-300, 1_500), st.integers(-300, 1_500))
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def text_of(length: int) -> str:
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length].strip()


def note_of(number: int, length: int = 40, group: str = "", place: tuple[int, int] | None = None) -> WallNote:
    return WallNote(f"n{number:04}", text_of(length), "#FFE58A", "I", "T1", group, place=None if group else place)


@st.composite
def walls(draw: st.DrawFn) -> tuple[list[WallNote], list[WallGroup]]:
    """Notes of all sizes, in groups or not, placed or not."""
    groups = [
        WallGroup(f"g{rank}", "Informer" * rank, "2", place=draw(places), cluster=draw(st.booleans()))
        for rank in range(draw(st.integers(0, 4)))
    ]
    homes = st.sampled_from(["", "", "gone", *(group.id for group in groups)])
    drawn = draw(st.lists(st.tuples(st.sampled_from(LENGTHS), homes, places), max_size=25))
    return [note_of(rank, length, home, place) for rank, (length, home, place) in enumerate(drawn)], groups


def assert_sound(layout: WallLayout) -> None:
    """Every note is somewhere, inside its frame if it has one, and nothing lies on anything else."""
    assert layout.boxes.keys() == layout.note.keys()
    blocks = list(layout.blocks.items())
    for rank, (name, box) in enumerate(blocks):
        for other, other_box in blocks[rank + 1 :]:
            assert not box.meets(other_box), (name, other)
    for group_id, frame in layout.frames.items():
        inside = [layout.boxes[note.id] for note in layout.members(group_id)]
        for rank, box in enumerate(inside):
            assert frame.left <= box.left
            assert frame.top <= box.top
            assert box.right <= frame.right
            assert box.bottom <= frame.bottom
            assert not any(box.meets(other) for other in inside[rank + 1 :])
    for box in layout.blocks.values():
        whole = layout.bounds
        assert whole.left <= box.left
        assert box.right <= whole.right
        assert whole.top <= box.top
        assert box.bottom <= whole.bottom


@quick
@given(walls())
def test_nothing_overlaps_wherever_things_were_put(wall: tuple[list[WallNote], list[WallGroup]]) -> None:
    layout = WallLayout(*wall)
    assert_sound(layout)
    assert WallLayout(*wall).boxes == layout.boxes


@quick
@given(st.lists(walls(), min_size=2, max_size=4))
def test_nothing_overlaps_from_one_state_to_the_next(states: list[tuple[list[WallNote], list[WallGroup]]]) -> None:
    layout = WallLayout()
    for notes, groups in states:
        layout = WallLayout(notes, groups, layout)
        assert_sound(layout)


@quick
@given(walls(), st.sampled_from(LENGTHS))
def test_a_note_more_moves_no_other(wall: tuple[list[WallNote], list[WallGroup]], length: int) -> None:
    notes, groups = wall
    before = WallLayout(notes, groups)
    known = dict(before.boxes)
    after = WallLayout([*notes, note_of(900, length)], groups, before)
    assert {name: after.boxes[name] for name in known} == known
    before.add([note_of(900, length)])
    assert before.boxes == after.boxes
    assert_sound(before)


def test_a_note_that_goes_leaves_its_room_and_takes_it_again_when_it_comes_back() -> None:
    notes = [note_of(rank) for rank in range(30)]
    layout = WallLayout(notes)
    less = WallLayout(notes[:7] + notes[8:], (), layout)
    assert all(less.boxes[note.id] == layout.boxes[note.id] for note in less.notes)
    assert WallLayout(notes, (), less).boxes == layout.boxes


def test_undoing_a_move_brings_the_note_back_where_it_was() -> None:
    notes = [note_of(rank) for rank in range(12)]
    layout = WallLayout(notes)
    moved = WallLayout([*notes[:3], replace(notes[3], place=(700, 900)), *notes[4:]], (), layout)
    assert moved.boxes["n0003"][:2] == (700, 900)
    assert WallLayout(notes, (), moved).boxes == layout.boxes


def test_a_frame_that_grows_pushes_what_is_below_and_lets_it_come_back() -> None:
    group = WallGroup("g", "Informer", "1", place=(20, 20))
    below = note_of(50, place=(20, 200))
    few = [note_of(rank, 40, "g") for rank in range(2)]
    layout = WallLayout([*few, below], [group])
    assert layout.boxes[below.id].top == 200
    grown = WallLayout([*few, *(note_of(10 + rank, 40, "g") for rank in range(8)), below], [group], layout)
    assert grown.boxes[below.id].top > 200
    assert_sound(grown)
    assert WallLayout([*few, below], [group], grown).boxes == layout.boxes


def test_a_note_that_goes_from_a_frame_to_its_neighbour_moves_neither() -> None:
    groups = [WallGroup("a", "Remettre de la vie", "5"), WallGroup("b", "Loger", "5")]
    notes = [note_of(rank, (40, 90, 60, 90, 40)[rank % 5], "ab"[rank // 5]) for rank in range(10)]
    before = WallLayout(notes, groups)
    for gone in range(5):
        moved = [replace(note, group="b") if note is notes[gone] else note for note in notes]
        after = WallLayout(moved, groups, before)
        for group_id in "ab":
            assert after.frames[group_id].left == before.frames[group_id].left
            assert after.frames[group_id].top == before.frames[group_id].top
            assert after.frames[group_id].right <= before.frames[group_id].right + 1


def test_a_frame_that_becomes_a_strip_is_laid_out_wider() -> None:
    few = WallLayout([note_of(0, group="a")], [WallGroup("a", "Loger", "1")])
    many = WallLayout([note_of(rank, group="a") for rank in range(40)], [WallGroup("a", "Loger", "40")], few)
    frame = many.frames["a"]
    assert frame.bottom - frame.top < 2 * (frame.right - frame.left)


def test_a_new_group_appears_near_its_notes() -> None:
    notes = [note_of(rank) for rank in range(40)]
    layout = WallLayout(notes)
    chosen = notes[20]
    grouped = [replace(note, group="g") if note in (chosen, notes[21]) else note for note in notes]
    frame = WallLayout(grouped, [WallGroup("g", "Ensemble", "2")], layout).frames["g"]
    was = layout.boxes[chosen.id]
    assert abs(frame.left - was.left) + abs(frame.top - was.top) < 1_500
    assert not any(frame.meets(layout.boxes[note.id]) for note in notes if note not in (chosen, notes[21]))


def test_five_thousand_notes_do_not_overlap() -> None:
    layout = WallLayout([note_of(rank, LENGTHS[rank % 4]) for rank in range(5_000)])
    assert len(layout.boxes) == 5_000
    assert all(layout.notes_in(box) == [layout.note[name]] for name, box in layout.boxes.items())
    assert layout.bounds.width < 2 * layout.bounds.height


def test_arrows_go_to_the_neighbour() -> None:
    layout = WallLayout([note_of(rank) for rank in range(12)])
    first, right = layout.boxes["n0000"], layout.boxes["n0001"]
    assert (first.left, first.top) == (MARGIN, MARGIN)
    assert right.left > first.left
    assert layout.nearest("n0000", 1, 0) == "n0001"
    assert layout.nearest("n0001", -1, 0) == "n0000"
    assert layout.nearest("n0000", 0, -1) is None
    below = layout.nearest("n0000", 0, 1)
    assert below is not None
    assert layout.boxes[below].left == first.left


@quick
@given(st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900)), min_size=1, max_size=30))
def test_the_nearest_free_place_is_free(corners: list[tuple[int, int]]) -> None:
    ground = Ground()
    for rank, (left, top) in enumerate(corners):
        box = ground.nearest_free(Box(left, top, 160, 110), 10)
        assert not ground.meeting(box)
        ground.put(str(rank), box)


# Texts


@quick
@given(st.text(alphabet="ab é\n-’?!😀漢", max_size=400) | st.sampled_from(LENGTHS).map(text_of))
def test_every_character_is_shown_or_counted_as_hidden(text: str) -> None:
    made = fitted(text)
    shown = "".join(made.lines)
    if made.hidden:
        assert shown.endswith("…")
        kept = shown.removesuffix("…")
        assert len(text) - made.hidden >= len(kept)
        assert solid(text).startswith(solid(kept))
    else:
        assert solid(shown) == solid(text)


@quick
@given(st.text(alphabet="abim é\n-", max_size=300))
def test_a_line_is_never_wider_than_its_note(text: str) -> None:
    made = fitted(text)
    assert len(made.lines) <= MOST_LINES[made.units]
    for line in made.lines:
        assert metrics(16).horizontalAdvance(line.rstrip()) <= WIDTHS[made.units] - 2 * PADDING + 1


def test_a_note_is_as_large_as_its_text_needs_within_bounds() -> None:
    sizes = [(fitted(text_of(length)).width, fitted(text_of(length)).height) for length in LENGTHS]
    assert sizes == sorted(sizes)
    assert sizes[0][0] == 160
    assert sizes[-1][0] <= 330
    assert sizes[-1][1] <= 330
    assert fitted(text_of(3_000)).hidden > 2_000


def solid(text: str) -> str:
    """The characters that leave ink."""
    return "".join(text.split())


@given(
    st.lists(st.builds(Box, st.integers(-400, 1_300), st.integers(-50, 900), st.integers(1, 500), st.integers(1, 300))),
    st.lists(st.tuples(st.sampled_from(sorted(WIDTHS.values())), st.integers(90, 300)), max_size=6),
)
def test_columns_stand_as_well_below_all_boxes_at_once_as_below_one_after_the_other(
    boxes: list[Box], sizes: list[tuple[int, int]]
) -> None:
    at_once, in_turn = Columns(12, MARGIN), Columns(12, MARGIN)
    at_once.stand_below(boxes)
    for box in boxes:
        in_turn.go_below(box)
    assert [at_once.place(size) for size in sizes] == [in_turn.place(size) for size in sizes]
