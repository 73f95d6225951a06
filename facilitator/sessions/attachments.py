"""Gestures on the documents that come with an item: a speaker's slides, a map, a decree.

Their content stays in the workshop file, whatever becomes of the file it was read from. Positions stay 0, 1, 2… without
holes.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePath

from ..errors import FacilitatorError, NotFound
from ..i18n import _
from .records import AgendaItem, Attachment
from .store import Store
from .text import tidy

LARGEST = 50_000_000
"""In bytes."""
_LONGEST_NAME = 120
_UNFIT = '<>:"/\\|?*'
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
"""What Windows takes for something else than a file."""


def attachments_of(store: Store, item_id: str) -> list[Attachment]:
    """The documents of an item, in order."""
    return store.all(Attachment, item_id=item_id)


def attach(store: Store, item: AgendaItem, path: Path) -> Attachment:
    """Keep a copy of the file at *path* with *item*.

    Raises `FacilitatorError` when it cannot be read, holds nothing, or more than 50 MB.
    """
    return attach_content(store, item, path.name, read(path))


def attach_content(store: Store, item: AgendaItem, name: str, content: bytes) -> Attachment:
    """Keep what was read of a file of that name with *item*."""
    if store.get(AgendaItem, item.id) is None:  # a large document takes a while to be read
        raise NotFound(_("This item was removed meanwhile: its document was not kept."))
    known = attachments_of(store, item.id)
    with store.operation("attach_document") as operation:
        media = operation.keep(content)
        made = Attachment(item_id=item.id, position=len(known), name=clean_name(name), media=media, size=len(content))
        operation.put(made)
        operation.put_in_order([*known, made])
        return made


def read(path: Path) -> bytes:
    """The content of a file that is to be kept; it needs no store, so may be called in any thread."""
    name = clean_name(path.name)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise FacilitatorError(too_large(name, size))
        content = path.read_bytes()
    except OSError as error:
        sentence = _("“{name}” cannot be read: check that it is still there and that you may open it.")
        raise FacilitatorError(sentence.format(name=name)) from error
    if not content:
        raise FacilitatorError(_("“{name}” is empty: there is nothing to keep of it.").format(name=name))
    return content


def too_large(name: str, size: int) -> str:
    """The refusal of a document of that many bytes."""
    sentence = _("“{name}” weighs {size} MB; a document of at most 50 MB can be kept. Make it lighter, then try again.")
    return sentence.format(name=name, size=-(-size // 1_000_000))


def detach(store: Store, attachment: Attachment) -> None:
    """Take a document away; its content stays in the file, so that undo brings all of it back."""
    present = _present(store, attachment)
    with store.operation("detach_document") as operation:
        operation.remove(present)
        operation.put_in_order(_without(store, present))


def move(store: Store, attachment: Attachment, to: int) -> None:
    """Move a document to place *to* among those of its item, the others making room."""
    present = _present(store, attachment)
    others = _without(store, present)
    with store.operation("move_document") as operation:
        operation.put_in_order([*others[:to], present, *others[to:]])


def content(store: Store, attachment: Attachment) -> bytes:
    """What a document holds. Raises `FacilitatorError` when the workshop file has lost it."""
    found = store.media(attachment.media)
    if found is None:
        sentence = _("“{name}” can no longer be read in the workshop file: add it again.")
        raise FacilitatorError(sentence.format(name=attachment.name))
    return found


def clean_name(name: str) -> str:
    """*name* as every system accepts it for a file, what tells its format kept."""
    readable = "".join(" " if char in _UNFIT or unicodedata.category(char)[0] == "C" else char for char in name)
    kept = PurePath(" ".join(tidy(readable).split()).strip(". ") or _("Document"))
    suffix = kept.suffix[:20]
    stem = kept.name.removesuffix(kept.suffix).strip(". ")
    if stem.casefold() in _RESERVED:
        stem = f"{stem}_"
    return f"{stem[: _LONGEST_NAME - len(suffix)].rstrip()}{suffix}"


def _present(store: Store, attachment: Attachment) -> Attachment:
    """The document as it is now."""
    return store.present(attachment, _("This document was removed meanwhile: undo brings it back."))


def _without(store: Store, attachment: Attachment) -> list[Attachment]:
    return [other for other in attachments_of(store, attachment.item_id) if other.id != attachment.id]
