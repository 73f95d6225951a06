"""A facilitator who steers a day that runs late, by the keys and clicks of the real windows.

What is done is written in a ledger as it is done. Whatever the hour, what the console says of it is compared with what
the ledger gives, and the room is looked at for what is not meant for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.sessions import labels
from facilitator.sessions.records import AgendaItem, Agreement, College, Flow, ItemKind, QueueState
from facilitator.sessions.scene.scenes import SpeakerScene, SpeakingTimeScene
from facilitator.sessions.scene.wire import to_json
from facilitator.sessions.steering import standing
from facilitator.ui.run.parking.parking_panel import ParkingPanel
from facilitator.ui.run.speech.speech_panel import SpeechPanel
from tests.ui.conftest import Console

from .day_ledger import MINUTE, Forecast, Heard, Noted, Won, forecast, lines
from .steered_eve import COMES_LATER, CTRL, GUESTS, LEAVES, SURNAMES, WELCOME, Organiser, press

SHIFT = Qt.KeyboardModifier.ShiftModifier
SPEECHES = (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY)
SPEAKING = (College.ELECTED, College.DGS, College.STAFF, College.INHABITANTS)
_AGREED = ((Agreement.APPROVED, 1), (Agreement.WITHHELD, 2), (Agreement.PROPOSED, 0))
"""What speakers say of their quotes, and how often the letter is pressed for it."""
UNSENT = "des mots que personne n’a encore envoyés"
TICK = 8
"""Minutes between two looks."""
HALF = 0.5
Reopen = Callable[[Console], Console]
"""What becomes of the console in the middle of an item, and the one with which the day goes on."""


class Facilitator(Organiser):
    """One person, one day."""

    def __init__(self, console: Console, seed: int, *, guests: int = len(GUESTS)) -> None:
        super().__init__(console, seed, guests=guests)
        self.lateness = (-3, 12)
        """By how many minutes at least, and at most, an item lasts longer than it should."""
        self._stops: dict[ItemKind, Reopen] = {}
        self.looks = 0

    # Reading the day

    @property
    def items(self) -> list[AgendaItem]:
        return self.console.store.all(AgendaItem, session_id=self.console.session.id)

    @property
    def current(self) -> AgendaItem:
        flow = self.console.store.first(Flow, session_id=self.console.session.id)
        return next(item for item in self.items if flow is not None and item.id == flow.item_id)

    def forecast(self) -> Forecast:
        return forecast(self.items, self.console.session.starts_at, self.current.id, self.ledger, self.now)

    # The day

    def steer(self, stops: Mapping[ItemKind, Reopen] = MappingProxyType({})) -> None:
        """All of it; the program *stops* in the middle of the first items of these kinds, and is opened again."""
        self._stops = dict(stops)
        self.console.clock.now = self.now.replace(hour=9, minute=self.chance.randint(1, 9))
        self.console.click("Animer")
        self.console.click("Démarrer la journée")
        self.ledger.enter(lines(self.items)[0], self.now)
        going_on = True
        while going_on:
            self._hold(self.current, self.chance.randint(*self.lateness))
            going_on = self._next()
        self._give_the_floor(College.ELECTED, 70, stop=False)
        self.console.click("Terminer la journée")
        self.ledger.speak(College.ELECTED, timedelta(seconds=70))
        self.ledger.leave(self.now)

    def _hold(self, item: AgendaItem, late: int) -> None:
        minutes = max(2, item.minutes + item.extension + late)
        half = minutes // 2
        if item.kind in SPEECHES:
            self._listen(item, half, minutes - half)
        elif item.kind is ItemKind.REFLECTION:
            self._reflect(item, half, minutes - half)
        elif item.kind is ItemKind.BREAK:
            self._break(half, minutes - half)
        elif item.kind is ItemKind.MEAL:
            self._meal(item, half, minutes - half)
        else:
            self.spend(half)
            self._park(f"Remarque {item.position}")
            self.spend(minutes - half)
            if item.position == WELCOME:
                self.console.click("+ 5")
                self.spend(5)

    def _next(self) -> bool:
        """Go on; what was given up is passed over. An hour that is fixed is waited for."""
        day = lines(self.items)
        here = next(place for place, line in enumerate(day) if self.current in line)
        coming = [line for line in day[here + 1 :] if not all(item.dropped for item in line)]
        if not coming:
            return False
        self._wait_for(coming[0][0].fixed_at)
        day = lines(self.items)  # a way back may have been taken meanwhile
        coming = [line for line in day[here + 1 :] if not all(item.dropped for item in line)]
        self.ledger.passed_over |= {i.id for line in day[here + 1 : day.index(coming[0])] for i in line}
        self.console.key(Qt.Key.Key_F9)
        held = [item for item in coming[0] if not item.dropped]
        assert self.current.id == held[0].id
        self.ledger.leave(self.now)
        self.ledger.enter(held, self.now)
        self.look()
        return True

    def _wait_for(self, hour: int | None) -> None:
        if hour is not None:
            early = hour - (self.now.hour * 60 + self.now.minute)
            self.spend(max(0, early))

    # Time

    def spend(self, minutes: int) -> None:
        """Let time pass, with an eye on the console."""
        while minutes > 0:
            self._pass(min(minutes, TICK) * MINUTE)
            minutes -= TICK
            self.look()
            self._win_back()

    def _pass(self, time: timedelta) -> None:
        self.console.clock.now += time
        self.console.workshop.room.tick()
        self.console.workshop.tick()
        QApplication.processEvents()

    def look(self) -> None:
        """The console tells how late the day is, to its end and to each fixed hour; the room sees nothing of it, nor
        of what else is not for it."""
        self.looks += 1
        workshop, day = self.console.workshop, self.forecast()
        assert self.console.window.header._drift.text() == labels.drift(day.drift)
        points = workshop.run.day.points
        if points.isVisible():
            marks = ["⚠" if late >= MINUTE else "✓" for late in day.points]
            told = [f"{mark} {standing(late)}" for mark, late in zip(marks, day.points, strict=True)]
            assert all(line.endswith(end) for line, end in zip(points.told, told, strict=True)), points.told
        scene = workshop.room.scene
        assert scene is not None
        assert workshop.run.panel.thumbnail.scene == scene
        assert not isinstance(scene, SpeakingTimeScene)
        seen = to_json(scene)
        found = [text for text in (*self.ledger.not_for_the_room, *SURNAMES, "retard", "%") if text in seen]
        assert not found, f"the room sees {found}"

    def _win_back(self) -> None:
        """Take one of the ways back that are offered, once in a while later; the first one is also undone."""
        card = self.console.workshop.run.day.ways_back
        if not card.isVisible() or not card.told:
            return
        if self.ledger.won and self.chance.random() < 0.25:
            self.console.click("Plus tard")
            return
        before, items = self.forecast(), self.items
        assert before.lateness >= self.console.session.alert_after * MINUTE
        self._take(self.chance.randrange(len(card.told)))
        if not self.ledger.taken_back:
            self.console.key(Qt.Key.Key_Z, CTRL)
            assert self.items == items
            assert self.forecast() == before
            self.ledger.taken_back.append(self.ledger.won.pop())
            self._take(self.chance.randrange(len(card.told)))

    def _take(self, place: int) -> None:
        before, told = self.forecast(), self.console.workshop.run.day.ways_back.told[place].replace("\u00a0", " ")
        self.console.key(Qt.Key.Key_F4)
        self.console.type(self.chance.choice(("123", '&é"'))[place])
        after = self.forecast()
        assert f"fin à {after.expected_end:%H:%M}" in told
        said, done, _rest = self.console.notices[-1][0].partition("\u00a0: c’est fait")
        assert done
        gain = (before.expected_end - after.expected_end) / MINUTE
        self.ledger.won.append(Won(self.now, int(before.lateness / MINUTE), round(gain), said))

    # What is said

    def _listen(self, item: AgendaItem, half: int, rest: int) -> None:
        """The speech, what is kept of it, then what the room asks."""
        self.console.key(Qt.Key.Key_F2)
        began = self.now
        self.spend(half)
        asked = [f"Question {item.position}.{number}" for number in range(self.chance.randint(2, 4))]
        for text in asked:
            self._ask(item, text)
        self._stop(item)
        self._take_notes(item)
        self._pass(timedelta(seconds=37))
        self.console.key(Qt.Key.Key_F2)
        self.ledger.speak(College.EXPERT, self.now - began)
        self._answer(item, asked)
        for college in self.chance.sample(SPEAKING, 2):
            self._give_the_floor(college, self.chance.randint(20, 150))
        self.spend(rest)

    def _ask(self, item: AgendaItem, text: str) -> None:
        table = self.chance.randint(1, 6)
        self.console.capture(f"@t{table} {text}")
        self.ledger.heard[text] = Heard(item.id, table)

    def _take_notes(self, item: AgendaItem) -> None:
        """A key point, on the screen or not, and two quotes, approved, withheld or not yet talked about in turn."""
        press(self._sheet().tabs.tab("notes"))
        point, shown = f"Point {item.position}", self.chance.random() < HALF
        self.console.type(point)
        self.console.key(Qt.Key.Key_Return, CTRL if shown else Qt.KeyboardModifier.NoModifier)
        self.ledger.noted[point] = Noted(item.id, shown=shown)
        for number in range(2):
            quoted = sum(one.quote for one in self.ledger.noted.values())
            agreement, presses = _AGREED[quoted % len(_AGREED)]
            text = f"Citation {item.position}.{number}"
            self.console.type(f"« {text} »")
            self.console.key(Qt.Key.Key_Return)
            if presses:
                self.console.key(Qt.Key.Key_Up)
                self.console.type("b" * presses)
                self.console.key(Qt.Key.Key_Down)
            self.ledger.noted[text] = Noted(item.id, quote=True, agreement=agreement)
        self.console.key(Qt.Key.Key_Escape)

    def _answer(self, item: AgendaItem, asked: list[str]) -> None:
        """The room asks: each question in its turn, the last one waits for ever; some are kept, one with its answer."""
        panel = self._sheet()
        press(panel.times.questions)
        panel.questions.enter()
        for number, text in enumerate(asked[:-1]):
            one = self.ledger.heard[text]
            self.console.key(Qt.Key.Key_Return)
            one.state = QueueState.NOW
            self._room_is_asked(text, waiting=len(asked) - number - 1)
            if self.chance.random() < HALF:
                self.console.type("g")
                one.kept, one.answer = True, f"Oui à {text}"
                row = panel.questions.list.rows[0]
                row.answer.setFocus()
                self.console.type(one.answer)
                self.console.key(Qt.Key.Key_Return)
            self._pass(MINUTE)
            self.console.type("r")
            one.state = QueueState.ANSWERED
            self.look()
        if self.chance.random() < HALF:
            self.console.type("g")
            self.ledger.heard[asked[-1]].kept = True
        self.console.key(Qt.Key.Key_Escape)

    def _sheet(self) -> SpeechPanel:
        self.console.key(Qt.Key.Key_F3)
        panel = self.console.workshop.run.panels.panel("speech")
        assert isinstance(panel, SpeechPanel)
        return panel

    def _room_is_asked(self, text: str, *, waiting: int) -> None:
        scene = self.console.workshop.room.scene
        assert isinstance(scene, SpeakerScene)
        assert scene.question is not None
        seen = (scene.question.text, scene.waiting)
        assert seen == (text, waiting), seen

    def _give_the_floor(self, college: College, seconds: int, *, stop: bool = True) -> None:
        """With the digit of a college in the panel of speaking time."""
        digit = str(list(College).index(college) + 1)
        self.console.key(Qt.Key.Key_F2, SHIFT)
        self.console.type(digit)
        self._pass(timedelta(seconds=seconds))
        if stop:
            self.console.type(digit)
            self.ledger.speak(college, timedelta(seconds=seconds))
        self.console.key(Qt.Key.Key_Escape)

    def _reflect(self, item: AgendaItem, half: int, rest: int) -> None:
        for number in range(self.chance.randint(2, 4)):
            text = f"Proposition {item.position}.{number}"
            self.console.capture(f"@t{self.chance.randint(1, 6)} @elu {text}")
            self.ledger.answers.append(text)
        self._park(f"Hors sujet {item.position}")
        self.spend(half)
        self._give_the_floor(College.ELECTED, self.chance.randint(60, 200))
        self.spend(rest)

    def _park(self, text: str) -> None:
        self.console.capture(f"!{text}")
        self.ledger.parked[text] = ""

    def _break(self, half: int, rest: int) -> None:
        """Somebody comes late; the clock is stopped for a moment; what was parked goes on."""
        self._to_the_door()
        self._arrive(COMES_LATER)
        self.console.click("Animer")
        self.spend(half)
        self.console.click("Pause")
        self.ledger.leave(self.now)
        self.spend(3)
        self.console.click("Reprendre")
        self.ledger.enter([self.current], self.now)
        self._send_on("journée 2")
        self.spend(rest)

    def _meal(self, item: AgendaItem, half: int, rest: int) -> None:
        self.spend(half)
        self._to_the_door()
        self.console.type(LEAVES)
        self.console.key(Qt.Key.Key_Return)
        self.console.click("Est parti")
        self.ledger.people[LEAVES].left = self.now
        self.console.click("Animer")
        self._stop(item)
        self._send_on("commission sport")
        self.spend(rest)

    def _send_on(self, where: str) -> None:
        """The latest of the parking goes there."""
        press(self.console.workshop.run.panel.at_hand.parking)
        panel = self.console.workshop.run.panels.panel("parked")
        assert isinstance(panel, ParkingPanel)
        self.console.key(Qt.Key.Key_Return)
        self.console.type(where)
        self.console.key(Qt.Key.Key_Return)
        self.console.key(Qt.Key.Key_Escape)
        self.ledger.parked[list(self.ledger.parked)[-1]] = where

    def _stop(self, item: AgendaItem) -> None:
        """The program stops with words in the bar that nobody has sent yet, if it is to stop here."""
        if item.kind not in self._stops:
            return
        self.console.type(UNSENT)
        self.console = self._stops.pop(item.kind)(self.console)
        self.console.key(Qt.Key.Key_A, CTRL)
        self.console.key(Qt.Key.Key_Delete)
        self._pass(MINUTE)
        self.look()
