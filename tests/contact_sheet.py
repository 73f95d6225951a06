"""Every scene of the room's view on contact sheets, to look at: `./run pictures [folder]`.

One sheet for each size of projector, one for each look of the room, one for each kind of awkward text, one in English.
A scene of several pages shows its first two and its last.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from facilitator import i18n, paths, tokens
from facilitator.app import make_application
from facilitator.sessions.scene.scenes import Scene
from facilitator.sessions.scene.values import Look
from facilitator.ui.theme import font
from facilitator.ui.widgets.scene.view import picture

from .ui.layouts import all_pages
from .ui.scenes import LOOKS, NOW, SIZES, TEXTS, every_scene

WIDTH, COLUMNS, GAP, CAPTION = 480, 5, 16, 26
USUAL, SMALL = SIZES[3], SIZES[0]


def sheets() -> Iterator[tuple[str, str, QSize, Look, str]]:
    """Each sheet: its name, the text, the size, the look, the language."""
    for size in SIZES:
        yield f"size-{size.width()}x{size.height()}", "ordinary", size, Look(), "fr"
    for name, look in LOOKS.items():
        yield f"look-{name}", "ordinary", USUAL, look, "fr"
        yield f"look-{name}-1024x768", "a page", SMALL, look, "fr"
    for name in TEXTS:
        yield f"text-{name.replace(' ', '-')}", name, SIZES[2], Look(), "fr"
    yield "english", "ordinary", USUAL, Look(), "en"


def pages(scene: Scene, size: QSize) -> list[Scene]:
    found = list(all_pages(scene, size))
    return found if len(found) <= 3 else [*found[:2], found[-1]]


def draw(text: str, size: QSize, look: Look) -> QImage:
    """All the scenes, with their names."""
    shown = [
        (f"{name} {rank}" if rank else name, page)
        for name, scene in every_scene(text, look).items()
        for rank, page in enumerate(pages(scene, size))
    ]
    height = round(WIDTH * size.height() / size.width())
    rows = -(-len(shown) // COLUMNS)
    sheet = QImage(COLUMNS * (WIDTH + GAP) + GAP, rows * (height + CAPTION + GAP) + GAP, QImage.Format.Format_RGB32)
    sheet.fill(QColor(tokens.LINE))
    painter = QPainter(sheet)
    painter.setFont(font(16))
    for place, (name, scene) in enumerate(shown):
        x = GAP + place % COLUMNS * (WIDTH + GAP)
        y = GAP + place // COLUMNS * (height + CAPTION + GAP)
        smaller = picture(scene, size, NOW).scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(x, y + CAPTION, smaller)
        painter.drawText(QRect(x, y, WIDTH, CAPTION), 0, name)
    painter.end()
    return sheet


def main(folder: Path) -> None:
    i18n.install(paths.resource("translations"), "fr")
    application = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    for name, text, size, look, language in sheets():
        i18n.install(paths.resource("translations"), language)
        target = folder / f"{name}.png"
        if not draw(TEXTS[text], size, look).save(str(target)):
            raise OSError(f"{target} was not written")
        print(target)
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/pictures"))
