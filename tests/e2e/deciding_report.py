"""What is handed out of a day that decided, from the place Report, and what it must and may not say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from facilitator.reports import FORMATS
from facilitator.sessions.records import Reading, StatementKind
from facilitator.ui.report.report_page import ReportPage
from tests.ui.conftest import Console, DialogAnswer

from .deciding_day import AUTHOR, SPOKEN_OF, Decider
from .deciding_ledger import Decided
from .looking_back import bare, words_of
from .steered_eve import WALK_IN, press

Files = Mapping[str, Path]
"""A file by its format."""
READ_LIKE_A_TEXT = ("pdf", "docx", "md")
_ENDINGS = {".docx": "docx", ".md": "md", ".xlsx": "xlsx", ".csv": "csv", ".json": "json"}
FEWEST = 3
"""So many of a college are there, or it is not told."""
_HIDDEN = "[nom]"


def hand_out(console: Console, folder: Path) -> dict[Reading, Files]:
    """All the formats in each reading, each reading into a folder; nothing public before the names are decided."""
    console.click("Compte rendu")
    page = console.workshop.report
    found: dict[Reading, Files] = {}
    for reading in Reading:
        target = folder / reading.value
        target.mkdir(parents=True)
        press(page.column.reading.cards[reading])
        if reading is Reading.PUBLIC:
            console.qtbot.waitUntil(lambda: page.deciding)
            with console.qtbot.waitSignal(page.writer.refused):
                _ask_for_all(page, target)
            assert list(target.iterdir()) == []
            decide_names(console, page)
        with console.qtbot.waitSignal(page.writer.written, timeout=30_000):
            _ask_for_all(page, target)
        found[reading] = {_format(path): path for path in target.iterdir()}
        assert set(found[reading]) == set(FORMATS)
    return found


def decide_names(console: Console, page: ReportPage) -> None:
    """The person who is spoken of is hidden; whoever promised something stays."""
    panel = page.names.panel
    console.qtbot.waitUntil(lambda: not panel.busy and bool(panel.cards))
    assert SPOKEN_OF in {card.name for card in panel.cards}
    panel.setFocus()
    for card in tuple(panel.cards):
        card.setFocus()
        console.key(Qt.Key.Key_M if card.name == SPOKEN_OF else Qt.Key.Key_L)
    console.qtbot.waitUntil(lambda: panel.waiting == 0)
    press(page.names.pages)
    assert not page.deciding


def _ask_for_all(page: ReportPage, folder: Path) -> None:
    answer = DialogAnswer(str(folder))
    press(page.column.formats.all)
    assert not answer.isActive()


def _format(path: Path) -> str:
    if path.suffix == ".pdf":
        return "handout" if "feuille à emporter" in path.stem else "pdf"
    return _ENDINGS[path.suffix]


def hold_texts_to_the_ledger(decider: Decider, handed_out: Mapping[Reading, Files]) -> None:
    """Each format says what was said and decided, as far as its reading goes; none names whom it may not name."""
    decided = decider.decided
    for reading, files in handed_out.items():
        said = {form: words_of(path) for form, path in files.items()}
        contributions = [_read_by(reading, one.text) for one in decided.said]
        decisions = [
            *(option for ballot in decided.ballots for option in ballot.options),
            *(one.text for one in decided.sentences),
            *(one.original for one in decided.sentences if one.original),
            *(text for one in decided.promises for text in (one.what, one.who)),
            *decided.ambassadors,
            *decided.words[:2],
        ]
        essentials = [one.text for one in decided.sentences if one.kind is StatementKind.ESSENTIAL]
        flagged = [
            f"{votes} voix comptées, {most} possibles"
            for ballot in decided.ballots
            for _where, votes, most in ballot.too_much
            if reading is Reading.NAMED  # how many sit at a table is told to nobody else
        ]
        wanted = {
            **{form: [*contributions, *decisions, *flagged] for form in READ_LIKE_A_TEXT},
            **{form: [*contributions, *decisions] for form in ("xlsx", "json")},
            "csv": contributions,
            "handout": [*essentials, *(one.what for one in decided.promises)],
        }
        missing = {form: _missing(texts, said[form]) for form, texts in wanted.items()}
        assert not any(missing.values()), f"{reading} leaves out {missing}"
        forbidden = _forbidden(decider, reading)
        told = {form: _found(forbidden, words) for form, words in said.items()}
        assert not any(told.values()), f"{reading} names {told}"
        named = {form for form, words in said.items() if bare(AUTHOR) in words}
        assert (set(FORMATS) - {"handout"} <= named) if reading is Reading.NAMED else not named


def _forbidden(decider: Decider, reading: Reading) -> list[str]:
    """Those who promised nothing, where nobody is told by name; in public, nor who is spoken of."""
    if reading is Reading.NAMED:
        return []
    promised = {*(one.who for one in decider.decided.promises), *decider.decided.ambassadors}
    spoken_of = {SPOKEN_OF} if reading is Reading.COLLEGE else set()
    surname = [] if spoken_of else [SPOKEN_OF.split()[1]]
    return [name for name in (*decider.names, WALK_IN) if name not in promised | spoken_of] + surname


def _read_by(reading: Reading, text: str) -> str:
    return text.replace(SPOKEN_OF, _HIDDEN) if reading is Reading.PUBLIC else text


def _missing(texts: Iterable[str], words: str) -> list[str]:
    return [text for text in texts if bare(text) not in words and bare(json.dumps(text)[1:-1]) not in words]


def _found(texts: Iterable[str], words: str) -> list[str]:
    return [text for text in texts if bare(text) in words]


def hold_colleges_to_the_ledger(decided: Decided, handed_out: Mapping[Reading, Files]) -> None:
    """Only a college of three is told to others than the organiser; and to anybody, nothing of who said what."""
    told = {college.value for college, count in decided.came.items() if count >= FEWEST}
    assert 0 < len(told) < len(decided.came)
    for reading in (Reading.COLLEGE, Reading.PUBLIC):
        data = json.loads(handed_out[reading]["json"].read_bytes())
        assert {one for one in _colleges(data) if one} <= told
        said = {(one["text"], one["table_number"]) for one in data["contributions"]}
        public = reading is Reading.PUBLIC
        assert said == {(_read_by(reading, one.text), None if public else one.table) for one in decided.said}


def _colleges(value: object) -> Iterator[str | None]:
    """Those that are told of anything, wherever it stands."""
    if isinstance(value, dict):
        yield value.get("college")
        yield from str(value.get("contested_by", "")).split()
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _colleges(part)


def hold_data_to_the_ledger(data: dict[str, Any], decided: Decided) -> None:
    """Every figure, text and name of the complete data is that of the ledger, and there is no other."""
    people = {one["id"]: one["name"] for one in data["participants"]}
    clusters = {one["id"]: one["title"] for one in data["clusters"]}
    said = [
        (one["text"], one["table_number"], clusters.get(one["cluster_id"], ""), people.get(one["participant_id"], ""))
        for one in data["contributions"]
    ]
    assert said == [(one.text, one.table, one.cluster, one.author) for one in decided.said]
    assert _ballots(data) == [
        (ballot.title, {key: count for key, count in ballot.figures.items() if count}) for ballot in decided.ballots
    ]
    wheel = {(one["table_number"], one["lever"]): one["value"] for one in data["ratings"] if one["lever"]}
    assert wheel == {
        (table, lever): value
        for table, answers in decided.wheel.items()
        for lever, value in enumerate(answers, start=1)
    }
    hands = {one["value"]: one["count"] for one in data["ratings"] if one["instrument"] == "return"}
    assert hands == {value: count for value, count in enumerate(decided.hands) if count}
    words = {one["text"].casefold(): one["count"] for one in data["feedback"]}
    told = [word.casefold() for word in decided.words]
    assert words == {word: told.count(word) for word in told}
    promises = [(one["what"], one["who"], one["due"], clusters[one["cluster_id"]]) for one in data["commitments"]]
    assert promises == [(one.what, one.who, one.due.isoformat(), one.cluster) for one in decided.promises]
    assert [one["name"] for one in data["ambassadors"]] == decided.ambassadors
    _sentences(data, decided)


def _ballots(data: dict[str, Any]) -> list[tuple[str, dict[tuple[object, str, str], int]]]:
    """Each vote with what was counted for each option, by table or by college."""
    options = {one["id"]: one for one in data["vote_options"]}
    found = []
    for vote in data["votes"]:
        told = [one for one in data["tallies"] if options[one["voteoption_id"]]["vote_id"] == vote["id"]]
        figures = {
            (one["table_number"] or one["college"], options[one["voteoption_id"]]["text"], one["answer"]): one["count"]
            for one in told
        }
        found.append((vote["title"], {key: count for key, count in figures.items() if count}))
    return found


def _sentences(data: dict[str, Any], decided: Decided) -> None:
    found = [
        (one["kind"], one["text"], one["college"], one["validation"], one["original"], one["contested_by"])
        for one in data["statements"]
    ]
    assert found == [
        (one.kind, one.text, one.college, one.said, one.original, " ".join(one.contested_by))
        for one in decided.sentences
    ]
