"""The report as a text document: whole, made of styles, the same every time, as Word and LibreOffice want it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import docx
import pytest
from docx.document import Document as Opened
from hypothesis import given, settings
from PIL import Image

from facilitator.reports import content_of
from facilitator.reports.document import Document
from facilitator.reports.story.blocks import (
    Cell,
    Column,
    Contents,
    Cover,
    Gathered,
    Heading,
    NoteLine,
    Picture,
    Section,
    Story,
    Table,
    WheelChart,
    texts,
)
from facilitator.reports.story.telling import story_of
from facilitator.reports.word import as_docx
from facilitator.sessions.records import ContributionKind

from .any_story import AT, HOSTILE, STORIES, every_block, told, wheel

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _opened(story: Story) -> Opened:
    return docx.Document(io.BytesIO(as_docx(story, AT)))


def _read(story: Story) -> str:
    """What is read in the document: its text, its footer, its title."""
    opened = _opened(story)
    parts = [opened.element.body, opened.sections[0].footer._element]
    found = "".join(one.text or "" for part in parts for one in part.iter(f"{W}t"))
    return _bare(found + opened.core_properties.title)


def _bare(text: str) -> str:
    """*text* without its blanks: lines are the document's own affair."""
    return re.sub(r"\s", "", text)


def _styles(opened: Opened) -> list[tuple[str, str]]:
    return [(one.style.name if one.style else "", one.text) for one in opened.paragraphs]


# What it says


@settings(max_examples=20, deadline=None)
@given(STORIES)
def test_every_text_of_a_story_is_in_the_document(story: Story) -> None:
    read = _read(story)
    short = {spoke.short for block in story.blocks if isinstance(block, WheelChart) for spoke in block.spokes}
    for text in texts(story):
        assert text in short or _bare(text) in read, text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_never_mark_up(text: str) -> None:
    assert _read(every_block(text)).count(_bare(text)) >= 20


def test_the_document_of_a_day_says_all_that_its_story_does(document: Document) -> None:
    story = story_of(document)
    read = _read(story)
    for text in texts(story):
        assert _bare(text) in read, text


def test_a_character_that_no_file_may_hold_is_left_out() -> None:
    assert "avantaprès" in _read(told(Heading("avant\x00\x0b\ud800après")))


# How it is made


def test_titles_are_headings_that_the_program_knows() -> None:
    found = _styles(_opened(told(Heading("Un", 1), Heading("Deux", 2), Heading("Trois", 3))))

    assert found == [("Heading 1", "Un"), ("Heading 2", "Deux"), ("Heading 3", "Trois")]


def test_the_cover_has_the_title_in_the_style_of_titles() -> None:
    assert ("Title", "Une journée") in _styles(_opened(told(Cover("Une journée", "Compte rendu", ("Sources",)))))


def test_a_cluster_is_told_with_its_weight_and_each_contribution_with_the_letter_of_its_kind() -> None:
    notes = (NoteLine(ContributionKind.IDEA, "Une lettre", "T2"), NoteLine(ContributionKind.OBSTACLE, "Trop"))
    opened = _opened(told(Gathered(notes, "Informer", "11 voix", 1.0, "#2C7A58")))
    (cluster, title), *said = [one for one in _styles(opened) if one[1].strip()]

    assert cluster == "Cluster"
    assert title.startswith("Informer\t▀")
    assert title.endswith("11 voix")
    assert said == [("Contribution", "\u00a0I\u00a0\tUne lettre T2"), ("Contribution", "\u00a0O\u00a0\tTrop")]


def test_the_header_of_a_table_comes_again_and_no_row_is_cut() -> None:
    columns = (Column("Quoi", 3), Column("Qui"))
    opened = _opened(told(Table(columns, tuple((Cell(f"Ligne {n}"), Cell("Moi")) for n in range(90)))))
    rows = opened.tables[0].rows

    assert [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 90
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [cell.text for cell in rows[0].cells] == ["Quoi", "Qui"]


def test_the_contents_are_filled_and_lead_to_the_headings() -> None:
    headings = (Heading("Première", 1, "a"), Heading("Deuxième", 2, "b"), Heading("Au dedans", 3, "c"), Heading("Sans"))
    story = told(Contents("Sommaire"), *headings)
    body = _opened(story).element.body
    links = {one.get(f"{W}anchor"): "".join(t.text for t in one.iter(f"{W}t")) for one in body.iter(f"{W}hyperlink")}
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}

    assert [text.strip("\u200b") for text in links.values()] == ["Première", "Deuxième"]
    assert set(links) < marks  # what stands within an item is only led to from elsewhere
    assert len(marks) == 3
    assert any("TOC" in (one.text or "") for one in body.iter(f"{W}instrText"))


