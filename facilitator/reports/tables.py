"""The contributions as a table that a spreadsheet opens: one row a contribution."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..i18n import _
from ..sessions import labels
from ..sessions.records import Contribution
from .document import Document

Cell = str | int | None
_ACTIVE = tuple("=+-@\t\r\n＝＋－＠")
"""A cell that begins with one of these would be run as a formula by some spreadsheet."""


def as_csv(document: Document) -> bytes:
    """Semicolons and a byte order mark, as French spreadsheets expect; no cell is ever a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    authors = authors_of(document)
    writer.writerow([*_header(), *([_("Author")] if authors else [])])
    for said, row in _rows(document):
        author = [authors.get(said.id, "")] if authors else []
        writer.writerow([neutral(cell) for cell in (*row, *author)])
    return file.getvalue().encode("utf-8-sig")


def neutral(cell: Cell) -> Cell:
    """*cell*, with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTIVE) else cell


def authors_of(document: Document) -> dict[str, str]:
    """The names of those who are known to have said a contribution, by its id: as far as the reading tells them."""
    names = {person.id: person.name for person in document.people if person.name}
    known = ((said.id, names.get(said.participant_id or "")) for said in document.contributions)
    return {said_id: name for said_id, name in known if name}


def _header() -> list[str]:
    return [
        _("Session"),
        _("Question number"),
        _("Question"),
        _("Cluster"),
        _("Kind"),
        _("Text"),
        _("Table"),
        _("College"),
        _("Lever"),
        _("Time"),
        _("Added after the day"),
        _("Parked"),
        _("Weight"),
        _("Tags"),
        _("Slip"),
        _("Also said"),
        _("Goes to"),
    ]


def _rows(document: Document) -> Iterator[tuple[Contribution, list[Cell]]]:
    for answers in document.answers:
        place: list[Cell] = [document.number, answers.number, answers.question.text]
        for group in answers.groups:
            for said in group.contributions:
                yield said, [*place, group.cluster.title, *_said(document, said)]
        for said in answers.loose:
            yield said, [*place, "", *_said(document, said)]
    for said in document.parking:
        yield said, [document.number, "", "", "", *_said(document, said)]


def _said(document: Document, said: Contribution) -> list[Cell]:
    return [
        labels.contribution_kind(said.kind),
        said.text,
        said.table_number,
        labels.college(said.college) if said.college else "",
        said.lever,
        said.said_at.isoformat(timespec="seconds"),
        _("yes") if said.late else "",
        _("yes") if said.question_id is None else "",
        document.weight(said),
        said.tags,
        said.slip,
        "\n".join(echo.text for echo in document.echoes(said) if echo.text),
        said.goes_to if said.question_id is None else "",
    ]
