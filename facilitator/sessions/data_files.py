"""The data files that travel with the program, and those that people write: YAML.

What is wrong in one is told with the name of the file and the line: `BadTemplate`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from ..errors import BadTemplate
from ..i18n import _

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DEEPEST = 30
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads YAML ten times faster where the library was built with its C part."""


def read_part(path: Path) -> FilePart:
    """The whole of the file at *path*; `BadTemplate` when it is no YAML."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(path, 1, _("this file cannot be read as text")) from error
    return part_of(text, path)


def part_of(text: str, path: Path) -> FilePart:
    """The whole of *text*, told of as the file at *path*."""
    try:
        if _deep(text):
            raise _wrong(path, 1, _("there are too many lists within lists"))
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _wrong(path, mark.line + 1 if mark else 1, _("this is not valid YAML")) from error
    except yaml.YAMLError as error:
        raise _wrong(path, 1, _("this file cannot be read as text")) from error
    if node is None:
        raise _wrong(path, 1, _("this file is empty"))
    return FilePart(path, node)


def _deep(text: str) -> bool:
    """Whether lists hold lists without end: composing them would exhaust the stack, and end the program."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def each(part: FilePart | None, read: Callable[[FilePart], T]) -> tuple[T, ...]:
    """What *read* makes of every part of a list; nothing where there is no list."""
    return tuple(read(one) for one in part.parts()) if part is not None else ()


def text_of(part: FilePart | None) -> str:
    """The text of a field; empty where it is left out."""
    return part.text() if part is not None else ""


def _wrong(path: Path, line: int, what: str) -> BadTemplate:
    return BadTemplate(
        _("{file}, line {line}: {what}. Correct this line, then try again.").format(
            file=path.name, line=line, what=what
        )
    )


@dataclass(frozen=True, slots=True)
class FilePart:
    """A node of the file, which knows the line it stands on."""

    path: Path
    node: yaml.Node

    def wrong(self, what: str) -> BadTemplate:
        return _wrong(self.path, self.node.start_mark.line + 1, what)

    def fields(self, required: str, optional: str = "") -> dict[str, FilePart]:
        """The fields of a mapping, all known, the required ones there."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong(_("a list of “name: value” is expected here"))
        found: dict[str, FilePart] = {}
        for key, value in self.node.value:
            name = str(key.value)
            if name not in required.split() + optional.split():
                raise FilePart(self.path, key).wrong(_("“{name}” is not a known field").format(name=name))
            if name in found:
                raise FilePart(self.path, key).wrong(_("“{name}” appears twice").format(name=name))
            found[name] = FilePart(self.path, value)
        for name in required.split():
            if name not in found:
                raise self.wrong(_("the field “{name}” is missing").format(name=name))
        return found

    def parts(self) -> Iterator[FilePart]:
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.wrong(_("a list, one “- ” a line, is expected here"))
        return (FilePart(self.path, node) for node in self.node.value)

    def text(self) -> str:
        if not isinstance(self.node, yaml.ScalarNode) or not str(self.node.value).strip():
            raise self.wrong(_("a text is expected here"))
        return str(self.node.value).strip()

    def number(self, least: int, most: int) -> int:
        try:
            number = int(self.text())
        except ValueError as error:
            raise self.wrong(_("a whole number is expected here")) from error
        if not least <= number <= most:
            raise self.wrong(_("a number from {least} to {most} is expected here").format(least=least, most=most))
        return number

    def flag(self) -> bool:
        if self.text() not in ("true", "false"):
            raise self.wrong(_("true or false is expected here"))
        return self.text() == "true"

    def clock(self) -> int:
        match = _CLOCK.fullmatch(self.text())
        if match is None:
            raise self.wrong(_("a time such as 09:00, between quotes, is expected here"))
        return int(match[1]) * 60 + int(match[2])

    def choice(self, kinds: type[E]) -> E:
        """One of the values of an enumeration."""
        try:
            return kinds(self.text())
        except ValueError as error:
            raise self.wrong(
                _("one of these kinds is expected here: {kinds}").format(kinds=", ".join(kinds))
            ) from error
