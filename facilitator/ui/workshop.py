"""An open workshop on screen: its places, its projected view, its backups."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ..errors import FacilitatorError
from ..i18n import _, ngettext
from ..sessions import backups, reading, rehearsal
from ..sessions.records import AgendaItem, Contribution, Cycle, Flow, Interval, Question, Session, SessionState
from ..sessions.store import Changed, Store
from .background import finish_background, in_background
from .clock_watch import follow_the_clock
from .desk import Desk
from .find.find_panel import FindPanel
from .header import Header
from .headline import Headline
from .notices import Notices
from .open_in_place import open_in_place
from .places import Places
from .printing.printing import Printing
from .projector import Projector
from .rehearsal.first_time import UsualMeasures
from .rehearsal.rehearsing import project_without_remembering
from .room import Room
from .run.run_page import RunPage
from .undo import operation_label
from .widgets.shortcuts import bind_key

BACKED_UP = frozenset({"go_to_item", "start_day", "close_day", "reopen_day"})
"""The operations after which the file is checkpointed and a dated backup is made."""


class Workshop(Places):
    """The places of one open file. The main window shows it under the header."""

    def __init__(
        self, store: Store, notices: Notices, header: Header, console: QWidget, *, rehearsed: bool = False
    ) -> None:
        """*rehearsed* for a copy that is thrown away: it has no backups, and nothing is remembered of its screen."""
        super().__init__()
        self.desk = Desk(store, notices, self)
        self.desk.changed.connect(self._leave_what_is_gone)  # before the places, which show the session in hand
        self._rehearsed = rehearsed
        self._headline = Headline(self.desk, header, rehearsed=rehearsed)
        self.projector = Projector(store.now, console, self)
        self.projector.set_media(store.media)
        self._projected = False
        if rehearsed:
            project_without_remembering(self.projector)
        self.room = Room(self.desk, self.projector, self)
        self.run = self.add("run", RunPage(self.desk, self.projector, self.room))
        UsualMeasures(self.desk, self.projector, lambda: self.testing, self)
        self.finder = FindPanel(self.desk, self)
        self.printing = Printing(self.desk, header, self, rehearsed=rehearsed)
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._connect()
        self._second.start()
        self._headline.show_saved()
        self._open_where_it_was()
        self._back_up()
        if not rehearsed:
            in_background(rehearsal.sweep)

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def live(self) -> bool:
        """Whether a day of this cycle is under way."""
        return any(session.state is SessionState.LIVE for session in reading.sessions(self.store))

    @property
    def sessions(self) -> list[Session]:
        return reading.sessions(self.store)

    def open_session(self, session_id: str, place: str) -> None:
        """Take a session in hand and go to a place of it."""
        if self.keep_what_is_typed():
            self.desk.choose(session_id)
            self.go_to(place)

    def go_to(self, place: str) -> None:
        """Show another place, once what is typed in this one is kept; what is refused there holds us back."""
        if not self.keep_what_is_typed():
            return
        page = self.page(place)
        if place == "synthesis":  # the report comes next
            in_background(_read_ahead)
        self.setCurrentWidget(page)
        page.open_session()
        self._headline.show(self.place)
        page.setFocus()

    def import_contributions(self, path: Path | None = None) -> None:
        """Go to the import of the session in hand, with a file or without."""
        if not self.desk.session_id:
            self.desk.notices.say(_("Open a session first: contributions are imported into one."))
            return
        if not self.desk.writable:
            self.desk.notices.warn(self.store.read_only_because)
            return
        if self.place != "run":
            self.go_to("run")
        self.run.open_import(path)

    def read_back(self, path: Path) -> None:
        """Add a day that was exported as JSON to the cycle."""
        self.go_to("cycle")
        if self.place == "cycle":
            self.cycle.read_back(path)

    def open_bin(self) -> None:
        """Show what was deleted in the session in hand."""
        if self.place != "run":
            self.go_to("run")
        self.run.open_panel("bin")

    def _number_slips(self, question: Question) -> None:
        """Show the panel of the numbered slips of that question."""
        if self.place != "run":
            self.go_to("run")
        self.run.look_at_question(question)
        self.run.open_panel("slips")

    def _select_on_wall(self, contributions: list[Contribution]) -> None:
        """Choose contributions on the wall of the first one; those of other questions are left, and told."""
        first = contributions[0]
        open_in_place(self, first)
        together = [one.id for one in contributions if one.question_id == first.question_id]
        self.run.stage.wall.select(together)
        left = len(contributions) - len(together)
        told = ngettext("{count} contribution selected.", "{count} contributions selected.", len(together))
        more = ngettext("{count} more is elsewhere.", "{count} more are elsewhere.", left)
        self.desk.notices.say(told.format(count=len(together)) + (f" {more.format(count=left)}" if left else ""))

    def take_keyboard(self) -> None:
        """Let the keys go to the place shown."""
        page = self.currentWidget()
        if page is not None:
            page.setFocus()

    def undo(self, *, redo: bool = False) -> None:
        """Take back the last gesture (or do it again) and say which."""
        notices = self.desk.notices
        try:
            name = self.store.redo() if redo else self.store.undo()
        except FacilitatorError as error:
            notices.warn(str(error))
            return
        if name is None:
            notices.say(_("There is nothing to redo.") if redo else _("There is nothing to undo."))
            return
        told = _("Redone: {what}") if redo else _("Undone: {what}")
        notices.say(told.format(what=operation_label(name)))

    def save_copy(self, target: Path) -> None:
        self.desk.notices.attempt(self.store.save_copy, target)

    def restore(self, source: Path) -> None:
        """Go back to a backup; the present state is backed up first."""
        try:
            finish_background()
            backups.restore(self.store, source)
        except FacilitatorError as error:
            self.desk.notices.warn(str(error))
            return
        self.finder.forget()
        self._open_where_it_was()
        self.desk.notices.say(_("Backup restored. The former state is the latest of the backups."))

    def close_file(self) -> None:
        """Keep what is being typed, make the closing backup, close: one single file is left."""
        self.keep_what_is_typed()
        self._second.stop()
        self.run.middle.stop()
        self.run.panels.stop()
        self.printing.stop()
        self.room.stop()
        for page in self.made:
            page.leave_for_good()
        self.projector.close()
        finish_background()
        if self.desk.writable and not self._rehearsed:
            self.desk.notices.attempt(backups.back_up, self.store.path, self.store.now())
        self.store.close()

    def keep_what_is_typed(self) -> bool:
        """Save what is in the fields; False when one was refused: it stays there, and a notice says why."""
        return all(page.flush() for page in self.made)

    def set_aside(self) -> None:
        """Let another take the header and the room's screen; nothing is written meanwhile."""
        self._second.stop()
        for page in self.made:
            page.set_aside()
        self._projected = self.projector.projecting
        self.projector.close()
        finish_background()

    def bring_back(self) -> None:
        """Take the header and the room's screen again, as they were."""
        self._second.start()
        self._headline.show_saved()
        self._headline.show(self.place)
        if self._projected:
            self.projector.project()

    # Following the day

    def _connect(self) -> None:
        for key, act in self.run.keys.anywhere.items():
            bind_key(self, key, act)
        self.session_opened.connect(self.open_session)
        self.place_wanted.connect(self.go_to)
        self.run.panel.at_hand.search_wanted.connect(self.finder.open)
        self.finder.opened.connect(lambda hit: open_in_place(self, hit.record))
        self.finder.selection_wanted.connect(self._select_on_wall)
        self.printing.slips_wanted.connect(self._number_slips)
        self.desk.changed.connect(self._on_changed)
        self.desk.trouble.connect(lambda _sentence: self._headline.show_saved())
        self._second.timeout.connect(self.tick)

    def _open_where_it_was(self) -> None:
        """A day under way is shown at once; otherwise the sessions of the cycle."""
        live = reading.day_under_way(self.store)
        self.desk.session_id = ""
        if live is not None:
            self.open_session(live.id, "run")
            if self.desk.writable:
                self.projector.project_again()
        else:
            self.go_to("cycle")

    def _leave_what_is_gone(self, changed: Changed) -> None:
        if changed.touches(Session) and self.desk.session_id and self.desk.session is None:
            self.desk.choose("")
            self.go_to("cycle")

    def _on_changed(self, changed: Changed) -> None:
        if changed.operation in BACKED_UP:
            self.store.checkpoint()
            self._back_up()
        if changed.touches(Session, Cycle, Flow, AgendaItem, Interval):
            self._headline.show(self.place)

    def tick(self) -> None:
        """A moment has passed: tell the time, how late the day is, and what another program has written."""
        follow_the_clock(self.desk)
        self._headline.tick()
        if self.store.read_only_because and self.store.changed_elsewhere():
            self.desk.changed.emit(Changed("elsewhere", "", ()))

    def _back_up(self) -> None:
        if self.desk.writable and not self._rehearsed:
            work = partial(backups.back_up, self.store.path, self.store.now())
            in_background(work, refused=self.desk.notices.warn)


def _read_ahead() -> None:
    """Load what the place Report needs, half a second's worth, before somebody waits for its first page."""
    for module in ("facilitator.ui.report.report_page", "facilitator.reports.pdf", "pypdfium2"):
        import_module(module)
