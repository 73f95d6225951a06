"""The document around its text: its styles, its page, what is known of it, and its file."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.shared import Twips

from ..story.blocks import Story
from .body import Body
from .elements import fit, w
from .fonts import embed
from .paragraphs import paragraph
from .runs import field, run, tab
from .styles import MEASURE, dress

_WANTED = frozenset({KIND.OFFICE_DOCUMENT, KIND.CORE_PROPERTIES, KIND.STYLES, KIND.NUMBERING, KIND.SETTINGS})
_MARGIN = 1000
"""At the right, in twentieths of a point; what is left is at the left."""
_LONGEST = 255
"""How much of a title python-docx takes among the properties of a file."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the earliest that the format knows."""


def packed(story: Story, made: datetime) -> bytes:
    """The file of a story."""
    document = docx.Document()
    _empty(document)
    dress(document, story.language, story.accent)
    embed(document)
    _page(document, story.footer)
    _describe(document, story, made)
    end = document.element.body.sectPr
    for one in Body(story, document.part).written():
        end.addprevious(one)
    found = io.BytesIO()
    document.save(found)
    return _timeless(found)


def _empty(document: Document) -> None:
    """Leave out what python-docx's own document holds for others: a theme, a thumbnail, the ways of an older Word.

    It is laid out as Word has done since 2013.
    """
    assert document.part.package is not None
    for part in (document.part, document.part.package):
        for name in [name for name, known in part.rels.items() if known.reltype not in _WANTED]:
            del part.rels[name]
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    document.settings.element[:] = [
        w("embedTrueTypeFonts"),
        w("defaultTabStop", val=709),
        w("compat", mode),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    ]


def _page(document: Document, footer: str) -> None:
    """A4, and at the bottom of each page a text and its number among how many."""
    page = document.sections[0]
    page.page_width, page.page_height = Twips(11906), Twips(16838)
    page.left_margin, page.right_margin = Twips(11906 - MEASURE - _MARGIN), Twips(_MARGIN)
    page.top_margin, page.bottom_margin = Twips(1080), Twips(1320)
    page.header_distance, page.footer_distance = Twips(600), Twips(640)
    number = [*field("PAGE", run("1")), *run(" / "), *field("NUMPAGES", run("1"))]
    page.footer._element[:] = [paragraph("Footer", run(footer), tab(), number)]


def _describe(document: Document, story: Story, made: datetime) -> None:
    known = document.core_properties
    known.title, known.subject = _line(story.title), _line(story.subject)
    known.author = known.last_modified_by = "Facilitator"
    known.language, known.comments = story.language, ""
    known.created = known.modified = made.astimezone(UTC) if made.tzinfo else made


def _line(text: str) -> str:
    return fit(" ".join(text.split()))[:_LONGEST]


def _timeless(file: io.BytesIO) -> bytes:
    """The same file without the time of day, nor the name of the system, that a zip keeps of each part."""
    found = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as pack:
        for name in source.namelist():
            known = zipfile.ZipInfo(name, _EPOCH)
            known.create_system, known.compress_type = 0, zipfile.ZIP_DEFLATED
            pack.writestr(known, source.read(name))
    return found.getvalue()
