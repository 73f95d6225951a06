"""What is handed out after a day: the report as PDF, the contributions as a table, everything as data. No Qt.

This module costs nothing to import: what writes a format is loaded when it is asked for.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import FacilitatorError
from ..i18n import _
from ..whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..sessions.records import SlipBatch
    from ..sessions.store import Store
    from .document import Document
    from .options import Options

FORMATS = ("pdf", "docx", "md", "handout", "xlsx", "csv", "json")


def ending(form: str) -> str:
    """What the name of a file in one of the `FORMATS` ends with: the page to take home is a PDF beside the report."""
    return "-handout.pdf" if form == "handout" else f".{form}"


class CannotExport(FacilitatorError):
    """The report could not be written; what stood in its place is still there."""


def export(store: Store, session_id: str, form: str, path: Path, options: Options | None = None) -> None:
    """Write the report of a session in one of the `FORMATS`; it appears whole or not at all.

    Everything is told, by name, unless *options* say otherwise.

    Raises `CannotExport`, whose sentence says what to do, when *path* cannot be written.
    """
    from .gathering import document_of

    write(document_of(store, session_id, media=form == "json"), form, path, options)


def write(document: Document, form: str, path: Path, options: Options | None = None) -> None:
    """`export`, for a document that was read before: needs no store, so may run in any thread."""
    write_file(content_of(document, form, options), path)


def write_slips(store: Store, batches: Sequence[SlipBatch], path: Path) -> None:
    """Write the numbered paper slips of these batches, all of one question, as a PDF; like `export`."""
    from ..sessions import reading
    from ..sessions.records import Question
    from .pdf import slips as pdf_slips

    question = store.the(Question, batches[0].question_id)
    outline = reading.outline(store, question.session_id)
    day = _("Day {number} · {title}").format(
        number=reading.session_number(store, question.session_id), title=outline.session.title
    )
    serials = [serial for batch in batches for serial in range(batch.first, batch.first + batch.count)]
    write_file(pdf_slips.as_pdf(pdf_slips.Slips(question.text, day, serials)), path)


def write_file(content: bytes, path: Path) -> None:
    """Write a file that appears whole or not at all; raises `CannotExport`."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise _cannot(error, path) from error


def content_of(document: Document, form: str, options: Options | None = None) -> bytes:
    """The report in one of the `FORMATS`, as the bytes of its file; everything, by name, without *options*."""
    document = read_for(document, options)
    if form == "pdf":
        from .pdf import as_pdf
        from .story.telling import story_of

        return as_pdf(story_of(document, options), document.ended or document.planned_end)
    if form == "docx":
        from .story.telling import story_of
        from .word import as_docx

        return as_docx(story_of(document, options), document.ended or document.planned_end)
    if form == "md":
        from .markdown import as_markdown
        from .story.telling import story_of

        return as_markdown(story_of(document, options))
    if form == "handout":
        from .handout import as_handout

        return as_handout(document, options)
    if form == "xlsx":
        from .workbook import as_xlsx

        return as_xlsx(document)
    if form == "csv":
        from .tables import as_csv

        return as_csv(document)
    if form == "json":
        from .data import as_json

        return as_json(document)
    raise CannotExport(
        _("“{form}” is not a format of report; there are: {known}.").format(form=form, known=", ".join(FORMATS))
    )


def first_page(document: Document, options: Options | None = None) -> bytes:
    """The first page of the PDF alone, at once: for a preview, while the whole of it is being made."""
    from . import pdf
    from .story.telling import story_of

    return pdf.first_page(story_of(read_for(document, options), options))


def read_for(document: Document, options: Options | None = None) -> Document:
    """*document* as those may read it whom *options* name; as the organiser may, without any.

    One that was read before stays as it is: nothing comes back that was left out.
    """
    from ..sessions.records import Reading
    from .readings import read_as

    if document.reading is not Reading.NAMED:
        return document
    return read_as(document, options.reading if options else Reading.NAMED, options.hidden if options else ())


def _cannot(error: OSError, path: Path) -> CannotExport:
    """The sentence for what the system reports about the place of the report."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        sentence = _("“{name}” was not written: the disk is full. Free some space, then try again.")
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        sentence = _("“{name}” was not written: the folder {folder} does not exist. Choose another one.")
    elif error.errno in (errno.EISDIR, errno.ENOTEMPTY, errno.EEXIST):
        sentence = _("“{name}” was not written: a folder has that name in {folder}. Choose another name.")
    elif error.errno == errno.ENAMETOOLONG:
        sentence = _("“{name}” was not written: this name is too long. Choose a shorter one.")
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        sentence = _(
            "“{name}” was not written: {folder} refuses it. Close the file if another program has it open, or choose "
            "a folder of yours."
        )
    else:
        sentence = _("“{name}” was not written: the disk does not answer. Check that it is plugged in, then try again.")
    return CannotExport(sentence.format(name=path.name, folder=path.parent))
