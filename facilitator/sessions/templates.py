"""Ready-made workshops, read from the YAML files of `resources/templates/` and of the person, who may edit them.

A template is checked when it is loaded: `BadTemplate` names the file and the line of what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from yaml import ScalarNode

from ..errors import BadTemplate, NotFound
from ..i18n import _
from ..paths import own_templates_folder, resource
from . import schedule
from .data_files import FilePart, each, part_of, read_part, text_of
from .records import Anonymity, ContributionKind, ItemKind, SceneKind

TO_CHECK = " — cadre de 2014–2015, à vérifier."
"""What marks legal framing of that time wherever it is shown. Templates are data in French, so is this."""


@dataclass(frozen=True, slots=True)
class ExpectedSpeaker:
    role: str
    organisation: str
    name: str = ""
    """Who it is, in what is copied from one day to another; nobody in a template that is kept."""


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    id: str
    text: str
    default_kind: ContributionKind = ContributionKind.IDEA
    anonymity: Anonymity = Anonymity.COLLEGE


@dataclass(frozen=True, slots=True)
class PlannedTheme:
    title: str
    framing: tuple[str, ...]
    questions: tuple[PlannedQuestion, ...]


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    title: str
    minutes: int


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
    """The ids of those asked during it."""
    phases: tuple[PlannedPhase, ...] = ()
    fixed_at: int | None = None
    ends_by: int | None = None
    least_minutes: int | None = None
    parallel: bool = False
    shows: SceneKind = SceneKind.MOMENT


@dataclass(frozen=True, slots=True)
class Template:
    """A ready-made session, or items ready to be put in one. Hours are in minutes from midnight."""

    id: str
    title: str
    summary: str
    starts_at: int
    tables: int
    themes: tuple[PlannedTheme, ...]
    agenda: tuple[PlannedItem, ...]
    ends_at: int | None = None
    whole: bool = True
    """Whether it is a session: otherwise, some items of one."""

    @property
    def minutes(self) -> int:
        """From its start to its end."""
        slots = schedule.plan(self.agenda, self.starts_at)
        return max((slot.end for slot in slots), default=self.starts_at) - self.starts_at


def templates(folder: Path | None = None) -> list[Template]:
    """Every template of the folder, in the order of the file names."""
    return [load(path) for path in sorted((folder or resource("templates")).glob("*.yaml"))]


def template(template_id: str, folder: Path | None = None) -> Template:
    """The template with that id, of the folder or of the person's own; `NotFound` lists those that exist."""
    known = templates(folder)
    if folder is None and all(found.id != template_id for found in known):
        known += own_templates()
    for found in known:
        if found.id == template_id:
            return found
    raise NotFound(
        _("There is no template “{id}”; there are: {known}.").format(
            id=template_id, known=", ".join(found.id for found in known if found.whole)
        )
    )


def own_templates() -> list[Template]:
    """The person's own that can be read, each with the id that `own_id` gives it."""
    found = []
    for path, template_id in own_files():
        with suppress(BadTemplate):
            found.append(replace(load(path), id=template_id))
    return found


def own_files() -> Iterator[tuple[Path, str]]:
    """The files of the person's own templates, by name, and the id of each: its name, told from the program's own."""
    taken = {path.stem.partition("-")[2] for path in resource("templates").glob("*.yaml")}
    for path in sorted(own_templates_folder().glob("*.yaml")):
        yield path, f"mon-{path.stem}" if path.stem in taken else path.stem


def load(path: Path) -> Template:
    """Read one template; `BadTemplate` names the line of what is wrong."""
    return _template(read_part(path))


def loads(text: str, name: str) -> Template:
    """The same from the text of a file of that name, or of the clipboard."""
    return _template(part_of(text, Path(name)))


def _template(part: FilePart) -> Template:
    fields = part.fields("id title starts_at themes agenda", "summary tables ends_at whole")
    known: set[str] = set()
    themes = each(fields["themes"], lambda theme: _theme(theme, known))
    asked: set[str] = set()
    return Template(
        id=fields["id"].text(),
        title=fields["title"].text(),
        summary=_maybe(fields.get("summary")),
        starts_at=fields["starts_at"].clock(),
        tables=fields["tables"].number(1, 99) if "tables" in fields else 6,
        themes=themes,
        agenda=each(fields["agenda"], lambda item: _item(item, known, asked)),
        ends_at=fields["ends_at"].clock() if "ends_at" in fields else None,
        whole="whole" not in fields or fields["whole"].flag(),
    )


