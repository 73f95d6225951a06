"""The family name, by which lists are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.people_names import family_name, family_span, given_name, name_order


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Léa Dupont", "Dupont", "Léa"),
        ("Marie Claude Durand", "Durand", "Marie Claude"),
        ("Marie de La Tour", "de La Tour", "Marie"),
        ("Thierry du Pré", "du Pré", "Thierry"),
        ("Rémi d’Aubigné", "d’Aubigné", "Rémi"),
        ("Yann Le Goff", "Le Goff", "Yann"),
        ("Jan van der Meer", "van der Meer", "Jan"),
        ("Karim El Amrani", "El Amrani", "Karim"),
        ("DUPONT Léa", "DUPONT", "Léa"),
        ("Léa DUPONT", "DUPONT", "Léa"),
        ("DE LA TOUR Marie", "DE LA TOUR", "Marie"),
        ("Marie de LA TOUR", "de LA TOUR", "Marie"),
        ("DUPONT-MARTIN J. Paul", "DUPONT-MARTIN", "J. Paul"),
        ("M. Dupont", "Dupont", "M."),
        ("LÉA DUPONT", "DUPONT", "LÉA"),
        ("Dupont, Léa", "Dupont", "Léa"),
        ("de La Tour, Marie", "de La Tour", "Marie"),
        ("Le Goff", "Le Goff", ""),
        ("Dupont", "Dupont", ""),
        ("Zoé 🎉", "Zoé", "🎉"),
        ("🎉", "🎉", ""),
        ("", "", ""),
        (",", ",", ""),
    ],
)
def test_the_family_name_is_told_from_the_given_one(name: str, family: str, given: str) -> None:
    assert (family_name(name), given_name(name)) == (family, given)


def test_names_are_put_in_order_by_the_family_name_without_accents_and_capitals() -> None:
    names = ["Zoé Abel", "LEROY Quentin", "Anne Leroy", "Éric Évrard", "Yann Le Goff", "Bo Zorn"]
    assert sorted(names, key=name_order) == [
        "Zoé Abel",
        "Éric Évrard",
        "Yann Le Goff",
        "Anne Leroy",
        "LEROY Quentin",
        "Bo Zorn",
    ]


@given(st.text(max_size=60))
def test_whatever_is_written_there_is_one_stretch_that_is_the_family_name(name: str) -> None:
    start, end = family_span(name)
    assert 0 <= start <= end <= len(name)
    assert bool(family_name(name)) == bool(name)
    assert {*given_name(name).split()} <= {*name.replace(",", " ").split()}
