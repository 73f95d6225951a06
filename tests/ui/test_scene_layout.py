"""The room's view as it is laid out: legible, inside the picture, complete, whatever people write."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from facilitator import tokens
from facilitator.sessions import labels
from facilitator.sessions.records import ContributionKind
from facilitator.sessions.scene.scenes import QuestionScene, WaitingScene
from facilitator.sessions.scene.values import Look, Note
from facilitator.ui.widgets.scene.layout import page_of
from facilitator.ui.widgets.scene.marks import Box, Frame, Text
from facilitator.ui.widgets.scene.question import QuestionLayout
from facilitator.ui.widgets.scene.text import Style, block
from facilitator.ui.widgets.scene.title import WAITING_GROUND, WAITING_INK

from .layouts import all_pages, marks_of, sheet_of, words_of
from .scenes import LATE, LOOKS, PAUSED, RAIL, SIZES, TEXTS, every_scene, notes, question

SMALL, USUAL = SIZES[0], SIZES[3]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
texts = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def pages_of(scene: QuestionScene, size: QSize) -> list[QuestionLayout]:
    """Every page, as the reader who turns them sees it."""
    return [layout_of(replace(scene, first_id=start), size) for start in starts_of(scene, size)]


def starts_of(scene: QuestionScene, size: QSize) -> tuple[str, ...]:
    """What each page begins with, the latest one too."""
    return layout_of(scene, size).pages().names() if scene.notes else ()


def layout_of(scene: QuestionScene, size: QSize = USUAL) -> QuestionLayout:
    return QuestionLayout(scene, sheet_of(scene, size))


@sizes
@texts
def test_notes_never_run_over_one_another_nor_out_of_their_paper(size: QSize, text: str) -> None:
    scene = question(*notes(*("Une idée courte", text) * 7))
    for pages in pages_of(scene, size):
        cells = pages.shown.cells if pages.current.note >= 0 else ()
        for place, cell in enumerate(cells):
            assert pages.wall.area.holds(cell.rect)
            assert not any(cell.rect.meets(other.rect) for other in cells[place + 1 :])
            span = cell.block.span(cell.first, cell.last)
            assert span.width <= cell.rect.width
            assert span.height + pages.wall.foot <= cell.rect.height


def read_through(scene: QuestionScene, size: QSize) -> list[tuple[str, str]]:
    """The id and the words of each note, by turning all the pages."""
    read: list[tuple[str, str]] = []
    for pages in pages_of(scene, size):
        for cell in pages.shown.cells:
            lines = cell.block.lines
            said = cell.block.text[lines[cell.first - 1].end if cell.first else 0 : lines[cell.last - 1].end]
            if cell.continued:
                name, before = read.pop()
                assert name == cell.note.id
                said = before + said
            read.append((cell.note.id, said))
    return read


def as_read(note: Note) -> tuple[str, str]:
    return note.id, block(note.text, 100, Style(10)).text


@sizes
def test_turning_the_pages_shows_every_note_once_and_whole_the_newest_first(size: QSize) -> None:
    scene = question(*notes(*(list(TEXTS.values()) * 3)))
    assert read_through(scene, size) == [as_read(note) for note in reversed(scene.notes)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=400), max_size=12))
def test_whatever_people_write_no_note_is_lost_between_pages(written: list[str]) -> None:
    scene = question(*notes(*written))
    assert read_through(scene, SMALL) == [as_read(note) for note in reversed(scene.notes)]


def test_a_page_begins_with_the_contribution_that_the_reader_is_at() -> None:
    scene = question(*notes(*["Une idée"] * 30))
    page = layout_of(replace(scene, first_id=scene.notes[11].id))
    assert page.shown.cells[0].note == scene.notes[11]
    read = read_through(replace(scene, first_id=scene.notes[11].id), USUAL)
    assert {name for name, _words in read} == {note.id for note in scene.notes}


def test_the_reader_stays_near_when_the_contribution_is_removed() -> None:
    scene = question(*notes(*["Une idée"] * 30))
    without = replace(scene, notes=scene.notes[:11] + scene.notes[12:], first_id=scene.notes[11].id)
    pages = layout_of(without)
    assert pages.shown.cells[0].note == scene.notes[10]


def test_new_contributions_do_not_move_the_page_that_is_being_read() -> None:
    scene = question(*notes(*["Une idée"] * 40), first_id=f"{12:016x}")
    fewer = replace(scene, notes=scene.notes[:35])
    shown = [layout_of(one) for one in (fewer, scene)]
    assert shown[0].shown.cells == shown[1].shown.cells


def test_the_first_page_of_a_long_wall_asks_nothing_of_the_notes_that_follow() -> None:
    pages = layout_of(question(*notes(*["Une idée"] * 600))).pages()
    assert pages.number == 0
    assert (pages.known, pages.complete) == (1, False)


def test_a_question_too_long_to_stand_above_its_wall_is_read_in_full_on_pages_before() -> None:
    long = "Comment donner une vraie place aux conseillers municipaux dans nos décisions ? " * 30
    scene = question(*notes("Une idée", "Une autre"), text=long)
    starts = starts_of(scene, SMALL)
    whole = ""
    for start in starts[:-1]:
        shown = marks_of(replace(scene, first_id=start), SMALL)
        whole += max((mark.words for mark in shown if isinstance(mark, Text)), key=len)
    assert whole.replace("\u00a0", " ") == long
    assert "Une idée" in words_of(marks_of(scene, SMALL))


def test_a_note_says_its_kind_by_colour_and_by_letter() -> None:
    said = notes("a", "b", "c", "d")
    assert {note.kind for note in said} == set(ContributionKind)
    for note in said:
        marks = marks_of(question(note))
        assert tokens.NOTE_COLOURS[note.kind.value] in [mark.colour for mark in marks if isinstance(mark, Box)]
        assert labels.kind_letter(note.kind) in words_of(marks).split("\n")


def test_a_note_says_where_it_comes_from() -> None:
    note = replace(notes("Une idée")[0], table_number=3)
    assert labels.table(3) in words_of(marks_of(question(note)))


def test_the_newest_note_alone_is_framed_and_only_while_the_room_follows_the_latest() -> None:
    scene = question(*notes(*["Une idée"] * 20))
    frames = [mark for mark in marks_of(scene) if isinstance(mark, Frame)]
    page = page_of(scene, sheet_of(scene, USUAL))
    assert [frame.rect for frame in frames] == [layout_of(scene).shown.cells[0].rect] == [page.newest]
    assert not any(isinstance(mark, Frame) for mark in marks_of(replace(scene, first_id=scene.notes[4].id)))


@pytest.mark.parametrize("name", ["item", "wall", "speaker", "break"])
def test_the_clock_is_there_and_told_apart_from_what_is_left(name: str) -> None:
    marks = marks_of(every_scene("Une étape")[name])
    clock = next(mark for mark in marks if isinstance(mark, Text) and mark.words == "14:22")
    left = next(mark for mark in marks if isinstance(mark, Text) and mark.words.replace("\u00a0", " ") in LEFT)
    assert left.style.weight > clock.style.weight
    assert left.colour != clock.colour


LEFT = ("15:48", "16 min")


@pytest.mark.parametrize("name", ["late item", "late speakers", "late meal", "late wall"])
def test_over_time_is_negative_and_in_the_late_colour(name: str) -> None:
    late = [m for m in marks_of(every_scene("Une étape")[name]) if isinstance(m, Text) and m.words == "−03:20"]
    assert [mark.colour for mark in late] == [tokens.LIGHT.late]


@pytest.mark.parametrize("name", ["paused wall", "paused speaker", "paused break"])
def test_a_pause_is_said(name: str) -> None:
    running = {"paused wall": "wall", "paused speaker": "speaker", "paused break": "break"}[name]
    scenes = every_scene("Une étape")
    said = set(words_of(marks_of(scenes[name])).split("\n")) - set(words_of(marks_of(scenes[running])).split("\n"))
    assert any("paus" in words.lower() for words in said)


def test_the_waiting_image_says_nothing_of_the_day() -> None:
    scene = WaitingScene(RAIL, "Réviser notre projet", "Pays de Sources-et-Vallons")
    assert [mark.words for mark in marks_of(scene) if isinstance(mark, Text)] == [
        "Réviser notre projet",
        "Pays de Sources-et-Vallons",
        "14:22",
    ]
    assert not any(isinstance(mark, Box) for mark in marks_of(scene))


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_a_waiting_image_is_read_whole_on_pages_of_its_own_colour(look: Look) -> None:
    title, territory = TEXTS["a page"].strip(), "Pays de Sources-et-Vallons"
    found = [marks_of(page, SIZES[0]) for page in all_pages(WaitingScene(RAIL, title, territory, look=look), SIZES[0])]
    words = [mark for marks in found for mark in marks if isinstance(mark, Text)]
    read = "".join(mark.words for mark in words if not mark.words.startswith(("Page", "14:22")))
    assert "".join(read.split()) == "".join((title + territory).split())
    assert {mark.ground for mark in words} == {WAITING_GROUND}
    assert {mark.colour for mark in words} == {WAITING_INK}


@pytest.mark.parametrize("name", ["welcome", "thanks", "item", "speaker", "break", "question", "wall"])
def test_the_rail_is_the_whole_day_along_the_bottom(name: str) -> None:
    boxes = [mark for mark in marks_of(every_scene("Une étape")[name]) if isinstance(mark, Box)]
    rail = [box.rect for box in boxes if box.rect.bottom == USUAL.height()]
    assert len(rail) == len(RAIL)
    assert (rail[0].x, rail[-1].right) == (0, USUAL.width())
    assert rail[2].width == pytest.approx(2 * rail[0].width, abs=8)


def test_punctuation_stays_with_its_word() -> None:
    style = Style(44)
    width = block("Une vraie place", 2000, style).natural_width + 4
    assert [line.end for line in block("Une vraie place ?", width, style).lines] == [10, 17]


def test_late_and_paused_times_stay_apart_from_a_long_badge() -> None:
    for countdown in (LATE, PAUSED):
        scene = replace(question(*notes(*["a"] * 120), countdown=countdown))
        written = [mark for mark in marks_of(scene, SMALL) if isinstance(mark, Text)]
        assert not any(a.rect.meets(b.rect) for a in written[:2] for b in written[2:] if a is not b)


def test_a_note_that_several_said_tells_how_many() -> None:
    scene = every_scene("Un car le samedi")["wall"]
    assert isinstance(scene, QuestionScene)
    first, *others = scene.notes
    heavier = replace(scene, notes=(replace(first, weight=12), *(replace(note, weight=1) for note in others)))
    told = [mark.words for mark in marks_of(heavier) if isinstance(mark, Text) and "×" in mark.words]
    assert len(told) == 1
    assert told[0].startswith("×12")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_notes_of_two_or_three_lines_stand_two_by_two_at_every_size(size: QSize) -> None:
    scene = question(*notes(*["Le marché de producteurs tourne depuis quatre ans sans un sou de la ville"] * 12))
    cells = layout_of(scene, size).shown.cells
    beside = [cell.rect.x for cell in cells if cell.rect.y == cells[0].rect.y]
    assert len(beside) >= 2
    assert len({cell.rect.width for cell in cells}) == 1
