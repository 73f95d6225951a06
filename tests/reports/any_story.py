"""Stories made without a day: one that has every block, and any that chance makes of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

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
)
from facilitator.sessions.records import ContributionKind, ItemKind
from facilitator.sessions.text import clean

from .stories import GREEN, picture

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
HOSTILE = (
    "<b>gras</b> & </w:t> &amp; <br/>",
    '<img src="/etc/passwd"/>',
    "# titre",
    "## titre #",
    "- point",
    "+ point",
    "* point",
    "1. un",
    "12) douze",
    "> citation",
    "```\ncode\n```",
    "~~~",
    "titre\n===",
    "titre\n---",
    "    quatre blancs",
    "a | b | c",
    "[lien](http://exemple.fr) ![image](x.png)",
    "https://exemple.fr/a_b_c et www.exemple.fr et a@exemple.fr",
    "*a* _b_ __c__ ~~d~~ `e` **f**",
    "fin \\",
    "un\\\ndeux",
    "une ligne\n\n\nune autre",
    "[^1] et [x] : tada :tada: $x^2$",
    "=HYPERLINK(1)",
    "a" * 60,
    "村民需要公共交通",
    "نص بالعربية مع كلمات 123",
    "שלום (עולם)",
    "🎉 fête 👩‍🌾 ❤️ 🇫🇷",
    "→ ✓ ½ ≤ \U000e0041 \uf8ff",
    "x\u0301\u0323 y\u0302 \u202eà l’envers\u202c",
    "%s {0} \\n $(ls)",
)


def told(*blocks: Block, accent: str = "") -> Story:
    """A story of these blocks."""
    return Story("Une journée", "Un cycle", "Une journée · 12 mars", "fr", (Section("reflections", blocks),), accent)


def wheel(before: str = "Journée 1") -> WheelChart:
    spokes = tuple(Spoke(n, f"Le levier numéro {n}", f"Levier {n}", (n - 1) // 3, n / 2, 2.0) for n in range(1, 11))
    return WheelChart(("Impulsion", "Dialogue", "Mouvement", "Convergence"), spokes, 5, before, "La roue")


def every_block(text: str = "Informer sans noyer") -> Story:
    """Each kind of block once at least, *text* wherever people write."""
    span = (Span(text), Span(text, Role.STRONG), Span("en plus", Role.SOFT))
    stretch = (Stretch(ItemKind.REFLECTION, AT, AT + timedelta(hours=1)),)
    notes = tuple(NoteLine(kind, text, "T2 · 5 voix", (text,)) for kind in ContributionKind)
    barred = Cell(text, bar=Bar(1, GREEN, 0.5)), Cell("9", Role.STRONG)
    rows = (barred, (Cell(text, colour=GREEN), Cell(bar=Bar(0))))
    clock = Timeline(text, text, stretch, stretch, (Key(text, GREEN),))
    reflection: tuple[Block, ...] = (
        Heading(text, 1, "q1", "RÉFLEXION 2", GREEN, text),
        Legend(tuple(Key(text, kind=kind) for kind in ContributionKind)),
        Gathered(notes, text, "11 voix", 1.0, GREEN),
        Gathered(notes),
        Heading(text, 2, "v1"),
        Table((Column("Quoi", 3), Column("Voix", 1, right=True)), rows, text),
        Table((Column(), Column()), ((Cell(text, anchor="q1"), Cell(text)),)),
        Heading(text, 3),
        Paragraph(span),
        Panel(text, text),
        Quote(text, text),
    )
    charts: tuple[Block, ...] = (
        wheel(),
        PlaneChart("Effort", "Impact", (Point(1, text, 0.2, 0.9),), text),
        Picture(picture(), text),
        Roll(text, ((text, text), (text, ""), ("Une voisine", "Sources"))),
    )
    sections = (
        Section("cover", (Cover(text, text, (text, text), picture()), Figures((Figure("43", text, GREEN),)))),
        Section("essentials", (Bullets((span, span)), clock)),
        Section("contents", (Contents("Sommaire"),)),
        Section("reflections", reflection),
        Section("positioning", charts),
    )
    return Story(text, "Un cycle", text, "fr", sections, "#0E5A6B")


_TEXT = (st.sampled_from(HOSTILE) | st.text(max_size=60)).map(clean)
_SHARE = st.floats(0, 1)
_COLOUR = st.sampled_from(("", GREEN))


def _some(made: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(made, min_size=least, max_size=3).map(tuple)


_SPANS = _some(st.builds(Span, _TEXT, st.sampled_from(Role)))
_CELL = st.builds(Cell, _TEXT, st.sampled_from(Role), st.none() | st.builds(Bar, _SHARE, _COLOUR, st.none() | _SHARE))
_NOTE = st.builds(NoteLine, st.sampled_from(ContributionKind), _TEXT, _TEXT, _some(_TEXT))
_KEY = st.builds(Key, _TEXT, _COLOUR, st.none() | st.sampled_from(ContributionKind))


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 4))
    columns = draw(st.lists(st.builds(Column, _TEXT, st.floats(0.1, 4), st.booleans()), min_size=count, max_size=count))
    rows = draw(_some(st.lists(_CELL, min_size=count, max_size=count).map(tuple)))
    return Table(tuple(columns), rows, draw(_TEXT))


_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, _TEXT, st.integers(1, 3), _TEXT, _TEXT, _COLOUR, _TEXT),
    st.builds(Paragraph, _SPANS),
    st.builds(Bullets, _some(_SPANS)),
    st.builds(Panel, _TEXT, _TEXT),
    st.builds(Quote, _TEXT, _TEXT),
    st.builds(Legend, _some(_KEY)),
    st.builds(Gathered, _some(_NOTE), _TEXT, _TEXT, _SHARE, _COLOUR),
    _tables(),
    st.builds(Figures, _some(st.builds(Figure, _TEXT, _TEXT, st.just(GREEN)), least=1)),
    st.builds(PlaneChart, _TEXT, _TEXT, _some(st.builds(Point, st.integers(1, 99), _TEXT, _SHARE, _SHARE)), _TEXT),
    st.builds(Roll, _TEXT, _some(st.tuples(_TEXT, _TEXT))),
    st.builds(Cover, _TEXT, _TEXT, _some(_TEXT)),
    st.builds(Contents, _TEXT),
    st.just(wheel()),
)

STORIES = st.builds(
    Story,
    _TEXT,
    _TEXT,
    _TEXT,
    st.just("fr"),
    _some(st.builds(Section, st.sampled_from(("cover", "agenda")), st.lists(_BLOCKS, max_size=4).map(tuple))),
    _COLOUR,
)
