"""The names of people, communes and firms that the file knows, found in what people wrote.

Before anything public is written, somebody decides of each whether it is hidden: `undecided` are those that wait. A
decision is about a name: new texts change nothing to it. Speakers speak in public: theirs are told apart, and shown
unless somebody hides them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..errors import FacilitatorError
from ..i18n import _, ngettext, pgettext
from .belongings import belongings
from .open_commitments import earlier
from .record import Record
from .records import (
    AgendaItem,
    Ambassador,
    Attachment,
    Cluster,
    Commitment,
    CommitmentStep,
    Contribution,
    Feedback,
    KeyPoint,
    Part,
    Participant,
    PlanePoint,
    PlusOne,
    Recovery,
    Redaction,
    Reservation,
    RoomQuestion,
    Session,
    Slide,
    Speaker,
    Stakeholder,
    Statement,
    Tag,
    Vote,
    VoteOption,
    VotePhoto,
)
from .store import Store
from .text import folded
from .usual_actors import usual_map
from .written_names import WrittenNames, person_forms, thing_forms

TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    AgendaItem: ("notes",),
    Attachment: ("name",),
    KeyPoint: ("text",),
    RoomQuestion: ("text", "answer"),
    Contribution: ("text", "goes_to", "tags"),
    PlusOne: ("text",),
    Cluster: ("title",),
    Tag: ("title",),
    Statement: ("text", "original"),
    Vote: ("title",),
    VoteOption: ("text",),
    VotePhoto: ("name",),
    Reservation: ("text",),
    PlanePoint: ("text",),
    Feedback: ("text",),
    Commitment: ("what", "who", "partners", "first_step"),
    CommitmentStep: ("note",),
    Ambassador: ("name", "carries_to"),
    Slide: ("text",),
    Recovery: ("text",),
}
"""Where people's words stand, in the order in which they are told."""

_AROUND = 48
"""Signs of a text that are shown on each side of a name."""
_TOLD = 5
"""Names in one sentence."""


class NameSort(StrEnum):
    """What is called so."""

    PERSON = "person"
    COMMUNE = "commune"
    ORGANISATION = "organisation"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the file knows, and the forms in which it is looked for."""

    name: str
    sort: NameSort
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a name was written."""

    record: Record
    before: str
    written: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name that was found, everywhere it was, and what was decided about it."""

    known: Known
    mentions: tuple[Mention, ...]
    decision: Redaction | None = None

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide of it before anything public is written."""
        return self.decision is None and self.known.sort is not NameSort.SPEAKER

    @property
    def hidden(self) -> bool:
        return self.decision is not None and self.decision.hidden


class NamesUndecided(FacilitatorError):
    """Something public was wanted while names wait for a decision."""


@dataclass(frozen=True)
class Gathered:
    """What the file knows and what was written: read at once, looked through in any thread."""

    known: Mapping[str, Known]
    decided: Mapping[str, Redaction]
    texts: tuple[tuple[Record, str], ...]
    """Records, each with the name of a field."""

    def found(self) -> list[Found]:
        """The names that stand there: by sort, those that are there most first."""
        by_form = _by_form(self.known)
        looking, mentions = WrittenNames(by_form), {name: list[Mention]() for name in self.known}
        for record, field in self.texts:
            text = getattr(record, field)
            for spot in looking.find(text):
                for name in by_form[spot.form]:
                    if not _is_its_source(self.known[name], record, field):
                        mentions[name].append(_mention(record, text, spot.start, spot.end))
        found = [
            Found(self.known[name], tuple(some), self.decided.get(name)) for name, some in mentions.items() if some
        ]
        order = list(NameSort)
        return sorted(found, key=lambda one: (order.index(one.known.sort), -len(one.mentions), folded(one.known.name)))


def names_found(store: Store, session_id: str) -> list[Found]:
    """The names of the file that stand in what was written in a session: by sort, those that are there most first."""
    return gathered(store, session_id).found()


def gathered(store: Store, session_id: str) -> Gathered:
    """What has to be read to find them."""
    texts = tuple(_texts(store, store.the(Session, session_id)))
    return Gathered(known_names(store), _decisions(store, session_id), texts)


def decided_since(store: Store, session_id: str, found: Iterable[Found]) -> list[Found]:
    """The same names, with what is decided about them now."""
    decided = _decisions(store, session_id)
    return [replace(one, decision=decided.get(key_of(one.known.name))) for one in found]


def undecided(found: Iterable[Found]) -> list[Found]:
    """Those that wait for a decision."""
    return [one for one in found if one.waits]


