"""What a template puts in a session: for the gestures that make one, and those that add to one."""

from __future__ import annotations

from collections.abc import Sequence

from .operation import Operation
from .records import AgendaItem, Phase, Question, Session, Speaker, Theme
from .templates import PlannedItem, PlannedQuestion, PlannedTheme, Template
from .text import clean, clean_line


def put_items(operation: Operation, session: Session, template: Template, at: int = 0) -> list[AgendaItem]:
    """Write the template's items, with their phases and speakers, from place *at* on."""
    items = []
    for position, planned in enumerate(template.agenda, at):
        first = position == at
        item = operation.put(_item(session, planned, position, parallel=planned.parallel and not first))
        for place, phase in enumerate(planned.phases):
            title = clean_line(phase.title)
            operation.put(Phase(item_id=item.id, position=place, title=title, minutes=phase.minutes))
        for place, expected in enumerate(planned.speakers):
            operation.put(
                Speaker(
                    item_id=item.id,
                    position=place,
                    name=clean_line(expected.name),
                    role=clean_line(expected.role),
                    organisation=clean_line(expected.organisation),
                )
            )
        items.append(item)
    return items


def asked_in(template: Template, items: Sequence[AgendaItem]) -> dict[str, str]:
    """In which of the *items* made from the template each question is asked, by its id in the template."""
    places: dict[str, str] = {}
    for planned, item in zip(template.agenda, items, strict=True):
        places.update(dict.fromkeys(planned.questions, item.id))
    return places


def put_theme(operation: Operation, session: Session, planned: PlannedTheme, position: int) -> Theme:
    """Write a theme, without its questions."""
    return operation.put(
        Theme(
            session_id=session.id,
            position=position,
            title=clean_line(planned.title),
            framing=clean("\n".join(planned.framing)),
        )
    )


def put_question(
    operation: Operation, theme: Theme, planned: PlannedQuestion, position: int, item_id: str | None
) -> Question:
    """Write a question under its theme, asked during that item."""
    return operation.put(
        Question(
            session_id=theme.session_id,
            theme_id=theme.id,
            item_id=item_id,
            position=position,
            text=clean(planned.text),
            default_kind=planned.default_kind,
            anonymity=planned.anonymity,
        )
    )


def _item(session: Session, planned: PlannedItem, position: int, *, parallel: bool) -> AgendaItem:
    return AgendaItem(
        session_id=session.id,
        position=position,
        kind=planned.kind,
        title=clean_line(planned.title),
        detail=clean_line(planned.detail),
        minutes=planned.minutes,
        method=clean_line(planned.method),
        material=clean_line(planned.material),
        guidance=clean(planned.guidance),
        question_minutes=planned.question_minutes,
        fixed_at=None if parallel else planned.fixed_at,
        ends_by=planned.ends_by,
        least_minutes=planned.least_minutes,
        parallel=parallel,
        shows=planned.shows,
    )
