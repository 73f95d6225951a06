"""The command line: what was typed after `facilitator` is read, in the reader's language, and done.

Exit codes: 0 done, 1 refused (one sentence on stderr), 2 a call that is not understood.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from . import terminal
from .errors import FacilitatorError
from .grammar import OPEN, whole
from .i18n import LANGUAGES, _, install
from .parser import argparse_word
from .paths import resource


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
    parser, known = whole()
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
