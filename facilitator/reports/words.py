"""What reports say in words: counts, times and dates, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..i18n import _, ngettext
from ..sessions import labels
from ..sessions.records import (
    College,
    Contribution,
    ContributionKind,
    Participant,
    PlusOne,
    RoomQuestion,
    SessionState,
    Speaker,
)
from ..sessions.text import folded
from ..sessions.timing import SlotState
from .document import Answers, Document, Entry


def subtitle(document: Document) -> str:
    """What this paper is: a report, or a programme when the day has not begun."""
    sentence = {
        SessionState.PREPARATION: _("Programme of day {number} of the cycle"),
        SessionState.LIVE: _("Provisional report of day {number} of the cycle"),
        SessionState.CLOSED: _("Report of day {number} of the cycle"),
    }[document.session.state]
    return sentence.format(number=document.number) + "\n" + _("“{title}”").format(title=document.cycle.title)


def day_and_place(document: Document) -> str:
    day, place = document.session.day, document.session.place
    text = ", ".join(part for part in (labels.long_date(day) if day else "", place) if part)
    return text[:1].upper() + text[1:]


def footer(document: Document) -> str:
    day = document.session.day
    return f"{document.session.title} · {labels.short_date(day)}" if day else document.session.title


def clock(instant: datetime) -> str:
    return instant.strftime("%H:%M")


def span(start: datetime, end: datetime | None) -> str:
    """From when to when; without an end, since when."""
    if end is None:
        return _("since {time}").format(time=clock(start))
    return f"{clock(start)}\u00a0–\u00a0{clock(end)}"


def key_points(entry: Entry) -> tuple[str, ...]:
    """What was kept of what the speakers said, in short."""
    return tuple(point.text for point in entry.key_points if not point.quote)


def quotes(entry: Entry) -> tuple[tuple[str, str], ...]:
    """What the speakers said word for word and approved, each with who said it where several spoke."""
    names = _speaker_names(entry)
    several = len(entry.speakers) > 1
    return tuple(
        (_("“{text}”").format(text=point.text), names.get(point.speaker_id or "", "") if several else "")
        for point in entry.key_points
        if point.quote
    )


def kept_questions(entry: Entry) -> tuple[RoomQuestion, ...]:
    """The room's questions that are kept for the report."""
    return tuple(asked for asked in entry.room_questions if asked.kept)


def asked_by(entry: Entry, asked: RoomQuestion) -> str:
    """To whom a question went, where several spoke, and where it came from; in one piece."""
    to = _speaker_names(entry).get(asked.speaker_id or "", "") if len(entry.speakers) > 1 else ""
    told = _("to {name}").format(name=to) if to else ""
    return " · ".join(filter(None, (told, labels.origin(asked.table_number, asked.college)))).replace(" ", "\u00a0")


def _speaker_names(entry: Entry) -> dict[str, str]:
    return {speaker.id: introduction(speaker)[0] for speaker in entry.speakers}


def actual(entry: Entry) -> str:
    """When an item was held, each stretch of it; empty when it was not."""
    return ", ".join(span(stretch.start, stretch.end) for stretch in entry.stretches)


def when(entry: Entry) -> str:
    """The times of an item: those when it was held, or those that are planned while it may still be."""
    if entry.state is SlotState.NOT_HELD:
        return _("given up") if entry.item.dropped else _("not held")
    return actual(entry) or span(entry.planned_start, entry.planned_end)


def kicker(entry: Entry) -> str:
    """The kind of an item, which one of its kind, and its times: "REFLECTION 2 · 13:38 – 14:42"."""
    kind = labels.item_kind(entry.item.kind).upper()
    rank = f"\u00a0{entry.rank}" if entry.of > 1 and entry.answers else ""
    return f"{kind}{rank} · {when(entry)}"


def end_of_day(document: Document) -> str:
    """How the end of the day stands to the plan."""
    planned = clock(document.planned_end)
    if document.ended is None:
        return _("end planned at {planned}").format(planned=planned)
    drift = labels.drift(document.ended - document.planned_end)
    return _("ended at {actual}, planned at {planned} ({drift})").format(
        actual=clock(document.ended), planned=planned, drift=drift
    )


def figures(document: Document) -> list[tuple[int, str]]:
    """The day in numbers, each with what it counts; only of what there is."""
    communes, clusters = document.communes, document.clusters
    people, speakers, said = len(document.participants), document.speakers, len(document.contributions)
    asked, promised = len(document.asked), len(document.commitments)
    if communes:
        places = ngettext("{count} commune", "{count} communes", communes).format(count=communes)
        present = ngettext("participant from {places}", "participants from {places}", people).format(places=places)
    else:
        present = ngettext("participant", "participants", people)
    given = ngettext("contribution", "contributions", said)
    if clusters:
        given += ", " + cluster_count(clusters)
    every = [
        (people, present),
        (speakers, ngettext("speaker or witness", "speakers and witnesses", speakers)),
        (said, given),
        (promised, ngettext("commitment made", "commitments made", promised))
        if promised  # the questions are listed below all the same
        else (asked, ngettext("question put to the room", "questions put to the room", asked)),
    ]
    return [(count, label) for count, label in every if count]


