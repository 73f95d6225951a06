"""A vote on the room's screen: what can be chosen while it is open, what each received once it is closed."""

from __future__ import annotations

from collections.abc import Sequence

from ....i18n import _, ngettext
from ....sessions.scene.scenes import ResultsScene, VotingScene
from ....sessions.scene.values import Result
from .heading import Headed, Room, headed_page, sentence, size_of, white
from .marks import Mark, Sheet, Text, shifted
from .pages import Page, Piece, told
from .parts import colour_of
from .rows import Entry, chip, entry_pieces
from .text import BOLD, MEDIUM, Block, Style, block, width_of

RESULT_SIZES = (64, 54)
OPTION_SIZES = (76, 64, 54)
COLUMNS_FROM = 5
"""So many options may stand in two columns."""


def voting_page(sheet: Sheet, scene: VotingScene) -> Page:
    """The rule, then the options, numbered for people to name them aloud. Nothing tells how others voted."""
    headed = Headed(scene.kind, scene.title, _round(scene.round), scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _ballot(sheet, scene, room))


def results_page(sheet: Sheet, scene: ResultsScene) -> Page:
    total = sum(_voices(result) for result in scene.results)
    aside = " · ".join(filter(None, (_round(scene.round), _votes(total))))
    headed = Headed(scene.kind, scene.title, aside, scene.countdown, scene.rail, scene.first_id)
    return headed_page(sheet, headed, lambda room: _results(sheet, scene, room, total))


def _ballot(sheet: Sheet, scene: VotingScene, room: Room) -> list[Piece]:
    rule = _rule(sheet, scene.rule, room)
    if not scene.options:
        left = max(sheet.floor, room.paged - size_of(sheet, 54) * 2)
        return [*rule, *sentence(sheet, _("There is nothing to choose from yet."), left)]
    sizes = [sheet.size(size) for size in OPTION_SIZES]
    for columns in (1, 2) if len(scene.options) >= COLUMNS_FROM else (1,):
        for size in (*sizes, sheet.floor):
            options = _options(sheet, scene, room.paged, size, columns)
            if options and room.holds([*rule, *options]):
                return [*rule, *options]
    return [*rule, *_options(sheet, scene, room.paged, sheet.floor, 1)]


def _rule(sheet: Sheet, rule: str, room: Room) -> list[Piece]:
    """How to vote."""
    palette, style = sheet.palette, Style(size_of(sheet, 54), BOLD)
    if not rule.strip():
        return []
    return list(told(rule, sheet.inner_width, style, palette.accent, palette.ground, room.paged))


def _options(sheet: Sheet, scene: VotingScene, room: int, size: int, columns: int) -> list[Piece]:
    """The options as rows of one or two, their numbers in squares of one width; none when two have no room."""
    style, gap = Style(size, MEDIUM), sheet.px(64)
    square = max(width_of(str(len(scene.options)), style._replace(weight=BOLD)) + size // 2, round(size * 1.2))
    column = (sheet.inner_width - gap * (columns - 1)) // columns
    indent = square + sheet.px(24)
    made = [block(option, column - indent, style) for option in scene.options]
    if columns == 1:
        parts = [part for rank, one in enumerate(made) for part in _option(sheet, scene, rank, one, square, room)]
        return parts
    if any(one.broken or one.height > room for one in made):
        return []
    rows = []
    for first in range(0, len(made), columns):
        marks: list[Mark] = []
        for place, one in enumerate(made[first : first + columns]):
            piece = _option(sheet, scene, first + place, one, square, room)[0]
            marks += shifted(piece.marks, place * (column + gap), 0)
        height = max(one.height for one in made[first : first + columns])
        rows.append(Piece(height, tuple(marks), _between(sheet)))
    return rows


def _option(sheet: Sheet, scene: VotingScene, rank: int, made: Block, square: int, room: int) -> list[Piece]:
    palette, size, first, pieces = sheet.palette, made.style.size, 0, []
    for last in made.chunks(room):
        marks: list[Mark] = [] if first else [*chip(sheet, str(rank + 1), square, size, colour_of(sheet, scene.kind))]
        marks.append(Text(square + sheet.px(24), 0, made, palette.ink, palette.ground, first, last))
        pieces.append(Piece(made.span(first, last).height, tuple(marks), 0 if first else _between(sheet)))
        first = last
    return pieces


def _between(sheet: Sheet) -> int:
    return white(sheet, 30)


def _results(sheet: Sheet, scene: ResultsScene, room: Room, total: int) -> Sequence[Piece]:
    """The most voted for first; those with as many votes have the same rank, and it is said."""
    if not scene.results:
        return sentence(sheet, _("There was nothing to choose from."), room.paged)
    most, ranks = max(1, *(one.count for one in scene.results)), [one.rank for one in scene.results]
    entries = [_entry(sheet, scene, one, total, most, ranks.count(one.rank) > 1) for one in scene.results]
    return entry_pieces(sheet, entries, room, RESULT_SIZES)


def _entry(sheet: Sheet, scene: ResultsScene, one: Result, total: int, most: int, tied: bool) -> Entry:
    """An option with its figure beside the best; with several answers, each figure, and how many of all are for it."""
    voices = _voices(one)
    answered = " · ".join(f"{share.name} {share.count}" for share in one.answers)
    return Entry(
        one.text,
        answered or _votes(one.count),
        one.count / max(1, voices) if answered else one.count / most,
        colour_of(sheet, scene.kind),
        mark=str(one.rank) if len(scene.results) > 1 else "",
        strong=one.rank == 1 and one.count > 0,
        aside=" · ".join(_beside(0 if answered else one.count, total, tied and bool(voices))),
        below=" · ".join(f"{share.name} {share.count}" for share in one.colleges),
    )


def _beside(count: int, total: int, tied: bool) -> list[str]:
    """The share of all the votes, and whether others have as many."""
    share = [_("{share} %").format(share=round(100 * count / total))] if count else []
    return [*share, _("tied")] if tied else share


def _voices(one: Result) -> int:
    """All the voices, whatever they say."""
    return sum(share.count for share in one.answers) if one.answers else one.count


def _round(number: int) -> str:
    """Which round it is, from the second one."""
    return _("Round {number}").format(number=number) if number > 1 else ""


def _votes(count: int) -> str:
    return ngettext("{count} vote", "{count} votes", count).format(count=count)
