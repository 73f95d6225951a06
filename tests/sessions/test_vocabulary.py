"""What is known in a session, and what is offered while a word is typed."""

from __future__ import annotations

import pytest

from facilitator.sessions import capture, people, themes
from facilitator.sessions.completion import MOST, Offer, offers
from facilitator.sessions.records import College, Participant, Question, Session, SlipBatch, Theme
from facilitator.sessions.store import Store
from facilitator.sessions.vocabulary import LEVERS, Mark, Sort, Vocabulary, vocabulary


def meet(store: Store, session: Session, *names: str) -> dict[str, str]:
    """Add people; their ids by their names."""
    added = people.add_participants(store, session, [Participant(session_id=session.id, name=name) for name in names])
    return {person.name: person.id for person in added}


def person(record_id: str) -> Mark:
    return Mark(Sort.PERSON, record_id)


def offered(known: Vocabulary, word: str) -> list[str]:
    return [offer.title for offer in offers(known, word)]


def test_tables_colleges_and_levers_are_known(store: Store, session: Session) -> None:
    known = vocabulary(store, session)
    assert known.meaning("@4") == known.meaning("@T04") == Mark(Sort.TABLE, "4")
    assert known.meaning("@t7") is None
    assert known.meaning("@Élus") == Mark(Sort.COLLEGE, "elected")
    assert known.meaning("#10") == Mark(Sort.LEVER, "10")
    assert known.meaning("#11") is None
    assert known.meaning("4") is None


@pytest.mark.parametrize("word", ["@durand", "@DURAND", "@marie-durand", "@durand-marie", "@marie"])
def test_a_person_is_known_by_any_part_of_the_name(store: Store, session: Session, word: str) -> None:
    ids = meet(store, session, "Marie Durand", "Paul Lefèvre")
    assert vocabulary(store, session).meaning(word) == person(ids["Marie Durand"])


def test_accents_apostrophes_and_particles_do_not_matter(store: Store, session: Session) -> None:
    ids = meet(store, session, "Hélène d’Œuvre", "Jean de La Tour")
    known = vocabulary(store, session)
    assert known.meaning("@helene") == known.meaning("@d'oeuvre") == person(ids["Hélène d’Œuvre"])
    assert known.meaning("@de-la-tour") == known.meaning("@tour") == person(ids["Jean de La Tour"])
    assert known.meaning("@la") is known.meaning("@de") is None


def test_a_name_that_two_people_share_is_text_until_it_is_distinct(store: Store, session: Session) -> None:
    ids = meet(store, session, "Marie Durand", "Paul Durand", "Durand")
    known = vocabulary(store, session)
    assert known.meaning("@durand") == person(ids["Durand"])
    assert known.meaning("@paul-durand") == person(ids["Paul Durand"])
    meet(store, session, "Durand")
    assert vocabulary(store, session).meaning("@durand") is None


def test_a_table_or_a_college_comes_before_a_person_of_that_name(store: Store, session: Session) -> None:
    meet(store, session, "Dgs", "T4")
    assert vocabulary(store, session).meaning("@dgs") == Mark(Sort.COLLEGE, "dgs")
    assert vocabulary(store, session).meaning("@t4") == Mark(Sort.TABLE, "4")


def test_people_of_another_session_are_not_known(store: Store, session: Session, clock: object) -> None:
    from facilitator.sessions import cycle

    copy = cycle.duplicate_session(store, session.id, cycle.SessionDetails(title="Autre"))
    meet(store, copy, "Marie Durand")
    assert vocabulary(store, session).meaning("@durand") is None


def test_a_theme_is_known_by_its_distinct_words(store: Store, session: Session) -> None:
    themes.add_theme(store, session, "Urbanisme intercommunal")
    themes.add_theme(store, session, "Projet intercommunal")
    known_as = {theme.title: theme.id for theme in store.all(Theme, session_id=session.id)}
    known = vocabulary(store, session)
    assert known.meaning("#urbanisme") == Mark(Sort.THEME, known_as["Urbanisme intercommunal"])
    assert known.meaning("#projet-intercommunal") == Mark(Sort.THEME, known_as["Projet intercommunal"])
    assert known.meaning("#intercommunal") is None


