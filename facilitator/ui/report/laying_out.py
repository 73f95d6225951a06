"""The pages of the report and their pictures, made in another thread from a connection of that thread's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from ...reports import content_of, first_page
from ...reports.document import Document
from ...reports.gathering import document_of
from ...reports.options import Options, options_of
from ...sessions.names_found import hidden_names, names_found, undecided
from ...sessions.records import Reading
from ...sessions.store import Store
from ..background import giving_way
from ..pdf_pages import opened, page_for_screen
from ..session_source import SessionSource


@dataclass(frozen=True)
class Picture:
    """A page as it looks."""

    place: int
    image: QImage


@dataclass(frozen=True)
class Begun:
    """A report that was read and is not laid out yet."""

    asked: int
    document: Document
    options: Options
    waiting: int
    """How many names wait for a decision before the public reading may be written; they are hidden here."""
    first: Picture | None
    size: QSizeF


@dataclass(frozen=True)
class Laid:
    """The whole report, and the sizes of its pages in points."""

    asked: int
    pdf: bytes
    sizes: tuple[QSizeF, ...]


def begun(source: SessionSource, asked: int, width: int) -> Begun:
    """The session as it is now; its first page, *width* pixels wide, unless nobody looks at it: then *width* is 0."""
    with giving_way():
        with source.opened() as store:
            options, waiting = _previewed(store, source.session_id)
            document = document_of(store, source.session_id)
        if not width:
            return Begun(asked, document, options, waiting, None, QSizeF())
        with opened(first_page(document, options)) as pdf:
            return Begun(asked, document, options, waiting, _picture(pdf, 0, width), _size(pdf, 0))


def laid(read: Begun) -> Laid:
    """Its pages."""
    with giving_way():
        content = content_of(read.document, "pdf", read.options)
        with opened(content) as pdf:
            return Laid(read.asked, content, tuple(_size(pdf, place) for place in range(len(pdf))))


def pictures(content: bytes, places: Sequence[int], width: int) -> tuple[Picture, ...]:
    """Those pages, each *width* pixels wide."""
    with giving_way(), opened(content) as pdf:
        return tuple(_picture(pdf, place, width) for place in places)


def _previewed(store: Store, session_id: str) -> tuple[Options, int]:
    """How the report is made; names that wait for a decision are hidden already."""
    options = options_of(store, session_id)
    if options.reading is not Reading.PUBLIC:
        return options, 0
    waiting = len(undecided(names_found(store, session_id)))
    return replace(options, hidden=hidden_names(store, session_id, undecided_too=waiting > 0)), waiting


def _size(pdf: Any, place: int) -> QSizeF:
    width, height = pdf.get_page_size(place)
    return QSizeF(width, height)


def _picture(pdf: Any, place: int, width: int) -> Picture:
    return Picture(place, page_for_screen(pdf, place, width))
