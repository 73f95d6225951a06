"""Any sequence of gestures undone to the opening gives back the same records, and redo the later ones."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from facilitator.errors import CannotUndo, FacilitatorError
from facilitator.sessions import capture, cycle, flow, reading
from facilitator.sessions.journal import Actor
from facilitator.sessions.records import (
    AgendaItem,
    Ambassador,
    Attachment,
    Commitment,
    Flow,
    Interval,
    KeyPoint,
    Question,
    RoomQuestion,
    Screen,
    Session,
    Slide,
    Stakeholder,
    Statement,
    Theme,
)
from facilitator.sessions.records import Phase as ItemPhase
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from tests.conftest import PARIS_IN_WINTER, Clock

from .helpers import Everything, everything, heard
from .random_gestures import RUN, WRITTEN, Desk, Gesture, redo, restart, sequences, undo
from .random_preparing import PEOPLE, RHYTHM, STEERING

LONG = settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shortening a sequence of gestures takes minutes
)


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a prepared session and a few contributions, closed."""
    path = tmp_path_factory.mktemp("opening") / "cycle.atelier"
    store = Store.create(path, clock=_nine_o_clock())
    cycle.start_cycle(store, "Cycle", actor=Actor.COMMAND_LINE)
    session = cycle.new_session(store, template("demi-journee"), actor=Actor.COMMAND_LINE)
    for place, question in enumerate(reading.outline(store, session.id).questions):
        drafts = [capture.Draft(f"contribution {place}.{number}") for number in range(3)]
        capture.contribute_all(store, session.id, drafts, question, actor=Actor.COMMAND_LINE)
    store.close()
    return path


def _nine_o_clock() -> Clock:
    return Clock(datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER))


@given(sequence=sequences(*WRITTEN, *[undo, redo] * 3, restart))
@LONG
def test_any_sequence_of_gestures_is_undone_to_the_opening_and_redone(
    opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]]
) -> None:
    _undone_and_redone(opening, sequence)


@given(sequence=sequences(*RHYTHM, *PEOPLE, *[undo, redo] * 3, restart))
@LONG
def test_undo_gives_back_the_same_agenda_and_the_same_people(
    opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]]
) -> None:
    _undone_and_redone(opening, sequence)


def _undone_and_redone(opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]]) -> None:
    """Play the sequence, undo it to the opening, redo what stood."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(shutil.copy(opening, folder)), _nine_o_clock())
        done: list[Everything] = [everything(desk.store)]  # the state after each gesture that stands
        undone: list[Everything] = []
        for gesture, a, b, text in sequence:
            announced = heard(desk.store)
            _play(desk, gesture, a, b, text)
            assert _without_holes(desk.store)
            assert _phases_add_up(desk.store)
            _follow(gesture, everything(desk.store), bool(announced), done, undone)

        standing = list(done)
        while desk.store.undo():
            undone.append(done.pop())
            assert everything(desk.store) == done[-1]
        assert len(done) == 1
        while desk.store.redo():
            done.append(undone.pop())
            assert everything(desk.store) == done[-1]
        assert done[: len(standing)] == standing
        assert undone == []
        assert desk.store.problems() == []
        desk.store.close()


def _play(desk: Desk, gesture: Gesture, a: int, b: int, text: str) -> None:
    """Make the gesture; one that is refused changes nothing and is not announced."""
    before, announced = everything(desk.store), heard(desk.store)
    try:
        gesture(desk, a, b, text)
    except FacilitatorError:
        assert everything(desk.store) == before
        assert announced == []


def _without_holes(store: Store) -> bool:
    """Whether items, themes, questions, what is kept of a speech and slides stand at 0, 1, 2… in what holds them."""
    rows: list[
        Sequence[
            AgendaItem
            | Ambassador
            | Attachment
            | Commitment
            | KeyPoint
            | Question
            | RoomQuestion
            | Slide
            | Stakeholder
            | Statement
            | Theme
        ]
    ] = []
    rows += [store.all(AgendaItem, session_id=session.id) for session in store.all(Session)]
    rows += [store.all(Theme, session_id=session.id) for session in store.all(Session)]
    rows += [store.all(Question, theme_id=theme.id) for theme in store.all(Theme)]
    for kind in (KeyPoint, RoomQuestion, Attachment):
        rows += [store.all(kind, item_id=item.id) for item in store.all(AgendaItem)]
    rows += [store.all(Slide, session_id=session.id) for session in store.all(Session)]
    rows += [store.all(Stakeholder, session_id=session.id) for session in store.all(Session)]
    rows += [store.all(Commitment, session_id=session.id) for session in store.all(Session)]
    rows += [store.all(Ambassador, session_id=session.id) for session in store.all(Session)]
    rows += [store.all(Statement, question_id=question.id) for question in store.all(Question)]
    return all([one.position for one in row] == list(range(len(row))) for row in rows)


def _phases_add_up(store: Store) -> bool:
    """Whether items that are cut in phases last as long as these, and a day begins with an item of its own."""
    items = store.all(AgendaItem)
    cut = [(item, store.all(ItemPhase, item_id=item.id)) for item in items]
    return all(
        not phases or (sum(phase.minutes for phase in phases) == item.minutes and _in_order(phases))
        for item, phases in cut
    ) and not any(item.parallel and item.position == 0 for item in items)


def _in_order(rows: Sequence[ItemPhase]) -> bool:
    return [one.position for one in rows] == list(range(len(rows)))


def _follow(gesture: Gesture, now: Everything, changed: bool, done: list[Everything], undone: list[Everything]) -> None:
    """Hold the records after a gesture against what they should be."""
    if gesture is undo and len(done) > 1:
        undone.append(done.pop())
    elif gesture is redo and undone:
        done.append(undone.pop())
    elif changed:
        done.append(now)
        undone.clear()
    assert now == done[-1]


@given(sequence=sequences(*WRITTEN, *RHYTHM, *STEERING * 8, *RUN * 2, *[undo, redo] * 3, restart))
@LONG
def test_undo_never_moves_the_day_nor_breaks_the_file(
    opening: Path, sequence: Sequence[tuple[Gesture, int, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(shutil.copy(opening, folder)), _nine_o_clock())
        flow.start_day(desk.store, desk.session(0).id)
        for gesture, a, b, text in sequence:
            day = _where_the_day_stands(desk.store)
            _play(desk, gesture, a, b, text)
            assert _phases_add_up(desk.store)
            if gesture in (*WRITTEN, *RHYTHM, undo, redo, restart):
                assert _where_the_day_stands(desk.store) == day

        day = _where_the_day_stands(desk.store)
        for back in (desk.store.undo, desk.store.redo):
            _all_the_way(back, desk.store)
            assert _where_the_day_stands(desk.store) == day
            assert desk.store.problems() == []
        desk.restart()
        assert _where_the_day_stands(desk.store) == day
        desk.store.close()


def _all_the_way(back: Callable[[], str | None], store: Store) -> None:
    """Undo or redo to the end, passing over what has changed since."""
    operations = store._db.execute("select count(*) from operation").fetchone()[0]
    for _step in range(operations + 1):
        before = everything(store)
        try:
            if back() is None:
                return
        except CannotUndo:
            assert everything(store) == before
    raise AssertionError("there is no end to it")


def _where_the_day_stands(store: Store) -> list[object]:
    """The clock, the current items, the screens and the states: what only the day itself moves."""
    states = [(s.id, s.state, s.started_at, s.closed_at) for s in store.all(Session) if s.started_at]
    return [store.all(Flow), store.all(Interval), store.all(Screen), states, store.now()]
