"""What was said of the day at its end: words that recur, and what should change."""

from __future__ import annotations

from collections.abc import Iterable

from .records import Feedback, FeedbackKind


def words_said(said: Iterable[Feedback]) -> list[Feedback]:
    """The words of the day, those that most people said first, then in the order in which they came."""
    words = (one for one in said if one.kind is FeedbackKind.WORD)
    return sorted(words, key=lambda one: (-one.count, one.position))


def changes_asked(said: Iterable[Feedback]) -> list[Feedback]:
    """What should be done otherwise, in the order in which it was written down."""
    return [one for one in said if one.kind is FeedbackKind.CHANGE]
