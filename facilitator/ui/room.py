"""What the room sees, wherever the facilitator is in the console: followed, ticking, computed once for all views."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ..sessions import reading
from ..sessions.records import Contribution, PlusOne, Question, SceneKind, ScreenMode, Session
from ..sessions.scene.choices import seen_in
from ..sessions.scene.moment import Moment, moment_of
from ..sessions.scene.questions import with_added
from ..sessions.scene.scenes import ClustersScene, QuestionScene, Scene, WaitingScene
from ..sessions.store import Changed
from .desk import Desk
from .projector import Projector

TICK = 250
"""Milliseconds between two looks at the clock."""
_SAYING = frozenset({"contribute", "import_contributions"})
"""The operations that only add to what was said."""


class Room(QObject):
    """The room of the day under way; while there is none, of the session in hand.

    Looking elsewhere never moves a room that sees something: before the day and after it, `project` does.
    """

    shown = Signal(Moment)
    """The scene was read again, at that moment: `scene` has it."""
    grown = Signal()
    """More was said: `scene` has it too, when it was said to the question that the room sees."""
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
        if self.session_id:
            self._show_moment()
        else:
            self._show_nothing()

    def project(self) -> None:
        """Have the room see the day under way or, while there is none, the session in hand; nothing else any more."""
        self._choose_session(anew=True)
        self.refresh()
        self._projector.take_back()
        self._projector.project()

    def _show_moment(self) -> None:
        moment = moment_of(self._desk.store, self.session_id)
        self.scene = seen_in(moment)
        self._show(self.scene)
        self._followed = _followed(moment) if isinstance(self.scene, QuestionScene) else None
        self._nameless = moment.screen.nameless
        self.shown.emit(moment)

    def _show(self, scene: Scene) -> None:
        """The room first: its picture is drawn before anything is done for the console."""
        self._projector.show_scene(scene)
        if self._projector.window is not None:
            self._projector.window.view.draw_now()

    def tick(self) -> None:
        """Time has passed: four times a second, the first when a second begins, as the figures of a clock do."""
        now = self._desk.store.now()
        self._ticking.start(TICK - now.microsecond // 1000 % TICK + 1)
        self._projector.tick()
        minute = f"{now:%H:%M}"
        if minute != self._minute:
            self._minute = minute
            self._desk.notices.attempt(self.refresh)  # a file that cannot be read leaves the room what it sees
        self.ticked.emit()

    def stop(self) -> None:
        """Follow nothing any more: before the file is closed."""
        self._ticking.stop()
        self._desk.changed.disconnect(self._on_changed)

    def _show_nothing(self) -> None:
        """The session that the room was seeing is there no more."""
        if self.scene is not None:
            cycle = reading.cycle(self._desk.store)
            self.scene = WaitingScene((), cycle.title, cycle.territory, look=self.scene.look)
            self._followed = None
            self._show(self.scene)

    def _choose_session(self, *, anew: bool = False) -> None:
        store = self._desk.store
        live = reading.day_under_way(store)
        seen = self.session_id if self._projector.projecting and not anew else ""
        known = [session_id for session_id in (seen, self._desk.session_id) if store.get(Session, session_id)]
        chosen = live.id if live is not None else next(iter(known), "")
        if chosen != self.session_id:
            self.session_id = chosen
            self._projector.show_day(chosen)

    def _on_changed(self, changed: Changed) -> None:
        said = changed.new(Contribution)
        only_said = changed.operation in _SAYING and said and not changed.touches(Session)
        if only_said and not isinstance(self.scene, ClustersScene):  # which counts them
            self._add(said, changed.new(PlusOne))
        else:
            self.refresh()

    def _add(self, said: Sequence[Contribution], echoes: Sequence[PlusOne]) -> None:
        """Show those that the room follows, without reading the others again."""
        asked = self._followed
        added = [one for one in said if asked is not None and one.question_id == asked.id]
        if asked is not None and added and isinstance(self.scene, QuestionScene):
            store = self._desk.store
            self.scene = with_added(self.scene, store, asked, added, echoes, nameless=self._nameless)
            self._show(self.scene)
        self.grown.emit()


def _followed(moment: Moment) -> Question | None:
    """The question whose wall is shown, if it is; that of the moment when what was chosen is there no more."""
    screen = moment.screen
    if screen.mode is not ScreenMode.LIVE or screen.shown is SceneKind.QUESTION:
        return None
    asked = moment.question(screen.target) if screen.shown is SceneKind.WALL else None
    return asked or moment.outline.current_question
