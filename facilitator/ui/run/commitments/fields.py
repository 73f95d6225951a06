"""The fields of a commitment: what, who, with whom, by when; the rest of it under them, where there is a rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import _
from ....sessions import labels
from ....sessions.records import Commitment, Scale
from ....sessions.wheel import wheel
from ...widgets.completed_line import CompletedLine
from ...widgets.kept_fields import Field, LineField, TextField
from ...widgets.picked import Picked

Keep = Callable[[str, str], bool]
"""Keeps what is typed in the field of that name; whether it could."""


class CommitmentFields(QWidget):
    """Each field is kept by its name in the record. Tab goes from one to the next in the order in which one speaks."""

    entered = Signal()
    """Enter was pressed, and what is typed is kept."""
    left = Signal()
    """Esc was pressed."""

    def __init__(self, keep: Keep, people: Callable[[], Sequence[str]], *, only_dates: bool = False) -> None:
        """*people* tells the names that complete who does it, and with whom. With *only_dates*, no more is changed."""
        super().__init__()
        self.what = TextField(_("What will be done"), partial(keep, "what"))
        self.what.setPlaceholderText(_("What will be done"))
        self.who = CompletedLine(_("Who"), partial(keep, "who"), people, hint=_("Who"))
        self.due = LineField(_("By when"), partial(keep, "due"), hint=_("By when: 12/3"))
        self.partners = CompletedLine(_("With whom"), partial(keep, "partners"), people, hint=_("With whom"))
        self.first_step = LineField(_("First step"), partial(keep, "first_step"), hint=_("First step"))
        self.scale = Picked(_("Scale"), scales(), partial(keep, "scale"))
        self.lever = Picked(_("Lever"), levers(), partial(keep, "lever"))
        self.review_on = LineField(_("To review on"), partial(keep, "review_on"), hint=_("To review on: 12/9"))
        self.details = QWidget()
        """What is told of some commitments only."""
        for field in self.typed:
            field.entered.connect(self.entered)
            field.left.connect(self.left)
        for picked in (self.scale, self.lever):
            picked.entered.connect(self.entered)
        if only_dates:
            self._lay_out_dates()
        else:
            self._lay_out()

    @property
    def typed(self) -> tuple[Field, ...]:
        """The fields in which one types, in their order."""
        return (self.what, self.who, self.due, self.partners, self.first_step, self.review_on)

    @property
    def has_details(self) -> bool:
        """Whether something is told in the fields that may be hidden."""
        told = (self.first_step.text(), self.review_on.text(), self.lever.value)
        return any(part.strip() for part in told)

    def show_commitment(self, one: Commitment) -> None:
        """Show it as it is kept; what is being typed stays."""
        texts = (one.what, one.who, _day(one.due), one.partners, one.first_step, _day(one.review_on))
        for field, text in zip(self.typed, texts, strict=True):
            field.show_kept(text)
        self.scale.show_kept(one.scale.value if one.scale else "")
        self.lever.show_kept(str(one.lever or ""))

    def values(self) -> dict[str, str]:
        """What stands in each field, by its name in the record."""
        what, who, due, partners, first_step, review_on = (field.text() for field in self.typed)
        told = {"what": what, "who": who, "due": due, "partners": partners, "first_step": first_step}
        return {**told, "review_on": review_on, "scale": self.scale.value, "lever": self.lever.value}

    def empty(self) -> None:
        """Nothing stands in any field from now on."""
        for field in self.typed:
            field.show_kept("")
        for picked in (self.scale, self.lever):
            picked.show_kept("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.what)
        column.addLayout(_grid((self.who, self.due), (self.partners, self.scale)))
        details = QVBoxLayout(self.details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(6)
        for field in (self.first_step, self.lever, self.review_on):
            details.addWidget(field)
        column.addWidget(self.details)

    def _lay_out_dates(self) -> None:
        """The others stay what they are, out of sight."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field in (self.due, self.review_on):
            row.addWidget(field, 1)
        for widget in (self.what, self.who, self.partners, self.scale, self.details):
            widget.setParent(self)
            widget.hide()
        for widget in (self.first_step, self.lever):
            widget.setParent(self.details)


def scales() -> list[tuple[str, str]]:
    """The scales by their values, as one chooses among them."""
    return [("", _("No scale")), *((one.value, labels.scale_short(one)) for one in Scale)]


def levers() -> list[tuple[str, str]]:
    """The levers by their numbers, as one chooses among them."""
    return [("", _("No lever")), *((str(one.number), f"{one.number}. {one.short}") for one in wheel().levers)]


def _day(day: object) -> str:
    return f"{day:%d/%m/%Y}" if day is not None else ""


def _grid(*rows: tuple[QWidget, QWidget]) -> QGridLayout:
    """Fields two by two, the first a little wider."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    for place, row in enumerate(rows):
        for column, widget in enumerate(row):
            grid.addWidget(widget, place, column)
    return grid
