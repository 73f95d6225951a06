"""What the sheets say in words, in the reader's language."""

from __future__ import annotations

from ...i18n import _, ngettext, pgettext
from ...sessions import labels
from ...sessions.records import Contribution, Part, Participant, Phase, Speaker
from ...sessions.text import folded
from .. import words
from .content import Kit, Moment


def day_and_place(kit: Kit) -> str:
    day, place = kit.session.day, kit.session.place
    text = ", ".join(part for part in (labels.long_date(day) if day else "", place) if part)
    return text[:1].upper() + text[1:]


def span(start: int, end: int) -> str:
    return f"{labels.clock_of(start)}\u00a0–\u00a0{labels.clock_of(end)}"


def day_in_short(kit: Kit) -> str:
    """When and where it is, and from when to when."""
    return " · ".join(part for part in (day_and_place(kit), span(kit.session.starts_at, kit.ends_at)) if part)


def title(moment: Moment) -> str:
    return moment.item.title or labels.item_kind(moment.item.kind)


def phases(parts: tuple[Phase, ...]) -> str:
    """How the time is cut: "Alone 5 min · at the table 25 min"."""
    return " · ".join(f"{part.title}\u00a0{labels.duration(part.minutes)}" for part in parts)


def who(person: Participant) -> str:
    """What a person does, and where, as far as it is known."""
    commune = "" if folded(person.commune) in folded(person.organisation) else person.commune
    return ", ".join(part for part in (person.role, person.organisation, commune) if part)


def college(person: Participant) -> str:
    """The college of a person; of somebody who comes to speak, that they do."""
    text = labels.college(person.college) if person.college else ""
    if person.part is not Part.PARTICIPANT:
        text = pgettext("part", "speaker") if person.part is Part.SPEAKER else pgettext("part", "witness")
    return text[:1].upper() + text[1:]


def speaker(one: Speaker) -> str:
    name, about = words.introduction(one)
    return ", ".join(part for part in (name, about) if part)


def origin(kit: Kit, said: Contribution) -> str:
    """Where a contribution comes from, and how many said it."""
    return words.origin(said, kit.weights.get(said.id, 1))


def table_count(count: int) -> str:
    return ngettext("{count} table", "{count} tables", count).format(count=count)


def people_count(count: int) -> str:
    return ngettext("{count} person expected", "{count} people expected", count).format(count=count)


def ask(number: int) -> str:
    return _("Question {number}").format(number=number)
