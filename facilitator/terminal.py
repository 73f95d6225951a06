"""The terminal: what the command line says there, and what it reads from it, whatever stands at the other end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from io import TextIOWrapper

from .sessions.text import lines


def prepare_streams() -> None:
    """Let every text through: a terminal that lacks a letter shows its code; bytes that are no text come in as �."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def say(text: str) -> None:
    """Print *text*. When nobody reads any more, the command goes on in silence."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        _fall_silent()


def complain(sentence: str) -> None:
    """Say why it is refused, where errors are said."""
    print(sentence, file=sys.stderr)


def flush() -> None:
    """Let out what the parser printed, while a closed pipe can still be taken calmly."""
    try:
        print(end="", flush=True)
    except OSError:
        _fall_silent()


def read_texts(typed: Sequence[str]) -> Iterator[str]:
    """Each text that was typed; for `-`, each line of the standard input."""
    for text in typed:
        if text != "-":
            yield text
        elif sys.stdin is not None:
            yield from lines(sys.stdin.read())


def speaks_unicode() -> bool:
    """Whether what is said may hold any letter."""
    return sys.stdout is not None and sys.stdout.encoding.lower() == "utf-8"


def _fall_silent() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
