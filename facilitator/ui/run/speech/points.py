"""The key points of a speech, each edited where it stands, with a box that puts it on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import key_points
from ....sessions.records import KeyPoint
from ...theme import icon
from ...widgets.basics import button
from ...widgets.kept_fields import Keep, TextField
from ...widgets.keyed_column import KeyedColumn
from .actions import PointActions

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PointRow(QFrame):
    """One point: whether the room sees it, its words, its menu. Alt with an arrow moves it."""

    walked = Signal(str, int)
    """From the box: go to the row above (-1) or below (1)."""

    def __init__(self, point_id: str, actions: PointActions) -> None:
        super().__init__()
        self.point_id, self._actions = point_id, actions
        self.setObjectName("card")
        self.box = _Box()
        self.box.setToolTip(_("On the screen, beside the speaker"))
        self.box.toggled.connect(lambda shown: actions.show(point_id, shown))
        self.field = _Words(lambda typed: actions.edit(point_id, typed))
        self.field.entered.connect(self.box.setFocus)
        self.field.left.connect(self.box.setFocus)
        self.field.stepped.connect(self._step)
        self._menu_button = button("", self._ask_menu, "plain", tip=_("What can be done with this key point"))
        self._menu_button.setIcon(icon("ellipsis", tokens.SOFT_INK))
        self._menu_button.setAccessibleName(_("What can be done with this key point"))
        self._menu_button.setFixedSize(30, 30)
        if not actions.desk.writable:
            self.field.setReadOnly(True)
            self.box.setEnabled(False)
            self._menu_button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 1, 4, 1)
        row.setSpacing(2)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.box, 0, top)
        row.addWidget(self.field, 1)
        row.addWidget(self._menu_button, 0, top)

    def show_point(self, point: KeyPoint) -> None:
        """Show the point as it is now; words being typed stay."""
        with QSignalBlocker(self.box):
            self.box.setChecked(point.shown)
        words = key_points.told(point)
        self.box.setAccessibleName(_("On the screen: {words}").format(words=words))
        self.field.show_kept(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the box lets through."""
        step = _STEPS.get(event.key())
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(step)
        elif step is not None:
            self.walked.emit(self.point_id, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.field.setFocus()
            self.field.selectAll()
        elif event.key() == Qt.Key.Key_Delete and self._actions.desk.writable:
            self._actions.remove(self.point_id)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if self._actions.desk.writable and self.field.keep():
            held = QApplication.focusWidget()
            self._actions.step(self.point_id, by)
            if held is not None:
                held.setFocus()

    def _ask_menu(self) -> None:
        menu = self._actions.menu(self, self.point_id)
        menu.popup(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height())))


class _Box(QCheckBox):
    """Keeps Space; the other keys are for the row."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(
            "QCheckBox { padding: 3px; margin-top: 5px; border: 2px solid transparent; border-radius: 6px; }"
            f"QCheckBox:focus {{ border-color: {tokens.ACCENT}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _Words(TextField):
    """Without a frame until the pointer or the caret is on it."""

    stepped = Signal(int)
    """Alt+Up (-1) or Alt+Down (1) was pressed."""

    def __init__(self, keep: Keep) -> None:
        super().__init__(_("Words of the key point"), keep)
        self._look = f"""
            QPlainTextEdit {{ background: transparent; border: 1px solid transparent; }}
            QPlainTextEdit:hover {{ border-color: {tokens.LINE}; }}
            QPlainTextEdit:focus {{ background: {tokens.CARD}; border: 2px solid {tokens.ACCENT}; }}
        """
        self.setStyleSheet(self._look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class PointList(QScrollArea):
    """Points one under the other."""

    left = Signal()
    """Down was pressed on the last point, or it is gone: the keys go to what is below."""

    def __init__(self, actions: PointActions) -> None:
        super().__init__()
        self._actions = actions
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 2, 6, 8)
        self._column.setSpacing(6)
        self._rows = KeyedColumn(self._column, self._new_row)
        self._column.addStretch(1)
        self.setWidget(inside)

    @property
    def rows(self) -> list[PointRow]:
        """In the order shown."""
        return list(self._rows.widgets.values())

    def show_points(self, points: Sequence[KeyPoint]) -> None:
        """Show these points as they are now; the last one in sight when it is new."""
        before, held = list(self._rows.widgets), self._held()
        self._rows.show_keys([point.id for point in points])
        for point in points:
            self._rows.widgets[point.id].show_point(point)
        if held and held not in self._rows.widgets:
            self._enter_at(before.index(held))
        if points and before and points[-1].id not in before:
            self._column.activate()
            self.ensureWidgetVisible(self._rows.widgets[points[-1].id], 0, 8)

    def _held(self) -> str:
        """The point that has the keys, by its id; empty when none has."""
        focused: QWidget | None = QApplication.focusWidget()
        return next((row.point_id for row in self.rows if focused is not None and row.isAncestorOf(focused)), "")

    def _enter_at(self, place: int) -> None:
        """Give the keys to the point that took the place of one that is gone."""
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].box.setFocus()
        else:
            self.left.emit()

    def enter_last(self) -> None:
        """Give the keys to the last point."""
        if self.rows:
            self.rows[-1].box.setFocus()

    def _walk(self, point_id: str, step: int) -> None:
        ids = list(self._rows.widgets)
        place = ids.index(point_id) + step
        if place == len(ids):
            self.left.emit()
        elif place >= 0:
            row = self._rows.widgets[ids[place]]
            row.box.setFocus()
            self.ensureWidgetVisible(row, 0, 8)

    def _new_row(self, point_id: str) -> PointRow:
        row = PointRow(point_id, self._actions)
        row.walked.connect(self._walk)
        return row
