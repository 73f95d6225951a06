"""What sorting mode looks like: progress, the note in hand, the digits and their clusters, the keys to know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, pgettext
from ...widgets.basics import button, label
from ...widgets.big_note import BigNote
from ...widgets.elided_label import ElidedLabel
from ...widgets.flow_layout import FlowLayout
from ...widgets.name_field import NameField
from ...widgets.steady_label import SteadyLabel
from .tiles import SortingTiles


class SortingView(QWidget):
    """Fills *page*, which has the keys; every command of the keyboard can be clicked too."""

    commanded = Signal(str)
    """A command was clicked, by its name."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.tiles, self.note = SortingTiles(), BigNote()
        self.name = NameField(_("Name of the cluster"), hint=_("Name of the cluster, then Enter"))
        self.naming = False
        """Whether the name of a cluster is being asked."""
        self._progress = SteadyLabel(15, bold=True)
        self._move = SteadyLabel(15, bold=True, colour=tokens.ACCENT, align=Qt.AlignmentFlag.AlignRight)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setStyleSheet(
            f"QProgressBar {{ background: {tokens.LINE}; border: none; border-radius: 3px; }}"
            f"QProgressBar::chunk {{ background: {tokens.ACCENT}; border-radius: 3px; }}"
        )
        self._bar.setAccessibleName(_("Progress of the sorting"))
        self._question = ElidedLabel()
        self._question.setStyleSheet("font-size: 17px; font-weight: 700;")
        self._again: list[QPushButton] = []
        self._idle = label("", "soft")
        self._end_title, self._end_counts = label("", "title", wrap=True), label("", "soft", wrap=True)
        self._in_hand = self._note_side()
        self._end = self._end_side()
        self._sides = QStackedWidget()
        self._sides.addWidget(self._in_hand)
        self._sides.addWidget(self._end)
        self._lay_out()

    def show_progress(self, done: int, total: int) -> None:
        self._progress.show_text(_("{done} of {total} sorted").format(done=done, total=total))
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def show_question(self, text: str) -> None:
        self._question.setText(" ".join(text.split("\n")))

    def show_looking_again(self, looking: bool) -> None:
        """Tell whether what is sorted already comes again."""
        for made in self._again:
            made.setChecked(looking)

    def show_move(self, words: str) -> None:
        """Say what became of the last note."""
        self._move.show_text(words)

    def show_note(self) -> None:
        self._sides.setCurrentWidget(self._in_hand)

    def show_end(self, title: str, counts: str) -> None:
        """Say that nothing waits, in place of the note."""
        self._end_title.setText(title)
        self._end_counts.setText(counts)
        self._sides.setCurrentWidget(self._end)

    @property
    def at_the_end(self) -> bool:
        return self._sides.currentWidget() is self._end

    def show_lit(self, lit: bool) -> None:
        """Tell whether the keys come here."""
        self.note.show_lit(lit)
        self._idle.setText("" if lit else _("Click on the note to go on sorting with the keys."))
        self._idle.setVisible(not lit)
        self._keys.setVisible(lit and not self.naming)

    def ask_name(self, names: Sequence[str]) -> None:
        """Ask for the name of a cluster, *names* being those known."""
        self.naming = True
        self._keys.hide()
        self.name.show()
        self.name.start(names)

    def stop_naming(self) -> None:
        """Back to the note; the keys go to the page again if they were in the field."""
        if not self.naming:
            return
        self.naming = False
        if self.name.hasFocus():
            self._page.setFocus()
        self.name.hide()
        self.show_lit(self._page.hasFocus())

    # What it is made of

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(_("SORTING"), "section"))
        head.addWidget(self._progress, 2)
        head.addWidget(self._move, 3)
        head.addWidget(self._command("close", _("Leave"), pgettext("key", "Esc")))
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addWidget(self._sides, 1)
        body.addWidget(self.tiles)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._question)
        inside.addLayout(head)
        inside.addWidget(self._bar)
        inside.addLayout(body, 1)
        outer = QVBoxLayout(self._page)
        outer.setContentsMargins(18, 12, 18, 12)
        outer.addWidget(self)

    def _note_side(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._keys = QWidget()
        flow = FlowLayout(self._keys, spacing=2)
        for name, words, key in (
            ("new", _("New cluster"), "N"),
            ("skip", _("Pass"), "S"),
            ("park", _("Parking"), "P"),
            ("remove", _("Bin"), _("Del")),
            ("undo", _("Take back"), "U"),
        ):
            flow.addWidget(self._command(name, words, key))
        flow.addWidget(self._again_command())
        self.name.hide()
        self._idle.hide()
        column.addWidget(self.note, 1)
        column.addWidget(self.name)
        column.addWidget(self._idle)
        column.addWidget(self._keys)
        return made

    def _end_side(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.addStretch(1)
        for words in (self._end_title, self._end_counts):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = button(_("Back to the wall"), lambda: self.commanded.emit("close"), "primary", tip=_("Enter or Esc"))
        leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(leave)
        row.addWidget(self._command("undo", _("Take back"), "U"))
        row.addWidget(self._again_command())
        row.addStretch(1)
        column.addSpacing(12)
        column.addLayout(row)
        column.addStretch(2)
        return made

    def _again_command(self) -> QPushButton:
        """What is in a cluster already comes once more while this is pressed in."""
        made = self._command("again", _("Sort again"), "R")
        made.setCheckable(True)
        made.setToolTip(_("What is in a cluster comes again, after the others"))
        self._again.append(made)
        return made

    def _command(self, name: str, words: str, key: str) -> QPushButton:
        """A command that can be clicked, with its key; the keyboard stays with the page."""
        made = button(f"{key}  {words}", lambda: self.commanded.emit(name), "plain")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setStyleSheet("QPushButton { padding: 4px 6px; font-size: 13px; }")
        made.setAccessibleName(f"{words} ({key})")
        return made
