"""How a result is drawn: a mark for its sort, its words with those found in bold, and where it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ... import tokens
from ...sessions import labels
from ...sessions.finding.excerpt import Excerpt
from ...sessions.finding.search import Hit
from ...sessions.records import (
    AgendaItem,
    Cluster,
    Commitment,
    Contribution,
    Participant,
    Question,
    RoomQuestion,
    Session,
    Speaker,
    Statement,
    Tag,
    Theme,
)
from ..theme import font, icon
from .result_model import ROW, Heading

HEADING_HEIGHT, HIT_HEIGHT = 34, 50
_EDGE, _MARK, _GAP = 14, 22, 12
_ICONS = {
    Question: "message-square",
    RoomQuestion: "message-square",
    Commitment: "handshake",
    Statement: "file-text",
    Theme: "target",
    Speaker: "mic",
    Participant: "user",
    Session: "calendar",
}
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class ResultPainter(QStyledItemDelegate):
    """Draws headings and results; a text from people is drawn as it is."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, HEADING_HEIGHT if isinstance(index.data(ROW), Heading) else HIT_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, rect = index.data(ROW), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            _draw_heading(painter, rect, row)
        elif isinstance(row, Hit):
            state = option.state
            _draw_ground(painter, rect, chosen=bool(state & QStyle.StateFlag.State_Selected), state=state)
            _draw_hit(painter, rect, row)
        painter.restore()


def _draw_heading(painter: QPainter, rect: QRect, heading: Heading) -> None:
    line = rect.adjusted(_EDGE, 8, -_EDGE, 0)
    bold = font(13, QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(QColor(tokens.SOFT_INK))
    painter.drawText(line, _ONE_LINE, heading.name)
    painter.setFont(font(13))
    painter.drawText(line, _ONE_LINE | int(Qt.AlignmentFlag.AlignRight), heading.count)


def _draw_ground(painter: QPainter, rect: QRect, *, chosen: bool, state: QStyle.StateFlag) -> None:
    """The one under the hand is tinted, and framed where the list itself has the keys."""
    ground = QRectF(rect).adjusted(6, 1, -6, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen:
        painter.setBrush(QColor(tokens.ACCENT_GROUND))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.ACCENT), 2))
        painter.drawRoundedRect(ground, 8, 8)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(tokens.PAPER))
        painter.drawRoundedRect(ground, 8, 8)


def _draw_hit(painter: QPainter, rect: QRect, hit: Hit) -> None:
    mark = QRect(rect.left() + _EDGE, rect.top() + (HIT_HEIGHT - _MARK) // 2, _MARK, _MARK)
    _draw_mark(painter, mark, hit)
    left, right = mark.right() + _GAP, rect.right() - _EDGE
    if hit.weight > 1:
        right = _draw_weight(painter, rect, right, hit.weight) - _GAP
    if hit.where:
        _draw_words(painter, QPointF(left, rect.top() + 5), right - left, hit.excerpt)
        painter.setFont(font(13))
        painter.setPen(QColor(tokens.SOFT_INK))
        where = QRect(left, rect.top() + 26, right - left, 18)
        shown = painter.fontMetrics().elidedText(hit.where, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, _ONE_LINE, shown)
    else:
        _draw_words(painter, QPointF(left, rect.top() + 15), right - left, hit.excerpt)


def _draw_weight(painter: QPainter, rect: QRect, right: int, weight: int) -> int:
    """How many people said it, in a pill at the right; returns where it begins."""
    painter.setFont(font(13, QFont.Weight.DemiBold))
    words = f"× {weight}"
    width = painter.fontMetrics().horizontalAdvance(words) + 16
    pill = QRectF(right - width, rect.top() + (HIT_HEIGHT - _MARK) / 2, width, _MARK)
    painter.setPen(QColor(tokens.LINE))
    painter.setBrush(QColor(tokens.CARD))
    painter.drawRoundedRect(pill, _MARK / 2, _MARK / 2)
    painter.setPen(QColor(tokens.INK))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)
    return right - width


def _draw_mark(painter: QPainter, mark: QRect, hit: Hit) -> None:
    """What sort of thing it is: the colour and letter of a note, the bar of an item, a small picture."""
    record, said = hit.record, hit.home.contribution
    painter.setPen(Qt.PenStyle.NoPen)
    if said is not None:
        painter.setBrush(QColor(tokens.NOTE_COLOURS[said.kind] if hit.home.question_id else tokens.PARKED_COLOUR))
        painter.drawRoundedRect(mark, 5, 5)
        _draw_sign(painter, mark, labels.kind_letter(said.kind) if isinstance(record, Contribution) else "+1")
    elif isinstance(record, AgendaItem):
        painter.setBrush(QColor(tokens.ITEM_COLOURS[record.kind]))
        painter.drawRoundedRect(QRectF(mark.center().x() - 1, mark.top() - 4, 4, mark.height() + 8), 2, 2)
    elif isinstance(record, Cluster):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.CLUSTER_COLOURS.get(record.colour, tokens.SOFT_INK)), 2, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(mark.adjusted(1, 3, -1, -3), 4, 4)
    elif isinstance(record, Tag):
        _draw_sign(painter, mark, "#")
    else:
        icon(_ICONS[type(record)], tokens.SOFT_INK).paint(painter, mark.adjusted(2, 2, -2, -2))


def _draw_sign(painter: QPainter, mark: QRect, sign: str) -> None:
    painter.setFont(font(13, QFont.Weight.DemiBold))
    painter.setPen(QColor(tokens.INK))
    painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), sign)


def _draw_words(painter: QPainter, where: QPointF, width: int, excerpt: Excerpt) -> None:
    painter.setPen(QColor(tokens.INK))
    fitted(excerpt, width).draw(painter, where)


def fitted(excerpt: Excerpt, width: int) -> QTextLayout:
    """*excerpt* on one line, the words found in bold; "…" says that there is more than *width* holds."""
    layout, fits = _laid_out(excerpt, width)
    if fits == _units(excerpt.text):
        return layout
    _layout, fits = _laid_out(excerpt, width - QFontMetrics(font(15, QFont.Weight.Bold)).horizontalAdvance("…"))
    shorter = excerpt.text.encode("utf-16-le")[: fits * 2].decode("utf-16-le", errors="ignore").rstrip()
    within = tuple((start, min(end, len(shorter))) for start, end in excerpt.found if start < len(shorter))
    return _laid_out(Excerpt(f"{shorter}…", within), width)[0]


def _laid_out(excerpt: Excerpt, width: int) -> tuple[QTextLayout, int]:
    """The first line of *excerpt*, and how many of Qt's characters stand on it."""
    layout = QTextLayout(excerpt.text, font(15))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_bold(excerpt.text, start, end) for start, end in excerpt.found])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 1))
    layout.endLayout()
    return layout, line.textLength()


def _bold(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = _units(text[:start]), _units(text[start:end])
    heavy = QTextCharFormat()
    heavy.setFontWeight(QFont.Weight.Bold)
    found.format = heavy
    return found


def _units(text: str) -> int:
    """The length of *text* as Qt counts it: a sign beyond the first plane counts twice."""
    return len(text.encode("utf-16-le")) // 2
