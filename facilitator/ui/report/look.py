"""The picture at the top of the cover, and the colour of the titles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ... import tokens
from ...errors import FacilitatorError
from ...i18n import _, pgettext
from ...sessions.report_settings import LARGEST_LOGO
from ..widgets.basics import button
from ..widgets.file_dialogs import ask_file

_SIDE = 30
_LOGO = QSize(120, 44)
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def accents() -> Mapping[str, str]:
    """The colours that are offered, all read on white, each with its name; first the usual ones."""
    return {
        "": pgettext("colour", "Usual"),
        "#3b5b9a": pgettext("colour", "Blue"),
        "#2c7a58": pgettext("colour", "Green"),
        "#b2552f": pgettext("colour", "Brick"),
        "#94355f": pgettext("colour", "Plum"),
        "#6d4a8c": pgettext("colour", "Violet"),
        tokens.INK.lower(): pgettext("colour", "Ink"),
    }


def picture_in(path: Path) -> bytes:
    """The picture in that file; raises `FacilitatorError` when there is none, or too heavy a one."""
    try:
        heavy = path.stat().st_size > LARGEST_LOGO
        content = b"" if heavy else path.read_bytes()
    except OSError as error:
        raise FacilitatorError(_("“{name}” cannot be read: choose another picture.").format(name=path.name)) from error
    if heavy:
        raise FacilitatorError(_("This picture is too heavy: choose one under 5 MB."))
    if QImage.fromData(content).isNull():
        raise FacilitatorError(_("This picture cannot be printed: choose a PNG or a JPEG."))
    return content


class LogoChoice(QWidget):
    """Shows the picture, small; a button takes it away."""

    chosen = Signal(str)
    """The path of a picture."""
    removed = Signal()

    def __init__(self, folder: Path, *, writable: bool) -> None:
        super().__init__()
        self._folder, self._content = folder, b""
        self._picture = QLabel()
        self._picture.setFixedSize(_LOGO)
        self._picture.setAccessibleName(_("Logo"))
        self._picture.hide()
        self.choose = button(_("Choose a picture…"), self._ask)
        self.remove = button(_("Remove"), self.removed.emit, "plain")
        self.remove.setAccessibleName(_("Remove the logo"))
        self.remove.hide()
        for made in (self.choose, self.remove):
            made.setEnabled(writable)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for one in (self._picture, self.choose, self.remove):
            row.addWidget(one)
        row.addStretch(1)

    @property
    def shown(self) -> bool:
        """Whether there is a picture."""
        return bool(self._content)

    def show_logo(self, content: bytes) -> None:
        """Show that picture; none for nothing."""
        if content == self._content:
            return
        self._content = content
        image = QImage.fromData(content) if content else QImage()
        if not image.isNull():
            ratio = self.devicePixelRatioF()
            fit = image.scaled(
                _LOGO * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            pixmap = QPixmap.fromImage(fit)
            pixmap.setDevicePixelRatio(ratio)
            self._picture.setPixmap(pixmap)
        self._picture.setVisible(not image.isNull())
        self.choose.setText(_("Another…") if content else _("Choose a picture…"))
        if not content and self.window().focusWidget() is self.remove:
            self.choose.setFocus()
        self.remove.setVisible(bool(content))

    def _ask(self) -> None:
        found = ask_file(self, _("Which picture stands at the top of the cover"), self._folder, _KIND)
        if found is not None:
            self._folder = found.parent
            self.chosen.emit(str(found))


_KIND = "PNG, JPEG (*.png *.jpg *.jpeg *.PNG *.JPG *.JPEG)"


class ColourChoice(QWidget):
    """A row of colours; Left and Right choose too."""

    chosen = Signal(str)

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.swatches: dict[str, Swatch] = {}
        row = QHBoxLayout()
        row.setSpacing(4)
        for colour, name in accents().items():
            made = self.swatches[colour] = Swatch(colour, name)
            made.setEnabled(writable)
            made.clicked.connect(lambda _checked=False, value=colour: self.chosen.emit(value))
            self._group.addButton(made)
            row.addWidget(made)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)

    def show_colour(self, colour: str) -> None:
        """Show the one that is chosen; none of them for a colour that is not offered."""
        known = self.swatches.get(colour.lower())
        self._group.setExclusive(False)
        for swatch in self.swatches.values():
            swatch.setChecked(swatch is known)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, every = _STEPS.get(event.key()), list(self.swatches.values())
        held = next((place for place, one in enumerate(every) if one.hasFocus()), None)
        if step is None or held is None:
            super().keyPressEvent(event)
        else:
            swatch = every[min(max(0, held + step), len(every) - 1)]
            swatch.setFocus()
            if not swatch.isChecked():
                swatch.click()


class Swatch(QAbstractButton):
    """A disc of a colour; the usual colours are several."""

    def __init__(self, colour: str, name: str) -> None:
        super().__init__()
        self._colours = [colour] if colour else [tokens.ITEM_COLOURS[kind] for kind in _USUAL]
        self.setCheckable(True)
        self.setFixedSize(_SIDE + 8, _SIDE + 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the row knows which is next
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(7, 7, -7, -7)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, colour in enumerate(self._colours):
            painter.setBrush(QColor(colour))
            span = 360 * 16 // len(self._colours)
            painter.drawPie(inner, 90 * 16 - place * span, -span)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.ACCENT if self.hasFocus() else tokens.INK), 3 if self.hasFocus() else 2))
            painter.drawEllipse(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5))
        painter.end()


_USUAL = ("expert_input", "testimony", "reflection", "vote")
