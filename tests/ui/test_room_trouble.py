"""When things go wrong while the room looks: it sees what was asked, or calmly what goes with the moment."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.errors import BadText
from facilitator.sessions import agenda, commitments, cycle, flow, key_points, reading, screen, slides, themes, voting
from facilitator.sessions.records import Commitment, ItemKind, SceneKind, VoteMethod
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import (
    AgendaScene,
    BreakScene,
    CommitmentsScene,
    MessageScene,
    NoteScene,
    PictureScene,
    QuestionScene,
    Scene,
    SpeakerScene,
    VotingScene,
)
from facilitator.sessions.templates import template
from facilitator.ui.background import finish_background
from facilitator.ui.run.side_panels import SidePanels
from facilitator.ui.run.slides.slides_panel import SlidesPanel
from facilitator.ui.widgets.scene.view import picture

from ..conftest import Clock
from ..sessions.test_capture import HOSTILE
from .apart import offscreen, run
from .conftest import Console
from .test_room_follows import day, is_right, question_of, say, seen

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

SPEECH, REFLECTION = 1, 5
LONG = "Une idée qui demande de la place. " * 500
STRICKEN = {
    "full disk": ("max_page_count = 1", "max_page_count = 1073741823", "disque est plein"),
    "read-only file": ("query_only = on", "query_only = off", "n’accepte plus l’écriture"),
}


@pytest.fixture
def room(console: Console) -> Iterator[Console]:
    """A day under way, its first reflection projected."""
    console.start(item=REFLECTION)
    console.key(Qt.Key.Key_F5)
    console.capture("Des secteurs de proximité @t1 @dgs")
    finish_background()
    yield console
    finish_background()


@contextmanager
def stricken(console: Console, how: str) -> Iterator[str]:
    """A real refusal of SQLite; gives the words that tell it."""
    begin, end, words = STRICKEN[how]
    console.store._db.execute(f"pragma {begin}").fetchall()
    yield words
    console.store._db.execute(f"pragma {end}").fetchall()


def told(console: Console) -> str:
    return console.notices[-1][0] if console.notices else ""


# Nothing can be written


def test_on_a_full_disk_a_scene_that_cannot_be_frozen_stays_live_and_is_frozen_later(room: Console) -> None:
    say(room, LONG, question_of(room))
    before = seen(room)
    with stricken(room, "full disk") as words:
        room.key(Qt.Key.Key_F6)
        assert words in told(room)
        assert seen(room) == before
        assert room.workshop.run.panel.told == "EN DIRECT"
    room.key(Qt.Key.Key_F6)
    assert seen(room) == before
    assert room.workshop.run.panel.told == "FIGÉ"
    assert room.store.problems() == []


def test_what_cannot_be_written_moves_nothing_and_is_said(room: Console) -> None:
    before = seen(room)
    acts: dict[str, Callable[[], object]] = {
        "show": lambda: room.workshop.run.panel.list.show_number(2),
        "promote": lambda: room.key(Qt.Key.Key_F12),
        "freeze": lambda: room.key(Qt.Key.Key_F6),
        "black": lambda: room.key(Qt.Key.Key_F7),
        "waiting": lambda: room.key(Qt.Key.Key_F8),
    }
    with stricken(room, "read-only file") as words:
        for name, act in acts.items():
            room.notices.clear()
            act()
            assert [words in sentence for sentence, _bad in room.notices] == [True], name
            assert seen(room) == before
        room.clock.forward(minutes=3)
        room.workshop.room.tick()
        assert is_right(room)
        assert seen(room) == before, "a countdown says when it ends"
    room.key(Qt.Key.Key_F12)
    assert isinstance(seen(room), NoteScene)


def test_a_picture_that_the_disk_cannot_hold_is_told_and_nothing_is_left_of_it(room: Console, tmp_path: Path) -> None:
    noise = QImage(os.urandom(1200 * 1000 * 4), 1200, 1000, QImage.Format.Format_RGB32)
    photo = tmp_path / "Photo.png"
    assert noise.save(str(photo))
    room.workshop.run.open_panel("slides")
    panel = room.workshop.run.panels.panel("slides")
    assert isinstance(panel, SlidesPanel)
    before = seen(room)
    with stricken(room, "full disk") as words:
        panel.add_files([photo])
        room.qtbot.waitUntil(lambda: not panel.reading.busy, timeout=30_000)
        assert words in told(room)
        assert slides.slides_of(room.store, day(room).id) == []
        assert room.store._db.execute("select count(*) from media").fetchone()[0] == 0
        assert seen(room) == before
    panel.add_files([photo])
    room.qtbot.waitUntil(lambda: not panel.reading.busy, timeout=30_000)
    [slide] = slides.slides_of(room.store, day(room).id)
    screen.show(room.store, day(room).id, Choice(SceneKind.SLIDE, slide.id))
    assert isinstance(seen(room), PictureScene)


def test_a_document_that_ends_being_read_when_its_day_is_gone_is_refused_in_a_sentence(
    console: Console, tmp_path: Path
) -> None:
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(tmp_path / "Plan.png"))
    other = cycle.new_session(console.store, template("demi-journee"))
    console.workshop.open_session(other.id, "run")
    console.workshop.run.open_panel("slides")
    panel = console.workshop.run.panels.panel("slides")
    assert isinstance(panel, SlidesPanel)
    panel.add_files([tmp_path / "Plan.png"])
    console.workshop.undo()
    console.qtbot.waitUntil(lambda: not panel.reading.busy, timeout=30_000)
    assert console.store.all(type(other)) == [reading.sessions(console.store)[0]]
    assert "n’existe plus" in told(console)
    assert console.store.problems() == []


# A file that another program has


@pytest.fixture
def reader(room: Console, qtbot: QtBot, workshop_file: Path, clock: Clock) -> Iterator[Console]:
    """A second console on the same file: it can only read."""
    slides.add_message(room.store, day(room).id, "Merci de revenir à l’heure")
    voting.open_vote(room.store, day(room).id, "Par où commencer ?", ["La gare", "L’école"], VoteMethod.DOTS, 3)
    commitments.commit(room.store, Commitment(session_id=day(room).id, position=0, what="Publier le compte rendu"))
    console = Console(qtbot, workshop_file, clock)
    console.run()
    yield console
    finish_background()
    console.window.close()


def test_a_file_that_can_only_be_read_is_projected_and_its_panels_are_read(reader: Console) -> None:
    assert reader.store.read_only_because
    reader.key(Qt.Key.Key_F5)
    assert is_right(reader)
    reader.notices.clear()
    for name in SidePanels.NAMES:
        reader.workshop.run.open_panel(name)
        QApplication.processEvents()
        assert reader.workshop.run.panels.shown == name
        assert reader.workshop.run.panels.panel(name).isVisible()
    assert reader.notices == []
    reader.workshop.run.panels.close_panel()
    before = seen(reader)
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F12):
        reader.notices.clear()
        reader.key(key)
        assert [(sentence, bad) for sentence, bad in reader.notices] == [(reader.store.read_only_because, True)]
        assert seen(reader) == before
    reader.notices.clear()
    reader.key(Qt.Key.Key_Escape)
    assert reader.notices == []


@pytest.mark.parametrize("place", ["prepare", "rehearse", "cycle", "report", "run"])
def test_a_reader_follows_what_the_other_program_asks_of_the_room(reader: Console, room: Console, place: str) -> None:
    reader.key(Qt.Key.Key_F5)
    reader.workshop.go_to(place)
    for act in (screen.toggle_freeze, screen.follow_the_day, screen.toggle_black):
        act(room.store, day(room).id)
        reader.workshop.tick()
        assert is_right(reader)


# Damage


@pytest.mark.parametrize("damage", ["cut", "noise", "nothing", "gone", "a text"])
def test_a_damaged_picture_is_told_in_the_room_in_a_few_words(room: Console, damage: str, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    QImage(400, 300, QImage.Format.Format_RGB32).save(str(photo))
    content = photo.read_bytes()
    spoiled = {"cut": content[:60], "noise": os.urandom(5000), "nothing": b"", "a text": b"<svg><script/>"}
    slide = slides.add_pictures(room.store, day(room).id, "Plan", [content])
    if damage == "gone":
        room.store._db.execute("delete from media")
    else:
        room.store._db.execute("update media set content = ?", [spoiled[damage]])
    screen.show(room.store, day(room).id, Choice(SceneKind.SLIDE, slide.id))
    scene = seen(room)
    assert isinstance(scene, PictureScene)
    size = QSize(1024, 768)
    shown = picture(scene, size, room.clock(), media=room.store.media)
    absent = picture(replace(scene, media=("nowhere",)), size, room.clock(), media=room.store.media)
    assert shown == absent
    window = room.workshop.projector.window
    assert window is not None
    assert not window.view.grab().isNull()


def test_a_picture_that_the_disk_cannot_give_back_is_told_like_one_that_is_gone(room: Console, tmp_path: Path) -> None:
    noise = QImage(os.urandom(300 * 200 * 4), 300, 200, QImage.Format.Format_RGB32)
    photo = tmp_path / "photo.png"
    assert noise.save(str(photo))
    content = photo.read_bytes()
    slide = slides.add_pictures(room.store, day(room).id, "Plan", [content])
    finish_background()
    room.store._db.execute("pragma wal_checkpoint(truncate)").fetchall()
    file = room.store.path.read_bytes()
    with room.store.path.open("r+b") as written:
        written.seek(file.index(content[50_000:50_100]) // 4096 * 4096)
        written.write(b"\x7f\xff\xff\xff")  # the page says that the next one is far beyond the end of the file
    room.store._db.execute("pragma shrink_memory").fetchall()
    screen.show(room.store, day(room).id, Choice(SceneKind.SLIDE, slide.id))
    window = room.workshop.projector.window
    assert window is not None
    assert not window.view.grab().isNull()
    assert room.store.media(slide.media) is None
    assert "endommagé" in room.window.header.saved_text()
    room.workshop.room.tick()


VERY = (
    *HOSTILE[::11],
    "x" * 10_000,
    "Une longue phrase que personne ne relira. " * 240,
    "‮tset‬ اجتماع 12:30 (אולם)",
    "a\tb\x00c\x1bd\u202ee\ufffef",
    "../../etc/passwd\nPlan/du:site?.pdf",
    "\n" * 40 + "fin",
    "👩‍👩‍👧‍👦" * 300,
)


@pytest.mark.parametrize("text", VERY, ids=range(len(VERY)))
def test_any_text_is_shown_as_it_is_everywhere(room: Console, text: str) -> None:
    """In slides, key points, votes, commitments, agendas, the place: kept, drawn, paged, frozen and read again."""
    store, held = room.store, day(room).id
    items = reading.outline(store, held).items
    message = slides.add_message(store, held, text)
    photo = QImage(40, 30, QImage.Format.Format_RGB32)
    photo.fill(0)
    vote = voting.open_vote(store, held, text, [text, "La gare"], VoteMethod.DOTS, 3)
    commitments.commit(store, Commitment(session_id=held, position=0, what=text, who=text, due=date(2026, 9, 1)))
    key_points.add(store, items[SPEECH], text, shown=True)
    agenda.edit_item(store, replace(items[SPEECH], title=text, detail=text))
    with pytest.raises(BadText) if not text.strip() else nullcontext():
        themes.edit_question(store, replace(question_of(room), text=text))
    cycle.edit_session(store, replace(day(room), place=text, title=text))
    said = say(room, text, question_of(room))
    kinds: dict[Choice, type[Scene]] = {
        Choice(SceneKind.SLIDE, message.id): MessageScene,
        Choice(SceneKind.VOTE, vote.id): VotingScene,
        Choice(SceneKind.COMMITMENTS): CommitmentsScene,
        Choice(SceneKind.SPEAKER, items[SPEECH].id): SpeakerScene,
        Choice(SceneKind.AGENDA): AgendaScene,
        Choice(SceneKind.NOTE, said.id): NoteScene,
        Choice(SceneKind.WALL): QuestionScene,
    }
    for choice, kind in kinds.items():
        screen.show(store, held, choice)
        assert isinstance(seen(room), kind)
        window = room.workshop.projector.window
        assert window is not None
        assert not window.view.grab().isNull()
        before = seen(room)
        screen.toggle_freeze(store, held)
        assert scene_of(store, held) == before, "frozen as text, and read again"
        screen.toggle_freeze(store, held)
        room.key(Qt.Key.Key_PageDown)
        assert is_right(room)
    for name in ("slides", "votes", "commitments", "speech"):
        room.workshop.run.open_panel(name)
        QApplication.processEvents()
    assert store.problems() == []


# Killed


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from facilitator.sessions import cycle, flow, reading, screen, slides
from facilitator.sessions.records import SceneKind
from facilitator.sessions.scene.choices import Choice
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.main_window import MainWindow
from facilitator.ui.rehearsal import rehearsing

path = Path("{path}")
window = MainWindow()
window.show()
until(window.isVisible)
"""
BEFORE = """
store = Store.create(path)
cycle.start_cycle(store, "Cycle")
session = cycle.new_session(store, template("mobilisation"))
slide = slides.add_message(store, session.id, "Merci")
store.close()
assert window.open_path(path)
workshop = window.workshop
workshop.open_session(session.id, "run")
if {live}:
    flow.start_day(workshop.store, session.id)
workshop.room.project()
until(lambda: workshop.projector.projecting)
screen.toggle_freeze(workshop.store, session.id)
screen.show(workshop.store, session.id, Choice(SceneKind.SLIDE, slide.id))
if {rehearsing}:
    window.rehearse(session.id)
    assert window.rehearsing is not None
    flow.start_day(window.workshop.store, session.id)
    window.workshop.room.project()
    window.workshop.run.bar.field.take("dit pour rire")
print("killed", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
AFTER = """
assert window.open_path(path)
workshop = window.workshop
session = reading.sessions(workshop.store)[0]
assert workshop.store.problems() == []
assert not workshop.store.read_only_because
asked = screen.screen_of(workshop.store, session.id)
assert (asked.mode.value, asked.shown) == ("frozen", SceneKind.SLIDE)
if {live}:
    assert workshop.projector.projecting, "the room sees its day again by itself"
    assert workshop.projector.window.screen().name() == "ROOM"
