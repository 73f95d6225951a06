"""The rows of the panel: a college with its number, its time and the mark of its share of those present; a person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from .... import tokens
from ....i18n import _, ngettext
from ....sessions import labels
from ....sessions.records import College, Participant
from ....sessions.speaking_time import CollegeTime, whole_minutes
from ...widgets.basics import label
from ...widgets.card_button import CardButton, see_through
from ...widgets.elided_label import ElidedLabel
from ..positioning.share_bar import ShareBar
from .colours import colour_of

_BAR = 168


class CollegeRow(CardButton):
    """One big button: it gives the floor to the college, or takes it back. Checked while it has it."""

    def __init__(self, college: College, number: int) -> None:
        super().__init__()
        self.college = college
        self.setCheckable(True)
        self._number = label(str(number), "soft")
        self._number.setFixedWidth(14)
        self._name, self._time = label(labels.college_group(college)), label()
        self._name.setStyleSheet("font-weight: 600;")
        self._bar, self._present = ShareBar(colour_of(college), _BAR), label("", "soft")
        self._present.setStyleSheet("font-size: 12px;")
        see_through(self._number, self._name, self._time, self._present)
        self._lay_out()

    @property
    def told(self) -> tuple[str, str]:
        """The time, and what is said of those present."""
        return self._time.text(), self._present.text()

    def show_time(self, found: CollegeTime | None, most: float, running: str, *, heard_now: bool) -> None:
        """Show what it adds up to, bars being *most* long at most; *running* is how long it has had the floor, which
        one of it may have by name: then it is *heard_now* all the same."""
        self.setChecked(bool(running))
        time = labels.duration(whole_minutes(found.time)) if found is not None and found.turns else ""
        self._time.setText(f"● {running or time}" if heard_now else time)
        _dress(self._time, f"font-weight: 700; color: {tokens.ACCENT if heard_now else tokens.INK};")
        share, there = (found.share, found.people_share) if found is not None else (0.0, 0.0)
        self._bar.show_share(share / most, there / most if there else None)
        self._present.setText(self._words(found))
        name = (labels.college_group(self.college), self._time.text(), self._present.text())
        self.setAccessibleName(", ".join(filter(None, name)))
        if found is not None:
            self.setToolTip(
                _("{share} % of what was said, {people} % of those present").format(
                    share=round(100 * share), people=round(100 * there)
                )
            )

    def _words(self, found: CollegeTime | None) -> str:
        if found is None or not found.people:
            return ""
        if found.silent:
            return ngettext("{count} present, not heard", "{count} present, not heard", found.people).format(
                count=found.people
            )
        return ngettext("{count} present", "{count} present", found.people).format(count=found.people)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._number)
        head.addWidget(self._name, 1)
        head.addWidget(self._time)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addSpacing(20)
        foot.addWidget(self._bar)
        foot.addWidget(self._present, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 4, 10, 5)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(foot)


class PersonRow(CardButton):
    """Somebody of the day: it gives them the floor, or takes it back."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self.person_id = person_id
        self.setCheckable(True)
        self._name, self._college, self._time = ElidedLabel(), label("", "soft"), label()
        self._college.setStyleSheet("font-size: 12px;")
        see_through(self._name, self._college, self._time)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(6)
        row.addWidget(self._name, 1)
        row.addWidget(self._college)
        row.addWidget(self._time)

    @property
    def told(self) -> str:
        return self._time.text()

    def show_person(self, person: Participant, time: str, running: str) -> None:
        """Show who it is and how long they spoke; *running* is how long they have had the floor."""
        self.setChecked(bool(running))
        self._name.setText(person.name)
        self._college.setText(labels.college_short(person.college) if person.college else "")
        self._time.setText(f"● {running}" if running else time)
        _dress(self._time, f"font-weight: 700; color: {tokens.ACCENT};" if running else "")
        told = (person.name, self._college.text(), self._time.text())
        self.setAccessibleName(", ".join(filter(None, told)))


def _dress(shown: QLabel, style: str) -> None:
    """Give it that style, once: a style costs more than all the rest, and rows are told every second."""
    if shown.styleSheet() != style:
        shown.setStyleSheet(style)


class TurnRow(CardButton):
    """A turn that is over or under way: pressed, it offers to put it right; Delete removes it."""

    def __init__(self, turn_id: str) -> None:
        super().__init__()
        self.turn_id = turn_id
        self._when, self._who, self._time = label("", "soft"), ElidedLabel(), label("", "soft")
        small: tuple[QLabel, ...] = (self._when, self._who, self._time)
        see_through(*small)
        for one in small:
            one.setStyleSheet("font-size: 13px;")
        self._when.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(8)
        row.addWidget(self._when)
        row.addWidget(self._who, 1)
        row.addWidget(self._time)

    @property
    def told(self) -> tuple[str, str, str]:
        return self._when.text(), self._who.text(), self._time.text()

    def show_turn(self, when: str, who: str, time: str) -> None:
        self._when.setText(when)
        self._who.setText(who)
        self._time.setText(time)
        self.setAccessibleName(_("Turn of {who}, {when}, {time}").format(who=who, when=when, time=time))
