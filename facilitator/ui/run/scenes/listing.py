"""Which scenes are offered now, what they are called, and which of them the facilitator has chosen."""

from __future__ import annotations

from dataclasses import dataclass

from ....sessions import labels
from ....sessions.records import SceneKind, ScreenMode, SessionState, Slide, Vote
from ....sessions.scene.choices import Choice, choices, chosen_in, scene_for
from ....sessions.scene.moment import Moment
from ....sessions.store import Store

FOLLOWED = Choice(SceneKind.MOMENT)
"""The scene of the moment, whatever it is."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The scenes that can be chosen, in the order in which they are numbered."""

    choices: tuple[Choice, ...]
    chosen: Choice
    """What the room sees; while it is frozen, black or waiting, what it will see after that."""
    seen: bool
    """Whether the room sees what is chosen."""


def listing_of(moment: Moment) -> Listing:
    """What is offered at that moment. A scene that was chosen elsewhere, one note say, is among them while it lasts."""
    offered, asked = choices(moment), Choice(moment.screen.shown, moment.screen.target)
    seen = moment.screen.mode is ScreenMode.LIVE
    if asked in offered:
        return Listing(offered, asked, seen)
    if asked != FOLLOWED and chosen_in(moment) != scene_for(moment, FOLLOWED):
        return Listing((*offered[:1], asked, *offered[1:]), asked, seen)
    return Listing(offered, _followed(moment, offered), seen)


def _followed(moment: Moment, offered: tuple[Choice, ...]) -> Choice:
    """The choice that shows the same as the moment does."""
    if FOLLOWED in offered:
        return FOLLOWED
    closed = moment.outline.session.state is SessionState.CLOSED
    return Choice(SceneKind.THANKS if closed else SceneKind.WELCOME)


def scene_name(store: Store, choice: Choice) -> str:
    """The name of what is chosen; a vote or a slide has its own."""
    own = _own_name(store, choice)
    return own or labels.scene(choice.kind)


def _own_name(store: Store, choice: Choice) -> str:
    if choice.kind is SceneKind.VOTE:
        vote = store.get(Vote, choice.target)
        return vote.title if vote is not None else ""
    if choice.kind is SceneKind.SLIDE:
        slide = store.get(Slide, choice.target)
        return " ".join(slide.text.split()) if slide is not None else ""
    return ""
