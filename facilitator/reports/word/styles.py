"""How a text document looks: its styles, so that whoever edits it changes them in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt, RGBColor
from docx.styles.styles import Styles

from ...tokens import FAMILY, INK, LINE, SOFT_INK
from .elements import hexadecimal, qn, w

PLAIN_FAMILY = "Arial"
"""For shapes made of characters, and where the report's own family is not to be had."""
MEASURE = 9906
"""The width of the text, in twentieths of a point: A4 without its margins."""
_MARK = 17
"""How far a text stands in from the bar before it, in points."""
_PALE = "F6F3EC"
"""Behind what stands on a ground of its own."""
_TIGHT = 1.05
_USUAL = "Normal", "Default Paragraph Font", "Normal Table", "No List"
_LISTS = tuple(f"List {kind}{level}" for kind in ("Bullet", "Number") for level in ("", " 2", " 3"))
"""They come with the marks of python-docx's own document, for whoever edits the report."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A paragraph style; lengths and sizes are in points."""

    size: float = 0.0
    bold: bool = False
    colour: str = ""
    before: float = 0.0
    after: float = 0.0
    line: float = 0.0
    """The height of a line beside the usual one of its letters."""
    left: float = 0.0
    hanging: float = 0.0
    right: float = 0.0
    keep: bool = False
    """On the page of what follows."""
    together: bool = False
    outline: int | None = None
    edges: str = ""
    """The sides on which it has a line, or a little of its ground."""
    edge: tuple[int, int, str] = (4, 5, _PALE)
    """How thick they are in eighths of a point, how far from the text, and their colour."""
    ground: str = ""
    tab: tuple[float, WD_TAB_ALIGNMENT] | None = None
    following: str = "Normal"


_AT_RIGHT = MEASURE / 20, WD_TAB_ALIGNMENT.RIGHT
_HEADING = _Look(bold=True, colour=INK, line=_TIGHT, keep=True)
_NOTE = _Look(left=_MARK + 19, hanging=19, tab=(_MARK + 19, WD_TAB_ALIGNMENT.LEFT))
_PANEL = _Look(left=6, right=6, ground=_PALE)
_PARAGRAPHS = {
    "Title": replace(_HEADING, size=27, before=50, following="Subtitle"),
    "Subtitle": _Look(14, colour=SOFT_INK, before=10, line=1.25, following="Where"),
    "Where": _Look(11.5, before=18, line=1.25),
    "Heading 1": replace(_HEADING, size=18, before=24, after=4, outline=0),
    "Heading 2": replace(_HEADING, size=15, before=18, after=3, outline=1),
    "Heading 3": replace(_HEADING, size=11.5, before=12, after=3, outline=2),
    "Kicker": _Look(10, True, SOFT_INK, before=24, keep=True, following="Heading 1"),
    "Detail": _Look(colour=SOFT_INK, after=4, keep=True),
    "List Bullet": _Look(after=2, left=14.2, hanging=14.2, following="List Bullet"),
    "Quote": _Look(before=6, after=6, left=14.2, together=True, edges="left", edge=(18, 10, hexadecimal(LINE))),
    "Caption": _Look(9, colour=SOFT_INK, before=3, after=10),
    "Panel title": replace(_PANEL, bold=True, before=10, keep=True, edges="top left right", following="Panel"),
    "Panel": replace(_PANEL, after=8, edges="left bottom right"),
    "Legend": _Look(9, colour=SOFT_INK, before=2, after=6, keep=True),
    "Cluster": _Look(11, before=12, left=_MARK, keep=True, outline=3, tab=_AT_RIGHT, following="Contribution"),
    "Contribution": replace(_NOTE, line=1.25, together=True, following="Contribution"),
    "Contribution detail": replace(_NOTE, size=9, colour=SOFT_INK),
    "Table heading": _Look(8.5, True, SOFT_INK, before=1, after=1, keep=True),
    "Table text": _Look(before=1, after=1),
    "Figure count": _Look(21, True, before=4, keep=True, line=_TIGHT, following="Figure label"),
    "Figure label": _Look(9.5, colour=SOFT_INK),
    "Roll": _Look(9.5, line=1.167),
    "TOC Heading": _Look(18, True, INK, before=18, after=8, keep=True),
    "toc 1": _Look(bold=True, before=6, tab=_AT_RIGHT),
    "toc 2": _Look(left=14.2, before=2, tab=_AT_RIGHT),
    "toc 3": _Look(left=28.4, before=1, tab=_AT_RIGHT),
    "Picture": _Look(before=6, keep=True),
    "Thin": _Look(1, after=4, line=0.1),
    "Footer": _Look(8.5, colour=SOFT_INK, edges="top", edge=(4, 8, hexadecimal(LINE)), tab=_AT_RIGHT),
}
_ACCENTED = ("Title", "Heading 1", "Heading 2", "TOC Heading")
_CHARACTERS = {
    "Strong": (0.0, True, ""),
    "Soft": (0.0, False, SOFT_INK),
    "Weight": (9.5, False, SOFT_INK),
    "Origin": (9.0, False, SOFT_INK),
    "Kind": (8.0, True, INK),
    "Square": (0.0, False, ""),
    "Bar": (8.5, False, ""),
}
"""The size, the weight and the colour of each."""
_SHAPES = ("Square", "Bar")


