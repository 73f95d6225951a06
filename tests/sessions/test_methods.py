"""The method library: what each method and lever says, what is found in it, and what becomes of one in an agenda."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import BadTemplate, NotFound
from facilitator.paths import resource
from facilitator.sessions import agenda_insertion, templates
from facilitator.sessions.methods import (
    Family,
    Method,
    Step,
    family_name,
    load,
    loads,
    method,
    methods,
    methods_in,
    planned,
    search,
)
from facilitator.sessions.reading import outline
from facilitator.sessions.records import Phase, SceneKind, Session
from facilitator.sessions.store import Store
from facilitator.sessions.template_writing import as_yaml
from facilitator.sessions.text import folded
from facilitator.sessions.wheel import wheel

FILES = sorted(resource("templates", "methods").rglob("*.yaml"))
LIBRARY = methods()
LEVERS = [one for one in LIBRARY if one.lever is not None]
METHODS = [one for one in LIBRARY if one.lever is None]
SHOWN = set(SceneKind) - {SceneKind.NOTE, SceneKind.SLIDE}
"""Scenes that need nothing to be chosen beforehand."""
LEAST_WORDS = 5
"""From how many words a sentence belongs to what it is said of."""
LONGEST_ECHO = 9
"""More words in a row than two texts have in common by chance."""

each = pytest.mark.parametrize("one", LIBRARY, ids=[one.id for one in LIBRARY])


def texts(one: Method) -> Iterator[tuple[str, str]]:
    """Everything that is written of a method, but its names, with where it stands."""
    for name in ("purpose", "screen", "room", "material", "say", "question"):
        if getattr(one, name):
            yield f"{one.id}, {name}", getattr(one, name)
    for name in ("pitfalls", "practices", "watch"):
        yield from ((f"{one.id}, {name}", text) for text in getattr(one, name))
    yield from ((f"{one.id}, {step.title}", step.text) for step in one.steps)


def sentences(text: str) -> list[str]:
    """The sentences and half-sentences of *text*, as they are compared."""
    found = [folded(part).strip(" «»\u202f,") for part in re.split(r"[.!?;:…«»]+", text)]
    return [part for part in found if len(part.split()) >= LEAST_WORDS]


# What is written


def test_there_are_enough_of_them_and_the_ten_levers_in_their_order() -> None:
    assert len(METHODS) >= 24
    assert [(one.lever, one.title) for one in LEVERS] == [(lever.number, lever.title) for lever in wheel().levers]
    assert (*METHODS, *LEVERS) == LIBRARY
    assert len(FILES) == len(LIBRARY)


def test_each_is_known_by_the_name_of_its_file_and_by_a_title_of_its_own() -> None:
    assert [load(path).id for path in FILES] == [path.stem for path in FILES]
    assert all(re.fullmatch(r"[a-z0-9-]+", path.stem) for path in FILES)
    assert max(Counter(folded(one.title) for one in LIBRARY).values()) == 1


@each
def test_every_field_is_filled(one: Method) -> None:
    of_a_lever = {"lever", "practices", "watch", "question"}
    empty = {known.name for known in fields(one) if getattr(one, known.name) in (None, "", ())}
    assert empty == (of_a_lever if one.lever is None else set())
    assert 3 <= len(one.steps) <= 7
    assert 2 <= len(one.pitfalls) <= 4
    if one.lever is not None:
        assert 2 <= len(one.practices) <= 3
        assert 2 <= len(one.watch) <= 3
        assert one.question.endswith("?")


@each
def test_texts_say_enough_to_be_of_use(one: Method) -> None:
    least = {"purpose": 60, "screen": 40, "room": 30, "material": 25, "say": 80}
    assert {name: len(getattr(one, name)) for name in least if len(getattr(one, name)) < least[name]} == {}
    assert [text for _place, text in texts(one) if len(text) < 20] == []
    assert one.say.startswith("«")
    assert one.say.endswith("»")
    assert [step.title for step in one.steps if len(step.title) > 24] == []


@each
def test_the_minutes_add_up_and_can_be_fewer(one: Method) -> None:
    assert sum(step.minutes for step in one.steps) == one.minutes
    assert 10 <= one.minutes <= 90
    assert one.lever is None or 25 <= one.minutes <= 50
    assert one.minutes / 4 <= one.least_minutes < one.minutes


@each
def test_it_is_for_groups_that_such_days_have(one: Method) -> None:
    assert 5 <= one.least_people < one.most_people <= 150
    assert one.shows in SHOWN


def test_every_size_of_group_has_a_choice_at_every_moment_of_the_day() -> None:
    for people in range(15, 151, 5):
        assert len(search(METHODS, "", people=people)) >= 6, people
    assert {one.family for one in METHODS} == set(Family)
    assert min(one.least_people for one in METHODS) <= 15


def test_no_sentence_is_said_twice() -> None:
    said = Counter(part for one in LIBRARY for _place, text in texts(one) for part in sentences(text))
    assert [part for part, times in said.items() if times > 1] == []


def test_no_text_is_another_with_a_word_changed() -> None:
    heard: dict[tuple[str, ...], str] = {}
    echoes = []
    for one in LIBRARY:
        for place, text in texts(one):
            words = re.findall(r"\w+", folded(text))
            for start in range(len(words) - LONGEST_ECHO + 1):
                passage = tuple(words[start : start + LONGEST_ECHO])
                if heard.setdefault(passage, place) != place:
                    echoes.append((heard[passage], place, " ".join(passage)))
    assert echoes == []


@each
def test_texts_are_whole_lines_in_french_typography(one: Method) -> None:
    for place, text in [("title", one.title), *((s.title, s.title) for s in one.steps), *texts(one)]:
        assert "\n" not in text, place
        assert not re.search(r"[^\u202f\s][;!?»]|[^\u00a0\s]:\s|«[^\u202f]|'|\s{2}|\.\.\.", text), (place, text)


# What is found


def test_what_is_typed_is_found_whatever_its_accents_the_titles_first() -> None:
    assert search(LIBRARY, "representation equilibree")[0].lever == 1
    assert search(LIBRARY, "Représentation ÉQUILIBRÉE")[0].lever == 1
    assert [one.lever for one in search(LIBRARY, "lever 1", levers=True)][:2] == [1, 10]
    assert search(LIBRARY, "") == list(LIBRARY)
    assert search(LIBRARY, "  ’ ") == list(LIBRARY)
    assert search(LIBRARY, "zzyzx") == []


@given(st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_any_words_of_a_text_find_it(chance: Random) -> None:
    one = chance.choice(LIBRARY)
    _place, text = chance.choice(list(texts(one)))
    words = chance.sample(text.split(), k=min(3, len(text.split())))
    found = search(LIBRARY, " ".join(chance.choice((word, word.upper(), folded(word))) for word in words))
    assert one in found
    fewer = search(LIBRARY, " ".join(words[:2]))
    assert set(found) <= set(fewer)


@given(
    st.sampled_from(["", "", "table", "le maire", "carte"]),
    st.none() | st.integers(1, 200) | st.integers(1, 15),
    st.none() | st.integers(1, 120),
    st.none() | st.sampled_from(Family),
    st.booleans(),
)
@settings(max_examples=60)
def test_filters_let_through_what_they_say_and_nothing_else(
    words: str, people: int | None, minutes: int | None, family: Family | None, levers: bool
) -> None:
    found = search(LIBRARY, words, people=people, minutes=minutes, family=family, levers=levers)
    expected = {
        one
        for one in search(LIBRARY, words)
        if (people is None or one.least_people <= people <= one.most_people)
        and (minutes is None or one.minutes <= minutes)
        and (family is None or one.family is family)
        and (one.lever is not None or not levers)
    }
    assert set(found) == expected
    assert len(found) == len(expected)


def test_those_that_hold_a_word_in_their_title_come_before_those_that_only_speak_of_it() -> None:
    found = search(LIBRARY, "vote")
    in_title = ["vote" in folded(one.title) for one in found]
    assert in_title[0]
    assert not in_title[-1]
    assert in_title == sorted(in_title, reverse=True)


def test_one_is_found_by_its_id() -> None:
    assert method("levier-03").lever == 3
    with pytest.raises(NotFound, match="“inconnu”"):
        method("inconnu")


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert methods_in(tmp_path / "nulle part") == ()


def test_every_family_has_a_name_of_its_own() -> None:
    assert len({family_name(family) for family in Family}) == len(Family)


# What becomes of one in an agenda


@each
def test_it_is_planned_as_one_ready_item(one: Method) -> None:
    ready = planned(one)
    (item,) = ready.agenda
    assert (item.kind, item.minutes, item.least_minutes) == (one.kind, one.minutes, one.least_minutes)
    assert (item.material, item.shows, item.method) == (one.material, one.shows, one.title)
    assert [(phase.title, phase.minutes) for phase in item.phases] == [(s.title, s.minutes) for s in one.steps]
    for text in (one.say, one.room, one.screen, *one.pitfalls, *one.watch, *(step.text for step in one.steps)):
        assert text in item.guidance
    assert [question.text for theme in ready.themes for question in theme.questions] == (
        [one.question] if one.question else []
    )
    assert len(item.title) <= 60
    assert templates.loads(as_yaml(ready), "modèle.yaml") == ready


def test_a_lever_is_inserted_with_its_question_in_one_operation(store: Store, session: Session) -> None:
    before = outline(store, session.id)
    lever = method("levier-05")
    (item,) = agenda_insertion.insert(store, session, planned(lever), at=2)
    after = outline(store, session.id)
    assert after.items.index(item) == 2
    assert [question.text for question in after.questions_of(item)] == [lever.question]
    assert [theme.title for theme in after.themes] == [*(theme.title for theme in before.themes), lever.title]
    assert [p.title for p in store.all(Phase, item_id=item.id)] == [step.title for step in lever.steps]
    store.undo()
    assert outline(store, session.id) == before


# A method that somebody wrote

SOUND = """\
id: essai
title: Un essai
family: produce
purpose: Pour voir
group: [15, 60]
minutes: 30
kind: reflection
shows: question
screen: La question
room: En cercle
material: Rien
steps:
  - title: Seul
    minutes: 10
    text: Écrire
  - title: Ensemble
    minutes: 20
    text: Dire
