"""What the room sees, in a widget, for the projected window and the console's thumbnail; and as an exported picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from math import ceil, floor

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from .... import i18n
from ....sessions.scene.scenes import QuestionScene, Scene, WaitingScene
from .layout import live_marks, page_of
from .marks import Marks, Rect, Sheet
from .motion import Accent, Fade, comes_at_once, has_grown, is_another
from .pages import Page, Pages
from .painter import ScenePainter
from .parts import footer
from .photos import Media, no_media

DEFAULT_CANVAS = QSize(1920, 1080)
COUNT_AFTER = 150
"""Milliseconds without a new scene before the pages that nobody looks at are counted."""
COUNTED_AT_ONCE = 3
"""Pages laid out in one go while counting, so that typing never waits."""


def page_starts(scene: Scene, canvas: QSize) -> tuple[str, ...]:
    """What `Screen.first_id` says for each page, in order; nothing for a scene that has no pages."""
    pages = page_of(scene, Sheet(canvas.width(), canvas.height(), scene.look)).pages
    return pages.names() if pages is not None else ()


def picture(scene: Scene, size: QSize, now: datetime, *, media: Media = no_media) -> QImage:
    """The scene as the room sees it at *now*, on a projector of that size; its pictures are found by *media*."""
    sheet = Sheet(size.width(), size.height(), scene.look)
    page = page_of(scene, sheet)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(page.ground))
    painter = QPainter(image)
    marks = (*page.marks, *live_marks(scene, sheet, now), *_footer(page, sheet, _counted(page)))
    ScenePainter(media).paint(painter, marks, 1.0, Rect(0, 0, sheet.width, sheet.height))
    painter.end()
    return image


class SceneView(QWidget):
    """Draws a scene as it is laid out for the projector (`set_canvas`), scaled to the widget.

    The caller makes time pass with `tick`. *motion* lets scenes and new notes come softly; *patience* is how many
    milliseconds a change may wait to be drawn with the next ones, for a view that nobody waits for; one that does not
    *count* never looks for the pages that nobody turns to.
    """

    counted = Signal()
    """`page_count` is now exact."""

    def __init__(
        self, parent: QWidget | None = None, *, motion: bool = False, patience: int = 0, counts: bool = True
    ) -> None:
        super().__init__(parent)
        self._counts = counts
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._clock: Callable[[], datetime] = lambda: datetime.now().astimezone()
        self._sheet = Sheet(DEFAULT_CANVAS.width(), DEFAULT_CANVAS.height())
        self._scene: Scene = WaitingScene((), "", "")
        self._page = page_of(self._scene, self._sheet)
        self._live: Marks = ()
        self._count: int | None = None
        self._painter = ScenePainter()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count_some)
        self._late = QRect()
        """What waits to be drawn."""
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(patience)
        self._waiting.timeout.connect(self._draw_late)
        self._fade = Fade(self) if motion else None
        self._accent = Accent(self) if motion else None
        if self._fade is not None and self._accent is not None:
            self._fade.moved.connect(self.update)
            self._accent.moved.connect(self._repaint_newest)

    @property
    def canvas(self) -> QSize:
        """The size that the scene is laid out for."""
        return QSize(self._sheet.width, self._sheet.height)

    @property
    def scene(self) -> Scene:
        return self._scene

    def set_clock(self, clock: Callable[[], datetime]) -> None:
        """Read the room's time there."""
        self._clock = clock
        self.tick()

    def set_media(self, media: Media) -> None:
        """Find the pictures of the facilitator's own there."""
        self._painter.media = media
        self._painter.forget()
        self.update()

    def set_canvas(self, size: QSize) -> None:
        """Lay out for a projector of that size, in its own pixels."""
        sheet = replace(self._sheet, width=max(1, size.width()), height=max(1, size.height()))
        if sheet != self._sheet:
            self._sheet = sheet
            self._painter.forget()
            self._show(page_of(self._scene, sheet))
            self.update()

    def show_scene(self, scene: Scene) -> None:
        """Show another scene; what it has in common with the last one is not drawn again."""
        self._let_go(scene)
        if scene.look != self._sheet.look:
            self._sheet = replace(self._sheet, look=scene.look)
            self._painter.forget()
            self.update()
        page, before = page_of(scene, self._sheet), self._scene
        self._scene = scene
        arrived = has_grown(before, scene) and page.newest is not None and not scene.look.still
        if not _same_question(before, scene):
            self._count = None
        self._show(page)
        if arrived and self._accent is not None:
            self._accent.begin()

    def draw_now(self) -> None:
        """Draw what has changed, whatever else waits to be done."""
        QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest)

    def tick(self) -> None:
        """Time has passed: draw again what moves."""
        live = (*live_marks(self._scene, self._sheet, self._clock()), *_footer(self._page, self._sheet, self._count))
        self._repaint(_changed(self._live, live))
        self._live = live

    # Pages

    @property
    def page(self) -> int:
        """Which page is shown, from 0."""
        return self._page.pages.number if self._page.pages is not None else 0

    @property
    def page_count(self) -> int:
        """How many pages there are, as far as is known now; `counted` says when it has become exact."""
        if self._count is not None:
            return max(self._count, self.page + 1)
        return self.page + (2 if self._page.pages is not None and self._page.pages.followed else 1)

    def page_start(self, step: int) -> str | None:
        """What `Screen.first_id` says for the page that many pages away; empty for the latest, None beyond the ends."""
        pages = self._page.pages
        if pages is None:
            return None
        keys, wanted = pages.names(), pages.number + step
        return keys[wanted] if 0 <= wanted < len(keys) else None

    def _count_some(self) -> None:
        """Look for more pages, a few at a time."""
        pages = self._page.pages
        if pages is not None and pages.find(COUNTED_AT_ONCE):
            self._counting.start(0)
        elif pages is not None:
            self._show_count(pages)

    def _show_count(self, pages: Pages) -> None:
        if self._count != pages.known:
            self._count = pages.known
            self.tick()
        self.counted.emit()

    # Drawing

    def _show(self, page: Page) -> None:
        if page.ground != self._page.ground:
            self.update()
        self._repaint(_changed(self._page.marks, page.marks))
        self._page = page
        pages = page.pages
        if pages is None or pages.complete:
            self._counting.stop()
            self._count = pages.known if pages is not None else 1
        elif self._counts:
            self._counting.start(COUNT_AFTER)
        self.tick()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio, (scale, left, top) = self.devicePixelRatioF(), self._placing()
        painter.fillRect(event.rect(), QColor(self._page.ground))
        painter.scale(1 / ratio, 1 / ratio)
        painter.translate(left, top)
        seen = self._on_the_sheet(event.rect())
        marks = self._accent.on(self._page.marks) if self._accent is not None else self._page.marks
        self._painter.paint(painter, (*marks, *self._live), scale, seen)
        if self._fade is not None:
            painter.resetTransform()
            self._fade.draw(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = event.size() * self.devicePixelRatioF()
        self._painter.fit(size.width() * size.height())
        if self._fade is not None:
            self._fade.stop()
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(320, 180)

    def _let_go(self, scene: Scene) -> None:
        """What is shown now gives way to *scene*: softly, or at once."""
        if self._fade is None:
            return
        if comes_at_once(scene):
            self._fade.stop()
        elif self.isVisible() and is_another(self._scene, scene):
            self._fade.begin(self.grab())

    def _repaint_newest(self) -> None:
        if self._page.newest is not None:
            self._repaint((self._page.newest,))

    def _placing(self) -> tuple[float, int, int]:
        """How the sheet is scaled to the widget's real pixels, and where it begins there."""
        ratio = self.devicePixelRatioF()
        width, height = self.width() * ratio, self.height() * ratio
        scale = min(width / self._sheet.width, height / self._sheet.height)
        if abs(scale - 1) < 0.002:  # a window on a scaled desktop may miss a pixel
            scale = 1.0
        return scale, round((width - self._sheet.width * scale) / 2), round((height - self._sheet.height * scale) / 2)

    def _repaint(self, rects: Iterable[Rect]) -> None:
        """Have these places of the sheet drawn again."""
        rects = list(rects)
        if not rects:
            return
        ratio, (scale, left, top) = self.devicePixelRatioF(), self._placing()
        x = floor((min(rect.x for rect in rects) * scale + left) / ratio) - 4
        y = floor((min(rect.y for rect in rects) * scale + top) / ratio) - 4
        right = ceil((max(rect.right for rect in rects) * scale + left) / ratio) + 4
        bottom = ceil((max(rect.bottom for rect in rects) * scale + top) / ratio) + 4
        changed = QRect(x, y, right - x, bottom - y)
        if not self._waiting.interval():
            self.update(changed)
            return
        self._late = self._late.united(changed)
        if not self._waiting.isActive():
            self._waiting.start()

    def _draw_late(self) -> None:
        self.update(self._late)
        self._late = QRect()

    def _on_the_sheet(self, rect: QRect) -> Rect:
        """The part of the sheet that a part of the widget shows."""
        ratio, (scale, left, top) = self.devicePixelRatioF(), self._placing()
        x, y = floor((rect.x() * ratio - left) / scale) - 1, floor((rect.y() * ratio - top) / scale) - 1
        return Rect(x, y, ceil(rect.width() * ratio / scale) + 2, ceil(rect.height() * ratio / scale) + 2)


def _changed(before: Marks, after: Marks) -> list[Rect]:
    """The places of the marks that are not the same, between those that are at both ends."""
    start, shortest = 0, min(len(before), len(after))
    while start < shortest and before[start] == after[start]:
        start += 1
    end = 0
    while end < shortest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return [mark.rect for marks in (before, after) for mark in marks[start : len(marks) - end]]


def _footer(page: Page, sheet: Sheet, count: int | None) -> Marks:
    """The number of the page, when there are several; of how many, when that is known."""
    pages = page.pages
    if pages is None or not (pages.followed or pages.number):
        return ()
    known = count if count is not None and count > pages.number else None
    return footer(sheet, pages.number, known, i18n.language(), page.ink, page.ground if page.ink else "")


def _counted(page: Page) -> int | None:
    return len(page.pages.names()) if page.pages is not None else None


def _same_question(before: Scene, after: Scene) -> bool:
    return isinstance(before, QuestionScene) and isinstance(after, QuestionScene) and before.question == after.question
