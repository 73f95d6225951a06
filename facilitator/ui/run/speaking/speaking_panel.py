"""Speaking time in the drawer: who has the floor, what it adds up to beside who is there, what to put right."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions import labels, speaking, turns
from ....sessions.records import AgendaItem, College, Flow, Participant, SceneKind, Session, Speaker, Turn
from ....sessions.scene.choices import Choice
from ....sessions.speaking_time import SpeakingTime, college_of, length, speaking_time, whole_minutes
from ....sessions.store import Changed
from ....sessions.turns import Voice
from ...desk import Desk
from ...widgets.arrow_keys import STEPS
from ...widgets.basics import button, label
from ...widgets.digit_keys import digit_of
from ...widgets.keyed_column import KeyedColumn
from ...widgets.known_names import names_like
from ..drawer import Drawer
from .actions import SpeakingActions, name_of
from .rows import CollegeRow, PersonRow, TurnRow

SECOND_MS = 1_000
MOST_FOUND, MOST_HEARD, MOST_TURNS = 8, 15, 12


class SpeakingPanel(Drawer):
    """Digits give the floor to a college and take it back. For nobody's eyes but the facilitator's, until it is shown
    to the room."""

    scene_wanted = Signal(object)
    """The room is to see that `Choice`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Speaking time"), parent)
        self._acts = SpeakingActions(desk)
        self._turns: list[Turn] = []
        self._people: list[Participant] = []
        self.floor = label("", "heading", wrap=True)
        self.key = button("", self._press, "primary")
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Somebody by name"))
        self.search.setAccessibleName(_("Give the floor to somebody by name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _typed: self._show_people())
        self.search.returnPressed.connect(self._take_first_found)
        self.colleges = {college: CollegeRow(college, number) for number, college in enumerate(College, start=1)}
        for college, row in self.colleges.items():
            row.clicked.connect(partial(self._toggle, Voice(college=college)))
        self._mark, self._none = label("", "soft", wrap=True), label("", "soft", wrap=True)
        self._show = button(_("Show to the room"), lambda: self.scene_wanted.emit(Choice(SceneKind.SPEAKING_TIME)))
        self._lay_out()
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self.tick)
        desk.session_chosen.connect(lambda _session_id: self.refresh() if self.isVisible() else None)

    @property
    def people(self) -> list[PersonRow]:
        """Who is found, or who spoke, in the order shown."""
        return list(self._persons.widgets.values())

    @property
    def turns(self) -> list[TurnRow]:
        """The latest turn first."""
        return list(self._spoken.widgets.values())

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(Turn, Participant, Flow, Session, Speaker, AgendaItem)

    def refresh(self) -> None:
        if not self.desk.session_id:
            return
        self._turns = turns.turns_of(self.desk.store, self.desk.session_id)
        self._people = self.desk.store.all(Participant, session_id=self.desk.session_id)
        self.tick()
        self._show_turns()
        for made in (*self.colleges.values(), self.search):
            made.setEnabled(self.desk.writable)
        self._show.setVisible(bool(self._turns) and self.desk.writable)

    def tick(self) -> None:
        """A second has passed: the figures of whoever speaks go on."""
        now = self.desk.store.now()
        found = speaking_time(self._turns, self._people, now)
        self._show_floor(now)
        self._show_colleges(found, now)
        self._show_people(found)

    # Showing

    def _running(self) -> Turn | None:
        return next((turn for turn in reversed(self._turns) if turn.ended_at is None), None)

    def _since(self, voice: Voice, now: datetime) -> str:
        """How long that voice has had the floor; empty when it has not."""
        turn = self._running()
        has_it = turn is not None and turns.voice_of(turn) == voice
        return labels.countdown(length(turn, now)) if turn is not None and has_it else ""

    def _show_floor(self, now: datetime) -> None:
        turn, store = self._running(), self.desk.store
        if turn is not None:
            name = name_of(store, turns.voice_of(turn))
            self.floor.setText(f"{name} · {labels.countdown(length(turn, now))}")
            self.key.setText(_("Stop F2"))
        else:
            self.floor.setText(_("Nobody has the floor"))
            voice = speaking.expected(store, self.desk.session_id)
            self.key.setText(_("{who} F2").format(who=name_of(store, voice)) if voice is not None else "")
        self.key.setVisible(bool(self.key.text()) and self.desk.writable)

    def _show_colleges(self, found: SpeakingTime, now: datetime) -> None:
        known = {one.college: one for one in found.colleges}
        most = max((max(one.share, one.people_share) for one in found.colleges), default=0.0) or 1.0
        turn, people = self._running(), {person.id: person for person in self._people}
        heard = college_of(turn, people) if turn is not None else None
        for college, row in self.colleges.items():
            running = self._since(Voice(college=college), now)
            row.show_time(known.get(college), most, running, heard_now=college is heard)
        self._mark.setText(_("The dark mark: its share of those present"))
        self._mark.setVisible(found.present > 0)

    def _show_people(self, found: SpeakingTime | None = None) -> None:
        """Who is like what is typed, in place of the colleges; without a word, who spoke."""
        now = self.desk.store.now()
        found = found or speaking_time(self._turns, self._people, now)
        spoken = {one.participant.id: labels.duration(whole_minutes(one.time)) for one in found.people}
        typed = self.search.text().strip()
        wanted = self._like(typed) if typed else [one.participant for one in found.people[:MOST_HEARD]]
        self._persons.show_keys([person.id for person in wanted])
        for person in wanted:
            row = self._persons.widgets[person.id]
            row.show_person(person, spoken.get(person.id, ""), self._since(Voice(person.id), now))
        self._none.setText(_("Nobody of the day has that name.") if typed else "")
        self._none.setVisible(bool(typed) and not wanted)
        self._eight.setVisible(not typed)

    def _like(self, typed: str) -> list[Participant]:
        names = names_like([person.name for person in self._people], typed)
        found = sorted((one for one in self._people if one.name in names), key=lambda one: names.index(one.name))
        return found[:MOST_FOUND]

    def _show_turns(self) -> None:
        latest = self._turns[-MOST_TURNS:][::-1]
        held = next((place for place, row in enumerate(self.turns) if row.hasFocus()), None)
        self._spoken.show_keys([turn.id for turn in latest])
        for turn in latest:
            time = labels.countdown(length(turn, None)) if turn.ended_at is not None else "●"
            who = name_of(self.desk.store, turns.voice_of(turn))
            self._spoken.widgets[turn.id].show_turn(f"{turn.started_at:%H:%M}", who, time)
        if held is not None and not any(row.hasFocus() for row in self.turns):
            (self.turns[min(held, len(self.turns) - 1)] if self.turns else self).setFocus()
        self._history.setVisible(bool(latest))

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.colleges[College.ELECTED].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no row and no field wanted."""
        digit, step = digit_of(event), STEPS.get(event.key())
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif digit and digit <= len(self.colleges):
            self._toggle(Voice(college=list(self.colleges)[digit - 1]))
        elif event.key() == Qt.Key.Key_Delete and self._remove_held():
            pass
        elif step is not None:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        colleges = [] if self.search.text().strip() else self.colleges.values()
        stops: list[QWidget] = [self.search, *colleges, *self.people, *self.turns]
        here = next((place for place, stop in enumerate(stops) if stop.hasFocus()), -1)
        there = stops[min(max(here + step, 0), len(stops) - 1)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(there, 0, 8)

    def _remove_held(self) -> bool:
        row = next((row for row in self.turns if row.hasFocus()), None)
        if row is not None and self.desk.writable:
            self._acts.remove(row.turn_id)
        return row is not None

    # Gestures

    def _press(self) -> None:
        self._acts.press()

    def _toggle(self, voice: Voice, _checked: bool = False) -> None:
        self._acts.toggle(voice)
        self.refresh()  # a row tells who has the floor, not that it was pressed

    def _take_first_found(self) -> None:
        if self.search.text().strip() and self.people:
            voice = Voice(self.people[0].person_id)
            self.search.clear()
            self._toggle(voice)
            self.colleges[College.ELECTED].setFocus()

    def _ask_menu(self, row: TurnRow) -> None:
        if self.desk.writable:
            self._acts.menu(row, row.turn_id).popup(row.mapToGlobal(QPoint(0, row.height())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self.search.clear()

    def stop(self) -> None:
        self._second.stop()

    # What it is made of

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.floor, 1)
        head.addWidget(self.key)
        self.body.addLayout(head)
        self.body.addWidget(self._scrolled(), 1)
        foot = QHBoxLayout()
        foot.addWidget(self._mark, 1)
        foot.addWidget(self._show)
        self._mark.setStyleSheet("font-size: 12px;")
        self.body.addLayout(foot)
        for made in self.findChildren(QPushButton):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the digits where they are

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 4)
        column.setSpacing(4)
        self._eight, self._history = QWidget(), label(_("LATEST TURNS"), "section")
        eight, people, spoken = QVBoxLayout(self._eight), QVBoxLayout(), QVBoxLayout()
        eight.setContentsMargins(0, 0, 0, 4)
        for inner in (eight, people, spoken):
            inner.setSpacing(4)
        for row in self.colleges.values():
            eight.addWidget(row)
        for part in (self.search, self._none, self._eight):
            column.addWidget(part)
        column.addLayout(people)
        column.addSpacing(6)
        column.addWidget(self._history)
        column.addLayout(spoken)
        column.addStretch(1)
        self._persons, self._spoken = KeyedColumn(people, self._new_person), KeyedColumn(spoken, self._new_turn)
        self._area = _Area()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        return self._area

    def _new_person(self, person_id: str) -> PersonRow:
        row = PersonRow(person_id)
        row.clicked.connect(partial(self._toggle, Voice(person_id)))
        return row

    def _new_turn(self, turn_id: str) -> TurnRow:
        row = TurnRow(turn_id)
        row.clicked.connect(lambda _checked=False: self._ask_menu(row))
        return row


class _Area(QScrollArea):
    """Leaves the keys to the panel, which walks from row to row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
