"""The command line, from what is typed to what is kept, printed and returned."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, redirect_stdout
from dataclasses import dataclass
from gettext import gettext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from facilitator import __version__
from facilitator.cli import main
from facilitator.reports import FORMATS
from facilitator.reports.tables import neutral
from facilitator.sessions import capture, exports, flow
from facilitator.sessions.reading import outline, parked, sessions
from facilitator.sessions.records import Contribution, Participant, Reading
from facilitator.sessions.store import Store
from facilitator.sessions.templates import templates
from facilitator.sessions.text import LONGEST, clean, clean_line
from facilitator.sessions.vocabulary import Vocabulary

ROOT = Path(__file__).parents[1]
COMMANDS = (
    "demo",
    "new",
    "templates",
    "session",
    "session new",
    "session duplicate",
    "info",
    "add",
    "import",
    "slips",
    "print",
    "calendar",
    "export",
    "compare",
    "schema",
    "check",
)
HOSTILE = (
    '<b>gras</b> </para> <img src="/etc/passwd"/> &amp; %s {name}',
    '=HYPERLINK("http://example.org";"ici")',
    "@SUM(1+1)",
    "+33 4 00 00 00 00",
    "'; drop table contribution; --",
    "👩‍🌾 🚜 \U0001f1eb\U0001f1f7",
    "مرحبا بكم في القرية",
    "我们的村庄需要一辆公共汽车",
    "deux\nlignes",
    "tabulation\tet \x1b[31mrouge\x1b[0m \x07",
    "a" * LONGEST,
    "e\u0301te\u0301",
    "caf\udce9",
)


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _argparse_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line teaches argparse its languages; the rest of the tests have the original back."""
    monkeypatch.setattr("argparse._", gettext)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command line in English, in this process."""

    def call(*arguments: object, language: str = "en") -> Ran:
        code = main(["--language", language, *map(str, arguments)])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call


@pytest.fixture
def file(tmp_path: Path, run: Run) -> Path:
    """A cycle file with one session, made by the command line."""
    path = tmp_path / "cycle.atelier"
    assert run("new", path, "--template", "urbanisme", "--title", "Notre projet").code == 0
    return path


def held(path: Path) -> dict[str, Any]:
    """What `info --json` says of the file."""
    done = _process("info", str(path), "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def said_in(path: Path) -> list[Contribution]:
    with closing(Store.open(path, read_only=True)) as store:
        return store.all(Contribution)


def _process(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    """The real program, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **settings.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "facilitator", *arguments],
        env=environment,
        encoding="utf-8",
        check=False,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings},
    )


def _refused(done: Ran, code: int) -> str:
    """The one sentence with which a call was refused."""
    assert (done.code, done.out) == (code, "")
    assert done.err.endswith("\n")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
    return done.err


# Help and languages


def test_the_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert (done.code, done.err) == (0, "")
    listed = re.findall(r"^  (\w+)  +\w", done.out, re.MULTILINE)
    assert listed == [command for command in COMMANDS if " " not in command]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help(command: str, run: Run) -> None:
    done = run(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"usage: facilitator {command} ")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_wholly_french(command: str, run: Run) -> None:
    done = run(*command.split(), "--help", language="fr")
    assert done.out.startswith("usage\u00a0: facilitator")
    assert "options\u00a0:" in done.out
    assert not re.search(r"\b(the|show|of|and|FILE|COMMAND|required|positional)\b|\w:\n", done.out), done.out


@pytest.mark.parametrize(
    "call",
    [
        "info",
        "info x.atelier --bogus",
        "info x.atelier --json=1",
        "add x.atelier --session 1 texte",
        "add x.atelier --session",
        "add x.atelier --session 0 --question 1 texte",
        "add x.atelier --session 1 --question 1 --parking texte",
        "new x --template urbanisme --date demain",
        "export x.atelier --session 1 --format odt --output y",
        "session",
        "session copy x.atelier",
        "nimporte",
        "info ''",
    ],
)
def test_errors_are_wholly_french(call: str, run: Run) -> None:
    refused = _refused(run(*shlex.split(call), language="fr"), 2)
    assert "Voir «\u202ffacilitator" in refused
    assert not re.search(r"\b(the|required|expected|invalid|argument|unrecognized|one of|See|from)\b", refused), refused


