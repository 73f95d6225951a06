"""The printing kit: whoever is in the room, every sheet prints on A4 in black and white and stays readable."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from facilitator import i18n, paths
from facilitator.reports import kit as kits
from facilitator.reports.ballots import Ballot
from facilitator.reports.kit import NoSuchSheet
from facilitator.reports.kit.content import Asked, Kit, Moment, by_name
from facilitator.reports.pdf.pages import HEIGHT, WIDTH
from facilitator.sessions import people, reading, schedule
from facilitator.sessions.records import (
    AgendaItem,
    College,
    Commitment,
    Contribution,
    ContributionKind,
    Cycle,
    ItemKind,
    Part,
    Participant,
    Phase,
    Question,
    Session,
    Speaker,
    Stakeholder,
    Theme,
    Vote,
    VoteMethod,
    VoteOption,
)
from facilitator.sessions.store import Store
from facilitator.sessions.wheel import wheel

FIRST = ("Odile", "Jean-Baptiste", "Éric", "Zoé", "Marguerite", "Abdelkader", "Anne-Sophie")
LAST = ("Ramirand", "de La Rochefoucauld-Montmorency", "Lefèvre", "Ben Youssef", "Ó Súilleabháin")
HOSTILE = (
    "<b>Gras</b> & </para> &amp; <br/>",
    "=HYPERLINK(exemple)",
    "Anticonstitutionnellement" * 4,
    "Marie-Antoinette " * 7 + "de Vauban",
    "🎉 Camille ❤️ 🇫🇷",
    "村民 Ελληνικά русский",
    "(%s) {0} \\ $(ls)",
    "W" * 60,
)
MARGIN = 12 * 72 / 25.4
"""Twelve millimetres, in points."""
SMALLEST = 9.0
ARABIC = "مرحبا بالعالم"
ITEMS = (
    (ItemKind.WELCOME, "Accueil, tour de table", 30),
    (ItemKind.EXPERT_INPUT, "Gouvernance et instances participatives", 45),
    (ItemKind.TESTIMONY, "Un conseil de développement utile", 25),
    (ItemKind.BREAK, "Pause", 15),
    (ItemKind.TESTIMONY, "La conférence des maires, un an après", 25),
    (ItemKind.REFLECTION, "Rapprocher l’interco et l’habitant", 50),
    (ItemKind.MEAL, "Repas", 80),
    (ItemKind.REFLECTION, "Associer les conseillers municipaux", 60),
    (ItemKind.VOTE, "Vote et priorités", 20),
    (ItemKind.POSITIONING, "Roue des leviers", 25),
    (ItemKind.COMMITMENTS, "Engagements et suites", 30),
    (ItemKind.CLOSING, "Évaluation, clôture", 15),
)
BEFORE = datetime(2026, 3, 12, 9, tzinfo=UTC)
GUIDANCE = "Distribuer deux post-its par personne. Une idée par post-it. Relancer sur les petites communes. " * 2
SEATS = (("Ana", None), ("Luc", 12), ("Éric", 2), ("Zoé", 1))
ROOMS = ("nobody", "twelve", "150", "hostile")
TENTS = ("name-tents", "name-tents-2")


def _person(number: int, name: str) -> Participant:
    colleges = (*College, None)
    return Participant(
        id=f"p{number:04}",
        session_id="s",
        name=name,
        college=colleges[number % len(colleges)],
        organisation=("", "Communauté de communes de Sources-et-Vallons", "DDT")[number % 3],
        commune=("Sources", "Saint-Martin-de-la-Brasque-en-Haute-Provence", "")[number % 3],
        role=("Vice-présidente chargée de l’aménagement et de l’urbanisme", "", "Maire")[number % 3],
        table_number=number % 12 + 1,
        excused=number % 11 == 0,
    )


def _room(which: str) -> tuple[Participant, ...]:
    names = {
        "nobody": [],
        "twelve": [f"{FIRST[n % 7]} {LAST[n % 5]} {n}" for n in range(12)],
        "150": [f"{FIRST[n % 7]} {LAST[n % 5]} {n}" for n in range(150)],
        "hostile": list(HOSTILE),
    }[which]
    return tuple(_person(number, name) for number, name in enumerate(names))


def _moments(items: Sequence[AgendaItem]) -> tuple[tuple[Moment, ...], ...]:
    slots = schedule.plan(items, 540)
    return tuple((Moment(item, slot),) for item, slot in zip(items, slots, strict=True))


def _items() -> list[AgendaItem]:
    return [
        AgendaItem(
            id=f"i{place}",
            session_id="s",
            position=place,
            kind=kind,
            title=title,
            minutes=minutes,
            guidance=GUIDANCE,
            material="Post-its, feutres",
        )
        for place, (kind, title, minutes) in enumerate(ITEMS)
    ]


def _kit(present: Sequence[Participant] = ()) -> Kit:
    theme = Theme(id="t", session_id="s", position=0, title="Mobilisation")
    questions = [
        Question(id=f"q{n}", session_id="s", theme_id="t", item_id="i5", position=n, text=text)
        for n, text in enumerate(("Comment ne pas éloigner l’intercommunalité ?", "Quelles instances demain ?"))
    ]
    phases = tuple(
        Phase(item_id="i5", position=n, title=title, minutes=minutes)
        for n, (title, minutes) in enumerate((("Seul", 5), ("En table", 25), ("Restitution", 20)))
    )
    items = _items()
    return Kit(
        cycle=Cycle(id="c", title="Réviser notre projet"),
        session=Session(
            id="s", cycle_id="c", position=0, title="Mobiliser", day=date(2026, 3, 12), place="salle des fêtes"
        ),
        number=3,
        moments=_moments(items),
        ends_at=schedule.end_of(items, 540),
        asked=tuple(Asked(n, question, theme, phases) for n, question in enumerate(questions, 1)),
        people=tuple(present),
        stakeholders=(Stakeholder(session_id="s", position=0, name="Chambre d’agriculture"),),
        ballots=(_ballot("Quelles priorités ?", ("Une lettre", "Une charte partagée par toutes les communes")),),
    )


def _ballot(title: str, options: Sequence[str], budget: int = 3, method: VoteMethod = VoteMethod.DOTS) -> Ballot:
    vote = Vote(session_id="s", position=0, title=title, budget=budget, method=method)
    return Ballot(vote, tuple(VoteOption(vote_id=vote.id, position=n, text=t) for n, t in enumerate(options)), ())


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    with closing(pypdfium2.PdfDocument(content)) as file:
        yield file


def _pages(kit: Kit, name: str) -> list[str]:
    with _opened(kits.sheet(kit, name)) as file:
        return [page.get_textpage().get_text_range() for page in file]


def _bare(text: str) -> str:
    """*text* without what the lines of a page change: blanks and hyphens at their ends, and what has no shape."""
    kept = (char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    return re.sub("[\\s\\-\u2010\u2011\ufffe\x02\ufe00-\ufe0f]", "", "".join(kept))


def _all(kit: Kit, name: str) -> str:
    return _bare("\n".join(_pages(kit, name)))


@dataclass(frozen=True)
class Drawn:
    """What stands on one page: the boxes and sizes of its texts, the brightness of what is filled."""

    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]
    sizes: frozenset[float]
    fills: frozenset[int]


def _drawn(content: bytes) -> list[Drawn]:
    with _opened(content) as file:
        return [_one(page) for page in file]


def _one(page: Any) -> Drawn:
    boxes, sizes, fills = [], set(), set()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        boxes.append(item.get_bounds())
        sizes.add(round(_size(item), 2))
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        fills |= _fill(item)
    width, height = page.get_size()
    return Drawn(width, height, tuple(boxes), frozenset(sizes), frozenset(fills))


def _size(item: Any) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, size)
    return size.value


def _fill(item: Any) -> set[int]:
    """How bright the ground of a shape is, from 0 to 255; nothing for an outline."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroke)
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item, *parts)
    return {min(part.value for part in parts[:3])} if mode.value else set()


