"""`problems` finds what is wrong in a file, and never stumbles over it."""

from __future__ import annotations

import pytest

from facilitator.sessions import capture, clustering, flow, people, slips, wall_places
from facilitator.sessions.bin import binned, empty, restore
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import KINDS, Arrangement, ContributionKind, Participant, Question, Session
from facilitator.sessions.store import Store

from .helpers import say

SPOILED = {
    "a changed record": ("update contribution set text = 'autre chose'", "differ"),
    "a record that nobody put": (
        "insert into theme values ('t', (select id from session), 9, 'Inventé', '')",
        "differ",
    ),
    "a record that nobody took": ("delete from speaker", "differ"),
    "a reference to nothing": ("update question set theme_id = 'nowhere'", "refers to a missing record"),
    "a journal cut short": ("delete from change where kind = 'agendaitem'", "differ"),
    "a journal that is no longer JSON": ("update change set after = '{' where kind = 'theme'", "can no longer be read"),
    "a journal of another world": ("update change set kind = 'voiture' where kind = 'theme'", "can no longer be read"),
    "a journal that holds something else": ("update change set after = '3' where kind = 'theme'", "differ"),
}


@pytest.fixture
def busy(store: Store, session: Session, question: Question) -> Store:
    """A store in which everything has happened."""
    (person,) = people.add_participants(store, session, [Participant(session_id=session.id, name="Jean Durand")])
    flow.start_day(store, session.id)
    slips.print_batch(store, question, 4)
    capture.add_tag(store, "car")
    capture.set_default_kind(store, question, ContributionKind.OBSTACLE)
    draft = Draft("Un car", tags="car", slip=2, participant_id=person.id, theme_id=question.theme_id)
    first, second = capture.contribute_all(store, session.id, [draft, Draft("Une navette")], question)
    capture.add_one(store, first, Draft("Moi aussi", table_number=3, participant_id=person.id))
    cluster = clustering.group(store, question, "Mobilité", [first])
    clustering.colour(store, cluster, "teal")
    wall_places.place(store, {cluster.id: (40, 60), second.id: (500, 20)})
    wall_places.arrange(store, question, Arrangement.TABLE)
    capture.remove(store, [second])
    restore(store, binned(store))
    capture.remove(store, [second])
    empty(store)
    say(store, question)
    store.undo()
    store.redo()
    return store


def test_a_sound_file_has_no_problem(busy: Store) -> None:
    assert busy.problems() == []


@pytest.mark.parametrize(("sql", "words"), SPOILED.values(), ids=SPOILED)
def test_what_was_spoiled_is_found(busy: Store, sql: str, words: str) -> None:
    busy._db.execute("pragma foreign_keys = off")
    busy._db.execute(sql)
    busy._db.conn.commit()
    found = busy.problems()
    assert [problem for problem in found if words in problem]


@pytest.mark.parametrize("name", KINDS)
def test_every_table_is_held_against_the_journal(busy: Store, name: str) -> None:
    if not busy.count(KINDS[name]):
        busy._db.execute("pragma foreign_keys = off")
        row = {
            "cluster": "'c', 'q', 0, 't', '', null, null",
            "participant": "'p', 's', 'n', null, '', '', null",
            "tag": "'t', 'transport'",
            "plusone": "'p', 's', 'c', '', null, null, null, null, '2026-03-12T09:00:00+01:00'",
            "slipbatch": "'b', 's', 'q', 1, 24, 24",
        }[name]
        busy._db.execute(f"insert into {name} values ({row})")
    else:
        busy._db.execute("pragma foreign_keys = off")
        busy._db.execute(f"delete from {name}")
    assert any(f"“{name}” differ" in problem for problem in busy.problems())
