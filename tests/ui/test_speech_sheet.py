"""The sheet of a speech: its times, quotes agreed to, the question queue, the documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.sessions import agenda, attachments, flow, key_points, queue, reading
from facilitator.sessions.queue import Asked
from facilitator.sessions.records import (
    AgendaItem,
    Agreement,
    College,
    ItemKind,
    KeyPoint,
    RoomQuestion,
    SceneKind,
    Slide,
    Speaker,
)
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import SpeakerScene
from facilitator.ui.background import finish_background
from facilitator.ui.open_in_place import open_in_place
from facilitator.ui.run.speech.speech_panel import SpeechPanel

from .conftest import Console, DialogAnswer

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

SPEECH, TESTIMONY = 1, 2


@pytest.fixture
def panel(console: Console) -> SpeechPanel:
    console.start(item=SPEECH)
    console.workshop.run.open_panel("speech")
    QApplication.processEvents()
    found = console.workshop.run.panels.panel("speech")
    assert isinstance(found, SpeechPanel)
    return found


def item(console: Console, place: int = SPEECH) -> AgendaItem:
    return reading.outline(console.store, console.session.id).items[place]


def press(part: QWidget) -> None:
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def has_keys(part: QWidget) -> bool:
    focused: QWidget | None = QApplication.focusWidget()
    return focused is part


def scene(console: Console) -> SpeakerScene:
    found = scene_of(console.store, console.session.id)
    assert isinstance(found, SpeakerScene)
    return found


def name_two(console: Console) -> tuple[Speaker, Speaker]:
    first, second = (
        Speaker(item_id=item(console).id, position=place, name=name)
        for place, name in enumerate(("Odile Ramirand", "Ali Benhamou"))
    )
    agenda.set_speakers(console.store, item(console), [first, second])
    return first, second


def ask_three(console: Console) -> list[RoomQuestion]:
    texts = ("Qui paie ?", "Dès quand ?", "Et les communes ?")
    return queue.ask_all(console.store, item(console), [Asked(text=text) for text in texts])


def queued(panel: SpeechPanel) -> list[tuple[str, str]]:
    return [(row.mark.text(), row.words.text()) for row in panel.questions.list.rows]


def figures(panel: SpeechPanel) -> list[str]:
    return [card.figure.text().replace("\u00a0", " ") for card in (panel.times.speech, panel.times.questions)]


def to_questions(panel: SpeechPanel) -> None:
    press(panel.tabs.tab("questions"))


def test_f3_and_the_stage_open_the_sheet_of_the_speech_looked_at(console: Console) -> None:
    console.start(item=SPEECH)
    console.key(Qt.Key.Key_F3)
    assert console.workshop.run.panels.shown == "speech"
    console.key(Qt.Key.Key_Escape)
    assert console.workshop.run.panels.shown == ""
    console.workshop.run.look_at(item(console, TESTIMONY).id)
    console.click(" Fiche")
    panel = console.workshop.run.panels.panel("speech")
    assert isinstance(panel, SpeechPanel)
    assert panel.speech.text().startswith(item(console, TESTIMONY).title)


# Times


def test_what_is_left_of_the_speech_and_of_its_questions_is_told(console: Console, panel: SpeechPanel) -> None:
    def told() -> list[str]:
        panel.times.tick()
        return figures(panel)

    assert told() == ["30:00", "15 min"]
    console.clock.forward(minutes=12, seconds=30)
    assert told() == ["17:30", "15 min"]
    console.clock.forward(minutes=21)
    assert told() == ["−03:30", "11 min"], "what the speech takes too long is taken from the questions"


def test_one_click_goes_from_the_speech_that_runs_over_to_the_questions(console: Console, panel: SpeechPanel) -> None:
    console.clock.forward(minutes=34)
    panel.times.tick()
    assert panel.times.questions.caption.text() == "Passer aux questions"
    press(panel.times.questions)
    assert scene(console).asking
    assert panel.tabs.chosen == "questions"
    assert [panel.times.speech.isChecked(), panel.times.questions.isChecked()] == [False, True]
    assert panel.times.questions.figure.text() == "11:00", "nothing runs over any more"
    assert panel.times.questions.caption.text() == "À l’écran"


def test_a_speech_that_is_not_under_way_tells_what_is_planned(console: Console, panel: SpeechPanel) -> None:
    flow.go_to(console.store, console.session.id, item(console, TESTIMONY))
    panel.open_for_item(item(console))
    assert figures(panel) == ["30 min", "15 min"]
    console.clock.forward(minutes=90)
    panel.times.tick()
    assert figures(panel) == ["30 min", "15 min"]


# Quotes


def test_a_click_or_a_letter_tells_what_the_speaker_says_of_a_quote(console: Console, panel: SpeechPanel) -> None:
    key_points.add(console.store, item(console), "Une lettre par mois")
    quote = key_points.add(console.store, item(console), "On écrit à tous", quote=True, shown=True)
    QApplication.processEvents()
    plain, row = panel.notes.list.rows
    assert (plain.agreement.isVisible(), row.agreement.text()) == (False, "À valider")
    press(row.agreement)
    assert (row.agreement.text(), console.store.the(KeyPoint, quote.id).agreement) == (
        "✓ Bon à tirer",
        Agreement.APPROVED,
    )
    row.box.setFocus()
    console.type("b")
    assert (row.agreement.text(), row.box.isChecked(), scene(console).said) == ("✕ Retenue", False, ())
    console.key(Qt.Key.Key_Space)
    assert not row.box.isChecked(), "the room never sees it"
    assert console.notices[-1][1]
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row.agreement.text() == "✓ Bon à tirer"


def test_whose_words_they_are_is_chosen_in_the_menu(console: Console, panel: SpeechPanel) -> None:
    _first, second = name_two(console)
    quote = key_points.add(console.store, item(console), "On écrit à tous", quote=True)
    QApplication.processEvents()
    menu = panel.notes.acts.menu(panel, quote.id)
    next(action for action in menu.actions() if action.text() == "Dit par Ali Benhamou").trigger()
    assert console.store.the(KeyPoint, quote.id).speaker_id == second.id
    assert panel.notes.list.rows[0].agreement.text() == "À valider · Ali Benhamou"


# The queue


def test_a_whole_queue_is_walked_with_enter_and_one_letter(console: Console, panel: SpeechPanel) -> None:
    ask_three(console)
    to_questions(panel)
    assert panel.tabs.tab("questions").text() == "Questions 3"
    assert has_keys(panel.questions.list.rows[0])
    press(panel.times.questions)
    panel.questions.enter()
    asked = []
    for _turn in range(3):
        console.key(Qt.Key.Key_Return)
        put = scene(console).question
        assert put is not None
        asked.append((put.text, scene(console).waiting))
        console.type("r")
    assert asked == [("Qui paie ?", 2), ("Dès quand ?", 1), ("Et les communes ?", 0)]
    assert queued(panel) == [("✓", "Qui paie ?"), ("✓", "Dès quand ?"), ("✓", "Et les communes ?")]
    assert panel.tabs.tab("questions").text() == "Questions"
    assert scene(console).question is None


def test_enter_on_the_question_that_is_put_lets_it_wait_again(console: Console, panel: SpeechPanel) -> None:
    ask_three(console)
    to_questions(panel)
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Return)
    assert queued(panel)[0] == ("2", "Dès quand ?"), "the one that is put comes first, under its number"
    assert has_keys(panel.questions.list.rows[0])
    console.key(Qt.Key.Key_Return)
    assert queued(panel) == [("1", "Qui paie ?"), ("2", "Dès quand ?"), ("3", "Et les communes ?")]


def test_questions_are_kept_reworded_ordered_and_removed_by_keys(console: Console, panel: SpeechPanel) -> None:
    first, second, _third = ask_three(console)
    to_questions(panel)
    console.type("g")
    assert console.store.the(RoomQuestion, first.id).kept
    row = panel.questions.list.rows[0]
    assert row.kept.isChecked()
    assert row.answer.isVisible(), "what goes to the report goes with its answer"
    row.answer.setFocus()
    console.type("L’État, à moitié")
    console.key(Qt.Key.Key_Return)
    assert console.store.the(RoomQuestion, first.id).answer == "L’État, à moitié"
    assert has_keys(row)
    console.key(Qt.Key.Key_F2)
    console.type("Qui paiera ?")
    console.key(Qt.Key.Key_Return)
    console.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [words for _mark, words in queued(panel)] == ["Dès quand ?", "Qui paiera ?", "Et les communes ?"]
    assert has_keys(panel.questions.list.rows[1])
    console.key(Qt.Key.Key_Up)
    console.key(Qt.Key.Key_Delete)
    assert console.store.get(RoomQuestion, second.id) is None
    assert has_keys(panel.questions.list.rows[0])
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(queued(panel)) == 3


def test_a_question_is_typed_in_the_sheet_and_told_with_where_it_comes_from(
    console: Console, panel: SpeechPanel
) -> None:
    first, _second = name_two(console)
    to_questions(panel)
    assert has_keys(panel.questions.new)
    console.type("Qui paie ?")
    console.key(Qt.Key.Key_Return)
    assert queued(panel) == [("1", "Qui paie ?")]
    asked = console.store.all(RoomQuestion)[0]
    queue.edit(console.store, asked, Asked(text="Qui paie ?", table_number=4, college=College.DGS))
    menu = panel.questions.acts.menu(panel, asked.id, lambda: None)
    next(action for action in menu.actions() if action.text() == "à Odile Ramirand").trigger()
    assert console.store.the(RoomQuestion, asked.id).speaker_id == first.id
    assert panel.questions.list.rows[0].about.text() == "à Odile Ramirand · T4 · DGS"


def test_what_comes_from_the_bar_shows_in_the_sheet_and_leaves_what_is_typed(
    console: Console, panel: SpeechPanel
) -> None:
    to_questions(panel)
    console.type("À moitié")
    queue.ask(console.store, item(console), "Du clavier d’à côté")
    console.type(" dit")
    assert panel.questions.new.text() == "À moitié dit"
    assert queued(panel) == [("1", "Du clavier d’à côté")]


def test_a_question_that_was_found_is_opened_in_its_sheet(console: Console, panel: SpeechPanel) -> None:
    _first, second, _third = ask_three(console)
    flow.go_to(console.store, console.session.id, item(console, TESTIMONY))
    console.workshop.run.panels.close_panel()
    open_in_place(console.workshop, second)
    QApplication.processEvents()
    assert console.workshop.run.panels.shown == "speech"
    assert has_keys(panel.questions.list.rows[1])
    assert console.workshop.run.bar._shown.where.text().endswith(item(console).title)


# Documents


class Opened(QObject):
    """What the system was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.content: list[tuple[str, bytes]] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        path = Path(url.toLocalFile())
        self.content.append((path.name, path.read_bytes()))


