"""While somebody speaks and nothing is put to the room, what is typed is a question from the room, in the queue."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from facilitator.sessions import agenda, flow, queue, reading, themes
from facilitator.sessions.records import (
    AgendaItem,
    College,
    Contribution,
    Participant,
    Question,
    RoomQuestion,
    Speaker,
)
from facilitator.ui.run.capture.capture_bar import CaptureBar

from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

SPEECH, TESTIMONY, REFLECTION = 1, 2, 5


@pytest.fixture
def bar(console: Console) -> CaptureBar:
    console.start(item=SPEECH)
    return console.workshop.run.bar


def item(console: Console, place: int = SPEECH) -> AgendaItem:
    return reading.outline(console.store, console.session.id).items[place]


def asked(console: Console, place: int = SPEECH) -> list[str]:
    return [one.text for one in queue.questions_of(console.store, item(console, place).id)]


def said(console: Console) -> list[str]:
    return [one.text for one in console.store.all(Contribution)]


def name_two(console: Console) -> tuple[Speaker, Speaker]:
    first, second = (
        Speaker(item_id=item(console).id, position=place, name=name)
        for place, name in enumerate(("Odile Ramirand", "Ali Benhamou"))
    )
    agenda.set_speakers(console.store, item(console), [first, second])
    return first, second


def test_what_is_typed_during_a_speech_is_a_question_in_its_queue(console: Console, bar: CaptureBar) -> None:
    assert bar._shown.where.text() == f"→ Question de la salle\u00a0: {item(console).title}"
    console.capture("Qui paie ?")
    console.capture("Dès quand ?")
    assert asked(console) == ["Qui paie ?", "Dès quand ?"]
    assert said(console) == []
    assert bar.field.text() == ""
    assert console.notices[-1] == ("Noté\u00a0: 2 questions attendent.", False)
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked(console) == ["Qui paie ?"]


def test_table_college_person_and_speaker_are_understood(console: Console, bar: CaptureBar) -> None:
    _first, second = name_two(console)
    durand = Participant(session_id=console.session.id, name="Jean Durand", table_number=2)
    with console.store.operation("add_participants") as operation:
        operation.put(durand)
    console.capture("@t4 @dgs @benhamou Qui paie ?")
    console.capture("Et nous ? @durand")
    one, other = queue.questions_of(console.store, item(console).id)
    assert (one.text, one.table_number, one.college, one.speaker_id) == ("Qui paie ?", 4, College.DGS, second.id)
    assert (other.text, other.participant_id, other.table_number) == ("Et nous ?", durand.id, 2)


def test_an_exclamation_mark_still_parks(console: Console, bar: CaptureBar) -> None:
    assert not bar._kinds.isEnabled(), "a question from the room has no kind"
    console.type("!Le bus part à 17 h")
    assert bar._shown.where.text() == "→ Frigo"
    assert bar._kinds.isEnabled()
    console.key(Qt.Key.Key_Return)
    assert (asked(console), said(console)) == ([], ["Le bus part à 17 h"])
    assert console.notices[-1][0] == "Gardé au frigo."


def test_several_lines_are_as_many_questions(console: Console, bar: CaptureBar) -> None:
    bar.field.setFocus()
    bar.field.setPlainText("Qui paie ?\n!Le bus part à 17 h\nDès quand ?")
    bar.field.several = bar.field.splittable = True
    console.key(Qt.Key.Key_Return)
    assert asked(console) == ["Qui paie ?", "Dès quand ?"]
    assert said(console) == ["Le bus part à 17 h"]


def test_up_edits_what_was_kept_last_whatever_it_was(console: Console, bar: CaptureBar) -> None:
    _first, second = name_two(console)
    console.capture("Qui paie ? @t4 @benhamou")
    console.capture("!Le bus part à 17 h")
    console.key(Qt.Key.Key_Up)
    assert bar.field.text() == "Le bus part à 17 h"
    assert bar._shown.where.text().startswith("Modification d’une contribution")
    console.key(Qt.Key.Key_Up)
    assert bar.field.text() == "Qui paie ?"
    assert bar._shown.where.text().startswith("Modification d’une question de la salle")
    console.type(" Et quand ?")
    console.key(Qt.Key.Key_Return)
    (one,) = queue.questions_of(console.store, item(console).id)
    assert (one.text, one.table_number, one.speaker_id) == ("Qui paie ? Et quand ?", 4, second.id)
    assert said(console) == ["Le bus part à 17 h"]


def test_a_question_of_the_queue_is_not_parked_by_its_editing(console: Console, bar: CaptureBar) -> None:
    console.capture("Qui paie ?")
    console.key(Qt.Key.Key_Up)
    console.key(Qt.Key.Key_Home)
    console.type("!")
    console.key(Qt.Key.Key_Return)
    assert console.notices[-1][1]
    assert (asked(console), said(console)) == (["Qui paie ?"], [])
    assert bar.field.text() == "Qui paie ?"


def test_esc_leaves_a_question_as_it_was(console: Console, bar: CaptureBar) -> None:
    console.capture("Qui paie ?")
    console.type("À moitié")
    console.workshop.run.bar.edit_previous()
    console.type(" Autre chose")
    console.key(Qt.Key.Key_Escape)
    assert asked(console) == ["Qui paie ?"]
    assert bar.field.text() == "À moitié"


def test_a_speech_that_puts_a_question_to_the_room_takes_answers_as_before(console: Console, bar: CaptureBar) -> None:
    question = console.store.all(Question)[0]
    themes.edit_question(console.store, type(question).from_row({**question.to_row(), "item_id": item(console).id}))
    console.capture("Une lettre par mois")
    assert (asked(console), said(console)) == ([], ["Une lettre par mois"])
    assert console.store.all(Contribution)[0].question_id == question.id


def test_the_queue_goes_with_the_item_and_ends_with_it(console: Console, bar: CaptureBar) -> None:
    flow.go_to(console.store, console.session.id, item(console, TESTIMONY))
    console.capture("À qui le tour ?")
    assert asked(console, TESTIMONY) == ["À qui le tour ?"]
    flow.go_to(console.store, console.session.id, item(console, REFLECTION))
    console.capture("Une lettre par mois")
    assert said(console) == ["Une lettre par mois"]
    console.workshop.run.look_at(item(console).id)
    console.capture("Une question qui revient")
    assert asked(console) == ["Une question qui revient"]
    console.workshop.run.open_panel("parking")
    console.capture("Pour plus tard")
    assert said(console) == ["Une lettre par mois", "Pour plus tard"]


def test_what_was_being_asked_when_the_program_stopped_comes_back(console: Console, bar: CaptureBar) -> None:
    console.capture("Qui paie ?")
    console.key(Qt.Key.Key_Up)
    console.type(" Et quand")
    standing = bar.standing()
    bar.start_over()
    bar.bring_back(standing)
    console.key(Qt.Key.Key_Return)
    assert asked(console) == ["Qui paie ? Et quand"]


def test_words_are_kept_as_they_are_typed_mark_up_included(console: Console, bar: CaptureBar) -> None:
    console.capture("<b>Qui</b> & =1+1 @inconnu #9000")
    assert console.store.all(RoomQuestion)[0].text == "<b>Qui</b> & =1+1 @inconnu #9000"
