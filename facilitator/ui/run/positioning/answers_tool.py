"""The wheel, the staircase and the trends: answers counted together, table by table, or sheet by sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ....i18n import _, pgettext
from ....sessions import positioning_words, ranking, ratings, reading
from ....sessions.ratings import Way
from ....sessions.records import Instrument, Rating, SceneKind, Session
from ....sessions.scene.choices import Choice
from ...desk import Desk
from ...widgets.basics import button, label
from ...widgets.choice_button import ChoiceButton
from .forms_page import FormsPage
from .staircase_page import StaircasePage
from .tool import Tool
from .wheel_page import WheelPage

Counts = WheelPage | StaircasePage


class AnswersTool(Tool):
    """The ways can be mixed: all answers count, and it is said how they came."""

    def __init__(
        self, desk: Desk, instrument: Instrument, scene: SceneKind, digits: Mapping[int, int], counts: Counts | None
    ) -> None:
        super().__init__(desk, scene)
        self.instrument, self.counts = instrument, counts
        self.tables = FormsPage(desk, instrument, Way.TABLES, digits=digits)
        self.sheets = FormsPage(desk, instrument, Way.SHEETS, digits=digits)
        self._pages, self._group = QStackedWidget(), QButtonGroup(self)
        self._found = label("", "soft", wrap=True)
        self._lay_out()
        self.turn_to(0)

    @property
    def way(self) -> Way:
        """How answers are taken down now."""
        return self._ways[self._pages.currentIndex()][0]

    @property
    def hint(self) -> str:
        if self.way is Way.TOGETHER:
            return {
                Instrument.STAIRCASE: _("How many people see the territory on each step?"),
            }.get(self.instrument, _("How many people put it at each value, from 0 to 5?"))
        on_trends = self.instrument is Instrument.TRENDS
        if self.way is Way.TABLES:
            return (
                _("The rank that each table gives: 1 to 9, and 0 for the tenth.")
                if on_trends
                else _("One answer a table: a digit a cell, and the next cell follows.")
            )
        return (
            _("The ranks of each sheet: 1 to 9, and 0 for the tenth.")
            if on_trends
            else _("One row a sheet: type its digits one after the other. Space for no answer.")
        )

    def turn_to(self, place: int) -> None:
        """Take answers down in another way."""
        self._pages.setCurrentIndex(place)
        self._group.button(place).setChecked(True)
        if self.isVisible():
            self.take_keyboard()

    def show_session(self, session: Session, now: Sequence[Rating]) -> None:
        self.tables.show_session(session, now)
        self.sheets.show_session(session, now)
        self._found.setText(self._accord(now))
        self._found.setVisible(bool(self._found.text()))

    def told(self, now: Sequence[Rating]) -> str:
        return positioning_words.answered(now, self.instrument)

    def take_keyboard(self) -> None:
        page = self._pages.currentWidget()
        assert isinstance(page, FormsPage | WheelPage | StaircasePage)
        page.take_keyboard()

    def forget_place(self) -> None:
        self.tables.forget_place()
        self.sheets.forget_place()

    def _accord(self, now: Sequence[Rating]) -> str:
        """How far the room agrees, or what it puts first, where one sentence says it."""
        if self.instrument is Instrument.TRENDS:
            return " · ".join(f"{one.rank}. {one.trend.short}" for one in ranking.ranking(now)[: ranking.FIRST])
        if self.instrument is not Instrument.STAIRCASE:
            return ""
        counted = ratings.counted(now, ratings.STAIRCASE)
        words = positioning_words.spread_words(counted, self.instrument)
        return _("The room is {words}.").format(words=words) if words else ""

    @property
    def _ways(self) -> list[tuple[Way, str, QWidget]]:
        counts = [(Way.TOGETHER, pgettext("answers", "Counts"), self.counts)] if self.counts is not None else []
        forms = [
            (Way.TABLES, pgettext("answers", "Tables"), self.tables),
            (Way.SHEETS, pgettext("answers", "Sheets"), self.sheets),
        ]
        return [*counts, *forms]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(0)
        for place, (_way, words, page) in enumerate(self._ways):
            row.addWidget(self._switch(place, words))
            self._pages.addWidget(page)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        column.addWidget(self._found)

    def _switch(self, place: int, words: str) -> QPushButton:
        made = button(words, lambda: self._chosen(place))
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setStyleSheet("QPushButton { font-size: 13px; padding: 3px 8px; } QPushButton:focus { padding: 2px 7px; }")
        self._group.addButton(made, place)
        return made

    def _chosen(self, place: int) -> None:
        self.turn_to(place)
        self.turned.emit()


class WheelTool(AnswersTool):
    """The wheel is compared with an earlier day: the last one, or another that was chosen."""

    def __init__(self, desk: Desk, digits: Mapping[int, int], counts: WheelPage) -> None:
        self.before = ChoiceButton(_("Compared with"))
        super().__init__(desk, Instrument.WHEEL, SceneKind.WHEEL, digits, counts)
        self.page = counts
        self._compared = ""
        self._session: Session | None = None
        self.before.chosen.connect(self._compare)
        self.before.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.before)

    @property
    def choice(self) -> Choice:
        return Choice(SceneKind.WHEEL, self._compared)

    def show_session(self, session: Session, now: Sequence[Rating]) -> None:
        super().show_session(session, now)
        self._session = session
        days = ratings.rated_days(self.desk.store, session)
        if self._compared not in {day.id for day in days}:
            self._compared = ""
        earlier, former = ratings.rated_before(self.desk.store, session, self._compared)
        self.page.show_ratings(now, former)
        self.before.setVisible(len(days) > 1)
        if earlier is not None:
            self.before.show_choice([(day.id, self._named(day)) for day in days], earlier.id)

    def told(self, now: Sequence[Rating]) -> str:
        words = super().told(now)
        if self._session is None:
            return words
        earlier, _former = ratings.rated_before(self.desk.store, self._session, self._compared)
        return words if earlier is None or not self.before.isHidden() else f"{words}\n{self._named(earlier)}"

    def forget_place(self) -> None:
        super().forget_place()
        self._compared = ""
        self.page.forget_place()

    def _named(self, day: Session) -> str:
        number = reading.session_number(self.desk.store, day.id)
        return _("Dark mark: day {number}").format(number=number)

    def _compare(self, session_id: str) -> None:
        self._compared = session_id
        if self._session is not None:
            self.show_session(self._session, ratings.ratings_of(self.desk.store, self._session.id))
        self.turned.emit()


class StaircaseTool(AnswersTool):
    """How many see the territory on each step."""

    def __init__(self, desk: Desk, digits: Mapping[int, int], counts: StaircasePage) -> None:
        super().__init__(desk, Instrument.STAIRCASE, SceneKind.STAIRCASE, digits, counts)
        self.page = counts

    def show_session(self, session: Session, now: Sequence[Rating]) -> None:
        super().show_session(session, now)
        self.page.show_ratings(now)
