"""A scene as text and back, so that a frozen one outlives the program."""

from __future__ import annotations

import json
import types
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime
from typing import Any, get_args, get_origin, get_type_hints

from .scenes import SCENES, Scene

_KINDS = {kind.__name__: kind for kind in SCENES}


class UnknownScene(Exception):
    """A text that is no scene of this version of the program."""


def to_json(scene: Scene) -> str:
    """The whole scene as text; `from_json` gives an equal one back."""
    return json.dumps({"scene": type(scene).__name__, **asdict(scene)}, ensure_ascii=False, default=_as_text)


def from_json(text: str) -> Scene:
    """The scene that `to_json` wrote. Raises `UnknownScene` for what this version does not know."""
    try:
        values = json.loads(text)
        scene = _built(_KINDS[values["scene"]], values)
    except (KeyError, TypeError, ValueError) as error:
        raise UnknownScene(text[:80]) from error
    assert isinstance(scene, Scene)
    return scene


def _as_text(value: Any) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _built(hint: Any, value: Any) -> Any:
    """*value*, as JSON has it, as the type that *hint* names."""
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_built(get_args(hint)[0], part) for part in value)
    if isinstance(hint, types.UnionType):
        return _built(next(arg for arg in get_args(hint) if arg is not types.NoneType), value)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return hint(**{f.name: _built(hints[f.name], value[f.name]) for f in fields(hint) if f.name in value})
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    return hint(value)
