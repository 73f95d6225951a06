"""Paragraphs of a text document: each in a style, with what only this one has."""

from __future__ import annotations

from collections.abc import Sequence

from .elements import Element, hexadecimal, w
from .runs import is_backwards


def paragraph(
    style: str,
    *content: Sequence[Element],
    edge: str = "",
    alone: bool = False,
    right: bool = False,
    close: bool = False,
    keep: bool = False,
    read: str = "",
) -> Element:
    """A paragraph; its properties stand in the order that the format wants.

    *edge* is the colour of a bar at its left, which those that have the same one share without a break; *keep* stays
    with what follows and *alone* lets go of it; *close* leaves no room above. *read* is the text that tells its
    direction.
    """
    left = w("left", val="single", sz=24, space=10, color=hexadecimal(edge)) if edge else None
    properties = w(
        "pPr",
        w("pStyle", val=style.replace(" ", "")),
        w("keepNext", val=0 if alone else 1) if alone or keep else None,
        w("pBdr", left) if edge else None,
        w("bidi") if read and is_backwards(read) else None,
        w("spacing", before=0) if close else None,
        w("jc", val="right") if right else None,
    )
    return w("p", properties, *(one for piece in content for one in piece))


def thin() -> Element:
    """What separates a table from what follows: without it two tables become one."""
    return paragraph("Thin")
