"""A column of widgets, one for each key. A key that comes back keeps its widget, and with it a caret."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QBoxLayout, QWidget

W = TypeVar("W", bound=QWidget)


class KeyedColumn(Generic[W]):
    """Keeps a layout in step with a list of keys, making and removing no widget more than it must."""

    def __init__(self, layout: QBoxLayout, make: Callable[[str], W]) -> None:
        self._layout, self._make = layout, make
        self._first = layout.count()
        self.widgets: dict[str, W] = {}
        """In the order shown."""

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show one widget for each of *keys*, in that order."""
        for gone in self.widgets.keys() - set(keys):
            self._remove(self.widgets.pop(gone))
        for place, key in enumerate(keys):
            widget = self.widgets.get(key)
            if widget is None:
                made = self._new(key)
                self._layout.insertWidget(self._first + place, made)
                made.show()  # at once, so that it can take the caret
            elif self._layout.indexOf(widget) != self._first + place:
                self._layout.removeWidget(widget)
                self._layout.insertWidget(self._first + place, widget)
        self.widgets = {key: self.widgets[key] for key in keys}

    def _new(self, key: str) -> W:
        made = self.widgets[key] = self._make(key)
        return made

    def _remove(self, widget: W) -> None:
        self._layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
