"""What words stand for in a session: the tables, colleges and people behind `@`, the levers, themes and tags behind
`#`, the paper slips that were printed.

A word is known when it stands for exactly one thing. Anything else is ordinary text: an address, a hashtag, the name
that two people share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from ..i18n import _
from . import labels
from .records import College, Participant, Session, SlipBatch, Speaker, Tag, Theme
from .store import Store
from .text import folded

LEVERS = 10
_TABLE = re.compile(r"t?([0-9]{1,3})")
_LEVER = re.compile(r"[0-9]{1,2}")
_SHORTEST_PART = 3
"""Parts of names and titles shorter than this stand for nothing alone: "de", "la", "M."."""
T = TypeVar("T")


class Sort(StrEnum):
    """What sort of thing is said of a contribution beside its words."""

    SLIP = "slip"
    PARKING = "parking"
    TABLE = "table"
    COLLEGE = "college"
    SPEAKER = "speaker"
    """To whom a question from the room goes."""
    PERSON = "person"
    LEVER = "lever"
    THEME = "theme"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing said of a contribution beside its words."""

    sort: Sort
    value: str = ""
    """A number, the name of a college, the id of a speaker, a person or a theme, the title of a tag."""


COLLEGES = {
    College.ELECTED: ("elu", "elus", "elue", "elues", "elected"),
    College.DGS: ("dgs",),
    College.ADL: ("adl",),
    College.STAFF: ("tech", "technicien", "techniciens", "technicienne", "techniciennes", "staff"),
    College.STATE: ("etat", "state"),
    College.EXPERT: ("expert", "experts", "experte", "expertes"),
    College.ACTORS: ("acteur", "acteurs", "actors"),
    College.INHABITANTS: ("habitant", "habitants", "habitante", "habitantes", "inhabitants"),
}
"""What a college is called after `@`, without accents; the first is what one would type."""
_COLLEGE_WORDS = {word: college for college, words in COLLEGES.items() for word in words}


@dataclass(frozen=True)
class Vocabulary:
    """What is known in a session, as it is when it is read."""

    tables: int = 0
    people: Mapping[str, Participant] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    """The title of each tag, by what it is compared by."""
    batches: tuple[SlipBatch, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Who a word after `@` stands for, by the person's id; only the words that stand for one person."""
    subjects: Mapping[str, str] = field(default_factory=dict)
    """The same for themes."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Themes by their whole title."""
    speakers: Mapping[str, str] = field(default_factory=dict)
    """The names of those who can be asked something, by their ids."""
    addressed: Mapping[str, str] = field(default_factory=dict)
    """Which of them a word after `@` stands for, by their ids."""

    @classmethod
    def of_tables(cls, tables: int) -> Vocabulary:
        """That of a session of which nothing is known but how many tables it has."""
        return cls(tables)

    def asking(self, speakers: Iterable[Speaker]) -> Vocabulary:
        """The same while the room asks these people: their names come before those of the others."""
        named = {speaker.id: speaker.name or speaker.role for speaker in speakers if speaker.name or speaker.role}
        return replace(self, speakers=named, addressed=_distinct(named.items()))

    def meaning(self, word: str) -> Mark | None:
        """What *word*, its `@` or `#` included, stands for; None when that is not known."""
        key = folded(word[1:])
        return self._behind_at(key) if word[:1] == "@" else self._behind_hash(key) if word[:1] == "#" else None

    def slip_question(self, serial: int) -> str | None:
        """The id of the question that this slip was printed for; None when it was not."""
        found = (b.question_id for b in self.batches if b.first <= serial < b.first + b.count)
        return next(found, None)

    def title(self, mark: Mark) -> str:
        """What a mark says, in the reader's words."""
        match mark.sort:
            case Sort.TABLE:
                return labels.table(int(mark.value))
            case Sort.COLLEGE:
                return labels.college(College(mark.value))
            case Sort.LEVER:
                return _("lever {number}").format(number=mark.value)
            case Sort.SLIP:
                return _("slip {number}").format(number=mark.value)
            case Sort.PARKING:
                return _("Parking")
            case Sort.SPEAKER:
                return _("to {name}").format(name=self.speakers.get(mark.value, "?"))
            case Sort.PERSON:
                return self.people[mark.value].name if mark.value in self.people else "?"
            case Sort.THEME:
                return self.themes[mark.value].title if mark.value in self.themes else "?"
            case Sort.TAG:
                return f"#{mark.value}"

    def _behind_at(self, key: str) -> Mark | None:
        table = _TABLE.fullmatch(key)
        if table and 1 <= int(table[1]) <= self.tables:
            return Mark(Sort.TABLE, str(int(table[1])))
        if key in _COLLEGE_WORDS:
            return Mark(Sort.COLLEGE, _COLLEGE_WORDS[key].value)
        if key in self.addressed:
            return Mark(Sort.SPEAKER, self.addressed[key])
        return Mark(Sort.PERSON, self.names[key]) if key in self.names else None

    def _behind_hash(self, key: str) -> Mark | None:
        if _LEVER.fullmatch(key) and 1 <= int(key) <= LEVERS:
            return Mark(Sort.LEVER, str(int(key)))
        if key in self.titles:
            return Mark(Sort.THEME, self.titles[key])
        if key in self.tags:
            return Mark(Sort.TAG, self.tags[key])
        return Mark(Sort.THEME, self.subjects[key]) if key in self.subjects else None


def vocabulary(store: Store, session: Session) -> Vocabulary:
    """What is known in *session* just now; its tags are those of the whole cycle."""
    people = store.all(Participant, session_id=session.id)
    themes = store.all(Theme, session_id=session.id)
    return Vocabulary(
        tables=session.table_count,
        people={person.id: person for person in people},
        themes={theme.id: theme for theme in themes},
        tags={folded(tag.title): tag.title for tag in store.all(Tag)},
        batches=tuple(store.all(SlipBatch, session_id=session.id)),
        names=_distinct((person.id, person.name) for person in people),
        subjects=_distinct((theme.id, theme.title) for theme in themes),
        titles=_alone((folded(theme.title), theme.id) for theme in themes),
    )


def lever_name(number: int) -> str:
    """What the lever of that number is about."""
    return (
        _("balanced representation"),
        _("shared meaning"),
        _("new places of dialogue"),
        _("informed local officials"),
        _("communes mobilised from below"),
        _("from plans to long processes"),
        _("territorial projects brought together"),
        _("procedures and contracts aligned"),
        _("resources pooled"),
        _("another way to make projects"),
    )[number - 1]


def _distinct(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Whom each way to write a name stands for: whole names first, then any part that one person alone has."""
    whole: list[tuple[str, str]] = []
    parts: list[tuple[str, str]] = []
    for record_id, name in named:
        words = _words(name)
        whole += [(" ".join(words), record_id), (" ".join(reversed(words)), record_id)]
        runs = (words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1))
        parts += [(" ".join(run), record_id) for run in runs if max(map(len, run)) >= _SHORTEST_PART]
    taken = {key for key, _record_id in whole}
    return _alone((key, record_id) for key, record_id in parts if key not in taken) | _alone(whole)


def _words(name: str) -> Sequence[str]:
    return re.findall(r"\w+", folded(name))[:8]


def _alone(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """The keys that stand for one value."""
    found: dict[str, set[T]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: next(iter(values)) for key, values in found.items() if key and len(values) == 1}
