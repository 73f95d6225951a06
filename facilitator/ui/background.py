"""Work beside the interface's thread, told back to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ..errors import FacilitatorError


class _Teller(QObject):
    done = Signal(object)
    refused = Signal(str)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.work, self.teller = work, _Teller()

    def run(self) -> None:
        try:
            result = self.work()
        except FacilitatorError as error:
            self.teller.refused.emit(str(error))
        else:
            self.teller.done.emit(result)


def in_background(
    work: Callable[[], object],
    *,
    done: Callable[[object], object] | None = None,
    refused: Callable[[str], object] | None = None,
) -> None:
    """Run *work* in another thread, on data of its own; its result, or the world's refusal, comes back to this one."""
    runnable = _Work(work)
    if done is not None:
        runnable.teller.done.connect(done)
    if refused is not None:
        runnable.teller.refused.connect(refused)
    QThreadPool.globalInstance().start(runnable)


def finish_background() -> None:
    """Wait for what is under way: before the file is closed."""
    QThreadPool.globalInstance().waitForDone()
