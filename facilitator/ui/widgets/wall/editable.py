"""A wall on which the text of a note is edited where the note stands; what is typed there is never lost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from .editor import NoteEditor
from .selectable import SelectableWall


class EditableWall(SelectableWall):
    """Opens one editor at a time."""

    edited = Signal(str, str)
    """A note and its new whole text. Whoever cannot keep it says so at once, by `refuse_edit`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editable = True
        """False when the file can only be read."""
        self._editor: NoteEditor | None = None
        self._edited_id, self._refused = "", False
        self.changed_view.connect(self._place_editor)

    def edit(self, note_id: str) -> None:
        """Open the text of a note where it stands."""
        note = self.layout_.note.get(note_id)
        if note is None or not self.editable or (note_id == self._edited_id and self._editor) or not self.settle():
            return
        self.select([note_id])
        self._edited_id, self._unmarked = note_id, frozenset({note_id})
        self._editor = NoteEditor(note, self)
        self._editor.kept.connect(self._keep_edited)
        self._editor.left.connect(self._close_editor)
        self._editor.show()
        self._place_editor()
        self._editor.setFocus()

    def settle(self) -> bool:
        """Keep what is being typed in a note and close it; False when it could not be kept, and is still open."""
        if self._editor is not None:
            self._editor.end()
        return self._editor is None

    def refuse_edit(self) -> None:
        """What `edited` tells at present could not be kept: the text stays open, marked."""
        self._refused = True

    def _keep_edited(self, text: str) -> None:
        self._refused = False
        self.edited.emit(self._edited_id, text)
        if self._refused and self._editor is not None:
            self._editor.mark_refused()
        else:
            self._close_editor()

    def _close_editor(self) -> None:
        editor, self._editor, self._edited_id = self._editor, None, ""
        if editor is not None:
            self._unmarked = frozenset()
            if editor.hasFocus():
                self.setFocus()
            editor.close_for_good()

    def _follow_edited(self) -> None:
        """Keep the editor where its note is; when the note is not shown any more, its text is kept now."""
        if self._editor is None:
            return
        note = self.layout_.note.get(self._edited_id)
        if note is None:
            self.settle()
        else:
            self._editor.follow(note)
            self._place_editor()

    def _place_editor(self) -> None:
        if self._editor is not None and self._known([self._edited_id]):
            self._editor.place(self.note_rect(self._edited_id), self.scale, self.rect())

    def _follow_notes(self) -> None:
        super()._follow_notes()
        self._follow_edited()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def _busy(self) -> bool:
        return self._editor is not None
