"""A slide in its panel: what it looks like, its words edited where they stand, whether the room sees it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from .... import tokens
from ....i18n import _, ngettext
from ....sessions.records import Slide
from ....sessions.text import shortened
from ...theme import icon
from ...widgets.basics import label
from ...widgets.card_button import KeyCard
from ...widgets.kept_fields import TextField
from .actions import SlideActions
from .miniatures import SIZE

_MOST_SHOWN = 90
"""Characters of a message; all of it is there when it is edited."""


class SlideCard(KeyCard):
    """The list gives it the keyboard, and takes the keys that it does not use."""

    picked = Signal(str)
    """It was clicked: it is the current one."""
    finished = Signal(str)
    """What had the keys in it is over: the card itself is to have them."""

    def __init__(self, slide: Slide, actions: SlideActions) -> None:
        super().__init__()
        self.slide_id, self._actions = slide.id, actions
        self._slide, self._current = slide, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Double click or Enter: show it to the room"))
        self._miniature = QLabel()
        self._miniature.setFixedSize(SIZE)
        self._miniature.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._miniature.setStyleSheet(f"background: {tokens.PAPER}; border-radius: 4px;")
        self._text, self._words = label("", wrap=True), label("", "soft")
        if slide.media:
            self._text.setStyleSheet("font-weight: 600;")
        self._words.setStyleSheet("font-size: 13px;")
        name = _("Title of the pictures") if slide.media else _("Message")
        self.field = TextField(name, self._edit, lines=not slide.media)
        self.field.entered.connect(self._finish)
        self.field.left.connect(self._finish)
        self.field.away.connect(self._close_field)
        self.field.hide()
        self.show_button = self._button("monitor", _("Show to the room"))
        self.show_button.clicked.connect(lambda _checked=False: actions.show(slide.id))
        self.menu_button = self._button("ellipsis", _("What can be done with this slide"))
        self.menu_button.clicked.connect(lambda _checked=False: self.ask_menu())
        self._lay_out()
        if not actions.desk.writable:
            self.menu_button.hide()

    def show_slide(self, slide: Slide, *, on_screen: bool, miniature: QPixmap | None) -> None:
        """Show the slide as it is now; words being typed stay."""
        self._slide = slide
        self._text.setText(shortened(slide.text, _MOST_SHOWN))
        self.field.show_kept(slide.text)
        kind = told(slide)
        self._words.setText(_("{kind} · on screen").format(kind=kind) if on_screen else kind)
        self._words.setStyleSheet(
            f"font-size: 13px; {f'color: {tokens.ACCENT}; font-weight: 600;' if on_screen else ''}"
        )
        self.setAccessibleName(f"{shortened(slide.text, _MOST_SHOWN)}, {self._words.text()}")
        if not slide.media:
            self._miniature.setPixmap(icon("message-square", tokens.SOFT_INK).pixmap(20, 20))
        elif miniature is not None:
            self._miniature.setPixmap(miniature)

    def show_current(self, current: bool) -> None:
        """Only the current card is on the way of the Tab key."""
        self._current = current
        strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(strong if current else click)
        for made in (self.show_button, self.menu_button):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus if current else Qt.FocusPolicy.NoFocus)
        self.update()

    def edit(self) -> None:
        """Open the words to be typed, whole."""
        if not self._actions.desk.writable:
            return
        self.field.show_kept(self._slide.text)
        self._text.hide()
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    def ask_menu(self) -> None:
        if self._actions.desk.writable:
            menu = self._actions.menu(self, self.slide_id, self.edit)
            menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.ask_menu()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.slide_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._actions.show(self.slide_id)

    @property
    def tinted(self) -> bool:
        return self._current

    def _edit(self, typed: str) -> bool:
        return self._actions.edit(self.slide_id, typed)

    def _finish(self) -> None:
        self._close_field()
        self.finished.emit(self.slide_id)

    def _close_field(self) -> None:
        if not self.field.refused:
            self.field.hide()
            self._text.show()

    @staticmethod
    def _button(mark: str, name: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(mark, tokens.SOFT_INK))
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.setProperty("role", "plain")
        made.setStyleSheet("QToolButton { padding: 4px; } QToolButton:focus { padding: 2px; }")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self.field)
        words.addWidget(self._words)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 6, 8)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._miniature, 0, top)
        row.addLayout(words, 1)
        row.addWidget(self.show_button, 0, top)
        row.addWidget(self.menu_button, 0, top)


def told(slide: Slide) -> str:
    """What a slide is."""
    pages = len(slide.media.split())
    if not pages:
        return _("Message")
    return ngettext("{count} page", "{count} pages", pages).format(count=pages) if pages > 1 else _("Picture")
