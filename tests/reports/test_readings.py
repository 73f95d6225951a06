"""What a reading leaves out is nowhere in what is written from it."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.reports.data import as_json
from facilitator.reports.document import Attendance, Document
from facilitator.reports.gathering import document_of
from facilitator.reports.readings import FEWEST, read_as, told_together
from facilitator.reports.story.blocks import texts
from facilitator.reports.story.synthesis import contested_by, of_question
from facilitator.reports.workbook import decided
from facilitator.sessions import (
    ambassadors,
    attendance,
    capture,
    people,
    queue,
    reading,
    redactions,
    speaking,
    synthesis,
    themes,
)
from facilitator.sessions.capture import Draft
from facilitator.sessions.commitments import commit
from facilitator.sessions.names_found import hidden_names, names_found, refuse_undecided
from facilitator.sessions.queue import Asked
from facilitator.sessions.record import Record, columns
from facilitator.sessions.records import (
    RECORDS,
    AgendaItem,
    Ambassador,
    Anonymity,
    College,
    Commitment,
    Contribution,
    Participant,
    Question,
    Reading,
    Session,
    Statement,
    StatementKind,
    Tally,
    Turn,
    VoteOption,
)
from facilitator.sessions.store import Store
from facilitator.sessions.text import folded
from facilitator.sessions.turns import Voice
from tests.conftest import NINE, Clock
from tests.sessions.helpers import naming
from tests.sessions.random_gestures import WRITTEN, Desk, Gesture, sequences
from tests.sessions.test_undo_properties import opening

__all__ = ["opening"]

OTHERS = (Reading.COLLEGE, Reading.PUBLIC)
NAMES = ("Zoé Quidamont", "QUIDAMONT Ève", "Marc de La Quidamine", "Lou Quidamont-Sel", "Ali Quidamard")


def walk(value: object) -> Iterator[object]:
    """Everything that stands somewhere in *value*."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from walk(getattr(value, field.name))
    elif isinstance(value, tuple | list | frozenset | set):
        for part in value:
            yield from walk(part)


def colleges_in(document: Document) -> set[College]:
    """Those that it tells, wherever: `merged` says which it does not."""
    told = replace(document, merged=frozenset())
    spoken = {one.college for one in document.speaking.colleges}
    contested = {College(one) for found in document.statements for one in found.contested_by.split()}
    return {one for one in (*walk(told), *spoken, *contested) if isinstance(one, College)}


def from_where(said: Record) -> tuple[object, ...]:
    return tuple(getattr(said, name) for name in ("participant_id", "college", "table_number"))


def words_in(document: Document) -> str:
    """Everything that can be read of it."""
    return folded(repr(document) + as_json(document).decode())


def group(college: College | None, count: int) -> Attendance:
    who = (Participant(session_id="s", name=f"{college} {n}", college=college) for n in range(count))
    return Attendance(college, tuple(who))


# Colleges


@pytest.mark.parametrize(
    ("came", "apart"),
    [
        ({College.ELECTED: 8, College.DGS: 3}, {College.ELECTED, College.DGS}),
        ({College.ELECTED: 8, College.DGS: 2, College.ADL: 1}, {College.ELECTED}),
        ({College.ELECTED: 8, College.ADL: 4, College.DGS: 2}, {College.ELECTED}),
        ({College.ELECTED: 8, College.ADL: 4, College.DGS: 2, None: 1}, {College.ELECTED, College.ADL}),
        ({College.ELECTED: 8, College.ADL: 4, None: 1}, {College.ELECTED}),
        ({College.ELECTED: 2}, set()),
        ({}, set()),
    ],
)
def test_colleges_of_fewer_than_three_are_told_together(came: dict[College | None, int], apart: set[College]) -> None:
    groups = [group(college, count) for college, count in came.items()]
    assert set(College) - told_together(groups) == apart


@given(came=st.dictionaries(st.none() | st.sampled_from(College), st.integers(1, 9)))
def test_no_group_that_is_told_has_fewer_than_three_people_unless_all_are_fewer(
    came: dict[College | None, int],
) -> None:
    together = told_together([group(college, count) for college, count in came.items()])
    told: Counter[College | None] = Counter()
    for college, count in came.items():
        told[None if college in together else college] += count
    assert all(count >= FEWEST for count in told.values()) or set(told) == {None}


