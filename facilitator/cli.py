"""The command line: what may be typed after `facilitator`, in the reader's language.

Exit codes: 0 done, 1 refused (one sentence on stderr), 2 a call that is not understood.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import __version__, commands, terminal
from .errors import FacilitatorError
from .i18n import LANGUAGES, _, install
from .parser import Parser, argparse_word
from .paths import resource
from .reports import FORMATS
from .reports.kit import sheets

PROGRAM = "facilitator"
OPEN = "open"
"""The command that is meant when a file stands where a command would."""


def main(arguments: Sequence[str]) -> int:
    """Do what *arguments* ask and return the exit code."""
    terminal.prepare_streams()
    install(resource("translations"), _asked_language(arguments))
    try:
        asked = _read(arguments)
        asked.run(asked)
        return 0
    except FacilitatorError as refusal:
        terminal.complain(str(refusal))
    except OSError as error:
        terminal.complain(_("The system refuses: {reason}.").format(reason=error.strerror or error))
    except KeyboardInterrupt:
        return 130
    except SystemExit as stop:  # argparse has said what it had to say
        return int(stop.code or 0)
    finally:
        terminal.flush()
    return 1


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The language: it has to be known before the parser, which speaks it, can be made."""
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--language":
            value = value if equals else "".join(arguments[place + 1 : place + 2])
            return value if value in LANGUAGES else None
        if name == "--":
            break
    return None


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    argparse._ = argparse_word  # type: ignore[attr-defined]  # it has no other door to a language of our choice
    parser, known = _parser()
    place = _first_word(arguments)
    if place is None or arguments[place] in known:
        return parser.parse_args(arguments)
    word = arguments[place]
    if word.isalnum() and not Path(word).exists():
        parser.error(_("“{word}” is neither a command nor a file").format(word=word))
    return parser.parse_args([*arguments[:place], OPEN, *arguments[place:]])


def _first_word(arguments: Sequence[str]) -> int | None:
    """Where the command or the file stands, if there is one: all before it are options."""
    after_language = False
    for place, argument in enumerate(arguments):
        if not after_language and (argument == "--" or not argument.startswith("-")):
            return place
        after_language = argument == "--language"
    return None


if TYPE_CHECKING:
    _Group = argparse._SubParsersAction[Parser]


def _parser() -> tuple[Parser, frozenset[str]]:
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
    for add in (_demo, _new, _templates, _session, _info, _add, _import, _slips, _print, _calendar, _export, _check):
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
    command = _command(group, "import", _("take in contributions from a table or a text"), commands.import_file)
    command.epilog = _(
        "The columns are told by their titles, in French or in English. Lines that were imported before are left out.\n"
        "Lines that are refused are listed with the reason, the others are imported; the command then ends with 1."
    )
    _file(command)
    command.add_argument("source", metavar=_("SOURCE"), type=_path, help=_("a file in CSV, TSV, TXT, XLSX or ODS"))
    _session_number(command)
    _home(command)


def _slips(group: _Group) -> None:
    summary = _("prepare numbered paper slips for a question, to print")
    command = _command(group, "slips", summary, commands.print_slips)
    _file(command)
    _session_number(command)
    command.add_argument(
        "--question", metavar="Q", type=_number, required=True, help=_("the question's number in the session")
    )
    command.add_argument("--count", metavar="N", type=_number, required=True, help=_("how many slips"))
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
    command = _command(group, "export", _("write a session's report or data"), commands.export)
    _file(command)
    _session_number(command)
    command.add_argument("--format", choices=FORMATS, required=True, help=_("the kind of file"))
    _output(command)


def _check(group: _Group) -> None:
    command = _command(group, "check", _("check that a cycle file is sound"), commands.check)
    _file(command)


def _file(command: Parser, description: str = "", **settings: Any) -> None:
    command.add_argument("file", metavar=_("FILE"), type=_path, help=description or _("the cycle file"), **settings)


def _template(command: Parser) -> None:
    command.add_argument("--template", metavar="ID", required=True, help=_("a template that “templates” lists"))


def _session_number(command: Parser) -> None:
    command.add_argument("--session", metavar="N", type=_number, required=True, help=_("the session's number"))


def _home(command: Parser) -> None:
    home = command.add_mutually_exclusive_group(required=True)
    home.add_argument("--question", metavar="Q", type=_number, help=_("the question's number in the session"))
    home.add_argument("--parking", action="store_true", help=_("put them in the parking"))


def _output(command: Parser) -> None:
    described = _("the file to write, or a folder, where it gets the session's name")
    command.add_argument("--output", metavar=_("PATH"), type=Path, required=True, help=described)


def _title(command: Parser, description: str) -> None:
    command.add_argument("--title", metavar=_("TITLE"), default="", help=description)


def _day(command: Parser) -> None:
    command.add_argument("--date", metavar=_("DATE"), type=_date, help=_("the session's day, such as 2026-03-12"))


def _place(command: Parser) -> None:
    command.add_argument("--place", metavar=_("PLACE"), default="", help=_("where it is held"))


def _path(typed: str) -> Path:
    if Path(typed).name in ("", ".."):
        raise argparse.ArgumentTypeError(_("the name of a file is expected"))
    return Path(typed)


def _number(typed: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,5}", typed):
        raise argparse.ArgumentTypeError(_("a number from 1 is expected, as “info” lists them"))
    return int(typed)


def _date(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("a date such as 2026-03-12 is expected")) from error
