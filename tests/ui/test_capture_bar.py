"""The capture bar: tokens become chips, lookalikes are offered, a table is pinned, nothing typed is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, clustering, people, reading
from facilitator.sessions.capture import Draft, understand
from facilitator.sessions.records import (
    Anonymity,
    College,
    Contribution,
    ContributionKind,
    Participant,
    PlusOne,
    Question,
    SlipBatch,
    Tag,
)
from facilitator.sessions.vocabulary import vocabulary
from facilitator.ui import drafts
from facilitator.ui.drafts import Unfinished
from facilitator.ui.run.capture.capture_bar import CaptureBar
from tests.sessions.helpers import naming

from ..conftest import Clock
from .conftest import Console

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
REFLECTION = 5
"""The place of the first reflection of the day, which asks two questions."""


@pytest.fixture
def asked(console: Console) -> Console:
    """A console on a question, with people in the room."""
    console.start(item=REFLECTION)
    people.add_participants(
        console.store,
        console.session,
        [
            Participant(session_id="", name="Marie Durand", college=College.ELECTED, table_number=2),
            Participant(session_id="", name="Paul Lefèvre"),
        ],
    )
    return console


def bar(console: Console) -> CaptureBar:
    return console.workshop.run.bar


def chips(console: Console) -> list[str]:
    return [chip.words for chip in bar(console)._shown.chips.chips]


def said(console: Console) -> list[Contribution]:
    return console.store.all(Contribution)


def last(console: Console) -> Contribution:
    return said(console)[-1]


def questions(console: Console) -> tuple[Question, ...]:
    return reading.outline(console.store, console.session.id).questions


def offered(console: Console) -> list[str]:
    return [offer.title for offer in bar(console)._completion._offers]


def lookalikes(console: Console) -> list[str]:
    """What is offered once the hands have rested."""
    already = bar(console)._said_already
    for _slice in range(1_000):  # a slow machine reads in more of them
        already._look()
        if not already._unread:
            break
    shown = already._list
    return [row.text for row in shown.rows] if shown is not None and shown.isVisible() else []


def printed(console: Console, question: Question, count: int = 20) -> None:
    with console.store.operation("print") as operation:
        operation.put(
            SlipBatch(session_id=console.session.id, question_id=question.id, first=1, count=count, handed_out=count)
        )


# Chips


def test_a_blank_makes_a_chip_of_a_known_token_and_takes_it_out_of_the_words(asked: Console) -> None:
    asked.type("@4 @dgs Un car")
    assert chips(asked) == ["Table 4", "DGS"]
    assert bar(asked).field.text() == "Un car"
    asked.key(Qt.Key.Key_Return)

    assert (last(asked).text, last(asked).table_number, last(asked).college) == ("Un car", 4, College.DGS)
    assert chips(asked) == []


def test_enter_right_after_a_token_counts_it_too(asked: Console) -> None:
    asked.capture("Un car #9")
    asked.capture("Un bus @t3")
    assert [(c.text, c.lever, c.table_number) for c in said(asked)] == [("Un car", 9, None), ("Un bus", None, 3)]


def test_an_address_and_an_unknown_hashtag_stay_text(asked: Console) -> None:
    asked.capture("Écrire à jean@t4.fr ou @sncf #transport et @9 .")
    assert last(asked).text == "Écrire à jean@t4.fr ou @sncf #transport et @9 ."


def test_a_person_brings_table_and_college_along(asked: Console) -> None:
    naming(asked.store, questions(asked)[0])
    asked.type("@durand ")
    assert chips(asked) == ["Marie Durand"]
    asked.capture("Un car")
    assert (last(asked).table_number, last(asked).college) == (2, College.ELECTED)
    assert last(asked).participant_id == asked.store.all(Participant)[0].id


def test_the_bar_says_what_of_who_speaks_is_not_kept_and_keeps_the_rest(asked: Console) -> None:
    asked.type("@durand ")
    assert bar(asked)._shown.where.text().endswith(" · gardé sans le nom")
    asked.capture("Un car")
    assert (last(asked).participant_id, last(asked).college) == (None, College.ELECTED)

    naming(asked.store, questions(asked)[0], Anonymity.PUBLIC)
    asked.type("@4 ")
    assert bar(asked)._shown.where.text().endswith(" · gardé sans dire de qui")
    asked.capture("Un bus")
    assert (last(asked).table_number, last(asked).text) == (None, "Un bus")
    assert "gardé" not in bar(asked)._shown.where.text()


def test_an_exclamation_mark_at_the_very_beginning_is_the_chip_of_the_parking(asked: Console) -> None:
    asked.type("!Plus tard !")
    assert chips(asked) == ["Frigo"]
    assert bar(asked).field.text() == "Plus tard !"
    assert "Frigo" in bar(asked)._where.text()
    asked.key(Qt.Key.Key_Return)
    assert last(asked).question_id is None


def test_backspace_before_the_first_letter_takes_the_last_chip_away(asked: Console) -> None:
    asked.type("@4 #9 ")
    asked.key(Qt.Key.Key_Backspace)
    assert chips(asked) == ["Table 4"]
    asked.key(Qt.Key.Key_Backspace)
    asked.key(Qt.Key.Key_Backspace)
    asked.capture("Un car")
    assert (last(asked).table_number, last(asked).lever) == (None, None)


def test_holding_backspace_stops_at_the_chips(asked: Console) -> None:
    asked.type("@4 a")
    asked.key(Qt.Key.Key_Backspace)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "\b", autorep=True, count=1
    )
    QApplication.sendEvent(asked.focused, held)
    assert chips(asked) == ["Table 4"]


def test_a_click_takes_a_chip_away_and_the_keyboard_stays_with_the_words(asked: Console) -> None:
    asked.type("@4 @dgs Un car")
    button = bar(asked)._shown.chips.findChildren(QPushButton)[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
    assert chips(asked) == ["DGS"]
    asked.capture("")
    assert (last(asked).table_number, last(asked).college) == (None, College.DGS)


def test_a_chip_is_reached_and_taken_away_with_the_keyboard_alone(asked: Console) -> None:
    asked.type("@dgs Un car")
    asked.key(Qt.Key.Key_Backtab, SHIFT)
    assert asked.focused.accessibleName() == "Retirer\u00a0: DGS"
    asked.key(Qt.Key.Key_Delete)
    assert chips(asked) == []
    assert asked.focused is bar(asked).field


def test_ctrl_z_gives_a_token_back_to_the_words_and_redo_takes_it_again(asked: Console) -> None:
    asked.capture("Gardée")
    asked.type("Un car @4 ")
    assert chips(asked) == ["Table 4"]
    asked.key(Qt.Key.Key_Z, CTRL)
    while chips(asked):
        asked.key(Qt.Key.Key_Z, CTRL)
    assert bar(asked).field.text() == "Un car @4"
    asked.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert (chips(asked), bar(asked).field.text().strip()) == (["Table 4"], "Un car")
    assert [c.text for c in said(asked)] == ["Gardée"]


def test_what_is_pasted_shows_its_chips_before_enter(asked: Console) -> None:
    paste(asked, "@t4 Un car #9")
    assert (bar(asked).field.text(), chips(asked)) == ("Un car", ["Table 4", "levier 9"])
    asked.key(Qt.Key.Key_Z, CTRL)
    assert (bar(asked).field.text(), chips(asked)) == ("@t4 Un car #9", [])


PIECES = st.sampled_from(
    [
        "@t4",
        "@9",
        "@dgs",
        "@elu",
        "@durand",
        "#9",
        "#11",
        "#eau",
        "!",
        "12:",
        "33:",
        "a@t4",
        "un",
        "car",
        " ",
        "  ",
        "é",
    ]
)


@given(typed=st.lists(PIECES, max_size=8).map(" ".join))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_typed_key_by_key_is_understood_as_what_is_read_at_once(typed: str, asked: Console) -> None:
    if not asked.store.all(Tag):
        capture.add_tag(asked.store, "eau")
        printed(asked, questions(asked)[1])
    bar(asked).start_over()
    for question in questions(asked):
        naming(asked.store, question)
    bar(asked).aim(questions(asked)[0], 1)
    known = vocabulary(asked.store, asked.session)
    draft = understand(typed, vocabulary=known)
    before = len(said(asked))
    for char in typed:
        QApplication.sendEvent(
            bar(asked).field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        )
    bar(asked).keep()
    kept = said(asked)[before:]

    assert [_draft(c) for c in kept] == ([_draft_of(draft)] if draft.text else [])


def _draft(c: Contribution) -> tuple[object, ...]:
    return (
        c.text,
        c.table_number,
        c.college,
        c.lever,
        c.participant_id if c.question_id else None,
        set(c.tags.split()),
        c.slip,
        c.question_id is None,
    )


def _draft_of(d: Draft) -> tuple[object, ...]:
    who = None if d.parked else d.participant_id  # what is parked is nobody's
    return (d.text, d.table_number, d.college, d.lever, who, set(d.tags.split()), d.slip, d.parked)


def paste(console: Console, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    bar(console).field.insertFromMimeData(data)
    QApplication.processEvents()


# Completion


def test_an_at_sign_offers_tables_and_enter_right_after_keeps_the_words(asked: Console) -> None:
    asked.type("Un car @")
    assert offered(asked)[:2] == ["Table 1", "Table 2"]
    asked.key(Qt.Key.Key_Return)
    assert last(asked).text == "Un car @"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_tab_and_enter_take_what_is_highlighted(asked: Console, key: Qt.Key) -> None:
    asked.type("Un car @du")
    assert offered(asked) == ["Marie Durand"]
    asked.key(key)
    assert chips(asked) == ["Marie Durand"]
    assert said(asked) == []
    asked.key(Qt.Key.Key_Return)
    assert last(asked).text == "Un car"


def test_up_and_down_choose_among_what_is_offered(asked: Console) -> None:
    asked.type("@")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        asked.key(key)
    asked.key(Qt.Key.Key_Return)
    assert chips(asked) == ["Table 2"]


def test_enter_is_not_swallowed_when_the_token_is_complete(asked: Console) -> None:
    asked.capture("Un car @t4")
    asked.capture("Un bus #1")
    assert [(c.text, c.table_number, c.lever) for c in said(asked)] == [("Un car", 4, None), ("Un bus", None, 1)]


def test_escape_closes_the_list_and_leaves_the_word(asked: Console) -> None:
    asked.type("@du")
    asked.key(Qt.Key.Key_Escape)
    assert offered(asked) == []
    asked.key(Qt.Key.Key_Return)
    assert last(asked).text == "@du"


def test_typing_on_without_choosing_leaves_text(asked: Console) -> None:
    asked.capture("Voir #transports demain")
    assert (last(asked).text, last(asked).tags) == ("Voir #transports demain", "")


def test_a_tag_is_made_when_it_is_chosen_and_never_by_itself(asked: Console) -> None:
    asked.capture("Voir #mobilité")
    assert asked.store.all(Tag) == []
    asked.type("Un car #mobilité")
    asked.key(Qt.Key.Key_Down)
    asked.key(Qt.Key.Key_Tab)
    assert chips(asked) == ["#mobilité"]
    asked.capture("")
    assert [tag.title for tag in asked.store.all(Tag)] == ["mobilité"]
    assert (last(asked).text, last(asked).tags) == ("Un car", "mobilité")
    asked.capture("Un bus #Mobilite")
    assert last(asked).tags == "mobilité"


def test_a_click_takes_what_is_offered(asked: Console) -> None:
    asked.type("@du")
    shown = bar(asked)._completion._list
    assert shown is not None
    place = shown.visualItemRect(shown.item(0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert chips(asked) == ["Marie Durand"]


# Kinds, pins, dictation


def test_dictation_costs_the_letters_and_five_keys(asked: Console) -> None:
    words = "Former un binôme élu-technicien par secteur"
    pressed = 0

    class Counter(QPushButton):
        def eventFilter(self, _watched: object, event: QEvent) -> bool:
            nonlocal pressed
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                pressed += event.key() not in (Qt.Key.Key_Control, Qt.Key.Key_Shift)
            return False

    counter = Counter()
    bar(asked).field.installEventFilter(counter)
    asked.key(Qt.Key.Key_2, CTRL)
    asked.type("@4 ")
    asked.type(words)
    asked.key(Qt.Key.Key_Return)

    assert (last(asked).text, last(asked).table_number, last(asked).kind) == (words, 4, ContributionKind.OBSTACLE)
    assert pressed <= len(words) + 5


def test_a_pinned_table_is_kept_until_it_is_let_go(asked: Console) -> None:
    asked.type("@4 @dgs ")
    asked.key(Qt.Key.Key_Space, CTRL)
    for text in ("Un", "@5 Deux", "Trois"):
        asked.capture(text)
    asked.key(Qt.Key.Key_Space, CTRL)
    asked.capture("Quatre")

    assert [(c.text, c.table_number) for c in said(asked)] == [("Un", 4), ("Deux", 5), ("Trois", 4), ("Quatre", None)]
    assert {c.college for c in said(asked)[:3]} == {College.DGS}


def test_pinning_without_a_table_says_what_to_do(asked: Console) -> None:
    asked.key(Qt.Key.Key_Space, CTRL)
    assert "@4" in asked.notices[-1][0]
    assert chips(asked) == []


def test_a_click_on_the_pin_keeps_the_table(asked: Console) -> None:
    asked.type("@4 ")
    pin = bar(asked)._shown.chips.findChildren(QPushButton)[1]
    QTest.mouseClick(pin, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
    asked.capture("Un")
    asked.capture("Deux")
    assert [c.table_number for c in said(asked)] == [4, 4]


def test_a_question_begins_with_its_own_kind_and_the_one_chosen_stays(asked: Console) -> None:
    menu = bar(asked)._kinds.menu_of(ContributionKind.OBSTACLE)
    menu.actions()[0].trigger()
    asked.capture("Un")
    asked.key(Qt.Key.Key_3, CTRL)
    asked.capture("Deux")
    asked.capture("Trois")
    asked.click("›")
    asked.capture("Quatre")

    assert [c.kind for c in said(asked)] == [
        ContributionKind.OBSTACLE,
        ContributionKind.QUESTION,
        ContributionKind.QUESTION,
        ContributionKind.IDEA,
    ]
    assert questions(asked)[0].default_kind is ContributionKind.OBSTACLE


# Slips


def test_a_printed_slip_sends_the_words_to_its_question_and_says_so(asked: Console) -> None:
    printed(asked, questions(asked)[1])
    asked.type("12: ")
    assert chips(asked) == ["bulletin 12"]
    assert "Question 2" in bar(asked)._where.text()
    asked.capture("Un car")
    assert (last(asked).slip, last(asked).text, last(asked).question_id) == (12, "Un car", questions(asked)[1].id)


def test_a_slip_that_was_entered_already_is_told(asked: Console) -> None:
    printed(asked, questions(asked)[0])
    asked.capture("12: Un car")
    asked.type("12: ")
    assert chips(asked) == ["bulletin 12\u00a0: déjà saisi"]


def test_a_number_without_slips_is_text(asked: Console) -> None:
    asked.capture("12: Un car")
    assert (last(asked).text, last(asked).slip) == ("12: Un car", None)


# Lookalikes


def test_what_was_said_already_is_offered_and_f2_adds_one(asked: Console) -> None:
    asked.capture("Mettre un car le samedi pour le marché @t1")
    asked.capture("La fibre partout")
    asked.type("@4 @dgs Un car le samedi au marché")
    assert lookalikes(asked) == ["Mettre un car le samedi pour le marché"]
    asked.key(Qt.Key.Key_F2)

    added = asked.store.all(PlusOne)
    assert [(p.text, p.table_number, p.college) for p in added] == [("Un car le samedi au marché", 4, College.DGS)]
    assert reading.weights(asked.store, asked.session.id) == {said(asked)[0].id: 2}
    assert len(said(asked)) == 2
    assert (bar(asked).field.text(), chips(asked), lookalikes(asked)) == ("", [], [])
    assert "poids 2" in asked.notices[-1][0]
    asked.key(Qt.Key.Key_Z, CTRL)
    assert asked.store.all(PlusOne) == []
    asked.key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert asked.store.all(PlusOne) == added


def test_f3_adds_to_the_second_and_a_click_to_the_one_clicked(asked: Console) -> None:
    for text in ("Une navette le samedi matin", "La navette du samedi", "Crèche", "Fibre", "Médecins", "Pistes"):
        asked.capture(text)
    asked.type("une navette le samedi")
    second = lookalikes(asked)[1]
    asked.key(Qt.Key.Key_F3)
    weights = reading.weights(asked.store, asked.session.id)
    assert [c.text for c in said(asked) if c.id in weights] == [second]

    asked.type("une navette le samedi")
    first = lookalikes(asked)[0]
    shown = bar(asked)._said_already._list
    assert shown is not None
    QTest.mouseClick(shown._buttons[0], Qt.MouseButton.LeftButton)
    weights = reading.weights(asked.store, asked.session.id)
    assert first in [c.text for c in said(asked) if c.id in weights]


def test_f2_does_nothing_when_nothing_is_offered(asked: Console) -> None:
    asked.capture("Mettre un car le samedi pour le marché")
    asked.type("La fibre partout")
    assert lookalikes(asked) == []
    asked.key(Qt.Key.Key_F2)
    assert asked.store.all(PlusOne) == []
    assert bar(asked).field.text() == "La fibre partout"


def test_only_the_same_question_is_compared_and_what_goes_is_no_longer_offered(asked: Console) -> None:
    asked.capture("Mettre un car le samedi pour le marché")
    asked.type("Un car le samedi au marché")
    assert len(lookalikes(asked)) == 1
    capture.remove(asked.store, said(asked))
    assert lookalikes(asked) == []
    asked.workshop.undo()
    assert len(lookalikes(asked)) == 1
    asked.click("›")
    bar(asked).field.take("Un car le samedi au marché ")
    assert lookalikes(asked) == []


def test_lookalikes_come_by_themselves_when_the_hands_rest(asked: Console) -> None:
    asked.capture("Mettre un car le samedi pour le marché")
    asked.type("Un car le samedi au marché")
    already = bar(asked)._said_already
    asked.qtbot.waitUntil(lambda: already._list is not None and already._list.isVisible())
    asked.key(Qt.Key.Key_Return)
    assert already._list is not None
    assert already._list.isHidden()


# Walking back


def test_up_walks_back_down_walks_forward_and_escape_leaves(asked: Console) -> None:
    for text in ("Un @t1", "Deux @t2", "Trois"):
        asked.capture(text)
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        asked.key(key)
        seen.append((bar(asked).field.text(), chips(asked)))
    assert seen == [("Trois", []), ("Deux", ["Table 2"]), ("Un", ["Table 1"]), ("Deux", ["Table 2"])]
    asked.key(Qt.Key.Key_Escape)
    assert (bar(asked).field.text(), chips(asked), bar(asked).editing) == ("", [], False)


def test_words_that_were_changed_are_not_left_by_up(asked: Console) -> None:
    asked.capture("Un")
    asked.capture("Deux")
    asked.key(Qt.Key.Key_Up)
    asked.type(" ou trois")
    asked.key(Qt.Key.Key_Up)
    assert bar(asked).field.text() == "Deux ou trois"


def test_a_token_takes_the_place_of_a_mark_that_came_back(asked: Console) -> None:
    asked.capture("Un @t1 #9")
    asked.key(Qt.Key.Key_Up)
    asked.type(" @t5 ")
    asked.key(Qt.Key.Key_Return)
    assert [(c.text, c.table_number, c.lever) for c in said(asked)] == [("Un", 5, 9)]


def test_words_that_look_like_tokens_stay_words_when_they_come_back(asked: Console) -> None:
    asked.capture("Voir @roux et #eau")
    people.add_participants(asked.store, asked.session, [Participant(session_id="", name="Anne Roux")])
    capture.add_tag(asked.store, "eau")
    asked.key(Qt.Key.Key_Up)
    asked.type(" demain")
    asked.key(Qt.Key.Key_Return)
    assert (last(asked).text, last(asked).participant_id, last(asked).tags) == ("Voir @roux et #eau demain", None, "")


def test_what_was_being_typed_waits_for_the_end_of_an_editing(asked: Console) -> None:
    asked.capture("Un")
    asked.type("@3 En cours")
    bar(asked).edit(said(asked)[0])
    asked.type(" corrigé")
    asked.key(Qt.Key.Key_Return)
    assert (bar(asked).field.text(), chips(asked)) == ("En cours", ["Table 3"])
    assert [c.text for c in said(asked)] == ["Un corrigé"]


# Several lines


def test_pasted_lines_can_be_kept_as_one(asked: Console) -> None:
    paste(asked, "Un\nDeux\nTrois")
    assert "3" in bar(asked)._understood.text()
    asked.click("En faire une seule")
    asked.key(Qt.Key.Key_Return)
    assert [c.text for c in said(asked)] == ["Un\nDeux\nTrois"]


def test_a_chip_holds_for_every_line_pasted_unless_the_line_says_otherwise(asked: Console) -> None:
    asked.type("@4 ")
    paste(asked, "Un\nDeux @t5\nTrois")
    asked.key(Qt.Key.Key_Return)
    assert [(c.text, c.table_number) for c in said(asked)] == [("Un", 4), ("Deux", 5), ("Trois", 4)]


# The draft


def test_words_and_chips_are_remembered_and_forgotten_once_they_are_kept(asked: Console) -> None:
    path, session_id = asked.store.path, asked.session.id
    asked.key(Qt.Key.Key_2, CTRL)
    asked.type("@4 Un car pas encore gardé")
    asked.qtbot.waitUntil(lambda: drafts.unfinished(path, session_id).text == "Un car pas encore gardé")
    assert drafts.unfinished(path, session_id).marks == (("table", "4"),)
    assert drafts.unfinished(path, session_id).kind == "obstacle"
    asked.key(Qt.Key.Key_Return)
    asked.qtbot.waitUntil(lambda: drafts.unfinished(path, session_id).blank)


def test_another_session_has_words_of_its_own(asked: Console, clock: Clock) -> None:
    from facilitator.sessions import cycle

    first = asked.session.id
    other = cycle.duplicate_session(asked.store, first, cycle.SessionDetails(title="Autre"))
    asked.type("Ici")
    asked.workshop.open_session(other.id, "run")
    assert bar(asked).field.text() == ""
    asked.workshop.open_session(first, "run")
    assert bar(asked).field.text() == "Ici"


def test_a_draft_that_cannot_be_written_is_told_once(asked: Console, tmp_path: Path) -> None:
    (tmp_path / "settings").mkdir(exist_ok=True)
    (tmp_path / "settings" / "drafts").write_text("a file stands where the folder would")
    asked.type("Un")
    bar(asked)._memory.save()
    asked.type("Deux")
    bar(asked)._memory.save()
    assert len([sentence for sentence, bad in asked.notices if bad and "panne" in sentence]) == 1


@pytest.mark.parametrize("written", ["", "{", "[]", '{"text": 1}', '{"text": "a", "kind": "", "marks": [1]}'])
def test_a_draft_that_cannot_be_read_is_no_draft(tmp_path: Path, written: str) -> None:
    drafts.remember(tmp_path / "a.atelier", "s", Unfinished(text="Un"))
    for file in (tmp_path / "settings" / "drafts").iterdir():
        file.write_text(written)
    assert drafts.unfinished(tmp_path / "a.atelier", "s").blank


KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from facilitator.sessions import flow, reading
from facilitator.ui.main_window import MainWindow
application = QApplication([])
window = MainWindow()
window.show()
window.open_path(Path(sys.argv[1]))
workshop = window.workshop
session = reading.sessions(workshop.store)[0]
workshop.open_session(session.id, "run")
flow.start_day(workshop.store, session.id)
QTest.keyClicks(workshop.run.bar.field, "@4 @dgs Un texte que la panne ne perd pas")
print("typed", flush=True)
while True:
    QTest.qWait(50)
"""


