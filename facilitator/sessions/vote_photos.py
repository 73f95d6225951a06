"""Gestures on the pictures of the flipchart on which a vote was cast: its proof.

Their content stays in the workshop file, byte for byte, whatever becomes of the file it was read from.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import FacilitatorError, NotFound
from ..i18n import _
from .records import Vote, VotePhoto
from .store import Store
from .text import clean_line

LARGEST = 20_000_000
"""In bytes."""
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How the content of a PNG and of a JPEG begins."""
_LONGEST_NAME = 120


def photos_of(store: Store, vote_id: str) -> list[VotePhoto]:
    """The pictures of a vote, in order."""
    return store.all(VotePhoto, vote_id=vote_id)


def attach(store: Store, vote: Vote, path: Path) -> VotePhoto:
    """Keep a copy of the picture at *path* with *vote*.

    Raises `FacilitatorError` when it cannot be read, is neither PNG nor JPEG, or weighs more than 20 MB.
    """
    return attach_content(store, vote, path.name, read(path))


def attach_content(store: Store, vote: Vote, name: str, content: bytes) -> VotePhoto:
    """Keep what was read of a file of that name with *vote*."""
    if store.get(Vote, vote.id) is None:
        raise NotFound(_("The vote “{title}” no longer exists: it was removed.").format(title=vote.title))
    name = clean_line(name)[:_LONGEST_NAME] or _("Photo")
    _refuse_unfit(name, content)
    with store.operation("attach_photo") as operation:
        media = operation.keep(content)
        position = store.count(VotePhoto, vote_id=vote.id)
        return operation.put(VotePhoto(vote_id=vote.id, position=position, name=name, media=media))


def read(path: Path) -> bytes:
    """The content of a picture; it needs no store, so may be called in any thread."""
    name = clean_line(path.name)
    try:
        if path.stat().st_size > LARGEST:
            raise FacilitatorError(_too_large(name))
        content = path.read_bytes()
    except OSError as error:
        sentence = _("“{name}” cannot be read: check that it is still there and that you may open it.")
        raise FacilitatorError(sentence.format(name=name)) from error
    _refuse_unfit(name, content)
    return content


def detach(store: Store, photo: VotePhoto) -> None:
    """Take a picture away; its content stays in the file, so that undo brings all of it back."""
    found = store.present(photo, _("This photo was removed meanwhile: undo brings it back."))
    with store.operation("detach_photo") as operation:
        operation.remove(found)
        operation.put_in_order([one for one in photos_of(store, found.vote_id) if one.id != found.id])


def content(store: Store, photo: VotePhoto) -> bytes:
    """What a picture holds. Raises `FacilitatorError` when the workshop file has lost it."""
    found = store.media(photo.media)
    if found is None:
        sentence = _("“{name}” can no longer be read in the workshop file: add it again.")
        raise FacilitatorError(sentence.format(name=photo.name))
    return found


def _refuse_unfit(name: str, content: bytes) -> None:
    if len(content) > LARGEST:
        raise FacilitatorError(_too_large(name))
    if not content.startswith(_SIGNATURES):
        raise FacilitatorError(
            _("“{name}” is not a photo in JPEG or PNG: save it as one, then add it.").format(name=name)
        )


def _too_large(name: str) -> str:
    sentence = _("“{name}” is too large: a photo of at most 20 MB can be kept. Make it lighter, then try again.")
    return sentence.format(name=name)
