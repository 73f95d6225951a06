"""Looking for the names of a room in all that was written, and telling a large day without them."""

from __future__ import annotations

import random
from pathlib import Path

from facilitator.sessions import capture, cycle, people, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.names_found import gathered, names_found
from facilitator.sessions.records import Participant
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.text import folded

from .large_file import WORDS
from .measure import in_turn, tell

NOTES, PEOPLE = 10_000, 150


def test_names_are_found_in_ten_thousand_contributions_in_half_a_second(tmp_path: Path) -> None:
    chance = random.Random(7)
    store = Store.create(tmp_path / "cycle.atelier")
    cycle.start_cycle(store, "Un grand cycle")
    session = cycle.new_session(store, template("mobilisation"))
    families = ["".join(chance.choice("bdflmnprst") + chance.choice("aeiou") for _ in range(4)) for _ in range(PEOPLE)]
    people.add_participants(
        store,
        session,
        [
            Participant(session_id="", name=f"Prénom {family.title()}", commune=f"Commune-sur-{family}")
            for family in families
        ],
    )
    drafts = [
        Draft(" ".join([*chance.choices(WORDS, k=18), *(["Mme", chance.choice(families)] if number % 20 == 0 else [])]))
        for number in range(NOTES)
    ]
    capture.contribute_all(store, session.id, drafts, reading.outline(store, session.id).questions[0])

    def find() -> None:
        assert sum(len(found.mentions) for found in names_found(store, session.id)) >= NOTES // 20

    texts = [getattr(record, field) for record, field in gathered(store, session.id).texts]
    taken, floor = in_turn(find, lambda: [folded(text) for text in texts], 3)
    store.close()
    tell("the names of 150 people in 10,000 contributions, to folding these", taken, floor, 3)
    assert min(taken) < 0.5 * 2
