"""What the speaker says: key points and quotes typed as they come, chosen for the screen, and the room's questions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....i18n import _, pgettext
from ....sessions import reading
from ....sessions.reading import Outline
from ....sessions.records import AgendaItem, Flow, KeyPoint, SceneKind, Screen, ScreenMode, Session, Speaker
from ....sessions.scene.choices import Choice
from ....sessions.scene.items import SPEECHES
from ....sessions.screen import screen_of
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.choice_button import ChoiceButton
from ...widgets.kept_fields import Keep, TextField
from ..drawer import Drawer
from .actions import PointActions
from .points import PointList


class SpeechPanel(Drawer):
    """About the speech under way, or the last one; about another of the day when it was chosen."""

    scene_wanted = Signal(object)
    """Show that `Choice` to the room."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("What the speaker says"), parent)
        self._actions = PointActions(desk)
        self._chosen = ""
        """The speech that was chosen here; until the day goes on to another item."""
        self._under_way = ""
        self.speech = ChoiceButton(_("Speech"))
        self.speech.chosen.connect(self._choose)
        self._title, self._who = label("", "heading", wrap=True), label("", "soft", wrap=True)
        self._none = label("", "soft", wrap=True)
        self.list = PointList(self._actions)
        self.list.left.connect(self._enter_new)
        self.new = NewPoint(self._keep_new)
        self.new.rose.connect(self.list.enter_last)
        self.new.left.connect(lambda: self.closed.emit())
        self._hint = label(
            _("Enter keeps it, Ctrl+Enter also puts it on the screen. Begin with a quotation mark for a quote."),
            "soft",
            wrap=True,
        )
        self._hint.setStyleSheet("font-size: 13px;")
        self.speech_button = button(pgettext("scene", "The speaker"), lambda: self._want(SceneKind.SPEAKER))
        self.questions_button = button(_("Questions from the room"), lambda: self._want(SceneKind.SPEAKER_QUESTIONS))
        self._lay_out()
        desk.session_chosen.connect(lambda _session_id: self.refresh() if self.isVisible() else None)

    def open_for_item(self, item: AgendaItem) -> None:
        """Show what was kept of *item*, when it is a speech."""
        self._choose(item.id)

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(KeyPoint, AgendaItem, Speaker, Flow, Screen, Session)

    def refresh(self) -> None:
        if not self.desk.session_id:
            return
        outline = reading.outline(self.desk.store, self.desk.session_id)
        self._follow(outline)
        speeches = [item for item in outline.items if item.kind in SPEECHES]
        item = self._actions.item = self._looked_at(outline, speeches)
        about: tuple[QWidget, ...] = (self._who, self.list, self.speech_button, self.questions_button)
        for part in about:
            part.setVisible(item is not None)
        self.speech.setVisible(len(speeches) > 1)
        self._title.setVisible(len(speeches) == 1)
        self.new.setVisible(item is not None and self.desk.writable)
        self._hint.setVisible(self.new.isVisibleTo(self))
        self._none.setVisible(item is None or not self._actions.points())
        if item is None:
            self._none.setText(_("There is no expert input nor testimony in this day."))
            return
        self.speech.show_choice([(one.id, one.title or _("Untitled")) for one in speeches], item.id)
        self._title.setText(item.title)
        self._show_speech(outline, item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed is what is said."""
        super().focusInEvent(event)
        self._enter_new()

    def _enter_new(self) -> None:
        self.new.setFocus()

    def _follow(self, outline: Outline) -> None:
        """The day goes on: so does the panel."""
        under_way = outline.flow.item_id or "" if outline.flow else ""
        if under_way != self._under_way:
            self._under_way, self._chosen = under_way, ""

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
        points = self._actions.points()
        self.list.show_points(points)
        self.list.setVisible(bool(points))
        self._none.setText(_("What is worth keeping of the speech goes here, a point a line."))
        asking, speaking = self._on_screen(outline, item)
        for made, shown in ((self.questions_button, asking), (self.speech_button, speaking)):
            made.setChecked(shown)

    # The new point

    def _keep_new(self, typed: str) -> bool:
        return self._actions.add(typed, shown=self.new.at_once)

    # The screen

    def _want(self, kind: SceneKind) -> None:
        """Ask for the speech or its questions on the screen, by name unless it is the one under way."""
        item = self._actions.item
        if item is not None:
            self.scene_wanted.emit(Choice(kind, "" if item.id == self._under_way else item.id))
        self.refresh()  # the buttons tell what the screen shows, not what was pressed

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

    def _lay_out(self) -> None:
        self.body.addWidget(self.speech)
        self.body.addWidget(self._title)
        self.body.addWidget(self._who)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.new)
        self.body.addWidget(self._hint)
        row = QHBoxLayout()
        for made in (self.speech_button, self.questions_button):
            made.setCheckable(True)
            row.addWidget(made)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(0)


class NewPoint(TextField):
    """Where the next point is typed: Enter keeps it, the caret stays. Empty, it lets Up go to the points above."""

    rose = Signal()

    def __init__(self, keep: Keep) -> None:
        super().__init__(_("New key point"), keep)
        self.at_once = False
        """Whether the point being kept goes on the screen."""
        self.setPlaceholderText(_("Key point, or “quote”"))
        self.show_kept("")  # Ctrl+Z concerns the workshop until something is typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Up and not self.text():
            self.rose.emit()
            return
        self.at_once = enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        super().keyPressEvent(event)
        self.at_once = False
