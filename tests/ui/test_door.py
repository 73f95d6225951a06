"""The door: two keys for each person, the table in large letters, walk-ins, early departures, all undone."""

from __future__ import annotations

import random
from collections import Counter
from statistics import mean, median

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions import attendance
from facilitator.sessions.door import Roll
from facilitator.sessions.presence import Presence, presence
from facilitator.sessions.records import College, Participant, Session
from facilitator.sessions.store import Store
from facilitator.sessions.text import folded
from facilitator.ui.people.door.door_page import DoorPage

from .people_desk import PeopleDesk

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

_FAMILIES = """Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux
David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier
Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel
Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly
Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard
Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland
Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet
Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier
Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain"""
_GIVEN = """Marie Jean Nathalie Philippe Isabelle Michel Sylvie Patrick Catherine Alain Françoise Bernard Martine
Christophe Christine Pierre Monique Laurent Valérie Éric Sandrine Frédéric Stéphanie Didier Véronique Thierry Céline
Pascal Sophie Olivier Chantal Stéphane Anne Bruno Nicole François Patricia Gérard Annie Serge Brigitte Rémi Julie Denis
Aurélie Guillaume Corinne Hélène Jacques Claire"""
_COMMUNES = "Sources Vallons Saint-Jean Bellecombe Montfleury Champvert Les-Essarts Fontanès Rochebrune Grandpré"
FAMILIES, GIVEN, COMMUNES = _FAMILIES.split(), _GIVEN.split(), _COMMUNES.split()


def crowd(session: Session, size: int) -> list[Participant]:
    """So many people with the most usual names of the country, in the proportions in which they are usual."""
    return [
        Participant(
            session_id=session.id,
            name=f"{GIVEN[place * 13 % len(GIVEN)]} {FAMILIES[place % len(FAMILIES)]}",
            commune=COMMUNES[place % len(COMMUNES)],
            table_number=place % 6 + 1,
        )
        for place in range(size)
    ]


@pytest.fixture
def door(qtbot: QtBot, store: Store, session: Session) -> PeopleDesk:
    return PeopleDesk(qtbot, store, session)


def opened(door: PeopleDesk, *listed: Participant) -> DoorPage:
    door.list(listed)
    page = DoorPage(door.desk)
    door.show(page)
    page.open_session()
    return page


def somebody(session: Session, name: str, **fields: object) -> Participant:
    return Participant(session_id=session.id, name=name, **fields)  # type: ignore[arg-type]


def state(door: PeopleDesk, name: str) -> Presence:
    return presence(door.person(name))


def asks_college(page: DoorPage) -> bool:
    return page.greeting.asks_college


