"""What can be done with a cluster from its panel, by id: each is one gesture, refused in a notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ....i18n import _
from ....sessions import clustering
from ....sessions.records import Cluster, Contribution, Question
from ....sessions.store import Store
from ...desk import Desk
from ...widgets.menus import add_entry, new_menu
from .colours import offer_colours, sample


class ClusterActions:
    """Works on the clusters of `question`."""

    def __init__(self, desk: Desk, commit: Callable[[str], object] | None = None) -> None:
        """*commit* is asked for a commitment born from a cluster, where that can be done."""
        self.desk, self._commit = desk, commit
        self.question: Question | None = None

    @property
    def store(self) -> Store:
        return self.desk.store

    def titles(self) -> list[str]:
        return [cluster.title for cluster in self.clusters()]

    def clusters(self) -> list[Cluster]:
        return self.store.all(Cluster, question_id=self.question.id) if self.question is not None else []

    def make(self, title: str) -> str:
        """The id of a cluster of that name, new unless there is one; empty when it was refused."""
        if self.question is None:
            return ""
        made = self.desk.notices.attempt(clustering.group, self.store, self.question, title, [])
        return made.id if made is not None else ""

    def rename(self, cluster_id: str, title: str) -> bool:
        """Whether the cluster has that title now."""
        return self._on(cluster_id, lambda cluster: clustering.rename(self.store, cluster, title))

    def recolour(self, cluster_id: str, colour: str) -> None:
        self._on(cluster_id, lambda cluster: clustering.colour(self.store, cluster, colour))

    def merge(self, kept_id: str, absorbed_id: str) -> bool:
        """Whether what was in *absorbed_id* is in *kept_id* now."""
        absorbed = self.store.get(Cluster, absorbed_id)
        return absorbed is not None and self._on(kept_id, lambda kept: clustering.merge(self.store, kept, [absorbed]))

    def split(self, cluster_id: str, note_ids: Sequence[str], title: str) -> bool:
        """Whether these notes are in a new cluster of that name now."""
        notes = self._notes(note_ids)
        return self._on(cluster_id, lambda cluster: clustering.split(self.store, cluster, notes, title))

    def ungroup(self, cluster_id: str) -> bool:
        return self._on(cluster_id, lambda cluster: clustering.ungroup(self.store, cluster))

    def take_out(self, note_ids: Sequence[str]) -> None:
        self.desk.notices.attempt(clustering.take_out, self.store, self._notes(note_ids))

    def put_in(self, cluster_id: str, note_ids: Sequence[str]) -> None:
        notes = self._notes(note_ids)
        self._on(cluster_id, lambda cluster: clustering.put_in(self.store, cluster, notes))

    def move(self, cluster_id: str, to: int) -> None:
        """Put a cluster at the place *to*, counted without it."""
        clusters = self.clusters()
        chosen = [cluster for cluster in clusters if cluster.id == cluster_id]
        others = [cluster for cluster in clusters if cluster.id != cluster_id]
        to = min(max(to, 0), len(others))
        if self.question is not None and chosen:
            ordered = [*others[:to], *chosen, *others[to:]]
            self.desk.notices.attempt(clustering.reorder, self.store, self.question, ordered)

    def step(self, cluster_id: str, by: int) -> None:
        """Move a cluster up (-1) or down (1)."""
        ids = [cluster.id for cluster in self.clusters()]
        if cluster_id in ids and 0 <= ids.index(cluster_id) + by < len(ids):
            self.move(cluster_id, ids.index(cluster_id) + by)

    def by_weight(self) -> None:
        if self.question is not None:
            self.desk.notices.attempt(clustering.by_weight, self.store, self.question)

    def _on(self, cluster_id: str, gesture: Callable[[Cluster], object]) -> bool:
        """Whether *gesture* was kept; what the world refuses is told in a notice."""
        cluster = self.store.get(Cluster, cluster_id)
        return cluster is not None and self.desk.notices.did(gesture, cluster)

    def _notes(self, note_ids: Sequence[str]) -> list[Contribution]:
        return self.store.among(Contribution, "id", note_ids)

    # Menus

    def menu(self, parent: QWidget, cluster_id: str, rename: Callable[[], None]) -> QMenu:
        """Everything that can be done with the cluster as a whole."""
        menu = new_menu(parent, ready=True)
        ids = [cluster.id for cluster in self.clusters()]
        place = ids.index(cluster_id) if cluster_id in ids else 0
        add_entry(menu, _("Rename"), rename, mark="pencil", keys=_("F2"))
        if place > 0:
            add_entry(menu, _("Move up"), partial(self.step, cluster_id, -1), mark="arrow-up", keys=_("Alt+Up"))
        if place < len(ids) - 1:
            add_entry(menu, _("Move down"), partial(self.step, cluster_id, 1), mark="arrow-down", keys=_("Alt+Down"))
        menu.addSeparator()
        colours = menu.addMenu(_("Colour"))
        self._fill_with_colours(colours, cluster_id)
        others = [cluster for cluster in self.clusters() if cluster.id != cluster_id]
        if others:
            into = menu.addMenu(_("Merge into"))
            for other in others:
                add_entry(into, other.title, partial(self.merge, other.id, cluster_id), mark=sample(other.colour))
        menu.addSeparator()
        if self._commit is not None:
            add_entry(menu, _("Make a commitment of it…"), partial(self._commit, cluster_id), mark="handshake")
        add_entry(menu, _("Ungroup"), partial(self.ungroup, cluster_id), mark="x", keys=_("Del"))
        return menu

    def colours_menu(self, parent: QWidget, cluster_id: str) -> QMenu:
        menu = new_menu(parent, ready=True)
        self._fill_with_colours(menu, cluster_id)
        return menu

    def homes_menu(self, parent: QWidget, cluster_id: str, choose: Callable[[str], object]) -> QMenu:
        """The clusters to which notes of this one can go."""
        menu = new_menu(parent, ready=True)
        for other in self.clusters():
            if other.id != cluster_id:
                add_entry(menu, other.title, partial(choose, other.id), mark=sample(other.colour))
        return menu

    def _fill_with_colours(self, menu: QMenu, cluster_id: str) -> None:
        cluster = self.store.get(Cluster, cluster_id)
        offer_colours(menu, cluster.colour if cluster is not None else "", partial(self.recolour, cluster_id))
