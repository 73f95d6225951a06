"""The bar at the bottom of Run: always ready, always saying where the words will go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ... import tokens
from ...errors import FacilitatorError
from ...i18n import _, ngettext
from ...sessions import capture, labels
from ...sessions.capture import Draft
from ...sessions.records import Contribution, ContributionKind, Question, Session
from ...sessions.text import lines
from ..desk import Desk
from ..widgets.basics import button, label
from ..widgets.capture_field import CaptureField
from ..widgets.steady_label import SteadyLabel

KINDS = tuple(ContributionKind)
_KIND_KEYS = (("1", "&"), ("2", "É"), ("3", '"'), ("4", "'"))


class CaptureBar(QWidget):
    """Keeps what is typed as answers to `aim`'s question, or in the parking when there is none."""

    kept = Signal()
    """Something was kept."""
    escaped = Signal()
    """Esc was pressed and the bar had no use for it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question: Question | None = None
        self._number = 0
        self._edited: Contribution | None = None
        self._own_kind = KINDS[0]
        """The kind that was chosen before an earlier contribution came to be edited."""
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = CaptureField()
        self.field.setAccessibleName(_("Contribution"))
        self.field.setPlaceholderText(_("Type anywhere to capture…"))
        self.field.setStyleSheet("border: none; padding: 0; font-size: 16px;")
        self._where = SteadyLabel(12, colour=tokens.SOFT_INK)
        self._understood = SteadyLabel(12, colour=tokens.ACCENT, align=Qt.AlignmentFlag.AlignRight)
        self._where.setAccessibleName(_("Where it goes"))
        self._add = button(_("Add ↵"), self.keep, "primary")
        self._kinds = self._kind_buttons()
        self._lay_out()
        self.field.sent.connect(self.keep)
        self.field.previous_wanted.connect(self.edit_previous)
        self.field.left.connect(self._escape)
        self.field.textChanged.connect(self._describe)
        self._describe()

    def aim(self, question: Question | None, number: int = 0) -> None:
        """Send what is typed next to *question*, the *number*th of the session; to the parking without one."""
        self._question, self._number = question, number
        self._describe()

    @property
    def editing(self) -> bool:
        return self._edited is not None

    def type(self, event: QKeyEvent) -> None:
        """Take a key that was pressed elsewhere, and the next ones."""
        self.field.setFocus()
        self.field.keyPressEvent(event)

    def kind(self) -> ContributionKind:
        return KINDS[self._kinds.checkedId()]

    def choose_kind(self, kind: ContributionKind) -> None:
        self._kinds.button(KINDS.index(kind)).setChecked(True)

    def keep(self) -> None:
        """Keep what was typed. When that is refused the words stay in the field, and a notice says why."""
        if not self.field.text().strip():
            return
        try:
            drafts = self._drafts()
            if self._edited is not None:
                capture.edit(self._desk.store, self._edited, drafts[0], self._question)
            else:
                capture.contribute_all(self._desk.store, self._desk.session_id, drafts, self._question)
        except FacilitatorError as error:
            self._desk.notices.warn(str(error))
            return
        self._stop_editing()
        self.kept.emit()

    def edit_previous(self) -> None:
        """Bring the last contribution back into the field; again, the one before it."""
        found = capture.latest(self._desk.store, self._desk.session_id, before=self._edited)
        if found is not None:
            self.edit(found)

    def edit(self, contribution: Contribution) -> None:
        """Bring *contribution* into the field, as it would be typed."""
        if self._edited is None:
            self._own_kind = self.kind()
        self._edited = contribution
        self.choose_kind(contribution.kind)
        self.field.take(capture.typed_form(contribution))
        self.field.setFocus()
        self._describe()

    def _stop_editing(self) -> None:
        if self._edited is not None:
            self.choose_kind(self._own_kind)
        self._edited = None
        self.field.empty()
        self._describe()

    def _escape(self) -> None:
        """Leave the editing of an earlier contribution, or give the key to the screen when nothing is typed."""
        if self.editing:
            self._stop_editing()
        else:
            self.escaped.emit()

    def _drafts(self) -> list[Draft]:
        text = self.field.text()
        tables = self._session().table_count
        if self.field.several and not self.editing:
            parts = [capture.understand(line, self.kind(), tables=tables) for line in lines(text)]
            return [part for part in parts if part.text]
        draft = capture.understand(text, self.kind(), tables=tables)
        if self.editing and self._edited is not None and self._edited.question_id is None and self._question is None:
            return [replace(draft, parked=True)]
        return [draft]

    def _session(self) -> Session:
        return self._desk.store.the(Session, self._desk.session_id)

    # What it says

    def _describe(self) -> None:
        if not self._desk.session_id:
            return
        text = self.field.text()
        parked = text.startswith("!") or self._question is None
        self._where.show_text(self._destination(parked))
        self._understood.show_text(self._meaning(text))

    def _destination(self, parked: bool) -> str:
        if self.editing:
            return _("Editing a contribution: Enter keeps the change, Esc leaves it as it was")
        if parked or self._question is None:
            return _("→ Parking")
        return _("→ Question {number}: {text}").format(number=self._number, text=_short(self._question.text))

    def _meaning(self, text: str) -> str:
        """What was understood of the tokens, and how many notes a paste will make."""
        if self.field.several:
            count = len(lines(text))
            return ngettext("{count} line: one note", "{count} lines: {count} notes", count).format(count=count)
        if "@" not in text and "#" not in text:
            return ""
        draft = capture.understand(text[:2000], tables=self._session().table_count)
        parts = [labels.table(draft.table_number)] if draft.table_number else []
        parts += [labels.college(draft.college)] if draft.college else []
        parts += [_("lever {number}").format(number=draft.lever)] if draft.lever else []
        return " · ".join(parts)

    # What it is made of

    def _kind_buttons(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for place, kind in enumerate(KINDS):
            made = QPushButton(f"{place + 1} {labels.contribution_kind(kind)}")
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            colour = tokens.NOTE_COLOURS[kind]
            made.setStyleSheet(
                f"QPushButton {{ background: {colour}; color: {tokens.INK}; border: 2px solid {colour};"
                f" border-radius: 6px; padding: 9px 10px; font-size: 13px; }}"
                f"QPushButton:checked {{ border-color: {tokens.INK}; background: {colour}; font-weight: 600; }}"
            )
            made.setToolTip(_("Ctrl+{digit}").format(digit=place + 1))
            group.addButton(made, place)
            self._bind(place)
        group.button(0).setChecked(True)
        return group

    def _bind(self, place: int) -> None:
        """Ctrl and the digit, on the row of digits with or without Shift and on the number pad."""
        keypad = QKeySequence(Qt.Modifier.CTRL.value | Qt.KeyboardModifier.KeypadModifier.value | _digit(place).value)
        for sequence in (*(QKeySequence(f"Ctrl+{key}") for key in _KIND_KEYS[place]), keypad):
            shortcut = QShortcut(sequence, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda place=place: self._kinds.button(place).setChecked(True))

    def _framed_field(self) -> QFrame:
        """The field in its border: emptying it repaints the words alone."""
        frame = QFrame()
        frame.setObjectName("capture")

        def show_focus(focused: bool) -> None:
            edge = tokens.ACCENT if focused else tokens.LINE
            frame.setStyleSheet(
                f"QFrame#capture {{ background: {tokens.CARD}; border: 2px solid {edge}; border-radius: 10px; }}"
            )

        show_focus(False)
        self.field.focused.connect(show_focus)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 9, 12, 7)
        layout.addWidget(self.field)
        return frame

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for place in range(len(KINDS)):
            row.addWidget(self._kinds.button(place))
        row.addWidget(self._framed_field(), 1)
        row.addWidget(self._add)
        self._add.setFixedHeight(44)
        hint = label(_("Up edits the last. Ctrl+Z undoes."), "soft", wrap=True)
        hint.setFixedWidth(140)
        hint.setStyleSheet("font-size: 12px;")
        row.addWidget(hint)
        above = QHBoxLayout()
        above.addWidget(self._where, 3)
        above.addWidget(self._understood, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 6, 14, 10)
        outer.setSpacing(4)
        outer.addLayout(above)
        outer.addLayout(row)


def _digit(place: int) -> Qt.Key:
    return (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)[place]


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:88].rstrip() + "…"
