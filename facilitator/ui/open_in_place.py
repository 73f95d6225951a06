"""Showing a record where it is at home: a contribution on its wall, an item in its day, the rest in Prepare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ..sessions.record import Record
from ..sessions.records import (
    AgendaItem,
    Cluster,
    Commitment,
    Contribution,
    Participant,
    PlusOne,
    Question,
    RoomQuestion,
    Session,
    SessionState,
    Speaker,
    Statement,
    Theme,
)
from ..sessions.store import Store
from .prepare.prepare_page import PreparePage
from .run.run_page import RunPage

if TYPE_CHECKING:
    from .synthesis.synthesis_page import SynthesisPage


class Places(Protocol):
    """What is needed of an open workshop."""

    @property
    def store(self) -> Store: ...
    @property
    def run(self) -> RunPage: ...
    @property
    def prepare(self) -> PreparePage: ...
    @property
    def synthesis(self) -> SynthesisPage: ...
    def open_session(self, session_id: str, place: str) -> None: ...


def open_in_place(places: Places, record: Record) -> None:
    """Go where *record* is shown. What the room sees does not move; a record that is gone by now shows nothing."""
    store = places.store
    present = store.get(type(record), record.id)
    match present:
        case Contribution():
            places.open_session(present.session_id, "run")
            places.run.look_at_contribution(present)
        case PlusOne():
            open_in_place(places, store.the(Contribution, present.contribution_id))
        case Question():
            places.open_session(present.session_id, "run")
            places.run.look_at_question(present)
        case RoomQuestion():
            places.open_session(present.session_id, "run")
            places.run.look_at_room_question(present)
        case Cluster():
            question = store.the(Question, present.question_id)
            places.open_session(question.session_id, "run")
            places.run.look_at_cluster(present, question)
        case Commitment():
            _open_commitment(places, present)
        case Statement():
            places.open_session(present.session_id, "synthesis")
            places.synthesis.look_at(present)
        case AgendaItem():
            _open_item(places, present)
        case Speaker():
            _open_item(places, store.the(AgendaItem, present.item_id))
        case Theme() | Participant():
            places.open_session(present.session_id, "prepare")
        case Session():
            places.open_session(present.id, "prepare")
        case _:
            return


def _open_commitment(places: Places, commitment: Commitment) -> None:
    """In its panel, the keyboard on it."""
    from .run.commitments.commitments_panel import CommitmentsPanel

    places.open_session(commitment.session_id, "run")
    places.run.open_panel("commitments")
    panel = places.run.panels.panel("commitments")
    if isinstance(panel, CommitmentsPanel):
        panel.list.enter(commitment.id)


def _open_item(places: Places, item: AgendaItem) -> None:
    """In Run once the day has begun, where it is looked at; in Prepare before."""
    if places.store.the(Session, item.session_id).state is SessionState.PREPARATION:
        places.open_session(item.session_id, "prepare")
        places.prepare.select(item.id)
    else:
        places.open_session(item.session_id, "run")
        places.run.look_at(item.id)
