"""The wall of a question on the stage: what is done to its notes becomes gestures on the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....errors import FacilitatorError
from ....i18n import _, ngettext
from ....sessions import capture, clustering, wall_places
from ....sessions.records import Arrangement, Cluster, Contribution, ContributionKind, Question
from ...desk import Desk
from ...widgets.wall.wall import Wall
from .bar import WallBar
from .menus import cluster_menu, note_menu
from .name_popup import NamePopup
from .view import as_note, wall_view

KINDS = tuple(ContributionKind)
Places = dict[str, tuple[int, int]]


class QuestionWall(QWidget):
    """Shows the contributions to `show_question`'s question, or the parking, with the tools to put them in order."""

    panel_wanted = Signal(str)
    """Open a panel: "bin", "clusters", "proposals", "slips", "import" or "sorting"."""
    cluster_wanted = Signal(str)
    """Open the clusters' panel on one of them."""
    commitment_wanted = Signal(str)
    """Write down a commitment born from that cluster."""
    vote_wanted = Signal(list)
    """Propose a vote on the contributions of these ids."""
    alone_wanted = Signal(str)
    """Show the room that contribution alone, or what it saw before."""
    clusters_wanted = Signal(object)
    """Show the room the clusters of that question."""
    homeless = Signal(str)
    """Words that were being written on a note which has gone meanwhile."""
    enlarged = Signal(bool)
    """Give the wall the whole width, or give it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question: Question | None = None
        self._arrangement: Arrangement | None = None
        self.wall = Wall()
        self.wall.setAccessibleName(_("Wall of contributions"))
        self.wall.editable = desk.writable
        self.bar = WallBar(self.wall, writable=desk.writable)
        self.naming = NamePopup(self.wall)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wall, 1)
        self._connect()

    def show_question(self, question: Question | None, *, empty: str) -> None:
        """Show a wall as the records are now; *empty* is what to say when there is nothing on it."""
        another = (question.id if question else "") != (self._question.id if self._question else "")
        rearranged = question is not None and self._arrangement is not question.arrangement
        if another:
            self.naming.dismiss()
        self._question, self._arrangement = question, question.arrangement if question else None
        view = wall_view(self._desk.store, self._desk.session_id, question)
        self.wall.show_notes(view.notes, view.groups, empty=empty, anew=another or rearranged)
        self.bar.show_question(question, self.wall.count)

    def add(self, said: Sequence[Contribution]) -> None:
        """Show contributions that were just said, after the others: they are loose, and nothing else moves."""
        here = [one for one in said if one.question_id == (self._question.id if self._question else None)]
        if not here:
            return
        in_sections = self._question is None or self._question.arrangement is not Arrangement.CLUSTER
        if in_sections:
            view = wall_view(self._desk.store, self._desk.session_id, self._question)
            self.wall.show_notes(view.notes, view.groups)
        else:
            self.wall.add_notes([as_note(one) for one in here])
        self.bar.show_question(self._question, self.wall.count)

    def show_note(self, contribution_id: str) -> None:
        """Look at a note of this wall, and give it the keyboard."""
        self.wall.select([contribution_id])
        self.wall.reveal(contribution_id)
        self.wall.setFocus()

    # Gestures

    def _attempt(self, gesture: Callable[..., Any], *arguments: Any, said: str = "") -> bool:
        """Do a gesture on the store; True unless the world refused it, which is told: nothing has changed then."""
        try:
            gesture(self._desk.store, *arguments)
        except FacilitatorError as error:
            self._desk.notices.warn(str(error))
            return False
        if said:
            self._desk.notices.say(said)
        return True

    def _chosen(self, note_ids: Sequence[str]) -> list[Contribution]:
        found = (self._desk.store.get(Contribution, note_id) for note_id in note_ids)
        return [contribution for contribution in found if contribution is not None]

    def _edit(self, note_id: str, text: str) -> None:
        """Keep the new words of a note; refused, they stay in the editor; the note gone, they are offered anew."""
        contribution = self._desk.store.get(Contribution, note_id)
        if contribution is None:
            self.homeless.emit(text)
        elif not self._attempt(capture.reword, contribution, text):
            self.wall.refuse_edit()

    def remove(self, note_ids: Sequence[str]) -> None:
        """Put notes in the bin."""
        chosen = self._chosen(note_ids)
        told = ngettext(
            "{count} contribution put in the bin. Ctrl+Z brings it back.",
            "{count} contributions put in the bin. Ctrl+Z brings them back.",
            len(chosen),
        ).format(count=len(chosen))
        self._attempt(capture.remove, chosen, said=told)

    def change_kind(self, note_ids: Sequence[str], place: int) -> None:
        self._attempt(capture.change_kind, self._chosen(note_ids), KINDS[place])

    def move_to(self, note_ids: Sequence[str], question: Question | None) -> None:
        """Move notes to another question, or to the parking."""
        self._attempt(capture.move, self._chosen(note_ids), question)

    def take_out(self, note_ids: Sequence[str], places: Places | None = None) -> None:
        self._attempt(clustering.take_out, self._chosen(note_ids), places or {})

    def arrange(self, by: Arrangement) -> None:
        """Lay the wall out anew."""
        if self._question is not None:
            self._attempt(wall_places.arrange, self._question, by)
            self.wall.tidy()  # what nobody put anywhere closes up as well

    def ask_name(self, note_ids: Sequence[str]) -> None:
        """Ask for the name under which to group these notes."""
        if self._question is None or not note_ids or not self._desk.writable:
            return
        clusters = self._desk.store.all(Cluster, question_id=self._question.id)
        count = len(note_ids)
        title = ngettext("Group {count} contribution under", "Group {count} contributions under", count)
        corner = self._corner(note_ids)

        def group(name: str) -> None:
            if self._question is not None:
                self._attempt(_grouped_at(corner), self._question, name, self._chosen(note_ids))

        self.naming.ask(title.format(count=count), [cluster.title for cluster in clusters], group)

    def rename(self, cluster_id: str) -> None:
        """Ask for another name of a cluster."""
        cluster = self._desk.store.get(Cluster, cluster_id)
        if cluster is not None and self._desk.writable:
            self.naming.ask(
                _("New name"), [], lambda name: self._attempt(clustering.rename, cluster, name), text=cluster.title
            )

    def ungroup(self, cluster: Cluster) -> None:
        self._attempt(clustering.ungroup, cluster)

    def colour(self, cluster: Cluster, name: str) -> None:
        self._attempt(clustering.colour, cluster, name)

    def merge(self, kept: Cluster, absorbed: Cluster) -> None:
        self._attempt(clustering.merge, kept, [absorbed])

    def _gather(self, note_ids: Sequence[str], target_id: str) -> None:
        for target in self._chosen([target_id]):
            self._attempt(clustering.gather, target, self._chosen(note_ids))

    def _put_in(self, note_ids: Sequence[str], cluster_id: str) -> None:
        cluster = self._desk.store.get(Cluster, cluster_id)
        if cluster is not None:
            self._attempt(clustering.put_in, cluster, self._chosen(note_ids))

    def _corner(self, note_ids: Sequence[str]) -> tuple[int, int] | None:
        """Where a cluster of these notes begins: at the one that is highest, then leftmost."""
        corners = [self.wall.to_wall(self.wall.note_rect(note_id).topLeft()) for note_id in note_ids]
        first = min(corners, key=lambda corner: (corner.y(), corner.x()), default=None)
        return None if first is None else (round(first.x()), round(first.y()))

    def _open_note_menu(self, note_ids: Sequence[str], at: QPoint) -> None:
        if self._desk.writable:
            note_menu(self, self._desk, self._question, self._chosen(note_ids)).popup(at)

    def _open_cluster_menu(self, cluster_id: str, at: QPoint) -> None:
        cluster = self._desk.store.get(Cluster, cluster_id)
        if self._desk.writable and cluster is not None:
            cluster_menu(self, self._desk, cluster).popup(at)

    def _connect(self) -> None:
        wall = self.wall
        wall.edited.connect(self._edit)
        wall.remove_requested.connect(self.remove)
        wall.kind_requested.connect(self.change_kind)
        wall.grouped.connect(self._gather)
        wall.put_in_group.connect(self._put_in)
        wall.taken_out.connect(self.take_out)
        wall.moved.connect(lambda places: self._attempt(wall_places.place, places))
        wall.group_requested.connect(self.ask_name)
        wall.alone_requested.connect(self.alone_wanted)
        wall.menu_requested.connect(self._open_note_menu)
        wall.group_menu_requested.connect(self._open_cluster_menu)
        wall.rename_requested.connect(self.rename)
        self.bar.arrange_wanted.connect(self.arrange)
        self.bar.group_wanted.connect(lambda: self.ask_name(wall.selected))
        self.bar.panel_wanted.connect(self.panel_wanted)
        self.bar.enlarged.connect(self.enlarged)


def _grouped_at(corner: tuple[int, int] | None) -> Callable[..., Cluster]:
    def group(*arguments: Any) -> Cluster:
        return clustering.group(*arguments, at=corner)

    return group
