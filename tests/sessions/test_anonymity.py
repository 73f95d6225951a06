"""What a question allows to be stored of who answers it holds in the file, whatever brought the answer there."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from facilitator.errors import FacilitatorError
from facilitator.sessions import backups, capture, flow, people, screen, slips, themes
from facilitator.sessions.anonymity import NEVER_STORED, anonymity_of, authors_stored, forget_authors, says_more
from facilitator.sessions.bin import binned, restore
from facilitator.sessions.capture import Draft
from facilitator.sessions.importing import rows
from facilitator.sessions.importing.file import read
from facilitator.sessions.importing.plan import Mapping, plan
from facilitator.sessions.record import Record
from facilitator.sessions.records import (
    Anonymity,
    College,
    Contribution,
    Participant,
    PlusOne,
    Question,
    Screen,
    Session,
)
from facilitator.sessions.store import Store
from tests.conftest import NINE, Clock

from .helpers import everything, naming, seen
from .random_gestures import WRITTEN, Desk, Gesture, sequences
from .test_forget import every_problem, traces
from .test_undo_properties import opening

__all__ = ["opening"]

WHO = "Aglaé Vertefeuille"


@pytest.fixture
def author(store: Store, session: Session) -> Participant:
    return people.add(store, session, Participant(session_id="", name=WHO, college=College.DGS, table_number=3))


def by(author: Participant, text: str = "Un car", **more: object) -> Draft:
    draft = Draft(text, table_number=3, college=College.DGS, participant_id=author.id)
    return replace(draft, **more) if more else draft  # type: ignore[arg-type]


def told(said: Record) -> tuple[object, ...]:
    """Who said it, as far as it is stored."""
    return tuple(getattr(said, name) for name in ("participant_id", "college", "table_number"))


def words(store: Store) -> list[tuple[str, str]]:
    return [
        *((said.id, said.text) for said in store.all(Contribution)),
        *((one.id, one.text) for one in store.all(PlusOne)),
    ]


def answers(store: Store, question: Question | None) -> set[tuple[object, ...]]:
    said = store.all(Contribution, question_id=question.id if question else None)
    ones = [one for found in said for one in store.all(PlusOne, contribution_id=found.id)]
    return {told(found) for found in (*said, *ones)}


WHAT_STAYS = {
    Anonymity.NAMED: (True, College.DGS, 3),
    Anonymity.COLLEGE: (False, College.DGS, 3),
    Anonymity.PUBLIC: (False, None, None),
}


def stays(anonymity: Anonymity, author: Participant) -> tuple[object, ...]:
    named, college, table = WHAT_STAYS[anonymity]
    return author.id if named else None, college, table


@pytest.mark.parametrize("anonymity", Anonymity)
def test_what_is_captured_or_said_again_stores_what_its_question_allows(
    store: Store, question: Question, author: Participant, anonymity: Anonymity
) -> None:
    asked = naming(store, question, anonymity)
    said = capture.contribute(store, question.session_id, by(author), asked)
    capture.add_one(store, said, by(author, "Moi aussi"))
    assert answers(store, question) == {stays(anonymity, author)}

    capture.edit(store, said, by(author, "Un car le samedi"), asked)
    assert answers(store, question) == {stays(anonymity, author)}


@pytest.mark.parametrize("anonymity", Anonymity)
def test_what_is_imported_stores_what_its_question_allows(
    store: Store, session: Session, question: Question, tmp_path: Path, anonymity: Anonymity
) -> None:
    naming(store, question, anonymity)
    source = tmp_path / "notes.csv"
    source.write_text("Texte;Table;Collège\nUn car;3;DGS\nUn car;4;DGS\n", encoding="utf-8")
    sheet = read(source).sheets[0]
    for _again in range(2):
        made = plan(store, session, store.the(Question, question.id), sheet, Mapping.guessed(sheet))
        assert not made.bad
        list(rows.run(store, made))

    kept = answers(store, question)
    if anonymity is Anonymity.PUBLIC:
        assert kept == {(None, None, None)}
    else:
        assert kept == {(None, College.DGS, 3), (None, College.DGS, 4)}
    assert store.count(Contribution) == 2, "the same file brings nothing twice"


def test_a_slip_obeys_the_question_it_was_printed_for(store: Store, session: Session, author: Participant) -> None:
    first, second = seen(store, session).questions[:2]
    naming(store, first)
    strict = naming(store, second, Anonymity.PUBLIC)
    slips.print_batch(store, strict, 3)
    capture.contribute(store, session.id, by(author, question_id=strict.id, slip=2), first)
    assert answers(store, strict) == {(None, None, None)}


def test_moving_to_a_stricter_question_strips_and_undo_brings_back(
    store: Store, session: Session, author: Participant
) -> None:
    first, second = seen(store, session).questions[:2]
    said = capture.contribute(store, session.id, by(author), naming(store, first))
    capture.add_one(store, said, by(author, "Moi aussi"))
    before = everything(store)
    naming(store, second, Anonymity.PUBLIC)
    capture.move(store, [store.the(Contribution, said.id)], second)
    assert answers(store, second) == {(None, None, None)}

    store.undo()
    store.undo()
    assert everything(store) == before


def test_what_is_parked_is_nobodys_and_out_of_the_parking_it_obeys_again(
    store: Store, session: Session, author: Participant
) -> None:
    first, second = seen(store, session).questions[:2]
    named = naming(store, first)
    capture.contribute(store, session.id, by(author, parked=True), named)
    said = capture.contribute(store, session.id, by(author), named)
    capture.move(store, [said], None)
    assert answers(store, None) == {(None, College.DGS, 3)}

    strict = naming(store, second, Anonymity.PUBLIC)
    capture.edit(store, store.the(Contribution, said.id), by(author), strict)
    assert answers(store, strict) == {(None, None, None)}


def test_what_comes_back_from_the_bin_obeys_its_question_as_it_is_now(
    store: Store, question: Question, author: Participant
) -> None:
    said = capture.contribute(store, question.session_id, by(author), naming(store, question))
    capture.add_one(store, said, by(author, ""))
    capture.remove(store, [said])
    naming(store, question, Anonymity.PUBLIC)
    restore(store, binned(store))
    assert answers(store, question) == {(None, None, None)}


# Making a question stricter


@pytest.fixture
def stricter(store: Store, session: Session, question: Question, author: Participant) -> Question:
    """A question that named its authors, frozen on the screen, backed up; then made public."""
    named = naming(store, question)
    flow.start_day(store, session.id)
    said = capture.contribute(store, session.id, by(author), named)
    capture.add_one(store, said, by(author, "Moi aussi"))
    capture.reword(store, said, "Un car le samedi")
    gone = capture.contribute(store, session.id, by(author, "À jeter"), named)
    capture.remove(store, [gone])
    flow.ask(store, session.id, named)
    screen.toggle_freeze(store, session.id)
    backups.back_up(store.path, store.now())
    strict = replace(named, anonymity=Anonymity.PUBLIC)
    themes.edit_question(store, strict)
    return strict


def test_a_question_made_stricter_says_how_many_authors_are_stored(
    store: Store, stricter: Question, question: Question
) -> None:
    assert authors_stored(store, stricter) == 3, "one deleted, one said again"
    assert authors_stored(store, naming(store, question)) == 0


def test_authors_are_erased_for_good_and_every_word_stays(
    store: Store, stricter: Question, author: Participant
) -> None:
    before = words(store)
    assert len(traces(store.path, author.id)) == 2

    assert forget_authors(store, stricter) == []

    assert answers(store, stricter) == {(None, None, None)}
    assert authors_stored(store, stricter) == 0
    assert words(store) == before
    for text in files_of(store):
        assert f'"participant_id":"{author.id}"' not in text
        assert '"author": "Agla' not in text
    assert store.the(Participant, author.id) == author, "the list of people is another matter"
    assert every_problem(store) == []


def test_the_frozen_scene_shows_the_words_and_nobody(store: Store, stricter: Question) -> None:
    (before,) = [json.loads(one.frozen) for one in store.all(Screen) if one.frozen]
    assert [note["author"] for note in before["notes"]] == [WHO]
    forget_authors(store, stricter)
    (after,) = [json.loads(one.frozen) for one in store.all(Screen) if one.frozen]
    assert [(note["text"], note["author"], note["table_number"]) for note in after["notes"]] == [
        ("Un car le samedi", "", None)
    ]


def test_undo_goes_on_after_the_erasing_and_brings_no_author_back(store: Store, stricter: Question) -> None:
    forget_authors(store, stricter)
    while store.can_undo():
        store.undo()
    while store.can_redo():
        store.redo()
    assert not any(says_more(stricter, found) for found in store.all(Contribution))
    assert every_problem(store) == []


def test_what_is_in_the_bin_comes_back_as_nobodys(store: Store, stricter: Question, question: Question) -> None:
    forget_authors(store, stricter)
    naming(store, question)
    restore(store, binned(store))
    assert answers(store, question) == {(None, None, None)}


def files_of(store: Store) -> list[str]:
    """All that the file and its backups say, without what stands on the list of people."""
    found = []
    for path in (store.path, *(backup.path for backup in backups.backups_of(store.path))):
        opened = Store.open(path, read_only=True)
        found.append("\n".join(opened._db.iterdump()))
        opened.close()
    return found


# Whatever is done


def over(store: Store, record: Record) -> set[str]:
    """The fields of *record* that say more than its question allows."""
    if isinstance(record, PlusOne):
        home = store.the(Contribution, record.contribution_id).question_id
    elif isinstance(record, Contribution):
        home = record.question_id
    else:
        return set()
    never = NEVER_STORED[anonymity_of(store.get(Question, home))]
    return {name for name in never if getattr(record, name) is not None}


def _say_by(desk: Desk, a: int, b: int, text: str) -> None:
    session = desk.session(a)
    who = desk.one(Participant, b, session.id) or people.add(
        desk.store, session, Participant(session_id="", name=WHO, college=College.ADL, table_number=1)
    )
    said = capture.contribute(
        desk.store, session.id, by(who, text, parked=b % 4 == 0), desk.one(Question, a, session.id)
    )
    capture.add_one(desk.store, said, by(who, text))


def _choose_anonymity(desk: Desk, a: int, b: int, _text: str) -> None:
    if question := desk.one(Question, a):
        themes.edit_question(desk.store, replace(question, anonymity=list(Anonymity)[b % 3]))


def _empty_and_restore(desk: Desk, a: int, _b: int, _text: str) -> None:
    restore(desk.store, binned(desk.store)[: 1 + a % 2])


@given(sequence=sequences(*WRITTEN, *[_say_by, _choose_anonymity, _empty_and_restore] * 4))
@settings(max_examples=30, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_no_gesture_stores_more_of_who_said_something_than_its_question_allows(
    opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(shutil.copyfile(opening, Path(folder) / "cycle.atelier")), Clock(NINE))
        before: dict[str, set[str]] = {}
        for gesture, a, b, text in sequence:
            with suppress(FacilitatorError):
                gesture(desk, a, b, text)
            now = {r.id: over(desk.store, r) for kind in (Contribution, PlusOne) for r in desk.store.all(kind)}
            if gesture is not _choose_anonymity:
                assert all(more <= before.get(record_id, set()) for record_id, more in now.items())
            before = now
        desk.store.close()
