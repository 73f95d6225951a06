"""What the sheets of a session are made of, as one immutable value.

It is read from the store in one go, by the thread that owns it; laying the sheets out may then take its time anywhere
else. It knows no clock: the same records always give the same sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ...i18n import _
from ...sessions import reading, schedule
from ...sessions.people_names import name_order
from ...sessions.reading import Outline
from ...sessions.records import (
    AgendaItem,
    College,
    Commitment,
    Contribution,
    Cycle,
    Part,
    Participant,
    Phase,
    Question,
    Session,
    Speaker,
    Stakeholder,
    Theme,
)
from ...sessions.schedule import PlannedSlot
from ...sessions.store import Store
from ...sessions.text import folded
from ..ballots import Ballot, ballots_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the room, with its number, its theme, and how the time for it is cut."""

    number: int
    question: Question
    theme: Theme
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """One item of the day, as it is planned."""

    item: AgendaItem
    slot: PlannedSlot
    phases: tuple[Phase, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class Kit:
    """Everything that the sheets say about a session."""

    cycle: Cycle
    session: Session
    number: int
    """The session's rank in the cycle, from 1."""
    moments: tuple[tuple[Moment, ...], ...]
    """The items of the day, those that are held at the same time together; what was given up is left out."""
    ends_at: int
    """When the day is planned to end, in minutes from midnight."""
    asked: tuple[Asked, ...]
    """The questions of the day: those with a place in the agenda, or all when none has."""
    people: tuple[Participant, ...] = ()
    """By college, then by name; at the end those who come to speak."""
    guests: tuple[Speaker, ...] = ()
    """Who speaks and is not among the people, by name."""
    stakeholders: tuple[Stakeholder, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    said: tuple[Contribution, ...] = ()
    """What was written down so far, in order."""
    weights: Mapping[str, int] = field(default_factory=dict)
    """How much contributions weigh, by their ids: only those that somebody else said too."""
    commitments: tuple[Commitment, ...] = ()

    @property
    def where(self) -> str:
        """The session in a few words, for the foot of a page."""
        return _("Day {number} · {title}").format(number=self.number, title=self.session.title)

    @property
    def tables(self) -> range:
        """The numbers of the tables: those of the room, and any that somebody sits at."""
        seated = (person.table_number or 0 for person in self.people)
        return range(1, max([self.session.table_count, *seated]) + 1)

    @cached_property
    def seated(self) -> Mapping[int, tuple[Participant, ...]]:
        """Who sits at each table, by name."""
        found: dict[int, list[Participant]] = {}
        for person in by_name(self.people):
            if person.table_number is not None:
                found.setdefault(person.table_number, []).append(person)
        return {number: tuple(people) for number, people in found.items()}

    @property
    def expected(self) -> int:
        """How many people sheets are counted for: those who are to come, or six a table while there is no list."""
        return sum(not person.excused for person in self.people) or 6 * self.session.table_count

    @property
    def speaking(self) -> list[Participant]:
        """Those of the people who come to speak."""
        return [person for person in self.people if person.part is not Part.PARTICIPANT]

    def of_college(self, college: College | None) -> list[Participant]:
        """Those of a college who come to take part."""
        return [one for one in self.people if one.part is Part.PARTICIPANT and one.college is college]


def kit_of(store: Store, session_id: str) -> Kit:
    """The session with that id as it is now; LookupError when it does not exist."""
    outline = reading.outline(store, session_id)
    items = _kept(outline.items)
    phases = _phases(store, items)
    asked = _asked(outline, phases)
    people = store.all(Participant, session_id=session_id)
    moments = _moments(store, outline.session, items, phases, asked)
    speakers = [speaker for moment in moments for speaker in moment.speakers]
    return Kit(
        cycle=reading.cycle(store),
        session=outline.session,
        number=reading.session_number(store, session_id),
        moments=tuple(tuple(together) for together in _together(moments)),
        ends_at=schedule.end_of(items, outline.session.starts_at),
        asked=tuple(one for one in asked if one.question.item_id) or asked,
        people=tuple(sorted(by_name(people), key=_college_place)),
        guests=_guests(speakers, people),
        stakeholders=tuple(store.all(Stakeholder, session_id=session_id)),
        ballots=ballots_of(store, session_id),
        said=tuple(store.all(Contribution, session_id=session_id)),
        weights=reading.weights(store, session_id),
        commitments=tuple(store.all(Commitment, session_id=session_id)),
    )


def by_name(people: Iterable[Participant]) -> list[Participant]:
    """As a list is read: by family name, without regard for accents and capitals; who has no letters comes last."""
    return sorted(people, key=lambda person: (not folded(person.name), name_order(person.name), person.id))


def _college_place(person: Participant) -> int:
    if person.part is not Part.PARTICIPANT:
        return len(College) + 1
    return len(College) if person.college is None else list(College).index(person.college)


def _kept(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """What was not given up; of the items held at the same time, the first that is left leads the others."""
    left = ([item for item in together if not item.dropped] for together in schedule.groups(items))
    return tuple(replace(item, parallel=place > 0) for together in left for place, item in enumerate(together))


def _phases(store: Store, items: Sequence[AgendaItem]) -> dict[str, tuple[Phase, ...]]:
    found = store.among(Phase, "item_id", [item.id for item in items])
    found.sort(key=lambda phase: phase.position)
    return {item.id: tuple(phase for phase in found if phase.item_id == item.id) for item in items}


def _asked(outline: Outline, phases: Mapping[str, tuple[Phase, ...]]) -> tuple[Asked, ...]:
    themes = {theme.id: theme for theme in outline.themes}
    return tuple(
        Asked(number, question, themes[question.theme_id], phases.get(question.item_id or "", ()))
        for number, question in enumerate(outline.questions, 1)
    )


def _moments(
    store: Store,
    session: Session,
    items: Sequence[AgendaItem],
    phases: Mapping[str, tuple[Phase, ...]],
    asked: Sequence[Asked],
) -> list[Moment]:
    return [
        Moment(
            item,
            slot,
            phases[item.id],
            tuple(reading.speakers(store, item)),
            tuple(one for one in asked if one.question.item_id == item.id),
        )
        for item, slot in zip(items, schedule.plan(items, session.starts_at), strict=True)
    ]


def _together(moments: Sequence[Moment]) -> list[list[Moment]]:
    found: list[list[Moment]] = []
    for moment in moments:
        if found and moment.item.parallel:
            found[-1].append(moment)
        else:
            found.append([moment])
    return found


def _guests(speakers: Iterable[Speaker], people: Iterable[Participant]) -> tuple[Speaker, ...]:
    """Those of the speakers whose name is known and not on the list, once each."""
    listed = {folded(person.name) for person in people}
    found: dict[str, Speaker] = {}
    for speaker in speakers:
        name = folded(speaker.name)
        if name and speaker.participant_id is None and name not in listed:
            found.setdefault(name, speaker)
    return tuple(sorted(found.values(), key=lambda speaker: name_order(speaker.name)))
