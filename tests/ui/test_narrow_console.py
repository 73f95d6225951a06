"""Run in a small window: beside an open panel nothing of the stage is cut, and the sheet of a vote has its room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from facilitator.sessions import cycle, reading, voting
from facilitator.sessions.records import CountedBy, VoteMethod
from facilitator.ui.run.stage import Stage

from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def small(console: Console) -> Console:
    """The smallest window, on the item that asks the first question."""
    console.run()
    outline = reading.outline(console.store, console.session.id)
    console.start(item=next(n for n, item in enumerate(outline.items) if outline.questions_of(item)))
    console.window.resize(1024, 768)
    QApplication.processEvents()
    return console


def cut(stage: Stage) -> list[str]:
    """The buttons that have less room than their words."""
    shown = [made for made in stage.findChildren(QPushButton) if made.isVisible()]
    return [made.text() for made in shown if made.width() < made.minimumSizeHint().width()]


@pytest.mark.parametrize("panel", ["votes", "commitments", "positioning", "clusters"])
def test_beside_a_panel_every_button_of_the_stage_can_be_read(small: Console, panel: str) -> None:
    stage = small.workshop.run.stage
    small.workshop.run.open_panel(panel)
    QApplication.processEvents()
    assert cut(stage) == []
    assert stage._title.height() >= stage._title.heightForWidth(stage._title.width())
    assert {"Pause", "Suivante →"} <= {made.text() for made in stage.findChildren(QPushButton) if made.isVisible()}
    small.workshop.run.panels.close_panel()
    small.window.resize(1366, 768)
    QApplication.processEvents()
    assert "Étape suivante →" in {made.text() for made in stage.findChildren(QPushButton) if made.isVisible()}


def test_the_sheet_of_a_vote_takes_the_room_of_the_panel_until_it_is_left(small: Console) -> None:
    run = small.workshop.run
    vote = voting.open_vote(small.store, small.session.id, "Par quoi ?", ["Un", "Deux"], VoteMethod.DOTS, 3)
    voting.count_by(small.store, vote, CountedBy.TABLE)
    run.open_panel("votes")
    run.panels.vote_sheet_wanted.emit(vote.id)
    QApplication.processEvents()
    assert run.middle.on_sheet
    assert not run.panels.isVisible()
    assert run.middle.width() > 700
    small.window.resize(1366, 768)
    QApplication.processEvents()
    assert run.panels.shown == "votes"
    small.window.resize(1024, 768)
    QApplication.processEvents()
    assert run.panels.shown == ""
    small.key(Qt.Key.Key_Escape)
    assert run.middle.on_stage
    assert run.panels.shown == "votes"


@pytest.mark.parametrize("width", [1024, 1366])
def test_the_options_of_a_consent_can_be_read_however_many_they_are(small: Console, width: int) -> None:
    small.window.resize(width, 768)
    run, options = small.workshop.run, [f"Une proposition {n} en plusieurs mots" for n in range(10)]
    vote = voting.open_vote(small.store, small.session.id, "Consentez-vous ?", options, VoteMethod.CONSENT, 1)
    voting.count_by(small.store, vote, CountedBy.COLLEGE)
    run.open_panel("votes")
    run.panels.vote_sheet_wanted.emit(vote.id)
    QApplication.processEvents()
    page = run.middle.sheet_page()
    shown = [made for made in page.findChildren(QPushButton) if made.isVisible()]
    assert sum(made.isCheckable() for made in shown) == len(options)
    for made in shown:
        assert made.width() >= made.minimumSizeHint().width()
        assert made.mapTo(page, made.rect().topRight()).x() <= page.width()


def test_a_panel_that_waits_for_the_sheet_does_not_follow_into_another_day(small: Console) -> None:
    run = small.workshop.run
    vote = voting.open_vote(small.store, small.session.id, "Par quoi ?", ["Un", "Deux"], VoteMethod.DOTS, 3)
    voting.count_by(small.store, vote, CountedBy.TABLE)
    run.open_panel("votes")
    run.panels.vote_sheet_wanted.emit(vote.id)
    later = cycle.duplicate_session(small.store, small.session.id)
    small.workshop.open_session(later.id, "run")
    QApplication.processEvents()
    assert run.panels.shown == ""
    assert not run.panels.isVisible()
