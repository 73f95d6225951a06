"""The comparison as tables, one a subject: what the place, the PDF, the DOCX and the workbook all show.

Each has a column for each day and says in words what a shade or a bar also tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ...i18n import _, ngettext
from ...sessions import labels, ratings
from ...sessions.records import College, Commitment, CommitmentState, Instrument
from ...sessions.wheel import HIGHEST, wheel
from .comparison import Comparison, Day, Mention, Reach, Subject, Told


class Tone(StrEnum):
    """How much a cell matters."""

    STRONG = "strong"
    PLAIN = "plain"
    FAINT = "faint"
    """Asked, and nothing came."""
    ABSENT = "absent"
    """Not asked, or not known: it says nothing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a day says in a line."""

    text: str
    tone: Tone = Tone.PLAIN
    figure: float | None = None
    """The same as a number, for a spreadsheet."""
    share: float | None = None
    """The same as the length of a bar, from 0 to 1."""
    hint: str = ""
    """More words, where there is room."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    title: str
    marks: tuple[Mark, ...]
    """One for each day."""
    above: str = ""
    """A title that this row and those after it stand under."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table with a column for each day."""

    name: str
    """A short key: "attendance", "subjects"…"""
    title: str
    detail: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment among those of every day."""

    day: str
    commitment: Commitment


NOTHING = Mark("–", Tone.ABSENT)


def column(day: Day) -> str:
    """What a day is called at the top of its column."""
    number = _("Day {number}").format(number=day.document.number)
    return f"{day.file} · {number}" if day.file else number


def title(day: Day) -> str:
    """What a day is called where there is room."""
    session = day.document.session
    parts = [column(day), session.title, labels.short_date(session.day) if session.day else ""]
    return " · ".join(part for part in parts if part)


def matrices(comparison: Comparison) -> tuple[Matrix, ...]:
    """Those that have something to say, in the order in which they are read."""
    made = (_attendance, _subjects, _questions, _levers, _staircase, _worth, _commitments)
    return tuple(found for make in made if (found := make(comparison)).rows)


def promises(comparison: Comparison) -> tuple[Promise, ...]:
    """Every commitment: those still open first, then by date."""
    every = [Promise(column(day), one) for day in comparison.days for one in day.document.commitments]
    order = list(CommitmentState)

    def place(promise: Promise) -> tuple[int, bool, str]:
        due = promise.commitment.due
        return order.index(promise.commitment.state), due is None, due.isoformat() if due else ""

    return tuple(sorted(every, key=place))


def _attendance(comparison: Comparison) -> Matrix:
    """How many of each college came, or are expected."""
    colleges: tuple[College | None, ...] = (*College, None)
    documents = comparison.documents
    counted = [{group.college: len(group.participants) for group in one.attendance} for one in documents]
    most = max((count for one in counted for count in one.values()), default=0)
    rows = [
        MatrixRow(
            labels.college_group(college),
            tuple(
                Mark(_("among the others"), Tone.ABSENT) if college in day.merged else _count(one.get(college, 0), most)
                for day, one in zip(documents, counted, strict=True)
            ),
        )
        for college in colleges
        if any(one.get(college) for one in counted)
    ]
    if rows:
        totals = [sum(one.values()) for one in counted]
        rows.append(MatrixRow(_("In all"), tuple(Mark(str(n), Tone.STRONG, n) if n else NOTHING for n in totals)))
    return Matrix("attendance", _("Who was there"), _("Participants by college."), tuple(rows))


def _subjects(comparison: Comparison) -> Matrix:
    """What came up: everywhere, in several days, in one."""
    titles = {
        Reach.EVERYWHERE: _("Raised wherever it was asked"),
        Reach.SEVERAL: _("Raised in several days"),
        Reach.ONCE: _("Raised once"),
    }
    rows = []
    most = max((mention.weight for subject in comparison.subjects for mention in subject.mentions), default=0)
    for reach in Reach:
        those = [subject for subject in comparison.subjects if subject.reach is reach]
        rows += [_subject(one, most, titles[reach] if place == 0 else "") for place, one in enumerate(those)]
    detail = _(
        "Clusters of different days brought together by the words of their titles. “Not raised”: a question like it "
        "was asked there, and nobody said it. “Not asked”: nothing like it was asked, silence says nothing."
    )
    return Matrix("subjects", _("What came up"), detail, tuple(rows))


def _subject(subject: Subject, most: int, above: str) -> MatrixRow:
    return MatrixRow(subject.title, tuple(_mention(one, most) for one in subject.mentions), above)


def _mention(mention: Mention, most: int) -> Mark:
    if mention.told is Told.NOT_RAISED:
        return Mark(_("not raised"), Tone.FAINT)
    if mention.told is Told.NOT_ASKED:
        return Mark(_("not asked"), Tone.ABSENT)
    text = f"×{mention.weight}"
    if mention.rank is not None:
        text += " · " + _("{rank} in the vote").format(rank=_ordinal(mention.rank))
    share = mention.weight / most if most else 0.0
    return Mark(text, Tone.STRONG, mention.weight, share, " · ".join(mention.titles))


def _ordinal(rank: int) -> str:
    return _("1st") if rank == 1 else _("{rank}th").format(rank=rank)


def _questions(comparison: Comparison) -> Matrix:
    """Which questions were asked where, with how many answers."""
    rows = [
        MatrixRow(
            asked.text,
            tuple(
                Mark(_("not asked"), Tone.ABSENT)
                if count is None
                else Mark(labels.contribution_count(count), Tone.PLAIN if count else Tone.FAINT, count)
                for count in asked.answers
            ),
        )
        for asked in comparison.questions
    ]
    never = sum(any(count is None for count in asked.answers) for asked in comparison.questions)
    detail = ngettext(
        "{count} question was not put to every room.", "{count} questions were not put to every room.", never
    ).format(count=never)
    return Matrix("questions", _("What was asked, and what was not"), detail, tuple(rows))


def _levers(comparison: Comparison) -> Matrix:
    """The mean of each lever, day after day."""
    every = [ratings.means(one.ratings) for one in comparison.documents]
    rows, axis = [], -1
    for lever in wheel().levers:
        if any(means.get(lever.number) is not None for means in every):
            above = wheel().axes[lever.axis] if lever.axis != axis else ""
            axis = lever.axis
            marks = _steps([means.get(lever.number) for means in every])
            rows.append(MatrixRow(f"{lever.number}. {lever.title}", marks, above))
    detail = _("Means from 0 to {most}, with the change since the last day that has one.").format(most=HIGHEST)
    return Matrix("wheel", _("The wheel over time"), detail, tuple(rows))


def _staircase(comparison: Comparison) -> Matrix:
    """How many answers put the territory on each step."""
    every = [ratings.counts(one.ratings, None) for one in comparison.documents]
    most = max((count for one in every for count in one.values()), default=0)
    rows = [
        MatrixRow(f"{step}. {name}", tuple(_count(one.get(step, 0), most) if one else NOTHING for one in every))
        for step, name in enumerate(wheel().staircase, start=1)
    ]
    told = tuple(rows) if most else ()
    return Matrix("staircase", _("The staircase of cooperation"), _("Answers for each step."), told)


def _worth(comparison: Comparison) -> Matrix:
    """What the days were worth to those who came."""
    means = []
    for one in comparison.documents:
        answers = [rating for rating in one.ratings if rating.instrument is Instrument.RETURN]
        count = sum(rating.count for rating in answers)
        means.append(sum(rating.value * rating.count for rating in answers) / count if count else None)
    if not any(mean is not None for mean in means):
        return Matrix("worth", "", "", ())
    row = MatrixRow(_("Worth the time spent, from 0 to 5"), _steps(means))
    return Matrix("worth", _("What the days were worth"), _("As those who came said at the end."), (row,))


def _commitments(comparison: Comparison) -> Matrix:
    """Where the commitments of each day stand."""
    counted = [[one.state for one in document.commitments] for document in comparison.documents]
    most = max((states.count(state) for states in counted for state in CommitmentState), default=0)
    rows = [
        MatrixRow(
            labels.commitment_state(state),
            tuple(_count(states.count(state), most) if states else NOTHING for states in counted),
        )
        for state in CommitmentState
    ]
    told = tuple(rows) if most else ()
    return Matrix("commitments", _("What became of the commitments"), _("By the day on which they were made."), told)


def _count(count: int, most: int) -> Mark:
    return Mark(str(count), Tone.PLAIN, count, count / most) if count else Mark("0", Tone.FAINT, 0)


def _steps(values: Iterable[float | None]) -> tuple[Mark, ...]:
    """Means from 0 to 5, each with its change since the last one known."""
    return tuple(_changes(values))


def _changes(values: Iterable[float | None]) -> Iterator[Mark]:
    last: float | None = None
    for value in values:
        if value is None:
            yield NOTHING
            continue
        text = labels.mean(value)
        if last is not None:
            text += f" ({_signed(_as_read(value) - _as_read(last))})"
        last = value
        yield Mark(text, Tone.STRONG, value, value / HIGHEST)


def _as_read(mean: float) -> Decimal:
    """A mean as it is written: whoever counts the change between two of them finds the one that is told."""
    return Decimal(str(mean)).quantize(Decimal("0.1"))


def _signed(change: Decimal) -> str:
    """A change with its sign, a true minus below zero."""
    if not change:
        return "="
    return ("+" if change > 0 else "\u2212") + labels.mean(abs(float(change)))
