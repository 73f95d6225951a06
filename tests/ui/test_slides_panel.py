"""My slides: messages, pictures and documents brought to the room, in a panel that the keyboard reaches whole."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from reportlab.pdfgen.canvas import Canvas

from facilitator.sessions import screen, slides
from facilitator.sessions.records import Contribution, SceneKind, Slide
from facilitator.sessions.scene.choices import Choice
from facilitator.ui.background import finish_background
from facilitator.ui.run.slides.pictures import LARGEST_SIDE
from facilitator.ui.run.slides.slides_panel import SlidesPanel

from .conftest import Console, DialogAnswer

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def panel(console: Console) -> SlidesPanel:
    console.start()
    console.workshop.run.panels.open("slides", None)
    QApplication.processEvents()
    found = console.workshop.run.panels.panel("slides")
    assert isinstance(found, SlidesPanel)
    return found


@pytest.fixture
def wanted(console: Console, panel: SlidesPanel) -> list[Choice]:
    """What the panel asks to show, as the run page hears it."""
    heard: list[Choice] = []
    console.workshop.run.panels.scene_wanted.connect(heard.append)
    return heard


def kept(console: Console) -> list[Slide]:
    return slides.slides_of(console.store, console.session.id)


def texts(console: Console) -> list[str]:
    return [slide.text for slide in kept(console)]


def picture(path: Path, width: int = 400, height: int = 300, colour: str = "#cfe8dc") -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def document(path: Path, pages: int, password: str | None = None) -> Path:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(842, 595), encrypt=password)
    for page in range(pages):
        canvas.drawString(80, 300, f"Page {page + 1}")
        canvas.rect(0, 0, 842, 20 * (page + 1), fill=1)
        canvas.showPage()
    canvas.save()
    path.write_bytes(file.getvalue())
    return path


def add(console: Console, panel: SlidesPanel, *paths: Path) -> None:
    panel.add_files(paths)
    console.qtbot.waitUntil(lambda: not panel.reading.busy, timeout=30_000)
    QApplication.processEvents()


def images(console: Console, slide: Slide) -> list[QImage]:
    """The pictures of a slide, as the file holds them."""
    return [QImage.fromData(console.store.media(name) or b"") for name in slide.media.split()]


# Messages


def test_a_message_is_typed_kept_and_shown_without_the_mouse(
    console: Console, panel: SlidesPanel, wanted: list[Choice]
) -> None:
    assert console.focused is panel.message
    console.type("Le bus part à 17 h 10")
    console.key(Qt.Key.Key_Return)
    console.type("devant la mairie")
    console.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (message,) = kept(console)
    assert message.text == "Le bus part à 17 h 10\ndevant la mairie"
    assert panel.message.text() == ""
    assert wanted == []

    console.key(Qt.Key.Key_Return)
    assert wanted == [Choice(SceneKind.SLIDE, message.id)]
    assert console.store.count(Contribution) == 0


def test_a_message_left_without_a_word_about_it_is_kept_all_the_same(console: Console, panel: SlidesPanel) -> None:
    console.type("Éteignez vos téléphones")
    console.workshop.run.bar.field.setFocus()
    assert texts(console) == ["Éteignez vos téléphones"]
    panel.message.setFocus()
    console.type("Merci")
    console.key(Qt.Key.Key_Escape)
    assert texts(console) == ["Éteignez vos téléphones", "Merci"]
    panel.message.setFocus()
    console.type("  ")
    console.workshop.run.bar.field.setFocus()
    assert len(texts(console)) == 2


def test_the_field_grows_and_its_button_is_there_when_there_is_something_to_keep(
    console: Console, panel: SlidesPanel
) -> None:
    assert "Garder le message" not in console.buttons()
    before = panel.message.height()
    console.type("Un")
    for line in ("Deux", "Trois", "Quatre"):
        console.key(Qt.Key.Key_Return)
        console.type(line)
    assert panel.message.height() > 2 * before
    console.click("Garder le message")
    assert texts(console) == ["Un\nDeux\nTrois\nQuatre"]
    assert panel.message.height() == before


def test_words_are_shown_as_they_are_typed_mark_up_included(console: Console, panel: SlidesPanel) -> None:
    hostile = "<b>gras</b> & <img src='/etc/passwd'/>"
    slides.add_message(console.store, console.session.id, hostile)
    QApplication.processEvents()
    label = next(found for found in panel.findChildren(QLabel) if found.text() == hostile)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_message_is_edited_where_it_stands(console: Console, panel: SlidesPanel) -> None:
    slides.add_message(console.store, console.session.id, "Le bus part à 17 h")
    QApplication.processEvents()
    panel.setFocus()
    console.key(Qt.Key.Key_F2)
    console.type("Le bus part à 17 h 30")
    console.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert texts(console) == ["Le bus part à 17 h 30"]
    assert console.focused is panel.list.cards[0]
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(console) == ["Le bus part à 17 h"]


# The list


def test_the_order_is_changed_and_a_slide_removed_by_keys(console: Console, panel: SlidesPanel) -> None:
    for text in ("Un", "Deux", "Trois"):
        slides.add_message(console.store, console.session.id, text)
    QApplication.processEvents()
    panel.setFocus()
    console.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(console) == ["Deux", "Un", "Trois"]
    console.key(Qt.Key.Key_Up)
    assert console.focused is panel.list.cards[0]
    console.key(Qt.Key.Key_Delete)
    assert texts(console) == ["Un", "Trois"]
    assert console.focused is panel.list.cards[0]
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(console) == ["Deux", "Un", "Trois"]
    console.key(Qt.Key.Key_Escape)
    assert console.workshop.run.panels.shown == ""


def test_a_slide_is_shown_by_its_button_and_by_a_double_click(
    console: Console, panel: SlidesPanel, wanted: list[Choice]
) -> None:
    first = slides.add_message(console.store, console.session.id, "Un")
    second = slides.add_message(console.store, console.session.id, "Deux")
    QApplication.processEvents()
    QTest.mouseClick(panel.list.cards[1].show_button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(panel.list.cards[0], Qt.MouseButton.LeftButton)
    assert wanted == [Choice(SceneKind.SLIDE, second.id), Choice(SceneKind.SLIDE, first.id)]


def test_the_list_says_which_one_the_room_sees(console: Console, panel: SlidesPanel) -> None:
    first = slides.add_message(console.store, console.session.id, "Un")
    slides.add_message(console.store, console.session.id, "Deux")
    screen.show(console.store, console.session.id, Choice(SceneKind.SLIDE, first.id))
    QApplication.processEvents()

    def told() -> list[bool]:
        return ["à l’écran" in card.accessibleName() for card in panel.list.cards]

    assert told() == [True, False]
    screen.toggle_black(console.store, console.session.id)
    assert told() == [False, False]


# Files


def test_a_picture_becomes_a_slide_of_its_name_as_sharp_as_a_projector(
    console: Console, panel: SlidesPanel, tmp_path: Path
) -> None:
    add(console, panel, picture(tmp_path / "Plan de la vallée.png", 4000, 2000))
    (slide,) = kept(console)
    assert slide.text == "Plan de la vallée"
    (image,) = images(console, slide)
    assert (image.width(), image.height()) == (LARGEST_SIDE, LARGEST_SIDE // 2)
    assert image.pixelColor(100, 100).name() == "#cfe8dc"
    assert console.notices[-1] == ("«\u202fPlan de la vallée\u202f» est dans vos diapositives.", False)


def test_a_small_picture_stays_as_it_is(console: Console, panel: SlidesPanel, tmp_path: Path) -> None:
    add(console, panel, picture(tmp_path / "logo.bmp", 40, 30))
    (image,) = images(console, kept(console)[0])
    assert (image.width(), image.height()) == (40, 30)


def test_a_photograph_is_upright_and_kept_as_jpeg(console: Console, panel: SlidesPanel, tmp_path: Path) -> None:
    noise = QImage(600, 400, QImage.Format.Format_RGB32)
    for x in range(600):
        for y in range(400):
            noise.setPixel(x, y, 0xFF000000 | (x * 7919 + y * 104_729) % 0xFFFFFF)
    path = tmp_path / "photo.jpg"
    assert noise.save(str(path), quality=95)
    orientation = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    taken = path.read_bytes()
    path.write_bytes(taken[:2] + b"\xff\xe1" + struct.pack(">H", len(orientation) + 2) + orientation + taken[2:])

    add(console, panel, path)
    (slide,) = kept(console)
    (image,) = images(console, slide)
    assert (image.width(), image.height()) == (400, 600)
    assert (console.store.media(slide.media) or b"").startswith(b"\xff\xd8")


def test_what_is_transparent_is_white(console: Console, panel: SlidesPanel, tmp_path: Path) -> None:
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    assert image.save(str(tmp_path / "logo.png"))
    add(console, panel, tmp_path / "logo.png")
    (shown,) = images(console, kept(console)[0])
    assert shown.pixelColor(30, 20).name() == "#ffffff"


def test_a_document_is_one_slide_its_pages_in_order(console: Console, panel: SlidesPanel, tmp_path: Path) -> None:
    add(console, panel, document(tmp_path / "Carte des secteurs.pdf", 3))
    (slide,) = kept(console)
    assert slide.text == "Carte des secteurs"
    pages = images(console, slide)
    assert [page.width() for page in pages] == [LARGEST_SIDE] * 3
    inked = [sum(page.pixelColor(5, y).lightness() < 100 for y in range(0, page.height(), 4)) for page in pages]
    assert 0 < inked[0] < inked[1] < inked[2]
    assert "3 pages" in panel.list.cards[0].accessibleName()
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(console) == []


def test_files_are_read_one_after_the_other_for_the_session_that_was_in_hand(
    console: Console, panel: SlidesPanel, tmp_path: Path
) -> None:
    session_id = console.session.id
    panel.add_files([document(tmp_path / "un.pdf", 2), picture(tmp_path / "deux.png")])
    console.workshop.desk.choose("")
    console.qtbot.waitUntil(lambda: not panel.reading.busy, timeout=30_000)
    assert [slide.text for slide in slides.slides_of(console.store, session_id)] == ["un", "deux"]


def test_a_document_under_way_says_so_and_is_cancelled_without_a_trace(
    console: Console, panel: SlidesPanel, tmp_path: Path
) -> None:
    panel.add_files([document(tmp_path / "long.pdf", 70), picture(tmp_path / "après.png")])
    console.qtbot.waitUntil(lambda: "page 2 sur 70" in panel._progress.text(), timeout=30_000)
    assert panel._progress.isVisible()
    console.click("Annuler", panel)
    finish_background()
    QApplication.processEvents()
    assert not panel.reading.busy
    assert kept(console) == []
    assert not panel._progress.isVisible()
    add(console, panel, picture(tmp_path / "autre.png"))
    assert texts(console) == ["autre"]


def broken(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"broken" * 50)


def broken_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + b"broken" * 50)


def cut(path: Path) -> None:
    whole = picture(path.with_suffix(".bmp")).read_bytes()
    path.write_bytes(whole[: len(whole) // 3])


def huge(path: Path) -> None:
    """A picture that says it has 10 000 million pixels, in a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file of words": (lambda path: path.write_text("bonjour"), "ne peut pas être lu"),
    "an empty file": (lambda path: path.write_bytes(b""), "ne peut pas être lu"),
    "no file": (lambda path: None, "ne peut pas être lu"),
    "a folder": (lambda path: path.mkdir(), "ne peut pas être lu"),
    "a broken picture": (broken, "ne peut pas être lu"),
    "a broken document": (broken_pdf, "ne peut pas être lu"),
    "an enormous picture": (huge, "a trop de pixels"),
    "a protected document": (lambda path: document(path, 2, "secret"), "protégé par un mot de passe"),
    "a document without end": (lambda path: document(path, 81), "81 pages"),
}


