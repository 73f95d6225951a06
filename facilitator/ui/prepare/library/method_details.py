"""Everything the library says of one method, set to be read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from .... import tokens
from ....i18n import _
from ....sessions import labels
from ....sessions.methods import Method, Step, family_name, lever_name
from ....sessions.wheel import wheel
from ...widgets.basics import label
from .method_card import colour, give_way, group_size

_MARGIN = 16


class MethodDetails(QScrollArea):
    """Shows one method at a time. Its keys scroll, for it is longer than the window."""

    def __init__(self) -> None:
        super().__init__()
        self.method: Method | None = None
        self.setAccessibleName(_("About the method"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(
            f"MethodDetails {{ border: 1px solid {tokens.LINE}; border-radius: {tokens.RADIUS}px; padding: 1px; }}"
            f"MethodDetails:focus {{ border: 2px solid {tokens.ACCENT}; padding: 0; }}"
        )

    def show_method(self, method: Method | None) -> None:
        """Show *method* from its beginning; nothing for None."""
        if method == self.method:
            return
        self.method = method
        self.setAccessibleDescription(method.title if method is not None else "")
        old = self.takeWidget()
        self.setWidget(_page(method) if method is not None else QWidget())
        if old is not None:
            old.deleteLater()
        self.verticalScrollBar().setValue(0)

    def turn_page(self, pages: int) -> None:
        """Scroll by so many pages."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())


def _page(method: Method) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(_MARGIN, 14, _MARGIN, _MARGIN)
    layout.setSpacing(4)
    _add_heading(layout, method)
    if method.question:
        _add(layout, _("Question put to the room"), _words(method.question, "font-weight: 600;"))
    _add(layout, _("To say"), _speech(method))
    _add(layout, _("Steps"), _steps(method.steps))
    _add(layout, _("The room"), _words(method.room))
    _add(layout, _("Material"), _words(method.material))
    _add(layout, _("On the screen"), _words(method.screen))
    _add_points(layout, _("Pitfalls"), method.pitfalls)
    _add_points(layout, _("Points to watch"), method.watch)
    _add_points(layout, _("Seen elsewhere"), method.practices)
    layout.addStretch(1)
    return page


def _add_heading(layout: QVBoxLayout, method: Method) -> None:
    if method.lever is not None:
        of_the_wheel = wheel()
        axis = of_the_wheel.axes[of_the_wheel.levers[method.lever - 1].axis]
        layout.addWidget(_words(f"{lever_name(method.lever)} · {axis}", f"font-weight: 600; color: {colour(method)};"))
    layout.addWidget(_words(method.title, role="heading"))
    layout.addWidget(_words(_facts(method), role="field"))
    layout.addSpacing(6)
    layout.addWidget(_words(method.purpose))


def _facts(method: Method) -> str:
    lasts = labels.duration(method.minutes)
    if method.least_minutes < method.minutes:
        shortest = labels.duration(method.least_minutes)
        lasts = _("{minutes}, {least} at the least").format(minutes=lasts, least=shortest)
    return " · ".join([lasts, group_size(method), labels.item_kind(method.kind), family_name(method.family)])


def _words(text: str, style: str = "", *, role: str = "") -> QLabel:
    """A text that wraps; a word longer than a line makes nothing else wider."""
    made = label(text, role, wrap=True)
    made.setStyleSheet(style)
    give_way(made)
    return made


def _add(layout: QVBoxLayout, heading: str, part: QWidget | QLayout) -> None:
    layout.addSpacing(10)
    layout.addWidget(label(heading, "section"))
    if isinstance(part, QWidget):
        layout.addWidget(part)
    else:
        layout.addLayout(part)


def _add_points(layout: QVBoxLayout, heading: str, points: Iterable[str]) -> None:
    grid = _grid()
    for row, point in enumerate(points):
        grid.addWidget(_at_top("–", tokens.SOFT_INK), row, 0)
        grid.addWidget(_words(point), row, 1)
    if grid.count():
        _add(layout, heading, grid)


def _speech(method: Method) -> QWidget:
    """The words to say, set apart: they are read aloud from here."""
    frame = QFrame()
    frame.setObjectName("speech")
    frame.setStyleSheet(f"QFrame#speech {{ background: {tokens.ACCENT_GROUND}; border-radius: 8px; }}")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(12, 8, 12, 9)
    inside.addWidget(_words(method.say))
    return frame


def _steps(steps: Iterable[Step]) -> QGridLayout:
    grid = _grid()
    for row, step in enumerate(steps):
        minutes = _at_top(labels.duration(step.minutes), tokens.SOFT_INK)
        minutes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(minutes, 2 * row, 0)
        grid.addWidget(_words(step.title, "font-weight: 600;"), 2 * row, 1)
        grid.addWidget(_words(step.text), 2 * row + 1, 1)
    return grid


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    return grid


def _at_top(text: str, ink: str) -> QLabel:
    made = label(text)
    made.setStyleSheet(f"color: {ink};")
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made
