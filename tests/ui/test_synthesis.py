"""The place Synthesis: sentences written after what the room said, proposed by the figures, put to the room."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, clustering, commitments, cycle, flow, reading, screen, synthesis, voting
from facilitator.sessions.capture import Draft
from facilitator.sessions.conclusions import contesting
from facilitator.sessions.records import (
    Cluster,
    College,
    Commitment,
    Question,
    SceneKind,
    Statement,
    StatementKind,
    Validation,
    VoteMethod,
    VoteOption,
)
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import BlackScene, StatementScene
from facilitator.sessions.store import Store
from facilitator.ui.run.commitments.card import CommitmentCard
from facilitator.ui.synthesis.question_list import QuestionCard
from facilitator.ui.synthesis.sentence_row import SentenceRow
from facilitator.ui.synthesis.sentences import NewLine
from facilitator.ui.synthesis.synthesis_page import SynthesisPage
from facilitator.ui.synthesis.validation import ValidationMode

from ..conftest import Clock
from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SUMMARY, AGREEMENT, DISSENT = StatementKind.SUMMARY, StatementKind.AGREEMENT, StatementKind.DISSENT
ESSENTIAL = StatementKind.ESSENTIAL


def gather(store: Store, question: Question, title: str, count: int) -> Cluster:
    said = [capture.contribute(store, question.session_id, Draft(f"{title} {n}"), question) for n in range(count)]
    return clustering.group(store, question, title, said)


@pytest.fixture
def question(console: Console) -> Question:
    """The first question, with three clusters that were voted on."""
    asked = reading.outline(console.store, console.session.id).questions[0]
    made = [gather(console.store, asked, title, 2) for title in ("Informer", "Secteurs", "Horaires")]
    vote = voting.open_vote(console.store, asked.session_id, "Priorités", made, VoteMethod.DOTS, 3, asked)
    for option, count in zip(store_options(console.store, vote.id), (5, 11, 9), strict=True):
        voting.count(console.store, option, count)
    voting.close_vote(console.store, vote)
    return asked


def store_options(store: Store, vote_id: str) -> list[VoteOption]:
    return store.all(VoteOption, vote_id=vote_id)


@pytest.fixture
def page(console: Console, question: Question) -> SynthesisPage:
    return opened(console)


def opened(console: Console) -> SynthesisPage:
    console.workshop.open_session(console.session.id, "synthesis")
    QApplication.processEvents()
    found = console.workshop.currentWidget()
    assert isinstance(found, SynthesisPage)
    return found


def to_question(console: Console) -> None:
    """From the day, where the place opens, to its first question."""
    assert isinstance(console.focused, QuestionCard)
    console.key(Qt.Key.Key_Down)


def written(console: Console, kind: StatementKind) -> list[str]:
    return [one.text for one in console.store.all(Statement) if one.kind is kind]


def write(console: Console, question: Question, *texts: str, kind: StatementKind = AGREEMENT) -> list[Statement]:
    made = [synthesis.add(console.store, question.session_id, kind, text, question_id=question.id) for text in texts]
    QApplication.processEvents()
    return made


def now(console: Console, one: Statement) -> Statement:
    return console.store.the(Statement, one.id)


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(6, 6))
    QApplication.processEvents()


# Writing


def test_sentences_are_written_by_the_keyboard_alone(console: Console, page: SynthesisPage, question: Question) -> None:
    to_question(console)
    console.key(Qt.Key.Key_Return)
    assert isinstance(console.focused, NewLine)
    for text in ("Les tables convergent.", "Le désaccord porte sur l’échelle."):
        console.capture(text)
    assert written(console, SUMMARY) == ["Les tables convergent.", "Le désaccord porte sur l’échelle."]
    assert {one.question_id for one in console.store.all(Statement)} == {question.id}
    assert isinstance(console.focused, NewLine)
    assert console.focused.text() == ""


def test_what_is_typed_and_not_entered_is_kept_when_the_place_is_left(console: Console, page: SynthesisPage) -> None:
    to_question(console)
    console.key(Qt.Key.Key_Return)
    console.type("À moitié")
    console.workshop.go_to("run")
    assert written(console, SUMMARY) == ["À moitié"]


def test_what_is_typed_stays_with_its_question_when_another_is_chosen(console: Console, page: SynthesisPage) -> None:
    to_question(console)
    console.key(Qt.Key.Key_Return)
    console.type("Pour la première")
    press(page.questions.cards[2])
    (one,) = console.store.all(Statement)
    assert one.question_id == reading.outline(console.store, console.session.id).questions[0].id
    assert page.sentences.rows == []


def test_a_sentence_that_is_too_long_stays_in_its_line_and_holds_the_place(
    console: Console, page: SynthesisPage
) -> None:
    to_question(console)
    console.key(Qt.Key.Key_Return)
    line = page.sentences.sections[SUMMARY].line
    line.setPlainText("é" * 20_001)
    console.key(Qt.Key.Key_Return)
    console.workshop.go_to("run")
    assert console.workshop.currentWidget() is page
    press(page.questions.cards[0])
    assert (line.text(), page.chosen != "") == ("é" * 20_001, True)
    assert console.store.all(Statement) == []


def test_words_are_edited_where_they_stand_and_undone(
    console: Console, page: SynthesisPage, question: Question
) -> None:
    (one,) = write(console, question, "Un")
    to_question(console)
    page.sentences.enter(one.id)
    console.key(Qt.Key.Key_Return)
    console.type("Autrement")
    console.key(Qt.Key.Key_Return)
    assert now(console, one).text == "Autrement"
    assert isinstance(console.focused, SentenceRow)
    console.key(Qt.Key.Key_Z, CTRL)
    assert now(console, one).text == "Un"
    assert page.sentences.rows[0].field.text() == "Un"


def test_sentences_are_walked_moved_and_deleted_by_keys(
    console: Console, page: SynthesisPage, question: Question
) -> None:
    first, second, third = write(console, question, "A", "B", "C")
    to_question(console)
    page.sentences.enter(second.id)
    console.key(Qt.Key.Key_Up, ALT)
    assert written(console, AGREEMENT) == ["B", "A", "C"]
    console.key(Qt.Key.Key_Down)
    held = console.focused
    assert isinstance(held, SentenceRow)
    assert held.statement_id == first.id
    console.key(Qt.Key.Key_Delete)
    assert written(console, AGREEMENT) == ["B", "C"]
    after = console.focused
    assert isinstance(after, SentenceRow)
    assert after.statement_id == third.id
    console.key(Qt.Key.Key_Z, CTRL)
    assert written(console, AGREEMENT) == ["B", "A", "C"]


def test_a_dissent_is_given_to_a_college_from_its_menu(
    console: Console, page: SynthesisPage, question: Question
) -> None:
    (one,) = write(console, question, "Non", kind=DISSENT)
    to_question(console)
    row = page.sentences.rows[0]
    press(row.college)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert now(console, one).college is College.DGS
    assert row.college.text() == "DGS ▾"


# Clusters


def test_clusters_stand_in_the_order_of_the_votes_and_unfold(console: Console, page: SynthesisPage) -> None:
    to_question(console)
    cards = page.material.cards
    assert [card.accessibleName() for card in cards] == [
        "Secteurs, 11 voix · 2 contributions",
        "Horaires, 9 voix · 2 contributions",
        "Informer, 5 voix · 2 contributions",
    ]
    page.material.enter()
    console.key(Qt.Key.Key_Space)
    assert cards[0].open
    assert not cards[1].open
    console.key(Qt.Key.Key_Down)
    assert cards[1].hasFocus()


def test_a_cluster_becomes_a_point_by_a_key_or_a_click(console: Console, page: SynthesisPage) -> None:
    to_question(console)
    page.material.enter()
    console.key(Qt.Key.Key_Return, CTRL)
    console.key(Qt.Key.Key_Return, CTRL | SHIFT)
    press(page.material.cards[2].agree)
    assert written(console, AGREEMENT) == ["Secteurs", "Informer"]
    assert written(console, DISSENT) == ["Secteurs"]


def test_what_is_unfolded_stays_so_while_the_room_goes_on(
    console: Console, page: SynthesisPage, question: Question
) -> None:
    to_question(console)
    page.material.cards[0].toggle()
    capture.contribute(console.store, question.session_id, Draft("De plus"), question)
    QApplication.processEvents()
    assert page.material.cards[0].open
    assert page.material.cards[-1].accessibleName() == "Hors regroupement, 1 contribution"


# The essentials


def test_figures_that_propose_nothing_are_not_said_to_be_all_taken(console: Console, page: SynthesisPage) -> None:
    """A sentence written by hand was taken from no figure."""
    empty = cycle.duplicate_session(console.store, console.session.id)
    synthesis.add(console.store, empty.id, ESSENTIAL, "Une journée utile")
    console.workshop.open_session(empty.id, "synthesis")
    QApplication.processEvents()
    assert page.proposals._nothing.text().startswith("Les regroupements, les votes")


def test_a_proposal_is_taken_by_enter_edited_and_not_made_again(console: Console, page: SynthesisPage) -> None:
    first = page.proposals.cards[0].words
    assert first == "La salle place «\u202fSecteurs\u202f» en tête (11 voix), devant «\u202fHoraires\u202f» (9 voix)."
    page.proposals.enter()
    console.key(Qt.Key.Key_Return)
    assert written(console, ESSENTIAL) == [first]
    assert first not in [card.words for card in page.proposals.cards]
    console.key(Qt.Key.Key_Z, CTRL)
    assert [card.words for card in page.proposals.cards] == [first]


def test_a_proposal_that_is_put_aside_comes_back_when_asked(console: Console, page: SynthesisPage) -> None:
    first = page.proposals.cards[0].words
    page.proposals.enter()
    console.key(Qt.Key.Key_Delete)
    assert page.proposals.cards == []
    assert console.store.all(Statement) == []
    press(page.proposals.again)
    assert [card.words for card in page.proposals.cards] == [first]


def test_what_is_put_aside_stays_so_when_another_day_was_looked_at(console: Console, page: SynthesisPage) -> None:
    here, other = console.session.id, cycle.duplicate_session(console.store, console.session.id)
    page.proposals.enter()
    console.key(Qt.Key.Key_Delete)
    console.workshop.open_session(other.id, "synthesis")
    QApplication.processEvents()
    assert page.proposals.again.isHidden()
    console.workshop.open_session(here, "synthesis")
    QApplication.processEvents()
    assert page.proposals.cards == []
    assert page.proposals.again.isVisible()


def test_a_click_takes_a_proposal(console: Console, page: SynthesisPage) -> None:
    words = page.proposals.cards[0].words
    press(page.proposals.cards[0].keep)
    assert written(console, ESSENTIAL) == [words]


# In the room


def test_a_very_long_sentence_is_put_to_the_room_whole(
    console: Console, page: SynthesisPage, question: Question
) -> None:
    write(console, question, "Nous voulons être informés avant les autres. " * 14)
    console.key(Qt.Key.Key_V, CTRL | SHIFT)
    shown = page.validation._words
    assert shown.isVisible()
    assert shown.height() >= shown.heightForWidth(shown.width())


@pytest.fixture
def put(console: Console, page: SynthesisPage, question: Question) -> ValidationMode:
    """Three sentences, the first of them put to the room."""
    write(console, question, "Un", "Deux", "Trois")
    console.key(Qt.Key.Key_V, CTRL | SHIFT)
    assert page.validating
    return page.validation


def in_the_room(console: Console) -> StatementScene:
    scene = scene_of(console.store, console.session.id)
    assert isinstance(scene, StatementScene)
    return scene


def sentence(console: Console, text: str) -> Statement:
    return next(one for one in console.store.all(Statement) if text in (one.text, one.original))


def test_each_sentence_is_put_to_the_room_and_answered_by_a_letter(console: Console, put: ValidationMode) -> None:
    assert (in_the_room(console).text, in_the_room(console).said) == ("Un", Validation.PENDING)
    console.type("v")
    assert in_the_room(console).said is Validation.VALIDATED
    console.key(Qt.Key.Key_Right)
    assert in_the_room(console).text == "Deux"
    console.type("C")
    console.type("15")
    assert contesting(sentence(console, "Deux")) == (College.ELECTED, College.STATE)
    assert in_the_room(console).contested_by == (College.ELECTED, College.STATE)
    console.key(Qt.Key.Key_Left)
    assert in_the_room(console).text == "Un"
    console.key(Qt.Key.Key_Z, CTRL)
    console.key(Qt.Key.Key_Z, CTRL)
    console.key(Qt.Key.Key_Z, CTRL)
    assert sentence(console, "Deux").validation is Validation.PENDING


def test_a_sentence_is_amended_where_it_stands_and_keeps_how_it_read(console: Console, put: ValidationMode) -> None:
    console.type("a")
    console.type(" et demi")
    assert in_the_room(console).text == "Un"  # the room reads no words that are being typed
    console.key(Qt.Key.Key_Return)
    found = sentence(console, "Un")
    assert (found.text, found.original, found.validation) == ("Un et demi", "Un", Validation.AMENDED)
    assert in_the_room(console).text == "Un et demi"
    assert console.focused is put
    assert "Un" in put.verdict.text()


def test_what_the_room_said_is_taken_back_by_backspace(console: Console, put: ValidationMode) -> None:
    console.type("v")
    console.key(Qt.Key.Key_Backspace)
    assert in_the_room(console).said is Validation.PENDING


def test_escape_gives_its_screen_back_to_the_room(console: Console, page: SynthesisPage, question: Question) -> None:
    write(console, question, "Un")
    screen.show(console.store, console.session.id, Choice(SceneKind.AGENDA))
    page.put_to_the_room()
    assert in_the_room(console).text == "Un"
    console.key(Qt.Key.Key_Escape)
    assert not page.validating
    assert screen.screen_of(console.store, console.session.id).shown is SceneKind.AGENDA
    held = console.focused
    assert isinstance(held, SentenceRow)
    assert held.statement_id == sentence(console, "Un").id


def test_what_the_room_was_shown_meanwhile_stays(console: Console, put: ValidationMode) -> None:
    screen.show(console.store, console.session.id, Choice(SceneKind.AGENDA))
    put.setFocus()
    console.key(Qt.Key.Key_Escape)
    assert screen.screen_of(console.store, console.session.id).shown is SceneKind.AGENDA


def test_a_frozen_room_sees_nothing_of_it(console: Console, page: SynthesisPage, question: Question) -> None:
    write(console, question, "Un")
    screen.toggle_freeze(console.store, console.session.id)
    before = scene_of(console.store, console.session.id)
    page.put_to_the_room()
    assert scene_of(console.store, console.session.id) == before


def test_a_sentence_that_is_gone_gives_way_to_the_next(console: Console, put: ValidationMode) -> None:
    synthesis.remove(console.store, sentence(console, "Un"))
    QApplication.processEvents()
    assert in_the_room(console).text == "Deux"
    for text in ("Deux", "Trois"):
        synthesis.remove(console.store, sentence(console, text))
    QApplication.processEvents()
    assert not put.statement_id


def test_the_first_sentence_that_waits_is_put_first(console: Console, page: SynthesisPage, question: Question) -> None:
    first, _second = write(console, question, "Un", "Deux")
    synthesis.validate(console.store, first)
    page.put_to_the_room()
    assert in_the_room(console).text == "Deux"


def test_clicks_answer_too_and_leave_the_arrows_to_the_sentences(console: Console, put: ValidationMode) -> None:
    press(put.answers.buttons["contested"])
    press(put.answers.colleges[College.DGS])
    assert in_the_room(console).contested_by == (College.DGS,)
    press(put.answers.forget)
    assert in_the_room(console).said is Validation.PENDING
    console.key(Qt.Key.Key_Down)
    assert in_the_room(console).text == "Deux"


def test_another_session_gives_its_screen_back_to_the_room(console: Console, put: ValidationMode) -> None:
    first = console.session
    other = cycle.duplicate_session(console.store, first.id)
    synthesis.add(console.store, other.id, ESSENTIAL, "Un autre jour")
    console.workshop.open_session(other.id, "synthesis")
    assert screen.screen_of(console.store, first.id).shown is SceneKind.MOMENT
    assert not put.statement_id
    assert put.isHidden()


def test_a_room_that_follows_another_day_is_told_of(console: Console, page: SynthesisPage, question: Question) -> None:
    write(console, question, "Un")
    other = cycle.duplicate_session(console.store, console.session.id)
    flow.start_day(console.store, other.id)
    page.put_to_the_room()
    assert "suit" in console.notices[-1][0]


def test_the_picture_follows_what_the_room_sees(console: Console, put: ValidationMode) -> None:
    console.key(Qt.Key.Key_F7)
    assert isinstance(put.picture.scene, BlackScene)
    console.key(Qt.Key.Key_F7)
    assert isinstance(put.picture.scene, StatementScene)


def test_nothing_to_put_to_the_room_is_said(console: Console, page: SynthesisPage) -> None:
    console.key(Qt.Key.Key_V, CTRL | SHIFT)
    assert not page.validating
    assert console.notices[-1][1] is False


# Found from elsewhere


def find(console: Console, words: str) -> None:
    """Look for these words and open the first that is found."""
    console.key(Qt.Key.Key_K, CTRL)
    console.type(words)
    finder = console.workshop.finder
    console.qtbot.waitUntil(lambda: finder.list.hit is not None)
    console.key(Qt.Key.Key_Return)


def test_a_sentence_is_found_and_opened_where_it_stands(
    console: Console, page: SynthesisPage, question: Question
) -> None:
    one = write(console, question, "Un", "La péréquation divise")[1]
    console.workshop.go_to("run")
    find(console, "perequation")
    assert console.workshop.place == "synthesis"
    assert page.chosen == question.id
    held = console.focused
    assert isinstance(held, SentenceRow)
    assert held.statement_id == one.id


def test_a_commitment_is_found_and_opened_in_its_panel(console: Console, page: SynthesisPage) -> None:
    made = Commitment(session_id=console.session.id, position=0, what="Une lettre", first_step="Écrire au préfet")
    one = commitments.commit(console.store, made)
    find(console, "prefet")
    held = console.focused
    assert isinstance(held, CommitmentCard)
    assert held.commitment_id == one.id


# Manners


def test_texts_that_look_like_mark_up_are_shown_as_they_are(
    console: Console, page: SynthesisPage, question: Question
) -> None:
    gather(console.store, question, "<b>gras</b>", 1)
    (one,) = write(console, question, "<i>x</i>")
    synthesis.amend(console.store, one, "<u>y</u>")
    QApplication.processEvents()
    to_question(console)
    assert "<b>gras</b>" in [card.accessibleName().partition(",")[0] for card in page.material.cards]
    assert page.sentences.rows[0].field.text() == "<u>y</u>"
    assert "&lt;i&gt;x" in page.sentences.rows[0].verdict.toolTip()


def test_every_button_says_what_it_does(console: Console, page: SynthesisPage, question: Question) -> None:
    write(console, question, "Un", kind=DISSENT)
    to_question(console)
    page.put_to_the_room()
    for made in page.findChildren(QPushButton):
        assert made.accessibleName() or made.text(), made


def test_a_file_that_is_only_read_shows_everything_and_changes_nothing(
    qtbot: QtBot, workshop_file: Path, clock: Clock
) -> None:
    writer = Store.open(workshop_file, clock=clock)
    asked = reading.outline(writer, reading.sessions(writer)[0].id).questions[0]
    gather(writer, asked, "Informer", 2)
    one = synthesis.add(writer, asked.session_id, AGREEMENT, "Un", question_id=asked.id)
    writer.close()
    store = Store.open(workshop_file, read_only=True, clock=clock)
    from facilitator.ui.desk import Desk
    from facilitator.ui.notices import Notices

    desk = Desk(store, Notices())
    desk.choose(asked.session_id)
    page = SynthesisPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.open_session()
    page.look_at(one)
    (row,) = page.sentences.rows
    assert row.field.isReadOnly()
    assert not row.menu_button.isVisible()
    assert not any(section.line.isVisible() for section in page.sentences.sections.values())
    QTest.keyClick(row, Qt.Key.Key_Delete)
    page.put_to_the_room()
    QTest.keyClick(page.validation, Qt.Key.Key_V)
    assert store.all(Statement) == [one]
    store.close()