else:
    assert not workshop.projector.projecting
    workshop.open_session(session.id, "run")
    workshop.room.project()
scene = workshop.projector.window.view.scene
assert type(scene).__name__ == ("ItemScene" if {live} else "WelcomeScene"), scene
screen.toggle_freeze(workshop.store, session.id)
assert type(workshop.projector.window.view.scene).__name__ == "MessageScene"
window.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL elsewhere")
@pytest.mark.parametrize(("live", "rehearsing"), [(True, False), (False, True)])
def test_killed_while_frozen_it_opens_as_it_was(tmp_path: Path, live: bool, rehearsing: bool) -> None:
    platform = offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("ROOM", 1366, 0, 1024, 768))
    settings = {"FACILITATOR_SETTINGS": str(tmp_path / "settings")}

    def script(part: str) -> str:
        filled = (KILLED + part).replace("{path}", str(tmp_path / "cycle.atelier"))
        return filled.replace("{live}", str(live)).replace("{rehearsing}", str(rehearsing))

    with pytest.raises(AssertionError, match="killed"):
        run(script(BEFORE), platform, **settings)
    run(script(AFTER), platform, **settings)


# Clocks


def test_the_countdown_goes_on_in_another_time_zone_and_through_summer_time(room: Console) -> None:
    before = seen(room)
    assert isinstance(before, QuestionScene)
    assert before.countdown is not None
    left = before.countdown.left(room.clock())
    for hours in (2, -5, 12):
        room.clock.now = room.clock.now.astimezone(timezone(timedelta(hours=hours)))
        room.workshop.tick()
        room.workshop.room.tick()
        scene = seen(room)
        assert isinstance(scene, QuestionScene)
        assert scene.countdown == before.countdown
        assert scene.countdown.left(room.clock()) == left
        assert is_right(room)
        screen.toggle_freeze(room.store, day(room).id)
        assert scene_of(room.store, day(room).id) == scene
        screen.toggle_freeze(room.store, day(room).id)


