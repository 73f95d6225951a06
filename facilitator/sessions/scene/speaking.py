"""The scene of speaking time: how it is shared between colleges, when the facilitator chooses to show it."""

from __future__ import annotations

from ...i18n import _
from .. import labels
from ..records import Turn
from ..speaking_time import CollegeTime, speaking_time_of, whole_minutes
from .moment import Moment
from .scenes import SpeakingTimeScene
from .values import Spoken

UNKNOWN = "unknown"
"""What stands for those whose college is not known."""


def is_counted(moment: Moment) -> bool:
    """Whether there is anything to show."""
    return moment.store.count(Turn, session_id=moment.outline.session.id) > 0


def speaking_time(moment: Moment) -> SpeakingTimeScene:
    """Colleges alone, those that are there and were not heard too; nobody is named to the room."""
    found = speaking_time_of(moment.store, moment.outline.session.id)
    spoken = tuple(_spoken(one, found.present) for one in found.colleges)
    return SpeakingTimeScene(
        moment.rail, moment.kind, _("Who has spoken so far"), spoken, whole_minutes(found.total), moment.countdown
    )


def _spoken(one: CollegeTime, present: int) -> Spoken:
    return Spoken(
        one.college or UNKNOWN,
        labels.college_group(one.college),
        whole_minutes(one.time),
        round(100 * one.share),
        round(100 * one.people_share) if present else None,
    )