# A day with people


@pytest.fixture
def peopled(store: Store, held: Session) -> Session:
    """Five elected officials and two heads of service came; one of these said, asked, promised and was heard."""
    for name in [*NAMES]:
        people.add(store, held, Participant(session_id="", name=name, college=College.ELECTED, commune="Pierrelune"))
    for name in ("Aglaé Vertefeuille", "Paul Reste"):
        people.add(store, held, Participant(session_id="", name=name, college=College.DGS, role="DGS de Pierrelune"))
    for person in store.all(Participant, session_id=held.id):
        attendance.arrive(store, person)
    return held


def speaks_up(store: Store, day: Session, anonymity: Anonymity = Anonymity.NAMED) -> Participant:
    """A head of service does everything that a day holds."""
    who = next(one for one in store.all(Participant, session_id=day.id) if one.college is College.DGS)
    question = naming(store, reading.outline(store, day.id).questions[0], anonymity)
    by = Draft("Un car", participant_id=who.id, table_number=3, college=College.DGS)
    said = capture.contribute(store, day.id, by, question)
    capture.add_one(store, said, by)
    item = reading.outline(store, day.id).items[1]
    queue.ask_all(store, item, [Asked(text="Et ?", participant_id=who.id, table_number=3, college=College.DGS)])
    with store.operation("test") as operation:
        operation.put(
            Turn(
                session_id=day.id,
                participant_id=who.id,
                started_at=store.now(),
                ended_at=store.now() + timedelta(minutes=2),
            )
        )
        operation.put(
            Statement(
                session_id=day.id,
                position=9,
                kind=StatementKind.DISSENT,
                text="Non",
                college=College.DGS,
                contested_by="dgs elected",
            )
        )
    return who


def test_the_organiser_reads_everything(store: Store, peopled: Session) -> None:
    who = speaks_up(store, peopled)
    document = document_of(store, peopled.id)
    assert read_as(document, Reading.NAMED) == document
    assert read_as(document, Reading.NAMED) is document, "nothing is made anew"
    assert who.id in {said.participant_id for said in document.contributions}


def test_no_reading_tells_more_than_the_question_allows_even_if_it_is_still_stored(
    store: Store, peopled: Session
) -> None:
    who = speaks_up(store, peopled)
    naming(store, reading.outline(store, peopled.id).questions[0], Anonymity.PUBLIC)
    document = document_of(store, peopled.id)
    assert who.id in {said.participant_id for said in document.contributions}

    told = read_as(document, Reading.NAMED)
    answered = told.answers[0]
    echoes = [one for said in answered.contributions for one in told.echoes(said)]
    assert echoes
    assert {from_where(one) for one in (*answered.contributions, *echoes)} == {(None, None, None)}


def test_the_reading_by_college_keeps_tables_and_large_colleges(store: Store, peopled: Session) -> None:
    speaks_up(store, peopled)
    document = document_of(store, peopled.id)
    told = read_as(document, Reading.COLLEGE)

    assert [(one.college, len(one.participants)) for one in told.attendance] == [(College.ELECTED, 7), (None, 4)]
    assert told.merged == {College.DGS, College.ADL}
    assert told.turnout.total == document.turnout.total
    assert [college for college, _count in told.turnout.by_college] == [College.ELECTED, None]
    assert sum(count.here for _college, count in told.turnout.by_college) == document.turnout.total.here
    assert [said.text for said in told.contributions] == [said.text for said in document.contributions]
    assert [said.table_number for said in told.contributions] == [s.table_number for s in document.contributions]
    assert (told.communes, len(told.participants)) == (document.communes, len(document.participants))
    assert told.speaking.present == document.speaking.present
    assert told.statements[-1].contested_by == "elected"


