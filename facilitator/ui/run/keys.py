"""What the keys do in Run: the named ones, those that nobody wanted, those of a presenter's remote."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ...sessions import flow
from ...sessions.records import SessionState
from ..desk import Desk
from ..widgets.shortcuts import bind_key
from .capture.capture_bar import CaptureBar
from .scenes.keys import bind_numbers
from .screen_control import ScreenControl
from .workspace import Workspace


class RunKeys:
    """Every key of the place has a meaning, and the letters are the beginning of a contribution."""

    def __init__(
        self, desk: Desk, work: Workspace, bar: CaptureBar, screen: ScreenControl, open_panel: Callable[[str], None]
    ) -> None:
        """*open_panel* opens a side panel by its name."""
        self._desk, self._work, self._bar, self._screen, self._open_panel = desk, work, bar, screen, open_panel
        self.anywhere = screen.keys_anywhere()
        """Those that drive the room's screen from any place of the console."""
        self._acts: dict[str, Callable[[], object]] = {
            **screen.keys(),
            "Esc": self.escape,
            "F9": partial(self._step, flow.next_item),
            "Shift+F9": partial(self._step, flow.previous_item),
            "Shift+F2": partial(open_panel, "speaking"),
            "F3": partial(open_panel, "item"),
            "F11": work.toggle_large,
            "Ctrl+E": self._choose_scene,
        }

    def bind(self, place: QWidget) -> None:
        """Have the named keys act while *place* is seen."""
        for key, act in self._acts.items():
            bind_key(place, key, act)
        bind_numbers(place, self._work.panel.list.show_number)

    def press(self, event: QKeyEvent) -> bool:
        """A key that nobody wanted, or a paste, is the beginning of a contribution; False when it means nothing."""
        if _begins(event) and self._desk.writable:
            self._bar.type(event)
        elif event.key() == Qt.Key.Key_Up and self._desk.writable:
            self._bar.edit_previous()
        elif event.key() == Qt.Key.Key_F2 and not event.isAutoRepeat():
            self._press_speaking()  # what renames or adds +1 where the keyboard is comes first
        elif event.key() == Qt.Key.Key_F4 and not (event.isAutoRepeat() or event.modifiers()):
            self._look_for_ways_back()
        else:
            return self._work.stage.wall.isVisible() and self._work.stage.wall.act_on_view(event)
        return True

    def take(self, event: QKeyEvent, *, in_run: bool) -> bool:
        """A key from elsewhere, the projected window say; False when it has no name here. Out of Run, few have one."""
        acts = self._acts if in_run else self._screen.keys() | {"Esc": self.escape}
        act = (acts | self.anywhere).get(QKeySequence(event.keyCombination()).toString())
        if act is not None:
            act()
        return act is not None

    def escape(self) -> None:
        """The room first: Esc gives it its view back; then it closes the panel, wherever the keyboard is."""
        if not self._screen.leave_what_was_chosen():
            self._work.panels.close_panel()

    def _step(self, gesture: Callable[..., bool]) -> None:
        session = self._desk.session
        if session is not None and session.state is SessionState.LIVE:
            self._desk.notices.attempt(gesture, self._desk.store, session.id)

    def _press_speaking(self) -> None:
        """Start or stop who speaks; while there is nobody to think of, ask."""
        from .speaking.actions import SpeakingActions

        if not SpeakingActions(self._desk).press():
            self._open_panel("speaking")

    def _look_for_ways_back(self) -> None:
        """Give the keyboard to what could be done to come back in time."""
        self._work.show_day()
        self._work.day.ways_back.open()

    def _choose_scene(self) -> None:
        """Give the keyboard to the scenes, the wall making room for them."""
        if not self._work.panel.isVisible():
            self._work.toggle_large()
        self._work.panel.take_keyboard()


def _begins(event: QKeyEvent) -> bool:
    """Whether words begin with that key."""
    command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
    typed = event.text()
    return event.matches(QKeySequence.StandardKey.Paste) or (bool(typed) and typed.isprintable() and not command)
