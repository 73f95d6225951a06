"""What can be done with a vote besides counting it: its menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ....i18n import _
from ....sessions import tallies, voting
from ....sessions.records import Vote, VoteOption, VoteState
from ....sessions.rounds import first_few, tied_first
from ...desk import Desk
from ...widgets.menus import add_entry, new_menu

_FIRST = 3
"""How many go on to a round of the best."""


def vote_menu(
    parent: QWidget, desk: Desk, vote: Vote, change: Callable[[], object], opened: Callable[[str], object]
) -> QMenu:
    """The menu of *vote*; *change* shows its form, *opened* a vote by its id."""
    menu, found = new_menu(parent), tallies.counted(desk.store, vote)
    counted = any(one.voices for one in found)
    if vote.state is VoteState.CLOSED:
        _offer_rounds(menu, desk, vote, found, opened)
    elif counted:
        add_entry(menu, _("Empty the counts"), partial(desk.notices.attempt, voting.empty_counts, desk.store, vote))
    else:
        add_entry(menu, _("Change the options…"), change, mark="pencil")
    remove = partial(desk.notices.attempt, voting.remove_vote, desk.store, vote)
    add_entry(menu, _("Remove this vote"), remove, mark="trash-2")
    return menu


def _offer_rounds(
    menu: QMenu, desk: Desk, vote: Vote, found: Sequence[tallies.Counted], opened: Callable[[str], object]
) -> None:
    least = 1 if len(tallies.answers_of(vote.method)) > 1 else 2
    ways = {
        _("Another round, on all the options"): list(found),
        _("Another round, on the first three"): first_few(found, _FIRST) if len(found) > _FIRST else [],
        _("Another round, between those tied for the first place"): tied_first(found),
    }
    for place, (words, chosen) in enumerate(ways.items()):
        if len(chosen) >= least and (place == 0 or len(chosen) < len(found)):
            again = partial(_vote_again, desk, vote, [one.option for one in chosen], opened)
            add_entry(menu, words, again)
    menu.addSeparator()


def _vote_again(desk: Desk, vote: Vote, options: Sequence[VoteOption], opened: Callable[[str], object]) -> None:
    made = desk.notices.attempt(voting.another_round, desk.store, vote, options)
    if made is not None:
        opened(made.id)