@pytest.mark.parametrize("other", OTHERS)
def test_what_a_small_college_says_is_not_taken_for_the_whole_room(
    store: Store, peopled: Session, other: Reading
) -> None:
    speaks_up(store, peopled)
    asked = reading.outline(store, peopled.id).questions[0]
    for kind, college in ((StatementKind.AGREEMENT, College.ADL), (StatementKind.DISSENT, None)):
        synthesis.add(store, peopled.id, kind, kind.value, question_id=asked.id, college=college)
    synthesis.contest(store, document_of(store, peopled.id).statements[0], [College.DGS, College.ELECTED])
    document = document_of(store, peopled.id)
    told = read_as(document, other)
    story = list(texts(of_question(told, asked)))

    assert story[story.index("agreement") - 1] == "Other colleges: "
    assert story[story.index("dissent") - 1] == "Points of dissent"
    assert contested_by(told.statements[0], told) == "Elected officials, other colleges"
    assert contested_by(document.statements[0], document) == "Elected officials, Heads of service"
    assert [row[3] for row in decided.synthesis(told).rows if row[2] == "agreement"] == ["Other colleges"]


def test_where_and_for_whom_the_day_was_held_is_told_to_all(store: Store, peopled: Session) -> None:
    document = document_of(store, peopled.id)
    document = replace(document, cycle=replace(document.cycle, territory="Pays de Sources-et-Vallons"))
    told = read_as(document, Reading.PUBLIC, [("sources", "[commune]")])
    assert (told.session.place, told.cycle.territory) == ("salle des fêtes de Sources", "Pays de Sources-et-Vallons")


def test_the_public_reading_tells_nothing_of_who_said_what(store: Store, peopled: Session) -> None:
    speaks_up(store, peopled)
    told = read_as(document_of(store, peopled.id), Reading.PUBLIC)
    asked = [one for entry in told.entries for one in entry.room_questions]
    assert asked
    assert {from_where(one) for one in (*told.contributions, *told.plus_ones, *asked)} == {(None, None, None)}
    assert {turn.participant_id for turn in told.turns} == {None}
    assert told.speaking.people == ()
    assert {(one.name, one.commune, one.role, one.table_number) for one in told.people} == {("", "", "", None)}


def test_a_promise_in_public_keeps_its_name_unless_it_is_hidden(store: Store, peopled: Session) -> None:
    commit(store, Commitment(session_id=peopled.id, position=0, what="Un car", who="Zoé Quidamont"))
    ambassadors.add(store, Ambassador(session_id=peopled.id, position=0, name="Paul Reste"))
    document = document_of(store, peopled.id)
    assert read_as(document, Reading.COLLEGE).commitments[-1].who == "Zoé Quidamont"
    assert read_as(document, Reading.PUBLIC).ambassadors[-1].name == "Paul Reste"
    hidden = read_as(document, Reading.PUBLIC, [("zoe quidamont", "[nom]")])
    assert (hidden.commitments[-1].who, hidden.ambassadors[-1].name) == ("[nom]", "Paul Reste")


def test_what_was_decided_about_names_is_told_to_the_organiser_alone(store: Store, peopled: Session) -> None:
    redactions.decide(store, peopled.id, ["Zoé Quidamont"], hidden=True)
    document = document_of(store, peopled.id)
    assert "quidamont" in words_in(document)
    for other in OTHERS:
        assert "quidamont" not in words_in(read_as(document, other))


def test_a_hidden_tag_stays_one_word(store: Store, peopled: Session) -> None:
    question = reading.outline(store, peopled.id).questions[0]
    capture.add_tag(store, "Quidamont")
    capture.contribute(store, peopled.id, Draft("Un car", tags="eau Quidamont"), question)
    told = read_as(document_of(store, peopled.id), Reading.PUBLIC, [("quidamont", "[une personne]")])
    assert told.answers[0].contributions[-1].tags == "eau [une-personne]"
    assert [tag.title for tag in told.tags] == ["[une-personne]"]


def test_every_record_that_tells_a_college_or_a_person_is_read_by_the_rules(document: Document) -> None:
    """A new record with such a field is concerned without a word more: its name is what counts."""
    told = {name for kind in RECORDS for name in columns(kind) if "college" in name or "participant" in name}
    assert told == {"college", "participant_id"}
    also = {name for kind in RECORDS for name in columns(kind) if name in ("contested_by",)}
    assert also == {"contested_by"}, "colleges as a text"


# Whatever the day held


