"""A workshop file with ten thousand contributions, as four full days would leave it many times over."""

from __future__ import annotations

from pathlib import Path

from facilitator.sessions import capture, cycle, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import ContributionKind
from facilitator.sessions.store import Store
from facilitator.sessions.templates import templates

WORDS = [
    "une",
    "lettre",
    "courte",
    "après",
    "chaque",
    "conseil",
    "pour",
    "que",
    "les",
    "communes",
    "sachent",
    "ce",
    "qui",
    "se",
    "décide",
    "et",
    "pourquoi",
]


def fill(path: Path, contributions: int, sessions: int = 4) -> None:
    """Make the file, the contributions spread evenly over the questions of its sessions."""
    store = Store.create(path)
    cycle.start_cycle(store, "Un grand cycle")
    made = [cycle.new_session(store, template) for template in templates()[:sessions]]
    questions = [(s.id, q) for s in made for q in reading.outline(store, s.id).questions]
    kinds = tuple(ContributionKind)
    for number in range(contributions):
        session_id, question = questions[number % len(questions)]
        text = " ".join(WORDS[(number + place) % len(WORDS)] for place in range(4 + number % 14))
        draft = Draft(f"{number} {text}", kinds[number % 4], table_number=1 + number % 6)
        capture.contribute(store, session_id, draft, question)
    store.close()
