"""Names of the file are found in what people wrote, and wait for a decision before anything public is written."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions import agenda, ambassadors, capture, commitments, key_points, people, reading, redactions
from facilitator.sessions.capture import Draft
from facilitator.sessions.names_found import (
    TEXTS,
    NameSort,
    NamesUndecided,
    hidden_names,
    names_found,
    refuse_undecided,
    undecided,
)
from facilitator.sessions.records import (
    RECORDS,
    Ambassador,
    Commitment,
    Part,
    Participant,
    Question,
    Redaction,
    Session,
    Speaker,
    Stakeholder,
)
from facilitator.sessions.store import Store
from facilitator.sessions.text import folded
from facilitator.sessions.written_names import WrittenNames, person_forms, thing_forms

from .helpers import back_and_forth, everything, say

NAME = "Aglaé Vertefeuille"


def hidden_in(text: str, *names: str) -> str:
    forms = [form for name in names for form in person_forms(name)]
    return WrittenNames(forms).replaced(text, lambda _form: "[nom]")


@pytest.fixture
def known(store: Store, session: Session) -> Session:
    """A day with an inhabitant, a local agent from a firm, and a witness."""
    for person in (
        Participant(session_id="", name=NAME, commune="Montclar"),
        Participant(session_id="", name="Anne Roux", organisation="Menuiserie Dubosc"),
        Participant(session_id="", name="Odile Ramirand", part=Part.WITNESS),
    ):
        people.add(store, session, person)
    return session


def found_in(store: Store, session: Session) -> dict[str, list[str]]:
    """Each name that was found, with the words around it."""
    return {
        one.known.name: [f"{at.before}[{at.written}]{at.after}" for at in one.mentions]
        for one in names_found(store, session.id)
    }


# How names are written


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        (NAME, "Selon Aglaé Vertefeuille, oui", "Selon [nom], oui"),
        (NAME, "selon AGLAE  VERTEFEUILLE\u00a0!", "selon [nom]\u00a0!"),
        (NAME, "Mme Vertefeuille l’a dit", "Mme [nom] l’a dit"),
        (NAME, "vertefeuille, vertefeuilles", "[nom], vertefeuilles"),
        (NAME, "Vertefeuille Aglaé", "[nom]"),
        (NAME, "Aglaé. Vertefeuille", "Aglaé. [nom]"),
        ("Yann Le Guirriec", "avec Le Guirriec, sans guirriec", "avec [nom], sans [nom]"),
        ("Marie de La Tour", "au pied de la tour, dit Mme de La Tour", "au pied de la tour, dit Mme [nom]"),
        ("Anne Roux", "un chat roux, celui de Roux", "un chat roux, celui de [nom]"),
        ("ROUX Anne", "Anne Roux, roux", "[nom], roux"),
        ("DUPONT-MORETTI Éric", "dupont moretti et Dupont-Moretti", "[nom] et [nom]"),
        ("Jean-Paul d’Ormesson", "d'Ormesson, Jean Paul d’Ormesson", "[nom], [nom]"),
        ("Mme Roux", "Mme Roux dit", "Mme [nom] dit"),
        ("Li", "lit, li, Li", "lit, li, [nom]"),
        ("Zoé Martin", "Martin, Martine, martinet", "[nom], Martine, martinet"),
        ("👋", "👋 bonjour", "👋 bonjour"),
    ],
)
def test_a_name_is_found_however_it_is_written_and_no_other_word_is(name: str, text: str, left: str) -> None:
    assert hidden_in(text, name) == left


def test_a_commune_of_one_word_needs_its_capital() -> None:
    looking = WrittenNames([*thing_forms("Sources"), *thing_forms("Saint-Martin-sur-Oust")])
    text = "les sources de Sources, et saint martin sur oust"
    assert [text[spot.start : spot.end] for spot in looking.find(text)] == ["Sources", "saint martin sur oust"]


WRITING = st.text(max_size=30) | st.sampled_from(["Anne Roux", "roux", "d’Anne", "ROUX ANNE", "e\u0301", "…"])


@given(parts=st.lists(WRITING, max_size=6), name=st.sampled_from([NAME, "Anne Roux", "Yann Le Guirriec"]))
def test_what_is_found_is_the_name_and_the_rest_stays(parts: list[str], name: str) -> None:
    text = " ".join(parts)
    looking = WrittenNames(person_forms(name))
    spots = looking.find(text)
    for spot in spots:
        assert folded(text[spot.start : spot.end]) == folded(spot.form)
    left = looking.replaced(text, lambda _form: "¤")
    assert looking.find(left) == []
    assert len(left) == len(text) - sum(spot.end - spot.start for spot in spots) + len(spots)


# Where they are looked for


def test_names_are_told_by_sort_with_where_they_stand(store: Store, known: Session, question: Question) -> None:
    said = say(store, question, "Comme dit Mme Vertefeuille\u00a0:\nun car vers Montclar")
    capture.add_one(store, said, Draft("Aglaé Vertefeuille a raison"))
    capture.contribute(store, known.id, Draft("La menuiserie Dubosc recrute", parked=True), None)
    item = reading.outline(store, known.id).items[1]
    key_points.add(store, item, "Odile Ramirand l’a montré")

    assert found_in(store, known) == {
        NAME: ["Comme dit Mme [Vertefeuille]\u00a0: un car vers Montclar", "[Aglaé Vertefeuille] a raison"],
        "Montclar": ["Comme dit Mme Vertefeuille\u00a0: un car vers [Montclar]"],
        "Menuiserie Dubosc": ["La [menuiserie Dubosc] recrute"],
        "Odile Ramirand": ["[Odile Ramirand] l’a montré"],
    }
    sorts = [one.known.sort for one in names_found(store, known.id)]
    assert sorts == [NameSort.PERSON, NameSort.COMMUNE, NameSort.ORGANISATION, NameSort.SPEAKER]


def test_the_usual_seats_of_the_map_are_no_names(store: Store, known: Session, question: Question) -> None:
    with store.operation("test") as operation:
        for name in ("Chambre d’agriculture", "Ferme des Trois Vents"):
            operation.put(Stakeholder(session_id=known.id, position=9, name=name))
    say(store, question, "La chambre d'agriculture et la ferme des trois vents")
    assert list(found_in(store, known)) == ["Ferme des Trois Vents"]


def test_who_promises_is_looked_for_elsewhere(store: Store, known: Session, question: Question) -> None:
    who = "Foyer rural des Aulnes"
    commitments.commit(store, Commitment(session_id=known.id, position=0, what="Un car", who=who))
    assert found_in(store, known) == {}
    say(store, question, "Demander au foyer rural des Aulnes")
    assert list(found_in(store, known)) == [who]


def test_people_who_promise_or_carry_something_are_found_there_too(store: Store, known: Session) -> None:
    commitments.commit(store, Commitment(session_id=known.id, position=0, what="Un car", who=NAME))
    ambassadors.add(store, Ambassador(session_id=known.id, position=0, name="Anne Roux"))
    assert list(found_in(store, known)) == [NAME, "Anne Roux"]


def test_a_long_text_is_told_around_the_name(store: Store, known: Session, question: Question) -> None:
    say(store, question, f"{'avant ' * 40}Vertefeuille{' après' * 40}")
    ((mention,),) = [one.mentions for one in names_found(store, known.id)]
    assert (mention.before[:7], mention.after[-7:]) == ("…avant ", " après…")
    assert len(mention.before) < 60 > len(mention.after)


NOT_LOOKED_AT = {
    "agendaitem": {"title", "detail", "method", "material", "guidance"},
    "contribution": {"source"},
    "cluster": {"colour"},
    "attachment": {"media"},
    "votephoto": {"media"},
    "slide": {"media"},
    "statement": {"contested_by", "source"},
    "cycle": {"title", "client", "territory"},
    "session": {"title", "template", "place"},
    "theme": {"title", "framing"},
    "phase": {"title"},
    "question": {"text"},
    "stakeholder": {"name", "family"},
    "participant": {"name", "organisation", "commune", "role"},
    "speaker": {"name", "role", "organisation"},
    "venue": {"name"},
    "screen": {"frozen", "first_id", "target"},
    "reportsettings": {"sections", "logo", "accent"},
    "export": {"form", "path", "last_operation"},
    "redaction": {"name", "instead"},
}
"""The organiser's own words and what nobody reads; who is on the list, who speaks, which seats there are."""


