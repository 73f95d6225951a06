"""What somebody does before a day that they will steer: the agenda, the list, the tables, the door; by keys and clicks.

What is done is written in a ledger as it is done.
"""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from facilitator.ui.people.door.door_page import DoorPage
from facilitator.ui.people.listing.list_page import ListPage
from facilitator.ui.prepare.item_inspector import ItemInspector
from tests.ui.conftest import Console

from .day_ledger import Ledger, Seen

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WELCOME, EXPERT, TALE, REFLECTION, MEAL, SECOND_TALE, THINKING, VOTE, COMMITMENTS = 0, 1, 4, 4, 5, 6, 7, 8, 10
"""Where these stand in the agenda; the second tale is the same one, moved to the afternoon."""
GUESTS = [
    *(("Maire", commune) for commune in ("Sources", "Vallons", "Bellecombe", "Champvert", "Fontanès", "Rochebrune")),
    *(("Conseillère municipale", commune) for commune in ("Sources", "Grandpré", "Vallons", "Montfleury")),
    *(("DGS", commune) for commune in ("Sources", "Vallons", "Fontanès", "Grandpré")),
    *(("Agent de développement local", commune) for commune in ("Bellecombe", "Rochebrune", "Champvert")),
    *(("Secrétaire de mairie", commune) for commune in ("Montfleury", "Fontanès", "Grandpré", "Sources")),
    *(("Chargée de mission à la DDT", "") for _place in range(3)),
    *(("Présidente d’association", commune) for commune in ("Vallons", "Sources", "Bellecombe")),
    *(("Habitante", commune) for commune in ("Sources", "Champvert", "Rochebrune")),
]
FIRST_NAMES = ("Anne", "Bruno", "Céline", "Denis", "Élise", "Fanny")
SURNAMES = (
    "Abrial",
    "Barthod",
    "Chazelle",
    "Doucet",
    "Exbrayat",
    "Fayolle",
    "Ginoux",
    "Hostache",
    "Imbert",
    "Jourdan",
)
NAMES = [f"{FIRST_NAMES[place % 6]} {SURNAMES[place % 10]}" for place in range(len(GUESTS))]
EXCUSED, COMES_LATER, LEAVES = NAMES[3:5], NAMES[8], NAMES[7]
NEVER_COME = (NAMES[2], *NAMES[14:20])
WALK_IN = "Paul Zwingelstein"


class Organiser:
    """Somebody at the desk, on the eve and at the door."""

    def __init__(self, console: Console, seed: int, *, guests: int = len(GUESTS)) -> None:
        self.console, self.chance, self.ledger = console, random.Random(seed), Ledger()
        self.names = NAMES[:guests]

    @property
    def now(self) -> datetime:
        return self.console.clock.now

    def prepare(self) -> None:
        """A fixed meal, somebody who leaves early, what may be shortened and to what, groups, phases, the order, the end."""
        self.console.workshop.open_session(self.console.session.id, "prepare")
        self._move_down(TALE, times=SECOND_TALE - TALE)
        self._fill(EXPERT, least="30")
        self._fill(SECOND_TALE, least="0")
        self._fill(MEAL, fixed_at="11h50")
        self._fill(THINKING, phases="Seul 10, à deux 20, restitution 30")
        self._fill(VOTE, least="10")
        self._fill(COMMITMENTS, ends_by="16h")
        self._split(REFLECTION)
        end = self.console.workshop.prepare.header.end
        self._write(end, "16h")

    def invite(self) -> None:
        """A list pasted from a spreadsheet, then tables."""
        told = zip(self.names, GUESTS, strict=False)
        rows = [f"{name}\t{role}\t{commune}" for name, (role, commune) in told]
        QGuiApplication.clipboard().setText("\n".join(["Nom\tFonction\tCommune", *rows]))
        self.console.click("Participants")
        self.console.key(Qt.Key.Key_V, CTRL)
        listed = self.console.workshop.people.tab("list")
        assert isinstance(listed, ListPage)
        press(listed.imports.take)
        self.console.click("Tables")
        self.console.click("Composer les tables")
        self.ledger.people = {name: Seen() for name in self.names}

    def welcome(self) -> None:
        """At the door, before the day begins."""
        self._to_the_door()
        for name in EXCUSED:
            self.console.type(name)
            self.console.key(Qt.Key.Key_E, CTRL)
            self.ledger.people[name].excused = True
        coming = [name for name in self.names if name not in (*EXCUSED, *NEVER_COME, COMES_LATER)]
        for name in self.chance.sample(coming, len(coming)):
            self.console.clock.forward(seconds=self.chance.randint(10, 40))
            self._arrive(name)
        self.console.type(WALK_IN.lower())
        self.console.key(Qt.Key.Key_Return)
        self.console.type("8")
        self.ledger.people[WALK_IN] = Seen(self.now, walk_in=True)

    # At the door

    def _to_the_door(self) -> None:
        self.console.click("Participants")
        self.console.click("À l’entrée")

    def _arrive(self, name: str) -> None:
        """A letter or two of the family name, then the digit beside the person."""
        door = self.console.workshop.people.tab("door")
        assert isinstance(door, DoorPage)
        for letter in name.split()[1].lower():
            self.console.type(letter)
            shown = [person.name for person in door.list.people]
            number = door.list.number_at(shown.index(name)) if name in shown else None
            if number is not None:
                self.console.type(str(number))
                break
        self.ledger.people[name].arrived = self.now

    # At the agenda

    def _fill(self, place: int, **texts: str) -> None:
        prepare = self.console.workshop.prepare
        row = prepare.agenda.rows[place]
        press(row, QPoint(60, row.height() - 20))
        form = prepare.inspector.form
        assert isinstance(form, ItemInspector)
        assert form.item_id == row.item_id
        for name, text in texts.items():
            self._write(getattr(form, name), text)

    def _move_down(self, place: int, *, times: int) -> None:
        press(self.console.workshop.prepare.agenda.rows[place], QPoint(60, 30))
        for _time in range(times):
            self.console.key(Qt.Key.Key_Down, ALT)

    def _write(self, field: QWidget, text: str) -> None:
        field.setFocus()
        self.console.key(Qt.Key.Key_A, CTRL)
        self.console.type(text)
        self.console.key(Qt.Key.Key_Return)

    def _split(self, place: int) -> None:
        """Two groups at the same time."""
        press(self.console.workshop.prepare.agenda.rows[place].menu_button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        groups = next(action.menu() for action in menu.actions() if action.text() == "Partager en groupes")
        assert isinstance(groups, QMenu)
        groups.actions()[0].trigger()
        menu.close()
        QApplication.processEvents()


def press(widget: QWidget, place: QPoint | None = None) -> None:
    """Click it."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place or QPoint(8, 8))
    QApplication.processEvents()


def survivor_of(path: Path, copy: Path) -> Path:
    """What a kill would leave of the file, now."""
    for suffix in ("", "-wal"):
        Path(f"{copy}{suffix}").write_bytes(Path(f"{path}{suffix}").read_bytes())
    return copy