# Whoever is in the room


@pytest.mark.parametrize("which", ROOMS)
@pytest.mark.parametrize("name", ["sign-in", *TENTS])
def test_every_name_is_there_whole(which: str, name: str) -> None:
    kit = _kit(_room(which))
    text = _all(kit, name)

    assert [person.name for person in kit.people if _bare(person.name) not in text] == []


@pytest.mark.parametrize("name", ["sign-in", *TENTS, "table-signs"])
def test_arabic_is_written_from_right_to_left(name: str) -> None:
    text = _all(_kit([_person(1, ARABIC)]), name)

    assert all(_bare(word) in text or _bare(word)[::-1] in text for word in ARABIC.split())


@pytest.mark.parametrize("which", ROOMS)
@pytest.mark.parametrize("name", kits.sheets())
def test_every_sheet_is_readable_a4_within_its_margins(which: str, name: str) -> None:
    pages = _drawn(kits.sheet(_kit(_room(which)), name))

    assert pages
    for page in pages:
        assert sorted((page.width, page.height)) == pytest.approx([WIDTH, HEIGHT], abs=0.1)
        assert all(size >= SMALLEST for size in page.sizes), page.sizes
        assert all(bright > 200 for bright in page.fills), "a large dark ground"
        for left, bottom, right, top in page.boxes:
            assert left >= MARGIN - 3
            assert bottom >= MARGIN - 3
            assert right <= page.width - MARGIN + 3
            assert top <= page.height - MARGIN + 3


