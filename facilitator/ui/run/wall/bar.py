"""The few buttons that float on a wall: group, arrange, zoom, and the rest in a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from .... import tokens
from ....i18n import _
from ....sessions.records import Arrangement, Question
from ...widgets.menus import add_entry, new_menu
from ...widgets.wall.wall import Wall

EDGE = 12


class WallBar(QWidget):
    """Stays in the lower right corner of its wall; each button is there when it has an effect."""

    group_wanted = Signal()
    arrange_wanted = Signal(Arrangement)
    panel_wanted = Signal(str)
    enlarged = Signal(bool)

    def __init__(self, wall: Wall, *, writable: bool) -> None:
        super().__init__(wall)
        self._wall, self._writable = wall, writable
        self._question: Question | None = None
        self._large = False
        self.in_parking = False
        """Whether the parking is looked at while there is a question to go back to."""
        self.setObjectName("wallbar")
        self._back = self._button(_("Back to the question"), _("What is typed here goes to the parking"))
        self._back.clicked.connect(partial(self.panel_wanted.emit, "parking"))
        self._group = self._button(_("Group…"), _("Group the selected contributions (Ctrl+G)"))
        self._group.clicked.connect(self.group_wanted)
        self._arrange = self._button(_("Arrange"), _("Lay the wall out anew: Ctrl+Z brings the former places back"))
        self._arrange.clicked.connect(self._open_arrangements)
        self._more = self._button("⋯", _("Sort, clusters, bin, import, slips"))
        self._more.setAccessibleName(_("More about this wall"))
        self._more.clicked.connect(self._open_more)
        self._size = self._button("", _("Zoom: Ctrl+wheel. Ctrl+0 shows everything."))
        self._size.clicked.connect(self._open_zoom)
        self._whole = self._button("⤢", _("Wall alone (F11)"))
        self._whole.setAccessibleName(_("Wall alone"))
        self._whole.clicked.connect(self.toggle_large)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for made in (self._back, self._group, self._arrange, self._more, self._size, self._whole):
            row.addWidget(made)
        wall.installEventFilter(self)
        wall.changed_view.connect(self._show_scale)
        wall.selection_changed.connect(self._show_buttons)
        self._show_scale()

    def show_question(self, question: Question | None, count: int) -> None:
        """Offer what makes sense for *question*, or for the parking without one, with so many notes."""
        self._question, self._count = question, count
        self._show_buttons()

    def toggle_large(self) -> None:
        """Give the wall the whole width, or give it back."""
        self._large = not self._large
        self._whole.setText("⤡" if self._large else "⤢")
        self.enlarged.emit(self._large)

    @property
    def large(self) -> bool:
        return self._large

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    def _show_buttons(self) -> None:
        asked = self._question is not None and self._writable
        wanted = {
            self._back: self.in_parking,
            self._group: asked and bool(self._wall.selected),
            self._arrange: asked and self._count > 0,
        }
        changed = [made for made, shown in wanted.items() if shown is made.isHidden()]
        for made in changed:
            made.setVisible(wanted[made])
        if changed:
            self._place()

    def _show_scale(self) -> None:
        """The view moved; only another scale says something else."""
        scale = _("{percent} %").format(percent=round(self._wall.scale * 100))
        if scale != self._size.text():
            self._size.setText(scale)
            self._place()

    def _place(self) -> None:
        self.adjustSize()
        self._wall.footing = self.height() + EDGE
        self.move(self._wall.width() - self.width() - EDGE, self._wall.height() - self.height() - EDGE)
        self.raise_()

    # Menus

    def _open_arrangements(self) -> None:
        names = {
            Arrangement.CLUSTER: _("By cluster"),
            Arrangement.TABLE: _("By table"),
            Arrangement.COLLEGE: _("By college"),
            Arrangement.KIND: _("By kind"),
            Arrangement.TIME: _("In the order they came"),
        }
        menu = new_menu(self)
        group = QActionGroup(menu)
        for by, name in names.items():
            chosen = self._question is not None and self._question.arrangement is by
            group.addAction(add_entry(menu, name, partial(self.arrange_wanted.emit, by), chosen=chosen))
        self._pop(menu, self._arrange)

    def _open_zoom(self) -> None:
        menu = new_menu(self)
        add_entry(menu, _("Closer"), partial(self._wall.zoom, 1), keys="Ctrl++")
        add_entry(menu, _("Further"), partial(self._wall.zoom, -1), keys="Ctrl+−")
        add_entry(menu, _("Show everything"), self._wall.fit, keys="Ctrl+0")
        add_entry(menu, _("Size to read"), partial(self._wall.zoom_to_read, None))
        self._pop(menu, self._size)

    def _open_more(self) -> None:
        menu = new_menu(self)
        asked = self._question is not None
        if asked and self._writable:
            add_entry(menu, _("Sort one by one…"), partial(self.panel_wanted.emit, "sorting")).setEnabled(
                self._count > 0
            )
            add_entry(menu, _("Proposals of clusters…"), partial(self.panel_wanted.emit, "proposals")).setEnabled(
                self._count > 1
            )
        if asked:
            add_entry(menu, _("Clusters…"), partial(self.panel_wanted.emit, "clusters"))
            menu.addSeparator()
        if self._writable:
            add_entry(menu, _("Import contributions…"), partial(self.panel_wanted.emit, "import"))
        if asked:
            add_entry(menu, _("Numbered slips…"), partial(self.panel_wanted.emit, "slips"))
        add_entry(menu, _("Bin…"), partial(self.panel_wanted.emit, "bin"))
        if asked:
            menu.addSeparator()
            add_entry(menu, _("See the parking"), partial(self.panel_wanted.emit, "parking"))
        self._pop(menu, self._more)

    @staticmethod
    def _pop(menu: QMenu, under: QPushButton) -> None:
        menu.popup(under.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _button(self, text: str, tip: str) -> QPushButton:
        made = QPushButton(text, self)
        made.setToolTip(tip)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setStyleSheet(f"QPushButton {{ background: {tokens.CARD}; font-size: 13px; padding: 5px 10px; }}")
        return made
