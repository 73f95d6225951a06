"""The pictures that somebody attached, fit to be printed: upright, no heavier than paper shows, and never a failure."""

from __future__ import annotations

import io
from typing import Any

from .pages import Image

_SHARP = 1_800
"""The most pixels that are kept along a side: over 300 to the inch at the width of a picture of the report."""
_QUALITY = 88
_AS_IT_IS = ("RGB", "L")
_UPRIGHT = 274
"""The EXIF tag that says how a camera was held."""


def picture(content: bytes, widest: float, highest: float) -> Image | None:
    """A picture as large as it may be in that room and no larger than it is; None when it cannot be read."""
    from PIL import Image as Pictures

    try:
        with Pictures.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
            content, (width, height) = _printed(opened, content)
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError):
        return None
    scale = min(widest / width, highest / height, 1.0)
    return Image(content, 0.0, width * scale, height * scale)


def _printed(opened: Any, content: bytes) -> tuple[bytes, tuple[int, int]]:
    """What is printed of a picture, and its size: as it was given when it is light, upright and plain."""
    from PIL import ImageOps

    heavy, plain = max(opened.size) > _SHARP, opened.mode in _AS_IT_IS
    if plain and not heavy and opened.getexif().get(_UPRIGHT, 1) == 1:
        opened.load()
        return content, opened.size
    if heavy:
        opened.draft("RGB", (_SHARP, _SHARP))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((_SHARP, _SHARP))
    file = io.BytesIO()
    if upright.mode in ("RGBA", "LA", "P", "PA"):
        upright.convert("RGBA").save(file, "PNG")
    else:
        upright.convert("RGB").save(file, "JPEG", quality=_QUALITY)
    return file.getvalue(), upright.size
