"""The cycle and its sessions: made from a template, edited, duplicated without what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facilitator.sessions import agenda, capture, clustering, cycle, flow, people, reading, slips, themes
from facilitator.sessions.capture import Draft
from facilitator.sessions.cycle import SessionDetails
from facilitator.sessions.reading import outline
from facilitator.sessions.records import (
    AgendaItem,
    Cluster,
    Contribution,
    ContributionKind,
    Flow,
    Interval,
    ItemKind,
    Participant,
    PlusOne,
    Question,
    Session,
    SessionState,
    SlipBatch,
)
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template

from .helpers import say


def test_a_file_holds_one_cycle_with_its_details(store: Store) -> None:
    cycle.edit_cycle(store, replace(reading.cycle(store), title="  Nouveau\ntitre ", client="Le pays"))
    found = reading.cycle(store)
    assert (found.title, found.client, found.territory) == ("Nouveau titre", "Le pays", "Pays de Sources-et-Vallons")


def test_what_the_person_says_wins_over_the_template(store: Store) -> None:
    details = SessionDetails(title="Notre journée", day=date(2026, 5, 7), place="Foyer")
    session = cycle.new_session(store, template("urbanisme"), details)
    assert (session.title, session.day, session.place) == ("Notre journée", date(2026, 5, 7), "Foyer")


def test_sessions_are_numbered_in_their_order(store: Store, session: Session) -> None:
    second = cycle.new_session(store, template("urbanisme"))
    third = cycle.duplicate_session(store, session.id)
    assert [reading.session_number(store, one.id) for one in (session, second, third)] == [1, 2, 3]


def test_a_session_keeps_its_edited_details(store: Store, session: Session) -> None:
    changed = replace(session, title=" Autre ", place="Mairie\n", starts_at=500, table_count=9, day=None)
    cycle.edit_session(store, changed)
    assert store.the(Session, session.id) == replace(changed, title="Autre", place="Mairie")


@pytest.fixture
def held(store: Store, session: Session, question: Question) -> Session:
    """The session after its day: contributions, a cluster, notes, more minutes, actual times."""
    item = outline(store, session.id).items[2]
    themes.edit_question(store, replace(question, item_id=None))
    flow.start_day(store, session.id)
    flow.go_to(store, session.id, item)
    flow.extend(store, session.id, 10)
    agenda.edit_item(store, replace(store.the(AgendaItem, item.id), notes="Très suivi"))
    capture.set_default_kind(store, question, ContributionKind.OBSTACLE)
    said = say(store, question)
    clustering.group(store, question, "Transports", [said])
    capture.add_one(store, said, Draft("Moi aussi"))
    slips.print_batch(store, question, 4)
    people.add_participants(store, session, [Participant(session_id=session.id, name="Jean Durand")])
    capture.contribute(store, session.id, Draft("Plus tard"), None)
    flow.close_day(store, session.id)
    return store.the(Session, session.id)


def test_a_duplicate_has_the_agenda_and_nothing_that_was_said_or_done(store: Store, held: Session) -> None:
    copy = cycle.duplicate_session(store, held.id, SessionDetails(day=date(2026, 6, 1)))
    old, new = outline(store, held.id), outline(store, copy.id)

    assert (copy.title, copy.place, copy.template, copy.table_count) == (
        held.title,
        held.place,
        held.template,
        held.table_count,
    )
    assert (copy.state, copy.started_at, copy.closed_at, copy.day) == (
        SessionState.PREPARATION,
        None,
        None,
        date(2026, 6, 1),
    )
    for before, after in zip(old.items, new.items, strict=True):
        assert replace(before, id="", session_id="", extension=0, notes="") == replace(after, id="", session_id="")
        assert [replace(s, id="", item_id="") for s in reading.speakers(store, before)] == [
            replace(s, id="", item_id="") for s in reading.speakers(store, after)
        ]
        assert len(old.questions_of(before)) == len(new.questions_of(after))
    assert [(t.title, t.framing, t.position) for t in old.themes] == [
        (t.title, t.framing, t.position) for t in new.themes
    ]
    assert [(q.text, q.position, q.default_kind) for q in old.questions] == [
        (q.text, q.position, q.default_kind) for q in new.questions
    ]
    assert new.questions[0].default_kind is ContributionKind.OBSTACLE
    assert store.count(PlusOne, session_id=copy.id) == store.count(SlipBatch, session_id=copy.id) == 0
    assert [store.count(Participant, session_id=one.id) for one in (held, copy)] == [1, 0]
    assert store.count(Contribution, session_id=copy.id) == 0
    assert [store.count(Cluster, question_id=question.id) for question in new.questions] == [0] * len(new.questions)
    assert [store.count(Interval, item_id=item.id) for item in new.items] == [0] * len(new.items)
    assert store.first(Flow, session_id=copy.id) is None


def test_a_duplicate_shares_nothing_with_its_model(store: Store, held: Session) -> None:
    before = outline(store, held.id)
    copy = cycle.duplicate_session(store, held.id)
    new = outline(store, copy.id)
    agenda.edit_item(store, replace(new.items[0], title="Changé"))
    themes.edit_question(store, replace(new.questions[0], text="Changée ?"))
    agenda.add_item(store, copy, ItemKind.BREAK, "Pause", at=0)
    themes.edit_theme(store, replace(new.themes[0], title="Changé"))

    assert outline(store, held.id) == before
    assert store.problems() == []


def test_a_duplicate_can_be_run(store: Store, held: Session) -> None:
    copy = cycle.duplicate_session(store, held.id)
    flow.start_day(store, copy.id)
    say(store, outline(store, copy.id).questions[0])
    assert store.the(Session, held.id) == held
