"""The room's view as it is laid out: legible, inside the picture, complete, whatever people write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from facilitator import tokens
from facilitator.sessions import labels
from facilitator.sessions.legibility import smallest_font
from facilitator.sessions.records import ContributionKind
from facilitator.sessions.scene import Note, QuestionScene, Scene, WaitingScene
from facilitator.ui.widgets.scene_layout import live_marks, page_of
from facilitator.ui.widgets.scene_marks import Box, Frame, Mark, Rect, Ring, Sheet, Text, flat
from facilitator.ui.widgets.scene_parts import LATE as LATE_INK
from facilitator.ui.widgets.scene_parts import footer
from facilitator.ui.widgets.scene_question import Pages
from facilitator.ui.widgets.scene_text import Style, block
from facilitator.ui.widgets.scene_view import page_starts

from .scenes import LATE, NOW, PAUSED, RAIL, SIZES, TEXTS, every_scene, notes, question

SMALL, USUAL = SIZES[0], SIZES[3]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
texts = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def sheet_of(size: QSize) -> Sheet:
    return Sheet(size.width(), size.height())


def marks_of(scene: Scene, size: QSize = USUAL) -> list[Box | Frame | Text | Ring]:
    """All that is drawn of a scene, those of its tiles apart."""
    sheet = sheet_of(size)
    page = page_of(scene, sheet)
    marks: tuple[Mark, ...] = (*page.marks, *live_marks(scene, sheet, NOW))
    if page.pages is not None and (page.pages.followed or page.pages.number):
        marks += footer(sheet, page.pages.number, len(page.pages.all()), "fr")
    return list(flat(marks))


def words_of(marks: Iterable[Mark]) -> str:
    """What is written, in lines, with ordinary spaces."""
    words = "\n".join(mark.words for mark in marks if isinstance(mark, Text))
    return words.replace("\u2028", "\n").replace("\u00a0", " ").replace("\u202f", " ")


def ink(text: Text) -> Rect:
    """Where the letters of a text really are: figures leave the top and the bottom of their line empty."""
    line = text.style.size
    top, bottom = (round(line * 0.2), round(line * 0.24)) if text.style.tabular else (round(line * 0.04), 0)
    return Rect(text.rect.x, text.rect.y + top, text.rect.width, text.rect.height - top - bottom)


def pages_of(scene: QuestionScene, size: QSize) -> list[Pages]:
    """Every page, as the reader who turns them sees it."""
    found = []
    for start in page_starts(scene, size):
        pages = page_of(replace(scene, first_id=start), sheet_of(size)).pages
        assert pages is not None
        found.append(pages)
    return found


def contrast(colour: str, ground: str) -> float:
    """The ratio that WCAG 2.2 defines."""

    def luminance(name: str) -> float:
        parts = (QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF())
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@sizes
@texts
def test_no_text_is_smaller_than_the_last_row_reads(size: QSize, text: str) -> None:
    for name, scene in every_scene(text).items():
        for mark in marks_of(scene, size):
            if isinstance(mark, Text):
                assert mark.style.size >= smallest_font(size.height()), (name, mark.words)


@sizes
@texts
def test_everything_is_inside_the_picture(size: QSize, text: str) -> None:
    whole = Rect(0, 0, size.width(), size.height())
    for name, scene in every_scene(text).items():
        for mark in marks_of(scene, size):
            assert whole.holds(mark.rect), (name, mark)


@sizes
@texts
def test_no_text_runs_over_another(size: QSize, text: str) -> None:
    for name, scene in every_scene(text).items():
        written = [mark for mark in marks_of(scene, size) if isinstance(mark, Text) and mark.words.strip()]
        for place, mark in enumerate(written):
            for other in written[place + 1 :]:
                assert not ink(mark).meets(ink(other)), (name, mark.words, other.words)


@texts
def test_every_text_keeps_a_contrast_of_seven_on_what_is_really_under_it(text: str) -> None:
    for name, scene in every_scene(text).items():
        ground, boxes = page_of(scene, sheet_of(USUAL)).ground, []
        for mark in marks_of(scene):
            if isinstance(mark, Box):
                boxes.append(mark)
            elif isinstance(mark, Text):
                under = next((box.colour for box in reversed(boxes) if box.rect.meets(mark.rect)), ground)
                assert under.lower() == mark.ground.lower(), (name, mark.words)
                assert contrast(mark.colour, mark.ground) >= 7, (name, mark.words, mark.colour, mark.ground)


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
    page = page_of(replace(scene, first_id=scene.notes[11].id), sheet_of(USUAL)).pages
    assert page is not None
    assert page.shown.cells[0].note == scene.notes[11]
    read = read_through(replace(scene, first_id=scene.notes[11].id), USUAL)
    assert {name for name, _words in read} == {note.id for note in scene.notes}


def test_the_reader_stays_near_when_the_contribution_is_removed() -> None:
    scene = question(*notes(*["Une idée"] * 30))
    without = replace(scene, notes=scene.notes[:11] + scene.notes[12:], first_id=scene.notes[11].id)
    pages = page_of(without, sheet_of(USUAL)).pages
    assert pages is not None
    assert pages.shown.cells[0].note == scene.notes[10]


def test_new_contributions_do_not_move_the_page_that_is_being_read() -> None:
    scene = question(*notes(*["Une idée"] * 40), first_id=f"{12:016x}")
    fewer = replace(scene, notes=scene.notes[:35])
    shown = [page_of(one, sheet_of(USUAL)).pages for one in (fewer, scene)]
    assert shown[0] is not None
    assert shown[1] is not None
    assert shown[0].shown.cells == shown[1].shown.cells


def test_the_first_page_of_a_long_wall_asks_nothing_of_the_notes_that_follow() -> None:
    pages = page_of(question(*notes(*["Une idée"] * 600)), sheet_of(USUAL)).pages
    assert pages is not None
    assert pages.number == 0
    assert (len(pages.found), pages.complete) == (1, False)


def test_a_question_too_long_to_stand_above_its_wall_is_read_in_full_on_pages_before() -> None:
    long = "Comment donner une vraie place aux conseillers municipaux dans nos décisions ? " * 30
    scene = question(*notes("Une idée", "Une autre"), text=long)
    starts = page_starts(scene, SMALL)
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
    page = page_of(scene, sheet_of(USUAL))
    assert page.pages is not None
    assert [frame.rect for frame in frames] == [page.pages.shown.cells[0].rect] == [page.newest]
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
    assert [mark.colour for mark in late] == [LATE_INK]


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
