"""A session, or some of its items, as a template: a text that people can read, change and carry.

What it holds is what prepares a day. What was said, noted or counted during it stays in the workshop file, and so do
the names of people, unless they are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from ..i18n import _
from . import labels
from .reading import Outline, outline, speakers
from .records import AgendaItem, Anonymity, ContributionKind, Phase, Question, SceneKind, Theme
from .schedule import share
from .store import Store
from .templates import ExpectedSpeaker, PlannedItem, PlannedPhase, PlannedQuestion, PlannedTheme, Template
from .text import clean_line, folded, lines, shortened

HEADER = """\
# Modèle de Facilitator : il se lit, se modifie et se transporte comme n’importe quel texte.
# minutes : la durée ; least_minutes : la plus courte ; fixed_at, ends_by : les heures qui ne bougent pas ;
# phases : leurs minutes font celles de la séquence ; parallel : en même temps que la précédente.
"""
"""What somebody who opens the file reads first. Templates are data in French, so is this."""

_WIDTH = 110
_LONG = 60
"""From how many characters a text stands below its name."""


def template_of(
    store: Store,
    session_id: str,
    items: Sequence[AgendaItem] | None = None,
    *,
    title: str | None = None,
    named: bool = False,
) -> Template:
    """That session, or those items of it, as a template; *named* keeps the names of the speakers.

    Of some items, only the questions asked during them come along, with their themes.
    """
    found = outline(store, session_id)
    taken = found.items if items is None else tuple(items)
    asked = found.questions if items is None else tuple(q for item in taken for q in found.questions_of(item))
    ids = {question.id: f"question-{number}" for number, question in enumerate(asked, 1)}
    agenda = tuple(_planned(store, found, item, ids, place, named) for place, item in enumerate(taken))
    themes = tuple(theme for theme in found.themes if items is None or any(q.theme_id == theme.id for q in asked))
    first = taken[0].title if items is not None and taken else found.session.title
    name = clean_line(title if title is not None else first) or _("Untitled")
    return Template(
        id=slug(name),
        title=name,
        summary=_summary(themes, taken),
        starts_at=found.session.starts_at,
        tables=found.session.table_count,
        themes=tuple(_theme(theme, asked, ids) for theme in themes),
        agenda=agenda,
        ends_at=found.session.ends_at if items is None else None,
        whole=items is None,
    )


def slug(title: str) -> str:
    """A short name made from *title*, of letters without accents, digits and hyphens: never empty."""
    return re.sub(r"[^a-z0-9]+", "-", folded(title))[:48].strip("-") or "modele"


def as_yaml(template: Template) -> str:
    """The text of a file from which `templates.loads` reads the same template."""
    return HEADER + yaml.dump(
        _written(template), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )


# From the records


def _planned(
    store: Store, found: Outline, item: AgendaItem, ids: dict[str, str], place: int, named: bool
) -> PlannedItem:
    return PlannedItem(
        kind=item.kind,
        title=item.title,
        detail=item.detail,
        minutes=item.minutes,
        method=item.method,
        material=item.material,
        guidance=item.guidance,
        question_minutes=min(item.question_minutes, item.minutes),
        speakers=tuple(_expected(store, item, named)),
        questions=tuple(ids[question.id] for question in found.questions_of(item)),
        phases=_phases(store, item),
        fixed_at=item.fixed_at,
        ends_by=item.ends_by,
        least_minutes=item.least_minutes,
        parallel=item.parallel and place > 0,
        shows=item.shows,
    )


def _expected(store: Store, item: AgendaItem, named: bool) -> Iterator[ExpectedSpeaker]:
    for speaker in speakers(store, item):
        expected = ExpectedSpeaker(speaker.role, speaker.organisation, speaker.name if named else "")
        if expected != ExpectedSpeaker("", ""):
            yield expected


def _phases(store: Store, item: AgendaItem) -> tuple[PlannedPhase, ...]:
    """The phases of an item, which add up to its minutes whatever the file says."""
    found = store.all(Phase, item_id=item.id)
    minutes = [phase.minutes for phase in found]
    if found and sum(minutes) != item.minutes:
        minutes = share(item.minutes, minutes)
    return tuple(PlannedPhase(phase.title, each) for phase, each in zip(found, minutes, strict=True))


def _theme(theme: Theme, asked: Sequence[Question], ids: dict[str, str]) -> PlannedTheme:
    questions = (
        PlannedQuestion(ids[question.id], question.text, question.default_kind, question.anonymity)
        for question in asked
        if question.theme_id == theme.id
    )
    return PlannedTheme(theme.title, tuple(lines(theme.framing)), tuple(questions))


def _summary(themes: Sequence[Theme], items: Sequence[AgendaItem]) -> str:
    """What it is about, in a line: its themes, or else its items."""
    told = [theme.title for theme in themes if theme.title]
    told = told or [item.title or labels.item_kind(item.kind) for item in items]
    return shortened(" · ".join(told), 200)


# As text


class _Dumper(yaml.SafeDumper):
    """Writes long texts below their name, lists of names on one line, and everything else plainly."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)  # the items of a list stand under its name, not beside it


