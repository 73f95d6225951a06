"""Every kind of block on paper: all its texts are found, within the margins, whatever they are."""

from __future__ import annotations

import ctypes
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import raw

from facilitator.reports import pdf
from facilitator.reports.pdf.colours import readable
from facilitator.reports.pdf.pages import MEASURE, ROOM, Page, Row
from facilitator.reports.pdf.text import Typesetter
from facilitator.reports.story.blocks import (
    Bar,
    Block,
    Bullets,
    Cell,
    Column,
    Contents,
    Cover,
    Figures,
    Gathered,
    Heading,
    Legend,
    Panel,
    Paragraph,
    Picture,
    PlaneChart,
    Roll,
    Section,
    Span,
    Spoke,
    Story,
    Table,
    Timeline,
    WheelChart,
)
from facilitator.sessions.text import clean

from .paper import LETTERS, bare, pages_of, text_of
from .stories import picture, read_on_paper, stories, story_with
from .test_pdf import HOSTILE

SOME = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def laid_out(story: Story) -> list[Page]:
    return pdf.pages(story, Typesetter())


def story_of_blocks(*blocks: Block, accent: str = "") -> Story:
    return Story("Une journée", "", "", "fr", (Section("told", blocks),), accent)


def table(count: int, *, columns: int = 2) -> Table:
    rows = tuple(tuple(Cell(f"cellule {row}.{column}") for column in range(columns)) for row in range(count))
    return Table(tuple(Column(f"Colonne {column}") for column in range(columns)), rows)


def assert_within_the_margins(story: Story) -> None:
    for page in laid_out(story):
        for placed in page:
            assert placed.top + placed.row.height <= ROOM + 0.01
            assert all(box.x >= 0 and box.x + box.width <= MEASURE + 0.01 for box in placed.row.boxes)
            for x, line in placed.row.lines:
                assert x + line.width <= MEASURE + 0.01 or len(line.runs) == len(line.runs[0].text) == 1


# Texts


@given(story=stories(LETTERS))
@SOME
def test_every_text_of_every_block_is_found(story: Story) -> None:
    printed = bare(text_of(pdf.as_pdf(story)))
    assert [text for text in read_on_paper(story) if bare(text) not in printed] == []


@given(story=stories(st.characters(codec="utf-8")))
@SOME
def test_any_text_in_any_block_is_printed_within_the_margins(story: Story) -> None:
    pdf.as_pdf(story)
    assert_within_the_margins(story)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: text[:12])
def test_a_hostile_text_in_any_block_stays_within_the_margins(hostile: str) -> None:
    assert_within_the_margins(story_with(clean(hostile)[:4_000]))


def test_the_texts_of_a_cell_are_found_together_whatever_stands_beside_it() -> None:
    long = " ".join(f"mot{number}" for number in range(40))
    columns = (Column("Quoi"), Column("Qui"), Column("Quand"))
    told = Table(columns, ((Cell(long), Cell(long), Cell("demain")),))
    assert bare(text_of(pdf.as_pdf(story_of_blocks(told)))).count(bare(long)) == 2


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(()),
        Bullets(((), (Span(""),))),
        Panel("", ""),
        Legend(()),
        Gathered(()),
        Gathered((), "Un regroupement", "0 contribution"),
        Table((), ()),
        Table((Column("Quoi"), Column("")), ((), (Cell(),), (Cell(), Cell(), Cell("de trop")))),
        Figures(()),
        Timeline("", "", (), (), ()),
        WheelChart((), (), 5),
        PlaneChart("", "", ()),
        Roll("", ()),
        Cover("", "", ()),
        Contents(""),
        Heading(""),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_block_with_nothing_in_it_is_no_failure(block: Block) -> None:
    story = story_of_blocks(block, Heading("La suite"))
    assert "La suite" in text_of(pdf.as_pdf(story))
    assert "La suite" in text_of(pdf.as_pdf(story_of_blocks(Heading("Avant"), Heading("La suite"), block)))


# Tables


