"""An expert input or a testimony: who speaks, what is retained of it, how long is left."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from .... import i18n
from ....i18n import _, ngettext
from ....sessions import labels
from ....sessions.scene.scenes import SpeakerScene
from ....sessions.scene.values import Asked, Countdown, Said
from .marks import Box, Marks, Rect, Ring, Sheet, mixed
from .pages import Page
from .parts import badge, colour_of, is_late, middle, rail, share_left, time_left
from .prose import Made, Paragraph, leaves, opened
from .text import BOLD, CENTRE, MEDIUM, Style, fitted, width_of

_FIGURES, _WORDS = 80, 48
"""The sizes of the time left and of the words under it, for 1080 lines."""
_QUOTED = {"«": "»", "“": "”", '"': '"'}


def speaker_page(sheet: Sheet, scene: SpeakerScene) -> Page:
    """Who speaks of what, then what was chosen of what they said; the time is with what moves.

    When they need several pages the room begins at the last that was chosen, without anybody turning them.
    """
    card, body = _card(sheet, scene), sheet.body
    width = body.width if card is None else card.x - sheet.margin - sheet.px(72)
    told = _put(sheet, scene, scene.question) if scene.question is not None else _told(sheet, scene)
    found, opening = leaves(sheet, told, body._replace(width=width))
    shown, pages = opened(found, scene.first_id, opening)
    rank = _("{rank} of {count}").format(rank=scene.rank, count=scene.of) if scene.of > 1 else ""
    marks = badge(sheet, scene.kind, rank, scene.countdown if card is None else None)
    if card is not None:
        marks += (Box(card, _tint(sheet, scene), sheet.px(24)),)
    return Page(sheet.palette.ground, (*marks, *shown, *rail(sheet, scene.rail)), pages)


def _told(sheet: Sheet, scene: SpeakerScene) -> Made:
    palette = sheet.palette

    without = _card(sheet, scene) is None
    over = _("Your questions") if scene.asking and without else ""
    under = _then(scene).replace("\n", " · ") if without and not scene.asking and scene.countdown else ""

    def make(share: float) -> list[Paragraph]:
        found = [Paragraph(over, Style(sheet.size(66 * share), BOLD), colour_of(sheet, scene.kind))] if over else []
        found.append(Paragraph(scene.title, Style(sheet.size(104 * share), BOLD), palette.ink, before=sheet.px(16)))
        people = Style(sheet.size(54 * share), MEDIUM)
        for place, speaker in enumerate((*scene.speakers, *filter(None, (under,)))):
            found.append(Paragraph(speaker, people, palette.soft_ink, before=sheet.px(14 if place else 28)))
        return found + [_retained(sheet, scene, said, share, place) for place, said in enumerate(scene.said)]

    return make


def _put(sheet: Sheet, scene: SpeakerScene, asked: Asked) -> Made:
    """The question that is put, large; what it is about, to whom and from where around it, small."""
    palette = sheet.palette
    where = [labels.table(asked.table_number)] if asked.table_number is not None else []
    where += [labels.college(asked.college)] if asked.college is not None else []
    others = ngettext("{count} other question waits", "{count} other questions wait", scene.waiting)
    under = (
        _("to {name}").format(name=asked.to) if asked.to else "",
        " · ".join(where),
        others.format(count=scene.waiting) if scene.waiting else "",
    )

    def make(share: float) -> list[Paragraph]:
        small = Style(sheet.size(54 * share), MEDIUM)
        large = Style(sheet.size(92 * share), BOLD)
        over = Paragraph(scene.title, small, colour_of(sheet, scene.kind))
        question = Paragraph(asked.text, large, palette.ink, before=sheet.px(26), current=True)
        soft = [
            Paragraph(words, small, palette.soft_ink, before=sheet.px(14 if place else 32))
            for place, words in enumerate(filter(None, under))
        ]
        return [over, question, *soft]

    return make


def _retained(sheet: Sheet, scene: SpeakerScene, said: Said, share: float, place: int) -> Paragraph:
    """A quote along a bar, a key point after a dot."""
    colour, style = colour_of(sheet, scene.kind), Style(sheet.size(60 * share), MEDIUM)
    before, indent, last = sheet.px(22 if place else 48), sheet.px(50), said == scene.said[-1]
    if said.quote:
        return Paragraph(_quoted(said.text), style, sheet.palette.ink, before, indent, bar=colour, current=last)
    dot, middle_y = sheet.px(20), round(style.size * 0.62)
    lead = (Box(Rect(0, middle_y - dot // 2, dot, dot), colour, dot // 2),)
    return Paragraph(said.text, style, sheet.palette.ink, before, indent, lead=lead, current=last)


def _quoted(words: str) -> str:
    """Between quotation marks, once."""
    words = words.strip()
    if words[:1] in _QUOTED and words[-1:] == _QUOTED[words[:1]]:
        return words
    return _("“{words}”").format(words=words)


def _tint(sheet: Sheet, scene: SpeakerScene) -> str:
    return mixed(colour_of(sheet, scene.kind), sheet.palette.ground, 0.1)


def _card(sheet: Sheet, scene: SpeakerScene) -> Rect | None:
    """Where the time left is; None outside the speech's own time, or where the ring would be too small to hold it."""
    width = min(sheet.px(480), round(sheet.inner_width * 0.36))
    height = min(sheet.px(560), sheet.body.height)
    top = sheet.body.y + round((sheet.body.height - height) * 0.42)
    card = Rect(sheet.width - sheet.margin - width, top, width, height)
    narrowest = width_of("−00:00", Style(sheet.floor, BOLD, tabular=True))
    if scene.countdown is None or _inside(sheet, _ring(sheet, card)).width < narrowest:
        return None
    return card