def test_every_text_of_every_record_is_looked_at_or_left_for_a_reason() -> None:
    for kind in RECORDS:
        hints, name = get_type_hints(kind), kind.__name__.lower()
        texts = {f.name for f in fields(kind) if hints[f.name] is str and f.name != "id" and not f.name.endswith("_id")}
        looked_at = set(TEXTS.get(kind, ()))
        assert texts == looked_at | (NOT_LOOKED_AT.get(name, set()) & texts), name
        assert not looked_at & NOT_LOOKED_AT.get(name, set()), name


# Decisions


def test_names_wait_until_they_are_decided_and_new_texts_change_nothing_to_it(
    store: Store, known: Session, question: Question
) -> None:
    say(store, question, "Vertefeuille, à Montclar")
    with pytest.raises(NamesUndecided, match="2 names stand in what people wrote: “Aglaé Vertefeuille”, “Montclar”"):
        refuse_undecided(names_found(store, known.id))

    redactions.decide(store, known.id, [NAME], hidden=True)
    redactions.decide(store, known.id, ["Montclar"], hidden=False)
    refuse_undecided(names_found(store, known.id))
    say(store, question, "Vertefeuille encore")
    refuse_undecided(names_found(store, known.id))

    say(store, question, "Anne Roux aussi")
    assert [one.known.name for one in undecided(names_found(store, known.id))] == ["Anne Roux"]


