"""What is decided just before something is written for somebody: which names are hidden, what the file is called."""

from __future__ import annotations

from dataclasses import replace

from ..i18n import _
from ..sessions import reading
from ..sessions.names_found import hidden_names, names_found, refuse_undecided
from ..sessions.records import Reading
from ..sessions.store import Store
from .options import Options


def ready(store: Store, session_id: str, options: Options, *, hide_undecided: bool = False) -> Options:
    """*options* with the names that the public reading hides.

    Raises `NamesUndecided` for a public reading while names wait for a decision, unless those are hidden too.
    """
    if options.reading is not Reading.PUBLIC:
        return options
    if not hide_undecided:
        refuse_undecided(names_found(store, session_id))
    return replace(options, hidden=hidden_names(store, session_id, undecided_too=hide_undecided))


def file_name(store: Store, session_id: str, form: str, wanted: Reading) -> str:
    """What the file of a report is called; the readings for others say so, that one is not sent for another."""
    title = _("Day {number} hand-out") if form == "handout" else _("Day {number} report")
    name = title.format(number=reading.session_number(store, session_id))
    for_whom = {
        Reading.NAMED: "",
        Reading.COLLEGE: " - " + _("participants"),
        Reading.PUBLIC: " - " + _("public"),
    }[wanted]
    return f"{store.path.stem} - {name}{for_whom}.{suffix(form)}"


def suffix(form: str) -> str:
    """What the name of a file of that format ends with."""
    return "pdf" if form == "handout" else form
