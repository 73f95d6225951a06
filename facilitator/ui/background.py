"""Work beside the interface's thread, told back to it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from ..errors import FacilitatorError

_SLICE = 0.0005
"""In seconds: how long a thread that computes keeps the interpreter while another wants it."""
_NEVER = 1_000_000_000
"""Younger collections before one of everything."""


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


class _Way:
    """How many threads give way now, and what the interpreter did before."""

    lock = Lock()
    count = 0
    usual = 0.0
    collecting: tuple[int, int, int] = (0, 0, 0)


@contextmanager
def giving_way() -> Iterator[None]:
    """While it lasts, threads that compute hand the interpreter over ten times more often, and never look through all
    the objects of the program for garbage: for 2,000 contributions either holds the interface up a tenth of a second.
    """
    with _Way.lock:
        if not _Way.count:
            _Way.usual, _Way.collecting = sys.getswitchinterval(), gc.get_threshold()
            sys.setswitchinterval(_SLICE)
            gc.set_threshold(*_Way.collecting[:2], _NEVER)
        _Way.count += 1
    try:
        yield
    finally:
        with _Way.lock:
            _Way.count -= 1
            if not _Way.count:
                sys.setswitchinterval(_Way.usual)
                gc.set_threshold(*_Way.collecting)


def finish_background() -> None:
    """Wait for what is under way: before the file is closed."""
    QThreadPool.globalInstance().waitForDone()