def test_killed_while_typing_the_words_and_chips_are_there_again(
    qtbot: QtBot, workshop_file: Path, clock: Clock, tmp_path: Path
) -> None:
    env = {**os.environ, "FACILITATOR_SETTINGS": str(tmp_path / "settings"), "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(workshop_file)], env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "typed"
        folder = tmp_path / "settings" / "drafts"
        qtbot.waitUntil(lambda: folder.exists() and any(f.suffix == ".json" for f in folder.iterdir()), timeout=10_000)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert program.stdout is not None
        program.stdout.close()

    again = Console(qtbot, workshop_file, clock)
    assert bar(again).field.text() == "Un texte que la panne ne perd pas"
    assert chips(again) == ["Table 4", "DGS"]
    again.window.close()


def test_what_was_taken_away_while_it_was_edited_is_said_again(asked: Console) -> None:
    asked.capture("Un")
    asked.key(Qt.Key.Key_Up)
    asked.type(" corrigé")
    capture.remove(asked.store, said(asked))
    asked.key(Qt.Key.Key_Return)
    assert [c.text for c in said(asked)] == ["Un corrigé"]


def test_a_grouping_made_while_a_text_is_edited_is_kept(asked: Console) -> None:
    asked.capture("Un")
    asked.key(Qt.Key.Key_Up)
    cluster = clustering.group(asked.store, questions(asked)[0], "Transports", said(asked))
    asked.type(" corrigé")
    asked.key(Qt.Key.Key_Return)
    assert [(c.text, c.cluster_id) for c in said(asked)] == [("Un corrigé", cluster.id)]


def test_many_chips_are_all_legible_in_a_small_window(asked: Console) -> None:
    asked.window.resize(1024, 640)
    asked.type("@durand #9 @4 @dgs Un car")
    QApplication.processEvents()
    row = bar(asked)._shown.chips
    for made in row.buttons():
        assert row.rect().contains(made.geometry())
        assert made.width() >= made.sizeHint().width() or made.width() == made.maximumWidth()
    assert bar(asked).field.width() > 200
