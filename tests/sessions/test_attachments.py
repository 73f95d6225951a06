"""Documents come with an item: their content stays in the file, whatever becomes of where it was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError, NotFound
from facilitator.sessions import agenda, attachments
from facilitator.sessions.records import AgendaItem, Attachment, Session
from facilitator.sessions.store import Store

from .helpers import back_and_forth, everything, seen


@pytest.fixture
def item(store: Store, session: Session) -> AgendaItem:
    return seen(store, session).items[1]


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    path = tmp_path / "Diaporama de Mme Ramirand.pdf"
    path.write_bytes(b"%PDF-1.4 et la suite")
    return path


def names(store: Store, item: AgendaItem) -> list[str]:
    found = attachments.attachments_of(store, item.id)
    assert [one.position for one in found] == list(range(len(found)))
    return [one.name for one in found]


def test_a_document_outlives_the_file_it_was_read_from(store: Store, item: AgendaItem, slides: Path) -> None:
    kept = attachments.attach(store, item, slides)
    slides.unlink()
    assert (kept.name, kept.size) == ("Diaporama de Mme Ramirand.pdf", 20)
    path, clock = store.path, store.now
    store.close()
    again = Store.open(path, clock=clock)
    assert attachments.content(again, again.all(Attachment)[0]) == b"%PDF-1.4 et la suite"
    assert again.problems() == []
    again.close()


def test_documents_are_ordered_removed_and_come_back(store: Store, item: AgendaItem) -> None:
    first, second, third = (attachments.attach_content(store, item, f"{name}.pdf", name.encode()) for name in "abc")
    gestures: tuple[Callable[[], object], ...] = (
        lambda: attachments.move(store, third, 0),
        lambda: attachments.detach(store, first),
    )
    for gesture in gestures:
        before = everything(store)
        gesture()
        back_and_forth(store, before)
    assert names(store, item) == ["c.pdf", "b.pdf"]
    store.undo()
    assert attachments.content(store, first) == b"a"
    attachments.detach(store, second)
    with pytest.raises(NotFound):
        attachments.move(store, second, 0)


def test_what_cannot_be_kept_is_refused_in_a_clear_sentence(store: Store, item: AgendaItem, tmp_path: Path) -> None:
    large, empty = tmp_path / "film.mp4", tmp_path / "vide.pdf"
    empty.touch()
    with large.open("wb") as file:
        file.truncate(attachments.LARGEST + 1)  # a hole: it takes no room
    for path, words in ((large, "weighs 51 MB"), (empty, "is empty"), (tmp_path / "parti.pdf", "cannot be read")):
        with pytest.raises(FacilitatorError, match=words):
            attachments.attach(store, item, path)
    with pytest.raises(FacilitatorError, match="cannot be read"):
        attachments.attach(store, item, tmp_path)
    assert names(store, item) == []


def test_an_item_that_is_gone_by_the_time_its_document_was_read_keeps_nothing(
    store: Store, item: AgendaItem, slides: Path
) -> None:
    agenda.remove_item(store, item)
    with pytest.raises(NotFound):
        attachments.attach(store, item, slides)
    assert store.problems() == []


def test_an_item_goes_with_its_documents_and_comes_back_with_them(store: Store, item: AgendaItem, slides: Path) -> None:
    attachments.attach(store, item, slides)
    before = everything(store)
    agenda.remove_item(store, item)
    assert store.count(Attachment) == 0
    store.undo()
    assert everything(store) == before


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Carte.pdf", "Carte.pdf"),
        ("../../etc/passwd", "etc passwd"),
        ("Où ça ?.pdf", "Où ça.pdf"),
        ("a\nb\t:c.docx", "a b c.docx"),
        ("CON.txt", "CON_.txt"),
        ("\u202eexe.pdf", "exe.pdf"),
        ("  .pdf", "pdf"),
        ("///", "Document"),
        ("", "Document"),
        ("x" * 300 + ".pptx", "x" * 115 + ".pptx"),
    ],
)
def test_a_name_is_one_that_every_system_accepts(name: str, cleaned: str) -> None:
    assert attachments.clean_name(name) == cleaned
    assert attachments.clean_name(cleaned) == cleaned


def test_a_document_whose_content_is_gone_is_told(store: Store, item: AgendaItem, slides: Path) -> None:
    kept = attachments.attach(store, item, slides)
    store._db.execute("delete from media")
    store._db.conn.commit()
    assert store.problems() == ["The document “Diaporama de Mme Ramirand.pdf” is missing."]
    with pytest.raises(FacilitatorError, match="add it again"):
        attachments.content(store, kept)
