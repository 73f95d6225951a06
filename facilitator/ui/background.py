"""Work beside the interface's thread, told back to it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from ..errors import FacilitatorError

PDF_LIBRARY = Lock()
"""Held by who draws pages of a PDF: the library is not made for several threads."""


class _Teller(QObject):
    """Carries what the other thread has to say. The application owns it until it was heard: it outlives the work."""

    done = Signal(object)
    refused = Signal(str)
    over = Signal()


def in_background(
    work: Callable[[], object],
    *,
    done: Callable[[object], object] | None = None,
    refused: Callable[[str], object] | None = None,
) -> None:
    """Run *work* in another thread, on data of its own; its result, or the world's refusal, comes back to this one."""
    teller = _Teller(QCoreApplication.instance())
    if done is not None:
        teller.done.connect(done)
    if refused is not None:
        teller.refused.connect(refused)
    teller.over.connect(teller.deleteLater)

    def run() -> None:
        try:
            result = work()
        except FacilitatorError as error:
            teller.refused.emit(str(error))
        else:
            teller.done.emit(result)
        finally:
            teller.over.emit()

    QThreadPool.globalInstance().start(run)


def finish_background() -> None:
    """Wait for what is under way: before the file is closed."""
    QThreadPool.globalInstance().waitForDone()
