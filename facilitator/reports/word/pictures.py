"""Pictures in a text document, each with words for who cannot see it."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.document import DocumentPart
from docx.parts.image import ImagePart
from docx.shared import Pt

from ..pdf.pictures import picture
from .elements import Element, fit, w
from .styles import MEASURE

_TALLEST = 6000
"""In twentieths of a point: less than half a page."""


class Pictures:
    """The pictures of one document; the same one is kept once."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._known: dict[bytes, str] = {}
        self._shown = 0

    def inline(self, content: bytes, about: str, width: int = MEASURE, height: int = _TALLEST) -> list[Element]:
        """A run that shows a picture (PNG or JPEG) as large as it may be in that room; none if it cannot be read."""
        found = picture(content, width / 20, height / 20)
        if found is None:
            return []
        self._shown += 1
        name = self._known.get(found.content) or self._kept(found.content)
        frame = CT_Inline.new_pic_inline(self._shown, name, f"{self._shown}", Pt(found.width), Pt(found.height))
        frame.docPr.set("descr", fit(about))
        for side in ("distT", "distB", "distL", "distR"):
            frame.set(side, "0")  # else LibreOffice leaves room around it
        return [w("r", w("drawing", frame))]

    def _kept(self, content: bytes) -> str:
        """What the document calls that picture from now on.

        Its kind is told, not guessed: python-docx refuses photographs whose first segment is neither JFIF nor Exif.
        """
        kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
        place = PackURI(f"/word/media/image{len(self._known) + 1}.{kind}")
        name = self._part.relate_to(ImagePart(place, f"image/{kind}", content), RELATIONSHIP_TYPE.IMAGE)
        return self._known.setdefault(content, name)