def test_speakers_speak_in_public_and_may_be_hidden_all_the_same(
    store: Store, known: Session, question: Question
) -> None:
    item = reading.outline(store, known.id).items[1]
    agenda.set_speakers(store, item, [Speaker(item_id=item.id, position=0, name="Guy Lanterne")])
    say(store, question, "Lanterne l’a dit")
    assert undecided(names_found(store, known.id)) == []
    redactions.decide(store, known.id, ["Guy Lanterne"], hidden=True)
    assert ("lanterne", "[name]") in hidden_names(store, known.id)


def test_a_hidden_name_is_hidden_in_all_its_forms_with_its_mark(
    store: Store, known: Session, question: Question
) -> None:
    redactions.decide(store, known.id, [NAME], hidden=True)
    redactions.decide(store, known.id, ["Montclar"], hidden=True, instead="une commune")
    assert hidden_names(store, known.id) == (
        ("aglae vertefeuille", "[name]"),
        ("vertefeuille aglae", "[name]"),
        ("vertefeuille", "[name]"),
        ("Montclar", "une commune"),
    )


def test_who_is_no_longer_on_the_list_stays_hidden(store: Store, known: Session) -> None:
    redactions.decide(store, known.id, [NAME], hidden=True)
    before = hidden_names(store, known.id)
    people.remove(store, store.all(Participant, name=NAME)[0])
    assert hidden_names(store, known.id) == before


def test_what_waits_can_be_hidden_without_being_decided(store: Store, known: Session, question: Question) -> None:
    say(store, question, "Vertefeuille")
    assert hidden_names(store, known.id) == ()
    assert ("vertefeuille", "[name]") in hidden_names(store, known.id, undecided_too=True)
    redactions.decide(store, known.id, [NAME], hidden=False)
    assert hidden_names(store, known.id, undecided_too=True) == ()


def test_decisions_are_undone_and_a_name_has_one(store: Store, known: Session, question: Question) -> None:
    say(store, question, "Vertefeuille, Roux et Montclar")
    before = everything(store)
    assert redactions.hide_all(store, known.id, names_found(store, known.id)) == 3
    back_and_forth(store, before)
    redactions.decide(store, known.id, [NAME, "montclar"], hidden=False)
    assert store.count(Redaction) == 3
    assert store.problems() == []


def test_what_was_decided_of_somebody_is_erased_with_them(store: Store, known: Session) -> None:
    redactions.decide(store, known.id, [NAME], hidden=True)
    people.erase(store, store.all(Participant, name=NAME)[0])
    assert store.count(Redaction) == 0
    assert store.problems() == []
