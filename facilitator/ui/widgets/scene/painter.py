"""Draws marks, at the projector's size or smaller. Texts and tiles are kept as pictures and stamped again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from .marks import Box, Frame, Mark, Photo, Placed, Rect, Ring, Sector, Text, Tile
from .photos import Media, fitted_photo, no_media
from .text import Block

KEPT_PICTURES = 2
"""How many times the pixels of the whole picture are kept at most: a wall, and what is shown in its place."""
KEPT_PIXELS = 12_000_000
"""How many are kept at most, however large the picture is."""


class _Word(NamedTuple):
    """What a text looks like, wherever it is."""

    block: Block
    first: int
    last: int
    colour: str
    ground: str


class _Shot(NamedTuple):
    """A picture among the file's media, at the size of its place."""

    name: str
    width: int
    height: int
    ground: str


_Look = Tile | _Word | _Shot


class ScenePainter:
    """One for each view: it remembers how things look at the view's scale.

    *media* finds the pictures of the facilitator's own.
    """

    def __init__(self, media: Media = no_media) -> None:
        self.media = media
        self._kept: OrderedDict[_Look, QPixmap] = OrderedDict()
        self._pixels = 0
        self._most = KEPT_PIXELS
        self._seen: OrderedDict[_Word, None] = OrderedDict()

    def paint(self, painter: QPainter, marks: Iterable[Mark], scale: float, seen: Rect) -> None:
        """Draw the marks that *seen*, a part of the sheet, shows; always at the same scale, or `forget` first."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in marks:
            if mark.rect.meets(seen):
                self._draw(painter, mark, scale)

    def fit(self, pixels: int) -> None:
        """The whole picture has so many pixels now: what is kept of it has its bounds there."""
        self._most = min(KEPT_PIXELS, KEPT_PICTURES * pixels)
        self.forget()

    def forget(self) -> None:
        """The scale has changed: nothing that is kept fits."""
        self._kept.clear()
        self._seen.clear()
        self._pixels = 0

    def _draw(self, painter: QPainter, mark: Mark, scale: float) -> None:
        if isinstance(mark, Placed):
            self._stamp(painter, mark.tile, mark.x, mark.y, scale)
        elif isinstance(mark, Text):
            self._write(painter, mark, scale)
        elif isinstance(mark, Box):
            self._fill(painter, mark, scale)
        elif isinstance(mark, Ring):
            _draw_ring(painter, mark, scale)
        elif isinstance(mark, Photo):
            self._show(painter, mark, scale)
        elif isinstance(mark, Sector):
            _draw_sector(painter, mark, scale)
        else:
            _draw_frame(painter, mark, scale)

    def _write(self, painter: QPainter, text: Text, scale: float) -> None:
        """Draw a text; when it comes again, keep it: most figures are seen once. It is the same to the pixel."""
        look = _Word(text.block, text.first, text.end, text.colour, text.ground)
        x, y = text.rect.x - _bleed(text.block), text.y
        if look in self._kept or look in self._seen:
            self._stamp(painter, look, x, y, scale)
            return
        self._seen[look] = None
        if len(self._seen) > 500:
            self._seen.popitem(last=False)
        painter.save()
        painter.translate(round(x * scale), round(y * scale))
        _draw_text(painter, _at_the_corner(look), scale)
        painter.restore()

    def _show(self, painter: QPainter, photo: Photo, scale: float) -> None:
        """A picture, decoded and scaled once; where there is none, what is said instead."""
        x, y = round(photo.rect.x * scale), round(photo.rect.y * scale)
        width, height = round(photo.rect.right * scale) - x, round(photo.rect.bottom * scale) - y
        look = _Shot(photo.name, width, height, photo.ground)
        if look not in self._kept:
            picture = fitted_photo(self.media(photo.name), width, height, photo.ground)
            if picture is None:
                self._write(painter, photo.instead, scale)
                return
            self._keep(look, picture)
        self._kept.move_to_end(look)
        painter.drawPixmap(x, y, self._kept[look])

    def _stamp(self, painter: QPainter, look: Tile | _Word, x: int, y: int, scale: float) -> None:
        picture = self._kept.get(look)
        if picture is None:
            picture = self._picture(look, scale)
            self._keep(look, picture)
        else:
            self._kept.move_to_end(look)
        painter.drawPixmap(round(x * scale), round(y * scale), picture)

    def _picture(self, look: Tile | _Word, scale: float) -> QPixmap:
        if isinstance(look, _Word):
            span, bleed = look.block.span(look.first, look.last), _bleed(look.block)
            picture = _blank(span.width + 2 * bleed, span.height, look.ground, scale)
            painter = _painter(picture)
            _draw_text(painter, _at_the_corner(look), scale)
        else:
            picture = _blank(look.width, look.height, look.ground, scale)
            painter = _painter(picture)
            for mark in look.marks:
                self._draw(painter, mark, scale)
        painter.end()
        return picture

    def _keep(self, look: _Look, picture: QPixmap) -> None:
        self._kept[look] = picture
        self._pixels += picture.width() * picture.height()
        while self._pixels > self._most and len(self._kept) > 1:
            _oldest, dropped = self._kept.popitem(last=False)
            self._pixels -= dropped.width() * dropped.height()

    def _fill(self, painter: QPainter, box: Box, scale: float) -> None:
        """Straight edges are filled, round corners stamped: many times faster than one smooth outline."""
        x, y = round(box.rect.x * scale), round(box.rect.y * scale)
        right, bottom = round(box.rect.right * scale), round(box.rect.bottom * scale)
        colour, r = QColor(box.colour), min(round(box.radius * scale), (right - x) // 2, (bottom - y) // 2)
        if r < 1:
            painter.fillRect(x, y, right - x, bottom - y, colour)
            return
        painter.fillRect(x + r, y, right - x - 2 * r, bottom - y, colour)
        painter.fillRect(x, y + r, r, bottom - y - 2 * r, colour)
        painter.fillRect(right - r, y + r, r, bottom - y - 2 * r, colour)
        disc = _disc(box.colour, r)
        for at_x, from_x in ((x, 0), (right - r, r)):
            for at_y, from_y in ((y, 0), (bottom - r, r)):
                painter.drawPixmap(at_x, at_y, disc, from_x, from_y, r, r)


@lru_cache(maxsize=64)
def _disc(colour: str, radius: int) -> QPixmap:
    """Four round corners in one picture."""
    picture = QPixmap(2 * radius, 2 * radius)
    picture.fill(Qt.GlobalColor.transparent)
    painter = _painter(picture)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(0, 0, 2 * radius, 2 * radius)
    painter.end()
    return picture


def _painter(picture: QPixmap) -> QPainter:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _bleed(block: Block) -> int:
    """How far letters may reach beyond their width."""
    return block.style.size // 12


def _blank(width: int, height: int, ground: str, scale: float) -> QPixmap:
    picture = QPixmap(max(1, round(width * scale)), max(1, round(height * scale)))
    picture.fill(QColor(ground))
    return picture


def _at_the_corner(look: _Word) -> Text:
    """The text as its picture holds it."""
    left = _bleed(look.block) - look.block.span(look.first, look.last).left
    return Text(left, 0, look.block, look.colour, look.ground, look.first, look.last)


def _draw_text(painter: QPainter, text: Text, scale: float) -> None:
    painter.save()
    painter.translate(text.x * scale, text.y * scale)
    if scale != 1:
        painter.scale(scale, scale)
    painter.setPen(QColor(text.colour))
    text.block.draw(painter, text.first, text.end)
    painter.restore()


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


def _draw_sector(painter: QPainter, sector: Sector, scale: float) -> None:
    disc, start, sweep = _scaled(sector.rect, scale), round((90 - sector.start) * 16), -round(sector.sweep * 16)
    if not sector.thickness:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(sector.colour))
        painter.drawPie(disc, start, sweep)
        return
    half = sector.thickness * scale / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(sector.colour), 2 * half, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(disc.adjusted(half, half, -half, -half), start, sweep)


def _scaled(rect: Rect, scale: float) -> QRectF:
    return QRectF(rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale)
