"""Any text is ordinary text in the windows too: typed or pasted, it is kept as it stood in the bar, and both show it."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from facilitator.sessions.capture import Draft, understand
from facilitator.sessions.records import Contribution
from facilitator.sessions.scene.scenes import QuestionScene
from facilitator.sessions.store import Store
from facilitator.sessions.text import LONGEST, lines
from facilitator.sessions.vocabulary import Vocabulary
from facilitator.ui.run.capture.capture_bar import CaptureBar

from ..sessions.test_capture import HOSTILE
from .conftest import Console

REFLECTION = 5
"""The place of the first reflection of the day."""
BLANK = ("   ", "\t", "\u00a0\u202f", "\u200b", "\n\n")
TABLES = 6

# QTextDocument keeps some noncharacters for itself; a lone surrogate is no text.
anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0\ufdd1"), max_size=60)


@pytest.fixture
def asked(console: Console) -> Console:
    """A console on a question, the room watching."""
    console.start(item=REFLECTION)
    console.key(Qt.Key.Key_F5)
    console.notices.clear()
    return console


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_kept_and_shown_as_any_other(text: str, asked: Console) -> None:
    asked.type(text)
    _kept_as_it_stood(asked)
    _paste(asked, text)
    _kept_as_it_stood(asked)


@given(text=anything, pasted=st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_kept_and_shown_as_it_stood_in_the_bar(text: str, pasted: bool, asked: Console) -> None:
    asked.workshop.run.bar.start_over()
    asked.workshop.run.refresh()
    if pasted:
        _paste(asked, text)
    else:
        asked.type(text)
    _kept_as_it_stood(asked)


@pytest.mark.parametrize("blank", BLANK)
def test_only_spaces_is_nothing_to_keep(blank: str, asked: Console) -> None:
    _paste(asked, blank)
    asked.key(Qt.Key.Key_Return)

    assert asked.store.all(Contribution) == []
    assert asked.notices == [] or asked.notices[-1][1]


def test_the_longest_text_is_kept_whole_and_shown(asked: Console) -> None:
    longest = ("Une idée " * LONGEST)[: LONGEST - 1] + "€"
    _paste(asked, longest)
    _kept_as_it_stood(asked)

    assert [said.text for said in asked.store.all(Contribution)] == [longest]


def _paste(console: Console, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    console.workshop.run.bar.field.insertFromMimeData(data)
    QApplication.processEvents()


def _kept_as_it_stood(console: Console) -> None:
    """Enter keeps what the bar holds: in the file, on the wall, in the room; a text without a word stays in the bar."""
    bar, before = console.workshop.run.bar, console.store.all(Contribution)
    expected = [draft for draft in _drafts(bar) if draft.text]
    console.key(Qt.Key.Key_Return)
    kept = console.store.all(Contribution)[len(before) :]

    assert [Draft(c.text, c.kind, c.table_number, c.college, c.lever, c.question_id is None) for c in kept] == expected
    assert not kept or bar.field.text() == ""
    with closing(Store.open(console.store.path, read_only=True)) as again:
        assert again.all(Contribution) == [*before, *kept]
    scene = console.workshop.run.panel.thumbnail.scene
    assert isinstance(scene, QuestionScene)
    shown = {note.text for note in scene.notes}
    assert shown >= {said.text for said in kept if said.question_id is not None}
    assert not console.window.grab().isNull()


def _drafts(bar: CaptureBar) -> list[Draft]:
    known, text = Vocabulary.of_tables(TABLES), bar.field.text()
    if bar.field.several:
        return [understand(line, vocabulary=known) for line in lines(text)]
    return [understand(text, vocabulary=known, marks=bar.marks.said)]
