"""What is nearly the same is found while it is typed, and nothing else is."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.records import Contribution
from facilitator.sessions.similar import FEWEST_LETTERS, Lookalikes
from tests.conftest import PARIS_IN_WINTER

SAID = (
    "Mettre un car le samedi matin pour le marché",
    "Des permanences des élus dans les mairies",
    "Sécuriser les pistes cyclables",
    "On reçoit trop de courriels, personne ne les lit",
    "Envoyer l’ordre du jour commenté, 5 jours avant",
    "Visite des chantiers pour les élus",
    "La téléportation",
    "Oui, mais pas tout de suite",
    "Les petites communes ne sont pas entendues",
    "Former les secrétaires de mairie à l’urbanisme",
)


def note(text: str) -> Contribution:
    return Contribution(
        session_id="s", question_id="q", text=text, said_at=datetime(2026, 3, 12, 9, 0, tzinfo=PARIS_IN_WINTER)
    )


def found(typed: str, *said: str, asked: str = "") -> list[str]:
    known = Lookalikes([note(text) for text in said or SAID], asked=asked)
    return [contribution.text for contribution, _score in known.like(typed)]


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Un car le samedi pour aller au marché", SAID[0]),
        ("un car le samedi pour le marc", SAID[0]),
        ("UNE PERMANENCE DANS CHAQUE MAIRIE", SAID[1]),
        ("Plus de pistes cyclables sécurisées", SAID[2]),
        ("pistes cyclbles plus sures", SAID[2]),
        ("Trop de courriels que personne ne lit", SAID[3]),
        ("Ordre du jour envoyé 5 jours avant", SAID[4]),
        ("Visites de chantier ouvertes à tous les élus", SAID[5]),
        ("la teleportation", SAID[6]),
        ("Oui mais pas tout de suite !", SAID[7]),
    ],
)
def test_what_says_nearly_the_same_is_found(typed: str, same: str) -> None:
    assert found(typed)[:1] == [same]


@pytest.mark.parametrize(
    "typed",
    [
        "Un élu référent par commune",
        "Les communes devraient voter les impôts",
        "Une maison de santé à Sources",
        "Le marché de l’énergie est trop cher",
        "Oui, tout à fait d’accord avec la trésorière",
        "La mairie est fermée le lundi",
        "Le marché du samedi devrait proposer des produits locaux, des paniers et un repas",
        "????????????",
        "          ",
    ],
)
def test_what_only_shares_a_word_is_not(typed: str) -> None:
    assert found(typed) == []


def test_a_few_letters_say_nothing_yet() -> None:
    assert found("la téléportation"[: FEWEST_LETTERS - 1]) == []


def test_the_words_of_the_question_bring_nothing_together() -> None:
    said, asked = ("Je n’ai plus confiance",), "À qui faites-vous confiance ?"
    assert found("Je fais confiance au", *said) == list(said)
    assert found("Je fais confiance au", *said, asked=asked) == []


def test_what_was_removed_is_not_found_and_what_was_changed_is_found_by_its_new_words() -> None:
    first, second = note("Des pistes cyclables"), note("Un car le samedi")
    known = Lookalikes([first, second])
    known.discard(first.id)
    assert known.like("Des pistes cyclables") == []
    changed = Contribution(**{**{f: getattr(second, f) for f in second.__slots__}, "id": second.id, "text": "Un vélo"})
    known.add(changed)
    assert known.like("Un car le samedi") == []


def test_at_most_three_come_the_closest_first() -> None:
    said = ("Navette du samedi matin", "Navette du samedi", "Une navette le samedi matin", "Samedi matin, une navette")
    others = ("Une crèche", "Un médecin", "Des pistes cyclables", "La fibre partout")
    close = found("La navette du samedi matin", *said, *others)
    assert len(close) == 3
    assert said[1] not in close


@given(said=st.lists(st.text(max_size=40), max_size=6), typed=st.text(max_size=60))
def test_any_text_can_be_compared_and_the_same_text_is_always_found(said: list[str], typed: str) -> None:
    scores = [score for _contribution, score in Lookalikes([note(text) for text in said]).like(typed)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1.001 for score in scores)
    if len(typed.strip()) >= 20 and typed.isascii() and typed.replace(" ", "").isalnum():
        assert typed in [c.text for c, _score in Lookalikes([note(typed)]).like(typed)]