def test_the_header_of_a_table_stands_on_every_page_that_it_reaches() -> None:
    story = story_of_blocks(Heading("Un titre"), table(120))
    pages = pages_of(pdf.as_pdf(story))
    assert len(pages) > 2
    assert all("Colonne 0" in page and "Colonne 1" in page for page in pages)
    assert all(page.count("Colonne 0") == 1 for page in pages)


def test_no_row_of_a_table_is_on_two_pages_while_one_holds_it() -> None:
    for before in range(0, 60, 3):
        text = " ".join(["mot"] * 40)
        rows = tuple((Cell(f"début{row} {text} fin{row}"), Cell("court")) for row in range(14))
        filling = [Paragraph((Span("Une ligne"),))] * before
        story = story_of_blocks(*filling, Table((Column("Quoi"), Column("Qui")), rows))
        for page in pages_of(pdf.as_pdf(story)):
            found = bare(page)
            for row in range(14):
                assert (f"début{row}mot" in found) == (f"fin{row}court" in found)


def test_a_row_taller_than_a_page_goes_over_pages_under_the_header() -> None:
    long = " ".join(f"mot{number:04}" for number in range(1_500))
    pages = pages_of(pdf.as_pdf(story_of_blocks(Table((Column("Quoi"), Column("Qui")), ((Cell(long), Cell("Léa")),)))))
    assert len(pages) > 2
    assert all("Quoi" in page for page in pages)
    found = Counter("".join(map(bare, pages)).split("mot"))
    assert all(any(part.startswith(f"{number:04}") for part in found) for number in range(1_500))


def test_no_title_and_no_header_is_left_at_the_bottom_of_a_page() -> None:
    for before in range(20, 70):
        filling = [Paragraph((Span("Une ligne"),))] * before
        story = story_of_blocks(*filling, Heading("Un titre", detail="Un détail"), table(5))
        for page in laid_out(story)[:-1]:
            assert not page[-1].row.keep


def test_titles_of_one_level_stand_apart_and_one_that_opens_what_is_under_it_close() -> None:
    def between(first: int, second: int) -> float:
        (page,) = laid_out(story_of_blocks(Heading("Un", first), Heading("Deux", second), Paragraph((Span("Texte"),))))
        return page[1].row.gap

    assert between(1, 1) > 2 * between(1, 2)
    assert between(2, 1) > 2 * between(2, 3)


def test_the_earlier_day_of_a_wheel_is_named_once() -> None:
    for caption in ("", "Le trait sombre : journée 1"):
        chart = WheelChart(("A",), (Spoke(1, "Un", "Un", 0, 2.0, 1.0),), 5, "journée 1", caption)
        assert text_of(pdf.as_pdf(story_of_blocks(chart))).count("journée 1") == 1


def test_a_word_of_a_cell_that_fits_its_column_is_not_cut() -> None:
    columns = (Column("Quoi", 9), Column("À quelle échelle", 1), Column("Avant le", 1))
    told = Table(columns, ((Cell("mot " * 30), Cell("intercommunalité"), Cell("30 septembre 2026")),))
    printed = text_of(pdf.as_pdf(story_of_blocks(told)))
    assert "intercommunalité" in printed
    assert "septembre" in printed


def test_a_bar_is_as_long_as_its_share_and_its_mark_where_the_other_figure_ends() -> None:
    told = Table((Column("Levier"), Column()), ((Cell("Un levier"), Cell(bar=Bar(0.5, "#123456", 0.25))),))
    track, bar, mark = next(row.boxes for row in _rows(story_of_blocks(told)) if len(row.boxes) == 3)
    assert bar.width == pytest.approx(track.width / 2)
    assert mark.x + mark.width / 2 == pytest.approx(track.x + track.width / 4)


def _rows(story: Story) -> list[Row]:
    return [placed.row for page in laid_out(story) for placed in page]


# Pictures and colours


@pytest.mark.parametrize("broken", [b"", b"\x89PNG\r\n\x1a\n rien", b"<svg/>", picture()[:40]])
def test_a_picture_that_cannot_be_read_leaves_its_caption(broken: bytes) -> None:
    story = story_of_blocks(Cover("Une journée", "", (), broken), Picture(broken, "Une photo du tableau"))
    assert "Une photo du tableau" in text_of(pdf.as_pdf(story))


