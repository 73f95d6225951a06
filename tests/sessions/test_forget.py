"""Emptying the bin erases for good: the words are in no file any more, and everything else goes on as if nothing was."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError, StoreUnavailable
from facilitator.sessions import backups, capture, clustering, cycle, flow, reading, screen, workshop_file
from facilitator.sessions.bin import binned, empty, restore
from facilitator.sessions.records import (
    Cluster,
    Contribution,
    ContributionKind,
    PlanePoint,
    PlusOne,
    Question,
    SceneKind,
    Screen,
    Session,
    Vote,
    VoteOption,
)
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import AgendaScene, NoteScene, QuestionScene, WaitingScene
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from tests.conftest import PARIS_IN_WINTER, Clock

from .helpers import everything, heard, say, texts
from .random_gestures import WRITTEN, Desk, Gesture, redo, restart, sequences, undo
from .test_bin import full, plus_one
from .test_undo import reopened
from .test_undo_properties import opening

__all__ = ["opening"]

SECRET = "Le maire de Sources a été vu au marché"
WORDS = (SECRET, "et le dimanche", "au marché")


def traces(path: Path, *words: str) -> list[str]:
    """The files of the folder, backups included, in whose bytes one of these words stands."""
    sought = [word.encode() for word in words] + [json.dumps(word)[1:-1].encode() for word in words]
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    return [file.name for file in files if any(word in file.read_bytes() for word in sought)]


def every_problem(store: Store) -> list[str]:
    found = store.problems()
    for backup in backups.backups_of(store.path):
        with closing(Store.open(backup.path, read_only=True)) as copy:
            found += copy.problems()
    return found


def binned_secret(store: Store, question: Question) -> Contribution:
    """A contribution with +1s, grouped, changed, frozen on the screen, backed up at each step, and deleted."""
    contribution = full(store, question)
    contribution = replace(contribution, text=SECRET)
    with store.operation("edit_contribution") as operation:
        operation.put(contribution)
    backups.back_up(store.path, store.now())
    capture.change_kind(store, [contribution], ContributionKind.OBSTACLE)
    flow.ask(store, question.session_id, question)
    screen.toggle_freeze(store, question.session_id)
    store.undo()
    store.redo()
    backups.back_up(store.path, store.now())
    capture.remove(store, [store.the(Contribution, contribution.id)])
    backups.back_up(store.path, store.now())
    return contribution


@pytest.fixture
def day_with_secret(store: Store, day: Session, question: Question) -> Store:
    say(store, question, "ce qui reste")
    binned_secret(store, question)
    return store


def test_no_file_holds_the_words_any_more(day_with_secret: Store, question: Question) -> None:
    store = day_with_secret
    assert len(traces(store.path, SECRET)) >= 3, "the file or its log, and two backups"

    assert empty(store) == []

    assert traces(store.path, *WORDS) == []
    assert binned(store) == []
    assert texts(store, question) == ["ce qui reste"]
    assert every_problem(store) == []
    store.close()
    assert traces(store.path, *WORDS) == []


def test_everything_else_is_as_it_was(day_with_secret: Store) -> None:
    before = everything(day_with_secret)
    announced = heard(day_with_secret)

    empty(day_with_secret)

    after = everything(day_with_secret)
    assert {**after, "screen": ()} == {**before, "screen": ()}
    (changed,) = announced
    assert changed.touches(Contribution)


def test_the_room_goes_on_seeing_the_frozen_scene_without_it(day_with_secret: Store, question: Question) -> None:
    before = scene_of(day_with_secret, question.session_id)
    assert isinstance(before, QuestionScene)
    assert [note.text for note in before.notes] == ["ce qui reste", SECRET]

    empty(day_with_secret)

    after = scene_of(day_with_secret, question.session_id)
    assert after == replace(before, notes=before.notes[:1])
    assert day_with_secret.all(Screen)[0].mode == "frozen"


def test_a_note_that_was_frozen_alone_is_forgotten_everywhere_and_what_is_prepared_waits(
    store: Store, day: Session, question: Question
) -> None:
    said = say(store, question, SECRET)
    screen.show(store, day.id, Choice(SceneKind.NOTE, said.id))
    screen.toggle_freeze(store, day.id)
    screen.show(store, day.id, Choice(SceneKind.AGENDA))
    backups.back_up(store.path, store.now())
    capture.remove(store, [said])
    assert isinstance(scene_of(store, day.id), NoteScene)

    assert empty(store) == []

    assert traces(store.path, SECRET) == []
    assert every_problem(store) == []
    assert isinstance(scene_of(store, day.id), WaitingScene)
    screen.toggle_freeze(store, day.id)
    assert isinstance(scene_of(store, day.id), AgendaScene)


def test_a_frozen_scene_that_cannot_be_read_is_forgotten_whole(day_with_secret: Store, question: Question) -> None:
    shown = screen.screen_of(day_with_secret, question.session_id)
    with day_with_secret.operation("freeze") as operation:
        operation.put(replace(shown, frozen=f"of another world: {SECRET}"))

    empty(day_with_secret)

    assert day_with_secret.all(Screen)[0].frozen == ""
    assert traces(day_with_secret.path, *WORDS) == []
    assert every_problem(day_with_secret) == []


@pytest.mark.parametrize("restarted", [False, True], ids=["at once", "after a restart"])
def test_what_remains_is_undone_and_redone(
    store: Store, day: Session, question: Question, clock: Clock, *, restarted: bool
) -> None:
    states = [everything(store)]
    kept = say(store, question, "un")
    states.append(everything(store))
    secret = say(store, question, SECRET)
    cluster = clustering.group(store, question, "Transports", [kept, secret])
    kept = store.the(Contribution, kept.id)
    capture.remove(store, [store.the(Contribution, secret.id)])
    states.append(everything(store))
    with store.operation("edit_contribution") as operation:
        operation.put(replace(kept, text="un, en mieux"))
    states.append(everything(store))
    store.undo()

    empty(store)
    if restarted:
        store = reopened(store, clock)

    assert everything(store) == states[2]
    assert store.redo() == "edit_contribution"
    assert everything(store) == states[3]
    assert [store.undo() for _step in range(4)] == ["edit_contribution", "group", "contribute", None]
    assert everything(store) == states[0]
    assert [store.redo() for _step in range(4)] == ["contribute", "group", "edit_contribution", None]
    assert everything(store) == states[3]
    assert store.get(Cluster, cluster.id) is not None
    assert store.problems() == []
    assert traces(store.path, SECRET) == []
    store.close()


def test_only_the_chosen_part_is_erased(store: Store, question: Question) -> None:
    said = [say(store, question, text) for text in (SECRET, "un", "deux")]
    capture.remove(store, said)
    chosen = [found for found in binned(store) if found.contribution.text == SECRET]

    empty(store, chosen)

    assert traces(store.path, SECRET) == []
    assert {found.contribution.text for found in binned(store)} == {"un", "deux"}
    assert store.undo() == "remove_contributions"
    assert texts(store, question) == ["un", "deux"]
    assert store.problems() == []


def test_what_was_erased_is_not_brought_back_by_a_list_that_still_shows_it(store: Store, question: Question) -> None:
    capture.remove(store, [say(store, question, SECRET)])
    shown = binned(store)
    empty(store)
    restore(store, shown)
    assert texts(store, question) == []


def test_what_was_restored_is_not_erased_by_a_list_that_still_shows_it(store: Store, question: Question) -> None:
    capture.remove(store, [say(store, question, "un")])
    shown = binned(store)
    restore(store, shown)
    empty(store, shown)
    assert texts(store, question) == ["un"]


def test_a_plus_one_that_was_taken_back_is_erased_too(store: Store, question: Question) -> None:
    contribution = say(store, question, "un")
    with store.operation("add_plus_one") as operation:
        operation.put(plus_one(store, contribution, SECRET))
    store.undo()
    capture.remove(store, [contribution])

    empty(store)

    assert traces(store.path, SECRET) == []
    assert store.problems() == []


def test_a_record_that_is_still_there_can_be_forgotten(store: Store, question: Question) -> None:
    contribution = full(store, question)
    store.forget([contribution.id])
    assert store.count(Contribution) == store.count(PlusOne) == 0
    assert store.problems() == []


def test_long_work_of_which_the_beginning_is_erased_is_still_undone_whole(
    store: Store, question: Question, clock: Clock
) -> None:
    before = everything(store)
    with store.operation("import") as first:
        secret = first.put(answer(store, question, SECRET))
    for text in ("un", "deux"):
        with store.operation("import", part_of=first.id) as operation:
            operation.put(answer(store, question, text))
    capture.remove(store, [secret])
    empty(store)

    again = reopened(store, clock)
    assert texts(again, question) == ["un", "deux"]
    assert again.undo() == "import"
    assert everything(again) == before
    capture.remove(again, [say(again, question, SECRET)])
    empty(again)
    assert again.problems() == []
    again.close()


def test_nothing_is_left_of_long_work_that_was_all_erased(store: Store, question: Question) -> None:
    last = store.can_undo()
    with store.operation("import") as first:
        said = [first.put(answer(store, question, SECRET))]
    with store.operation("import", part_of=first.id) as operation:
        said.append(operation.put(answer(store, question, SECRET)))
    for contribution in said:
        capture.remove(store, [contribution])
        empty(store)

    assert store.can_undo() == last
    assert store.problems() == []


def answer(store: Store, question: Question, text: str) -> Contribution:
    return Contribution(session_id=question.session_id, question_id=question.id, text=text, said_at=store.now())


def test_emptying_says_in_the_journal_that_something_was_erased_and_not_what(day_with_secret: Store) -> None:
    empty(day_with_secret)
    told = day_with_secret._db.execute("select name, id from operation order by position desc limit 1").fetchone()
    changes = day_with_secret._db.execute("select count(*) from change where operation_id = ?", [told[1]]).fetchone()
    assert (told[0], changes[0]) == ("forget", 0)


def test_a_backup_of_the_first_version_is_cleaned_too(store: Store, question: Question) -> None:
    old = workshop_file.backup_folder(store.path) / "cycle 2026-01-12 09h00m00.atelier"
    old.parent.mkdir()
    old.write_bytes((Path(__file__).parent / "files" / "version-1.atelier").read_bytes())
    capture.remove(store, [say(store, question, SECRET)])
    assert empty(store) == []
    with closing(Store.open(old, read_only=True)) as copy:
        assert copy.problems() == []


def test_backups_that_cannot_be_written_are_told_and_the_others_are_cleaned(day_with_secret: Store) -> None:
    spoiled, busy, *rest = [backup.path for backup in backups.backups_of(day_with_secret.path)][::-1]
    spoiled.write_bytes(SECRET.encode())
    with closing(Store.open(busy)):
        assert empty(day_with_secret) == [spoiled, busy]
    assert set(traces(day_with_secret.path, SECRET)) == {spoiled.name, busy.name}
    assert binned(day_with_secret) == []

    capture.remove(day_with_secret, day_with_secret.all(Contribution)[:1])
    assert empty(day_with_secret) == [spoiled]
    assert rest


def test_a_file_that_is_being_read_is_told_until_it_is_closed(day_with_secret: Store, clock: Clock) -> None:
    store = day_with_secret
    store._db.execute("pragma busy_timeout = 50").fetchall()
    with closing(workshop_file.open_snapshot(store.path)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from contribution").fetchall()
        assert empty(store) == [store.path]
    again = reopened(store, clock)
    assert traces(again.path, *WORDS) == []
    again.close()


def test_what_a_killed_backup_left_goes_too(day_with_secret: Store) -> None:
    folder = workshop_file.backup_folder(day_with_secret.path)
    (folder / ".cycle 2026-03-12 09h00m00.atelier.4711.new").write_bytes(SECRET.encode())
    assert empty(day_with_secret) == []
    assert traces(day_with_secret.path, SECRET) == []


def test_on_a_full_disk_the_bin_stays_and_can_be_emptied_later(day_with_secret: Store) -> None:
    day_with_secret._db.execute("pragma query_only = on").fetchall()
    before = everything(day_with_secret)
    with pytest.raises(StoreUnavailable):
        empty(day_with_secret)
    assert (everything(day_with_secret), len(binned(day_with_secret))) == (before, 1)

    day_with_secret._db.execute("pragma query_only = off").fetchall()
    assert empty(day_with_secret) == []
    assert traces(day_with_secret.path, *WORDS) == []


# Whatever was said and done, and however long


@given(
    said=st.lists(st.tuples(st.booleans(), st.integers(1, 400), st.booleans()), min_size=8, max_size=40),
    removed_together=st.booleans(),
)
@settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_no_byte_is_left_of_short_or_long_texts_edited_or_not(
    said: list[tuple[bool, int, bool]], removed_together: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(Store.create(Path(folder) / "c.atelier")) as store:
        question = a_question(store)
        secrets = []
        for number, (secret, times, edited) in enumerate(said):
            found = say(store, question, " ".join([f"{'Sauternes' if secret else 'public'} {number}"] * times))
            if edited:
                with store.operation("edit_contribution") as operation:
                    found = operation.put(replace(found, text=f"{found.text} {found.text[: times * 7]}".strip()))
            secrets += [found] if secret else []
        for gone in [secrets] if removed_together else [[one] for one in secrets]:
            capture.remove(store, gone)
        backups.back_up(store.path, store.now())
        kept = {found.text for found in store.all(Contribution)}

        assert empty(store) == []

        assert traces(store.path, "Sauternes") == []
        assert {found.text for found in store.all(Contribution)} == kept
        assert every_problem(store) == []


def a_question(store: Store) -> Question:
    cycle.start_cycle(store, "Cycle")
    session = cycle.new_session(store, template("demi-journee"))
    return reading.outline(store, session.id).questions[0]


@given(sequence=sequences(*WRITTEN, *[undo, redo] * 3, restart), which=st.integers(1, 7))
@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_after_any_sequence_of_gestures_what_remains_is_still_undone_and_redone(
    opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]], which: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(shutil.copy(opening, folder)), Clock(datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER)))
        for gesture, a, b, text in sequence:
            with suppress(FacilitatorError):
                gesture(desk, a, b, text)
        capture.remove(desk.store, desk.store.all(Contribution)[::which])
        remaining = everything(desk.store)

        empty(desk.store)

        assert everything(desk.store) == remaining
        for back, forth in ((desk.store.undo, desk.store.redo), (desk.store.redo, desk.store.undo)):
            before, steps = everything(desk.store), 0
            while back():
                steps += 1
            assert desk.store.problems() == []
            for _step in range(steps):
                assert forth()
            assert everything(desk.store) == before
        desk.restart()
        assert everything(desk.store) == remaining
        desk.store.close()


KILLED_WHEN = """
import os, signal, sys
from pathlib import Path
from facilitator.sessions.bin import empty
from facilitator.sessions.store import Store

