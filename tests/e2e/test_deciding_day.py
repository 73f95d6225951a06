"""A day that decides, in the real windows, from its template to its reports; then the next day of its cycle."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.cli import main
from facilitator.sessions.conclusions import conclusions
from facilitator.sessions.essentials import proposals
from facilitator.sessions.record import Record
from facilitator.sessions.records import Contribution, ItemKind, Reading, Session, Statement
from facilitator.sessions.store import Store
from facilitator.sessions.workshop_file import SUFFIX
from tests.conftest import Clock
from tests.ui.conftest import DialogAnswer

from .conftest import Open
from .deciding_day import SAID, Decider
from .deciding_ledger import Decided, Said
from .deciding_report import (
    hand_out,
    hold_colleges_to_the_ledger,
    hold_data_to_the_ledger,
    hold_texts_to_the_ledger,
)
from .deciding_votes import BENCH, LETTER
from .looking_back import as_far_as_it_goes, bare, everything, words_of
from .steered_eve import press, survivor_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

MANY = 60
"""A day with fewer gestures to undo proves little."""
NOT_UNDONE = {"flow", "interval", "session", "export"}
"""They have their own opposites, or tell what has left the file."""


def test_a_day_decides_and_leaves_reports_that_tell_it(opened: Open, eve: Path, clock: Clock) -> None:
    decider = Decider(opened(eve), seed=3)
    decider.keep_names()
    decider.invite()
    decider.welcome()
    decider.begin()
    before = everything(decider.console.store)
    decider.go_on_to(ItemKind.REFLECTION)
    decider.hear(*SAID)
    ballot = decider.vote_on_clusters()
    assert len(ballot.leaders) == 2
    decider.another_round()
    decider.vote_by_college()
    decider.position()
    killed(decider, opened)
    decider.promise()
    decider.go_on_to(ItemKind.REFLECTION)
    decider.hear_without_a_name()
    decider.evaluate()
    decider.conclude()
    decider.validate()
    decider.close()

    handed_out = hand_out(decider.console, eve.with_name("reports"))
    path = decider.console.store.path
    assert decider.console.window.close()
    hold_texts_to_the_ledger(decider, handed_out)
    data = handed_out[Reading.NAMED]["json"]
    hold_colleges_to_the_ledger(decider.decided, handed_out)
    hold_data_to_the_ledger(json.loads(data.read_bytes()), decider.decided)
    with closing(Store.open(path, clock=clock)) as store:
        signed = [one.text for one in store.all(Contribution) if one.participant_id]
        assert signed == [one.text for one in decider.decided.said if one.author], (
            "a question stores whom it should not"
        )
        comes_back_the_same(data, everything(store))
        is_undone_and_done_again(store, before)


def test_the_next_day_keeps_a_promise_and_the_comparison_tells_it(opened: Open, eve: Path, clock: Clock) -> None:
    decider = Decider(opened(eve), seed=8)
    first = decider.decided
    console = decider.console
    console.run()
    decider.begin()
    decider.go_on_to(ItemKind.REFLECTION)
    decider.hear(Said("Une lettre", 1, LETTER), Said("Un banc", 2, BENCH))
    decider.position()
    decider.promise()
    decider.close()

    clock.forward(days=30)
    press(console.window.header.home)
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Return)
    decider.decided = Decided()
    decider.begin()
    decider.keep_a_promise("Le premier numéro est paru")
    scene = decider.position()
    assert {one.number: one.before for one in scene.levers} == pytest.approx(first.levers)
    decider.close()

    press(console.window.header.home)
    console.click("Comparer les journées")
    page = console.workshop.compare
    console.qtbot.waitUntil(lambda: bool(page.views))
    told = {view.matrix.name: [[mark.text for mark in row.marks] for row in view.matrix.rows] for view in page.views}
    means = zip(first.levers.values(), decider.decided.levers.values(), strict=True)
    assert [[text.split()[0] for text in row] for row in told["wheel"]] == [
        [f"{mean:.1f}".replace(".", ",") for mean in both] for both in means
    ]
    assert told["commitments"] == [["0", "–"], ["0", "–"], ["1", "–"], ["0", "–"]]
    for form in ("PDF", "DOCX", "XLSX"):
        target = eve.with_name(f"synthesis.{form.lower()}")
        answer = DialogAnswer(str(target))
        with console.qtbot.waitSignal(page.exported):
            console.click(f"{form}…")
        assert not answer.isActive()
        [promise] = first.promises
        words = words_of(target)
        assert [text for text in (LETTER, BENCH, promise.what, promise.who, "Fait") if bare(text) not in words] == []


def killed(decider: Decider, opened: Open) -> None:
    """The program is killed with words that nobody has sent yet; all that was said to be saved is there."""
    console = decider.console
    console.type("des mots que personne n’a encore envoyés")
    again = opened(survivor_of(console.store.path, console.store.path.with_name(f"survivor{SUFFIX}")))
    assert everything(again.store) == everything(console.store)
    assert again.workshop.room.scene == console.workshop.room.scene
    decider.console = again


def comes_back_the_same(data: Path, records: Mapping[str, list[Record]]) -> None:
    """The session read back into a new file, by the command line, gives the same data, which tell nothing of the first
    file; what was kept of the proposals is not proposed again."""
    told = data.read_text(encoding="utf-8")
    assert [one for some in records.values() for one in some if one.id in told] == []
    path, again = data.with_name(f"again{SUFFIX}"), data.with_name("again.json")
    assert main(["--language", "fr", "import", str(path), str(data)]) == 0
    asked = ["export", str(path), "--session", "1", "--format", "json", "--reading", "named", "--output", str(again)]
    assert main(["--language", "fr", *asked]) == 0
    assert again.read_bytes() == data.read_bytes()
    with closing(Store.open(path)) as store:
        [session] = store.all(Session)
        kept = {one.text for one in store.all(Statement)}
        assert [one.text for one in proposals(conclusions(store, session.id)) if one.text in kept] == []


def is_undone_and_done_again(store: Store, before: Mapping[str, list[Record]]) -> None:
    """Back to the start of the day, but for the clock, what the screen showed and what was handed out."""
    after = everything(store)
    steps = as_far_as_it_goes(store.undo)
    assert steps > MANY
    assert store.problems() == []
    left = everything(store)
    assert {name for name in left if left[name] != before[name]} == NOT_UNDONE
    assert as_far_as_it_goes(store.redo) == steps
    assert everything(store) == after
    assert store.problems() == []
