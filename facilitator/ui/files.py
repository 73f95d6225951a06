"""Workshop files as the window meets them: dropped on it, named, asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from ..errors import FacilitatorError
from ..paths import documents_folder

if TYPE_CHECKING:  # the first window is painted before it is imported
    from ..sessions.store import Store

SUFFIX = ".atelier"
EXPORT = ".json"
"""How a day that was exported to be read back is called."""


def dropped(data: QMimeData) -> Path | None:
    """The file that is being dropped, when it is one."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None


def title_of(store: Store) -> str:
    """The title of the cycle; a file that holds none is closed again and refused."""
    from ..sessions import reading

    try:
        return reading.cycle(store).title
    except FacilitatorError:
        store.close()
        raise


def start_folder() -> Path:
    """The program's folder among the documents, made when it is first needed."""
    folder = documents_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path.home()
    return folder


def file_name(title: str) -> str:
    """*title* without what a file name cannot hold."""
    kept = "".join(" " if char in '<>:"/\\|?*' or not char.isprintable() else char for char in title)
    return " ".join(kept.split()).strip(". ")[:80] or "Cycle"