@pytest.mark.parametrize(
    ("asked", "spoken"), [("C", "usage\u00a0: "), ("en_GB.UTF-8", "usage: "), ("de", "usage\u00a0: ")]
)
def test_the_system_s_language_is_followed_and_french_is_the_default(
    asked: str, spoken: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", asked)
    assert main(["--help"]) == 0
    assert capsys.readouterr().out.startswith(spoken)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--language", "fr", "templates", "--help"],
        ["--language=fr", "templates", "--help"],
        ["templates", "--language", "fr", "--help"],
        ["templates", "--help", "--language=fr"],
    ],
)
def test_the_language_may_be_asked_anywhere(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("usage\u00a0: ")


def test_a_text_after_two_dashes_is_never_an_option(file: Path, run: Run) -> None:
    assert run("add", file, "--session", 1, "--question", 1, "--", "--language", "fr").code == 0
    assert [one.text for one in said_in(file)] == ["--language", "fr"]


def test_the_version_is_said(run: Run) -> None:
    assert run("--version") == Ran(0, f"Facilitator {__version__}\n", "")


# Wrong calls


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("nonsense", "“nonsense” is neither a command nor a file. See “facilitator --help”."),
        ("--bogus", "This is not understood: --bogus. See “facilitator --help”."),
        ("--language de", "--language: “de” is not one of"),
        ("info", "This is missing: FILE. See “facilitator info --help”."),
        ("info ''", "FILE: the name of a file is expected."),
        ("info a.atelier b.atelier", "This is not understood: b.atelier."),
        ("check a.atelier --fix", "This is not understood: --fix."),
        ("new a", "This is missing: --template."),
        ("new a --template urbanisme --date 12/03/2026", "--date: a date such as 2026-03-12 is expected."),
        ("new a --templ urbanisme", "This is missing: --template."),
        ("session", "This is missing: COMMAND. See “facilitator session --help”."),
        ("session remove a", "“remove” is not one of"),
        ("session duplicate a", "This is missing: --session."),
        ("add a.atelier --session 1 b", "One of these is missing: --question --parking."),
        ("add a.atelier --session 1 --question 1", "This is missing: TEXT."),
        ("add a.atelier --session x --question 1 b", "--session: a number from 1 is expected"),
        ("add a.atelier --session 1 --question 1 --parking b", "--parking: this does not go with --question."),
        ("add a.atelier --session 1 --question -1 b", "--question: a number from 1 is expected"),
        ("import a.atelier --session 1 --parking", "This is missing: SOURCE."),
        ("import a.atelier b.csv --parking", "This is missing: --session. See “facilitator import --help”."),
        ("import a.atelier b.csv --session 1", "One of these is missing: --question --parking."),
        ("import a.atelier b.json --session 1", "--session: this does not go with SOURCE.json."),
        ("import a.atelier b.JSON --parking", "--parking: this does not go with SOURCE.json."),
        ("print a --session 1 --sheet affiche --output b", "--sheet: “affiche” is not one of 'run-sheet', 'wall',"),
        ("calendar a --session 1", "This is missing: --output."),
        ("export a --session 1 --format odt --output b", "--format: “odt” is not one of"),
        ("export a --session 1 --format pdf", "This is missing: --output."),
        ("export a --session 1 --format pdf --output b --reading secret", "--reading: “secret” is not one of"),
        ("compare --format pdf --output b", "This is missing: FILE."),
        ("compare a --format csv --output b", "--format: “csv” is not one of"),
    ],
)
def test_a_wrong_call_ends_with_two_and_one_sentence(call: str, said: str, run: Run) -> None:
    assert said in _refused(run(*shlex.split(call)), 2)


# What is refused


def _commands_on(path: Path) -> list[list[object]]:
    return [
        ["info", path],
        ["check", path],
        ["add", path, "--session", 1, "--question", 1, "texte"],
        ["session", "new", path, "--template", "urbanisme"],
        ["session", "duplicate", path, "--session", 1],
        ["export", path, "--session", 1, "--format", "json", "--output", path.parent],
        ["compare", path, "--format", "xlsx", "--output", path.with_name("synthese.xlsx")],
        ["print", path, "--session", 1, "--sheet", "wall", "--output", path.parent],
        ["calendar", path, "--session", 1, "--output", path.parent],
    ]


def test_a_file_that_is_not_there_is_said(tmp_path: Path, run: Run) -> None:
    gone = tmp_path / "gone.atelier"
    opened: list[object] = [gone]
    for call in (opened, *_commands_on(gone)):
        assert "“gone.atelier” was not found" in _refused(run(*call), 1)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_workshop_is_left_as_it_was(tmp_path: Path, run: Run) -> None:
    other = tmp_path / "photo.jpg"
    other.write_bytes(b"\xff\xd8\xff" * 100)
    for call in _commands_on(other):
        assert "is not a workshop file" in _refused(run(*call), 1)
    assert other.read_bytes() == b"\xff\xd8\xff" * 100
    assert "cannot be read" in _refused(run("info", tmp_path), 1)


def test_a_file_from_a_newer_version_is_refused(file: Path, run: Run) -> None:
    _patch(file, 60, b"\x00\x00\x00\x63")
    for call in _commands_on(file):
        assert "newer version" in _refused(run(*call), 1)


def test_a_damaged_file_is_refused(file: Path, run: Run) -> None:
    _patch(file, 5000, b"\xa5" * 20_000)
    for call in _commands_on(file):
        assert "damaged" in _refused(run(*call), 1)


