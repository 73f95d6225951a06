"""Proposed clusters rest on words that people wrote, say which, and are the same each time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.proposals import LARGEST, Proposal, Reason, propose
from facilitator.sessions.records import Cluster, Contribution
from facilitator.sessions.words import LONGEST_TITLE, first_words, shared_words, stem, title_of, words

NOW = datetime(2026, 3, 12, 14, 0, tzinfo=UTC)


def notes(*texts: str) -> list[Contribution]:
    return [Contribution(session_id="s", question_id="q", text=text, said_at=NOW) for text in texts]


def cluster(title: str, position: int = 0) -> Cluster:
    return Cluster(question_id="q", position=position, title=title)


def told(proposal: Proposal, among: Sequence[Contribution]) -> set[str]:
    """The texts that a proposal brings together."""
    return {note.text for note in among if note.id in proposal.contribution_ids}


NAVETTES = (
    "Une navette le samedi vers le marché",
    "Des navettes entre les hameaux, à la demande",
    "La NAVETTE existe mais personne ne la connaît",
)
OTHERS = (
    "Un élu référent dans chaque village",
    "Une lettre de deux pages après le conseil",
    "Ouvrir les commissions aux conseillers municipaux",
    "Trop de courriels, personne ne lit",
    "Visiter les chantiers avec les habitants",
    "Un budget participatif de secteur",
)


def test_notes_that_share_a_word_are_proposed_together_with_that_word() -> None:
    said = notes(*OTHERS[:3], *NAVETTES, *OTHERS[3:])

    (proposal,) = propose(said, {})

    assert told(proposal, said) == set(NAVETTES)
    assert (proposal.title, proposal.words, proposal.reason) == ("Navette", ("navette",), Reason.WORDS)
    assert proposal.cluster_id is None


def test_a_title_says_the_words_as_people_say_them_together() -> None:
    said = notes(
        *OTHERS,
        "Le transport à la demande pour les anciens",
        "Généraliser le transport à la demande",
        "Un transport à la demande le dimanche",
    )

    (proposal,) = propose(said, {})

    assert proposal.title == "Transport à la demande"
    assert set(proposal.words) == {"transport", "demande"}


def test_texts_nearly_the_same_are_proposed_first_even_without_a_telling_word() -> None:
    said = notes(*NAVETTES, "la téléportation", "La teleportation", "oui", "Oui !", *OTHERS)

    first, second, third = propose(said, {})

    assert told(first, said) == {"la téléportation", "La teleportation"}
    assert (first.title, first.reason) == ("La téléportation", Reason.ALIKE)
    assert told(second, said) == {"oui", "Oui !"}
    assert (second.title, second.words, second.reason) == ("Oui", (), Reason.ALIKE)
    assert told(third, said) == set(NAVETTES)


def test_a_word_that_most_say_brings_nobody_together() -> None:
    assert propose(notes(*(f"La commune {text.lower()}" for text in OTHERS)), {}) == []


def test_the_words_of_the_question_bring_nobody_together() -> None:
    said = notes(*NAVETTES, *OTHERS)

    assert propose(said, {}, asked="Que pensez-vous de la navette ?") == []


def test_what_is_said_in_passing_brings_nobody_together() -> None:
    long = (
        "Les jeunes attendent formation sérieuse, tuteur, bureau, indemnité, respect, calendrier, logement, cantine. "
    )
    said = notes(*NAVETTES[:2], long + "Et une navette, peut-être.", *OTHERS)

    assert [told(proposal, said) for proposal in propose(said, {})] == [set(NAVETTES[:2])]


def test_a_note_can_be_proposed_for_a_cluster_that_exists() -> None:
    said, held = notes(NAVETTES[2], *OTHERS), notes(*NAVETTES[:2], "Un vélo électrique")
    existing = {cluster("Aller et venir"): held, cluster("Informer", 1): notes("Une feuille dans les boîtes")}

    (proposal,) = propose(said, existing)

    assert told(proposal, said) == {NAVETTES[2]}
    assert (proposal.title, proposal.cluster_id) == ("Aller et venir", next(iter(existing)).id)
    assert proposal.words == ("NAVETTE",)


def test_the_name_of_a_cluster_without_notes_counts_too() -> None:
    said, waiting = notes(*NAVETTES, *OTHERS), cluster("Navettes")

    (proposal,) = propose(said, {waiting: []})

    assert told(proposal, said) == set(NAVETTES)
    assert proposal.cluster_id == waiting.id


def test_a_copy_of_a_note_is_proposed_for_its_cluster() -> None:
    said, existing = notes("Une lettre après le conseil !", *OTHERS[2:]), cluster("Informer")

    (proposal,) = propose(said, {existing: notes("une lettre après le conseil")})

    assert told(proposal, said) == {"Une lettre après le conseil !"}
    assert (proposal.cluster_id, proposal.reason) == (existing.id, Reason.ALIKE)


def test_more_than_can_be_judged_at_a_glance_is_not_proposed_at_once() -> None:
    said = notes(*["la téléportation"] * 30)

    assert len(propose(said, {})[0].contribution_ids) == LARGEST


def test_an_empty_wall_has_no_proposal() -> None:
    assert propose([], {}) == []
    assert propose(notes("Une navette"), {}) == []
    assert propose([], {cluster("Navettes"): notes("Une navette")}) == []


SAID = st.lists(
    st.lists(
        st.sampled_from(
            ["navette", "navettes", "Transport", "vélo", "pistes", "cyclables", "élus", "élu", "été", "de", "la,", "."]
        ),
        max_size=8,
    ).map(" ".join)
    | st.text(max_size=30),
    max_size=25,
)


@given(loose=SAID, held=SAID)
def test_each_proposal_holds_what_it_says(loose: list[str], held: list[str]) -> None:
    said, existing = notes(*loose), {cluster("Vélo"): notes(*held), cluster("Rien", 1): []}

    found = propose(said, existing)

    assert propose(said, existing) == found
    taken = [note_id for proposal in found for note_id in proposal.contribution_ids]
    assert len(taken) == len(set(taken))
    assert set(taken) <= {note.id for note in said}
    for proposal in found:
        assert 1 <= len(proposal.contribution_ids) <= LARGEST
        assert 0 < len(proposal.title) <= LONGEST_TITLE
        assert proposal.cluster_id or len(proposal.contribution_ids) > 1
        if proposal.reason is Reason.WORDS:
            rests_on = {stem(word) for word in proposal.words}
            shared = [{word.stem for word in words(text)} & rests_on for text in told(proposal, said)]
            assert all(shared)
            assert proposal.cluster_id or stem(proposal.words[0]) in set.intersection(*shared)


def test_proposals_do_not_depend_on_chance() -> None:
    """Sets of words have another order in each process."""
    lines = [
        "from tests.sessions.test_proposals import NAVETTES, OTHERS, notes",
        "from facilitator.sessions.proposals import propose",
        "said = notes(*NAVETTES, *OTHERS, *(f'{a} {b}' for a in OTHERS for b in NAVETTES))",
        "order = {note.id: place for place, note in enumerate(said)}",
        "print([(p.title, p.words, [order[i] for i in p.contribution_ids]) for p in propose(said, {})])",
    ]
    heard = {
        subprocess.run(
            [sys.executable, "-c", "\n".join(lines)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(heard) == 1
    assert "[(" in heard.pop()


# Words


@pytest.mark.parametrize(
    "family",
    [
        "élu élus élue ÉLUS elus",
        "mobilité mobilités mobilite",
        "financé financée financer financement financements",
        "loi lois",
        "co-voiturage covoiturage",
        "œuvre oeuvres",
    ],
)
def test_the_forms_of_a_word_are_one(family: str) -> None:
    assert len({stem(form) for form in family.split()}) == 1


def test_words_that_say_nothing_are_passed_over() -> None:
    found = words("Faut-il, peut-être, que l’on ait plus de 12 navettes ? Lorsqu’elles viennent, celles-ci.")

    assert [word.written for word in found] == ["navettes"]


def test_a_capital_stays_when_it_is_part_of_the_word() -> None:
    found = words("Bourgs et villages. Le PLUi, le SCoT, la Région ! Écoles")

    assert [word.written for word in found] == ["bourgs", "villages", "PLUi", "SCoT", "Région", "écoles"]


def test_a_title_is_made_of_whole_words() -> None:
    assert title_of(["intercommunalité", "représentation", "participation"]) == "Intercommunalité, représentation"
    assert shared_words(["Le vélo, la navette", "Navettes et vélos"]) == "Vélo, navette"
    assert shared_words(["Le vélo", "La navette"]) == ""
    assert first_words("Court\net simple") == "Court et simple"
    assert first_words("x" * 60) == "x" * 39 + "…"
    assert first_words("Quarante signes exactement, ni un de plus.") == "Quarante signes exactement, ni un de…"


@given(st.text(max_size=120))
def test_first_words_are_short_and_begin_the_text(text: str) -> None:
    start = first_words(text)

    assert len(start) <= LONGEST_TITLE
    assert " ".join(text.split()).startswith(start.removesuffix("…"))
