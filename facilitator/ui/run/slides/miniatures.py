"""Small pictures of what is kept among the media, made beside the interface's thread, each once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from ....sessions.store import Store
from ...background import in_background

SIZE = QSize(96, 60)
"""What a miniature fits in, in the pixels of the layout."""


class Miniatures(QObject):
    """Gives what is ready, and tells when what was not has come."""

    came = Signal(str)
    """The miniature of that name is ready."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._ready: dict[str, QPixmap] = {}
        self._wanted: list[tuple[str, float]] = []
        self._making = ""

    def get(self, name: str, ratio: float) -> QPixmap | None:
        """The miniature of the picture of that name, *ratio* pixels for one of the layout; None while it is made."""
        if name not in self._ready and name != self._making and all(name != wanted for wanted, _ratio in self._wanted):
            self._wanted.append((name, ratio))
            self._make_next()
        return self._ready.get(name)

    def stop(self) -> None:
        """Read nothing more of the store: before it is closed."""
        self._wanted.clear()

    def _make_next(self) -> None:
        if self._making or not self._wanted:
            return
        self._making, ratio = self._wanted.pop(0)
        content = self._store.media(self._making) or b""
        in_background(partial(_made, content, ratio), done=self._take)

    def _take(self, image: object) -> None:
        assert isinstance(image, QImage)
        name, self._making = self._making, ""
        self._ready[name] = QPixmap.fromImage(image)
        self.came.emit(name)
        self._make_next()


def _made(content: bytes, ratio: float) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        fitted = size.scaled(SIZE * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    image.setDevicePixelRatio(ratio)
    return image