@pytest.mark.parametrize("name", kits.sheets())
def test_texts_without_end_stay_on_the_paper(name: str) -> None:
    endless = "mot " * 1500
    solid = "W" * 1500
    kit = _kit([replace(_person(1, solid), role=endless, organisation=solid, commune=endless)])
    item = replace(_items()[5], title=solid, detail=endless, guidance=solid, fixed_at=540)
    asked = tuple(
        replace(one, question=replace(one.question, text=text))
        for one, text in zip(kit.asked, (endless, solid), strict=True)
    )
    moment = Moment(item, schedule.plan([item], 540)[0], asked=asked, phases=kit.asked[0].phases)
    kit = replace(
        kit,
        session=replace(kit.session, title=endless, place=solid, table_count=1),
        moments=((moment,),),
        asked=asked,
        ballots=(_ballot(endless, (solid, endless)),),
    )

    for page in _drawn(kits.sheet(kit, name)):
        assert all(size >= SMALLEST for size in page.sizes)
        assert all(bottom >= MARGIN - 3 and top <= page.height - MARGIN + 3 for _l, bottom, _r, top in page.boxes)
        assert all(left >= MARGIN - 3 and right <= page.width - MARGIN + 3 for left, _b, right, _t in page.boxes)


def test_a_hundred_and_fifty_people_sign_in_on_a_dozen_pages_at_most() -> None:
    kit = _kit(_room("150"))
    pages = _pages(kit, "sign-in")

    assert 6 <= len(pages) <= 12, len(pages)
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page
        assert "Signature" in page
    assert "Personal data" in pages[0]


def test_the_sign_in_sheet_is_by_college_then_by_name_without_regard_for_accents() -> None:
    names = ("Zoé", "Éric", "eva", "Émile", "Albert")
    present = [replace(_person(n, name), college=College.ELECTED, excused=False) for n, name in enumerate(names)]
    present.append(replace(_person(9, "Aaron"), college=College.INHABITANTS))
    text = _all(replace(_kit(), people=(*by_name(present[:5]), present[5])), "sign-in")

    places = [text.index(name) for name in ("Albert", "Émile", "Éric", "eva", "Zoé", "1inhabitant", "Aaron")]
    assert places == sorted(places)


