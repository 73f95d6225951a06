"""The themes of the day, each with its framing points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ...sessions import themes
from ...sessions.records import Session, Theme
from ..widgets.basics import label
from ..widgets.kept_fields import TextField
from ..widgets.keyed_column import KeyedColumn
from .editing import Editing
from .form import add_button, column, small_button


class ThemeBlock(QWidget):
    """One theme: its title, and its framing points, one a line."""

    def __init__(self, theme_id: str, editing: Editing) -> None:
        super().__init__()
        self._theme_id, self._editing = theme_id, editing
        layout = column(self, spacing=4)
        row = QHBoxLayout()
        row.setSpacing(2)
        self.title = TextField(_("Title of the theme"), lambda typed: editing.theme(theme_id, title=typed))
        row.addWidget(self.title, 1)
        self.up_button = small_button("arrow-up", _("Move this theme up"), self._move_up)
        if not editing.desk.writable:
            self.up_button.hide()
        row.addWidget(self.up_button)
        self.remove_button = small_button("x", _("Remove this theme"), self._remove)
        if not editing.desk.writable:
            self.remove_button.hide()
        row.addWidget(self.remove_button)
        layout.addLayout(row)
        self.framing = TextField(
            _("Framing points, one a line"),
            lambda typed: editing.theme(theme_id, framing=typed),
            lines=True,
            least=2,
        )
        self.framing.setPlaceholderText(_("Framing points, one a line"))
        layout.addWidget(self.framing)

    def show_theme(self, theme: Theme) -> None:
        """Show the theme as it is now, unless it is being typed."""
        self.title.show_kept(theme.title)
        self.framing.show_kept(theme.framing)
        self.up_button.setEnabled(theme.position > 0)

    def _move_up(self) -> None:
        theme = self._editing.store.get(Theme, self._theme_id)
        if theme is not None and theme.position > 0:
            self._editing.did(themes.move_theme, self._editing.store, theme, theme.position - 1)

    def _remove(self) -> None:
        theme = self._editing.store.get(Theme, self._theme_id)
        if theme is not None:
            self._editing.did(themes.remove_theme, self._editing.store, theme)


class ThemeList(QWidget):
    """Themes one under the other."""

    def __init__(self, editing: Editing, session_id: str) -> None:
        super().__init__()
        self._editing, self._session_id = editing, session_id
        layout = column(self, spacing=8)
        layout.addWidget(label(_("Themes and framing points"), "field"))
        self.blocks = KeyedColumn(layout, lambda theme_id: ThemeBlock(theme_id, editing))
        self.add_button = add_button(_("Add a theme"), self._add)
        if not editing.desk.writable:
            self.add_button.hide()
        layout.addWidget(self.add_button)

    def show_themes(self, themes: Sequence[Theme]) -> None:
        """Show the themes as they are now; a text being typed stays."""
        self.blocks.show_keys([theme.id for theme in themes])
        for theme in themes:
            self.blocks.widgets[theme.id].show_theme(theme)

    def _add(self) -> None:
        session = self._editing.store.get(Session, self._session_id)
        if session is None:
            return
        made = self._editing.desk.notices.attempt(themes.add_theme, self._editing.store, session, _("New theme"))
        block = self.blocks.widgets.get(made.id) if made else None
        if block is not None:
            block.title.setFocus()
            block.title.selectAll()
