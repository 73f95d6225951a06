"""A name that was found: how often, where, and the two buttons that decide of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from .... import tokens
from ....i18n import pgettext
from ....sessions.names_found import Found
from ...widgets.basics import button, clear, label
from ...widgets.card_button import KeyCard, see_through
from ...widgets.elided_label import ElidedLabel
from . import words
from .excerpt import MentionExcerpt

MOST = 8
"""Mentions shown once it is unfolded."""
_STATE = "font-size: 13px; font-weight: 600; color: {colour};"
_NAME = "font-size: 15px; font-weight: 600;"


class FoundNameCard(KeyCard):
    """Shows the first mention; unfolded, the others too."""

    decided = Signal(str, bool)
    """The name, and whether it is to be hidden."""

    def __init__(self, name: str, *, writable: bool) -> None:
        super().__init__()
        self.name, self.unfolded = name, False
        self.excerpts: list[MentionExcerpt] = []
        """The mentions that are shown."""
        self._found: Found | None = None
        self._numbers: Mapping[str, int] = {}
        self._title, self._about, self._state = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self._title.setStyleSheet(_NAME)
        self._about.setStyleSheet(f"font-size: 13px; color: {tokens.SOFT_INK};")
        self.hide_button = self._decider(pgettext("name", "Hide"), hidden=True)
        self.keep_button = self._decider(pgettext("name", "Show"), hidden=False)
        for made in (self.hide_button, self.keep_button):
            made.setEnabled(writable)
        self._mentions = QVBoxLayout()
        self._mentions.setSpacing(0)
        self._lay_out()

    @property
    def found(self) -> Found:
        assert self._found is not None
        return self._found

    @property
    def state(self) -> str:
        """What it says was decided."""
        return self._state.text()

    def show_found(self, found: Found, numbers: Mapping[str, int]) -> None:
        """Show it as it is now; *numbers* are those of the questions, by id."""
        mentions_too = self._found is None or (found.mentions, numbers) != (self._found.mentions, self._numbers)
        self._found, self._numbers = found, numbers
        self._title.setText(found.known.name)
        self._about.setText(f"{words.sort(found.known.sort)} · {words.count(found)}")
        self._state.setText(words.state(found))
        colour = tokens.LATE if found.waits else tokens.ACCENT if found.hidden else tokens.SOFT_INK
        self._state.setStyleSheet(_STATE.format(colour=colour))
        self._show_choice()
        for made in (self.hide_button, self.keep_button):
            made.setAccessibleName(f"{made.text()}: {found.known.name}")
        self.setAccessibleName(", ".join((found.known.name, words.count(found), words.state(found))))
        if mentions_too:
            self._show_mentions()

    def unfold(self, unfolded: bool) -> None:
        """Show all its mentions, or the first one alone."""
        if unfolded != self.unfolded:
            self.unfolded = unfolded
            self._show_mentions()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.setFocus()
            self.unfold(not self.unfolded)

    def _decider(self, text: str, *, hidden: bool) -> QPushButton:
        def decide() -> None:
            self.decided.emit(self.name, hidden)
            self._show_choice()  # a click on what is chosen already changes nothing

        made = button(text, decide)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _show_choice(self) -> None:
        found = self.found
        self.hide_button.setChecked(found.hidden)
        self.keep_button.setChecked(found.decision is not None and not found.hidden)

    def _show_mentions(self) -> None:
        clear(self._mentions)
        mentions = self.found.mentions
        shown = mentions[: MOST if self.unfolded else 1]
        self.excerpts = [MentionExcerpt(mention, words.place(mention, self._numbers)) for mention in shown]
        for excerpt in self.excerpts:
            self._mentions.addWidget(excerpt)
        if len(mentions) > len(shown):
            more = label(words.others(len(mentions) - len(shown)), "soft")
            more.setStyleSheet("font-size: 13px;")
            see_through(more)
            self._mentions.addWidget(more)

    def _lay_out(self) -> None:
        see_through(self._title, self._about, self._state)
        under = QHBoxLayout()
        under.setSpacing(10)
        under.addWidget(self._about)
        under.addWidget(self._state, 1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addLayout(under)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(names, 1)
        top.addWidget(self.hide_button)
        top.addWidget(self.keep_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 9, 10, 9)
        outer.setSpacing(6)
        outer.addLayout(top)
        outer.addLayout(self._mentions)
