"""The day on the room's screen: its welcome, its agenda, its blocks and its breaks, its thanks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from facilitator.sessions import labels
from facilitator.sessions.records import ItemKind
from facilitator.sessions.scene.scenes import AgendaScene, BreakScene, ItemScene, Scene, ThanksScene, WelcomeScene
from facilitator.sessions.scene.values import Countdown, Look, Row
from facilitator.sessions.timing import SlotState
from facilitator.ui.widgets.scene.layout import page_of
from facilitator.ui.widgets.scene.marks import Box, Text, flat
from facilitator.ui.widgets.scene.view import page_starts

from .layouts import USUAL, all_pages, marks_of, sheet_of, words_of
from .scenes import LOOKS, NOW, RAIL, RUNNING, SIZES, TEXTS, every_scene

SMALL = SIZES[0]
TITLES = ("Accueil", "Un conseil utile", "Pause", "La conférence des maires", "Repas", "Vote", "Clôture")
KINDS = (
    ItemKind.WELCOME,
    ItemKind.TESTIMONY,
    ItemKind.BREAK,
    ItemKind.TESTIMONY,
    ItemKind.MEAL,
    ItemKind.VOTE,
    ItemKind.CLOSING,
)

sizes = pytest.mark.parametrize("size", [SMALL, USUAL], ids=lambda size: f"{size.width()}x{size.height()}")
looks = pytest.mark.parametrize("look", [LOOKS["light"], LOOKS["large"]], ids=["usual", "large"])
texts = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def day(current: int | None = None, times: int = 1) -> tuple[Row, ...]:
    """A day at one of its rows; the second was not held."""

    def state(place: int) -> SlotState:
        if current is None or place > current:
            return SlotState.UPCOMING
        held = SlotState.NOT_HELD if place == 1 else SlotState.HELD
        return SlotState.CURRENT if place == current else held

    kinds, titles = KINDS * times, TITLES * times
    return tuple(
        Row(f"{8 + place // 6:02d}:{place % 6}0", kind, title, state(place))
        for place, (kind, title) in enumerate(zip(kinds, titles, strict=True))
    )


def squeezed(words: str) -> str:
    """The same without what lines and pages put between words."""
    return "".join(words.split())


def body_of(scene: Scene, size: QSize) -> list[Text]:
    """What is written on a page, under the line of the badge."""
    top = sheet_of(scene, size).px(140)
    marks = flat(page_of(scene, sheet_of(scene, size)).marks)
    return [mark for mark in marks if isinstance(mark, Text) and mark.y >= top]


def read(scene: Scene, size: QSize = USUAL) -> str:
    """What the room reads by turning all the pages."""
    return squeezed("".join(words_of(body_of(page, size)) for page in all_pages(scene, size)))


@sizes
@looks
@texts
def test_a_block_is_read_in_full_once_and_in_order(size: QSize, look: Look, text: str) -> None:
    scene = replace(every_scene(text)["item"], look=look)
    assert isinstance(scene, ItemScene)
    whole = read(replace(scene, title=f"Début {text}", detail=f"Suite {text} Fin", following=()), size)
    assert whole == squeezed(f"Début {text} Suite {text} Fin")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300),
    detail=st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=900),
    large=st.booleans(),
)
def test_whatever_people_write_nothing_of_a_block_is_lost_between_pages(title: str, detail: str, large: bool) -> None:
    scene = ItemScene(RAIL, ItemKind.VOTE, title, detail, None, (), look=LOOKS["large" if large else "light"])
    assert read(scene, SMALL) == squeezed(title + detail)


@sizes
@looks
@texts
def test_the_thanks_are_read_in_full_with_the_next_day(size: QSize, look: Look, text: str) -> None:
    scene = ThanksScene(RAIL, text, "Le cycle", "", None, f"Suite {text}", date(2026, 4, 2), f"À {text}")
    next_day = labels.long_date(date(2026, 4, 2))
    expected = f"Le cycle Merci à toutes et à tous {text} Rendez-vous le {next_day} Suite {text} À {text}"
    assert read(replace(scene, look=look), size) == squeezed(expected)


def test_the_last_day_of_a_cycle_promises_no_other() -> None:
    assert "Rendez-vous" not in read(ThanksScene(RAIL, "Clôture", "Le cycle", "", date(2026, 4, 2)))


@sizes
@looks
@texts
def test_the_welcome_tells_the_day_then_its_whole_agenda(size: QSize, look: Look, text: str) -> None:
    rows = tuple(Row(f"{9 + place}:00", ItemKind.VOTE, f"({place}) {text}") for place in range(7))
    scene = WelcomeScene(RAIL, f"Jour {text}", "Le cycle", "La salle", date(2026, 3, 12), rows, look=look)
    whole = read(scene, size)
    title = squeezed(f"Bienvenue Jour {text} Le cycle La salle {labels.long_date(date(2026, 3, 12))}")
    assert whole.startswith(title)
    places = [whole.index(squeezed(row.title)) for row in rows]
    assert places == sorted(places)
    assert all(whole.count(squeezed(row.title)) == 1 for row in rows)


def test_a_usual_day_is_welcomed_on_one_page() -> None:
    scene = WelcomeScene(RAIL, "Mobiliser", "Le projet", "La salle", date(2026, 3, 12), day())
    assert page_starts(scene, USUAL) == ("",)
    assert all(title in words_of(body_of(scene, USUAL)) for title in TITLES)


def test_breaks_are_softer_in_the_agenda() -> None:
    scene = WelcomeScene(RAIL, "Mobiliser", "Le projet", "La salle", None, day())
    colours = {mark.words: mark.colour for mark in body_of(scene, USUAL)}
    palette = sheet_of(scene, USUAL).palette
    assert (colours["Repas"], colours["Vote"]) == (palette.soft_ink, palette.ink)


def test_the_agenda_tells_by_a_sign_what_is_held_and_what_is_not() -> None:
    marks = body_of(AgendaScene(RAIL, "La journée", day(3)), USUAL)

    def sign(title: str) -> str:
        row = next(mark for mark in marks if mark.words.endswith(title))
        beside = [mark for mark in marks if mark.x < row.x and abs(mark.rect.y - row.rect.y) < 20]
        return "".join(mark.words for mark in beside if ":" not in mark.words)

    assert [sign(title) for title in TITLES] == ["✓", "–", "✓", "▸", "", "", ""]


def test_what_is_under_way_stands_out_in_the_colour_of_its_kind() -> None:
    scene = AgendaScene(RAIL, "La journée", day(3))
    palette = sheet_of(scene, USUAL).palette
    now = next(mark for mark in body_of(scene, USUAL) if mark.words.endswith(TITLES[3]))
    others = [mark for mark in body_of(scene, USUAL) if mark.words in TITLES and mark is not now]
    assert now.style.weight > max(mark.style.weight for mark in others)
    bars = [mark for mark in marks_of(scene) if isinstance(mark, Box) and mark.rect.bottom < USUAL.height()]
    assert palette.kinds["testimony"] in {bar.colour for bar in bars}


def test_a_day_that_has_not_begun_has_no_sign() -> None:
    words = words_of(body_of(AgendaScene(RAIL, "La journée", day()), USUAL))
    assert not any(sign in words for sign in "✓▸–")


@looks
@sizes
def test_the_agenda_opens_on_the_page_of_what_is_under_way(look: Look, size: QSize) -> None:
    rows = day(20, times=5)
    scene = AgendaScene(RAIL, "La journée", rows, look=look)
    keys = page_starts(scene, size)
    assert len(keys) > 1
    assert keys.index("") == page_of(scene, sheet_of(scene, size)).pages.number  # type: ignore[union-attr]
    opening = words_of(body_of(scene, size)).split("\n")
    assert rows[20].at in opening
    times = [words for page in all_pages(scene, size) for words in words_of(body_of(page, size)).split("\n")]
    assert [words for words in times if words[2:3] == ":" and len(words) == 5] == [row.at for row in rows]


def test_the_pages_of_an_agenda_are_about_as_full_as_each_other() -> None:
    scene = AgendaScene(RAIL, "La journée", day(0, times=3))
    rows = [sum(":" in mark.words for mark in body_of(page, USUAL)) for page in all_pages(scene, USUAL)]
    assert len(rows) > 1
    assert max(rows) - min(rows) <= 1


def test_what_follows_a_block_gives_way_to_the_block() -> None:
    scene = every_scene("Une étape")["item"]
    assert isinstance(scene, ItemScene)
    short = words_of(body_of(scene, USUAL))
    longer = body_of(replace(scene, detail=TEXTS["ordinary"] * 14), USUAL)
    assert short.count("14:58") == 3
    assert 0 < words_of(longer).count("14:58") < 3
    assert "14:58" not in read(replace(scene, detail=TEXTS["a page"] * 2))


@sizes
@looks
@texts
def test_a_break_says_its_title_in_full_wherever_that_has_room(size: QSize, look: Look, text: str) -> None:
    scene = BreakScene(RAIL, ItemKind.MEAL, f"Chez {text}", RUNNING, (), look=look)
    pages = [words_of(marks_of(page, size)) for page in all_pages(scene, size)]
    written = "".join(page.replace("14:22", "").replace("15:48", "") for page in pages)
    assert squeezed(f"Chez {text}") in squeezed(written if len(pages) == 1 else read(scene, size))


@sizes
def test_the_countdown_stays_in_the_corner_while_a_long_title_is_read(size: QSize) -> None:
    scene = BreakScene(RAIL, ItemKind.MEAL, TEXTS["a novel"], RUNNING, ())
    first, second, *_rest = all_pages(scene, size)
    sizes_of = [
        mark.style.size
        for page in (first, second)
        for mark in marks_of(page, size)
        if isinstance(mark, Text) and mark.words == "15:48"
    ]
    assert len(sizes_of) == 2
    assert sizes_of[0] > 2 * sizes_of[1]


def test_a_break_shown_at_another_time_tells_the_hour_of_the_return() -> None:
    scene = BreakScene(RAIL, ItemKind.BREAK, "Pause", None, day()[3:])
    large = max((mark for mark in marks_of(scene) if isinstance(mark, Text)), key=lambda mark: mark.style.size)
    assert large.words == day()[3].at
    assert "On reprend à" in words_of(marks_of(scene))


def test_a_long_meal_counts_in_hours_inside_the_picture() -> None:
    scene = BreakScene(RAIL, ItemKind.MEAL, "Repas", Countdown(NOW + timedelta(hours=2), 0, 7200), ())
    for size in SIZES:
        shown = [mark for mark in marks_of(scene, size) if isinstance(mark, Text) and mark.words == "2:00:00"]
        assert len(shown) == 1
        assert shown[0].rect.width < size.width() * 0.9


def test_the_figures_of_a_break_keep_their_size_while_they_change() -> None:
    scene = BreakScene(RAIL, ItemKind.MEAL, "Repas", Countdown(NOW + timedelta(hours=2), 0, 7200), ())
    later = replace(scene, countdown=Countdown(NOW + timedelta(minutes=12), 0, 7200))
    found = [max(m.style.size for m in marks_of(one, SMALL) if isinstance(m, Text)) for one in (scene, later)]
    assert found[0] == found[1]


@pytest.mark.parametrize("name", ["break", "late meal", "paused break", "long meal", "break of another time"])
def test_the_line_of_the_figures_is_drawn_over_nothing(name: str) -> None:
    """Figures are stamped with the ground around them: a rule under that would be rubbed out."""
    for look in LOOKS.values():
        for size in SIZES:
            marks = marks_of(replace(every_scene("Un buffet")[name], look=look), size)
            large = max((m for m in marks if isinstance(m, Text)), key=lambda m: m.style.size)
            assert not any(isinstance(mark, Box) and mark.rect.meets(large.rect) for mark in marks)


def test_a_short_day_is_welcomed_in_large_letters() -> None:
    few, many = (WelcomeScene(RAIL, "Une soirée", "", "", None, rows) for rows in (day()[:3], tuple(day(times=2)[:9])))
    sizes_of = [
        max(mark.style.size for mark in body_of(scene, USUAL) if mark.words == "Un conseil utile")
        for scene in (few, many)
    ]
    assert sizes_of[0] > sizes_of[1] * 1.2


def test_a_day_without_a_title_still_welcomes_in_large_letters() -> None:
    (hello,) = body_of(WelcomeScene(RAIL, "", "", "", None, ()), USUAL)
    assert hello.style.size > 2 * sheet_of(WelcomeScene(RAIL, "", "", "", None, ()), USUAL).floor


@pytest.mark.parametrize("name", ["empty agenda", "last break"])
def test_a_scene_that_has_nothing_to_tell_is_no_blank_page(name: str) -> None:
    written = [mark for mark in marks_of(every_scene("")[name]) if isinstance(mark, Text)]
    assert max(mark.style.size for mark in written) >= 72


def test_no_line_begins_with_the_mark_that_ends_a_word() -> None:
    scene = AgendaScene(RAIL, "", (Row("15:53", ItemKind.CLOSING, "Évaluation, clôture"),), look=LOOKS["large"])
    shown = next(mark for mark in body_of(scene, SMALL) if "clôture" in mark.words)
    ends = [line.end for line in shown.block.lines[:-1]]
    assert not any(shown.block.text[end] in ",.;:!?" for end in ends)
