"""Gestures on what is said of a vote word for word: reservations, objections, and why somebody is against.

They are texts of the room, kept beside the figures: how many there are is counted, not told by them.
"""

from __future__ import annotations

from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .records import Answer, College, Reservation, Vote, VoteOption, VoteState
from .store import Store
from .text import required


def reserve(
    store: Store,
    option: VoteOption,
    text: str,
    answer: Answer = Answer.RESERVATION,
    table_number: int | None = None,
    *,
    college: College | None = None,
) -> Reservation:
    """Keep what somebody says of an option. Raises `BadText` when there is nothing in it."""
    text, found = required(text), _present_option(store, option)
    made = Reservation(
        voteoption_id=found.id,
        position=store.count(Reservation, voteoption_id=found.id),
        text=text,
        answer=answer,
        table_number=table_number,
        college=college,
    )
    with store.operation("add_reservation") as operation:
        return operation.put(made)


def reword(store: Store, reservation: Reservation, text: str) -> None:
    """Correct what was said. Raises `BadText` when there is nothing in it."""
    text, found = required(text), _present(store, reservation)
    with store.operation("edit_reservation") as operation:
        operation.put(replace(found, text=text))


def place(store: Store, reservation: Reservation, answer: Answer, spoken_by: int | College | None) -> None:
    """Say whether it is a reservation or an objection, and of which table or college."""
    found = _present(store, reservation)
    table = spoken_by if isinstance(spoken_by, int) else None
    college = spoken_by if isinstance(spoken_by, College) else None
    with store.operation("edit_reservation") as operation:
        operation.put(replace(found, answer=answer, table_number=table, college=college))


def withdraw(store: Store, reservation: Reservation) -> None:
    """Take away what was said: it was lifted, or was a mistake."""
    found = _present(store, reservation)
    others = [one for one in store.all(Reservation, voteoption_id=found.voteoption_id) if one.id != reservation.id]
    with store.operation("remove_reservation") as operation:
        operation.remove(found)
        operation.put_in_order(others)


def _present_option(store: Store, option: VoteOption) -> VoteOption:
    found = store.present(option, _("“{title}” can no longer be voted for: it was removed.").format(title=option.text))
    _refuse_closed(store, found)
    return found


def _present(store: Store, reservation: Reservation) -> Reservation:
    """*reservation* as it is now."""
    found = store.present(reservation, _("This reservation was removed meanwhile: undo brings it back."))
    _refuse_closed(store, store.the(VoteOption, found.voteoption_id))
    return found


def _refuse_closed(store: Store, option: VoteOption) -> None:
    if store.the(Vote, option.vote_id).state is VoteState.CLOSED:
        raise FacilitatorError(_("This vote is closed: reopen it to change it."))
