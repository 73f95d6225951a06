"""What may be typed after `facilitator`: its commands, what each needs, and what does it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import __version__, commands, export_commands
from .i18n import _
from .parser import Parser, day, number, path
from .reports import FORMATS
from .reports.cycle import forms
from .reports.kit import sheets
from .sessions.records import Reading

PROGRAM = "facilitator"
OPEN = "open"
"""The command that is meant when a file stands where a command would."""

if TYPE_CHECKING:
    _Group = argparse._SubParsersAction[Parser]


def whole() -> tuple[Parser, frozenset[str]]:
    """The whole grammar, and the commands that a person may type."""
    parser = Parser(
        prog=PROGRAM,
        usage=_("facilitator [FILE]\n       facilitator COMMAND …"),
        description=_(
            "Runs one-day workshops: agenda, contributions, projected view and report.\n"
            "Without a command, opens the app, on FILE if there is one."
        ),
        epilog=_(
            "“facilitator COMMAND --help” says more about a command.\n"
            "Sessions and questions are named by their number, as “facilitator info FILE” lists them."
        ),
    )
    shown = f"Facilitator {__version__}"
    parser.add_argument("--version", action="version", version=shown, help=_("show the version and stop"))
    parser.set_defaults(run=commands.open_app, file=None)
    group = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), prog=PROGRAM)
    asked = (_demo, _new, _templates, _session, _info, _add, _import, _slips, _print, _calendar, _export, _compare)
    for add in (*asked, _schema, _check):
        add(group)
    known = frozenset(group.choices)
    opened = group.add_parser(OPEN, prog=PROGRAM)
    opened.set_defaults(run=commands.open_app)
    _file(opened)
    return parser, known


def _command(group: _Group, name: str, summary: str, run: Callable[[argparse.Namespace], None] | None = None) -> Parser:
    command = group.add_parser(name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}.")
    command.set_defaults(run=run)
    return command


def _demo(group: _Group) -> None:
    command = _command(group, "demo", _("open the demonstration cycle, made where it is missing"), commands.show_demo)
    _file(command, _("where it is; in the Facilitator folder of your documents otherwise"), nargs="?")
    command.add_argument(
        "--headless",
        action="store_true",
        help=_("play the day without a screen and write its exports into the folder exports"),
    )


def _new(group: _Group) -> None:
    command = _command(group, "new", _("make a cycle file with its first session"), commands.new)
    _file(command, _("the file to make; .atelier is added to its name"))
    _template(command)
    _title(command, _("the cycle's title; the template's otherwise"))
    command.add_argument("--client", metavar=_("NAME"), default="", help=_("who asked for the cycle"))
    command.add_argument("--territory", metavar=_("NAME"), default="", help=_("the territory it is about"))
    _day(command)
    _place(command)


def _templates(group: _Group) -> None:
    _command(group, "templates", _("list the workshop templates"), commands.list_templates)


def _session(group: _Group) -> None:
    command = _command(group, "session", _("add a session to a cycle: new, duplicate"))
    inner = command.add_subparsers(title=_("commands"), metavar=_("COMMAND"), prog=f"{PROGRAM} session", required=True)
    new = _command(inner, "new", _("add a session made from a template"), commands.new_session)
    _file(new)
    _template(new)
    _title(new, _("the session's title; the template's otherwise"))
    _day(new)
    _place(new)
    summary = _("add a copy of a session, without what was said in it")
    duplicate = _command(inner, "duplicate", summary, commands.duplicate_session)
    _file(duplicate)
    _session_number(duplicate)
    _title(duplicate, _("the session's title; the same otherwise"))
    _day(duplicate)


def _info(group: _Group) -> None:
    command = _command(group, "info", _("show what a cycle file holds"), commands.info)
    _file(command)
    command.add_argument("--json", action="store_true", help=_("for another program, in JSON"))


def _add(group: _Group) -> None:
    command = _command(group, "add", _("take down contributions without opening the app"), commands.add)
    _file(command)
    _session_number(command)
    _home(command)
    command.add_argument(
        "texts",
        metavar=_("TEXT"),
        nargs="+",
        help=_("a contribution, with @t4, @dgs, #9 or ! as in the app; - reads one a line from the standard input"),
    )


def _import(group: _Group) -> None:
    summary = _("take in contributions from a table or a text, or a whole session that was exported as JSON")
    command = _command(group, "import", summary)
    command.epilog = _(
        "The columns are told by their titles, in French or in English. Lines that were imported before are left out.\n"
        "Lines that are refused are listed with the reason, the others are imported; the command then ends with 1.\n"
        "A session in JSON is added at the end of the cycle; where FILE does not exist, it is made with its cycle."
    )
    _file(command)
    described = _("a file in CSV, TSV, TXT, XLSX, ODS or JSON")
    command.add_argument("source", metavar=_("SOURCE"), type=path, help=described)
    _session_number(command, required=False)
    _home(command, required=False)
    command.set_defaults(run=lambda asked: _import_from(command, asked))


def _import_from(command: Parser, asked: argparse.Namespace) -> None:
    """A session comes whole; contributions go where they are told."""
    home = {"--question": asked.question, "--parking": asked.parking or None}
    if asked.source.suffix.lower() == ".json":
        command.keep_apart("SOURCE.json", {"--session": asked.session, **home})
        commands.import_session(asked)
    else:
        command.require({"--session": asked.session})
        command.require(home)
        commands.import_file(asked)


def _slips(group: _Group) -> None:
    summary = _("prepare numbered paper slips for a question, to print")
    command = _command(group, "slips", summary, commands.print_slips)
    _file(command)
    _session_number(command)
    command.add_argument(
        "--question", metavar="Q", type=number, required=True, help=_("the question's number in the session")
    )
    command.add_argument("--count", metavar="N", type=number, required=True, help=_("how many slips"))
    command.add_argument("--output", metavar=_("PATH"), type=Path, required=True, help=_("the PDF to write"))


def _print(group: _Group) -> None:
    command = _command(group, "print", _("write a sheet of the printing kit, to print"), commands.print_sheet)
    _file(command)
    _session_number(command)
    command.add_argument("--sheet", choices=sheets(), required=True, help=_("the sheet to write"))
    _output(command)


def _calendar(group: _Group) -> None:
    summary = _("write a session as a calendar file (.ics)")
    command = _command(group, "calendar", summary, commands.write_calendar)
    _file(command)
    _session_number(command)
    described = _("one entry for each item of the agenda, instead of one for the day")
    command.add_argument("--each-item", action="store_true", help=described)
    _output(command)


def _export(group: _Group) -> None:
    command = _command(group, "export", _("write a session's report or data"), export_commands.export)
    _file(command)
    _session_number(command)
    _format(command, FORMATS)
    _reading(command)
    command.add_argument("--sections", metavar="A,B,…", default="", help=_("the sections of the report, in that order"))
    _output(command)


def _compare(group: _Group) -> None:
    summary = _("write the comparative synthesis of the days of one or several files")
    command = _command(group, "compare", summary, export_commands.compare)
    command.add_argument("files", metavar=_("FILE"), type=path, nargs="+", help=_("the cycle files"))
    _format(command, forms.FORMATS)
    _reading(command)
    _output(command)


def _format(command: Parser, known: Sequence[str]) -> None:
    described = _("the kind of file; “all” writes each of them into a folder")
    command.add_argument("--format", choices=(*known, export_commands.ALL), required=True, help=described)


def _reading(command: Parser) -> None:
    described = _("for whom: the organiser, those who took part, anybody")
    command.add_argument("--reading", choices=[reading.value for reading in Reading], help=described)
    command.add_argument("--hide-names", action="store_true", help=_("hide the names that wait for a decision"))


def _schema(group: _Group) -> None:
    _command(group, "schema", _("write the JSON Schema of exported sessions"), commands.write_schema)


def _check(group: _Group) -> None:
    command = _command(group, "check", _("check that a cycle file is sound"), commands.check)
    _file(command)


def _file(command: Parser, description: str = "", **settings: Any) -> None:
    command.add_argument("file", metavar=_("FILE"), type=path, help=description or _("the cycle file"), **settings)


def _template(command: Parser) -> None:
    command.add_argument("--template", metavar="ID", required=True, help=_("a template that “templates” lists"))


def _session_number(command: Parser, *, required: bool = True) -> None:
    command.add_argument("--session", metavar="N", type=number, required=required, help=_("the session's number"))


def _home(command: Parser, *, required: bool = True) -> None:
    home = command.add_mutually_exclusive_group(required=required)
    home.add_argument("--question", metavar="Q", type=number, help=_("the question's number in the session"))
    home.add_argument("--parking", action="store_true", help=_("put them in the parking"))


def _output(command: Parser) -> None:
    described = _("the file to write, or a folder, where it gets the session's name")
    command.add_argument("--output", metavar=_("PATH"), type=Path, required=True, help=described)


def _title(command: Parser, description: str) -> None:
    command.add_argument("--title", metavar=_("TITLE"), default="", help=description)


def _day(command: Parser) -> None:
    command.add_argument("--date", metavar=_("DATE"), type=day, help=_("the session's day, such as 2026-03-12"))


def _place(command: Parser) -> None:
    command.add_argument("--place", metavar=_("PLACE"), default="", help=_("where it is held"))
