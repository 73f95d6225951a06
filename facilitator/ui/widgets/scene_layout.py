"""Each scene as marks on a sheet of the projector's size. Nothing here is smaller than the floor, nor outside.

What moves with the clock comes apart (`live_marks`), so that a second that passes redraws a few figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from math import ceil

from ... import i18n, tokens
from ...i18n import _, ngettext
from ...sessions import labels
from ...sessions.scene import (
    BlackScene,
    BreakScene,
    Countdown,
    ItemScene,
    QuestionScene,
    Scene,
    SpeakerScene,
    TitleScene,
    WaitingScene,
)
from .scene_marks import Box, Mark, Marks, Rect, Ring, Sheet, Text, mixed, moved
from .scene_parts import (
    BODY_BOTTOM,
    BODY_TOP,
    GROUND,
    INK,
    LATE,
    SOFT_INK,
    agenda,
    badge,
    centred,
    colour_of,
    corner,
    is_late,
    middle,
    rail,
    share_left,
    time_left,
)
from .scene_question import Pages, question_marks
from .scene_text import BOLD, CENTRE, MEDIUM, Block, Style, balanced, block, fitted, width_of

BLACK = "#000000"


@dataclass(frozen=True, slots=True)
class Page:
    """What the room sees of a scene, but for what moves."""

    ground: str
    marks: Marks
    pages: Pages | None = None
    """For a question, all its pages."""
    newest: Rect | None = None
    """Where the newest note is, when it is in view."""


def page_of(scene: Scene, sheet: Sheet) -> Page:
    """The page of *scene* that the room sees. It is laid out once for the window and its thumbnail."""
    return _page_of(_Same(scene), sheet)


class _Same:
    """A scene compared by identity: hashing hundreds of notes would cost more than placing the ten in view."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.scene is self.scene

    def __hash__(self) -> int:
        return id(self.scene)


@lru_cache(maxsize=4)
def _page_of(same: _Same, sheet: Sheet) -> Page:
    scene = same.scene
    if isinstance(scene, BlackScene):
        return Page(BLACK, ())
    if isinstance(scene, WaitingScene):
        return Page(tokens.ACCENT, _waiting(sheet, scene))
    day = rail(sheet, scene.rail)
    if isinstance(scene, QuestionScene):
        pages = Pages(scene, sheet)
        marks, newest = question_marks(pages)
        return Page(GROUND, (*marks, *day), pages, newest)
    return Page(GROUND, (*_fixed_marks(sheet, scene), *day))


def _fixed_marks(sheet: Sheet, scene: Scene) -> Marks:
    match scene:
        case TitleScene():
            return _title(sheet, scene)
        case ItemScene():
            return _item(sheet, scene)
        case SpeakerScene():
            return _speaker(sheet, scene)
        case BreakScene():
            return _break(sheet, scene)
    raise TypeError(f"no layout for {type(scene).__name__}")


def live_marks(scene: Scene, sheet: Sheet, now: datetime) -> Marks:
    """What moves with the clock. What is left is rounded down to the second, as in the console."""
    clock = f"{now:%H:%M}"
    now = now if not now.microsecond else now.replace(microsecond=0) + timedelta(seconds=1)
    match scene:
        case BlackScene():
            return ()
        case WaitingScene():
            return corner(sheet, clock, colour=GROUND, ground=tokens.ACCENT)
        case SpeakerScene():
            return (*corner(sheet, clock), *_dial(sheet, scene, now))
        case BreakScene():
            return (*corner(sheet, clock), *_back_in(sheet, scene, now))
        case QuestionScene() | ItemScene():
            return (*corner(sheet, clock), *time_left(sheet, scene.countdown, now, i18n.language()))
    return corner(sheet, clock)


def _column(sheet: Sheet, blocks: Sequence[tuple[Block, str, int]], bottom: int, x: int | None = None) -> list[Text]:
    """Blocks one under the other (each with its colour and the white before it), a little above the middle."""
    height = sum(made.height + before for made, _colour, before in blocks)
    top = sheet.px(BODY_TOP)
    y = top + max(0, round((bottom - top - height) * 0.42))
    marks = []
    for made, colour, before in blocks:
        marks.append(Text(sheet.margin if x is None else x, y + before, made, colour, GROUND))
        y += before + made.height
    return marks


