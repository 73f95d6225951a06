"""Ready-made workshops, read from the YAML files of `resources/templates/`, which people may edit.

A template is checked when it is loaded: `BadTemplate` names the file and the line of what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

from ..errors import BadTemplate, NotFound
from ..i18n import _
from ..paths import resource
from .data_files import LOADER
from .records import ItemKind

T = TypeVar("T")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
TO_CHECK = " — cadre de 2014–2015, à vérifier."
"""What marks legal framing of that time wherever it is shown. Templates are data in French, so is this."""


@dataclass(frozen=True, slots=True)
class ExpectedSpeaker:
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PlannedTheme:
    title: str
    framing: tuple[str, ...]
    questions: tuple[PlannedQuestion, ...]


@dataclass(frozen=True, slots=True)
class PlannedItem:
    kind: ItemKind
    title: str
    detail: str
    minutes: int
    method: str
    material: str
    guidance: str
    question_minutes: int
    """How many of its minutes are for the room's questions to the speaker."""
    speakers: tuple[ExpectedSpeaker, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A ready-made session. *starts_at* is in minutes from midnight."""

    id: str
    title: str
    summary: str
    starts_at: int
    tables: int
    themes: tuple[PlannedTheme, ...]
    agenda: tuple[PlannedItem, ...]

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.agenda)


def templates(folder: Path | None = None) -> list[Template]:
    """Every template of the folder, in the order of the file names."""
    return [load(path) for path in sorted((folder or resource("templates")).glob("*.yaml"))]


def template(template_id: str, folder: Path | None = None) -> Template:
    """The template with that id; `NotFound` lists those that exist."""
    known = templates(folder)
    for found in known:
        if found.id == template_id:
            return found
    raise NotFound(
        _("There is no template “{id}”; there are: {known}.").format(
            id=template_id, known=", ".join(found.id for found in known)
        )
    )


def load(path: Path) -> Template:
    """Read one template; `BadTemplate` names the line of what is wrong."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _wrong(path, mark.line + 1 if mark else 1, _("this is not valid YAML")) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _wrong(path, 1, _("this file cannot be read as text")) from error
    if node is None:
        raise _wrong(path, 1, _("this file is empty"))
    return _template(_Part(path, node))


def _wrong(path: Path, line: int, what: str) -> BadTemplate:
    return BadTemplate(
        _("{file}, line {line}: {what}. Correct this line, then try again.").format(
            file=path.name, line=line, what=what
        )
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A node of the file, which knows the line it stands on."""

    path: Path
    node: yaml.Node

    def wrong(self, what: str) -> BadTemplate:
        return _wrong(self.path, self.node.start_mark.line + 1, what)

    def fields(self, required: str, optional: str = "") -> dict[str, _Part]:
        """The fields of a mapping, all known, the required ones there."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong(_("a list of “name: value” is expected here"))
        found: dict[str, _Part] = {}
        for key, value in self.node.value:
            name = str(key.value)
            if name not in required.split() + optional.split():
                raise _Part(self.path, key).wrong(_("“{name}” is not a known field").format(name=name))
            if name in found:
                raise _Part(self.path, key).wrong(_("“{name}” appears twice").format(name=name))
            found[name] = _Part(self.path, value)
        for name in required.split():
            if name not in found:
                raise self.wrong(_("the field “{name}” is missing").format(name=name))
        return found

    def parts(self) -> Iterator[_Part]:
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.wrong(_("a list, one “- ” a line, is expected here"))
        return (_Part(self.path, node) for node in self.node.value)

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

    def kind(self) -> ItemKind:
        try:
            return ItemKind(self.text())
        except ValueError as error:
            raise self.wrong(
                _("one of these kinds is expected here: {kinds}").format(kinds=", ".join(ItemKind))
            ) from error


def _template(part: _Part) -> Template:
    fields = part.fields("id title summary starts_at themes agenda", "tables")
    known: set[str] = set()
    themes = _each(fields["themes"], lambda theme: _theme(theme, known))
    asked: set[str] = set()
    return Template(
        id=fields["id"].text(),
        title=fields["title"].text(),
        summary=fields["summary"].text(),
        starts_at=fields["starts_at"].clock(),
        tables=fields["tables"].number(1, 99) if "tables" in fields else 6,
        themes=themes,
        agenda=_each(fields["agenda"], lambda item: _item(item, known, asked)),
    )


def _each(part: _Part | None, read: Callable[[_Part], T]) -> tuple[T, ...]:
    return tuple(read(one) for one in part.parts()) if part is not None else ()


def _text(part: _Part | None) -> str:
    return part.text() if part is not None else ""


def _theme(part: _Part, known: set[str]) -> PlannedTheme:
    fields = part.fields("title", "framing questions")
    return PlannedTheme(
        title=fields["title"].text(),
        framing=_each(fields.get("framing"), _framing_point),
        questions=_each(fields.get("questions"), lambda one: _question(one, known)),
    )


def _framing_point(part: _Part) -> str:
    fields = part.fields("text", "verify")
    to_check = "verify" in fields and fields["verify"].flag()
    return fields["text"].text().rstrip(".") + TO_CHECK if to_check else fields["text"].text()


def _question(part: _Part, known: set[str]) -> PlannedQuestion:
    fields = part.fields("id text")
    return PlannedQuestion(_once(fields["id"], known), fields["text"].text())


def _item(part: _Part, known: set[str], asked: set[str]) -> PlannedItem:
    fields = part.fields("kind title minutes", "detail method material guidance question_minutes speakers questions")
    minutes, asking = fields["minutes"].number(1, 24 * 60), fields.get("question_minutes")
    return PlannedItem(
        kind=fields["kind"].kind(),
        title=fields["title"].text(),
        detail=_text(fields.get("detail")),
        minutes=minutes,
        method=_text(fields.get("method")),
        material=_text(fields.get("material")),
        guidance=_text(fields.get("guidance")),
        question_minutes=asking.number(0, minutes) if asking is not None else 0,
        speakers=_each(fields.get("speakers"), _speaker),
        questions=_each(fields.get("questions"), lambda one: _reference(one, known, asked)),
    )


def _speaker(part: _Part) -> ExpectedSpeaker:
    fields = part.fields("role", "organisation")
    return ExpectedSpeaker(fields["role"].text(), _text(fields.get("organisation")))


def _reference(part: _Part, known: set[str], asked: set[str]) -> str:
    if part.text() not in known:
        raise part.wrong(_("“{name}” is not the id of a question of this file").format(name=part.text()))
    return _once(part, asked)


def _once(part: _Part, seen: set[str]) -> str:
    """A name that was not seen before; it is from now on."""
    name = part.text()
    if name in seen:
        raise part.wrong(_("“{name}” appears twice").format(name=name))
    seen.add(name)
    return name
