"""Putting ready items in a day: pasted, from the method library, or from a template of one's own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from . import from_template
from .operation import Operation
from .reading import Outline, outline
from .records import AgendaItem, Question, Session, Theme
from .store import Store
from .templates import PlannedQuestion, PlannedTheme, Template
from .text import folded


def insert(store: Store, session: Session, template: Template, *, at: int | None = None) -> list[AgendaItem]:
    """Put the template's items at place *at*, or at the end, never between two that are held at the same time.

    Their questions go under the theme of the same title, made when it is missing. One that the session has already,
    word for word, is not asked a second time: when it has no place in the agenda, it finds its place again.
    """
    found = outline(store, session.id)
    place = _place(found, at)
    with store.operation("insert_items") as operation:
        items = from_template.put_items(operation, session, template, place)
        operation.put_in_order([*found.items[:place], *items, *found.items[place:]])
        _put_questions(operation, found, template, from_template.asked_in(template, items))
    return items


def _place(found: Outline, at: int | None) -> int:
    place = len(found.items) if at is None else max(0, min(at, len(found.items)))
    while 0 < place < len(found.items) and found.items[place].parallel:
        place += 1
    return place


def _put_questions(operation: Operation, found: Outline, template: Template, asked_in: dict[str, str]) -> None:
    themes, known = list(found.themes), list(found.questions)
    counts = Counter(question.theme_id for question in known)
    for planned in template.themes:
        theme = _theme_like(themes, planned)
        if theme is None:
            theme = from_template.put_theme(operation, found.session, planned, len(themes))
            themes.append(theme)
        for question in planned.questions:
            item_id, same = asked_in.get(question.id), _same(known, question)
            if same is None:
                from_template.put_question(operation, theme, question, counts[theme.id], item_id)
                counts[theme.id] += 1
            elif same.item_id is None and item_id is not None:
                operation.put(replace(same, item_id=item_id))
                known.remove(same)


def _theme_like(themes: list[Theme], planned: PlannedTheme) -> Theme | None:
    return next((theme for theme in themes if folded(theme.title) == folded(planned.title)), None)


def _same(known: list[Question], wanted: PlannedQuestion) -> Question | None:
    """The one that says the same, the one without a place first."""
    like = [question for question in known if folded(question.text) == folded(wanted.text)]
    return min(like, key=lambda question: question.item_id is not None, default=None)
