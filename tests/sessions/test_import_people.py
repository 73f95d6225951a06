"""Lists of people as organisers send them: nobody comes in twice, nothing they say is lost, nothing is guessed at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import NotFound
from facilitator.sessions import people, seating
from facilitator.sessions.importing import people_lines, people_words
from facilitator.sessions.importing.file import Sheet, Source, read_bytes, read_pasted
from facilitator.sessions.importing.people_plan import PeopleMapping, PeoplePlan, name_key, plan
from facilitator.sessions.importing.people_rows import import_people
from facilitator.sessions.records import College, Part, Participant, Session, Stakeholder
from facilitator.sessions.store import Store

from .helpers import back_and_forth, everything, heard
from .spreadsheets import xlsx

TABLE = """Civilité;NOM;Prénom;Fonction;Structure / organisme;Commune;Collège;N° de table;Excusé(e);Courriel
Mme;DUPONT;Jeanne;Maire;;Sources;élu;3;;j@sources.fr
M.;L'Hôte;Paul-Henri;DGS;CC du Val Clair;Vallons;;;x;
;Roy;Léa;chargée de mission;DDT;;;;non;
"""


def sheet_of(source: Source) -> Sheet:
    return people_lines.in_cells(source.sheets[0])


def planned(store: Store, session: Session, text: str | bytes, name: str = "") -> PeoplePlan:
    data = text if isinstance(text, bytes) else text.encode()
    sheet = sheet_of(read_bytes(name, data) if name else read_pasted(data.decode()))
    return plan(store, session, sheet, PeopleMapping.guessed(sheet))


def take_in(store: Store, session: Session, text: str | bytes, name: str = "") -> PeoplePlan:
    made = planned(store, session, text, name)
    import_people(store, made)
    return made


def told(person: Participant) -> tuple[object, ...]:
    return (
        person.name,
        person.role,
        person.college,
        person.organisation,
        person.commune,
        person.table_number,
        person.excused,
    )


JEANNE = ("Jeanne DUPONT", "Maire", College.ELECTED, "", "Sources", 3, False)
PAUL = ("Paul-Henri L'Hôte", "DGS", College.DGS, "CC du Val Clair", "Vallons", None, True)
LEA = ("Léa Roy", "chargée de mission", College.STATE, "DDT", "", None, False)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_columns_are_known_by_their_titles(store: Store, session: Session, delimiter: str) -> None:
    before, announced = everything(store), heard(store)
    take_in(store, session, TABLE.replace(";", delimiter), "liste.csv")

    assert [told(one) for one in store.all(Participant)] == [JEANNE, PAUL, LEA]
    assert [one.operation for one in announced] == ["import_people"]
    back_and_forth(store, before)


def test_a_spreadsheet_brings_the_same(store: Store, session: Session) -> None:
    rows = [line.split(";") for line in TABLE.splitlines()]
    take_in(store, session, xlsx({"Inscrits": [[int(c) if c.isdigit() else c for c in row] for row in rows]}), "l.xlsx")
    assert [told(one) for one in store.all(Participant)] == [JEANNE, PAUL, LEA]


@pytest.mark.parametrize("name", ["", "liste.txt", "liste.csv"])
def test_a_table_that_was_pasted_is_a_table(store: Store, session: Session, name: str) -> None:
    take_in(store, session, "Nom ; Fonction ; Commune\nJeanne Dupont ; maire ; Sources\nAl Bo ; ; Vallons\n", name)
    found = [(one.name, one.role, one.commune) for one in store.all(Participant)]
    assert found == [("Jeanne Dupont", "maire", "Sources"), ("Al Bo", "", "Vallons")]


@pytest.mark.parametrize(
    ("line", "name", "role", "college", "organisation", "commune", "table"),
    [
        ("Jeanne Dupont, maire, Sources", "Jeanne Dupont", "maire", "elected", "", "Sources", None),
        ("Dupont Jeanne ; DGS ; CC du Val ; table 4", "Dupont Jeanne", "DGS", "dgs", "CC du Val", "", 4),
        (
            "1. M. Luc L'Hôte – 1er adjoint – Val-ès-Bois",
            "Luc L'Hôte",
            "1er adjoint",
            "elected",
            "",
            "Val-ès-Bois",
            None,
        ),
        ("• Anne Roux", "Anne Roux", "", None, "", "", None),
        ("Luc Petit, Sources", "Luc Petit", "", None, "", "Sources", None),
        ("Luc Petit, apiculteur", "Luc Petit", "apiculteur", None, "", "", None),
        ("Léa Roy\tchargée de mission\tDDT", "Léa Roy", "chargée de mission", "state", "DDT", "", None),
        ("Bo, maire de Saint-Ouen, paysan", "Bo", "maire de Saint-Ouen", "elected", "paysan", "Saint-Ouen", None),
        ("Al Mo <al@mo.fr>, habitant, Sources", "Al Mo", "", "inhabitants", "", "Sources", None),
        ("Zoé Ma, conseillère, Sources", "Zoé Ma", "conseillère", None, "", "Sources", None),
    ],
)
def test_somebody_is_told_in_one_line(
    line: str, name: str, role: str, college: str | None, organisation: str, commune: str, table: int | None
) -> None:
    found = people_lines.person_of(people_lines.parts_of(line))
    assert told(found)[:6] == (name, role, college, organisation, commune, table)


@pytest.mark.parametrize(
    ("role", "organisation", "college"),
    [
        ("Maire et agricultrice", "", "elected"),
        ("Présidente de l'association des parents", "", "actors"),
        ("Président de la communauté de communes", "", "elected"),
        ("Vice-présidente", "CC du Val Clair", "elected"),
        ("Adjoint au maire", "", "elected"),
        ("Adjoint administratif", "Mairie de Sources", "staff"),
        ("Secrétaire de mairie", "", "staff"),
        ("Directrice de cabinet du maire", "", "staff"),
        ("Directeur général des services", "", "dgs"),
        ("D.G.S.", "", "dgs"),
        ("Sous-préfète", "", "state"),
        ("Chargé de mission", "Préfecture de l'Aube", "state"),
        ("Conseiller", "Chambre d'agriculture", "actors"),
        ("Agent de développement local", "", "adl"),
        ("Conseiller", "", None),
        ("Directrice", "", None),
        ("Maître", "Ars", None),
    ],
)
def test_a_college_is_told_only_by_what_leaves_no_doubt(role: str, organisation: str, college: str | None) -> None:
    assert people_words.college_of(role, organisation) == college


def test_columns_without_titles_are_known_by_what_they_hold(store: Store, session: Session) -> None:
    take_in(store, session, "Jeanne Dupont\tmaire\tSources\t2\nAl Bo\tDGS\tVallons\t3\nLéa Roy\tadjointe\tBois\t2\n")
    found = [(one.name, one.role, one.commune, one.table_number) for one in store.all(Participant)]
    assert found == [
        ("Jeanne Dupont", "maire", "Sources", 2),
        ("Al Bo", "DGS", "Vallons", 3),
        ("Léa Roy", "adjointe", "Bois", 2),
    ]


def test_who_is_there_already_is_completed_and_not_added_again(store: Store, session: Session) -> None:
    (known, same, _other) = people.add_participants(
        store,
        session,
        [
            Participant(session_id="", name="DUPONT Jeanne", organisation="CC", commune="sources"),
            Participant(session_id="", name="Paul Bo", role="DGS", college=College.DGS),
            Participant(session_id="", name="Anne Roux", commune="Bois"),
        ],
    )
    before = everything(store)
    made = take_in(store, session, "Jeanne Dupont, maire, Sources\nPaul Bo, DGS\nAnne Roux, Vallons\nanne roux, bois\n")

    assert [row.person.commune for row in made.added] == ["Vallons"]
    assert [(row.was, row.changes) for row in made.completed] == [(known, ("role", "college"))]
    assert [row.was for row in made.known] == [same, _other]
    found = store.the(Participant, known.id)
    assert found == replace(known, role="maire", college=College.ELECTED)
    assert len(store.all(Participant)) == 4
    back_and_forth(store, before)
    again = planned(
        store, session, "Jeanne Dupont, maire, Sources\nPaul Bo, DGS\nAnne Roux, Vallons\nanne roux, bois\n"
    )
    assert (again.ready, len(again.known)) == ((), 4)


def test_somebody_told_twice_in_a_list_comes_once_with_all_that_is_told(store: Store, session: Session) -> None:
    made = take_in(store, session, "Jeanne Dupont, maire\nAl Bo\nDUPONT Jeanne, Sources, table 2\n")

    assert [told(row.person)[:6] for row in made.added] == [
        ("Jeanne Dupont", "maire", "elected", "", "Sources", 2),
        ("Al Bo", "", None, "", "", None),
    ]
    assert len(store.all(Participant)) == 2


def test_namesakes_are_asked_for_and_not_mixed_up(store: Store, session: Session) -> None:
    names = [Participant(session_id="", name="Anne Roux", commune=commune) for commune in ("Bois", "Sources")]
    people.add_participants(store, session, names)
    made = planned(store, session, "Anne Roux, DGS\nAnne Roux, DGS, Sources\n")

    assert [(bad.line, bad.reason) for bad in made.bad] == [
        (1, "several people of the list are called “Anne Roux”: say the commune")
    ]
    assert [row.person.commune for row in made.completed] == ["Sources"]


def test_what_is_not_understood_is_told_and_the_person_comes_all_the_same(store: Store, session: Session) -> None:
    made = take_in(
        store,
        session,
        "nom;collège;table;excusé;type\nAl Bo;druides;99;peut-être;témoin\nLéa Roy;DGS;trois;;musicien\n;élu;1;;\n",
        "liste.csv",
    )
    al, lea = made.added
    assert al.remark == (
        "the college “druides” is not known · “peut-être” is neither yes nor no"
        " · there is no table “99”: the session has 6"
    )
    assert (al.person.college, al.person.table_number, al.person.part) == (None, None, Part.WITNESS)
    assert lea.remark == "“musicien” is no part in the day · “trois” is no number of a table"
    assert [(bad.line, bad.reason, bad.cells) for bad in made.bad] == [
        (4, "there is no name", ("", "élu", "1", "", ""))
    ]
    assert len(store.all(Participant)) == 2


@pytest.mark.parametrize(
    ("title", "cell", "excused"),
    [
        ("Excusé", "x", True),
        ("Excusé(e)", "excusée", True),
        ("excuse", "non", False),
        ("Présence", "non", True),
        ("Présence", "Excusée", True),
        ("présent", "oui", False),
        ("Réponse", "Inscrit", False),
        ("présent", "", False),
    ],
)
def test_who_said_not_to_come_is_excused(store: Store, session: Session, title: str, cell: str, excused: bool) -> None:
    made = planned(store, session, f"nom;{title}\nAl Bo;{cell}\nLéa Roy;\n", "liste.csv")
    assert [row.person.excused for row in made.added] == [excused, False]
    assert not any(row.remark for row in made.added)


def test_a_table_that_the_list_gives_is_left_by_composing(store: Store, session: Session) -> None:
    take_in(store, session, "nom;table\nAl Bo;2\nLéa Roy;\n", "liste.csv")
    seating.seat_all(store, session)

    al, lea = store.all(Participant)
    assert (al.table_number, al.seated_by_hand, lea.seated_by_hand) == (2, True, False)


def test_nothing_is_emptied_by_a_list_that_does_not_say_it(store: Store, session: Session) -> None:
    (full,) = people.add_participants(
        store,
        session,
        [
            Participant(
                session_id="",
                name="Al Bo",
                role="DGS",
                college=College.DGS,
                organisation="CC",
                commune="Bois",
                table_number=2,
                part=Part.SPEAKER,
                excused=True,
            )
        ],
    )
    made = planned(store, session, "nom;fonction;collège;commune;table;excusé\nBO AL;;;;;\n", "liste.csv")
    assert made.known[0].person == full


def test_what_changed_since_the_list_was_read_stays(store: Store, session: Session) -> None:
    (al,) = people.add_participants(store, session, [Participant(session_id="", name="Al Bo")])
    made = planned(store, session, "Al Bo, DGS\n")
    people.edit(store, replace(al, commune="Bois"))
    import_people(store, made)
    assert told(store.the(Participant, al.id))[1:5] == ("DGS", "dgs", "", "Bois")

    made = planned(store, session, "Al Bo, table 2\nLéa Roy\n")
    people.remove(store, al)
    before = everything(store)
    with pytest.raises(NotFound, match="taken out of the list"):
        import_people(store, made)
    assert everything(store) == before


@given(st.lists(st.text(max_size=30), max_size=8))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_pasted_each_line_is_somebody_or_is_told(store: Store, session: Session, lines: list[str]) -> None:
    text = "\n".join(["Anne Roux", *lines])
    sheet = sheet_of(read_pasted(text))
    made = plan(store, session, sheet, PeopleMapping.guessed(sheet))

    assert all(any(letter.isalpha() for letter in row.person.name) for row in made.ready)
    met = {row.line for row in (*made.ready, *made.known)} | {bad.line for bad in made.bad}
    known = {name_key(row.person.name) for row in (*made.ready, *made.known)}
    for line in sheet.lines:
        if line.number not in met:  # said of somebody whom another line told of first
            told_of = people_lines.person_of(people_lines.parts_of(line.cells[0]))
            assert name_key(told_of.name) in known
    before = everything(store)
    import_people(store, made)
    assert planned(store, session, text).added == ()
    store.undo()
    assert everything(store) == before


def test_who_is_imported_sits_at_the_seat_that_the_names_tell(store: Store, session: Session) -> None:
    with store.operation("add_stakeholder") as operation:
        seat = operation.put(Stakeholder(session_id=session.id, position=0, name="DDT"))
    import_people(store, planned(store, session, "nom;organisme\nLéa Roy;DDT\nAl Bo;Ailleurs\n"))
    assert {p.name: p.stakeholder_id for p in store.all(Participant)} == {"Léa Roy": seat.id, "Al Bo": None}


@pytest.mark.parametrize(
    ("line", "name", "role", "excused"),
    [
        ("Mme Zoé Petit (excusée), Mirabel", "Zoé Petit", "", True),
        ("Zoé Petit (maire)", "Zoé Petit", "maire", False),
        ("(excusée)", "(excusée)", "", False),
        ("Zoé Petit ()", "Zoé Petit ()", "", False),
    ],
)
def test_what_is_in_brackets_behind_a_name_is_no_part_of_it(line: str, name: str, role: str, excused: bool) -> None:
    found = people_lines.person_of(people_lines.parts_of(line))
    assert (found.name, found.role, found.excused) == (name, role, excused)


def test_who_is_excused_behind_the_name_in_a_table_is_excused(store: Store, session: Session) -> None:
    made = planned(store, session, "nom;fonction\nAl Bo (excusé);maire\nLéa Roy (fille);DGS\n", "liste.csv")
    assert [(row.person.name, row.person.excused) for row in made.added] == [
        ("Al Bo", True),
        ("Léa Roy (fille)", False),
    ]
