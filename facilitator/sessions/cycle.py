"""Gestures on the cycle and its sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from . import from_template
from .journal import Actor
from .reading import cycle, outline, sessions, speakers
from .record import new_id
from .records import Attachment, Cycle, Phase, Session, SessionState, Slide, Stakeholder
from .store import Store
from .templates import Template
from .text import clean_line


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """What a new session takes from the person rather than from its template; empty means "as the template says"."""

    title: str = ""
    day: date | None = None
    place: str = ""


def start_cycle(store: Store, title: str, *, client: str = "", territory: str = "", actor: Actor = Actor.DESK) -> Cycle:
    """Give a new file its cycle."""
    with store.operation("start_cycle", actor=actor) as operation:
        return operation.put(Cycle(title=clean_line(title), client=clean_line(client), territory=clean_line(territory)))


def edit_cycle(store: Store, changed: Cycle) -> None:
    """Put the cycle's new title, client or territory in place."""
    with store.operation("edit_cycle") as operation:
        operation.put(
            replace(
                changed,
                title=clean_line(changed.title),
                client=clean_line(changed.client),
                territory=clean_line(changed.territory),
            )
        )


def new_session(
    store: Store, template: Template, details: SessionDetails | None = None, *, actor: Actor = Actor.DESK
) -> Session:
    """Add a session made from *template* at the end of the cycle."""
    details = details or SessionDetails()
    with store.operation("new_session", actor=actor) as operation:
        session = operation.put(
            Session(
                cycle_id=cycle(store).id,
                position=len(sessions(store)),
                title=clean_line(details.title) or template.title,
                template=template.id,
                day=details.day,
                place=clean_line(details.place),
                starts_at=template.starts_at,
                table_count=template.tables,
                ends_at=template.ends_at,
            )
        )
        asked_in = from_template.asked_in(template, from_template.put_items(operation, session, template))
        for place, planned in enumerate(template.themes):
            theme = from_template.put_theme(operation, session, planned, place)
            for position, question in enumerate(planned.questions):
                from_template.put_question(operation, theme, question, position, asked_in.get(question.id))
        return session


def duplicate_session(
    store: Store, session_id: str, details: SessionDetails | None = None, *, actor: Actor = Actor.DESK
) -> Session:
    """Add a copy of a session at the end of the cycle: agenda, themes, questions, slides, nothing that was said."""
    details, source = details or SessionDetails(), outline(store, session_id)
    with store.operation("duplicate_session", actor=actor) as operation:
        session = operation.put(
            replace(
                source.session,
                id=new_id(),
                position=len(sessions(store)),
                title=clean_line(details.title) or source.session.title,
                day=details.day,
                place=clean_line(details.place) or source.session.place,
                state=SessionState.PREPARATION,
                started_at=None,
                closed_at=None,
            )
        )
        ids = {record.id: new_id() for record in (*source.items, *source.themes)}
        for item in source.items:
            copy = replace(item, id=ids[item.id], session_id=session.id, extension=0, notes="", dropped=False)
            operation.put(copy)
            for phase in store.all(Phase, item_id=item.id):
                operation.put(replace(phase, id=new_id(), item_id=copy.id))
            for attachment in store.all(Attachment, item_id=item.id):
                operation.put(replace(attachment, id=new_id(), item_id=copy.id))
            for speaker in speakers(store, item):
                operation.put(replace(speaker, id=new_id(), item_id=copy.id, participant_id=None))
        for theme in source.themes:
            operation.put(replace(theme, id=ids[theme.id], session_id=session.id))
        for question in source.questions:
            operation.put(
                replace(
                    question,
                    id=new_id(),
                    session_id=session.id,
                    theme_id=ids[question.theme_id],
                    item_id=ids[question.item_id] if question.item_id else None,
                )
            )
        for seat in store.all(Stakeholder, session_id=source.session.id):
            operation.put(replace(seat, id=new_id(), session_id=session.id))
        for slide in store.all(Slide, session_id=source.session.id):
            operation.put(replace(slide, id=new_id(), session_id=session.id))
        return session


def edit_session(store: Store, changed: Session) -> None:
    """Put a session's new title, day, place, start or number of tables in place."""
    with store.operation("edit_session") as operation:
        operation.put(replace(changed, title=clean_line(changed.title), place=clean_line(changed.place)))
