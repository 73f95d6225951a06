"""Stories that hold every kind of block, with texts chosen by a machine: for whatever writes a story."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import strategies as st

from facilitator.reports.story.blocks import (
    Bar,
    Block,
    Bullets,
    Cell,
    Column,
    Contents,
    Cover,
    Figure,
    Figures,
    Gathered,
    Heading,
    Key,
    Legend,
    NoteLine,
    Panel,
    Paragraph,
    Picture,
    PlaneChart,
    Point,
    Quote,
    Role,
    Roll,
    Section,
    Span,
    Spoke,
    Story,
    Stretch,
    Table,
    Timeline,
    WheelChart,
    texts,
)
from facilitator.sessions.records import ContributionKind, ItemKind

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
GREEN = "#2C7A58"
HOUR = timedelta(hours=1)


def every_block(text: str, number: int = 0) -> tuple[Block, ...]:
    """One block of each kind that may hold a text of a person: *text* in every place, with a number of that place."""
    places = count(1)

    def said() -> str:
        return f"{text} {number}x{next(places)}z"

    def spoken() -> tuple[Span, ...]:
        return (Span(said()), Span(said(), Role.STRONG), Span(said(), Role.SOFT))

    def note() -> NoteLine:
        return NoteLine(ContributionKind.OBSTACLE, said(), said(), (said(), said()))

    def row() -> tuple[Cell, ...]:
        return (Cell(said(), colour=GREEN), Cell(said(), Role.SOFT), Cell("12", bar=Bar(0.4, mark=0.7)))

    return (
        Heading(said(), anchor=f"one-{number}", kicker=said(), colour=GREEN, detail=said()),
        Heading(said(), level=2, anchor=f"two-{number}", kicker=said(), detail=said()),
        Heading(said(), level=3),
        Paragraph(spoken()),
        Bullets((spoken(), (Span(said()),))),
        Panel("Notes", said()),
        Quote(said(), said()),
        Legend((Key("3 idées", kind=ContributionKind.IDEA), Key("une couleur", GREEN))),
        Gathered((note(), note()), said(), f"{number} voix", 0.5, GREEN),
        Gathered((note(),), said(), said() * 3, 0.5, GREEN),
        Gathered((NoteLine(ContributionKind.EXAMPLE, said()),)),
        Table((Column(said(), 2), Column(said()), Column("", 1, right=True)), (row(), row()), said()),
        Figures(tuple(Figure(f"{place}", said(), GREEN) for place in range(5))),
        PlaneChart("effort", "impact", (Point(1, said(), 0.1, 0.9), Point(2, said(), 2.0, -1.0)), said()),
        Roll(said(), ((said(), said()), (said(), ""), ("Léa", said()))),
    )


def story_with(*texts: str) -> Story:
    """A story with every kind of block, once for each of these texts."""
    title = texts[0] if texts else "Une journée"
    timeline = Timeline(
        "Prévu et réalisé",
        "fin à 10:30",
        (Stretch(ItemKind.WELCOME, AT, AT + HOUR),),
        (Stretch(ItemKind.REFLECTION, AT, AT + 1.5 * HOUR),),
        (Key("réflexion", GREEN),),
    )
    spokes = tuple(Spoke(one, f"Levier {one}", f"L{one}", (one - 1) // 3 % 4, one / 2, 1.5) for one in range(1, 11))
    wheel = WheelChart(("Axe 1", "Axe 2", "Axe 3", "Axe 4"), spokes, 5, "Journée 1", "Une roue")
    cover = Section("cover", (Cover(title, title, (title, title), picture()), Picture(picture(), title), timeline))
    told = tuple(block for number, text in enumerate(texts) for block in every_block(text, number))
    sections = (cover, Section("contents", (Contents("Sommaire"),)), Section("told", (*told, wheel)))
    return Story(title, "Un cycle", title, "fr", sections)


def read_on_paper(story: Story) -> list[str]:
    """Every text of a story that stands on its pages: a lever stands there by its whole title, not by the short one."""
    short = {one.short for block in story.blocks if isinstance(block, WheelChart) for one in block.spokes}
    return [text for text in texts(story.sections) if text not in short]


def picture(width: int = 40, height: int = 20) -> bytes:
    """A small PNG."""
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (width, height), "#0E5A6B").save(file, "PNG")
    return file.getvalue()


def stories(letters: st.SearchStrategy[str]) -> st.SearchStrategy[Story]:
    """Stories whose texts are made of these letters, and of blanks."""
    words = st.text(letters | st.just(" "), min_size=1, max_size=90)
    return st.lists(words, min_size=1, max_size=3).map(lambda texts: story_with(*texts))
