"""Reading what is typed: the words, and what is said beside them.

What is typed may carry tokens, each a whole word: `@t4` or `@4` the table, `@dgs` the college, `@durand` the person,
`#9` the lever, `#urbanisme` a theme or a tag; `!` as the very first character parks, and `12:` before the words is the
number of a paper slip. A token counts when it is known (see `vocabulary`) and is the first of its sort, tags apart;
anything else stays text, so that an address or a hashtag is never eaten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from .records import College, Contribution, ContributionKind, RoomQuestion
from .text import bounded, tidy
from .vocabulary import Mark, Sort, Vocabulary

_NOTHING = Vocabulary()

_TOKEN = re.compile(r"(?<!\S)[@#]\w(?:\S*\w)?(?!\S)")
_SLIP = re.compile(r"([0-9]{1,5})[ \u00a0\u202f]?:(?!\S)")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, understood but not kept yet."""

    text: str
    kind: ContributionKind = ContributionKind.IDEA
    table_number: int | None = None
    college: College | None = None
    lever: int | None = None
    parked: bool = False
    participant_id: str | None = None
    theme_id: str | None = None
    tags: str = ""
    """Titles of tags, separated by blanks."""
    slip: int | None = None
    question_id: str | None = None
    """The question of its paper slip: it goes there, whatever the question under way."""
    speaker_id: str | None = None
    """To whom it goes, when it is a question from the room."""


def understand(
    typed: str,
    kind: ContributionKind = ContributionKind.IDEA,
    vocabulary: Vocabulary = _NOTHING,
    *,
    marks: Sequence[Mark] = (),
    given: Sequence[Mark] = (),
    as_text: Collection[str] = (),
) -> Draft:
    """Read *typed*. Its text is cleaned and may be empty.

    *marks* were taken out of the text already and count as its first tokens. What is *given* holds unless a token says
    otherwise. Words found in *as_text* are no tokens. Raises `BadText` when the text is too long.
    """
    text, found = separate(typed, vocabulary, marks=marks, as_text=as_text)
    return _draft(bounded(text), kind, _filled([*found, *_still(given, found)], found, vocabulary), vocabulary)


def separate(
    typed: str, known: Vocabulary, *, marks: Sequence[Mark] = (), as_text: Collection[str] = ()
) -> tuple[str, list[Mark]]:
    """The words of *typed*, cleaned, and all its marks: those already taken out, then those found in it."""
    found, text = list(marks), tidy(typed)
    if parks(typed, found, as_text):
        found.append(Mark(Sort.PARKING))
        text = text[1:]
    rest = _TOKEN.sub(lambda match: _taken(match[0], found, known, as_text), text)
    rest, slip = without_slip(tidy(_squeezed(rest)), found, known, as_text)
    return rest, [*found, slip] if slip else found


def token(word: str, found: Sequence[Mark], known: Vocabulary, as_text: Collection[str] = ()) -> Mark | None:
    """What *word* adds to the marks *found* before it; None when it is text."""
    if word in as_text or not _TOKEN.fullmatch(word):
        return None
    mark = known.meaning(word)
    return mark if mark and _has_room(mark, found) else None


def parks(typed: str, found: Sequence[Mark], as_text: Collection[str] = ()) -> bool:
    """Whether the first character of *typed* parks it; after a mark, it is not the first."""
    return typed.startswith("!") and not found and typed.split()[0] not in as_text


def without_slip(
    text: str, found: Sequence[Mark], known: Vocabulary, as_text: Collection[str] = ()
) -> tuple[str, Mark | None]:
    """*text* without the serial number it begins with, and the mark of that slip if it was printed."""
    match = _SLIP.match(text)
    if match is None or text.split()[0] in as_text or known.slip_question(int(match[1])) is None:
        return text, None
    mark = Mark(Sort.SLIP, str(int(match[1])))
    return (tidy(text[match.end() :]), mark) if _has_room(mark, found) else (text, None)


def _has_room(mark: Mark, found: Iterable[Mark]) -> bool:
    """A contribution has one mark of each sort, and any number of different tags."""
    return mark not in found if mark.sort is Sort.TAG else all(other.sort is not mark.sort for other in found)


def _taken(word: str, found: list[Mark], known: Vocabulary, as_text: Collection[str]) -> str:
    """Record the token if it counts; what it leaves in the text otherwise is itself."""
    mark = token(word, found, known, as_text)
    if mark is None:
        return word
    found.append(mark)
    return "\x00"


def _squeezed(text: str) -> str:
    """Without the places that tokens left, each with one blank beside it; all other blanks are the person's."""
    return re.sub(" \x00|\x00 ?", "", text)


def _still(given: Sequence[Mark], found: Sequence[Mark]) -> list[Mark]:
    """What was given and not said otherwise."""
    return [mark for mark in given if _has_room(mark, found)]


def _filled(marks: list[Mark], said: Sequence[Mark], known: Vocabulary) -> list[Mark]:
    """With the table and the college of the person who was just named, unless they are known otherwise."""
    person = next((known.people.get(mark.value) for mark in said if mark.sort is Sort.PERSON), None)
    if person is not None:
        table, college = person.table_number, person.college
        own = [Mark(Sort.TABLE, str(table))] if table else []
        own += [Mark(Sort.COLLEGE, college.value)] if college else []
        marks += _still(own, marks)
    return marks


def _draft(text: str, kind: ContributionKind, marks: Sequence[Mark], known: Vocabulary) -> Draft:
    values = {mark.sort: mark.value for mark in marks}
    slip = int(values[Sort.SLIP]) if Sort.SLIP in values else None
    return Draft(
        text=text,
        kind=kind,
        table_number=int(values[Sort.TABLE]) if Sort.TABLE in values else None,
        college=College(values[Sort.COLLEGE]) if Sort.COLLEGE in values else None,
        lever=int(values[Sort.LEVER]) if Sort.LEVER in values else None,
        parked=Sort.PARKING in values,
        participant_id=values.get(Sort.PERSON),
        theme_id=values.get(Sort.THEME),
        tags=" ".join(mark.value for mark in marks if mark.sort is Sort.TAG),
        slip=slip,
        question_id=known.slip_question(slip) if slip is not None else None,
        speaker_id=values.get(Sort.SPEAKER),
    )


def marks_of(contribution: Contribution) -> tuple[Mark, ...]:
    """What is said of a contribution beside its words: its marks and its text are what one edits."""
    c = contribution
    values = {
        Sort.SLIP: c.slip,
        Sort.TABLE: c.table_number,
        Sort.COLLEGE: c.college,
        Sort.PERSON: c.participant_id,
        Sort.LEVER: c.lever,
        Sort.THEME: c.theme_id,
    }
    marks = [Mark(sort, str(value)) for sort, value in values.items() if value is not None]
    marks += [Mark(Sort.PARKING)] if c.question_id is None else []
    return (*marks, *(Mark(Sort.TAG, title) for title in c.tags.split()))


def marks_of_question(asked: RoomQuestion) -> tuple[Mark, ...]:
    """The same of a question from the room."""
    values = {
        Sort.TABLE: asked.table_number,
        Sort.COLLEGE: asked.college,
        Sort.SPEAKER: asked.speaker_id,
        Sort.PERSON: asked.participant_id,
    }
    return tuple(Mark(sort, str(value)) for sort, value in values.items() if value is not None)
