"""What a room's measures mean for a wall of notes, found by laying one out."""

from __future__ import annotations

from PySide6.QtCore import QSize

from ...i18n import _
from ...sessions.records import ContributionKind, ItemKind
from ...sessions.scene.moment import moment_of
from ...sessions.scene.scenes import QuestionScene
from ...sessions.scene.values import Note
from ...sessions.store import Store
from ..widgets.scene.view import page_starts

NOTES = 60


def pages_of_sixty(store: Store, session_id: str, canvas: QSize) -> int:
    """How many pages sixty ordinary notes take in the room of the session, on a picture of that size."""
    moment = moment_of(store, session_id)
    text = _("A short letter after each council, sent to every municipal councillor")
    notes = tuple(Note(f"{number:04}", ContributionKind.IDEA, text, 1, None, "") for number in range(NOTES))
    question = _("How is every municipal councillor brought into the decisions?")
    scene = QuestionScene(moment.rail, ItemKind.REFLECTION, question, notes, None, look=moment.look)
    return max(1, len(page_starts(scene, canvas)))
