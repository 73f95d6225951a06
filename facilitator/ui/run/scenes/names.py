"""What a scene is called in the console: everywhere the same."""

from __future__ import annotations

from ....i18n import _, pgettext
from ....sessions.records import SceneKind, Slide, Vote
from ....sessions.scene.choices import Choice
from ....sessions.store import Store


def scene_name(store: Store, choice: Choice) -> str:
    """The name of what is chosen; a vote or a slide has its own."""
    own = _own_name(store, choice)
    return own or _names()[choice.kind]


def _own_name(store: Store, choice: Choice) -> str:
    if choice.kind is SceneKind.VOTE:
        vote = store.get(Vote, choice.target)
        return vote.title if vote is not None else ""
    if choice.kind is SceneKind.SLIDE:
        slide = store.get(Slide, choice.target)
        return " ".join(slide.text.split()) if slide is not None else ""
    return ""


def _names() -> dict[SceneKind, str]:
    return {
        SceneKind.MOMENT: _("Follow the day"),
        SceneKind.WELCOME: pgettext("scene", "Welcome"),
        SceneKind.AGENDA: pgettext("scene", "The agenda"),
        SceneKind.SPEAKER: pgettext("scene", "The speaker"),
        SceneKind.SPEAKER_QUESTIONS: pgettext("scene", "The room’s questions"),
        SceneKind.QUESTION: pgettext("scene", "The question alone"),
        SceneKind.WALL: pgettext("scene", "The wall"),
        SceneKind.NOTE: pgettext("scene", "One contribution"),
        SceneKind.CLUSTERS: pgettext("scene", "The clusters"),
        SceneKind.VOTE: pgettext("scene", "Vote"),
        SceneKind.WHEEL: pgettext("scene", "The wheel"),
        SceneKind.STAIRCASE: pgettext("scene", "The staircase"),
        SceneKind.COMMITMENTS: pgettext("scene", "The commitments"),
        SceneKind.SLIDE: pgettext("scene", "My slide"),
        SceneKind.THANKS: pgettext("scene", "Thanks"),
    }
