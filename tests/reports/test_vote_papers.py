"""The papers of a vote: a sheet laid out as the grid that it is typed into, ballots with a box for each answer."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pypdfium2
import pytest

from facilitator.reports import kit as kits
from facilitator.sessions import voting
from facilitator.sessions.records import CountedBy, Session, VoteMethod
from facilitator.sessions.store import Store


def pages(store: Store, session: Session, name: str) -> list[str]:
    """What stands on each page of a sheet, its lines one after the other."""
    with closing(pypdfium2.PdfDocument(kits.sheet(kits.kit_of(store, session.id), name))) as file:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in file]


@pytest.fixture
def room(store: Store, session: Session) -> Session:
    """A session of twenty tables."""
    with store.operation("edit_session") as operation:
        return operation.put(replace(session, table_count=20))


def test_a_row_a_table_and_a_column_an_option(store: Store, room: Session) -> None:
    options = [f"Choix {number}" for number in range(8)]
    voting.open_vote(
        store, room.id, "Par où <b>commencer</b> ?", options, VoteMethod.DOTS, 3, counted_by=CountedBy.TABLE
    )
    found = pages(store, room, "tally-sheet")

    assert all("Par où <b>commencer</b> ? 3 dots each" in page for page in found)
    assert all(option in page for page in found for option in options)
    whole = " ".join(found)
    assert [whole.count(f"Table {number} ") for number in range(1, 21)] == [1] * 20


def test_answers_by_college_have_a_sheet_for_each_option(store: Store, room: Session) -> None:
    voting.open_vote(store, room.id, "Vote", ["Charte", "Pacte"], VoteMethod.CONSENT, 1, counted_by=CountedBy.COLLEGE)
    charter, pact = pages(store, room, "tally-sheet")
    for title, page in (("Vote · Charte", charter), ("Vote · Pacte", pact)):
        assert title in page
        assert "Consent Reservation Objection Total Elected officials" in page


def test_in_all_a_row_is_an_option_and_forty_of_them_go_over_pages(store: Store, room: Session) -> None:
    options = [f"{number} : un comité de suivi ouvert à tous les conseillers du territoire" for number in range(40)]
    voting.open_vote(store, room.id, "Vote", options, VoteMethod.HANDS, 1)
    found = pages(store, room, "tally-sheet")
    assert len(found) > 1
    assert all("Vote By a show of hands Votes Total" in page for page in found)
    assert all(f"{number} : un comité" in " ".join(found) for number in range(40))


def test_without_a_vote_the_sheet_has_room_for_words(store: Store, room: Session) -> None:
    (first, *_rest) = pages(store, room, "tally-sheet")
    assert "We vote on:" in first
    assert "Table 1 Table 2" in first


def test_a_ballot_of_answers_has_a_box_for_each(store: Store, room: Session) -> None:
    voting.open_vote(store, room.id, "La charte ?", ["Adopter"], VoteMethod.YES_NO, 1)
    first = pages(store, room, "ballots")[0]
    assert "Tick one box a line." in first
    assert "Yes No Abstention" in first