def refuse_undecided(found: Iterable[Found]) -> None:
    """Raises `NamesUndecided`, which tells the names, when some of these wait for a decision."""
    waiting = [one.known.name for one in undecided(found)]
    if not waiting:
        return
    names = ", ".join(_("“{name}”").format(name=name) for name in waiting[:_TOLD])
    if len(waiting) > _TOLD:
        names += "…"
    sentence = ngettext(
        "{count} name stands in what people wrote: {names}. Say whether it is hidden before anything public is"
        " written.",
        "{count} names stand in what people wrote: {names}. Say whether each is hidden before anything public is"
        " written.",
        len(waiting),
    )
    raise NamesUndecided(sentence.format(count=len(waiting), names=names))


def hidden_names(store: Store, session_id: str, *, undecided_too: bool = False) -> tuple[tuple[str, str], ...]:
    """Every form of the names that are hidden, each with what stands in its place: what the public reading is given.

    With *undecided_too*, names that wait are hidden as well.
    """
    known, decided = known_names(store), _decisions(store, session_id)
    hidden = {name: one.instead or mark(known[name].sort) for name, one in _still_known(decided, known) if one.hidden}
    if undecided_too:
        hidden |= {key_of(one.known.name): mark(one.known.sort) for one in undecided(names_found(store, session_id))}
    forms = {name: known[name].forms for name in hidden if name in known}
    gone = {name: person_forms(one.name) for name, one in decided.items() if one.hidden and name not in known}
    marks = hidden | {name: decided[name].instead or mark(NameSort.PERSON) for name in gone}
    return tuple((form, marks[name]) for name, some in (forms | gone).items() for form in some)


def mark(sort: NameSort) -> str:
    """What stands in the place of a hidden name, when nothing else was chosen."""
    return {
        NameSort.PERSON: pgettext("hidden", "[name]"),
        NameSort.SPEAKER: pgettext("hidden", "[name]"),
        NameSort.COMMUNE: pgettext("hidden", "[commune]"),
        NameSort.ORGANISATION: pgettext("hidden", "[organisation]"),
    }[sort]


def known_names(store: Store) -> dict[str, Known]:
    """Every name of the file, by how it is compared: the first sort that has it keeps it."""
    people = store.all(Participant)
    seats, usual = store.all(Stakeholder), usual_map()
    communes = [seat.name for seat in seats if seat.family == usual.communes]
    common = {folded(name) for family in usual.families for name in (*family.seats, family.name)}
    firms = [seat.name for seat in seats if seat.family != usual.communes]
    firms += [one.organisation for one in people] + [one.who for one in store.all(Commitment) if " " in one.who]
    speakers = [one.name for one in people if one.part is not Part.PARTICIPANT]
    speakers += [one.name for one in store.all(Speaker)]
    found: dict[str, Known] = {}
    for sort, names in (
        (NameSort.PERSON, [one.name for one in people if one.part is Part.PARTICIPANT]),
        (NameSort.SPEAKER, speakers),
        (NameSort.COMMUNE, [*(one.commune for one in people), *communes]),
        (NameSort.ORGANISATION, firms),
    ):
        person = sort in (NameSort.PERSON, NameSort.SPEAKER)
        for name in names:
            forms = person_forms(name) if person else thing_forms(name)
            if forms and (person or folded(name) not in common):
                found.setdefault(key_of(name), Known(name, sort, forms))
    return found


def key_of(name: str) -> str:
    """How names are compared."""
    return folded(name)


def _decisions(store: Store, session_id: str) -> dict[str, Redaction]:
    return {key_of(one.name): one for one in store.all(Redaction, session_id=session_id)}


def _still_known(decided: Mapping[str, Redaction], known: Mapping[str, Known]) -> Iterator[tuple[str, Redaction]]:
    return ((name, one) for name, one in decided.items() if name in known)


def _by_form(known: Mapping[str, Known]) -> dict[str, list[str]]:
    """The names that each form may stand for: two people of one family share it."""
    found: dict[str, list[str]] = {}
    for name, one in known.items():
        for form in one.forms:
            found.setdefault(form, []).append(name)
    return found


def _texts(store: Store, session: Session) -> Iterator[tuple[Record, str]]:
    """What was written in a session, and what it is told of earlier commitments: each record with its fields."""
    found: dict[type[Record], Sequence[Record]] = dict(belongings(store, session))
    before = earlier(store, session)
    found[Commitment] = [*found[Commitment], *(one.commitment for one in before)]
    found[CommitmentStep] = [*found[CommitmentStep], *(step for one in before for step in one.steps)]
    return ((record, field) for kind, names in TEXTS.items() for record in found[kind] for field in names)


def _is_its_source(known: Known, record: Record, field: str) -> bool:
    """Whether the name was read there: who promises something is not found in their own promise."""
    if known.sort is not NameSort.ORGANISATION or field != "who":
        return False
    return key_of(getattr(record, field)) == key_of(known.name)


def _mention(record: Record, text: str, start: int, end: int) -> Mention:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if len(text) > end + _AROUND:
        after = after.rpartition(" ")[0] + "…"
    return Mention(record, *(" ".join(part.split("\n")) for part in (before, text[start:end], after)))