def test_a_cell_leads_to_its_heading_and_to_none_that_was_left_out() -> None:
    cells = (Cell("Ici", anchor="a"), Cell("Nulle part", anchor="z"))
    body = _opened(told(Heading("Là", 1, "a"), Table((Column(), Column()), (cells,)))).element.body

    assert ["".join(t.text for t in one.iter(f"{W}t")) for one in body.iter(f"{W}hyperlink")] == ["Ici"]


def test_each_page_has_its_number_among_how_many() -> None:
    footer = _opened(told(Heading("Un"))).sections[0].footer._element

    assert [one.text.strip() for one in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]


def test_a_chart_is_a_picture_with_words_for_who_cannot_see_it_and_its_figures() -> None:
    opened = _opened(told(wheel()))
    told_as = [one.get("descr") for one in opened.element.body.iter() if one.tag.endswith("}docPr")]

    assert len(opened.inline_shapes) == 1
    assert "3. Levier 3 1.5" in told_as[0]
    assert [cell.text for cell in opened.tables[0].rows[3].cells][1:] == ["3. Le levier numéro 3", "1.5", "2.0"]


def test_the_figures_of_a_chart_are_not_told_twice() -> None:
    named = tuple((Cell(spoke.title), Cell("2,0")) for spoke in wheel().spokes)
    opened = _opened(told(wheel(), Table((Column("Levier"), Column("Moyenne")), named)))

    assert len(opened.tables) == 1


def test_a_photograph_is_there_whatever_camera_wrote_it_once_however_often_it_is_shown() -> None:
    """As scanners and old cameras write them: with neither of the two marks that python-docx knows JPEG files by."""
    file = io.BytesIO()
    Image.new("RGB", (40, 20), "#2C7A58").save(file, "JPEG")
    bare = file.getvalue()[:2] + file.getvalue()[20:]
    opened = _opened(told(Picture(bare, "Le mur"), Picture(bare, "Encore le mur")))

    assert [shape.width.pt for shape in opened.inline_shapes] == [40, 40]
    assert [part.blob for part in opened.part.package.iter_parts() if part.partname.ext == "jpeg"] == [bare]


def test_a_picture_that_cannot_be_read_leaves_its_caption() -> None:
    assert _styles(_opened(told(Picture(b"\x89PNG rien", "Le mur")))) == [("Caption", "Le mur")]


def test_arabic_is_marked_as_read_from_right_to_left_and_french_beside_it_is_not() -> None:
    body = _opened(told(Heading("Un mot نص هنا en arabe"))).element.body
    runs = [
        (one.find(f"{W}rPr/{W}rtl") is not None, "".join(t.text for t in one.iter(f"{W}t")))
        for one in body.iter(f"{W}r")
    ]

    assert runs == [(False, "Un mot "), (True, "نص هنا"), (False, " en arabe")]


def test_the_first_page_is_the_cover_s_and_what_follows_begins_another() -> None:
    story = Story(
        "Une journée",
        "",
        "",
        "fr",
        (
            Section("cover", (Cover("Une journée", "", ()),)),
            Section("essentials", (Heading("L’essentiel", 3),)),
            Section("agenda", (Heading("Le déroulé"), Heading("La suite"))),
        ),
    )
    turned = [one.text for one in _opened(story).paragraphs if one._p.find(f"{W}pPr/{W}pageBreakBefore") is not None]

    assert turned == ["Le déroulé"]


def test_a_table_that_begins_a_page_has_a_line_before_it_that_says_so() -> None:
    table = Table((Column(),), ((Cell("Ici"),),))
    front = Section("cover", (Cover("Une journée", "", ()),))
    opened = _opened(Story("Une journée", "", "", "fr", (front, Section("agenda", (table,)))))
    (turned,) = [one._p for one in opened.paragraphs if one._p.find(f"{W}pPr/{W}pageBreakBefore") is not None]

    assert turned.getnext() is opened.tables[1]._tbl