@pytest.mark.parametrize(("make", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_shown_is_refused_in_one_sentence_and_the_next_file_is_read(
    console: Console, panel: SlidesPanel, tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    path = tmp_path / "à montrer"
    make(path)
    add(console, panel, path, picture(tmp_path / "ensuite.png"))
    bad = [sentence for sentence, warned in console.notices if warned]
    assert len(bad) == 1
    assert words in bad[0]
    assert texts(console) == ["ensuite"]


def test_a_page_that_cannot_be_read_is_named(console: Console, panel: SlidesPanel, tmp_path: Path) -> None:
    path = tmp_path / "abîmé.pdf"
    file = pypdfium2.PdfDocument.new()
    for _page in range(2):
        file.new_page(200, 100)
    file.save(str(path))
    file.close()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"/Type/Page/", b"/Type/Pxge/").replace(b"/Type /Page\r", b"/Type /Pxge\r"))
    add(console, panel, path, picture(tmp_path / "ensuite.png"))
    assert texts(console)[-1] == "ensuite"


def test_a_file_that_is_dropped_on_the_panel_becomes_a_slide(
    console: Console, panel: SlidesPanel, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "déposée.png")))])
    where, copy = QPoint(50, 50), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel, QDragEnterEvent(where, copy, data, left, plain))
    QApplication.sendEvent(panel, QDropEvent(QPointF(where), copy, data, left, plain))
    console.qtbot.waitUntil(lambda: not panel.reading.busy, timeout=30_000)
    assert texts(console) == ["déposée"]


