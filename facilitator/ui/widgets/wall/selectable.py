"""A wall on which notes are selected, found and walked through; the marks that show it are drawn over the notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from . import keys
from .canvas import WallCanvas
from .marks import OUT, paint_focus, paint_found, paint_newest, paint_selected
from .notes import WallGroup, WallNote
from .selection import Selection

_FEW = 60
"""Up to that many notes, each is painted again by itself when its mark changes."""


class SelectableWall(WallCanvas):
    """Knows which notes are selected; tells when that changes."""

    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection, self._found = Selection(), frozenset[str]()
        self._unmarked, self._making_way = frozenset[str](), frozenset[str]()
        """Notes in the hand, and notes that make way: their marks wait until they are where they belong."""
        self._caret: QPointF | None = None
        """Where on the wall the last selected note was: arrows go on from there when it has gone."""

    # What is selected and found

    @property
    def selected(self) -> list[str]:
        """The ids of the selected notes, in the order in which they were selected."""
        return list(self._selection)

    def select(self, note_ids: Sequence[str]) -> None:
        """Select these notes instead, and bring the last one into view."""
        known = self._known(note_ids)
        self._set_selection(Selection([note_id for note_id in note_ids if note_id in known]))
        if self._selection.last:
            self._bring(self._selection.last)

    def mark(self, note_ids: Collection[str]) -> None:
        """Ring the notes that a search found; none to forget the rings."""
        before, self._found = self._found, frozenset(note_ids)
        self._repaint_marks(before ^ self._found)

    def _set_selection(self, selection: Selection) -> None:
        if selection == self._selection:
            return
        changed = selection.differs(self._selection)
        if not selection or not self._selection:
            changed |= {self._newest}
            self._repaint_focus()
        self._selection = selection
        self._remember_caret()
        self._repaint_marks(changed)
        self._say_selection()
        self.selection_changed.emit()

    def _remember_caret(self) -> None:
        if self._selection.last:
            self._caret = self.to_wall(self.note_rect(self._selection.last).center())

    def _say_selection(self) -> None:
        """A screen reader reads the note that is selected."""
        last = self._selection.last
        self.setAccessibleDescription(self.layout_.note[last].text if last else "")

    @property
    def _newest(self) -> str:
        return self.notes[-1].id if self.notes else ""

    def _known(self, note_ids: Collection[str]) -> set[str]:
        return {note_id for note_id in note_ids if note_id in self.layout_.note}

    # Following what is shown

    def shift(self, offsets: Mapping[str, QPointF]) -> None:
        self._making_way = frozenset(offsets)
        super().shift(offsets)

    def show_notes(
        self, notes: Sequence[WallNote], groups: Sequence[WallGroup] = (), *, empty: str = "", anew: bool = False
    ) -> None:
        """Show these notes; what is selected stays selected. A new one is brought into view, unless hands are busy."""
        before = {note.id for note in self.notes}
        super().show_notes(notes, groups, empty=empty, anew=anew)
        self._follow_notes()
        known = {note.id for note in self.notes}
        if before & known:
            self._reveal_new([note.id for note in self.notes if note.id not in before])
        self.update()

    def _follow_notes(self) -> None:
        """Other notes are shown now: what concerned those that have gone is forgotten."""
        known = {note.id for note in self.notes}
        self._found &= known
        self._set_selection(self._selection.among(known))
        self._remember_caret()

    def add_notes(self, notes: Sequence[WallNote]) -> None:
        """Show more loose notes, after the others; the newest is brought into view, unless hands are busy."""
        latest = self._newest
        super().add_notes(notes)
        self._repaint_marks({latest, self._newest})
        self._reveal_new([note.id for note in notes])

    def _reveal_new(self, added: Sequence[str]) -> None:
        seen = QRectF(self.rect())
        if added and not self._busy() and not any(seen.contains(self.note_rect(note_id)) for note_id in added):
            self.reveal(added[-1], margin=self.height() // 3)  # with room for the next ones: it moves seldom

    def _bring(self, note_id: str) -> None:
        """Bring a note into view; the wall does not move for one that is seen whole."""
        if not QRectF(self.rect()).contains(self.note_rect(note_id)):
            self.reveal(note_id)

    def _busy(self) -> bool:
        """Whether the view must stay where it is."""
        return False

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.notes and self._walk(event)):
            event.ignore()  # a letter goes up to the place, which captures it

    def _walk(self, event: QKeyEvent) -> bool:
        """Select by a key; whether it was one for that."""
        towards = keys.step(event)
        if keys.selects_all(event):
            self._set_selection(Selection([note.id for note in self.notes]))
            return True
        if towards is None and not keys.end_of_wall(event):
            return False
        wanted = self._first_or_last(event) if towards is None else self._next(*towards)
        self._set_selection(self._selection.extended([wanted]) if keys.extends(event) else Selection([wanted]))
        self._bring(wanted)
        return True

    def _next(self, across: int, down: int) -> str:
        last = self._selection.last
        if last:
            return self.layout_.nearest(last, across, down) or last
        if self._caret is None:
            return self._newest
        caret = self.to_view(self._caret)
        near = self.notes_meeting(QRectF(self.rect())) or self.notes
        return min(near, key=lambda note: (self.note_rect(note.id).center() - caret).manhattanLength()).id

    def _first_or_last(self, event: QKeyEvent) -> str:
        """The first or the last note as one reads the wall."""
        reading = sorted((self.note_rect(note.id).topLeft().toTuple()[::-1], note.id) for note in self.notes)
        return reading[-1 if keys.end_of_wall(event) > 0 else 0][1]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_focus()

    # Drawing

    def paint_overlay(self, painter: QPainter) -> None:
        """The marks, in the view's coordinates: their lines are as thick at any scale."""
        painter.save()
        painter.setWorldMatrixEnabled(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for note_id in self._ringed(self._found):
            paint_found(painter, self.note_rect(note_id), self.scale)
        for note_id in [] if self._selection else self._ringed({self._newest} - {""}):
            paint_newest(painter, self.note_rect(note_id), self.scale)
        for note_id in self._ringed(self._selection.ids):
            paint_selected(painter, self.note_rect(note_id), self.scale)
        if self.hasFocus() and not self._selection:
            paint_focus(painter, self.rect())
        painter.restore()

    def _ringed(self, note_ids: Collection[str]) -> list[str]:
        """Those of them that are in view, and where they belong."""
        area = QRectF(self.rect()).adjusted(-OUT, -OUT, OUT, OUT)
        if len(note_ids) > _FEW:
            seen = [note.id for note in self.notes_meeting(area) if note.id in note_ids]
        else:
            seen = [note_id for note_id in note_ids if self.note_rect(note_id).intersects(area)]
        return [note_id for note_id in seen if note_id not in self._unmarked and not self._is_shifted(note_id)]

    def _is_shifted(self, note_id: str) -> bool:
        return note_id in self._making_way or self.layout_.note[note_id].group in self._making_way

    def _repaint_marks(self, note_ids: Collection[str]) -> None:
        known = self._known(note_ids)
        if len(known) > _FEW:
            self.update()
            return
        for note_id in known:
            self.update(self.note_rect(note_id).toAlignedRect().adjusted(-OUT, -OUT, OUT, OUT))

    def _repaint_focus(self) -> None:
        """Only the edges: what is inside has not changed."""
        area = self.rect()
        self.update(QRegion(area).subtracted(QRegion(area.adjusted(4, 4, -4, -4))))