def test_a_countdown_of_more_than_ten_hours_is_drawn_whole(room: Console) -> None:
    item = reading.outline(room.store, day(room).id).current_item
    assert item is not None
    flow.extend(room.store, day(room).id, 60 * 11)
    for kind in (ItemKind.REFLECTION, ItemKind.MEAL):
        agenda.edit_item(room.store, replace(item, kind=kind, extension=60 * 11))
        for size in (QSize(1024, 768), QSize(1920, 1080)):
            scene = scene_of(room.store, day(room).id)
            assert isinstance(scene, QuestionScene | BreakScene)
            assert not picture(scene, size, room.clock()).isNull()


# Nothing of the console on the room's screen


SAFE = """
from pathlib import Path
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QPushButton, QToolTip
from facilitator.sessions import cycle, flow
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.ui.main_window import MainWindow
from facilitator.ui.run.side_panels import SidePanels

path = Path("{path}")
store = Store.create(path)
cycle.start_cycle(store, "Cycle")
session = cycle.new_session(store, template("mobilisation"))
store.close()
window = MainWindow()
window.setGeometry(10, 10, 1340, 740)
window.show()
until(window.isVisible)
assert window.open_path(path)
workshop = window.workshop
workshop.open_session(session.id, "run")
flow.start_day(workshop.store, session.id)
workshop.room.project()
until(lambda: workshop.projector.projecting)
view, room = workshop.projector.window, screen("ROOM")
assert fills(view, "ROOM")
assert view.cursor().shape() == Qt.CursorShape.BlankCursor
looked = []

def look(what):
    app.processEvents()
    others = [w for w in app.topLevelWidgets() if w.isVisible() and w is not view]
    for one in others:
        assert not one.frameGeometry().intersects(room.geometry()), (what, one, one.frameGeometry())
        assert one.screen() is not room, (what, one)
    assert fills(view, "ROOM") and not view.isActiveWindow(), what
    assert view.mask().isEmpty() and not [c for c in view.children() if c.isWidgetType() and c is not view.view]
    looked.append(what)

def open_menus(what, within):
    for button in within.findChildren(QPushButton):
        if button.menu() is not None and button.isVisible():
            QTimer.singleShot(0, lambda menu=button.menu(): (look(what + " menu"), menu.close()))
            button.showMenu()

for place in ("cycle", "prepare", "rehearse", "report", "run"):
    workshop.open_session(session.id, place)
    look(place)
    open_menus(place, window)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.toolTip():
            at = button.rect().center()
            app.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, at, button.mapToGlobal(at)))
            look("tip " + place)
            QToolTip.hideText()
for name in (*SidePanels.NAMES, "sorting", "import", "parking"):
    workshop.run.open_panel(name)
    look(name)
    open_menus(name, workshop.run)
workshop.run.panels.close_panel()
window.notices.warn("Something long to say. " * 20)
look("toast")
workshop.finder.open()
look("finder")
workshop.finder.close()

def dialog(act):
    def answer():
        shown = app.activeModalWidget()
        if shown is None:
            QTimer.singleShot(20, answer)
            return
        assert isinstance(shown, QFileDialog)
        look("dialog")
        shown.reject()
    QTimer.singleShot(0, answer)
    act()

for act in (window.browse, window.save_copy, lambda: workshop.run._screen.ask("save_picture")):
    dialog(act)
assert not view.close() and fills(view, "ROOM")
assert looked.count("dialog") == 3 and len(looked) > 40, looked
window.close()
"""


@pytest.mark.parametrize("left", [False, True], ids=["right of the laptop", "left of the laptop"])
def test_nothing_of_the_console_ever_stands_on_the_rooms_screen(tmp_path: Path, left: bool) -> None:
    place = -1024 if left else 1366
    run(
        SAFE.replace("{path}", str(tmp_path / "cycle.atelier")),
        offscreen(tmp_path, ("LAPTOP", 0, 0, 1366, 768), ("ROOM", place, 0, 1024, 768)),
        FACILITATOR_SETTINGS=str(tmp_path / "settings"),
    )
