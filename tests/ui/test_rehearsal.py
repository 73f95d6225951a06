"""Rehearse: the check of the place, the room's measures, the test card, and a day walked through that leaves no trace."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from facilitator import paths
from facilitator.sessions import demo, flow, reading, rehearsal, screen, venue
from facilitator.sessions.records import Contribution, SceneKind, Screen, SessionState, Venue
from facilitator.sessions.scene.choices import Choice, scene_of
from facilitator.sessions.scene.scenes import AgendaScene, CalibrationScene
from facilitator.sessions.store import Store
from facilitator.sessions.venue_check import Verdict
from facilitator.ui import drafts, recent, screens
from facilitator.ui.background import finish_background
from facilitator.ui.rehearsal.rehearsal_page import RehearsalPage

from ..conftest import Clock
from .conftest import Console

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(console: Console) -> RehearsalPage:
    """The place, open on the first session."""
    console.workshop.open_session(reading.sessions(console.store)[0].id, "rehearse")
    QApplication.processEvents()
    return console.workshop.rehearsal


def _type_over(console: Console, text: str) -> None:
    console.key(Qt.Key.Key_A, CTRL)
    console.type(text)
    console.key(Qt.Key.Key_Return)


def _kept(path: Path) -> dict[str, bytes]:
    """The workshop file, its log and its backups, to the byte."""
    finish_background()
    found = [*path.parent.glob(f"{path.name}*"), *path.parent.glob("*-sauvegardes/*")]
    return {file.name: file.read_bytes() for file in found if not file.name.endswith("-shm")}


# The check


def test_the_check_tells_each_thing_with_a_verdict_in_words(console: Console, place: RehearsalPage) -> None:
    found = {finding.subject: finding for finding in place.check.findings}
    assert list(found) == [
        "Écran de la salle",
        "Dernier rang",
        "Alimentation",
        "Horloge",
        "Place sur le disque",
        "Sauvegardes",
        "Imprimante",
    ]
    assert found["Écran de la salle"].verdict is Verdict.WARN
    assert found["Dernier rang"].verdict is Verdict.UNKNOWN
    assert found["Sauvegardes"].verdict is Verdict.OK
    assert "jeudi 12 mars 2026" in found["Horloge"].told


def test_looking_again_finds_what_has_changed(console: Console, place: RehearsalPage) -> None:
    console.clock.forward(minutes=7)
    assert place.again.hasFocus()
    console.key(Qt.Key.Key_Return)
    console.qtbot.waitUntil(lambda: any("09:07" in finding.told for finding in place.check.findings))


def test_a_backup_folder_that_cannot_be_written_is_told(console: Console) -> None:
    finish_background()
    folder = console.store.path.parent / "cycle-sauvegardes"
    for backup in folder.iterdir():
        backup.unlink()
    folder.rmdir()
    folder.write_text("a file in the way", encoding="utf-8")
    console.workshop.open_session(reading.sessions(console.store)[0].id, "rehearse")
    found = {finding.subject: finding for finding in console.workshop.rehearsal.check.findings}
    assert found["Sauvegardes"].verdict is Verdict.BAD
    folder.unlink()


# The room's measures


def test_the_measures_of_the_room_are_typed_and_the_check_follows(console: Console, place: RehearsalPage) -> None:
    place.room.last_row.setFocus()
    _type_over(console, "20")
    place.room.picture.setFocus()
    _type_over(console, "1,8 m")
    (room,) = console.store.all(Venue)
    assert (room.name, room.depth_cm, room.image_cm) == ("salle des fêtes", 2000, 180)
    assert place.room.picture.text() == "1,8\u00a0m"
    last_row = next(finding for finding in place.check.findings if finding.subject == "Dernier rang")
    assert last_row.verdict is Verdict.BAD
    assert "18\u00a0m" in last_row.advice
    assert "2\u00a0m de haut" in last_row.advice


def test_a_measure_that_no_room_has_stays_in_its_field_and_holds_us_back(
    console: Console, place: RehearsalPage
) -> None:
    place.room.last_row.setFocus()
    _type_over(console, "800")
    assert "entre 2\u00a0m et 60\u00a0m" in console.notices[-1][0]
    assert place.room.last_row.refused
    console.click("Animer")
    assert console.workshop.place == "rehearse"
    assert place.room.last_row.text() == "800"
    assert console.store.all(Venue) == []


def test_one_refused_measure_does_not_keep_the_other_from_being_kept(console: Console, place: RehearsalPage) -> None:
    place.room.last_row.setFocus()
    _type_over(console, "loin")
    place.room.picture.setFocus()
    _type_over(console, "2")
    (room,) = console.store.all(Venue)
    assert (room.depth_cm, room.image_cm) == (800, 200)
    assert place.room.last_row.text() == "loin"


def test_the_look_of_the_room_is_chosen_with_the_keyboard(console: Console, place: RehearsalPage) -> None:
    place.room.dark.setFocus()
    console.key(Qt.Key.Key_Space)
    assert console.store.all(Venue)[0].dark
    assert place.room.dark.isChecked()
    place.room.light.setFocus()
    console.key(Qt.Key.Key_Space)
    assert not console.store.all(Venue)[0].dark


def test_every_field_and_button_is_reached_with_tab(console: Console, place: RehearsalPage) -> None:
    reached = {console.focused}
    for _step in range(16):
        console.key(Qt.Key.Key_Tab)
        reached.add(console.focused)
    room = place.room
    assert {place.again, room.last_row, room.picture, room.light, place.project, place.start} <= reached
    room.light.setFocus()
    console.key(Qt.Key.Key_Right)
    assert console.focused is room.dark
    assert console.store.all(Venue)[0].dark


# The test card


def test_the_test_card_is_shown_until_esc_and_is_no_part_of_the_session(console: Console, place: RehearsalPage) -> None:
    projector = console.workshop.projector
    place.project.setFocus()
    console.key(Qt.Key.Key_Space)
    assert projector.window is not None
    shown = projector.window.view.scene
    assert isinstance(shown, CalibrationScene)
    assert (shown.depth_cm, shown.image_cm) == (800, 150)
    assert console.store.all(Screen) == []
    assert place.project.text().startswith("Retirer la mire")

    console.key(Qt.Key.Key_Escape)
    assert not projector.projecting
    assert place.project.text() == "Projeter la mire"
    assert screens.remembered() == screens.Room()


def test_the_test_card_follows_the_measures_of_the_room(console: Console, place: RehearsalPage) -> None:
    place.project.click()
    place.room.last_row.setFocus()
    _type_over(console, "12")
    assert console.workshop.projector.window is not None
    shown = console.workshop.projector.window.view.scene
    assert isinstance(shown, CalibrationScene)
    assert shown.depth_cm == 1200
    assert shown.look.capital == pytest.approx(0.04)
    place.project.click()


def test_leaving_the_place_takes_the_test_card_away_and_gives_the_scene_back(
    console: Console, place: RehearsalPage
) -> None:
    projector = console.workshop.projector
    console.click("Animer")
    console.key(Qt.Key.Key_F5)
    console.click("Répéter")
    place.project.click()
    console.click("Animer")
    assert projector.projecting
    assert projector.window is not None
    assert projector.window.view.scene == scene_of(console.store, console.session.id)


def test_what_happens_under_the_test_card_is_seen_once_it_is_taken_away(console: Console, place: RehearsalPage) -> None:
    projector = console.workshop.projector
    console.click("Animer")
    console.key(Qt.Key.Key_F5)
    console.click("Répéter")
    place.project.click()
    assert projector.window is not None
    seen = []
    for act in (partial(screen.show, console.store, console.session.id, Choice(SceneKind.AGENDA)), place.project.click):
        act()
        seen.append(type(projector.window.view.scene))
    assert seen == [CalibrationScene, AgendaScene]


def test_a_window_that_changes_its_size_keeps_the_test_card(console: Console, place: RehearsalPage) -> None:
    place.project.click()
    window = console.workshop.projector.window
    assert window is not None
    window.resize(800, 600)
    QApplication.processEvents()
    assert isinstance(window.view.scene, CalibrationScene)
    place.project.click()


def test_a_projected_window_that_is_closed_by_hand_ends_the_test_card(console: Console, place: RehearsalPage) -> None:
    place.project.click()
    window = console.workshop.projector.window
    assert window is not None
    window.close()
    QApplication.processEvents()
    assert place.project.text() == "Projeter la mire"


# The first time in a room


def test_projecting_in_a_room_that_nobody_measured_says_so_once(console: Console) -> None:
    console.run()
    console.key(Qt.Key.Key_F5)
    console.key(Qt.Key.Key_F5)
    told = [sentence for sentence, _bad in console.notices if "salle ordinaire" in sentence]
    assert len(told) == 1
    assert "8\u00a0m" in told[0]


def test_projecting_in_a_measured_room_says_nothing(console: Console) -> None:
    venue.measure(console.store, console.session.id, 900, 200)
    console.run()
    console.key(Qt.Key.Key_F5)
    assert not [sentence for sentence, _bad in console.notices if "salle ordinaire" in sentence]


# The rehearsal


def test_a_rehearsed_day_leaves_the_file_its_backups_and_the_memory_as_they_were(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "démonstration.atelier"
    demo.build(path)
    console = Console(qtbot, path, clock)
    original = console.workshop
    planned = next(s for s in reading.sessions(console.store) if s.state is SessionState.PREPARATION)
    console.workshop.open_session(planned.id, "rehearse")
    before, known, room = _kept(path), recent.recent_files(), screens.remembered()
    said = len(console.store.all(Contribution))

    console.workshop.rehearsal.start.setFocus()
    console.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: console.window.rehearsing is not None)
    assert console.workshop is not original
    assert console.workshop.place == "run"
    assert console.store.path != path
    assert console.store.path.name == path.name
    console.key(Qt.Key.Key_F5)
    flow.start_day(console.store, planned.id)
    items = reading.outline(console.store, planned.id).items
    for number in range(len(items)):
        console.capture(f"Essai {number}")
        console.clock.forward(minutes=20)
        console.key(Qt.Key.Key_F9)
    flow.close_day(console.store, planned.id)
    assert len(console.store.all(Contribution)) > said
    copy = console.store.path
    finish_background()
    assert not list(copy.parent.glob("*-sauvegardes"))

    console.click("Terminer")
    assert console.workshop is original
    assert console.workshop.place == "rehearse"
    assert _kept(path) == before
    assert not copy.parent.exists()
    assert recent.recent_files() == known
    assert screens.remembered() == room
    assert not original.projector.projecting
    assert len(console.store.all(Contribution)) == said
    console.window.close()


def test_the_rehearsal_is_told_in_the_console_and_not_in_the_room(console: Console, place: RehearsalPage) -> None:
    place.start.click()
    assert {"Terminer", "Préparer", "Animer", "Compte rendu"} <= console.buttons()
    assert "Répéter" not in console.buttons()
    console.key(Qt.Key.Key_F5)
    window = console.workshop.projector.window
    assert window is not None
    assert window.view.scene == scene_of(console.store, console.session.id)
    said = {label.text() for label in console.window.header.findChildren(QLabel) if label.isVisible()}
    assert "RÉPÉTITION · rien n’est gardé" in said
    assert "✓ Tout est enregistré" not in said
    console.click("Terminer")
    assert "Répéter" in console.buttons()
    assert "Terminer" not in console.buttons()
    assert console.notices[-1][0].startswith("La répétition est finie")


def test_ctrl_w_leaves_the_rehearsal_even_while_its_day_runs(console: Console, place: RehearsalPage) -> None:
    original = console.workshop
    place.start.click()
    flow.start_day(console.store, console.session.id)
    console.key(Qt.Key.Key_W, CTRL)
    assert console.workshop is original
    assert console.session.state is SessionState.PREPARATION


def test_closing_the_window_during_a_rehearsal_throws_the_copy_away(console: Console, place: RehearsalPage) -> None:
    path = console.store.path
    place.start.click()
    copy = console.store.path
    console.capture("Pour voir")
    console.window.close()
    assert not copy.parent.exists()
    with closing(Store.open(path, clock=console.clock)) as store:
        assert not store.read_only_because
        assert store.all(Contribution) == []


def test_opening_another_file_ends_the_rehearsal_first(console: Console, place: RehearsalPage, tmp_path: Path) -> None:
    other = tmp_path / "autre.atelier"
    demo.build(other)
    place.start.click()
    copy = console.store.path
    assert console.window.open_path(other)
    assert not copy.parent.exists()
    assert console.store.path == other
    assert console.window.rehearsing is None


def test_what_stands_in_the_bar_during_a_rehearsal_is_nowhere_afterwards(
    console: Console, place: RehearsalPage
) -> None:
    session_id = console.session.id
    place.start.click()
    flow.start_day(console.store, session_id)
    flow.go_to(console.store, session_id, reading.outline(console.store, session_id).items[5])
    copy = console.store.path
    console.type("à moitié écrit")
    console.click("Terminer")
    assert drafts.unfinished(copy, session_id).blank
    assert drafts.unfinished(console.store.path, session_id).blank
    assert list((paths.settings_folder() / "drafts").glob("*")) == []


def test_a_copy_that_a_crash_left_behind_is_gone_once_a_file_is_opened(
    qtbot: QtBot, workshop_file: Path, clock: Clock
) -> None:
    with closing(Store.open(workshop_file, clock=clock)) as store:
        left = rehearsal.copy_of(store)
    console = Console(qtbot, workshop_file, clock)
    finish_background()
    assert not left.parent.exists()
    console.window.close()


def test_a_day_under_way_is_not_rehearsed_and_the_reason_is_told(console: Console) -> None:
    console.start()
    console.click("Répéter")
    console.workshop.rehearsal.start.click()
    assert console.window.rehearsing is None
    assert "La journée est en cours" in console.notices[-1][0]


def test_no_room_for_the_copy_is_told_and_nothing_changes(
    console: Console, place: RehearsalPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setenv("FACILITATOR_SETTINGS", str(in_the_way / "settings"))
        place.start.click()
    assert console.window.rehearsing is None
    assert "libérez de l’espace" in console.notices[-1][0]
    assert console.workshop.place == "rehearse"


def test_a_room_that_was_seeing_its_view_sees_it_again_afterwards(console: Console, place: RehearsalPage) -> None:
    console.click("Animer")
    console.key(Qt.Key.Key_F5)
    console.click("Répéter")
    place.start.click()
    assert not console.workshop.projector.projecting
    console.click("Terminer")
    assert console.workshop.projector.projecting


def test_a_file_that_is_only_read_can_be_rehearsed(qtbot: QtBot, console: Console, clock: Clock) -> None:
    second = Console(qtbot, console.store.path, clock)
    second.workshop.open_session(second.session.id, "rehearse")
    second.workshop.rehearsal.start.click()
    assert second.window.rehearsing is not None
    flow.start_day(second.store, second.session.id)
    second.click("Terminer")
    assert second.window.header.saved_text() == "Lecture seule"
    second.window.close()
