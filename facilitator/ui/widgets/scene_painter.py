"""Draws marks, at the projector's size or smaller. Texts and tiles are kept as pictures and stamped again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from .scene_marks import Box, Frame, Mark, Placed, Rect, Ring, Text, Tile
from .scene_text import Block

KEPT_PIXELS = 12_000_000
"""How many pixels are kept at most: about six pictures of 1920 × 1080."""


class _Word(NamedTuple):
    """What a text looks like, wherever it is."""

    block: Block
    first: int
    last: int
    colour: str
    ground: str


_Look = Tile | Ring | _Word


class ScenePainter:
    """One for each view: it remembers how tiles and texts look at the view's scale."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Look, QPixmap] = OrderedDict()
        self._pixels = 0

    def paint(self, painter: QPainter, marks: Iterable[Mark], scale: float, seen: Rect) -> None:
        """Draw the marks that *seen*, a part of the sheet, shows; always at the same scale, or `forget` first."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in marks:
            if not mark.rect.meets(seen):
                continue
            if isinstance(mark, Placed):
                self._stamp(painter, mark.tile, mark.rect, scale)
            elif isinstance(mark, Text):
                self._stamp(
                    painter, _Word(mark.block, mark.first, mark.end, mark.colour, mark.ground), mark.rect, scale
                )
            elif isinstance(mark, Ring):
                at_origin = replace(mark, rect=mark.rect._replace(x=0, y=0))
                self._stamp(painter, at_origin, mark.rect, scale)
            else:
                _draw(painter, mark, scale)

    def forget(self) -> None:
        """The scale has changed: nothing that is kept fits."""
        self._kept.clear()
        self._pixels = 0

    def _stamp(self, painter: QPainter, look: _Look, rect: Rect, scale: float) -> None:
        picture = self._kept.get(look)
        if picture is None:
            picture = _word(look, scale) if isinstance(look, _Word) else _tile(look, scale)
            self._keep(look, picture)
        else:
            self._kept.move_to_end(look)
        bleed = _bleed(look.block) if isinstance(look, _Word) else 0
        painter.drawPixmap(round((rect.x - bleed) * scale), round(rect.y * scale), picture)

    def _keep(self, look: _Look, picture: QPixmap) -> None:
        self._kept[look] = picture
        self._pixels += picture.width() * picture.height()
        while self._pixels > KEPT_PIXELS and len(self._kept) > 1:
            _oldest, dropped = self._kept.popitem(last=False)
            self._pixels -= dropped.width() * dropped.height()


def _tile(tile: Tile | Ring, scale: float) -> QPixmap:
    width, height = (tile.width, tile.height) if isinstance(tile, Tile) else tile.rect[2:]
    picture = _blank(width, height, tile.ground, scale)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in tile.marks if isinstance(tile, Tile) else (tile,):
        _draw(painter, mark, scale)
    painter.end()
    return picture


def _word(word: _Word, scale: float) -> QPixmap:
    span, bleed = word.block.span(word.first, word.last), _bleed(word.block)
    picture = _blank(span.width + 2 * bleed, span.height, word.ground, scale)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_text(painter, Text(bleed - span.left, 0, word.block, word.colour, word.ground, word.first, word.last), scale)
    painter.end()
    return picture


def _bleed(block: Block) -> int:
    """How far letters may reach beyond their width."""
    return block.style.size // 12


def _blank(width: int, height: int, ground: str, scale: float) -> QPixmap:
    picture = QPixmap(max(1, round(width * scale)), max(1, round(height * scale)))
    picture.fill(QColor(ground))
    return picture


def _draw(painter: QPainter, mark: Box | Frame | Ring | Text, scale: float) -> None:
    if isinstance(mark, Box):
        _draw_box(painter, mark, scale)
    elif isinstance(mark, Frame):
        _draw_frame(painter, mark, scale)
    elif isinstance(mark, Ring):
        _draw_ring(painter, mark, scale)
    else:
        _draw_text(painter, mark, scale)


def _draw_text(painter: QPainter, text: Text, scale: float) -> None:
    painter.save()
    painter.translate(text.x * scale, text.y * scale)
    if scale != 1:
        painter.scale(scale, scale)
    painter.setPen(QColor(text.colour))
    text.block.draw(painter, text.first, text.end)
    painter.restore()


def _draw_box(painter: QPainter, box: Box, scale: float) -> None:
    if not box.radius:
        painter.fillRect(_scaled(box.rect, scale), QColor(box.colour))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(box.colour))
    painter.drawRoundedRect(_scaled(box.rect, scale), box.radius * scale, box.radius * scale)


def _draw_frame(painter: QPainter, frame: Frame, scale: float) -> None:
    half = frame.thickness * scale / 2
    radius = max(0.0, frame.radius * scale - half)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(frame.colour), frame.thickness * scale))
    painter.drawRoundedRect(_scaled(frame.rect, scale).adjusted(half, half, -half, -half), radius, radius)


def _draw_ring(painter: QPainter, ring: Ring, scale: float) -> None:
    """From the top, clockwise, as much as is left."""
    half = ring.thickness * scale / 2
    circle = _scaled(ring.rect, scale).adjusted(half, half, -half, -half)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(ring.track), ring.thickness * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawEllipse(circle)
    if ring.share > 0:
        pen.setColor(QColor(ring.colour))
        painter.setPen(pen)
        painter.drawArc(circle, 90 * 16, -round(ring.share * 360 * 16))


def _scaled(rect: Rect, scale: float) -> QRectF:
    return QRectF(rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale)
