"""What the facilitator brings to the room's screen: a message, a picture, a document; and the test card."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from facilitator import i18n, paths, tokens
from facilitator.sessions import labels
from facilitator.sessions.records import ContributionKind
from facilitator.sessions.scene.scenes import CalibrationScene, MessageScene, PictureScene
from facilitator.sessions.scene.values import Look
from facilitator.ui.widgets.scene.layout import page_of
from facilitator.ui.widgets.scene.marks import Box, Frame, Photo, Ring, Text
from facilitator.ui.widgets.scene.view import SceneView, page_starts, picture

from ..conftest import Clock
from .layouts import USUAL, all_pages, marks_of, sheet_of, words_of
from .scenes import LOOKS, NOW, RAIL, SIZES, TEXTS
from .test_scene_day import read, squeezed

sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
texts = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
RED, BLUE = "#C01020", "#1020C0"


def photo(width: int, height: int, colour: str, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


MEDIA = {"wide": photo(1200, 300, RED), "tall": photo(300, 1200, BLUE), "torn": photo(900, 900, RED)[:200]}


def shown(*media: str, title: str = "Carte des communes", size: QSize = USUAL, first_id: str = "") -> QImage:
    return picture(PictureScene(RAIL, title, media, first_id=first_id), size, NOW, media=MEDIA.get)


def bounds(image: QImage, colour: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what has that colour, a few pixels at a time."""
    found = [
        (x, y)
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
        if QColor(image.pixel(x, y)).name() == colour.lower()
    ]
    xs, ys = [x for x, _y in found], [y for _x, y in found]
    return min(xs), min(ys), max(xs), max(ys)


# Messages


@sizes
@looks
@texts
def test_a_message_is_read_in_full_once(size: QSize, look: Look, text: str) -> None:
    assert read(MessageScene(RAIL, text, look=look), size) == squeezed(text)


def test_a_word_is_larger_than_a_sentence_and_a_sentence_than_a_page() -> None:
    said = ("Silence", TEXTS["ordinary"], TEXTS["a page"])
    found = [max(m.style.size for m in marks_of(MessageScene(RAIL, one)) if isinstance(m, Text)) for one in said]
    assert found == sorted(found, reverse=True)
    assert found[0] > 2 * found[2]


def test_a_few_words_are_in_the_middle() -> None:
    message = next(m for m in marks_of(MessageScene(RAIL, "Silence")) if isinstance(m, Text) and m.words == "Silence")
    assert abs(message.rect.x + message.rect.width / 2 - USUAL.width() / 2) < 4


# Pictures


def test_a_picture_is_shown_whole_in_its_own_shape_as_wide_as_the_view() -> None:
    left, top, right, bottom = bounds(shown("wide"), RED)
    assert (left, right) == (0, USUAL.width() - 4)
    assert (bottom - top) / (right - left) == pytest.approx(0.25, abs=0.01)


def test_a_tall_picture_ends_above_the_rail() -> None:
    left, top, right, bottom = bounds(shown("tall"), BLUE)
    rail = min(m.rect.y for m in marks_of(PictureScene(RAIL, "", ("tall",))) if isinstance(m, Box) and m.rect.y > 900)
    assert (top, rail - 8 <= bottom < rail) == (0, True)
    assert (right - left) / (bottom - top) == pytest.approx(0.25, abs=0.01)
    assert abs((left + right) / 2 - USUAL.width() / 2) < 6


@sizes
def test_the_clock_keeps_its_own_ground_over_a_picture(size: QSize) -> None:
    marks = marks_of(PictureScene(RAIL, "Carte", ("wide",)), size)
    clock = next(place for place, mark in enumerate(marks) if isinstance(mark, Text) and mark.words == "14:22")
    under = marks[clock - 1]
    assert isinstance(under, Box)
    assert under.rect.holds(marks[clock].rect)


@sizes
def test_the_pages_of_a_document_are_turned_and_leave_their_number_alone(size: QSize) -> None:
    scene = PictureScene(RAIL, "Le diaporama", ("wide", "tall", "torn"))
    assert page_starts(scene, size) == ("", "1", "2")
    seen = []
    for place, page in enumerate(all_pages(scene, size)):
        marks = marks_of(page, size)
        found = next(mark for mark in marks if isinstance(mark, Photo))
        number = next(mark for mark in marks if isinstance(mark, Text) and mark.words == f"Page {place + 1} / 3")
        assert not found.rect.meets(number.rect)
        seen.append(found.name)
    assert seen == ["wide", "tall", "torn"]


@pytest.mark.parametrize("media", [("missing",), ("torn",), ()], ids=["missing", "torn", "none"])
def test_a_picture_that_cannot_be_seen_says_so_and_never_its_title(media: tuple[str, ...]) -> None:
    scene = PictureScene(RAIL, "IMG_0412 (copie)", media)
    instead = [mark.instead for mark in marks_of(scene) if isinstance(mark, Photo)] or marks_of(scene)
    assert "Image indisponible" in words_of(instead)
    assert "IMG" not in words_of(instead)
    left, _top, right, _bottom = bounds(picture(scene, USUAL, NOW, media=MEDIA.get), tokens.LIGHT.soft_ink)
    assert right - left > 400