def test_a_letter_and_enter_mark_who_is_alone_to_begin_with_it(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont", table_number=4), somebody(door.session, "Max Roy"))
    assert page.field.hasFocus()
    door.type("d")
    door.key(Qt.Key.Key_Return)
    assert (state(door, "Léa Dupont"), state(door, "Max Roy")) == (Presence.PRESENT, Presence.EXPECTED)
    assert page.greeting.told == "Bienvenue, Léa Dupont\u202f! · Table 4"
    assert page.field.text() == ""
    assert page.field.hasFocus()


@pytest.mark.parametrize("key", ["2", "é"])
def test_the_number_beside_somebody_chooses_them_with_or_without_shift(door: PeopleDesk, key: str) -> None:
    opened(door, *(somebody(door.session, name) for name in ("Léa Dupont", "Max Durand", "Zoé Duval")))
    door.type("d")
    door.type(key)
    assert [state(door, name) for name in ("Léa Dupont", "Max Durand")] == [Presence.EXPECTED, Presence.PRESENT]


def test_a_letter_of_a_name_never_chooses_somebody_else(door: PeopleDesk) -> None:
    page = opened(door, *(somebody(door.session, name) for name in ("Léa Roy", "Max Roux", "Rémi Faure")))
    door.type("ré")
    assert page.field.text() == "ré"
    door.key(Qt.Key.Key_Return)
    assert [one.name for one in door.store.all(Participant) if one.arrived_at] == ["Rémi Faure"]


@pytest.mark.parametrize(("size", "most"), [(60, 2.1), (150, 2.4)])
def test_most_people_take_two_keys(session: Session, size: int, most: float) -> None:
    """Somebody types the family name until a key beside the person chooses them; people come in any order."""
    keys: list[int] = []
    for seed in range(3):
        awaited = crowd(session, size)
        random.Random(seed).shuffle(awaited)
        while awaited:
            keys.append(_keys_for(Roll(awaited), awaited[-1]))
            awaited.pop()
    counted = Counter(keys)
    assert median(keys) == 2
    assert mean(keys) < most
    assert (counted[2]) / len(keys) > (0.9 if size == 60 else 0.7)
    assert max(keys) <= 4


def _keys_for(roll: Roll, person: Participant) -> int:
    family = folded(person.name.split(" ", 1)[1])
    for typed in range(1, len(family) + 1):
        written = family[:typed]
        numbers = 9 - len(roll.letters(written, "é'-èç"))
        if person in roll.find(written)[:numbers]:
            return typed + 1
    raise AssertionError(f"{person.name} is not found")


def test_a_whole_village_arrives_by_the_keyboard_alone(door: PeopleDesk) -> None:
    page = opened(door, *crowd(door.session, 40))
    pressed = 0
    for person in door.store.all(Participant):
        family = person.name.split(" ", 1)[1]
        for letter in folded(family):
            door.type(letter)
            pressed += 1
            place = next((place for place, one in enumerate(page.list.people) if one.id == person.id), None)
            number = None if place is None else page.list.number_at(place)
            if number is not None:
                door.type(str(number))
                pressed += 1
                break
    assert all(one.arrived_at for one in door.store.all(Participant))
    assert pressed <= 2 * 40 + 6
    assert page.totals.told.startswith("40 / 40")


def test_down_and_enter_choose_the_next_one(door: PeopleDesk) -> None:
    opened(door, *(somebody(door.session, name) for name in ("Léa Dupont", "Max Durand")))
    door.type("d")
    door.key(Qt.Key.Key_Down)
    door.key(Qt.Key.Key_Return)
    assert state(door, "Max Durand") is Presence.PRESENT


def test_ctrl_z_takes_the_arrival_back_and_writes_nothing_in_the_field(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont"))
    door.type("d")
    door.key(Qt.Key.Key_Return)
    door.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(door, "Léa Dupont") is Presence.EXPECTED
    assert page.field.text() == ""
    assert page.last.shown == []


def test_who_is_here_already_is_shown_with_a_way_to_take_it_back(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont"))
    for _twice in range(2):
        door.type("d")
        door.key(Qt.Key.Key_Return)
    assert state(door, "Léa Dupont") is Presence.PRESENT
    assert "est là depuis 09:00" in page.greeting.told
    door.click("Annuler l’arrivée")
    assert state(door, "Léa Dupont") is Presence.EXPECTED
    assert page.field.hasFocus()


def test_somebody_leaves_early_and_comes_back(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont"))
    door.type("d")
    door.key(Qt.Key.Key_Return)
    door.click("Est parti")
    assert state(door, "Léa Dupont") is Presence.LEFT
    assert "Léa Dupont : parti à 09:00" in page.greeting.told.replace("\u00a0", " ")
    door.click("Est de retour")
    assert state(door, "Léa Dupont") is Presence.PRESENT


def test_who_calls_to_say_that_they_will_not_come_is_excused_by_the_keyboard(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont"))
    door.type("d")
    door.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert state(door, "Léa Dupont") is Presence.EXCUSED
    assert page.field.text() == ""
    assert page.totals.told == "0 / 0 · 1 excusé"
    door.click("Ne plus excuser")
    assert state(door, "Léa Dupont") is Presence.EXPECTED
    door.type("d")
    door.click("Léa Dupont ne vient pas (Ctrl+E)")
    assert state(door, "Léa Dupont") is Presence.EXCUSED


def test_who_is_not_on_the_list_is_added_and_given_a_college_by_one_key(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont", table_number=1))
    door.type("jean bon")
    door.key(Qt.Key.Key_Return)
    assert asks_college(page)
    assert [person.name for person in door.store.all(Participant)] == ["Léa Dupont"]
    door.type("_")  # the key of 8
    assert door.person("Jean Bon").walk_in
    assert door.person("Jean Bon").college is College.INHABITANTS
    assert not asks_college(page)
    assert page.greeting.told.startswith("Bienvenue, Jean Bon")
    door.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [person.name for person in door.store.all(Participant)] == ["Léa Dupont"]  # it was one gesture


def test_who_has_no_table_is_sent_to_the_freest_one_with_enter(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont", table_number=1))
    door.type("jean bon")
    door.key(Qt.Key.Key_Return)
    door.type("1")
    assert page.greeting.offered_table == 2
    door.key(Qt.Key.Key_Return)
    assert door.person("Jean Bon").table_number == 2
    assert "Table 2" in page.greeting.told
    door.key(Qt.Key.Key_Return)  # nothing is left to do
    assert door.store.undo() == "seat_participant"


def test_enter_adds_without_a_college_and_esc_does_not_add(door: PeopleDesk) -> None:
    page = opened(door)
    door.type("jean bon")
    door.key(Qt.Key.Key_Return)
    door.key(Qt.Key.Key_Escape)
    assert page.field.text() == "Jean Bon"
    assert door.store.all(Participant) == []
    door.key(Qt.Key.Key_Return)
    door.key(Qt.Key.Key_Return)
    assert door.person("Jean Bon").college is None
    assert not asks_college(page)


def test_who_was_to_be_added_is_added_when_the_door_is_left_or_somebody_is_clicked(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont"))
    for name, leave in (("jean bon", page.flush), ("ana bon", lambda: page.list.picked.emit(page.list.people[0].id))):
        door.type(name)
        door.key(Qt.Key.Key_Return)
        assert asks_college(page)
        leave()
        assert door.person(name.title()).walk_in
    assert state(door, "Léa Dupont") is Presence.PRESENT


def test_a_disk_that_refuses_gives_the_name_of_the_newcomer_back(door: PeopleDesk) -> None:
    page = opened(door)
    door.type("jean bon")
    door.key(Qt.Key.Key_Return)
    door.store._db.execute("pragma query_only = 1")
    door.type("1")
    assert door.desk.notices.latest
    assert page.field.text() == "Jean Bon"
    assert not asks_college(page)


def test_the_next_name_is_typed_without_telling_the_college(door: PeopleDesk) -> None:
    opened(door, somebody(door.session, "Léa Dupont"))
    door.type("jean bon")
    door.key(Qt.Key.Key_Return)
    door.type("d1")
    assert door.person("Jean Bon").college is None
    assert state(door, "Léa Dupont") is Presence.PRESENT


def test_a_homonym_is_added_after_those_who_are_found(door: PeopleDesk) -> None:
    opened(door, somebody(door.session, "Léa Dupont"))
    door.type("léa dupont")
    door.key(Qt.Key.Key_Down)
    door.key(Qt.Key.Key_Return)
    door.key(Qt.Key.Key_Return)
    assert [one.walk_in for one in door.store.all(Participant)] == [False, True]


def test_a_letter_typed_anywhere_on_the_page_looks_for_somebody(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont"))
    door.type("d")
    door.key(Qt.Key.Key_Return)
    back = next(button for button in page.greeting.findChildren(type(page.greeting.back)) if button.isVisible())
    back.setFocus()
    door.type("d")
    assert page.field.hasFocus()
    assert page.field.text() == "d"


def test_esc_empties_the_field(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont"))
    door.type("dup")
    door.key(Qt.Key.Key_Escape)
    assert page.field.text() == ""


def test_the_last_five_are_shown_each_with_a_way_back(door: PeopleDesk) -> None:
    page = opened(door, *(somebody(door.session, f"Ana{letter} Roy") for letter in "abcdefg"))
    for person in door.store.all(Participant):
        attendance.arrive(door.store, person)
    assert len(page.last.shown) == 5
    latest = door.store.the(Participant, page.last.shown[0])
    door.click(f"Annuler l’arrivée de {latest.name}")
    assert state(door, latest.name) is Presence.EXPECTED
    assert latest.id not in page.last.shown


def test_the_totals_follow_each_college(door: PeopleDesk) -> None:
    elected = [somebody(door.session, f"A{n}", college=College.ELECTED) for n in range(3)]
    page = opened(door, *elected, somebody(door.session, "B", college=College.DGS))
    attendance.arrive(door.store, elected[0])
    attendance.excuse(door.store, elected[1])
    attendance.walk_in(door.store, door.session, "W", College.DGS)
    assert page.totals.told == "1 / 3 · 1 hors liste · 1 excusé"
    assert page.totals.bars.accessibleName() == "Élus\u00a0: 1 / 2. DGS\u00a0: 0 / 1 + 1"


def test_a_person_is_chosen_with_the_mouse(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont"))
    row = page.list.rows[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 20))
    QApplication.processEvents()
    assert state(door, "Léa Dupont") is Presence.PRESENT


def test_mark_up_in_a_name_is_only_text(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "<b>Zoé</b> & Cie"))
    door.type("<")
    door.key(Qt.Key.Key_Return)
    assert "<b>Zoé</b> & Cie" in page.greeting.told


def test_a_name_as_long_as_it_gets_moves_nothing_out_of_the_window(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Marie-Antoinette " + "de Montmorency-Laval " * 6, commune="S" * 80))
    door.type("m")
    door.key(Qt.Key.Key_Return)
    assert page.width() <= 1366
    assert page.totals.mapTo(page, page.totals.rect().topRight()).x() < 1366


def test_a_word_said_twice_is_told_once(door: PeopleDesk) -> None:
    page = opened(door, somebody(door.session, "Léa Dupont", role="dgs", college=College.DGS, commune="Sources"))
    assert page.list.rows[0].told.detail == "dgs · Sources"


def test_the_list_keeps_its_room_in_the_smallest_window(door: PeopleDesk) -> None:
    door.window.resize(1024, 640)
    page = opened(door, somebody(door.session, "Léa Dupont"))
    door.type("jean bon")
    door.key(Qt.Key.Key_Return)
    door.type("7")
    assert page.list.width() >= 320
    assert page.width() <= 1024
