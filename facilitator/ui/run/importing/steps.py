"""Work on the store that is too long for one go: done a step at a time in the interface's own thread, which owns it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from ....errors import FacilitatorError


class Steps(QObject):
    """Goes through an iterator, letting keys, clicks and paint come in between."""

    stepped = Signal(object)
    """What a step gave."""
    finished = Signal()
    """There is nothing left to do."""
    refused = Signal(str)
    """The world refused a step, and why; the work stops there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        return self._work is not None

    def start(self, work: Iterator[object]) -> None:
        """Begin *work*, in place of what was under way."""
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Do no further step."""
        self._work = None
        self._timer.stop()

    def _step(self) -> None:
        work = self._work
        if work is None:
            return
        try:
            given = next(work)
        except StopIteration:
            self.stop()
            self.finished.emit()
        except FacilitatorError as error:
            self.stop()
            self.refused.emit(str(error))
        else:
            if work is self._work:
                self.stepped.emit(given)
