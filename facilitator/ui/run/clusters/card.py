"""A cluster in its panel: colour, title edited where it stands, count and weight; opened, its notes and its trail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels, trail
from ...theme import icon
from ...widgets.basics import button, label
from ...widgets.card_button import KeyCard
from ...widgets.editable_line import EditableLine
from .actions import ClusterActions
from .colours import colour_name, sample
from .notes import ClusterNotes, ListedNote


@dataclass(frozen=True, slots=True)
class ShownCluster:
    """What a card shows of a cluster."""

    id: str
    title: str
    colour: str
    count: int
    weight: int
    notes: Sequence[ListedNote] = ()
    """Read only while the card is open."""

    @property
    def words(self) -> str:
        count = labels.contribution_count(self.count)
        return _("{count} · weight {weight}").format(count=count, weight=self.weight) if self.count else _("empty")


class ClusterCard(KeyCard):
    """The list gives it the keyboard, and takes the keys that it does not use."""

    note_chosen = Signal(str)
    opened = Signal(str)
    """The card was opened: its notes are to be shown."""
    finished = Signal(str)
    """What had the keys in it is over: the card itself is to have them."""

    def __init__(self, cluster_id: str, actions: ClusterActions) -> None:
        super().__init__()
        self.cluster_id, self._actions = cluster_id, actions
        self._shown: ShownCluster | None = None
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._unfold = _small_button(self.toggle)
        self._swatch = _small_button(self._ask_colour)
        self._swatch.setIconSize(QSize(18, 18))
        self._menu_button = _small_button(self.ask_menu)
        self._menu_button.setIcon(icon("ellipsis", tokens.SOFT_INK))
        self._menu_button.setAccessibleName(_("What can be done with this cluster"))
        self._title, self._words = label("", wrap=True), label("", "soft")
        self._title.setStyleSheet("font-size: 15px; font-weight: 600;")
        self._words.setStyleSheet("font-size: 13px;")
        self._field = EditableLine(_("Title of the cluster"), self._rename, pixels=15, weight=QFont.Weight.DemiBold)
        self._field.entered.connect(self._finish)
        self._field.left.connect(self._finish)
        self._field.away.connect(self._close_field)
        self._field.hide()
        self._inside = self._opened_part()
        self._lay_out()
        self._show_open(False)

    @property
    def open(self) -> bool:
        return not self._inside.isHidden()

    def show_cluster(self, shown: ShownCluster) -> None:
        """Show the cluster as it is now; a title being typed stays."""
        if shown == self._shown:
            return
        self._shown = shown
        self._title.setText(shown.title)
        self._field.show_kept(shown.title)
        self._words.setText(shown.words)
        self._swatch.setIcon(sample(shown.colour))
        colour = _("Colour: {colour}").format(colour=colour_name(shown.colour))
        self._swatch.setToolTip(colour)
        self._swatch.setAccessibleName(colour)
        self.setAccessibleName(f"{shown.title}, {shown.words}")
        if self.open:
            self.notes.show_notes(shown.notes)
            self._show_trail()

    def show_current(self, current: bool) -> None:
        """Only the current card is on the way of the Tab key."""
        self._current = current
        strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(strong if current else click)
        for made in (self._swatch, self._menu_button):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus if current else Qt.FocusPolicy.NoFocus)
        self.update()

    def toggle(self) -> None:
        """Open the card, or close it."""
        self.show_open(not self.open)

    def show_open(self, wanted: bool) -> None:
        if wanted == self.open:
            return
        self._show_open(wanted)
        if wanted:
            self.opened.emit(self.cluster_id)
            self._show_trail()

    def edit_title(self) -> None:
        """Open the title to be typed, whole."""
        if self._shown is None or not self._actions.desk.writable:
            return
        self._field.show_kept(self._shown.title)
        self._title.hide()
        self._field.show()
        self._field.setFocus()
        self._field.selectAll()

    def ask_menu(self) -> None:
        if self._actions.desk.writable:
            menu = self._actions.menu(self, self.cluster_id, self.edit_title)
            self._pop_up(menu, self._menu_button)

    def on_title(self, place: QPoint) -> bool:
        return self._title.geometry().contains(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.ask_menu()
        event.accept()

    @property
    def tinted(self) -> bool:
        return self._current

    # What it does

    def _rename(self, typed: str) -> bool:
        return self._actions.rename(self.cluster_id, typed)

    def _finish(self) -> None:
        self._close_field()
        self.finished.emit(self.cluster_id)

    def _close_field(self) -> None:
        if not self._field.refused:
            self._field.hide()
            self._title.show()

    def _ask_colour(self) -> None:
        if self._actions.desk.writable:
            self._pop_up(self._actions.colours_menu(self, self.cluster_id), self._swatch)

    @staticmethod
    def _pop_up(menu: QMenu, under: QWidget) -> None:
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def _show_open(self, wanted: bool) -> None:
        self._inside.setVisible(wanted)
        self._unfold.setIcon(icon("chevron-down" if wanted else "chevron-right", tokens.SOFT_INK))
        self._unfold.setAccessibleName(_("Close the cluster") if wanted else _("Open the cluster"))

    def _show_trail(self) -> None:
        """The trail is read when it is asked for."""
        if self._trail_button.isChecked() and self.open:
            today = self._actions.store.now().date()
            steps = trail.trail(self._actions.store, self.cluster_id)
            self._trail.setText("\n".join(trail.told(step, today) for step in steps))
        self._trail.setVisible(self._trail_button.isChecked())

    # What it is made of

    def _opened_part(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(6)
        self.notes = ClusterNotes(self._actions, self.cluster_id)
        self.notes.note_chosen.connect(self.note_chosen)
        self.notes.finished.connect(lambda: self.finished.emit(self.cluster_id))
        self._trail_button = button(_("Who grouped what"), self._show_trail, "plain")
        self._trail_button.setIcon(icon("history", tokens.SOFT_INK))
        self._trail_button.setCheckable(True)
        self._trail_button.setStyleSheet("font-size: 13px;")
        self._trail = label("", "soft", wrap=True)
        self._trail.setStyleSheet("font-size: 13px;")
        self._trail.hide()
        column.addWidget(self.notes)
        column.addWidget(self._trail_button)
        column.addWidget(self._trail)
        return made

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._field)
        words.addWidget(self._words)
        head = QHBoxLayout()
        head.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self._unfold, 0, top)
        head.addWidget(self._swatch, 0, top)
        head.addLayout(words, 1)
        head.addWidget(self._menu_button, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 8, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._inside)


def _small_button(on_click: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setStyleSheet("QToolButton { padding: 4px; } QToolButton:focus { padding: 2px; }")
    made.clicked.connect(lambda _checked=False: on_click())
    made.setProperty("role", "plain")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
