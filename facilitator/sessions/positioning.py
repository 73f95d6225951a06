"""Gestures of the self-assessment: what the room answers on the wheel, the staircase, the trends, and of its day."""

from __future__ import annotations

from dataclasses import replace

from ..errors import FacilitatorError
from ..i18n import _
from .ratings import Form, Subject, Way, scale, subject_of, subjects, way_of
from .records import College, Instrument, Rating
from .store import Store
from .wheel import HIGHEST, wheel

MOST_ANSWERS = 999
MOST_FORMS = 999
"""The largest number of a sheet or a table."""


def rate(store: Store, session_id: str, lever: int | None, value: int, count: int) -> None:
    """Say that *count* people, nobody for 0, put that lever at *value*; without a lever, stand on that step."""
    count_answers(store, session_id, subject_of(lever), value, count)


def count_answers(store: Store, session_id: str, subject: Subject, value: int, count: int) -> None:
    """Say that *count* people, nobody for 0, answered *value*: all of them together, sheets and tables apart."""
    _refuse_beyond(subject, value)
    if subject.instrument is Instrument.TRENDS:  # who ranked only some of them has to be known
        raise FacilitatorError(_("The ranks of the trends are entered sheet by sheet, or table by table."))
    if not 0 <= count <= MOST_ANSWERS:
        raise FacilitatorError(_("A number of answers goes from 0 to {most}.").format(most=MOST_ANSWERS))
    found = [one for one in _answers(store, session_id, subject) if way_of(one) is Way.TOGETHER]
    known = [one for one in found if one.value == value]
    with store.operation("rate") as operation:
        if count:
            fresh = _rating(session_id, subject, Form(), value)
            operation.put(replace(known.pop(0) if known else fresh, count=count))
        for other in known:
            operation.remove(other)


def answer(store: Store, session_id: str, subject: Subject, form: Form, value: int | None) -> None:
    """Take down what a sheet or a table answers there, in place of what it answered before; None for no answer."""
    if value is not None:
        _refuse_beyond(subject, value)
    _refuse_unnumbered(form)
    known = [one for one in _answers(store, session_id, subject) if _on(one, form)]
    with store.operation("answer_form") as operation:
        if value is not None:
            kept = known.pop(0).id if known else None
            fresh = _rating(session_id, subject, form, value)
            operation.put(fresh if kept is None else replace(fresh, id=kept))
        for other in known:
            operation.remove(other)


def tell_sheet(
    store: Store, session_id: str, instrument: Instrument, sheet: int, table: int | None, college: College | None
) -> None:
    """Say at which table, and in which college, a sheet was filled in."""
    form = Form(sheet, table, college)
    _refuse_unnumbered(form)
    with store.operation("tell_sheet") as operation:
        for one in store.all(Rating, session_id=session_id, instrument=instrument, sheet=sheet):
            operation.put(replace(one, table_number=table, college=college))


def remove_form(store: Store, session_id: str, instrument: Instrument, form: Form) -> None:
    """Take all the answers of a sheet, or of a table, away."""
    with store.operation("remove_form") as operation:
        for one in store.all(Rating, session_id=session_id, instrument=instrument):
            if _on(one, form):
                operation.remove(one)


def count_of(typed: str) -> int:
    """How many, from what somebody typed; nothing is nobody. `FacilitatorError` for anything but digits."""
    plain = "".join(typed.split())
    if not plain:
        return 0
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 9:
        raise FacilitatorError(_("A number of answers goes from 0 to {most}.").format(most=MOST_ANSWERS))
    return int(plain)


def _answers(store: Store, session_id: str, subject: Subject) -> list[Rating]:
    numbered = "trend" if subject.instrument is Instrument.TRENDS else "lever"
    return store.all(Rating, session_id=session_id, instrument=subject.instrument, **{numbered: subject.number})


def _on(rating: Rating, form: Form) -> bool:
    """Whether it is an answer of that sheet, or of that table as one."""
    if form.sheet is not None:
        return rating.sheet == form.sheet
    return way_of(rating) is Way.TABLES and rating.table_number == form.table_number


def _rating(session_id: str, subject: Subject, form: Form, value: int) -> Rating:
    on_trends = subject.instrument is Instrument.TRENDS
    return Rating(
        session_id=session_id,
        instrument=subject.instrument,
        lever=None if on_trends else subject.number,
        trend=subject.number if on_trends else None,
        value=value,
        count=1,
        sheet=form.sheet,
        table_number=form.table_number,
        college=form.college,
    )


def _refuse_unnumbered(form: Form) -> None:
    number = form.sheet if form.sheet is not None else form.table_number
    if number is None or not 1 <= number <= MOST_FORMS or not 1 <= (form.table_number or 1) <= MOST_FORMS:
        raise FacilitatorError(_("Sheets and tables are numbered from 1 to {most}.").format(most=MOST_FORMS))


def _refuse_beyond(subject: Subject, value: int) -> None:
    known, values = subject in subjects(subject.instrument), scale(subject.instrument)
    if known and value in values:
        return
    method = wheel()
    if subject.instrument is Instrument.STAIRCASE:
        raise FacilitatorError(_("The steps of the staircase go from 1 to {most}.").format(most=len(method.staircase)))
    if subject.instrument is Instrument.TRENDS:
        raise FacilitatorError(_("The trends and their ranks go from 1 to {most}.").format(most=len(method.trends)))
    if subject.instrument is Instrument.RETURN:
        raise FacilitatorError(_("The day is rated from 0 to {most}.").format(most=HIGHEST))
    if not known:
        raise FacilitatorError(_("The levers of the wheel go from 1 to {most}.").format(most=len(method.levers)))
    raise FacilitatorError(_("A lever is rated from 0 to {most}.").format(most=HIGHEST))
