"""A contribution alone on the room's screen, and what is told of it there and on the wall."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from facilitator import i18n, paths, tokens
from facilitator.sessions import labels
from facilitator.sessions.records import College, ItemKind
from facilitator.sessions.scene.scenes import NoteScene
from facilitator.sessions.scene.values import Look
from facilitator.ui.widgets.scene.marks import Box, Text

from .layouts import all_pages, ink, marks_of, sheet_of, words_of
from .read_through import read_through, typeset
from .scenes import LOOKS, QUESTION, RAIL, RUNNING, SIZES, TEXTS, notes, question

SMALL, USUAL = SIZES[0], SIZES[3]
AUTHOR = "Marie-Dominique de la Tour-Vallon-Saint-Sauveur, " * 6
looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")


def alone(text: str, author: str = "", look: Look | None = None) -> NoteScene:
    note = replace(notes(text)[0], weight=12, author=author, table_number=7)
    return NoteScene(RAIL, ItemKind.REFLECTION, QUESTION, note, RUNNING, look=look or Look())


@looks
@pytest.mark.parametrize("text", list(TEXTS.values())[:-1], ids=list(TEXTS)[:-1])
def test_one_contribution_is_read_whole(text: str, look: Look) -> None:
    assert "".join(read_through(alone(text, AUTHOR, look), SMALL, [text])) == typeset(text)


def test_one_contribution_takes_as_large_letters_as_its_paper_holds() -> None:
    def size(text: str) -> int:
        return next(m.style.size for m in marks_of(alone(text)) if isinstance(m, Text) and typeset(text) == m.words)

    assert size("Un car le samedi") > size(QUESTION * 3) > sheet_of(alone(""), USUAL).floor


@sizes
def test_only_the_name_of_who_said_it_is_ever_shortened(size: QSize) -> None:
    told = words_of(marks_of(alone("Un car", AUTHOR), size)).replace("\n", " ")
    assert "×12" in told
    assert "Table 7" in told or "T7" in told
    assert "Marie-Dom" in told


@looks
@sizes
@pytest.mark.parametrize("language", ["fr", "en"])
def test_where_it_comes_from_never_runs_over_its_words(language: str, size: QSize, look: Look) -> None:
    i18n.install(paths.resource("translations"), language)
    for author in ("", "Marie Dupont", AUTHOR):
        scene = alone(TEXTS["ordinary"] * 3, author, look)
        scene = replace(scene, note=replace(scene.note, college=College.DGS))
        for page in all_pages(scene, size):
            written = [mark for mark in marks_of(page, size) if isinstance(mark, Text)]
            clashes = [
                (a.words, b.words) for n, a in enumerate(written) for b in written[n + 1 :] if ink(a).meets(ink(b))
            ]
            assert not clashes


def test_a_novel_is_read_whole_over_many_pages() -> None:
    text = TEXTS["a novel"]
    assert read_through(alone(text), USUAL, [text]) == [typeset(text)]


def test_it_is_on_the_paper_of_its_kind_with_its_letter_whatever_the_theme() -> None:
    scene = alone("Un car", look=Look(dark=True))
    marks = marks_of(scene)
    paper = tokens.NOTE_COLOURS[scene.note.kind.value]
    assert paper in [mark.colour for mark in marks if isinstance(mark, Box)]
    assert labels.kind_letter(scene.note.kind) in words_of(marks).split("\n")
    assert next(m.colour for m in marks if isinstance(m, Text) and m.words == "Un car") == tokens.NOTE_INK


def test_its_question_is_above_it_and_nothing_is_there_without_one() -> None:
    assert QUESTION in words_of(marks_of(alone("Un car"))).replace("\n", " ")
    without = words_of(marks_of(replace(alone("Un car"), question=""))).split("\n")
    assert "Un car" in without
    assert "" not in without


def test_nobody_is_named_where_the_question_does_not_allow_it() -> None:
    nameless = replace(alone("Un car").note, author="", table_number=None, college=None, weight=1)
    words = words_of(marks_of(replace(alone("Un car"), note=nameless))).split("\n")
    letter = labels.kind_letter(nameless.kind)
    assert words[words.index("Un car") : words.index(letter) + 1] in (["Un car", letter], [letter])


@sizes
def test_on_the_wall_too_only_the_name_is_shortened(size: QSize) -> None:
    said = replace(notes("Un car")[0], author=AUTHOR, table_number=7, weight=12)
    lines = words_of(marks_of(question(said, *notes(*["Un bus"] * 40)), size)).split("\n")
    told = next(line for line in lines if "×12" in line) if any("×12" in line for line in lines) else ""
    alone_there = words_of(marks_of(question(said), size)).split("\n")
    told = told or next(line for line in alone_there if "×12" in line)
    assert "Marie" in told
    assert "…" in told
    assert "T7" in told


def test_on_the_wall_a_short_name_is_whole() -> None:
    said = replace(notes("Un car")[0], author="D. Vallon", table_number=7, college=None)
    assert "D. Vallon · Table 7" in words_of(marks_of(question(said))).split("\n")


def test_on_a_narrow_paper_who_said_it_is_told_before_their_college() -> None:
    said = replace(notes("Un car")[0], author="M. Vallon", table_number=12, college=College.INHABITANTS, weight=12)
    scene = question(said, *notes(*["Un bus"] * 40), first_id=said.id)
    told = next(line for line in words_of(marks_of(scene, SMALL)).split("\n") if "×12" in line)
    assert told == "×12 · M. Vallon · T12"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_on_the_wall_no_origin_ends_in_the_middle_of_a_word(size: QSize) -> None:
    texts = ("La cantine", "Un car", "Trop de réunions", "Et les secrétaires de mairie ?") * 12
    for scene in all_pages(question(*notes(*texts)), size):
        assert "…" not in words_of(marks_of(scene, size))
