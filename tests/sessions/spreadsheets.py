"""Spreadsheets as small as they come, for the tests of what reads them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

Cell = str | int | float | bool | None
Rows = Sequence[Sequence[Cell]]

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    "</Types>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook with these sheets; None is an empty cell."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        names = [(f"worksheet{rank}", title) for rank, title in enumerate(sheets, start=1)]
        listed = "".join(
            f'<sheet name="{escape(title)}" sheetId="{rank}" r:id="rId{rank}"/>'
            for rank, (_name, title) in enumerate(names, start=1)
        )
        packed.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
        )
        targets = [("worksheet", f"worksheets/sheet{rank}.xml") for rank in range(1, len(sheets) + 1)]
        packed.writestr("xl/_rels/workbook.xml.rels", _relations(targets))
        for rank, rows in enumerate(sheets.values(), start=1):
            packed.writestr(f"xl/worksheets/sheet{rank}.xml", _sheet(rows))
    return file.getvalue()


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{rank}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for rank, (kind, target) in enumerate(targets, start=1)
    )
    home = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{home}">{inner}</Relationships>'


def _sheet(rows: Rows) -> str:
    inner = "".join(
        f'<row r="{number}">{"".join(_cell(place, number, cell) for place, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{inner}</sheetData></worksheet>'


def _cell(place: int, number: int, cell: Cell) -> str:
    where = f'r="{chr(65 + place)}{number}"'
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return f'<c {where} t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, int | float):
        return f"<c {where}><v>{cell}</v></c>"
    return f'<c {where} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
