"""Many contributions at once: a file or what was pasted, looked at before anything is imported, then taken in as one.

The page stands where the stage was. Typing goes on in the bar meanwhile; one Ctrl+Z takes the whole import back.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from .... import tokens
from ....errors import FacilitatorError
from ....i18n import _, ngettext
from ....sessions import reading
from ....sessions.importing import file as import_file
from ....sessions.importing import plan as import_plan
from ....sessions.importing.file import Source
from ....sessions.importing.plan import Plan
from ....sessions.records import Contribution, Question, Session
from ....sessions.store import Changed
from ...background import in_background
from ...desk import Desk
from ...widgets.basics import button, close_button, label
from ...widgets.file_dialogs import ask_file
from ...widgets.own_keys import claims
from .look import ImportLook
from .steps import Steps
from .under_way import ImportRun
from .view import DropZone, Progress


class ImportPage(QWidget):
    """Shows what each line would become, and imports them."""

    closed = Signal()
    imported = Signal()
    """An import is over: done, cancelled or broken off."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: Plan | None = None
        self._asked = 0
        self._awaited = False
        """The keyboard goes to what can be done, once that is known."""
        self.setObjectName("place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Import contributions"))
        self._checking, self._importing = Steps(self), ImportRun(desk, self)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._drop, self.look, self.progress = DropZone(self._choose), ImportLook(self._choose), Progress()
        self._stack = QStackedWidget()
        self._done = label("", wrap=True)
        self._import = button("", self.import_all, "primary")
        self._leave = button(_("Back to the wall"), self.closed.emit, "primary")
        self._lay_out()
        self._connect()

    def open_for(self, question: Question | None) -> None:
        """Show the page; what is imported goes to *question*, or without one to the parking."""
        self.look.question_id = question.id if question else ""
        if not self._importing.running:
            self._done.hide()
        self._check()

    def take_file(self, path: Path) -> None:
        """Read a file in the background and show what is in it."""
        self._asked += 1
        asked = self._asked
        in_background(
            lambda: import_file.read(path),
            done=lambda source: self._show_source(source, asked),
            refused=lambda sentence: self._refuse(sentence, asked),
        )

    def take_text(self, text: str) -> None:
        """Show the lines or the cells of what was pasted."""
        self._asked += 1
        try:
            self._show_source(import_file.read_pasted(text), self._asked)
        except FacilitatorError as refusal:
            self._refuse(str(refusal), self._asked)

    @property
    def importing(self) -> bool:
        """Whether an import is under way: what it brings is best shown once it is over."""
        return self._importing.running

    def stop(self) -> None:
        """Do nothing more on the store: before it is closed."""
        for work in (self._checking, self._importing, self._again):
            work.stop()

    # What was read, and what it would become

    def _show_source(self, source: object, asked: int) -> None:
        assert isinstance(source, Source)
        if asked != self._asked or self._importing.running:
            return  # another one was chosen since
        self._await_keyboard()
        self._done.hide()
        self._stack.setCurrentWidget(self.look)
        self.look.show_source(source)

    def _refuse(self, sentence: str, asked: int) -> None:
        if asked == self._asked and not self._importing.running:
            self._await_keyboard()
            self._forget()
            self._drop.show_trouble(sentence)
            self._desk.notices.warn(sentence)
            self._take_keyboard()

    def _forget(self) -> None:
        """Go back to an empty page."""
        self._checking.stop()
        self._plan = None
        self.look.forget()
        self._drop.show_trouble("")
        for part in (self._done, self._import, self._leave):
            part.hide()
        self._stack.setCurrentWidget(self._drop)

    def _check(self) -> None:
        """Look at every line again, a few at a time."""
        session, sheet = self._desk.session, self.look.sheet
        if session is None or self._importing.running:
            return
        question = self.look.show_home(reading.outline(self._desk.store, session.id))
        if sheet is None:
            return
        if self._import.hasFocus() or self._leave.hasFocus():
            self._await_keyboard()
        self._plan = None
        self._import.setEnabled(False)
        self._checking.start(import_plan.planning(self._desk.store, session, question, sheet, self.look.mapping))

    def _show_plan(self, made: object) -> None:
        if not isinstance(made, Plan):
            return  # there is more to look at
        self._plan = made
        self.look.show_plan(made)
        ready = len(made.ready)
        words = ngettext("Import {count} contribution", "Import {count} contributions", ready).format(count=ready)
        self._import.setText(words)
        self._import.setEnabled(self._desk.writable)
        self._import.setVisible(bool(ready))
        self._leave.setVisible(not ready)
        self._take_keyboard()

    # Importing

    def import_all(self) -> None:
        """Take in what is ready."""
        if self._plan is None or not self._plan.ready or self._importing.running:
            return
        here = self._has_keyboard()
        self._show_running(True)
        if here:
            self.progress.cancel.setFocus(Qt.FocusReason.TabFocusReason)
        self._importing.start(self._plan)

    def _tell(self, sentence: str, bad: bool) -> None:
        """Say how the import ended, and show what is left to do."""
        self._await_keyboard()
        self._show_running(False)
        self._done.setText(sentence)
        self._done.setStyleSheet(f"color: {tokens.LATE if bad else tokens.SAVED}; font-weight: 600;")
        self._done.show()
        (self._desk.notices.warn if bad else self._desk.notices.say)(sentence)
        self._check()
        self.imported.emit()

    def _show_running(self, running: bool) -> None:
        self.progress.setVisible(running)
        self.look.set_busy(running)
        for part in (self._done, self._import, self._leave):
            part.hide()

    # Following the store, the keyboard and the mouse

    def _on_changed(self, changed: Changed) -> None:
        if self.look.sheet is not None and self.isVisible() and changed.touches(Contribution, Question, Session):
            self._again.start()

    def _on_session(self) -> None:
        """Another day is in hand: what was looked at was for the former one."""
        if not self._importing.running:
            self._forget()

    def _choose(self) -> None:
        endings = " ".join(f"*{ending}" for ending in import_file.ENDINGS)
        kind = _("Tables and texts ({endings})").format(endings=endings)
        chosen = ask_file(self, _("Import contributions"), self._desk.store.path.parent, kind)
        if chosen is not None:
            self.take_file(chosen)

    def _has_keyboard(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()  # the application's may be that of a dialog that closes
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def _await_keyboard(self) -> None:
        """The part that has the keyboard is about to go: hold it until there is something to do."""
        if self._has_keyboard():
            self._awaited = True
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_keyboard(self) -> None:
        """Give the keyboard to what can be done next, if the page holds it."""
        if self._awaited or self.hasFocus():
            self._awaited = False
            parts = (self.progress.cancel, self._import, self._leave, self._drop.button, self.look.other)
            wanted = next((part for part in parts if part.isVisible() and part.isEnabled()), None)
            if wanted is not None:
                wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._awaited and not self._checking.running:
            self._take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._check()

    def event(self, event: QEvent) -> bool:
        """Esc closes the page before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.take_text(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A text can be dropped here; a file anywhere on the window."""
        if event.mimeData().hasText() and not event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_text(event.mimeData().text())

    # What it is made of

    def _connect(self) -> None:
        self._again.timeout.connect(self._check)
        self._checking.stepped.connect(self._show_plan)
        self._checking.refused.connect(self._desk.notices.warn)
        self._importing.progressed.connect(self.progress.show_count)
        self._importing.ended.connect(self._tell)
        self.progress.cancelled.connect(self._importing.cancel)
        self.look.asked.connect(self._check)
        self._desk.changed.connect(self._on_changed)
        self._desk.session_chosen.connect(self._on_session)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Import contributions"), "title"), 1)
        head.addWidget(close_button(self.closed.emit))
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._done, 1)
        foot.addStretch(0)
        foot.addWidget(self._leave)
        foot.addWidget(self._import)
        self._stack.addWidget(self._drop)
        self._stack.addWidget(self.look)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 14, 18, 14)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.progress)
        outer.addLayout(foot)
        self.progress.hide()
        self._forget()
