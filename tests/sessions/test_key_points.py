"""What a speaker says is kept in short or word for word, in order, and shown to the room when that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitator.errors import BadText, CannotUndo, FacilitatorError, NotFound
from facilitator.sessions import agenda, cycle, flow, key_points, screen
from facilitator.sessions.journal import Actor
from facilitator.sessions.records import AgendaItem, Agreement, ItemKind, KeyPoint, Session, Speaker
from facilitator.sessions.scene.choices import scene_of
from facilitator.sessions.scene.scenes import SpeakerScene
from facilitator.sessions.store import Store

from .helpers import back_and_forth, everything, heard, seen


@pytest.fixture
def speech(store: Store, day: Session) -> AgendaItem:
    """The expert input under way."""
    item = next(item for item in seen(store, day).items if item.kind is ItemKind.EXPERT_INPUT)
    flow.go_to(store, day.id, item)
    return item


def told(store: Store, item: AgendaItem) -> list[str]:
    found = key_points.points_of(store, item.id)
    assert [point.position for point in found] == list(range(len(found)))
    return [point.text for point in found]


def in_the_room(store: Store, item: AgendaItem) -> list[tuple[str, bool]]:
    scene = scene_of(store, item.session_id)
    assert isinstance(scene, SpeakerScene)
    return [(said.text, said.quote) for said in scene.said]


@pytest.mark.parametrize(
    ("typed", "text", "quote"),
    [
        ("Trois communes ont commencé", "Trois communes ont commencé", False),
        ("«\u202fOn écrit à ceux qui vont décider\u202f»", "On écrit à ceux qui vont décider", True),
        ("« sans la fin", "sans la fin", True),
        ('"en deux touches"', "en deux touches", True),
        ("“in English”", "in English", True),
        ("„wie hier“", "wie hier", True),
        ("« dire « non » suffit »", "dire « non » suffit", True),
        ("« Non » est une réponse", "« Non » est une réponse", False),
        ("« Oui » et « non »", "« Oui » et « non »", False),
        ('"Oui" et "non"', '"Oui" et "non"', False),
        ("  deux\nlignes ", "deux lignes", False),
        ("l’« impulsion »", "l’« impulsion »", False),
        ("«", "", True),
        ("", "", False),
    ],
)
def test_a_quote_is_known_by_its_marks_and_kept_without_them(typed: str, text: str, quote: bool) -> None:
    assert key_points.understood(typed) == (text, quote)


def test_a_quote_is_told_as_it_can_be_typed_again(store: Store, speech: AgendaItem) -> None:
    point = key_points.add(store, speech, "On écrit à ceux qui vont décider", quote=True)
    assert key_points.understood(key_points.told(point)) == (point.text, True)
    plain = key_points.add(store, speech, "Une lettre par mois")
    assert key_points.told(plain) == "Une lettre par mois"


def test_points_are_kept_in_the_order_in_which_they_were_said(store: Store, speech: AgendaItem) -> None:
    first = key_points.add(store, speech, " Une lettre\npar mois ")
    key_points.add(store, speech, "Trois réunions")
    third = key_points.add(store, speech, "Un vice-président par secteur")
    assert told(store, speech) == ["Une lettre par mois", "Trois réunions", "Un vice-président par secteur"]

    key_points.move(store, third, 0)
    assert told(store, speech) == ["Un vice-président par secteur", "Une lettre par mois", "Trois réunions"]
    key_points.remove(store, first)
    assert told(store, speech) == ["Un vice-président par secteur", "Trois réunions"]
    key_points.move(store, third, 99)
    assert told(store, speech) == ["Trois réunions", "Un vice-président par secteur"]


@pytest.mark.parametrize("text", ["", " \n ", "x" * 20_001])
def test_a_point_without_words_or_without_end_is_refused(store: Store, speech: AgendaItem, text: str) -> None:
    kept = key_points.add(store, speech, "Une lettre par mois")
    before, announced = everything(store), heard(store)
    for gesture in (
        lambda: key_points.add(store, speech, text),
        lambda: key_points.edit(store, kept, text, quote=True),
    ):
        with pytest.raises(BadText):
            gesture()
    assert everything(store) == before
    assert announced == []


def test_the_room_sees_what_was_chosen_and_nothing_else(store: Store, speech: AgendaItem) -> None:
    first = key_points.add(store, speech, "Une lettre par mois")
    key_points.add(store, speech, "On écrit à ceux qui vont décider", quote=True, shown=True)
    assert in_the_room(store, speech) == [("On écrit à ceux qui vont décider", True)]

    key_points.show(store, first, shown=True)
    assert in_the_room(store, speech)[0] == ("Une lettre par mois", False)
    key_points.edit(store, first, "Une lettre par trimestre", quote=False)
    assert in_the_room(store, speech)[0] == ("Une lettre par trimestre", False)
    key_points.show(store, first, shown=False)
    assert in_the_room(store, speech) == [("On écrit à ceux qui vont décider", True)]


def test_ctrl_z_takes_back_the_words_and_leaves_the_screen_alone(store: Store, speech: AgendaItem) -> None:
    point = key_points.add(store, speech, "Une lettre par mois")
    key_points.edit(store, point, "Une lettre par an", quote=False)
    key_points.show(store, point, shown=True)

    assert store.undo() == "edit_key_point"
    assert in_the_room(store, speech) == [("Une lettre par mois", False)]


@pytest.mark.parametrize("shown", [True, False])
def test_what_was_added_is_taken_back_whatever_the_screen_did_since(
    store: Store, speech: AgendaItem, shown: bool
) -> None:
    before = everything(store)
    point = key_points.add(store, speech, "Une lettre par mois", shown=not shown)
    key_points.show(store, point, shown=shown)
    present = everything(store)

    assert store.undo() == "add_key_point"
    assert everything(store) == before
    store.redo()
    assert everything(store) == present, "it comes back as it was, on the screen or not"
    assert store.problems() == []


def test_other_changes_since_still_keep_ctrl_z_from_taking_it_back(store: Store, speech: AgendaItem) -> None:
    point = key_points.add(store, speech, "Une lettre par mois")
    with store.operation("edit_key_point", actor=Actor.COMMAND_LINE) as operation:
        operation.put(replace(point, text="Deux lettres"))
    with pytest.raises(CannotUndo):
        store.undo()
    assert told(store, speech) == ["Deux lettres"]


def test_a_quote_waits_for_the_agreement_of_who_said_it(store: Store, speech: AgendaItem) -> None:
    point = key_points.add(store, speech, "On écrit à ceux qui vont décider", quote=True)
    assert point.agreement is Agreement.PROPOSED
    for agreement in (Agreement.APPROVED, Agreement.WITHHELD, Agreement.PROPOSED):
        before = everything(store)
        key_points.agree(store, point, agreement)
        assert store.the(KeyPoint, point.id).agreement is agreement
        back_and_forth(store, before)


def test_other_words_are_to_be_agreed_to_again(store: Store, speech: AgendaItem) -> None:
    point = key_points.add(store, speech, "On écrit à ceux qui vont décider", quote=True)
    key_points.agree(store, point, Agreement.APPROVED)
    key_points.edit(store, point, " On écrit à ceux qui vont décider ", quote=True)
    assert store.the(KeyPoint, point.id).agreement is Agreement.APPROVED, "these are the same words"
    key_points.edit(store, point, "On écrit à tous", quote=True)
    assert store.the(KeyPoint, point.id).agreement is Agreement.PROPOSED
    store.undo()
    assert store.the(KeyPoint, point.id).agreement is Agreement.APPROVED
    key_points.agree(store, point, Agreement.WITHHELD)
    key_points.edit(store, point, "On écrit à tous", quote=False)
    assert store.the(KeyPoint, point.id).agreement is Agreement.WITHHELD, "no other words make it theirs to print"


def test_the_room_never_sees_what_was_withheld(store: Store, speech: AgendaItem) -> None:
    point = key_points.add(store, speech, "Une parole reprise", quote=True, shown=True)
    key_points.agree(store, point, Agreement.WITHHELD)
    assert in_the_room(store, speech) == []
    with pytest.raises(FacilitatorError, match="withheld"):
        key_points.show(store, point, shown=True)
    key_points.agree(store, point, Agreement.PROPOSED)
    assert in_the_room(store, speech) == [], "nobody asked to show it again"
    key_points.show(store, point, shown=True)
    store.undo()  # withheld again, though it was shown since
    assert in_the_room(store, speech) == []
    assert store.problems() == []


def test_it_is_told_whose_words_they_are(store: Store, speech: AgendaItem) -> None:
    first, second = (Speaker(item_id=speech.id, position=place, name=name) for place, name in enumerate("AB"))
    agenda.set_speakers(store, speech, [first, second])
    point = key_points.add(store, speech, "On écrit à ceux qui vont décider", quote=True, speaker_id=second.id)
    assert point.speaker_id == second.id
    before = everything(store)
    key_points.credit(store, point, first.id)
    assert store.the(KeyPoint, point.id).speaker_id == first.id
    back_and_forth(store, before)
    agenda.set_speakers(store, speech, [second])
    assert store.the(KeyPoint, point.id).speaker_id is None


def test_each_gesture_is_undone_and_redone(store: Store, speech: AgendaItem) -> None:
    states = [everything(store)]
    first = key_points.add(store, speech, "Un", shown=True)
    states.append(everything(store))
    second = key_points.add(store, speech, "Deux")
    states.append(everything(store))
    key_points.edit(store, second, "Le deuxième", quote=True)
    states.append(everything(store))
    key_points.move(store, second, 0)
    states.append(everything(store))
    key_points.remove(store, first)
    names = ["remove_key_point", "move_key_point", "edit_key_point", "add_key_point", "add_key_point"]
    for name, state in zip(names, reversed(states), strict=True):
        assert store.undo() == name
        assert everything(store) == state
    while store.redo():
        pass
    assert told(store, speech) == ["Le deuxième"]
    assert store.problems() == []


def test_what_was_removed_meanwhile_is_told(store: Store, speech: AgendaItem) -> None:
    point = key_points.add(store, speech, "Une lettre par mois")
    key_points.remove(store, point)
    before = everything(store)
    gestures: tuple[Callable[[], object], ...] = (
        lambda: key_points.edit(store, point, "Autre chose", quote=False),
        lambda: key_points.move(store, point, 0),
        lambda: key_points.agree(store, point, Agreement.APPROVED),
        lambda: key_points.credit(store, point, None),
        lambda: key_points.show(store, point, shown=True),
        lambda: key_points.remove(store, point),
    )
    for gesture in gestures:
        with pytest.raises(NotFound):
            gesture()
    assert everything(store) == before


def test_an_item_goes_with_its_points_and_comes_back_with_them(store: Store, session: Session) -> None:
    item, other = seen(store, session).items[1:3]
    key_points.add(store, item, "Une lettre par mois")
    key_points.add(store, other, "Ailleurs")
    before = everything(store)

    agenda.remove_item(store, item)
    assert [point.text for point in store.all(KeyPoint)] == ["Ailleurs"]
    assert store.problems() == []
    store.undo()
    assert everything(store) == before


def test_copies_of_an_item_or_of_a_session_begin_without_points(store: Store, session: Session) -> None:
    item = seen(store, session).items[1]
    key_points.add(store, item, "Une lettre par mois")
    agenda.duplicate_item(store, item)
    cycle.duplicate_session(store, session.id)
    assert [point.item_id for point in store.all(KeyPoint)] == [item.id]


def test_a_point_that_is_erased_leaves_the_frozen_scene_too(store: Store, speech: AgendaItem) -> None:
    point = key_points.add(store, speech, "Une parole reprise", quote=True, shown=True)
    key_points.add(store, speech, "Une lettre par mois", shown=True)
    screen.toggle_freeze(store, speech.session_id)
    key_points.remove(store, point)
    assert len(in_the_room(store, speech)) == 2, "the room keeps what it was seeing"

    store.forget([point.id])

    assert in_the_room(store, speech) == [("Une lettre par mois", False)]
    assert store.problems() == []
    store.close()
    assert b"Une parole reprise" not in store.path.read_bytes()


def test_the_speech_lasts_what_the_questions_leave(store: Store, speech: AgendaItem) -> None:
    speech = store.the(AgendaItem, speech.id)
    assert (speech.minutes, speech.question_minutes) == (45, 15)
    scene = scene_of(store, speech.session_id)
    assert isinstance(scene, SpeakerScene)
    assert scene.countdown is not None
    assert scene.countdown.total_seconds == 30 * 60
    agenda.edit_item(store, replace(speech, question_minutes=20))
    scene = scene_of(store, speech.session_id)
    assert isinstance(scene, SpeakerScene)
    assert scene.countdown is not None
    assert scene.countdown.total_seconds == 25 * 60


@pytest.mark.parametrize("minutes", [-1, 46, 9999])
def test_questions_longer_than_their_item_are_refused(store: Store, speech: AgendaItem, minutes: int) -> None:
    speech = store.the(AgendaItem, speech.id)
    with pytest.raises(FacilitatorError, match="0 to 45 minutes"):
        agenda.edit_item(store, replace(speech, question_minutes=minutes))
    assert store.the(AgendaItem, speech.id) == speech


def test_a_shorter_item_has_fewer_minutes_of_questions(store: Store, speech: AgendaItem) -> None:
    speech = store.the(AgendaItem, speech.id)
    agenda.edit_item(store, replace(speech, minutes=10))
    assert store.the(AgendaItem, speech.id).question_minutes == 10
    store.undo()
    assert store.the(AgendaItem, speech.id) == speech
