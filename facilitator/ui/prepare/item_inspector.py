"""Everything there is to write about one item of the agenda."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ...i18n import _
from ...sessions import labels
from ...sessions.reading import Outline
from ...sessions.records import AgendaItem, Attachment, ItemKind, Phase, SceneKind
from ...sessions.scene.items import SPEECHES
from ...sessions.schedule import least
from ..widgets.basics import label
from ..widgets.choice_button import ChoiceButton
from ..widgets.duration_field import DurationField
from ..widgets.kept_fields import LineField, TextField
from .day_plan import KINDS_OFFERED
from .documents import DocumentList
from .editing import Editing
from .form import column, line_field, named, side_by_side
from .question_list import QuestionList
from .speaker_list import SpeakerList

_OPENING = (
    SceneKind.MOMENT,
    SceneKind.AGENDA,
    SceneKind.QUESTION,
    SceneKind.WALL,
    SceneKind.CLUSTERS,
    SceneKind.WHEEL,
    SceneKind.STAIRCASE,
    SceneKind.TRENDS,
    SceneKind.PLANE,
    SceneKind.EVALUATION,
    SceneKind.COMMITMENTS,
    SceneKind.OPEN_COMMITMENTS,
    SceneKind.WELCOME,
    SceneKind.THANKS,
)
"""What the room may see when an item begins: what needs nothing more to be chosen."""
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
        self.phases = TextField(_("Phases"), lambda typed: editing.item_phases(item_id, typed))
        self.phases.setPlaceholderText(_("Alone 5 · At the table 25 · Report back 20"))
        self.least = line_field(_("Minimum duration"), lambda typed: editing.item_least(item_id, typed))
        self.fixed_at = self._clock("fixed_at", _("Begins at a fixed time"))
        self.ends_by = self._clock("ends_by", _("Has to be over by"))
        self.together = QCheckBox(_("At the same time as the item before"))
        self.together.setEnabled(editing.desk.writable)
        self.together.clicked.connect(lambda checked: editing.item_together(item_id, checked))
        self.shows = ChoiceButton(_("On the screen when it begins"))
        self.shows.chosen.connect(lambda kind: editing.item(item_id, shows=SceneKind(kind)))
        self.shows.setEnabled(editing.desk.writable)
        self.questions = QuestionList(_("Questions put to the room"), editing, session_id, item_id)
        self.method = self._text("method", _("Method"))
        self.speakers = SpeakerList(item_id, editing)
        self.documents = DocumentList(item_id, editing)
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
        self._show_times(item)
        self.shows.show_choice([(kind.value, labels.scene(kind)) for kind in _OPENING], item.shows)
        self._asking.setVisible(item.kind in SPEECHES)
        asked = found.questions_of(item)
        self.questions.show_questions(found, asked)
        self.questions.setVisible(bool(asked) or item.kind not in _QUIET)
        self.speakers.show_speakers(item)
        attached = self._editing.store.count(Attachment, item_id=item.id)
        self.documents.setVisible(bool(attached) or item.kind in SPEECHES)
        self.speakers.setVisible(bool(self.speakers.blocks.widgets) or item.kind not in _QUIET)

    def _show_times(self, item: AgendaItem) -> None:
        phases = self._editing.store.all(Phase, item_id=item.id)
        self.phases.show_kept(labels.phases((phase.title, phase.minutes) for phase in phases))
        self.least.setPlaceholderText(labels.duration(least(replace(item, least_minutes=None))))  # what is usual
        self.least.show_kept(labels.duration(item.least_minutes) if item.least_minutes is not None else "")
        self.fixed_at.show_kept(_clock_or_nothing(item.fixed_at))
        self.ends_by.show_kept(_clock_or_nothing(item.ends_by))
        first = item.position == 0
        self.together.setChecked(item.parallel and not first)
        self.together.setVisible(not first)
        self._fixed.setVisible(first or not item.parallel)

    def _clock(self, field: str, name: str) -> LineField:
        return line_field(name, lambda typed: self._editing.item_clock(self.item_id, field, typed), hint=_("no hour"))

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

    def _times(self) -> QHBoxLayout:
        """What is fixed of the item, and to what it can be shortened, side by side."""
        self._fixed = QWidget()
        inside = named(_("Fixed start"), self.fixed_at)
        self._fixed.setLayout(inside)
        inside.setContentsMargins(0, 0, 0, 0)
        row = side_by_side(named(_("Over by"), self.ends_by), named(_("Minimum"), self.least))
        row.insertWidget(0, self._fixed, 1)
        return row

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(self._heading)
        layout.addLayout(named(_("Title"), self.title))
        layout.addLayout(named(_("Kind"), self.kind))
        layout.addLayout(named(_("Detail, under the title"), self.detail))
        layout.addWidget(self._asking)
        layout.addLayout(named(_("Phases"), self.phases))
        layout.addLayout(self._times())
        layout.addWidget(self.together)
        layout.addWidget(self.questions)
        layout.addLayout(named(_("Method"), self.method))
        layout.addWidget(self.speakers)
        layout.addWidget(self.documents)
        layout.addLayout(named(_("Guidance (seen by you alone)"), self.guidance))
        layout.addLayout(named(_("Material"), self.material))
        layout.addLayout(named(_("On the screen when it begins"), self.shows))
        layout.addStretch(1)


def _clock_or_nothing(minutes: int | None) -> str:
    return labels.clock_of(minutes) if minutes is not None else ""
