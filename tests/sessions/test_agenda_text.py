"""An agenda written as lines, wherever it comes from, becomes items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.sessions import schedule
from facilitator.sessions.agenda import DEFAULT_MINUTES
from facilitator.sessions.agenda_text import MOST_LINES, kind_of, planned, table
from facilitator.sessions.reading import outline
from facilitator.sessions.records import ItemKind, Session
from facilitator.sessions.store import Store


def read(text: str) -> list[tuple[str, int]]:
    found = planned(text, DEFAULT_MINUTES)
    return [] if found is None else [(item.title, item.minutes) for item in found.agenda]


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("09:00 Titre 25 min", "Titre", 25),
        ("Titre\t25", "Titre", 25),
        ("Titre\t25 min", "Titre", 25),
        ("9h30 : Tour des communes (1h15)", "Tour des communes", 75),
        ("9h – 9h45 Titre", "Titre", 45),
        ("09:00-10:30\tTitre", "Titre", 90),
        ("de tout 1 h", "de tout", 60),
        ("09:00\t09:20\tTitre", "Titre", 20),
        ("09:00\tTitre\t1 h 05", "Titre", 65),
        ("- Titre, 40 minutes", "Titre", 40),
        ("2. Titre 10'", "Titre", 10),
        ("23h30 à 0h15 Titre", "Titre", 45),
        ("Les 10 ans du pays", "Les 10 ans du pays", 50),
        ("100 % rural", "100 % rural", 50),
        ("Horizon 2040", "Horizon 2040", 50),
        ("25 min", "", 25),
        ("Titre 45:00", "Titre 45:00", 50),
        ("25h00 Titre", "25h00 Titre", 50),
        ("<b>Titre</b> & =1+1\t15", "<b>Titre</b> & =1+1", 15),
    ],
)
def test_a_line_is_an_item(line: str, title: str, minutes: int) -> None:
    assert read(line) == [(title, minutes)]


def test_minutes_follow_from_the_hour_of_the_next_line() -> None:
    text = "9h00 Accueil\n9h30 Le cadre\r\n10h15 Pause\n\n10h30 Habiter, se déplacer\n12h00 Déjeuner"
    assert read(text) == [
        ("Accueil", 30),
        ("Le cadre", 45),
        ("Pause", 15),
        ("Habiter, se déplacer", 90),
        ("Déjeuner", DEFAULT_MINUTES[ItemKind.MEAL]),
    ]
    found = planned(text, DEFAULT_MINUTES)
    assert found is not None
    assert (found.starts_at, found.whole) == (540, False)


def test_the_headings_of_a_table_are_no_item_and_other_columns_are_its_detail() -> None:
    text = "Heure\tSéquence\tDurée\tQui\n09:00\tAccueil\t30\tLa présidente\n09:30\tTémoignage\t20\tUn maire"
    found = planned(text, DEFAULT_MINUTES)
    assert found is not None
    assert [(item.title, item.detail, item.kind) for item in found.agenda] == [
        ("Accueil", "La présidente", ItemKind.WELCOME),
        ("Témoignage", "Un maire", ItemKind.TESTIMONY),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Accueil café", ItemKind.WELCOME),
        ("Pause café", ItemKind.BREAK),
        ("Pause déjeuner", ItemKind.MEAL),
        ("DÉJEUNER sur place", ItemKind.MEAL),
        ("Témoignage d’une maire", ItemKind.TESTIMONY),
        ("Retour d’expérience", ItemKind.TESTIMONY),
        ("Apport d’expert", ItemKind.EXPERT_INPUT),
        ("Vote par gommettes", ItemKind.VOTE),
        ("Clôture", ItemKind.CLOSING),
        ("Engagements et suites", ItemKind.COMMITMENTS),
        ("Roue des leviers", ItemKind.POSITIONING),
        ("Dévoter un article", ItemKind.REFLECTION),
        ("", ItemKind.REFLECTION),
    ],
)
def test_the_kind_is_told_by_the_words_of_the_title(title: str, kind: ItemKind) -> None:
    assert kind_of(title) is kind


def test_nothing_is_read_from_nothing_and_a_book_is_refused() -> None:
    assert planned("", DEFAULT_MINUTES) is planned(" \n\t\n", DEFAULT_MINUTES) is None
    assert len(read("ligne\n" * MOST_LINES)) == MOST_LINES
    with pytest.raises(FacilitatorError, match="101 lines"):
        planned("ligne\n" * (MOST_LINES + 1), DEFAULT_MINUTES)


def test_a_day_as_lines_is_read_as_the_same_day(store: Store, session: Session) -> None:
    items = outline(store, session.id).items
    text = table(items, schedule.plan(items, session.starts_at))
    assert text.splitlines()[0].startswith("09:00\t")
    assert read(text) == [(item.title, item.minutes) for item in items]


@given(st.text(st.characters() | st.sampled_from("0159:h '\t\n-–"), max_size=200))
def test_whatever_is_pasted_items_stand_on_a_line_and_last_a_day_at_most(text: str) -> None:
    found = planned(text, DEFAULT_MINUTES)
    for item in found.agenda if found else ():
        assert 0 <= item.minutes <= 24 * 60
        assert "\n" not in item.title + item.detail
