"""A question made stricter says what the file still holds of who answered, and erases it for good when asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.sessions import capture, people, themes
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import Anonymity, College, Contribution, Participant, Question, Session
from facilitator.sessions.store import Store
from facilitator.ui.prepare.question_block import QuestionBlock
from facilitator.ui.prepare.stored_authors import StoredAuthors
from tests.sessions.helpers import naming, seen

from .test_prepare import Room

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def asked(store: Store, session: Session) -> Question:
    """A question that named who answered: two contributions by one person."""
    item = next(item for item in seen(store, session).items if seen(store, session).questions_of(item))
    question = naming(store, seen(store, session).questions_of(item)[0])
    who = people.add(store, session, Participant(session_id="", name="Aglaé Vertefeuille", college=College.DGS))
    for text in ("Un car", "Un bus"):
        capture.contribute(store, session.id, Draft(text, participant_id=who.id, college=College.DGS), question)
    return question


@pytest.fixture
def room(store: Store, session: Session, asked: Question, qtbot: QtBot) -> Room:
    room = Room(store, session, qtbot)
    room.select(next(place for place, item in enumerate(room.items) if item.id == asked.item_id))
    return room


def block(room: Room, asked: Question) -> QuestionBlock:
    return room.form.questions.blocks.widgets[asked.id]


def stricter(room: Room, asked: Question, anonymity: Anonymity) -> StoredAuthors:
    themes.edit_question(room.store, replace(asked, anonymity=anonymity))
    QApplication.processEvents()
    return block(room, asked).stored


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, 8))
    QApplication.processEvents()


def press(room: Room, key: Qt.Key) -> None:
    focused: QWidget | None = room.window.focusWidget()
    QTest.keyClick(room.window if focused is None else focused, key)
    QApplication.processEvents()


def answers(room: Room) -> set[tuple[str | None, College | None]]:
    return {(said.participant_id, said.college) for said in room.store.all(Contribution)}


def test_nothing_is_said_while_the_question_allows_what_is_stored(room: Room, asked: Question) -> None:
    assert not block(room, asked).stored.isVisible()


def test_it_says_of_how_many_the_name_is_still_stored(room: Room, asked: Question) -> None:
    stored = stricter(room, asked, Anonymity.COLLEGE)
    assert stored.told.text() == "Le fichier garde encore le nom des auteurs de 2 contributions."
    assert (stored.erase.isVisible(), stored.card.isVisible()) == (True, False)
    room.store.undo()
    QApplication.processEvents()
    assert not stored.isVisible()


def test_it_is_erased_for_good_after_one_question_in_the_page(room: Room, asked: Question) -> None:
    stored = stricter(room, asked, Anonymity.COLLEGE)
    click(stored.erase)
    assert (stored.erase.isVisible(), stored.card.isVisible()) == (False, True)
    press(room, Qt.Key.Key_Tab)
    press(room, Qt.Key.Key_Return)

    assert answers(room) == {(None, College.DGS)}
    assert room.said[-1] == ("Effacé pour de bon\u00a0: on ne sait plus qui a répondu, chaque mot reste.", False)
    assert not block(room, asked).stored.isVisible()
    assert room.store.problems() == []


def test_esc_and_enter_keep(room: Room, asked: Question) -> None:
    stored = stricter(room, asked, Anonymity.PUBLIC)
    before = answers(room)
    for keeping in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        click(stored.erase)
        press(room, keeping)
        assert not stored.card.isVisible()
        assert stored.erase.isVisible()
        assert room.window.focusWidget() is stored.erase
    assert answers(room) == before


def test_an_undone_choice_asks_no_more(room: Room, asked: Question) -> None:
    stored = stricter(room, asked, Anonymity.PUBLIC)
    click(stored.erase)
    room.store.undo()
    QApplication.processEvents()
    assert not stored.card.isVisible()
    assert not stored.isVisible()
