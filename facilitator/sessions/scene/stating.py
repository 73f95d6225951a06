"""The scene of a sentence of the synthesis: what it says, of what, and what the room decided about it."""

from __future__ import annotations

from ..conclusions import contesting, in_order
from ..records import Statement, Validation
from .moment import Moment
from .scenes import StatementScene


def statements(moment: Moment) -> list[Statement]:
    """The sentences of the session, as they are put to the room."""
    return in_order(moment.outline, moment.store.all(Statement, session_id=moment.outline.session.id))


def statement(moment: Moment, target: str) -> StatementScene | None:
    """The sentence with that id; without one, the first of which the room said nothing yet, or else the first."""
    every = statements(moment)
    waiting = (one for one in every if one.validation is Validation.PENDING)
    shown = next((one for one in every if one.id == target), None) if target else next(waiting, next(iter(every), None))
    if shown is None:
        return None
    asked = moment.outline.question(shown.question_id)
    return StatementScene(
        moment.rail,
        moment.kind,
        asked.text if asked is not None else "",
        shown.text,
        shown.kind,
        shown.college,
        every.index(shown) + 1,
        len(every),
        shown.validation,
        contesting(shown),
        moment.countdown,
    )