def test_a_tag_is_known_as_it_was_first_written(store: Store, session: Session) -> None:
    capture.add_tag(store, "Mobilité")
    assert vocabulary(store, session).meaning("#mobilite") == Mark(Sort.TAG, "Mobilité")


def test_a_slip_is_known_when_it_was_printed(store: Store, session: Session, question: Question) -> None:
    with store.operation("print") as operation:
        operation.put(SlipBatch(session_id=session.id, question_id=question.id, first=11, count=4, handed_out=4))
    known = vocabulary(store, session)
    assert [known.slip_question(serial) == question.id for serial in (10, 11, 14, 15)] == [False, True, True, False]


def test_every_mark_has_a_title(store: Store, session: Session) -> None:
    ids = meet(store, session, "Marie Durand")
    theme = store.all(Theme, session_id=session.id)[0]
    known = vocabulary(store, session)
    told = [
        known.title(mark)
        for mark in (
            Mark(Sort.TABLE, "4"),
            Mark(Sort.COLLEGE, College.DGS.value),
            person(ids["Marie Durand"]),
            Mark(Sort.LEVER, "9"),
            Mark(Sort.THEME, theme.id),
            Mark(Sort.TAG, "eau"),
            Mark(Sort.THEME, "gone"),
        )
    ]
    assert told[0] == "Table 4"
    assert told[2:] == ["Marie Durand", "lever 9", theme.title, "#eau", "?"]


def test_tables_are_offered_first_then_colleges_then_people(store: Store, session: Session) -> None:
    meet(store, session, "Thérèse Adam", "Élise Tech")
    known = vocabulary(store, session)
    assert offered(known, "@")[:6] == [f"Table {number}" for number in range(1, 7)]
    assert [offer.mark.sort for offer in offers(known, "@te")] == [Sort.COLLEGE, Sort.PERSON]
    assert offered(known, "@therese") == ["Thérèse Adam"]
    assert offered(known, "@zzz") == []


def test_what_the_word_already_means_is_offered_first(store: Store, session: Session) -> None:
    meet(store, session, "Dgsiste Martin")
    capture.add_tag(store, "1er-mai")
    known = vocabulary(store, session)
    assert offers(known, "@dgs")[0].mark == Mark(Sort.COLLEGE, "dgs")
    assert [offer.mark.value for offer in offers(known, "#1")] == ["1", "10", "1er-mai"]


def test_at_most_eight_are_offered_and_a_new_tag_is_the_last(store: Store, session: Session) -> None:
    for number in range(12):
        capture.add_tag(store, f"eau{number}")
    found = offers(vocabulary(store, session), "#eau")
    assert len(found) == MOST
    assert found[-1] == Offer(Mark(Sort.TAG, "eau"), "Make the tag “eau”", new=True)
    assert not any(offer.new for offer in found[:-1])


@pytest.mark.parametrize("word", ["#", "#2026", "#-", "#eau", "@eau", "#(eau"])
def test_a_tag_is_not_made_of_nothing_nor_twice(store: Store, session: Session, word: str) -> None:
    capture.add_tag(store, "Eau")
    assert not any(offer.new for offer in offers(vocabulary(store, session), word))


def test_levers_are_offered_with_what_they_are_about(store: Store, session: Session) -> None:
    known = vocabulary(store, session)
    assert offered(known, "#9") == ["Lever 9: resources pooled"]
    assert len({title for number in range(1, LEVERS + 1) for title in offered(known, f"#{number}")}) == LEVERS


@pytest.mark.parametrize("word", ["@-", "#!", "@…"])
def test_signs_alone_name_nothing(store: Store, session: Session, word: str) -> None:
    assert offers(vocabulary(store, session), word) == []