def _join(desk: Desk, a: int, b: int, _text: str) -> None:
    session = desk.session(a)
    known = desk.store.count(Participant, session_id=session.id)
    person = people.add(
        desk.store,
        session,
        Participant(
            session_id="",
            name=f"{NAMES[b % len(NAMES)]}{'abcdefghijklm'[known % 13]}",
            college=[*list(College)[:3], None][(a + b) % 4],
            commune="Quidamville",
        ),
    )
    if b % 3:
        attendance.arrive(desk.store, person)


def _speak_by_name(desk: Desk, a: int, b: int, text: str) -> None:
    session = desk.session(a)
    who, question = desk.one(Participant, b, session.id), desk.one(Question, a, session.id)
    if who is None:
        return
    if question is not None:
        themes.edit_question(desk.store, replace(question, anonymity=list(Anonymity)[b % 3]))
    by = Draft(text or "Oui", participant_id=who.id, college=list(College)[a % 8], table_number=b)
    said = capture.contribute(desk.store, session.id, by, question)
    capture.add_one(desk.store, said, by)
    if item := desk.one(AgendaItem, a, session.id):
        queue.ask_all(desk.store, item, [Asked(text="Et ?", participant_id=who.id, college=list(College)[b % 8])])
    speaking.toggle(desk.store, session.id, Voice(who.id))
    desk.clock.forward(seconds=a)


def _write_of_them(desk: Desk, a: int, b: int, _text: str) -> None:
    session = desk.session(a)
    if who := desk.one(Participant, b, session.id):
        words = f"selon {who.name.upper()}, et à {who.name.split()[-1]}\u00a0!"
        capture.contribute(desk.store, session.id, Draft(words), desk.one(Question, a, session.id))
        commit(desk.store, Commitment(session_id=session.id, position=0, what="Un car", who=who.name))


def _vote_by_college(desk: Desk, a: int, b: int, _text: str) -> None:
    if option := desk.one(VoteOption, a):
        with desk.store.operation("test") as operation:
            operation.put(Tally(voteoption_id=option.id, count=b, college=list(College)[b % 8]))


def played(opening: Path, folder: str, sequence: Sequence[tuple[Gesture, int, int, str]]) -> Desk:
    desk = Desk(Path(shutil.copyfile(opening, Path(folder) / "cycle.atelier")), Clock(NINE))
    for gesture, a, b, text in sequence:
        with suppress(FacilitatorError):
            gesture(desk, a, b, text)
    return desk


RANDOM = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@given(sequence=sequences(*WRITTEN, *[_join] * 12, *[_speak_by_name] * 8, *[_vote_by_college] * 4))
@RANDOM
def test_nobody_and_no_small_college_is_in_the_other_readings_of_any_day(
    opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = played(opening, folder, sequence)
        for session in reading.sessions(desk.store):
            document = document_of(desk.store, session.id)
            came = Counter(person.college for person in document.participants)
            for other in OTHERS:
                told = read_as(document, other)
                assert "quidam" not in words_in(told)
                assert all(came[college] >= FEWEST for college in colleges_in(told))
                texts = Counter(one.text for one in document.contributions)
                assert Counter(one.text for one in told.contributions) == texts
        desk.store.close()


@given(sequence=sequences(*WRITTEN, *[_join] * 12, *[_write_of_them] * 12))
@RANDOM
def test_no_hidden_name_is_in_the_public_reading_of_any_day(
    opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = played(opening, folder, sequence)
        for session in reading.sessions(desk.store):
            document = document_of(desk.store, session.id)
            hidden = hidden_names(desk.store, session.id, undecided_too=True)
            assert "quidam" not in words_in(read_as(document, Reading.PUBLIC, hidden))
            redactions.hide_all(desk.store, session.id, names_found(desk.store, session.id))
            refuse_undecided(names_found(desk.store, session.id))
            assert hidden_names(desk.store, session.id) == hidden
        desk.store.close()


def test_the_other_readings_are_valid_data(store: Store, peopled: Session) -> None:
    speaks_up(store, peopled)
    for other in OTHERS:
        told = read_as(document_of(store, peopled.id), other)
        data = json.loads(as_json(told))
        assert (data["reading"], len(data["contributions"])) == (other, store.count(Contribution) - 1)
        assert {row["name"] for row in data["participants"]} == {""}