store, left = Store.open(Path(sys.argv[1])), int(sys.argv[2])

def killed(event, _arguments):
    global left
    if event in ("open", "os.remove", "os.scandir", "sqlite3.connect"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(killed)
empty(store)
print("done")
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL elsewhere")
def test_killed_at_any_point_the_bin_is_full_or_nothing_is_left(day_with_secret: Store, tmp_path: Path) -> None:
    path = day_with_secret.path
    day_with_secret.close()
    emptied: list[bool] = []
    for touched in range(1, 100, 2):  # a file is opened, listed or removed so many times before the end
        folder = tmp_path / "killed" / str(touched)
        shutil.copytree(path.parent, folder, ignore=shutil.ignore_patterns("killed"))
        work = subprocess.run(
            [sys.executable, "-c", KILLED_WHEN, str(folder / path.name), str(touched)],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=False,
        )
        emptied.append(work.stdout == b"done\n")
        assert work.returncode == (0 if emptied[-1] else -signal.SIGKILL), work.stderr
        with closing(Store.open(folder / path.name)) as store:
            assert every_problem(store) == []
            if not binned(store):
                assert traces(store.path, *WORDS) == []
            assert empty(store) == []
            assert traces(store.path, *WORDS) == []
            assert every_problem(store) == []
        if emptied[-1]:
            break
    assert len(emptied) > 4


def test_what_was_voted_for_or_placed_keeps_its_words_when_the_contribution_is_erased(
    store: Store, question: Question
) -> None:
    said = say(store, question, "Un car")
    with store.operation("test") as operation:
        vote = operation.put(Vote(session_id=question.session_id, position=0, title="Par quoi ?"))
        operation.put(VoteOption(vote_id=vote.id, position=0, text="Un car", contribution_id=said.id))
        operation.put(
            PlanePoint(
                session_id=question.session_id, position=0, text="Un car", effort=1, impact=2, contribution_id=said.id
            )
        )
    capture.remove(store, [said])
    empty(store)
    assert [one.text for one in store.all(VoteOption)] == [one.text for one in store.all(PlanePoint)] == ["Un car"]
    assert store.problems() == []
    while store.can_undo():
        store.undo()
    while store.can_redo():
        store.redo()
    assert store.problems() == []
