"""Elements of a text document's tree, and what of a text they can hold."""

from __future__ import annotations

import re

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["Element", "fit", "hexadecimal", "qn", "w"]

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold, even escaped."""
_OURS = f"{{{nsmap['w']}}}"


def w(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """An element whose name and attributes are those of the format's own namespace; None is no child."""
    found = OxmlElement(f"w:{name}", {_OURS + key: str(value) for key, value in attributes.items()})
    found.extend([one for one in children if one is not None])
    return found


def fit(text: str) -> str:
    """*text* without the characters that no file of that format may hold."""
    return _UNFIT.sub("", text)


def hexadecimal(colour: str) -> str:
    """A colour as the format writes it: "#2C7A58" is "2C7A58"."""
    return colour.lstrip("#")