@pytest.fixture
def opened() -> Iterator[Opened]:
    heard = Opened()
    QDesktopServices.setUrlHandler("file", heard, "take")  # type: ignore[arg-type]
    yield heard
    QDesktopServices.unsetUrlHandler("file")


def to_documents(panel: SpeechPanel) -> None:
    press(panel.tabs.tab("documents"))


def names(panel: SpeechPanel) -> list[str]:
    return [row._name.text() for row in panel.documents.rows]


def wait_for_reading() -> None:
    finish_background()
    QApplication.processEvents()


def test_a_file_that_is_dropped_is_kept_opened_and_removed(
    console: Console, panel: SpeechPanel, tmp_path: Path, opened: Opened
) -> None:
    path = tmp_path / "Diaporama.pdf"
    path.write_bytes(b"%PDF-1.4")
    to_documents(panel)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, copy = QPoint(5, 5), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel.documents, QDragEnterEvent(where, copy, data, left, plain))
    QApplication.sendEvent(panel.documents, QDropEvent(QPointF(where), copy, data, left, plain))
    wait_for_reading()
    path.unlink()
    assert names(panel) == ["Diaporama.pdf"]
    assert panel.tabs.tab("documents").text() == "Documents 1"
    panel.documents.enter()
    console.key(Qt.Key.Key_Return)
    assert opened.content == [("Diaporama.pdf", b"%PDF-1.4")]
    console.key(Qt.Key.Key_Delete)
    assert names(panel) == []
    assert has_keys(panel.documents.add_button)
    console.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(panel) == ["Diaporama.pdf"]