say: « Bonjour »
pitfalls:
  - Trop long
least_minutes: 20
"""


def line_of(words: str) -> int:
    return SOUND[: SOUND.index(words)].count("\n") + 1


def test_a_sound_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "essai.yaml"
    path.write_text(SOUND, encoding="utf-8")
    found = load(path)
    assert (found.least_people, found.most_people, found.minutes, found.least_minutes) == (15, 60, 30, 20)
    assert found.steps == (Step("Seul", 10, "Écrire"), Step("Ensemble", 20, "Dire"))
    assert (found.lever, found.question) == (None, "")
    assert methods_in(tmp_path) == (found,)


WRONG = {
    "a missing field": ("say: « Bonjour »\n", "", 1, "“say” is missing"),
    "a field that is not known": ("room:", "salle:", line_of("room:"), "“salle” is not a known field"),
    "an empty text": ("purpose: Pour voir", "purpose: ''", line_of("purpose"), "a text is expected"),
    "a family that is not known": ("family: produce", "family: rever", line_of("family"), "one of these kinds"),
    "a scene that is not known": ("shows: question", "shows: film", line_of("shows"), "one of these kinds"),
    "steps that do not add up": ("minutes: 20\n    text: Dire", "minutes: 15\n    text: Dire", 6, "do not add up"),
    "a step without an end": ("    minutes: 10\n", "", line_of("title: Seul"), "“minutes” is missing"),
    "a step of no time": ("minutes: 10", "minutes: 0", line_of("minutes: 10"), "from 1 to 1440"),
    "a group of one number": ("[15, 60]", "[15]", line_of("group"), "the smallest and the largest group"),
    "a group upside down": ("[15, 60]", "[60, 15]", line_of("group"), "the smallest and the largest group"),
    "a group in words": ("[15, 60]", "[15, tous]", line_of("group"), "a whole number"),
    "a shortest time that is longer": ("least_minutes: 20", "least_minutes: 31", line_of("least"), "from 1 to 30"),
    "a lever that is not there": ("family: produce", "family: produce\nlever: 11", 4, "from 1 to 10"),
    "a question without a lever": ("minutes: 30", "minutes: 30\nquestion: Quoi ?", 7, "only a lever"),
}


@pytest.mark.parametrize(("old", "new", "line", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_the_file_and_the_line(old: str, new: str, line: int, words: str) -> None:
    assert SOUND.count(old) == 1
    with pytest.raises(BadTemplate, match=re.escape(words)) as refusal:
        loads(SOUND.replace(old, new), "essai.yaml")
    assert str(refusal.value).startswith(f"essai.yaml, line {line}: ")
