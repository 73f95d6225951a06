"""How many have come of those announced, in all and by college, as figures beside small bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _, ngettext
from ....sessions import labels
from ....sessions.presence import Count, by_college, count
from ....sessions.records import College, Participant
from ...theme import font
from ...widgets.basics import label
from .. import college_colours

_ROW, _BAR = 40, 6.0


class Totals(QWidget):
    """Reads nothing by itself: it is given the people."""

    def __init__(self) -> None:
        super().__init__()
        self._figure, self._rest, self.bars = label(""), label("", "soft", wrap=True), CollegeBars()
        self._figure.setStyleSheet("font-size: 34px; font-weight: 700;")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("ARRIVED"), "section"))
        column.addWidget(self._figure)
        column.addWidget(self._rest)
        column.addSpacing(12)
        column.addWidget(self.bars)
        column.addStretch(1)

    @property
    def told(self) -> str:
        """What it says in all, on a line."""
        return f"{self._figure.text()} · {self._rest.text()}"

    def show_people(self, people: Sequence[Participant]) -> None:
        """Count *people*."""
        total = count(people)
        self._figure.setText(came_of(total))
        self._rest.setText(rest_of(total))
        self._rest.setVisible(bool(self._rest.text()))
        self.bars.show_counts(by_college(people))


def came_of(one: Count) -> str:
    """How many came of those announced: "12 / 18"."""
    return _("{came} / {announced}").format(came=one.came, announced=one.announced)


def rest_of(one: Count) -> str:
    """Who else there is: not on the list, excused, gone."""
    told = [
        (one.walk_ins, ngettext("{count} not on the list", "{count} not on the list", one.walk_ins)),
        (one.excused, ngettext("{count} excused", "{count} excused", one.excused)),
        (one.left, ngettext("{count} has left", "{count} have left", one.left)),
    ]
    return " · ".join(words.format(count=number) for number, words in told if number)


class CollegeBars(QWidget):
    """A row for each college that has somebody."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str, str, float]] = []
        """Name, figures, colour, share."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[College | None, Count]) -> None:
        self._rows = [
            (_name(who), _figures(one), college_colours.strong(who), _share(one)) for who, one in counts.items()
        ]
        said = _("{name}: {figures}")
        self.setAccessibleName(
            ". ".join(said.format(name=name, figures=figures) for name, figures, _colour, _share in self._rows)
        )
        self.setFixedHeight(len(self._rows) * _ROW)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, len(self._rows) * _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (name, figures, colour, share) in enumerate(self._rows):
            room = QRectF(0, place * _ROW, self.width(), _ROW - 14)
            bold = font(14, QFont.Weight.DemiBold)
            painter.setFont(bold)
            painter.setPen(QColor(tokens.INK))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), figures)
            left = int(room.width() - QFontMetrics(bold).horizontalAdvance(figures) - 10)
            plain = font(14)
            painter.setFont(plain)
            shown = QFontMetrics(plain).elidedText(name, Qt.TextElideMode.ElideRight, left)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            track = QRectF(0, room.bottom() + 1, self.width(), _BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.LINE))
            painter.drawRoundedRect(track, 3, 3)
            if share > 0:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(0, track.y(), max(_BAR, self.width() * share), _BAR), 3, 3)


def _name(college: College | None) -> str:
    return labels.college_group(college) if college else _("college not told")


def _figures(one: Count) -> str:
    extra = _("+ {count}").format(count=one.walk_ins) if one.walk_ins else ""
    return " ".join(filter(None, (came_of(one) if one.announced else "", extra))) or "0"


def _share(one: Count) -> float:
    whole = one.announced + one.walk_ins
    return one.all_who_came / whole if whole else 0.0