def test_a_logo_of_any_size_stays_on_the_cover() -> None:
    for size in ((4_000, 30), (30, 4_000), (3, 3)):
        story = story_of_blocks(Cover("Une journée", "", (), picture(*size)))
        [image] = [row.image for row in _rows(story) if row.image]
        assert 0 < image.width <= MEASURE / 2
        assert 0 < image.height <= 80
        with closing(pypdfium2.PdfDocument(pdf.as_pdf(story))) as file:
            assert len(list(file[0].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))) == 1


def test_a_jpeg_and_a_transparent_png_are_printed() -> None:
    for form, mode in (("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P")):
        file = io.BytesIO()
        Image.new(mode, (30, 30)).save(file, form)
        assert len(pdf.as_pdf(story_of_blocks(Cover("Une journée", "", (), file.getvalue())))) > 1_000


def test_a_photo_of_a_phone_is_upright_and_no_heavier_than_paper_shows() -> None:
    file, held = io.BytesIO(), Image.Exif()
    held[274] = 6
    Image.effect_noise((2_400, 1_800), 80).save(file, "JPEG", exif=held, quality=95)
    story = story_of_blocks(Picture(file.getvalue(), "Le tableau"))
    [image] = [row.image for row in _rows(story) if row.image]
    assert image.height / image.width == pytest.approx(4 / 3, rel=0.01)
    assert len(image.content) < len(file.getvalue()) / 2
    assert pdf.as_pdf(story) == pdf.as_pdf(story)


@pytest.mark.parametrize("colour", ["#FFFF00", "#0E5A6B", "#FFFFFF", "#000000"])
def test_the_chosen_colour_is_read_on_white(colour: str) -> None:
    [title] = [
        line.runs[0].style.colour
        for row in _rows(story_of_blocks(Heading("Un titre", anchor="a"), accent=colour))
        for _x, line in row.lines
    ]
    assert title == readable(colour)
    parts = [int(title[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    assert max(parts) < 0.75


def test_what_is_no_colour_changes_nothing() -> None:
    usual = pdf.as_pdf(story_of_blocks(Heading("Un titre")))
    for colour in ("", "red", "#12", "#12345G", "javascript:"):
        assert pdf.as_pdf(story_of_blocks(Heading("Un titre"), accent=colour)) == usual


# Links and the first page


def test_the_contents_lead_to_the_headings() -> None:
    story = story_with(*(f"Un texte {number}" for number in range(6)))
    with closing(pypdfium2.PdfDocument(pdf.as_pdf(story))) as file:
        contents = next(page for page in file if "Sommaire" in page.get_textpage().get_text_range())
        number = list(_targets(file, contents))
        pages = [bare(page.get_textpage().get_text_range()) for page in file]
    told = [block.text for block in story.blocks if isinstance(block, Heading) and block.anchor]
    assert len(number) == len(told) == 12
    assert all(bare(text) in pages[place] for text, place in zip(told, number, strict=True))


def _targets(file: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[int]:
    """The pages that the links of a page lead to, from top to bottom."""
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        yield raw.FPDFDest_GetDestPageIndex(file, raw.FPDFLink_GetDest(file, link))


def test_the_first_page_is_that_of_the_whole_but_for_its_numbers() -> None:
    for count in (0, 3, 40):
        story = story_with(*(f"Un texte {number}" for number in range(count)))
        first, whole = laid_out(story)[0], pages_of(pdf.as_pdf(story))[0]
        with closing(pypdfium2.PdfDocument(pdf.first_page(story))) as file:
            assert len(file) == 1
        assert bare(pages_of(pdf.first_page(story))[0]) == bare(whole)
        assert first


def test_the_same_story_gives_the_same_bytes() -> None:
    story = story_with("Une fête 🎉", "<b>gras</b>")
    assert pdf.as_pdf(story) == pdf.as_pdf(story)
