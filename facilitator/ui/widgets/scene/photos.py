"""Pictures of the facilitator's own, made ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPixmap

Media = Callable[[str], bytes | None]
"""What a picture's name stands for; None when there is none."""


def no_media(_name: str) -> bytes | None:
    return None


def fitted_photo(content: bytes | None, width: int, height: int, ground: str) -> QPixmap | None:
    """The picture whole and as large as may be, in the middle of *ground*; None when there is nothing to see."""
    image = _decoded(content) if content else None
    if image is None:
        return None
    ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    image = image.scaled(max(1, width), max(1, height), ratio, smooth)
    sheet = QPixmap(max(1, width), max(1, height))
    sheet.fill(QColor(ground))
    painter = QPainter(sheet)
    painter.drawImage((width - image.width()) // 2, (height - image.height()) // 2, image)
    painter.end()
    return sheet


def _decoded(content: bytes) -> QImage | None:
    """Upright, as the camera says it was held."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    image = reader.read()
    return None if image.isNull() else image