def _ring(sheet: Sheet, card: Rect) -> Rect:
    """In the upper part of the card, three lines of words under it."""
    size = min(sheet.px(340), card.width - 2 * sheet.px(36), card.height - sheet.px(40 + 36) - 3 * sheet.px(54))
    return Rect(card.x + (card.width - size) // 2, card.y + sheet.px(46), size, size)


def _inside(sheet: Sheet, ring: Rect) -> Rect:
    return ring.inset(_thickness(ring) + sheet.px(14))


def _thickness(ring: Rect) -> int:
    return round(ring.width * 0.1)


def dial(sheet: Sheet, scene: SpeakerScene, now: datetime) -> Marks:
    """The time that the speaker has left, or the room for its questions, as a ring and in words."""
    card, countdown = _card(sheet, scene), scene.countdown
    if countdown is None:
        return ()
    if card is None:
        return time_left(sheet, countdown, now, i18n.language())
    late, ring = is_late(countdown, now), _ring(sheet, card)
    colour = sheet.palette.late if late else colour_of(sheet, scene.kind)
    ground, ink = _tint(sheet, scene), sheet.palette.late if late else sheet.palette.ink
    inside, share = _inside(sheet, ring), 1.0 if late else share_left(countdown, now)
    style = Style(sheet.size(_FIGURES), BOLD, CENTRE, tabular=True)
    left = fitted(_time_to_speak(countdown, now), inside.width, inside.height, style, sheet.floor)
    under = _words(scene, countdown, late)
    weight = BOLD if scene.asking and not late else MEDIUM
    room = Rect(card.x + sheet.px(16), ring.bottom, card.width - 2 * sheet.px(16), card.bottom - ring.bottom)
    said = fitted(under, room.width, room.height, Style(sheet.size(_WORDS), weight, CENTRE), sheet.floor)
    centre = card.x + card.width // 2
    return (
        Ring(ring, _thickness(ring), share, colour, mixed(colour, ground, 0.18), ground),
        middle(left, centre - left.width // 2, ring.y + ring.height // 2, ink, ground),
        middle(said, centre - said.width // 2, room.y + room.height // 2, ink, ground),
    )


def _words(scene: SpeakerScene, countdown: Countdown, late: bool) -> str:
    """What the time left is of, or what comes after it."""
    if countdown.paused:
        return _("Paused")
    if scene.asking:
        return _("Your questions")
    if late:
        return _("over time")
    return _then(scene) or _("of {duration}").format(duration=_unbroken(round(countdown.total_seconds / 60)))


def _then(scene: SpeakerScene) -> str:
    """What the room does after the speech."""
    if scene.question_minutes <= 0:
        return ""
    return _("then your questions\n{duration}").format(duration=_unbroken(scene.question_minutes))


def _time_to_speak(countdown: Countdown, now: datetime) -> str:
    """In whole minutes while there are some, then to the second."""
    left = countdown.left(now)
    minutes = ceil(left.total_seconds() / 60)
    return _unbroken(minutes) if minutes > 2 else labels.countdown(left)


def _unbroken(minutes: int) -> str:
    return labels.duration(minutes).replace(" ", "\u00a0")