def test_a_file_that_cannot_be_kept_is_told(console: Console, panel: SpeechPanel, tmp_path: Path) -> None:
    panel.documents.add_files([tmp_path / "parti.pdf"])
    wait_for_reading()
    assert console.notices[-1] == (
        "«\u202fparti.pdf\u202f» ne peut pas être lu\u00a0: vérifiez qu’il est toujours là et que vous avez le droit de"
        " l’ouvrir.",
        True,
    )


def test_documents_are_ordered_by_keys_and_saved_where_one_says(
    console: Console, panel: SpeechPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("a.txt", "b.txt"):
        attachments.attach_content(console.store, item(console), name, name.encode())
    to_documents(panel)
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(panel) == ["b.txt", "a.txt"]
    assert has_keys(panel.documents.rows[0])
    answer = DialogAnswer("copie.txt")
    menu = panel.documents.menu(panel.documents.rows[0].document_id)
    next(action for action in menu.actions() if action.text() == "Enregistrer sous…").trigger()
    answer.stop()
    assert (tmp_path / "copie.txt").read_bytes() == b"b.txt"


def test_a_picture_becomes_a_slide_once_and_is_shown(console: Console, panel: SpeechPanel, tmp_path: Path) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(tmp_path / "Carte.png"))
    kept = attachments.attach(console.store, item(console), tmp_path / "Carte.png")
    attachments.attach_content(console.store, item(console), "Notes.odt", b"odt")
    wanted: list[Choice] = []
    panel.scene_wanted.connect(wanted.append)
    to_documents(panel)

    def shows(document_id: str) -> list[str]:
        menu = panel.documents.menu(document_id)
        return [action.text() for action in menu.actions() if "salle" in action.text()]

    assert [shows(row.document_id) for row in panel.documents.rows] == [["Montrer à la salle"], []]
    for times in (1, 2):
        menu = panel.documents.menu(kept.id)
        next(action for action in menu.actions() if action.text() == "Montrer à la salle").trigger()
        console.qtbot.waitUntil(partial(_are, wanted, times))
    (slide,) = console.store.all(Slide)
    assert wanted == [Choice(SceneKind.SLIDE, slide.id)] * 2


