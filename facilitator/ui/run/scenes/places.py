"""Which of its two faces the panel of the screen showed, remembered from one start to the next."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from ....paths import settings_folder

SCENES, AT_HAND = "scenes", "at_hand"


def remembered() -> str:
    """The scenes, unless the other was chosen."""
    try:
        kept = json.loads(_memory().read_text(encoding="utf-8"))
        return AT_HAND if kept["shown"] == AT_HAND else SCENES
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return SCENES


def remember(shown: str) -> None:
    """Keep it for the next start: a convenience, so that the program goes on whatever happens to it."""
    with suppress(OSError):
        _memory().parent.mkdir(parents=True, exist_ok=True)
        _memory().write_text(json.dumps({"shown": shown}), encoding="utf-8")


def _memory() -> Path:
    return settings_folder() / "panel.json"
