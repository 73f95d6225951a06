"""A day or some of its items as a text: read again, it is the same, whatever people wrote in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.sessions import agenda, cycle
from facilitator.sessions.agenda_insertion import insert
from facilitator.sessions.reading import outline, speakers
from facilitator.sessions.records import (
    AgendaItem,
    Anonymity,
    ContributionKind,
    ItemKind,
    Phase,
    SceneKind,
    Session,
    Speaker,
    Theme,
)
from facilitator.sessions.store import Store
from facilitator.sessions.template_writing import as_yaml, slug, template_of
from facilitator.sessions.templates import (
    ExpectedSpeaker,
    PlannedItem,
    PlannedPhase,
    PlannedQuestion,
    PlannedTheme,
    Template,
    loads,
    templates,
)
from facilitator.sessions.text import clean, clean_line

HOSTILE = [
    "",
    "true",
    "null",
    "1e3",
    "=1+1",
    "- une liste",
    "clé: valeur # remarque",
    "{{%s}} & <b>gras</b> *ancre &ancre !!python/object",
    "«\u202fVraiment\u202f» ?\u00a0: ’'\"",
    "\\n \\x00 \\u263a",
    "מה שלומך מרחבא مرحبا \u202e!txet",
    "👩‍👩‍👧‍👦 e\u0301 \U0001f5f3\ufe0f",
    "a\u200bb\ufeffc\u2060d",
    "---\n...\n%YAML 1.1",
    "  deux\n\n   lignes  \n\tet trois ",
    "un  deux   trois " * 20,
    "mot" * 60,
    "# " * 50,
    "- a\n  - b: |\n    c" * 6,
]
some_text = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=160))
lines_of_text = some_text.map(clean)
line = some_text.map(clean_line)
full_line = line.filter(bool)
hours = st.none() | st.integers(0, 24 * 60 - 1)


@st.composite
def planned_items(draw: st.DrawFn, questions: list[str]) -> PlannedItem:
    phases = draw(st.lists(st.builds(PlannedPhase, line, st.integers(0, 60)), max_size=3))
    minutes = sum(phase.minutes for phase in phases) if phases else draw(st.integers(0, 24 * 60))
    return PlannedItem(
        kind=draw(st.sampled_from(ItemKind)),
        title=draw(line),
        detail=draw(line),
        minutes=minutes,
        method=draw(line),
        material=draw(line),
        guidance=draw(lines_of_text),
        question_minutes=draw(st.integers(0, minutes)),
        speakers=tuple(draw(st.lists(st.builds(ExpectedSpeaker, line, line, line), max_size=2))),
        questions=tuple(questions),
        phases=tuple(phases),
        fixed_at=draw(hours),
        ends_by=draw(hours),
        least_minutes=draw(st.none() | st.integers(0, 24 * 60)),
        parallel=draw(st.booleans()),
        shows=draw(st.sampled_from(SceneKind)),
    )


@st.composite
def any_templates(draw: st.DrawFn) -> Template:
    themes: list[PlannedTheme] = []
    ids: list[str] = []
    for _theme in range(draw(st.integers(0, 2))):
        questions = draw(
            st.lists(
                st.builds(
                    PlannedQuestion,
                    st.just(""),
                    lines_of_text.filter(bool),
                    st.sampled_from(ContributionKind),
                    st.sampled_from(Anonymity),
                ),
                max_size=2,
            )
        )
        named = [replace(question, id=f"q{len(ids) + place}") for place, question in enumerate(questions)]
        ids += [question.id for question in named]
        themes.append(PlannedTheme(draw(line), tuple(draw(st.lists(full_line, max_size=2))), tuple(named)))
    asked = draw(st.lists(st.integers(0, 2), min_size=len(ids), max_size=len(ids)))
    items = [
        draw(planned_items([one for one, where in zip(ids, asked, strict=True) if where == place]))
        for place in range(draw(st.integers(0, 2)))
    ]
    return Template(
        id=draw(full_line),
        title=draw(full_line),
        summary=draw(line),
        starts_at=draw(st.integers(0, 24 * 60 - 1)),
        tables=draw(st.integers(1, 99)),
        themes=tuple(themes),
        agenda=tuple(items),
        ends_at=draw(hours),
        whole=draw(st.booleans()),
    )


@settings(max_examples=60)
@given(any_templates())
def test_what_is_written_reads_as_the_same(template: Template) -> None:
    assert loads(as_yaml(template), "x.yaml") == template


def test_the_ready_made_workshops_are_written_as_they_are_read() -> None:
    for template in templates():
        assert loads(as_yaml(template), "x.yaml") == template


def test_long_texts_stand_below_their_name_and_lists_of_names_on_one_line(store: Store, session: Session) -> None:
    written = as_yaml(template_of(store, session.id))
    assert written.startswith("# Modèle de Facilitator")
    assert max(map(len, written.splitlines())) <= 120
    assert "guidance: >-" in written
    assert "questions: [question-1" in written
    assert 'starts_at: "09:00"' in written
    assert "\\u" not in written


def test_texts_of_several_lines_keep_them(store: Store, session: Session) -> None:
    item = outline(store, session.id).items[0]
    agenda.edit_item(store, replace(item, guidance="Mélanger les tables.\nRappeler les règles."))
    written = as_yaml(template_of(store, session.id))
    assert "    guidance: |-\n      Mélanger les tables.\n      Rappeler les règles.\n" in written


def test_a_whole_day_comes_back_as_it_was_prepared(store: Store, session: Session) -> None:
    items = outline(store, session.id).items
    with store.operation("prepare") as operation:
        operation.put(replace(session, ends_at=16 * 60))
        operation.put(replace(items[5], fixed_at=12 * 60, ends_by=13 * 60 + 30, least_minutes=0))
        operation.put(replace(items[4], minutes=50, shows=SceneKind.WALL))
        operation.put(Phase(item_id=items[4].id, position=0, title="Seul", minutes=5))
        operation.put(Phase(item_id=items[4].id, position=1, title="En table", minutes=45))
        operation.put(replace(items[2], parallel=True))
        question = outline(store, session.id).questions[0]
        operation.put(replace(question, anonymity=Anonymity.PUBLIC, default_kind=ContributionKind.OBSTACLE))
    first = template_of(store, session.id, title="Ma journée")
    again = cycle.new_session(store, loads(as_yaml(first), "x.yaml"))
    assert template_of(store, again.id, title="Ma journée") == first
    assert (again.title, again.ends_at, again.template) == ("Ma journée", 16 * 60, "ma-journee")
    copied = outline(store, again.id).items
    assert [(p.title, p.minutes) for p in store.all(Phase, item_id=copied[4].id)] == [("Seul", 5), ("En table", 45)]
    assert (copied[5].fixed_at, copied[5].ends_by, copied[5].least_minutes) == (720, 810, 0)
    assert copied[2].parallel
    assert outline(store, again.id).questions[0].anonymity is Anonymity.PUBLIC
    assert store.problems() == []


def test_some_items_come_with_the_questions_asked_during_them_and_no_other(store: Store, session: Session) -> None:
    found = outline(store, session.id)
    taken = [item for item in found.items if found.questions_of(item)][:1]
    copied = template_of(store, session.id, taken)
    assert not copied.whole
    assert copied.title == taken[0].title
    texts = [question.text for theme in copied.themes for question in theme.questions]
    assert texts == [question.text for question in found.questions_of(taken[0])]
    assert 0 < len(texts) < len(found.questions)
    assert template_of(store, session.id, [found.items[0]]).themes == ()


def test_the_first_item_of_a_copy_is_held_at_the_same_time_as_nothing(store: Store, session: Session) -> None:
    with store.operation("parallel") as operation:
        for item in outline(store, session.id).items[2:4]:
            operation.put(replace(item, parallel=True))
    items = outline(store, session.id).items
    assert [one.parallel for one in template_of(store, session.id, items[2:4]).agenda] == [False, True]
    assert [one.parallel for one in template_of(store, session.id, items[1:4]).agenda] == [False, True, True]


def test_the_names_of_people_stay_out_of_a_template(store: Store, session: Session) -> None:
    item = outline(store, session.id).items[1]
    known = [
        Speaker(item_id=item.id, position=0, name="Jeanne Morel", role="Maire", organisation="Val Clair"),
        Speaker(item_id=item.id, position=1, name="Paul Seul"),
    ]
    agenda.set_speakers(store, item, known)
    agenda.edit_item(store, replace(item, notes="Jeanne Morel était en retard"))
    kept = template_of(store, session.id)
    assert kept.agenda[1].speakers == (ExpectedSpeaker("Maire", "Val Clair"),)
    assert "Jeanne" not in as_yaml(kept)
    assert "Paul" not in as_yaml(kept)
    copied = insert(store, session, loads(as_yaml(template_of(store, session.id, [item], named=True)), "x.yaml"))
    assert [(s.name, s.role) for s in speakers(store, copied[0])] == [("Jeanne Morel", "Maire"), ("Paul Seul", "")]
    assert copied[0].notes == ""


def test_a_day_without_any_text_is_a_template_all_the_same(store: Store, session: Session) -> None:
    with store.operation("empty") as operation:
        empty = operation.put(Session(cycle_id=session.cycle_id, position=1, title=""))
        operation.put(AgendaItem(session_id=empty.id, position=0, kind=ItemKind.BREAK, title="", minutes=0))
        operation.put(Theme(session_id=empty.id, position=0, title="", framing="\n\nUn point\n\n"))
    made = template_of(store, empty.id)
    assert (made.id, made.title, made.summary) == ("untitled", "Untitled", "Break")
    assert made.themes == (PlannedTheme("", ("Un point",), ()),)
    assert loads(as_yaml(made), "x.yaml") == made


def test_phases_that_do_not_add_up_are_cut_to_the_minutes_of_their_item(store: Store, session: Session) -> None:
    item = outline(store, session.id).items[0]
    with store.operation("phases") as operation:
        for place, minutes in enumerate((10, 20)):
            operation.put(Phase(item_id=item.id, position=place, title=f"Temps {place}", minutes=minutes))
        operation.put(replace(item, minutes=45))
    made = template_of(store, session.id, [item, replace(item, minutes=45)])
    assert [phase.minutes for phase in made.agenda[1].phases] == [15, 30]
    assert loads(as_yaml(made), "x.yaml").agenda[1] == made.agenda[1]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Élus & œuvres : l’an 2040 !", "elus-oeuvres-l-an-2040"),
        ("../../etc/passwd", "etc-passwd"),
        ("مرحبا 👋🏽", "modele"),
        ("", "modele"),
        ("mot " * 50, "mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot"),
    ],
)
def test_a_name_is_made_from_a_title(title: str, name: str) -> None:
    assert slug(title) == name
