"""A sentence of the synthesis in the room: all of it, under its question, and what was said of it once it was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator import i18n, paths
from facilitator.sessions.records import College, ItemKind, StatementKind, Validation
from facilitator.sessions.scene.scenes import StatementScene
from facilitator.sessions.scene.values import Look
from facilitator.ui.widgets.scene.marks import Text
from facilitator.ui.widgets.scene.view import page_starts

from .layouts import marks_of, sheet_of, words_of
from .read_through import read_through, typeset
from .scenes import LOOKS, RAIL, RUNNING, SIZES, TEXTS

SMALL, USUAL = SIZES[0], SIZES[3]
QUESTION = "Par quoi commencer ?"
HARD = list(TEXTS.values())[:-1]
looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())


def sentence(
    text: str,
    said: Validation = Validation.PENDING,
    *contested_by: College,
    question: str = QUESTION,
    sort: StatementKind = StatementKind.AGREEMENT,
    college: College | None = None,
) -> StatementScene:
    return StatementScene(RAIL, ItemKind.CLOSING, question, text, sort, college, 3, 12, said, contested_by, RUNNING)


@looks
@pytest.mark.parametrize("text", HARD)
def test_every_word_of_it_is_read_on_one_page_or_several(text: str, look: Look) -> None:
    assert read_through(replace(sentence(text), look=look), SMALL, [text]) == [typeset(text)]


def test_its_number_its_question_and_what_sort_it_is_are_told() -> None:
    told = words_of(marks_of(sentence("Un car", sort=StatementKind.DISSENT, college=College.DGS), USUAL))
    for words in (QUESTION, "Phrase 3 sur 12", "Nous sommes partagés · DGS", "Un car"):
        assert words in told


def test_one_of_the_day_stands_under_the_essentials() -> None:
    told = words_of(marks_of(sentence("Un car", question="", sort=StatementKind.ESSENTIAL), USUAL))
    assert "L’essentiel" in told
    assert "Nous sommes d’accord" not in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Validation.VALIDATED, "✓ Validé par la salle"),
        (Validation.AMENDED, "✓ Validé, reformulé"),
        (Validation.CONTESTED, "✕ Contesté par\u00a0: Élus, Services de l’État"),
    ],
)
def test_the_room_reads_what_it_said_once_it_said_it(said: Validation, told: str) -> None:
    before, after = sentence("Un car"), sentence("Un car", said, College.ELECTED, College.STATE)
    assert told[0] not in words_of(marks_of(before, USUAL))
    read = words_of(marks_of(after, USUAL))
    assert all(word in read for word in told.split())


def test_a_contest_is_told_by_its_words_and_its_colour() -> None:
    scene = sentence("Un car", Validation.CONTESTED)
    (last,) = (m for m in marks_of(scene, USUAL) if isinstance(m, Text) and m.block.text == "✕ Contesté")
    assert last.colour == sheet_of(scene, USUAL).palette.late


def test_a_short_sentence_is_larger_than_a_long_one() -> None:
    def size(text: str) -> int:
        scene = sentence(text)
        (found,) = (m for m in marks_of(scene, USUAL) if isinstance(m, Text) and m.block.text.startswith(text[:6]))
        return found.block.style.size

    assert size("Un car le samedi") > size("Une lettre de deux pages après chaque conseil municipal. " * 4)


def test_a_question_too_long_is_read_before_on_pages_of_its_own() -> None:
    scene = sentence("Un car", question=QUESTION * 60)
    *reading, shown = page_starts(scene, SMALL)
    assert reading
    assert shown == ""
    assert "Un car" in words_of(marks_of(scene, SMALL))


def test_it_is_told_in_english_too() -> None:
    i18n.install(paths.resource("translations"), "en")
    told = words_of(marks_of(sentence("A bus", Validation.VALIDATED), USUAL))
    assert "Sentence 3 of 12" in told
    assert "✓ Validated by the room" in told
