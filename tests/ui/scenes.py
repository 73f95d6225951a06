"""Scenes to try the room's view with: every kind, holding ordinary or awkward texts."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from PySide6.QtCore import QSize

from facilitator.sessions.records import College, ContributionKind, ItemKind
from facilitator.sessions.scene import (
    BlackScene,
    BreakScene,
    Countdown,
    ItemScene,
    Note,
    QuestionScene,
    Row,
    Scene,
    Segment,
    SpeakerScene,
    TitleScene,
    WaitingScene,
)
from facilitator.sessions.timing import SlotState

NOW = datetime(2026, 3, 12, 14, 22, 10, tzinfo=timezone(timedelta(hours=1)))
SIZES = [QSize(1024, 768), QSize(1280, 800), QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]
TEXTS = {
    "ordinary": "Comment donner une vraie place aux conseillers municipaux ?",
    "emoji": "🚌 Plus de bus 🚲👍🏽 et des ✓ → oui",
    "arabic": "المشاركة في القرار المحلي: كيف نشرك السكان في المشروع؟",
    "chinese": "我们需要更多的公共交通，特别是在农村地区，老年人很难去医院看病",
    "one word": "Anticonstitutionnellementanticonstitutionnellementanticonstit",
    "mark-up": "<b>gras</b> </para> &amp; <img src='/etc/passwd'/> =HYPERLINK(\"x\")",
    "many lines": "un\ndeux\ntrois\nquatre\ncinq\nsix\nsept\nhuit\nneuf\ndix\nonze\ndouze\ntreize",
    "a page": "Une lettre de deux pages après chaque conseil, relue par un maire. " * 12,
    "a novel": "Il faudrait que chacun puisse lire ce qui s’est dit avant de voter. " * 90,
}
QUESTION = "Comment donner une vraie place aux conseillers municipaux dans les décisions de l’intercommunalité ?"
KINDS = list(ContributionKind)
COLLEGES = [None, *College]

RAIL = (
    Segment(ItemKind.WELCOME, 30, SlotState.HELD),
    Segment(ItemKind.TESTIMONY, 45, SlotState.NOT_HELD),
    Segment(ItemKind.REFLECTION, 60, SlotState.CURRENT),
    Segment(ItemKind.BREAK, 0, SlotState.UPCOMING),
    Segment(ItemKind.CLOSING, 15, SlotState.UPCOMING),
)
RUNNING = Countdown(NOW + timedelta(minutes=15, seconds=48), 0, 3600)
LATE = Countdown(NOW - timedelta(minutes=3, seconds=20), 0, 3600)
PAUSED = Countdown(None, 948, 7200)


def notes(*texts: str) -> tuple[Note, ...]:
    """Contributions in the order in which they came, of every kind and origin."""
    return tuple(
        Note(
            id=f"{place:016x}",
            kind=KINDS[place % 4],
            text=text,
            table_number=None if place % 5 == 4 else place % 12 + 1,
            college=COLLEGES[place % len(COLLEGES)],
            cluster="",
        )
        for place, text in enumerate(texts, start=1)
    )


def question(
    *contributions: Note, text: str = QUESTION, first_id: str = "", countdown: Countdown = RUNNING
) -> QuestionScene:
    return QuestionScene(RAIL, ItemKind.REFLECTION, text, contributions, first_id, countdown)


def every_scene(text: str) -> dict[str, Scene]:
    """Each kind of scene with *text* wherever people write."""
    rows = tuple(Row("14:58", kind, text) for kind in (ItemKind.EXPERT_INPUT, ItemKind.MEAL, ItemKind.POSITIONING))
    mixed = notes("Trop de réunions", text, "Un élu référent par commune", text, "Et les secrétaires de mairie ?")
    return {
        "black": BlackScene(RAIL),
        "waiting": WaitingScene(RAIL, text, text),
        "welcome": TitleScene(RAIL, text, text, text, date(2026, 3, 12), False),
        "thanks": TitleScene(RAIL, text, text, "", None, True),
        "item": ItemScene(RAIL, ItemKind.WELCOME, text, text, RUNNING, rows),
        "late item": ItemScene(RAIL, ItemKind.VOTE, text, "", LATE, ()),
        "speaker": SpeakerScene(RAIL, ItemKind.TESTIMONY, 2, 2, text, (text,), RUNNING),
        "late speakers": SpeakerScene(RAIL, ItemKind.EXPERT_INPUT, 1, 1, text, (text,) * 9, LATE),
        "paused speaker": SpeakerScene(RAIL, ItemKind.EXPERT_INPUT, 1, 1, text, (), PAUSED),
        "break": BreakScene(RAIL, ItemKind.BREAK, text, RUNNING, rows),
        "late meal": BreakScene(RAIL, ItemKind.MEAL, "Repas", LATE, ()),
        "paused break": BreakScene(RAIL, ItemKind.BREAK, "Pause", PAUSED, rows),
        "question": question(text=text),
        "wall": question(*mixed),
        "paused wall": question(*mixed, text=text, countdown=PAUSED),
        "late wall": question(*notes(text), text=text, countdown=LATE),
    }
