"""A speaker on the room's screen: who, of what, what is retained of it, how long is left and what comes then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from math import pi

import pytest
from PySide6.QtCore import QSize

from facilitator import i18n, paths
from facilitator.sessions.records import College, ItemKind
from facilitator.sessions.scene.scenes import SpeakerScene
from facilitator.sessions.scene.values import Asked, Countdown, Look, Said
from facilitator.ui.widgets.scene.layout import live_marks
from facilitator.ui.widgets.scene.marks import Box, Ring, Text

from .layouts import USUAL, all_pages, marks_of, sheet_of, words_of
from .scenes import LATE, LOOKS, NOW, PAUSED, RAIL, RUNNING, SIZES, TEXTS
from .test_scene_day import read, squeezed

SMALL = SIZES[0]
QUOTE = Said("a", "L’ordre du jour se fabrique avec les communes.", True)
POINT = Said("b", "Une conférence chaque trimestre", False)
LARGE = LOOKS["large"]

sizes = pytest.mark.parametrize("size", [SMALL, USUAL], ids=lambda size: f"{size.width()}x{size.height()}")
looks = pytest.mark.parametrize("look", [LOOKS["light"], LARGE], ids=["usual", "large"])
texts = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def speech(*said: Said, countdown: Countdown | None = RUNNING, **fields: object) -> SpeakerScene:
    people = ("Dominique Vallon, maire", "Camille Source, directrice")
    scene = SpeakerScene(RAIL, ItemKind.TESTIMONY, 2, 2, "La conférence des maires", people, countdown, said)
    return replace(scene, **fields)  # type: ignore[arg-type]


def ring_of(scene: SpeakerScene, size: QSize = USUAL) -> Ring:
    return next(mark for mark in marks_of(scene, size) if isinstance(mark, Ring))


@sizes
@looks
@texts
def test_a_speech_is_read_in_full_once_and_in_order(size: QSize, look: Look, text: str) -> None:
    said = (Said("a", f"[{text}]", True), Said("b", f"({text})", False))
    scene = speech(*said, countdown=None, title=f"T {text}", speakers=(f"A {text}", f"B {text}"), look=look)
    assert read(scene, size) == squeezed(f"T {text} A {text} B {text} « [{text}] » ({text})")


def test_all_nine_speakers_are_named() -> None:
    people = tuple(f"Personne {place}, commune de Vallon-{place}" for place in range(9))
    for size in SIZES:
        assert squeezed("".join(people)) in read(speech(speakers=people), size)


def test_a_quote_is_between_its_marks_along_a_bar_of_the_colour_of_the_moment() -> None:
    marks = marks_of(speech(QUOTE))
    quote = next(mark for mark in marks if isinstance(mark, Text) and "ordre du jour" in mark.words)
    assert words_of([quote]) == f"« {QUOTE.text} »"
    colour = sheet_of(speech(), USUAL).palette.kinds["testimony"]
    beside = [m for m in marks if isinstance(m, Box) and m.colour == colour and m.rect.right <= quote.x]
    assert [(bar.rect.y, bar.rect.bottom) for bar in beside if bar.rect.y > 200] == [(quote.rect.y, quote.rect.bottom)]


def test_a_quote_that_has_its_marks_gets_no_others() -> None:
    words = words_of(marks_of(speech(replace(QUOTE, text="« Enfin ! »"))))
    assert words.count("«") == words.count("»") == 1


def test_an_english_room_has_english_quotation_marks() -> None:
    i18n.install(paths.resource("translations"), "en")
    assert f"“{QUOTE.text}”" in words_of(marks_of(speech(QUOTE)))


def test_a_key_point_has_a_dot_and_no_quotation_marks() -> None:
    marks = marks_of(speech(POINT))
    point = next(mark for mark in marks if isinstance(mark, Text) and mark.words == POINT.text)
    dots = [
        m
        for m in marks
        if isinstance(m, Box) and m.rect.right <= point.x and point.rect.meets(m.rect._replace(x=point.x))
    ]
    assert [dot.rect.width == dot.rect.height for dot in dots] == [True]


def test_what_was_chosen_live_stays_on_the_page_of_the_title_while_it_can() -> None:
    assert len(list(all_pages(speech(QUOTE, POINT, POINT), USUAL))) == 1


def test_the_card_announces_the_questions_that_follow() -> None:
    assert "puis vos questions\n15 min" in words_of(marks_of(speech(question_minutes=15)))


def test_without_questions_the_card_tells_how_long_the_speech_is() -> None:
    assert "sur 1 h" in words_of(marks_of(speech()))


def test_the_card_says_that_it_is_the_rooms_turn() -> None:
    words = words_of(marks_of(speech(asking=True, question_minutes=15)))
    assert "À vous la parole" in words
    assert "puis vos questions" not in words


@sizes
def test_a_room_that_has_no_room_for_the_card_knows_its_turn_all_the_same(size: QSize) -> None:
    asking = [marks_of(page, size) for page in all_pages(speech(asking=True, look=LARGE), size)]
    assert "À vous la parole" in words_of(asking[0])
    speaking = [marks_of(page, size) for page in all_pages(speech(question_minutes=15, look=LARGE), size)]
    assert "puis vos questions · 15 min" in " ".join(words_of(m for marks in speaking for m in marks).split("\n"))
    assert "15:48" in words_of(speaking[0])


def test_at_another_time_there_is_no_card() -> None:
    marks = marks_of(speech(countdown=None, question_minutes=15))
    assert not any(isinstance(mark, Ring) for mark in marks)
    assert not any(isinstance(mark, Box) and mark.rect.width > 300 and mark.rect.height > 300 for mark in marks)


def test_over_time_is_said_in_the_late_colour() -> None:
    scene = speech(countdown=LATE, question_minutes=15)
    late = sheet_of(scene, USUAL).palette.late
    assert (ring_of(scene).colour, ring_of(scene).share) == (late, 1.0)
    assert {m.colour for m in marks_of(scene) if isinstance(m, Text) and m.words in ("−03:20", "temps dépassé")} == {
        late
    }


def test_a_pause_is_said_even_while_the_room_asks() -> None:
    words = words_of(marks_of(speech(countdown=PAUSED, asking=True)))
    assert "En pause" in words


@sizes
def test_the_ring_goes_down_smoothly(size: QSize) -> None:
    """Every second of an hour moves its end, by less than two pixels."""
    scene, sheet = speech(), sheet_of(speech(), size)
    shares = []
    for second in range(60):
        marks = live_marks(scene, sheet, NOW + timedelta(seconds=second))
        shares.append(next(mark for mark in marks if isinstance(mark, Ring)).share)
    around = pi * ring_of(scene, size).rect.width
    steps = [(before - after) * around for before, after in pairwise(shares)]
    assert all(0 < step < 2 for step in steps)


def test_the_ring_is_what_is_left_of_the_time() -> None:
    countdown = Countdown(NOW + timedelta(minutes=15), 0, 3600)
    assert ring_of(speech(countdown=countdown)).share == pytest.approx(0.25, abs=0.001)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_the_last_that_was_chosen_is_seen_without_turning_a_page(size: QSize) -> None:
    many = [Said(str(place), f"{place} {POINT.text}", False) for place in range(30)]
    for count in range(1, len(many) + 1, 3):
        scene = speech(*many[:count], look=LARGE)
        assert many[count - 1].text.split()[0] in words_of(marks_of(scene, size)).split()


def test_the_reader_may_go_back_to_who_speaks() -> None:
    scene = speech(*[Said(str(place), POINT.text, False) for place in range(30)])
    title, *_others = all_pages(scene)
    assert scene.title in " ".join(words_of(marks_of(title)).split())
    assert title.first_id != ""


def test_a_title_is_whole_on_its_page_where_smaller_letters_keep_it_so() -> None:
    people = (
        "Antoine Delmazure, Géographe, mobilités et bassins de vie, université régionale",
        "Claire Bonnafond, Directrice, syndicat mixte du SCoT",
    )
    scene = speech(title="Un bassin de vie, plusieurs échelles", speakers=people, question_minutes=15, look=LARGE)
    first, *others = all_pages(scene, SMALL)
    assert others
    assert scene.title in " ".join(words_of(marks_of(first, SMALL)).split())


ASKED = Asked("q", "Qui paie la navette ?", "Dominique Vallon", 4, College.DGS)


def asking(question: Asked = ASKED, *, said: tuple[Said, ...] = (), **fields: object) -> SpeakerScene:
    return replace(speech(*said, asking=True, question=question), **fields)  # type: ignore[arg-type]


@sizes
@looks
@texts
def test_the_question_that_is_put_is_read_in_full_whatever_its_length(size: QSize, look: Look, text: str) -> None:
    scene = asking(title=f"T {text}", question=replace(ASKED, text=f"Q {text}"), waiting=3, look=look, countdown=None)
    assert read(scene, size) == squeezed(
        f"T {text} Q {text} à Dominique Vallon Table 4 · DGS 3 autres questions attendent"
    )


def test_the_question_that_is_put_is_the_largest_and_nothing_else_of_the_speech_is_shown() -> None:
    marks = marks_of(asking(said=(QUOTE, POINT)))
    words = words_of(marks)
    assert QUOTE.text not in words
    assert "Camille Source" not in words
    question = next(mark for mark in marks if isinstance(mark, Text) and "Qui paie" in mark.words)
    others = [
        mark.style.size for mark in marks if isinstance(mark, Text) and mark is not question and ":" not in mark.words
    ]
    assert question.style.size > max(others)


def test_nothing_is_said_of_who_asks_when_it_is_not_told() -> None:
    words = words_of(marks_of(asking(question=Asked("q", "Qui paie ?"))))
    assert "Table" not in words
    assert "attend" not in words