def test_lists_are_read_by_family_name() -> None:
    names = ("Zoé Abel", "Éric de La Tour", "ABADIE Yves", "Anne Évrard", "Luc Faure")
    listed = by_name([Participant(session_id="", name=name) for name in names])
    assert [one.name for one in listed] == ["ABADIE Yves", "Zoé Abel", "Éric de La Tour", "Anne Évrard", "Luc Faure"]


@pytest.mark.parametrize("count", [0, 12, 22, 23, 24, 25, 26])
def test_twelve_rows_at_least_are_left_for_walk_ins(count: int) -> None:
    present = [replace(_person(n, f"Odile {n}"), role="", organisation="", commune="") for n in range(count)]
    with _opened(kits.sheet(_kit(present), "sign-in")) as file:
        edges = [item.get_bounds() for page in file for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    rows = [edge for edge in edges if edge[2] > WIDTH - MARGIN - 1 and edge[2] - edge[0] < 2 and edge[3] - edge[1] > 25]

    assert len(rows) - count >= 12


def test_who_comes_to_speak_signs_in_under_a_heading_of_their_own() -> None:
    witness = replace(_person(3, "Luc Témoin"), part=Part.WITNESS)
    kit = _kit([*_room("twelve"), witness])
    kit = replace(kit, guests=(Speaker(item_id="i1", position=0, name="Nathalie Orsenne", role="Juriste"),))
    text = _all(kit, "sign-in")

    heading = text.index("Speakersandwitnesses")
    assert heading < text.index("LucTémoin") < text.index("NathalieOrsenne")
    assert "Speakersandwitnesses2" in _all(kit, "attendance")
    assert "Witness" in _all(kit, "name-tents")


def test_a_tent_is_read_from_both_sides() -> None:
    kit = _kit([_person(0, "Odile Ramirand")])

    first = _pages(kit, "name-tents")[0]
    assert _bare(first).count("OdileRamirand") == 2
    assert _bare(first).count("Table1") == 2
    assert len(_pages(kit, "name-tents")) == 3
    assert len(_pages(kit, "name-tents-2")) == 2


def test_a_short_name_is_large_and_a_long_one_still_legible() -> None:
    (page,) = _drawn(kits.sheet(_kit([_person(0, "Odile")]), "name-tents"))[:1]
    assert max(page.sizes) >= 72

    (page,) = _drawn(kits.sheet(_kit([_person(0, "Marie-Antoinette de La Rochefoucauld-Montmorency")]), "name-tents"))[
        :1
    ]
    assert max(page.sizes) >= 40


def test_a_table_sign_says_who_sits_there() -> None:
    kit = _kit(_room("twelve"))
    pages = _pages(kit, "table-signs")

    assert len(pages) == 12
    for number, page in enumerate(pages, 1):
        (here,) = kit.seated[number]
        assert _bare(page).count(_bare(here.name)) == 2
    assert all(max(page.sizes) >= 150 for page in _drawn(kits.sheet(kit, "table-signs")))


def test_seven_at_each_of_twenty_tables_are_all_named() -> None:
    present = [replace(_person(n, f"{FIRST[n % 7]} {LAST[n % 5]} {n}"), table_number=n // 7 + 1) for n in range(140)]
    text = _all(_kit(present), "table-signs")

    assert all(_bare(person.name) in text for person in present)


def test_an_excused_person_is_on_the_list_and_counted_nowhere() -> None:
    kit = _kit([replace(_person(0, "Odile"), excused=True), _person(1, "Luc")])

    assert "excused" in _all(kit, "sign-in")
    assert "Inall1" in _all(kit, "attendance")
    assert kit.expected == 1


def test_tents_come_table_by_table() -> None:
    kit = _kit([replace(_person(n, name), table_number=table) for n, (name, table) in enumerate(SEATS)])
    pages = _pages(kit, "name-tents")

    assert [next(name for name, _table in SEATS if name in page) for page in pages[:4]] == ["Zoé", "Éric", "Luc", "Ana"]


# The run sheet and the wall


def test_the_run_sheet_of_a_day_says_everything_on_two_or_three_pages() -> None:
    kit = _kit(_room("twelve"))
    text = _all(kit, "run-sheet")

    assert 2 <= len(_pages(kit, "run-sheet")) <= 3
    for _kind, title, _minutes in ITEMS:
        assert _bare(title) in text
    assert text.count(_bare(GUIDANCE)) == len(ITEMS)
    assert _bare("16:00 · end of the day") in text


def test_the_run_sheet_marks_what_is_fixed_and_what_collides() -> None:
    items = _items()
    items[1] = replace(items[1], fixed_at=580, ends_by=640)
    items[3] = replace(items[3], fixed_at=640)
    text = _all(replace(_kit(), moments=_moments(items)), "run-sheet")

    assert text.count("■fixed") == 2
    assert "■overby10:40" in text
    assert _bare("Nothing is planned for 10 min") in text
    assert _bare("What comes before runs 10 min into this") in text


def test_phases_have_their_own_times() -> None:
    kit = _kit()
    ((moment,),) = [together for together in kit.moments if together[0].item.id == "i5"]
    phased = replace(moment, phases=kit.asked[0].phases, asked=kit.asked)
    text = _all(replace(kit, moments=((phased,),)), "run-sheet")

    assert "11:20Seul·5min" in text
    assert "11:25Entable·25min" in text
    assert "11:50Restitution·20min" in text
    assert _bare(kit.asked[0].question.text) in text


def test_parallel_items_stand_side_by_side() -> None:
    items = [replace(item, title=f"Groupe{place}", parallel=place > 0) for place, item in enumerate(_items()[:4])]
    together = tuple(moment for (moment,) in _moments(items))
    with _opened(kits.sheet(replace(_kit(), moments=(together,)), "run-sheet")) as file:
        text = file[0].get_textpage()
        places = [text.get_charbox(text.search(f"Groupe{place}").get_next()[0])[:2] for place in range(4)]

    first, second, third, fourth = places
    assert first[0] < second[0]
    assert first[1] == pytest.approx(second[1], abs=1)
    assert (third[0], fourth[0]) == pytest.approx((first[0], second[0]), abs=1)
    assert third[1] == pytest.approx(fourth[1], abs=1)
    assert third[1] < first[1]


def test_guidance_longer_than_a_page_goes_on_over_the_next() -> None:
    items = [replace(_items()[0], guidance="mot " * 3000 + "fin.")]
    pages = _pages(replace(_kit(), moments=_moments(items)), "run-sheet")

    assert len(pages) > 1
    assert _bare("".join(pages)).count("mot") == 3000


def test_twelve_items_fit_on_one_page_of_the_wall_in_large_letters() -> None:
    (page,) = _drawn(kits.sheet(_kit(), "wall"))
    assert min(size for size in page.sizes if size > SMALLEST) >= 16
    text = _all(_kit(), "wall")
    assert all(_bare(title) in text for _kind, title, _minutes in ITEMS)
    assert "12:10Repas" in text


def test_a_programme_that_no_page_holds_takes_two_rather_than_small_letters() -> None:
    long = [replace(item, title=f"{item.title} et ses conséquences pour les petites communes" * 2) for item in _items()]
    pages = _drawn(kits.sheet(replace(_kit(), moments=_moments(long)), "wall"))

    assert len(pages) == 2
    assert any(18 <= size <= 22 for size in pages[1].sizes)


# What is written on


def test_there_is_a_worksheet_for_each_question_and_table() -> None:
    kit = _kit()
    pages = _pages(kit, "worksheets")

    assert len(pages) == 2 * 6
    assert len(_pages(kit, "blank-worksheets")) == 2
    for place, page in enumerate(pages):
        assert _bare(kit.asked[place // 6].question.text) in _bare(page)
        assert f"Table{place % 6 + 1}" in _bare(page)
        assert "Seul5min·Entable25min" in _bare(page)


@pytest.mark.parametrize(
    ("options", "budget", "method", "pages"),
    [
        (4, 3, VoteMethod.DOTS, 3),
        (4, 20, VoteMethod.DOTS, 3),
        (4, 3, VoteMethod.HANDS, 3),
        (12, 3, VoteMethod.DOTS, 5),
    ],
)
def test_a_ballot_has_a_box_for_each_dot(options: int, budget: int, method: VoteMethod, pages: int) -> None:
    texts = [f"Option {n} : un comité de suivi ouvert à tous les conseillers du territoire" for n in range(options)]
    kit = replace(_kit(_room("twelve")), ballots=(_ballot("Que choisir ?", texts, budget, method),))

    with _opened(kits.sheet(kit, "ballots")) as file:
        assert len(file) == pages
        text = _bare(file[0].get_textpage().get_text_range())
        squares = [
            item
            for item in file[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
            if item.get_bounds()[2] - item.get_bounds()[0] == pytest.approx(12.6, abs=0.7)
        ]
    each = 4 if pages == 3 else 2
    assert all(text.count(_bare(option)) == each for option in texts)
    assert len(squares) == each * options * (budget if method is VoteMethod.DOTS else 1)


def test_forty_long_options_go_over_pages_rather_than_off_them() -> None:
    texts = [f"Option {n} : " + "un comité de suivi ouvert à tous les conseillers municipaux " * 3 for n in range(40)]
    kit = replace(_kit([_person(0, "Odile")]), ballots=(_ballot("Que choisir ?", texts),))

    whole = _all(kit, "ballots")
    assert all(_bare(text) in whole for text in texts)


# The emergency kit


def test_the_emergency_kit_holds_what_a_day_without_electricity_needs() -> None:
    kit = _kit(_room("twelve"))
    said = Contribution(
        session_id="s",
        question_id="q0",
        kind=ContributionKind.OBSTACLE,
        text="Trop de courriels <b>personne</b> ne lit",
        table_number=5,
        said_at=BEFORE,
    )
    parked = Contribution(session_id="s", text="Le stade, un autre jour", said_at=BEFORE)
    promise = Commitment(session_id="s", position=0, what="Écrire la lettre", who="Odile", due=date(2026, 4, 1))
    pages = _pages(replace(kit, said=(said, parked), commitments=(promise,)), "emergency-kit")
    cover, text = pages[0], _bare("".join(pages))

    assert "If the power goes" in cover
    for expected in (
        *("Quelles priorités ?", "Une lettre", "Comment ne pas éloigner", "Chambre d’agriculture"),
        *("Une façon renouvelée de faire projet", "Porter un projet commun", "What we do not deal with today"),
        *(said.text, "T5", parked.text, promise.what, "1 April 2026", "Written down so far"),
        *(person.name for person in kit.people),
    ):
        assert _bare(expected) in text, expected


def test_the_cover_says_on_which_page_each_sheet_begins() -> None:
    pages = _pages(_kit(_room("twelve")), "emergency-kit")
    listed = dict(re.findall(r"^(.+?)\s+(\d+)\s*$", pages[0].partition("In this kit")[2], re.MULTILINE))

    assert "1/" in pages[0]
    found = {title: int(number) for title, number in listed.items() if "/" not in title}
    assert found["Run sheet"] == 2
    for title in ("Sign-in sheet", "Wheel of levers", "Commitments to fill in"):
        assert title in pages[found[title] - 1]
        assert title not in pages[found[title] - 2]


@pytest.mark.parametrize("which", ["nobody", "twelve"])
def test_the_same_session_gives_the_same_bytes(which: str) -> None:
    kit = _kit(_room(which))

    assert all(kits.sheet(kit, name) == kits.sheet(kit, name) for name in kits.sheets())


def test_the_sheets_speak_french() -> None:
    i18n.install(paths.resource("translations"), "fr")

    assert "Émargement".casefold() in _all(_kit(), "sign-in").casefold()
    assert all(kits.label(name) for name in kits.sheets())


# What is asked for, and from what


def test_a_sheet_that_would_say_nothing_says_what_to_do_first() -> None:
    empty = replace(_kit(), moments=(), asked=())

    for name in ("run-sheet", "wall", "worksheets", "posters"):
        with pytest.raises(NoSuchSheet):
            kits.sheet(empty, name)
        assert kits.lacking(empty, name)
    assert not kits.lacking(empty, "sign-in")
    assert kits.sheet(empty, "emergency-kit")
    with pytest.raises(NoSuchSheet, match="is not a sheet"):
        kits.sheet(empty, "poetry")


def test_a_kit_is_read_from_the_file(store: Store, session: Session) -> None:
    items = reading.outline(store, session.id).items
    people.add_participants(store, session, [_person(1, "Zoé"), _person(0, "Éric")])
    with store.operation("test") as operation:
        operation.put(replace(items[2], parallel=True))
        operation.put(replace(items[4], dropped=True))
        operation.put(Phase(item_id=items[0].id, position=1, title="Tour de table", minutes=20))
        operation.put(Phase(item_id=items[0].id, position=0, title="Mot du président", minutes=10))
        operation.put(Speaker(item_id=items[1].id, position=5, name="Luc Témoin", role="Maire"))
        operation.put(Speaker(item_id=items[1].id, position=6, name="zoe", role="la même"))
    kit = kits.kit_of(store, session.id)

    assert kit.number == 1
    assert [len(together) for together in kit.moments[:3]] == [1, 2, 1]
    assert sum(map(len, kit.moments)) == len(items) - 1
    assert [phase.title for phase in kit.moments[0][0].phases] == ["Mot du président", "Tour de table"]
    (reflection,) = [m for together in kit.moments for m in together if m.item.id == items[5].id]
    assert reflection.phases
    assert next(one.phases for one in kit.asked if one.question.item_id == items[5].id) == reflection.phases
    assert [person.name for person in kit.people] == ["Éric", "Zoé"]
    assert "Luc Témoin" in [guest.name for guest in kit.guests]
    assert "zoe" not in [guest.name for guest in kit.guests]
    assert "Luc Témoin" in "".join(_pages(kit, "sign-in"))
    assert "Luc Témoin" in "".join(_pages(kit, "name-tents-2"))


def test_what_was_given_up_leaves_those_held_at_the_same_time_together(store: Store, session: Session) -> None:
    items = reading.outline(store, session.id).items
    with store.operation("test") as operation:
        operation.put(replace(items[1], dropped=True))
        operation.put(replace(items[2], parallel=True))
        operation.put(replace(items[3], parallel=True))
    kit = kits.kit_of(store, session.id)

    assert [[moment.item.id for moment in together] for together in kit.moments[:2]] == [
        [items[0].id],
        [items[2].id, items[3].id],
    ]
    assert kit.moments[1][0].slot.start == session.starts_at + items[0].minutes


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("wheel-sheets", [lever.title for lever in wheel().levers]),
        ("trends-sheets", [trend.title for trend in wheel().trends]),
        ("evaluation-sheets", ["The day in one word", "What to change"]),
    ],
)
def test_a_sheet_to_answer_is_there_twice_on_one_page_with_all_that_is_asked(name: str, asked: list[str]) -> None:
    (page,) = _pages(_kit(), name)
    for text in asked:
        assert all(_bare(page).count(_bare(word)) >= 2 for word in text.split()), text


def test_the_sheet_of_the_evaluation_asks_nothing_of_who_fills_it_in() -> None:
    assert "I am (" in _pages(_kit(), "wheel-sheets")[0]
    assert "I am (" not in _pages(_kit(), "evaluation-sheets")[0]
