"""What a report is written from: the day as it was held, put in order."""

from __future__ import annotations

from dataclasses import replace

from facilitator.reports import words
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.story import reflections
from facilitator.sessions import capture, clustering, flow, reading, themes
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import College, Contribution, Question, Session
from facilitator.sessions.store import Store
from facilitator.sessions.timing import SlotState
from tests.conftest import Clock

from .conftest import SAID, say


def _times(document: Document, title: str) -> str:
    return words.when(_entry(document, title)).replace("\u00a0", " ")


def _entry(document: Document, title: str):  # type: ignore[no-untyped-def]
    return next(entry for entry in document.entries if entry.item.title == title)


def test_items_come_in_order_with_the_times_when_they_were_held(document: Document) -> None:
    assert [entry.item.position for entry in document.entries] == list(range(12))
    assert _times(document, "Accueil, tour de table") == "09:00 – 09:30"
    assert _times(document, "Gouvernance et instances participatives") == "09:30 – 10:15"


def test_an_item_that_was_resumed_has_both_its_times(document: Document) -> None:
    assert _times(document, "Associer les conseillers municipaux") == "13:30 – 14:30, 15:25 – 15:34"


def test_an_item_that_was_skipped_is_marked(document: Document) -> None:
    vote = _entry(document, "Vote et priorités")

    assert vote.state is SlotState.NOT_HELD
    assert words.when(vote) == "not held"


def test_a_pause_does_not_cut_an_item_in_two(store: Store, session: Session, clock: Clock) -> None:
    flow.start_day(store, session.id)
    clock.forward(minutes=10)
    flow.pause(store, session.id)
    clock.forward(minutes=5)
    flow.resume(store, session.id)
    clock.forward(minutes=10)
    flow.next_item(store, session.id)

    assert _times(document_of(store, session.id), "Accueil, tour de table") == "09:00 – 09:25"


def test_an_item_entered_by_mistake_is_not_told(store: Store, session: Session, clock: Clock) -> None:
    flow.start_day(store, session.id)
    clock.forward(minutes=30)
    flow.next_item(store, session.id)
    clock.forward(seconds=4)
    flow.previous_item(store, session.id)
    clock.forward(minutes=10)
    flow.next_item(store, session.id)
    clock.forward(minutes=40)
    flow.next_item(store, session.id)
    document = document_of(store, session.id)

    assert _times(document, "Accueil, tour de table") == "09:00 – 09:40"
    assert _times(document, "Gouvernance et instances participatives") == "09:40 – 10:20"


def test_an_item_under_way_says_since_when(store: Store, session: Session, clock: Clock) -> None:
    flow.start_day(store, session.id)
    clock.forward(minutes=12)

    assert _times(document_of(store, session.id), "Accueil, tour de table") == "since 09:00"


def test_contributions_keep_the_order_in_which_they_were_said(document: Document) -> None:
    first = document.answers[0]

    assert [said.text for said in first.groups[0].contributions] == [text for text, *_rest in SAID[:2]]
    assert [said.text for said in first.loose] == [*(text for text, *_rest in SAID[2:]), "Une idée venue en rentrant"]
    assert [said.late for said in first.loose] == [False, False, True]
    assert [said.text for said in document.parking] == ["Le stade, à voir un autre jour"]


def test_questions_come_in_the_order_of_their_numbers(document: Document) -> None:
    assert [answers.number for answers in document.answers] == [1, 2, 3]


def test_a_question_outside_the_agenda_keeps_its_answers(store: Store, held: Session) -> None:
    theme = reading.outline(store, held.id).themes[0]
    question = themes.add_question(store, theme, "Et l’eau ?")
    say(store, held, question, "Le captage")

    assert [answers.question.text for answers in document_of(store, held.id).unscheduled] == ["Et l’eau ?"]


def test_participants_are_gathered_by_college(document: Document) -> None:
    found = [(group.college, [person.name for person in group.participants]) for group in document.attendance]

    assert found == [
        (College.ELECTED, ["Mireille Faucon", "Roland Maisonnial"]),
        (College.ADL, ["Yann Le Guirriec"]),
        (None, ["Une voisine"]),
    ]


def test_figures_tell_only_what_there_is(store: Store, session: Session, document: Document) -> None:
    assert words.figures(document) == [
        (4, "participants from 2 communes"),
        (3, "speakers and witnesses"),
        (10, "contributions, 2 clusters"),
        (3, "questions put to the room"),
    ]


def test_a_day_without_people_has_no_figure_for_them(store: Store, session: Session) -> None:
    counted = [label for _count, label in words.figures(document_of(store, session.id))]

    assert counted == ["speakers and witnesses", "questions put to the room"]


def test_the_document_knows_no_clock(store: Store, session: Session, clock: Clock) -> None:
    flow.start_day(store, session.id)
    before = document_of(store, session.id)
    clock.forward(hours=30)

    assert document_of(store, session.id) == before


def test_the_plan_stands_beside_a_day_held_on_another_date(store: Store, session: Session, clock: Clock) -> None:
    agenda_day = replace(session, day=session.day and session.day.replace(month=1))
    with store.operation("edit_session") as operation:
        operation.put(agenda_day)
    flow.start_day(store, session.id)
    with store.operation("edit_session") as operation:
        operation.put(replace(store.the(Session, session.id), day=agenda_day.day, starts_at=session.starts_at))
    first = document_of(store, session.id).entries[0]

    assert first.planned_start == first.stretches[0].start


def test_what_moved_to_the_parking_leaves_its_question(store: Store, held: Session) -> None:
    question = store.all(Question, session_id=held.id)[0]
    moved = reading.contributions(store, question)[0]
    capture.move(store, [moved], None)
    document = document_of(store, held.id)

    assert moved.id in [said.id for said in document.parking]
    assert moved.id not in [said.id for answers in document.answers for said in answers.contributions]


def test_a_contribution_weighs_what_it_was_said(weighed: Document) -> None:
    first, second, *_rest = weighed.contributions

    assert (weighed.weight(first), weighed.weight(second)) == (4, 1)
    assert [one.table_number for one in weighed.echoes(first)] == [3, 4, 6]
    assert words.weight(weighed, [first, second]) == 5


def test_only_other_words_are_told_again(weighed: Document) -> None:
    first = weighed.contributions[0]

    assert words.other_words(first, weighed.echoes(first)) == [
        "also said: Deux pages suffisent · T3\u00a0·\u00a0head\u00a0of\u00a0service"
    ]


def test_the_essence_begins_with_the_heaviest_cluster(store: Store, held: Session) -> None:
    question = reading.outline(store, held.id).questions[0]
    loose = [said for said in store.all(Contribution, question_id=question.id) if said.cluster_id is None]
    clustering.group(store, question, "Le poids", loose[:1])
    for _one in range(4):
        capture.add_one(store, loose[0], Draft(""))
    document = document_of(store, held.id)

    assert reflections.essence(document, document.answers[0]).endswith(": Le poids · Informer sans noyer")
