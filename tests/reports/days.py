"""Documents made without a store, and documents with other texts: for what tries many of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from facilitator.reports import content_of
from facilitator.reports.document import Answers, Document, Entry, Group, Stretch
from facilitator.sessions.records import (
    AgendaItem,
    Cluster,
    Contribution,
    ContributionKind,
    Cycle,
    ItemKind,
    Question,
    Session,
    SessionState,
)
from facilitator.sessions.timing import SlotState

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
KINDS = tuple(ContributionKind)


def said(number: int, text: str) -> Contribution:
    return Contribution(
        id=f"{number:06}",
        session_id="s",
        question_id="q",
        kind=KINDS[number % 4],
        text=text,
        table_number=2,
        said_at=AT,
    )


def day(texts: Sequence[str], clusters: int = 1) -> Document:
    """A closed day of one reflection, the contributions spread over that many clusters."""
    question = Question(id="q", session_id="s", theme_id="t", item_id="i", position=0, text="Que faire ensemble ?")
    every = [said(number, text) for number, text in enumerate(texts)]
    groups = tuple(
        Group(
            Cluster(id=f"c{number}", question_id="q", position=number, title=f"Regroupement {number + 1}"),
            tuple(every[number::clusters]),
        )
        for number in range(clusters)
    )
    entry = Entry(
        item=AgendaItem(id="i", session_id="s", position=0, kind=ItemKind.REFLECTION, title="Réfléchir", minutes=60),
        rank=1,
        of=1,
        state=SlotState.HELD,
        planned_start=AT,
        planned_end=AT + timedelta(hours=1),
        intervals=(),
        stretches=(Stretch(AT, AT + timedelta(minutes=70)),),
        speakers=(),
        answers=(Answers(1, question, groups, ()),),
    )
    return Document(
        cycle=Cycle(id="c", title="Un cycle"),
        session=Session(id="s", cycle_id="c", position=0, title="Une journée", state=SessionState.CLOSED),
        number=1,
        themes=(),
        entries=(entry,),
        unscheduled=(),
        parking=(said(0, "Pour plus tard"),),
        attendance=(),
        planned_start=AT,
        planned_end=AT + timedelta(hours=1),
        ended=AT + timedelta(minutes=70),
    )


def printed(document: Document) -> bytes:
    """The whole report as PDF."""
    return content_of(document, "pdf")


def with_authors(document: Document, authors: Mapping[str, str]) -> Document:
    """*document*, in which it is known who said these contributions, by their ids."""
    place = next(place for place, entry in enumerate(document.entries) if entry.answers)
    entry = document.entries[place]
    groups = tuple(
        replace(group, contributions=tuple(replace(c, participant_id=authors.get(c.id)) for c in group.contributions))
        for group in entry.answers[0].groups
    )
    changed = replace(entry, answers=(replace(entry.answers[0], groups=groups), *entry.answers[1:]))
    return replace(document, entries=(*document.entries[:place], changed, *document.entries[place + 1 :]))


def with_texts(document: Document, texts: Sequence[str]) -> Document:
    """*document*, with these contributions to its first question instead of the loose ones."""
    place = next(place for place, entry in enumerate(document.entries) if entry.answers)
    entry = document.entries[place]
    answers = replace(entry.answers[0], loose=tuple(said(number, text) for number, text in enumerate(texts)))
    changed = replace(entry, answers=(answers, *entry.answers[1:]))
    return replace(document, entries=(*document.entries[:place], changed, *document.entries[place + 1 :]))
