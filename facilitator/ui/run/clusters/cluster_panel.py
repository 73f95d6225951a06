"""The clusters of a question in the drawer: renamed, coloured, ordered, merged, split, ungrouped, and their trail."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import clustering, labels, reading
from ....sessions.records import Cluster, Contribution, PlusOne, Question
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.name_field import NameField
from ..drawer import Drawer
from .actions import ClusterActions
from .card import ShownCluster
from .card_list import ClusterList
from .notes import ListedNote


class ClusterPanel(Drawer):
    """Every gesture of it is undone like any other."""

    note_chosen = Signal(str)
    """That note is to be looked at on the wall."""

    commitment_wanted = Signal(str)
    """A commitment born from that cluster is to be written down."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Clusters"), parent)
        self._actions = ClusterActions(desk, self.commitment_wanted.emit)
        self.list = ClusterList(self._actions)
        self.list.note_chosen.connect(self.note_chosen)
        self.list.opened.connect(lambda _cluster_id: self.refresh())
        hint = _("No cluster yet. On the wall, drag a note onto another, or select some and press Ctrl+G.")
        self._empty = label(hint, "soft", wrap=True)
        self._name = NameField(_("Name of the cluster"), hint=_("Name of the cluster, then Enter"))
        self._name.chosen.connect(self._make)
        self._name.left.connect(self._stop_naming)
        self._name.hide()
        self._new = button(_("New cluster…"), self._ask_name)
        self._by_weight = button(_("Order by weight"), self._actions.by_weight, tip=_("The heaviest first"))
        self._lay_out()

    def open_for(self, question: Question | None) -> None:
        """Show the clusters of *question* and take the keyboard."""
        self._stop_naming()
        super().open_for(question)
        self._take_keyboard()

    def select(self, cluster_id: str) -> None:
        """Show that cluster, open, and give it the keyboard."""
        self.refresh()
        card = self.list.card(cluster_id)
        if card is not None:
            card.show_open(True)
            self.list.enter(cluster_id)

    def concerns(self, changed: Changed) -> bool:
        """What is only said, and in no cluster, is no concern of this panel."""
        added = changed.added(Contribution)
        if added is not None and all(note.cluster_id is None for note in added):
            return False
        return changed.touches(Cluster, Contribution, PlusOne, Question)

    def refresh(self) -> None:
        """Read the clusters again, and the notes of those that are open."""
        self._actions.question = self.question
        shown = [] if self.question is None else self._clusters(self.question)
        self.list.show_clusters(shown)
        writable = self.desk.writable
        self._empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self._by_weight.setVisible(len(shown) > 1 and writable)
        self._new.setVisible(self.question is not None and writable and self._name.isHidden())

    def _clusters(self, question: Question) -> list[ShownCluster]:
        store = self.desk.store
        weights = clustering.cluster_weights(store, question)
        homes: dict[str | None, list[Contribution]] = {}
        for note in reading.contributions(store, question):
            homes.setdefault(note.cluster_id, []).append(note)
        found = []
        for cluster in store.all(Cluster, question_id=question.id):
            card, inside = self.list.card(cluster.id), homes.get(cluster.id, [])
            notes = tuple(map(_as_listed, inside)) if card is not None and card.open else ()
            weight = weights.get(cluster.id, 0)
            found.append(ShownCluster(cluster.id, cluster.title, cluster.colour, len(inside), weight, notes))
        return found

    # A new cluster, before there is anything to put in it

    def _ask_name(self) -> None:
        self._new.hide()
        self._name.show()
        self._name.start(self._actions.titles())

    def _make(self, title: str) -> None:
        made = self._actions.make(title)
        if made:
            self._stop_naming()
            self.refresh()
            self.list.enter(made)

    def _stop_naming(self) -> None:
        if not self._name.isHidden():
            self._new.show()
            if self._name.hasFocus():
                self._new.setFocus()
            self._name.hide()

    # The keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """The cluster that was current has the keys; the panel itself while there is none."""
        if self.list.cards:
            self.list.enter(self.list.current)
        else:
            self.setFocus()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addWidget(self._new)
        tools.addWidget(self._name, 1)
        tools.addWidget(self._by_weight)
        tools.addStretch(0)
        self.body.addLayout(tools)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)


def _as_listed(note: Contribution) -> ListedNote:
    origin = labels.origin(note.table_number, note.college)
    mark = " · ".join(filter(None, (labels.kind_letter(note.kind), origin)))
    return ListedNote(note.id, note.text, tokens.NOTE_COLOURS[note.kind], mark)
