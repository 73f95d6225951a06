"""Clusters proposed from shared words, in a drawer: a draft that is accepted or put aside, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ....errors import FacilitatorError
from ....i18n import _, ngettext
from ....sessions import clustering, reading
from ....sessions.proposals import Proposal, Reason, propose
from ....sessions.records import Cluster, Contribution, Question
from ....sessions.store import Changed
from ....sessions.text import folded
from ...background import in_background
from ...desk import Desk
from ...widgets.basics import label
from ...widgets.keyed_column import KeyedColumn
from ..drawer import Drawer
from .proposal_card import ProposalCard

CALM_MS = 250
"""How long nothing has changed before words are compared again."""


@dataclass(frozen=True)
class _Found:
    """What another thread found, and what it was asked about."""

    asked: int
    proposals: list[Proposal]
    loose: Mapping[str, Contribution]


class ProposalsPanel(Drawer):
    """Compares words beside the interface's thread, and never groups by itself."""

    note_chosen = Signal(str)
    """That note is to be looked at on the wall."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Proposed clusters"), parent)
        self._asked = 0
        self._comparing = False
        self._put_aside: set[tuple[str, str]] = set()
        """What is not wanted while the panel is open: the keys of proposals, each with a contribution or with none."""
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._compare)
        self._state = label("", "field", wrap=True)
        self._lay_out()

    @property
    def cards(self) -> list[ProposalCard]:
        return list(self._column.widgets.values())

    @property
    def busy(self) -> bool:
        """Whether words are being compared, or soon will be."""
        return self._calm.isActive() or self._comparing

    def open_for(self, question: Question | None) -> None:
        """Propose clusters for the loose contributions to *question*."""
        if self.question is None or question is None or question.id != self.question.id:
            self._put_aside.clear()
            self._column.show_keys([])
        self._state.setText(_("Looking for shared words…"))
        super().open_for(question)
        self._calm.start(0)

    def refresh(self) -> None:
        self._calm.start()

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(Contribution, Cluster, Question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.cards:
            self._enter(0)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.question is not None:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_aside.clear()

    # Comparing

    def _compare(self) -> None:
        """Compare the words of what the store holds now, in another thread."""
        if self.question is None:
            self._column.show_keys([])
            self._state.setText(_("What is kept for later is not grouped: choose a question."))
            return
        store, question = self.desk.store, self.question
        clusters: dict[str, Cluster] = {found.id: found for found in store.all(Cluster, question_id=question.id)}
        held: dict[Cluster, list[Contribution]] = {cluster: [] for cluster in clusters.values()}
        loose: dict[str, Contribution] = {}
        for note in reading.contributions(store, question):
            if note.cluster_id is None:
                loose[note.id] = note
            else:
                held[clusters[note.cluster_id]].append(note)
        self._asked += 1
        self._comparing = True
        in_background(partial(_find, self._asked, loose, held, question.text), done=self._show_found)

    def _show_found(self, result: object) -> None:
        assert isinstance(result, _Found)
        if result.asked != self._asked:
            return  # later ones are on their way
        self._comparing = False
        wanted = self._still_wanted(result.proposals)
        begun = [card.key for card in self.cards if card.touched and card.keep_only(result.loose)]
        order = _in_order(list(self._column.widgets), begun, list(wanted))
        self._show_keys(order)
        for key, proposal in wanted.items():
            self._column.widgets[key].show_proposal(proposal, result.loose)
        for one, next_one in pairwise(widget for card in self.cards for widget in card.on_the_way):
            self.setTabOrder(one, next_one)
        self._tell(len(result.loose))
        if self.hasFocus():
            self._enter(0)

    def _still_wanted(self, proposals: Sequence[Proposal]) -> dict[str, Proposal]:
        """The proposals that were not put aside, by their keys."""
        wanted: dict[str, Proposal] = {}
        for proposal in proposals:
            key = _key(proposal)
            ids = tuple(note_id for note_id in proposal.contribution_ids if (key, note_id) not in self._put_aside)
            if ids and (key, "") not in self._put_aside:
                wanted.setdefault(key, replace(proposal, contribution_ids=ids))
        return wanted

    def _tell(self, loose: int) -> None:
        count = len(self.cards)
        if count:
            words = ngettext(
                "{count} proposal, from shared words alone: read it before you accept.",
                "{count} proposals, from shared words alone: read them before you accept.",
                count,
            )
            self._state.setText(words.format(count=count))
        elif self._put_aside:
            self._state.setText(_("Nothing more to propose."))
        elif loose:
            self._state.setText(_("No words bring several loose contributions together."))
        else:
            self._state.setText(_("Every contribution is in a cluster."))

    # Accepting and putting aside

    def _new_card(self, key: str) -> ProposalCard:
        card = ProposalCard(key, writable=self.desk.writable)
        card.accepted.connect(self._accept)
        card.dismissed.connect(self._dismiss)
        card.stepped.connect(self._go)
        card.note_chosen.connect(self.note_chosen)
        return card

    def _accept(self, key: str) -> None:
        card = self._column.widgets[key]
        if self.desk.notices.attempt(self._group, card):
            self._leave(key)

    def _group(self, card: ProposalCard) -> bool:
        """One gesture, undone like any other."""
        store, question = self.desk.store, self.question
        chosen = [note for note in store.among(Contribution, "id", card.ticked) if note.cluster_id is None]
        cluster = store.get(Cluster, card.cluster_id)
        if not chosen or question is None or (card.cluster_id and cluster is None):
            raise FacilitatorError(_("This has changed meanwhile: the proposals are being made again."))
        if cluster is not None:
            clustering.put_in(store, cluster, chosen)
        else:
            clustering.group(store, question, card.title, chosen)
        return True

    def _dismiss(self, key: str) -> None:
        card = self._column.widgets[key]
        joining = card.cluster_id is not None  # another contribution may be proposed for that cluster later
        self._put_aside.update((key, row.note_id if joining else "") for row in card.rows)
        self._leave(key)
        if not self.cards:
            self._tell(1)

    def _leave(self, key: str) -> None:
        self._show_keys([other for other in self._column.widgets if other != key])

    # Where the keyboard is

    def _show_keys(self, keys: Sequence[str]) -> None:
        """Show the cards of *keys*; when the one that has the keyboard goes, the next one gets it."""
        before, place = list(self._column.widgets), self._place
        if place >= 0 and before[place] not in keys:
            following = [key for key in before[place:] if key in keys] or [key for key in before if key in keys][-1:]
            self.setFocus()
            self._column.show_keys(keys)
            if following:
                self._enter(list(keys).index(following[0]))
        else:
            self._column.show_keys(keys)

    @property
    def _place(self) -> int:
        """The place of the card that has the keyboard; -1 for none."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is None:
            return -1
        here = [place for place, card in enumerate(self.cards) if card is focused or card.isAncestorOf(focused)]
        return here[0] if here else -1

    def _go(self, step: int) -> None:
        """Give the keyboard to the card before or after the one that has it."""
        if self._place + step >= 0:
            self._enter(self._place + step)

    def _enter(self, place: int) -> None:
        if place < len(self.cards):
            self.cards[place].setFocus()
            QTimer.singleShot(0, self.cards[place], partial(self._reveal, self.cards[place]))  # once it is laid out

    def _reveal(self, card: ProposalCard) -> None:
        """As much of the card as there is room for, from its top."""
        self._area.ensureVisible(0, card.geometry().bottom(), 0, 8)
        self._area.ensureVisible(0, card.geometry().top(), 0, 8)

    def _lay_out(self) -> None:
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 6, 0)
        cards.setSpacing(10)
        self._column = KeyedColumn(cards, self._new_card)
        cards.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._state)
        self.body.addWidget(self._area, 1)


def _find(
    asked: int, loose: dict[str, Contribution], held: Mapping[Cluster, Sequence[Contribution]], question: str
) -> _Found:
    return _Found(asked, propose(list(loose.values()), held, asked=question), loose)


def _key(proposal: Proposal) -> str:
    """What makes a proposal the same one when words are compared again, a contribution more or less."""
    if proposal.cluster_id is not None:
        return f"join {proposal.cluster_id} {proposal.reason.value}"
    basis = proposal.title if proposal.reason is Reason.ALIKE else proposal.words[0]
    return f"{proposal.reason.value} {folded(basis)}"


def _in_order(before: Sequence[str], begun: Sequence[str], found: Sequence[str]) -> list[str]:
    """The keys *found*, with those *begun* by the person where they were *before*."""
    order = [key for key in found if key not in begun]
    for key in begun:
        order.insert(min(list(before).index(key), len(order)), key)
    return order
