"""`problems` finds what is wrong in a file, and never stumbles over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.sessions import (
    ambassadors,
    attachments,
    capture,
    clustering,
    commitments,
    evaluation,
    exports,
    flow,
    key_points,
    people,
    plane,
    positioning,
    queue,
    reading,
    redactions,
    report_settings,
    reservations,
    slides,
    slips,
    speaking,
    stakeholders,
    steering,
    synthesis,
    venue,
    vote_photos,
    voting,
    wall_places,
)
from facilitator.sessions.bin import binned, empty, restore
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import (
    KINDS,
    Ambassador,
    Arrangement,
    College,
    Commitment,
    CommitmentState,
    ContributionKind,
    FeedbackKind,
    Participant,
    Question,
    Reading,
    Session,
    StatementKind,
    VoteMethod,
    VoteOption,
)
from facilitator.sessions.store import Store
from facilitator.sessions.turns import Voice

from ..conftest import Clock
from .helpers import say

SPOILED = {
    "a changed record": ("update contribution set text = 'autre chose'", "differ"),
    "a record that nobody put": (
        "insert into theme values ('t', (select id from session), 9, 'Inventé', '')",
        "differ",
    ),
    "a record that nobody took": ("delete from speaker", "differ"),
    "a picture that is gone": ("delete from media", "A picture of “Carte” is missing"),
    "a document that is gone": ("delete from media", "The document “Carte.pdf” is missing"),
    "a reference to nothing": ("update question set theme_id = 'nowhere'", "refers to a missing record"),
    "a journal cut short": ("delete from change where kind = 'agendaitem'", "differ"),
    "a journal that is no longer JSON": ("update change set after = '{' where kind = 'theme'", "can no longer be read"),
    "a journal of another world": ("update change set kind = 'voiture' where kind = 'theme'", "can no longer be read"),
    "a journal that holds something else": ("update change set after = '3' where kind = 'theme'", "differ"),
}


@pytest.fixture
def busy(store: Store, session: Session, question: Question, clock: Clock) -> Store:
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
    point = key_points.add(store, reading.outline(store, session.id).items[1], "Une lettre par mois")
    key_points.show(store, point, shown=True)
    speech = reading.outline(store, session.id).items[1]
    queue.ask(store, speech, "Qui paie ?", table_number=4)
    attachments.attach_content(store, speech, "Carte.pdf", b"%PDF")
    stakeholders.start_map(store, session)
    speaking.start(store, session.id, Voice(college=College.DGS))
    slides.add_message(store, session.id, "Le bus part à 17 h 10")
    slides.add_pictures(store, session.id, "Carte", [b"une image"])
    vote = voting.open_vote(store, session.id, "Par quoi commencer ?", [cluster, "Autre"], VoteMethod.DOTS, 3)
    voting.count(store, store.all(VoteOption, vote_id=vote.id)[0], 12)
    reservations.reserve(store, store.all(VoteOption, vote_id=vote.id)[0], "Qui paie ?")
    vote_photos.attach_content(store, vote, "tableau.png", b"\x89PNG\r\n\x1a\n")
    positioning.rate(store, session.id, 3, 4, 7)
    promised = commitments.commit(store, Commitment(session_id=session.id, position=0, what="Une lettre par mois"))
    commitments.set_state(store, promised, CommitmentState.STARTED)
    ambassadors.add(store, Ambassador(session_id=session.id, position=0, name="Ana"))
    redactions.decide(store, session.id, ["Jean Durand"], hidden=True)
    plane.place(store, session.id, cluster, 20, 80)
    evaluation.add(store, session.id, FeedbackKind.WORD, "Utile")
    synthesis.add(store, session.id, StatementKind.SUMMARY, "Les tables convergent", question_id=question.id)
    report_settings.choose_accent(store, session.id, "#0e5a6b")
    exports.record(store, session.id, "pdf", Reading.NAMED, Path("compte rendu.pdf"), store.last_operation())
    venue.measure(store, session.id, 1200, 180)
    clock.forward(hours=2)
    steering.take(store, session.id, steering.ways_back(store, session.id)[0])
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
    assert busy.count(KINDS[name]), "everything has happened, but this"
    busy._db.execute("pragma foreign_keys = off")
    busy._db.execute(f"delete from {name}")
    assert any(f"“{name}” differ" in problem for problem in busy.problems())
