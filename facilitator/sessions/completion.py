"""What a word that begins with `@` or `#` may become: offered while it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..i18n import _
from . import labels
from .records import College
from .text import folded
from .vocabulary import COLLEGES, LEVERS, Mark, Sort, Vocabulary, lever_name

MOST = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that the word may stand for."""

    mark: Mark
    title: str
    token: str = ""
    """What one would type for it."""
    new: bool = False
    """Whether it does not exist yet: a tag to make."""


def offers(known: Vocabulary, word: str) -> list[Offer]:
    """At most `MOST` of them, what *word* already means first; a tag that does not exist comes last."""
    key = folded(word[1:])
    if word[1:] and not key:
        return []  # signs alone name nothing
    found = list(_behind_at(known, key) if word[:1] == "@" else _behind_hash(known, key) if word[:1] == "#" else ())
    meant = known.meaning(word)
    found.sort(key=lambda offer: offer.mark != meant)
    new = _new_tag(known, word)
    return [*found[: MOST - len(new)], *new]


def _behind_at(known: Vocabulary, key: str) -> Iterator[Offer]:
    for number in range(1, known.tables + 1):
        if f"t{number}".startswith(key) or str(number).startswith(key) or _begins(labels.table(number), key):
            yield Offer(Mark(Sort.TABLE, str(number)), labels.table(number), f"@{number}")
    for college in College:
        name = labels.college(college)
        if folded(name).startswith(key) or any(word.startswith(key) for word in COLLEGES[college]):
            yield Offer(Mark(Sort.COLLEGE, college.value), _capital(name), f"@{COLLEGES[college][0]}")
    for speaker_id, name in known.speakers.items():
        if _begins(name, key):
            yield Offer(Mark(Sort.SPEAKER, speaker_id), _("to {name}").format(name=name))
    for person in known.people.values():
        if _begins(person.name, key):
            origin = labels.origin(person.table_number, person.college)
            yield Offer(Mark(Sort.PERSON, person.id), person.name, origin)


def _behind_hash(known: Vocabulary, key: str) -> Iterator[Offer]:
    for number in range(1, LEVERS + 1):
        name = lever_name(number)
        if str(number).startswith(key) or _begins(name, key):
            title = _("Lever {number}: {name}").format(number=number, name=name)
            yield Offer(Mark(Sort.LEVER, str(number)), title, f"#{number}")
    for theme in known.themes.values():
        if _begins(theme.title, key):
            yield Offer(Mark(Sort.THEME, theme.id), theme.title, _("theme"))
    for compared, title in known.tags.items():
        if _begins(compared, key):
            yield Offer(Mark(Sort.TAG, title), f"#{title}", _("tag"))


def _new_tag(known: Vocabulary, word: str) -> list[Offer]:
    title = word[1:]
    if word[:1] != "#" or not (title[:1].isalnum() and title[-1:].isalnum()) or title.isdecimal():
        return []
    meant = known.meaning(word)
    if meant is not None and meant.sort is Sort.TAG:
        return []
    return [Offer(Mark(Sort.TAG, title), _("Make the tag “{title}”").format(title=title), new=True)]


def _begins(name: str, key: str) -> bool:
    """Whether *name*, or any word of it, begins with *key*."""
    plain = folded(name)
    return plain.startswith(key) or f" {key}" in plain


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