def test_a_photograph_is_upright_as_it_was_held(tmp_path: Path) -> None:
    """A turned telephone writes so in the picture (EXIF orientation 6): what was left is up."""
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(RED))
    painter = QPainter(image)
    painter.fillRect(0, 0, 200, 200, QColor(BLUE))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 100)  # type: ignore[call-overload]
    plain = bytes(buffer.data().data())
    tiff = b"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
    exif = b"Exif\x00\x00" + tiff
    turned = plain[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + plain[2:]
    drawn = picture(PictureScene(RAIL, "", ("turned",)), USUAL, NOW, media={"turned": turned}.get)
    above, below = drawn.pixelColor(960, 200), drawn.pixelColor(960, 900)
    assert (above.blue() > 150, below.red() > 150) == (True, True)


def test_the_widget_shows_what_the_exported_picture_does(qtbot: QtBot) -> None:
    view = SceneView()
    qtbot.addWidget(view)
    view.set_clock(Clock(NOW))
    view.set_media(MEDIA.get)
    view.resize(USUAL)
    view.show_scene(PictureScene(RAIL, "Carte", ("tall",)))
    grabbed = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert grabbed == shown("tall", title="Carte")


def test_a_picture_is_decoded_once_for_its_size(qtbot: QtBot) -> None:
    asked: list[str] = []

    def media(name: str) -> bytes | None:
        asked.append(name)
        return MEDIA.get(name)

    view = SceneView()
    qtbot.addWidget(view)
    view.set_media(media)
    view.resize(640, 360)
    view.show()
    view.show_scene(PictureScene(RAIL, "Carte", ("tall",)))
    for _turn in range(3):
        view.grab()
    assert asked == ["tall"]


# The test card


@sizes
@looks
def test_the_test_card_holds_the_smallest_letters_there_will_be(size: QSize, look: Look) -> None:
    scene = CalibrationScene(RAIL, 800, 150, look=look)
    sheet = sheet_of(scene, size)
    words = [mark for page in all_pages(scene, size) for mark in marks_of(page, size) if isinstance(mark, Text)]
    read = [mark for mark in words if squeezed("Si vous lisez cette ligne") in squeezed(words_of([mark]))]
    assert read[0].style.size == sheet.floor
    assert read[1].style.size > sheet.floor or look.capital == 0.05


@sizes
@looks
def test_the_test_card_goes_to_the_very_edges_on_every_page(size: QSize, look: Look) -> None:
    for page in all_pages(CalibrationScene(RAIL, 800, 150, look=look), size):
        marks = marks_of(page, size)
        frame = next(mark.rect for mark in marks if isinstance(mark, Frame) and mark.rect.x == 0)
        assert frame == (0, 0, size.width(), size.height())
        squares = [m.rect for m in marks if isinstance(m, Box) and m.rect.x in (0, size.width() - m.rect.width)]
        assert len({(rect.x == 0, rect.y == 0) for rect in squares}) == 4


@sizes
@looks
def test_the_test_card_has_a_whole_circle(size: QSize, look: Look) -> None:
    circle = next(m for m in marks_of(CalibrationScene(RAIL, 800, 150, look=look), size) if isinstance(m, Ring))
    assert (circle.rect.width, circle.share) == (circle.rect.height, 1.0)


@looks
def test_the_test_card_shows_the_papers_with_their_letters(look: Look) -> None:
    marks = marks_of(CalibrationScene(RAIL, 800, 150, look=look))
    for kind in ContributionKind:
        paper = next(m for m in marks if isinstance(m, Box) and m.colour == tokens.NOTE_COLOURS[kind.value])
        letters = [m.words for m in marks if isinstance(m, Text) and paper.rect.holds(m.rect)]
        assert letters == [labels.kind_letter(kind)]
    grounds = {mark.ground for mark in marks if isinstance(mark, Text) and mark.words == "Aa"}
    assert grounds == {tokens.LIGHT.ground, tokens.DARK.ground}


def test_the_test_card_tells_the_measures_of_the_room() -> None:
    scene = CalibrationScene(RAIL, 850, 150)
    assert squeezed("Dernier rang à 8,5 m · image de 1,5 m de haut") in read(scene)
    i18n.install(paths.resource("translations"), "en")
    assert squeezed("Last row at 8.5 m · picture 1.5 m high") in read(replace(scene, depth_cm=850))


def test_the_test_card_has_no_rail_to_hide_its_edge() -> None:
    marks = page_of(CalibrationScene(RAIL, 800, 150), sheet_of(CalibrationScene(RAIL, 800, 150), USUAL)).marks
    assert not any(mark.rect.width == USUAL.width() and mark.rect.height < 100 for mark in marks)
