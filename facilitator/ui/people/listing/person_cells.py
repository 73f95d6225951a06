"""How a cell of the list is drawn, and the field or the choice that changes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from .... import tokens
from ....sessions.records import Participant
from ...theme import font
from ...widgets.kept_fields import LineField
from ..college_colours import ground, strong
from ..name_paint import draw_name
from .choice_editor import ChoiceEditor
from .person_model import PERSON, Field, field_name

Index = QModelIndex | QPersistentModelIndex
Choices = Callable[[Field], list[tuple[str, str]]]
"""What can be chosen in a column, keys and words; nothing where one types."""
Keep = Callable[[str, Field, str], bool]
"""Keeps a text or a key as that of somebody, by their id; whether it could."""

ROW = 36
_EDGE = 10
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
_END = QAbstractItemDelegate.EndEditHint


class PersonCells(QStyledItemDelegate):
    """What is refused stays in its cell, marked; nothing typed is lost."""

    def __init__(self, keep: Keep, choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self._keep, self._choices = keep, choices
        self._open: QWidget | None = None

    @property
    def writing(self) -> bool:
        """Whether a cell is being written in; the view itself forgets it when rows come and go."""
        return self._open is not None

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person, field = index.data(PERSON), Field(index.column())
        if not isinstance(person, Participant):
            return
        state, rect = option.state, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_ground(painter, rect, state)
        text = str(index.data())
        if field is Field.COLLEGE and person.college is not None:
            _draw_college(painter, rect, person, text)
        else:
            _draw_text(painter, rect, person, field, text)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 6, 6)
        painter.restore()

    # Changing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        person, field = index.data(PERSON), Field(index.column())
        assert isinstance(person, Participant)
        if options := self._choices(field):
            return self._choice(parent, person, field, options)
        made = LineField(field_name(field), lambda text: self._keep(person.id, field, text), parent=parent)
        made.setStyleSheet("QLineEdit { border-radius: 6px; padding: 3px 7px; } QLineEdit:focus { padding: 2px 6px; }")
        made.entered.connect(lambda: self._close(made, _END.NoHint))
        made.left.connect(lambda: self._close(made, _END.RevertModelCache))
        made.away.connect(lambda: None if made.waiting else self._close(made, _END.NoHint))
        self._open = made
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineField):
            editor.show_kept(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, _editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """The field has kept its text itself."""

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._open:
            self._open = None
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(QRect(option.rect).adjusted(2, 2, -2, -2))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Tab keeps what is typed and goes on to the next cell; the field hears every other key itself."""
        if not isinstance(editor, LineField):
            return super().eventFilter(editor, event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            hint = {Qt.Key.Key_Tab: _END.EditNextItem, Qt.Key.Key_Backtab: _END.EditPreviousItem}.get(
                Qt.Key(event.key())
            )
            if hint is not None:
                if editor.keep():
                    self._close(editor, hint)
                return True
        return False

    def _choice(self, parent: QWidget, person: Participant, field: Field, options: list[tuple[str, str]]) -> QWidget:
        current = {Field.COLLEGE: person.college or "", Field.PART: person.part, Field.COMING: str(person.excused)}
        made = ChoiceEditor(field_name(field), options, str(current.get(field, "")), parent)
        made.picked.connect(lambda key: self._choose(made, person.id, field, key))
        made.left.connect(lambda: self._close(made, _END.NoHint))
        self._open = made
        return made

    def _choose(self, editor: QWidget, person_id: str, field: Field, key: str) -> None:
        self._keep(person_id, field, key)
        self._close(editor, _END.NoHint)

    def _close(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close the editor, once: closing one takes the keyboard from it, which closes it as well."""
        if editor is self._open:
            self._open = None
            self.closeEditor.emit(editor, hint)


def _draw_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(tokens.ACCENT_GROUND))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(tokens.PAPER))
    painter.setPen(QColor(tokens.LINE))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _draw_text(painter: QPainter, rect: QRect, person: Participant, field: Field, text: str) -> None:
    table = field is Field.TABLE
    soft = person.excused or field in (Field.ORGANISATION, Field.PART, Field.COMING)
    ink, where = tokens.SOFT_INK if soft else tokens.INK, rect.adjusted(_EDGE, 0, -_EDGE, 0)
    if field is Field.NAME:
        draw_name(painter, QRectF(where), text, 14, ink)
        return
    painter.setFont(font(14, QFont.Weight.DemiBold if table else QFont.Weight.Normal))
    painter.setPen(QColor(ink))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, _CENTRED if table else _ONE_LINE, elided)


def _draw_college(painter: QPainter, rect: QRect, person: Participant, text: str) -> None:
    """The college as a pill in its colour."""
    painter.setFont(font(13))
    most = rect.width() - 2 * _EDGE - 26
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)
    width = painter.fontMetrics().horizontalAdvance(elided) + 28
    pill = QRectF(rect.left() + _EDGE - 2, rect.center().y() - 11, width, 23)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground(person.college)))
    painter.drawRoundedRect(pill, 11.5, 11.5)
    painter.setBrush(QColor(strong(person.college)))
    painter.drawEllipse(QRectF(pill.left() + 8, pill.center().y() - 4, 8, 8))
    painter.setPen(QColor(tokens.INK))
    painter.drawText(pill.adjusted(21, 0, -4, 0), _ONE_LINE, elided)
