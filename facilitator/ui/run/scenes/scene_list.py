"""The scenes that can be shown now, in miniature: one click, or one key, shows one.

The list follows what can be chosen at once; its pictures follow a little later, one at a time, when nothing happens.
"""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ....i18n import _
from ....sessions.scene.choices import Choice, preview
from ....sessions.scene.moment import Moment
from ....sessions.scene.scenes import Scene
from ....sessions.store import Store
from ...widgets.own_keys import claims
from ...widgets.scene.view import DEFAULT_CANVAS
from .keys import NUMBERED
from .listing import Listing, scene_name
from .miniature import Miniature

COLUMNS = 2
_BREATH_MS = 10
"""Between one picture and the next, so that a key never waits for more than one."""
_MARGIN = 4
"""Around what is scrolled into view."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}


class SceneList(QScrollArea):
    """Draws only what is seen of it, from the moment that it is given."""

    chosen = Signal(object)
    """Show that `Choice`."""
    left = Signal()
    """The keyboard is given back."""
    stale = Signal()
    """Pictures that were not seen are seen now: `draw` them soon."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._listing: Listing | None = None
        self._canvas = DEFAULT_CANVAS
        self._made: dict[Choice, Miniature] = {}
        """In the order shown."""
        self._read: Moment | None = None
        self._waiting: deque[Choice] = deque()
        """Pictures to draw, of the moment that was read."""
        self._known: list[Scene] = []
        """Scenes that were made for this moment: the same is laid out once."""
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(_BREATH_MS)
        self._next.timeout.connect(self._draw_one)
        self._lay_out()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is offered, in the order of the numbers."""
        return self._listing.choices if self._listing is not None else ()

    @property
    def miniatures(self) -> tuple[Miniature, ...]:
        return tuple(self._made.values())

    @property
    def drawing(self) -> bool:
        """Whether pictures are still to come."""
        return bool(self._waiting)

    def show_canvas(self, canvas: QSize) -> None:
        """The room's picture has that size now."""
        if canvas != self._canvas:
            self._canvas = canvas
            for made in self._made.values():
                made.show_canvas(canvas)

    def show_listing(self, listing: Listing, *, projecting: bool) -> None:
        """Offer these scenes, the room seeing one of them or not; the pictures follow."""
        if listing.choices != self.choices:
            self._place(listing.choices)
        moved = self._listing is None or self._listing.chosen != listing.chosen
        self._listing = listing
        for number, (choice, made) in enumerate(self._made.items(), start=1):
            shown = str(number) if number <= NUMBERED else ""
            name, chosen = scene_name(self._store, choice), choice == listing.chosen
            made.tell(name, shown, chosen=chosen, seen=listing.seen, projecting=projecting)
        if moved:
            self._bring_chosen_into_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is prepared takes its place above, and gives it back."""
        super().resizeEvent(event)
        self._stay_in_view()

    def _stay_in_view(self) -> None:
        """There is more or less room, or more or less to show: nothing slips from under the mouse for that."""
        if not self.underMouse():
            self._bring_chosen_into_view()

    def _bring_chosen_into_view(self) -> None:
        """Scroll to what was chosen, from a panel say, once it has its place."""
        made = self._made.get(self._listing.chosen) if self._listing is not None else None
        if made is not None:
            QTimer.singleShot(0, made, lambda: self.ensureWidgetVisible(made, 0, _MARGIN))

    def draw(self, moment: Moment) -> None:
        """Draw the pictures that are seen as they are at *moment*, one after the other."""
        self._read = moment
        self._known.clear()
        self._waiting = deque(made.choice for made in self._made.values() if not made.visibleRegion().isEmpty())
        self._draw_one()

    def hold(self) -> None:
        """Something has changed: the pictures that were to come wait for the next `draw`."""
        self._waiting.clear()

    def show_number(self, number: int) -> None:
        """Choose the scene with that number, from 1; nothing when there is none."""
        if 0 < number <= len(self.choices):
            self.chosen.emit(self.choices[number - 1])

    def take_keyboard(self) -> None:
        """Give the keyboard to the scene that was chosen."""
        listing = self._listing
        if listing is not None and listing.choices:
            wanted = listing.chosen if listing.chosen in self._made else listing.choices[0]
            self._made[wanted].setFocus()
            self.ensureWidgetVisible(self._made[wanted])

    # The pictures

    def _draw_one(self) -> None:
        """One picture; the others come after what waits."""
        if self._read is None or not self._waiting or not self.isVisible():
            return
        made = self._made.get(self._waiting.popleft())
        if made is not None:
            made.show_scene(self._shared(preview(self._read, made.choice)))
        if self._waiting:
            self._next.start()

    def _shared(self, scene: Scene) -> Scene:
        """An equal scene that was made before, so that it is laid out once."""
        for known in self._known:
            if type(known) is type(scene) and known == scene:
                return known
        self._known.append(scene)
        return scene

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.stale.emit()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Esc gives the keyboard back before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _STEPS:
            self._go(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(len(self._made) * (1 if key == Qt.Key.Key_End else -1))
        else:
            event.ignore()  # a letter goes up to the place, which captures it

    def _go(self, step: int) -> None:
        made = self.miniatures
        here = next((place for place, one in enumerate(made) if one.hasFocus()), None)
        if here is None:
            return
        there = here + step
        if abs(step) >= len(made):
            there = min(len(made) - 1, max(0, there))
        if 0 <= there < len(made):
            made[there].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(made[there])

    # What it is made of

    def _place(self, choices: tuple[Choice, ...]) -> None:
        """Put the miniatures of *choices* in their places, keeping those that stay, and the keyboard's."""
        for choice in self._made.keys() - set(choices):
            gone = self._made.pop(choice)
            if gone.hasFocus():
                self.left.emit()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._made = {choice: self._made.get(choice) or self._new(choice) for choice in choices}
        for place, made in enumerate(self._made.values()):
            self._grid.addWidget(made, place // COLUMNS, place % COLUMNS)
        before = None
        for made in self._made.values():
            if before is not None:
                QWidget.setTabOrder(before, made)
            before = made

    def _new(self, choice: Choice) -> Miniature:
        made = Miniature(self._store, choice, self._content)
        made.show_canvas(self._canvas)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(choice))
        return made

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._content.setAccessibleName(_("Scenes"))
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(6)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._content)
        self.verticalScrollBar().valueChanged.connect(self.stale)
        self.verticalScrollBar().rangeChanged.connect(self._stay_in_view)  # new rows have their places by then
