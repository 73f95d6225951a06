"""Letters are on the picture at every size: nothing that makes them faster may lose them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from facilitator.sessions.scene.scenes import MessageScene
from facilitator.ui.widgets.scene.marks import Rect, Text
from facilitator.ui.widgets.scene.painter import ScenePainter
from facilitator.ui.widgets.scene.text import BOLD, MEDIUM, REGULAR, Style, block
from facilitator.ui.widgets.scene.view import picture

from ..conftest import Clock

WHITE, BLACK = "#FFFFFF", "#000000"


@pytest.mark.parametrize("scale", [1.0, 0.5, 0.13])
@pytest.mark.parametrize("weight", [REGULAR, MEDIUM, BOLD])
def test_letters_of_every_size_leave_ink_on_the_picture(qtbot: QtBot, weight: int, scale: float) -> None:
    for size in range(24, 640, 8):
        image = blank()
        painter = QPainter(image)
        text = Text(0, 0, block("H", 1_000, Style(size, weight)), BLACK, WHITE)
        ScenePainter().paint(painter, [text], scale, Rect(0, 0, 1_000, 1_000))
        painter.end()
        assert image != blank(), f"{size} pixels"


def blank() -> QImage:
    image = QImage(600, 600, QImage.Format.Format_RGB32)
    image.fill(QColor(WHITE))
    return image


@pytest.mark.parametrize("size", [QSize(1024, 768), QSize(1920, 1080), QSize(3840, 2160)])
def test_a_message_is_seen_on_every_projector(qtbot: QtBot, clock: Clock, size: QSize) -> None:
    said, nothing = (picture(MessageScene((), words), size, clock.now) for words in ("On reprend à 14 h", ""))
    assert said != nothing
