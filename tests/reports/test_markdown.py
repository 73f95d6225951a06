"""The report as Markdown: read back by a parser, every text is itself and nothing that people wrote is mark-up."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.reports import content_of
from facilitator.reports.document import Document
from facilitator.reports.markdown import as_markdown
from facilitator.reports.story.blocks import (
    Bullets,
    Cell,
    Column,
    Contents,
    Gathered,
    Heading,
    NoteLine,
    Role,
    Section,
    Span,
    Story,
    Table,
    WheelChart,
    texts,
)
from facilitator.reports.story.telling import story_of
from facilitator.sessions.records import ContributionKind

from .any_story import HOSTILE, STORIES, every_block, told, wheel

_OURS = {
    "heading",
    "paragraph",
    "bullet_list",
    "list_item",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
}


def _tokens(story: Story) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found: list[Token] = []
    for token in parser.parse(as_markdown(story).decode()):
        found += token.children if token.type == "inline" and token.children is not None else [token]
    return found


def _text(tokens: list[Token]) -> str:
    return _bare("".join(token.content for token in tokens if token.type == "text"))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@settings(max_examples=30, deadline=None)
@given(STORIES)
def test_every_text_of_a_story_is_read_back_and_only_our_marks_are(story: Story) -> None:
    tokens = _tokens(story)
    read = _text(tokens)
    short = {spoke.short for block in story.blocks if isinstance(block, WheelChart) for spoke in block.spokes}
    for text in set(texts(story)) - short - {story.title}:
        assert _bare(text) in read, text
    kinds = {token.type for token in tokens} - {"text", "hardbreak", "hr"}
    assert kinds <= {f"{name}_{end}" for name in _OURS for end in ("open", "close")}


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_changes_nothing_of_what_stands_around_it(text: str) -> None:
    def marks(story: Story) -> list[str]:
        return [token.type for token in _tokens(story) if token.type not in ("text", "hardbreak")]

    assert marks(every_block(text)) == marks(every_block("mot"))


def test_the_markdown_of_a_day_says_all_that_its_story_does(document: Document) -> None:
    story = story_of(document)
    read = _text(_tokens(story))
    for text in texts(story):
        assert _bare(text) in read, text


def test_titles_lists_and_contributions_read_well_as_they_are() -> None:
    note = NoteLine(ContributionKind.OBSTACLE, "Trop de courriels", "T5 · 2 voix", ("dit aussi : des piles",))
    story = told(
        Heading("Que faire ?", 1, "q", "RÉFLEXION 2", detail="31 contributions"),
        Gathered((note,), "Informer sans noyer", "11 voix"),
        Bullets(((Span("D’abord", Role.STRONG), Span("une lettre.")),)),
        Table((Column("Quoi"), Column("Voix", right=True)), ((Cell("Une lettre | deux pages"), Cell("9")),)),
    )

    assert as_markdown(story).decode() == (
        "# Une journée\n\n"
        "## Que faire ?\n\n"
        "**RÉFLEXION 2**\n\n"
        "31 contributions\n\n"
        "#### Informer sans noyer (11 voix)\n\n"
        "- **O** Trop de courriels — T5 · 2 voix\n"
        "  - dit aussi : des piles\n\n"
        "- **D’abord** une lettre.\n\n"
        "| Quoi | Voix |\n"
        "| --- | ---: |\n"
        "| Une lettre \\| deux pages | 9 |\n\n"
        "---\n\n"
        "Une journée · 12 mars\n"
    )


def test_a_chart_is_a_table() -> None:
    assert "3\\. Le levier numéro 3 | **1.5** | 2.0 |" in as_markdown(told(wheel())).decode()


def test_the_report_is_a_format_like_the_others(document: Document) -> None:
    assert content_of(document, "md").startswith(b"# ")


def test_the_contents_list_what_those_of_the_pages_list() -> None:
    headings = (Heading("Un", 1, "a"), Heading("Deux", 2, "b"), Heading("Trois", 3, "c"), Heading("Quatre", 1))
    story = Story("Une journée", "", "", "fr", (Section("told", (Contents("Sommaire"), *headings)),))
    listed = as_markdown(story).decode().partition("## Sommaire")[2].partition("## Un")[0]
    assert listed.split() == ["-", "Un", "-", "Deux"]
