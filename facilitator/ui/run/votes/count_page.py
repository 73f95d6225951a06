"""Counting a vote: a figure for each option, filled by digits and Enter alone; then closing it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions import tallies, voting
from ....sessions.records import SceneKind, Vote, VoteOption, VoteState
from ....sessions.scene.choices import Choice
from ....sessions.scene.decisions import rule
from ....sessions.tallies import Counted
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.count_field import CountField
from ...widgets.editable_line import EditableLine
from ...widgets.keyed_column import KeyedColumn
from ...widgets.menus import add_entry, new_menu
from . import words
from .turns import in_turn


class CountPage(QWidget):
    """One vote. Enter goes to the next option; after the last one, to the button that closes the vote."""

    left = Signal()
    """Back to the list."""
    change_wanted = Signal()
    """Its options are to be changed."""
    scene_wanted = Signal(object)
    """The room is to see this `Choice`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._vote: Vote | None = None
        self._counted = False
        self._title = EditableLine(_("Title of the vote"), self._rename, pixels=16)
        self._title.setReadOnly(not desk.writable)
        self._title.entered.connect(self.take_keyboard)
        self._rule = label("", "soft", wrap=True)
        self._total, self._told = label("", "heading"), label("", "soft", wrap=True)
        self._back = button(_("‹ All votes"), self.left.emit, "plain")
        self._show = button(_("Show to the room"), self._show_to_the_room)
        self._close = button("", self._close_or_reopen)
        self._more = QToolButton()
        self._held = QWidget()
        self._column = QVBoxLayout(self._held)
        self._rows = KeyedColumn(self._column, self._new_row)
        self._scroll = QScrollArea()
        self._lay_out()

    def show_vote(self, vote: Vote) -> None:
        """Show a vote as it stands; a figure that is being typed stays."""
        found = tallies.counted(self._desk.store, vote)
        closed = vote.state is VoteState.CLOSED
        self._vote, self._counted = vote, any(one.votes for one in found)
        self._title.show_kept(vote.title)
        self._rule.setText(rule(vote))
        self._rows.show_keys([one.option.id for one in found])
        for one in found:
            self._rows.widgets[one.option.id].show_count(one, fixed=closed or not self._desk.writable)
        fields = [row.field for row in self._rows.widgets.values()]
        in_turn(self._back, self._more, self._title, *fields, self._show, self._close)
        self._total.setText(words.total(found))
        self._told.setText(words.for_the_room(vote))
        self._close.setText(_("Reopen the vote") if closed else _("Close the vote"))

    def take_keyboard(self) -> None:
        """To the first option of which nothing was counted, or else the first."""
        if self._vote is None or self._vote.state is VoteState.CLOSED or not self._desk.writable:
            self._show.setFocus(Qt.FocusReason.TabFocusReason)
            return
        rows = list(self._rows.widgets.values())
        self._enter(next((place for place, row in enumerate(rows) if not row.field.text()), 0))

    # Figures

    def _new_row(self, option_id: str) -> _OptionRow:
        row = _OptionRow(partial(self._count, option_id))
        row.field.entered.connect(partial(self._go, row, 1))
        row.field.stepped.connect(lambda _right, down: self._go(row, down))
        return row

    def _go(self, row: _OptionRow, step: int) -> None:
        if step:
            self._enter(list(self._rows.widgets.values()).index(row) + step)

    def _enter(self, place: int) -> None:
        rows = list(self._rows.widgets.values())
        if place >= len(rows):
            self._close.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            row = rows[max(place, 0)]
            row.field.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(row, 0, 24)

    def _count(self, option_id: str, typed: str) -> bool:
        option = self._desk.store.get(VoteOption, option_id)
        if option is None:
            return True  # it has gone, and this row with it
        return self._desk.notices.did(voting.count, self._desk.store, option, int(typed or "0"))

    # The vote

    def _rename(self, typed: str) -> bool:
        return self._vote is None or self._desk.notices.did(voting.rename_vote, self._desk.store, self._vote, typed)

    def _close_or_reopen(self) -> None:
        if self._vote is not None:
            closed = self._vote.state is VoteState.CLOSED
            gesture = voting.reopen_vote if closed else voting.close_vote
            self._desk.notices.attempt(gesture, self._desk.store, self._vote)
            self.take_keyboard()

    def _show_to_the_room(self) -> None:
        if self._vote is not None:
            self.scene_wanted.emit(Choice(SceneKind.VOTE, self._vote.id))

    def _remove(self) -> None:
        if self._vote is not None:
            self._desk.notices.attempt(voting.remove_vote, self._desk.store, self._vote)

    def _open_menu(self) -> None:
        menu = new_menu(self)
        if self._vote is not None and self._vote.state is VoteState.OPEN and not self._counted:
            add_entry(menu, _("Change the options…"), self.change_wanted.emit, mark="pencil")
        add_entry(menu, _("Remove this vote"), self._remove, mark="trash-2")
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    # What it is made of

    def _lay_out(self) -> None:
        self._more.setText("⋯")
        self._more.setProperty("role", "plain")
        self._more.setAccessibleName(_("More about this vote"))
        self._more.clicked.connect(lambda _checked=False: self._open_menu())
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addStretch(1)
        head.addWidget(self._more)
        self._column.setContentsMargins(0, 2, 6, 2)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._held)
        buttons = QHBoxLayout()
        buttons.addWidget(self._show)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._title)
        outer.addWidget(self._rule)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._total, 0, Qt.AlignmentFlag.AlignRight)
        outer.addWidget(self._told)
        outer.addLayout(buttons)
        for made in (self._more, self._close):
            made.setVisible(self._desk.writable)


class _OptionRow(QWidget):
    """An option and its figure."""

    def __init__(self, keep: partial[bool]) -> None:
        super().__init__()
        self._text = label("", wrap=True)
        self.field = CountField("", keep, width=72)
        self.field.setPlaceholderText("0")
        self.field.setMaxLength(len(str(voting.MOST_VOTES)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self.field)

    def show_count(self, one: Counted, *, fixed: bool) -> None:
        """Show an option with what it received; *fixed*: it is not to be changed."""
        self._text.setText(one.option.text)
        self.field.setAccessibleName(_("Votes for {option}").format(option=one.option.text))
        self.field.setReadOnly(fixed)
        self.field.show_count(one.votes)
