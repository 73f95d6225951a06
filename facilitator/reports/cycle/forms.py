"""The comparative synthesis as a file."""

from __future__ import annotations

from pathlib import Path

from ...i18n import _
from .. import CannotExport, write_file
from .comparison import Comparison
from .story import story_of

FORMATS = ("pdf", "docx", "xlsx")


def write(comparison: Comparison, form: str, path: Path) -> None:
    """Write the synthesis in one of the `FORMATS`; it appears whole or not at all. Raises `CannotExport`."""
    write_file(content_of(comparison, form), path)


def content_of(comparison: Comparison, form: str) -> bytes:
    """The synthesis in one of the `FORMATS`, as the bytes of its file; the same days always give the same bytes."""
    if form == "pdf":
        from ..pdf import as_pdf

        return as_pdf(story_of(comparison), comparison.made)
    if form == "docx":
        from ..word import as_docx

        return as_docx(story_of(comparison), comparison.made)
    if form == "xlsx":
        from .workbook import as_xlsx

        return as_xlsx(comparison)
    raise CannotExport(
        _("“{form}” is not a format of report; there are: {known}.").format(form=form, known=", ".join(FORMATS))
    )