class _Names(tuple[str, ...]):
    """A list of names, on one line."""


class _Hour(int):
    """Minutes from midnight, written as a clock."""


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else ">" if len(text) > _LONG else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _write_text)
_Dumper.add_representer(
    _Names, lambda dumper, names: dumper.represent_sequence("tag:yaml.org,2002:seq", names, flow_style=True)
)
_Dumper.add_representer(
    _Hour, lambda dumper, hour: dumper.represent_scalar("tag:yaml.org,2002:str", labels.clock_of(hour), style='"')
)


def _written(template: Template) -> dict[str, Any]:
    return {
        "id": template.id,
        "title": template.title,
        **_given(summary=template.summary),
        **({} if template.whole else {"whole": False}),
        "starts_at": _Hour(template.starts_at),
        **_hours(ends_at=template.ends_at),
        "tables": template.tables,
        "themes": [_written_theme(theme) for theme in template.themes],
        "agenda": [_written_item(item) for item in template.agenda],
    }


def _written_theme(theme: PlannedTheme) -> dict[str, Any]:
    return {
        "title": theme.title,
        **_given(framing=[{"text": point} for point in theme.framing]),
        **_given(questions=[_written_question(question) for question in theme.questions]),
    }


def _written_question(question: PlannedQuestion) -> dict[str, Any]:
    kind, anonymity = question.default_kind, question.anonymity
    return {
        "id": question.id,
        "text": question.text,
        **_given(
            default_kind="" if kind is ContributionKind.IDEA else kind.value,
            anonymity="" if anonymity is Anonymity.COLLEGE else anonymity.value,
        ),
    }


def _written_item(item: PlannedItem) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "title": item.title,
        **_given(detail=item.detail),
        "minutes": item.minutes,
        **_given(question_minutes=item.question_minutes),
        **({} if item.least_minutes is None else {"least_minutes": item.least_minutes}),
        **_hours(fixed_at=item.fixed_at, ends_by=item.ends_by),
        **_given(
            parallel=item.parallel,
            shows="" if item.shows is SceneKind.MOMENT else item.shows.value,
            method=item.method,
            phases=[{"title": phase.title, "minutes": phase.minutes} for phase in item.phases],
            guidance=item.guidance,
            material=item.material,
            speakers=[_written_speaker(speaker) for speaker in item.speakers],
            questions=_Names(item.questions),
        ),
    }


def _written_speaker(speaker: ExpectedSpeaker) -> dict[str, Any]:
    return {"role": speaker.role, **_given(organisation=speaker.organisation, name=speaker.name)}


def _given(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}


def _hours(**hours: int | None) -> dict[str, Any]:
    return {name: _Hour(hour) for name, hour in hours.items() if hour is not None}
