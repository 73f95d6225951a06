"""The family of the report, carried by the document: where it is not installed, the page looks the same."""

from __future__ import annotations

import uuid
from functools import cache

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from ... import paths
from ...tokens import FAMILY
from .elements import qn, w
from .styles import PLAIN_FAMILY

EMBEDDED = {"embedRegular": "Regular", "embedBold": "Bold"}
"""The weights by what the format calls them."""
_KIND = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def embed(document: Document) -> None:
    """Carry both weights, and tell what stands for them in a program that takes no font from a document."""
    family = w("font", w("altName", val=PLAIN_FAMILY), w("family", val="swiss"), name=FAMILY)
    package = document.part.package
    table = XmlPart(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, w("fonts", family), package)
    for kind, weight in EMBEDDED.items():
        key, content = _mixed(weight)
        font = Part(PackURI(f"/word/fonts/{weight}.odttf"), _KIND, content, package)
        own = w(kind, fontKey=f"{{{key}}}")
        own.set(qn("r:id"), table.relate_to(font, RELATIONSHIP_TYPE.FONT))
        family.append(own)
    document.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


@cache
def _mixed(weight: str) -> tuple[str, bytes]:
    """A font's key, and the font as the format carries it: mixed with its key, so that nobody installs it by chance."""
    key = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{FAMILY} {weight}")).upper()
    content = paths.resource("fonts", f"AtkinsonHyperlegibleNext-{weight}.ttf").read_bytes()
    mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    return key, bytes(one ^ other for one, other in zip(content, mask, strict=False)) + content[len(mask) :]