def test_a_file_is_chosen_in_a_dialog_of_the_reader_s_language(
    console: Console, panel: SlidesPanel, tmp_path: Path
) -> None:
    path = picture(tmp_path / "choisie.png")
    answer = DialogAnswer(str(path))
    console.click("Ajouter une image ou un PDF…")
    console.qtbot.waitUntil(lambda: bool(kept(console)), timeout=30_000)
    assert texts(console) == ["choisie"]
    assert answer.look_in.startswith("Dans")


def test_the_file_can_be_closed_while_a_document_is_being_read(
    console: Console, panel: SlidesPanel, tmp_path: Path
) -> None:
    panel.add_files([document(tmp_path / "long.pdf", 70)])
    console.qtbot.waitUntil(lambda: "page 2 sur 70" in panel._progress.text(), timeout=30_000)
    console.workshop.run.panels.stop()
    path = console.store.path
    console.window.close_workshop()
    QApplication.processEvents()
    assert console.window.open_path(path)
    assert console.store.count(Slide) == 0
    assert console.store.problems() == []


def test_a_message_being_typed_is_kept_when_the_file_is_closed(console: Console, panel: SlidesPanel) -> None:
    console.type("Pas encore gardé")
    console.workshop.run.panels.stop()
    path = console.store.path
    console.window.close_workshop()
    assert console.window.open_path(path)
    assert [slide.text for slide in console.store.all(Slide)] == ["Pas encore gardé"]


def test_miniatures_come_by_themselves(console: Console, panel: SlidesPanel, tmp_path: Path) -> None:
    add(console, panel, picture(tmp_path / "verte.png", colour="#00aa00"))
    card = panel.list.cards[0]

    def green() -> bool:
        image = card.grab().toImage()
        return image.pixelColor(50, 35).name() == "#00aa00"

    console.qtbot.waitUntil(green, timeout=10_000)
