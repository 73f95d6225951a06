"""`problems` finds what is wrong in a file, and never stumbles over it."""

from __future__ import annotations

import pytest

from facilitator.sessions import flow
from facilitator.sessions.records import KINDS, Question, Session
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
    flow.start_day(store, session.id)
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