# What programs want of it

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs color spacing position sz szCs shd rtl lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW tcBorders shd",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr",
}


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml"])
def test_properties_stand_in_the_order_without_which_word_refuses_a_file(part: str) -> None:
    from lxml import etree  # type: ignore[import-untyped]

    with zipfile.ZipFile(io.BytesIO(as_docx(every_block("نص"), AT))) as pack:
        root = etree.fromstring(pack.read(part))
    for name, order in _ORDER.items():
        for one in root.iter(f"{W}{name}"):
            places = [order.split().index(child.tag.removeprefix(W)) for child in one]
            assert places == sorted(set(places)), etree.tostring(one)


def test_what_a_part_refers_to_is_in_the_file_and_known_by_its_kind() -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(every_block(), AT))) as pack:
        names = set(pack.namelist())
        types = pack.read("[Content_Types].xml").decode()
        for part, folder in (
            ("_rels/.rels", ""),
            ("word/_rels/document.xml.rels", "word/"),
            ("word/_rels/fontTable.xml.rels", "word/"),
        ):
            for target in re.findall('Target="([^"]+)"', pack.read(part).decode()):
                assert folder + target in names
    for name in names:
        assert f'PartName="/{name}"' in types or f'Extension="{name.rpartition(".")[2]}"' in types


def test_every_style_that_is_used_is_there() -> None:
    opened = _opened(every_block())
    known = {style.style_id for style in opened.styles}
    used = {
        one.get(f"{W}val")
        for name in ("pStyle", "rStyle", "tblStyle")
        for one in opened.element.body.iter(f"{W}{name}")
    }

    assert used <= known


def test_the_same_story_gives_the_same_bytes_whatever_the_hour() -> None:
    first = as_docx(every_block(), AT)

    assert as_docx(every_block(), AT) == first
    with zipfile.ZipFile(io.BytesIO(first)) as pack:
        assert {info.date_time for info in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_left_of_the_document_that_it_was_made_from() -> None:
    opened = _opened(every_block())
    known = opened.core_properties
    heading = opened.styles["Heading 1"]
    with zipfile.ZipFile(io.BytesIO(as_docx(every_block(), AT))) as pack:
        parts = " ".join(pack.namelist())

    assert not re.search("theme|thumbnail|customXml|Effects", parts)
    assert "Light Shading" not in [style.name for style in opened.styles]
    assert (heading.element.find(f"{W}link"), heading.font.name) == (None, None)
    assert "python-docx" not in f"{known.author} {known.comments} {known.last_modified_by}"


def test_a_title_of_any_length_is_known_by_its_beginning() -> None:
    story = Story("Un titre " * 60, "", "", "fr", ())

    assert _opened(story).core_properties.title == ("Un titre " * 60)[:255]


def test_the_file_says_what_it_is_in_which_language_and_of_when() -> None:
    made = datetime(2026, 3, 12, 17, 4, tzinfo=timezone(timedelta(hours=1)))
    opened = docx.Document(io.BytesIO(as_docx(told(Heading("Un")), made)))
    known = opened.core_properties
    language: Any = opened.styles.element.find(f".//{W}lang")

    assert (known.title, known.subject, known.language) == ("Une journée", "Un cycle", "fr")
    assert known.created == known.modified == datetime(2026, 3, 12, 16, 4, tzinfo=UTC)
    assert language.get(f"{W}val") == "fr-FR"


def test_the_fonts_that_travel_with_it_are_those_of_the_report() -> None:
    from facilitator import paths
    from facilitator.reports.word import fonts

    with zipfile.ZipFile(io.BytesIO(as_docx(told(), AT))) as pack:
        table = pack.read("word/fontTable.xml").decode()
        for kind, weight in fonts.EMBEDDED.items():
            mixed = pack.read(f"word/fonts/{weight}.odttf")
            found = re.search(f'<w:{kind} [^>]*w:fontKey="{{([^}}]+)}}"', table)
            assert found is not None
            key = bytes.fromhex(found[1].replace("-", ""))[::-1] * 2
            plain = bytes(one ^ other for one, other in zip(mixed, key, strict=False)) + mixed[32:]
            assert plain == paths.resource("fonts", f"AtkinsonHyperlegibleNext-{weight}.ttf").read_bytes()


def test_the_chosen_colour_is_that_of_titles_and_of_the_cover() -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(told(Cover("Une journée", "", ()), accent="#AB12CD"), AT))) as pack:
        assert pack.read("word/styles.xml").count(b"AB12CD") == 4
        assert b'w:fill="AB12CD"' in pack.read("word/document.xml")


def test_the_report_is_a_format_like_the_others(document: Document) -> None:
    assert docx.Document(io.BytesIO(content_of(document, "docx"))).paragraphs
