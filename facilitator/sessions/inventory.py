"""What a workshop file holds, for the command line: as data for a program, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..i18n import _
from . import labels
from .reading import cycle, outline, sessions
from .records import Cluster, Contribution, Participant, Session
from .store import Store
from .text import lines


def inventory(store: Store) -> dict[str, Any]:
    """What the file holds, for another program."""
    held = cycle(store)
    return {
        "cycle": {"title": held.title, "client": held.client, "territory": held.territory},
        "sessions": [
            {"number": number, **_session(store, session)} for number, session in enumerate(sessions(store), 1)
        ],
    }


def _session(store: Store, session: Session) -> dict[str, Any]:
    found = outline(store, session.id)
    return {
        "title": session.title,
        "state": session.state.value,
        "date": session.day.isoformat() if session.day else None,
        "place": session.place,
        "template": session.template,
        "items": [
            {"number": number, "kind": item.kind.value, "title": item.title, "minutes": item.minutes}
            for number, item in enumerate(found.items, 1)
        ],
        "questions": [
            {
                "number": found.number(question),
                "text": question.text,
                "contributions": store.count(Contribution, question_id=question.id),
                "clusters": store.count(Cluster, question_id=question.id),
            }
            for question in found.questions
        ],
        "participants": store.count(Participant, session_id=session.id),
        "contributions": store.count(Contribution, session_id=session.id),
        "parked": store.count(Contribution, session_id=session.id, question_id=None),
    }


def told(store: Store) -> Iterator[str]:
    """The same for a person, in lines."""
    held = cycle(store)
    yield _line(held.title, held.territory, held.client)
    for number, session in enumerate(sessions(store), 1):
        found = _session(store, session)
        day = labels.long_date(session.day) if session.day else ""
        parked = _("{count} in the parking").format(count=found["parked"]) if found["parked"] else ""
        yield f"\n{number}. {session.title}"
        yield "   " + _line(labels.session_state(session.state), day, session.place)
        yield "   " + _line(labels.contribution_count(found["contributions"]), parked)
        for item in found["items"]:
            yield f"   {item['number']:>4}  {item['title']} ({labels.duration(item['minutes'])})"
        for question in found["questions"]:
            text = " ".join(lines(question["text"]))
            yield f"   Q{question['number']:>3}  {text} ({labels.contribution_count(question['contributions'])})"


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
