"""What somebody looks for: words, in any order and spelling, and the filters that narrow them down.

Each word is looked for anywhere in a text, folded; a phrase in quotes keeps its words together. `@t4` a table, `@dgs` a
college, `#9` a lever and `#mobilite` a tag are filters when they are known, and words otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..records import College, ContributionKind
from ..text import folded
from ..vocabulary import Sort, Vocabulary

_TOKEN = re.compile(r"\"[^\"]*\"?|«[^»]*»?|“[^”]*”?|[^\s\u00a0\u202f]+")
_QUOTES = '"«»“”'
_COMPOUND = re.compile(r"[^\W_]+(?:['’ʼ\u2010-\u2015-][^\W_]+)+")


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search down; each field at rest lets everything through."""

    session_id: str = ""
    question_id: str = ""
    kind: ContributionKind | None = None
    table: int | None = None
    college: College | None = None
    cluster_id: str = ""
    tag: str = ""
    lever: int | None = None
    least_weight: int = 1

    def __bool__(self) -> bool:
        return self != _NO_FILTERS


_NO_FILTERS = Filters()


Word = tuple[str, ...]
"""One word or phrase, folded, in each of the ways in which it may be written: "co voiturage" and "covoiturage"."""


@dataclass(frozen=True, slots=True)
class Query:
    words: tuple[Word, ...]
    filters: Filters

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.words or self.filters)


def understand(typed: str, vocabulary: Vocabulary, filters: Filters = _NO_FILTERS) -> Query:
    """Read *typed*; the filters that it names come over the chosen ones."""
    words: list[Word] = []
    for token in _TOKEN.findall(typed):
        narrower = _narrower(token, vocabulary, filters)
        if narrower is not None:
            filters = narrower
        elif word := _word(token):
            words.append(word)
    return Query(tuple(dict.fromkeys(words)), filters)


def searchable(*texts: str) -> str:
    """The text in which words are looked for: a blank before each word that begins one, a line for each of *texts*.

    A last line holds the compounds in one piece, so that "covoiturage" finds "co-voiturage".
    """
    compounds = (folded(found).replace(" ", "") for text in texts for found in _COMPOUND.findall(text))
    return "\n".join(f" {line}" for line in [*map(folded, texts), " ".join(compounds)] if line)


def _word(token: str) -> Word:
    """The ways in which a word may be written; none when nothing can be searched in it."""
    plain = folded(token.strip(_QUOTES) if token[0] in _QUOTES else token)
    if not plain:
        return ()
    apart = " " in plain and token[0] not in _QUOTES
    return (plain, plain.replace(" ", "")) if apart else (plain,)


def _narrower(token: str, vocabulary: Vocabulary, filters: Filters) -> Filters | None:
    """*filters* with what *token* stands for, if that is something to filter by."""
    mark = vocabulary.meaning(token)
    if mark is None:
        return None
    match mark.sort:
        case Sort.TABLE:
            return replace(filters, table=int(mark.value))
        case Sort.COLLEGE:
            return replace(filters, college=College(mark.value))
        case Sort.LEVER:
            return replace(filters, lever=int(mark.value))
        case Sort.TAG:
            return replace(filters, tag=mark.value)
    return None
