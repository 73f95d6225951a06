"""Ready items put in a day: where they land, with whose questions, and nothing else moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import BadText
from facilitator.sessions import agenda, cycle
from facilitator.sessions.agenda_insertion import insert
from facilitator.sessions.reading import outline, speakers
from facilitator.sessions.records import RECORDS, AgendaItem, ItemKind, Phase, Question, Session, Theme
from facilitator.sessions.store import Store
from facilitator.sessions.template_writing import template_of
from facilitator.sessions.templates import (
    ExpectedSpeaker,
    PlannedItem,
    PlannedPhase,
    PlannedQuestion,
    PlannedTheme,
    Template,
    template,
)
from facilitator.sessions.text import LONGEST


def ready(title: str, *, minutes: int = 20, parallel: bool = False, questions: tuple[str, ...] = ()) -> PlannedItem:
    return PlannedItem(
        kind=ItemKind.REFLECTION,
        title=title,
        detail="",
        minutes=minutes,
        method="1-2-4-tous",
        material="",
        guidance="",
        question_minutes=0,
        speakers=(ExpectedSpeaker("Maire", "Val Clair"),),
        questions=questions,
        phases=(PlannedPhase("Seul", minutes),) if minutes else (),
        fixed_at=600,
        parallel=parallel,
    )


def made_of(*items: PlannedItem, themes: tuple[PlannedTheme, ...] = ()) -> Template:
    return Template("essai", "Essai", "", 540, 6, themes, items, whole=False)


def records(store: Store) -> dict[str, list[object]]:
    return {kind.__name__: list(store.all(kind)) for kind in RECORDS}


def titles(store: Store, session: Session) -> list[str]:
    items = outline(store, session.id).items
    assert [item.position for item in items] == list(range(len(items)))
    return [item.title for item in items]


@pytest.mark.parametrize("at", [0, 3, None, 99])
def test_items_land_where_they_are_wanted_in_one_gesture(store: Store, session: Session, at: int | None) -> None:
    before, known = records(store), titles(store, session)
    made = insert(store, session, made_of(ready("Un"), ready("Deux")), at=at)
    place = len(known) if at is None else min(at, len(known))
    assert titles(store, session) == [*known[:place], "Un", "Deux", *known[place:]]
    assert made == list(outline(store, session.id).items[place : place + 2])
    assert [phase.title for phase in store.all(Phase, item_id=made[0].id)] == ["Seul"]
    assert [speaker.role for speaker in speakers(store, made[1])] == ["Maire"]
    assert store.undo() == "insert_items"
    assert records(store) == before
    assert store.problems() == []


def test_what_begins_with_the_item_before_it_still_does(store: Store, session: Session) -> None:
    made = insert(store, session, made_of(ready("Un", parallel=True), ready("Deux", parallel=True)), at=2)
    assert [(item.parallel, item.fixed_at) for item in made] == [(False, 600), (True, None)]


def test_items_are_never_put_between_two_that_are_held_at_the_same_time(store: Store, session: Session) -> None:
    items = outline(store, session.id).items
    with store.operation("parallel") as operation:
        operation.put(replace(items[2], parallel=True))
        operation.put(replace(items[3], parallel=True))
    for at in (2, 3, 4):
        assert insert(store, session, made_of(ready("Un")), at=at)[0].position == 4
    assert insert(store, session, made_of(ready("Un")), at=1)[0].position == 1


def test_questions_go_under_the_theme_of_the_same_title(store: Store, session: Session) -> None:
    theme = outline(store, session.id).themes[0]
    themes = (
        PlannedTheme(theme.title.upper(), ("Un autre cadrage",), (PlannedQuestion("a", "Et nous ?"),)),
        PlannedTheme("Un nouveau thème", ("Un point", "Un autre"), (PlannedQuestion("b", "Et eux ?"),)),
    )
    (item,) = insert(store, session, made_of(ready("Un", questions=("a", "b")), themes=themes))
    found = outline(store, session.id)
    assert [q.text for q in found.questions_of(item)] == ["Et nous ?", "Et eux ?"]
    mine = [q for q in found.questions if q.theme_id == theme.id]
    assert [q.position for q in mine] == list(range(len(mine)))
    assert mine[-1].text == "Et nous ?"
    assert store.the(Theme, theme.id) == theme
    assert (found.themes[-1].title, found.themes[-1].framing) == ("Un nouveau thème", "Un point\nUn autre")


def test_an_item_cut_and_pasted_finds_its_questions_again(store: Store, session: Session) -> None:
    found = outline(store, session.id)
    item = next(item for item in found.items if found.questions_of(item))
    copied = template_of(store, session.id, [item])
    agenda.remove_item(store, item)
    (pasted,) = insert(store, session, copied, at=0)
    again = outline(store, session.id)
    assert [q.id for q in again.questions_of(pasted)] == [q.id for q in found.questions_of(item)]
    assert len(again.questions) == len(found.questions)


def test_a_question_of_the_day_is_not_asked_a_second_time(store: Store, session: Session) -> None:
    found = outline(store, session.id)
    item = next(item for item in found.items if found.questions_of(item))
    (pasted,) = insert(store, session, template_of(store, session.id, [item]))
    again = outline(store, session.id)
    assert again.questions == found.questions
    assert again.questions_of(pasted) == ()


def test_two_questions_of_the_same_words_both_come(store: Store, session: Session) -> None:
    themes = (
        PlannedTheme("Tours de table", (), (PlannedQuestion("a", "Et vous ?"), PlannedQuestion("b", "Et vous ?"))),
    )
    first, second = insert(
        store, session, made_of(ready("Un", questions=("a",)), ready("Deux", questions=("b",)), themes=themes)
    )
    agenda.remove_item(store, first)
    agenda.remove_item(store, second)
    placed = insert(
        store, session, made_of(ready("Un", questions=("a",)), ready("Deux", questions=("b",)), themes=themes)
    )
    asked = [question for question in store.all(Question, session_id=session.id) if question.text == "Et vous ?"]
    assert [question.item_id for question in asked] == [item.id for item in placed]


def test_text_from_elsewhere_is_cleaned_and_nothing_is_kept_of_what_is_refused(store: Store, session: Session) -> None:
    (item,) = insert(store, session, made_of(replace(ready(" Un\x07\ttitre "), guidance="a\r\nb\x00")))
    assert (item.title, item.guidance) == ("Un titre", "a\nb")
    before = records(store)
    with pytest.raises(BadText):
        insert(store, session, made_of(ready("Un"), replace(ready("Deux"), guidance="x" * (LONGEST + 1))))
    assert records(store) == before


def test_a_whole_workshop_is_put_in_an_empty_day_as_a_new_session_has_it(store: Store, session: Session) -> None:
    empty = cycle.new_session(store, replace(template("mobilisation"), themes=(), agenda=()))
    insert(store, empty, template("mobilisation"))
    assert template_of(store, empty.id) == template_of(store, session.id)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_wherever_items_land_the_others_stay_as_they_were(store: Store, session: Session, data: st.DataObject) -> None:
    items = outline(store, session.id).items
    led = data.draw(st.lists(st.booleans(), min_size=len(items), max_size=len(items)))
    with store.operation("parallel") as operation:
        for item, parallel in zip(items, led, strict=True):
            operation.put(replace(item, parallel=parallel and item.position > 0))  # the same file each time
    before = records(store)
    known = outline(store, session.id).items
    wanted = [
        ready(f"Nouvelle {place}", parallel=flag)
        for place, flag in enumerate(data.draw(st.lists(st.booleans(), max_size=4)))
    ]
    made = insert(store, session, made_of(*wanted), at=data.draw(st.none() | st.integers(0, len(known) + 2)))
    after = outline(store, session.id).items
    assert [item.position for item in after] == list(range(len(known) + len(wanted)))
    others = [item for item in after if item.id not in {one.id for one in made}]
    assert [replace(item, position=0) for item in others] == [replace(item, position=0) for item in known]
    assert [item.title for item in made] == [item.title for item in wanted]
    if made:
        place = after.index(made[0])
        assert list(after[place : place + len(made)]) == made
        assert not made[0].parallel
        follower: AgendaItem | None = next(iter(after[place + len(made) :]), None)
        assert follower is None or not follower.parallel
        store.undo()
    assert records(store) == before
