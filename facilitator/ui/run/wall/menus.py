"""The menus of the wall: what can be done with the chosen notes, and with a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu

from .... import tokens
from ....i18n import _
from ....sessions import labels, reading
from ....sessions.records import Cluster, Contribution, ContributionKind, Question
from ...desk import Desk
from ...widgets.menus import add_entry, new_menu
from ..clusters.colours import offer_colours, sample

if TYPE_CHECKING:
    from .question_wall import QuestionWall


def note_menu(wall: QuestionWall, desk: Desk, question: Question | None, chosen: Sequence[Contribution]) -> QMenu:
    """What can be done with the notes that are chosen."""
    menu, ids = new_menu(wall), [one.id for one in chosen]
    if len(ids) == 1:
        add_entry(menu, _("Edit"), partial(wall.wall.edit, ids[0]), keys="↵")
    if ids:
        add_entry(menu, _("Show alone on the screen"), partial(wall.alone_wanted.emit, ids[-1]), keys=_("P"))
    if question is not None:
        add_entry(menu, _("Group…"), partial(wall.ask_name, ids), keys="Ctrl+G")
        if any(one.cluster_id for one in chosen):
            add_entry(menu, _("Take out of the cluster"), partial(wall.take_out, ids))
        if ids:
            words = _("Vote on this…") if len(ids) == 1 else _("Vote on these…")
            add_entry(menu, words, partial(wall.vote_wanted.emit, ids))
    menu.addSeparator()
    kinds = menu.addMenu(_("Kind"))
    for place, kind in enumerate(ContributionKind):
        give = partial(wall.change_kind, ids, place)
        mark = swatch(tokens.NOTE_COLOURS[kind])
        add_entry(kinds, labels.contribution_kind(kind), give, keys=str(place + 1), mark=mark)
    _fill_moves(menu.addMenu(_("Move to")), wall, desk, question, ids)
    menu.addSeparator()
    told = _("Put in the bin") if len(ids) == 1 else _("Put {count} in the bin").format(count=len(ids))
    add_entry(menu, told, partial(wall.remove, ids), keys=_("Del"))
    return menu


def cluster_menu(wall: QuestionWall, desk: Desk, cluster: Cluster) -> QMenu:
    """What can be done with a cluster."""
    menu = new_menu(wall)
    add_entry(menu, _("Rename…"), partial(wall.rename, cluster.id))
    offer_colours(menu.addMenu(_("Colour")), cluster.colour, partial(wall.colour, cluster))
    others = [c for c in desk.store.all(Cluster, question_id=cluster.question_id) if c.id != cluster.id]
    merging = menu.addMenu(_("Merge into"))
    for other in others:
        add_entry(merging, other.title, partial(wall.merge, other, cluster), mark=sample(other.colour))
    merging.setEnabled(bool(others))
    add_entry(menu, _("See its contributions…"), partial(wall.cluster_wanted.emit, cluster.id))
    commit = partial(wall.commitment_wanted.emit, cluster.id)
    add_entry(menu, _("Make a commitment of it…"), commit, mark="handshake")
    question = desk.store.the(Question, cluster.question_id)
    add_entry(menu, _("Show the clusters on the screen"), partial(wall.clusters_wanted.emit, question))
    menu.addSeparator()
    add_entry(menu, _("Ungroup"), partial(wall.ungroup, cluster))
    return menu


def swatch(colour: str) -> QIcon:
    """A square of that colour for a menu."""
    pixmap = QPixmap(16, 16)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)


def _fill_moves(menu: QMenu, wall: QuestionWall, desk: Desk, question: Question | None, ids: list[str]) -> None:
    outline = reading.outline(desk.store, desk.session_id)
    for other in outline.questions:
        if question is None or other.id != question.id:
            text = _("Question {number}: {text}").format(number=outline.number(other), text=other.text)
            add_entry(menu, text, partial(wall.move_to, ids, other))
    if question is not None:
        menu.addSeparator()
        add_entry(menu, _("Parking"), partial(wall.move_to, ids, None))
