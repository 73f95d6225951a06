"""Many contributions at once: what each line becomes, why a line is refused, and that nothing comes in twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator import i18n, paths, reports
from facilitator.errors import CannotUndo, NotFound
from facilitator.sessions import bin as paper_bin
from facilitator.sessions import capture, clustering, cycle, flow, reading
from facilitator.sessions.importing import plan as import_plan
from facilitator.sessions.importing import rows as import_rows
from facilitator.sessions.importing.columns import Column
from facilitator.sessions.importing.file import Sheet, read, read_bytes
from facilitator.sessions.importing.plan import Mapping, Plan
from facilitator.sessions.journal import Actor
from facilitator.sessions.records import (
    Cluster,
    College,
    Contribution,
    ContributionKind,
    PlusOne,
    Question,
    Session,
    Tag,
)
from facilitator.sessions.store import Store
from facilitator.sessions.templates import template
from facilitator.sessions.text import LONGEST

from ..conftest import Clock
from .helpers import everything, heard, say, texts

FULL = """texte;table;collège;genre;levier;étiquettes;regroupement;poids
Un car le samedi;T4;élu;frein;9;#mobilité, transport;Se déplacer;3
Une place;Table 2;DGS;Idée;#1;;se déplacer;
Quel coût ?;;;question;;Mobilite;;1
"""


def sheet_of(text: str, name: str = "notes.csv") -> Sheet:
    return read_bytes(name, text.encode()).sheets[0]


def planned(store: Store, question: Question | None, text: str, session: Session | None = None) -> Plan:
    sheet = sheet_of(text)
    session = session or store.the(Session, question.session_id if question else "")
    return import_plan.plan(store, session, question, sheet, Mapping.guessed(sheet))


def take_in(store: Store, question: Question, text: str, *, chunk: int = import_rows.CHUNK) -> Plan:
    made = planned(store, question, text)
    list(import_rows.run(store, made, chunk=chunk))
    return made


def reasons(made: Plan) -> dict[int, str]:
    return {row.line: row.reason for row in made.bad}


def test_a_line_becomes_a_contribution_with_all_that_its_columns_say(store: Store, question: Question) -> None:
    take_in(store, question, FULL)
    first, second, third = reading.contributions(store, question)

    assert (first.text, first.kind, first.table_number) == ("Un car le samedi", ContributionKind.OBSTACLE, 4)
    assert (first.college, first.lever, first.tags) == (College.ELECTED, 9, "mobilité transport")
    assert (second.kind, second.table_number, second.college, second.lever) == ("idea", 2, College.DGS, 1)
    assert (third.kind, third.table_number, third.college, third.lever) == ("question", None, None, None)
    assert third.tags == "mobilité"
    assert [tag.title for tag in store.all(Tag)] == ["mobilité", "transport"]
    assert [cluster.title for cluster in store.all(Cluster)] == ["Se déplacer"]
    assert first.cluster_id == second.cluster_id == store.all(Cluster)[0].id
    assert third.cluster_id is None
    assert [one.contribution_id for one in store.all(PlusOne)] == [first.id, first.id]
    assert {said.said_at for said in (first, second, third)} == {store.now()}


def test_a_cluster_and_a_tag_that_exist_are_used(store: Store, question: Question) -> None:
    cluster = clustering.group(store, question, "Se Déplacer", [])
    capture.add_tag(store, "Mobilité")
    take_in(store, question, FULL)

    assert store.all(Cluster) == [cluster]
    assert [tag.title for tag in store.all(Tag)] == ["Mobilité", "transport"]
    assert reading.contributions(store, question)[0].tags == "Mobilité transport"


def test_what_nothing_is_said_of_has_the_kind_of_its_question(store: Store, question: Question) -> None:
    capture.set_default_kind(store, question, ContributionKind.OBSTACLE)
    take_in(store, store.the(Question, question.id), "texte;genre\nUn car;\nUne place;idée\n")

    assert [said.kind for said in reading.contributions(store, question)] == ["obstacle", "idea"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (";T4;;;;", "no text"),
        ("Un car;T7;;;;", "no table “T7”"),
        ("Un car;zéro;;;;", "no table “zéro”"),
        ("Un car;;martien;;;", "college “martien”"),
        ("Un car;;;bof;;", "“bof” is no kind"),
        ("Un car;;;;11;", "no lever “11”"),
        ("Un car;;;;;0", "no weight"),
        ("Un car; et le train;4;;;;2", "7 cells where 6"),
        ('"Un" car;4;;;;', "quotation mark"),
        (f"{'a' * (LONGEST + 1)};4;;;;", "20001 characters"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_reason_and_nothing_of_it_is_taken(
    store: Store, question: Question, line: str, reason: str
) -> None:
    made = planned(
        store, question, f"texte;table;collège;kind;levier;poids\nUne place;1;;;;\n\n{line}\nUn banc;2;;;;\n"
    )
    list(import_rows.run(store, made))

    assert list(reasons(made)) == [4]
    assert reason in reasons(made)[4]
    assert import_plan.told(made.bad[0]).startswith("Line 4: ")
    assert texts(store, question) == ["Une place", "Un banc"]


def test_letters_that_cannot_be_read_cost_their_line(store: Store, question: Question) -> None:
    sheet = read_bytes("n.csv", "texte\nété\n".encode() + b"caf\xe9\n" + "été\n".encode()).sheets[0]
    session = store.the(Session, question.session_id)
    made = import_plan.plan(store, session, question, sheet, Mapping.guessed(sheet))

    assert list(reasons(made)) == [3]
    assert [row.line for row in made.ready] == [2, 4]


def test_what_looks_like_tokens_stays_text(store: Store, question: Question) -> None:
    typed = ["@t4 un car #9", "!urgent", "12: rue du Lac", "=1+1", "'tis"]
    take_in(store, question, "texte\n" + "\n".join(typed) + "\n")
    kept = reading.contributions(store, question)

    assert [said.text for said in kept] == typed
    assert {(said.table_number, said.lever, said.slip) for said in kept} == {(None, None, None)}


def test_a_line_goes_to_the_question_that_it_names_by_text_or_number(store: Store, question: Question) -> None:
    session = store.the(Session, question.session_id)
    second = reading.outline(store, session.id).questions[1]
    made = planned(
        store, question, f'question;texte\n"{second.text.upper()}";à la seconde\n2;à la 2\nAutre ?;ici\n99;là\n;ou là\n'
    )
    list(import_rows.run(store, made))

    assert (made.named, made.strange) == (2, 2)
    assert texts(store, second) == ["à la seconde", "à la 2"]
    assert texts(store, question) == ["ici", "là", "ou là"]


def test_without_a_question_all_goes_to_the_parking_which_has_no_clusters(store: Store, session: Session) -> None:
    made = planned(store, None, "texte;regroupement\nUn car;\nUne place;Se déplacer\n", session)
    list(import_rows.run(store, made))

    assert [said.text for said in reading.parked(store, session.id)] == ["Un car"]
    assert "parking" in reasons(made)[3]


# Once and no more


def test_the_same_file_twice_adds_nothing(store: Store, question: Question) -> None:
    take_in(store, question, FULL + "Une place;2;;;;;;\nUne place;2;;;;;;\n")
    before = everything(store)
    again = take_in(store, question, FULL + "Une place;2;;;;;;\nUne place;2;;;;;;\n")

    assert (len(again.ready), again.known, again.bad) == (0, 5, ())
    assert everything(store) == before


def test_what_was_edited_moved_or_grouped_since_is_recognised(store: Store, question: Question) -> None:
    take_in(store, question, "texte\nun\ndeux\ntrois\nquatre\n")
    one, two, three, _four = reading.contributions(store, question)
    capture.edit(store, one, capture.Draft("autre chose", table_number=2), question)
    capture.move(store, [two], None)
    clustering.group(store, question, "Ensemble", [three])
    more = take_in(store, question, "texte\nun\ndeux\ntrois\nquatre\ncinq\n")

    assert ([row.text for row in more.ready], more.known) == (["cinq"], 4)


def test_what_is_in_the_bin_is_recognised_and_stays_there(store: Store, question: Question) -> None:
    take_in(store, question, "texte\nun\ndeux\n")
    capture.remove(store, reading.contributions(store, question)[:1])
    again = take_in(store, question, "texte\nun\ndeux\n")

    assert (len(again.ready), again.known, again.binned) == (0, 2, 1)
    paper_bin.restore(store, paper_bin.binned(store))
    assert (planned(store, question, "texte\nun\ndeux\n").known, texts(store, question)) == (2, ["un", "deux"])


def test_equal_lines_of_one_file_are_all_taken_and_a_third_one_later_too(store: Store, question: Question) -> None:
    take_in(store, question, "texte\nun car\nun car\n")
    take_in(store, question, "texte\nun car\nun car\nun car\n")

    assert texts(store, question) == ["un car"] * 3


def test_the_same_words_of_another_table_or_for_another_question_are_not_the_same(
    store: Store, question: Question
) -> None:
    other = reading.outline(store, question.session_id).questions[1]
    take_in(store, question, "texte;table\nun car;1\n")
    take_in(store, question, "texte;table\nun car;2\n")
    take_in(store, other, "texte;table\nun car;1\n")

    assert (len(texts(store, question)), len(texts(store, other))) == (2, 1)


# One undo


def test_an_import_in_several_pieces_is_announced_piece_by_piece_and_undone_as_one(
    store: Store, question: Question
) -> None:
    say(store, question, "avant")
    before, announced = everything(store), heard(store)
    take_in(store, question, FULL + "".join(f"note {number};;;;;;;2\n" for number in range(20)), chunk=7)
    after = everything(store)

    assert [change.operation for change in announced] == ["import_contributions"] * 4
    assert store.undo() == "import_contributions"
    assert everything(store) == before
    assert store.redo() == "import_contributions"
    assert everything(store) == after
    assert store.problems() == []


def test_a_note_typed_meanwhile_stays_when_the_import_is_undone(store: Store, question: Question) -> None:
    steps = import_rows.run(store, planned(store, question, "texte\n1\n2\n3\n4\n"), chunk=2)
    next(steps)
    typed = say(store, question, "pendant")
    list(steps)

    assert store.undo() == "contribute"
    store.redo()
    capture.remove(store, [typed])
    store.undo()
    assert texts(store, question) == ["1", "2", "pendant", "3", "4"]


def test_an_import_that_is_left_keeps_what_is_in_and_one_that_was_undone_stops(
    store: Store, question: Question
) -> None:
    steps = import_rows.run(store, planned(store, question, "texte\n1\n2\n3\n4\n"), chunk=2)
    assert next(steps) == 2
    store.undo()

    with pytest.raises(CannotUndo):
        next(steps)
    assert texts(store, question) == []


def test_an_import_stops_when_its_question_is_removed(store: Store, session: Session) -> None:
    flow_question = reading.outline(store, session.id).questions[0]
    steps = import_rows.run(store, planned(store, flow_question, "texte\n1\n2\n"), chunk=1)
    next(steps)
    capture.remove(store, reading.contributions(store, flow_question))
    with store.operation("remove_question") as operation:
        operation.remove(flow_question)

    with pytest.raises(NotFound):
        next(steps)


def test_after_the_day_what_is_imported_is_marked_as_added_after(store: Store, day: Session, clock: Clock) -> None:
    question = reading.outline(store, day.id).questions[0]
    flow.close_day(store, day.id)
    take_in(store, question, "texte\nUn car\n")

    assert [said.late for said in reading.contributions(store, question)] == [True]


def test_the_command_line_imports_as_itself(store: Store, question: Question) -> None:
    announced = heard(store)
    list(import_rows.run(store, planned(store, question, "texte\n1\n"), actor=Actor.COMMAND_LINE))

    assert [change.actor for change in announced] == [Actor.COMMAND_LINE]
    assert store.can_undo() != "import_contributions"


# Our own export, and others'


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_our_own_export_comes_back_in_whole(
    store: Store, session: Session, tmp_path: Path, clock: Clock, language: str
) -> None:
    i18n.install(paths.resource("translations"), language)
    first, second = reading.outline(store, session.id).questions[:2]
    for number, college in enumerate(College):
        draft = capture.Draft(
            f"=note {number} ; « là »", tuple(ContributionKind)[number % 4], number % 6 + 1, college, 9
        )
        capture.contribute(store, session.id, draft, first)
        clock.forward(minutes=1)
    capture.contribute(store, session.id, capture.Draft("deux\nlignes"), second)
    capture.contribute(store, session.id, capture.Draft("plus tard", parked=True), second)
    clustering.group(store, first, "Ensemble", reading.contributions(store, first)[2:5])
    for text in ("moi aussi", "", "nous de même"):
        capture.add_one(store, reading.contributions(store, first)[0], capture.Draft(text))
    path = tmp_path / "export.csv"
    reports.export(store, session.id, "csv", path)
    copy = cycle.duplicate_session(store, session.id, cycle.SessionDetails())
    sheet = read(path).sheets[0]
    made = import_plan.plan(store, copy, None, sheet, Mapping.guessed(sheet))
    list(import_rows.run(store, made))

    assert made.bad == ()
    assert said_in(store, copy) == said_in(store, session)


def said_in(store: Store, session: Session) -> set[tuple[object, ...]]:
    outline = reading.outline(store, session.id)
    ranks = {question.id: outline.number(question) for question in outline.questions}
    titles = {cluster.id: cluster.title for cluster in store.all(Cluster)}
    return {
        (
            *(c.text, c.kind, c.table_number, c.college, c.lever, c.said_at),
            *(ranks.get(c.question_id or ""), titles.get(c.cluster_id or ""), c.slip, c.tags),
            tuple(sorted(one.text for one in store.all(PlusOne, contribution_id=c.id))),
        )
        for c in store.all(Contribution, session_id=session.id)
    }


@pytest.mark.parametrize(
    ("first_lines", "titled", "columns"),
    [
        ("Un car;4\nUne place publique;2", False, (Column.TEXT, None)),
        ("N°;Votre réponse;Table\n1;Un car;4", True, (None, Column.TEXT, Column.TABLE)),
        ("Horodateur;Nom;Contribution\n12/03;Durand;Un car", True, (None, None, Column.TEXT)),
        ("Type;Texte\nélection;Un car", True, (None, Column.TEXT)),
        ("Kind;Text;Weight\nidea;A bus;3", True, (Column.KIND, Column.TEXT, Column.WEIGHT)),
        ("contribution\nUn car", True, (Column.TEXT,)),
        ("Un car\nUne place", False, (Column.TEXT,)),
    ],
)
def test_columns_are_told_by_their_titles_and_by_what_they_hold(
    first_lines: str, titled: bool, columns: tuple[Column | None, ...]
) -> None:
    assert Mapping.guessed(sheet_of(first_lines)) == Mapping(titled, columns)


cell = st.sampled_from(["", "Un car", "T4", "9", "élu", "frein", "x", "@t4", '"', "1\n2"]) | st.text(max_size=8)


@given(rows=st.lists(st.lists(cell, min_size=1, max_size=5), min_size=1, max_size=12), data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_line_is_ready_known_or_refused_whatever_the_file(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], data: st.DataObject
) -> None:
    from facilitator.sessions.importing.cells import Line

    lines = tuple(Line(number, tuple(row)) for number, row in enumerate(rows, start=1))
    sheet = Sheet("", tuple(line for line in lines if not line.blank) or (Line(1, ("Un car",)),))
    chosen = data.draw(st.permutations([*Column, None, None, None]))[: sheet.width]
    store = Store.create(tmp_path_factory.mktemp("import") / "cycle.atelier")
    cycle.start_cycle(store, "Projet")
    session = cycle.new_session(store, template("mobilisation"))
    question = reading.outline(store, session.id).questions[0]
    made = import_plan.plan(store, session, question, sheet, Mapping(False, (*chosen, None)))
    before = everything(store)
    list(import_rows.run(store, made, chunk=3))

    assert len(made.ready) + made.known + len(made.bad) == len(sheet.lines)
    assert store.count(Contribution) == len(made.ready)
    again = import_plan.plan(store, session, question, sheet, Mapping(False, (*chosen, None)))
    assert (again.ready, again.known) == ((), len(made.ready))
    if made.ready:
        store.undo()
    assert everything(store) == before
    assert store.problems() == []
    store.close()


def test_the_real_answers_all_come_in(store: Store, session: Session) -> None:
    rows = "".join(
        f'"Question numéro {n % 6} ?";"Réponse {n} : ""{"mot " * (n * 7)}""; et\n\nla suite"\n' for n in range(212)
    )
    question = reading.outline(store, session.id).questions[0]
    made = take_in(store, question, "question;texte\n" + rows)

    assert (len(made.ready), made.bad) == (212, ())
