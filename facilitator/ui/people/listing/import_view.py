"""A list to be imported: how its columns are understood, what each line would do, and the one gesture that does it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from .... import tokens
from ....errors import FacilitatorError
from ....i18n import _, ngettext
from ....sessions.importing import people_lines
from ....sessions.importing.file import Sheet, Source, read_pasted
from ....sessions.importing.people_plan import PeopleMapping, PeoplePlan, plan
from ....sessions.importing.people_rows import import_people
from ....sessions.records import Participant, Session
from ....sessions.store import Changed
from ...desk import Desk
from ...widgets.basics import button, close_button, label
from ...widgets.choice_button import ChoiceButton
from ...widgets.elided_label import ElidedLabel
from ...widgets.own_keys import claims
from .column_choices import ColumnChoices
from .plan_model import PlanModel, bad_as_text
from .plan_table import PlanTable


class ImportView(QWidget):
    """Stands where the list was, until the list is imported or left."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source: Source | None = None
        self._sheet: Sheet | None = None
        self._mapping = PeopleMapping(False, ())
        self.made = PeoplePlan("")
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._check)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._name, self._counts = ElidedLabel(), label("", "heading", wrap=True)
        self.sheets, self.titles = ChoiceButton(_("Sheet")), QCheckBox(_("The first line is titles"))
        self.columns, self._model = ColumnChoices(), PlanModel()
        self.table = PlanTable(self._model)
        self.copied = button(_("Copy these lines"), self._copy_bad)
        self.leave = button(_("Back to the list"), self.closed.emit)
        self.take = button("", self.import_all, "primary")
        self._lay_out()
        self._connect()

    def show_source(self, source: Source) -> None:
        """Show what a list would bring, understood as it looks."""
        self._source = source
        self._name.setText(source.name)
        self.sheets.setVisible(len(source.sheets) > 1)
        self._show_sheet(0)
        self.setFocus()

    def import_all(self) -> None:
        """Put everybody on the list, and go back to it."""
        result = self._desk.notices.attempt(import_people, self._desk.store, self.made)
        if result is not None:
            added, completed = result
            told = [ngettext("{count} person added", "{count} people added", added).format(count=added)]
            if completed:
                told.append(ngettext("{count} completed", "{count} completed", completed).format(count=completed))
            if self.made.bad:
                bad = len(self.made.bad)
                told.append(ngettext("{count} line left out", "{count} lines left out", bad).format(count=bad))
            self._desk.notices.say(_("{told}. Ctrl+Z takes it all back.").format(told=", ".join(told)))
            self.closed.emit()

    # Below this line, nothing is called from outside

    def _show_sheet(self, place: int) -> None:
        assert self._source is not None
        self._sheet = people_lines.in_cells(self._source.sheets[place])
        options = [(str(at), sheet.title) for at, sheet in enumerate(self._source.sheets)]
        self.sheets.show_choice(options, str(place))
        self._understand(PeopleMapping.guessed(self._sheet))

    def _understand(self, mapping: PeopleMapping) -> None:
        assert self._sheet is not None
        self._mapping = mapping
        self.titles.blockSignals(True)
        self.titles.setChecked(mapping.titled)
        self.titles.blockSignals(False)
        self.columns.show_sheet(self._sheet, mapping)
        self._check()

    def _set_titled(self, titled: bool) -> None:
        if self._sheet is not None:
            self._understand(PeopleMapping.guessed(self._sheet, titled=titled))

    def _map(self, mapping: object) -> None:
        if self._sheet is not None and isinstance(mapping, PeopleMapping):
            self._understand(mapping)

    def _check(self) -> None:
        """Look at every line again."""
        session = self._desk.session
        if session is None or self._sheet is None:
            return
        self.made = plan(self._desk.store, session, self._sheet, self._mapping)
        self._model.show(self.made)
        ready = bool(self.made.ready)
        words = ngettext("Put {count} person on the list", "Put {count} people on the list", len(self.made.added))
        self.take.setText(words.format(count=len(self.made.added)) if self.made.added else _("Complete the list"))
        self.take.setVisible(ready and self._desk.writable)
        self.copied.setVisible(bool(self.made.bad))
        self._counts.setText(" · ".join(_counted(self.made)))

    def _copy_bad(self) -> None:
        QGuiApplication.clipboard().setText(bad_as_text(self.made.bad))

    def _on_changed(self, changed: Changed) -> None:
        if self._sheet is not None and self.isVisible() and changed.touches(Participant, Session):
            self._again.start()

    def event(self, event: QEvent) -> bool:
        """Esc closes what is open in front before it leaves a frozen screen."""
        return claims(event) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.take if not self.take.isHidden() else self.leave).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def _paste(self, text: str) -> None:
        try:
            self.show_source(read_pasted(text))
        except FacilitatorError as refusal:
            self._desk.notices.warn(str(refusal))

    def _connect(self) -> None:
        self.sheets.chosen.connect(lambda place: self._show_sheet(int(place)))
        self.titles.toggled.connect(self._set_titled)
        self.columns.mapped.connect(self._map)
        self._desk.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self._name.setStyleSheet("font-weight: 600;")
        self.titles.setStyleSheet(
            "QCheckBox { padding: 3px; border: 2px solid transparent; border-radius: 6px; }"
            f"QCheckBox:focus {{ border-color: {tokens.ACCENT}; }}"
        )
        self.sheets.setFixedWidth(180)
        head, what, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(label(_("Import a list of people"), "title"), 1)
        head.addWidget(close_button(self.closed.emit))
        what.setSpacing(14)
        what.addWidget(self._name, 1)
        what.addWidget(self.sheets)
        what.addWidget(self.titles)
        foot.setSpacing(10)
        foot.addWidget(self._counts, 1)
        foot.addWidget(self.copied)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 12, 18, 14)
        outer.setSpacing(10)
        outer.addLayout(head)
        outer.addLayout(what)
        outer.addWidget(self.columns)
        outer.addWidget(self.table, 1)
        outer.addLayout(foot)


def _counted(made: PeoplePlan) -> list[str]:
    """What an import would do, in a few words each."""
    added, completed, known, bad = map(len, (made.added, made.completed, made.known, made.bad))
    told = (
        (added, ngettext("{count} to add", "{count} to add", added)),
        (completed, ngettext("{count} to complete", "{count} to complete", completed)),
        (known, ngettext("{count} known already", "{count} known already", known)),
        (bad, ngettext("{count} line to mend", "{count} lines to mend", bad)),
    )
    return [words.format(count=count) for count, words in told if count] or [_("There is nobody to import.")]
