"""What the room reads of a vote, clusters, the wheel, the staircase, commitments: all of it, in order, with its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QSize

from facilitator import i18n, paths
from facilitator.sessions.records import CommitmentState, ItemKind
from facilitator.sessions.scene.scenes import (
    ClustersScene,
    CommitmentsScene,
    OpenCommitmentsScene,
    PlaneScene,
    ResultsScene,
    Scene,
    StaircaseScene,
    TrendsScene,
    VotingScene,
    WheelScene,
)
from facilitator.sessions.scene.values import Group, Level, Lever, Look, Promise, Ranked, Result, Share, Spot
from facilitator.ui.widgets.scene.layout import page_of
from facilitator.ui.widgets.scene.marks import Box, Sector, Text
from facilitator.ui.widgets.scene.view import page_starts

from .layouts import all_pages, ink, marks_of, sheet_of, words_of
from .read_through import read_through, typeset
from .scenes import AXES, AXIS_OF, LOOKS, RAIL, RUNNING, SIZES, TEXTS, every_scene

SMALL, USUAL = SIZES[0], SIZES[3]
TITLE = "Par quoi commencer ?"
LONG = "Comment donner une vraie place aux conseillers municipaux dans nos décisions ? " * 30
looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())


def clusters(*titles: str) -> ClustersScene:
    groups = tuple(Group(f"{n}", title, "blue", 2, 90 - n) for n, title in enumerate(titles))
    return ClustersScene(RAIL, ItemKind.REFLECTION, TITLE, groups, 4, RUNNING)


def voting(*options: str) -> VotingScene:
    return VotingScene(RAIL, ItemKind.VOTE, TITLE, "3 gommettes chacun", options, RUNNING)


def results(*counts: int) -> ResultsScene:
    found = tuple(
        Result(f"{n}", f"Choix {n}", count, 1 + sum(count < other for other in counts))
        for n, count in enumerate(counts)
    )
    return ResultsScene(RAIL, ItemKind.VOTE, TITLE, found, RUNNING)


def wheel(*means: float | None, before: float | None = None) -> WheelScene:
    levers = tuple(Lever(n, f"Levier {n}", AXIS_OF[n - 1], mean, before) for n, mean in enumerate(means, start=1))
    return WheelScene(RAIL, ItemKind.POSITIONING, TITLE, AXES, levers, 41, "Journée 1" if before else "", RUNNING)


def staircase(*levels: Level) -> StaircaseScene:
    return StaircaseScene(RAIL, ItemKind.POSITIONING, TITLE, levels, RUNNING)


def commitments(*promises: Promise) -> CommitmentsScene:
    return CommitmentsScene(RAIL, ItemKind.COMMITMENTS, TITLE, promises, None)


HARD = list(TEXTS.values())[:-1]
"""All but the novel, whose pages would be many hundreds."""
TEXTS_60 = [f"{text} ({n})" for n in range(6) for text in [*HARD, "Court", "Un peu moins court"]]
HOLDING: dict[str, Callable[..., Scene]] = {
    "clusters": clusters,
    "voting": voting,
    "results": lambda *texts: replace(results(), results=tuple(Result(text, text, 3, 1) for text in texts)),
    "wheel": lambda *texts: replace(
        wheel(), levers=tuple(Lever(n, text, 0, 2.5) for n, text in enumerate(texts, start=1))
    ),
    "staircase": lambda *texts: staircase(*(Level(text, 2) for text in texts)),
    "trends": lambda *texts: TrendsScene(
        RAIL, ItemKind.POSITIONING, TITLE, tuple(Ranked(n, text, n, 2.5) for n, text in enumerate(texts, 1)), 4, RUNNING
    ),
    "plane": lambda *texts: PlaneScene(
        RAIL,
        ItemKind.POSITIONING,
        TITLE,
        "Effort",
        "Impact",
        ("A", "B", "C", "D"),
        tuple(Spot(f"{n}", n, text, 0.5, 0.5, "A") for n, text in enumerate(texts, 1)),
        RUNNING,
    ),
    "commitments": lambda *texts: commitments(*(Promise(text, text, "", None) for text in texts)),
    "open commitments": lambda *texts: OpenCommitmentsScene(
        RAIL, ItemKind.COMMITMENTS, TITLE, tuple(Promise(text, text, "", None) for text in texts), None
    ),
}


@looks
@pytest.mark.parametrize("name", HOLDING)
def test_turning_the_pages_shows_every_text_whole_once_and_in_order(name: str, look: Look) -> None:
    scene = replace(HOLDING[name](*HARD), look=look)
    assert read_through(scene, SMALL, HARD) == [typeset(text) for text in HARD]


@pytest.mark.parametrize("name", HOLDING)
def test_sixty_of_them_are_all_there(name: str) -> None:
    assert read_through(HOLDING[name](*TEXTS_60), USUAL, TEXTS_60) == [typeset(text) for text in TEXTS_60]


@looks
@pytest.mark.parametrize("name", HOLDING)
def test_each_page_is_found_again_by_its_name(name: str, look: Look) -> None:
    scene = replace(HOLDING[name](*HARD), look=look)
    if isinstance(scene, VotingScene):
        scene = replace(scene, title=LONG)
    starts = page_starts(scene, SMALL)
    assert len(starts) == len(set(starts)) > 1
    for place, start in enumerate(starts):
        pages = page_of(replace(scene, first_id=start), sheet_of(scene, SMALL)).pages
        assert pages is not None
        assert (pages.number, pages.followed) == (place, place + 1 < len(starts))


@pytest.mark.parametrize("start", ["9999", "question/7", "question/", "a/b", "00000000000000aa/2", "²"])
@pytest.mark.parametrize("name", ["note", "clusters", "voting", "results", "wheel", "staircase", "commitments"])
def test_a_page_that_is_there_no_more_gives_another_one(name: str, start: str) -> None:
    scene = replace(every_scene(TEXTS["ordinary"])[name], first_id=start)
    assert words_of(marks_of(scene))


def test_a_heading_stays_on_every_page() -> None:
    for page in all_pages(clusters(*HARD), SMALL):
        assert TITLE in words_of(marks_of(page, SMALL))


def test_a_heading_too_long_to_stay_whole_is_read_on_pages_before_those_where_the_room_begins() -> None:
    scene = replace(voting("Un car"), title=LONG)
    *reading, shown = page_starts(scene, SMALL)
    assert shown == ""
    assert read_through(scene, SMALL, [LONG]) == [typeset(LONG)]
    assert "Un car" in words_of(marks_of(scene, SMALL))
    assert not any("Un car" in words_of(marks_of(replace(scene, first_id=key), SMALL)) for key in reading)


# Clusters


def bars(scene: Scene, size: QSize = USUAL) -> list[Box]:
    """The bars, without their tracks: each is drawn on its track, at the same place."""
    boxes = [mark for mark in marks_of(scene, size) if isinstance(mark, Box) and mark.rect.bottom < size.height() - 20]
    return [box for box, under in zip(boxes[1:], boxes, strict=False) if box.rect[:2] == under.rect[:2]]


def test_the_bar_of_a_cluster_is_as_long_as_it_is_heavy_and_of_its_colour() -> None:
    groups = (Group("a", "Informer", "brick", 6, 20), Group("b", "Se déplacer", "teal", 5, 10))
    scene = replace(clusters(), groups=groups)
    first, second = bars(scene)
    assert second.rect.width == pytest.approx(first.rect.width / 2, abs=2)
    palette = sheet_of(scene, USUAL).palette
    assert [first.colour, second.colour] == [palette.clusters["brick"], palette.clusters["teal"]]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", ["6 contributions · 11 voix", "1 contribution · 1 voix", "1 contribution hors regroupement"]),
        ("en", ["6 contributions · 11 voices", "1 contribution · 1 voice", "1 contribution on its own"]),
    ],
)
def test_contributions_and_voices_are_counted_in_the_language_of_the_room(language: str, told: list[str]) -> None:
    i18n.install(paths.resource("translations"), language)
    scene = replace(clusters(), groups=(Group("a", "A", "", 6, 11), Group("b", "B", "", 1, 1)), loose=1)
    assert [line for line in words_of(marks_of(scene)).split("\n") if line in told] == told


def test_voices_are_not_counted_where_each_contribution_is_one() -> None:
    scene = replace(clusters(), groups=(Group("a", "A", "", 6, 6),))
    assert "voix" not in words_of(marks_of(scene))


@pytest.mark.parametrize("name", ["no clusters", "no commitments", "no results"])
def test_where_there_is_nothing_yet_a_sentence_says_so(name: str) -> None:
    longest = max((m for m in marks_of(every_scene("Quoi ?")[name]) if isinstance(m, Text)), key=lambda m: len(m.words))
    assert len(longest.words) > 25


# Votes


def test_a_vote_under_way_shows_its_options_numbered_and_no_figure_of_votes() -> None:
    words = words_of(marks_of(voting("Un car", "Un taxi", "Un vélo"))).split("\n")
    assert [word for word in words if word.isdecimal()] == ["1", "2", "3"]
    assert "3 gommettes chacun" in words
    assert not bars(voting("Un car", "Un taxi"))


def test_many_short_options_stand_in_two_columns_of_one_page() -> None:
    scene = voting(*(f"Choix {n}" for n in range(12)))
    assert page_starts(scene, USUAL) == ("",)
    assert len({mark.x for mark in marks_of(scene) if isinstance(mark, Text) and "Choix" in mark.words}) == 2


def test_options_with_as_many_votes_have_the_same_rank_and_it_is_said() -> None:
    words = words_of(marks_of(results(21, 21, 4))).split("\n")
    assert [word for word in words if word.isdecimal()] == ["1", "1", "3"]
    assert [word for word in words if "%" in word] == ["46 % · à égalité", "46 % · à égalité", "9 %"]
    assert [word for word in words if "voix" in word] == ["46 voix", "21 voix", "21 voix", "4 voix"]


def test_the_bar_of_an_option_is_as_long_as_it_has_votes() -> None:
    first, second = bars(results(20, 5, 0))
    assert second.rect.width == pytest.approx(first.rect.width / 4, abs=2)


def test_nothing_stands_out_when_nobody_voted() -> None:
    assert not bars(results(0, 0))
    assert "%" not in words_of(marks_of(results(0, 0)))


# The wheel and the staircase


def sectors(scene: Scene, size: QSize = USUAL) -> list[Sector]:
    return [mark for mark in marks_of(scene, size) if isinstance(mark, Sector) and not mark.thickness]


def test_a_sector_is_as_long_as_its_mean_and_a_lever_without_answer_has_none() -> None:
    five, half, none_at_all = 5.0, 2.5, 0.0
    made = sectors(wheel(five, half, None, none_at_all))
    assert [sector.start for sector in made] == [pytest.approx(0, abs=1), pytest.approx(90, abs=1)]
    assert made[1].rect.width == pytest.approx(made[0].rect.width / 2, abs=2)


def test_the_wheel_tells_the_mean_of_each_axis_and_the_session_before() -> None:
    words = words_of(marks_of(wheel(3.0, 2.0, 1.2, None, before=2.4))).split("\n")
    for told in (*AXES, "2,5", "1,2", "–", "Journée 1"):
        assert told in words
    lines = [m for m in marks_of(wheel(3.0, before=2.5)) if isinstance(m, Sector) and 0 < m.sweep < 360 and m.thickness]
    assert lines
    assert not [m for m in marks_of(wheel(3.0)) if isinstance(m, Sector) and 0 < m.sweep < 360 and m.thickness]


def test_the_levers_are_named_on_the_pages_that_follow_the_wheel() -> None:
    scene = wheel(*(None,) * 10)
    wheel_alone, *lists = all_pages(scene)
    assert "Levier 1" not in words_of(marks_of(wheel_alone))
    assert not sectors(scene)
    listed = [word for page in lists for word in words_of(marks_of(page)).split("\n") if word.startswith("Levier")]
    assert listed == [f"Levier {n}" for n in range(1, 11)]


def test_the_pages_of_the_levers_are_as_full_as_each_other() -> None:
    _wheel, *lists = all_pages(wheel(*(3.0,) * 10))
    counted = [words_of(marks_of(page)).count("Levier") for page in lists]
    assert len(counted) > 1
    assert max(counted) - min(counted) <= 1


def test_figures_stand_in_a_column() -> None:
    scene = results(21, 111, 4)
    votes = [m for m in marks_of(scene) if isinstance(m, Text) and m.words.endswith("voix") and m.style.weight == 700]
    assert len({mark.rect.right for mark in votes}) == 1
    shares = [mark for mark in marks_of(scene) if isinstance(mark, Text) and mark.words.endswith("%")]
    assert len(shares) == 3
    assert len({mark.rect.x for mark in shares}) == 1


def test_where_letters_are_largest_the_wheel_takes_the_page_without_touching_the_clock_or_the_page_number() -> None:
    for countdown in (None, RUNNING):
        scene = replace(wheel(*(3.0,) * 10), title=LONG, countdown=countdown, look=LOOKS["large"])
        marks = marks_of(scene, SMALL)
        rings = [mark for mark in marks if isinstance(mark, Sector) and mark.sweep == 360]
        numbers = [mark for mark in marks if isinstance(mark, Text) and mark.words.isdecimal()]
        words = [mark for mark in marks if isinstance(mark, Text) and mark not in numbers]
        assert max(ring.rect.width for ring in rings) > SMALL.height() * (0.43 if countdown else 0.54)
        assert not any(ink(one).meets(ink(other)) for one in numbers for other in words)
        assert not any(max(ring.rect.bottom for ring in rings) > mark.rect.y > 500 and mark.x > 330 for mark in words)


def test_the_steps_rise_and_the_most_chosen_one_stands_out() -> None:
    scene = staircase(Level("Se connaître", 2), Level("Échanger", 7), Level("Agir", 0))
    colour = sheet_of(scene, USUAL).palette.kinds["positioning"]
    steps = [
        mark for mark in marks_of(scene) if isinstance(mark, Box) and mark.rect.height > 100 and mark.rect.width > 400
    ]
    assert [step.colour == colour for step in steps] == [False, True, False]
    assert steps[0].rect.height < steps[1].rect.height < steps[2].rect.height
    dots = [mark for mark in marks_of(scene) if isinstance(mark, Box) and mark.rect.width == 22]
    assert len(dots) == 9
    assert [word for word in words_of(marks_of(scene)).split("\n") if word.isdecimal()] == ["2", "7", "0"]


def test_nobody_is_counted_on_the_steps_before_the_first_answer() -> None:
    words = words_of(marks_of(staircase(Level("Se connaître", 0), Level("Échanger", 0)))).split("\n")
    assert not [word for word in words if word.isdecimal()]


# Commitments


def test_a_commitment_tells_who_and_by_when_as_far_as_they_are_known() -> None:
    due = date(2026, 9, 30)
    scene = commitments(
        Promise("a", "Écrire", "Le maire", due), Promise("b", "Lire", "", due), Promise("c", "Dire", "", None)
    )
    words = words_of(marks_of(scene)).split("\n")
    assert words[words.index("Écrire") : words.index("Dire") + 1] == [
        "Écrire",
        "Le maire · avant le mercredi 30 septembre 2026",
        "Lire",
        "avant le mercredi 30 septembre 2026",
        "Dire",
    ]


def test_what_is_still_to_be_done_tells_in_words_what_is_late_and_what_has_begun() -> None:
    late = Promise("a", "Écrire", "Le maire", date(2026, 3, 1), "les mairies", "un modèle", late=True)
    late = replace(late, state=CommitmentState.STARTED)
    scene = OpenCommitmentsScene(RAIL, ItemKind.COMMITMENTS, TITLE, (late, Promise("b", "Lire", "", None)), None)
    words = words_of(marks_of(scene)).split("\n")
    start = words.index("Écrire")
    assert " ".join(words[start:]).startswith(
        "Écrire Commencé · Le maire · avec les mairies · était attendu le dimanche 1er mars 2026"
        " Premier pas : un modèle Lire"
    )


def test_who_carries_the_commitments_further_comes_after_them() -> None:
    words = words_of(marks_of(replace(commitments(Promise("a", "Écrire", "", None)), ambassadors=("Ana", "Bob"))))
    assert words.index("Écrire") < words.index("Portés par : Ana, Bob")


def test_no_point_of_the_plane_hides_another_nor_a_name() -> None:
    spots = tuple(Spot(f"{n}", n, f"Projet {n}", 0.5, 0.5, "A") for n in range(1, 13))
    quarters = ("Gagner vite", "Chantiers de fond", "Si l’occasion se présente", "À éviter")
    scene = PlaneScene(RAIL, ItemKind.POSITIONING, TITLE, "Effort", "Impact", quarters, spots, RUNNING)
    discs = [
        m.rect
        for m in marks_of(scene)
        if isinstance(m, Box) and m.radius and m.radius == m.rect.width // 2 and m.rect.width == m.rect.height
    ]
    assert len(discs) == 12
    assert not any(one.meets(other) for place, one in enumerate(discs) for other in discs[place + 1 :])
    names = [mark.rect for mark in marks_of(scene) if isinstance(mark, Text) and mark.words in quarters]
    assert len(names) >= 3
    assert not any(disc.meets(name) for disc in discs for name in names)


def test_a_point_alone_stands_where_it_was_placed() -> None:
    def middle_of(effort: float, impact: float) -> tuple[int, int]:
        spot = Spot("a", 1, "Projet", effort, impact, "A")
        scene = PlaneScene(RAIL, ItemKind.POSITIONING, TITLE, "Effort", "Impact", ("",) * 4, (spot,), RUNNING)
        disc = next(
            m.rect
            for m in marks_of(scene)
            if isinstance(m, Box) and m.radius == m.rect.width // 2 and m.rect.width == m.rect.height
        )
        return disc.x, disc.y

    (left, bottom), (right, top), (half, level) = middle_of(0.3, 0.3), middle_of(0.7, 0.7), middle_of(0.5, 0.5)
    assert left < right
    assert top < bottom
    assert abs(half - (left + right) / 2) <= 1
    assert abs(level - (top + bottom) / 2) <= 1


def test_the_trends_say_their_mean_rank_and_who_put_them_first() -> None:
    ranked = (Ranked(7, "Durable", 1, 1.5, 12), Ranked(2, "Rural", 2, 3.0, 4, True), Ranked(3, "Fort", 2, 3.0, 0, True))
    scene = TrendsScene(RAIL, ItemKind.POSITIONING, TITLE, ranked, 14, RUNNING)
    words = words_of(marks_of(scene))
    assert "12 fois dans les 3 premières" in words
    assert "4 fois dans les 3 premières · à égalité" in words
    assert "1,5" in words


def test_what_each_college_gave_stands_under_the_option_and_the_round_beside_the_title() -> None:
    scene = results(21, 4)
    first = replace(scene.results[0], colleges=(Share("Élus", 12), Share("Habitants", 9)))
    words = words_of(marks_of(replace(scene, results=(first, scene.results[1]), round=2), USUAL))
    assert "Élus 12 · Habitants 9" in words
    assert "Tour 2 · 25 voix" in words


def test_every_answer_stands_beside_the_option_and_its_bar_is_the_share_of_those_for_it() -> None:
    said = (Share("Oui", 21), Share("Non", 7), Share("Abstention", 0))
    scene = replace(results(21), results=(replace(results(21).results[0], answers=said),))
    words = words_of(marks_of(scene, USUAL))
    assert "Oui 21 · Non 7 · Abstention 0" in words
    assert "28 voix" in words
