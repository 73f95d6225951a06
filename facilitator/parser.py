"""argparse in the reader's language, saying in one sentence what is wrong."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from .i18n import LANGUAGES, _

_MISSING = "the following arguments are required: %s"


def argparse_word(message: str) -> str:
    """What argparse says of its own, in the reader's language."""
    return {
        "usage: ": _("usage: "),
        "positional arguments": _("arguments"),
        "options": _("options"),
        "show this help message and exit": _("show this help and stop"),
        "unrecognized arguments: %s": _("this is not understood: %s"),
        _MISSING: _("this is missing: %s"),
        "one of the arguments %s is required": _("one of these is missing: %s"),
        "not allowed with argument %s": _("this does not go with %s"),
        "ignored explicit argument %r": _("it takes no value, but was given %r"),
        "expected one argument": _("a value is expected"),
        "expected at least one argument": _("a value is expected"),
        "argument %(argument_name)s: %(message)s": _("%(argument_name)s: %(message)s"),
        "invalid choice: %(value)r (choose from %(choices)s)": _("“%(value)s” is not one of %(choices)s"),
    }.get(message, message)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Lists the commands as it does options, without a line above them that names their place."""

    def _format_action(self, action: argparse.Action) -> str:
        if isinstance(action, argparse._SubParsersAction):
            return "".join(self._format_action(command) for command in action._get_subactions())
        return super()._format_action(action)


class Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong. Options are typed whole: a new one never changes what a script means."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False, formatter_class=_Help)
        self.add_argument("--language", choices=LANGUAGES, help=_("speak this language"))

    def error(self, message: str) -> NoReturn:
        problem = message[:1].upper() + message[1:]
        self.exit(2, _("{problem}. See “{command} --help”.").format(problem=problem, command=self.prog) + "\n")

    def require(self, given: Mapping[str, object]) -> None:
        """Refuse the call when nothing was given of these options, told by their names."""
        if all(value is None for value in given.values()):
            missing = "one of the arguments %s is required" if len(given) > 1 else _MISSING
            self.error(argparse_word(missing) % " ".join(given))

    def keep_apart(self, name: str, given: Mapping[str, object]) -> None:
        """Refuse the call when something was given that does not go with *name*."""
        for option, value in given.items():
            if value is not None:
                message = argparse_word("not allowed with argument %s") % name
                self.error(_("%(argument_name)s: %(message)s") % {"argument_name": option, "message": message})


def path(typed: str) -> Path:
    """The name of a file or a folder."""
    if Path(typed).name in ("", ".."):
        raise argparse.ArgumentTypeError(_("the name of a file is expected"))
    return Path(typed)


def number(typed: str) -> int:
    """The number of a session or a question."""
    if not re.fullmatch("[1-9][0-9]{0,5}", typed):
        raise argparse.ArgumentTypeError(_("a number from 1 is expected, as “info” lists them"))
    return int(typed)


def day(typed: str) -> date:
    """A date."""
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("a date such as 2026-03-12 is expected")) from error
