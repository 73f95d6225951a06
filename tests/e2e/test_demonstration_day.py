"""The demonstration day, played without a display: it ends well, and the day it held is the one of its script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from facilitator import paths, tour
from facilitator.reports.document import Document, Entry
from facilitator.reports.gathering import document_of
from facilitator.sessions import demo, reading
from facilitator.sessions.capture import understand
from facilitator.sessions.records import (
    College,
    Contribution,
    ContributionKind,
    Participant,
    QueueState,
    Session,
    SessionState,
    Statement,
    Validation,
    VoteState,
)
from facilitator.sessions.store import Store
from facilitator.sessions.text import folded
from facilitator.sessions.timing import SlotState
from facilitator.sessions.vocabulary import Vocabulary, vocabulary
from facilitator.ui.widgets.scene.view import DEFAULT_CANVAS

from .conftest import Demonstration

SCRIPT: dict[str, Any] = yaml.safe_load(paths.resource("demo", "played-day.yaml").read_text(encoding="utf-8"))
TABLES = 6


def test_it_ends_well_and_says_nothing_but_the_files(demonstration: Demonstration) -> None:
    assert demonstration.err == ""
    assert demonstration.code == 0
    assert [path.name for path in demonstration.folder.iterdir()] == ["exports"]


def test_it_tells_each_file_that_it_wrote_and_no_other(demonstration: Demonstration) -> None:
    told = demonstration.out.splitlines()
    written = [path for path in demonstration.exports.rglob("*") if path.is_file()]

    assert sorted(told) == sorted(str(path.relative_to(demonstration.folder)) for path in written)
    assert len(told) == len(set(told))
    assert all(path.stat().st_size > 1_000 for path in written)
    assert {path.suffix for path in written} == {".pdf", ".docx", ".md", ".xlsx", ".csv", ".json", ".png"}


def test_its_pictures_have_the_size_of_the_console_and_of_the_projector(demonstration: Demonstration) -> None:
    sizes = {
        path.name: QImage(str(path)).size() for path in sorted(demonstration.exports.glob("*.png"))
    }  # fmt: skip

    assert {size for name, size in sizes.items() if name.startswith("console-")} == {tour.CONSOLE}
    assert {size for name, size in sizes.items() if name.startswith("projection-")} == {DEFAULT_CANVAS}
    assert all(name.startswith(("console-", "projection-")) for name in sizes)


@dataclass(frozen=True)
class Played:
    """The day played in this process, where a stray warning or message of Qt fails the test."""

    store: Store
    session: Session
    document: Document
    exports: Path


@pytest.fixture
def played(qtbot: QtBot, tmp_path: Path) -> Iterator[Played]:
    file, exports = tmp_path / demo.FILE_NAME, tmp_path / "exports"
    assert list(tour.play(exports, file))
    with closing(Store.open(file)) as store:
        session = reading.sessions(store)[SCRIPT["session"] - 1]
        yield Played(store, session, document_of(store, session.id), exports)


def test_the_day_it_held_is_the_one_of_its_script(played: Played, demonstration: Demonstration) -> None:
    assert played.session.state is SessionState.CLOSED
    assert [kept.item.notes for kept in played.document.entries] == [told.get("notes", "") for told in SCRIPT["items"]]
    _held_as_told(played)
    _came_through_the_door(played)
    _said_as_typed(played)
    _asked_and_heard(played)
    _won_back(played)
    _decided_as_told(played)
    assert played.store.problems() == []
    _the_same_bytes(played.exports, demonstration.exports)


def _held_as_told(played: Played) -> None:
    """One item after the other, each as long as planned and as late as the script says."""
    assert played.session.day is not None
    at = demo.instant(played.session.day, SCRIPT["starts"])
    assert played.session.started_at == at
    entries = played.document.entries
    assert [told["item"] for told in SCRIPT["items"]] == [place + 1 for place in range(len(entries))]
    for told, entry in zip(SCRIPT["items"], entries, strict=True):
        length = timedelta(minutes=entry.item.minutes + entry.item.extension + told["late"])
        assert entry.state is SlotState.HELD
        assert [(held.start, held.end) for held in entry.stretches] == [(at, at + length)]
        at += length
    assert played.session.closed_at == at


def _came_through_the_door(played: Played) -> None:
    """Each by what was typed, one a minute before the start; the last one was not on the list."""
    door: dict[str, Any] = SCRIPT["door"]
    at = demo.instant(played.session.day or date.max, SCRIPT["starts"]) - timedelta(minutes=door["before"])
    people = played.store.all(Participant, session_id=played.session.id)
    came = sorted((one for one in people if one.arrived_at), key=lambda one: one.arrived_at or at)
    assert [one.arrived_at for one in came] == [at + timedelta(minutes=n) for n in range(1, len(door["came"]) + 1)]
    assert all(typed in folded(one.name) for typed, one in zip(map(folded, door["came"]), came, strict=True))
    assert [one.walk_in for one in came] == [False] * (len(came) - 1) + [True]
    assert came[-1].college is list(College)[int(door["college"]) - 1]


def _asked_and_heard(played: Played) -> None:
    """The questions typed in the bar, those that were put answered and kept; every turn as long as it was told."""
    turns = list(played.document.turns)
    for told, entry in zip(SCRIPT["items"], played.document.entries, strict=True):
        queue = [(one.text, one.state, one.kept) for one in entry.room_questions]
        answered = told.get("answered", 0)
        texts = [_typed(f"question: {line}", Vocabulary.of_tables(TABLES))["text"] for line in told.get("asked", ())]
        waiting = [(QueueState.NOW, False), *[(QueueState.WAITING, False)] * len(texts)] if texts else []
        states = [*[(QueueState.ANSWERED, True)] * answered, *waiting][: len(texts)]
        assert queue == [(text, *state) for text, state in zip(texts, states, strict=True)]
        spoken = [turn for turn in turns if turn.item_id == entry.item.id]
        lengths = [turn.ended_at - turn.started_at for turn in spoken if turn.ended_at]
        minutes = [told["speech"]] if "speech" in told else [minutes for _digit, minutes in told.get("floor", ())]
        assert lengths == [timedelta(minutes=one) for one in minutes]
        if "speech" in told:
            assert spoken[0].participant_id == entry.speakers[0].participant_id
        else:
            colleges = [list(College)[digit - 1] for digit, _minutes in told.get("floor", ())]
            assert [turn.college for turn in spoken] == colleges


def _won_back(played: Played) -> None:
    """The way back that was chosen shortened the items that come after by what it announced."""
    (chosen,) = played.document.recoveries
    (place,) = [place for place, told in enumerate(SCRIPT["items"]) if "way" in told]
    assert chosen.item_id == played.document.entries[place].item.id
    assert -sum(entry.item.extension for entry in played.document.entries[place + 1 :]) == chosen.gain > 0


def _said_as_typed(played: Played) -> None:
    """Every line that was typed, with all that was understood of it, at the time of its item; nothing else."""
    parked, known = list(played.document.parking), vocabulary(played.store, played.session)
    for told, entry in zip(SCRIPT["items"], played.document.entries, strict=True):
        answers = told.get("questions", [])
        for place, lines in enumerate(answers):
            here = sorted(entry.answers[place].contributions if entry.answers else (), key=lambda said: said.id)
            typed = [_typed(line, known) for line in lines]
            assert [_said(said) for said in here] == [row for row in typed if not row["parked"]]
            now = [said for said in parked if _in_time(entry, said)]
            assert [_said(said) for said in now] == [row for row in typed if row["parked"]]
            parked = [said for said in parked if said not in now]
            assert all(_in_time(entry, said) for said in here)
            asked_last = place == len(answers) - 1
            told_groups = told["clusters"][place] if "clusters" in told else {}
            told_groups |= told.get("grouped_later", {}) if asked_last else {}
            ranks = {said.id: rank for rank, said in enumerate(here, start=1)}
            groups = entry.answers[place].groups if entry.answers else ()
            assert {g.cluster.title: [ranks[s.id] for s in g.contributions] for g in groups} == told_groups
    assert parked == []
    total = sum(len(lines) for told in SCRIPT["items"] for lines in told.get("questions", []))
    assert played.store.count(Contribution, session_id=played.session.id) == total > 20


def _typed(line: str, known: Vocabulary) -> dict[str, Any]:
    kind, text = line.split(": ", 1)
    draft = understand(text, ContributionKind(kind), vocabulary=known)
    assert not {"@t", "#"} & {word[:2] for word in draft.text.split()}, "a token was not understood"
    return {
        "kind": draft.kind,
        "text": draft.text,
        "table": draft.table_number,
        "college": draft.college,
        "lever": draft.lever,
        "parked": text.startswith("!"),
        "author": draft.participant_id,
    }


def _said(said: Contribution) -> dict[str, Any]:
    return {
        "kind": said.kind,
        "text": said.text,
        "table": said.table_number,
        "college": said.college,
        "lever": said.lever,
        "parked": said.question_id is None,
        "author": said.participant_id,
    }


def _decided_as_told(played: Played) -> None:
    """What the script says of votes, promises and the synthesis; the room said something of each sentence."""
    document = played.document
    told = [item.get("decides", {}) for item in SCRIPT["items"]]
    sheets = [item["sheet"] for item in SCRIPT["items"] if "sheet" in item]
    held = [*(vote for one in told for vote in one.get("votes", ())), *sheets]
    rounds = [one for one in held if "again" in one]
    assert len(document.ballots) == len(held) + len(rounds)
    for sheet in sheets:
        first, second = (one for one in document.ballots if one.vote.title == sheet["title"])
        assert {one.option.text: one.votes for one in first.counted} == {
            text: sum(figures) for text, figures in sheet["options"].items()
        }
        assert second.vote.follows_id == first.vote.id
    people = tuple(played.store.all(Participant, session_id=played.session.id))
    assert all(ballot.vote.state is VoteState.CLOSED for ballot in document.ballots)
    assert not any(ballot.excess(people) for ballot in document.ballots)
    assert sum(len(ballot.reservations) for ballot in document.ballots) == 2
    promised = [promise["what"] for one in told for promise in one.get("commitments", ())]
    assert [one.what for one in document.commitments] == promised
    assert all(one.cluster_id for one in document.commitments)
    followed = [one for one in document.earlier_commitments if one.steps]
    assert len(followed) == sum(len(one.get("earlier", ())) for one in told)
    (synthesis,) = [item["synthesis"] for item in SCRIPT["items"] if "synthesis" in item]
    said = Counter(one.validation for one in played.store.all(Statement, session_id=played.session.id))
    amended, contested = len(synthesis["amended"]), len(synthesis["contested"])
    assert (said[Validation.AMENDED], said[Validation.CONTESTED]) == (amended, contested)
    assert said[Validation.VALIDATED] == said.total() - amended - contested > 5


def _in_time(entry: Entry, said: Contribution) -> bool:
    [held] = entry.stretches
    return held.end is not None and held.start <= said.said_at <= held.end and not said.late


def _the_same_bytes(one: Path, other: Path) -> None:
    """What two plays export differs in nothing."""
    for path in [path for path in one.iterdir() if path.suffix != ".png"]:
        assert path.read_bytes() == (other / path.name).read_bytes(), path.name
