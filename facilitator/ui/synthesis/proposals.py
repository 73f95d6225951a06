"""What the figures propose to say of the day: one key, or one click, takes a sentence or puts it aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...sessions.essentials import Proposal
from ..widgets.arrow_keys import STEPS
from ..widgets.basics import button, label
from ..widgets.card_area import CardArea, CardWalk
from ..widgets.card_button import KeyCard


class Proposals(QWidget):
    """Enter takes the one that has the keyboard, Delete puts it aside until it is asked again."""

    taken = Signal(object)
    """A `Proposal` becomes one of the essentials."""
    left = Signal()
    """Left was pressed: the keys go to the questions."""

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self._shown: dict[str, Proposal] = {}
        self._aside: set[str] = set()
        self._aside_of: dict[str, set[str]] = {}
        """What was put aside in each session, for as long as the file is open."""
        self._area = CardArea()
        self._cards = self._area.new_cards(self._new_card)
        self._walk = CardWalk(self._area, self._cards)
        self._nothing = label("", "soft", wrap=True)
        self.again = button("", self._show_again, "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._nothing)
        column.addWidget(self._area, 1)
        column.addWidget(self.again)

    def take_session(self, session_id: str) -> None:
        """Another session is shown next, without what was put aside in it."""
        self._aside = self._aside_of.setdefault(session_id, set())

    @property
    def cards(self) -> list[ProposalCard]:
        """In the order shown."""
        return list(self._cards.widgets.values())

    def show_proposals(self, proposals: Sequence[Proposal], *, any_taken: bool) -> None:
        """Show what is proposed now, but for what was put aside."""
        before, held = list(self._cards.widgets), self._walk.held()
        self._shown = {one.source: one for one in proposals}
        shown = [one for one in proposals if one.source not in self._aside]
        self._cards.show_keys([one.source for one in shown])
        for one in shown:
            self._cards.widgets[one.source].show_proposal(one)
        aside = len(proposals) - len(shown)
        told = ngettext("Show again {count} sentence put aside", "Show again {count} sentences put aside", aside)
        self.again.setText(told.format(count=aside))
        self.again.setVisible(bool(aside))
        self._nothing.setVisible(not shown)
        self._nothing.setText(
            _("All that the figures propose was taken or put aside.")
            if any_taken or aside
            else _("Clusters, votes, commitments and attendance will propose sentences here.")
        )
        if held and held not in self._cards.widgets:
            self._walk.enter_at(before.index(held))

    def enter(self) -> None:
        """Give the keyboard to the first."""
        self._walk.enter_at(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, step = self._walk.held(), STEPS.get(event.key())
        if held not in self._shown or not self._cards.widgets[held].hasFocus():
            super().keyPressEvent(event)
        elif step is not None:
            self._walk.step(held, step)
        elif event.key() == Qt.Key.Key_Left:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._writable:
            self._take(held)
        elif event.key() == Qt.Key.Key_Delete and self._writable:
            self._put_aside(held)
        else:
            super().keyPressEvent(event)

    def _take(self, source: str) -> None:
        self.taken.emit(self._shown[source])

    def _put_aside(self, source: str) -> None:
        self._aside.add(source)
        self.show_proposals(list(self._shown.values()), any_taken=True)

    def _show_again(self) -> None:
        """Nothing is put aside any more."""
        self._aside.clear()
        self.show_proposals(list(self._shown.values()), any_taken=True)
        self.enter()

    def _new_card(self, source: str) -> ProposalCard:
        return ProposalCard(partial(self._take, source), partial(self._put_aside, source), writable=self._writable)


class ProposalCard(KeyCard):
    """A sentence that is proposed."""

    def __init__(self, take: Callable[[], object], put_aside: Callable[[], object], *, writable: bool) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        self.keep = button(_("Keep ↵"), take)
        self.leave = button(_("Put aside"), put_aside, "plain", tip=_("Put aside (Del)"))
        if not writable:
            self.keep.hide()
            self.leave.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 8, 9)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(self.keep)
        row.addWidget(self.leave)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_proposal(self, one: Proposal) -> None:
        self._words.setText(one.text)
        self.setAccessibleName(one.text)
        self.keep.setAccessibleName(_("Keep: {words}").format(words=one.text))
        self.leave.setAccessibleName(_("Put aside: {words}").format(words=one.text))