def _title(sheet: Sheet, scene: TitleScene) -> Marks:
    """Before the day its title, under a welcome; after it, thanks."""
    words = _("Thank you all") if scene.over else scene.title
    above = scene.cycle if scene.over else _("Welcome, everyone")
    place = " · ".join(part for part in (scene.place, labels.long_date(scene.day) if scene.day else "") if part)
    below = [scene.title, place] if scene.over else [scene.cycle if scene.cycle != scene.title else "", place]
    x = sheet.margin + sheet.px(52)
    width = sheet.inner_width - sheet.px(52)
    room = sheet.px(BODY_BOTTOM - BODY_TOP)
    blocks = [(fitted(above, width, room // 8, Style(sheet.size(60), BOLD), sheet.floor), tokens.ACCENT, 0)]
    blocks.append((fitted(words, width, room // 2, Style(sheet.size(120), BOLD), sheet.floor), INK, sheet.px(20)))
    for place_in, text in enumerate(part for part in below if part):
        made = fitted(text, width, room // 7, Style(sheet.size(54), MEDIUM), sheet.floor)
        blocks.append((made, SOFT_INK, sheet.px(14 if place_in else 40)))
    texts = _column(sheet, blocks, sheet.px(BODY_BOTTOM), x)
    bar = Rect(sheet.margin, texts[0].y, sheet.px(12), texts[-1].rect.bottom - texts[0].y)
    return (Box(bar, tokens.ACCENT, sheet.px(6)), *texts)


def _waiting(sheet: Sheet, scene: WaitingScene) -> Marks:
    width, room = sheet.inner_width, sheet.px(BODY_BOTTOM - BODY_TOP)
    title = fitted(scene.title, width, round(room * 0.6), Style(sheet.size(128), BOLD, CENTRE), sheet.floor)
    territory = fitted(scene.territory, width, room // 4, Style(sheet.size(60), MEDIUM, CENTRE), sheet.floor)
    gap = sheet.px(36)
    top = (sheet.height - title.height - gap - territory.height) // 2
    marks = [Text((sheet.width - title.width) // 2, top, title, GROUND, tokens.ACCENT)]
    if scene.territory:
        x = (sheet.width - territory.width) // 2
        marks.append(Text(x, top + title.height + gap, territory, GROUND, tokens.ACCENT))
    return tuple(marks)


def _item(sheet: Sheet, scene: ItemScene) -> Marks:
    """Its title and detail, and what follows at the bottom."""
    width, bottom = sheet.inner_width, sheet.px(BODY_BOTTOM)
    room = sheet.px(BODY_BOTTOM - BODY_TOP)
    rows, rows_height = agenda(sheet, scene.following, sheet.margin, width, room // 3)
    marks: list[Mark] = [*badge(sheet, scene.kind, "", scene.countdown)]
    if rows:
        line = bottom - rows_height - sheet.px(16)
        marks.append(Box(Rect(sheet.margin, line, width, max(1, sheet.px(3))), tokens.PROJECTION_LINE))
        marks += (moved(row, 0, line + sheet.px(16)) for row in rows)
        bottom = line - sheet.px(24)
    room = bottom - sheet.px(BODY_TOP)
    share = 0.45 if scene.detail else 1.0
    title = fitted(scene.title, width, round(room * share), Style(sheet.size(112), BOLD), sheet.floor)
    blocks = [(title, INK, 0)]
    if scene.detail:
        gap = sheet.px(30)
        left = room - title.height - gap
        detail = fitted(scene.detail, round(width * 0.92), left, Style(sheet.size(56), MEDIUM), sheet.floor)
        blocks.append((detail, SOFT_INK, gap))
    return (*marks, *_column(sheet, blocks, bottom))


def _speaker(sheet: Sheet, scene: SpeakerScene) -> Marks:
    rank = _("{rank} of {count}").format(rank=scene.rank, count=scene.of) if scene.of > 1 else ""
    card = _speaker_card(sheet)
    width = card.x - sheet.margin - sheet.px(80)
    room, gap = sheet.px(BODY_BOTTOM - BODY_TOP), sheet.px(32)
    title = fitted(scene.title, width, round(room * 0.5), Style(sheet.size(104), BOLD), sheet.floor)
    people = _people(sheet, scene.speakers, width, room - title.height - gap)
    blocks = [(title, INK, 0)]
    blocks += [(made, SOFT_INK, sheet.px(16) if place else gap) for place, made in enumerate(people)]
    tint = mixed(colour_of(scene.kind), GROUND, 0.1)
    texts = _column(sheet, blocks, sheet.px(BODY_BOTTOM))
    return (*badge(sheet, scene.kind, rank, None), Box(card, tint, sheet.px(24)), *texts)


def _people(sheet: Sheet, speakers: Sequence[str], width: int, room: int) -> list[Block]:
    """Who speaks, smaller when they are many; those for whom there is no room are counted."""
    for size in (sheet.size(54), sheet.floor):
        made = [balanced(speaker, width, Style(size, MEDIUM)) for speaker in speakers]
        if sum(one.height + sheet.px(16) for one in made) <= room:
            return made
    line = block("x", width, Style(sheet.floor)).height + sheet.px(16)
    kept: list[Block] = []
    for one in made:
        if sum(other.height + sheet.px(16) for other in kept) + one.height + line > room:
            break
        kept.append(one)
    if not kept:
        return [fitted(speakers[0], width, room, Style(sheet.floor, MEDIUM), sheet.floor)]
    rest = len(speakers) - len(kept)
    others = ngettext("and {count} other", "and {count} others", rest).format(count=rest)
    return [*kept, block(others, width, Style(sheet.floor, MEDIUM))]


def _speaker_card(sheet: Sheet) -> Rect:
    width = min(sheet.px(480), round(sheet.inner_width * 0.36))
    height = sheet.px(560)
    top = sheet.px(BODY_TOP) + round((sheet.px(BODY_BOTTOM - BODY_TOP) - height) * 0.42)
    return Rect(sheet.width - sheet.margin - width, top, width, height)


def _dial(sheet: Sheet, scene: SpeakerScene, now: datetime) -> Marks:
    """The time that the speaker has left, as a ring and in words."""
    card, late = _speaker_card(sheet), is_late(scene.countdown, now)
    colour = LATE if late else colour_of(scene.kind)
    ground = mixed(colour_of(scene.kind), GROUND, 0.1)
    size = min(sheet.px(340), card.width - 2 * sheet.px(36))
    ring = Rect(card.x + (card.width - size) // 2, card.y + sheet.px(56), size, size)
    share = 1.0 if late else share_left(scene.countdown, now)
    inside = ring.inset(sheet.px(34 + 16))
    style = Style(sheet.size(80), BOLD, CENTRE, tabular=True)
    left = fitted(_time_to_speak(scene.countdown, now), inside.width, inside.height, style, sheet.floor)
    words = _("Paused") if scene.countdown.paused else _("of {duration}").format(duration=_planned(scene.countdown))
    words = _("over time") if late and not scene.countdown.paused else words
    room = card.width - 2 * sheet.px(20)
    said = fitted(words, room, card.bottom - ring.bottom, Style(sheet.size(50), MEDIUM, CENTRE), sheet.floor)
    centre, ink = card.x + card.width // 2, LATE if late else INK
    return (
        Ring(ring, sheet.px(34), share, colour, mixed(colour, ground, 0.18), ground),
        middle(left, centre - left.width // 2, ring.y + size // 2, ink, ground),
        middle(said, centre - said.width // 2, (ring.bottom + card.bottom) // 2, ink, ground),
    )


def _time_to_speak(countdown: Countdown, now: datetime) -> str:
    """In whole minutes while there are some, then to the second."""
    left = countdown.left(now)
    minutes = ceil(left.total_seconds() / 60)
    return labels.duration(minutes).replace(" ", "\u00a0") if minutes > 2 else labels.countdown(left)


def _planned(countdown: Countdown) -> str:
    return labels.duration(round(countdown.total_seconds / 60))


def _break(sheet: Sheet, scene: BreakScene) -> Marks:
    """What the room comes back to; how soon is with what moves."""
    aside = "" if scene.title.casefold() == labels.item_kind(scene.kind).casefold() else scene.title
    marks: list[Mark] = [*badge(sheet, scene.kind, aside, None)]
    inset = sheet.inner_width // 14
    x, width = sheet.margin + inset, sheet.inner_width - 2 * inset
    top = sheet.px(724)
    rows, _height = agenda(sheet, scene.following, x, width, sheet.px(BODY_BOTTOM + 20) - top - sheet.px(24))
    if rows:
        marks.append(Box(Rect(x, top, width, max(1, sheet.px(3))), tokens.PROJECTION_LINE))
        marks += (moved(row, 0, top + sheet.px(24)) for row in rows)
    return tuple(marks)


def _back_in(sheet: Sheet, scene: BreakScene, now: datetime) -> Marks:
    late = is_late(scene.countdown, now)
    words = _("Back now") if late else _("Back in")
    words = _("Paused") if scene.countdown.paused else words
    figures = labels.countdown(scene.countdown.left(now))
    down, ink = 0 if scene.following else sheet.px(70), LATE if late else INK
    large = Style(sheet.size(390), BOLD, tabular=True)
    if (widest := width_of("−00:00", large)) > sheet.inner_width * 0.88:
        large = large._replace(size=round(large.size * sheet.inner_width * 0.88 / widest))
    return (
        centred(sheet, words, sheet.px(236) + down, Style(sheet.size(72), BOLD), ink),
        centred(sheet, figures, sheet.px(484) + down, large, ink),
    )
