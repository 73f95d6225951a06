"""The printing kit: every sheet that a day needs on paper, as PDF. No Qt.

This package costs nothing to import: what lays a sheet out is loaded when it is asked for. `kit_of` reads the store;
`sheet` then needs none, so it may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...errors import FacilitatorError
from ...i18n import _

if TYPE_CHECKING:
    from ...sessions.store import Store
    from .content import Kit
    from .paper import Book


class NoSuchSheet(FacilitatorError):
    """There is no sheet of that name, or the session has nothing to put on it."""


_NAMES = (
    "run-sheet",
    "wall",
    "sign-in",
    "attendance",
    "name-tents",
    "name-tents-2",
    "table-signs",
    "worksheets",
    "blank-worksheets",
    "posters",
    "blank-slips",
    "ballots",
    "blank-ballots",
    "tally-sheet",
    "wheel",
    "wheel-sheets",
    "staircase",
    "trends-sheets",
    "evaluation-sheets",
    "commitments",
    "parking",
    "emergency-kit",
)
_OF_ITEMS = ("run-sheet", "wall")
_OF_QUESTIONS = ("worksheets", "blank-worksheets", "posters")


def sheets() -> tuple[str, ...]:
    """The names of the sheets, in the order in which a menu shows them."""
    return _NAMES


def label(name: str) -> str:
    """The sheet of that name, in the reader's language."""
    return {
        "run-sheet": _("Run sheet of the facilitator"),
        "wall": _("Programme for the wall"),
        "sign-in": _("Sign-in sheet"),
        "attendance": _("Who is there: the count"),
        "name-tents": _("Name tents, one a page"),
        "name-tents-2": _("Name tents, two a page"),
        "table-signs": _("Table signs"),
        "worksheets": _("Worksheets of the tables"),
        "blank-worksheets": _("Worksheets to copy"),
        "posters": _("Questions to hang up"),
        "blank-slips": _("Slips without a number"),
        "ballots": _("Ballots"),
        "blank-ballots": _("Blank ballots"),
        "tally-sheet": _("Tally sheet of the votes"),
        "wheel": _("Wheel of levers, to fill in"),
        "wheel-sheets": _("Wheel, a sheet each"),
        "staircase": _("Staircase, to fill in"),
        "trends-sheets": _("Strong trends, a sheet each"),
        "evaluation-sheets": _("Evaluation of the day, a sheet each"),
        "commitments": _("Commitments, to fill in"),
        "parking": _("Parking, to fill in"),
        "emergency-kit": _("Emergency kit, all of it"),
    }[name]


def lacking(kit: Kit, name: str) -> str:
    """Why a sheet would say nothing, and what to do first, in a sentence; empty when it can be printed."""
    if name in _OF_ITEMS and not kit.moments:
        return _("The agenda is empty: add items before you print it.")
    if name in _OF_QUESTIONS and not kit.asked:
        return _("No question is put to the room yet: write one before you print this.")
    return ""


def kit_of(store: Store, session_id: str) -> Kit:
    """All that the sheets of a session say, read in one go; LookupError when it does not exist."""
    from . import content

    return content.kit_of(store, session_id)


def sheet(kit: Kit, name: str) -> bytes:
    """The sheet of that name as a PDF file; the same session always gives the same bytes.

    Raises `NoSuchSheet` for another name, or when the session has nothing to put on it.
    """
    from .paper import Book

    make = _maker(name)
    if lack := lacking(kit, name):
        raise NoSuchSheet(lack)
    book = Book(kit.where)
    make(book, kit)
    return book.as_pdf()


def _maker(name: str) -> Callable[[Book, Kit], None]:
    """What lays out the sheet of that name."""
    from . import answer_sheets, emergency, folded, forms, run_sheet, sign_in, tally_sheet, vote_papers, worksheets

    makers: dict[str, Callable[[Book, Kit], None]] = {
        "run-sheet": run_sheet.run_sheet,
        "wall": run_sheet.wall_sheet,
        "sign-in": sign_in.sign_in,
        "attendance": sign_in.attendance,
        "name-tents": folded.name_tents,
        "name-tents-2": folded.name_tents_by_two,
        "table-signs": folded.table_signs,
        "worksheets": worksheets.worksheets,
        "blank-worksheets": worksheets.blank_worksheets,
        "posters": worksheets.posters,
        "blank-slips": worksheets.blank_slips,
        "ballots": vote_papers.ballots,
        "blank-ballots": vote_papers.blank_ballots,
        "tally-sheet": tally_sheet.tally_sheet,
        "wheel": forms.wheel_form,
        "wheel-sheets": answer_sheets.wheel_sheets,
        "staircase": forms.staircase_form,
        "trends-sheets": answer_sheets.trends_sheets,
        "evaluation-sheets": answer_sheets.evaluation_sheets,
        "commitments": forms.commitments_form,
        "parking": forms.parking_form,
        "emergency-kit": emergency.emergency_kit,
    }
    if name not in makers:
        raise NoSuchSheet(_("“{name}” is not a sheet; there are: {known}.").format(name=name, known=", ".join(_NAMES)))
    return makers[name]
