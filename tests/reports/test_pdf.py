"""The report on paper: every text of the day is found in it, whole, within the margins."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from facilitator import i18n, paths
from facilitator.reports import pdf
from facilitator.reports.document import Document
from facilitator.reports.gathering import document_of
from facilitator.reports.pdf import fonts
from facilitator.reports.pdf.pages import MEASURE, ROOM, Page
from facilitator.reports.pdf.rows import TEXT
from facilitator.reports.pdf.text import Typesetter, spaced
from facilitator.reports.story.telling import story_of
from facilitator.sessions import agenda, attachments, key_points, queue, reading, themes
from facilitator.sessions.records import Agreement, ItemKind, Session, Speaker
from facilitator.sessions.store import Store
from facilitator.sessions.text import clean
from tests.conftest import Clock

from .conftest import say
from .days import day, printed, with_texts
from .paper import LETTERS, bare, text_of

DAY = day([])

HOSTILE = (
    "<b>gras</b> & </para> &amp; <br/>",
    '<img src="/etc/passwd"/>',
    '=HYPERLINK("http://exemple")',
    "a" * 60,
    "Anticonstitutionnellement" * 9,
    "https://exemple.fr/" + "un/chemin/" * 30,
    "une ligne\n\nune autre",
    "村民需要公共交通",
    "Ελληνικά, русский, ĝĥĵ",
    "🎉 fête 👩‍🌾 ❤️ 🇫🇷 👍🏽",
    "→ ✓ ½ ≤ \U000e0041 \ufdd1 \uf8ff",
    "W" * 20_000,
    "mot " * 4_000 + "fin",
    "x\u0301\u0323\u0305 y\u0302",
    "%s {0} \\ ( ) \\n $(ls)",
)


@contextmanager
def _opened(document: Document) -> Iterator[Any]:
    with closing(pypdfium2.PdfDocument(printed(document))) as file:
        yield file


def _text(document: Document) -> str:
    """What stands on the pages, without their footers."""
    return text_of(printed(document))


def _laid_out(document: Document) -> list[Page]:
    return pdf.pages(story_of(document), Typesetter())


# What it says


def test_the_cover_names_the_day(document: Document) -> None:
    with _opened(document) as file:
        cover = file[0].get_textpage().get_text_range()

    for text in (
        "Mobiliser autour du projet de territoire",
        "Report of day 1 of the cycle",
        "Réviser notre projet de territoire",
        "Thursday, 12 March 2026, salle des fêtes de Sources",
        "Pays de Sources-et-Vallons",
    ):
        assert bare(text) in bare(cover)


def test_every_text_of_the_day_is_found(document: Document) -> None:
    text = bare(_text(document))

    for expected in (
        *(said.text for said in document.contributions),
        *(answers.question.text for answers in document.answers),
        *(entry.item.title for entry in document.entries),
        *(person.name for person in document.participants),
        *("Odile Ramirand", "Juriste", "Deux questions sur le calendrier.", "Informer sans noyer"),
        *("added after the day", "not held", "13:30 – 14:30, 15:25 – 15:34"),
    ):
        assert bare(expected) in text, expected


def test_a_day_in_preparation_is_a_programme(store: Store, session: Session) -> None:
    text = _text(document_of(store, session.id))

    assert "Programme of day 1" in text
    assert "Actual" not in text


def test_key_points_are_printed_under_their_item_and_quotes_are_not(store: Store, held: Session) -> None:
    items = reading.outline(store, held.id).items
    key_points.add(store, items[1], "Trois communes ont commencé <b>seules</b>")
    key_points.add(store, items[1], "On écrit à ceux qui vont décider", quote=True)
    key_points.add(store, items[-1], "Rien que cela, à la clôture")
    text = _text(document_of(store, held.id))
    speaker, point, next_item = text.find("Odile Ramirand"), text.find("• Trois communes"), text.rfind("Testimonies")
    assert 0 < speaker < point < next_item
    assert "<b>seules</b>" in text
    assert "ceux qui vont" not in text
    assert "Rien que cela" in text


def test_only_the_quotes_that_were_approved_are_printed_with_who_said_them(store: Store, held: Session) -> None:
    item = reading.outline(store, held.id).items[1]
    first, second = (Speaker(item_id=item.id, position=place, name=name) for place, name in enumerate(("Odile", "Ali")))
    agenda.set_speakers(store, item, [first, second])
    for agreement, speaker in zip(Agreement, (first, second, first), strict=True):
        quote = key_points.add(store, item, f"Mot pour mot {agreement}", quote=True, speaker_id=speaker.id)
        key_points.agree(store, quote, agreement)
    text = _text(document_of(store, held.id))

    assert "“Mot pour mot approved” — Ali" in text
    assert "pour mot proposed" not in text
    assert "pour mot withheld" not in text


def test_the_questions_that_are_kept_are_printed_with_their_answers_under_the_speech(
    store: Store, held: Session
) -> None:
    items = reading.outline(store, held.id).items
    kept = queue.ask(store, items[1], "Qui paie <b>tout</b> ?", table_number=4)
    queue.ask(store, items[1], "Une question sans suite")
    queue.answer(store, kept, "L’État, à moitié")
    queue.keep(store, kept)
    queue.keep(store, queue.ask(store, items[1], "Et après ?"))
    text = _text(document_of(store, held.id))

    told = [text.find(words) for words in ("Odile Ramirand", "The room’s questions", "Qui paie", "L’État, à moitié")]
    assert told == sorted(told)
    assert told[0] > 0
    assert "Qui paie <b>tout</b> ? T4" in text
    assert text.find("L’État, à moitié") < text.find("Et après ?") < text.rfind(items[2].title)
    assert "sans suite" not in text


def test_the_documents_of_a_speech_are_named_under_it(store: Store, held: Session) -> None:
    items = reading.outline(store, held.id).items
    attachments.attach_content(store, items[1], "Carte & plan.pdf", b"%PDF")
    text = _text(document_of(store, held.id))
    assert text.find("Odile Ramirand") < text.find("Document: Carte & plan.pdf") < text.rfind(items[2].title)


def test_a_question_outside_the_agenda_is_told_when_it_was_answered(store: Store, held: Session) -> None:
    theme = reading.outline(store, held.id).themes[0]
    themes.add_question(store, theme, "Une question sans suite")
    answered = themes.add_question(store, theme, "Et le captage ?")
    say(store, held, answered, "Le périmètre date de 1974")
    text = _text(document_of(store, held.id))

    assert "Le périmètre date de 1974" in text
    assert "QUESTIONS OUTSIDE THE AGENDA" in text
    assert "Une question sans suite" not in text


def test_weight_tags_and_other_words_are_printed_beside_the_contribution(weighed: Document) -> None:
    text = bare(_text(weighed))

    for expected in (
        "×4 · T2 · elected",
        "#lettre · #maires",
        "2 contributions, weight 5",
        "also said: Deux pages suffisent · T3 · head of service",
    ):
        assert bare(expected) in text, expected
    assert "apreschaqueconseil" not in text


# Hostile texts


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: text[:12])
def test_a_hostile_text_is_ordinary_text(hostile: str, document: Document) -> None:
    text = clean(hostile)

    assert bare(text) in bare(_text(with_texts(document, [text])))


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: text[:12])
def test_a_hostile_title_stays_within_the_margins(hostile: str, document: Document) -> None:
    text = clean(hostile)
    _assert_within_the_margins(
        replace(
            with_texts(document, [text]),
            session=replace(document.session, title=text, place=text),
            cycle=replace(document.cycle, title=text, client=text),
        )
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(LETTERS | st.just(" "), min_size=1, max_size=120), min_size=1, max_size=12))
def test_any_printable_text_is_found_whole(texts: list[str]) -> None:
    texts = [text for text in map(clean, texts) if text]
    found = bare(_text(with_texts(DAY, texts)))

    for text in texts:
        assert bare(text) in found


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=6))
def test_any_text_at_all_is_printed_within_the_margins(texts: list[str]) -> None:
    document = with_texts(DAY, [text for text in map(clean, texts) if text])

    printed(document)
    _assert_within_the_margins(document)


def test_a_text_of_twenty_thousand_characters_goes_over_pages(document: Document) -> None:
    long = " ".join(f"mot{number}" for number in range(2_400))

    assert bare(long[:20_000]) in bare(_text(with_texts(document, [long[:20_000]])))


def test_what_no_font_has_is_a_visible_box(document: Document) -> None:
    [(font, drawn)] = fonts.runs(fonts.REGULAR, "村")

    assert drawn == "村"
    assert font.face.charToGlyph[ord("村")] == font.face.charToGlyph[ord("□")]
    assert font.width("村") > 0.5


def test_a_character_beyond_the_first_plane_is_found_as_itself(document: Document) -> None:
    assert "<01> <D83CDF89>" in fonts.to_unicode([0, ord("🎉")])
    assert "Une fête 🎉 au village" in _text(with_texts(document, ["Une fête 🎉 au village"]))


def test_an_accent_that_has_no_letter_of_its_own_is_printed(document: Document) -> None:
    document = with_texts(document, ["x" + "\u0301" * 19_999, "\u0301"])

    assert "x\u0301" in _text(document)


def test_arabic_is_joined_and_found_in_the_order_in_which_it_is_read(document: Document) -> None:
    assert "قرية جميلة في" in _text(with_texts(document, ["قرية جميلة في 2026"]))
    [(_font, drawn, _width)] = Typesetter().word("جميلة", fonts.REGULAR).stretches
    assert drawn == "ﺔﻠﻴﻤﺟ"


def _assert_within_the_margins(document: Document) -> None:
    for page in _laid_out(document):
        for placed in page:
            assert placed.top + placed.row.height <= ROOM + 0.01
            for x, line in placed.row.lines:
                assert x + line.width <= MEASURE + 0.01 or len(line.runs) == len(line.runs[0].text) == 1


# How it is set


def test_french_signs_are_never_at_the_start_of_a_line(document: Document) -> None:
    i18n.install(paths.resource("translations"), "fr")

    assert (
        spaced("Quoi ? « Oui » ; 18 h : 5 % !")
        == "Quoi\u202f? «\u202fOui\u202f»\u202f; 18\u00a0h\u00a0: 5\u00a0%\u202f!"
    )
    lines = Typesetter().lines([("mot ? " * 200, TEXT)], 90)
    assert not [line for line in lines if line.runs and line.runs[0].text.startswith("?")]


def test_a_long_word_is_hyphenated_in_the_language_of_the_reader() -> None:
    i18n.install(paths.resource("translations"), "fr")
    lines = Typesetter().lines([("intercommunalité", TEXT)], 50)

    assert [line.runs[0].text for line in lines] == ["intercom-", "munalité"]


def test_no_heading_is_left_at_the_bottom_of_a_page(document: Document) -> None:
    for count in range(5, 60):
        for page in _laid_out(with_texts(document, ["Une idée"] * count))[:-1]:
            assert not page[-1].row.keep


def test_a_long_contribution_leaves_no_line_alone(document: Document) -> None:
    for words in range(400, 700, 20):
        pages = _laid_out(with_texts(document, ["mot " * words]))
        for page in pages[:-1]:
            assert not page[-1].row.keep


# The file


def test_the_same_day_gives_the_same_bytes(store: Store, held: Session, clock: Clock) -> None:
    document = document_of(store, held.id)
    before = printed(document)
    printed(with_texts(document, HOSTILE[:10]))
    clock.forward(days=2)

    assert printed(document_of(store, held.id)) == before


def test_reports_written_at_the_same_time_do_not_mix(document: Document) -> None:
    hostile = with_texts(document, ["Une fête 🎉 → 村"])
    alone = printed(document), printed(hostile)
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(printed, [document, hostile] * 6))

    assert together == list(alone) * 6


def test_every_font_is_embedded(document: Document) -> None:
    with _opened(with_texts(document, ["Une fête 🎉 → 村"])) as file:
        fonts = {font for page in file for font in _fonts(page)}

    assert {name for name, _embedded in fonts} == {
        "AtkinsonHyperlegibleNext-Regular",
        "AtkinsonHyperlegibleNext-SemiBold",
        "AtkinsonHyperlegibleNext-Bold",
        "DejaVuSans",
        "NotoEmoji-Regular",
    }
    assert all(embedded for _name, embedded in fonts)


def test_the_outline_leads_to_the_sections_their_items_and_the_questions(document: Document) -> None:
    with _opened(document) as file:
        outline = [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in file.get_toc()]
        pages = [page.get_textpage().get_text_range() for page in file]

    assert [title for level, title, _page in outline if level == 0] == [
        "Mobiliser autour du projet de territoire",
        "Contents",
        "The day item by item",
        "Expert inputs",
        "Testimonies",
        *(answers.question.text.replace("\u202f", " ") for answers in document.answers),
        "The parking",
        "Questions left open",
        "Participants",
        "How this report was made",
    ]
    told = [e.item.title for e in document.entries if e.item.kind in (ItemKind.EXPERT_INPUT, ItemKind.TESTIMONY)]
    assert [title for level, title, _page in outline if level == 1] == ["Other moments", *told]
    for _level, title, page in outline:
        assert bare(title) in bare(pages[page])


def test_the_file_says_its_title_and_language_and_no_author(document: Document) -> None:
    with _opened(document) as file:
        known = file.get_metadata_dict()
    i18n.install(paths.resource("translations"), "fr")

    assert known["Title"] == "Mobiliser autour du projet de territoire"
    assert known["Author"] == ""
    assert known["Creator"] == "Facilitator"
    assert document.ended is not None
    assert known["CreationDate"] == document.ended.strftime("D:%Y%m%d%H%M%S+01'00'")
    assert b"/Lang (fr)" in printed(document)


def test_each_page_says_its_number_and_how_many_there_are(document: Document) -> None:
    with _opened(document) as file:
        count = len(file)
        for number, page in enumerate(file, 1):
            assert f"{number} / {count}" in page.get_textpage().get_text_range()
            assert file.get_page_label(number - 1) == str(number)
        assert count > 2


def _fonts(page: Any) -> Iterator[tuple[str, bool]]:
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        font = raw.FPDFTextObj_GetFont(item)
        name = ctypes.create_string_buffer(200)
        raw.FPDFFont_GetBaseFontName(font, name, 200)
        yield name.value.decode().split("+")[-1], raw.FPDFFont_GetIsEmbedded(font) == 1
