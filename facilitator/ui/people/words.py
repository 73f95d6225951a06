"""What is told of somebody, in the reader's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...i18n import _, ngettext, pgettext
from ...sessions import labels
from ...sessions.records import College, Part, Participant
from ...sessions.text import folded

NO_COLLEGE = "–"


def part(part: Part) -> str:
    """What brings somebody to the day."""
    return {
        Part.PARTICIPANT: pgettext("part", "participant"),
        Part.SPEAKER: pgettext("part", "speaker"),
        Part.WITNESS: pgettext("part", "witness"),
    }[part]


def coming(person: Participant) -> str:
    """Whether somebody is there: "here since 09:05", "excused", "left"; nothing while that is open."""
    if person.left_at is not None:
        return pgettext("person", "left")
    if person.arrived_at is not None:
        return pgettext("person", "here since {time}").format(time=f"{person.arrived_at:%H:%M}")
    return pgettext("person", "excused") if person.excused else ""


def is_here(person: Participant) -> bool:
    return person.arrived_at is not None and person.left_at is None


def total(people: Iterable[Participant]) -> str:
    """How many are expected, and how many of them are there: "87 people · 32 here · 4 excused"."""
    known = list(people)
    here, excused = sum(map(is_here, known)), sum(one.excused for one in known)
    parts = [of_people(len(known))]
    if here:
        parts.append(pgettext("people", "{count} here").format(count=here))
    if excused:
        parts.append(ngettext("{count} excused", "{count} excused", excused).format(count=excused))
    return " · ".join(parts)


def of_people(count: int) -> str:
    """So many people."""
    return ngettext("{count} person", "{count} people", count).format(count=count)


def by_college(people: Iterable[Participant]) -> list[tuple[College | None, str]]:
    """How many there are of each college, in the order of colleges: "18 elected officials"."""
    count = Counter(person.college for person in people)
    known = [college for college in (*College, None) if count[college]]
    return [(college, of_college(college, count[college])) for college in known]


def of_college(college: College | None, count: int) -> str:
    """So many of a college: "3 elected", "1 State"."""
    if college is None:
        said = pgettext("table", "{count} without a college")
    else:
        said = {
            College.ELECTED: ngettext("{count} elected official", "{count} elected officials", count),
            College.DGS: ngettext("{count} head of service", "{count} heads of service", count),
            College.ADL: ngettext("{count} dev. agent", "{count} dev. agents", count),
            College.STAFF: ngettext("{count} of the staff", "{count} of the staff", count),
            College.STATE: ngettext("{count} from the State", "{count} from the State", count),
            College.EXPERT: ngettext("{count} expert", "{count} experts", count),
            College.ACTORS: ngettext("{count} local actor", "{count} local actors", count),
            College.INHABITANTS: ngettext("{count} inhabitant", "{count} inhabitants", count),
        }[college]
    return said.format(count=count).replace(" ", "\u00a0", 1)


def about(person: Participant) -> str:
    """Somebody on one line: function, commune or body, college."""
    college = labels.college_short(person.college) if person.college else ""
    return " · ".join(_once(person.role, person.commune, person.organisation, college))


def summed(person: Participant) -> str:
    """How a line was understood, before it is added."""
    parts = [person.name, person.role, person.organisation, person.commune]
    parts.append(labels.college(person.college) if person.college else "")
    parts.append(labels.table(person.table_number) if person.table_number else "")
    parts.append(pgettext("person", "excused") if person.excused else "")
    return " · ".join(_once(*parts))


def removed(people: list[Participant]) -> str:
    """What is said once these people are taken out."""
    if len(people) == 1:
        return _("{name} is off the list. Ctrl+Z brings them back.").format(name=people[0].name)
    told = ngettext(
        "{count} person is off the list. Ctrl+Z brings them back.",
        "{count} people are off the list. Ctrl+Z brings them back.",
        len(people),
    )
    return told.format(count=len(people))


def _once(*parts: str) -> list[str]:
    """Those of *parts* that say something, once each: the college of a head of service is called so too."""
    told: dict[str, str] = {}
    for part in filter(None, parts):
        told.setdefault(folded(part), part)
    return list(told.values())
