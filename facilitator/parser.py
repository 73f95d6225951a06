"""argparse in the reader's language, saying in one sentence what is wrong."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from .i18n import LANGUAGES, _


def argparse_word(message: str) -> str:
    """What argparse says of its own, in the reader's language."""
    return {
        "usage: ": _("usage: "),
        "positional arguments": _("arguments"),
        "options": _("options"),
        "show this help message and exit": _("show this help and stop"),
        "unrecognized arguments: %s": _("this is not understood: %s"),
        "the following arguments are required: %s": _("this is missing: %s"),
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
