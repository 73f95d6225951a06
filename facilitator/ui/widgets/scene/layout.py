"""Each scene as marks on a sheet of the projector's size. Nothing here is smaller than the floor, nor outside.

What moves with the clock comes apart (`live_marks`), so that a second that passes redraws a few figures.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from .... import i18n
from ....sessions.scene.scenes import (
    AgendaScene,
    BlackScene,
    BreakScene,
    CalibrationScene,
    ClustersScene,
    CommitmentsScene,
    EvaluationScene,
    ItemScene,
    MessageScene,
    NoteScene,
    OpenCommitmentsScene,
    PictureScene,
    PlaneScene,
    QuestionScene,
    ResultsScene,
    Scene,
    SpeakerScene,
    SpeakingTimeScene,
    StaircaseScene,
    StatementScene,
    ThanksScene,
    TrendsScene,
    VotingScene,
    WaitingScene,
    WelcomeScene,
    WheelScene,
)
from .agenda import agenda_page
from .calibration import calibration_page
from .clusters import clusters_page
from .commitments import commitments_page, open_commitments_page
from .evaluation import evaluation_page
from .item import item_page
from .marks import Marks, Sheet
from .message import message_page
from .note import note_page
from .pages import Page
from .parts import corner, time_left
from .pause import back_in, break_page
from .plane import plane_page
from .question import question_page
from .slide import clock_over, picture_page
from .speaker import dial, speaker_page
from .speaking import speaking_page
from .staircase import staircase_page
from .statement import statement_page
from .title import WAITING_GROUND, WAITING_INK, thanks_page, waiting_page, welcome_page
from .trends import trends_page
from .vote import results_page, voting_page
from .wheel import wheel_page

BLACK = "#000000"

_PAGES: dict[type[Scene], Callable[[Sheet, Any], Page]] = {
    BlackScene: lambda _sheet, _scene: Page(BLACK, ()),
    WaitingScene: waiting_page,
    WelcomeScene: welcome_page,
    ThanksScene: thanks_page,
    AgendaScene: agenda_page,
    ItemScene: item_page,
    SpeakerScene: speaker_page,
    BreakScene: break_page,
    QuestionScene: question_page,
    NoteScene: note_page,
    ClustersScene: clusters_page,
    VotingScene: voting_page,
    ResultsScene: results_page,
    WheelScene: wheel_page,
    StaircaseScene: staircase_page,
    TrendsScene: trends_page,
    PlaneScene: plane_page,
    EvaluationScene: evaluation_page,
    CommitmentsScene: commitments_page,
    OpenCommitmentsScene: open_commitments_page,
    StatementScene: statement_page,
    SpeakingTimeScene: speaking_page,
    MessageScene: message_page,
    PictureScene: picture_page,
    CalibrationScene: calibration_page,
}
_MOVING: dict[type[Scene], Callable[[Sheet, Any, datetime], Marks]] = {SpeakerScene: dial, BreakScene: back_in}
"""What moves in the middle of a scene, beside the clock; the others tell the time left in the corner."""


def page_of(scene: Scene, sheet: Sheet) -> Page:
    """The page of *scene* that the room sees. It is laid out once for the window and its thumbnail."""
    return _page_of(_Same(scene), sheet)


class _Same:
    """A scene compared by identity: hashing hundreds of notes would cost more than placing the ten in view."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.scene is self.scene

    def __hash__(self) -> int:
        return id(self.scene)


@lru_cache(maxsize=4)
def _page_of(same: _Same, sheet: Sheet) -> Page:
    return _PAGES[type(same.scene)](sheet, same.scene)


def live_marks(scene: Scene, sheet: Sheet, now: datetime) -> Marks:
    """What moves with the clock. What is left is rounded down to the second, as in the console."""
    if isinstance(scene, BlackScene):
        return ()
    clock = f"{now:%H:%M}"
    now = now if not now.microsecond else now.replace(microsecond=0) + timedelta(seconds=1)
    if isinstance(scene, WaitingScene):
        return corner(sheet, clock, colour=WAITING_INK, ground=WAITING_GROUND)
    if isinstance(scene, PictureScene):
        return clock_over(sheet, clock)
    moving = _MOVING.get(type(scene))
    if moving is not None:
        return (*corner(sheet, clock), *moving(sheet, scene, now))
    return (*corner(sheet, clock), *time_left(sheet, getattr(scene, "countdown", None), now, i18n.language()))
