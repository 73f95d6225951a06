"""Gestures on what the facilitator brings to show: messages, and pictures or the pages of a document.

Pictures come here ready to be shown, in a format of the web; they stay among the media of the file for good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..errors import FacilitatorError, NotFound
from ..i18n import _, ngettext
from .records import Session, Slide
from .store import Store
from .text import clean_line, required

MOST_PAGES = 80
LARGEST_PICTURE = 6_000_000
"""In bytes."""


def slides_of(store: Store, session_id: str) -> list[Slide]:
    """What the facilitator has to show during a session, in order."""
    return store.all(Slide, session_id=session_id)


def add_message(store: Store, session_id: str, text: str) -> Slide:
    """Add a message at the end."""
    text = required(text)
    with store.operation("add_message") as operation:
        return operation.put(_at_the_end(store, session_id, text))


def edit_message(store: Store, slide: Slide, text: str) -> None:
    """Put new words in the place of those of a message."""
    text, present = required(text), _present(store, slide)
    with store.operation("edit_message") as operation:
        operation.put(replace(present, text=text))


def add_pictures(store: Store, session_id: str, title: str, pictures: Sequence[bytes]) -> Slide:
    """Add pictures at the end, the pages of one slide, under a title for the facilitator alone.

    Raises `FacilitatorError` when they are too many, or one is too large; nothing is kept then.
    """
    title = clean_line(required(title))
    _bounded(pictures)
    with store.operation("add_pictures") as operation:
        media = " ".join(operation.keep(picture) for picture in pictures)
        return operation.put(replace(_at_the_end(store, session_id, title), media=media))


def rename(store: Store, slide: Slide, title: str) -> None:
    """Give pictures another title."""
    title, present = clean_line(required(title)), _present(store, slide)
    with store.operation("rename_slide") as operation:
        operation.put(replace(present, text=title))


def move(store: Store, slide: Slide, to: int) -> None:
    """Move a slide to place *to* among those of its session, the others making room."""
    present = _present(store, slide)
    others = _without(store, present)
    with store.operation("move_slide") as operation:
        operation.put_in_order([*others[:to], present, *others[to:]])


def remove(store: Store, slide: Slide) -> None:
    """Take a slide away; its pictures stay in the file, so that undo brings all of it back."""
    present = _present(store, slide)
    with store.operation("remove_slide") as operation:
        operation.remove(present)
        operation.put_in_order(_without(store, present))


def _bounded(pictures: Sequence[bytes]) -> None:
    if not pictures:
        raise FacilitatorError(_("There is no picture in this file: choose another one."))
    if len(pictures) > MOST_PAGES:
        raise FacilitatorError(too_many_pages(len(pictures)))
    if max(map(len, pictures)) > LARGEST_PICTURE:
        raise FacilitatorError(_("This picture is too large to be kept: export it smaller, then add it again."))


def too_many_pages(count: int) -> str:
    """The refusal of a document of that many pages."""
    sentence = ngettext(
        "This document has {count} page; at most {most} can be shown: keep those that the room needs.",
        "This document has {count} pages; at most {most} can be shown: keep those that the room needs.",
        count,
    )
    return sentence.format(count=count, most=MOST_PAGES)


def _at_the_end(store: Store, session_id: str, text: str) -> Slide:
    if store.get(Session, session_id) is None:  # a document takes a while to be read
        raise NotFound(_("The day of these slides no longer exists: nothing was kept of them."))
    return Slide(session_id=session_id, position=store.count(Slide, session_id=session_id), text=text)


def _present(store: Store, slide: Slide) -> Slide:
    """The slide as it is now."""
    return store.present(slide, _("This slide was removed meanwhile: undo brings it back."))


def _without(store: Store, slide: Slide) -> list[Slide]:
    return [other for other in slides_of(store, slide.session_id) if other.id != slide.id]
