"""The filters of a search, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...i18n import _, pgettext
from ...sessions import labels
from ...sessions.finding.index import Index
from ...sessions.finding.query import Filters
from ...sessions.records import Cluster, College, ContributionKind, Question, Session, Tag
from ...sessions.text import folded
from ..widgets.flow_layout import FlowLayout
from .filter_button import Choice, FilterButton

WEIGHTS = (2, 3, 5, 10)


class FilterRow(QWidget):
    """Says which filters are set. A question belongs to its session and a cluster to its question: they go together."""

    changed = Signal()
    """Another choice was made."""

    def __init__(self) -> None:
        super().__init__()
        self._index: Index | None = None
        self._session = FilterButton(_("Session"), self._sessions)
        self._question = FilterButton(_("Question"), self._questions)
        self._kind = FilterButton(pgettext("filter", "Kind"), _kinds)
        self._table = FilterButton(_("Table"), self._tables)
        self._college = FilterButton(pgettext("filter", "College"), _colleges)
        self._cluster = FilterButton(_("Cluster"), self._clusters)
        self._tag = FilterButton(pgettext("filter", "Tag"), self._tags)
        self._weight = FilterButton(pgettext("filter", "Weight"), _weights)
        self.buttons = (
            self._session,
            self._question,
            self._kind,
            self._table,
            self._college,
            self._cluster,
            self._tag,
            self._weight,
        )
        layout = FlowLayout(self, spacing=6)
        for made in self.buttons:
            layout.addWidget(made)
        self._follow_one_another()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def read_from(self, index: Index) -> None:
        """Offer what *index* knows."""
        self._index = index

    @property
    def filters(self) -> Filters:
        """What is chosen now."""
        return Filters(
            session_id=self._session.key,
            question_id=self._question.key,
            kind=ContributionKind(self._kind.key) if self._kind.key else None,
            table=int(self._table.key) if self._table.key else None,
            college=College(self._college.key) if self._college.key else None,
            cluster_id=self._cluster.key,
            tag=self._tag.key,
            least_weight=int(self._weight.key or 1),
        )

    def choose_tag(self, tag: Tag) -> None:
        """Filter by *tag*."""
        self._tag.choose(_tag_choice(tag))

    def clear(self) -> None:
        """Let everything through again."""
        blocked = self.blockSignals(True)
        for made in self.buttons:
            made.choose(None)
        self.blockSignals(blocked)
        self.changed.emit()

    def _follow_one_another(self) -> None:
        narrower: dict[FilterButton, tuple[FilterButton, ...]] = {
            self._session: (self._question, self._cluster),
            self._question: (self._cluster,),
        }
        for made in self.buttons:
            made.changed.connect(lambda made=made: self._on_choice(narrower.get(made, ())))

    def _on_choice(self, narrower: Iterable[FilterButton]) -> None:
        """A choice was made: narrower ones that it leaves without sense are cleared."""
        for other in narrower:
            if other.key and other.key not in {choice.key for choice in other.choices()}:
                other.choose(None)
        self.changed.emit()

    # What each of them offers

    def _sessions(self) -> Sequence[Choice]:
        index = self._index
        return [_session_choice(index, session) for session in _sessions_of(index)] if index else []

    def _questions(self) -> Sequence[Choice]:
        return [_question_choice(index, asked) for index, asked in self._questions_in_view()]

    def _questions_in_view(self) -> Iterator[tuple[Index, Question]]:
        """The questions of the session chosen, or of all, as they are numbered."""
        index = self._index
        for session in _sessions_of(index) if index else ():
            if index is not None and self._session.key in ("", session.id):
                asked = [q for q in index.records(Question) if q.session_id == session.id]
                yield from ((index, question) for question in sorted(asked, key=index.number))

    def _clusters(self) -> Sequence[Choice]:
        asked = [q.id for _index, q in self._questions_in_view() if self._question.key in ("", q.id)]
        known = self._index.records(Cluster) if self._index else []
        return [
            Choice(cluster.id, cluster.title or _("Untitled"))
            for question_id in asked
            for cluster in sorted((c for c in known if c.question_id == question_id), key=lambda c: c.position)
        ]

    def _tables(self) -> Sequence[Choice]:
        tables = self._index.vocabulary.tables if self._index else 0
        return [Choice(str(number), labels.table(number)) for number in range(1, tables + 1)]

    def _tags(self) -> Sequence[Choice]:
        tags = self._index.records(Tag) if self._index else []
        return [_tag_choice(tag) for tag in sorted(tags, key=lambda tag: folded(tag.title))]


def _sessions_of(index: Index) -> list[Session]:
    return sorted(index.records(Session), key=index.number)


def _session_choice(index: Index, session: Session) -> Choice:
    number = index.number(session)
    words = _("Day {number} · {title}").format(number=number, title=session.title)
    return Choice(session.id, words, _("Day {number}").format(number=number))


def _question_choice(index: Index, question: Question) -> Choice:
    session = index.get(Session, question.session_id)
    day = index.number(session) if session is not None else 0
    short = _("Day {day} · Question {number}").format(day=day, number=index.number(question))
    return Choice(question.id, f"{short} · {question.text}", short)


def _tag_choice(tag: Tag) -> Choice:
    return Choice(tag.title, f"#{tag.title}")


def _kinds() -> Sequence[Choice]:
    return [Choice(kind.value, labels.contribution_kind(kind)) for kind in ContributionKind]


def _colleges() -> Sequence[Choice]:
    return [Choice(one.value, labels.college(one), labels.college_short(one)) for one in College]


def _weights() -> Sequence[Choice]:
    return [Choice(str(least), _("Weight {least} or more").format(least=least)) for least in WEIGHTS]
