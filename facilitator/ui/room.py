"""What the room sees, wherever the facilitator is in the console: followed, ticking, computed once for all views."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ..sessions import reading
from ..sessions.records import Contribution, PlusOne, Question, SceneKind, ScreenMode, Session, SessionState
from ..sessions.scene.choices import seen_in
from ..sessions.scene.moment import Moment, moment_of
from ..sessions.scene.questions import with_added
from ..sessions.scene.values import QuestionScene, Scene
from ..sessions.store import Changed
from .desk import Desk
from .projector import Projector

TICK = 250
"""Milliseconds between two looks at the clock."""
_SAYING = frozenset({"contribute", "import_contributions"})
"""The operations that only add to what was said."""


class Room(QObject):
    """The room of the day under way; while there is none, of the session in hand."""

    shown = Signal(Moment)
    """The scene was read again, at that moment: `scene` has it."""
    grown = Signal()
    """More was said to the question that the room sees: `scene` has it too."""
    ticked = Signal()
    """Time has passed: a quarter of a second at most."""

    def __init__(self, desk: Desk, projector: Projector, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._projector = desk, projector
        self.session_id = ""
        """The session whose day the room sees; empty while there is none."""
        self.scene: Scene | None = None
        self._followed: Question | None = None
        """The question whose contributions the room sees as they come."""
        self._nameless = False
        self._minute = ""
        desk.changed.connect(self._on_changed)
        desk.session_chosen.connect(self.refresh)
        self._ticking = QTimer(self)
        self._ticking.setSingleShot(True)
        self._ticking.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticking.timeout.connect(self.tick)
        self._ticking.start(TICK)

    def refresh(self) -> None:
        """Read what the room sees again, and show it."""
        self._choose_session()
        if not self.session_id:
            return
        moment = moment_of(self._desk.store, self.session_id)
        self.scene = seen_in(moment)
        self._projector.show_scene(self.scene)
        self._followed = _followed(moment) if isinstance(self.scene, QuestionScene) else None
        self._nameless = moment.screen.nameless
        self.shown.emit(moment)

    def tick(self) -> None:
        """Time has passed: four times a second, the first when a second begins, as the figures of a clock do."""
        now = self._desk.store.now()
        self._ticking.start(TICK - now.microsecond // 1000 % TICK + 1)
        self._projector.tick()
        minute = f"{now:%H:%M}"
        if minute != self._minute:
            self._minute = minute
            self.refresh()
        self.ticked.emit()

    def stop(self) -> None:
        """Follow nothing any more: before the file is closed."""
        self._ticking.stop()
        self._desk.changed.disconnect(self._on_changed)

    def _choose_session(self) -> None:
        known = {one.id: one.state is SessionState.LIVE for one in reading.sessions(self._desk.store)}
        live = [session_id for session_id, under_way in known.items() if under_way]
        in_hand = self._desk.session_id if self._desk.session_id in known else ""
        chosen = in_hand if not live or in_hand in live else live[0]
        if chosen != self.session_id:
            self.session_id = chosen
            self._projector.show_day(chosen)

    def _on_changed(self, changed: Changed) -> None:
        """Room first: its picture is asked for before that of the console."""
        said = changed.new(Contribution)
        if changed.operation in _SAYING and said and not changed.touches(Session):
            self._add(said, changed.new(PlusOne))
        else:
            self.refresh()

    def _add(self, said: Sequence[Contribution], echoes: Sequence[PlusOne]) -> None:
        """Show those that the room follows, without reading the others again."""
        asked = self._followed
        added = [one for one in said if asked is not None and one.question_id == asked.id]
        if asked is None or not added or not isinstance(self.scene, QuestionScene):
            return
        store = self._desk.store
        self.scene = with_added(self.scene, store, asked, added, echoes, nameless=self._nameless)
        self._projector.show_scene(self.scene)
        self.grown.emit()


def _followed(moment: Moment) -> Question | None:
    """The question whose wall is shown, if it is; that of the moment when what was chosen is there no more."""
    screen, outline = moment.screen, moment.outline
    if screen.mode is not ScreenMode.LIVE or screen.shown is SceneKind.QUESTION:
        return None
    asked = outline.question(screen.target) if screen.shown is SceneKind.WALL else None
    return asked or outline.current_question
