"""The ready-made workshops, and what a template that somebody edited is told when it is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.errors import BadTemplate, NotFound
from facilitator.paths import resource
from facilitator.sessions import cycle
from facilitator.sessions.reading import outline, speakers
from facilitator.sessions.records import ItemKind, SessionState
from facilitator.sessions.store import Store
from facilitator.sessions.templates import TO_CHECK, Template, load, template, templates

WORKSHOPS = ("urbanisme", "rural-urbain", "mobilisation", "mutualisation", "pacte-financier")
SHIPPED = (*WORKSHOPS, "journee-libre", "demi-journee")


@pytest.fixture(scope="module")
def shipped() -> dict[str, Template]:
    return {found.id: found for found in templates()}


def test_those_shipped_come_in_their_order_the_empty_day_last(shipped: dict[str, Template]) -> None:
    assert tuple(shipped) == (*SHIPPED, "journee-vide")
    assert shipped["journee-vide"].agenda == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_each_says_the_phases_of_its_reflections(shipped: dict[str, Template], name: str) -> None:
    assert all(item.phases for item in shipped[name].agenda if item.kind is ItemKind.REFLECTION)


@pytest.mark.parametrize("name", SHIPPED)
def test_each_goes_from_welcome_to_closing(shipped: dict[str, Template], name: str) -> None:
    kinds = [item.kind for item in shipped[name].agenda]
    assert (kinds[0], kinds[-1]) == (ItemKind.WELCOME, ItemKind.CLOSING)
    assert kinds.count(ItemKind.WELCOME) == kinds.count(ItemKind.CLOSING) == 1
    assert {ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY, ItemKind.REFLECTION, ItemKind.BREAK} <= set(kinds)


@pytest.mark.parametrize("name", SHIPPED)
def test_each_lasts_a_day_or_a_half_with_a_meal_at_the_hour_of_meals(shipped: dict[str, Template], name: str) -> None:
    found = shipped[name]
    clock, meals = found.starts_at, []
    for item in found.agenda:
        if item.kind is ItemKind.MEAL:
            meals.append(clock)
        clock += item.minutes
    assert clock == found.starts_at + found.minutes
    if name == "demi-journee":
        assert clock <= 13 * 60
        assert meals == []
    else:
        assert 15 * 60 <= clock <= 17 * 60 + 30
        assert [12 * 60 <= meal <= 13 * 60 for meal in meals] == [True]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_is_asked_in_an_item(shipped: dict[str, Template], name: str) -> None:
    asked = [question for item in shipped[name].agenda for question in item.questions]
    assert sorted(asked) == sorted(question.id for theme in shipped[name].themes for question in theme.questions)
    assert asked


@pytest.mark.parametrize("name", WORKSHOPS)
def test_a_workshop_of_the_cycle_has_all_it_needs(shipped: dict[str, Template], name: str) -> None:
    found = shipped[name]
    assert sum(len(theme.questions) for theme in found.themes) >= 2
    assert sum(len(theme.framing) for theme in found.themes) >= 3
    for item in found.agenda:
        assert item.title
        if item.kind in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY):
            assert item.speakers
            assert all(speaker.role and speaker.organisation for speaker in item.speakers)
        if item.kind is ItemKind.REFLECTION:
            assert item.method
            assert item.guidance


@pytest.mark.parametrize("name", WORKSHOPS)
def test_legal_framing_of_2014_is_marked_to_be_checked(shipped: dict[str, Template], name: str) -> None:
    points = [point for theme in shipped[name].themes for point in theme.framing]
    marked = [point for point in points if point.endswith(TO_CHECK)]
    assert marked
    assert "à vérifier" in TO_CHECK
    assert "2014–2015" in TO_CHECK
    legal = re.compile(r"\b(lois?|article|20\d\d|ALUR|CGCT|code général)\b")
    assert [
        point for point in points if legal.search(point) and point not in marked and "dans la loi" not in point
    ] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_texts_are_whole_lines_in_french_typography(shipped: dict[str, Template], name: str) -> None:
    found = shipped[name]
    texts = [found.title, found.summary]
    for theme in found.themes:
        texts += [theme.title, *theme.framing, *(question.text for question in theme.questions)]
    for item in found.agenda:
        texts += [item.title, item.detail, item.method, item.material, item.guidance]
        texts += [part for speaker in item.speakers for part in (speaker.role, speaker.organisation)]
    for text in texts:
        assert "\n" not in text
        assert not re.search(r"[^\u202f\s][;!?»]|[^\u00a0\s]:\s|«[^\u202f]|'|\s{2}", text), text


def test_a_template_is_found_by_its_id(shipped: dict[str, Template]) -> None:
    assert template("mutualisation") == shipped["mutualisation"]
    with pytest.raises(NotFound, match=r"“inconnu”.*urbanisme, rural-urbain"):
        template("inconnu")


def test_a_session_is_made_from_each(store: Store, shipped: dict[str, Template]) -> None:
    for number, model in enumerate(shipped.values()):
        session = cycle.new_session(store, model)
        found = outline(store, session.id)
        assert (session.title, session.template, session.position) == (model.title, model.id, number)
        assert (session.starts_at, session.table_count) == (model.starts_at, model.tables)
        assert session.state is SessionState.PREPARATION
        assert [(item.kind, item.title, item.minutes) for item in found.items] == [
            (item.kind, item.title, item.minutes) for item in model.agenda
        ]
        assert [theme.framing.split("\n") for theme in found.themes] == [list(theme.framing) for theme in model.themes]
        assert [question.text for question in found.questions] == [
            question.text for theme in model.themes for question in theme.questions
        ]
        for item, planned in zip(found.items, model.agenda, strict=True):
            expected = [(speaker.role, speaker.organisation) for speaker in planned.speakers]
            assert [(speaker.role, speaker.organisation) for speaker in speakers(store, item)] == expected
            assert len(found.questions_of(item)) == len(planned.questions)
    assert store.problems() == []


# Templates that somebody edited

SOUND = """\
id: essai
title: Un essai
summary: Pour voir
starts_at: "09:00"
themes:
  - title: Le thème
    framing:
      - text: Un point
        verify: true
    questions:
      - id: une
        text: Que faire ?
      - id: autre
        text: Et comment ?
