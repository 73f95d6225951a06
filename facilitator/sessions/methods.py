"""The method library: ways of working with a room, and the ten levers, read from `resources/templates/methods/`.

Each is checked when it is read: `BadTemplate` names the file and the line of what is wrong. Their texts are data, in
French.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from ..errors import NotFound
from ..i18n import _
from ..paths import resource
from .data_files import FilePart, each, part_of, read_part, text_of
from .records import ItemKind, SceneKind
from .templates import PlannedItem, PlannedPhase, PlannedQuestion, PlannedTheme, Template
from .text import folded
from .wheel import wheel

_MOST_PEOPLE = 1000
_DAY = 24 * 60


class Family(StrEnum):
    """At which moment of a day a method serves, in the order of the day."""

    OPEN = "open"
    UNDERSTAND = "understand"
    PRODUCE = "produce"
    CHOOSE = "choose"
    DECIDE = "decide"
    COMMIT = "commit"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    minutes: int
    text: str


@dataclass(frozen=True, slots=True)
class Method:
    """A way of working with a room. A lever is one too, with four fields more."""

    id: str
    title: str
    family: Family
    purpose: str
    least_people: int
    most_people: int
    minutes: int
    kind: ItemKind
    shows: SceneKind
    screen: str
    """What the room sees, and when it changes."""
    room: str
    material: str
    steps: tuple[Step, ...]
    """Their minutes are those of the method."""
    say: str
    pitfalls: tuple[str, ...]
    least_minutes: int
    lever: int | None = None
    """The number of the lever of the wheel that it works on; None for a method."""
    practices: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()
    question: str = ""
    """What is asked to the room, of a lever."""


def methods() -> tuple[Method, ...]:
    """Those of the program: methods in the order of a day, then the levers of the wheel by their numbers."""
    return _of(resource("templates", "methods"))


def methods_in(folder: Path) -> tuple[Method, ...]:
    """Those of a folder and the folders in it, in the same order; none where there is no such folder."""
    return tuple(sorted(map(load, sorted(folder.rglob("*.yaml"))), key=_order))


def method(method_id: str) -> Method:
    """The method or lever of the program with that id."""
    for found in methods():
        if found.id == method_id:
            return found
    raise NotFound(_("There is no method “{id}” in the library.").format(id=method_id))


def load(path: Path) -> Method:
    """Read one method; `BadTemplate` names the line of what is wrong."""
    return _method(read_part(path))


def loads(text: str, name: str) -> Method:
    """The same from the text of a file of that name."""
    return _method(part_of(text, Path(name)))


def family_name(family: Family) -> str:
    """What a method of that family is for, in one word."""
    return {
        Family.OPEN: _("Open up"),
        Family.UNDERSTAND: _("Understand"),
        Family.PRODUCE: _("Produce"),
        Family.CHOOSE: _("Choose"),
        Family.DECIDE: _("Decide"),
        Family.COMMIT: _("Commit"),
        Family.CLOSE: _("Wrap up"),
    }[family]


def lever_name(number: int) -> str:
    return _("Lever {number}").format(number=number)


def search(
    known: Iterable[Method],
    words: str,
    *,
    people: int | None = None,
    minutes: int | None = None,
    family: Family | None = None,
    levers: bool = False,
) -> list[Method]:
    """Those that hold all of *words*, whatever their accents: first those whose title has most of them, whole.

    *people*: only what suits a room of so many; *minutes*: only what takes no longer; *levers*: nothing but levers.
    Those whose titles have as many of them keep their order.
    """
    wanted = folded(words).split()
    found = [
        one
        for one in known
        if (family is None or one.family is family)
        and (people is None or one.least_people <= people <= one.most_people)
        and (minutes is None or one.minutes <= minutes)
        and (not levers or one.lever is not None)
        and _holds(one, wanted)
    ]
    return sorted(found, key=lambda one: -_rank(one, wanted))


def planned(chosen: Method) -> Template:
    """*chosen* as something to insert in an agenda: one ready item, and the question of a lever under its theme."""
    question = PlannedQuestion(chosen.id, chosen.question) if chosen.question else None
    item = PlannedItem(
        kind=chosen.kind,
        title=_short_title(chosen),
        detail=" · ".join(f"{step.title} {step.minutes}" for step in chosen.steps),
        minutes=chosen.minutes,
        method=chosen.title,
        material=chosen.material,
        guidance=_guidance(chosen),
        question_minutes=0,
        speakers=(),
        questions=(question.id,) if question else (),
        phases=tuple(PlannedPhase(step.title, step.minutes) for step in chosen.steps),
        least_minutes=chosen.least_minutes,
        shows=chosen.shows,
    )
    return Template(
        id=chosen.id,
        title=chosen.title,
        summary=chosen.purpose,
        starts_at=9 * 60,
        tables=6,
        themes=(PlannedTheme(chosen.title, (), (question,)),) if question else (),
        agenda=(item,),
        whole=False,
    )


# Reading


@cache
def _of(folder: Path) -> tuple[Method, ...]:
    return methods_in(folder)


def _order(one: Method) -> tuple[int, int, str]:
    return (one.lever or 0, list(Family).index(one.family), folded(one.title))


_REQUIRED = "id title family purpose group minutes kind shows screen room material steps say pitfalls least_minutes"


def _method(part: FilePart) -> Method:
    fields = part.fields(_REQUIRED, "lever practices watch question")
    steps, minutes = each(fields["steps"], _step), fields["minutes"].number(1, _DAY)
    if sum(step.minutes for step in steps) != minutes:
        raise fields["minutes"].wrong(_("the minutes of the steps do not add up to those of the method"))
    least_people, most_people = _group(fields["group"])
    lever = fields["lever"].number(1, len(wheel().levers)) if "lever" in fields else None
    if lever is None and "question" in fields:
        raise fields["question"].wrong(_("only a lever has a question of its own"))
    return Method(
        id=fields["id"].text(),
        title=fields["title"].text(),
        family=fields["family"].choice(Family),
        purpose=fields["purpose"].text(),
        least_people=least_people,
        most_people=most_people,
        minutes=minutes,
        kind=fields["kind"].choice(ItemKind),
        shows=fields["shows"].choice(SceneKind),
        screen=fields["screen"].text(),
        room=fields["room"].text(),
        material=fields["material"].text(),
        steps=steps,
        say=fields["say"].text(),
        pitfalls=each(fields["pitfalls"], FilePart.text),
        least_minutes=fields["least_minutes"].number(1, minutes),
        lever=lever,
        practices=each(fields.get("practices"), FilePart.text),
        watch=each(fields.get("watch"), FilePart.text),
        question=text_of(fields.get("question")),
    )


def _step(part: FilePart) -> Step:
    fields = part.fields("title minutes text")
    return Step(fields["title"].text(), fields["minutes"].number(1, _DAY), fields["text"].text())


def _group(part: FilePart) -> tuple[int, int]:
    ends = each(part, lambda end: end.number(1, _MOST_PEOPLE))
    if len(ends) != 2 or ends[0] > ends[1]:
        raise part.wrong(_("the smallest and the largest group, such as [15, 60], are expected here"))
    return ends[0], ends[1]


# Searching


def _holds(one: Method, wanted: list[str]) -> bool:
    heading = _heading(one)
    return all(word in heading or word in _body(one) for word in wanted)


def _rank(one: Method, wanted: list[str]) -> int:
    """How many of *wanted* are in its title; a whole word counts twice, so that 1 is lever 1 before lever 10."""
    heading = _heading(one)
    whole = heading.split()
    return sum((word in heading) + (word in whole) for word in wanted)


def _heading(one: Method) -> str:
    """Its title as it is searched, with the number of a lever."""
    lever = folded(lever_name(one.lever)) if one.lever is not None else ""
    return f"{lever} {_folded_title(one)}"


@lru_cache(maxsize=512)
def _folded_title(one: Method) -> str:
    return folded(f"{one.title} {_short_title(one)}")


@lru_cache(maxsize=512)
def _body(one: Method) -> str:
    steps = [part for step in one.steps for part in (step.title, step.text)]
    texts = [one.purpose, one.screen, one.room, one.material, *steps, one.say, *one.pitfalls]
    return folded(" ".join([*texts, *one.practices, *one.watch, one.question]))


# Planning


def _short_title(one: Method) -> str:
    """What fits a row of the agenda: the name of a lever is long."""
    return wheel().levers[one.lever - 1].short if one.lever is not None else one.title


def _guidance(one: Method) -> str:
    """How to run it, in the order in which it is needed."""
    steps = [f"{step.title} ({_('{minutes} min').format(minutes=step.minutes)})\n{step.text}" for step in one.steps]
    parts = [
        f"{_('The room')}\n{one.room}",
        f"{_('To say')}\n{one.say}",
        *steps,
        _listed(_("Pitfalls"), one.pitfalls),
        _listed(_("Points to watch"), one.watch),
        _listed(_("Seen elsewhere"), one.practices),
        f"{_('On the screen')}\n{one.screen}",
    ]
    return "\n\n".join(part for part in parts if part)


def _listed(heading: str, points: Iterable[str]) -> str:
    lines = [f"– {point}" for point in points]
    return "\n".join([heading, *lines]) if lines else ""
