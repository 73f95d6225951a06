"""The four kinds beside the bar: one is chosen, and one is a question's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.records import ContributionKind
from ...widgets.menus import add_entry, new_menu

KINDS = tuple(ContributionKind)
_KEYS = (("1", "&"), ("2", "É"), ("3", '"'), ("4", "'"))
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class KindButtons(QWidget):
    """Ctrl+1 to 4 choose; Tab reaches them, arrows go from one to the other, the menu key opens the menu of one."""

    chosen = Signal()
    default_wanted = Signal(str)
    """A kind is to be the question's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._default: ContributionKind | None = None
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for place, kind in enumerate(KINDS):
            made = self._button(place, kind)
            self._group.addButton(made, place)
            row.addWidget(made)
            self._bind(place)
        self.choose(KINDS[0])
        self._group.idToggled.connect(lambda _place, on: self.chosen.emit() if on else None)

    @property
    def last(self) -> QWidget:
        """After which Tab goes on."""
        return self._group.button(len(KINDS) - 1)

    def kind(self) -> ContributionKind:
        return KINDS[self._group.checkedId()]

    def choose(self, kind: ContributionKind) -> None:
        self._group.button(KINDS.index(kind)).setChecked(True)

    def show_default(self, kind: ContributionKind | None) -> None:
        """Tell which kind is the question's own; None without a question."""
        self._default = kind
        for place, known in enumerate(KINDS):
            keys = _("Ctrl+{digit}").format(digit=place + 1)
            own = _("{keys}, chosen by itself for this question").format(keys=keys)
            self._group.button(place).setToolTip(own if known is kind else keys)

    def menu_of(self, kind: ContributionKind) -> QMenu:
        """The menu of one kind."""
        menu = new_menu(self)
        self.offer_default(kind, menu)
        return menu

    def offer_default(self, kind: ContributionKind, menu: QMenu) -> None:
        """An entry of *menu* that makes *kind* the question's own."""
        words = _("{kind}: by itself for this question").format(kind=labels.contribution_kind(kind))
        give = partial(self.default_wanted.emit, kind.value)
        add_entry(menu, words, give, chosen=kind is self._default).setEnabled(self._default is not None)

    def _button(self, place: int, kind: ContributionKind) -> QPushButton:
        made = QPushButton(f"{place + 1} {labels.contribution_kind(kind)}")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        colour = tokens.NOTE_COLOURS[kind]
        made.setStyleSheet(
            f"QPushButton {{ background: {colour}; color: {tokens.INK}; border: 2px solid {colour};"
            f" border-radius: 6px; padding: 9px 10px; font-size: 13px; }}"
            f"QPushButton:checked {{ border-color: {tokens.INK}; background: {colour}; font-weight: 600; }}"
            f"QPushButton:disabled {{ background: {tokens.PAPER}; border-color: {tokens.LINE}; color: #9AA1AB; }}"
            f"QPushButton:focus {{ border-color: {tokens.ACCENT}; padding: 9px 10px; text-decoration: underline; }}"
        )

        def show_menu(where: QPoint) -> None:
            self.menu_of(kind).popup(made.mapToGlobal(where))

        made.customContextMenuRequested.connect(show_menu)
        return made

    def _bind(self, place: int) -> None:
        """Ctrl and the digit, on the row of digits with or without Shift and on the number pad."""
        digit = _DIGITS[place].value
        keypad = QKeySequence(Qt.Modifier.CTRL.value | Qt.KeyboardModifier.KeypadModifier.value | digit)
        for sequence in (*(QKeySequence(f"Ctrl+{key}") for key in _KEYS[place]), keypad):
            shortcut = QShortcut(sequence, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda place=place: self._group.button(place).setChecked(True))
