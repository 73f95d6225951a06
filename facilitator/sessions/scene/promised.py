"""The scenes of the commitments: those of the day with who carries them further, and those still open before it."""

from __future__ import annotations

from ...i18n import _
from .. import open_commitments
from ..records import Ambassador, Commitment, CommitmentState, ItemKind
from .moment import Moment
from .scenes import CommitmentsScene, OpenCommitmentsScene
from .values import Promise


def commitments(moment: Moment) -> CommitmentsScene:
    """What was promised, in the order in which it was; nobody is told by name where names are hidden."""
    session_id = moment.outline.session.id
    promises = tuple(_promise(moment, one, one.state) for one in moment.store.all(Commitment, session_id=session_id))
    carriers = () if moment.screen.nameless else moment.store.all(Ambassador, session_id=session_id)
    names = tuple(dict.fromkeys(one.name for one in carriers))
    return CommitmentsScene(
        moment.rail, ItemKind.COMMITMENTS, _("What we commit to"), promises, moment.countdown, names
    )


def open_before(moment: Moment) -> OpenCommitmentsScene | None:
    """What earlier days promised and is still to be done, the oldest due first; None when there is nothing."""
    found = open_commitments.of(moment.store, moment.outline.session)
    promises = tuple(_promise(moment, one.commitment, one.state) for one in found)
    title = _("Where do our commitments stand?")
    return (
        OpenCommitmentsScene(moment.rail, ItemKind.COMMITMENTS, title, promises, moment.countdown) if promises else None
    )


def _promise(moment: Moment, one: Commitment, state: CommitmentState) -> Promise:
    nameless = moment.screen.nameless
    return Promise(
        one.id,
        one.what,
        "" if nameless else one.who,
        one.due,
        "" if nameless else one.partners,
        one.first_step,
        state,
        open_commitments.overdue(one, state, moment.store.now().date()),
    )
