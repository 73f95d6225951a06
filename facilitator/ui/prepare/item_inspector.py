"""Everything there is to write about one item of the agenda."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ...sessions import labels
from ...sessions.reading import Outline
from ...sessions.records import AgendaItem, ItemKind
from ...sessions.scene.items import SPEECHES
from ..widgets.basics import label
from ..widgets.choice_button import ChoiceButton
from ..widgets.duration_field import DurationField
from ..widgets.kept_fields import TextField
from .day_plan import KINDS_OFFERED
from .editing import Editing
from .form import column, named
from .question_list import QuestionList
from .speaker_list import SpeakerList

_QUIET = (ItemKind.WELCOME, ItemKind.BREAK, ItemKind.MEAL, ItemKind.CLOSING)
"""Kinds that ask nothing and where nobody is expected to speak, unless somebody says so."""


class ItemInspector(QWidget):
    """About one item for as long as it lives."""

    def __init__(self, item_id: str, session_id: str, editing: Editing) -> None:
        super().__init__()
        self.item_id, self._editing = item_id, editing
        self._heading = label("", "heading", wrap=True)
        self.title = self._text("title", _("Title"))
        self.kind = ChoiceButton(_("Kind"))
        self.kind.chosen.connect(lambda kind: editing.item(item_id, kind=ItemKind(kind)))
        self.kind.setEnabled(editing.desk.writable)
        self.detail = self._text("detail", _("Detail, under the title"))
        self.question_minutes = DurationField(
            _("Of which questions from the room"), lambda typed: editing.item_question_minutes(item_id, typed)
        )
        self._asking = self._time_for_questions()
        self.questions = QuestionList(_("Questions put to the room"), editing, session_id, item_id)
        self.method = self._text("method", _("Method"))
        self.speakers = SpeakerList(item_id, editing)
        self.guidance = self._text("guidance", _("Guidance (seen by you alone)"), lines=True, least=3)
        self.material = self._text("material", _("Material"))
        self._lay_out()

    def show_item(self, found: Outline, item: AgendaItem) -> None:
        """Show the item as it is now; what is being typed stays."""
        rank, total = found.rank(item)
        kind = labels.item_kind(item.kind)
        self._heading.setText(f"{kind} {rank}" if total > 1 else kind)
        self.kind.show_choice([(offered.value, labels.item_kind(offered)) for offered in KINDS_OFFERED], item.kind)
        for name in ("title", "detail", "method", "guidance", "material"):
            getattr(self, name).show_kept(getattr(item, name))
        self.question_minutes.show_minutes(item.question_minutes)
        self._asking.setVisible(item.kind in SPEECHES)
        asked = found.questions_of(item)
        self.questions.show_questions(found, asked)
        self.questions.setVisible(bool(asked) or item.kind not in _QUIET)
        self.speakers.show_speakers(item)
        self.speakers.setVisible(bool(self.speakers.blocks.widgets) or item.kind not in _QUIET)

    def _text(self, field: str, name: str, *, lines: bool = False, least: int = 1) -> TextField:
        def keep(typed: str) -> bool:
            return self._editing.item(self.item_id, **{field: typed})

        return TextField(name, keep, lines=lines, least=least)

    def _time_for_questions(self) -> QWidget:
        """How much of a speech is for the room's questions."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        words = label(_("Of which questions from the room"), "field")
        words.setBuddy(self.question_minutes)
        self.question_minutes.setFixedWidth(92)
        row.addWidget(words, 1)
        row.addWidget(self.question_minutes)
        return made

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(self._heading)
        layout.addLayout(named(_("Title"), self.title))
        layout.addLayout(named(_("Kind"), self.kind))
        layout.addLayout(named(_("Detail, under the title"), self.detail))
        layout.addWidget(self._asking)
        layout.addWidget(self.questions)
        layout.addLayout(named(_("Method"), self.method))
        layout.addWidget(self.speakers)
        layout.addLayout(named(_("Guidance (seen by you alone)"), self.guidance))
        layout.addLayout(named(_("Material"), self.material))
        layout.addStretch(1)
