"""The session as data: complete, in UTF-8, the same bytes for the same records."""

from __future__ import annotations

import json
from dataclasses import replace

from facilitator.reports.data import as_json
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.sessions import attachments, key_points, queue, reading, slides, themes
from facilitator.sessions.data_lists import FORMAT, VERSION
from facilitator.sessions.record import Record, columns
from facilitator.sessions.records import (
    AgendaItem,
    Agreement,
    Attachment,
    Cluster,
    Contribution,
    Interval,
    KeyPoint,
    Participant,
    PlusOne,
    Question,
    Reading,
    RoomQuestion,
    Session,
    Slide,
    SlipBatch,
    Speaker,
    Tag,
    Theme,
)
from facilitator.sessions.store import Store
from tests.conftest import Clock


def test_it_says_what_it_is(store: Store, held: Session) -> None:
    data = json.loads(as_json(document_of(store, held.id)))

    assert (data["format"], data["version"]) == (FORMAT, VERSION) == ("facilitator-session", 1)
    assert data["cycle"]["title"] == "Réviser notre projet de territoire"
    assert data["session"]["number"] == 1
    assert data["session"]["closed_at"] == "2026-03-12T15:49:00+01:00"


def test_it_holds_every_record_of_the_session(store: Store, held: Session) -> None:
    theme = reading.outline(store, held.id).themes[0]
    themes.add_question(store, theme, "Une question sans place ni réponse")
    data = json.loads(as_json(document_of(store, held.id)))

    for name, kind in (
        ("themes", Theme),
        ("questions", Question),
        ("items", AgendaItem),
        ("intervals", Interval),
        ("speakers", Speaker),
        ("participants", Participant),
        ("clusters", Cluster),
    ):
        assert [row["id"] for row in data[name]] == [f"{name}-{rank + 1}" for rank in range(store.count(kind))], name
    said = [*data["contributions"], *data["parking"]]
    assert sorted(row["text"] for row in said) == sorted(said.text for said in store.all(Contribution))
    assert [row["late"] for row in said].count(True) == 1


def test_the_records_can_be_made_again_from_it(store: Store, held: Session) -> None:
    data = json.loads(as_json(document_of(store, held.id)))

    for name, kind in (("parking", Contribution), ("items", AgendaItem), ("clusters", Cluster), ("themes", Theme)):
        made = [kind.from_row({field: row[field] for field in columns(kind)}) for row in data[name]]
        assert [_without_ids(record) for record in made] == [_without_ids(r) for r in _kept(store, kind, len(made))]


def test_records_are_named_by_their_place_and_refer_to_one_another_by_it(store: Store, held: Session) -> None:
    data = json.loads(as_json(document_of(store, held.id)))
    named = {row["id"]: row for rows in data.values() if isinstance(rows, list) for row in rows}

    grouped = next(row for row in data["contributions"] if row["cluster_id"])
    assert named[grouped["cluster_id"]]["question_id"] == grouped["question_id"]
    for row in named.values():
        for field, value in row.items():
            if field.endswith("_id") and value is not None:
                assert value == "session" or value in named, field


def test_it_holds_weight_tags_and_slips(store: Store, held: Session, weighed: Document) -> None:
    data = json.loads(as_json(weighed))
    said = data["contributions"][0]

    assert (said["tags"], said["slip"]) == ("lettre maires", 2)
    assert {one["contribution_id"] for one in data["plus_ones"]} == {said["id"]}
    assert [(one["text"], one["table_number"], one["college"]) for one in data["plus_ones"]] == [
        ("Deux pages suffisent", 3, "dgs"),
        ("une lettre de deux pages apres chaque conseil", 4, None),
        ("", 6, None),
    ]
    assert [tag["title"] for tag in data["tags"]] == ["lettre", "maires"]
    (batch,) = data["slip_batches"]
    assert (batch["first"], batch["count"], batch["question_id"]) == (1, 3, said["question_id"])
    for name, kind in (("plus_ones", PlusOne), ("tags", Tag), ("slip_batches", SlipBatch)):
        made = [kind.from_row(row) for row in data[name]]
        assert [_without_ids(record) for record in made] == [_without_ids(record) for record in store.all(kind)]


