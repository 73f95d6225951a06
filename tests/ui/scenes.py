"""Scenes to try the room's view with: every kind, holding ordinary or awkward texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from PySide6.QtCore import QSize

from facilitator.sessions.records import College, CommitmentState, ContributionKind, ItemKind, StatementKind, Validation
from facilitator.sessions.scene.scenes import (
    AgendaScene,
    BlackScene,
    BreakScene,
    CalibrationScene,
    ClustersScene,
    CommitmentsScene,
    EvaluationScene,
    ItemScene,
    MessageScene,
    NoteScene,
    OpenCommitmentsScene,
    PictureScene,
    PlaneScene,
    QuestionScene,
    ResultsScene,
    Scene,
    SpeakerScene,
    SpeakingTimeScene,
    StaircaseScene,
    StatementScene,
    ThanksScene,
    TrendsScene,
    VotingScene,
    WaitingScene,
    WelcomeScene,
    WheelScene,
)
from facilitator.sessions.scene.values import (
    Countdown,
    Group,
    Level,
    Lever,
    Look,
    Note,
    Promise,
    Ranked,
    Result,
    Row,
    Said,
    Segment,
    Share,
    Spoken,
    Spot,
    Word,
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
    return QuestionScene(RAIL, ItemKind.REFLECTION, text, contributions, countdown, first_id=first_id)


LOOKS = {
    "light": Look(),
    "dark": Look(dark=True),
    "large": Look(capital=0.05),
}
"""How rooms can want their picture; the last asks for letters nearly twice as large as usual."""


def every_scene(text: str, look: Look | None = None) -> dict[str, Scene]:
    """Each kind of scene with *text* wherever people write."""
    scenes = _scenes(text)
    return {name: replace(scene, look=look) for name, scene in scenes.items()} if look is not None else scenes


def _scenes(text: str) -> dict[str, Scene]:
    rows = tuple(Row("14:58", kind, text) for kind in (ItemKind.EXPERT_INPUT, ItemKind.MEAL, ItemKind.POSITIONING))
    mixed = notes("Trop de réunions", text, "Un élu référent par commune", text, "Et les secrétaires de mairie ?")
    return {
        "black": BlackScene(RAIL),
        "waiting": WaitingScene(RAIL, text, text),
        "welcome": WelcomeScene(RAIL, text, text, text, date(2026, 3, 12), rows),
        "thanks": ThanksScene(RAIL, text, text, "", None, text, date(2026, 4, 2), text),
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
        **_said_and_decided(text),
        **_beside_the_day(text),
        **_where_it_stands(text),
    }


def _beside_the_day(text: str) -> dict[str, Scene]:
    """The agenda, what speakers said, breaks at other times, and what the facilitator brings."""
    states = [SlotState.HELD, SlotState.NOT_HELD, SlotState.CURRENT, *[SlotState.UPCOMING] * 9]
    kinds = list(ItemKind)
    rows = tuple(
        Row(f"{9 + place // 2:02d}:{place % 2 * 3}0", kinds[place % 10], text if place % 4 == 2 else "Une étape", state)
        for place, state in enumerate(states)
    )
    said = (Said("a", text, True), Said("b", "Une conférence chaque trimestre", False), Said("c", text, False))
    speech = (RAIL, ItemKind.TESTIMONY, 1, 2, text)
    return {
        "agenda": AgendaScene(RAIL, text, rows),
        "empty agenda": AgendaScene(RAIL, "La journée", ()),
        "agenda of sixty": AgendaScene(RAIL, "La journée", rows * 5),
        "welcome to a short day": WelcomeScene(RAIL, "Une soirée", "Une soirée", "", None, rows[3:6]),
        "welcome to an empty day": WelcomeScene(RAIL, "", "", "", None, ()),
        "thanks for the last day": ThanksScene(RAIL, text, text, text, date(2026, 3, 12)),
        "quoted speaker": SpeakerScene(*speech, (text,), RUNNING, said[:1], False, 15),
        "retained speech": SpeakerScene(*speech, (text, text), LATE, said, False, 15),
        "questions to a speaker": SpeakerScene(*speech, (text,), RUNNING, said, True, 15),
        "speech of another time": SpeakerScene(*speech, (text,), None, said, False, 15),
        "break of another time": BreakScene(RAIL, ItemKind.BREAK, text, None, rows[3:6]),
        "last break": BreakScene(RAIL, ItemKind.BREAK, "", None, ()),
        "long meal": BreakScene(RAIL, ItemKind.MEAL, text, PAUSED, rows[3:6]),
        "message": MessageScene(RAIL, text),
        "empty message": MessageScene(RAIL, ""),
        "picture": PictureScene(RAIL, text, ("map.png",)),
        "document": PictureScene(RAIL, text, ("one.png", "two.png", "three.png")),
        "lost picture": PictureScene(RAIL, text, ()),
        "calibration": CalibrationScene(RAIL, 800, 150),
        "calibration of a deep room": CalibrationScene(RAIL, 2450, 185),
    }


def _where_it_stands(text: str) -> dict[str, Scene]:
    """The trends, impact and effort, the evaluation of the day: before anybody answered, and after."""
    positioning, closing = (RAIL, ItemKind.POSITIONING), (RAIL, ItemKind.CLOSING)
    titles = ("Proximité", text, "Ressources et mutualisation", text)
    ranked = tuple(
        Ranked(place, title, min(place, 3), place * 1.7, 9 - place, place > 2) for place, title in enumerate(titles, 1)
    )
    quarters = ("Gagner vite", "Chantiers de fond", "Si l’occasion se présente", "À éviter")
    places = ((0.1, 0.9), (0.12, 0.88), (0.8, 0.95), (0.5, 0.5), (1.0, 0.0), (0.0, 0.0))
    spots = tuple(
        Spot(f"s{n}", n, text if n == 2 else f"Le projet {n}", effort, impact, quarters[n % 4])
        for n, (effort, impact) in enumerate(places, 1)
    )
    words = (Word("a", "Utile", 12), Word("b", text, 4), Word("c", "Dense"), Word("d", "Convivial"), Word("e", text))
    changes = (Word("f", text, 3), Word("g", "Commencer plus tard"))
    return {
        "trends": TrendsScene(*positioning, QUESTION, ranked, 31, RUNNING),
        "trends to choose from": TrendsScene(*positioning, text, (Ranked(1, text), Ranked(2, "Proximité")), 0, PAUSED),
        "no trends": TrendsScene(*positioning, QUESTION, (), 0, None),
        "plane": PlaneScene(*positioning, QUESTION, "Effort", "Impact", quarters, spots, RUNNING),
        "empty plane": PlaneScene(*positioning, text, "Effort", "Impact", quarters, (), PAUSED),
        "crowded plane": PlaneScene(*positioning, "", "Effort", "Impact", quarters, spots * 8, None),
        "evaluation": EvaluationScene(*closing, QUESTION, (0, 1, 3, 9, 14, 6), 3.6, words, changes, RUNNING),
        "words of the day": EvaluationScene(*closing, text, (0,) * 6, None, words * 4, (), None),
        "no evaluation": EvaluationScene(*closing, QUESTION, (0,) * 6, None, (), (), LATE),
    }


def _said_and_decided(text: str) -> dict[str, Scene]:
    """What comes of a question: one contribution, clusters, a vote, the wheel and the staircase, commitments."""
    ask, vote = (RAIL, ItemKind.REFLECTION), (RAIL, ItemKind.VOTE, text)
    note = replace(notes(text, text)[1], weight=12, author="Dominique Vallon")
    groups = tuple(
        Group(f"g{place}", title, colour, 3 + place, 14 - place)
        for place, (title, colour) in enumerate(zip((text, "Informer", text, "Se déplacer"), CLUSTERS, strict=False))
    )
    results = (Result("a", text, 21, 1), Result("b", "Un élu référent", 21, 1), Result("c", text, 4, 3))
    gave = (Share("Élus", 12), Share("Services de l’État", 3), Share("Entreprises et associations", 6))
    said = (Share("Oui", 21), Share("Non", 8), Share("Abstention", 3))
    means = (3.1, 2.7, None, 2.1, 3.6, 3.2, 0.0, 5.0, 1.7, None)
    levers = tuple(
        Lever(n, text if n % 3 == 0 else f"Le levier {n}", AXIS_OF[n - 1], mean) for n, mean in enumerate(means, 1)
    )
    compared = tuple(replace(lever, before=2.4) for lever in levers)
    titles = ("Se connaître", "Échanger", "Agir sur un sujet", "Partager des moyens", "Porter un projet commun")
    steps = tuple(Level(title, place * 4) for place, title in enumerate(titles))
    due = date(2026, 9, 30)
    promises = (Promise("a", text, text, due), Promise("b", "Écrire la lettre", "", None), Promise("c", text, "", due))
    told = replace(
        promises[0], partners=text, first_step=text, state=CommitmentState.STARTED, late=True, who="Le maire"
    )
    positioning = (RAIL, ItemKind.POSITIONING)
    spoken = (
        Spoken("elected", "Élus", 34, 57, 62),
        Spoken("dgs", text, 12, 20, 9),
        Spoken("expert", "Experts", 9, 15, 0),
        Spoken("inhabitants", text, 0, 0, 29),
    )
    return {
        "note": NoteScene(*ask, QUESTION, note, RUNNING),
        "note of a question": NoteScene(*ask, text, replace(note, text="Un car", author=text), LATE),
        "note of no question": NoteScene(*ask, "", replace(note, table_number=None, weight=1, author=""), None),
        "clusters": ClustersScene(*ask, text, groups, 3, RUNNING),
        "no clusters": ClustersScene(*ask, QUESTION, (), 0, PAUSED),
        "voting": VotingScene(*vote, text, (text, "Un élu référent par commune", "", text), RUNNING),
        "short voting": VotingScene(
            RAIL, ItemKind.VOTE, "Que faire d’abord ?", "3 dots each", ("Un car",) * 9, RUNNING
        ),
        "results": ResultsScene(*vote, results, None),
        "no results": ResultsScene(*vote, (), LATE),
        "results by college": ResultsScene(*vote, tuple(replace(one, colleges=gave) for one in results), LATE, 2),
        "results of answers": ResultsScene(*vote, tuple(replace(one, answers=said) for one in results), None),
        "wheel": WheelScene(*positioning, QUESTION, AXES, compared, 41, "Journée 1", RUNNING),
        "hard wheel": WheelScene(*positioning, text, (text, *AXES[1:]), levers, 0, text, None),
        "staircase": StaircaseScene(*positioning, QUESTION, steps, RUNNING),
        "hard staircase": StaircaseScene(*positioning, text, (Level(text, 1), *steps[1:]), PAUSED),
        "commitments": CommitmentsScene(RAIL, ItemKind.COMMITMENTS, text, promises, RUNNING),
        "carried commitments": CommitmentsScene(
            RAIL, ItemKind.COMMITMENTS, "Nos engagements", (told, *promises[1:]), PAUSED, (text, "Ana Lopez")
        ),
        "open commitments": OpenCommitmentsScene(RAIL, ItemKind.WELCOME, text, (told, *promises), None),
        "speaking time": SpeakingTimeScene(RAIL, ItemKind.REFLECTION, text, spoken, 65, RUNNING),
        "speaking time of nobody known": SpeakingTimeScene(
            RAIL, ItemKind.TESTIMONY, "Temps de parole", tuple(replace(one, people=None) for one in spoken), 5, None
        ),
        "no speaking time": SpeakingTimeScene(RAIL, ItemKind.REFLECTION, QUESTION, (), 0, PAUSED),
        "sentence": StatementScene(
            *ask,
            QUESTION,
            text,
            StatementKind.DISSENT,
            College.DGS,
            3,
            12,
            Validation.CONTESTED,
            tuple(College),
            RUNNING,
        ),
        "sentence of the day": StatementScene(
            *ask, "", text, StatementKind.ESSENTIAL, None, 1, 12, Validation.PENDING, (), PAUSED
        ),
        "sentence under a hard question": StatementScene(
            *ask, text, "Un car", StatementKind.SUMMARY, None, 2, 12, Validation.AMENDED, (), LATE
        ),
        "no commitments": CommitmentsScene(RAIL, ItemKind.COMMITMENTS, "Nos engagements", (), None),
    }


CLUSTERS = ("blue", "brick", "", "plum")
AXES = ("Impulsion politique", "Dialogue territorial", "Mise en mouvement", "Convergence des projets")
AXIS_OF = (0, 0, 1, 1, 2, 2, 3, 3, 3, 3)
