"""The menus of the wall: what can be done with the chosen notes, and with a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels, reading
from ....sessions.records import Cluster, Contribution, ContributionKind, Question
from ...desk import Desk
from ..clusters.colours import colour_name, sample

if TYPE_CHECKING:
    from .question_wall import QuestionWall

_SHORT = 48


def note_menu(wall: QuestionWall, desk: Desk, question: Question | None, chosen: Sequence[Contribution]) -> QMenu:
    """What can be done with the notes that are chosen."""
    menu, ids = _menu(wall), [one.id for one in chosen]
    if len(ids) == 1:
        _entry(menu, _("Edit") + "\t↵", partial(wall.wall.edit, ids[0]))
    if question is not None:
        _entry(menu, _("Group…") + "\tCtrl+G", partial(wall.ask_name, ids))
        if any(one.cluster_id for one in chosen):
            _entry(menu, _("Take out of the cluster"), partial(wall.take_out, ids))
    menu.addSeparator()
    kinds = menu.addMenu(_("Kind"))
    for place, kind in enumerate(ContributionKind):
        text = f"{labels.contribution_kind(kind)}\t{place + 1}"
        _entry(kinds, text, partial(wall.change_kind, ids, place)).setIcon(swatch(tokens.NOTE_COLOURS[kind]))
    _fill_moves(menu.addMenu(_("Move to")), wall, desk, question, ids)
    menu.addSeparator()
    told = _("Put in the bin") if len(ids) == 1 else _("Put {count} in the bin").format(count=len(ids))
    _entry(menu, told + "\t" + _("Del"), partial(wall.remove, ids))
    return menu


def cluster_menu(wall: QuestionWall, desk: Desk, cluster: Cluster) -> QMenu:
    """What can be done with a cluster."""
    menu = _menu(wall)
    _entry(menu, _("Rename…"), partial(wall.rename, cluster.id))
    colours = menu.addMenu(_("Colour"))
    for name in tokens.CLUSTER_COLOURS:
        action = _entry(colours, colour_name(name), partial(wall.colour, cluster, name))
        action.setIcon(sample(name))
        action.setCheckable(True)
        action.setChecked(name == cluster.colour)
    others = [c for c in desk.store.all(Cluster, question_id=cluster.question_id) if c.id != cluster.id]
    merging = menu.addMenu(_("Merge into"))
    for other in others:
        _entry(merging, _short(other.title), partial(wall.merge, other, cluster))
    merging.setEnabled(bool(others))
    _entry(menu, _("See its contributions…"), partial(wall.cluster_wanted.emit, cluster.id))
    menu.addSeparator()
    _entry(menu, _("Ungroup"), partial(wall.ungroup, cluster))
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
            text = _("Question {number}: {text}").format(number=outline.number(other), text=_short(other.text))
            _entry(menu, text, partial(wall.move_to, ids, other))
    if question is not None:
        menu.addSeparator()
        _entry(menu, _("Parking"), partial(wall.move_to, ids, None))


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _entry(menu: QMenu, text: str, act: Callable[[], object]) -> QAction:
    action = QAction(text.replace("&", "&&"), menu)
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
    return action


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
