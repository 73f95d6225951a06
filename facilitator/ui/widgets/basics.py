"""Labels, cards and buttons, so that the same thing looks the same everywhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...i18n import _
from .wrapped_label import WrappedLabel


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label that shows *text* as it is, mark-up included; *role* is one of the style sheet's."""
    made = WrappedLabel() if wrap else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setText(text)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, on_click: Callable[[], object], role: str = "", *, tip: str = "") -> QPushButton:
    """A button reachable by keyboard; *role* is "primary", "plain", "place" or nothing."""
    made = QPushButton(text.replace("&", "&&"))
    made.clicked.connect(lambda _checked=False: on_click())
    if role:
        made.setProperty("role", role)
    if tip:
        made.setToolTip(tip)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def close_button(on_click: Callable[[], object]) -> QToolButton:
    """The cross in the corner of what Esc closes."""
    made = QToolButton()
    made.setProperty("role", "plain")
    made.setText("✕")
    made.setToolTip(_("Close (Esc)"))
    made.setAccessibleName(_("Close"))
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """A white, bordered block and the layout to fill it."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(12, 10, 12, 10)
    layout.setSpacing(4)
    return frame, layout


def clear(layout: QLayout) -> None:
    """Take everything out of *layout* for good."""
    while (taken := layout.takeAt(0)) is not None:
        widget, inner = taken.widget(), taken.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def side(edge: str) -> QWidget:
    """A white column along an edge of a place: "left" or "right"."""
    made = QWidget()
    made.setObjectName("side")
    made.setProperty("edge", edge)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made
