"""What there is to write about the day itself: title, date, place, themes, and the questions without a place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...sessions import labels
from ...sessions.reading import Outline
from ..widgets.basics import label
from ..widgets.duration_field import DurationField
from ..widgets.kept_fields import TextField
from .editing import Editing
from .form import column, line_field, named, side_by_side
from .question_list import QuestionList
from .theme_list import ThemeList


class SessionInspector(QWidget):
    """About one session for as long as it lives."""

    def __init__(self, session_id: str, editing: Editing) -> None:
        super().__init__()
        self._heading = label("", "heading", wrap=True)
        self.title = TextField(_("Title"), lambda typed: editing.session(session_id, title=typed))
        self.day = line_field(_("Date"), lambda typed: editing.session_day(session_id, typed), hint=_("12/03/2026"))
        self.place = TextField(_("Venue"), lambda typed: editing.session(session_id, place=typed))
        self.start = line_field(_("Starts at"), lambda typed: editing.session_start(session_id, typed))
        self.tables = line_field(_("Tables"), lambda typed: editing.session_tables(session_id, typed))
        self.alert = DurationField(
            _("Ways back are offered from this lateness"), lambda typed: editing.session_alert(session_id, typed)
        )
        self.themes = ThemeList(editing, session_id)
        self.questions = QuestionList(_("Questions not asked in any item"), editing, session_id)
        self._lay_out()

    def show_session(self, found: Outline, number: int) -> None:
        """Show the session as it is now; what is being typed stays."""
        session = found.session
        self._heading.setText(_("Day {number}").format(number=number))
        self.title.show_kept(session.title)
        self.day.show_kept(labels.long_date(session.day) if session.day else "")
        self.place.show_kept(session.place)
        self.start.show_kept(labels.clock_of(session.starts_at))
        self.tables.show_kept(str(session.table_count))
        self.alert.show_minutes(session.alert_after)
        self.themes.show_themes(found.themes)
        waiting = [question for question in found.questions if question.item_id is None]
        self.questions.show_questions(found, waiting)

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(self._heading)
        layout.addLayout(named(_("Title"), self.title))
        layout.addLayout(named(_("Date"), self.day))
        layout.addLayout(named(_("Venue"), self.place))
        layout.addLayout(side_by_side(named(_("Starts at"), self.start), named(_("Tables"), self.tables)))
        layout.addLayout(named(_("Offer ways back from a lateness of"), self.alert))
        layout.addWidget(self.themes)
        layout.addWidget(self.questions)
        layout.addStretch(1)