def dress(document: Document, language: str, accent: str) -> None:
    """Give a new document the styles of the report, and none besides; *accent* is the colour of titles, empty for ink.

    Styles that every program knows keep their names, so that it lists, numbers and navigates by them.
    """
    for style in list(document.styles):
        if style.name not in (*_USUAL, *_LISTS, *_PARAGRAPHS, *_CHARACTERS):
            style.delete()
    _basis(document.styles, language)
    for name in (*_LISTS, *_PARAGRAPHS):
        _bare(document.styles, name, WD_STYLE_TYPE.PARAGRAPH)
    for name, look in _PARAGRAPHS.items():
        style = document.styles[name]
        _lay_out(style, look)
        _letters(style, look.size, look.bold, accent if accent and name in _ACCENTED else look.colour)
        style.next_paragraph_style = document.styles[look.following]
    for name, (size, bold, colour) in _CHARACTERS.items():
        _letters(_bare(document.styles, name, WD_STYLE_TYPE.CHARACTER), size, bold, colour, shapes=name in _SHAPES)
    _tables(document.styles)


def _bare(styles: Any, name: str, kind: WD_STYLE_TYPE) -> Any:
    """A style of that name as if it were new: of what python-docx's own document gives it, only a list's mark stays."""
    style = styles[name] if name in styles else styles.add_style(name, kind, builtin=name.startswith("toc"))
    for child in list(style.element):
        if child.tag not in (qn("w:name"), qn("w:pPr")):
            style.element.remove(child)
    for child in list(style.element.get_or_add_pPr()) if kind is WD_STYLE_TYPE.PARAGRAPH else ():
        if child.tag != qn("w:numPr"):
            style.element.pPr.remove(child)
    style.base_style = styles.default(kind)
    style.quick_style = True
    return style


def _basis(styles: Styles, language: str) -> None:
    """The language, the family and the ink of all the rest.

    The ink and the size are not among the defaults: in a table, LibreOffice puts those above a character style.
    """
    tongue = "fr-FR" if language == "fr" else "en-GB"
    fonts = {"ascii": FAMILY, "hAnsi": FAMILY, "cs": FAMILY, "eastAsia": PLAIN_FAMILY}
    defaults = styles.element.find(qn("w:docDefaults"))
    usual = w("rPr", w("rFonts", **fonts), w("lang", val=tongue, eastAsia=tongue, bidi="ar-SA"))
    defaults[:] = [w("rPrDefault", usual), w("pPrDefault")]
    normal: Any = styles["Normal"]
    normal.element.get_or_add_rPr().append(w("rFonts", **fonts))
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.2
    _letters(normal, 10.5, False, INK)


def _lay_out(style: Any, look: _Look) -> None:
    thick, apart, colour = look.edge
    sides = [w(side, val="single", sz=thick, space=apart, color=colour) for side in look.edges.split()]
    lacking = [
        w("pBdr", *sides) if sides else None,
        w("shd", val="clear", color="auto", fill=look.ground) if look.ground else None,
        w("outlineLvl", val=look.outline) if look.outline is not None else None,
    ]
    # python-docx has no call for these; what it adds takes its own place among them, in the order of the format.
    style.element.get_or_add_pPr().extend([one for one in lacking if one is not None])
    layout = style.paragraph_format
    layout.keep_with_next = look.keep or None
    layout.keep_together = look.keep or look.together or None
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = look.line or None
    layout.left_indent = Pt(look.left) if look.left else None
    layout.right_indent = Pt(look.right) if look.right else None
    layout.first_line_indent = Pt(-look.hanging) if look.hanging else None
    if look.tab:
        layout.tab_stops.add_tab_stop(Pt(look.tab[0]), look.tab[1])


def _letters(style: Any, size: float, bold: bool, colour: str, *, shapes: bool = False) -> None:
    """Letters of a style; zero, False and empty leave those of the style it stands on."""
    font = style.font
    if shapes:
        font.name = PLAIN_FAMILY
        style.element.rPr.append(w("spacing", val=-6))  # so that no seam shows between blocks
    font.bold = font.cs_bold = bold or None
    if colour:
        font.color.rgb = RGBColor.from_string(hexadecimal(colour))
    if size:
        font.size = Pt(size)
        style.element.rPr.find(qn("w:sz")).addnext(w("szCs", val=round(2 * size)))


def _tables(styles: Styles) -> None:
    """A table with a line under each row, and one that only puts things side by side."""
    lines = [w(side, val="single", sz=4, space=0, color=hexadecimal(LINE)) for side in ("bottom", "insideH")]
    rooms = (("top", 40), ("left", 0), ("bottom", 40), ("right", 100))
    for name, borders in (("Report", w("tblBorders", *lines)), ("Columns", None)):
        margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in rooms))
        _bare(styles, name, WD_STYLE_TYPE.TABLE).element.append(w("tblPr", borders, margins))
