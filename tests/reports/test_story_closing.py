"""The note on method says for whom a report is told, and what that leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.reports import read_for
from facilitator.reports.ballots import Ballot, Photo
from facilitator.reports.document import Attendance, Document
from facilitator.reports.options import Options
from facilitator.reports.story import closing
from facilitator.reports.story.blocks import Bullets, Contents, texts
from facilitator.reports.story.telling import story_of
from facilitator.sessions.records import College, Participant, Reading, SessionState, Vote, VotePhoto, VoteState

OTHERS = [Reading.COLLEGE, Reading.PUBLIC]


def came(college: College | None, count: int) -> Attendance:
    who = (
        Participant(id=f"{college}{n}", session_id="s", name=f"{college} {n}", college=college) for n in range(count)
    )
    return Attendance(college, tuple(who))


def note(document: Document, options: Options) -> str:
    """What the note says, a line a point; empty when there is none."""
    found = closing.method(read_for(document, options), options)
    return "\n".join(text for block in found if isinstance(block, Bullets) for text in texts(block))


@pytest.mark.parametrize("other", OTHERS)
def test_the_colleges_that_are_told_together_are_named(document: Document, other: Reading) -> None:
    many = replace(document, attendance=(came(College.ELECTED, 4), came(College.DGS, 2), came(College.ADL, 1)))
    assert "told together: Heads of service, Development agents." in note(many, Options(other))
    enough = replace(document, attendance=(came(College.ELECTED, 4), came(College.DGS, 3)))
    assert "fewer than three people are told together." in note(enough, Options(other))


@pytest.mark.parametrize("other", OTHERS)
def test_colleges_do_not_vanish_without_a_word_where_nobody_is_on_the_list(document: Document, other: Reading) -> None:
    nobody = replace(document, attendance=(), people=())
    assert "no college is told apart" in note(nobody, Options(other))
    assert "college" not in note(nobody, Options())


@pytest.mark.parametrize("other", OTHERS)
def test_photos_that_others_do_not_see_are_said_to_stay_with_the_organiser(document: Document, other: Reading) -> None:
    vote = Vote(id="v", session_id=document.session.id, position=0, title="Vote", state=VoteState.CLOSED)
    photo = Photo(VotePhoto(vote_id="v", position=0, name="tableau.jpg", media="x.jpg"), b"")
    shown = replace(document, ballots=(Ballot(vote, (), (), photos=(photo,)),))
    assert "stay with the organiser" in note(shown, Options(other))
    assert "stay with the organiser" not in note(document, Options(other))
    assert "stay with the organiser" not in note(shown, Options())


def test_hidden_names_are_said_to_be_replaced_in_the_public_reading_alone(document: Document) -> None:
    hidden = (("zoe", "[nom]"),)
    assert "square brackets" in note(document, Options(Reading.PUBLIC, hidden=hidden))
    assert "square brackets" not in note(document, Options(Reading.PUBLIC))
    assert "square brackets" not in note(document, Options(Reading.COLLEGE, hidden=hidden))


def test_a_day_that_is_being_prepared_has_no_note_for_its_organiser(document: Document) -> None:
    session = replace(document.session, state=SessionState.PREPARATION)
    planned = replace(document, session=session, entries=(), unscheduled=(), parking=())
    assert note(planned, Options()) == ""
    assert note(planned, Options(Reading.PUBLIC)) != ""


def test_contents_that_would_list_a_single_title_are_left_out(document: Document) -> None:
    bare = Document(
        cycle=document.cycle,
        session=document.session,
        number=1,
        themes=(),
        entries=(),
        unscheduled=(),
        parking=(),
        attendance=(),
        planned_start=document.planned_start,
        planned_end=document.planned_end,
        ended=document.ended,
    )
    assert not any(isinstance(block, Contents) for block in story_of(bare).blocks)
    assert any(isinstance(block, Contents) for block in story_of(document).blocks)
