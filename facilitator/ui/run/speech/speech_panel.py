"""The sheet of a speech: who speaks and how long is left, what is kept of it, the room's questions, the documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import _
from ....sessions import reading
from ....sessions.reading import Outline
from ....sessions.records import (
    AgendaItem,
    Attachment,
    Flow,
    Interval,
    KeyPoint,
    RoomQuestion,
    SceneKind,
    Screen,
    ScreenMode,
    Session,
    SessionState,
    Slide,
    Speaker,
)
from ....sessions.scene.choices import Choice
from ....sessions.scene.items import SPEECHES
from ....sessions.screen import screen_of
from ....sessions.store import Changed
from ...desk import Desk
from ...documents.document_list import DocumentList
from ...widgets.basics import label
from ...widgets.choice_button import ChoiceButton
from ..drawer import Drawer
from ..slides.pictures import ENDINGS
from ..slides.reading import FileReading
from .notes_page import NotesPage
from .queue_page import QueuePage
from .tabs import Tabs
from .times import SpeechTimes

NOTES, QUESTIONS, DOCUMENTS = "notes", "questions", "documents"
_TICK_MS = 500
_SHOWN = (KeyPoint, RoomQuestion, Attachment, AgendaItem, Speaker, Flow, Interval, Screen, Session)


class SpeechPanel(Drawer):
    """About the speech under way, or the last one; about another of the day when it was chosen."""

    scene_wanted = Signal(object)
    """Show that `Choice` to the room."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("What the speaker says"), parent)
        self._item: AgendaItem | None = None
        self._chosen = ""
        """The speech that was chosen here; until the day goes on to another item."""
        self._under_way = ""
        self.speech = ChoiceButton(_("Speech"))
        self.speech.chosen.connect(self._choose)
        self._title, self._who = label("", "heading", wrap=True), label("", "soft", wrap=True)
        self._none = label(_("There is no expert input nor testimony in this day."), "soft", wrap=True)
        self.times = SpeechTimes(desk.store)
        self.times.wanted.connect(self._want)
        self.notes, self.questions = NotesPage(desk), QueuePage(desk)
        self.documents = DocumentList(desk, showable=ENDINGS)
        self.tabs = Tabs()
        self._reading = FileReading(desk, self)
        self._lay_out()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.times.tick)
        for field in (self.notes.new, self.questions.new):
            field.left.connect(self.closed)
        self.documents.show_wanted.connect(self._show_file)
        self.documents.counted.connect(lambda count: self.tabs.count(DOCUMENTS, count))
        self._reading.kept.connect(self._show_slide)
        desk.session_chosen.connect(lambda _session_id: self.refresh() if self.isVisible() else None)

    def open_for_item(self, item: AgendaItem) -> None:
        """Show the sheet of *item*, when it is a speech."""
        self._choose(item.id)

    def open_for_question(self, question: RoomQuestion) -> None:
        """Show a question from the room in its queue."""
        self._choose(question.item_id)
        self.tabs.choose(QUESTIONS)
        self.questions.enter_question(question.id)

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(*_SHOWN)

    def refresh(self) -> None:
        if not self.desk.session_id:
            return
        outline = reading.outline(self.desk.store, self.desk.session_id)
        self._follow(outline)
        speeches = [item for item in outline.items if item.kind in SPEECHES]
        item = self._item = self._looked_at(outline, speeches)
        for part in (self.times, self.tabs):
            part.setVisible(item is not None)
        self.speech.setVisible(len(speeches) > 1)
        self._title.setVisible(len(speeches) == 1)
        self._none.setVisible(item is None)
        self._who.setVisible(item is not None)
        if item is not None:
            self.speech.show_choice([(one.id, one.title or _("Untitled")) for one in speeches], item.id)
            self._title.setText(item.title)
            self._show_speech(outline, item)

    def stop(self) -> None:
        self._ticking.stop()
        self._reading.cancel()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed is what is said; among the questions, the keys go to the first."""
        super().focusInEvent(event)
        self._enter()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._ticking.stop()
        super().hideEvent(event)

    def _enter(self) -> None:
        enter = {NOTES: self.notes.enter, QUESTIONS: self.questions.enter, DOCUMENTS: self.documents.enter}
        enter[self.tabs.chosen]()

    def _follow(self, outline: Outline) -> None:
        """The day goes on: so does the panel, which begins with the notes: words typed in haste are key points."""
        under_way = outline.flow.item_id or "" if outline.flow else ""
        if under_way != self._under_way:
            self._under_way, self._chosen = under_way, ""
            self.tabs.choose(NOTES)

    def _looked_at(self, outline: Outline, speeches: list[AgendaItem]) -> AgendaItem | None:
        """The speech that was chosen, the one under way, the one before, or else the first."""
        chosen = next((item for item in speeches if item.id == self._chosen), None)
        current = outline.current_item
        begun = [item for item in speeches if current is not None and item.position <= current.position]
        return chosen or next(iter([*begun[-1:], *speeches]), None)

    def _choose(self, item_id: str) -> None:
        self._chosen = item_id
        self.refresh()

    def _show_speech(self, outline: Outline, item: AgendaItem) -> None:
        people = [", ".join(filter(None, (s.name, s.role))) for s in reading.speakers(self.desk.store, item)]
        self._who.setText("\n".join(filter(None, people)))
        self._who.setVisible(any(people))
        running = outline.session.state is SessionState.LIVE and item == outline.current_item
        asking, speaking = self._on_screen(outline, item)
        self.times.show_item(item, running=running, asking=asking, speaking=speaking)
        self.tabs.count(NOTES, self.notes.show_item(item))
        queue = self.questions.show_item(item)
        self.tabs.count(QUESTIONS, len(queue.all) - len(queue.answered))
        if self.documents.acts.item_id != item.id:
            self.documents.show_item(item.id)
        else:
            self.documents.refresh()

    # The screen

    def _want(self, kind: SceneKind) -> None:
        """Ask for the speech or its questions on the screen, by name unless it is the one under way."""
        item = self._item
        if item is not None:
            self.scene_wanted.emit(Choice(kind, "" if item.id == self._under_way else item.id))
        if kind is SceneKind.SPEAKER_QUESTIONS:
            self.tabs.choose(QUESTIONS)
        self.refresh()  # the cards tell what the screen shows, not what was pressed

    def _on_screen(self, outline: Outline, item: AgendaItem) -> tuple[bool, bool]:
        """Whether the room sees the questions of that speech, and whether it sees the speech."""
        screen, here = screen_of(self.desk.store, item.session_id), item == outline.current_item
        if screen.mode is not ScreenMode.LIVE:
            return False, False
        mine = screen.target == item.id or (here and not screen.target)
        followed = here and screen.shown is SceneKind.MOMENT and outline.current_question is None
        return (
            mine and screen.shown is SceneKind.SPEAKER_QUESTIONS,
            followed or (mine and screen.shown is SceneKind.SPEAKER),
        )

    def _show_file(self, path: object) -> None:
        """Show a document to the room: its pages become one of the slides, once."""
        assert isinstance(path, Path)
        slides = self.desk.store.all(Slide, session_id=self.desk.session_id)
        known = next((slide for slide in slides if slide.media and slide.text == path.stem.strip()), None)
        if known is not None:
            self._show_slide(known.id)
        else:
            self._reading.take(path)

    def _show_slide(self, slide_id: str) -> None:
        self.scene_wanted.emit(Choice(SceneKind.SLIDE, slide_id))

    def _lay_out(self) -> None:
        self.tabs.add(NOTES, _("Notes"), self.notes)
        self.tabs.add(QUESTIONS, _("Questions"), self.questions)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.documents, 0, Qt.AlignmentFlag.AlignTop)
        self.tabs.add(DOCUMENTS, _("Documents"), below)
        self.tabs.turned.connect(self._enter)
        for part in (self.speech, self._title, self._who, self._none, self.times):
            self.body.addWidget(part)
        self.body.addWidget(self.tabs, 1)
        self.body.addStretch(0)