def _are(wanted: list[Choice], count: int) -> bool:
    return len(wanted) == count


def test_the_menu_of_a_document_opens_under_its_button(console: Console, panel: SpeechPanel) -> None:
    attachments.attach_content(console.store, item(console), "a.txt", b"a")
    to_documents(panel)
    press(panel.documents.rows[0].menu_button)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_each_speech_has_its_own_documents_and_queue(console: Console, panel: SpeechPanel) -> None:
    ask_three(console)
    attachments.attach_content(console.store, item(console), "a.txt", b"a")
    panel.open_for_item(item(console, TESTIMONY))
    assert (queued(panel), names(panel)) == ([], [])
    assert panel.tabs.tab("documents").text() == "Documents"
    panel.open_for_item(item(console))
    assert (len(queued(panel)), names(panel)) == (3, ["a.txt"])


def test_another_speech_begins_with_its_notes(console: Console) -> None:
    console.start(item=SPEECH)
    console.key(Qt.Key.Key_F3)
    panel = console.workshop.run.panels.findChild(SpeechPanel)
    assert panel is not None
    to_questions(panel)
    items = reading.outline(console.store, console.session.id).items
    flow.go_to(console.store, console.session.id, next(i for i in items[SPEECH + 1 :] if i.kind is ItemKind.TESTIMONY))
    QApplication.processEvents()
    assert panel.tabs.tab("notes").isChecked()
    assert panel.notes.isVisible()