def _theme(part: FilePart, known: set[str]) -> PlannedTheme:
    fields = part.fields("title", "framing questions")
    return PlannedTheme(
        title=_maybe(fields["title"]),
        framing=each(fields.get("framing"), _framing_point),
        questions=each(fields.get("questions"), lambda one: _question(one, known)),
    )


def _framing_point(part: FilePart) -> str:
    fields = part.fields("text", "verify")
    to_check = "verify" in fields and fields["verify"].flag()
    return fields["text"].text().rstrip(".") + TO_CHECK if to_check else fields["text"].text()


def _question(part: FilePart, known: set[str]) -> PlannedQuestion:
    fields = part.fields("id text", "default_kind anonymity")
    return PlannedQuestion(
        id=_once(fields["id"], known),
        text=fields["text"].text(),
        default_kind=(
            fields["default_kind"].choice(ContributionKind) if "default_kind" in fields else ContributionKind.IDEA
        ),
        anonymity=fields["anonymity"].choice(Anonymity) if "anonymity" in fields else Anonymity.COLLEGE,
    )


def _item(part: FilePart, known: set[str], asked: set[str]) -> PlannedItem:
    fields = part.fields("kind title minutes", _OPTIONAL)
    phases = each(fields.get("phases"), _phase)
    minutes, asking = fields["minutes"].number(0, 24 * 60), fields.get("question_minutes")
    if phases and sum(phase.minutes for phase in phases) != minutes:
        raise fields["minutes"].wrong(_("the minutes of the phases do not add up to those of the item"))
    return PlannedItem(
        kind=fields["kind"].choice(ItemKind),
        title=_maybe(fields["title"]),
        detail=text_of(fields.get("detail")),
        minutes=minutes,
        method=text_of(fields.get("method")),
        material=text_of(fields.get("material")),
        guidance=text_of(fields.get("guidance")),
        question_minutes=asking.number(0, minutes) if asking is not None else 0,
        speakers=each(fields.get("speakers"), _speaker),
        questions=each(fields.get("questions"), lambda one: _reference(one, known, asked)),
        phases=phases,
        fixed_at=fields["fixed_at"].clock() if "fixed_at" in fields else None,
        ends_by=fields["ends_by"].clock() if "ends_by" in fields else None,
        least_minutes=fields["least_minutes"].number(0, 24 * 60) if "least_minutes" in fields else None,
        parallel="parallel" in fields and fields["parallel"].flag(),
        shows=fields["shows"].choice(SceneKind) if "shows" in fields else SceneKind.MOMENT,
    )


_OPTIONAL = (
    "detail method material guidance question_minutes speakers questions"
    " phases fixed_at ends_by least_minutes parallel shows"
)


def _phase(part: FilePart) -> PlannedPhase:
    fields = part.fields("title minutes")
    return PlannedPhase(_maybe(fields["title"]), fields["minutes"].number(0, 24 * 60))


def _speaker(part: FilePart) -> ExpectedSpeaker:
    fields = part.fields("role", "organisation name")
    return ExpectedSpeaker(
        role=_maybe(fields["role"]), organisation=_maybe(fields.get("organisation")), name=_maybe(fields.get("name"))
    )


def _maybe(part: FilePart | None) -> str:
    """The text of a field that may be left empty, as in a day that is still being thought about."""
    blank = part is not None and isinstance(part.node, ScalarNode) and not str(part.node.value).strip()
    return "" if blank else text_of(part)


def _reference(part: FilePart, known: set[str], asked: set[str]) -> str:
    if part.text() not in known:
        raise part.wrong(_("“{name}” is not the id of a question of this file").format(name=part.text()))
    return _once(part, asked)


def _once(part: FilePart, seen: set[str]) -> str:
    """A name that was not seen before; it is from now on."""
    name = part.text()
    if name in seen:
        raise part.wrong(_("“{name}” appears twice").format(name=name))
    seen.add(name)
    return name
