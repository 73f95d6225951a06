"""What can be asked of the printing kit: the sheets as a menu shows them, and what each can be made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from ...errors import FacilitatorError
from ...i18n import _, pgettext
from ...reports import kit as kits
from ...reports.kit.content import Kit
from ...sessions.presence import Presence, presence
from ...sessions.records import Participant
from ...sessions.store import Store


class Who(StrEnum):
    """For whom something is printed."""

    EVERYONE = "everyone"
    HERE = "here"
    WALK_INS = "walk_ins"


class Nobody(FacilitatorError):
    """Nobody is in what was chosen."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to lay a sheet out."""

    sheet: str
    """Its name in the kit."""
    words: Callable[[], str]
    each_person: bool = False
    """Whether it takes as many copies as there are people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu."""

    forms: tuple[Form, ...]
    """The usual one first."""
    words: Callable[[], str] | None = None
    """What the menu says; the sheet's own label where there is but one form."""
    for_people: bool = False
    for_questions: bool = False
    before_numbered_slips: bool = False
    """Whether the slips that have a number come next in the menu."""

    @property
    def label(self) -> str:
        return self.words() if self.words is not None else kits.label(self.forms[0].sheet)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be laid out."""

    sheet: str
    who: Who = Who.EVERYONE
    question_id: str = ""
    """Of that question alone; of all of them when it is empty."""


def _one(sheet: str) -> tuple[Form, ...]:
    return (Form(sheet, lambda: kits.label(sheet)),)


GROUPS: tuple[tuple[Entry, ...], ...] = (
    (Entry(_one("run-sheet")), Entry(_one("wall"))),
    (
        Entry(_one("sign-in"), for_people=True),
        Entry(_one("attendance")),
        Entry(
            (
                Form("name-tents", lambda: _("One a page")),
                Form("name-tents-2", lambda: _("Two a page")),
            ),
            words=lambda: _("Name tents"),
            for_people=True,
        ),
        Entry(_one("table-signs")),
    ),
    (
        Entry(
            (
                Form("worksheets", lambda: _("One for each table")),
                Form("blank-worksheets", lambda: _("One for each person"), each_person=True),
                Form("blank-worksheets", lambda: _("One to copy")),
            ),
            words=lambda: _("Worksheets"),
            for_questions=True,
        ),
        Entry(_one("posters"), for_questions=True),
        Entry(_one("blank-slips"), for_questions=True, before_numbered_slips=True),
        Entry(
            (
                Form("ballots", lambda: _("With the choices of the votes")),
                Form("blank-ballots", lambda: _("Blank")),
            ),
            words=lambda: _("Ballots"),
        ),
        Entry(_one("tally-sheet")),
    ),
    (Entry(_one("emergency-kit")),),
)
"""The menu, a line between the groups."""

_TO_FILL = ("wheel", "wheel-sheets", "staircase", "trends-sheets", "evaluation-sheets", "commitments", "parking")
FORMS_TO_FILL = tuple(Entry(_one(sheet)) for sheet in _TO_FILL)
"""What the laptop shows when there is one, on paper."""


def who(one: Who) -> str:
    return {
        Who.EVERYONE: _("Everybody on the list"),
        Who.HERE: _("Those who are here"),
        Who.WALK_INS: pgettext("print for", "Those who came without being on the list"),
    }[one]


def laid_out(kit: Kit, wanted: Wanted) -> bytes:
    """The sheet as a PDF file. Raises what `reports.kit.sheet` does, and `Nobody`."""
    return kits.sheet(narrowed(kit, wanted), wanted.sheet)


def narrowed(kit: Kit, wanted: Wanted) -> Kit:
    """The kit of those people and that question alone."""
    if wanted.question_id:  # one that is gone meanwhile leaves none
        kit = replace(kit, asked=tuple(one for one in kit.asked if one.question.id == wanted.question_id))
    if wanted.who is Who.EVERYONE:
        return kit
    people = tuple(person for person in kit.people if is_meant(person, wanted.who))
    if not people:
        raise Nobody(
            _("Nobody is marked as here yet: mark the arrivals first.")
            if wanted.who is Who.HERE
            else _("Nobody came without being on the list.")
        )
    return replace(kit, people=people, guests=())


def kit_of(store: Store, session_id: str) -> Kit:
    """The kit of that session; a session that is gone is told."""
    try:
        return kits.kit_of(store, session_id)
    except LookupError as error:
        raise FacilitatorError(_("This session is not there any more: choose another one.")) from error


def is_meant(person: Participant, those: Who) -> bool:
    return person.walk_in if those is Who.WALK_INS else presence(person) is Presence.PRESENT
