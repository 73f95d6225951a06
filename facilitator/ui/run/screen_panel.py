"""The right edge of Run: what the room sees, and what the facilitator keeps at hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ... import tokens
from ...errors import FacilitatorError
from ...i18n import _, ngettext
from ...sessions import agenda, reading
from ...sessions.records import AgendaItem, Cluster, Contribution, Flow, PlusOne, ScreenMode
from ...sessions.scene import QuestionScene, Scene, scene_of, with_added
from ...sessions.screen import screen_of
from ..desk import Desk
from ..widgets.basics import button, card, label, side
from ..widgets.menus import add_entry
from ..widgets.patient_text import PatientText
from ..widgets.scene_view import SceneView

WIDTH = 280
_THUMBNAIL = 248
THUMBNAIL_PATIENCE_MS = 40
"""The room's screen and the wall come first; the thumbnail follows so much later."""


class ScreenPanel(QWidget):
    """Shows the projected picture and its buttons; keeps the notes of the item that is shown."""

    asked = Signal(str)
    """What is asked of the screen: project, put_away, freeze, black, waiting, follow, next_page or previous_page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item: AgendaItem | None = None
        self._followed = ""
        """The question whose contributions the room sees as they come; empty when it sees something else."""
        self.thumbnail = SceneView(patience=THUMBNAIL_PATIENCE_MS)
        self.thumbnail.setAccessibleName(_("What the room sees"))
        self.thumbnail.set_clock(desk.store.now)
        self.thumbnail.counted.connect(self._show_pages)
        self._screen_name, self._flag = label("", "soft", wrap=True), QLabel()
        self._screen_name.setStyleSheet("font-size: 13px;")
        self.notes = PatientText()
        self.notes.setAccessibleName(_("My notes"))
        self.notes.setPlaceholderText(_("What you want to find again in the report"))
        self.notes.setReadOnly(not desk.writable)
        self.notes.settled.connect(self._keep_notes)
        self._unsaved: dict[str, str] = {}
        """Notes that could not be saved yet, by the id of their item."""
        desk.trouble.connect(self._on_trouble)
        self._guidance, self._material = label("", wrap=True), label("", "soft", wrap=True)
        self._parked = label("", "soft", wrap=True)
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()

    def show_projection(self, canvas: QSize, where: str, *, projecting: bool) -> None:
        """Tell where the room's picture is shown, and at what size it is laid out."""
        self.thumbnail.set_canvas(canvas)
        self.thumbnail.setFixedSize(_THUMBNAIL, round(_THUMBNAIL * canvas.height() / canvas.width()))
        self._screen_name.setText(where)
        self._projecting = projecting
        self._show_flag()

    def show_item(self, item: AgendaItem | None) -> bool:
        """Show what helps with *item*; what was typed about another one is kept first. True when it was another one."""
        another = (item.id if item else "") != (self._item.id if self._item else "")
        if another:
            self.notes.replace_text(self._notes_of(item))
        elif item is not None:
            self.notes.show_text(self._notes_of(item))
        self._item = item
        self.notes.setEnabled(item is not None)
        self._guidance.setText(item.guidance if item and item.guidance else _("Nothing written for this item."))
        self._material.setText(_("Material: {list}").format(list=item.material) if item and item.material else "")
        self._material.setVisible(bool(self._material.text()))
        return another

    def show_scene(self) -> Scene:
        """Read and show what the room sees; returns it, for the projected window to show the same."""
        scene = scene_of(self._desk.store, self._desk.session_id)
        self.thumbnail.show_scene(scene)
        live = screen_of(self._desk.store, self._desk.session_id).mode is ScreenMode.LIVE
        flow = self._desk.store.first(Flow, session_id=self._desk.session_id)
        self._followed = flow.question_id or "" if flow and live and isinstance(scene, QuestionScene) else ""
        self._show_flag()
        return scene

    def follows(self, question_id: str) -> bool:
        """Whether the room sees what is said to that question as it comes."""
        return self._followed == question_id

    def add_to_scene(self, said: list[Contribution], echoes: list[PlusOne] | None = None) -> Scene:
        """Show the scene of the question with what was just said, and how often it was said again."""
        scene = self.thumbnail.scene
        assert isinstance(scene, QuestionScene)
        grouped = any(one.cluster_id for one in said)
        clusters = self._desk.store.all(Cluster, question_id=self._followed) if grouped else []
        grown = with_added(scene, said, clusters, echoes or [])
        self.thumbnail.show_scene(grown)
        return grown

    def show_parking(self) -> None:
        parked = reading.parked(self._desk.store, self._desk.session_id)
        count = ngettext("{count} kept for later", "{count} kept for later", len(parked)).format(count=len(parked))
        latest = [f"« {contribution.text[:70]} »" for contribution in parked[-2:]]
        self._parked.setText("\n".join([count, *latest]) if parked else _("Empty. Begin with ! to keep for later."))

    def _show_flag(self) -> None:
        mode = screen_of(self._desk.store, self._desk.session_id).mode
        words = {
            ScreenMode.LIVE: _("LIVE") if self._projecting else _("NOT PROJECTED"),
            ScreenMode.FROZEN: _("FROZEN"),
            ScreenMode.BLACK: _("BLACK"),
            ScreenMode.WAITING: _("WAITING IMAGE"),
        }
        ground = tokens.LATE if mode is not ScreenMode.LIVE else tokens.ACCENT if self._projecting else tokens.SOFT_INK
        self._flag.setText(words[mode])
        self._flag.setStyleSheet(
            f"background: {ground}; color: white; border-radius: 8px; padding: 2px 8px; font-size: 11px;"
            f" font-weight: 700;"
        )
        for name, made in self._buttons.items():
            made.setChecked(name == mode.value or (name == "freeze" and mode is ScreenMode.FROZEN))
        self._show_pages()

    def _show_pages(self) -> None:
        self._page.setText(
            _("Page {page} of {count}").format(page=self.thumbnail.page + 1, count=self.thumbnail.page_count)
        )
        for shown in (self._page, *self._turns):
            shown.setVisible(self.thumbnail.page_count > 1)

    def _keep_notes(self, text: str) -> None:
        """Save the notes of the item shown; while they cannot be, they stay here and are tried again."""
        if self._item is not None:
            self._unsaved[self._item.id] = text
            self._save_notes()

    def _save_notes(self) -> None:
        for item_id, text in tuple(self._unsaved.items()):
            item = self._desk.store.get(AgendaItem, item_id)
            try:
                if item is not None:
                    agenda.edit_item(self._desk.store, replace(item, notes=text))
            except FacilitatorError as error:
                self._desk.notices.warn(str(error))
            else:
                self._unsaved.pop(item_id, None)

    def _on_trouble(self, sentence: str) -> None:
        """When saving works again, the notes that wait are saved too, once the gesture that told it is over."""
        if not sentence and self._unsaved:
            QTimer.singleShot(0, self, self._save_notes)

    def _notes_of(self, item: AgendaItem | None) -> str:
        return self._unsaved.get(item.id, item.notes) if item is not None else ""

    # What it is made of

    def _lay_out(self) -> None:
        column = side("right")
        column.setFixedWidth(WIDTH)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(12, 14, 12, 12)
        layout.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("ON SCREEN"), "section"))
        head.addStretch(1)
        head.addWidget(self._flag)
        layout.addLayout(head)
        layout.addWidget(_framed(self.thumbnail))
        layout.addWidget(self._screen_name)
        layout.addLayout(self._page_row())
        layout.addLayout(self._screen_row())
        layout.addWidget(self._cards(), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)
        self._projecting = False

    def _page_row(self) -> QHBoxLayout:
        self._page = label("", "soft")
        back = button("‹", lambda: self.asked.emit("previous_page"), "plain", tip=_("Previous page (Page Up)"))
        forth = button("›", lambda: self.asked.emit("next_page"), "plain", tip=_("Next page (Page Down)"))
        back.setAccessibleName(_("Previous page"))
        forth.setAccessibleName(_("Next page"))
        self._turns = (back, forth)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addWidget(self._page)
        row.addWidget(forth)
        row.addStretch(1)
        return row

    def _screen_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for name, text in (("black", _("Black F7")), ("freeze", _("Freeze F6"))):
            made = button(text, partial(self.asked.emit, name))
            made.setCheckable(True)
            self._buttons[name] = made
            row.addWidget(made, 1)
        more = button(_("Screen ▾"), lambda: None)
        more.setMenu(self._menu())
        row.addWidget(more, 1)
        for made in (*self._buttons.values(), more):
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setStyleSheet("padding: 6px 4px; font-size: 13px;")
        return row

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for name, words, keys in (
            ("project", _("Project"), "F5"),
            ("put_away", _("Put the projected view away"), _("Shift+F5")),
            ("waiting", _("Waiting image"), "F8"),
            ("follow", _("Follow the day again"), _("Esc")),
        ):
            add_entry(menu, words, partial(self.asked.emit, name), keys=keys)
        return menu

    def _cards(self) -> QScrollArea:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(10)
        for title, *shown in (
            (_("How to run it"), self._guidance, self._material),
            (_("My notes"), self.notes),
            (_("Parking"), self._parked),
        ):
            frame, inside = card()
            heading = label(title)
            heading.setStyleSheet("font-weight: 700;")
            inside.addWidget(heading)
            for widget in shown:
                inside.addWidget(widget)
            layout.addWidget(frame)
        layout.addStretch(1)
        self.notes.setFixedHeight(96)
        for text in (self._guidance, self._material, self._parked):
            text.setStyleSheet("font-size: 13px;")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


def _framed(widget: QWidget) -> QFrame:
    """*widget* in a thin frame, so that a white picture does not melt into a white column."""
    frame = QFrame()
    frame.setObjectName("thumbnail")
    frame.setStyleSheet(f"QFrame#thumbnail {{ border: 2px solid {tokens.ACCENT}; border-radius: 4px; }}")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(2, 2, 2, 2)
    layout.addWidget(widget)
    return frame
