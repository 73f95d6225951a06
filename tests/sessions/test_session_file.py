"""What is not the data of a session, or no longer, is refused in one sentence, and nothing of it is imported."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import BadText, FacilitatorError
from facilitator.reports.data import as_json
from facilitator.reports.gathering import document_of
from facilitator.sessions import attachments, capture, clustering, flow, reading
from facilitator.sessions.importing import session_file
from facilitator.sessions.importing.session_file import UnreadableSession, read, read_bytes
from facilitator.sessions.importing.session_rows import import_session
from facilitator.sessions.records import Attachment, Contribution, Question, Session, SessionState
from facilitator.sessions.store import Store
from facilitator.sessions.text import LONGEST

from .helpers import everything

Data = dict[str, Any]


@pytest.fixture
def told(store: Store, session: Session) -> Data:
    """A small session as its data tell it."""
    question = reading.outline(store, session.id).questions[0]
    said = [
        capture.contribute(store, session.id, capture.Draft(text), question)
        for text in ("Un car", "Un banc", "Un abri")
    ]
    clustering.group(store, question, "Le car", said[:2])
    attachments.attach_content(store, reading.outline(store, session.id).items[0], "Carte.pdf", b"%PDF")
    found: Data = json.loads(as_json(document_of(store, session.id, media=True)))
    return found


def _bytes(told: Data) -> bytes:
    return json.dumps(told).encode()


def _refusal(content: bytes) -> str:
    with pytest.raises(UnreadableSession) as refused:
        read_bytes("jour.json", content)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"PK\x03\x04",
        b"null",
        b"[]",
        b'{"format": "autre", "version": 1}',
        b'{"version": 1}',
        b"[" * 100_000,
        b'{"format": ' + b"9" * 10_000 + b"}",
        b'{"format": "facilitator-session", "version": 1',
        "é".encode("latin-1"),
    ],
)
def test_what_is_not_a_session_is_told_so(content: bytes) -> None:
    assert "does not hold the data of a session" in _refusal(content)


def test_one_of_a_later_version_is_told_so(told: Data) -> None:
    assert "a later version" in _refusal(_bytes({**told, "version": 2}))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda told: told.update(version="1"), "version"),
        (lambda told: told.update(session=None), "session"),
        (lambda told: told.update(cycle=[]), "cycle"),
        (lambda told: told.update(items={}), "items"),
        (lambda told: told.update(media=[]), "media"),
        (lambda told: told["items"].append("rien"), "items-13"),
        (lambda told: told["items"][1].update(id="items-1"), "items-2"),
        (lambda told: told["items"][1].pop("kind"), "items-2"),
        (lambda told: told["items"][1].update(kind="fête"), "items-2, kind"),
        (lambda told: told["items"][1].update(kind=[]), "items-2, kind"),
        (lambda told: told["items"][1].update(minutes=-1), "items-2, minutes"),
        (lambda told: told["items"][1].update(minutes=True), "items-2, minutes"),
        (lambda told: told["items"][1].update(minutes=1.5), "items-2, minutes"),
        (lambda told: told["items"][1].update(minutes=10**30), "items-2, minutes"),
        (lambda told: told["items"][1].update(position=10**30), "items-2, position"),
        (lambda told: told["items"][1].update(dropped=1), "items-2, dropped"),
        (lambda told: told["items"][1].update(title=None), "items-2, title"),
        (lambda told: told["session"].update(table_count=10**6), "session, table_count"),
        (lambda told: told["session"].update(day="12/03/2026"), "session, day"),
        (lambda told: told["session"].update(day="9999-12-31"), "session, day"),
        (lambda told: told["session"].update(state="live"), "session, state"),
        (lambda told: told["session"].update(cycle_id="items-1"), "session, cycle_id"),
        (lambda told: told["contributions"][0].update(said_at="2026-03-12T09:00:00"), "contributions-1, said_at"),
        (lambda told: told["contributions"][0].update(said_at="hier"), "contributions-1, said_at"),
        (lambda told: told["contributions"][0].update(cluster_id="clusters-9"), "contributions-1, cluster_id"),
        (lambda told: told["contributions"][0].update(cluster_id="items-1"), "contributions-1, cluster_id"),
        (lambda told: told["contributions"][0].update(session_id=None), "contributions-1, session_id"),
        (lambda told: told["contributions"][0].update(participant_id=[]), "contributions-1, participant_id"),
        (lambda told: told["attachments"][0].update(size=5), "attachments-1, size"),
        (lambda told: told["attachments"][0].update(media="../../etc/passwd"), "attachments-1, media"),
        (lambda told: told["media"].clear(), "attachments-1, media"),
        (lambda told: told["media"].update(autre="pas du base64"), "media"),
        (lambda told: told["media"].update(autre=7), "media"),
        (lambda told: told.update(votes=[_vote(1, 1)]), "votes-1"),
    ],
)
def test_what_is_damaged_is_named(told: Data, change: Callable[[Data], None], where: str) -> None:
    change(told)

    assert f"damaged: {where} is not " in _refusal(_bytes(told))


def _vote(number: int, follows: int) -> Data:
    return {
        "id": f"votes-{number}",
        "session_id": "session",
        "position": number,
        "title": "Tour",
        "follows_id": f"votes-{follows}",
    }


def test_a_text_longer_than_any_is_refused(told: Data) -> None:
    told["contributions"][0]["text"] = "a" * (LONGEST + 1)

    with pytest.raises(BadText):
        read_bytes("jour.json", _bytes(told))


def test_a_file_that_cannot_be_read_or_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Data
) -> None:
    path = tmp_path / "jour.json"
    with pytest.raises(UnreadableSession, match=r"jour\.json"):
        read(path)
    with pytest.raises(UnreadableSession):
        read(tmp_path)
    path.write_bytes(_bytes(told))
    assert read(path).session.title
    monkeypatch.setattr(session_file, "LARGEST", path.stat().st_size - 1)
    with pytest.raises(UnreadableSession, match="too large"):
        read(path)


# What is believed of it


def test_texts_are_cleaned_at_the_door(told: Data, store: Store) -> None:
    told["contributions"][0]["text"] = " \ud800Un \x00car\r\n\u202eici "
    told["attachments"][0]["name"] = "../../autre\\Carte.pdf"
    made = import_session(store, read_bytes("jour.json", _bytes(told)))

    assert "Un car\n\u202eici" in [one.text for one in store.all(Contribution, session_id=made.id)]
    (document,) = store.all(Attachment, item_id=reading.outline(store, made.id).items[0].id)
    assert Path(document.name).name == document.name
    assert "/" not in document.name
    assert "\\" not in document.name


def test_who_said_something_is_stored_as_far_as_its_question_allows(told: Data, store: Store) -> None:
    told["participants"] = [{"id": "participants-1", "session_id": "session", "name": "Mme Roux"}]
    for said in told["contributions"]:
        said.update(participant_id="participants-1", table_number=4, college="dgs")
    told["plus_ones"] = [{**_one("contributions-1"), "participant_id": "participants-1", "table_number": 4}]
    for anonymity, stored in (("named", True), ("college", False), ("public", False)):
        told["questions"][0]["anonymity"] = anonymity
        made = import_session(store, read_bytes("jour.json", _bytes(told)))
        question = store.all(Question, session_id=made.id)[0]
        answers = store.all(Contribution, question_id=question.id)
        assert {one.participant_id is not None for one in answers} == {stored}
        assert {one.table_number for one in answers} == {None if anonymity == "public" else 4}


def _one(said: str) -> Data:
    return {
        "id": "plus_ones-1",
        "session_id": "session",
        "contribution_id": said,
        "said_at": "2026-03-12T09:00:00+01:00",
    }


def test_fields_that_are_missing_are_as_usual_and_those_not_known_are_left(told: Data, store: Store) -> None:
    for item in told["items"]:
        del item["extension"]
        item["weather"] = "beau"
    told["dances"] = [{"id": "dances-1"}]
    del told["tags"], told["speaking_time"]

    made = import_session(store, read_bytes("jour.json", _bytes(told)))
    assert {item.extension for item in reading.outline(store, made.id).items} == {0}


def test_a_day_under_way_is_not_imported_beside_another(store: Store, session: Session, told: Data) -> None:
    flow.start_day(store, session.id)
    running = read_bytes("jour.json", as_json(document_of(store, session.id, media=True)))
    before = everything(store)

    with pytest.raises(FacilitatorError, match="under way"):
        import_session(store, running)
    assert everything(store) == before
    flow.close_day(store, session.id)
    made = import_session(store, running)
    assert made.state is SessionState.LIVE
    flow.next_item(store, made.id)
    assert store.problems() == []


_ANYTHING: st.SearchStrategy[object] = st.sampled_from(
    [None, True, 0, -1, 10**40, 1.5, "", "items-1", [], {}, "\ud800"]
)


@given(data=st.data())
@settings(max_examples=30)
def test_whatever_is_damaged_is_refused_or_read_never_worse(small: Data, data: st.DataObject) -> None:
    told = json.loads(json.dumps(small))
    for _change in range(data.draw(st.integers(1, 3))):
        place = told
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            key = data.draw(st.sampled_from(keys))
            if isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
                place = place[key]
                continue
            if data.draw(st.booleans()):
                del place[key]
            else:
                place[key] = data.draw(_ANYTHING)
            break
    try:
        found = read_bytes("jour.json", _bytes(told))
    except FacilitatorError:
        return
    with TemporaryDirectory() as folder, closing(Store.create(Path(folder) / "autre.atelier")) as other:
        made = import_session(other, found)
        assert other.problems() == []
        assert as_json(document_of(other, made.id))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """A session as its data tell it, made once."""
    from facilitator.sessions import cycle
    from facilitator.sessions.templates import template

    store = Store.create(tmp_path_factory.mktemp("small") / "cycle.atelier")
    cycle.start_cycle(store, "Cycle")
    session = cycle.new_session(store, template("demi-journee"))
    for question in reading.outline(store, session.id).questions:
        said = capture.contribute_all(store, session.id, [capture.Draft("a"), capture.Draft("b")], question)
        clustering.group(store, question, "ab", said)
    attachments.attach_content(store, reading.outline(store, session.id).items[0], "Carte.pdf", b"%PDF")
    told: Data = json.loads(as_json(document_of(store, session.id, media=True)))
    store.close()
    return told