agenda:
  - kind: welcome
    title: Accueil
    minutes: 30
  - kind: reflection
    title: Réflexion
    minutes: 45
    questions: [une, autre]
    speakers:
      - role: Maire
"""


def test_a_sound_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "essai.yaml"
    path.write_text(SOUND, encoding="utf-8")
    found = load(path)
    assert (found.id, found.starts_at, found.tables, found.minutes) == ("essai", 540, 6, 75)
    assert found.themes[0].framing == (f"Un point{TO_CHECK}",)
    assert templates(tmp_path) == [found]
    assert template("essai", tmp_path) == found


def test_one_saved_by_an_editor_of_another_system_is_read(tmp_path: Path) -> None:
    path = tmp_path / "essai.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert load(path).title == "Un essai"


def line_of(words: str) -> int:
    return SOUND[: SOUND.index(words)].count("\n") + 1


WRONG = {
    "a missing field": ("title: Un essai\n", "", 1, "“title” is missing"),
    "a missing field further down": ("    minutes: 30\n", "", line_of("kind: welcome"), "“minutes” is missing"),
    "a field that is not known": ("summary:", "resume:", line_of("summary:"), "“resume” is not a known field"),
    "a field given twice": ("summary: P", "id: bis\nsummary: P", 3, "“id” appears twice"),
    "a kind that is not known": ("kind: welcome", "kind: accueil", line_of("kind: welcome"), "one of these kinds"),
    "a duration in words": ("minutes: 45", "minutes: une heure", line_of("minutes: 45"), "a whole number"),
    "a duration below nothing": ("minutes: 45", "minutes: -5", line_of("minutes: 45"), "from 0 to 1440"),
    "a duration of more than a day": ("minutes: 45", "minutes: 2000", line_of("minutes: 45"), "from 0 to 1440"),
    "a time that does not exist": ('"09:00"', '"25:00"', line_of("starts_at"), "a time such as 09:00"),
    "a time in words": ('"09:00"', "9h", line_of("starts_at"), "a time such as 09:00"),
    "a flag in French": ("verify: true", "verify: oui", line_of("verify"), "true or false"),
    "an empty text": ("text: Un point", "text: ''", line_of("text: Un point"), "a text is expected"),
    "a text that is a list": ("title: Accueil", "title: [a, b]", line_of("title: Accueil"), "a text is expected"),
    "a list that is a text": ("[une, autre]", "une", line_of("[une, autre]"), "a list, one “- ” a line"),
    "an item that is a text": (
        "  - kind: welcome\n    title: Accueil\n    minutes: 30\n",
        "  - Accueil\n",
        16,
        "name: value",
    ),
    "a question that is not there": ("[une, autre]", "[une, deux]", line_of("[une, autre]"), "“deux” is not the id"),
    "a question asked twice": ("[une, autre]", "[une, une]", line_of("[une, autre]"), "“une” appears twice"),
    "two questions of one name": ("id: autre", "id: une", line_of("id: autre"), "“une” appears twice"),
    "too many tables": ("themes:\n", "tables: 100\nthemes:\n", line_of("themes:"), "from 1 to 99"),
    "a broken indentation": ("    title: Accueil", "   title: Accueil", line_of("title: Accueil"), "not valid YAML"),
    "an unfinished quote": ("title: Accueil", 'title: "Accueil', None, "not valid YAML"),
    "a tabulation": ("    minutes: 30", "\tminutes: 30", None, "not valid YAML"),
    "a reference to nothing": ("title: Accueil", "title: *nothing", line_of("title: Accueil"), "not valid YAML"),
    "two documents": ("agenda:", "---\nagenda:", line_of("agenda:"), "not valid YAML"),
    "a themes field left empty": (SOUND[SOUND.index("  - title: Le") : SOUND.index("agenda:")], "", 5, "a list"),
}


@pytest.mark.parametrize(("old", "new", "line", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_the_file_and_the_line(
    tmp_path: Path, old: str, new: str, line: int | None, words: str
) -> None:
    assert SOUND.count(old) == 1
    path = tmp_path / "essai.yaml"
    path.write_text(SOUND.replace(old, new), encoding="utf-8")
    with pytest.raises(BadTemplate, match=re.escape(words)) as refusal:
        load(path)
    found = re.match(r"essai\.yaml, line (\d+): ", str(refusal.value))
    assert found
    if line is not None:
        assert int(found[1]) == line


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"# only a remark\n", "is empty"),
        (b"\xff\xfe\x00", "cannot be read as text"),
        (b"id: a\x00b", "cannot be read as text"),
        (b"juste un texte", "name: value"),
        (b"- une\n- liste\n", "name: value"),
        (b"&a [*a]", "name: value"),
        (b"[]: x", "not a known field"),
        (b"[" * 100_000 + b"]" * 100_000, "lists within lists"),
    ],
)
def test_what_is_no_template_at_all_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "essai.yaml"
    path.write_bytes(content)
    with pytest.raises(BadTemplate, match=words):
        load(path)


def test_a_template_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate, match="cannot be read"):
        load(tmp_path / "perdu.yaml")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_speech_leaves_time_for_questions(shipped: dict[str, Template], name: str) -> None:
    for item in shipped[name].agenda:
        if item.kind in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY):
            assert 5 <= item.question_minutes <= item.minutes * 2 / 3, item.title
            assert f"{item.question_minutes}\u00a0min de questions" in item.detail or "questions" not in item.detail
        else:
            assert item.question_minutes == 0


def test_a_new_session_has_the_time_for_questions_of_its_template(store: Store, shipped: dict[str, Template]) -> None:
    session = cycle.new_session(store, shipped["urbanisme"])
    items = outline(store, session.id).items
    assert [item.question_minutes for item in items] == [item.question_minutes for item in shipped["urbanisme"].agenda]
    assert {item.question_minutes for item in items} == {0, 10, 15}


@pytest.mark.parametrize("minutes", ["-1", "46", "quinze"])
def test_questions_longer_than_their_speech_are_told_with_their_line(tmp_path: Path, minutes: str) -> None:
    path = tmp_path / "un.yaml"
    source = (resource("templates") / "1-urbanisme.yaml").read_text(encoding="utf-8")
    path.write_text(source.replace("question_minutes: 15", f"question_minutes: {minutes}"), encoding="utf-8")
    with pytest.raises(BadTemplate, match=r"un\.yaml, line 62"):
        load(path)