def _patch(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as bytes_:
        bytes_.seek(place)
        bytes_.write(content)


def test_a_workshop_file_without_a_cycle_is_refused(tmp_path: Path, run: Run) -> None:
    Store.create(tmp_path / "empty.atelier").close()
    for call in _commands_on(tmp_path / "empty.atelier"):
        assert "holds no cycle" in _refused(run(*call), 1)


def test_a_session_or_question_that_does_not_exist_is_said(file: Path, run: Run) -> None:
    assert "no session 2" in _refused(run("add", file, "--session", 2, "--question", 1, "texte"), 1)
    assert "no question 4" in _refused(run("add", file, "--session", 1, "--question", 4, "texte"), 1)
    assert "no session 9" in _refused(run("session", "duplicate", file, "--session", 9), 1)
    refused = run("export", file, "--session", 9, "--format", "csv", "--output", file.parent)
    assert "no session 9" in _refused(refused, 1)
    assert said_in(file) == []


def test_a_text_that_is_empty_or_too_long_keeps_all_the_others_out(file: Path, run: Run) -> None:
    for unfit in ("", " \t", "@t1", "a" * (LONGEST + 1)):
        _refused(run("add", file, "--session", 1, "--question", 1, "bon", unfit), 1)
    assert said_in(file) == []


def test_a_file_that_is_open_elsewhere_takes_nothing_and_says_so(file: Path, run: Run) -> None:
    with closing(Store.open(file)):
        for call in _commands_on(file)[2:5]:
            assert "already open in another window or program" in _refused(run(*call), 1)
        assert run("info", file).code == 0
        assert run("check", file).code == 0
    assert said_in(file) == []
    assert run("add", file, "--session", 1, "--question", 1, "texte").code == 0


def test_another_program_that_has_the_file_open_is_told_apart_too(file: Path) -> None:
    with closing(Store.open(file)):
        done = _process("add", str(file), "--session", "1", "--parking", "texte", "--language", "fr")
    assert (done.returncode, done.stdout) == (1, "")
    assert "déjà ouvert" in done.stderr


# new, templates, session


def test_a_new_file_holds_a_cycle_and_its_first_session(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "vallons.atelier"
    done = run(
        *("new", path, "--template", "mobilisation", "--title", "Réviser", "--territory", "Vallons"),
        *("--client", "Communauté", "--date", "2026-12-03", "--place", "salle des fêtes"),
    )
    assert done == Ran(0, f"Made: {path}\n", "")
    found = held(path)
    assert found["cycle"] == {"title": "Réviser", "client": "Communauté", "territory": "Vallons"}
    (session,) = found["sessions"]
    assert (session["number"], session["state"], session["template"]) == (1, "preparation", "mobilisation")
    assert (session["date"], session["place"]) == ("2026-12-03", "salle des fêtes")
    assert [path.name for path in tmp_path.iterdir()] == ["vallons.atelier"]


def test_the_suffix_is_added_to_a_name_without_it(tmp_path: Path, run: Run) -> None:
    for name in ("cycle", "cycle v1.2", "CYCLE.ATELIER"):
        assert run("new", tmp_path / name, "--template", "journee-libre").code == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["CYCLE.ATELIER", "cycle v1.2.atelier", "cycle.atelier"]


def test_the_cycle_has_the_template_s_title_when_none_is_given(tmp_path: Path, run: Run) -> None:
    for name, title in (("a", []), ("b", ["--title", " "])):
        run("new", tmp_path / name, "--template", "mobilisation", *title)
        assert held(tmp_path / f"{name}.atelier")["cycle"]["title"] == "Mobiliser autour du projet de territoire"


def test_a_file_that_exists_is_never_replaced(file: Path, run: Run) -> None:
    before = file.read_bytes()
    assert "already exists" in _refused(run("new", file, "--template", "urbanisme"), 1)
    assert "already exists" in _refused(run("new", file.with_suffix(""), "--template", "urbanisme"), 1)
    assert file.read_bytes() == before


def test_an_unknown_template_makes_no_file(tmp_path: Path, run: Run) -> None:
    refused = _refused(run("new", tmp_path / "a", "--template", "inconnu"), 1)
    assert "no template “inconnu”; there are: urbanisme, " in refused
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_that_is_refused_halfway_is_not_left_behind(tmp_path: Path, run: Run) -> None:
    call = ("new", tmp_path / "a", "--template", "urbanisme", "--place", "x" * (LONGEST + 1))
    assert "characters" in _refused(run(*call), 1)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_said(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("")
    _refused(run("new", tmp_path / "file" / "a", "--template", "urbanisme"), 1)


def test_every_template_is_listed(run: Run) -> None:
    done = run("templates")
    assert (done.code, done.err) == (0, "")
    firsts = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert [line.split(" · ")[0] for line in firsts] == [known.id for known in templates()]
    assert "urbanisme · Urbanisme intercommunal et projet de territoire · 7 h 30" in firsts
    assert " ".join(templates()[0].summary.split()) in " ".join(done.out.split())
    assert max(map(len, done.out.splitlines())) <= 100


def test_a_session_is_added_from_a_template(file: Path, run: Run) -> None:
    plain = run("session", "new", file, "--template", "rural-urbain")
    detailed = run(
        *("session", "new", file, "--template", "demi-journee", "--title", "Une matinée"),
        *("--date", "2027-01-05", "--place", "mairie"),
    )
    assert plain == Ran(0, "Session 2 added: Équilibre rural-urbain et travail entre territoires\n", "")
    assert detailed == Ran(0, "Session 3 added: Une matinée\n", "")
    third = held(file)["sessions"][2]
    assert (third["title"], third["date"], third["place"]) == ("Une matinée", "2027-01-05", "mairie")


def test_a_session_is_duplicated_without_what_was_said(file: Path, run: Run) -> None:
    run("add", file, "--session", 1, "--question", 2, "dit")
    done = run("session", "duplicate", file, "--session", 1, "--title", "Encore", "--date", "2027-01-05")
    assert done == Ran(0, "Session 2 added: Encore\n", "")
    first, second = held(file)["sessions"]
    assert (first["contributions"], second["contributions"]) == (1, 0)
    assert second["items"] == first["items"]
    assert [one["text"] for one in second["questions"]] == [one["text"] for one in first["questions"]]


# info


def test_info_numbers_sessions_items_and_questions_for_a_program(file: Path, run: Run) -> None:
    run("add", file, "--session", 1, "--question", 2, "une", "deux", "!au frigo")
    found = json.loads(run("info", file, "--json").out)
    (session,) = found["sessions"]
    with closing(Store.open(file, read_only=True)) as store:
        known = outline(store, sessions(store)[0].id)
    assert [item["number"] for item in session["items"]] == list(range(1, len(known.items) + 1))
    assert [item["title"] for item in session["items"]] == [item.title for item in known.items]
    assert [(one["number"], one["contributions"]) for one in session["questions"]] == [(1, 0), (2, 2), (3, 0)]
    assert (session["contributions"], session["parked"]) == (3, 1)


def test_info_tells_a_person_the_same(file: Path, run: Run) -> None:
    run("add", file, "--session", 1, "--question", 2, "une", "deux", "!au frigo")
    told = run("info", file).out
    assert told.startswith("Notre projet\n\n1. Urbanisme intercommunal et projet de territoire\n   In preparation\n")
    assert "3 contributions · 1 in the parking" in told
    assert re.search(r"^   Q  2  .*\(2 contributions\)$", told, re.MULTILINE)
    french = run("info", file, language="fr").out
    assert "3 contributions · 1 au frigo" in french


# add


def test_each_text_becomes_a_contribution_with_its_tokens(file: Path, run: Run) -> None:
    done = run("add", file, "--session", 1, "--question", 3, "@t2 @dgs Un car le samedi #9", "mail@exemple.fr @t99")
    assert done == Ran(0, "2 contributions saved.\n", "")
    first, second = said_in(file)
    assert (first.text, first.table_number, first.college, first.lever) == ("Un car le samedi", 2, "dgs", 9)
    assert (second.text, second.table_number) == ("mail@exemple.fr @t99", None)
    with closing(Store.open(file, read_only=True)) as store:
        third = outline(store, sessions(store)[0].id).questions[2]
    assert {first.question_id, second.question_id} == {third.id}


def test_lines_of_the_standard_input_are_contributions(file: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "un\r\n\n  deux é  \n\ufefftrois \xff".encode("utf-8").replace(b"\xc3\xbf", b"\xff")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
    assert run("add", file, "--session", 1, "--question", 1, "avant", "-", "après").out == "5 contributions saved.\n"
    assert [one.text for one in said_in(file)] == ["avant", "un", "deux é", "trois \ufffd", "après"]


def test_a_standard_input_without_a_line_is_refused(file: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n \n"))
    assert "no text to keep" in _refused(run("add", file, "--session", 1, "--parking", "-"), 1)


def test_the_parking_is_reached_by_an_option_or_a_mark(file: Path, run: Run) -> None:
    run("add", file, "--session", 1, "--parking", "l’eau")
    run("add", file, "--session", 1, "--question", 1, "! la taxe", "Trop tard !")
    with closing(Store.open(file, read_only=True)) as store:
        waiting = parked(store, sessions(store)[0].id)
    assert [one.text for one in waiting] == ["l’eau", "la taxe"]


def test_a_closed_day_takes_late_contributions_marked_as_such(file: Path, run: Run) -> None:
    with closing(Store.open(file)) as store:
        session = sessions(store)[0]
        flow.start_day(store, session.id)
        flow.close_day(store, session.id)
    run("add", file, "--session", 1, "--question", 1, "après coup")
    assert [one.late for one in said_in(file)] == [True]


def test_the_desk_never_undoes_what_the_command_line_did(file: Path, run: Run) -> None:
    run("add", file, "--session", 1, "--question", 1, "texte")
    run("session", "duplicate", file, "--session", 1)
    with closing(Store.open(file)) as store:
        assert store.can_undo() is None
        assert store.problems() == []


# import


def _source(folder: Path, text: str, name: str = "notes.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_imported_once(file: Path, encoding: str, run: Run) -> None:
    source = _source(file.parent, "texte;table;collège\nUn car l’été;4;élu\nUne place @t9;;\n", encoding=encoding)
    call = ("import", file, source, "--session", 1, "--question", 2)

    assert run(*call) == Ran(0, "2 contributions imported\n", "")
    assert [(said.text, said.table_number, said.college) for said in said_in(file)] == [
        ("Un car l’été", 4, "elected"),
        ("Une place @t9", None, None),
    ]
    assert run(*call) == Ran(0, "0 contributions imported · 2 imported before\n", "")
    assert len(said_in(file)) == 2


def test_lines_that_are_refused_are_listed_and_the_others_imported(file: Path, run: Run) -> None:
    source = _source(file.parent, "texte;table\nUn car;4\nUne place;99\n;2\nUn banc;\n")
    done = run("import", file, source, "--session", 1, "--parking")

    assert (done.code, done.out) == (1, "2 contributions imported · 2 lines to mend\n")
    assert done.err == "Line 3: there is no table “99”: the session has 6\nLine 4: there is no text\n"
    with closing(Store.open(file, read_only=True)) as store:
        assert [said.text for said in parked(store, sessions(store)[0].id)] == ["Un car", "Un banc"]


def test_an_export_is_imported_into_another_file(file: Path, tmp_path: Path, run: Run) -> None:
    other, table = tmp_path / "autre.atelier", tmp_path / "journee.csv"
    run("new", other, "--template", "urbanisme", "--title", "Autre")
    run(
        "add",
        file,
        "--session",
        1,
        "--question",
        2,
        *[text for text in HOSTILE if clean(text) and text != "deux\nlignes"],
    )
    run("add", file, "--session", 1, "--parking", "deux\nlignes")
    run("export", file, "--session", 1, "--format", "csv", "--output", table)

    assert run("import", other, table, "--session", 1, "--question", 1).err == ""
    assert [said.text for said in said_in(other)] == [said.text for said in said_in(file)]


def test_a_source_that_holds_nothing_readable_is_refused(file: Path, run: Run) -> None:
    for name, text in (("vide.csv", ""), ("image.png", "\x00\x01\x02" * 50), ("faux.xlsx", "PK\x03\x04...")):
        source = _source(file.parent, text, name)
        assert f"“{name}”" in _refused(run("import", file, source, "--session", 1, "--question", 1), 1)
    absent = file.parent / "absent.csv"
    assert "“absent.csv”" in _refused(run("import", file, absent, "--session", 1, "--question", 1), 1)
    assert said_in(file) == []


def test_a_session_comes_back_from_its_export_into_a_file_of_its_own_or_another(file: Path, run: Run) -> None:
    run("add", file, "--session", 1, "--question", 2, *[text for text in HOSTILE if clean(text)])
    source, other = file.with_name("jour.json"), file.with_name("ailleurs.atelier")
    run("export", file, "--session", 1, "--format", "json", "--output", source)

    for number in (1, 2):
        done = run("import", other.with_suffix(""), source)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(f"Session {number} added: ")
    again = file.with_name("encore.json")
    run("export", other, "--session", 1, "--format", "json", "--output", again)
    assert again.read_bytes() == source.read_bytes()
    assert [said.text for said in said_in(other)] == [said.text for said in said_in(file)] * 2
    assert run("check", other).code == 0


def test_the_schema_describes_what_is_exported(file: Path, run: Run) -> None:
    shown = run("schema")
    target = file.with_name("jour.json")
    run("export", file, "--session", 1, "--format", "json", "--output", target)

    assert shown.err == ""
    Draft202012Validator(json.loads(shown.out)).validate(json.loads(target.read_text(encoding="utf-8")))


def test_a_file_that_is_no_session_makes_no_workshop(file: Path, run: Run) -> None:
    other = file.with_name("ailleurs.atelier")
    for name, text in (("vide.json", ""), ("autre.json", '{"format": "carte"}')):
        source = _source(file.parent, text, name)
        assert f"“{name}” does not hold the data of a session" in _refused(run("import", other, source), 1)
    assert "“absent.json”" in _refused(run("import", other, file.with_name("absent.json")), 1)
    assert not other.exists()


# export


@pytest.mark.parametrize("form", FORMATS)
def test_a_session_is_exported_to_the_file_that_is_named(file: Path, form: str, run: Run) -> None:
    run("add", file, "--session", 1, "--question", 1, "Un car le samedi")
    target = file.with_name(f"sortie.{form}")
    for _again in range(2):
        done = run("export", file, "--session", 1, "--format", form, "--output", target)
        assert done == Ran(0, f"{target}\n", "")
    assert target.stat().st_size > 100
    assert {path.name for path in file.parent.iterdir()} == {file.name, target.name}


def exported(path: Path) -> list[tuple[str, Reading, str]]:
    """What the file remembers of what was written."""
    with closing(Store.open(path, read_only=True)) as store:
        found = exports.exports_of(store, sessions(store)[0].id)
        return sorted((one.form, one.reading, Path(one.path).name) for one in found)


def test_every_format_is_written_into_a_folder_and_remembered(file: Path, run: Run) -> None:
    folder = file.parent / "remise" / "jour 1"
    done = run("export", file, "--session", 1, "--format", "all", "--reading", "college", "--output", folder)
    assert (done.code, done.err) == (0, "")
    named = [Path(line) for line in done.out.splitlines()]
    assert sorted(named) == sorted(folder.iterdir())
    assert len(named) == len(FORMATS)
    assert all(" - participants" in path.name and path.stat().st_size > 100 for path in named)
    assert exported(file) == sorted(
        (form, Reading.COLLEGE, path.name) for form, path in zip(FORMATS, named, strict=True)
    )


def test_a_report_has_the_sections_that_are_named_in_their_order(file: Path, run: Run) -> None:
    run("add", file, "--session", 1, "--question", 1, "Un car le samedi")
    target = file.with_name("a.md")
    asked = ("export", file, "--session", 1, "--format", "md", "--output", target, "--sections")
    assert run(*asked, "method, reflections").code == 0
    text = target.read_text(encoding="utf-8")
    assert text.index("How this report was made") < text.index("Un car le samedi")
    assert run(*asked, "method").code == 0
    assert "Un car le samedi" not in target.read_text(encoding="utf-8")
    refused = _refused(run(*asked, "method,annexe"), 1)
    assert "“annexe” is not a section; there are: cover, essentials, contents" in refused


def test_nothing_public_is_written_while_a_name_waits_unless_it_is_hidden(file: Path, run: Run) -> None:
    with closing(Store.open(file)) as store, store.operation("add_participant") as operation:
        operation.put(Participant(session_id=sessions(store)[0].id, name="Marguerite Quintal"))
    run("add", file, "--session", 1, "--question", 1, "Marguerite Quintal a raison")
    for form, name in (("md", "a.md"), ("json", "a.json"), ("all", "tout")):
        target = file.with_name(name)
        asked = ("export", file, "--session", 1, "--format", form, "--reading", "public", "--output", target)
        assert "Marguerite Quintal" in _refused(run(*asked), 1)
        assert not target.exists()
        assert run(*asked, "--hide-names").code == 0
        paths = list(target.iterdir()) if target.is_dir() else [target]
        read = b"".join(path.read_bytes() for path in paths if path.suffix in (".md", ".json", ".csv"))
        assert b"Quintal" not in read
        assert b"a raison" in read


def test_a_file_that_is_open_elsewhere_is_exported_and_remembers_nothing(file: Path, run: Run) -> None:
    target = file.with_name("a.pdf")
    with closing(Store.open(file)):
        done = run("export", file, "--session", 1, "--format", "pdf", "--output", target)
        assert done == Ran(0, f"{target}\n", "")
    assert target.exists()
    assert exported(file) == []


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_the_days_of_several_files_are_compared(file: Path, form: str, run: Run) -> None:
    other, target = file.with_name("autre.atelier"), file.with_name(f"synthese.{form}")
    run("new", other, "--template", "mobilisation", "--title", "Ailleurs")
    for _again in range(2):
        done = run("compare", file, other, "--format", form, "--output", target)
        assert done == Ran(0, f"{target}\n", "")
    assert target.read_bytes()[:2] == (b"%P" if form == "pdf" else b"PK")
    assert "never takes the place" in _refused(run("compare", file, other, "--format", form, "--output", other), 1)


def test_a_comparison_in_every_format_goes_into_a_folder(file: Path, run: Run) -> None:
    folder = file.parent / "synthese"
    done = run("compare", file, "--format", "all", "--output", folder)
    assert (done.code, done.err) == (0, "")
    assert sorted(done.out.splitlines()) == sorted(str(path) for path in folder.iterdir())
    assert {path.suffix for path in folder.iterdir()} == {".pdf", ".docx", ".xlsx"}


def test_slips_are_prepared_and_a_typed_number_ties_a_contribution_to_one(file: Path, run: Run) -> None:
    target = file.with_name("bulletins.pdf")
    asked = ("slips", file, "--session", 1, "--question", 2, "--count")
    assert run(*asked, 6, "--output", target) == Ran(0, f"6 slips prepared: {target}\n", "")
    assert target.read_bytes().startswith(b"%PDF")
    run("add", file, "--session", 1, "--question", 1, "3: Un car le samedi", "7: Un car le dimanche")
    with closing(Store.open(file, read_only=True)) as store:
        said = store.all(Contribution)
        assert [(one.slip, one.text) for one in said] == [(3, "Un car le samedi"), (None, "7: Un car le dimanche")]
        assert said[0].question_id != said[1].question_id
    refused = run(*asked, 5, "--output", file)
    assert refused.code == 1
    assert "export" in refused.err.lower()
    assert run(*asked, 2_000, "--output", target).code == 1


@pytest.mark.parametrize("sheet", ["run-sheet", "emergency-kit"])
def test_a_sheet_is_written_where_it_is_asked_or_under_its_own_name(file: Path, sheet: str, run: Run) -> None:
    asked = ("print", file, "--session", 1, "--sheet", sheet, "--output")
    target, folder = file.with_name("a.pdf"), file.parent
    assert run(*asked, target) == Ran(0, f"{target}\n", "")
    named = Path(run(*asked, folder).out.strip())
    assert named.name.startswith("1 Urbanisme intercommunal et projet de territoire - ")
    assert named.suffix == ".pdf"
    assert named.read_bytes() == target.read_bytes()
    assert target.read_bytes().startswith(b"%PDF")
    assert "workshop file" in _refused(run(*asked, file), 1)


def test_a_session_is_written_as_a_calendar_once_it_has_a_date(file: Path, run: Run) -> None:
    target = file.with_name("journee.ics")
    asked = ("calendar", file, "--output", target, "--session")
    assert "no date yet" in _refused(run(*asked, 1), 1)
    assert not target.exists()
    run("session", "new", file, "--template", "demi-journee", "--date", "2026-12-03")
    assert run(*asked, 2) == Ran(0, f"{target}\n", "")
    assert b"DTSTART:20261203T0900" in target.read_bytes()
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 1
    assert run(*asked, 2, "--each-item").code == 0
    assert target.read_bytes().count(b"BEGIN:VEVENT") > 3


def test_an_export_into_a_folder_has_a_name_that_every_system_takes(file: Path, run: Run) -> None:
    title = 'Bilan : "eau" / <déchets> ? \u202e..'
    long = "🚜" * 200
    for name in (title, long):
        run("session", "new", file, "--template", "urbanisme", "--title", name)
    for number in (1, 2, 3):
        assert run("export", file, "--session", number, "--format", "csv", "--output", file.parent).code == 0
    names = sorted(path.name for path in file.parent.glob("*.csv"))
    assert names[:2] == ["1 Urbanisme intercommunal et projet de territoire.csv", "2 Bilan eau déchets.csv"]
    assert re.fullmatch(r"3 🚜+\.csv", names[2])
    assert len(names[2].encode()) < 240


def test_an_export_never_takes_the_place_of_a_workshop(file: Path, run: Run) -> None:
    (file.parent / "lien.csv").symlink_to(file)
    before = file.read_bytes()
    for target in (file, file.with_name("autre.atelier"), file.parent / "lien.csv"):
        refused = run("export", file, "--session", 1, "--format", "csv", "--output", target)
        assert "never takes the place" in _refused(refused, 1)
    assert file.read_bytes() == before


def test_an_export_into_a_folder_that_does_not_exist_is_said(file: Path, run: Run) -> None:
    target = file.parent / "nulle part" / "x.csv"
    assert "does not exist" in _refused(run("export", file, "--session", 1, "--format", "csv", "--output", target), 1)


# Hostile texts


def test_hostile_texts_are_ordinary_texts_from_end_to_end(file: Path, run: Run) -> None:
    done = run("add", file, "--session", 1, "--question", 1, "--", *HOSTILE)
    assert done == Ran(0, f"{len(HOSTILE)} contributions saved.\n", "")
    kept = [clean(text) for text in HOSTILE]
    assert [one.text for one in said_in(file)] == kept
    assert held(file)["sessions"][0]["questions"][0]["contributions"] == len(HOSTILE)
    assert _exported(file) == (kept, [neutral(text) for text in kept])
    assert run("check", file).code == 0


def test_hostile_titles_are_ordinary_titles(tmp_path: Path, run: Run) -> None:
    for number, title in enumerate(text for text in HOSTILE if len(text) < LONGEST):
        path = tmp_path / f"{number}.atelier"
        assert run("new", path, "--template", "urbanisme", f"--title={title}", f"--place={title}").code == 0
        found = json.loads(run("info", path, "--json").out)
        assert found["cycle"]["title"] == found["sessions"][0]["place"] == clean_line(title)
        assert run("info", path).out.startswith(f"{clean_line(title)}\n")


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.text(max_size=60).filter(
            lambda text: text != "-" and capture.understand(text, vocabulary=Vocabulary.of_tables(6)).text
        ),
        min_size=1,
    )
)
def test_whatever_is_typed_comes_back_in_the_exports(typed: list[str]) -> None:
    with TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        path = Path(folder) / "a.atelier"
        assert main(["new", str(path), "--template", "urbanisme"]) == 0
        assert main(["add", str(path), "--session", "1", "--parking", "--", *typed]) == 0
        kept = [capture.understand(text, vocabulary=Vocabulary.of_tables(6)).text for text in typed]
        assert _exported(path) == (kept, [neutral(text) for text in kept])


def _exported(path: Path) -> tuple[list[str], list[str]]:
    """The texts of the first session, as its JSON and its CSV give them back."""
    with TemporaryDirectory() as folder:
        targets = {form: Path(folder) / f"sortie.{form}" for form in ("json", "csv")}
        for form, target in targets.items():
            call = ["export", str(path), "--session", "1", "--format", form, "--output", str(target)]
            assert main(["--language", "en", *call]) == 0
        data = json.loads(targets["json"].read_bytes())
        with targets["csv"].open(encoding="utf-8-sig", newline="") as table:
            rows = [row["Text"] for row in csv.DictReader(table, delimiter=";")]
    return [one["text"] for one in [*data["contributions"], *data["parking"]]], rows


# check


def test_a_sound_file_is_said_to_be(file: Path, run: Run) -> None:
    run("add", file, "--session", 1, "--question", 1, "texte")
    done = run("check", file)
    assert done == Ran(0, "“cycle.atelier” is sound: file, references and journal agree.\n", "")


def test_each_problem_of_a_file_is_told(file: Path, run: Run) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("update cycle set title = 'autre'")
        db.execute("delete from theme")
        db.commit()
    done = run("check", file)
    assert (done.code, done.out) == (1, "")
    told = done.err.splitlines()
    assert "A record of “question” refers to a missing record of “theme”." in told
    assert "The journal and the records of “cycle” differ." in told
    assert "The journal and the records of “theme” differ." in told


def test_looking_at_a_file_changes_nothing_of_it(file: Path, run: Run) -> None:
    before, around = file.read_bytes(), sorted(file.parent.iterdir())
    for call in (["info", file], ["info", file, "--json"], ["check", file]):
        assert run(*call).code == 0
    assert file.read_bytes() == before
    assert sorted(file.parent.iterdir()) == around


# demo and the app


@pytest.fixture
def no_display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a screen, whose person has documents of her own."""
    if sys.platform != "linux":
        pytest.skip("only Linux does without a screen")
    for name in (
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "QT_QPA_PLATFORM",
        "XDG_DOCUMENTS_DIR",
        "XDG_CONFIG_HOME",
        "FACILITATOR_DOCUMENTS",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.usefixtures("no_display")
def test_the_app_without_a_display_says_what_to_do(file: Path, run: Run) -> None:
    for call in ([], [file]):
        assert "facilitator demo --headless" in _refused(run(*call), 1)


@pytest.mark.usefixtures("no_display")
def test_the_demonstration_is_made_where_it_is_asked_and_only_once(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "essai.atelier"
    run("demo", tmp_path / "essai")
    assert [session["state"] for session in held(path)["sessions"]] == ["closed", "closed", *["preparation"] * 2]
    run("add", path, "--session", 3, "--question", 1, "à garder")
    before = path.read_bytes()
    run("demo", path)
    assert path.read_bytes() == before


@pytest.mark.usefixtures("no_display")
def test_the_demonstration_goes_to_the_documents_when_no_place_is_named(tmp_path: Path, run: Run) -> None:
    run("demo")
    (made,) = tmp_path.rglob("*.atelier")
    assert made.name == "Démonstration.atelier"
    assert made.parent.name == "Facilitator"
    before = made.read_bytes()
    run("demo")
    assert made.read_bytes() == before


# Pipes and terminals


def test_a_reader_that_leaves_early_disturbs_nothing(file: Path) -> None:
    calls = (
        ["templates"],
        ["--help"],
        ["info", str(file), "--json"],
        ["add", str(file), "--session", "1", "--parking", "a"],
    )
    for call in calls:
        reading, writing = os.pipe()
        os.close(reading)
        done = _process(*call, stdout=writing)
        os.close(writing)
        assert (done.returncode, done.stderr) == (0, "")
    assert [one.text for one in said_in(file)] == ["a"]


def test_a_terminal_that_lacks_letters_shows_their_codes(file: Path, run: Run) -> None:
    run("session", "new", file, "--template", "urbanisme", "--title", "Été 🚜")
    narrow = {"PYTHONIOENCODING": "ascii"}
    told = _process("info", str(file), env=narrow)
    assert (told.returncode, told.stderr) == (0, "")
    assert "2. \\xc9t\\xe9 \\U0001f69c" in told.stdout
    data = json.loads(_process("info", str(file), "--json", env=narrow).stdout)
    assert data["sessions"][1]["title"] == "Été 🚜"
    assert _process("info", "été.atelier", env=narrow).returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_an_output_that_cannot_be_written_is_a_failure() -> None:
    with Path("/dev/full").open("w") as full:
        done = _process("templates", "--language", "en", stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith("The system refuses: ")
    assert done.stderr.count("\n") == 1


def test_the_module_and_the_installed_command_are_the_same() -> None:
    done = _process("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Facilitator {__version__}\n", "")


def test_the_command_line_loads_neither_qt_nor_reportlab(file: Path) -> None:
    script = (
        "import sys; from facilitator.cli import main; main(sys.argv[1:])\n"
        "print('PySide6' in sys.modules, 'reportlab' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "info", str(file), "--json"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False False"
