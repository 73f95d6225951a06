"""The key points of a speech, each edited where it stands, with a box that puts it on the screen.

Under a quote stands what its speaker said of printing it; one click, or one letter, goes from one answer to the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from .... import tokens
from ....i18n import _, pgettext
from ....sessions import key_points
from ....sessions.records import Agreement, KeyPoint
from ...theme import icon
from ...widgets.arrow_keys import STEPS
from ...widgets.basics import button
from ...widgets.card_area import CardArea
from ...widgets.words_field import WordsField
from .actions import PointActions


class PointRow(QFrame):
    """One point: whether the room sees it, its words, its menu. Alt with an arrow moves it."""

    walked = Signal(str, int)
    """From the box: go to the row above (-1) or below (1)."""

    def __init__(self, point_id: str, actions: PointActions) -> None:
        super().__init__()
        self.point_id, self._actions = point_id, actions
        self.setObjectName("card")
        self.box = _Box()
        self.box.toggled.connect(self._show)
        self.field = WordsField(_("Words of the key point"), lambda typed: actions.edit(point_id, typed))
        self.field.entered.connect(self.box.setFocus)
        self.field.left.connect(self.box.setFocus)
        self.field.stepped.connect(self._step)
        self._menu_button = button("", self._ask_menu, "plain", tip=_("What can be done with this key point"))
        self._menu_button.setIcon(icon("ellipsis", tokens.SOFT_INK))
        self._menu_button.setAccessibleName(_("What can be done with this key point"))
        self._menu_button.setFixedSize(30, 30)
        self.agreement = AgreementMark()
        self.agreement.clicked.connect(lambda _checked=False: actions.turn_agreement(point_id))
        if not actions.desk.writable:
            self.agreement.setEnabled(False)
            self.field.setReadOnly(True)
            self.box.setEnabled(False)
            self._menu_button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 1, 4, 1)
        row.setSpacing(2)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.box, 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.field)
        below = QHBoxLayout()
        below.setContentsMargins(4, 0, 0, 3)
        below.addWidget(self.agreement, 0, Qt.AlignmentFlag.AlignLeft)
        words.addLayout(below)
        row.addLayout(words, 1)
        row.addWidget(self._menu_button, 0, top)

    def show_point(self, point: KeyPoint, who: str = "") -> None:
        """Show the point as it is now; words being typed stay."""
        withheld = point.agreement is Agreement.WITHHELD
        self.agreement.show_agreement(point.agreement, who)
        self.agreement.setVisible(point.quote or withheld)
        self.box.setToolTip(
            _("Withheld: the room does not see it") if withheld else _("On the screen, beside the speaker")
        )
        with QSignalBlocker(self.box):
            self.box.setChecked(point.shown and not withheld)
        words = key_points.told(point)
        self.box.setAccessibleName(_("On the screen: {words}").format(words=words))
        self.field.show_kept(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the box lets through."""
        step = STEPS.get(event.key())
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(step)
        elif step is not None:
            self.walked.emit(self.point_id, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.field.setFocus()
            self.field.selectAll()
        elif event.key() == Qt.Key.Key_Delete and self._actions.desk.writable:
            self._actions.remove(self.point_id)
        elif self._is_about_agreement(event):
            self._actions.turn_agreement(self.point_id)
        else:
            super().keyPressEvent(event)

    def _is_about_agreement(self, event: QKeyEvent) -> bool:
        wanted = event.text().casefold() == key_of_agreement()
        return wanted and self._actions.desk.writable and not self.agreement.isHidden()

    def _show(self, shown: bool) -> None:
        """The box tells what the room sees, not what was pressed."""
        if not self._actions.show(self.point_id, shown):
            with QSignalBlocker(self.box):
                self.box.setChecked(False)

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


class AgreementMark(QPushButton):
    """What the speaker said of printing a quote, in a word and a colour, and who said it where several speak."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolTip(_("What its speaker says of printing it ({key})").format(key=key_of_agreement().upper()))

    def show_agreement(self, agreement: Agreement, who: str) -> None:
        words, ink = {
            Agreement.PROPOSED: (_("To be approved"), tokens.SOFT_INK),
            Agreement.APPROVED: (_("✓ Approved"), tokens.SAVED),
            Agreement.WITHHELD: (_("✕ Withheld"), tokens.LATE),
        }[agreement]
        self.setText(" · ".join(filter(None, (words, who))).replace("&", "&&"))
        self.setStyleSheet(
            f"QPushButton {{ color: {ink}; background: transparent; border: 1px solid transparent;"
            " border-radius: 6px; padding: 1px 7px 2px 7px; font-size: 12px; font-weight: 600; text-align: left; }"
            f"QPushButton:hover {{ border-color: {tokens.LINE}; }}"
            f"QPushButton:focus {{ border: 2px solid {tokens.ACCENT}; padding: 0 6px 1px 6px; }}"
        )


def key_of_agreement() -> str:
    """The letter that goes from one agreement to the next while a quote has the keyboard, in the reader's language."""
    return pgettext("key for the agreement of a quote", "p").casefold()


class PointList(CardArea):
    """Points one under the other."""

    left = Signal()
    """Down was pressed on the last point, or it is gone: the keys go to what is below."""

    def __init__(self, actions: PointActions) -> None:
        super().__init__()
        self._actions = actions
        self._rows = self.new_cards(self._new_row)

    @property
    def rows(self) -> list[PointRow]:
        """In the order shown."""
        return list(self._rows.widgets.values())

    def show_points(self, points: Sequence[KeyPoint], names: Mapping[str, str]) -> None:
        """Show these points as they are now; the last one in sight when it is new. *names* are the speakers' by id."""
        before, held = list(self._rows.widgets), self._held()
        self._rows.show_keys([point.id for point in points])
        for point in points:
            self._rows.widgets[point.id].show_point(point, names.get(point.speaker_id or "", ""))
        if held and held not in self._rows.widgets:
            self._enter_at(before.index(held))
        if points and before and points[-1].id not in before:
            self.bring_in_sight(self._rows.widgets[points[-1].id])

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
            self.bring_in_sight(row)

    def _new_row(self, point_id: str) -> PointRow:
        row = PointRow(point_id, self._actions)
        row.walked.connect(self._walk)
        return row
