"""A day that was really held, for reports to be written from."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from facilitator import i18n, paths
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.sessions import agenda, capture, clustering, flow, reading, slips
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import (
    College,
    Contribution,
    ContributionKind,
    Participant,
    Question,
    Session,
    Speaker,
)
from facilitator.sessions.store import Store
from tests.conftest import Clock

SAID = (
    ("Une lettre de deux pages après chaque conseil", ContributionKind.IDEA, 2, College.ELECTED),
    ("Trop de courriels, personne ne lit", ContributionKind.OBSTACLE, 5, None),
    ("Qui rapporte au conseil municipal ?", ContributionKind.QUESTION, 1, College.DGS),
    ("L’ordre du jour commenté, cinq jours avant", ContributionKind.EXAMPLE, None, None),
)


@pytest.fixture(autouse=True)
def _in_english(_settings_of_its_own: None) -> None:
    """The tests read the program's sentences in English, the language of the code."""
    i18n.install(paths.resource("translations"), "en")


def say(store: Store, session: Session, question: Question | None, text: str) -> Contribution:
    return capture.contribute(store, session.id, Draft(text), question)


@pytest.fixture
def held(store: Store, session: Session, clock: Clock) -> Session:
    """A closed day of twelve items: the vote was skipped, the second reflection was resumed after the wheel."""
    _invite(store, session)
    flow.start_day(store, session.id)
    items = reading.outline(store, session.id).items
    held = [item for item in items if item.title != "Vote et priorités"]
    for before, item in pairwise(held[:-1]):
        clock.forward(minutes=before.minutes)
        flow.go_to(store, session.id, item)
        _answer(store, session)
    clock.forward(minutes=30)
    flow.go_to(store, session.id, items[7])
    clock.forward(minutes=9)
    flow.go_to(store, session.id, items[-1])
    clock.forward(minutes=15)
    say(store, session, None, "Le stade, à voir un autre jour")
    flow.close_day(store, session.id)
    say(store, session, reading.outline(store, session.id).questions[0], "Une idée venue en rentrant")
    return store.the(Session, session.id)


@pytest.fixture
def document(store: Store, held: Session) -> Document:
    return document_of(store, held.id)


@pytest.fixture
def weighed(store: Store, held: Session) -> Document:
    """The same day, its first contribution from a slip, under two tags, and said again by three, one in other words."""
    question = reading.outline(store, held.id).questions[0]
    slips.print_batch(store, question, 3)
    first = store.all(Contribution, question_id=question.id)[0]
    for title in ("lettre", "maires"):
        capture.add_tag(store, title)
    capture.edit(
        store, first, Draft(first.text, first.kind, 2, College.ELECTED, tags="lettre maires", slip=2), question
    )
    for text, table, college in (
        ("Deux pages suffisent", 3, College.DGS),
        ("une lettre de deux pages apres chaque conseil", 4, None),
        ("", 6, None),
    ):
        capture.add_one(store, store.the(Contribution, first.id), Draft(text, table_number=table, college=college))
    return document_of(store, held.id)


def _invite(store: Store, session: Session) -> None:
    opening = reading.outline(store, session.id).items[1]
    agenda.set_speakers(
        store, opening, [Speaker(item_id=opening.id, position=0, name="Odile Ramirand", role="Juriste")]
    )
    agenda.edit_item(store, replace(opening, notes="Deux questions sur le calendrier."))
    with store.operation("invite") as operation:
        for name, college, commune in (
            ("Mireille Faucon", College.ELECTED, "Sources"),
            ("Yann Le Guirriec", College.ADL, "Sources"),
            ("Roland Maisonnial", College.ELECTED, "Pierrelune"),
            ("Une voisine", None, ""),
        ):
            operation.put(Participant(session_id=session.id, name=name, college=college, commune=commune))


def _answer(store: Store, session: Session) -> None:
    question = reading.outline(store, session.id).current_question
    if question is None or store.count(Contribution, question_id=question.id):
        return
    drafts = [Draft(text, kind, table, college) for text, kind, table, college in SAID]
    said = capture.contribute_all(store, session.id, drafts, question)
    clustering.group(store, question, "Informer sans noyer", said[:2])