def answers_summary(answers: Answers) -> str:
    """How much was answered to a question: "31 contributions from 6 tables · 5 clusters"."""
    count = len(answers.contributions)
    parts = [labels.contribution_count(count)]
    if answers.tables:
        tables = ngettext("{count} table", "{count} tables", answers.tables).format(count=answers.tables)
        parts = [_("{contributions} from {tables}").format(contributions=parts[0], tables=tables)]
    if answers.groups:
        parts.append(cluster_count(len(answers.groups)))
    return " · ".join(parts)


def vote_count(count: int) -> str:
    return ngettext("{count} vote", "{count} votes", count).format(count=count)


def cluster_count(count: int) -> str:
    return ngettext("{count} cluster", "{count} clusters", count).format(count=count)


def kind_count(kind: ContributionKind, count: int) -> str:
    sentence = {
        ContributionKind.IDEA: ngettext("{count} idea", "{count} ideas", count),
        ContributionKind.OBSTACLE: ngettext("{count} obstacle", "{count} obstacles", count),
        ContributionKind.QUESTION: ngettext("{count} question", "{count} questions", count),
        ContributionKind.EXAMPLE: ngettext("{count} example", "{count} examples", count),
    }[kind]
    return sentence.format(count=count)


def weight(document: Document, contributions: Sequence[Contribution]) -> int:
    """How many people said these contributions, in all."""
    return sum(map(document.weight, contributions))


def group_count(count: int, weight: int) -> str:
    """How many contributions a cluster holds, and its weight when people said the same as some of them."""
    told = labels.contribution_count(count)
    return told if weight == count else _("{contributions}, weight {weight}").format(contributions=told, weight=weight)


def other_words(said: Contribution, echoes: Sequence[PlusOne]) -> list[str]:
    """Those of the +1s that were said in other words, each with where it comes from."""
    return [
        " · ".join(filter(None, (_("also said: {text}").format(text=echo.text), _echo_origin(echo))))
        for echo in echoes
        if echo.text and folded(echo.text) != folded(said.text)
    ]


def _echo_origin(echo: PlusOne) -> str:
    return labels.origin(echo.table_number, echo.college).replace(" ", "\u00a0")


def origin(said: Contribution, weight: int = 1) -> str:
    """How many said a contribution, where it comes from and what it is tied to, kept on one line."""
    parts = [f"×{weight}" if weight > 1 else "", labels.origin(said.table_number, said.college)]
    if said.lever is not None:
        parts.append(_("lever {number}").format(number=said.lever))
    parts += [f"#{tag}" for tag in said.tags.split()]
    if said.late:
        parts.append(_("added after the day"))
    return " · ".join(part for part in parts if part).replace(" ", "\u00a0")


def next_stop(said: Contribution) -> str:
    """Where what is parked goes next: "→ day 4"; empty while nobody said so."""
    return f"→ {said.goes_to}" if said.question_id is None and said.goes_to else ""


def introduction(speaker: Speaker) -> tuple[str, str]:
    """A speaker's name, then what is said of them; a role alone stands for the name."""
    known = [part for part in (speaker.name, speaker.role, speaker.organisation) if part]
    return (known[0], ", ".join(known[1:])) if known else ("", "")


def person(participant: Participant) -> tuple[str, str]:
    """A participant's name, then where they come from."""
    return participant.name, participant.organisation or participant.commune


def attendance_summary(people: Sequence[Participant], communes: int) -> str:
    present = ngettext("{count} participant", "{count} participants", len(people)).format(count=len(people))
    if not communes:
        return present
    places = ngettext("{count} commune", "{count} communes", communes).format(count=communes)
    return _("{participants} from {places}").format(participants=present, places=places)


def college_count(college: College | None, count: int) -> str:
    """The members of a college who were there: "18 elected officials"."""
    if college is None:
        return ngettext("{count} other participant", "{count} other participants", count).format(count=count)
    sentence = {
        College.ELECTED: ngettext("{count} elected official", "{count} elected officials", count),
        College.DGS: ngettext("{count} head of service", "{count} heads of service", count),
        College.ADL: ngettext("{count} local development agent", "{count} local development agents", count),
        College.STAFF: ngettext("{count} member of staff", "{count} members of staff", count),
        College.STATE: ngettext("{count} for the State services", "{count} for the State services", count),
        College.EXPERT: ngettext("{count} expert", "{count} experts", count),
        College.ACTORS: ngettext(
            "{count} from local firms and associations", "{count} from local firms and associations", count
        ),
        College.INHABITANTS: ngettext("{count} inhabitant", "{count} inhabitants", count),
    }[college]
    return sentence.format(count=count)
