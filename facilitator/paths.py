"""Where things are: what travels with the program, and what belongs to the person."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """A file that travels with the program, in a checkout as in an installed wheel."""
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def documents_folder() -> Path:
    """Where workshop files go unless the person says otherwise; `FACILITATOR_DOCUMENTS` moves it."""
    moved = os.environ.get("FACILITATOR_DOCUMENTS")
    if moved:
        return Path(moved)
    from platformdirs import user_documents_path

    return user_documents_path() / "Facilitator"


def own_templates_folder() -> Path:
    """Where the templates that the person made are kept, as files to be copied and sent."""
    return documents_folder() / "Modèles"


def settings_folder() -> Path:
    """Where the recent files and the room's screen are remembered; `FACILITATOR_SETTINGS` moves it."""
    moved = os.environ.get("FACILITATOR_SETTINGS")
    if moved:
        return Path(moved)
    from platformdirs import user_config_path

    return user_config_path("facilitator", appauthor=False)
