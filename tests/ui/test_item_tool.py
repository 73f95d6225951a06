"""What an item is about is one click or F3 away, and a vote proposes what was said before it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from facilitator.sessions import capture, clustering, reading
from facilitator.sessions.capture import Draft
from facilitator.sessions.records import ItemKind, Vote, VoteOption

from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

ABOUT = [
    (ItemKind.EXPERT_INPUT, " Fiche", "speech"),
    (ItemKind.VOTE, " Votes", "votes"),
    (ItemKind.POSITIONING, " Où en est la salle", "positioning"),
    (ItemKind.COMMITMENTS, " Engagements", "commitments"),
    (ItemKind.CLOSING, " Où en est la salle", "positioning"),
]


def at(console: Console, kind: ItemKind) -> None:
    """The day stands at its first item of that kind."""
    console.run()
    items = reading.outline(console.store, console.session.id).items
    console.start(item=next(place for place, item in enumerate(items) if item.kind is kind))


@pytest.mark.parametrize(("kind", "words", "panel"), ABOUT, ids=str)
def test_the_panel_of_an_item_opens_by_a_click_and_by_f3(
    console: Console, kind: ItemKind, words: str, panel: str
) -> None:
    at(console, kind)
    run = console.workshop.run
    console.click(words, run.stage)
    assert run.panels.shown == panel
    run.panels.close_panel()
    console.key(Qt.Key.Key_F3)
    assert run.panels.shown == panel


@pytest.mark.parametrize("width", [1024, 1280, 1366])
@pytest.mark.parametrize("kind", [ItemKind.POSITIONING, ItemKind.COMMITMENTS, ItemKind.CLOSING, ItemKind.TESTIMONY])
def test_beside_its_panel_nothing_of_an_item_is_cut(console: Console, kind: ItemKind, width: int) -> None:
    console.window.resize(width, 768)
    at(console, kind)
    console.key(Qt.Key.Key_F3)
    stage = console.workshop.run.stage
    shown = [made for made in stage.findChildren(QPushButton) if made.isVisible()]
    assert [made.text() for made in shown if made.width() < made.minimumSizeHint().width()] == []


def test_an_item_without_a_panel_of_its_own_offers_none(console: Console) -> None:
    at(console, ItemKind.BREAK)
    assert not console.workshop.run.stage._tool.isVisible()


def test_a_vote_after_a_reflection_proposes_its_clusters_in_two_keys(console: Console) -> None:
    console.run()
    asked = reading.outline(console.store, console.session.id).questions[0]
    for title in ("Informer", "Se déplacer"):
        said = capture.contribute(console.store, console.session.id, Draft(text=f"{title} mieux"), asked)
        clustering.group(console.store, asked, title, [said])
    at(console, ItemKind.VOTE)
    console.key(Qt.Key.Key_F3)
    console.key(Qt.Key.Key_Return)
    panel = console.workshop.run.panels.panel("votes")
    assert [tick.text() for tick in panel.findChildren(QCheckBox) if tick.isVisible()] == ["Informer", "Se déplacer"]
    console.key(Qt.Key.Key_Return)
    vote = console.store.the(Vote, console.store.all(Vote)[0].id)
    assert vote.title == asked.text
    assert len(console.store.all(VoteOption, vote_id=vote.id)) == 2