def test_it_holds_what_speakers_said_and_what_was_shown(store: Store, held: Session) -> None:
    item = reading.outline(store, held.id).items[1]
    key_points.add(store, item, "Trois communes ont commencé", shown=True)
    quote = key_points.add(store, item, "On écrit à ceux qui vont décider", quote=True)
    key_points.agree(store, quote, Agreement.APPROVED)
    slides.add_message(store, held.id, "Le bus part à 17 h 10")
    slides.add_pictures(store, held.id, "Carte", [b"une image"])
    data = json.loads(as_json(document_of(store, held.id)))

    assert [(one["text"], one["quote"], one["shown"], one["item_id"]) for one in data["key_points"]] == [
        ("Trois communes ont commencé", False, True, "items-2"),
        ("On écrit à ceux qui vont décider", True, False, "items-2"),
    ]
    assert [(one["text"], bool(one["media"])) for one in data["slides"]] == [
        ("Le bus part à 17 h 10", False),
        ("Carte", True),
    ]
    for name, kind in (("key_points", KeyPoint), ("slides", Slide)):
        made = [kind.from_row(row) for row in data[name]]
        assert [_without_ids(record) for record in made] == [_without_ids(record) for record in store.all(kind)]


def test_every_quote_is_there_with_its_agreement_for_the_organiser_alone(store: Store, held: Session) -> None:
    item = reading.outline(store, held.id).items[1]
    for agreement in Agreement:
        quote = key_points.add(store, item, f"Mot pour mot, {agreement}", quote=True)
        key_points.agree(store, quote, agreement)
    document = document_of(store, held.id)

    def told(document: Document) -> list[tuple[str, str]]:
        return [(one["text"], one["agreement"]) for one in json.loads(as_json(document))["key_points"]]

    assert told(document) == [(f"Mot pour mot, {agreement}", agreement) for agreement in Agreement]
    for narrower in (Reading.COLLEGE, Reading.PUBLIC):
        assert told(replace(document, reading=narrower)) == [("Mot pour mot, approved", "approved")]


def test_it_holds_the_question_queue_and_names_the_documents(store: Store, held: Session) -> None:
    item = reading.outline(store, held.id).items[1]
    speaker = reading.speakers(store, item)[0]
    first = queue.ask(store, item, "Qui paie ?", speaker_id=speaker.id, table_number=4)
    queue.ask(store, item, "Dès quand ?")
    queue.answer(store, first, "L’État, à moitié")
    queue.keep(store, first)
    attachments.attach_content(store, item, "Carte.pdf", b"%PDF")
    data = json.loads(as_json(document_of(store, held.id)))

    assert [(one["text"], one["state"], one["kept"], one["answer"]) for one in data["room_questions"]] == [
        ("Qui paie ?", "answered", True, "L’État, à moitié"),
        ("Dès quand ?", "waiting", False, ""),
    ]
    assert data["room_questions"][0]["speaker_id"].startswith("speakers-")
    assert [(one["name"], one["size"], one["item_id"]) for one in data["attachments"]] == [("Carte.pdf", 4, "items-2")]
    for name, kind in (("room_questions", RoomQuestion), ("attachments", Attachment)):
        made = [kind.from_row(row) for row in data[name]]
        assert [_without_ids(record) for record in made] == [_without_ids(record) for record in store.all(kind)]


def test_the_same_records_give_the_same_bytes(store: Store, held: Session, clock: Clock) -> None:
    before = as_json(document_of(store, held.id))
    clock.forward(days=3)

    assert as_json(document_of(store, held.id)) == before
    assert "Réviser" in before.decode()


def _kept(store: Store, kind: type[Record], count: int) -> list[Record]:
    known = [r for r in store.all(kind) if not isinstance(r, Contribution) or r.question_id is None]
    assert len(known) == count
    return list(known)


def _without_ids(record: Record) -> dict[str, object]:
    return {name: value for name, value in record.to_row().items() if name != "id" and not name.endswith("_id")}
