"""Counting a vote: who can vote, what each option received, what was said of it; then closing it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import voting
from ....sessions.records import CountedBy, SceneKind, Vote, VoteState
from ....sessions.scene.choices import Choice
from ....sessions.scene.decisions import rule
from ....sessions.tallies import answers_of
from ....sessions.voters import places_to_count
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.count_field import CountField
from ...widgets.editable_line import EditableText
from . import words
from .figure_rows import FigureRows
from .photo_row import PhotoRow
from .results_list import ResultsList
from .said_list import SaidList
from .turns import in_turn
from .vote_actions import vote_menu
from .vote_grid import VoteGrid, told
from .vote_sheet import Sheet, sheet_of


class CountPage(QWidget):
    """One vote. After the last figure, Enter goes to the button that closes the vote."""

    left = Signal()
    """Back to the list."""
    change_wanted = Signal()
    """Its options are to be changed."""
    scene_wanted = Signal(object)
    """The room is to see this `Choice`."""
    grid_wanted = Signal(str)
    """That vote is to be counted table by table, or college by college."""
    round_opened = Signal(str)
    """That vote is another round of this one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._vote: Vote | None = None
        self._by = CountedBy.ALL
        self._title = EditableText(_("Title of the vote"), self._rename, pixels=16)
        self._title.setReadOnly(not desk.writable)
        self._title.entered.connect(self.take_keyboard)
        self._rule, self._standing = label("", "soft", wrap=True), label("", "soft", wrap=True)
        self._voters = CountField(_("How many can vote, when it is not those who are present"), self._say_voters)
        self._voters_name = label(_("Voters"), "field")
        self._too_much, self._told = label("", wrap=True), label("", "soft", wrap=True)
        self._back = button(_("‹ All votes"), self.left.emit, "plain")
        self._show = button(_("Show to the room"), self._show_to_the_room)
        self._close = button("", self._close_or_reopen)
        self._more = QToolButton()
        self._ways = {by: button(words.way_of_counting(by), partial(self._count_by, by)) for by in CountedBy}
        self._count = button("", self._want_grid, "primary")
        self._count.setAutoDefault(True)  # Enter presses it
        self._rows, self._grid = FigureRows(desk), VoteGrid(desk)
        self._results, self._said, self._photos = ResultsList(), SaidList(desk), PhotoRow(desk)
        self._scroll = QScrollArea()
        for counting in (self._rows, self._grid):
            counting.finished.connect(lambda: self._close.setFocus(Qt.FocusReason.TabFocusReason))
        self._rows.entered.connect(lambda row: self._scroll.ensureWidgetVisible(row, 0, 24))
        self._lay_out()

    def show_vote(self, vote: Vote) -> None:
        """Show a vote as it stands; a figure that is being typed stays."""
        sheet = sheet_of(self._desk.store, vote)
        found, voters = sheet.found, sheet.voters
        closed = vote.state is VoteState.CLOSED
        if self._vote is None or self._vote.id != vote.id:
            self._scroll.verticalScrollBar().setValue(0)
        self._vote, self._by = vote, sheet.by
        self._title.show_kept(vote.title)
        self._rule.setText(rule(vote))
        self._standing.setText(words.standing(vote, found, voters))
        self._voters.show_count(vote.voters or 0)
        self._voters.setPlaceholderText("" if voters.present is None else str(voters.present))
        self._ways[self._by].setChecked(True)
        self._show_figures(vote, sheet, fixed=closed or not self._desk.writable)
        options = [one.option for one in found]
        self._said.show_vote(vote, options, self._by, places_to_count(vote, voters, sheet.told))
        self._photos.show_vote(vote)
        in_turn(
            *(self._back, self._more, self._title, self._voters, *self._ways.values()),
            *(self._count, *self._rows.fields, self._grid.grid),
            *(*self._said.stops, *self._photos.stops, self._show, self._close),
        )
        self._told.setText(words.for_the_room(vote))
        self._close.setText(_("Reopen the vote") if closed else _("Close the vote"))

    def take_keyboard(self) -> None:
        """To the first option of which nothing was counted, or else the first."""
        if self._vote is None or self._vote.state is VoteState.CLOSED or not self._desk.writable:
            self._show.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self._count.isHidden():
            self._count.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self._grid.isHidden():
            self._grid.grid.start()
        else:
            self._rows.start()

    # Figures

    def _show_figures(self, vote: Vote, sheet: Sheet, *, fixed: bool) -> None:
        """In fields, in a grid of answers, or as results of what is counted on a sheet."""
        in_all, alone = self._by is CountedBy.ALL, len(answers_of(vote.method)) == 1
        self._rows.setVisible(in_all and alone)
        self._grid.setVisible(in_all and not alone)
        self._results.setVisible(not in_all)
        self._count.setVisible(not in_all)
        self._count.setText(_("See the sheet…") if fixed else _("Count on the sheet…"))
        self._too_much.setVisible(bool(sheet.excess) and self._grid.isHidden())
        self._too_much.setText(told(sheet))
        if not in_all:
            self._results.show_results(vote, sheet.found, sheet.told, self._by)
        elif alone:
            flagged = {one.option_id for one in sheet.excess if one.option_id is not None}
            self._rows.show_figures(sheet.found, flagged, fixed=fixed)
        else:
            self._grid.show_sheet(vote, sheet)
        for way in self._ways.values():
            way.setEnabled(not fixed)

    def _want_grid(self) -> None:
        if self._vote is not None:
            self.grid_wanted.emit(self._vote.id)

    def _count_by(self, by: CountedBy) -> None:
        """The button tells how it is counted, not what was pressed."""
        if self._vote is not None and by is not self._by:
            self._desk.notices.attempt(voting.count_by, self._desk.store, self._vote, by)
            self._ways[self._by].setChecked(True)

    def _say_voters(self, typed: str) -> bool:
        voters = int(typed) if typed and int(typed) else None
        return self._vote is None or self._desk.notices.did(voting.say_voters, self._desk.store, self._vote, voters)

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

    def _open_menu(self) -> None:
        if self._vote is not None:
            menu = vote_menu(self, self._desk, self._vote, self.change_wanted.emit, self.round_opened.emit)
            menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    # What it is made of

    def _lay_out(self) -> None:
        self._more.setText("⋯")
        self._more.setProperty("role", "plain")
        self._more.setAccessibleName(_("More about this vote"))
        self._more.clicked.connect(lambda _checked=False: self._open_menu())
        self._too_much.setStyleSheet(f"color: {tokens.LATE};")
        self._voters.setToolTip(_("How many can vote, when it is not those who are present"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._held())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(_row(self._back, None, self._more))
        outer.addWidget(self._title)
        rule = QHBoxLayout()
        rule.addWidget(self._rule, 1)
        rule.addWidget(self._voters_name)
        rule.addWidget(self._voters)
        outer.addLayout(rule)
        outer.addWidget(self._standing)
        outer.addLayout(_row(*self._ways.values(), None))
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._told)
        outer.addLayout(_row(self._show, None, self._close))
        for made in (self._more, self._close, self._voters_name, self._voters):
            made.setVisible(self._desk.writable)

    def _held(self) -> QWidget:
        """What scrolls."""
        group = QButtonGroup(self)
        for way in self._ways.values():
            way.setCheckable(True)
            group.addButton(way)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 2, 6, 2)
        column.setSpacing(8)
        column.addWidget(self._too_much)
        column.addWidget(self._count)
        for made in (self._rows, self._grid, self._results, self._said, self._photos):
            column.addWidget(made)
        column.addStretch(1)
        return held


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """These side by side; None for what stretches between them."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for made in widgets:
        if made is None:
            row.addStretch(1)
        else:
            row.addWidget(made)
    return row
